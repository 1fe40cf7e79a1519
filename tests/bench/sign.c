/* What signatures alone cost, as a seal has one: by the key as the program opens it, and by GnuTLS from the same file.
 *
 *     sign KEY.pem COUNT
 *
 * Prints CPU time of so many of each [s]. */
#include <gnutls/abstract.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "seal/key.h"

static void stop(const char *what)
{
    fprintf(stderr, "sign: %s\n", what);
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double time_ours(const char *path, int count)
{
    struct diag *diag = diag_create();
    const struct seal_key_request request = {.key = path, .today = "2026-11-29"};
    struct seal_key *key = open_seal_key(&request, diag);
    gnutls_datum_t signature;
    if (!key)
        stop(path);
    double start = now();
    for (int i = 0; i < count; i++) {
        if (key_sign(key, &i, sizeof i, &signature))
            stop("it does not sign");
        gnutls_free(signature.data);
    }
    double passed = now() - start;
    close_seal_key(key);
    diag_destroy(diag);
    return passed;
}

static double time_gnutls(const char *path, int count)
{
    struct diag *diag = diag_create();
    struct buffer file = {0};
    gnutls_privkey_t key;
    if (!file_read(path, 65536, (struct place){0}, &file, diag) || gnutls_privkey_init(&key))
        stop(path);
    const gnutls_datum_t pem = {file.bytes, (unsigned)file.length};
    if (gnutls_privkey_import_x509_raw(key, &pem, GNUTLS_X509_FMT_PEM, NULL, 0))
        stop(path);
    double start = now();
    for (int i = 0; i < count; i++) {
        const gnutls_datum_t bytes = {(unsigned char *)&i, sizeof i};
        gnutls_datum_t signature;
        if (gnutls_privkey_sign_data2(key, GNUTLS_SIGN_ECDSA_SHA256, GNUTLS_PRIVKEY_FLAG_REPRODUCIBLE, &bytes, &signature))
            stop("GnuTLS does not sign");
        gnutls_free(signature.data);
    }
    double passed = now() - start;
    gnutls_privkey_deinit(key);
    buffer_finish(&file);
    diag_destroy(diag);
    return passed;
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 3)
        stop("KEY.pem COUNT");
    int count = atoi(arguments[2]);
    printf("%.3f %.3f\n", time_ours(arguments[1], count), time_gnutls(arguments[1], count));
    return 0;
}
