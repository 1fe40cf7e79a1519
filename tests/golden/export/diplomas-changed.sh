# A diploma that changed makes a new issue of each of its documents, which replaces the old one.
diplomas
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' | grep -E 'issued|exit'
keep
echo '% mended' >>diplomas/D-1.pdf
hand_out cohort.csv -o out --diplomas 'diplomas/{diploma}.pdf' --format json
changed
"$program" register list out/register.db | sed 's/  [0-9TZ:-]*  /  /'
