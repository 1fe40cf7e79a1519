/* Every diploma is judged before anything is written. */
#include <stdlib.h>
#include <string.h>

#include "base/crew.h"
#include "base/memory.h"
#include "base/say.h"
#include "issue/diplomas.h"
#include "issue/name.h"

/* A look at a diploma, and what was found. */
struct diploma_look {
    struct piece piece;
    struct place row;     /* that it is for */
    const char *language; /* of the first of the row's documents that it is for */
    struct buffer path;   /* with a NUL */
    struct diploma diploma;
    bool good;
    struct diploma_notices notices;
    struct supplement_whole whole;
    struct diag *told;
};

enum { LOOKS_MOST = 128 };

struct diploma_rehearsal {
    const struct diploma_plan *plan;
    const char *data_folder;
    struct buffer pdf;      /* a supplement; empty: none so far */
    struct arena *arena;    /* the path at hand */
    struct supplement *supplement;   /* for what was not announced */
    struct crew *crew;               /* NULL: nothing was announced so far */
    struct diploma_look looks[LOOKS_MOST]; /* a ring of what was announced */
    size_t given, taken;
    struct diploma_look last;        /* the one at hand: a row's languages often share it */
    size_t documents, less, no_pdfa, lower_pdfa, no_pdfua, signed_ones;
    struct buffer first;        /* path of the first diploma with which a document claims less */
    struct buffer first_signed; /* of the first that is signed */
};

struct diploma_rehearsal *diploma_rehearsal_create(const struct diploma_plan *plan, const char *data_folder)
{
    struct diploma_rehearsal *rehearsal = memory_zeroed(1, sizeof *rehearsal);
    rehearsal->plan = plan;
    rehearsal->data_folder = data_folder;
    rehearsal->supplement = supplement_create(data_folder);
    rehearsal->arena = arena_create();
    return rehearsal;
}

static void finish_look(struct diploma_look *look)
{
    buffer_finish(&look->path);
    diploma_finish(&look->diploma);
    diag_destroy(look->told);
}

void diploma_rehearsal_destroy(struct diploma_rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    if (rehearsal->crew)
        crew_leave(rehearsal->crew);
    crew_destroy(rehearsal->crew);
    for (int i = 0; i < LOOKS_MOST; i++)
        finish_look(&rehearsal->looks[i]);
    finish_look(&rehearsal->last);
    buffer_finish(&rehearsal->pdf);
    buffer_finish(&rehearsal->first);
    buffer_finish(&rehearsal->first_signed);
    supplement_destroy(rehearsal->supplement);
    arena_destroy(rehearsal->arena);
    free(rehearsal);
}

void diploma_rehearsal_show(struct diploma_rehearsal *rehearsal, const struct buffer *pdf)
{
    if (!rehearsal->pdf.length)
        buffer_append(&rehearsal->pdf, pdf->bytes, pdf->length);
}

/* ------------------------------------------------------------------------------------------------ looking */

static void ask_for(struct diploma_look *look, const char *path, const char *language, struct place row)
{
    look->row = row;
    look->language = language;
    buffer_clear(&look->path);
    buffer_append(&look->path, path, strlen(path) + 1);
    if (!look->told)
        look->told = diag_create();
    diag_clear(look->told);
}

/* Large files are not kept until their row is judged. */
static void carry_out(const struct diploma_rehearsal *rehearsal, struct supplement *supplement, struct diploma_look *look)
{
    enum { KEPT_MOST = 512 * 1024 };
    const struct diploma_attachment attachment = {.plan = rehearsal->plan,
                                                  .supplement = supplement,
                                                  .diploma = &look->diploma,
                                                  .pdf = &rehearsal->pdf,
                                                  .language = look->language,
                                                  .row = look->row};
    look->notices = (struct diploma_notices){0};
    look->good = diploma_read(&look->diploma, &rehearsal->plan->reach, (const char *)look->path.bytes, look->row, look->told);
    if (look->good && rehearsal->pdf.length)
        look->good = diploma_attach(&attachment, NULL, &look->whole, &look->notices, look->told);
    if (look->diploma.bytes.capacity > KEPT_MOST)
        buffer_finish(&look->diploma.bytes);
}

/* ------------------------------------------------------------------------------------------------ ahead */

struct scout {
    const struct diploma_rehearsal *rehearsal;
    struct supplement *supplement;
};

static void *begin_scout(const void *plan)
{
    struct scout *scout = memory_zeroed(1, sizeof *scout);
    scout->rehearsal = plan;
    scout->supplement = supplement_create(scout->rehearsal->data_folder);
    return scout;
}

static void scout_work(void *tools, struct piece *piece, const atomic_bool *leaving)
{
    const struct scout *scout = tools;
    if (!*leaving)
        carry_out(scout->rehearsal, scout->supplement, (struct diploma_look *)piece);
}

static void let_scout_go(void *tools)
{
    (void)tools;
}

static void finish_scout(void *tools)
{
    struct scout *scout = tools;
    supplement_destroy(scout->supplement);
    free(scout);
}

/* Before there is a supplement, all that can be judged is whether diplomas are there. */
size_t diploma_rehearsal_ahead(const struct diploma_rehearsal *rehearsal)
{
    if (!rehearsal->pdf.length)
        return 1;
    return rehearsal->crew ? 2 * (size_t)crew_room(rehearsal->crew) : 2;
}

static const char *find_path(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, const char *language)
{
    const char *path = path_make(rehearsal->plan->pattern, graduate, language, rehearsal->arena);
    return diploma_find(rehearsal->plan->names, path, rehearsal->arena);
}

static struct diploma_look *look_at(struct diploma_rehearsal *rehearsal, size_t number)
{
    return &rehearsal->looks[number % LOOKS_MOST];
}

static bool is_for(const struct diploma_look *look, const char *path, struct place row)
{
    return look->row.line == row.line && look->path.length && strcmp((const char *)look->path.bytes, path) == 0;
}

void diploma_rehearsal_announce(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, struct place row)
{
    static const struct craft scouting = {begin_scout, scout_work, let_scout_go, finish_scout};
    if (!rehearsal->crew)
        rehearsal->crew = crew_gather(&scouting, rehearsal, 0);
    arena_clear(rehearsal->arena);
    for (size_t i = 0; i < graduate->language_count && rehearsal->given - rehearsal->taken < LOOKS_MOST; i++) {
        const char *path = find_path(rehearsal, graduate, graduate->languages[i]);
        if (rehearsal->given > rehearsal->taken && is_for(look_at(rehearsal, rehearsal->given - 1), path, row))
            continue;
        struct diploma_look *look = look_at(rehearsal, rehearsal->given++);
        ask_for(look, path, graduate->languages[i], row);
        crew_give(rehearsal->crew, &look->piece);
    }
}

/* The next of the looks for this row, when it is done; NULL: there is none. */
static struct diploma_look *take_look(struct diploma_rehearsal *rehearsal, struct place row)
{
    struct diploma_look *look = look_at(rehearsal, rehearsal->taken);
    if (rehearsal->taken == rehearsal->given || look->row.line != row.line)
        return NULL;
    while (!crew_await(rehearsal->crew, &look->piece))
        ;
    rehearsal->taken++;
    return look;
}

void diploma_rehearsal_pass(struct diploma_rehearsal *rehearsal, struct place row)
{
    while (take_look(rehearsal, row))
        ;
}

/* ------------------------------------------------------------------------------------------------ judging */

static void swap_looks(struct diploma_look *one, struct diploma_look *other)
{
    struct diploma_look kept = *one;
    *one = *other;
    *other = kept;
}

/* The look at this diploma becomes the last one. */
static void look(struct diploma_rehearsal *rehearsal, const char *path, const char *language, struct place row)
{
    struct diploma_look *found = take_look(rehearsal, row);
    while (found && !is_for(found, path, row))
        found = take_look(rehearsal, row);
    if (found) {
        swap_looks(&rehearsal->last, found);
    } else {
        ask_for(&rehearsal->last, path, language, row);
        carry_out(rehearsal, rehearsal->supplement, &rehearsal->last);
    }
    if (rehearsal->last.good)
        diploma_ledger_note(rehearsal->plan->ledger, &rehearsal->last.diploma);
}

/* Where there is none yet. */
static void keep_path(struct buffer *first, const struct diploma *diploma)
{
    if (!first->length)
        buffer_append(first, diploma->path.bytes, diploma->path.length);
}

static void count(struct diploma_rehearsal *rehearsal)
{
    enum { LEVEL_OF_SUPPLEMENTS = 'a' };
    const struct diploma_look *look = &rehearsal->last;
    const struct supplement_whole *whole = &look->whole;
    rehearsal->documents++;
    if (look->notices.signature) {
        rehearsal->signed_ones++;
        keep_path(&rehearsal->first_signed, &look->diploma);
    }
    if (!look->notices.claims)
        return;
    rehearsal->less++;
    rehearsal->no_pdfa += whole->pdfa_part == 0;
    rehearsal->lower_pdfa += whole->pdfa_part && whole->pdfa_level != LEVEL_OF_SUPPLEMENTS;
    rehearsal->no_pdfua += whole->pdfua_part == 0;
    keep_path(&rehearsal->first, &look->diploma);
}

bool diploma_rehearsal_judge(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                             struct place row, struct diag *diag)
{
    arena_clear(rehearsal->arena);
    const char *path = find_path(rehearsal, graduate, language);
    if (!is_for(&rehearsal->last, path, row)) {
        look(rehearsal, path, language, row);
        diag_take(diag, rehearsal->last.told, NULL, NULL);
    }
    if (rehearsal->last.good)
        count(rehearsal);
    return rehearsal->last.good;
}

const char *diploma_rehearsal_sha256(const struct diploma_rehearsal *rehearsal)
{
    return rehearsal->last.diploma.sha256;
}

static void put_count(struct buffer *words, size_t count, const char *claim)
{
    if (count)
        buffer_format(words, "%s %zu %s", words->bytes[words->length - 1] == ':' ? "" : ",", count, claim);
}

static void report_claims(const struct diploma_rehearsal *rehearsal, const char *cohort, struct diag *diag)
{
    struct buffer words = {0};
    if (!rehearsal->less)
        return;
    buffer_format(&words, say("%zu of %zu:"), rehearsal->less, rehearsal->documents);
    put_count(&words, rehearsal->no_pdfa, say("without PDF/A"));
    put_count(&words, rehearsal->lower_pdfa, say("with a lower level of PDF/A"));
    put_count(&words, rehearsal->no_pdfua, say("without PDF/UA"));
    buffer_format(&words, say("; the first with %s"), (const char *)rehearsal->first.bytes);
    buffer_byte(&words, '\0');
    diag_report(diag, DIAG_DIPLOMA_CLAIMS, (struct place){cohort, 0}, "%s", (const char *)words.bytes);
    buffer_finish(&words);
}

void diploma_rehearsal_report(const struct diploma_rehearsal *rehearsal, const char *cohort, struct diag *diag)
{
    report_claims(rehearsal, cohort, diag);
    if (rehearsal->signed_ones)
        diag_report(diag, DIAG_DIPLOMA_SIGNATURES, (struct place){cohort, 0},
                    "%zu of %zu; most programs call such a signature valid, but not all; the first is %s", rehearsal->signed_ones,
                    rehearsal->documents, (const char *)rehearsal->first_signed.bytes);
}
