# Diplomas whose signatures allow additions: what is added behind them is told once for all; beside them, it is not.
diplomas
edit signed.pdf 's/\/P 2>/\/P 3>/'
cp signed.pdf diplomas/D-1.pdf
another signed.pdf diplomas/D-2.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --embed
supplement verify --register out/register.db out/10001/*D-1-nl.pdf
hand_out cohort.csv -o other --diplomas 'diplomas/{diploma}.pdf' --collection
