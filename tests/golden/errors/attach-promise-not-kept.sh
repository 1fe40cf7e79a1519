# A diploma that promises nothing: the whole cannot either, which is told, or refused where it is required.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
supplement attach plain.pdf supplement.pdf -o out/new.pdf
rm out/new.pdf
supplement attach plain.pdf supplement.pdf --require pdfa --require pdfua -o out/new.pdf
supplement attach plain.pdf supplement.pdf --embed --require pdfa -o out/new.pdf
untouched
supplement attach plain.pdf supplement.pdf --collection --require pdfa --require pdfua -o out/new.pdf
