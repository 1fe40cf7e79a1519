# Help, man pages and completions name the options that commands take, no more and no fewer; examples of the man pages run.
. tests/package/common.sh

commands="new render check export attach seal extract verify register serve desk publish layout import export-data"
completions=packaging/completions

# What the source says, an option a line: --language, -l.
taken() {
    shared=
    source=src/command/$(echo "$1" | tr - _).c
    ! grep -q KEY_OPTIONS "$source" || shared=src/command/key.h
    grep -ohE '\{"[a-z-]+", +(no|required)_argument' "$source" $shared | sed 's/{"\([a-z-]*\)".*/--\1/'
    grep -oE 'getopt_long\(argc, argv, ":[^"]*"' "$source" | sed 's/.*":\(.*\)"/\1/' | tr -d : | grep -o . | sed 's/^/-/'
}

in_help() {
    "$build/supplement" "$1" --help | grep -oE -- '(^|[ [`])--?[a-zA-Z][a-z-]*' | sed 's/^[^-]//'
}

# In the headings of the list: `.It Fl l , Fl -language Ns = Ns Ar language`.
in_man() {
    sed -n '/^\.It Fl/{ s/ Ns.*//; s/^\.It //; s/Fl //g; s/,//g; p; }' "docs/man/supplement-$1.1" | tr ' ' '\n' | grep . | sed 's/^/-/'
}

in_bash() {
    bash -c ". $completions/supplement.bash; _supplement_options $1" | tr ' ' '\n' | sed 's/=.*//'
}

in_zsh() {
    sed -n "/^$1)/,/;;/p" $completions/_supplement | grep -oE -- '--[a-z-]+|\{-[a-zA-Z]\+' | tr -d '{+'
}

in_fish() {
    grep -F -- "-n \$$(echo "$1" | tr - _) " $completions/supplement.fish | grep -oE -- ' -(s [a-zA-Z]|l [a-z-]+)' | sed 's/ -s /-/; s/ -l /--/'
}

for command in $commands; do
    taken "$command" | sort -u >"$work/taken"
    grep -q . "$work/taken" || fail "$command: its options are not found in the source"
    for where in man bash zsh fish; do
        "in_$where" "$command" | sort -u >"$work/named"
        diff "$work/taken" "$work/named" || fail "$command: < taken, > named in $where"
    done
    # -o and -L stand there without their long form where they are alone.
    in_help "$command" | sort -u >"$work/named"
    grep -vxE -- '--output|--layout' "$work/taken" >"$work/short" || true
    grep -vxE -- '--output|--layout' "$work/named" | diff "$work/short" - || fail "$command: < taken, > named in help"
done

# ---- completions
bash -n $completions/supplement.bash
zsh -n $completions/_supplement
fish --no-execute $completions/supplement.fish

# completed WORDS...: what bash makes of the last word.
completed() {
    bash -c ". $completions/supplement.bash; compopt() { :; }
        COMP_WORDS=(\"\$@\"); COMP_CWORD=\$((\$# - 1)); _supplement; echo \${COMPREPLY[*]}" bash "$@"
}
expect() {
    [ "$1" = "$2" ] || fail "completed: \"$1\", not \"$2\""
}
expect "$(completed supplement ex)" "export extract export-data"
expect "$(completed supplement register re)" "revoke"
expect "$(completed supplement export --sh)" "--sheets= --sheet= --shard="
expect "$(completed supplement render --format = p)" "pdf png"
expect "$(completed supplement export --format =)" "json"
expect "$(completed supplement check dev)" "dev"
mkdir "$work/home"
expect "$(HOME=$work/home XDG_CONFIG_HOME=$work/home XDG_DATA_HOME=$work/home fish -c "source $completions/supplement.fish
    complete -C 'supplement ex'" | cut -f1 | paste -sd ' ')" "export export-data extract"

# ---- man pages
for page in docs/man/*.1; do
    mandoc -Tlint -W warning "$page" >"$work/lint" || fail "$(cat "$work/lint")"
done
for command in $commands; do
    grep -qx ".It Xr supplement-$command 1" docs/man/supplement.1 || fail "supplement(1) does not name supplement-$command(1)"
done

mkdir "$work/desk" "$work/desk/qualifications"
cp samples/25135-contactcenter-medewerker.xml "$work/desk/25135.xml"
cp samples/25135-contactcenter-medewerker.xml "$work/desk/qualifications/25135.xml"
cp samples/cohort.csv "$work/desk"
echo '<layout version="1" name="with-record" base="nl.xml" record="elm-xml"/>' >"$work/desk/with-record.xml"
cp tests/data/seal/p256.pem "$work/desk/seal.pem"
cp tests/data/seal/authority.pem "$work/desk"
cp tests/golden/base/plain.pdf "$work/desk/diploma.pdf"
"$build/supplement" export-data --format=turtle samples/25135-contactcenter-medewerker.xml -o "$work/desk/record.ttl"
python3 tests/golden/document.py "$work/desk/25135-nl.docx" <<'END'
#1. Titel van het certificaat (NL)
Contactcenter medewerker
#3. Beschrijving vaardigheden en competenties
Hij neemt bestellingen aan.
#4. Reeks beroepen toegankelijk voor de houder van het certificaat
Medewerker van een callcenter
END
mkdir "$work/bin"
ln -s "$build/supplement" "$work/bin/supplement"
for name in supplement $(printf 'supplement-%s ' $commands); do
    grep -q '^\.Dl \$ supplement' "docs/man/$name.1" || fail "$name.1 has no example"
    sed -n 's/^\.Dl \$ //p' "docs/man/$name.1" | while read -r line; do
        (cd "$work/desk" && PATH="$work/bin:$PATH" sh -ec "$line") >"$work/said" 2>&1 || fail "$name(1): $line: $(cat "$work/said")"
    done
done
