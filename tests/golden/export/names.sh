# Signs that a file system refuses, devices of Windows, names that differ in capitals alone, and patterns that are none.
school
cat >cohort.csv <<'END'
naam;crebo;diplomanummer
A/B\C:D E&F;10001;D-1
"a<x ""y""";10001;D-2
CON;10001;D-3
...Jan.;10001;D-5
Jan;10001;D-6
JAN;10001;D-7
jan;10001;D-8
END
hand_out cohort.csv -o out --name '{qualification}/{name}.pdf'
listed
hand_out cohort.csv -o out --name '{qualification}/{name}.pdf' --format json
for pattern in '{naam}.pdf' '../{name}.pdf' '/{name}.pdf' '{name}/' '' '{name' 'a\{name}.pdf'; do
    hand_out cohort.csv -o other --name "$pattern"
done
[ ! -e other ] || echo LEFT BEHIND
