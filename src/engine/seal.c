/* Seals: the place in the PDF is one module's, the seal itself another's. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "attach/seal.h"
#include "engine/clock.h"
#include "engine/engine.h"
#include "engine/seal_picture.h"
#include "seal/seal.h"

struct supplement_key {
    struct seal_key *key;
    size_t usual;           /* bytes of a seal without a time stamp, at most */
    struct clock_room room; /* for time stamps */
    const char *name;       /* whose it is: the organisation, and what it calls this key, if that is something else */
    close_seal_key_function *close;
    seal_size_function *size;
    stamp_pieces_function *stamp;
    seal_pieces_function *seal;
    seal_takes_sha256_function *takes_sha256;
    seal_sha256_function *seal_sha256;
    seal_is_short_function *is_short;
    seal_short_function *seal_short;
    seal_is_by_function *is_by;
    seal_owner_function *owner;
    seal_organisation_function *organisation;
    seal_certificate_function *certificate;
    place_seal_function *place;
    struct supplement_key *next;
};

enum { DATE_SIZE = 32 };

/* ------------------------------------------------------------------------------------------------ keys */

static module_function *ask_module(struct supplement *supplement, const char *name, struct diag *diag)
{
    return find_function(supplement, "supplement-seal", name, diag);
}

static void put_now(char date[DATE_SIZE])
{
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(date, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

static bool find_functions(struct supplement *supplement, struct supplement_key *key, struct diag *diag)
{
    key->close = (close_seal_key_function *)ask_module(supplement, "close_seal_key", diag);
    key->seal = key->close ? (seal_pieces_function *)ask_module(supplement, "seal_pieces", diag) : NULL;
    key->owner = key->seal ? (seal_owner_function *)ask_module(supplement, "seal_owner", diag) : NULL;
    key->organisation = key->owner ? (seal_organisation_function *)ask_module(supplement, "seal_organisation", diag) : NULL;
    key->takes_sha256 = key->organisation ? (seal_takes_sha256_function *)ask_module(supplement, "seal_takes_sha256", diag) : NULL;
    key->seal_sha256 = key->takes_sha256 ? (seal_sha256_function *)ask_module(supplement, "seal_sha256", diag) : NULL;
    key->certificate =
        key->seal_sha256 ? (seal_certificate_function *)ask_module(supplement, "seal_certificate", diag) : NULL;
    key->size = key->certificate ? (seal_size_function *)ask_module(supplement, "seal_size", diag) : NULL;
    key->stamp = key->size ? (stamp_pieces_function *)ask_module(supplement, "stamp_pieces", diag) : NULL;
    key->is_short = key->stamp ? (seal_is_short_function *)ask_module(supplement, "seal_is_short", diag) : NULL;
    key->seal_short = key->is_short ? (seal_short_function *)ask_module(supplement, "seal_short", diag) : NULL;
    key->is_by = key->seal_short ? (seal_is_by_function *)ask_module(supplement, "seal_is_by", diag) : NULL;
    key->place = key->is_by ? (place_seal_function *)find_function(supplement, "supplement-attach", "place_seal", diag) : NULL;
    return key->place;
}

static const char *name_seal(struct supplement_key *key, struct arena *arena)
{
    const char *organisation = key->organisation(key->key), *owner = key->owner(key->key);
    bool same = !*organisation || strcmp(organisation, owner) == 0;
    return same ? arena_format(arena, "%s", owner) : arena_format(arena, "%s, %s", organisation, owner);
}

static struct supplement_key *open_key(struct supplement *supplement, const struct supplement_key_request *request,
                                       struct diag *diag)
{
    char today[DATE_SIZE];
    put_now(today);
    const struct seal_key_request asked = {request->key, request->certificates, request->secret,
                                           request->today ? request->today : today};
    struct supplement_key *key = arena_new(supplement->arena, struct supplement_key);
    open_seal_key_function *open = (open_seal_key_function *)ask_module(supplement, "open_seal_key", diag);
    if (!open || !find_functions(supplement, key, diag) || !(key->key = open(&asked, diag)))
        return NULL;
    key->usual = key->size(key->key, 0);
    clock_room_begin(&key->room);
    key->name = name_seal(key, supplement->arena);
    key->next = supplement->keys;
    supplement->keys = key;
    return key;
}

struct supplement_key *supplement_open_key(struct supplement *supplement, const struct supplement_key_request *request,
                                           struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_key *key = is_day_said(request->today, diag) ? open_key(supplement, request, diag) : NULL;
    memory_leave(&guard);
    return key;
}

const char *supplement_key_certificate(const struct supplement_key *key)
{
    return key->certificate(key->key);
}

const char *supplement_key_owner(const struct supplement_key *key)
{
    return key->owner(key->key);
}

void close_keys(struct supplement *supplement)
{
    for (struct supplement_key *key = supplement->keys; key; key = key->next) {
        key->close(key->key);
        clock_room_end(&key->room);
    }
    supplement->keys = NULL;
}

/* ------------------------------------------------------------------------------------------------ sealing */

/* 2026-03-01T12:00:00Z -> D:20260301120000Z (ISO 32000-2, 7.9.4). What ISO 8601 leaves out is left out. */
static void put_date(const char *iso, char date[DATE_SIZE])
{
    char now[DATE_SIZE];
    size_t length = 2;
    if (!iso)
        put_now(now);
    memcpy(date, "D:", 2);
    for (const char *at = iso ? iso : now; *at && length < DATE_SIZE - 1; at++)
        if ((*at >= '0' && *at <= '9') || *at == 'Z')
            date[length++] = *at;
    date[length] = '\0';
}

/* So many bytes at once. */
typedef signed char sixteen __attribute__((vector_size(16)));

static sixteen digits_of(sixteen halves)
{
    return halves + '0' + (sixteen)((halves > 9) & ('a' - '9' - 1));
}

static void put_sixteen(unsigned char *at, const unsigned char *bytes)
{
    sixteen both;
    memcpy(&both, bytes, sizeof both);
    sixteen high = digits_of(both >> 4 & 15), low = digits_of(both & 15);
    sixteen first = __builtin_shufflevector(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    sixteen second = __builtin_shufflevector(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    memcpy(at, &first, sizeof first);
    memcpy(at + sizeof first, &second, sizeof second);
}

static void put_digits(unsigned char *at, const struct buffer *seal)
{
    unsigned char rest[16] = {0}, last[2 * sizeof rest];
    size_t length = seal->length - seal->length % sizeof rest;
    for (size_t i = 0; i < length; i += sizeof rest)
        put_sixteen(at + 2 * i, seal->bytes + i);
    memcpy(rest, seal->bytes + length, seal->length - length);
    put_sixteen(last, rest);
    memcpy(at + 2 * length, last, 2 * (seal->length - length));
}

/* The seal of the file and what was added, around its gap; of what was hashed before only what follows is. */
static bool make_seal(struct supplement_key *key, const struct supplement_sealing *sealing, const struct seal_gap *gap,
                      const struct buffer *added, struct buffer *seal, struct diag *diag)
{
    size_t before = gap->at - sealing->file.length, behind = before + gap->length;
    struct clock clock;
    const struct seal_clock *asked = clock_of(&clock, sealing->network, &key->room);
    if (!sealing->hash_on || !key->takes_sha256(key->key)) {
        const struct seal_piece pieces[] = {{sealing->file.bytes, sealing->file.length}, {added->bytes, before},
                                            {added->bytes + behind, added->length - behind}};
        return key->seal(key->key, asked, pieces, 3, seal, diag);
    }
    const struct supplement_file rest[] = {{.bytes = added->bytes, .length = before},
                                           {.bytes = added->bytes + behind, .length = added->length - behind}};
    unsigned char sha256[32];
    sealing->hash_on(sealing->begun, rest, 2, sha256);
    return key->seal_sha256(key->key, asked, sha256, seal, diag);
}

/* False with errors; or without, where the gap lacks so many bytes. */
static bool fill_gap(struct supplement_key *key, const struct supplement_sealing *sealing, const struct seal_gap *gap,
                     struct buffer *added, size_t *lacking, struct diag *diag)
{
    const size_t room = gap->length / 2 - 1;
    struct buffer seal = {0};
    bool good = make_seal(key, sealing, gap, added, &seal, diag);
    *lacking = good && seal.length > room ? seal.length - room : 0;
    if (good && !*lacking)
        put_digits(added->bytes + gap->at - sealing->file.length + 1, &seal);
    buffer_finish(&seal);
    return good && !*lacking;
}

/* What a time stamp takes is measured on one that is thrown away; those that follow differ by a few bytes, unless the authority has taken
 * another key meanwhile: then the seal is made anew, with more room. */
static bool find_room(struct supplement_key *key, const struct supplement_sealing *sealing, size_t *stamp, struct diag *diag)
{
    static const struct seal_piece TRIAL = {"trial", 5};
    struct clock clock;
    struct buffer trial = {0};
    const struct seal_clock *asked = clock_of(&clock, sealing->network, &key->room);
    *stamp = asked ? clock_room_size(&key->room) : 0;
    bool good = !asked || *stamp || key->stamp(asked, &TRIAL, 1, &trial, diag);
    if (trial.length)
        *stamp = clock_room_widen(&key->room, trial.length);
    buffer_finish(&trial);
    return good;
}

/* Gives in `added` the revision that goes behind the file. */
static bool seal(struct supplement *supplement, struct supplement_key *key, const struct supplement_sealing *sealing,
                 struct buffer *added, struct diag *diag)
{
    enum { TRIALS = 3 };
    char date[DATE_SIZE];
    struct seal_gap gap;
    size_t stamp, lacking = 0;
    put_date(sealing->date, date);
    const struct attach_file file = {sealing->file.name, sealing->file.bytes, sealing->file.length};
    struct seal_picture picture = {supplement, key->organisation(key->key), key->owner(key->key)};
    for (int i = 0; i < TRIALS && find_room(key, sealing, &stamp, diag); i++) {
        const struct seal_place place = {date, stamp ? key->size(key->key, stamp) : key->usual, sealing->certify, &supplement->sealed,
                                         key->name, draw_seal, &picture};
        buffer_clear(added);
        if (key->place(&file, &place, added, &gap, diag) && fill_gap(key, sealing, &gap, added, &lacking, diag))
            return true;
        if (!lacking)
            return false;
        clock_room_widen(&key->room, stamp + lacking);
    }
    if (lacking)
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){0}, "its signature is longer than keys of this kind have");
    return false;
}

/* Whether the file stands there already, and nothing behind it. */
static bool is_there(const struct supplement_file *file, const struct buffer *out)
{
    return out->bytes && out->length >= file->length && out->bytes + (out->length - file->length) == file->bytes;
}

bool supplement_seal(struct supplement *supplement, struct supplement_key *key, const struct supplement_sealing *sealing,
                     struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = is_time_said(sealing->date, diag) && seal(supplement, key, sealing, &supplement->added, diag);
    if (good && !is_there(&sealing->file, out))
        buffer_append(out, sealing->file.bytes, sealing->file.length);
    if (good)
        buffer_append(out, supplement->added.bytes, supplement->added.length);
    memory_leave(&guard);
    return good;
}

/* ------------------------------------------------------------------------------------------------ codes on paper */

bool key_is_short(const struct supplement_key *key)
{
    return key->is_short(key->key);
}

bool key_sign_short(struct supplement_key *key, const struct buffer *bytes, unsigned char *signature, struct diag *diag)
{
    return key->seal_short(key->key, bytes->bytes, bytes->length, signature, diag);
}

bool key_has_signed(const struct supplement_key *key, const struct buffer *bytes, const unsigned char *signature)
{
    return key->is_by(key->key, bytes->bytes, bytes->length, signature);
}
