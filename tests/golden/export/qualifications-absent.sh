# Of qualifications that are not there nothing else is told: which rows their forms would take nobody knows.
school
supplement export cohort.csv -q absent -o issued
supplement export cohort.csv -q qualifications/baker.xml -o issued
mkdir empty
supplement export cohort.csv -q empty -o issued
