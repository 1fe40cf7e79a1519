# One PDF under two numbers is the diploma of one of the two, and nobody knows of which: no row of either is issued; under one number, for two languages or rows, it is not.
diplomas
cp diplomas/D-2.pdf diplomas/D-3.pdf
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer
Zoë;10001;nl;D-2
Zoë;10001;en;D-2
Bo;20002;;D-3
Ann;10001;nl;D-1
END
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --keep-going
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer
Zoë;10001;nl;D-2
Zoë;10001;en;D-2
END
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' | grep -E 'issued|exit'
