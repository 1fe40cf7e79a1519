#include "desk/desk.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/asset.h"
#include "desk/author.h"
#include "desk/inside.h"
#include "http/preference.h"

enum { PATIENCE = 5 /* [s] with answers that were begun, at the end */, LOOK_ROUND = 200 /* [ms] */ };

/* ------------------------------------------------------------------------------------------------ what belongs to no page */

static const char *const LANGUAGES[] = {"nl", "en", "de", "fr", NULL};

static desk_answer answer_language;

/* What is shown for a form is shown by GET, to which the browser's way back leads too. */
static void answer_asked(struct desk *desk, const struct request *request, struct answer *answer)
{
    asked_lead_to(&desk->asked, request, request->path, answer);
}

/* ------------------------------------------------------------------------------------------------ what pages share */

struct supplement_layout *desk_layout(struct desk *desk, struct diag *diag)
{
    if (!desk->layout)
        desk->layout = supplement_open_layout(desk->supplement, desk->desking->layout, diag);
    return desk->layout;
}

const char *desk_today(const struct desk *desk)
{
    char day[sizeof "2026-12-01"];
    time_t now = time(NULL);
    struct tm parts;
    if (desk->desking->today)
        return desk->desking->today;
    size_t length = strftime(day, sizeof day, "%Y-%m-%d", gmtime_r(&now, &parts));
    return arena_copy(desk->cohort.arena, day, length);
}

struct supplement_export desk_request(const struct desk *desk)
{
    const struct desking *desking = desk->desking;
    return (struct supplement_export){.qualifications = desking->qualifications, .layout = desking->layout, .output = desking->output,
                                      .register_path = desking->register_path, .date = desking->date, .today = desk_today(desk)};
}

void desk_rehearse(struct desk *desk)
{
    static const double MOMENT = 1.5; /* [s] */
    desk_forget_pictures(desk);
    desk->is_outdated = false;
    struct supplement_export request = desk_request(desk);
    cohort_request(&desk->cohort, &request);
    if (job_begin(&desk->job, JOB_REHEARSAL, &request))
        job_wait(&desk->job, MOMENT);
}

/* What is wrong with its rows the rehearsal tells again. */
void desk_read(struct desk *desk)
{
    struct supplement_export request = desk_request(desk);
    job_forget(&desk->job);
    if (cohort_read(&desk->cohort, desk->supplement, &request, desk->job.diag))
        desk_rehearse(desk);
}

const bool *desk_bad_lines(const struct desk *desk, const struct findings *findings)
{
    const struct cohort *cohort = &desk->cohort;
    const struct results *results = &desk->job.results;
    int last = cohort->line_count ? cohort->lines[cohort->line_count - 1].number : 0;
    bool *bad = arena_new_array(desk->arena, bool, (size_t)last + 1);
    for (size_t i = 0; i < results->count; i++)
        if (results->list[i].outcome == SUPPLEMENT_REJECTED && results->list[i].line <= last)
            bad[results->list[i].line] = true;
    for (size_t i = 0; i < cohort->line_count; i++)
        bad[cohort->lines[i].number] |= finding_is_bad(findings, cohort->lines[i].number);
    return bad;
}

void desk_stop(struct desk *desk)
{
    desk->is_outdated |= job_look(&desk->job).is_running;
    job_stop(&desk->job);
}

struct job_progress desk_look(struct desk *desk)
{
    if (desk->is_outdated && job_look(&desk->job).kind == JOB_REHEARSAL)
        desk_rehearse(desk);
    return job_look(&desk->job);
}

bool desk_is_issuing(struct desk *desk, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    bool is_issuing = progress.is_running && progress.kind == JOB_ISSUE;
    if (is_issuing)
        page_lead_to(answer, "/job");
    return is_issuing;
}

/* ------------------------------------------------------------------------------------------------ routes */

/* What an author sees is below /author/. */
static const struct route ROUTES[] = {
    {"GET", "/", .answer = answer_start},
    {"POST", "/file", .answer = answer_file, .body_most = FILE_MOST},
    {"POST", "/away", .answer = answer_away, .is_of_cohort = true},
    {"POST", "/cells", .answer = answer_cells, .is_of_cohort = true},
    {"POST", "/settings", .answer = answer_settings, .is_of_cohort = true},
    {"GET", "/columns", .answer = answer_columns},
    {"POST", "/columns", .answer = answer_chosen, .is_of_cohort = true},
    {"GET", "/row", .answer = answer_row},
    {"POST", "/row", .answer = answer_row, .is_of_cohort = true},
    {"GET", "/row.png", .answer = answer_picture},
    {"GET", "/corrected.csv", .answer = answer_corrected},
    {"GET", "/issue", .answer = answer_issue},
    {"POST", "/issue", .answer = answer_issue_begun, .is_of_cohort = true},
    {"POST", "/again", .answer = answer_again, .is_of_cohort = true},
    {"POST", "/stop", .answer = answer_stop},
    {"POST", "/rows", .answer = answer_rows},
    {"GET", "/job", .answer = answer_job},
    {"POST", "/job", .answer = answer_asked, .body_most = ASKED_MOST},
    {"GET", "/made", .answer = answer_made},
    {"GET", "/rejected.csv", .answer = answer_rejected},
    {"GET", "/document", .answer = answer_document},
    {"GET", "/register", .answer = answer_register},
    {"POST", "/register", .answer = answer_asked, .body_most = ASKED_MOST},
    {"GET", "/register/entry", .answer = answer_entry},
    {"POST", "/register/entry", .answer = answer_asked, .body_most = ASKED_MOST},
    {"POST", "/register/revoke", .answer = answer_revoke, .body_most = ASKED_MOST},
    {"POST", "/register/replace", .answer = answer_replace},
    {"GET", "/verify", .answer = answer_verify},
    {"POST", "/verify", .answer = answer_verified, .body_most = PDF_MOST},
    {"POST", "/language", .answer = answer_language},
    {"GET", "/author/edit", .answer = author_answer_edit},
    {"GET", "/author/picture", .answer = author_answer_picture},
    {"POST", "/author/edit", .answer = author_answer_form, .body_most = AUTHOR_BODY_MOST},
    {"POST", "/author/field", .answer = author_answer_field, .body_most = AUTHOR_BODY_MOST},
    {"POST", "/author/new", .answer = author_answer_new},
    {"GET", "/author/", .answer = author_answer_list},
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

/* Where the form stood, if that can be asked for again; else the first page. */
static const char *page_before(const struct desk *desk, const struct request *request)
{
    const char *from = request_header(request, "Referer"), *own = arena_format(desk->arena, "http://%s/", desk->door.address);
    size_t length = strlen(own) - 1;
    const char *place = from && strncmp(from, own, length + 1) == 0 && strlen(from) < LOCATION_SIZE ? from + length : "/";
    const struct request again = {.method = "GET", .path = arena_copy(desk->arena, place, strcspn(place, "?"))};
    bool is_there;
    return find_route(&again, &is_there) ? place : "/";
}

/* The whole process speaks one language, as one person sits at the desk; what was found is found anew in it. Not while others are in the library. */
static void answer_language(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *wanted = form_text(request, "language", desk->arena);
    if (desk_is_issuing(desk, answer))
        return;
    desk_stop(desk);
    for (size_t i = 0; wanted && LANGUAGES[i]; i++)
        if (strcmp(LANGUAGES[i], wanted) == 0)
            supplement_speak(wanted);
    desk->is_outdated = true;
    page_lead_to(answer, page_before(desk, request));
}

static void answer_asset(const struct asset *asset, struct answer *answer)
{
    buffer_append(&answer->own, asset->bytes, asset->length);
    answer_own(answer, 200, asset->media);
    answer->cache = "no-cache";
}

/* Another tab of the browser, or its way back, may show a file that has given way: nothing of that is taken for rows of the one that is here. */
static bool is_stale(struct desk *desk, const struct route *route, const struct request *request)
{
    if (!route->is_of_cohort)
        return false;
    const char *ticket = form_text(request, "cohort", desk->arena);
    return !ticket || strcmp(ticket, desk->cohort.ticket) != 0;
}

static void answer_routed(struct desk *desk, const struct request *request, struct answer *answer)
{
    bool is_there;
    const struct route *route = find_route(request, &is_there);
    const struct asset *asset = asset_find(request->path);
    const struct request whole = asked_request(&desk->asked, request);
    if (asset)
        answer_asset(asset, answer);
    else if (!route)
        page_tell(answer, PAGE_NOWHERE, is_there ? 405 : 404, say("There is nothing at this address"), NULL);
    else if (request->has_body && !request->body)
        page_tell(answer, PAGE_NOWHERE, 413, say("This is too large"), say("A spreadsheet may have 256 megabytes, a workbook or a PDF 64."));
    else if (is_stale(desk, route, request))
        page_tell(answer, PAGE_COHORT, 409, say("This page showed another file"), say("Nothing was done. “Issue” leads to the file that is here now."));
    else
        route->answer(desk, &whole, answer);
}

/* In the browser's language; nothing is being done yet by which the library would be spoken to. */
static void lead_in(struct desk *desk, const struct request *request, struct answer *answer)
{
    int language = preference_choose(request->accept_language, LANGUAGES);
    if (language >= 0 && !job_look(&desk->job).is_running)
        supplement_speak(LANGUAGES[language]);
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
    bool is_taken = route && strcmp(request->method, "POST") == 0 && door_judge(&desk->door, request) == DOOR_OPEN;
    return !is_taken ? 0 : route->body_most ? route->body_most : FORM_MOST;
}

static bool answer(void *context, const struct request *request, struct answer *answer)
{
    struct desk *desk = context;
    answer_begin(answer);
    switch (door_judge(&desk->door, request)) {
    case DOOR_OPEN: answer_routed(desk, request, answer); break;
    case DOOR_ENTERS: lead_in(desk, request, answer); break;
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
    struct desk desk = {.desking = desking, .supplement = supplement, .seal = desking->seal};
    desk.host = (struct host){.context = &desk, .body_most = body_most, .answer = answer, .is_silent = true, .has_own_links = true};
    if (!door_init(&desk.door, desking->socket, desking->key, diag))
        return false;
    desk.arena = arena_create();
    cohort_init(&desk.cohort);
    job_init(&desk.job);
    struct http *http = http_begin(desking->socket, 1, &desk.host, diag);
    if (http) {
        watch(&desk, http);
        http_quiesce(http, PATIENCE);
    }
    http_end(http);
    asked_finish(&desk.asked);
    author_destroy(desk.author);
    job_finish(&desk.job);
    cohort_finish(&desk.cohort);
    desk_forget_pictures(&desk);
    arena_destroy(desk.arena);
    return http != NULL;
}
