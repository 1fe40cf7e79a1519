# Diplomas and supplements that are none; all of them are told in one run.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
head -c 5000 supplement.pdf >cut.pdf
supplement attach absent.pdf qualification.xml -o out/new.pdf
supplement attach cut.pdf qualification.xml supplement.pdf -o out/new.pdf
supplement attach --collection qualification.xml supplement.pdf -o out/new.pdf
untouched
