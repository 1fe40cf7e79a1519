# A refused export leaves no folder that it made, and none of those above; one that was there stays.
school
echo ';10001;nl;D-4' >>cohort.csv
hand_out cohort.csv -o new/deep/folder | grep -E 'error|exit'
hand_out cohort.csv -o new/deep/ | grep exit
mkdir empty
hand_out cohort.csv -o empty/deep | grep exit
hand_out cohort.csv -o empty | grep exit
ls -A empty
ls
