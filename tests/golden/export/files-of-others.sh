# A file that was altered or removed since, and one of others under a name that is wanted.
school
hand_out cohort.csv -o out
keep
echo more >>'out/20002/Bo Smith-D-3-nl.pdf'
rm out/10001/Z*-nl.pdf
hand_out cohort.csv -o out
changed
rm out/20002/*.pdf
hand_out cohort.csv -o out
changed
mkdir -p other/20002
echo mine >'other/20002/Bo Smith-D-3-nl.pdf'
hand_out cohort.csv -o other
cat other/20002/*
find other -type f | sort
hand_out cohort.csv -o other --keep-going
