# A name in several columns, put together in the order of the language, also by a map; and what is asked about.
school
cat >cohort.csv <<'END'
Leerlingnummer;Achternaam;Tussenvoegsel;Roepnaam;Crebo;Diplomanummer;opmerking;opmerking
1001;Vries;de;Zoë;10001;D-1;;
1002;Jansen;;Jan;10001;D-2;;
1003;Or;d';Renée;10001;D-3;;
END
hand_out cohort.csv -o out
listed
printf 'naam = tussenvoegsel achternaam\n' >map.csv
hand_out cohort.csv -o mapped --map map.csv --dry-run
cat >cohort.csv <<'END'
naam;crebo;diplomanummer
Vries, Zoë de;10001;D-4
"Smith, jr.; ""Bo""";10001;D-5
END
hand_out cohort.csv -o other --dry-run
printf 'heading;meaning\nnaam;full name\n' >map.csv
hand_out cohort.csv -o other --map map.csv
find other -name '*.pdf' | sort
