# What a web server shows at the address: a folder for each token, nothing in it that names anybody. A second run writes nothing, and
# after a revocation only what says so.
school
edit layout.xml 's|(<input name="holder.diploma" .*)|\1<input name="check" type="check"/>|;s|(<if test="\$holder.name">)|<if test="$check"><code select="$check" width="20mm"><label name="flag"/></code><p><a select="$check"><value select="$check"/></a></p></if>\1|'
SOURCE_DATE_EPOCH=1786000000
export SOURCE_DATE_EPOCH
supplement register publish out/register.db web
"$program" export -L layout.xml -q qualifications cohort.csv -o bare >/dev/null
supplement register publish bare/register.db web
[ ! -e web ] || fail "a folder was made"
"$program" register address out/register.db https://check.school.nl
hand_out cohort.csv -o out >/dev/null

masked() {
    sed -E 's/[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}/T/;s/"(salt|nonce|text)":"[^"]*"/"\1":"…"/g'
}
token() {
    "$program" extract "$1" | sed -n 's|.*name="check">.*/\(.*\)<.*|\1|p'
}
# changed: what was written since this was called the last time.
changed() {
    find web -type f | sort | xargs sha256sum >now
    diff -N before now | sed -n 's/^> [0-9a-f]*  //p' | masked | sort
    mv now before
}
zoe=$(token 'out/10001/Zoë Jansen-Đurić-D-1-nl.pdf')
bo=$(token 'out/20002/Bo Smith-D-3-nl.pdf')

supplement register publish out/register.db web
changed
ls -a web | masked | sort | uniq -c
find web -type f -exec stat -c %a {} + | sort | uniq -c
! grep -rlE 'Jansen|Smith|D-[123]' web || fail "somebody is named"
cat "web/$zoe/index.html" "web/$zoe/status.json"
masked <"web/$zoe/fields.json"

# Nothing new.
supplement register publish out/register.db web
changed

# What became of them since: two small files each, and a page for the later issue.
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out >/dev/null
"$program" register revoke out/register.db 10001/D-1/nl/1 --reason 'typing error in the name of Zoë'
supplement register publish out/register.db web
changed
cat "web/$zoe/status.json" "web/$bo/status.json"
sed -n '/<main/,/<form/p' "web/$zoe/index.html"
sed -n '/<h2/,/<p>/p' "web/$bo/index.html"
! grep -rlE 'Zoë|typing' web || fail "somebody is named"

# Files that were spoilt or removed are made again, links give way, and what was left in the making goes.
rm "web/$zoe/index.html"
printf '{"version":1,' >"web/$bo/fields.json"
echo precious >precious
rm web/check.js
ln -s ../precious web/check.js
touch web/.supplement-making-0123456789abcdef
supplement register publish out/register.db web
changed
cat precious
[ ! -e web/.supplement-making-0123456789abcdef ] || fail "what was in the making is left"

# A folder of somebody else is left alone; a link in the place of one of ours is not followed.
mkdir other elsewhere
echo precious >other/index.html
supplement register publish out/register.db other
find other
rm -r "web/$zoe"
ln -s ../elsewhere "web/$zoe"
supplement register publish out/register.db web | masked
find elsewhere
supplement register publish out/register.db
supplement register publish
