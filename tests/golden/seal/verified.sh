# Whose seal a file has, whether it is intact and who vouches for it; what was changed, added or taken off is found.
cp "$source"/tests/data/seal/*.p* .
export SOURCE_DATE_EPOCH=1796000000
"$program" render -L layout.xml qualification.xml --seal p256.pem -o a.pdf
supplement verify a.pdf -L layout.xml
supplement verify a.pdf -L layout.xml --trust authority.pem
supplement verify a.pdf -L layout.xml --trust p256.pem
supplement verify a.pdf -L layout.xml --trust ed25519.pem
# a byte of the page, of the signature dictionary, of the seal; of the room behind it; something behind all
at() { grep -abo "$2" "$1" | head -n 1 | cut -d: -f1; }
changed() {
    cp a.pdf b.pdf
    printf "$2" | dd of=b.pdf bs=1 seek="$1" conv=notrunc 2>/dev/null
    supplement verify b.pdf -L layout.xml --trust authority.pem
}
changed $(($(at a.pdf stream) + 30)) x
changed $(($(at a.pdf '/M(D:') + 6)) 3
# the signature's last byte is the seal's
end=$(grep -ao '/Contents<[0-9a-f]*[1-9a-f]' a.pdf | tail -n 1 | wc -c)
changed $(($(at a.pdf '/Contents<') + end - 12)) '00000000'
{ cat a.pdf && echo '% more'; } >b.pdf
supplement verify b.pdf -L layout.xml --trust authority.pem
# sealed on a day on which the certificate was valid, and not since; and on one on which it was not
SOURCE_DATE_EPOCH=1300000000 "$program" render -L layout.xml qualification.xml --seal expired.pem -o c.pdf
supplement verify c.pdf -L layout.xml --trust authority.pem
sed 's|(D:2011|(D:2019|' c.pdf >d.pdf
supplement verify d.pdf -L layout.xml --trust authority.pem
# of something else than a supplement
supplement seal plain.pdf --key p256.pem -o out/n.pdf
supplement verify out/n.pdf -L layout.xml --trust authority.pem
# a certificate that is for non-repudiation alone, as those of seals are
supplement seal plain.pdf --key commitment.pem -o out/m.pdf
supplement verify out/m.pdf -L layout.xml --trust authority.pem
