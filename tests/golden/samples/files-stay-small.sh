# How large the sample's editions may be, in KB: as they are, for a holder whose letters most western names have, and for names
# that need letters of their own in both faces.
sample=$source/samples/25135-contactcenter-medewerker.xml

# weigh LANGUAGE MOST [NAME]
weigh() {
    if [ -n "${3-}" ]; then
        set -- "$1" "$2" --field "holder.name=$3" --field holder.diploma=2026-004711 --field holder.date=2026-07-10
    fi
    language=$1 most=$2
    shift 2
    "$program" render "$sample" -l "$language" -o out/weighed.pdf "$@"
    size=$(wc -c <out/weighed.pdf)
    [ "$size" -le $((most * 1024)) ] && echo "$language: at most $most KB" || echo "$language: $size bytes, more than $most KB"
    rm -f out/weighed.pdf
}
for language in nl:25:30:32:34 en:26:30:33:35 de:27:31:34:36; do
    IFS=:
    set -- $language
    unset IFS
    weigh "$1" "$2"
    weigh "$1" "$3" 'François Müller-van den Berg'
    weigh "$1" "$4" 'Zoë Jansen-Đurić'
    weigh "$1" "$5" 'Ιωάννα Παπαδοπούλου'
done
