# A diploma certified so that additions are allowed: the supplement is added behind what is signed, and that is told.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
edit signed.pdf 's/\/P 2>/\/P 3>/'
supplement attach signed.pdf supplement.pdf --embed -o out/new.pdf
head -c "$(wc -c <signed.pdf)" out/new.pdf | cmp - signed.pdf && echo 'the signed bytes are as they were'
