# Control characters in the names of files are shown, not sent to the screen.
bad=$(printf 'a\033[2J\302\233x.xml')
supplement render "$bad" -o out/x.pdf
cp qualification.xml "$bad"
supplement check -L layout.xml "$bad"
mv "$bad" "$bad.pdf"
supplement verify "$bad.pdf"
