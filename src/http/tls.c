#include "http/tls.h"

#include <dlfcn.h>
#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/say.h"

enum { FILE_MOST = 256 * 1024, CHAIN_MOST = 10 };

/* ------------------------------------------------------------------------------------------------ GnuTLS */

#define GNUTLS_FUNCTIONS(X)                                                                                                       \
    X(gnutls_certificate_allocate_credentials) X(gnutls_certificate_free_credentials) X(gnutls_certificate_set_x509_key_mem)       \
    X(gnutls_pcert_list_import_x509_raw) X(gnutls_pcert_deinit) X(gnutls_privkey_init) X(gnutls_privkey_deinit)                    \
    X(gnutls_privkey_import_x509_raw) X(gnutls_strerror)

#define DECLARE(name) __typeof__(&name) name;
static struct {
    GNUTLS_FUNCTIONS(DECLARE)
} library;

static bool load(struct diag *diag)
{
    void *loaded = dlopen("libgnutls.so.30", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
#define NAME_OF(name) #name
#define LOAD(name) good = library_find(loaded, NAME_OF(name), &library.name) && good;
    GNUTLS_FUNCTIONS(LOAD)
    if (!good)
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", say("GnuTLS is missing, which encrypts: install libgnutls30"));
    return good;
}

/* ------------------------------------------------------------------------------------------------ a certificate */

/* Nothing of it changes; a connection that was begun with it may still use it, so it stays to the end. */
struct chain {
    gnutls_pcert_st list[CHAIN_MOST];
    unsigned count;
    gnutls_privkey_t key;
    struct chain *before;
};

struct tls {
    const char *paths[2]; /* of the certificate, and of its key */
    struct stat seen[2];
    struct chain *chain;  /* the one that is given; guarded by the lock */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct tls *current; /* GnuTLS asks without saying of whom */

static void destroy_chain(struct chain *chain)
{
    for (unsigned i = 0; i < chain->count; i++)
        library.gnutls_pcert_deinit(&chain->list[i]);
    if (chain->key)
        library.gnutls_privkey_deinit(chain->key);
    free(chain);
}

/* Whether the key is the certificate's. */
static int compare(const gnutls_datum_t *certificate, const gnutls_datum_t *key)
{
    gnutls_certificate_credentials_t both;
    int status = library.gnutls_certificate_allocate_credentials(&both);
    if (status < 0)
        return status;
    status = library.gnutls_certificate_set_x509_key_mem(both, certificate, key, GNUTLS_X509_FMT_PEM);
    library.gnutls_certificate_free_credentials(both);
    return status;
}

static int import(struct chain *chain, const gnutls_datum_t *certificate, const gnutls_datum_t *key)
{
    unsigned count = CHAIN_MOST;
    int status = compare(certificate, key);
    if (status >= 0)
        status = library.gnutls_pcert_list_import_x509_raw(chain->list, &count, certificate, GNUTLS_X509_FMT_PEM, 0);
    if (status >= 0) {
        chain->count = count;
        status = library.gnutls_privkey_init(&chain->key);
    }
    return status < 0 ? status : library.gnutls_privkey_import_x509_raw(chain->key, key, GNUTLS_X509_FMT_PEM, NULL, 0);
}

/* The key is not left in memory that is given back. */
static void forget(struct buffer *bytes)
{
    if (bytes->bytes)
        explicit_bzero(bytes->bytes, bytes->capacity);
    buffer_finish(bytes);
}

static struct chain *read_chain(const struct tls *tls, struct diag *diag)
{
    struct buffer files[2] = {{0}, {0}};
    struct chain *chain = NULL;
    bool there = true;
    for (int i = 0; i < 2; i++)
        there = file_read(tls->paths[i], FILE_MOST, (struct place){0}, &files[i], diag) && there;
    if (there) {
        gnutls_datum_t data[2];
        for (int i = 0; i < 2; i++)
            data[i] = (gnutls_datum_t){files[i].bytes, (unsigned)files[i].length};
        chain = memory_zeroed(1, sizeof *chain);
        int status = import(chain, &data[0], &data[1]);
        if (status < 0) {
            diag_report(diag, DIAG_CERTIFICATE_UNUSABLE, (struct place){tls->paths[0], 0}, "%s", library.gnutls_strerror(status));
            destroy_chain(chain);
            chain = NULL;
        }
    }
    forget(&files[0]);
    forget(&files[1]);
    return chain;
}

/* ------------------------------------------------------------------------------------------------ changes */

static bool has_changed(struct tls *tls)
{
    bool changed = false;
    for (int i = 0; i < 2; i++) {
        struct stat now = {0}, *seen = &tls->seen[i];
        (void)stat(tls->paths[i], &now);
        changed |= now.st_ino != seen->st_ino || now.st_size != seen->st_size || now.st_mtim.tv_sec != seen->st_mtim.tv_sec ||
                   now.st_mtim.tv_nsec != seen->st_mtim.tv_nsec;
        *seen = now;
    }
    return changed;
}

static void take_chain(struct tls *tls, struct diag *diag)
{
    struct chain *chain = read_chain(tls, diag);
    if (!chain)
        return;
    pthread_mutex_lock(&lock);
    chain->before = tls->chain;
    tls->chain = chain;
    pthread_mutex_unlock(&lock);
}

void tls_renew(struct tls *tls, struct diag *diag)
{
    if (has_changed(tls))
        take_chain(tls, diag);
}

/* ------------------------------------------------------------------------------------------------ begin and end */

static int retrieve(gnutls_session_t session, const gnutls_datum_t *authorities, int authority_count, const gnutls_pk_algorithm_t *algorithms,
                    int algorithm_count, gnutls_pcert_st **list, unsigned *count, gnutls_privkey_t *key)
{
    (void)session, (void)authorities, (void)authority_count, (void)algorithms, (void)algorithm_count;
    pthread_mutex_lock(&lock);
    struct chain *chain = current->chain;
    pthread_mutex_unlock(&lock);
    *list = chain->list;
    *count = chain->count;
    *key = chain->key;
    return 0;
}

void *tls_retriever(void)
{
    gnutls_certificate_retrieve_function2 *function = retrieve;
    void *address;
    memcpy(&address, &function, sizeof address); /* ISO C has no cast for this; POSIX allows it */
    return address;
}

struct tls *tls_open(const char *certificate, const char *key, struct diag *diag)
{
    if (!load(diag))
        return NULL;
    struct tls *tls = memory_zeroed(1, sizeof *tls);
    tls->paths[0] = certificate;
    tls->paths[1] = key;
    (void)has_changed(tls); /* from now on */
    take_chain(tls, diag);
    if (tls->chain) {
        current = tls;
        return tls;
    }
    tls_close(tls);
    return NULL;
}

void tls_close(struct tls *tls)
{
    for (struct chain *chain = tls ? tls->chain : NULL, *before; chain; chain = before) {
        before = chain->before;
        destroy_chain(chain);
    }
    free(tls);
}
