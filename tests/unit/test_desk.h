/* A desk, over a loopback, and a browser of few words. */
#ifndef TEST_DESK_H
#define TEST_DESK_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "desk/desk.h"

#ifndef DESK_TEST_TODAY
#define DESK_TEST_TODAY "2026-11-29"
#endif
#define SAMPLE SUPPLEMENT_SOURCE_DIR "/samples/25135-contactcenter-medewerker.xml"

static struct {
    char folder[64], output[96], qualifications[96], registered[128];
    char key[DESK_KEY_SIZE], cookie[128], host[64], origin[80];
    struct sockaddr_in address;
    struct desking desking;
    pthread_t thread;
    atomic_bool stopped;
    bool good;
} desk_test;

static bool desk_test_stop(void)
{
    return atomic_load(&desk_test.stopped);
}

static void *desk_test_run(void *context)
{
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    (void)context;
    desk_test.good = desk(supplement, &desk_test.desking, diag);
    diag_print(diag, stderr);
    diag_destroy(diag);
    supplement_destroy(supplement);
    return NULL;
}

/* Begins a desk on what is in the folder. */
static inline int desk_test_open(void)
{
    socklen_t size = sizeof desk_test.address;
    desk_test.address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int opened = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(opened, (struct sockaddr *)&desk_test.address, sizeof desk_test.address), 0);
    assert_int_equal(getsockname(opened, (struct sockaddr *)&desk_test.address, &size), 0);
    assert_int_equal(listen(opened, 16), 0);
    snprintf(desk_test.host, sizeof desk_test.host, "127.0.0.1:%d", ntohs(desk_test.address.sin_port));
    snprintf(desk_test.origin, sizeof desk_test.origin, "http://%s", desk_test.host);
    desk_make_key(desk_test.key);
    atomic_store(&desk_test.stopped, false);
    *desk_test.cookie = '\0';
    desk_test.desking = (struct desking){.socket = opened, .key = desk_test.key, .qualifications = desk_test.qualifications,
                                         .output = desk_test.output, .register_path = desk_test.registered,
                                         .today = DESK_TEST_TODAY, .locked_seal = SUPPLEMENT_SOURCE_DIR "/tests/data/seal/p256.p12",
                                         .stop = desk_test_stop};
    return pthread_create(&desk_test.thread, NULL, desk_test_run, NULL);
}

static inline void desk_test_close(void)
{
    atomic_store(&desk_test.stopped, true);
    pthread_join(desk_test.thread, NULL);
}

static inline int desk_test_begin(void)
{
    char command[256];
    snprintf(desk_test.folder, sizeof desk_test.folder, "%s/desk-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    assert_non_null(mkdtemp(desk_test.folder));
    snprintf(desk_test.output, sizeof desk_test.output, "%s/made", desk_test.folder);
    snprintf(desk_test.qualifications, sizeof desk_test.qualifications, "%s/qualifications", desk_test.folder);
    snprintf(desk_test.registered, sizeof desk_test.registered, "%s/register.db", desk_test.output);
    assert_int_equal(mkdir(desk_test.output, 0700), 0);
    assert_int_equal(mkdir(desk_test.qualifications, 0700), 0);
    snprintf(command, sizeof command, "cp %s %s/25135.xml", SAMPLE, desk_test.qualifications);
    assert_int_equal(system(command), 0);
    return desk_test_open();
}

static inline int desk_test_end(void)
{
    char command[160];
    desk_test_close();
    snprintf(command, sizeof command, "rm -r %s", desk_test.folder);
    return system(command) == 0 && desk_test.good ? 0 : -1;
}

/* ------------------------------------------------------------------------------------------------ the browser */

/* What comes until the connection is closed, with a NUL behind it. */
static inline struct buffer desk_send(const char *head, const void *body, size_t length)
{
    struct buffer all = {0};
    char bytes[4096];
    int reached = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(connect(reached, (const struct sockaddr *)&desk_test.address, sizeof desk_test.address), 0);
    assert_true(file_write_all(reached, head, strlen(head)));
    if (length)
        assert_true(file_write_all(reached, body, length));
    for (ssize_t got; (got = recv(reached, bytes, sizeof bytes, 0)) > 0;)
        buffer_append(&all, bytes, (size_t)got);
    close(reached);
    buffer_byte(&all, '\0');
    all.length--;
    return all;
}

static inline struct buffer desk_ask_as(const char *cookie, const char *method, const char *path, const char *media, const void *body,
                                        size_t length)
{
    char head[2048];
    snprintf(head, sizeof head, "%s %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nConnection: close\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
             method, path, desk_test.host, desk_test.origin, cookie, media, length);
    return desk_send(head, body, length);
}

static inline struct buffer desk_ask(const char *method, const char *path, const char *media, const void *body, size_t length)
{
    return desk_ask_as(desk_test.cookie, method, path, media, body, length);
}

/* From a page of this origin (NULL: nobody says). */
static inline struct buffer desk_ask_of(const char *host, const char *origin, const char *method, const char *path)
{
    char head[1024], from[128] = "";
    if (origin)
        snprintf(from, sizeof from, "Origin: %s\r\n", origin);
    snprintf(head, sizeof head, "%s %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\nCookie: %s\r\nContent-Length: 0\r\n\r\n", method, path, host,
             from, desk_test.cookie);
    return desk_send(head, NULL, 0);
}

static inline void desk_expect(struct buffer answer, int status, const char *part)
{
    int found = 0;
    assert_int_equal(sscanf((const char *)answer.bytes, "HTTP/1.1 %d", &found), 1);
    if (found != status || (part && !strstr((const char *)answer.bytes, part)))
        {
        FILE *kept = fopen("/dev/stderr", "w");
        fprintf(kept, "not %d with %s: %s\n", status, part ? part : "any", (const char *)answer.bytes);
        fclose(kept);
        fail();
    }
    buffer_finish(&answer);
}

/* With the key, which gives the cookie. */
static inline void desk_enter(void)
{
    char path[64];
    snprintf(path, sizeof path, "/?key=%s", desk_test.key);
    struct buffer answer = desk_ask("GET", path, "", NULL, 0);
    const char *cookie = strstr((const char *)answer.bytes, "\r\nSet-Cookie: ");
    assert_non_null(cookie);
    assert_non_null(strstr(cookie, "; HttpOnly; SameSite=Strict"));
    cookie += strlen("\r\nSet-Cookie: ");
    snprintf(desk_test.cookie, sizeof desk_test.cookie, "%.*s", (int)strcspn(cookie, ";"), cookie);
    desk_expect(answer, 303, "\r\nLocation: /\r\n");
}

#endif
