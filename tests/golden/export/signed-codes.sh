# Documents bear a code that holds what was signed, for who has no network: the same row bears the same, with the key and without; the
# register keeps it; what was issued without stays so until --reissue.
cp "$source"/tests/data/seal/*.p* .
school
edit layout.xml 's|(<input name="holder.diploma" .*)|\1<input name="signed" type="signed"/>|;s|(<if test="\$holder.name">)|<if test="$signed"><code select="$signed" width="30mm"><label name="flag"/></code></if>\1|'

# code FILE: what its code holds.
code() {
    "$program" extract "$1" 2>/dev/null | sed -n 's/.*name="signed">\(.*\)<.*/\1/p'
}
# without DAYS: of certificates.
masked() {
    sed 's/SUP1:[0-9A-Z+./:-]*/CODE/'
}
check() {
    echo "checked: $*" | masked
    "$program" verify --code "$@" 2>&1 || echo "exit $?"
}

hand_out cohort.csv -o out --signed-code
hand_out cohort.csv -o out --signed-code --seal rsa.pem
hand_out cohort.csv -o out --signed-code --seal p256.pem
[ "$(find out -name '*.pdf' | wc -l)" -eq "$(for file in out/*/*.pdf; do code "$file"; done | grep -c '^SUP1:')" ] || echo "codes are missing"
keep
hand_out cohort.csv -o out
changed
one=$(echo out/20002/*D-3-nl.pdf)
signed=$(code "$one")
check "$signed" --trust p256.pem
check "$signed" --trust authority.pem
check "$signed" --trust authority.pem --certificate p256.pem --format=json
check "$signed" --trust p384.pem --certificate p256.pem
check "$signed" --trust rsa.pem
check "${signed%??????}000000" --trust p256.pem
check "${signed%?}" --trust p256.pem
check "SUP1:HELLO" --trust p256.pem
check "$signed"
check "$signed" --trust absent.pem
check "$signed" --trust p256.pem "$one"
check "$signed" --trust p256.pem --token 0000-0000-0000-0000-0000
"$program" verify "$one" --certificate p256.pem || echo "exit $?"

# What is lost comes back as it was, without the key; with another key too.
rm -r out/10001 out/20002
hand_out cohort.csv -o out
changed
rm -r out/10001
hand_out cohort.csv -o out --signed-code --seal expired.pem
hand_out cohort.csv -o out --signed-code --seal p256.pem
changed

# Another row has another code.
edit cohort.csv 's/Bo Smith/Bo Smit/'
hand_out cohort.csv -o out --signed-code --seal p256.pem
[ "$(code 'out/20002/Bo Smit-D-3-nl.pdf')" != "$signed" ] || echo "it is the same"
check "$(code 'out/20002/Bo Smit-D-3-nl.pdf')" --trust p256.pem

# On paper alone; into an archive; merged.
hand_out cohort.csv -o print.pdf --signed-code --seal p256.pem
"$program" register merge merged.db out/register.db >/dev/null
hand_out cohort.csv -o again --register merged.db
diff -r out/10001 again/10001 && diff -r out/20002 again/20002

# What was issued without.
hand_out cohort.csv -o bare
hand_out cohort.csv -o bare --signed-code --seal p256.pem
code bare/20002/*D-3-nl.pdf
hand_out cohort.csv -o bare --signed-code --seal p256.pem --reissue
code bare/20002/*D-3-nl.pdf | masked

# Nobody else gives a code; and a name that is too long for one.
sed '1s/$/;signed/;2,$s|$|;SUP1:000|' cohort.csv >signed.csv
hand_out signed.csv -o other --seal p256.pem
supplement render -L layout.xml qualifications/baker.xml -f signed=SUP1:000 -o out/no.pdf
edit cohort.csv "s/Bo Smit/Bo $(printf 'Smit%.0s' $(seq 60))/"
hand_out cohort.csv -o crowded --signed-code --seal p256.pem
hand_out cohort.csv -o crowded --seal p256.pem
