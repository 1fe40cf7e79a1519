# Days as people and programs write them, from language to language, are days.
cat >days <<'END'
10 juli 2026
vrijdag 10 juli 2026
10 jul. 2026
10-jul-2026
10-07-2026
10.07.2026
10. Juli 2026
Freitag, 10. Juli 2026
Freitag, den 10. Juli 2026
10. Jul 2026
10. Jänner 2026
den 10.07.2026
10. März 2026
10.Juli 2026
10.7.2026
10 juillet 2026
vendredi 10 juillet 2026
1er juillet 2026
le 10 juillet 2026
10 juil. 2026
1er août 2026
10 aout 2026
10 July 2026
July 10, 2026
Friday, July 10, 2026
10th July 2026
10th of July 2026
July 10th, 2026
Jul 10, 2026
Friday 10 July 2026
3rd of July, 2026
10 de julio de 2026
viernes, 10 de julio de 2026
1.º de julio de 2026
10 de julio del 2026
10 de setiembre de 2025
1º de julio de 2026
10 de julho de 2026
sexta-feira, 10 de julho de 2026
10 de Julho de 2026
1.º de julho de 2026
10 luglio 2026
venerdì 10 luglio 2026
1° luglio 2026
1º luglio 2026
addì 10 luglio 2026
10-lug-2026
10 lipca 2026
10 lipca 2026 r.
piątek, 10 lipca 2026
10 lipca 2026 roku
10.07.2026 r.
dnia 10 lipca 2026 r.
10. července 2026
pátek 10. července 2026
10. 7. 2026
10.července 2026
dne 10. 7. 2026
10. júla 2026
piatok 10. júla 2026
dňa 10.7.2026
2026. július 10.
2026. július 10., péntek
2026.07.10.
2026. 07. 10.
2026. júl. 10.
2026. július 10
2026-07-10.
10. julij 2026
petek, 10. julij 2026
10. julija 2026
10. srpnja 2026.
petak, 10. srpnja 2026.
10. 7. 2026.
10.07.2026.
10. srpnja 2026
10 iulie 2026
vineri, 10 iulie 2026
10 юли 2026 г.
10 юли 2026
петък, 10 юли 2026 г.
10.07.2026 г.
10.7.2026 г.
10 Ιουλίου 2026
Παρασκευή, 10 Ιουλίου 2026
10 Ιουλ 2026
1η Ιουλίου 2026
10 ΙΟΥΛΙΟΥ 2026
10 Μαΐου 2026
10. heinäkuuta 2026
perjantai 10. heinäkuuta 2026
perjantaina 10. heinäkuuta 2026
fredag 10 juli 2026
den 10 juli 2026
fredagen den 10 juli 2026
2026-07-10
10. juli 2026
fredag den 10. juli 2026
den 10. juli 2026
fredag 10. juli 2026
10. mai 2026
10. juuli 2026
reede, 10. juuli 2026
10. juuli 2026. a
10. juuli 2026 a.
2026. gada 10. jūlijs
2026. gada 10. jūlijā
piektdiena, 2026. gada 10. jūlijs
2026 m. liepos 10 d.
2026 m. liepos 10 d., penktadienis
2026 liepos 10
10 ta’ Lulju 2026
10 ta' Lulju 2026
Il-Ġimgħa, 10 ta’ Lulju 2026
10 Iúil 2026
Dé hAoine 10 Iúil 2026
10 Meán Fómhair 2025
10. júlí 2026
föstudagur, 10. júlí 2026
10 Temmuz 2026
10 Temmuz 2026 Cuma
10 korrik 2026
10 јули 2026
10. јул 2026.
10. jul 2026.
10 липня 2026 р.
10 липня 2026 року
2026-07-10T00:00:00
2026-07-10T00:00:00Z
2026-07-10T00:00:00.000+02:00
2026-07-10 00:00:00
20260710
2026/07/10
2026-07-10 00:00:00+00:00
2026-7-10
10JUL2026
10-JUL-2026
10/juli/2026
10 JULI 2026
10.07.2026 00:00:00
10.07.2026 00:00
10-07-2026 0:00
10-7-2026 0:00:00
END
awk 'BEGIN { print "naam;crebo;taal;diplomanummer;datum" } { printf "Jan Jansen;25135;nl;D-%d;\"%s\"\n", NR, $0 }' days >cohort.csv
"$program" export cohort.csv --qualifications "$source/samples" -o out --dry-run 2>&1
# in a language that has two months of one name, or in none of ours, the day is not guessed
printf '%s\n' '10 lip 2026' '10 Temmuzda 2026' '10th of Quintilis 2026' >days
awk 'BEGIN { print "naam;crebo;taal;diplomanummer;datum" } { printf "Jan Jansen;25135;nl;D-%d;\"%s\"\n", NR, $0 }' days >cohort.csv
"$program" export cohort.csv --qualifications "$source/samples" -o out --dry-run 2>&1 || true
