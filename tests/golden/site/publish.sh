# A site of all qualifications in a folder: a page, a PDF and a picture of each edition, the data, a list. A second run makes nothing, and each
# change what it changes. The site and the qualifications lie
# beside the layout, and are no part of it.
school
export SOURCE_DATE_EPOCH=1770000000 # 2026-02-02
mkdir desk
mv layout.xml labels flags hyphenation qualifications desk
cd desk
edit layout.xml 's|"fonts/|"../fonts/|g'
publish() {
    supplement publish qualifications -L layout.xml -o site "$@"
}
# changed: what was written, and what was removed, since this was called the last time.
changed() {
    find site -type f ! -name .supplement-site | sort | xargs stat -c '%n %i %z' >../now
    diff ../before ../now | sed -n 's/^\([<>] [^ ]*\) .*/\1/p' | sort
    mv ../now ../before
}
: >../before
publish
changed
publish
changed

# The page beside it, the PDF that a page links to, and the data are what the other commands make.
env -u SOURCE_DATE_EPOCH "$program" render -L layout.xml qualifications/baker.xml -l nl -o ../out/nl.pdf
env -u SOURCE_DATE_EPOCH "$program" render -L layout.xml qualifications/baker.xml -l nl --pdf nl.pdf -o ../out/nl.html
env -u SOURCE_DATE_EPOCH "$program" render -L layout.xml qualifications/baker.xml -l nl -o ../out/nl.png
cmp ../out/nl.pdf site/10001/nl.pdf
# (but for what only a site knows: where the other editions are)
grep -v 'hreflang=' site/10001/nl.html | cmp - ../out/nl.html
grep 'hreflang=' site/10001/nl.html
# Of the first page a picture half as wide.
width() {
    od -An -t u1 -j 16 -N 4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}
[ "$(width ../out/nl-1.png)" = $((2 * $(width site/10001/nl.png))) ] || echo "$(width ../out/nl-1.png) and $(width site/10001/nl.png)"
cmp qualifications/baker.xml site/10001/10001.xml

# The list: titles in their languages. The script that it lets run is the one that is in it.
sed -n '/<main>/,/<\/main>/p' site/index.html
python3 - <<'END'
import base64, hashlib, re
page = open('site/index.html', encoding='utf-8').read()
script = re.search('<script>(.*)</script>', page, re.S).group(1)
print("script-src 'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'" in page)
END
[ "$(grep -c 'sha256-' site/index.html)" = 1 ] || fail "another script is let run"
sed -n '/<nav/,/<\/h1>/p;/rel="alternate"/p' site/index.en.html

# One change makes one qualification anew; files that somebody removed or changed are made again, and others' are left alone.
edit qualifications/smith.xml 's/>Smid</>Hoefsmid</'
publish
changed
rm site/10001/en.pdf
echo spoilt >site/20002/nl.html
echo mine >site/robots.txt
publish
changed

# One that is at fault is told and stays; the others are published.
cp qualifications/smith.xml ../good.xml
edit qualifications/smith.xml 's|<title>|<titel>|'
sed 's/10001/40004/' qualifications/baker.xml >qualifications/cook.xml
publish
changed
grep -o '>Hoefsmid<' site/index.html
cp ../good.xml qualifications/smith.xml

# What is no longer there goes, and what was not published stays; a code that changed is another folder.
rm qualifications/cook.xml
echo mine >site/40004/notes.txt
edit qualifications/smith.xml 's/20002/33-56-X\/01/'
publish
changed
ls -A site

# A map with the languages of each page, as long as the site has an address.
publish --address https://example.org/supplements/
changed
grep -E 'canonical|hreflang=' site/10001/en.html
cat site/sitemap.xml
publish
changed

# A layout that changed makes all anew; a state that is damaged too, and nothing is written that is as it was.
edit layout.xml 's|size="9pt"|size="9.5pt"|'
publish
changed
echo damaged >site/.supplement-site
publish
changed

# Two of one code, and codes that are no names of folders.
cp qualifications/baker.xml qualifications/second.xml
edit qualifications/smith.xml 's|33-56-X/01|../33|'
publish
changed

# A link in the place of a file gives way, and is not followed, even if it leads to the same.
echo precious >../precious
rm site/10001/nl.html qualifications/second.xml qualifications/smith.xml
ln -s ../../../precious site/10001/nl.html
mv site/10001/en.html site/same.html
ln -s ../same.html site/10001/en.html
publish
cat ../precious
find site -type l

# A folder of somebody else is refused, and a folder of qualifications that is not there.
mkdir other
echo mine >other/index.html
supplement publish qualifications -L layout.xml -o other
ls -A other
supplement publish nowhere -L layout.xml -o fresh
supplement publish qualifications -L layout.xml
supplement publish -o site
supplement publish qualifications -o site --address 'example.org'
supplement publish qualifications -o site --address 'https://example.org/"'

# What a waiver lets pass is published until that runs out; then it is told, and stays.
edit qualifications/baker.xml 's|3 years|4 years|;s|</qualification>|<waivers><waiver id="numbers-differ" select="duration" reason="the board counts the first year" by="J. Bos" until="2027-01-01"/></waivers></qualification>|'
SOURCE_DATE_EPOCH=1786000000 publish
SOURCE_DATE_EPOCH=1800000000 publish
grep -o '>Baker<' site/index.html
