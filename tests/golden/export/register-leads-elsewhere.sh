# A register whose rows name files where no document may lie: nothing is written, there or elsewhere, whoever asks. Those that were set
# aside, and those of an archive, may stay.
school
export SOURCE_DATE_EPOCH=1786000000
"$program" export -L layout.xml -q qualifications cohort.csv -o out >/dev/null
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out
"$program" export -L layout.xml -q qualifications cohort.csv -o all.zip --register archive.db >/dev/null
cp out/register.db good.db
rm out/10001/*-en.pdf
keep
while IFS= read -r file; do
    echo "== $file"
    for column in file moved; do
        cp good.db out/register.db
        tamper out/register.db "UPDATE issue SET $column = $file WHERE diploma = 'D-1' AND language = 'en'"
        cp out/register.db tampered.db
        hand_out cohort.csv -o out | grep -v '^  hint'
        cp good.db out/register.db
        changed
        hand_out cohort.csv -o all.zip --register tampered.db | grep -c 'register-path'
        hand_out cohort.csv -o out --register tampered.db --dry-run | grep -c 'register-path'
        supplement register merge merged.db tampered.db | grep -c 'register-path'
    done
done <<'END'
'../x.pdf'
'/tmp/x.pdf'
'all.zip//tmp/x.pdf'
'all.zip/../x.pdf'
'10001/../../x.pdf'
'10001/./x.pdf'
'10001//x.pdf'
'10001/'
'10001\..\x.pdf'
'..'
'.x.pdf'
'Register.db'
'rejected.csv'
'replaced/../x.pdf'
'replaced'
''
'x' || char(0) || '.pdf'
END
ls . | grep -v ' '
# near misses: dots within a name, a folder called like an archive, and what was set aside
tamper good.db "UPDATE issue SET file = '10001/J. v.d. Berg..pdf' WHERE diploma = 'D-1' AND language = 'en'"
cp good.db out/register.db
hand_out cohort.csv -o out
changed
hand_out cohort.csv -o all.zip --register archive.db | tail -n 2
