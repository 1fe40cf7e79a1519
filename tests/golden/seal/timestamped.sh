# A seal gets a time stamp, which is what was asked for; else nothing is sealed, in words that say why.
cp "$source"/tests/data/seal/p256.pem "$source"/tests/data/seal/authority.pem .
cat "$source"/tests/data/seal/clock/authority.pem >>authority.pem
"$program" render -L layout.xml qualification.xml -o a.pdf
clock
told() { sed -E "s|${address#http://}|HOST|g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9:]{8} UTC)/DAY\1/g; s/ [0-9:]{8} UTC/ TIME UTC/g; s/on [0-9-]{10}([,;])/on DAY\1/g"; }
supplement seal a.pdf --key p256.pem --timestamp "$address/good" -o out/good.pdf | told
head -c "$(wc -c <a.pdf)" out/good.pdf | cmp - a.pdf && echo 'begins as it was'
supplement verify out/good.pdf -L layout.xml --trust authority.pem | told
# how long it is is known from the first one, which is thrown away
asked
cp a.pdf b.pdf
supplement seal a.pdf b.pdf --key p256.pem --timestamp "$address/good" | told
asked
supplement verify a.pdf b.pdf -L layout.xml --trust authority.pem | told
supplement render -L layout.xml qualification.xml --seal p256.pem --timestamp "$address/flaky" -o out/flaky.pdf | told
asked
supplement verify out/flaky.pdf -L layout.xml --trust authority.pem | told
"$program" render -L layout.xml qualification.xml -o a.pdf
supplement attach plain.pdf a.pdf --seal p256.pem --timestamp "$address/good" -o out/whole.pdf | told
supplement verify out/whole.pdf --trust authority.pem | told
rm out/*
for lie in imprint nonce broken old expired mail bare typed refused empty garbage nothing large moved error locked absent; do
    supplement seal a.pdf --key p256.pem --timestamp "$address/$lie" -o out/a.pdf | told
done
ls out
asked | sort | uniq -c
supplement seal a.pdf --key p256.pem --timestamp http://127.0.0.1:1/ -o out/a.pdf
for address_wrong in ftp://a.example/ a.example 'http://a.example/a b' file:///etc/passwd; do
    supplement seal a.pdf --key p256.pem --timestamp "$address_wrong" -o out/a.pdf
done
supplement render -L layout.xml qualification.xml --timestamp "$address/good" -o out/a.pdf | told
supplement seal a.pdf --key p256.pem --timestamp "http://user:word@${address#http://}/locked" -o out/a.pdf | told
ls out
