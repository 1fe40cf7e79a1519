# Names of diplomas that another system wrote: letters and accents apart, in the folder's name too, and .PDF; but where two
# names differ in nothing else, none of them is taken.
diplomas
cat >cohort.csv <<'END'
naam;crebo;taal;diplomanummer;school
Zoë;10001;nl;D-1;Brontë
Ada;10001;nl;D-2;Brontë
Bo;10001;nl;D-3;Brontë
END
decomposed=$(printf 'Bronte\314\210')
mkdir "diplomas/$decomposed"
mv diplomas/D-1.pdf "diplomas/$decomposed/Zoe$(printf '\314\210')-D-1.PDF"
mv diplomas/D-2.pdf "diplomas/$decomposed/Ada-D-2.Pdf"
mv diplomas/D-3.pdf "diplomas/$decomposed/Bo-D-3.PDF"
hand_out cohort.csv -o out --diplomas 'diplomas/{school}/{holder.name}-{diploma}.pdf'
listed
another plain.pdf "diplomas/$decomposed/Bo-D-3.Pdf"
rm -r out
hand_out cohort.csv -o out --diplomas 'diplomas/{school}/{holder.name}-{diploma}.pdf'
