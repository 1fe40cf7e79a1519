# What the register says of a cohort: the title in each document's language, and a title over two lines in one.
school
edit qualifications/smith.xml 's|>Smid<|>Smid en\n      bankwerker<|'
hand_out cohort.csv -o out
"$program" register list --csv out/register.db | cut -d ';' -f 1-9,11,12,18
