# Data that changed: what was issued stays, with a warning, until --reissue is said; then it gives way to the new one.
school
hand_out cohort.csv -o out
keep
edit qualifications/baker.xml 's/Bakes bread/Bakes fine bread/;s/Bakt brood/Bakt fijn brood/'
hand_out cohort.csv -o out --format json
changed
rm 'out/10001/Þórdís Ægisdóttir-D-2-en.pdf'
hand_out cohort.csv -o out
hand_out cohort.csv -o out --reissue --format json
changed
