# Whatever a qualification says comes back from a workbook: all samples, and variants of one in which something is left out, said twice, or written as words
# of a cell cannot say it. What is compared means the same only if it is the same: white space that does not count is left out. Once more in
# one workbook, beside the files: nothing of them is touched.
cat >same.py <<'END_OF_PROGRAM'
import re, sys
from xml.etree import ElementTree
MIXED = ('text', 'p', 'li', 'em', 'strong', 'a', 'span', 'br')
def flat(node):
    words = lambda text: re.sub(r'\s+', ' ', text or '') if mixed else ''
    mixed = node.tag in MIXED or (node.text or '').strip()
    texts = sorted((child for child in node if child.tag == 'text'), key=lambda text: text.get('lang'))  # in any order
    inside = words(node.text) + ''.join(flat(child) + words(child.tail) for child in texts + [child for child in node if child.tag != 'text'])
    return '<%s%s>%s</%s>' % (node.tag, ''.join(' %s="%s"' % each for each in sorted(node.attrib.items())), inside, node.tag)
def read(path):
    text = flat(ElementTree.parse(path).getroot())
    return re.sub(r'\s*(</?(?:text|p|li|ul|ol|br)\b[^>]*>)\s*', r'\1', text)
sys.exit(read(sys.argv[1]) != read(sys.argv[2]))
END_OF_PROGRAM
python3 - "$source" <<'END_OF_PROGRAM'
import glob, re, sys
source = sys.argv[1]
paths = sorted(glob.glob(source + '/samples/*.xml') + glob.glob(source + '/samples/countries/*.xml') +
               [path for path in glob.glob(source + '/tests/data/qualifications/*.xml') if 'begun' not in path])
for path in paths:
    name = path.rsplit('/', 1)[1][:-4]
    text = open(path, encoding='utf-8').read()
    variants = [text]
    for element in ('certificate', 'level', 'awarding-body', 'authority', 'grading-scale', 'occupations', 'pathway'):
        variants.append(re.sub('(?s)  <%s[ >].*</%s>\n' % (element, element), '', text))
    variants.append(re.sub('<text lang="en">(?!\\s*<[puo])', '<text lang="en">\u00ad<em>A\u200b&amp; b</em> <a href="https://example.org/?a=1&amp;b=2">c</a><br/>', text))
    variants.append(re.sub(r'(?s)(<occupations>).*?(</occupations>)', r'''\1<text lang="en"><p>One.</p></text><text lang="nl"><ul><li>a<ul><li>b &lt;text&gt;</li></ul></li></ul></text>\2''', text))
    variants.append(re.sub(r'(?s)(<occupations>).*?(</occupations>)', r'''\1<text lang="en">- no list</text><text lang="de">&lt;text>x &amp; y&lt;/text></text><text lang="nl">&lt;text>x &lt;em>y&lt;/em> <![CDATA[<&]]></text>\2''', text))
    variants.append(text.replace('</qualification>', '<source record="http://example.org/q"><fact name="altLabel" lang="en">x</fact></source>'
                                 '<waivers><waiver id="numbers-differ" select="duration" reason="&quot;" by="b" until="2027-01-01"/></waivers></qualification>'))
    scale = '<grading-scale><requirements><text lang="en">%s</text></requirements></grading-scale>'
    variants.append(re.sub('(?s)  <grading-scale[ >].*</grading-scale>\n', scale % 'a' + scale % 'b', text))
    for number, variant in enumerate(variants if path == paths[0] else variants[:1]):
        open('%s+%02d.xml' % (name, number), 'w', encoding='utf-8').write(variant)
END_OF_PROGRAM
count=0
for file in 25135-*+*.xml; do
    rm -rf out/back
    "$program" export-data "$file" -o out/book.xlsx || fail "$file: no workbook"
    "$program" import out/book.xlsx -o out/back >/dev/null || fail "$file: the workbook is not read"
    python3 same.py "$file" "out/back/$file" || fail "$file: it came back otherwise"
    count=$((count + 1))
done
echo "$count there and back"
mkdir out/all
cp ./*+00.xml out/all
"$program" export-data out/all/*.xml -o out/all.xlsx || fail "no workbook of all"
"$program" export-data out/all/*.xml -o - --format xlsx | cmp - out/all.xlsx && echo "the same bytes"
"$program" import out/all.xlsx -o out/all | sed 's/.*: //' | sort | uniq -c | sed 's/^ *//'
for file in *+00.xml; do
    cmp "$file" "out/all/$file"
done
# Without what it was made from, it is still whole.
rm -rf out/back
workbook drop out/all.xlsx base
"$program" import out/all.xlsx -o out/back >/dev/null || fail "the workbook is not read without its base"
for file in *+00.xml; do
    python3 same.py "$file" "out/back/$file" || fail "$file: it came back otherwise"
done
