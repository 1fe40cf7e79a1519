# A print run; ways that exclude each other; patterns that are none, or give two diploma numbers one file.
diplomas
hand_out cohort.csv -o out/run.pdf --diplomas 'diplomas/{diploma}.pdf'
hand_out cohort.csv -o out --embed
hand_out cohort.csv -o out --duplex
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --embed --collection
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --embed --duplex
hand_out cohort.csv -o out --diplomas diplomas
hand_out cohort.csv -o out --diplomas 'diplomas/{nummer}.pdf'
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma'
untouched
cp plain.pdf diplomas/10001.pdf
another plain.pdf diplomas/20002.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{qualification}.pdf'
edit cohort.csv 's/D-2/D*2/;s/D-3/D:2/'
another plain.pdf diplomas/D_2.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf'
listed
