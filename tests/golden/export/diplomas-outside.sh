# Diplomas lie below the folder that the command line names: no link leads elsewhere. One to another place below it does.
diplomas
mkdir private
mv diplomas/D-1.pdf private
ln -s ../private/D-1.pdf diplomas/D-1.pdf
mkdir diplomas/2026
mv diplomas/D-2.pdf diplomas/2026
ln -s 2026/D-2.pdf diplomas/D-2.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf'
listed
sed -i 's/;D-1/;..\/private\/D-1/' cohort.csv
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf'
sed -i 's/;[^;]*D-1/;D-1/' cohort.csv
mv diplomas/D-3.pdf diplomas/2026/D-2.pdf private
hand_out cohort.csv -o out --diplomas 'private/{diploma}.pdf'
listed
