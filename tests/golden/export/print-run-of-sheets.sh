# A print run in the order of a column, split into files of two sheets.
school
hand_out cohort.csv -o out/all.pdf --sheets 2 --sort naam --format json
listed
hand_out cohort.csv -o out/all.pdf --sheets 0
hand_out cohort.csv -o out/all.pdf --sheets two
hand_out cohort.csv -o out --sheets 2
hand_out cohort.csv -o out/other.pdf --sort klas
