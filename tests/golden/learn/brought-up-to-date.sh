# A record is imported again: what people wrote stays, language by language; what they left alone follows the record; where both changed both are
# shown. A file of which nothing changes is not touched.
cp "$source/samples/records/fietstechnicus.xml" record.xml
again() {
    supplement import record.xml -o out/q | sed '/ -> /d; /has no place/d'
}
again
again
edit out/q/90017-fietstechnicus.xml 's|Geen vooropleiding vereist.</text>|Geen.</text><text lang="en">None.</text>|; s|>Bicycle mechanic<|>Bike mechanic<|'
edit out/q/90017-fietstechnicus.xml 's|<level |<!-- mine --><level |'
again
grep -c mine out/q/90017-fietstechnicus.xml
edit record.xml 's|>Fietstechnicus<|>Fietsenmaker<|; s|>Bicycle mechanic<|>Cycle mechanic<|; s|eqf/2|eqf/3|; s|Geen vooropleiding vereist|Een diploma|'
again
sed -n '/<title>/,/<\/title>/p; /<level/p; /<entry-/,/<\/entry/p' out/q/90017-fietstechnicus.xml
ls out/q
# What somebody noted stays, whatever is made of the elements around it; so does nothing of a run that was killed.
python3 - out/q/90017-fietstechnicus.xml <<'END'
import sys
path = sys.argv[1]
text = open(path, encoding='utf-8').read()
for mark, noted in (('<qualification ', '<!-- above all -->\n<qualification '), ('<title>', '<!-- before the title -->\n<title>'),
                    ('<text lang="en">Bike', '<!-- between texts --><text lang="en">Bi<!-- among words -->ke'), ('<skill>', '<!-- of a skill --><skill>'),
                    ('</awarding-body>', '<!-- behind the name --></awarding-body>'), ('</qualification>', '<!-- at the end -->\n</qualification>\n<!-- below all -->')):
    assert mark in text, mark
    text = text.replace(mark, noted, 1)
open(path, 'w', encoding='utf-8').write(text)
END
edit record.xml 's|eqf/3|eqf/4|; s|>Fietsenmaker<|>Rijwielmaker<|; s|<title language="en">Services electric|<title language="en">Repairs electric|'
touch out/q/.supplement-0123456789abcdef out/q/.imported/.supplement-0123456789abcdef out/q/.supplement-mine
again
grep -o '<!--.*-->' out/q/90017-fietstechnicus.xml
sed -n '/<title>/,/<\/title>/p; /<level/p' out/q/90017-fietstechnicus.xml
ls -A out/q out/q/.imported | grep supplement
again
# It is gone, and made anew; and one of another record has its name.
rm out/q/90017-fietstechnicus.xml
again
edit record.xml 's|qualification/90017|qualification/x|'
again
ls out/q | wc -l
