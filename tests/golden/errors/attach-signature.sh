# A certified diploma: what it does not allow is refused, and what does is offered.
"$program" render -L layout.xml qualification.xml -o supplement.pdf
supplement attach signed.pdf supplement.pdf -o out/new.pdf
supplement attach signed.pdf supplement.pdf --embed -o out/new.pdf
untouched
supplement attach signed.pdf supplement.pdf --break-signature -o out/new.pdf
rm out/new.pdf
supplement attach signed.pdf supplement.pdf --collection -o out/new.pdf
