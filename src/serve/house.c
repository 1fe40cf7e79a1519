#include "serve/house_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "http/entity.h"
#include "http/form.h"
#include "http/preference.h"
#include "http/problem.h"
#include "serve/check.h"
#include "serve/description.h"
#include "serve/drop.h"
#include "serve/fields.h"
#include "serve/index.h"
#include "serve/keeper.h"
#include "serve/leaf.h"
#include "serve/search.h"
#include "serve/speech.h"
#include "serve/typed.h"

#define ASKED "public, no-cache"     /* it is asked for each time whether it is still so */

enum { PATH_MOST = 512 /* bytes, escapes undone */ };

static struct inventory *hold_inventory(struct house *house)
{
    pthread_mutex_lock(&house->lock);
    struct inventory *inventory = inventory_hold(house->inventory);
    pthread_mutex_unlock(&house->lock);
    return inventory;
}

/* ------------------------------------------------------------------------------------------------ what is no edition */

/* A path as an address has it (RFC 3986, 3.3). */
static void put_path(char *place, size_t size, const char *code, const char *language, const char *ending)
{
    struct buffer path = {0};
    index_put_path(&path, code, language, ending);
    snprintf(place, size, "%.*s", (int)path.length, (const char *)path.bytes);
    buffer_finish(&path);
}

/* A qualification is none of its editions: 303 says where one is (RFC 9110, 15.4.4), in the form and the language that are preferred, else as
 * a page, in that of the certificate. */
static void answer_qualification(const struct request *request, const struct entry *entry, struct answer *answer)
{
    int chosen = entry ? preference_choose(request->accept_language, entry->languages) : -1;
    const char *language = chosen >= 0 ? entry->languages[chosen] : entry ? house_find_language(entry, entry->original) : NULL;
    language = !language && entry ? entry->languages[0] : language;
    const struct form *form = forms_choose(request->accept);
    answer->vary = "Accept, Accept-Language";
    if (!language) {
        house_put_absent(answer);
    } else if (!form) {
        problem_put(answer, 406, say("there are editions as HTML, PDF, PNG, SVG, JSON-LD and XML"), NULL);
    } else {
        answer->status = 303;
        answer->cache = HOUSE_CACHED;
        put_path(answer->location, sizeof answer->location, entry->code, language, form->ending);
    }
}

static void put_own(const struct request *request, const char *media, struct answer *answer)
{
    answer_own(answer, 200, media);
    answer->cache = ASKED;
    snprintf(answer->etag, sizeof answer->etag, "\"%016llx\"", (unsigned long long)map_hash(answer->own.bytes, answer->own.length));
    if (entity_is_listed(request->if_none_match, answer->etag)) {
        answer->status = 304;
        answer->length = 0;
    }
}

/* The page of all (`asked` NULL), or of what is found. */
static void answer_index(const struct house *house, const struct request *request, const struct inventory *inventory, const char *asked,
                         const char *spoken, struct answer *answer)
{
    const struct index_view view = {.language = spoken, .accepted = request->accept_language, .asked = asked,
                                    .has_folder = house->has_folder, .has_checks = house->check != NULL};
    index_put(&answer->own, inventory, &view);
    answer->policy = LEAF_POLICY;
    answer->has_form = true;
    answer->language = spoken;
    answer->vary = asked ? "Accept, Accept-Language" : "Accept-Language";
    put_own(request, LEAF_MEDIA, answer);
}

static void answer_search(const struct house *house, const struct request *request, const struct inventory *inventory, const char *spoken,
                          struct answer *answer)
{
    const char *query = request_query(request, "q"), *asked = query ? query : "";
    enum leaf_wish wish = leaf_wish(request->accept, LEAF_DATA);
    if (!search_takes(asked)) {
        problem_put(answer, 400, say("what is looked for is too long: 200 characters at most"), NULL);
    } else if (wish == LEAF_NEITHER) {
        problem_put(answer, 406, say("what is found is told as JSON, or as a page"), NULL);
    } else if (wish == LEAF_PAGE) {
        answer_index(house, request, inventory, asked, spoken, answer);
    } else {
        search_put(&answer->own, inventory, asked, request->accept_language);
        answer->vary = "Accept, Accept-Language";
        put_own(request, "application/json", answer);
    }
    answer->told = "/search";
}

/* What is typed into the form of the index is a check page's address. */
static void answer_check_form(const struct house *house, const struct request *request, struct answer *answer)
{
    char token[TOKEN_SIZE];
    const char *given = request_query(request, "token");
    if (!house->check) {
        house_put_absent(answer);
        return;
    }
    answer->status = 303;
    answer->cache = "no-store";
    answer->told = "/c";
    snprintf(answer->location, sizeof answer->location, "%s%s", given ? "/c/" : "/", !given ? "" : token_read(given, token) ? token : "unknown");
}

static void answer_keeper(const struct house *house, const struct request *request, const struct inventory *inventory, const char *spoken,
                          struct answer *answer)
{
    if (!house->token)
        house_put_absent(answer);
    else if (!house_is_keeper(house, request))
        keeper_refuse(answer);
    else
        keeper_answer(request, inventory, spoken, answer);
}

static void answer_description(const struct house *house, const struct request *request, const struct inventory *inventory, struct answer *answer)
{
    const struct entry *entry = inventory->count ? inventory->list[0] : NULL;
    description_put(&answer->own, &(struct description){.has_checks = house->check != NULL, .has_keeper = house->token != NULL,
                                                        .code = entry ? entry->code : NULL, .language = entry ? entry->languages[0] : NULL});
    put_own(request, "application/openapi+json", answer);
}

static void answer_health(struct answer *answer)
{
    static const char GOOD[] = "ok\n";
    answer->status = 200;
    answer->media = "text/plain; charset=utf-8";
    answer->cache = "no-store";
    answer->bytes = GOOD;
    answer->length = sizeof GOOD - 1;
}

/* Prometheus, text format 0.0.4. */
static void put_figure(struct buffer *out, const char *name, const char *kind, const char *help, unsigned long value)
{
    buffer_format(out, "# HELP supplement_%s %s\n# TYPE supplement_%s %s\nsupplement_%s %lu\n", name, help, name, kind, name, value);
}

static void answer_metrics(struct house *house, const struct inventory *inventory, struct answer *answer)
{
    struct editions_figures figures = editions_count(house->editions);
    struct buffer *out = &answer->own;
    buffer_string(out, "# HELP supplement_answers_total Answers by the first digit of their status.\n# TYPE supplement_answers_total counter\n");
    for (int i = 2; i < 6; i++)
        buffer_format(out, "supplement_answers_total{status=\"%dxx\"} %lu\n", i, atomic_load(&house->host.figures.answers[i]));
    put_figure(out, "editions_made_total", "counter", "Editions that were made.", figures.made);
    put_figure(out, "editions_failed_total", "counter", "Editions that could not be made.", figures.failed);
    put_figure(out, "editions_found_total", "counter", "Editions that were there when they were asked for.", figures.found);
    put_figure(out, "editions_kept", "gauge", "Editions in memory.", figures.kept);
    put_figure(out, "editions_kept_bytes", "gauge", "Bytes of editions in memory.", figures.bytes);
    put_figure(out, "qualifications", "gauge", "Qualifications that are served.", inventory->count);
    put_figure(out, "qualifications_stale", "gauge", "Qualifications whose file is now at fault: they are served as they were.",
               inventory->kept);
    put_figure(out, "connections", "gauge", "Open connections.", atomic_load(&house->host.figures.connections));
    answer_own(answer, 200, "text/plain; version=0.0.4; charset=utf-8");
    answer->cache = "no-store";
}

/* ------------------------------------------------------------------------------------------------ any */

static bool refuse(const struct house *house, const struct request *request, const struct target *target, struct answer *answer)
{
    bool reads = strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0;
    if (!reads && target->kind == TARGET_UNKNOWN) {
        house_put_absent(answer);
    } else if (!reads) {
        answer->allow = house_makes_personal(house, target) ? "GET, HEAD, POST" : "GET, HEAD";
        problem_put(answer, 405, say("what is published here can be read only: GET or HEAD"), NULL);
    } else if (strlen(request->path) > PATH_MOST) {
        problem_put(answer, 414, say("no address here is as long as that"), NULL);
    } else if (request->has_body) {
        problem_put(answer, 413, say("a request that reads has no body"), NULL);
    } else {
        return false;
    }
    return true;
}

static bool answer_target(struct house *house, const struct request *request, const struct target *target, const struct inventory *inventory,
                          const char *spoken, struct answer *answer)
{
    struct entry *entry = NULL;
    if (target->kind == TARGET_EDITION || target->kind == TARGET_QUALIFICATION)
        entry = inventory_find(inventory, target->code);
    switch (target->kind) {
    case TARGET_INDEX: answer_index(house, request, inventory, NULL, spoken, answer); return true;
    case TARGET_SEARCH: answer_search(house, request, inventory, spoken, answer); return true;
    case TARGET_CHECK: answer_check_form(house, request, answer); return true;
    case TARGET_KEEPER: answer_keeper(house, request, inventory, spoken, answer); return true;
    case TARGET_DESCRIPTION: answer_description(house, request, inventory, answer); return true;
    case TARGET_HEALTH: answer_health(answer); return true;
    case TARGET_METRICS: answer_metrics(house, inventory, answer); return true;
    case TARGET_EDITION: return house_answer_edition(house, request, target, entry, answer);
    case TARGET_QUALIFICATION: answer_qualification(request, entry, answer); return true;
    case TARGET_UNKNOWN: break;
    }
    house_put_absent(answer);
    return true;
}

static bool is_check(const struct house *house, const struct request *request, char token[TOKEN_SIZE])
{
    return house->check && check_read_path(request->path, token);
}

static bool is_drop(const struct house *house, const struct request *request)
{
    return house->drop && drop_has(request->path);
}

static size_t body_most(void *context, const struct request *request)
{
    const struct house *house = context;
    struct target target;
    char token[TOKEN_SIZE];
    if (strcmp(request->method, "POST") != 0)
        return 0;
    if (is_drop(house, request))
        return drop_body_most(request);
    if (is_check(house, request, token))
        return TYPED_MOST;
    target_read(request->path, &target);
    return house_takes_fields(house, request, &target) && house_is_keeper(house, request) ? FIELDS_BODY_MOST : 0;
}

static bool answer_spoken(struct house *house, const struct request *request, const char *spoken, struct answer *answer)
{
    struct target target;
    char token[TOKEN_SIZE];
    if (answer->examined) /* the file was being looked at */
        return drop_answer(house->drop, request, spoken, answer);
    target_read(request->path, &target);
    bool is_personal = house_takes_fields(house, request, &target);
    if (answer->held) /* the edition was in the making */
        return is_personal ? house_put_personal(&target, answer) : house_put_edition(request, &target, answer);
    answer_begin(answer);
    if (is_drop(house, request))
        return drop_answer(house->drop, request, spoken, answer);
    if (is_check(house, request, token)) {
        check_answer(house->check, request, token, answer);
        return true;
    }
    if (!is_personal && refuse(house, request, &target, answer))
        return true;
    struct inventory *inventory = hold_inventory(house);
    bool done = is_personal ? house_answer_personal(house, request, &target, inventory_find(inventory, target.code), answer)
                            : answer_target(house, request, &target, inventory, spoken, answer);
    inventory_release(inventory);
    return done;
}

/* What is wrong is told in the language of who asks. */
static bool answer(void *context, const struct request *request, struct answer *answer)
{
    const char *spoken = speech_turn(request->accept_language);
    bool done = answer_spoken(context, request, spoken, answer);
    if (done && answer->status >= 400)
        answer->language = spoken;
    speech_end();
    return done;
}

static bool await(void *context, struct answer *answer, http_wake *wake, void *waiter)
{
    struct house *house = context;
    if (answer->examined)
        return examination_await(answer->examined, wake, waiter);
    return edition_await(house->editions, answer->held, wake, waiter);
}

static void finish(void *context, struct answer *answer)
{
    struct house *house = context;
    if (answer->held)
        edition_release(house->editions, answer->held);
    if (answer->examined)
        examination_release(answer->examined);
}

/* ------------------------------------------------------------------------------------------------ the house */

void house_init(struct house *house, uint64_t program, struct editions *editions, struct inventory *inventory)
{
    *house = (struct house){.program = program, .editions = editions, .inventory = inventory};
    house->host = (struct host){.context = house, .body_most = body_most, .answer = answer, .await = await, .finish = finish};
    pthread_mutex_init(&house->lock, NULL);
}

void house_finish(struct house *house)
{
    inventory_release(house->inventory);
    pthread_mutex_destroy(&house->lock);
}

void house_renew(struct house *house, struct inventory *inventory)
{
    pthread_mutex_lock(&house->lock);
    struct inventory *before = house->inventory;
    house->inventory = inventory;
    pthread_mutex_unlock(&house->lock);
    inventory_release(before);
}
