/* What a file's seal says: where it is is one module's to find, what it says another's. */
#define _GNU_SOURCE /* memmem */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/say.h"
#include "engine/engine.h"
#include "engine/seal_words.h"
#include "issue/verify.h"

/* ------------------------------------------------------------------------------------------------ whom to trust */

struct authorities {
    struct seal_authorities *opened;
    close_authorities_function *close;
};

struct authorities *trust_authorities(struct supplement *supplement, const char *path, struct diag *diag)
{
    open_authorities_function *open =
        (open_authorities_function *)find_function(supplement, "supplement-seal", "open_authorities", diag);
    close_authorities_function *close =
        open ? (close_authorities_function *)find_function(supplement, "supplement-seal", "close_authorities", diag) : NULL;
    struct seal_authorities *opened = close ? open(path, diag) : NULL;
    if (!opened)
        return NULL;
    struct authorities *authorities = memory_zeroed(1, sizeof *authorities);
    *authorities = (struct authorities){opened, close};
    return authorities;
}

const struct seal_authorities *authorities_opened(const struct authorities *authorities)
{
    return authorities ? authorities->opened : NULL;
}

void forget_authorities(struct authorities *authorities)
{
    if (!authorities)
        return;
    authorities->close(authorities->opened);
    free(authorities);
}

const struct seal_authorities *opened_authorities(const struct authorities *authorities)
{
    return authorities ? authorities->opened : NULL;
}

/* ------------------------------------------------------------------------------------------------ reading */

/* That a file is no PDF, or not a whole one, is no error here: it has no seal then. */
static bool is_not_of_the_file(void *context, enum diag_id id, struct place place)
{
    (void)context;
    (void)place;
    return id == DIAG_INTERNAL || id == DIAG_PDF_EXCESSIVE;
}

static bool holds(const struct attach_file *file, const char *word)
{
    return memmem(file->bytes, file->length, word, strlen(word)) != NULL;
}

/* What is looked for stands open: a seal's range, and how an embedded supplement is related to the file. */
static bool find(struct supplement *supplement, const struct attach_file *file, struct arena *arena, struct found_seals *found,
                 struct diag *diag)
{
    *found = (struct found_seals){0};
    if (!holds(file, "ByteRange") && !holds(file, "/Supplement"))
        return true;
    find_seals_function *function = (find_seals_function *)find_function(supplement, "supplement-attach", "find_seals", diag);
    struct diag *own = diag_create_for(diag);
    size_t errors = diag_errors(diag);
    if (function && !function(file, arena, found, own))
        *found = (struct found_seals){0};
    diag_take(diag, own, is_not_of_the_file, NULL);
    diag_destroy(own);
    return function && diag_errors(diag) == errors;
}

void take_kept_proofs(const struct found_seals *found, struct seal_proofs *proofs)
{
    static const enum seal_proof_kind KINDS[] = {
        [KEPT_CERTIFICATE] = SEAL_PROOF_CERTIFICATE, [KEPT_OCSP] = SEAL_PROOF_OCSP, [KEPT_CRL] = SEAL_PROOF_CRL};
    _Static_assert((int)KEPT_MOST <= (int)SEAL_PROOFS_MOST, "what a file keeps has room");
    proofs->count = found->kept_count;
    for (size_t i = 0; i < found->kept_count; i++)
        proofs->list[i] = (struct seal_proof){KINDS[found->kept[i].kind], found->kept[i].bytes, found->kept[i].length};
}

/* What of the module is asked. */
struct questions {
    check_seal_function *seal;
    check_stamp_function *stamp;
    check_seal_stamp_function *seal_stamp;
    struct seal_trust trust;
    struct seal_evidence *evidence; /* of the file; or NULL */
    close_evidence_function *close;
};

/* What the file keeps counts for who is asked to vouch. */
static bool open_kept(struct supplement *supplement, const struct found_seals *found, struct questions *questions, struct diag *diag)
{
    if (!questions->trust.authorities || !found->kept_count)
        return true;
    open_evidence_function *open = (open_evidence_function *)find_function(supplement, "supplement-seal", "open_evidence", diag);
    questions->close = open ? (close_evidence_function *)find_function(supplement, "supplement-seal", "close_evidence", diag) : NULL;
    if (!questions->close)
        return false;
    struct seal_proofs proofs;
    take_kept_proofs(found, &proofs);
    questions->trust.evidence = questions->evidence = open(&proofs);
    return true;
}

static bool find_questions(struct supplement *supplement, const struct authorities *authorities, struct questions *questions,
                           struct diag *diag)
{
    static const char MODULE[] = "supplement-seal";
    *questions = (struct questions){.trust.authorities = authorities_opened(authorities)};
    questions->seal = (check_seal_function *)find_function(supplement, MODULE, "check_seal", diag);
    if (questions->seal)
        questions->stamp = (check_stamp_function *)find_function(supplement, MODULE, "check_stamp", diag);
    if (questions->stamp)
        questions->seal_stamp = (check_seal_stamp_function *)find_function(supplement, MODULE, "check_seal_stamp", diag);
    return questions->seal_stamp;
}

/* Whether it counts, by what is proven to have been there at that time, and with it the stamp. */
static bool is_good_stamp(const struct seal_stamp *stamp, time_t proven)
{
    enum { CLOCKS_DIFFER = 5 * 60 /* [s] */ };
    const struct seal_finding *by = &stamp->by;
    return stamp->found && by->intact && by->trusted && by->fit && by->since <= stamp->when && stamp->when <= proven + CLOCKS_DIFFER &&
           proven <= by->until;
}

static struct seal_reading check(const struct questions *questions, const struct attach_file *file, const struct found_seal *found,
                                 time_t proven)
{
    const unsigned char *bytes = file->bytes;
    struct seal_reading reading = {.found = found, .whole = found->settled, .proven = proven};
    size_t behind = found->gap.at + found->gap.length;
    const struct seal_piece pieces[] = {{bytes, found->gap.at}, {bytes + behind, found->end - behind}};
    if (found->is_stamp) {
        questions->stamp(pieces, 2, found->seal, found->length, &questions->trust, &reading.stamp);
        reading.stamp.by.intact = reading.stamp.by.intact && found->sound;
    } else {
        questions->seal(pieces, 2, found->seal, found->length, &questions->trust, &reading.finding);
        reading.finding.intact = reading.finding.intact && found->sound;
        questions->seal_stamp(found->seal, found->length, &questions->trust, &reading.stamp);
    }
    reading.stamp_counts = is_good_stamp(&reading.stamp, proven);
    if (reading.stamp_counts)
        reading.proven = reading.stamp.when;
    return reading;
}

/* The same with the time, where it is told in UTC as ours are; else the day. */
static const char *read_pdf_date(const char *date, struct arena *arena)
{
    char day[SEAL_DAY_SIZE];
    read_pdf_day(date, day);
    if (!*day || strspn(date + 2, "0123456789") != 14 || date[16] != 'Z')
        return arena_copy(arena, day, strlen(day));
    return arena_format(arena, "%sT%.2s:%.2s:%.2sZ", day, date + 10, date + 12, date + 14);
}

/* ------------------------------------------------------------------------------------------------ all of a file */

/* Of all seals of a file, and the time stamps on it. */
struct seals_reading {
    struct seal_reading list[FOUND_SEALS_MOST]; /* in the same order: the one that reaches furthest first */
    size_t count;
    const struct seal_reading *last; /* seal; NULL: there are only time stamps */
    bool intact;  /* all are */
    size_t first; /* length of the file before the first of the seals that follow upon each other */
};

/* A stamp says of all that it reaches over that it was there then. False with errors. */
static bool read_seals(struct supplement *supplement, const struct authorities *authorities, const struct attach_file *file,
                       const struct found_seals *found, struct seals_reading *all, struct diag *diag)
{
    struct questions questions;
    time_t now = time(NULL), proven = now;
    *all = (struct seals_reading){.count = found->count, .intact = true, .first = found->unstamped};
    if (!find_questions(supplement, authorities, &questions, diag) || !open_kept(supplement, found, &questions, diag))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        struct seal_reading *reading = &all->list[i];
        *reading = check(&questions, file, &found->list[i], proven);
        if (reading->found->is_stamp)
            proven = reading->proven;
        reading->is_stamped = reading->proven != now;
        all->intact &= reading->found->is_stamp ? reading->stamp.by.intact : reading->finding.intact;
        if (!reading->found->is_stamp && !all->last)
            all->last = reading;
    }
    if (questions.close)
        questions.close(questions.evidence);
    return true;
}

/* What all say: the seals, and then the time stamps. */
static void put_seals(struct seals_reading *all, bool asked, struct buffer *words)
{
    const struct seal_reading *later = NULL;
    bool intact = true;
    for (size_t i = 0; i < all->count; i++) {
        const struct seal_reading *reading = &all->list[i];
        if (reading->found->is_stamp)
            continue;
        if (later)
            put_earlier_seal(words, reading, later->found, asked);
        else
            put_last_seal(words, reading, asked);
        intact &= reading->finding.intact;
        if (!later || (intact && (reading->found->end == all->first || reading->found->settled)))
            all->first = reading->found->unsealed;
        later = reading;
    }
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].found->is_stamp)
            put_document_stamp(words, &all->list[i], asked);
}

/* Of supplements that the file embeds; those of the file itself say nothing of them, nor they of it. */
static bool put_inside(struct supplement *supplement, const struct authorities *authorities, const struct found_seals *found,
                       struct arena *arena, struct buffer *words, struct diag *diag)
{
    struct found_seals own;
    struct seals_reading all;
    for (size_t i = 0; i < found->inside_count; i++) {
        const struct attach_file *file = &found->inside[i];
        if (!find(supplement, file, arena, &own, diag))
            return false;
        if (!own.count)
            continue;
        buffer_string(words, say("; the supplement in it, "));
        diag_put_plain(words, file->name);
        buffer_string(words, say(": "));
        if (!read_seals(supplement, authorities, file, &own, &all, diag))
            return false;
        put_seals(&all, authorities, words);
    }
    return true;
}

static void take_seals(struct verify_seal *seal, const struct seals_reading *all, struct arena *arena)
{
    const struct seal_reading *last = all->last;
    char day[SEAL_DAY_SIZE];
    read_pdf_day(last->found->date, day);
    seal->found = true;
    seal->good = last->finding.intact && last->whole;
    /* The day on which it was sealed stands in the file: who has an old key can write any. */
    seal->trusted = seal_is_vouched_for(last) && last->finding.fit && seal_was_valid(last) && all->intact;
    seal->sealed_end = last->found->end;
    seal->unsealed = last->found->unsealed;
    seal->first = all->first;
    seal->owner = arena_copy(arena, last->finding.owner, strlen(last->finding.owner));
    seal->certificate = arena_copy(arena, last->finding.certificate, strlen(last->finding.certificate));
    seal->sealed = read_pdf_date(last->found->date, arena);
}

/* It seals nothing, but who has stamped a file has not changed it. */
static void take_stamps(struct verify_seal *seal, const struct seals_reading *all)
{
    seal->good = all->intact && all->first;
    seal->sealed_end = seal->unsealed = seal->first = all->first;
}

static void tell_seals(struct verify_seal *seal, struct seals_reading *all, bool asked, struct arena *arena, struct buffer *words)
{
    if (all->last)
        buffer_string(words, "; ");
    put_seals(all, asked, words);
    if (all->last)
        take_seals(seal, all, arena);
    else
        take_stamps(seal, all);
}

bool describe_seal(struct supplement *supplement, const struct authorities *authorities, const char *path, const struct buffer *bytes,
                   struct arena *arena, struct verify_seal *seal, struct diag *diag)
{
    const struct attach_file file = {path, bytes->bytes, bytes->length};
    struct found_seals found;
    struct seals_reading all;
    struct buffer words = {0};
    *seal = (struct verify_seal){0};
    bool good = find(supplement, &file, arena, &found, diag);
    if (good && found.count) {
        good = read_seals(supplement, authorities, &file, &found, &all, diag);
        if (good)
            tell_seals(seal, &all, authorities, arena, &words);
    }
    good = good && put_inside(supplement, authorities, &found, arena, &words, diag);
    seal->words = arena_copy(arena, words.length ? (const char *)words.bytes : "", words.length);
    buffer_finish(&words);
    return good;
}

/* Who vouches for a time stamp is not asked: whoever checks the seal asks that. */
bool date_seals(struct supplement *supplement, const struct authorities *authorities, const struct attach_file *file, struct arena *arena,
                struct found_seals *found, struct sealed_moment moments[FOUND_SEALS_MOST], struct diag *diag)
{
    struct seals_reading all;
    time_t when = time(NULL);
    if (!find(supplement, file, arena, found, diag) || (found->count && !read_seals(supplement, authorities, file, found, &all, diag)))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        const struct seal_reading *reading = &all.list[i];
        bool is_stamp = reading->found->is_stamp, is_stamped = reading->stamp.found && reading->stamp.by.intact;
        time_t own = is_stamped && reading->stamp.when < when ? reading->stamp.when : when;
        moments[i] = (struct sealed_moment){is_stamp ? reading->stamp.by.intact : reading->finding.intact, reading->whole, is_stamped, own};
        when = is_stamp ? own : when;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ our own */

static bool is_sealed(struct supplement *supplement, const char *certificate, const struct supplement_file *file, size_t unsealed,
                      struct diag *diag)
{
    struct arena *arena = arena_create();
    const struct attach_file asked = {file->name, file->bytes, file->length};
    struct found_seals found;
    struct seals_reading all;
    bool good = find(supplement, &asked, arena, &found, diag) && found.count &&
                read_seals(supplement, NULL, &asked, &found, &all, diag) && all.last && all.last->found->end == file->length &&
                all.last->finding.intact && all.last->found->unsealed == unsealed &&
                strcmp(all.last->finding.certificate, certificate) == 0;
    arena_destroy(arena);
    return good;
}

bool supplement_is_sealed(struct supplement *supplement, const struct supplement_key *key, const struct supplement_file *file,
                          size_t unsealed, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = is_sealed(supplement, supplement_key_certificate(key), file, unsealed, diag);
    memory_leave(&guard);
    return good;
}
