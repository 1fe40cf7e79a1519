# Documents of a cohort are sealed as they are made: the register knows them with their seal and without, a lost file is made again
# byte for byte, without the key too, and nothing is sealed twice.
cp "$source"/tests/data/seal/*.p* .
school
hand_out cohort.csv -o out --seal p256.pem
listed
keep
one=out/10001/Þórdís_Ægisdóttir-D-2-en.pdf
[ -e "$one" ] || one=$(find out -name '*D-2*.pdf')
supplement verify "$one" --trust authority.pem | sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*,/ on DAY,/'
hand_out cohort.csv -o out --seal ed25519.pem
changed
rm "$one"
hand_out cohort.csv -o out
changed
# a run that ended before the register was written: a second later, so that the seal would be another
another_second
rm out/register.db
hand_out cohort.csv -o out --seal p256.pem
changed | sed "/register.db/d"
supplement verify "$one" | sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*,/ on DAY,/'
# without its seal it is not what was issued
"$program" export -L layout.xml -q qualifications cohort.csv -o plain >/dev/null
cp "plain/${one#out/}" out/x.pdf
supplement verify out/x.pdf | sed 's/issued [0-9TZ:-]*/issued DAY/'
# what was issued unsealed, and sealed since, is what was issued
supplement seal "plain/${one#out/}" --key p256.pem
supplement verify "plain/${one#out/}" --trust authority.pem | sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*,/ on DAY,/'
# another key's seal on a file that is there is not taken for ours
rm -rf out/register.db
hand_out cohort.csv -o out --seal ed25519.pem
# into an archive; into a print run
hand_out cohort.csv -o all.zip --seal p256.pem --register archive.db
unzip -qq all.zip -d all
supplement verify "all/${one#out/}" --register archive.db --trust authority.pem | sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*,/ on DAY,/'
rm all.zip
hand_out cohort.csv -o all.zip --register archive.db
unzip -qq all.zip -d again
diff -r all again && echo 'the same again'
hand_out cohort.csv -o run.pdf --seal p256.pem
# registers that merge take the seals along
supplement register merge merged.db archive.db
rm all.zip
hand_out cohort.csv -o all.zip --register merged.db
