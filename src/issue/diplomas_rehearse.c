/* Every diploma is judged before anything is written. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/say.h"
#include "issue/diplomas.h"
#include "issue/name.h"

struct diploma_rehearsal {
    const struct diploma_plan *plan;
    struct supplement *supplement;
    struct buffer pdf;      /* a supplement; empty: none so far */
    struct arena *arena;    /* the path at hand */
    struct diploma diploma; /* the last one, and what was found: a row's languages often share it */
    int line;
    bool good;
    struct diploma_notices notices;
    struct supplement_whole whole;
    size_t documents, less, no_pdfa, lower_pdfa, no_pdfua, signed_ones;
    struct buffer first;        /* path of the first diploma with which a document claims less */
    struct buffer first_signed; /* of the first that is signed */
};

struct diploma_rehearsal *diploma_rehearsal_create(const struct diploma_plan *plan, struct supplement *supplement)
{
    struct diploma_rehearsal *rehearsal = memory_zeroed(1, sizeof *rehearsal);
    rehearsal->plan = plan;
    rehearsal->supplement = supplement;
    rehearsal->arena = arena_create();
    return rehearsal;
}

void diploma_rehearsal_destroy(struct diploma_rehearsal *rehearsal)
{
    if (!rehearsal)
        return;
    buffer_finish(&rehearsal->pdf);
    buffer_finish(&rehearsal->first);
    buffer_finish(&rehearsal->first_signed);
    diploma_finish(&rehearsal->diploma);
    arena_destroy(rehearsal->arena);
    free(rehearsal);
}

void diploma_rehearsal_show(struct diploma_rehearsal *rehearsal, const struct buffer *pdf)
{
    if (!rehearsal->pdf.length)
        buffer_append(&rehearsal->pdf, pdf->bytes, pdf->length);
}

static void look(struct diploma_rehearsal *rehearsal, const char *path, const char *language, struct place row,
                 struct diag *diag)
{
    const struct diploma_attachment attachment = {.plan = rehearsal->plan,
                                                  .supplement = rehearsal->supplement,
                                                  .diploma = &rehearsal->diploma,
                                                  .pdf = &rehearsal->pdf,
                                                  .language = language,
                                                  .row = row};
    rehearsal->line = row.line;
    rehearsal->notices = (struct diploma_notices){0};
    rehearsal->good = diploma_read(&rehearsal->diploma, &rehearsal->plan->reach, path, row, diag);
    if (rehearsal->good && rehearsal->pdf.length)
        rehearsal->good = diploma_attach(&attachment, NULL, &rehearsal->whole, &rehearsal->notices, diag);
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
    const struct supplement_whole *whole = &rehearsal->whole;
    rehearsal->documents++;
    if (rehearsal->notices.signature) {
        rehearsal->signed_ones++;
        keep_path(&rehearsal->first_signed, &rehearsal->diploma);
    }
    if (!rehearsal->notices.claims)
        return;
    rehearsal->less++;
    rehearsal->no_pdfa += whole->pdfa_part == 0;
    rehearsal->lower_pdfa += whole->pdfa_part && whole->pdfa_level != LEVEL_OF_SUPPLEMENTS;
    rehearsal->no_pdfua += whole->pdfua_part == 0;
    keep_path(&rehearsal->first, &rehearsal->diploma);
}

bool diploma_rehearsal_judge(struct diploma_rehearsal *rehearsal, const struct graduate *graduate, const char *language,
                             struct place row, struct diag *diag)
{
    arena_clear(rehearsal->arena);
    const char *path = path_make(rehearsal->plan->pattern, graduate, language, rehearsal->arena);
    path = diploma_find(rehearsal->plan->names, path, rehearsal->arena);
    if (rehearsal->line != row.line || !diploma_is_at(&rehearsal->diploma, path))
        look(rehearsal, path, language, row, diag);
    if (rehearsal->good)
        count(rehearsal);
    return rehearsal->good;
}

const char *diploma_rehearsal_sha256(const struct diploma_rehearsal *rehearsal)
{
    return rehearsal->diploma.sha256;
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
