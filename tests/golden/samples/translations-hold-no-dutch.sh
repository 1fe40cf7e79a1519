# In the English and German editions no Dutch word is marked as anything else, and what is marked as Dutch is what the
# data say: the original title and what stands in <span lang="nl">.
sample=$source/samples/25135-contactcenter-medewerker.xml
words() { tr -cs '[:alpha:]\200-\377' '\n' | grep -E '.{5}' | tr '[:upper:]' '[:lower:]' | sort -u; }
# texts LANGUAGE: what the sample and the labels say in it, without what they mark as another.
texts() {
    { xmllint --xpath "//text[@lang='$1']//text()[not(ancestor::span[@lang])]" "$sample"
      xmllint --xpath '//text()' "$source/layouts/labels/$1.xml"; } | sed 's/&[a-z]*;/ /g' | words
}
# One line of what stands on several; a word parted at a line end is whole again.
joined() { sed 's/ *$/ /; s/\\u00ad $//' | tr -d '\n'; echo; }
# shown EDITION LANGUAGE: what the pages show in it.
shown() {
    sed -n "s/^text [-0-9.]* [-0-9.]* [-0-9.]* \"\(.*\)\" [0-9]* [^ ]* [0-9.]* #[0-9a-f]* $2 .*/\1/p" "out/$1.trace"
}
texts nl >dutch
for language in en de; do
    "$program" render "$sample" -l $language -o out/$language.trace
    texts $language >own
    comm -23 dutch own >only-dutch
    shown $language $language | joined | words >set
    [ "$(wc -l <set)" -gt 200 ] || echo "$language: HARDLY ANY WORDS"
    comm -12 set only-dutch | sed "s/^/DUTCH IN $language: /"
    echo "$language: marked as Dutch:"
    shown $language nl | joined
done
