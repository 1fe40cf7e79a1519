# Each document of a cohort has a time stamp of its own. Where they come to an end, what was issued stays, and the same command does the rest.
cp "$source"/tests/data/seal/p256.pem "$source"/tests/data/seal/authority.pem .
cat "$source"/tests/data/seal/clock/authority.pem >>authority.pem
school
clock
told() { sed -E "s|${address#http://}|HOST|g"; }
verdicts() {
    "$program" verify out/*/*.pdf --register out/register.db --trust authority.pem |
        sed -E 's/[0-9-]{10}(T[0-9:]{8}Z| [0-9:]{8} UTC)?/TIME/g; s/[0-9]{5}\/[^:]*\.pdf/FILE/'
}
hand_out cohort.csv -o out --seal p256.pem --timestamp "$address/after/3" | told
find out -name '*.pdf' | wc -l
keep
hand_out cohort.csv -o out --seal p256.pem --timestamp "$address/good" | told
diff -rq kept out | grep -v register.db | sort
asked | sort | uniq -c
verdicts
# a lost one is made again byte for byte, and nobody is asked for that
keep
rm "$(find out -name '*D-2*.pdf')"
hand_out cohort.csv -o out | told
changed
asked
# a run that ended before the register was written: what it wrote is taken as it is
rm out/register.db
hand_out cohort.csv -o out --seal p256.pem --timestamp "$address/good" | told
changed | sed '/register.db/d'
asked
# what is missing in the middle of an archive is missing as a whole
hand_out cohort.csv -o all.zip --seal p256.pem --timestamp "$address/after/2" --register archive.db | told
ls all.zip archive.db 2>&1 | sed 's/.*: //'
