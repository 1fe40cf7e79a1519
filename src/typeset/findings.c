#include "typeset/findings.h"

#include "base/arena.h"
#include "base/unicode.h"

void findings_add(struct findings *findings, struct arena *arena, enum diag_id id, int run, const char *detail)
{
    struct finding *finding = arena_new(arena, struct finding);
    *finding = (struct finding){.id = id, .run = run, .detail = detail};
    if (findings->last)
        findings->last->next = finding;
    else
        findings->first = finding;
    findings->last = finding;
}

void findings_add_character(struct findings *findings, struct arena *arena, enum diag_id id, int run,
                            unsigned code_point, const char *text, size_t length)
{
    char name[100];
    unicode_name(code_point, name, sizeof name);
    const char *detail = text ? arena_format(arena, "U+%04X %s: %.*s", code_point, name, (int)length, text)
                              : arena_format(arena, "U+%04X %s", code_point, name);
    findings_add(findings, arena, id, run, detail);
}

/* What is the same wherever it is met: once is enough. */
static bool is_of_the_language(enum diag_id id)
{
    return id == DIAG_HYPHENATION_MISSING || id == DIAG_HYPHENATION_INVALID;
}

void findings_tell(const struct findings *findings, const struct run *runs, struct diag *diag)
{
    for (const struct finding *finding = findings->first; finding; finding = finding->next)
        if (!is_of_the_language(finding->id) || !diag_tells(diag, finding->id, finding->detail))
            diag_report(diag, finding->id, runs[finding->run].place, "%s", finding->detail);
}
