/* Seals: the place in the PDF is one module's, the seal itself another's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "attach/seal.h"
#include "engine/engine.h"
#include "seal/seal.h"

struct supplement_key {
    struct seal_key *key;
    close_seal_key_function *close;
    seal_size_function *size;
    seal_pieces_function *seal;
    seal_owner_function *owner;
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
    key->size = key->close ? (seal_size_function *)ask_module(supplement, "seal_size", diag) : NULL;
    key->seal = key->size ? (seal_pieces_function *)ask_module(supplement, "seal_pieces", diag) : NULL;
    key->owner = key->seal ? (seal_owner_function *)ask_module(supplement, "seal_owner", diag) : NULL;
    key->certificate =
        key->owner ? (seal_certificate_function *)ask_module(supplement, "seal_certificate", diag) : NULL;
    key->place = key->certificate ? (place_seal_function *)find_function(supplement, "supplement-attach", "place_seal", diag) : NULL;
    return key->place;
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
    struct supplement_key *key = open_key(supplement, request, diag);
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
    for (struct supplement_key *key = supplement->keys; key; key = key->next)
        key->close(key->key);
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

static void put_digits(unsigned char *at, const struct buffer *seal)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < seal->length; i++) {
        *at++ = (unsigned char)digits[seal->bytes[i] >> 4];
        *at++ = (unsigned char)digits[seal->bytes[i] & 15];
    }
}

static bool fill_gap(struct supplement_key *key, const struct seal_gap *gap, size_t begin, struct buffer *out, struct diag *diag)
{
    unsigned char *file = out->bytes + begin;
    size_t behind = gap->at + gap->length;
    const struct seal_piece pieces[] = {{file, gap->at}, {file + behind, out->length - begin - behind}};
    struct buffer seal = {0};
    bool good = key->seal(key->key, pieces, 2, &seal, diag);
    if (good && seal.length * 2 + 2 > gap->length) {
        diag_report(diag, DIAG_SEAL_FAILED, (struct place){0}, "its signature is longer than keys of this kind have");
        good = false;
    }
    if (good)
        put_digits(file + gap->at + 1, &seal);
    buffer_finish(&seal);
    return good;
}

static bool seal(struct supplement_key *key, const struct supplement_sealing *sealing,
                 struct buffer *out, struct diag *diag)
{
    char date[DATE_SIZE];
    struct seal_gap gap;
    size_t begin = out->length;
    put_date(sealing->date, date);
    const struct attach_file file = {sealing->file.name, sealing->file.bytes, sealing->file.length};
    const struct seal_place place = {date, key->size(key->key), sealing->certify};
    bool good = key->place(&file, &place, out, &gap, diag) && fill_gap(key, &gap, begin, out, diag);
    if (!good)
        out->length = begin;
    return good;
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
    bool good = seal(key, sealing, out, diag);
    memory_leave(&guard);
    return good;
}
