/* What a file's seal says: where it is is one module's to find, what it says another's. */
#define _GNU_SOURCE /* memmem */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "attach/seal.h"
#include "base/say.h"
#include "engine/engine.h"
#include "issue/verify.h"
#include "seal/seal.h"

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

void forget_authorities(struct authorities *authorities)
{
    if (!authorities)
        return;
    authorities->close(authorities->opened);
    free(authorities);
}

/* ------------------------------------------------------------------------------------------------ reading */

/* Both halves of what is known of a seal. */
struct seal_reading {
    const struct found_seal *found;
    struct seal_finding finding;
    bool whole; /* nothing stands behind what is sealed */
};

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

static bool check(struct supplement *supplement, const struct authorities *authorities, const struct attach_file *file,
                  const struct found_seal *found, struct seal_reading *reading, struct diag *diag)
{
    check_seal_function *function = (check_seal_function *)find_function(supplement, "supplement-seal", "check_seal", diag);
    const unsigned char *bytes = file->bytes;
    *reading = (struct seal_reading){.found = found};
    if (!function)
        return false;
    size_t behind = found->gap.at + found->gap.length;
    const struct seal_piece pieces[] = {{bytes, found->gap.at}, {bytes + behind, found->end - behind}};
    function(pieces, 2, found->seal, found->length, authorities ? authorities->opened : NULL, &reading->finding);
    reading->finding.intact = reading->finding.intact && found->sound;
    reading->whole = found->end == file->length;
    return true;
}

/* ------------------------------------------------------------------------------------------------ in words */

/* D:20261129120000Z -> 2026-11-29; "" if it is no such date. */
static void read_pdf_day(const char *date, char day[SEAL_DAY_SIZE])
{
    *day = '\0';
    if (date && strncmp(date, "D:", 2) == 0 && strspn(date + 2, "0123456789") >= 8)
        snprintf(day, SEAL_DAY_SIZE, "%.4s-%.2s-%.2s", date + 2, date + 6, date + 8);
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

static bool was_valid(const struct seal_finding *finding, const char *day)
{
    return *day && strcmp(finding->from, day) <= 0 && strcmp(day, finding->to) <= 0;
}

static void put_validity(struct buffer *words, const struct seal_finding *finding, const char *day)
{
    char today[32];
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(today, sizeof today, "%Y-%m-%d", &parts);
    if (!finding->fit)
        buffer_string(words, say("; the certificate is not for seals"));
    if (!was_valid(finding, day))
        buffer_format(words, say("; the certificate is not of that day: it is valid from %s to %s"), finding->from, finding->to);
    else if (strcmp(today, finding->to) > 0)
        buffer_format(words, say("; the certificate has expired since, on %s: that it was sealed before, only the seal itself says"),
                      finding->to);
    else if (strcmp(today, finding->from) < 0)
        buffer_format(words, say("; the certificate is valid from %s on, which is still to come"), finding->from);
    else if (finding->trusted && !finding->current)
        buffer_string(words, say("; a certificate above it has expired, or is not valid yet"));
}

static void put_trust(struct buffer *words, const struct seal_finding *finding, const struct authorities *authorities)
{
    if (!authorities) {
        buffer_string(words, say("; nobody was asked who that is (--trust)"));
        return;
    }
    buffer_string(words, finding->trusted ? say("; vouched for by ") : say("; none of those in --trust vouches for that, as it names "));
    diag_put_plain(words, finding->authority);
}

static void put_words(struct buffer *words, const struct seal_reading *reading, const struct authorities *authorities)
{
    const struct seal_finding *finding = &reading->finding;
    char day[SEAL_DAY_SIZE];
    struct buffer owner = {0};
    diag_put_plain(&owner, *finding->owner ? finding->owner : "?");
    buffer_byte(&owner, '\0');
    read_pdf_day(reading->found->date, day);
    if (!finding->intact) {
        buffer_format(words, say("its seal, of %s, is broken: the file was changed since"), (const char *)owner.bytes);
    } else if (!reading->whole) {
        buffer_format(words, say("behind its seal, of %s, something was added since"), (const char *)owner.bytes);
    } else {
        buffer_format(words, say("sealed by %s on %s, and unchanged since"), (const char *)owner.bytes, *day ? day : "?");
        put_trust(words, finding, authorities);
        put_validity(words, finding, day);
    }
    buffer_finish(&owner);
}

/* A seal that a later one covers, `later`. */
static void put_earlier(struct buffer *words, const struct seal_reading *earlier, const struct found_seal *later,
                        const struct authorities *authorities)
{
    const struct seal_finding *finding = &earlier->finding;
    char day[SEAL_DAY_SIZE];
    struct buffer owner = {0};
    diag_put_plain(&owner, *finding->owner ? finding->owner : "?");
    buffer_byte(&owner, '\0');
    read_pdf_day(earlier->found->date, day);
    if (!finding->intact) {
        buffer_format(words, say("; an earlier seal, of %s, is broken"), (const char *)owner.bytes);
    } else {
        buffer_format(words, say("; before that sealed by %s on %s"), (const char *)owner.bytes, *day ? day : "?");
        put_trust(words, finding, authorities);
        put_validity(words, finding, day);
        if (earlier->found->end < later->unsealed)
            buffer_string(words, say("; something was added between the two"));
    }
    buffer_finish(&owner);
}

/* Of all seals of a file. */
struct seals_reading {
    struct seal_reading last;
    bool intact;  /* all are */
    size_t first; /* length of the file before the first of them that follow upon each other */
};

/* What all seals say. False with errors. */
static bool put_seals(struct supplement *supplement, const struct authorities *authorities, const struct attach_file *file,
                      const struct found_seals *found, struct seals_reading *all, struct buffer *words, struct diag *diag)
{
    struct seal_reading earlier;
    if (!check(supplement, authorities, file, &found->list[0], &all->last, diag))
        return false;
    put_words(words, &all->last, authorities);
    all->intact = all->last.finding.intact;
    all->first = found->list[0].unsealed;
    for (size_t i = 1; i < found->count; i++) {
        if (!check(supplement, authorities, file, &found->list[i], &earlier, diag))
            return false;
        put_earlier(words, &earlier, &found->list[i - 1], authorities);
        all->intact &= earlier.finding.intact;
        if (all->intact && earlier.found->end == all->first)
            all->first = earlier.found->unsealed;
    }
    return true;
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
        if (!put_seals(supplement, authorities, file, &own, &all, words, diag))
            return false;
    }
    return true;
}

static void take_seals(struct verify_seal *seal, const struct seals_reading *all, struct arena *arena)
{
    const struct seal_reading *last = &all->last;
    char day[SEAL_DAY_SIZE];
    read_pdf_day(last->found->date, day);
    seal->found = true;
    seal->good = last->finding.intact && last->whole;
    /* The day on which it was sealed stands in the file: who has an old key can write any. */
    seal->trusted = last->finding.current && last->finding.fit && was_valid(&last->finding, day) && all->intact;
    seal->unsealed = last->found->unsealed;
    seal->first = all->first;
    seal->owner = arena_copy(arena, last->finding.owner, strlen(last->finding.owner));
    seal->certificate = arena_copy(arena, last->finding.certificate, strlen(last->finding.certificate));
    seal->sealed = read_pdf_date(last->found->date, arena);
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
        buffer_string(&words, "; ");
        if ((good = put_seals(supplement, authorities, &file, &found, &all, &words, diag)))
            take_seals(seal, &all, arena);
    }
    good = good && put_inside(supplement, authorities, &found, arena, &words, diag);
    seal->words = arena_copy(arena, words.length ? (const char *)words.bytes : "", words.length);
    buffer_finish(&words);
    return good;
}

/* ------------------------------------------------------------------------------------------------ our own */

static bool is_sealed(struct supplement *supplement, const char *certificate, const struct supplement_file *file, size_t unsealed,
                      struct diag *diag)
{
    struct arena *arena = arena_create();
    const struct attach_file asked = {file->name, file->bytes, file->length};
    struct found_seals found;
    struct seal_reading last;
    bool good = find(supplement, &asked, arena, &found, diag) && found.count &&
                check(supplement, NULL, &asked, &found.list[0], &last, diag) && last.finding.intact && last.whole &&
                last.found->unsealed == unsealed && strcmp(last.finding.certificate, certificate) == 0;
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
