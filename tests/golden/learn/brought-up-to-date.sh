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
# It is gone, and made anew; and one of another record has its name.
rm out/q/90017-fietstechnicus.xml
again
edit record.xml 's|qualification/90017|qualification/x|'
again
ls out/q | wc -l
