# A supplement that another program has written anew, or changed, is told; what is added behind it, and what it is joined to, is none of that.
"$program" render -L layout.xml qualification.xml -l en -o a.pdf
"$program" render -L layout.xml qualification.xml -l en --standard pdf2 -o b.pdf
"$program" render -L layout.xml qualification.xml -l en --seal "$source/tests/data/seal/p256.pem" -o sealed.pdf
"$program" attach plain.pdf a.pdf -o whole.pdf 2>/dev/null
"$program" attach plain.pdf a.pdf --embed -o embedded.pdf 2>/dev/null
"$program" attach plain.pdf a.pdf --collection -o collection.pdf 2>/dev/null
for file in a b sealed whole embedded collection; do
    supplement extract $file.pdf -o out/$file.xml
done
cmp out/a.xml out/sealed.xml
cmp out/a.xml out/collection.xml
for file in a b sealed collection; do # a sign in the comment of the second line
    LC_ALL=C sed '2s/^\(%.\)./\1\xC3/' $file.pdf >changed.pdf
    supplement extract changed.pdf -o out/changed.xml
    cmp out/$file.xml out/changed.xml
done
