/* HTTP, by libcurl. */
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/library.h"
#include "base/say.h"
#include "courier/inside.h"

/* ------------------------------------------------------------------------------------------------ libcurl */

#define CURL_FUNCTIONS(X)                                                                                                     \
    X(curl_global_init) X(curl_easy_init) X(curl_easy_setopt) X(curl_easy_getinfo) X(curl_easy_perform) X(curl_easy_reset)    \
    X(curl_easy_strerror) X(curl_slist_append) X(curl_slist_free_all)
#undef curl_easy_setopt /* they are macros too */
#undef curl_easy_getinfo

#define DECLARE(name) __typeof__(&name) name;
static struct {
    CURL_FUNCTIONS(DECLARE)
} library;

/* The one with GnuTLS, which seals take anyway; else the usual one. */
static CURL *load(void)
{
    static CURL *curl;
    static bool tried;
    if (tried)
        return curl;
    tried = true;
    void *loaded = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
    loaded = loaded ? loaded : dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    bool good = true;
#define NAME_OF(name) #name
#define LOAD(name) good = library_find(loaded, NAME_OF(name), &library.name) && good;
    CURL_FUNCTIONS(LOAD)
    if (good && library.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
        curl = library.curl_easy_init();
    return curl;
}

/* ------------------------------------------------------------------------------------------------ what comes */

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    struct attempt *attempt = context;
    if (size * count > attempt->question->most - attempt->answer->length)
        return 0;
    buffer_append(attempt->answer, bytes, size * count);
    return size * count;
}

static int look_round(void *context, curl_off_t down, curl_off_t downloaded, curl_off_t up, curl_off_t uploaded)
{
    const struct attempt *attempt = context;
    (void)down, (void)downloaded, (void)up, (void)uploaded;
    return attempt->is_left && attempt->is_left(attempt->context);
}

/* What is wrong with a certificate, as libcurl has it from GnuTLS (bits) or OpenSSL (numbers); it looks at the name last. */
static const char *explain_certificate(CURL *curl)
{
    enum { GNUTLS_UNKNOWN = 1 << 6, GNUTLS_DATED = 1 << 9 | 1 << 10, OPENSSL_UNNAMED = 1, OPENSSL_NOT_YET = 9, OPENSSL_EXPIRED = 10 };
    long result = 0;
    library.curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &result);
    if (result == 0 || result == OPENSSL_UNNAMED)
        return say("who answers there has a certificate (TLS) of another name");
    if (result == OPENSSL_NOT_YET || result == OPENSSL_EXPIRED || (result & GNUTLS_DATED && !(result & GNUTLS_UNKNOWN)))
        return say("the certificate (TLS) of who answers there has expired, or is not valid yet; is the clock of this computer right?");
    return say("no authority that this computer knows vouches for who answers there (TLS); one of your own is named in the environment, as "
               "SSL_CERT_FILE");
}

/* Why it failed, for somebody who knows nothing of networks. */
static enum verdict explain(struct attempt *attempt, CURL *curl, CURLcode code)
{
    enum verdict verdict = VERDICT_LATER;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: snprintf(attempt->words, WORDS_MOST, "%s", say("no computer of that name is known")); break;
    case CURLE_COULDNT_RESOLVE_PROXY: snprintf(attempt->words, WORDS_MOST, "%s", say("the proxy is not known")); break;
    case CURLE_COULDNT_CONNECT: snprintf(attempt->words, WORDS_MOST, "%s", say("nobody answers there")); break;
    case CURLE_OPERATION_TIMEDOUT:
        snprintf(attempt->words, WORDS_MOST, say("it did not answer within %.0f seconds"), attempt->patience);
        break;
    case CURLE_WRITE_ERROR:
        snprintf(attempt->words, WORDS_MOST, say("its answer is longer than %zu bytes"), attempt->question->most);
        return VERDICT_NEVER;
    case CURLE_PEER_FAILED_VERIFICATION:
        snprintf(attempt->words, WORDS_MOST, "%s", explain_certificate(curl));
        return VERDICT_NEVER;
    case CURLE_SSL_CACERT_BADFILE:
        snprintf(attempt->words, WORDS_MOST, "%s",
                 say("the certificates of authorities (TLS) that this computer knows cannot be read: is SSL_CERT_FILE right, and the package "
                     "ca-certificates installed?"));
        return VERDICT_NEVER;
    case CURLE_SSL_CONNECT_ERROR:
        snprintf(attempt->words, WORDS_MOST, "%s", say("what answers there speaks no TLS (https) that this computer knows"));
        break;
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: snprintf(attempt->words, WORDS_MOST, "%s", say("it breaks off without an answer")); break;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        verdict = VERDICT_NEVER;
        __attribute__((fallthrough));
    default: snprintf(attempt->words, WORDS_MOST, "%s", library.curl_easy_strerror(code));
    }
    return verdict;
}

/* HTTP's status (RFC 9110, 15): an error of the server may pass, and so does it if it was asked too often. */
static enum verdict judge(struct attempt *attempt, CURL *curl)
{
    long status = 0;
    char *elsewhere = NULL;
    library.curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    library.curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &elsewhere);
    if (status == 200)
        return VERDICT_GOOD;
    if (elsewhere)
        snprintf(attempt->words, WORDS_MOST, say("it is elsewhere now: %s"), elsewhere);
    else if (status == 401 || status == 403 || status == 407)
        snprintf(attempt->words, WORDS_MOST, say("it does not let everybody in (HTTP %ld)"), status);
    else
        snprintf(attempt->words, WORDS_MOST, say("it answers with an error (HTTP %ld)"), status);
    return status >= 500 || status == 429 ? VERDICT_LATER : VERDICT_NEVER;
}

/* ------------------------------------------------------------------------------------------------ an attempt */

static void prepare(struct attempt *attempt, CURL *curl)
{
    const struct courier_question *question = attempt->question;
    const long milliseconds = (long)(1000 * attempt->patience);
    library.curl_easy_reset(curl); /* connections stay open */
    library.curl_easy_setopt(curl, CURLOPT_URL, question->address);
    library.curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    library.curl_easy_setopt(curl, CURLOPT_USERAGENT, "supplement");
    library.curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    library.curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
    library.curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    library.curl_easy_setopt(curl, CURLOPT_WRITEDATA, (void *)attempt);
    library.curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_round);
    library.curl_easy_setopt(curl, CURLOPT_XFERINFODATA, (void *)attempt);
    library.curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    if (getenv("SSL_CERT_FILE")) /* authorities of an office's own, where other programs have them from too */
        library.curl_easy_setopt(curl, CURLOPT_CAINFO, getenv("SSL_CERT_FILE"));
}

static struct curl_slist *add_header(struct curl_slist *headers, const char *name, const char *value)
{
    char line[MEDIA_MOST + 32];
    snprintf(line, sizeof line, "%s: %s", name, value);
    return library.curl_slist_append(headers, line);
}

/* What is sent is sent at once: some servers do not know that they may be asked before. */
static struct curl_slist *prepare_post(const struct courier_question *question, CURL *curl)
{
    if (!question->media)
        return NULL;
    struct curl_slist *headers = add_header(add_header(NULL, "Content-Type", question->media), "Expect", "");
    library.curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    library.curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)question->length);
    library.curl_easy_setopt(curl, CURLOPT_POSTFIELDS, (const char *)question->bytes);
    return headers;
}

enum verdict http_attempt(struct attempt *attempt)
{
    CURL *curl = load();
    if (!curl) {
        snprintf(attempt->words, WORDS_MOST, "%s", say("libcurl is missing, which asks: install libcurl3-gnutls"));
        return VERDICT_NEVER;
    }
    buffer_clear(attempt->answer);
    prepare(attempt, curl);
    struct curl_slist *headers = prepare_post(attempt->question, curl);
    CURLcode code = library.curl_easy_perform(curl);
    enum verdict verdict = code == CURLE_OK ? judge(attempt, curl) : explain(attempt, curl, code);
    library.curl_slist_free_all(headers);
    return verdict;
}
