/* Keys of tokens, such as smart cards and hardware security modules, by PKCS#11. */
#include <gnutls/pkcs11.h>
#include <string.h>

#include "seal/key.h"

enum { URL_MOST = 2048 };

/* A wrong PIN counts, and after some the token locks itself: it is told once, and never where it would be the last try. */
static int give_pin(void *context, int attempt, const char *url, const char *label, unsigned flags, char *pin, size_t size)
{
    struct seal_key *key = context;
    (void)url;
    (void)label;
    if (!key->secret || attempt > 0 || flags & (GNUTLS_PIN_FINAL_TRY | GNUTLS_PIN_WRONG) || strlen(key->secret) >= size) {
        key->refusal = !key->secret ? say("none was given")
                       : flags & GNUTLS_PIN_FINAL_TRY
                           ? say("a wrong PIN was given before, and one more would lock the token: sign in to it otherwise first")
                           : say("the token does not take it");
        return -1;
    }
    strcpy(pin, key->secret);
    return 0;
}

static bool fail(const struct seal_key *key, const char *name, int error, struct diag *diag)
{
    struct place place = {name, 0};
    if (key->refusal || error == GNUTLS_E_PKCS11_PIN_ERROR || error == GNUTLS_E_PKCS11_PIN_LOCKED ||
        error == GNUTLS_E_PKCS11_PIN_EXPIRED)
        diag_report(diag, DIAG_KEY_SECRET, place, "%s", key->refusal ? key->refusal : gnutls_strerror(error));
    else if (error == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE || error == GNUTLS_E_PKCS11_REQUESTED_OBJECT_NOT_AVAILBLE)
        diag_report(diag, DIAG_KEY_UNREADABLE, place, "%s", say("no token that is there has such a key"));
    else
        diag_report(diag, DIAG_KEY_UNREADABLE, place, "%s", gnutls_strerror(error));
    return false;
}

/* The URL of the key, or of its certificate, which have the same but for the type of the object: an attribute of the path (RFC 7512,
 * 2.3). Without a type any of them might be found. */
static bool name_object(const char *url, const char *type, char named[URL_MOST])
{
    size_t length = strcspn(url, "?"), at = strlen("pkcs11:");
    struct buffer path = {0};
    buffer_string(&path, "pkcs11:");
    while (at < length) {
        size_t part = strcspn(url + at, ";?");
        if (part && strncmp(url + at, "type=", 5) != 0) {
            buffer_append(&path, url + at, part);
            buffer_byte(&path, ';');
        }
        at += part + 1;
    }
    buffer_format(&path, "type=%s%s%c", type, url + length, '\0');
    bool fits = path.length <= URL_MOST;
    if (fits)
        memcpy(named, path.bytes, path.length);
    buffer_finish(&path);
    return fits;
}

/* The key's certificate, and those above it that the token has. None is no error: they may be in a file. */
static void read_certificates(struct seal_key *key, const char *url)
{
    gnutls_x509_crt_t certificate;
    if (gnutls_x509_crt_init(&certificate))
        return;
    gnutls_x509_crt_set_pin_function(certificate, give_pin, key);
    if (gnutls_x509_crt_import_url(certificate, url, 0)) {
        gnutls_x509_crt_deinit(certificate);
        return;
    }
    key->certificates[key->certificate_count++] = certificate;
    gnutls_datum_t issuer;
    while (key->certificate_count < KEY_CERTIFICATES_MOST && !gnutls_x509_crt_check_issuer(certificate, certificate) &&
           !gnutls_pkcs11_get_raw_issuer(url, certificate, &issuer, GNUTLS_X509_FMT_DER, GNUTLS_PKCS11_OBJ_FLAG_OVERWRITE_TRUSTMOD_EXT)) {
        bool good = !gnutls_x509_crt_init(&certificate) && !gnutls_x509_crt_import(certificate, &issuer, GNUTLS_X509_FMT_DER);
        gnutls_free(issuer.data);
        if (!good)
            return;
        key->certificates[key->certificate_count++] = certificate;
    }
}

bool key_read_token(struct seal_key *key, const struct seal_key_request *request, struct diag *diag)
{
    char url[URL_MOST], certificate[URL_MOST];
    if (strstr(request->key, "pin-value") || !name_object(request->key, "private", url) ||
        !name_object(request->key, "cert", certificate)) {
        diag_report(diag, DIAG_KEY_UNREADABLE, (struct place){0}, "%s",
                    say("a PIN stands in its address, where others can read it"));
        return false;
    }
    key->is_token = true;
    int error = gnutls_privkey_init(&key->key);
    if (!error) {
        gnutls_privkey_set_pin_function(key->key, give_pin, key);
        error = gnutls_privkey_import_url(key->key, url, 0);
    }
    if (error)
        return fail(key, request->key, error, diag);
    if (!request->certificates)
        read_certificates(key, certificate);
    return true;
}
