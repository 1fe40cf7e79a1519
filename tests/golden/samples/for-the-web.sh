# The sample as HTML: the Dutch edition whole, of the others what is in their bodies; a personal edition says whose it is, and its facts do
# not: they are had alone too. What would not be issued as PDF is not shown either.
sample=$source/samples/25135-contactcenter-medewerker.xml
"$program" render "$sample" -l nl -o out/25135-nl.html --pdf 25135-nl.pdf
cat out/25135-nl.html
for language in en de; do
    "$program" render "$sample" -l $language -o out/25135-$language.html
    sed -n '/^<body/,$p' out/25135-$language.html
done
"$program" render "$sample" -l en -f holder.name='Zoë Jansen-Đurić' -f holder.diploma=2026-004711 -f holder.date=2026-07-10 -o out/jansen.html
grep -n 'Jansen\|robots' out/jansen.html
ls -l out/jansen.html | cut -c1-10
"$program" render "$sample" -l en -f holder.name='Zoë Jansen-Đurić' -f holder.diploma=2026-004711 -f holder.date=2026-07-10 -o out/jansen.json
sed -n 's,.*<script type="application/ld+json">\(.*\)</script>.*,\1,p' out/jansen.html | sed 's/\\u003c/</g; s/\\u003e/>/g; s/\\u0026/\&/g' | cmp - out/jansen.json
sed 200d "$sample" >broken.xml
supplement render broken.xml -l de -o out/broken.html
supplement render broken.xml -l de -o out/broken.json
supplement render broken.xml -l de -o out/broken.pdf
cp "$sample" sample.xml
supplement render sample.xml -l nl -o out/x.pdf --pdf y.pdf
ls out
