# An authority for time stamps is asked by HTTPS, where it proves who it is: by an authority that this computer knows, or an office's own.
cp "$source"/tests/data/seal/p256.pem "$source"/tests/data/seal/authority.pem .
cat "$source"/tests/data/seal/clock/authority.pem >>authority.pem
"$program" render -L layout.xml qualification.xml -o a.pdf
keys=$PWD/keys address=http://127.0.0.1:1
mkdir keys
. "$source/tests/authority.sh"
vouch_for right server
vouch_for other elsewhere
vouch_for expired server authority 20201231235959Z
clock "$source/tests/data/seal/clock" keys/right.pem keys/other.pem keys/expired.pem
unset SSL_CERT_FILE SSL_CERT_DIR
told() { sed -E "s|127.0.0.1:[0-9]+|HOST|g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9:]{8} UTC)?/DAY/g"; }
seal() { supplement seal a.pdf --key p256.pem --timestamp "https://127.0.0.1:$1/good" -o out/a.pdf | told; }
{ read -r right && read -r other && read -r expired; } <"$work/clock/ports"
seal "$right"
export SSL_CERT_FILE=$PWD/keys/root.pem
seal "$right"
supplement verify out/a.pdf --trust authority.pem | told
rm out/a.pdf
seal "$other"
seal "$expired"
asked
# it speaks no TLS, or HTTPS alone; and where there is no list of authorities
seal "${address##*:}"
supplement seal a.pdf --key p256.pem --timestamp "http://127.0.0.1:$right/good" -o out/a.pdf | told
SSL_CERT_FILE=$PWD/keys/absent.pem
seal "$right"
asked
ls out
