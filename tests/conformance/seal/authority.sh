# An authority of the test's own, with its list of certificates that are revoked, in $work: keys that it has vouched for seal there.

# template NAME NUMBER LINE...
template() {
    printf 'cn = "%s"\norganization = "Specimen"\ncountry = NL\nserial = %s\n' "$1" "$2"
    printf 'activation_date = "2020-01-01 00:00:00"\nexpiration_date = "2119-12-31 23:59:59"\n'
    shift 2
    printf '%s\n' "$@"
}

# vouch FILE NAME NUMBER LINE...: makes a key on P-256 with its certificate.
vouch() {
    into=$1
    shift
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$into" 2>/dev/null
    template "$@" >"$work/template"
    certtool --generate-certificate --load-privkey "$into" --load-ca-certificate "$work/authority.pem" \
        --load-ca-privkey "$work/authority.key" --template "$work/template" --outfile "$work/certificate" 2>"$work/said" ||
        fail "$(cat "$work/said")"
    openssl x509 -in "$work/certificate" >>"$into"
}

# DSS heeds a list only of an authority that may sign lists.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$work/authority.key" 2>/dev/null
template 'Specimen authority' 1 ca cert_signing_key crl_signing_key >"$work/template"
certtool --generate-self-signed --load-privkey "$work/authority.key" --template "$work/template" --outfile "$work/authority.pem" 2>/dev/null
printf 'crl_next_update = 30\ncrl_number = 1\n' >"$work/template"
certtool --generate-crl --load-ca-privkey "$work/authority.key" --load-ca-certificate "$work/authority.pem" \
    --template "$work/template" --outder --outfile "$work/revoked.crl" 2>/dev/null

# Debian 13's own ecj (3.35.0) does not find what it consists of.
dss=$PWD/build/readers/dss
[ -d "$dss" ] || fail "DSS is missing: $dss (./dev test fetches it)"
java -cp "$(find /usr/share/java -name ecj.jar -o -name 'eclipse-jdt-core*.jar' | tr '\n' :)" \
    org.eclipse.jdt.internal.compiler.batch.Main -17 -proc:none -encoding UTF-8 -failOnWarning -cp "$(echo "$dss"/*.jar | tr ' ' :)" \
    -d "$work/classes" "$tests/conformance/seal/Seals.java" 2>"$work/said" || fail "$(cat "$work/said")"

# judged WORDS FILE...: DSS says these of each seal: its level, and whether it is good.
judged() {
    words=$1
    shift
    java -cp "$work/classes:$dss/*" Seals "$work/authority.pem" "$work/revoked.crl" "$@" >"$work/judged" 2>"$work/said" ||
        fail "$(cat "$work/said")"
    [ "$(grep -c " $words\$" "$work/judged")" -eq $# ] && [ "$(wc -l <"$work/judged")" -eq $# ] || fail "$(cat "$work/judged")"
}
