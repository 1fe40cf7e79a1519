# Cohorts that openpyxl and LibreOffice wrote: dates, whatever they look like, are days; numbers keep the zeros that are shown;
# of two sheets one is chosen. The document has them as the cells show them.
school
edit layout.xml 's|(<input name="holder.diploma".*)|\1<input name="holder.date" group="holder"/><input name="holder.born" group="holder"/>|
s|.*\$holder.diploma.*|&<unused select="$holder.date"/><unused select="$holder.born"/>|'
for writer in openpyxl libreoffice; do
    cp "$source/tests/data/sheets/$writer-cohort.xlsx" .
    hand_out $writer-cohort.xlsx -o out
    hand_out $writer-cohort.xlsx -o out --sheet Toelichting
    hand_out $writer-cohort.xlsx -o out --sheet Geslaagden
done
listed
for name in 10001/Zoë\ Jansen-Đurić-0000471-nl 20002/Bo\ Smith-0000473-nl; do
    "$program" extract "out/$name.pdf" -o - | grep -E '<value|holder'
done
"$program" register list out/register.db --csv | cut -d';' -f1-8
