# The other ways. Attached otherwise, a document is another; without a diploma too.
diplomas
for way in --embed --collection --duplex; do
    hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' $way --reissue
done
hashes
hand_out cohort.csv -o out --diplomas './diplomas/./{diploma}.pdf' --duplex | grep -E 'issued|exit'
hand_out cohort.csv -o out | grep -E 'issued|exit'
hand_out cohort.csv -o out --reissue | grep -E 'issued|exit'
hashes | tail -n 4
supplement verify --register out/register.db out/10001/* out/replaced/10001/*
rm -r out
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --collection | grep pages
supplement verify --register out/register.db out/10001/*D-1-nl.pdf out/20002/*
