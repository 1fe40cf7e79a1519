#include "http/http.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/seconds.h"
#include "http/crowd.h"
#include "http/form.h"
#include "http/links.h"
#include "http/log.h"
#include "http/microhttpd.h"
#include "http/reception.h"
#include "http/response.h"

enum {
    CONNECTIONS_MOST = 10000,
    DESCRIPTORS_LEFT = RESPONSE_FILES_MOST + 64, /* for all else */
    BODIES_MOST = 64 * 1024 * 1024, /* bytes of all bodies that are there at once: who sends more is dropped */
    WIDE_MOST = 1000,       /* connections for which there is room for as long headers as are sent, */
    WIDE = 8 * 1024,        /* bytes of a request's line and headers, and of those of its answer: more are 431 or 414; */
    NARROW = 3 * 1024,      /* and for those beyond, of headers as they usually are */
    ASKING_MOST = 20,       /* [s] from one answer to the end of the next request */
    TAKING_MOST = 120,      /* [s] that an answer may take to be fetched */
    TOLD_MOST = 180,        /* bytes of a path in the log */
};

/* ------------------------------------------------------------------------------------------------ connections */

/* Connections that have room for as much; libmicrohttpd takes its memory for each as long as it is open. */
struct hall {
    struct http *http;
    struct MHD_Daemon *daemon;
    int most;
    atomic_int count;
};

struct http {
    struct hall halls[2]; /* the wide one first */
    struct reception *reception;
    struct host *host;
    struct links links;
    struct crowd crowd;
    struct log log;
    atomic_size_t bodies; /* bytes of all that are there */
    atomic_bool ends;  /* nothing new is asked any more */
};

/* A request that is being answered. */
struct visit {
    struct http *http;
    struct MHD_Connection *connection;
    struct link *link;   /* NULL: there is none */
    struct answer answer;
    bool is_head, has_body;
    size_t body_most;    /* 0: it is not read */
    struct buffer body;
    char method[8], path[TOLD_MOST]; /* for the log */
};

static void count_in(struct hall *hall, int place)
{
    atomic_fetch_add(&hall->count, 1);
    crowd_join(&hall->http->crowd, place);
}

static void count_out(struct hall *hall, int place)
{
    atomic_fetch_sub(&hall->count, 1);
    crowd_leave(&hall->http->crowd, place);
}

static struct link *create_link(struct hall *hall, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *known = microhttpd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    int place = known ? crowd_place(known->client_addr) : -1;
    struct link *link = calloc(1, sizeof *link);
    if (!link) { /* it is never dropped for being slow, and memory is short anyway */
        count_out(hall, place);
        return NULL;
    }
    link->place = place;
    link->socket = microhttpd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    return link;
}

/* The library closes the socket after this: as long as it is in the list, its number is nobody else's. */
static void note_connection(void *context, struct MHD_Connection *connection, void **place, enum MHD_ConnectionNotificationCode code)
{
    struct hall *hall = context;
    struct http *http = hall->http;
    struct link *link = *place;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *place = link = create_link(hall, connection);
        if (!link)
            return;
        link_give_time(link, ASKING_MOST);
        links_join(&http->links, link);
        atomic_fetch_add(&http->host->figures.connections, 1);
    } else if (link) {
        atomic_fetch_sub(&http->host->figures.connections, 1);
        count_out(hall, link->place);
        links_leave(&http->links, link);
        *place = NULL;
    }
}

void http_look_round(struct http *http)
{
    links_drop_late(&http->links);
    log_flush(&http->log);
}

/* ------------------------------------------------------------------------------------------------ answers */

/* The headers and what is sent from a file leave together: libmicrohttpd would send the headers by themselves, which costs as much as the file. */
static void cork(const struct visit *visit, int corked)
{
    const struct parcel *parcel = visit->answer.parcel;
    if (parcel && parcel->file_bytes && visit->link)
        (void)setsockopt(visit->link->socket, IPPROTO_TCP, TCP_CORK, &corked, sizeof corked);
}

static enum MHD_Result give(struct visit *visit)
{
    struct answer *answer = &visit->answer;
    struct MHD_Response *response = response_take(visit->http->host, answer);
    if (!response)
        return MHD_NO;
    cork(visit, 1);
    atomic_fetch_add(&visit->http->host->figures.answers[answer->status / 100], 1);
    enum MHD_Result given = microhttpd.MHD_queue_response(visit->connection, (unsigned)answer->status, response);
    response_release(answer, response);
    return given;
}

/* Who asked is not told, nor paths of what is not there: anybody may have written anything into them; nor what names a document. */
static void tell(const struct visit *visit)
{
    const struct answer *answer = &visit->answer;
    const char *path = answer->told ? answer->told : visit->path;
    char line[TOLD_MOST + 64];
    int length = snprintf(line, sizeof line, "%s %s %d %zu\n", visit->method, answer->status < 400 ? path : "-", answer->status,
                          visit->is_head ? 0 : answer->length);
    log_put(&visit->http->log, line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1);
}

/* At the end the connection has its answer, and is closed once that has left. */
static void go_on(struct http *http, struct link *link)
{
    if (!link)
        return;
    link_give_time(link, ASKING_MOST);
    atomic_store(&link->asks, false);
    if (atomic_load(&http->ends))
        shutdown(link->socket, SHUT_RD);
}

static void end_visit(void *context, struct MHD_Connection *connection, void **place, enum MHD_RequestTerminationCode code)
{
    struct http *http = context;
    struct visit *visit = *place;
    (void)connection, (void)code;
    if (!visit)
        return;
    *place = NULL;
    cork(visit, 0);
    if (visit->answer.status && !http->host->is_silent)
        tell(visit);
    if (http->host->finish)
        http->host->finish(http->host->context, &visit->answer);
    buffer_finish(&visit->answer.own);
    atomic_fetch_sub(&http->bodies, visit->body.length);
    buffer_finish(&visit->body);
    go_on(http, visit->link);
    free(visit);
}

/* ------------------------------------------------------------------------------------------------ requests */

static const char *header(struct MHD_Connection *connection, const char *name)
{
    return microhttpd.MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static bool has_body(struct MHD_Connection *connection)
{
    const char *length = header(connection, "Content-Length");
    return header(connection, "Transfer-Encoding") || (length && strcmp(length, "0") != 0);
}

/* How long its body says that it is. False: it has none, or does not say. */
static bool read_length(struct MHD_Connection *connection, size_t *length)
{
    const char *said = header(connection, "Content-Length");
    bool reads = said && !header(connection, "Transfer-Encoding") && strspn(said, "0123456789") == strlen(said) && strlen(said) < 10;
    *length = reads ? strtoul(said, NULL, 10) : 0;
    return reads;
}

/* What comes of the body; more than it may be does not come. */
static enum MHD_Result take_body(struct visit *visit, const char *upload, size_t *length)
{
    struct memory_guard guard;
    struct http *http = visit->http;
    if (*length > visit->body_most - visit->body.length || atomic_load(&http->bodies) + *length > BODIES_MOST || setjmp(*memory_enter(&guard)))
        return MHD_NO;
    buffer_append(&visit->body, upload, *length);
    memory_leave(&guard);
    atomic_fetch_add(&http->bodies, *length);
    link_give_time_for(visit->link, *length);
    *length = 0;
    return MHD_YES;
}

/* As much as there is room for. */
static void copy(char *place, size_t size, const char *text)
{
    size_t length = strnlen(text, size - 1);
    memcpy(place, text, length);
    place[length] = '\0';
}

static struct visit *begin_visit(struct http *http, struct MHD_Connection *connection, const char *method, const char *path)
{
    struct visit *visit = calloc(1, sizeof *visit);
    if (!visit)
        return NULL;
    visit->http = http;
    visit->connection = connection;
    visit->is_head = strcmp(method, "HEAD") == 0;
    copy(visit->method, sizeof visit->method, visit->is_head || strcmp(method, "GET") == 0 || strcmp(method, "POST") == 0 ? method : "-");
    copy(visit->path, sizeof visit->path, path);
    visit->has_body = has_body(connection);
    const union MHD_ConnectionInfo *known = microhttpd.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    visit->link = known ? known->socket_context : NULL;
    link_give_time(visit->link, TAKING_MOST);
    if (visit->link)
        atomic_store(&visit->link->asks, true);
    return visit;
}

static void wake(void *context)
{
    struct visit *visit = context;
    microhttpd.MHD_resume_connection(visit->connection);
}

static enum MHD_Result answer(struct visit *visit, const struct request *request)
{
    const struct host *host = visit->http->host;
    if (host->answer(host->context, request, &visit->answer))
        return give(visit);
    microhttpd.MHD_suspend_connection(visit->connection);
    if (!host->await || !host->await(host->context, &visit->answer, wake, visit))
        wake(visit);
    return MHD_YES;
}

static enum MHD_Result answer_within_memory(struct visit *visit, const struct request *request)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return MHD_NO;
    enum MHD_Result given = answer(visit, request);
    memory_leave(&guard);
    return given;
}

const char *request_header(const struct request *request, const char *name)
{
    return request->connection ? header(request->connection, name) : NULL;
}

const char *request_query(const struct request *request, const char *name)
{
    return request->connection ? microhttpd.MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name) : NULL;
}

static struct request read_request(struct MHD_Connection *connection, const struct visit *visit, const char *method, const char *path)
{
    bool is_read = visit->body_most > 0;
    return (struct request){.method = method, .path = path, .has_body = visit->has_body,
                            .body = is_read ? (const char *)visit->body.bytes : NULL, .body_length = visit->body.length,
                            .media = header(connection, "Content-Type"), .accept = header(connection, "Accept"),
                            .accept_language = header(connection, "Accept-Language"), .if_none_match = header(connection, "If-None-Match"),
                            .if_range = header(connection, "If-Range"), .range = header(connection, "Range"), .connection = connection};
}

/* Whether its body is to be read first. */
static bool will_read_body(struct visit *visit, const struct request *request)
{
    const struct host *host = visit->http->host;
    size_t length, most;
    if (!read_length(visit->connection, &length) || (most = host->body_most(host->context, request)) < length)
        return false;
    visit->body_most = most;
    return most > 0;
}

/* It is called first when the headers are there, for each part of a body, again when all is, and again after a connection was put off. Who sends
 * a body that is not to be read is answered at the first time, and the connection closed. */
static enum MHD_Result take(void *context, struct MHD_Connection *connection, const char *path, const char *method, const char *version,
                            const char *upload, size_t *upload_length, void **place)
{
    bool is_new = !*place;
    (void)version;
    if (is_new && !(*place = begin_visit(context, connection, method, path)))
        return MHD_NO;
    struct visit *visit = *place;
    if (!is_new && *upload_length)
        return take_body(visit, upload, upload_length);
    if (is_new && *visit->method != '-' && !visit->has_body)
        return MHD_YES;
    const struct request request = read_request(connection, visit, method, path);
    if (is_new && will_read_body(visit, &request)) {
        link_give_time(visit->link, ASKING_MOST);
        return MHD_YES;
    }
    if (visit->body_most)
        link_give_time(visit->link, TAKING_MOST);
    return answer_within_memory(visit, &request);
}

/* ------------------------------------------------------------------------------------------------ begin and end */

/* As many connections as there are descriptors for: the limit is raised as far as it may be. */
static int connections_most(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return CONNECTIONS_MOST;
    rlim_t wanted = CONNECTIONS_MOST + DESCRIPTORS_LEFT;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : limit.rlim_cur < wanted ? wanted : limit.rlim_cur;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
    (void)getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= wanted)
        return CONNECTIONS_MOST;
    return limit.rlim_cur > 2 * DESCRIPTORS_LEFT ? (int)limit.rlim_cur - DESCRIPTORS_LEFT : (int)limit.rlim_cur / 2;
}

static struct hall *find_hall(struct http *http)
{
    for (size_t i = 0; i < sizeof http->halls / sizeof *http->halls; i++)
        if (atomic_load(&http->halls[i].count) < http->halls[i].most)
            return &http->halls[i];
    return NULL;
}

static bool has_room(void *context)
{
    return find_hall(context) != NULL;
}

static void admit(void *context, int connected, const struct sockaddr *address, socklen_t size)
{
    struct http *http = context;
    struct hall *hall = find_hall(http);
    int place = crowd_place(address);
    if (!hall || !crowd_has_room(&http->crowd, place)) {
        close(connected);
        return;
    }
    count_in(hall, place);
    if (microhttpd.MHD_add_connection(hall->daemon, connected, address, size) != MHD_YES) /* then it is closed */
        count_out(hall, place);
}

static void say_nothing(void *context, const char *format, va_list arguments)
{
    (void)context, (void)format, (void)arguments;
}

static size_t undo_escapes(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context, (void)connection;
    return form_undo_address(text);
}

/* The library counts a connection a little longer than we do. */
static bool open_hall(struct hall *hall, int most, int memory, int threads)
{
    enum { LEAVING = 64 };
    struct http *http = hall->http;
    const struct MHD_OptionItem options[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)say_nothing, NULL}, /* first, so that it holds for the others */
        {MHD_OPTION_CONNECTION_LIMIT, most + LEAVING * threads, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)undo_escapes, NULL},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)note_connection, hall},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)end_visit, http},
        {MHD_OPTION_THREAD_POOL_SIZE, threads, NULL}, /* of one: none */
        {http->host->tls ? MHD_OPTION_HTTPS_CERT_CALLBACK : MHD_OPTION_END, 0, tls_retriever()},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (char[]){TLS_PRIORITIES}},
        {MHD_OPTION_END, 0, NULL},
    };
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    hall->most = most;
    hall->daemon = microhttpd.MHD_start_daemon(flags | (http->host->tls ? MHD_USE_TLS : 0), 0, NULL, NULL, take, http, MHD_OPTION_ARRAY,
                                               options, MHD_OPTION_END);
    return hall->daemon != NULL;
}

static bool open_all(struct http *http, int socket, int threads)
{
    const struct receptionist receptionist = {.has_room = has_room, .take = admit, .context = http};
    int most = connections_most(), wide = most < WIDE_MOST ? most : WIDE_MOST;
    http->halls[0].http = http->halls[1].http = http;
    if (open_hall(&http->halls[0], wide, WIDE, threads) && open_hall(&http->halls[1], most - wide, NARROW, threads))
        http->reception = reception_begin(socket, &receptionist);
    return http->reception != NULL;
}

struct http *http_begin(int socket, int threads, struct host *host, struct diag *diag)
{
    if (!microhttpd_load(diag))
        return NULL;
    struct http *http = memory_zeroed(1, sizeof *http);
    http->host = host;
    links_init(&http->links);
    pthread_mutex_init(&http->log.lock, NULL);
    if (open_all(http, socket, threads))
        return http;
    diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", "libmicrohttpd");
    http_end(http);
    return NULL;
}

void http_quiesce(struct http *http, double patience)
{
    reception_end(http->reception);
    http->reception = NULL;
    atomic_store(&http->ends, true);
    for (double until = seconds_now() + patience; links_see_out(&http->links) && seconds_now() < until;)
        nanosleep(&(struct timespec){0, 10 * 1000 * 1000}, NULL);
}

void http_end(struct http *http)
{
    if (!http)
        return;
    reception_end(http->reception);
    for (size_t i = 0; i < sizeof http->halls / sizeof *http->halls; i++)
        if (http->halls[i].daemon)
            microhttpd.MHD_stop_daemon(http->halls[i].daemon);
    log_flush(&http->log);
    pthread_mutex_destroy(&http->log.lock);
    links_finish(&http->links);
    free(http);
}
