#!/bin/sh
# `serve` with a certificate: curl, which checks it, is answered; a certificate that is renewed is given at once, one that is at fault leaves the one
# before. And killed 50 times, whatever it is doing, it is there again at once, and what it answers is the same; ended in good order, it finishes what it began.
. tests/conformance/documents.sh

mkdir "$work/qualifications"
cp samples/25135-contactcenter-medewerker.xml "$work/qualifications/25135.xml"
echo 0123456789abcdef0123456789abcdef >"$work/token"
serving=
trap '[ -z "$serving" ] || kill -9 $serving 2>/dev/null || true; rm -rf "$work"' EXIT

# begin OPTION...: serves
begin() {
    begin_serving -q "$work/qualifications" --token "$work/token" "$@"
    address=http://127.0.0.1:$port
}

# finish: it ends when it is told to
finish() {
    kill $serving
    await_end
}

await_end() {
    status=0
    wait $serving || status=$?
    [ $status -eq 143 ] || fail "it ended by $status"
}

# make_certificate NAME: for localhost, of an authority of its own
make_certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" -addext subjectAltName=DNS:localhost \
        -keyout "$work/$1.key" -out "$work/$1.pem" 2>/dev/null || fail "openssl"
}

# ---- encrypted
ask() {
    curl -sf --cacert "$work/$1.pem" --resolve "localhost:$port:127.0.0.1" "https://localhost:$port/$2"
}
make_certificate one
make_certificate two
mkdir "$work/tls"
cp "$work/one.pem" "$work/tls/cert.pem"
cp "$work/one.key" "$work/tls/key.pem"
begin --certificate "$work/tls/cert.pem" --key "$work/tls/key.pem"
await $serving ask one health
ask one 25135/nl.pdf >"$work/served.pdf"
"$program" render "$work/qualifications/25135.xml" -l nl -o "$work/made.pdf"
cmp "$work/served.pdf" "$work/made.pdf" || fail "what is served is not what is made"
! ask two health >/dev/null 2>&1 || fail "a certificate that is not there is given"
cp "$work/two.pem" "$work/tls/new" && mv "$work/tls/new" "$work/tls/cert.pem" # its key is still the other's
await $serving grep -q certificate-unusable "$work/said"
ask one health >/dev/null || fail "a certificate at fault is taken"
cp "$work/two.key" "$work/tls/new" && mv "$work/tls/new" "$work/tls/key.pem"
await $serving ask two health
! curl -sf --cacert "$work/two.pem" --tls-max 1.1 --resolve "localhost:$port:127.0.0.1" "https://localhost:$port/health" 2>/dev/null ||
    fail "TLS 1.1 is spoken"
finish
status=0
"$program" serve -q "$work/qualifications" --certificate "$work/one.pem" --key "$work/two.key" --listen 127.0.0.1:0 2>"$work/said" || status=$?
[ $status -eq 1 ] && grep -q certificate-unusable "$work/said" || fail "a key of another: $status $(cat "$work/said")"

# ---- killed
for i in $(seq 50); do
    begin
    await $serving curl -sf "$address/health"
    (for form in pdf html png svg; do curl -s "$address/25135/de.$form" -o /dev/null & done; wait) &
    asking=$!
    sleep 0.0$((i % 10))
    kill -9 $serving
    wait $serving $asking 2>/dev/null || true
done
begin
await $serving curl -sf "$address/health"
curl -sf "$address/25135/nl.pdf" | cmp - "$work/made.pdf" || fail "what is served after 50 kills is not what was"
finish

# ---- ended, while many ask: who has a part of an answer gets the rest
begin
await $serving curl -sf "$address/25135/nl.png"
python3 tests/conformance/serve_end.py "$port" $serving || fail "it ended too soon"
await_end
