# A cohort becomes a folder of files with a register; exported again, nothing changes.
school
hand_out cohort.csv -o out
listed
keep
hand_out cohort.csv -o out
changed
hand_out cohort.csv -o out --format json
changed
