# A key or certificate that is wrong, expired or for something else: a message that says so, and nothing is written.
cp "$source"/tests/data/seal/*.p* .
"$program" render -L layout.xml qualification.xml -o a.pdf
echo wrong >pin
for key in absent.pem layout.xml a.pdf p256.p12 locked.pem bare.pem short.pem expired.pem server.pem cipher.pem \
    'pkcs11:token=a;pin-value=1'; do
    supplement seal a.pdf --key "$key" -o out/b.pdf
done
supplement seal a.pdf --key p256.p12 --pin pin -o out/b.pdf
supplement seal a.pdf --key bare.pem --certificate authority.pem -o out/b.pdf
supplement seal a.pdf --key bare.pem --certificate layout.xml -o out/b.pdf
supplement render -L layout.xml qualification.xml --seal expired.pem -o out/b.pdf
ls out
