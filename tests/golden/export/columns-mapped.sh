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
