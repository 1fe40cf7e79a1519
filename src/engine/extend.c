/* Seals that can be checked for decades: what it takes to check them is kept in the file, and a time stamp on all of it (ETSI EN 319 142-1, levels
 * B-LT and B-LTA). */
#include <string.h>
#include <time.h>

#include "base/say.h"
#include "engine/clock.h"
#include "engine/engine.h"
#include "engine/seal_words.h"

struct extending {
    struct supplement *supplement;
    const struct supplement_extending *request;
    struct supplement_file file;     /* at hand */
    struct authorities *authorities; /* or NULL */
    struct arena *arena;
    struct found_seals found;
    struct seal_proofs proofs;
    struct clock_room room;
    struct sealed_moment moments[FOUND_SEALS_MOST]; /* when each was made */
    struct buffer stamped, kept; /* the file with a first time stamp, if it had none; with what is kept */
    struct diag *diag;
};

static module_function *ask_module(const struct extending *extending, const char *module, const char *name)
{
    return find_function(extending->supplement, module, name, extending->diag);
}

/* ------------------------------------------------------------------------------------------------ what is kept */

static bool fetch(void *context, const char *address, const struct buffer *question, size_t most, struct buffer *answer)
{
    const struct supplement_network *network = ((struct extending *)context)->request->network;
    const struct supplement_query query = {address, question ? "application/ocsp-request" : NULL, question ? question->bytes : NULL,
                                           question ? question->length : 0, most};
    return network->fetch(network->context, &query, answer);
}

static bool gather(struct extending *extending, const struct found_seal *seal, time_t when)
{
    gather_proofs_function *function = (gather_proofs_function *)ask_module(extending, "supplement-seal", "gather_proofs");
    struct seal_proofs kept;
    take_kept_proofs(&extending->found, &kept);
    const struct seal_proof_request request = {extending->file.name, authorities_opened(extending->authorities), &kept, when, fetch,
                                               extending, extending->arena, extending->diag};
    return function && function(&request, seal->seal, seal->length, &extending->proofs);
}

static bool keep(struct extending *extending)
{
    keep_proofs_function *function = (keep_proofs_function *)ask_module(extending, "supplement-attach", "keep_proofs");
    const struct attach_file asked = {extending->file.name, extending->file.bytes, extending->file.length};
    struct kept_proof kept[SEAL_PROOFS_MOST];
    for (size_t i = 0; i < extending->proofs.count; i++) {
        const struct seal_proof *proof = &extending->proofs.list[i];
        kept[i].kind = proof->kind == SEAL_PROOF_CERTIFICATE ? KEPT_CERTIFICATE : proof->kind == SEAL_PROOF_OCSP ? KEPT_OCSP : KEPT_CRL;
        kept[i].bytes = proof->bytes;
        kept[i].length = proof->length;
    }
    return function && function(&asked, kept, extending->proofs.count, &extending->kept, extending->diag);
}

static bool refuse(struct extending *extending, const char *words)
{
    diag_report(extending->diag, DIAG_SEAL_BROKEN, (struct place){extending->file.name, 0}, "%s", words);
    return false;
}

/* With more of them its first seal would be told no more. */
static bool has_room(struct extending *extending)
{
    enum { ADDED_MOST = 2 };
    if (extending->found.count + ADDED_MOST <= FOUND_SEALS_MOST)
        return true;
    diag_report(extending->diag, DIAG_SEAL_REFUSED, (struct place){extending->file.name, 0}, "%s",
                say("it has as many seals and time stamps as can be told; the last one still counts"));
    return false;
}

/* What is broken, or was changed, is not worth it. */
static bool find_good(struct extending *extending)
{
    const struct attach_file asked = {extending->file.name, extending->file.bytes, extending->file.length};
    const struct sealed_moment *moments = extending->moments;
    if (!date_seals(extending->supplement, extending->authorities, &asked, extending->arena, &extending->found, extending->moments,
                    extending->diag))
        return false;
    if (!extending->found.count)
        return refuse(extending, say("it has no seal"));
    for (size_t i = 0; i < extending->found.count; i++)
        if (!moments[i].intact || !moments[i].whole)
            return refuse(extending, moments[i].intact ? say("something was added behind it") : say("it is broken"));
    return true;
}

static bool gather_all(struct extending *extending)
{
    for (size_t i = 0; i < extending->found.count; i++)
        if (!gather(extending, &extending->found.list[i], extending->moments[i].when))
            return false;
    return true;
}

/* ------------------------------------------------------------------------------------------------ the time stamp */

static void put_digits(unsigned char *at, const struct buffer *token)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < token->length; i++) {
        *at++ = (unsigned char)digits[token->bytes[i] >> 4];
        *at++ = (unsigned char)digits[token->bytes[i] & 15];
    }
}

static bool stamp_once(struct extending *extending, const struct attach_file *file, const struct seal_clock *clock, size_t size,
                       struct buffer *out, size_t *lacking)
{
    place_seal_function *place = (place_seal_function *)ask_module(extending, "supplement-attach", "place_seal");
    stamp_pieces_function *stamp = (stamp_pieces_function *)ask_module(extending, "supplement-seal", "stamp_pieces");
    const struct seal_place where = {.size = size};
    struct seal_gap gap;
    struct buffer token = {0};
    size_t begin = out->length;
    buffer_append(out, file->bytes, file->length);
    if (!place || !stamp || !place(file, &where, out, &gap, extending->diag))
        return false;
    unsigned char *bytes = out->bytes + begin;
    size_t behind = gap.at + gap.length;
    const struct seal_piece pieces[] = {{bytes, gap.at}, {bytes + behind, out->length - begin - behind}};
    bool good = stamp(clock, pieces, 2, &token, extending->diag);
    *lacking = token.length > size ? token.length - size : 0;
    if (good && !*lacking)
        put_digits(bytes + gap.at + 1, &token);
    buffer_finish(&token);
    return good && !*lacking;
}

/* How much room it takes is known once there was one: the first is thrown away. */
static bool stamp_file(struct extending *extending, const void *bytes, size_t length, struct buffer *out)
{
    enum { TRIALS = 3, TOO_LITTLE = 256 };
    struct clock clock;
    const struct attach_file file = {extending->file.name, bytes, length};
    const struct seal_clock *asked = clock_of(&clock, extending->request->network, &extending->room);
    size_t begin = out->length, lacking = 0, *size = &extending->supplement->stamp_size;
    *size = *size ? *size : TOO_LITTLE;
    for (int i = 0; i < TRIALS; i++) {
        if (stamp_once(extending, &file, asked, *size, out, &lacking))
            return true;
        out->length = begin;
        if (!lacking)
            return false;
        *size = clock_room_widen(&extending->room, *size + lacking);
    }
    diag_report(extending->diag, DIAG_STAMP_WRONG, (struct place){clock.name, 0}, "its time stamps differ in length");
    return false;
}

/* What is said of certificates says something of a seal that was there before: of one that nobody has stamped that is not known. */
static bool stamp_first(struct extending *extending)
{
    for (size_t i = 0; i < extending->found.count; i++)
        if (extending->moments[i].stamped)
            return true;
    if (!stamp_file(extending, extending->file.bytes, extending->file.length, &extending->stamped))
        return false;
    extending->file.bytes = extending->stamped.bytes;
    extending->file.length = extending->stamped.length;
    return find_good(extending);
}

/* ------------------------------------------------------------------------------------------------ all of it */

static bool open_authorities_of(struct extending *extending)
{
    const char *trust = extending->request->trust;
    extending->authorities = trust ? trust_authorities(extending->supplement, trust, extending->diag) : NULL;
    return !trust || extending->authorities;
}

static bool extend(struct supplement *supplement, const struct supplement_extending *request, struct buffer *out, struct diag *diag)
{
    struct extending extending = {.supplement = supplement, .request = request, .file = request->file, .arena = arena_create(), .diag = diag};
    clock_room_begin(&extending.room);
    bool good = open_authorities_of(&extending) && find_good(&extending) && has_room(&extending) && stamp_first(&extending) && gather_all(&extending) &&
                keep(&extending) && stamp_file(&extending, extending.kept.bytes, extending.kept.length, out);
    clock_room_end(&extending.room);
    forget_authorities(extending.authorities);
    buffer_finish(&extending.stamped);
    buffer_finish(&extending.kept);
    arena_destroy(extending.arena);
    return good;
}

bool supplement_extend(struct supplement *supplement, const struct supplement_extending *request, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = extend(supplement, request, out, diag);
    memory_leave(&guard);
    return good;
}
