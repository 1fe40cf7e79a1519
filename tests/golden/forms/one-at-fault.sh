# A form at fault stops those who have it, and nobody else.
forms
edit forms/be.xml 's|color="#ff0000"|color="red"|'
edit cohort.csv '/Zoë/s/$/1a/;/Bo/s/$/1a/'
supplement check -L forms qualifications/baker.xml qualifications/waiter.xml
hand_out cohort.csv -L forms -o out
listed
hand_out cohort.csv -L forms -o out --keep-going
listed
# where all have it nothing begins
rm qualifications/baker.xml qualifications/smith.xml
hand_out cohort.csv -L forms -o out
