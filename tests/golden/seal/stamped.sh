# Time stamps: on a seal, and on a file behind it, as other programs add them; what they say of when the seal was there, and what else was
# changed behind it.
cp "$source"/tests/data/seal/stamped/*.p* .
for file in b t lt lta late misused stamped; do
    supplement verify $file.pdf --trust authority.pem
done
supplement verify lta.pdf
# a clock for which nobody vouches proves nothing
supplement verify t.pdf --trust seal.pem
cp "$source"/tests/data/seal/authority.pem other.pem
supplement verify lta.pdf --trust other.pem
# nor does a certificate seal that is for servers
supplement verify server.pdf --trust other.pem
# a byte of the page: all are broken. Of the time stamp on the seal, which no seal covers: it alone. Of what stands between the two
at() { grep -abo "$2" "$1" | tail -n 1 | cut -d: -f1; }
changed() {
    cp $1.pdf changed.pdf
    printf "$3" | dd of=changed.pdf bs=1 seek="$2" conv=notrunc 2>/dev/null
    supplement verify changed.pdf --trust authority.pem
}
changed lta $(($(at lta.pdf '10 10 50') + 1)) 2
first=$(grep -abo '/Contents <' t.pdf | head -n 1 | cut -d: -f1)
end=$(tail -c +$((first + 12)) t.pdf | grep -ao '^[0-9A-Fa-f]*[1-9A-Fa-f]' | head -n 1 | wc -c)
changed t $((first + 11 + end - 12)) 00
changed lta $(($(at lt.pdf startxref) + 10)) 9
# a page that was turned behind the seal and its time stamp, and a comment behind all
{ cat t.pdf && printf '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Rotate 90/Contents 4 0 R/Resources<<>>/Annots[7 0 R]>>\nendobj\n'; } >turned.pdf
{ cat turned.pdf && printf 'xref\n3 1\n%010d 00000 n \ntrailer\n<</Size 10/Root 1 0 R/ID[<5A><5B>]/Prev %d>>\nstartxref\n%d\n%%%%EOF\n' \
    "$(wc -c <t.pdf)" "$(tail -n 2 t.pdf | head -n 1)" "$(wc -c <turned.pdf)"; } >changed.pdf
supplement verify changed.pdf --trust authority.pem
{ cat lta.pdf && echo '% more'; } >changed.pdf
supplement verify changed.pdf --trust authority.pem
supplement verify t.pdf --trust authority.pem --format json
# what was issued, sealed or sealed since, is still that when another program has kept behind the seal what it takes to check it
kept() {
    catalog=$(grep -ao '^<</Type/Catalog.*>>$' "$1" | tail -n 1) size=$(grep -ao '/Size [0-9]*' "$1" | tail -n 1)
    information=$(grep -ao '/Info [0-9]*' "$1" | tail -n 1)
    root=$(grep -ao '/Root [0-9]*' "$1" | tail -n 1) previous=$(tail -n 2 "$1" | head -n 1) at=$(wc -c <"$1")
    printf '%s 0 obj\n%s/DSS<<>>>>\nendobj\n' "${root#/Root }" "${catalog%>>}" >>"$1"
    start=$(wc -c <"$1")
    printf 'xref\n%s 1\n%010d 00000 n \ntrailer\n<<%s%s 0 R%s 0 R/ID[<5A><5B>]/Prev %s>>\nstartxref\n%s\n%%%%EOF\n' "${root#/Root }" "$at" \
        "$size" "$root" "$information" "$previous" "$start" >>"$1"
}
days() { sed 's/issued [0-9TZ:-]*/issued DAY/; s/ on [0-9-]*\([,;]\)/ on DAY\1/g'; }
cp "$source"/tests/data/seal/p256.pem .
school
hand_out cohort.csv -o out --seal p256.pem >said || cat said
one=$(find out -name '*D-2*.pdf')
kept "$one"
supplement verify "$one" --register out/register.db | days
supplement register seal out/register.db "$one"
supplement verify "$one" --register out/register.db | days
hand_out cohort.csv -o other >said || cat said
one=$(find other -name '*D-2*.pdf')
"$program" seal "$one" --key p256.pem
kept "$one"
supplement verify "$one" --register other/register.db | days
supplement register seal other/register.db "$one"
supplement verify "$one" --register other/register.db | days
