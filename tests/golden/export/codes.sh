# Documents of a register with an address bear a code: each its own, the same as long as the row is; what was issued before does not.
school
edit layout.xml 's|(<input name="holder.diploma" .*)|\1<input name="check" type="check"/>|;s|(<if test="\$holder.name">)|<if test="$check"><code select="$check" width="20mm"><label name="flag"/></code><p><a select="$check"><value select="$check"/></a></p></if>\1|'

# codes FOLDER: how many files there bear a code, and how many codes there are.
codes() {
    for file in "$1"/1*/*.pdf "$1"/2*/*.pdf "$1"/replaced/*/*.pdf; do
        [ ! -e "$file" ] || "$program" extract "$file" 2>/dev/null | sed -n 's/.*name="check">\(.*\)<.*/\1/p'
    done >addresses
    sort addresses | uniq -d
    wc -l <addresses
    sed 's/[0-9A-HJKMNP-TV-Z]\{4\}/TTTT/g' addresses | sort -u
}

supplement register address out/register.db
hand_out cohort.csv -o out --dry-run
hand_out cohort.csv -o out
supplement register address out/register.db
supplement register address out/register.db http://check.school.nl
supplement register address out/register.db https://check.school.nl/check
supplement register address out/register.db https://check.school.nl/CHECK/A-VERY-LONG-WAY/TO-WALK-FOR-ONE-SHORT-PAGE
supplement register address out/register.db https://check.school.nl
supplement register address out/register.db https://check.school.nl
supplement register address out/register.db
hand_out cohort.csv -o out --dry-run
codes out
hand_out cohort.csv -o out --reissue
codes out
keep

# Whatever is lost comes back as it was; another row gets another code.
rm -r out/10001 out/20002
hand_out cohort.csv -o out
changed
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out
changed
codes out

# Nobody else gives a code: neither a spreadsheet nor, where nobody can read it, the command line.
sed '1s/$/;check/;2,$s|$|;https://check.other.nl/A|' cohort.csv >checked.csv
hand_out checked.csv -o other
codes other
supplement render -L layout.xml qualifications/baker.xml -f check=https://check.school.nl/small -o out/no.pdf
supplement render -L layout.xml qualifications/baker.xml -f check=somewhere -o out/no.pdf

# A register that has no address takes over the other's, and goes on with its codes.
supplement register merge merged.db out/register.db
supplement register address merged.db
hand_out cohort.csv -o again --register merged.db
diff -r out/10001 again/10001 && diff -r out/20002 again/20002

# In an archive, and in print.
hand_out cohort.csv -o all.zip --register merged.db
unzip -q all.zip -d archived && diff -r out/10001 archived/10001
hand_out cohort.csv -o print.pdf --register merged.db
"$program" verify --register merged.db out/1*/*.pdf | grep -c genuine

# Tokens are listed. An address that is removed: what is new bears none, what was issued keeps its own, and is answered as before.
masked() { sed 's/[0-9A-HJKMNP-TV-Z]\{4\}\(-[0-9A-HJKMNP-TV-Z]\{4\}\)\{4\}/TTTT/g'; }
supplement register list out/register.db | sed 's/20[0-9-]*T[0-9:]*Z/DAY/' | masked
"$program" register list --csv out/register.db | tail -n 1 | grep -o ';[^;]*$' | masked
token=$("$program" register list --csv out/register.db | sed -n 's/.*;\(....-....-....-....-....\)\r*$/\1/p' | tail -n 1)
supplement register address out/register.db --remove
supplement register address out/register.db
supplement register address out/register.db --remove
supplement register address absent.db --remove
[ ! -e absent.db ] || echo 'A REGISTER WAS MADE'
supplement register address out/register.db https://check.school.nl --remove
"$program" verify -r out/register.db --token "$token" | sed 's, [0-9]\{4\}-[0-9-]*, DAY,' | masked
keep
hand_out cohort.csv -o out
changed
rm out/20002/*.pdf
hand_out cohort.csv -o out
changed
edit cohort.csv 's/Bo Smit/Bo Smits/'
hand_out cohort.csv -o out
codes out
supplement register publish out/register.db site
supplement register merge removed.db out/register.db
supplement register address removed.db
supplement register address out/register.db https://check.school.nl
hand_out cohort.csv -o out --reissue
codes out
