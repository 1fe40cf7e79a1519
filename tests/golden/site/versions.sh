# What was published stays: each version of the data by the day on which it was first published, and a page with what changed between them.
school
publish() {
    supplement publish qualifications -L layout.xml -o site "$@"
}
on() {
    export SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s)
    echo "--- $1"
}
versions() {
    find site/10001/2* -type f | sort
    sed -n '/<h1>/,$p' site/10001/index.html
}
on 2026-01-10
publish
cp site/10001/nl.pdf ../first.pdf
# The same data with another layout, or with other comments alone, are the same version or one in which no field changed.
on 2026-02-01
edit layout.xml 's|size="9pt"|size="9.5pt"|'
publish
cmp ../first.pdf site/10001/2026-01-10/nl.pdf
versions
# Two changes on one day.
on 2026-03-01
edit qualifications/baker.xml 's/>Baker</>Master baker</'
publish
edit qualifications/baker.xml 's/>Bakker</>Meesterbakker</'
publish --address https://example.org/supplements
versions
cat site/feed.xml
grep -c atom+xml site/index.html
# What is lost of a version is not made again, and a state that is lost loses none of them.
rm site/.supplement-site
mkdir ../empty
supplement publish qualifications -L layout.xml -o site
echo damaged >site/.supplement-site
publish >/dev/null
versions | grep -c '<section'
# Withdrawn: its versions stay, and its page says so; published again it is the version that it was.
on 2026-04-01
mv qualifications/baker.xml ..
publish
find site/10001 -type f | sort
versions | head -3
grep -c 'nu gepubliceerd' site/10001/index.html || true
sed -n '/<h2>/,/<\/ul>/p' site/index.html
# It stays so on the days that follow, and a state that was withdrawn is one of its dates in the feed.
on 2026-04-02
publish --address https://example.org/supplements
sed -n '/<h2>/,/<\/ul>/p' site/index.html
sed -n '/<entry>/,/<\/entry>/p' site/feed.xml | head -7
mv ../baker.xml qualifications
publish
versions | grep -c '<section'
grep -c '<h2>' site/index.html || true
# A clock that is set back makes no version older than the newest: what is published last stands first, and once.
on 2026-02-15
edit qualifications/baker.xml 's/>Meesterbakker</>Bakker</'
publish
publish
versions | grep -e '<section' -e 'nu gepubliceerd'
mv qualifications/baker.xml ..
publish
grep -o 'id="withdrawn[^>]*' site/10001/index.html
mv ../baker.xml qualifications
edit qualifications/baker.xml 's/>Bakker</>Meesterbakker</'
on 2026-04-03
publish
# Codes that would lie among the versions of another.
edit qualifications/smith.xml 's|20002|10001/2026-03-01|'
publish
# Fields are called as the document calls them, in the language of the page.
mkdir ../sample
cp "$source/samples/25135-contactcenter-medewerker.xml" ../sample/one.xml
on 2026-05-01
"$program" publish ../sample -o ../sample-site >/dev/null || fail publish
edit ../sample/one.xml 's|>In- and outbound contact|>A contact|;/<core-task number="2">/,/<\/core-task>/s|(<text lang="nl">)|\1Anders: |;s|isced="3|isced="2|'
edit ../sample/one.xml '/<occupations>/,/<\/occupations>/s|(<text lang="nl">)|\1Anders: |;s|editions="nl en de"|editions="nl en"|'
on 2026-05-02
"$program" publish ../sample -o ../sample-site >/dev/null || fail publish
sed -n 's/<dt>/&/p' ../sample-site/25135/index.html
