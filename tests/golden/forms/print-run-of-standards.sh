# A print run of forms that ask for different standards conforms to that of its first document, and of each part to that of the
# first in it; the command line has the last word. Documents in a folder have each its own.
cp -R "$source/layouts" forms
edit forms/hu.xml 's|<layout |<layout standard="pdf2" |'
mkdir qualifications
cp "$source/samples/25135-contactcenter-medewerker.xml" "$source/samples/countries/hu-pek.xml" qualifications
cat >cohort.csv <<'END'
naam;code;taal;diploma;datum
Zoë Jansen;25135;nl;D-1;10-7-2026
Kiss Ilona;4-0721-SP-01;hu;D-2;10-7-2026
Bo Smith;25135;en;D-3;10-7-2026
END
headers() {
    for file; do echo "$(basename "$file") $(head -c 8 "$file")"; done
}
run_of() { # FILE OPTIONS...
    into=$1; shift
    "$program" export cohort.csv -q qualifications -L forms -o "out/$into" --register "out/$into.db" "$@" >/dev/null 2>&1 || echo "$into: exit $?"
}
run_of dutch-first.pdf
{ sed -n '1p;3p' cohort.csv; sed -n '2p;4p' cohort.csv; } >turned && mv turned cohort.csv
run_of hungarian-first.pdf
run_of parts.pdf --sheets 1
run_of old.pdf --standard pdf17
run_of new.pdf --standard pdf2
headers out/*.pdf
run_of folder
headers out/folder/*/*.pdf
