# A row that changed becomes a new issue, which replaces the old one; the old file is set aside as it was.
school
hand_out cohort.csv -o out
keep
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out --format json
changed
