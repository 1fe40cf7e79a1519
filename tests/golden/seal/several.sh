# Several seals: one behind the other, one of which was broken before the next was added; that of a supplement inside another file, which
# says nothing of that file.
cp "$source"/tests/data/seal/*.p* .
export SOURCE_DATE_EPOCH=1796000000
"$program" render -L layout.xml qualification.xml --seal p256.pem -o a.pdf
supplement seal a.pdf --key ed25519.pem -o out/two.pdf
supplement verify out/two.pdf -L layout.xml --trust authority.pem
supplement verify out/two.pdf -L layout.xml --trust p256.pem
supplement verify out/two.pdf -L layout.xml
{ cat out/two.pdf && echo '% more'; } >out/behind.pdf
supplement verify out/behind.pdf -L layout.xml --trust authority.pem
# something between the two
{ cat a.pdf && printf '%% more\n%%%%EOF\n'; } >between.pdf
supplement seal between.pdf --key ed25519.pem -o out/between.pdf
supplement verify out/between.pdf -L layout.xml --trust authority.pem
# the first broken, and another key's seal behind it
at=$(grep -abo stream a.pdf | head -n 1 | cut -d: -f1)
printf x | dd of=a.pdf bs=1 seek=$((at + 40)) conv=notrunc 2>/dev/null
supplement seal a.pdf --key ed25519.pem -o out/broken.pdf
supplement verify out/broken.pdf -L layout.xml --trust authority.pem
# in another file
"$program" render -L layout.xml qualification.xml --seal p256.pem -o inner.pdf
supplement attach plain.pdf inner.pdf --embed -o out/whole.pdf
supplement verify out/whole.pdf -L layout.xml --trust authority.pem
supplement seal out/whole.pdf --key ed25519.pem
supplement verify out/whole.pdf -L layout.xml --trust authority.pem
supplement verify out/whole.pdf -L layout.xml --trust p256.pem
# near misses: a supplement inside without a seal
"$program" render -L layout.xml qualification.xml -o unsealed.pdf
supplement attach plain.pdf unsealed.pdf --embed -o out/unsealed.pdf
supplement verify out/unsealed.pdf -L layout.xml --trust authority.pem
