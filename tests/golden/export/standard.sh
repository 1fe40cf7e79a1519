# Another standard is another edition: what was issued stays, which is told, until --reissue is said. The layout may say it, and
# the command line has the last word.
export SOURCE_DATE_EPOCH=1780000000
school
hand_out cohort.csv -o out | grep issued
header() {
    for file in "$1"/10001/*.pdf; do
        head -c 8 "$file"
        echo
    done | sort | uniq -c
}
header out
hand_out cohort.csv -o out --standard=pdf17 | grep issued
hand_out cohort.csv -o out --standard=pdf2 | grep issued
header out
hand_out cohort.csv -o out --standard=pdf2 --reissue --dry-run | grep replace
hand_out cohort.csv -o out --standard=pdf2 --reissue | grep issued
header out
hand_out cohort.csv -o out --standard=pdf2 | grep issued
supplement verify --register out/register.db out/10001/*.pdf
# the layout says it
edit layout.xml 's|(<layout )|\1standard="pdf2" |'
hand_out cohort.csv -o again | grep issued
header again
hand_out cohort.csv -o back --standard=pdf17 | grep issued
header back
# the qualification says otherwise, and knows better
for file in qualifications/*.xml; do
    edit "$file" 's|(<qualification )|\1standard="pdf17" |'
done
hand_out cohort.csv -o said | grep issued
header said
for file in qualifications/*.xml; do
    edit "$file" 's| standard="pdf17"||'
done
# a print run
hand_out cohort.csv -o run.pdf | grep issued
head -c 8 run.pdf
echo
hand_out cohort.csv -o none --standard=2.0
