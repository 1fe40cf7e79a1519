# All that a qualification may say has its place in the common form: two original languages, a title that is not translated, days
# as each language writes them, skills in groups with items in them, several scales, ranges, shares, frameworks by name, pathways.
cp "$source/tests/data/vocabulary.xml" .
supplement check vocabulary.xml
for language in cs en; do
    trace vocabulary.xml -l $language
    sed -n 's/^text .* \("[^"]*"\).*/\1/p' out/page.trace
done
