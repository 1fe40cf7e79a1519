/* Serving, over a loopback: what is answered, once for however many, to the quick while others are slow, and as files change. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "serve/check.h"
#include "serve/drop.h"
#include "serve/examine.h"
#include "serve/house.h"
#include "serve/search.h"
#include "serve/serve.h"
#include "serve/speech.h"
#include "serve/typed.h"

#define TOKEN "0123456789abcdef"
#define SAMPLE SUPPLEMENT_SOURCE_DIR "/samples/25135-contactcenter-medewerker.xml"

static struct server {
    char folder[64], registered[128], token[25];
    struct sockaddr_in address;
    struct serving serving;
    pthread_t thread;
    atomic_bool stopped;
    bool good, ended; /* ended: as it should, which cmocka does not look at */
} server;

/* ------------------------------------------------------------------------------------------------ the server */

static bool stop(void)
{
    return atomic_load(&server.stopped);
}

static void *run(void *context)
{
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    (void)context;
    server.good = serve(supplement, &server.serving, diag);
    diag_print(diag, stderr);
    diag_destroy(diag);
    supplement_destroy(supplement);
    return NULL;
}

/* As a copy that is put in the place of what was there. */
static void put_file(const char *name, const void *bytes, size_t length)
{
    char path[128], making[128];
    snprintf(path, sizeof path, "%s/%s", server.folder, name);
    snprintf(making, sizeof making, "%s/making", server.folder);
    FILE *file = fopen(making, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    assert_int_equal(rename(making, path), 0);
}

static struct buffer read_sample(void)
{
    struct buffer bytes = {0};
    struct diag *diag = diag_create();
    assert_true(file_read(SAMPLE, 1 << 20, (struct place){0}, &bytes, diag));
    diag_destroy(diag);
    buffer_byte(&bytes, '\0');
    bytes.length--;
    return bytes;
}

/* A document, with the token that it bears. */
static void issue_one(void)
{
    static const char COHORT[] = "naam;crebo;taal;diplomanummer;datum\nZo\xC3\xAB Jansen-Duric;25135;en;2026-1;2026-07-10\n";
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    struct supplement_summary summary = {0};
    struct buffer data = {0};
    char cohort[96], output[96], made[160];
    put_file("cohort.csv", COHORT, sizeof COHORT - 1);
    snprintf(cohort, sizeof cohort, "%s/cohort.csv", server.folder);
    snprintf(output, sizeof output, "%s/issued", server.folder);
    snprintf(server.registered, sizeof server.registered, "%s/register.db", output);
    snprintf(made, sizeof made, "%s/made.pdf", output);
    assert_int_equal(mkdir(output, 0700), 0);
    assert_true(supplement_register_set_address(supplement, server.registered, "https://check.school.nl", diag));
    const struct supplement_export request = {.cohort = cohort, .qualifications = server.folder, .output = output, .today = "2026-11-29",
                                              .pattern = "made.pdf"};
    assert_true(supplement_export(supplement, &request, &summary, diag));
    assert_true(supplement_extract(supplement, made, 0, &data, diag));
    buffer_byte(&data, '\0');
    const char *address = strstr((const char *)data.bytes, "https://check.school.nl/");
    assert_non_null(address);
    snprintf(server.token, sizeof server.token, "%.24s", address + strlen("https://check.school.nl/"));
    buffer_finish(&data);
    diag_destroy(diag);
    supplement_destroy(supplement);
}

static void begin_examiner(void)
{
    const struct examine_rules rules = {.register_path = server.registered};
    struct supplement *supplement = supplement_create(NULL);
    server.serving.examiner = examine_begin(supplement, &rules);
    assert_true(server.serving.examiner >= 0);
    supplement_destroy(supplement);
}

static int begin(void **state)
{
    socklen_t size = sizeof server.address;
    (void)state;
    snprintf(server.folder, sizeof server.folder, "%s/served-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    assert_non_null(mkdtemp(server.folder));
    struct buffer sample = read_sample();
    put_file("25135.xml", sample.bytes, sample.length);
    buffer_finish(&sample);
    issue_one();
    server.address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int opened = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(opened, (struct sockaddr *)&server.address, sizeof server.address), 0);
    assert_int_equal(getsockname(opened, (struct sockaddr *)&server.address, &size), 0);
    assert_int_equal(listen(opened, 512), 0);
    server.serving = (struct serving){.socket = opened, .folder = server.folder, .register_path = server.registered, .today = "2026-11-29", .token = TOKEN,
                                      .threads = 2, .stop = stop};
    speech_begin();
    begin_examiner();
    return pthread_create(&server.thread, NULL, run, NULL);
}

/* Files in memory alone that this process has open. */
static int count_memory_files(void)
{
    char path[64], name[64];
    int count = 0;
    for (int i = 0; i < 1024; i++) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", i);
        ssize_t length = readlink(path, name, sizeof name);
        count += length > 7 && memcmp(name, "/memfd:", 7) == 0;
    }
    return count;
}

/* ------------------------------------------------------------------------------------------------ the client */

static int reach(void)
{
    int reached = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(reached >= 0);
    assert_int_equal(connect(reached, (const struct sockaddr *)&server.address, sizeof server.address), 0);
    return reached;
}

static void put(int reached, const char *text)
{
    assert_int_equal(send(reached, text, strlen(text), MSG_NOSIGNAL), (ssize_t)strlen(text));
}

/* What comes until the connection is closed, with a NUL behind it. */
static struct buffer take(int reached)
{
    struct buffer all = {0};
    char bytes[4096];
    for (ssize_t length; (length = recv(reached, bytes, sizeof bytes, 0)) > 0;)
        buffer_append(&all, bytes, (size_t)length);
    close(reached);
    buffer_byte(&all, '\0');
    all.length--;
    return all;
}

static struct buffer ask(const char *method, const char *path, const char *headers)
{
    char request[1024];
    int reached = reach();
    snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s\r\n", method, path, headers);
    put(reached, request);
    return take(reached);
}

static void assert_answer(const struct buffer *answer, int status, const char *part)
{
    int found = 0;
    assert_int_equal(sscanf((const char *)answer->bytes, "HTTP/1.1 %d", &found), 1);
    assert_int_equal(found, status);
    if (part && !strstr((const char *)answer->bytes, part))
        fail_msg("no %s in %.600s", part, (const char *)answer->bytes);
}

static void expect(const char *method, const char *path, const char *headers, int status, const char *part)
{
    struct buffer answer = ask(method, path, headers);
    assert_answer(&answer, status, part);
    assert_non_null(strstr((const char *)answer.bytes, "\r\nX-Content-Type-Options: nosniff\r\n"));
    assert_non_null(strstr((const char *)answer.bytes, "\r\nContent-Security-Policy: default-src 'none'; "));
    buffer_finish(&answer);
}

static const char *body_of(const struct buffer *answer)
{
    const char *end = strstr((const char *)answer->bytes, "\r\n\r\n");
    assert_non_null(end);
    return end + 4;
}

/* The value of a header; the caller frees it. */
static char *header_of(const struct buffer *answer, const char *name)
{
    const char *at = strstr((const char *)answer->bytes, name);
    assert_non_null(at);
    at += strlen(name);
    return strndup(at, strcspn(at, "\r"));
}

static long figure(const char *name)
{
    struct buffer answer = ask("GET", "/metrics", "");
    const char *at = strstr(body_of(&answer), name);
    assert_non_null(at);
    long value = strtol(at + strlen(name), NULL, 10);
    buffer_finish(&answer);
    return value;
}

/* ------------------------------------------------------------------------------------------------ cases */

static void an_edition_is_what_render_makes(void **state)
{
    (void)state;
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    struct supplement_files *files = supplement_files_create();
    const struct supplement_request request = {.language = "en"};
    struct supplement_qualification *opened = supplement_open_qualification(supplement, SAMPLE, diag);
    assert_true(supplement_render(supplement, supplement_open_layout(supplement, NULL, diag), opened, &request, files, diag));
    struct buffer answer = ask("GET", "/25135/en.pdf", "");
    assert_answer(&answer, 200, "\r\nContent-Type: application/pdf\r\nContent-Language: en\r\n");
    size_t length = answer.length - (size_t)(body_of(&answer) - (const char *)answer.bytes);
    assert_int_equal(length, supplement_files_length(files, 0));
    assert_memory_equal(body_of(&answer), supplement_files_bytes(files, 0), length);
    buffer_finish(&answer);
    supplement_files_destroy(files);
    diag_destroy(diag);
    supplement_destroy(supplement);
}

/* One answer of a connection that is kept open; it says how long it is. */
static struct buffer take_next(int reached)
{
    struct buffer all = {0};
    char bytes[4096];
    size_t wanted = SIZE_MAX;
    while (all.length < wanted) {
        ssize_t length = recv(reached, bytes, wanted - all.length < sizeof bytes ? wanted - all.length : sizeof bytes, 0);
        assert_true(length > 0);
        buffer_append(&all, bytes, (size_t)length);
        buffer_byte(&all, '\0');
        all.length--;
        const char *head = (const char *)all.bytes, *end = strstr(head, "\r\n\r\n"), *said = strstr(head, "\r\nContent-Length: ");
        if (wanted == SIZE_MAX && end && said)
            wanted = (size_t)(end + 4 - head) + strtoul(said + 18, NULL, 10);
    }
    return all;
}

/* What is given again and again is sent from a file in memory. All of it leaves at once, also its last bytes: where they waited for more to come, each
 * answer here would take a fifth of a second. */
static void what_is_given_again_is_the_same_and_is_not_held_back(void **state)
{
    enum { MANY = 100 };
    struct timespec before, after;
    (void)state;
    struct buffer first = ask("GET", "/25135/en.pdf", "");
    int reached = reach();
    clock_gettime(CLOCK_MONOTONIC, &before);
    for (int i = 0; i < MANY; i++) {
        put(reached, "GET /25135/en.pdf HTTP/1.1\r\nHost: test\r\n\r\n");
        struct buffer next = take_next(reached);
        assert_answer(&next, 200, "\r\nContent-Type: application/pdf\r\nContent-Language: en\r\n");
        assert_memory_equal(strstr((const char *)next.bytes, "\r\nETag: "), strstr((const char *)first.bytes, "\r\nETag: "), 28);
        assert_memory_equal(body_of(&next), body_of(&first), first.length - (size_t)(body_of(&first) - (const char *)first.bytes));
        buffer_finish(&next);
    }
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true(after.tv_sec - before.tv_sec < 18); /* the slow ones are waited for 20 seconds */
    assert_int_equal(count_memory_files(), 1);
    close(reached);
    buffer_finish(&first);
}

static void many_who_ask_at_once_have_one_edition_made(void **state)
{
    enum { MANY = 40 };
    int asking[MANY];
    (void)state;
    long made = figure("\nsupplement_editions_made_total ");
    for (int i = 0; i < MANY; i++)
        put(asking[i] = reach(), "GET /25135/de.pdf HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < MANY; i++) {
        struct buffer answer = take(asking[i]);
        assert_answer(&answer, 200, "%PDF-");
        buffer_finish(&answer);
    }
    assert_int_equal(figure("\nsupplement_editions_made_total "), made + 1);
}

static void what_somebody_has_is_not_sent_again(void **state)
{
    char condition[96];
    (void)state;
    struct buffer answer = ask("HEAD", "/25135/nl.svg", "");
    char *tag = header_of(&answer, "\r\nETag: ");
    snprintf(condition, sizeof condition, "If-None-Match: \"x\", W/%s\r\n", tag);
    struct buffer second = ask("GET", "/25135/nl.svg", condition);
    assert_answer(&second, 304, tag);
    assert_string_equal(body_of(&second), "");
    expect("GET", "/25135/en.svg", condition, 200, NULL); /* another edition has another tag */
    expect("GET", "/25135/nl-2.svg", condition, 200, NULL);
    expect("GET", "/25135/nl-2.svg", "If-None-Match: *\r\n", 304, NULL);
    expect("GET", "/25135/nl-9.svg", "If-None-Match: *\r\n", 404, NULL);
    buffer_finish(&second);
    buffer_finish(&answer);
    free(tag);
}

static void parts_can_be_had(void **state)
{
    (void)state;
    struct buffer answer = ask("GET", "/25135/en.pdf", "Range: bytes=0-4\r\n");
    assert_answer(&answer, 206, "\r\nContent-Range: bytes 0-4/");
    assert_string_equal(body_of(&answer), "%PDF-");
    buffer_finish(&answer);
    expect("GET", "/25135/en.pdf", "Range: bytes=99999999-\r\n", 416, "\r\nContent-Range: bytes */");
    expect("GET", "/25135/en.pdf", "Range: bytes=0-4\r\nIf-Range: \"other\"\r\n", 200, NULL);
    expect("HEAD", "/25135/en.pdf", "Range: bytes=0-4\r\n", 200, NULL); /* RFC 9110, 14.2: only GET has parts */
}

static void a_qualification_leads_to_the_language_that_is_preferred(void **state)
{
    (void)state;
    expect("GET", "/25135", "", 303, "\r\nLocation: /25135/nl.html\r\nVary: Accept, Accept-Language\r\n");
    expect("GET", "/25135", "Accept: application/pdf\r\nAccept-Language: en\r\n", 303, "\r\nLocation: /25135/en.pdf\r\n");
    expect("GET", "/25135", "Accept: audio/ogg\r\n", 406, "application/problem+json");
    expect("GET", "/25135", "Accept-Language: fr, de-AT;q=0.8, en;q=0.7\r\n", 303, "\r\nLocation: /25135/de.html\r\n");
    expect("GET", "/25135/de.html", "", 200, "<link rel=\"alternate\" type=\"application/pdf\" href=\"de.pdf\">");
    expect("GET", "/25135/nl.xml", "Accept-Language: de\r\n", 200, "<qualification");
    expect("GET", "/25135/de.json", "", 200, "\r\nContent-Type: application/ld+json\r\nContent-Language: de\r\n");
    expect("GET", "/25135/de.json", "", 200, "\"name\":\"Fachkraft im Contactcenter\",\"inLanguage\":\"de\"");
    expect("GET", "/", "", 200, "<a href=\"/25135/en.html\" hreflang=\"en\"");
    expect("GET", "/", "Accept-Language: de\r\n", 200, "\r\nContent-Language: de\r\n");
    expect("GET", "/c?token=%20", "", 303, "\r\nLocation: /c/unknown\r\n");
    expect("GET", "/c", "", 303, "\r\nLocation: /\r\n");
    expect("GET", "/c?token=0123456789abcdefghjk", "", 303, "\r\nLocation: /c/0123-4567-89AB-CDEF-GHJK\r\n");
    expect("GET", "/openapi.json", "", 200, "\"/{code}/{language}-{page}.png\":{\"get\":");
    expect("GET", "/openapi.json", "", 200, "which is not kept\",\"parameters\":[{\"$ref\":\"#/components/parameters/code\"}");
    expect("GET", "/health", "", 200, "\r\n\r\nok\n");
}

static void what_is_looked_for_is_found(void **state)
{
    char path[SEARCH_MOST + 16] = "/search?q=";
    (void)state;
    expect("GET", "/search?q=%46ACHKRAFT+center", "", 200, "\"results\":[\n{\"code\":\"25135\",\"title\":\"Fachkraft im Contactcenter\",\"language\":\"de\"");
    expect("GET", "/search?q=fachkraft", "Accept: text/html\r\nAccept-Language: nl\r\n", 200, "<html lang=\"nl\">");
    expect("GET", "/search?q=fachkraft", "Accept: text/html\r\n", 200, "form-action 'self'");
    expect("GET", "/search?q=nobody", "", 200, "\"count\":0}");
    expect("GET", "/search", "", 200, "\"count\":1}");
    expect("GET", "/search", "Accept: image/png\r\n", 406, NULL);
    memset(path + strlen(path), 'a', SEARCH_MOST);
    expect("GET", path, "", 200, NULL);
    strcat(path, "a");
    expect("GET", path, "", 400, "application/problem+json");
    memcpy(path + strlen("/search?q="), "%00", 3); /* which is not its end */
    expect("GET", path, "", 400, NULL);
    path[strlen(path) - 1] = '\0';
    expect("GET", path, "", 200, "\"query\":\"%00aaa");
}

static void what_is_wrong_is_told(void **state)
{
    char path[700] = "/";
    (void)state;
    expect("GET", "/25135/fr.pdf", "", 404, "{\"type\":\"about:blank\",\"status\":404,\"title\":\"Not Found\",\"detail\":\"");
    expect("GET", "/25135/fr.pdf", "Accept-Language: nl-BE, en;q=0.5\r\n", 404, "\"detail\":\"op dit adres is niets gepubliceerd\"");
    expect("GET", "/25135/fr.pdf", "Accept-Language: de\r\n", 404, "\r\nContent-Language: de\r\n");
    expect("GET", "/25135/fr.pdf", "Accept-Language: ja\r\n", 404, "\"detail\":\"nothing is published");
    expect("GET", "/25135%00/nl.pdf", "", 404, NULL);
    expect("OPTIONS", "/25135/nl.pdf", "", 405, "\r\nAllow: GET, HEAD, POST\r\n"); /* which its keeper may */
    expect("OPTIONS", "/25135/nl.xml", "", 405, "\r\nAllow: GET, HEAD\r\n");
    memset(path + 1, 'a', 200);
    path[201] = '\0';
    expect("POST", path, "", 404, NULL); /* no code is as long */
    expect("GET", "/../../etc/passwd", "", 404, "application/problem+json");
    expect("GET", "/25135/..%2f25135.xml", "", 404, NULL);
    expect("POST", "/25135", "Content-Length: 1\r\n", 405, "\r\nAllow: GET, HEAD\r\n");
    expect("GET", "/", "Content-Length: 1000000000\r\n", 413, NULL);
    expect("GET", "/", "Transfer-Encoding: chunked\r\n", 413, NULL);
    expect("GET", "/", "Content-Length: 0\r\n", 200, NULL);
    memset(path + 1, 'a', sizeof path - 2);
    expect("GET", path, "", 414, NULL);
}

/* What is answered to who gives these fields. */
static struct buffer give(const char *path, const char *headers, const char *form)
{
    char request[1024];
    int reached = reach();
    snprintf(request, sizeof request, "POST %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             "Content-Length: %zu\r\n%s\r\n%s", path, strlen(form), headers, form);
    put(reached, request);
    return take(reached);
}

static void expect_given(const char *path, const char *headers, const char *form, int status, const char *part)
{
    struct buffer answer = give(path, headers, form);
    assert_answer(&answer, status, part);
    assert_non_null(strstr((const char *)answer.bytes, "\r\nCache-Control: no-store\r\n"));
    assert_null(strstr((const char *)answer.bytes, "\r\nETag: "));
    buffer_finish(&answer);
}

#define KEEPER "Authorization: Bearer " TOKEN "\r\n"

static void the_keeper_has_editions_made_for_somebody(void **state)
{
    static const struct supplement_field FIELDS[] = {{.name = "holder.name", .value = "Zo\xC3\xAB Jansen"}, {.name = "holder.date", .value = "2026-07-10"},
                                                     {.name = "holder.diploma", .value = "2026-1"}};
    static const char FORM[] = "holder.name=Zo%C3%AB+Jansen&holder.date=2026-07-10&holder.diploma=2026-1";
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    struct supplement_qualification *sample = supplement_open_qualification(supplement, SAMPLE, diag);
    const struct supplement_request request = {.language = "de", .fields = FIELDS, .field_count = 3};
    struct supplement_files *files = supplement_files_create();
    (void)state;
    assert_true(supplement_render(supplement, supplement_open_layout(supplement, NULL, diag), sample, &request, files, diag));
    for (int i = 0; i < 3; i++) {
        struct buffer answer = give("/25135/de.pdf", i % 2 ? KEEPER "If-None-Match: *\r\nRange: bytes=0-4\r\n" : KEEPER, FORM);
        assert_answer(&answer, 200, "\r\nContent-Type: application/pdf\r\nContent-Language: de\r\nCache-Control: no-store\r\n");
        size_t length = answer.length - (size_t)(body_of(&answer) - (const char *)answer.bytes);
        assert_int_equal(length, supplement_files_length(files, 0));
        assert_memory_equal(body_of(&answer), supplement_files_bytes(files, 0), length);
        buffer_finish(&answer);
    }
    expect_given("/25135/en-2.png", KEEPER, FORM, 200, "\x89PNG");
    expect_given("/25135/en-9.png", KEEPER, FORM, 404, NULL);
    expect_given("/25135/en.html", KEEPER, FORM, 200, "Zo\xC3\xAB Jansen");
    struct buffer public = ask("GET", "/25135/en.html", "");
    assert_null(strstr((const char *)public.bytes, "Jansen"));
    buffer_finish(&public);
    supplement_files_destroy(files);
    diag_destroy(diag);
    supplement_destroy(supplement);
}

/* The next one is written over what was written for somebody: in another language, with another name, or with faults. */
static void what_is_left_of_somebodys_edition_is_in_no_other(void **state)
{
    static const char SHORT[] = "holder.name=Bo+Vos&holder.date=2026-07-10&holder.diploma=1";
    static const char LONG[] = "holder.name=Maximiliana+van+Rodenburg-Jansen&holder.date=2026-07-10&holder.diploma=2026-000123";
    (void)state;
    struct buffer first = give("/25135/de.pdf", KEEPER, SHORT);
    assert_answer(&first, 200, NULL);
    for (int i = 0; i < 4; i++) {
        expect_given("/25135/de.pdf", KEEPER, LONG, 200, "%PDF-");
        expect_given(i % 2 ? "/25135/en.pdf" : "/25135/de.pdf", KEEPER, "holder.name=5.6E0&holder.date=2026-07-10&holder.diploma=1", 422, "5.6E0");
        struct buffer answer = give("/25135/de.pdf", KEEPER, "holder.name=Bo+Vos"), again = give("/25135/de.pdf", KEEPER, SHORT);
        assert_answer(&answer, 422, "field-incomplete");
        assert_null(strstr(body_of(&answer), "5.6E0"));
        assert_int_equal(again.length, first.length);
        assert_memory_equal(body_of(&again), body_of(&first), first.length - (size_t)(body_of(&first) - (const char *)first.bytes));
        buffer_finish(&answer);
        buffer_finish(&again);
    }
    buffer_finish(&first);
}

static void fields_at_fault_are_told(void **state)
{
    (void)state;
    long failed = figure("\nsupplement_editions_failed_total ");
    expect_given("/25135/nl.pdf", KEEPER, "holder.name=Jansen&holder.date=2026-07-10", 422, "\"id\":\"field-incomplete\"");
    expect_given("/25135/nl.pdf", KEEPER, "holder.nickname=Jansen", 422, "\"findings\":[");
    expect_given("/25135/nl.pdf", KEEPER, "holder.name=%00", 400, NULL);
    expect_given("/25135/nl.pdf", KEEPER, "=x", 400, NULL);
    expect_given("/25135/nl.pdf", KEEPER, "", 400, NULL);
    expect_given("/25135/fr.pdf", KEEPER, "holder.name=Jansen", 404, NULL);
    expect_given("/25135/nl.pdf", "", "holder.name=Jansen", 401, "\r\nWWW-Authenticate: ");
    expect_given("/25135/nl.pdf", "Authorization: Bearer 0123456789abcdeg\r\n", "holder.name=Jansen", 401, NULL);
    expect_given("/25135/nl.xml", KEEPER, "holder.name=Jansen", 405, NULL); /* the data are nobody's */
    expect("POST", "/25135/nl.pdf", KEEPER "Content-Type: text/plain\r\nContent-Length: 0\r\n", 415, NULL);
    expect("POST", "/25135/nl.pdf", KEEPER "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 65537\r\n", 413, NULL);
    assert_int_equal(figure("\nsupplement_editions_failed_total "), failed);
}

static void two_hundred_slow_ones_do_not_stop_the_next(void **state)
{
    enum { SLOW = 200, KINDS = 6 };
    static const char *const BEGUN[KINDS] = {
        "GET /25135/nl.pdf HTT", "GET / HTTP/1.1\r\nHost: test\r\nX-Never", "\x16\x03\x01\x02", "\r\n\r\n",
        "POST /check HTTP/1.1\r\nHost: test\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 16000000\r\n\r\n--x\r\nContent-",
        "POST /check HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 71\r\n\r\nsha256=",
    };
    int slow[SLOW];
    struct timespec before, after;
    (void)state;
    for (int i = 0; i < SLOW; i++)
        put(slow[i] = reach(), BEGUN[i % KINDS]);
    for (int i = 0; i < SLOW; i += 7) /* and others break off */
        setsockopt(slow[i], SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
    for (int i = 0; i < SLOW; i += 14)
        shutdown(slow[i], SHUT_WR);
    long waiting = figure("\nsupplement_connections ");
    clock_gettime(CLOCK_MONOTONIC, &before);
    expect("GET", "/25135/nl.pdf", "", 200, "%PDF-");
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true(after.tv_sec - before.tv_sec < 18); /* the slow ones are waited for 20 seconds */
    assert_true(waiting >= SLOW / 4); /* what is no HTTP is hung up on, and on a crowded machine what began first, too */
    for (int i = 0; i < SLOW; i++)
        close(slow[i]);
}

#define LONG_HEADER "GET /health HTTP/1.1\r\nHost: test\r\nX-Long: %03000d\r\n\r\n"

/* Whether it is answered, over a connection that is open. */
static bool takes_long_header(int reached)
{
    char bytes[3200];
    snprintf(bytes, sizeof bytes, LONG_HEADER, 0);
    put(reached, bytes);
    ssize_t length = recv(reached, bytes, sizeof bytes, 0);
    return length > 12 && memcmp(bytes, "HTTP/1.1 200", 12) == 0;
}

/* Where a thousand are connected, those who come then have less room for headers; until some have gone. */
static void a_crowd_has_room_for_usual_headers(void **state)
{
    enum { MANY = 1010 };
    static int crowd[MANY];
    struct rlimit limit;
    (void)state;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < 3 * MANY) /* those of the server are here, too */
        skip();
    for (int i = 0; i < MANY; i++) {
        put(crowd[i] = reach(), "GET /health HTTP/1.1\r\nHost: test\r\n\r\n");
        struct buffer answer = take_next(crowd[i]);
        assert_answer(&answer, 200, NULL);
        buffer_finish(&answer);
    }
    assert_true(figure("\nsupplement_connections ") >= MANY);
    assert_true(takes_long_header(crowd[0]));
    assert_false(takes_long_header(crowd[MANY - 1]));
    for (int i = 0; i < MANY; i++)
        close(crowd[i]);
    bool taken = false;
    for (int i = 0; i < 100 && !taken; i++) {
        poll(NULL, 0, 50);
        int reached = reach();
        taken = takes_long_header(reached);
        close(reached);
    }
    assert_true(taken);
}

/* Asks until the answer has these words, for as long as a computer with much else to do may take. */
static bool comes(const char *path, const char *words)
{
    for (int i = 0; i < 150; i++) {
        struct buffer answer = ask("GET", path, "");
        bool found = strstr((const char *)answer.bytes, words) != NULL;
        buffer_finish(&answer);
        if (found)
            return true;
        poll(NULL, 0, 100);
    }
    return false;
}

static void what_changes_is_served_and_what_breaks_stays(void **state)
{
    (void)state;
    struct buffer sample = read_sample(), answer = ask("HEAD", "/25135/nl.pdf", "");
    char *tag = header_of(&answer, "\r\nETag: "), *title = strstr((char *)sample.bytes, "Contactcenter medewerker");
    assert_non_null(title);
    title[1] = 'a';
    put_file("25135.xml", sample.bytes, sample.length);
    assert_true(comes("/25135/nl.xml", "Cantactcenter medewerker"));
    struct buffer changed = ask("HEAD", "/25135/nl.pdf", "");
    assert_null(strstr((const char *)changed.bytes, tag));
    put_file("25135.xml", sample.bytes, sample.length / 2);
    assert_true(comes("/metrics", "\nsupplement_qualifications_stale 1\n"));
    expect("GET", "/25135/nl.xml", "", 200, "Cantactcenter medewerker");
    expect("GET", "/keeper", "", 401, "\r\nWWW-Authenticate: Basic ");
    expect("GET", "/keeper", "Authorization: Bearer " TOKEN "\r\n", 200, "{\"qualifications\":1,\"stale\":1,\"findings\":[{\"severity\":\"error\"");
    expect("GET", "/keeper", "Authorization: Bearer " TOKEN "\r\nAccept: text/html\r\nAccept-Language: nl\r\n", 200, "<h2>25135.xml</h2>");
    title[1] = 'o';
    put_file("25135.xml", sample.bytes, sample.length);
    assert_true(comes("/metrics", "\nsupplement_qualifications_stale 0\n"));
    struct buffer again = ask("HEAD", "/25135/nl.pdf", "");
    assert_non_null(strstr((const char *)again.bytes, tag)); /* the same bytes, the same tag */
    free(tag);
    buffer_finish(&again);
    buffer_finish(&changed);
    buffer_finish(&answer);
    buffer_finish(&sample);
}

/* ------------------------------------------------------------------------------------------------ check pages */

static struct buffer check(const char *method, const char *token, const char *headers, const char *form)
{
    char path[128], all[512];
    snprintf(path, sizeof path, "/%s", token);
    snprintf(all, sizeof all, "%sContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", headers, strlen(form), form);
    char request[1024];
    int reached = reach();
    snprintf(request, sizeof request, "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s", method, path, all);
    put(reached, request);
    return take(reached);
}

static void expect_checked(const char *token, const char *headers, const char *form, int status, const char *part)
{
    struct buffer answer = check("POST", token, headers, form);
    assert_answer(&answer, status, part);
    assert_non_null(strstr((const char *)answer.bytes, "\r\nCache-Control: no-store\r\n"));
    buffer_finish(&answer);
}

static void who_has_the_token_knows_what_became_of_it(void **state)
{
    char path[128];
    (void)state;
    snprintf(path, sizeof path, "/%s", server.token);
    struct buffer page = ask("GET", path, "Accept-Language: nl-BE, en;q=0.5\r\nAccept: text/html, */*;q=0.8\r\n");
    assert_answer(&page, 200, "\r\nContent-Language: nl\r\n");
    assert_non_null(strstr(body_of(&page), "<h2>Echt</h2>"));
    assert_non_null(strstr((const char *)page.bytes, "form-action 'self'"));
    assert_null(strstr(body_of(&page), "Jansen"));
    assert_null(strstr(body_of(&page), "2026-1<"));
    assert_non_null(strstr(body_of(&page), "<form method=\"post\" action=\"/check\"")); /* who has the file drops it there */
    assert_null(strstr(body_of(&page), "<script>"));
    buffer_finish(&page);
    expect("GET", path, "Accept-Language: ja\r\n", 200, "<h2>Genuine</h2>");
    expect("GET", path, "Accept: application/json\r\n", 200, "\"status\":\"genuine\",\"issued\":\"");
    expect("HEAD", path, "", 200, "\r\nCache-Control: no-store\r\nVary: Accept, Accept-Language\r\n");
    expect("PUT", path, "", 405, "\r\nAllow: GET, HEAD, POST\r\n");
    snprintf(path, sizeof path, "/c/%s", server.token);
    expect("GET", path, "", 200, "Contact centre employee");
    expect("GET", "/c/nothing", "", 404, "<h1>Unknown</h1>");
    expect("GET", "/c/nothing", "Accept: application/json\r\n", 404, "application/problem+json");
    expect("GET", "/0123-4567-89AB-CDEF-GHJK", "", 404, "<p>No document was issued with this code.</p>");
}

static void who_proves_it_knows_what_stands_in_it(void **state)
{
    static const char *const JSON = "Accept: application/json\r\n";
    static const char *const WHOLE = "\"name\":\"Zo\xC3\xAB Jansen-Duric\",\"diploma\":\"2026-1\",\"date\":\"2026-07-10\"}";
    (void)state;
    expect_checked(server.token, JSON, "surname=%C4%90uri%C4%87", 200, WHOLE);
    expect_checked(server.token, JSON, "proof=2026+1", 200, WHOLE);
    expect_checked(server.token, "", "number=2026-1", 200, "<dd>Zo\xC3\xAB Jansen-Duric</dd>");
    expect_checked(server.token, JSON, "number=Duric", 404, "application/problem+json");
    expect_checked(server.token, JSON, "surname=2026-1", 404, NULL);
    expect_checked(server.token, "", "x=y", 400, "application/problem+json");
    expect_checked(server.token, "X: ", "", 415, NULL); /* takes the media type's line for its own value */
}

/* Nothing of the one answer but its date differs from the other. */
static void what_does_not_fit_is_unknown(void **state)
{
    (void)state;
    for (int json = 0; json < 2; json++) {
        const char *headers = json ? "Accept: application/json\r\n" : "Accept-Language: de\r\n";
        struct buffer one = check("POST", server.token, headers, "proof=Janse"), other = check("POST", "9999-9999-9999-9999-9999", headers, "proof=Janse");
        assert_answer(&one, 404, NULL);
        char *date = strstr((char *)one.bytes, "\r\nDate: "), *other_date = strstr((char *)other.bytes, "\r\nDate: ");
        memcpy(date, other_date, strcspn(other_date + 2, "\r") + 2);
        assert_string_equal((const char *)one.bytes, (const char *)other.bytes);
        buffer_finish(&one);
        buffer_finish(&other);
    }
}

static void forms_are_bounded(void **state)
{
    char form[1200] = "surname=Duric&x=";
    (void)state;
    memset(form + strlen(form), 'x', 1024 - strlen(form));
    int reached = reach();
    char head[256];
    snprintf(head, sizeof head, "POST /%s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             "Content-Length: 1024\r\n\r\n", server.token);
    put(reached, head);
    for (int i = 0; i < 1024; i += 256) { /* in pieces */
        assert_int_equal(send(reached, form + i, 256, MSG_NOSIGNAL), 256);
        nanosleep(&(struct timespec){0, 20 * 1000 * 1000}, NULL);
    }
    struct buffer answer = take(reached);
    assert_answer(&answer, 200, "Jansen");
    buffer_finish(&answer);
    char path[64];
    snprintf(path, sizeof path, "/%s", server.token);
    expect("POST", path, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1025\r\n", 413, "application/problem+json");
    expect("POST", path, "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n", 413, NULL);
    expect("POST", path, "", 415, NULL);
    expect("GET", path, "Content-Length: 3\r\n", 413, NULL);
    expect("POST", "/25135", "Content-Length: 3\r\n", 405, "\r\nAllow: GET, HEAD\r\n");
}

/* ------------------------------------------------------------------------------------------------ files */

static void read_issued(struct buffer *bytes)
{
    char path[160];
    struct diag *diag = diag_create();
    snprintf(path, sizeof path, "%s/issued/made.pdf", server.folder);
    assert_true(file_read(path, 1 << 24, (struct place){0}, bytes, diag));
    diag_destroy(diag);
}

/* The answer to who sends a file. */
static struct buffer send_file(const void *bytes, size_t length, const char *headers)
{
    static const char BEFORE[] = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n", BEHIND[] = "\r\n--x--\r\n";
    struct buffer all = {0};
    int reached = reach();
    buffer_format(&all, "POST /check HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %zu\r\n"
                  "%s\r\n%s", sizeof BEFORE - 1 + length + sizeof BEHIND - 1, headers, BEFORE);
    buffer_append(&all, bytes, length);
    buffer_string(&all, BEHIND);
    assert_int_equal(send(reached, all.bytes, all.length, MSG_NOSIGNAL), (ssize_t)all.length);
    buffer_finish(&all);
    return take(reached);
}

#define JSON "Accept: application/json\r\n"

static void expect_sent(const void *bytes, size_t length, const char *headers, int status, const char *part)
{
    struct buffer answer = send_file(bytes, length, headers);
    assert_answer(&answer, status, part);
    assert_non_null(strstr((const char *)answer.bytes, "\r\nCache-Control: no-store\r\n"));
    assert_null(strstr((const char *)answer.bytes, "Jansen")); /* whose it is, who has the file can read in it */
    assert_null(strstr((const char *)answer.bytes, server.folder));
    buffer_finish(&answer);
}

/* Files of others that the server, which runs in this process, has in memory. */
static int count_given(void)
{
    char path[64], name[64];
    int count = 0;
    for (int i = 0; i < 512; i++) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", i);
        ssize_t length = readlink(path, name, sizeof name - 1);
        name[length < 0 ? 0 : length] = '\0';
        count += strncmp(name, "/memfd:given", 12) == 0;
    }
    return count;
}

/* What was answered may be on its way before all is put away. */
static void nothing_is_kept_of_files(void)
{
    for (int i = 0; i < 1000 && count_given(); i++)
        nanosleep(&(struct timespec){0, 20 * 1000 * 1000}, NULL);
    assert_int_equal(count_given(), 0);
}

static void a_file_that_is_sent_is_looked_at(void **state)
{
    struct buffer issued = {0};
    (void)state;
    read_issued(&issued);
    expect_sent(issued.bytes, issued.length, JSON, 200, "{\"version\":1,\"verdict\":\"genuine\",\"words\":\"issued ");
    expect_sent(issued.bytes, issued.length, JSON "Accept-Language: nl\r\n", 200, "\r\nContent-Language: nl\r\n");
    expect_sent(issued.bytes, issued.length, "Accept-Language: de\r\n", 200, "data-verdict=\"genuine\"><p class=\"good\"><strong>echt</strong> ausgestellt ");
    expect_sent("%PDF-1.7", 8, JSON, 200, "\"verdict\":\"unknown\"");
    buffer_byte(&issued, '\n'); /* it is still the document that it says it is */
    expect_sent(issued.bytes, issued.length, JSON, 200, "\"verdict\":\"altered\",\"words\":\"it is not the file that was issued: 25135/2026-1/en");
    expect_sent(issued.bytes, 0, JSON, 400, "application/problem+json");
    nothing_is_kept_of_files();
    buffer_finish(&issued);
}

/* By `sha256sum`: what others hash. */
static void hash_issued(char form[80])
{
    char command[160];
    snprintf(command, sizeof command, "sha256sum %s/issued/made.pdf", server.folder);
    FILE *said = popen(command, "r");
    assert_non_null(said);
    assert_int_equal(fscanf(said, "%64s", form + snprintf(form, 80, "sha256=")), 1);
    pclose(said);
}

static void a_file_is_known_by_its_hash(void **state)
{
    char form[80];
    (void)state;
    hash_issued(form);
    expect_given("/check", JSON, form, 200, "\"verdict\":\"genuine\",\"words\":\"issued ");
    struct buffer answer = give("/check", "", form);
    assert_answer(&answer, 200, "data-verdict=\"genuine\"");
    assert_null(strstr((const char *)answer.bytes, "Jansen")); /* who has the hash may not have the file */
    assert_null(strstr((const char *)answer.bytes, "2026-1<"));
    buffer_finish(&answer);
    for (size_t i = 7; i < 71; i++)
        form[i] = form[i] >= 'a' ? (char)(form[i] - 'a' + 'A') : form[i];
    expect_given("/check", JSON, form, 200, "\"verdict\":\"genuine\""); /* as some programs write it */
    form[70] = form[70] == '0' ? '1' : '0';
    expect_given("/check", JSON, form, 200, "\"verdict\":\"unknown\"");
    form[70] = 'g';
    expect_given("/check", JSON, form, 400, "application/problem+json");
    form[70] = '\0';
    expect_given("/check", JSON, form, 400, NULL);
    expect_given("/check", JSON, "sha=0", 400, NULL);
}

static void the_page_of_files_is_a_form_that_a_script_eases(void **state)
{
    (void)state;
    expect("GET", "/check", "Accept-Language: fr\r\n", 200, "<html lang=\"fr\">");
    expect("GET", "/check", "", 200, "; form-action 'self'; frame-ancestors 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'\r\n");
    expect("GET", "/check.js", "", 200, "crypto.subtle.digest");
    expect("GET", "/check.js", "If-None-Match: *\r\n", 304, NULL);
    expect("POST", "/check.js", "", 405, "\r\nAllow: GET, HEAD\r\n");
    expect("PUT", "/check", "", 405, "\r\nAllow: GET, HEAD, POST\r\n");
    expect("POST", "/check", "Content-Type: application/pdf\r\nContent-Length: 3\r\n", 415, "application/problem+json");
    expect("POST", "/check", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 17000000\r\n", 413, NULL);
    expect("POST", "/check", "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n", 413, NULL);
    expect("POST", "/check", "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 0\r\n", 400, NULL);
    expect("GET", "/openapi.json", "", 200, "\"/check\":{\"get\"");
}

/* Not why, which is told to who proves whose it is. */
static void of_a_file_it_is_seen_that_it_was_revoked(void **state)
{
    struct buffer issued = {0};
    char form[80];
    (void)state;
    hash_issued(form);
    expect_given("/check", JSON, form, 200, "\"verdict\":\"revoked\"");
    read_issued(&issued);
    struct buffer answer = send_file(issued.bytes, issued.length, JSON);
    assert_answer(&answer, 200, "\"verdict\":\"revoked\",\"words\":\"issued ");
    assert_non_null(strstr((const char *)answer.bytes, "revoked 2026-11-29\""));
    buffer_finish(&answer);
    expect_sent(issued.bytes, issued.length, "", 200, "data-verdict=\"revoked\"><p class=\"bad\"><strong>revoked</strong>");
    buffer_finish(&issued);
}

static void what_is_revoked_is_seen_at_once(void **state)
{
    static const char *const NUMBERS[] = {"25135/2026-1/en/1"};
    char path[64];
    (void)state;
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    assert_true(supplement_register_revoke(supplement, server.registered, NUMBERS, 1, "a <typo>", "2026-11-29T12:00:00Z", diag));
    diag_destroy(diag);
    supplement_destroy(supplement);
    snprintf(path, sizeof path, "/%s", server.token);
    struct buffer page = ask("GET", path, "Accept-Language: fr\r\n");
    assert_answer(&page, 200, "<time>2026-11-29</time>. Il n");
    assert_null(strstr((const char *)page.bytes, "typo"));
    buffer_finish(&page);
    expect_checked(server.token, "", "proof=Duric", 200, "a &lt;typo&gt;");
}

/* What is told of an answer, for the log. */
static void no_log_has_a_token(void **state)
{
    char path[32];
    (void)state;
    struct diag *diag = diag_create();
    struct house house;
    struct request request = {.method = "GET", .path = path};
    struct answer answer = {0};
    house_init(&house, 0, NULL, NULL);
    house.check = check_create(server.registered, diag);
    snprintf(path, sizeof path, "/%s", server.token);
    assert_non_null(house.check);
    assert_true(house.host.answer(&house, &request, &answer));
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.told, "/c/…");
    buffer_finish(&answer.own);
    request.method = "POST";
    assert_int_equal(house.host.body_most(&house, &request), TYPED_MOST);
    request.path = "/25135";
    assert_int_equal(house.host.body_most(&house, &request), 0);
    assert_null(check_create("no/such/register.db", diag));
    check_destroy(house.check);
    house_finish(&house);
    diag_destroy(diag);
}

/* The last: nobody can prove anything any more in this minute. */
static void guesses_are_bounded(void **state)
{
    int status = 0;
    (void)state;
    for (int i = 0; i < 25 && status != 429; i++) { /* a new minute may begin meanwhile, once */
        struct buffer answer = check("POST", server.token, "", "proof=guess");
        assert_int_equal(sscanf((const char *)answer.bytes, "HTTP/1.1 %d", &status), 1);
        if (status == 429)
            assert_non_null(strstr((const char *)answer.bytes, "\r\nRetry-After: "));
        buffer_finish(&answer);
    }
    assert_int_equal(status, 429);
    status = 0;
    for (int i = 0; i < 25 && status != 429; i++) {
        struct buffer answer = give("/check", JSON, "sha256=00000000000000000000000000000000000000000000000000000000000000FF");
        assert_int_equal(sscanf((const char *)answer.bytes, "HTTP/1.1 %d", &status), 1);
        buffer_finish(&answer);
    }
    assert_int_equal(status, 429);
}

/* Nobody waits for who is connected and asks nothing. */
static int end(void **state)
{
    char command[160];
    struct timespec before, after;
    int idle = reach();
    (void)state;
    clock_gettime(CLOCK_MONOTONIC, &before);
    atomic_store(&server.stopped, true);
    pthread_join(server.thread, NULL);
    clock_gettime(CLOCK_MONOTONIC, &after);
    close(idle);
    snprintf(command, sizeof command, "rm -r %s", server.folder);
    server.ended = system(command) == 0 && server.good && count_memory_files() == 0 && after.tv_sec - before.tv_sec < 4;
    return server.ended ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edition_is_what_render_makes),
        cmocka_unit_test(what_is_given_again_is_the_same_and_is_not_held_back),
        cmocka_unit_test(many_who_ask_at_once_have_one_edition_made),
        cmocka_unit_test(what_somebody_has_is_not_sent_again),
        cmocka_unit_test(parts_can_be_had),
        cmocka_unit_test(a_qualification_leads_to_the_language_that_is_preferred),
        cmocka_unit_test(what_is_looked_for_is_found),
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(who_has_the_token_knows_what_became_of_it),
        cmocka_unit_test(who_proves_it_knows_what_stands_in_it),
        cmocka_unit_test(what_does_not_fit_is_unknown),
        cmocka_unit_test(forms_are_bounded),
        cmocka_unit_test(the_keeper_has_editions_made_for_somebody),
        cmocka_unit_test(what_is_left_of_somebodys_edition_is_in_no_other),
        cmocka_unit_test(fields_at_fault_are_told),
        cmocka_unit_test(the_page_of_files_is_a_form_that_a_script_eases),
        cmocka_unit_test(a_file_is_known_by_its_hash),
        cmocka_unit_test(a_file_that_is_sent_is_looked_at),
        cmocka_unit_test(two_hundred_slow_ones_do_not_stop_the_next),
        cmocka_unit_test(a_crowd_has_room_for_usual_headers),
        cmocka_unit_test(what_changes_is_served_and_what_breaks_stays),
        cmocka_unit_test(what_is_revoked_is_seen_at_once),
        cmocka_unit_test(of_a_file_it_is_seen_that_it_was_revoked),
        cmocka_unit_test(no_log_has_a_token),
        cmocka_unit_test(guesses_are_bounded),
    };
    int failed = cmocka_run_group_tests(tests, begin, end);
    return failed ? failed : !server.ended;
}
