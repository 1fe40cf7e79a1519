# An authority that vouches for keys, and says at any time which of them it has revoked: at the address of `clock` (clock.py), in whose folder its
# keys are. Sourced by tests, with $keys and $address.

# settings: what openssl is told for all of them.
settings() {
    cat <<END
[ca]
default_ca = specimen
[specimen]
database = $keys/index
new_certs_dir = $keys
serial = $keys/serial
crlnumber = $keys/number
default_md = sha256
default_days = 3000
default_crl_days = 30
policy = any
unique_subject = no
[any]
countryName = optional
organizationName = optional
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
[below]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
authorityInfoAccess = caIssuers;URI:$address/files/authority.der
crlDistributionPoints = URI:$address/files/revoked.crl
[seal]
keyUsage = critical, nonRepudiation
authorityInfoAccess = caIssuers;URI:$address/files/authority.der, OCSP;URI:$address/ocsp
crlDistributionPoints = URI:$address/files/revoked.crl
[listed]
keyUsage = critical, nonRepudiation
authorityInfoAccess = caIssuers;URI:$address/files/authority.der
crlDistributionPoints = URI:$address/files/revoked.crl
[other]
keyUsage = critical, nonRepudiation
authorityInfoAccess = OCSP;URI:ldap://127.0.0.1/ocsp, OCSP;URI:file://$keys/index
crlDistributionPoints = URI:ldap://127.0.0.1/revoked, URI:file://$keys/revoked.crl, URI:$address/files/revoked.crl
[silent]
keyUsage = critical, nonRepudiation
[alone]
keyUsage = critical, nonRepudiation
crlDistributionPoints = URI:$address/files/revoked.crl
[under]
keyUsage = critical, nonRepudiation
authorityInfoAccess = caIssuers;URI:$address/files/below.der
crlDistributionPoints = URI:$address/files/below.crl
[clock]
extendedKeyUsage = critical, timeStamping
authorityInfoAccess = caIssuers;URI:$address/files/authority.der
crlDistributionPoints = URI:$address/files/revoked.crl
[server]
subjectAltName = IP:127.0.0.1
extendedKeyUsage = serverAuth
[elsewhere]
subjectAltName = DNS:elsewhere.example
extendedKeyUsage = serverAuth
[responder]
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
END
}

# vouch_for NAME USE [AUTHORITY [UNTIL]]: makes the key NAME.pem, with its certificate for that.
vouch_for() {
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/$1.pem" 2>/dev/null
    openssl req -new -key "$keys/$1.pem" -subj "/C=NL/O=Specimen/CN=Specimen $1" -out "$keys/request"
    openssl ca -batch -notext -config "$keys/settings" -in "$keys/request" -extensions "$2" -startdate 20200101000000Z \
        ${4:+-enddate "$4"} -cert "$keys/${3-authority}.pem" -keyfile "$keys/${3-authority}.pem" >"$keys/certificate" 2>"$keys/said" || cat "$keys/said" >&2
    cat "$keys/certificate" >>"$keys/$1.pem"
}

# revoke NAME: and publishes the list.
revoke() {
    openssl ca -config "$keys/settings" -cert "$keys/authority.pem" -keyfile "$keys/authority.pem" -revoke "$keys/$1.pem" 2>/dev/null
    publish_list
}

# publish_list [AUTHORITY FILE [ARGUMENTS...]]
publish_list() {
    by=${1-authority} into=${2-revoked.crl}
    [ $# -lt 2 ] || shift 2
    openssl ca -config "$keys/settings" -cert "$keys/$by.pem" -keyfile "$keys/$by.pem" -gencrl "$@" 2>/dev/null |
        openssl crl -outform DER -out "$keys/$into"
}

: >"$keys/index"
echo 10 >"$keys/serial"
echo 01 >"$keys/number"
settings >"$keys/settings"
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$keys/authority.pem" 2>/dev/null
openssl req -new -x509 -key "$keys/authority.pem" -subj '/C=NL/O=Specimen/CN=Specimen root' -days 4000 -config "$keys/settings" \
    -extensions authority -set_serial 1 >"$keys/certificate" 2>"$keys/said" || cat "$keys/said" >&2
cat "$keys/certificate" >>"$keys/authority.pem"
openssl x509 -in "$keys/authority.pem" -outform DER -out "$keys/authority.der"
openssl x509 -in "$keys/authority.pem" -out "$keys/root.pem"
vouch_for seal seal
vouch_for clock clock
vouch_for responder responder
publish_list
