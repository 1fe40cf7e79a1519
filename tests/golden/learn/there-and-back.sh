# Whatever a qualification says comes back from a record of it: all samples, and variants of some in which something is left out, said twice,
# or written in letters that one does not see. Compared is what a record of both holds, byte for byte.
python3 - "$source" <<'END'
import glob, re, sys
source = sys.argv[1]
paths = sorted(glob.glob(source + '/samples/*.xml') + glob.glob(source + '/samples/countries/*.xml'))
for path in paths:
    name = path.rsplit('/', 1)[1][:-4]
    text = open(path, encoding='utf-8').read()
    variants = [text]
    for element in ('certificate', 'level', 'awarding-body', 'authority', 'grading-scale', 'occupations', 'pathway'):
        variants.append(re.sub('(?s)  <%s[ >].*</%s>\n' % (element, element), '', text))
    variants.append(re.sub('(?s) date="[^"]*"', ' form="nl" standard="pdf2"', text, count=1))
    variants.append(re.sub('<text lang="en">(?!\\s*<[puo])', '<text lang="en">\u00ad<em>A\u200b&amp; b</em> <a href="https://example.org/?a=1&amp;b=2">c</a><br/>', text))
    variants.append(text.replace('</qualification>', '<source record="http://example.org/q"><fact name="altLabel" lang="en">x</fact></source>'
                                 '<waivers><waiver id="numbers-differ" select="duration" reason="&quot;" by="b" until="2027-01-01"/></waivers></qualification>'))
    for number, variant in enumerate(variants if path in paths[:3] else variants[:1]):
        open('%s+%02d.xml' % (name, number), 'w', encoding='utf-8').write(variant)
END
# Linked data have no order: what others keep of them comes back in another.
cat >reverse.py <<'END'
import re, sys
tokens = iter(re.findall(r'"(?:\\.|[^"\\])*"\S*|<[^>]*>|[][;]|[^][;\s]+', sys.stdin.read()))
def statements():  # up to the end of a subject or a blank node, last first
    parts, now = [], []
    for token in tokens:
        if token in ';].':
            parts.append(now); now = []
            if token != ';':
                return ' ;\n'.join(' '.join(part) for part in reversed(parts) if part) + ' '
        else:
            now.append('[ ' + statements() + ']' if token == '[' else token)
out = ''
for token in tokens:
    if token == '@prefix':
        out = out + ' '.join([token, next(tokens), next(tokens), next(tokens)]) + '\n'
    else:
        out = out + token + ' ' + statements() + '.\n'
print(out)
END
count=0
for file in *+*.xml; do
    for format in elm-xml turtle; do
        case $format$file in turtle*+00.xml) record=out/record.ttl ;; turtle*) continue ;; *) record=out/record.xml ;; esac
        rm -rf out/back
        "$program" export-data "$file" --format "$format" -o "$record" 2>/dev/null || fail "$file: no record"
        "$program" import "$record" -o out/back >/dev/null || fail "$file: the record is not read"
        "$program" export-data "$file" -o out/before.xml 2>/dev/null
        "$program" export-data out/back/*.xml -o out/after.xml 2>/dev/null
        cmp out/before.xml out/after.xml || fail "$file: by $format it came back otherwise"
        count=$((count + 1))
        [ "$format" = turtle ] || continue
        rm -rf out/reversed
        python3 reverse.py <"$record" >out/reversed.ttl
        "$program" import out/reversed.ttl -o out/reversed >/dev/null || fail "$file: the record is not read in another order"
        cat out/back/*.xml | sort >out/before.xml # of languages beside each other none comes first
        cat out/reversed/*.xml | sort >out/after.xml
        cmp out/before.xml out/after.xml || fail "$file: in another order it says something else"
    done
done
echo "$count there and back"
