# What the options of a seal ask for; nothing is written.
seals=$source/tests/data/seal
"$program" render -L layout.xml qualification.xml -o out/a.pdf
cp out/a.pdf before.pdf
supplement seal
supplement seal out/a.pdf
supplement seal out/a.pdf out/a.pdf --key key.pem -o out/b.pdf
supplement seal out/a.pdf --key key.pem --pin absent
supplement render -L layout.xml qualification.xml -o out/b.pdf --pin pin --certify
supplement render -L layout.xml qualification.xml -o out/b.png --seal key.pem
supplement attach out/a.pdf out/a.pdf -o out/b.pdf --certificate key.pem
supplement verify out/a.pdf --trust layout.xml
cmp before.pdf out/a.pdf
ls out
