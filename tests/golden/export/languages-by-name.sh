# A language is meant by its code with a country or of three letters, in any case, and by its name; what means none is refused, and told what there is.
school
cat >cohort.csv <<'CSV'
naam;crebo;taal;diplomanummer
Zoë Jansen-Đurić;10001;Nederlands en-GB;D-1
Þórdís Ægisdóttir;10001;Englisch, nld;D-2
Bo Smith;20002;NÉERLANDAIS;D-3
Jan Bos;10001;dut/eng;D-4
An Bos;10001;nl_NL;D-5
Bo Bos;10001;ολλανδικά;D-6
CSV
hand_out cohort.csv -o out | sed '/^$/d'
listed
cat >cohort.csv <<'CSV'
naam;crebo;taal;diplomanummer
Zoë Jansen-Đurić;10001;Deutsch;D-11
Þórdís Ægisdóttir;20002;English;D-12
Bo Smith;10001;Nederlands en Engels;D-13
Jan Bos;10001;Hollands;D-14
An Bos;10001;nl-Cyrl;D-15
CSV
hand_out cohort.csv -o out
