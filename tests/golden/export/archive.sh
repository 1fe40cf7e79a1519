# Into an archive, twice: the second time it is the same. Then into a folder with the same register: the same files.
school
hand_out cohort.csv -o out/all.zip
listed
unzip -ZT out/all.zip | sed -n 's/^-.* stor //p' # dated as its document is
keep
hand_out cohort.csv -o out/all.zip
changed
hand_out cohort.csv -o out --register out/register.db
listed
