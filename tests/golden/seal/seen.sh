# A layout with a place for the seal: the document is the same without a seal, with one and sealed later, and so are its data. A seal
# behind that one is not seen. A place in what is on each page, and a second one, are refused.
cp "$source"/tests/data/seal/*.p* .
export SOURCE_DATE_EPOCH=1796000000
sed -E 's|(<p><value select="authority"/></p>)|\1<seal width="50mm" height="14mm"><label name="flag"/></seal>|' layout.xml >seen.xml
"$program" render -L seen.xml qualification.xml -o a.pdf
supplement render -L seen.xml qualification.xml --seal p256.pem -o b.pdf
head -c "$(wc -c <a.pdf)" b.pdf | cmp - a.pdf && echo 'begins as it was'
supplement seal a.pdf --key p256.pem -o c.pdf
cmp b.pdf c.pdf
supplement verify b.pdf -L seen.xml --trust authority.pem
"$program" extract b.pdf >data.xml
"$program" render -L seen.xml data.xml -o again.pdf
cmp a.pdf again.pdf
supplement seal b.pdf --key ed25519.pem -o d.pdf
supplement verify d.pdf -L seen.xml --trust authority.pem
supplement attach plain.pdf a.pdf -o out/whole.pdf --any --seal p256.pem
supplement verify out/whole.pdf --trust authority.pem
supplement attach plain.pdf b.pdf -o out/no.pdf --any
trace -L seen.xml qualification.xml
grep -w seal out/page.trace
grep -w form out/page.trace
rm out/*
edit seen.xml 's|(<seal .*</seal>)|\1\1|'
refuse -L seen.xml qualification.xml
sed -E 's|<body>|<foot><seal width="50mm" height="14mm"><label name="flag"/></seal></foot><body>|' layout.xml >seen.xml
refuse -L seen.xml qualification.xml
sed -E 's|<body>|<body><seal width="50mm"/>|' layout.xml >seen.xml
refuse -L seen.xml qualification.xml
