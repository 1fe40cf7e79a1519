# A cohort in CSV that does not say its encoding: read where its words are clear, refused where they are not, right when named.
school
edit cohort.csv 's/Zoë Jansen-Đurić/Łukasz Żółkiewski/;s/Þórdís Ægisdóttir/Małgorzata Wiśniewska/'
iconv -t WINDOWS-1250 cohort.csv >polish.csv
hand_out polish.csv -o out
iconv -t CP852 cohort.csv >dos.csv
hand_out dos.csv -o out --encoding ibm852
edit cohort.csv 's/Łukasz Żółkiewski/Aistė/;s/Małgorzata Wiśniewska/Ona Petraite/'
iconv -t WINDOWS-1257 cohort.csv >lithuanian.csv
hand_out lithuanian.csv -o out --dry-run
hand_out lithuanian.csv -o out --dry-run --encoding cp1257
hand_out cohort.csv -o out --dry-run --encoding 1257
hand_out lithuanian.csv -o out --dry-run --encoding esperanto
