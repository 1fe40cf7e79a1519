# Diplomas that are missing or refuse: nothing is issued, or with --keep-going what is good. The number ../D/1 leads,
# made safe as in names, to a file of its own folder.
diplomas
cat >>cohort.csv <<'END'
Ada;10001;nl en;missing
Bea;10001;nl;text
Cas;10001;nl;protected
Dirk;10001;nl;cut
Els;10001;nl;signed
Fay;10001;nl;folder
Gijs;10001;nl;../D/1
Hal;10001;nl;large
END
echo 'no PDF' >diplomas/text.pdf
qpdf --encrypt user owner 256 -- plain.pdf diplomas/protected.pdf
head -c 200 plain.pdf >diplomas/cut.pdf
cp signed.pdf diplomas/signed.pdf
mkdir diplomas/folder.pdf
truncate -s 49M diplomas/large.pdf
cp plain.pdf D-1.pdf
another plain.pdf diplomas/_D_1.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf'
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --dry-run
listed
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --keep-going
listed
supplement verify --register out/register.db out/10001/Gijs*
another plain.pdf diplomas/missing.pdf
cp out/rejected.csv again.csv
hand_out again.csv -o out --diplomas 'diplomas/{diploma}.pdf' --keep-going --collection
