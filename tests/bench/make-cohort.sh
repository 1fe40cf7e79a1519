#!/bin/sh
# A cohort to export: FOLDER/cohort.csv, the same holders each time (cohort.awk says who they are), and FOLDER/qualifications/,
# three qualifications: the sample, and two that differ in code and title.
#
#     make-cohort.sh ROWS FOLDER
set -eu
export LC_ALL=C
here=$(dirname "$0")
rows=$1
folder=$2
sample=$here/../../samples/25135-contactcenter-medewerker.xml
letters=$folder/letters

# Of the standard's letters: without the marks that stand on others, what it does not want in names, { } « ?, which the export
# takes for a placeholder that was not filled in or a letter that was lost, and digits, " ( ) and * + @ ^ _ |, which it lets into no
# name, or not alone.
wanted_letters() {
    grep -Ev '^(dc|bnlnot);|; (002[0289AB]|003[0-9F]|0040|005E|005F|007B|007C|007D|00AB);' "$here/../data/din-91379.txt" | tr -d '\r'
}

# qualification CODE DUTCH ENGLISH GERMAN
qualification() {
    sed "s/25135/$1/; s/Contactcenter medewerker/$2/; s/Contact centre employee/$3/; s/Fachkraft im Contactcenter/$4/" \
        "$sample" >"$folder/qualifications/$1.xml"
}

# The letters that no name in the rows on standard input has.
missing_letters() {
    sed 's/^[0-9]*;//; s/;[0-9-]*;[0-9]*;nl,en;.*//' | awk -F ';' '
        NR == FNR {
            sub(/^ /, "", $5)
            wanted[$5 == "" ? ";" : $5]
            next
        }
        { for (letter in wanted) if (index($0, letter)) delete wanted[letter] }
        END { for (letter in wanted) print letter }' "$letters" -
}

mkdir -p "$folder/qualifications"
trap 'rm -f "$letters"' EXIT
wanted_letters >"$letters"
cp "$sample" "$folder/qualifications/25135.xml"
qualification 25901 'Medewerker winkel' 'Shop employee' 'Fachkraft im Einzelhandel'
qualification 25902 'Medewerker klantenservice' 'Customer service employee' 'Fachkraft im Kundendienst'
awk -v rows="$rows" -f "$here/cohort.awk" "$letters" >"$folder/cohort.csv"

if [ "$rows" -ge 10000 ]; then
    missing=$(sed -n 2,10001p "$folder/cohort.csv" | missing_letters)
    [ -z "$missing" ] || {
        echo "make-cohort.sh: no name has:" $missing >&2
        exit 1
    }
fi
