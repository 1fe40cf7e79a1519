# Nothing is forced to the disk; what is made is the same.
school
hand_out cohort.csv -o synced
hand_out cohort.csv -o out --sync=none
hand_out cohort.csv -o out --sync=none
for file in $(cd synced && find . -name '*.pdf' | tr ' ' '?'); do
    cmp synced/$file out/$file
done
hand_out cohort.csv -o out --sync=all
listed
