# What the label sets of a layout have to have in common, all told in one run; each in the language of its file.
months='s/>January</>januari</;s/>February</>februari</;s/>March</>mars</;s/>April</>april</;s/>May</>maj</;s/>June</>juni</
s/>July</>juli</;s/>August</>augusti</;s/>September</>september</;s/>October</>oktober</;s/>November</>november</;s/>December</>december</'
sv() { # SCRIPT: a Swedish set, made of the English one
    sed -E "s/lang=\"en\" units=\"[^\"]*\"/lang=\"sv\"/;s/>Supplement:/>Tillägg:/;s/>Flag</>Flagga</;s/>Note</>Not</;s/This text explains/Den här texten förklarar/;s/>Page (.*) of (.*)</>Sida \1 av \2</;$months;$1" \
        "$golden/base/labels/en.xml" >labels/sv.xml
}
echo Good:
sv ''
supplement check layout.xml
echo Lacking, added and misspelt:
sv '/page-of/d;s/name="heading"/name="headin"/;s|^  <date|<label name="more">Mer</label>&|'
edit labels/nl.xml '/name="flag"/d'
supplement check layout.xml
supplement check -L layout.xml labels/sv.xml
supplement check -L layout.xml labels/en.xml
cp "$golden/base/labels/nl.xml" labels/nl.xml
echo A name that an expression completes:
sv 's|^  <date|<label name="country.SE">Sverige</label>&|'
edit layout.xml "s|<label name=\"heading\"/>|& <label select=\"concat('country.', @country)\"/>|"
supplement check layout.xml
cp "$golden/base/layout.xml" .
echo Not called as its language:
sv 's/lang="sv"/lang="SV"/'
supplement check layout.xml
supplement check -L layout.xml labels/sv.xml
echo Untranslated:
sv 's/Den här texten förklarar/This text explains/;s/>Sida (.*) av (.*)</>[sv Page of]</;s/>Flagga</>TODO</'
supplement check layout.xml
sv 's/Den här texten förklarar/This text will tell you of the form and of its parts/'
supplement check layout.xml
echo In other letters:
sv 's/Den här texten förklarar/Этот текст объясняет/'
supplement check layout.xml
sv 's/lang="sv"/lang="el"/;s/Den här texten förklarar/Αυτό το κείμενο εξηγεί/;s/>Tillägg:/>Europass:/;s/>Flagga</>Σημαία</;s/>Not</>Σημείωση</;s/>Sida (.*) av (.*)</>Σελίδα \1 από \2 NLQF</'
sed "/<date/,/<.date>/d" labels/sv.xml >labels/el.xml
rm labels/sv.xml
supplement check layout.xml
rm labels/el.xml
echo Marks of another language:
sv 's/Den här texten förklarar/Den här ”texten” förklarar »ord»/'
supplement check layout.xml
sv 's/Den här texten förklarar/Den här “texten” förklarar/'
supplement check layout.xml
echo Empty:
sv 's/>Flagga</> </'
supplement check layout.xml
# What is made takes no such words either.
sv 's/Den här texten förklarar/This text explains/'
sed 's/lang="en"/lang="sv"/;s/editions="en nl"/editions="sv nl"/;s/translation="en"/translation="sv"/' qualification.xml >swedish.xml
trace -L layout.xml swedish.xml -l sv
sv 's/Den här texten förklarar/Deze tekst licht toe/'
trace -L layout.xml swedish.xml -l sv
# Months of another language, or out of order; a capital makes no other name.
sv 's/>maj</>MAJ</;s/>juni</>june</;s/>oktober</>@</;s/>november</>oktober</;s/>@</>november</'
supplement check -L layout.xml labels/sv.xml
