/* Cells that are mended: what is typed into one is kept at once, checked when it is looked at, and forgotten only if that is meant. */
#include "desk/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"

/* ------------------------------------------------------------------------------------------------ what is typed */

/* A field of text, as the other is: of both a browser leaves out the ends of lines. */
void put_seen(struct buffer *out, const char *value)
{
    page_put(out, "<input hidden name=\"seen\" value=\"%s\">", value);
}

void put_unscripted(struct buffer *out)
{
    page_put(out, "<noscript><p class=\"warn\">%s</p></noscript>\n",
             say("Without scripts, what is typed counts once the button below the cells is pressed: press it before you go elsewhere."));
}

/* Cells are named c-LINE-COLUMN, and what was seen in the one that follows is named "seen". */
static bool correct_cells(struct desk *desk, const struct request *request)
{
    const char *name, *value, *seen = NULL;
    bool any = false;
    for (size_t at = 0; form_next(request, &at, &name, &value, desk->arena);) {
        int line, column;
        if (sscanf(name, "c-%d-%d", &line, &column) == 2 && (!seen || strcmp(seen, value) != 0))
            any |= cohort_correct(&desk->cohort, line, column, value);
        seen = strcmp(name, "seen") == 0 ? value : NULL;
    }
    return any;
}

bool take_cells(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    if (progress.is_running && progress.kind == JOB_ISSUE) {
        page_tell(answer, PAGE_COHORT, 409, say("Supplements are being issued"),
                  say("Nothing was taken over: go back when that has ended, and press the button below the cells."));
        return false;
    }
    desk_stop(desk);
    desk->is_outdated |= correct_cells(desk, request);
    return true;
}

/* The button below them asks for a check in any case: what was wrong may have been mended elsewhere. A script tells them as they are typed. */
void answer_cells(struct desk *desk, const struct request *request, struct answer *answer)
{
    if (!take_cells(desk, request, answer))
        return;
    desk->is_outdated |= form_text(request, "check", desk->arena) != NULL;
    page_lead_to(answer, "/");
}

/* ------------------------------------------------------------------------------------------------ what is kept */

void answer_corrected(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)request;
    if (!desk->cohort.headings) {
        page_lead_to(answer, "/");
        return;
    }
    cohort_put_csv(&desk->cohort, &answer->own);
    answer_own(answer, 200, "text/csv; charset=utf-8");
    answer->cache = "no-store";
    answer->disposition = "attachment; filename=\"corrected.csv\"";
}

/* It is in memory alone, until it is saved or all of it issued. */
static bool would_lose(struct desk *desk)
{
    bool is_issued = job_look(&desk->job).kind == JOB_ISSUE && desk->job.good && !desk->is_outdated;
    return desk->cohort.correction_count && !is_issued;
}

/* What was typed into a form, to be posted once more; a file that was dropped is not. */
static void put_again(struct buffer *out, const struct request *request, struct arena *arena)
{
    const char *name, *value;
    for (size_t at = 0; form_is_typed(request->media) && form_next(request, &at, &name, &value, arena);)
        if (strcmp(name, "cohort") != 0)
            page_put(out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", name, value);
}

bool asks_about_corrections(struct desk *desk, const struct request *request, const char *path, const char *words, struct answer *answer)
{
    size_t count = desk->cohort.correction_count;
    bool is_sure = form_is_typed(request->media) && form_text(request, "sure", desk->arena);
    if (is_sure || !would_lose(desk))
        return false;
    page_begin(answer, PAGE_COHORT, say("Corrections would be lost"));
    page_put(&answer->own, say_count(count, "<p class=\"warn\">%s: what was corrected here in %zu cell stands nowhere else.</p>\n",
                                     "<p class=\"warn\">%s: what was corrected here in %zu cells stands nowhere else.</p>\n"), desk->cohort.name, count);
    page_put(&answer->own, "<div class=\"doings\">\n<a class=\"button first\" href=\"/\">%s</a>\n"
                           "<a class=\"button\" href=\"/corrected.csv\" download>%s</a>\n<form method=\"post\" action=\"%s\">",
             say("Back to the rows"), say("Save with corrections"), path);
    put_ticket(&answer->own, &desk->cohort);
    put_again(&answer->own, request, desk->arena);
    page_put(&answer->own, "<button name=\"sure\" value=\"1\">%s</button></form>\n</div>\n", words);
    page_end(answer, 409);
    return true;
}
