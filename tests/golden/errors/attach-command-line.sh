# What `attach` is not told, or told twice; an output that would take an input's place.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
supplement attach
supplement attach plain.pdf -o out/new.pdf
supplement attach plain.pdf supplement.pdf
supplement attach plain.pdf supplement.pdf --embed --collection -o out/new.pdf
supplement attach plain.pdf supplement.pdf --embed --duplex -o out/new.pdf
supplement attach plain.pdf supplement.pdf --require pdfx -o out/new.pdf
supplement attach plain.pdf supplement.pdf -o plain.pdf
ln -s ../supplement.pdf out/link.pdf
supplement attach plain.pdf supplement.pdf -o out/link.pdf
rm out/link.pdf
supplement extract supplement.pdf --number none
untouched
