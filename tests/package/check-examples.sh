# The examples of an installation do what they say: a site, an inbox, units of systemd; the image is made of packages that there are.
. tests/package/common.sh
examples=$source/packaging/examples
mkdir "$work/bin"
ln -s "$build/supplement" "$work/bin/supplement"
PATH=$work/bin:$PATH
for script in site inbox; do
    sh -n "$examples/$script"
done
cd "$work"

# ---- a site
mkdir inventory
cp "$source/samples/25135-contactcenter-medewerker.xml" inventory/25135.xml
"$examples/site" inventory public >said 2>&1 || fail "$(cat said)"
for language in nl en de; do
    supplement render inventory/25135.xml -l $language -o expected.pdf
    cmp expected.pdf "public/25135-$language.pdf" || fail "the site has another document"
    grep -q "<a href=\"25135-$language.pdf\" hreflang=\"$language\".*($language)" public/index.html || fail "the index does not lead there"
done
grep -q '>Fachkraft im Contactcenter</a>' public/index.html || fail "the index has no titles"
# Titles are text, not HTML; a qualification at fault leaves the old site.
sed -i 's|>Contact centre employee<|>Contact \&amp; "call centre" employee<|' inventory/25135.xml
"$examples/site" inventory/ public/ >said 2>&1 || fail "$(cat said)"
grep -q '>Contact &amp; &quot;call centre&quot; employee</a>' public/index.html || fail "a title is taken for HTML"
sed 200d "$source/samples/25135-contactcenter-medewerker.xml" >inventory/broken.xml
! "$examples/site" inventory public >said 2>&1 || fail "a site with a qualification that is at fault"
grep -q 'text-missing' said || fail "the fault is not told: $(cat said)"
[ "$(ls public | wc -l)" -eq 4 ] || fail "the old site has not stayed as it was"

# ---- an inbox
mkdir -p desk/inbox desk/qualifications
cp "$source/samples/25135-contactcenter-medewerker.xml" desk/qualifications/25135.xml
"$examples/inbox" desk || fail "an empty inbox"
cp "$source/samples/cohort.csv" desk/inbox/july.csv
cp "$source/samples/mistakes.csv" desk/inbox
cp "$source/samples/cohort.csv" desk/inbox/july.csv.part
ln -s "$source/samples/cohort.csv" desk/inbox/linked.csv
status=0
"$examples/inbox" desk >said 2>&1 || status=$?
[ "$status" -eq 1 ] || fail "exit status $status: $(cat said)"
(cd desk && find inbox done refused ! -type d | sort) >found
diff - found <<'LIST' || fail "not in its place"
done/july.csv
done/july.csv.txt
inbox/july.csv.part
inbox/linked.csv
refused/mistakes.csv
refused/mistakes.csv.txt
LIST
grep -q 'mistakes.csv: .*text-spreadsheet' said && grep -q text-spreadsheet desk/refused/mistakes.csv.txt || fail "what is wrong is not told"
[ "$(find desk/issued -name '*.pdf' | wc -l)" -ge 20 ] || fail "the good cohort is not issued"
[ -z "$(find desk/issued desk/done desk/refused -maxdepth 0 -perm /077)" ] || fail "others may read personal data"

# ---- units
mkdir units
cp "$examples"/supplement-inbox.* units
sed -i "s|^ExecStart=[^ ]*|ExecStart=$examples/inbox|" units/supplement-inbox.service
systemd-analyze verify --man=no units/supplement-inbox.* >said 2>&1 && ! grep . said || fail "$(cat said)"
systemd-analyze security --offline=true --threshold=10 units/supplement-inbox.service >said 2>&1 || fail "$(cat said)"
for unit in service path timer; do
    grep -q '^Description=' "units/supplement-inbox.$unit" || fail "supplement-inbox.$unit"
done

# ---- a service on the socket that it is given
cp "$examples"/supplement-serve.* units
sed -i "s|^ExecStart=[^ ]*|ExecStart=$build/supplement|" units/supplement-serve.service
systemd-analyze verify --man=no units/supplement-serve.* >said 2>&1 && ! grep . said || fail "$(cat said)"
systemd-analyze security --offline=true --threshold=10 units/supplement-serve.service >said 2>&1 || fail "$(cat said)"
systemd-socket-activate -l 127.0.0.1:18181 "$build/supplement" serve -q desk/qualifications 2>said &
served=$!
curl -sf --retry 9 --retry-connrefused -o served.pdf http://127.0.0.1:18181/25135/en.pdf || fail "nothing is served: $(cat said)"
curl -sf http://127.0.0.1:18181/openapi.json | python3 -m json.tool >described || fail "no OpenAPI: $(cat said)"
grep -q '"/{code}/{language}.pdf"' described || fail "what is served is not described"
kill $served
supplement render desk/qualifications/25135.xml -l en -o expected.pdf
cmp expected.pdf served.pdf || fail "another document is served"

# ---- an image
names=$(grep -o '/packages/[a-z-]*_' "$examples/Containerfile" | sed 's|/packages/||; s/_//')
[ "$(echo $names)" = "supplement supplement-common" ] || fail "the image is made of $names"
for name in $names; do
    grep -qE "PACKAGE_NAME $name\)" "$source/cmake/package.cmake" || fail "there is no package $name"
done
grep -qE '^USER [1-9]' "$examples/Containerfile" || fail "the image runs as root"
