# What spreadsheets, conversions and other programs leave behind in cells: each is a bad row, told with its reason; names that
# look like it are issued.
school
edit layout.xml 's|<input name="holder.diploma" group="holder"/>|<input name="holder.diploma" group="holder"/><input name="holder.group"/>|'
edit layout.xml 's|<p><value select="\$holder.name"/></p>|<p><value select="$holder.name"/> <value select="$holder.group"/></p>|'
cat >nonsense.csv <<'END'
studentnummer;naam;geboortedatum;crebo;taal;diplomanummer;datum;school;group
1001;#N/B;2007-03-14;10001;nl;2026-1;10-07-2026;ROC;A
1002;#VERW!;2007-03-14;10001;nl;2026-2;10-07-2026;#N/B;A
1003;Jan Jansen;########;10001;nl;#N/B;########;ROC;A
1004;Piet;2007-03-14;10001;nl;1,23457E+11;10-07-2026;ROC;A
1005;Fran?ois Ay?e;2007-03-14;10001;nl;2026-5;10-07-2026;ROC;A
1006;Å»aneta Oâ€™Brien;2007-03-14;10001;nl;2026-6;10-07-2026;ROC;A
1007;TRUE;2007-03-14;10001;nl;2026-7;10-07-2026;ROC;A
1008;Jan null;2007-03-14;10001;nl;n.v.t.;10-07-2026;ROC;A
1009;"Fran&ccedil;ois O''Neil";2007-03-14;10001;nl;2026-9;10-07-2026;ROC;[klas]
1010;=VERT.ZOEKEN(A2;2007-03-14;10001;nl;2026-10;10-07-2026;ROC;A
1011.0;Jan​ Jansen;2007-03-14;10001;nl;2026-11;10-07-2026;ROC;A
1012;4711;2007-03-14;10001;nl;2026-12;10-07-2026;ROC;A
1013;£ukasz ¯ó³kiewski;2007-03-14;10001;nl;2026-13;10-07-2026;ROC;A
1014;ZoÎ MŸller;2007-03-14;10001;nl;Bo Jansen;10-07-2026;M³ller College;A
1015;Jan «Achternaam»;1900-01-00;10001;nl;2026-15;10-07-2026;ROC;A
1016;Jan Jansen;2007-03-14;#N/B;nl;2026-16;10-07-2026;ROC;A
END
hand_out nonsense.csv -o out
cat >names.csv <<'END'
naam;crebo;taal;diplomanummer;school;group
Xxx;10001;nl;D-1;ROC;A
True;10001;nl;D-2;ROC;-
Christopher Null;10001;nl;D-3;XXX Liceum;n.v.t.
N'Diaye O'Neil;10001;nl;D-4;kwaliteit [1];10.000
Å ß;10001;nl;25E12;ROC;A
Núria Gal·la d´Or;10001;nl;jansenb;Колледж «Север»;m²
Mª «Bo» O´Neil;10001;nl;Nr. 7;École n°3;A
END
hand_out names.csv -o out
listed
