# A sealed file begins with the file as it was; the seal is the same each time. What cannot be sealed is told, and stays.
cp "$source"/tests/data/seal/*.p* .
export SOURCE_DATE_EPOCH=1796000000
"$program" render -L layout.xml qualification.xml -o a.pdf
length=$(wc -c <a.pdf)
sealed() { head -c "$length" "$1" | cmp - a.pdf && echo "$1: begins as it was"; }
supplement seal a.pdf --key p256.pem -o out/a.pdf
sealed out/a.pdf
cp a.pdf out/b.pdf
chmod 640 out/b.pdf
supplement seal out/b.pdf --key p256.pem
cmp out/a.pdf out/b.pdf
stat -c %a out/a.pdf out/b.pdf
echo specimen >pin
supplement seal a.pdf --key p256.p12 --pin pin -o out/c.pdf
cmp out/a.pdf out/c.pdf
supplement seal a.pdf --key p256.p12 --pin /dev/fd/3 -o out/c.pdf 3<pin
supplement render -L layout.xml qualification.xml --seal p256.pem -o out/d.pdf
cmp out/a.pdf out/d.pdf
# several; one that is no PDF does not keep the others from it
cp a.pdf out/e.pdf
cp a.pdf out/f.pdf
cp layout.xml out/no.pdf
supplement seal out/e.pdf out/no.pdf out/f.pdf --key ed25519.pem
sealed out/e.pdf
sealed out/f.pdf
cmp layout.xml out/no.pdf
# two seals, and one that allows no other
supplement seal out/a.pdf --key ed25519.pem -o out/g.pdf
supplement verify out/g.pdf -L layout.xml --trust authority.pem
supplement seal out/a.pdf --key ed25519.pem --certify -o out/h.pdf
supplement seal a.pdf --key ed25519.pem --certify -o out/h.pdf
supplement seal out/h.pdf --key p256.pem
supplement verify out/h.pdf -L layout.xml --trust authority.pem
