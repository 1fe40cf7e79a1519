# Completion of supplement(1) for bash.

_supplement_options() {
    case $1 in
    render) echo -l --language= -L --layout= -f --field= -o --output= --format= --pdf= --standard= --mode= --strict \
        --seal= --certificate= --pin= --certify --timestamp= ;;
    check) echo -L --layout= --strict --format=json ;;
    export) echo -q --qualifications= -o --output= --sort= --sheets= -l --language= -L --layout= --standard= --sheet= --hidden= \
        --encoding= --map= --rows= --dates= --name= --diplomas= --duplex --embed --collection --register= --dry-run --keep-going --reissue \
        --shard= --mode= --sync=none --strict --format=json --seal= --certificate= --pin= --certify --timestamp= --signed-code ;;
    attach) echo -o --output= --duplex --embed --collection --require= --break-signature --any --mode= --seal= --certificate= --pin= --certify --timestamp= ;;
    seal) echo -k --key= --certificate= --pin= --certify --timestamp= --extend --trust= -o --output= --mode= ;;
    extract) echo -o --output= --record --number= --mode= ;;
    import) echo -o --output= ;;
    export-data) echo -o --output= --format=elm-xml --format=turtle --format=jsonld --format=json --format=xlsx ;;
    new) echo --country= --languages= --workbook -L --layout= -o --output= ;;
    publish) echo -o --output= -L --layout= --address= ;;
    desk) echo -q --qualifications= -r --register= -L --layout= -o --output= --seal= --certificate= --pin= --certify --timestamp= ;;
    serve) echo -q --qualifications= -r --register= --trust= -L --layout= --listen= --token= --certificate= --key= ;;
    layout) echo -o --output= --flatten ;;
    verify) echo -r --register= -L --layout= --trust= --format= --token= --surname= --number= --code= --certificate= ;;
    register) echo --csv --remove --reason= ;;
    esac
}

_supplement() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words=
    if [[ $COMP_CWORD -eq 1 ]]; then
        words="new render check export attach seal extract verify register serve desk publish layout import export-data --help --version"
    elif [[ $current == = || $previous == = ]]; then # --option=value: "=" is a word of its own
        [[ $current == = ]] && current= || previous=${COMP_WORDS[COMP_CWORD - 2]}
        [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
        case $command$previous in
        render--format) words="pdf html png svg json trace" ;;
        *--format) words=json ;;
        *--standard) words="pdf17 pdf2" ;;
        *--hidden) words="take skip" ;;
        *--dates) words="dmy mdy" ;;
        *--require) words="pdfa pdfua" ;;
        esac
    elif [[ $command == register && $COMP_CWORD -eq 2 ]]; then
        words="list revoke merge seal address publish"
    elif [[ $current == -* ]]; then
        words="$(_supplement_options "$command") --help"
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
    [[ ${#COMPREPLY[@]} -gt 0 ]] || mapfile -t COMPREPLY < <(compgen -f -- "$current")
}

complete -o filenames -F _supplement supplement
