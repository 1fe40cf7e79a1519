#include "serve/house_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "http/entity.h"
#include "http/form.h"
#include "http/problem.h"
#include "serve/fields.h"
#include "serve/keeper.h"

/* ------------------------------------------------------------------------------------------------ an edition */

/* What an edition is made of, as a number: known before it is made. */
static uint64_t key_of(const struct house *house, const struct entry *entry, const char *language, const struct form *form)
{
    const uint64_t parts[] = {house->program, entry->hash, entry->bytes.length, map_hash(language, strlen(language)),
                              map_hash(form->ending, strlen(form->ending))};
    return map_hash(parts, sizeof parts);
}

/* "0123456789abcdef", or "0123456789abcdef-2" of the second page, in quotation marks both. */
static void put_tag(char *place, uint64_t key, int page)
{
    *place++ = '"';
    for (int shift = 60; shift >= 0; shift -= 4)
        *place++ = "0123456789abcdef"[key >> shift & 15];
    if (page > 1)
        place += sprintf(place, "-%d", page);
    memcpy(place, "\"", 2);
}

void house_put_absent(struct answer *answer)
{
    *answer->etag = '\0';
    problem_put(answer, 404, say("nothing is published at this address"), NULL);
}

static void put_busy(struct answer *answer)
{
    *answer->etag = '\0';
    answer->retry = 1;
    problem_put(answer, 503, say("too many editions are in the making: ask again in a moment"), NULL);
}

bool house_put_edition(const struct request *request, const struct target *target, struct answer *answer)
{
    size_t length;
    const void *bytes = edition_bytes(answer->held, target->page, &length);
    if (bytes && entity_is_listed(request->if_none_match, answer->etag)) {
        answer->status = 304;
    } else if (bytes) {
        answer_bytes(request, bytes, length, answer);
        answer->parcel = answer->status == 200 ? edition_parcel(answer->held, target->page) : NULL;
    } else if (edition_bytes(answer->held, 1, &length)) {
        house_put_absent(answer);
    } else {
        *answer->etag = '\0';
        problem_put(answer, 500, say("this edition cannot be made"), edition_faults(answer->held));
    }
    return true;
}

static bool begin_edition(struct house *house, const struct request *request, const struct target *target, struct entry *entry,
                          uint64_t key, struct answer *answer)
{
    answer->held = editions_take(house->editions, key, entry, answer->tag, target->form);
    if (!answer->held) {
        put_busy(answer);
        return true;
    }
    return edition_is_made(house->editions, answer->held) && house_put_edition(request, target, answer);
}

const char *house_find_language(const struct entry *entry, const char *language)
{
    for (const char *const *known = entry->languages; *known; known++)
        if (strcmp(*known, language) == 0)
            return *known;
    return NULL;
}

/* The data are held with the inventory's entry only as long as this lasts: they are copied. */
bool house_answer_edition(struct house *house, const struct request *request, const struct target *target, struct entry *entry,
                           struct answer *answer)
{
    const char *language = entry ? house_find_language(entry, target->language) : NULL;
    if (!language || strlen(language) > TAG_MOST) {
        house_put_absent(answer);
        return true;
    }
    uint64_t key = key_of(house, entry, language, target->form);
    memcpy(answer->tag, language, strlen(language) + 1);
    put_tag(answer->etag, key, target->page);
    answer->media = target->form->media;
    answer->cache = HOUSE_CACHED;
    answer->policy = target->form->policy;
    answer->language = target->form->is_data ? "" : answer->tag;
    if (target->page == 1 && entity_is_listed(request->if_none_match, answer->etag)) {
        answer->status = 304;
        return true;
    }
    if (!target->form->is_data)
        return begin_edition(house, request, target, entry, key, answer);
    buffer_append(&answer->own, entry->bytes.bytes, entry->bytes.length);
    answer_bytes(request, answer->own.bytes, answer->own.length, answer);
    return true;
}

/* ------------------------------------------------------------------------------------------------ somebody's own edition */

bool house_makes_personal(const struct house *house, const struct target *target)
{
    return house->token && target->kind == TARGET_EDITION && !target->form->is_data;
}

bool house_takes_fields(const struct house *house, const struct request *request, const struct target *target)
{
    return strcmp(request->method, "POST") == 0 && house_makes_personal(house, target);
}

bool house_is_keeper(const struct house *house, const struct request *request)
{
    return keeper_is(request_header(request, "Authorization"), house->token);
}

bool house_put_personal(const struct target *target, struct answer *answer)
{
    const struct diag *faults = edition_faults(answer->held);
    size_t length, first;
    const void *bytes = edition_bytes(answer->held, target->page, &length);
    if (bytes) {
        answer->status = 200;
        answer->bytes = bytes;
        answer->length = length;
    } else if (edition_bytes(answer->held, 1, &first)) {
        house_put_absent(answer);
    } else {
        bool is_given = diag_status(faults) == STATUS_INPUT;
        problem_put(answer, is_given ? 422 : 500, is_given ? say("no edition can be made of these fields") : say("this edition cannot be made"),
                    faults);
    }
    return true;
}

/* False: there is a problem. */
static bool read_fields(const struct request *request, struct fields *fields, struct answer *answer)
{
    if (request->has_body && !request->body)
        problem_put(answer, 413, say("what is given must be a form of 64 kilobytes at most, with its length"), NULL);
    else if (!form_is_typed(request->media))
        problem_put(answer, 415, say("what is given must be a form: application/x-www-form-urlencoded"), NULL);
    else if (!fields_read(request->body, request->body_length, fields))
        problem_put(answer, 400, say("give the fields of the edition, as holder.name=…&holder.date=…"), NULL);
    else
        return true;
    return false;
}

/* Nothing of it is kept, nor told to the log. It is made on a maker's thread as all are, in no process of its own: who asks has the token, and gives
 * no file but words, which the engine bounds as it does those of a cohort's rows; and all of it is within the sandbox. */
bool house_answer_personal(struct house *house, const struct request *request, const struct target *target, struct entry *entry,
                            struct answer *answer)
{
    struct fields fields;
    const char *language = entry ? house_find_language(entry, target->language) : NULL;
    answer->cache = "no-store";
    if (!house_is_keeper(house, request)) {
        keeper_refuse(answer);
    } else if (!language || strlen(language) > TAG_MOST) {
        house_put_absent(answer);
    } else if (read_fields(request, &fields, answer)) {
        answer->held = editions_take_personal(house->editions, entry, language, target->form, &fields);
        memcpy(answer->tag, language, strlen(language) + 1);
        answer->media = target->form->media;
        answer->policy = target->form->policy;
        answer->language = answer->tag;
        if (answer->held)
            return edition_is_made(house->editions, answer->held) && house_put_personal(target, answer);
        put_busy(answer);
    }
    return true;
}
