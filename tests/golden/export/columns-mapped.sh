# Headings of a school's own, by a map; a map with slips.
school
edit cohort.csv 's/naam/Wie/;s/diplomanummer/Waardepapier/;s/taal/klas/'
hand_out cohort.csv -o out
printf 'heading,meaning\nWIE,name\nwaardepapier,diploma\nklas,-\n' >map.csv
hand_out cohort.csv -o out --map map.csv
listed
printf 'heading;meaning\nWie;nam\nklas\n' >map.csv
hand_out cohort.csv -o out --map map.csv
hand_out cohort.csv -o out --map absent.csv
for first in 'Wie =' 'nam = Wie' 'klas = Wie'; do
    printf '%s\n' "$first" >map.csv
    hand_out cohort.csv -o out --map map.csv | grep -E 'error|exit'
done
cat >cohort.csv <<'END'
Wie,heet,crebo,klas,Waardepapier
Bo,Bos,10001,A,7
END
printf 'naam = Wie, heet\nWaardepapier;diploma\nklas;-\n' >map.csv
hand_out cohort.csv -o out --map map.csv
listed
