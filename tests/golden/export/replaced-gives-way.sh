# The file that has the plain name is the one in force; what it replaces lies in replaced/, with its number, and the register
# and `verify` know. What is not what was issued stays where it is, and so does all if something is in the way.
export SOURCE_DATE_EPOCH=1780000000
school
hand_out cohort.csv -o out | grep issued
again() {
    edit qualifications/baker.xml "s/Bakt brood.*</Bakt brood $1</"
    hand_out cohort.csv -o out --reissue | grep -Ev '^  (into|ended|rows|pages)'
    listed
}
again wit
again bruin
"$program" register list --csv out/register.db | cut -d ';' -f 1,12,21
supplement verify --register out/register.db out/10001/*D-1-nl* out/replaced/10001/*D-1-nl*
# somebody altered one
echo more >>'out/10001/Þórdís Ægisdóttir-D-2-en.pdf'
again grijs
# and when its row is spelt otherwise, it still does not lie beside the new one
edit cohort.csv 's/Ægisdóttir/Ægisdottir/'
hand_out cohort.csv -o out | grep -E 'Æ|issued'
rm out/10001/Þ*
hand_out cohort.csv -o out | grep -E 'Æ|issued'
"$program" register list --csv out/register.db | grep Æ | cut -d ';' -f 1,12,21
# something is in the way: nothing changes
keep
mv out/replaced out/away
: >out/replaced
again zwart
rm out/replaced
mkdir out/replaced
chmod a-w out/replaced
all=$program
[ "$(id -u)" -ne 0 ] || {
    printf '#!/bin/sh\nexec setpriv --bounding-set=-dac_override "%s" "$@"\n' "$program" >bound
    chmod +x bound
    program=$PWD/bound
}
hand_out cohort.csv -o out --reissue | grep -Ev '^  (into|ended|rows|pages)'
program=$all
chmod u+w out/replaced
rmdir out/replaced
mv out/away out/replaced
changed
# in an archive nothing moves, and the name is the plain one
hand_out cohort.csv -o all.zip --register out/register.db --reissue | grep issued
unzip -Z1 all.zip
