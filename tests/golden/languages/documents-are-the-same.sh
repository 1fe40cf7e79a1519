# A document is of its data alone, and so is what programs read; the language of the reader of messages plays no part.
school
export SOURCE_DATE_EPOCH=1786000000
make() {
    mkdir "$1"
    for format in pdf trace svg png; do
        LC_ALL=$1 LANG=$1 "$program" render -L layout.xml qualification.xml -l nl -o "$1/page.$format"
    done
    LC_ALL=$1 "$program" export -L layout.xml -q qualifications cohort.csv -o "$1/run.pdf" --format=json >"$1/events"
    LC_ALL=$1 "$program" register list --csv "$1/register.db" >"$1/list.csv"
    sed -i -E 's/"seconds":[0-9.]+//' "$1/events"
    rm "$1/register.db"
}
for locale in C nl_NL.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
    make $locale
    diff -r C $locale && echo "$locale: the same"
done
ls C
