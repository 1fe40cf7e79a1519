# What the command line lacks or has too much.
school
supplement export
supplement export cohort.csv -o out
supplement export cohort.csv -q qualifications
supplement export cohort.csv other.csv -q qualifications -o out
hand_out cohort.csv -o out --format xml
hand_out cohort.csv -o out --colour
hand_out cohort.csv -o out --map
hand_out cohort.csv -o out -q absent
for part in 0/3 4/3 1/0 1/3x 3; do
    hand_out cohort.csv -o out --shard $part
done
hand_out cohort.csv -o out --sheets 5
hand_out cohort.csv -o out.zip --sheets 5
hand_out cohort.csv -o out.pdf --sheets 0
mkdir empty
hand_out cohort.csv -o out -q empty
cp qualifications/smith.xml qualifications/smith-again.xml
hand_out cohort.csv -o out
rm qualifications/smith-again.xml
hand_out cohort.csv -o out -l 'nl xx'
listed
