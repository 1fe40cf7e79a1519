# Files that are made to block programs: far more in them than their size lets one expect, and packed twice.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
{
    printf '%%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length 1>>\nstream\n'
    head -c 80000000 /dev/zero | gzip -9 | tail -c +11 | { printf '\170\332'; cat; }
    printf '\nendstream\nendobj\n'
} >zeros.pdf
printf '%%PDF-1.7\n1 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length 1>>\nstream\n' >twice.pdf
supplement attach zeros.pdf supplement.pdf -o out/new.pdf
supplement extract zeros.pdf
supplement verify twice.pdf
untouched
