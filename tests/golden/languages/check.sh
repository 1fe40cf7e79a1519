# What a file lacks, as text and for programs: these are told in the same words, by the same ids.
edit qualification.xml '0,/<text lang="nl">/s//<text lang="xx">/'
for locale in nl_NL.UTF-8 de_AT fr_CH.UTF-8@euro; do
    LC_ALL=$locale supplement check -L layout.xml qualification.xml
    LC_ALL=$locale supplement check -L layout.xml --format=json qualification.xml
    LC_ALL=$locale supplement check -L layout.xml layout.xml
    LC_ALL=$locale supplement check absent.xml
done
