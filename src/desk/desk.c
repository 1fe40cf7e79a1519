#include "desk/desk.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/asset.h"
#include "desk/author.h"
#include "desk/inside.h"
#include "http/form.h"

enum { PATIENCE = 5 /* [s] with answers that were begun, at the end */, LOOK_ROUND = 200 /* [ms] */ };

/* ------------------------------------------------------------------------------------------------ what belongs to no page */

/* The whole process speaks one language, as one person sits at the desk; findings too. */
static void answer_language(struct desk *desk, const struct request *request, struct answer *answer)
{
    static const char *const LANGUAGES[] = {"nl", "en", "de", "fr"};
    const char *wanted = form_text(request, "language", desk->arena);
    for (size_t i = 0; wanted && i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        if (strcmp(LANGUAGES[i], wanted) == 0)
            supplement_speak(wanted);
    page_lead_to(answer, "/");
}

static void answer_start(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)desk, (void)request;
    page_begin(answer, PAGE_COHORT, say("Issue supplements"));
    page_end(answer, 200);
}

/* ------------------------------------------------------------------------------------------------ routes */

static const struct route ROUTES[] = {
    {"GET", "/", 0, answer_start},
    {"POST", "/language", FORM_MOST, answer_language},
    {"GET", "/author/edit", 0, author_answer_edit},
    {"GET", "/author/picture", 0, author_answer_picture},
    {"POST", "/author/edit", AUTHOR_BODY_MOST, author_answer_form},
    {"POST", "/author/field", AUTHOR_BODY_MOST, author_answer_field},
    {"POST", "/author/new", FORM_MOST, author_answer_new},
    {"GET", "/author/", 0, author_answer_list},
};

static bool is_at(const struct route *route, const char *path)
{
    size_t length = strlen(route->path);
    return strcmp(route->path, path) == 0 || (length > 1 && route->path[length - 1] == '/' && strncmp(path, route->path, length) == 0);
}

/* NULL: there is nothing at this address; or it cannot be asked so, *is_there is set then. */
static const struct route *find_route(const struct request *request, bool *is_there)
{
    const char *method = strcmp(request->method, "HEAD") == 0 ? "GET" : request->method;
    *is_there = false;
    for (size_t i = 0; i < sizeof ROUTES / sizeof *ROUTES; i++)
        if (is_at(&ROUTES[i], request->path)) {
            if (strcmp(ROUTES[i].method, method) == 0)
                return &ROUTES[i];
            *is_there = true;
        }
    return NULL;
}

static void answer_asset(const struct asset *asset, struct answer *answer)
{
    buffer_append(&answer->own, asset->bytes, asset->length);
    answer_own(answer, 200, asset->media);
    answer->cache = "no-cache";
}

static void answer_routed(struct desk *desk, const struct request *request, struct answer *answer)
{
    bool is_there;
    const struct route *route = find_route(request, &is_there);
    const struct asset *asset = asset_find(request->path);
    if (asset)
        answer_asset(asset, answer);
    else if (!route)
        page_tell(answer, PAGE_NOWHERE, is_there ? 405 : 404, say("There is nothing at this address"), NULL);
    else if (request->has_body && !request->body)
        page_tell(answer, PAGE_NOWHERE, 413, say("This is too large"), say("A spreadsheet may have 256 megabytes, a workbook or a PDF 64."));
    else
        route->answer(desk, request, answer);
}

static void lead_in(struct desk *desk, struct answer *answer)
{
    static char cookie[DOOR_COOKIE_SIZE];
    door_put_cookie(&desk->door, cookie);
    answer->cookie = cookie;
    page_lead_to(answer, "/");
    fprintf(stderr, "supplement: http://%s/?key=%s\n", desk->door.address, desk->door.key);
}

/* ------------------------------------------------------------------------------------------------ the host */

static size_t body_most(void *context, const struct request *request)
{
    bool is_there;
    const struct route *route = find_route(request, &is_there);
    struct desk *desk = context;
    return route && strcmp(request->method, "POST") == 0 && door_judge(&desk->door, request) == DOOR_OPEN ? route->body_most : 0;
}

static bool answer(void *context, const struct request *request, struct answer *answer)
{
    struct desk *desk = context;
    answer_begin(answer);
    switch (door_judge(&desk->door, request)) {
    case DOOR_OPEN: answer_routed(desk, request, answer); break;
    case DOOR_ENTERS: lead_in(desk, answer); break;
    case DOOR_CLOSED:
        page_tell(answer, PAGE_NOWHERE, 403, say("This desk is closed"),
                  say("It opens with the address that the program shows where it was begun; each opens it once."));
        break;
    case DOOR_FOREIGN: page_tell(answer, PAGE_NOWHERE, 403, say("This desk is not for other sites"), NULL); break;
    }
    arena_clear(desk->arena);
    return true;
}

static void watch(struct desk *desk, struct http *http)
{
    while (!desk->desking->stop()) {
        nanosleep(&(struct timespec){0, LOOK_ROUND * 1000 * 1000}, NULL);
        http_look_round(http);
    }
}

bool desk(struct supplement *supplement, const struct desking *desking, struct diag *diag)
{
    struct desk desk = {.desking = desking, .supplement = supplement};
    desk.host = (struct host){.context = &desk, .body_most = body_most, .answer = answer, .is_silent = true, .has_own_links = true};
    if (!door_init(&desk.door, desking->socket, desking->key, diag))
        return false;
    desk.arena = arena_create();
    struct http *http = http_begin(desking->socket, 1, &desk.host, diag);
    if (http) {
        watch(&desk, http);
        http_quiesce(http, PATIENCE);
    }
    http_end(http);
    author_destroy(desk.author);
    arena_destroy(desk.arena);
    return http != NULL;
}
