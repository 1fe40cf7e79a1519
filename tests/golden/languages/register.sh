# What was issued, in three languages: the table, verdicts, what revoking and merging say; the CSV is the same in all.
school
export SOURCE_DATE_EPOCH=1786000000
"$program" export -L layout.xml -q qualifications cohort.csv -o out >/dev/null
"$program" register revoke out/register.db 10001/D-2/en/1 --reason 'typing error'
"$program" register list --csv out/register.db >english.csv
cp qualification.xml other.xml
for locale in nl_NL.UTF-8 de_DE.UTF-8 fr_FR.UTF-8; do
    export LC_ALL=$locale
    supplement register list out/register.db
    supplement verify out/10001/*.pdf plain.pdf --register out/register.db
    supplement register revoke out/register.db 10001/D-9/nl/1 --reason error
    supplement register merge "out/$locale.db" out/register.db
    "$program" register list --csv out/register.db | cmp - english.csv
done
