# Words that a cell of a workbook cannot hold are told, and nothing is written.
awk '{ if (!done && sub(/Voert het verkooptraject uit/, "&@")) done = 1; print }' "$source/samples/25135-contactcenter-medewerker.xml" >q.xml
long=$(awk 'BEGIN { for (i = 0; i < 4000; i++) printf " veel werk" }')
sed -i "s/@/$long/" q.xml
supplement export-data q.xml -o out/q.xlsx
ls -A out
