# What an office seals with a program of its own after it was issued is entered in the register: from then on that is what was issued, is
# made again byte for byte, and goes along when registers merge. What was issued without the seal still is what it was.
cp "$source"/tests/data/seal/*.p* .
days() { sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*\([,;]\)/ on DAY\1/g'; }
school
hand_out cohort.csv -o out >said || cat said
keep
cp out/register.db before.db
one=$(find out -name '*D-2*.pdf') other=$(find out -name '*D-1-nl*.pdf')
cp "$one" unsealed.pdf
# nothing, broken, of something else, of one of two
supplement register seal out/register.db "$one"
"$program" seal "$one" --key p256.pem
sed 's/(Seal)/(Soal)/' "$one" >broken.pdf
"$program" seal plain.pdf --key p256.pem -o of-another.pdf
supplement register seal out/register.db broken.pdf of-another.pdf "$one"
supplement verify "$one" --register out/register.db | days
hand_out cohort.csv -o out
# entered, twice
supplement register seal out/register.db "$one"
supplement register seal out/register.db "$one"
supplement verify "$one" unsealed.pdf --register out/register.db | days
hand_out cohort.csv -o out
cp "$one" sealed.pdf
rm "$one"
hand_out cohort.csv -o out
cmp "$one" sealed.pdf && echo 'the same again'
# what was issued without a seal gets none by a key that comes later; programs and people are told of those that are there
hand_out cohort.csv -o out --seal p256.pem
hand_out cohort.csv -o out --format json | grep -o '"file":.*'
supplement register list out/register.db | sed 's/2[0-9]*-[0-9]*-[0-9TZ:]*/DAY/'
"$program" register list --csv out/register.db | awk -F ';' '{ print $1, $(NF - 2) }' | tr -d '\r'
# a second seal, behind the first
"$program" seal "$one" --key ed25519.pem
supplement register seal out/register.db "$one"
supplement verify "$one" unsealed.pdf --register out/register.db | days
# merged, both ways
cp out/register.db after.db
cp before.db into.db
supplement register merge into.db after.db
supplement register merge after.db before.db
supplement verify "$one" unsealed.pdf --register into.db | days
supplement verify "$one" unsealed.pdf --register after.db | days
# what was revoked is not sealed any more
"$program" seal "$other" --key p256.pem
SOURCE_DATE_EPOCH=1796000000 supplement register revoke out/register.db 10001/D-1/nl/1 --reason test
supplement register seal out/register.db "$other"
supplement register seal
