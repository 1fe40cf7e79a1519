# A print run, twice: the second time it is the same. Then into a folder with the same register: each document by its name.
school
hand_out cohort.csv -o out/all.pdf
listed
keep
hand_out cohort.csv -o out/all.pdf
changed
hand_out cohort.csv -o out --register out/register.db
listed
