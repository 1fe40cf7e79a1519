# One cohort as other programs write it: with commas, in Windows-1252, in UTF-16, with English and German headings.
school
edit cohort.csv 's/-Đurić//'
hand_out cohort.csv -o out
keep
sed 's/;/,/g;s/naam/Full name/;s/crebo/Qualification code/;s/taal/Languages/;s/diplomanummer/Certificate number/' cohort.csv >commas.csv
hand_out commas.csv -o out
sed 's/naam/Name des Inhabers/;s/crebo/Berufsnummer/;s/taal/Sprachen/;s/diplomanummer/Zeugnisnummer/' cohort.csv |
    iconv -t WINDOWS-1252 >1252.csv
hand_out 1252.csv -o out
iconv -t UTF-16 cohort.csv >utf-16.csv
hand_out utf-16.csv -o out
changed
