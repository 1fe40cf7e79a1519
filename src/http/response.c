#define _GNU_SOURCE /* memfd_create */
#include "http/response.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"

enum {
    COPIED_MOST = 8 * 1024,      /* bytes that are copied as fast as they are sent from a file */
    BYTES_MOST = 8 * 1024 * 1024 /* of files: they are in memory twice */
};

/* ------------------------------------------------------------------------------------------------ headers */

static void add(struct MHD_Response *response, const char *name, const char *value)
{
    if (value && *value)
        microhttpd.MHD_add_response_header(response, name, value);
}

static void add_security(struct MHD_Response *response, const struct host *host, const struct answer *answer)
{
    static const char *const COMMON[] = {"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                                         "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"};
    char policy[512];
    size_t length = strlen(COMMON[answer->has_form]), more = strnlen(answer->policy, sizeof policy - 1 - length);
    memcpy(policy, COMMON[answer->has_form], length);
    memcpy(policy + length, answer->policy, more);
    policy[length + more] = '\0';
    add(response, "Content-Security-Policy", policy);
    add(response, "X-Content-Type-Options", "nosniff");
    add(response, "Referrer-Policy", host->has_own_links ? "same-origin" : "no-referrer");
    add(response, "Cross-Origin-Resource-Policy", "same-origin");
}

static void add_headers(struct MHD_Response *response, const struct host *host, const struct answer *answer)
{
    char retry[16] = "";
    if (answer->retry)
        snprintf(retry, sizeof retry, "%d", answer->retry);
    add(response, "Content-Type", answer->status == 304 ? "" : answer->media);
    add(response, "Content-Language", answer->status == 304 ? "" : answer->language);
    add(response, "Cache-Control", answer->cache);
    add(response, "ETag", answer->status < 400 ? answer->etag : "");
    add(response, "Location", answer->location);
    add(response, "Vary", answer->vary);
    add(response, "Allow", answer->allow);
    add(response, "Retry-After", retry);
    add(response, "Accept-Ranges", answer->takes_ranges ? "bytes" : "");
    add(response, "Content-Range", answer->content_range);
    add(response, "Content-Disposition", answer->disposition);
    add(response, "WWW-Authenticate", answer->challenge);
    add(response, "Set-Cookie", answer->cookie);
    add_security(response, host, answer);
}

/* ------------------------------------------------------------------------------------------------ bytes */

/* They live with the visit, which lasts until the answer is gone; or with the parcel. */
static void free_nothing(void *context)
{
    (void)context;
}

/* Of 304 libmicrohttpd 0.9.75 says a length of 0, which it should not (RFC 9110, 8.6), and which nobody may believe (RFC 9111, 3.2). */
static struct MHD_Response *create_of_memory(const struct answer *answer)
{
    static const char nothing[] = "";
    const void *bytes = answer->bytes ? answer->bytes : nothing;
    return microhttpd.MHD_create_response_from_buffer_with_free_callback_cls(answer->bytes ? answer->length : 0, (void *)bytes, free_nothing,
                                                                             NULL);
}

static struct MHD_Response *create(const struct host *host, const struct answer *answer)
{
    struct MHD_Response *response = create_of_memory(answer);
    if (response)
        add_headers(response, host, answer);
    return response;
}

/* ------------------------------------------------------------------------------------------------ what is given again */

/* Guards what follows, and each parcel while it is made. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t files, file_bytes;

/* A file in memory alone, which nobody changes any more. -1: there is none. */
static int open_file(const void *bytes, size_t length)
{
    int file = memfd_create("supplement", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0)
        return -1;
    if (file_write_all(file, bytes, length) && fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
        return file;
    close(file);
    return -1;
}

/* Its bytes are sent from a file (sendfile(2)), so that they are not copied for each who asks. NULL: they are to be. */
static struct MHD_Response *create_of_file(struct parcel *parcel, const struct answer *answer)
{
    if (answer->length <= COPIED_MOST || files == RESPONSE_FILES_MOST || answer->length > BYTES_MOST - file_bytes)
        return NULL;
    int file = open_file(answer->bytes, answer->length);
    struct MHD_Response *response = file < 0 ? NULL : microhttpd.MHD_create_response_from_fd64(answer->length, file);
    if (response) {
        parcel->file_bytes = answer->length;
        files++;
        file_bytes += answer->length;
    } else if (file >= 0) {
        close(file);
    }
    return response;
}

static struct MHD_Response *create_parcel(const struct host *host, struct parcel *parcel, const struct answer *answer)
{
    struct MHD_Response *response = host->tls ? NULL : create_of_file(parcel, answer); /* what is encrypted is copied anyway */
    if (!response)
        return create(host, answer);
    add_headers(response, host, answer);
    return response;
}

static struct MHD_Response *take_parcel(const struct host *host, struct parcel *parcel, const struct answer *answer)
{
    struct MHD_Response *response = atomic_load(&parcel->response);
    if (response)
        return response;
    pthread_mutex_lock(&lock);
    response = atomic_load(&parcel->response);
    if (!response)
        atomic_store(&parcel->response, response = create_parcel(host, parcel, answer));
    pthread_mutex_unlock(&lock);
    return response;
}

void http_forget(struct parcel *parcel)
{
    struct MHD_Response *response = atomic_load(&parcel->response);
    if (!response)
        return;
    microhttpd.MHD_destroy_response(response);
    pthread_mutex_lock(&lock);
    files -= parcel->file_bytes > 0;
    file_bytes -= parcel->file_bytes;
    pthread_mutex_unlock(&lock);
}

/* ------------------------------------------------------------------------------------------------ either */

struct MHD_Response *response_take(const struct host *host, struct answer *answer)
{
    return answer->parcel ? take_parcel(host, answer->parcel, answer) : create(host, answer);
}

void response_release(const struct answer *answer, struct MHD_Response *response)
{
    if (!answer->parcel)
        microhttpd.MHD_destroy_response(response);
}
