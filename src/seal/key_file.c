/* Keys in files: PKCS#12 (RFC 7292), or PEM, with the certificates in the same file or another. */
#define _GNU_SOURCE /* memmem */
#include <gnutls/pkcs12.h>
#include <string.h>

#include "base/file.h"
#include "seal/key.h"

enum { KEY_BYTES_MOST = 1024 * 1024 };

static bool is_pem(const struct buffer *file)
{
    static const char MARK[] = "-----BEGIN ";
    return memmem(file->bytes, file->length, MARK, sizeof MARK - 1) != NULL;
}

static gnutls_datum_t datum_of(const struct buffer *file)
{
    return (gnutls_datum_t){file->bytes, (unsigned)file->length};
}

static bool is_about_secret(int error)
{
    return error == GNUTLS_E_DECRYPTION_FAILED || error == GNUTLS_E_MAC_VERIFY_FAILED || error == GNUTLS_E_INVALID_PASSWORD;
}

static bool fail(const struct seal_key *key, const char *path, int error, struct diag *diag)
{
    if (is_about_secret(error))
        diag_report(diag, DIAG_KEY_SECRET, (struct place){path, 0}, "%s",
                    key->secret ? say("it does not open this key") : say("none was given"));
    else
        diag_report(diag, DIAG_KEY_UNREADABLE, (struct place){path, 0}, "%s", gnutls_strerror(error));
    return false;
}

static void keep(struct seal_key *key, gnutls_x509_crt_t *certificates, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        if (key->certificate_count < KEY_CERTIFICATES_MOST)
            key->certificates[key->certificate_count++] = certificates[i];
        else
            gnutls_x509_crt_deinit(certificates[i]);
    }
    gnutls_free(certificates);
}

/* ------------------------------------------------------------------------------------------------ PKCS#12 */

static int open_bag(struct seal_key *key, gnutls_pkcs12_t bag)
{
    gnutls_x509_privkey_t private = NULL;
    gnutls_x509_crt_t *own = NULL, *others = NULL;
    unsigned own_count = 0, other_count = 0;
    const char *secret = key->secret ? key->secret : "";
    int error = gnutls_pkcs12_verify_mac(bag, secret);
    if (!error)
        error = gnutls_pkcs12_simple_parse(bag, secret, &private, &own, &own_count, &others, &other_count, NULL, 0);
    if (error)
        return error;
    keep(key, own, own_count);
    keep(key, others, other_count);
    error = private ? gnutls_privkey_import_x509(key->key, private, GNUTLS_PRIVKEY_IMPORT_COPY) : GNUTLS_E_NO_CERTIFICATE_FOUND;
    gnutls_x509_privkey_deinit(private);
    return error;
}

static int read_bag(struct seal_key *key, const struct buffer *file)
{
    gnutls_pkcs12_t bag = NULL;
    const gnutls_datum_t data = datum_of(file);
    int error = gnutls_pkcs12_init(&bag);
    if (!error)
        error = gnutls_pkcs12_import(bag, &data, GNUTLS_X509_FMT_DER, 0);
    if (!error)
        error = open_bag(key, bag);
    gnutls_pkcs12_deinit(bag);
    return error;
}

/* ------------------------------------------------------------------------------------------------ PEM */

/* None is no error: they may be in another file. */
static int read_certificates(struct seal_key *key, const struct buffer *file)
{
    gnutls_x509_crt_t *list = NULL;
    unsigned count = 0;
    const gnutls_datum_t data = datum_of(file);
    int error = gnutls_x509_crt_list_import2(&list, &count, &data, GNUTLS_X509_FMT_PEM, 0);
    if (!error)
        keep(key, list, count);
    return error == GNUTLS_E_NO_CERTIFICATE_FOUND || error == GNUTLS_E_BASE64_UNEXPECTED_HEADER_ERROR ? 0 : error;
}

static int read_pem(struct seal_key *key, const struct buffer *file)
{
    const gnutls_datum_t data = datum_of(file);
    int error = gnutls_privkey_import_x509_raw(key->key, &data, GNUTLS_X509_FMT_PEM, key->secret, 0);
    return error ? error : read_certificates(key, file);
}

bool key_read_certificates(struct seal_key *key, const char *path, struct diag *diag)
{
    struct buffer file = {0};
    if (!file_read(path, KEY_BYTES_MOST, (struct place){0}, &file, diag))
        return false;
    unsigned before = key->certificate_count;
    int error = read_certificates(key, &file);
    buffer_finish(&file);
    if (!error && key->certificate_count > before)
        return true;
    diag_report(diag, DIAG_CERTIFICATE_MISSING, (struct place){path, 0}, "%s",
                error ? gnutls_strerror(error) : say("the file holds none in PEM"));
    return false;
}

bool key_read_file(struct seal_key *key, const struct seal_key_request *request, struct diag *diag)
{
    struct buffer file = {0};
    if (!file_read(request->key, KEY_BYTES_MOST, (struct place){0}, &file, diag))
        return false;
    int error = gnutls_privkey_init(&key->key);
    if (!error)
        error = is_pem(&file) ? read_pem(key, &file) : read_bag(key, &file);
    if (file.bytes)
        gnutls_memset(file.bytes, 0, file.length);
    buffer_finish(&file);
    return !error || fail(key, request->key, error, diag);
}
