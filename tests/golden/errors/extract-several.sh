# A diploma with two supplements: their data by number.
"$program" render -L layout.xml qualification.xml -l en -o supplement-en.pdf
"$program" render -L layout.xml qualification.xml -l nl -o supplement-nl.pdf
"$program" attach plain.pdf supplement-en.pdf supplement-nl.pdf --embed -o diploma.pdf
supplement extract diploma.pdf -o out/first.xml
supplement extract diploma.pdf --number 2 -o out/second.xml
grep -ho 'editions=".."' out/first.xml out/second.xml
supplement extract diploma.pdf --number 3 -o out/third.xml
supplement extract plain.pdf -o out/third.xml
ls out
