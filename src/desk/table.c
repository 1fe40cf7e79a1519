/* The cohort as a table: what is wrong in which cell, why, and what mends it. */
#include "desk/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "desk/finding.h"

enum { LINES_SHOWN = 100 };

/* Which rows are shown. */
struct view {
    bool all;
    size_t page, pages; /* from 0 */
    size_t bad;         /* rows with an error */
};

/* ------------------------------------------------------------------------------------------------ cells */

void put_ticket(struct buffer *out, const struct cohort *cohort)
{
    page_put(out, "<input type=\"hidden\" name=\"cohort\" value=\"%s\">\n", cohort->ticket);
}

/* A field of text, as the other is: of both a browser leaves out the ends of lines. */
void put_seen(struct buffer *out, const char *value)
{
    page_put(out, "<input hidden name=\"seen\" value=\"%s\">", value);
}

static void put_bad_cell(struct buffer *out, const struct findings *findings, const struct line *line, int column)
{
    const char *value = cohort_cell(findings->cohort, line, column);
    page_put(out, "<td class=\"mark\" data-head=\"%s\">", findings->cohort->headings[column - 1]);
    put_seen(out, value);
    page_put(out, "<input name=\"c-%d-%d\" value=\"%s\" aria-label=\"%s, %s %d\" aria-invalid=\"true\" "
                  "aria-describedby=\"e-%d-%d\" autocomplete=\"off\">\n",
             line->number, column, value, findings->cohort->headings[column - 1], say("row"), line->number, line->number, column);
    finding_put_cell(out, findings, line->number, column);
    buffer_string(out, "</td>\n");
}

static void put_cell(struct buffer *out, const struct findings *findings, const struct line *line, int column)
{
    if (finding_of_cell(findings, line->number, column)) {
        put_bad_cell(out, findings, line, column);
        return;
    }
    bool mended = cohort_is_corrected(findings->cohort, line->number, column);
    const char *value = cohort_cell(findings->cohort, line, column);
    if (*value)
        page_put(out, "<td data-head=\"%s\">", findings->cohort->headings[column - 1]);
    else
        buffer_string(out, "<td>");
    buffer_string(out, mended ? "<ins>" : "");
    page_put(out, "%s", value);
    buffer_string(out, mended ? "</ins></td>\n" : "</td>\n");
}

static void put_line(struct buffer *out, const struct findings *findings, const struct line *line)
{
    page_put(out, "<tr id=\"l%d\">\n<th scope=\"row\" data-head=\"%s\"><a href=\"/row?line=%d\" aria-label=\"%s %d: %s\">%d</a>", line->number, say("Row"), line->number,
             say("Row"), line->number, say("see its document"), line->number);
    if (finding_of_cell(findings, line->number, 0))
        finding_put_cell(out, findings, line->number, 0);
    buffer_string(out, "</th>\n");
    for (size_t i = 0; i < findings->cohort->column_count; i++)
        put_cell(out, findings, line, (int)i + 1);
    buffer_string(out, "</tr>\n");
}

/* ------------------------------------------------------------------------------------------------ the table */

static void put_headings(struct buffer *out, const struct cohort *cohort)
{
    page_put(out, "<thead>\n<tr>\n<th scope=\"col\">%s</th>\n", say("Row"));
    for (size_t i = 0; i < cohort->column_count; i++) {
        page_put(out, "<th scope=\"col\">%s", cohort->headings[i]);
        page_put(out, "<small>%s</small></th>\n", meaning_words(cohort->meanings[i]));
    }
    buffer_string(out, "</tr>\n</thead>\n");
}

static bool is_shown(const struct findings *findings, const struct view *view, const struct line *line)
{
    return view->all || finding_is_bad(findings, line->number);
}

static void put_lines(struct buffer *out, const struct findings *findings, const struct view *view)
{
    size_t first = view->page * LINES_SHOWN, at = 0;
    for (size_t i = 0; i < findings->cohort->line_count && at < first + LINES_SHOWN; i++)
        if (is_shown(findings, view, &findings->cohort->lines[i]) && at++ >= first)
            put_line(out, findings, &findings->cohort->lines[i]);
}

static void put_table(struct buffer *out, const struct findings *findings, const struct view *view)
{
    buffer_string(out, "<form method=\"post\" action=\"/cells\">\n");
    put_ticket(out, findings->cohort);
    page_put(out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table class=\"cards\">\n", say("Rows"));
    put_headings(out, findings->cohort);
    buffer_string(out, "<tbody>\n");
    put_lines(out, findings, view);
    buffer_string(out, "</tbody>\n</table>\n</div>\n");
    if (view->bad)
        page_put(out, "<p class=\"below\"><button class=\"first\">%s</button></p>\n", say("Check again"));
    buffer_string(out, "</form>\n");
}

void put_choice(struct buffer *out, const char *path, const char *words, size_t count, bool is_here)
{
    page_put(out, "<li><a href=\"%s\"", path);
    buffer_string(out, is_here ? " aria-current=\"true\">" : ">");
    page_put(out, "%s (%zu)</a></li>\n", words, count);
}

void put_page_links(struct buffer *out, const char *path, size_t page, size_t pages)
{
    for (size_t i = 0; pages > 1 && i < pages; i++) {
        page_put(out, "<li><a href=\"%s%zu\"", path, i + 1);
        buffer_string(out, i == page ? " aria-current=\"page\">" : ">");
        page_put(out, "%zu</a></li>\n", i + 1);
    }
}

static void put_views(struct buffer *out, const struct cohort *cohort, const struct view *view)
{
    page_put(out, "<nav class=\"views\" aria-label=\"%s\">\n<ul>\n", say("Which rows"));
    if (view->bad)
        put_choice(out, "/", say("Rows to mend"), view->bad, !view->all);
    put_choice(out, "/?rows=all", say("All rows"), cohort->line_count, view->all);
    put_page_links(out, view->all ? "/?rows=all&page=" : "/?rows=bad&page=", view->page, view->pages);
    buffer_string(out, "</ul>\n</nav>\n");
}

/* ------------------------------------------------------------------------------------------------ how it is read */

void put_option(struct buffer *out, const char *value, const char *words, bool is_chosen)
{
    page_put(out, "<option value=\"%s\"", value);
    buffer_string(out, is_chosen ? " selected>" : ">");
    page_put(out, "%s</option>\n", words);
}

void put_settings(struct buffer *out, const struct cohort *cohort, bool is_open)
{
    buffer_string(out, is_open ? "<details open>\n" : "<details>\n");
    page_put(out, "<summary>%s</summary>\n<form method=\"post\" action=\"/settings\" class=\"fields\">\n", say("How the file is read"));
    put_ticket(out, cohort);
    page_put(out, "<p><label for=\"languages\">%s <small>%s</small></label>\n<input id=\"languages\" name=\"languages\" value=\"%s\"></p>\n",
             say("Languages of rows that do not say"), say("such as nl en; empty: that of the certificate"), cohort->languages ? cohort->languages : "");
    page_put(out, "<p><label for=\"dates\">%s</label>\n<select id=\"dates\" name=\"dates\">\n", say("Dates such as 7/10/2026"));
    put_option(out, "", say("are asked about"), cohort->dates == SUPPLEMENT_DATES_CLEAR);
    put_option(out, "dmy", say("have the day first"), cohort->dates == SUPPLEMENT_DATES_DMY);
    put_option(out, "mdy", say("have the month first"), cohort->dates == SUPPLEMENT_DATES_MDY);
    page_put(out, "</select></p>\n<p><label for=\"sheet\">%s <small>%s</small></label>\n<input id=\"sheet\" name=\"sheet\" value=\"%s\"></p>\n",
             say("Sheet of a workbook"), say("empty: the only one that holds anything"), cohort->sheet ? cohort->sheet : "");
    page_put(out, "<p><label for=\"hidden\">%s</label>\n<select id=\"hidden\" name=\"hidden\">\n", say("Hidden rows of a workbook"));
    put_option(out, "", say("are asked about"), cohort->hidden == SUPPLEMENT_HIDDEN_REFUSED);
    put_option(out, "take", say("are taken"), cohort->hidden == SUPPLEMENT_HIDDEN_TAKEN);
    put_option(out, "skip", say("are left out"), cohort->hidden == SUPPLEMENT_HIDDEN_SKIPPED);
    page_put(out, "</select></p>\n<p><label><input type=\"checkbox\" name=\"reissue\" value=\"1\"");
    buffer_string(out, cohort->reissue ? " checked> " : "> ");
    page_put(out, "%s</label></p>\n", say("Replace what was issued before from other data"));
    page_put(out, "<p><button>%s</button></p>\n</form>\n</details>\n", say("Read it so"));
}

void answer_settings(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct cohort *cohort = &desk->cohort;
    const char *languages = form_text(request, "languages", desk->arena), *dates = form_text(request, "dates", desk->arena);
    const char *sheet = form_text(request, "sheet", desk->arena), *hidden = form_text(request, "hidden", desk->arena);
    if (desk_is_issuing(desk, answer))
        return;
    page_lead_to(answer, "/");
    if (!cohort->name)
        return;
    job_stop(&desk->job);
    cohort->languages = languages && *languages ? arena_copy(cohort->arena, languages, strlen(languages)) : NULL;
    cohort_choose_sheet(cohort, sheet && *sheet ? sheet : NULL);
    cohort->dates = !dates || !*dates ? SUPPLEMENT_DATES_CLEAR : strcmp(dates, "mdy") == 0 ? SUPPLEMENT_DATES_MDY : SUPPLEMENT_DATES_DMY;
    cohort->hidden = !hidden || !*hidden ? SUPPLEMENT_HIDDEN_REFUSED
                     : strcmp(hidden, "take") == 0 ? SUPPLEMENT_HIDDEN_TAKEN : SUPPLEMENT_HIDDEN_SKIPPED;
    cohort->reissue = form_text(request, "reissue", desk->arena) != NULL;
    desk_read(desk);
}

/* ------------------------------------------------------------------------------------------------ the page */

static struct view read_view(const struct request *request, const struct findings *findings)
{
    const char *rows = request_query(request, "rows"), *page = request_query(request, "page");
    struct view view = {.page = page ? strtoul(page, NULL, 10) : 0};
    for (size_t i = 0; i < findings->cohort->line_count; i++)
        view.bad += finding_is_bad(findings, findings->cohort->lines[i].number);
    view.all = !view.bad || (rows && strcmp(rows, "all") == 0);
    size_t shown = view.all ? findings->cohort->line_count : view.bad;
    view.pages = (shown + LINES_SHOWN - 1) / LINES_SHOWN;
    view.page = view.page && view.page <= view.pages ? view.page - 1 : 0;
    return view;
}

static void put_state(struct buffer *out, const struct desk *desk, const struct view *view)
{
    size_t rows = desk->cohort.line_count;
    page_put(out, "<p role=\"status\" class=\"%s\">", desk->job.good ? "good" : "bad");
    page_put(out, say_count(rows, "%zu row. ", "%zu rows. "), rows);
    if (view->bad)
        page_put(out, say_count(view->bad, "%zu is to be mended: what is wrong stands in its cell.", "%zu are to be mended: what is wrong stands in their cells."),
                 view->bad);
    else
        page_put(out, "%s", desk->job.good ? say("Nothing speaks against issuing them.") : say("Something else is to be mended first."));
    buffer_string(out, "</p>\n");
}

static void put_doings(struct buffer *out, const struct desk *desk, const struct view *view)
{
    buffer_string(out, "<div class=\"doings\">\n");
    if (desk->job.good)
        page_put(out, "<a class=\"button first\" href=\"/issue\">%s</a>\n", say("Issue them"));
    else if (view->bad && view->bad < desk->cohort.line_count)
        page_put(out, "<a class=\"button\" href=\"/issue\">%s</a>\n", say("Issue the good ones"));
    else if (!view->bad) /* what is wrong is mended elsewhere, as in a qualification, or has ended by now */
        put_lone_button(out, &desk->cohort, "/rows", say("Check again"), true);
    page_put(out, "<a class=\"button\" href=\"/columns\">%s</a>\n", say("Columns"));
    if (desk->cohort.correction_count)
        page_put(out, "<a class=\"button\" href=\"/corrected.csv\" download>%s</a>\n", say("Save with corrections"));
    put_lone_button(out, &desk->cohort, "/away", say("Another file"), false);
    buffer_string(out, "</div>\n");
}

void answer_table(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = job_look(&desk->job);
    if (progress.is_running || progress.kind != JOB_REHEARSAL) {
        answer_job(desk, request, answer);
        return;
    }
    const struct findings findings = findings_of(desk->job.diag, &desk->cohort, desk->arena);
    struct view view = read_view(request, &findings);
    struct buffer *out = &answer->own;
    page_begin(answer, PAGE_COHORT, desk->cohort.name);
    put_state(out, desk, &view);
    finding_put_others(out, &findings);
    put_doings(out, desk, &view);
    if (finding_has_id(desk->job.diag, "column-missing"))
        put_columns(desk, out);
    put_views(out, &desk->cohort, &view);
    put_table(out, &findings, &view);
    put_settings(out, &desk->cohort, false);
    page_end(answer, 200);
}

/* Cells are named c-LINE-COLUMN, and what was seen in the one that follows is named "seen". */
bool take_cells(struct desk *desk, const struct request *request)
{
    const char *name, *value, *seen = NULL;
    size_t before = desk->cohort.correction_count;
    bool any = false;
    for (size_t at = 0; form_next(request, &at, &name, &value, desk->arena);) {
        int line, column;
        if (sscanf(name, "c-%d-%d", &line, &column) == 2 && (!seen || strcmp(seen, value) != 0))
            any |= cohort_correct(&desk->cohort, line, column, value);
        seen = strcmp(name, "seen") == 0 ? value : NULL;
    }
    return any || desk->cohort.correction_count != before;
}

void answer_cells(struct desk *desk, const struct request *request, struct answer *answer)
{
    if (desk_is_issuing(desk, answer))
        return;
    page_lead_to(answer, "/");
    job_stop(&desk->job);
    if (take_cells(desk, request))
        desk_rehearse(desk);
}

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
