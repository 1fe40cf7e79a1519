/* The cohort as a table: what is wrong in which cell, why, and what mends it. */
#include "desk/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "desk/finding.h"

enum { LINES_SHOWN = 100 };

/* Which rows are shown. */
enum { VIEW_BAD, VIEW_CORRECTED, VIEW_ALL, VIEWS };
static const char *const VIEW_NAMES[VIEWS] = {"bad", "corrected", "all"};

struct view {
    int rows;            /* one of the above */
    size_t page, pages;  /* from 0 */
    size_t count[VIEWS]; /* of such rows */
    const bool *bad;     /* as of desk_bad_lines */
};

/* ------------------------------------------------------------------------------------------------ cells */

void put_ticket(struct buffer *out, const struct cohort *cohort)
{
    page_put(out, "<input type=\"hidden\" name=\"cohort\" value=\"%s\">\n", cohort->ticket);
}

static void put_bad_cell(struct buffer *out, const struct findings *findings, const struct line *line, int column)
{
    const char *value = cohort_cell(findings->cohort, line, column);
    page_put(out, "<td class=\"mark\" data-head=\"%s\">", findings->cohort->headings[column - 1]);
    put_seen(out, value);
    page_put(out, "<input id=\"c-%d-%d\" name=\"c-%d-%d\" value=\"%s\" aria-label=\"%s, %s %d\" aria-invalid=\"true\" "
                  "aria-describedby=\"e-%d-%d\" autocomplete=\"off\">\n",
             line->number, column, line->number, column, value, findings->cohort->headings[column - 1], say("row"), line->number, line->number,
             column);
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

/* To its cells that are marked: of many columns some are not seen. */
static void put_ways(struct buffer *out, const struct findings *findings, int line)
{
    for (int column = 1; (size_t)column <= findings->cohort->column_count; column++)
        if (finding_of_cell(findings, line, column))
            page_put(out, "<a class=\"way\" href=\"#c-%d-%d\">%s</a>", line, column, findings->cohort->headings[column - 1]);
}

static void put_line(struct buffer *out, const struct findings *findings, const struct line *line, bool is_bad)
{
    page_put(out, "<tr id=\"l%d\">\n<th scope=\"row\" data-head=\"%s\"><a href=\"/row?line=%d\" aria-label=\"%s %d: %s\">%d</a>", line->number, say("Row"), line->number,
             say("Row"), line->number, say("see its document"), line->number);
    if (finding_of_cell(findings, line->number, 0))
        finding_put_cell(out, findings, line->number, 0);
    put_ways(out, findings, line->number);
    if (is_bad && !finding_of_line(findings, line->number))
        page_put(out, "<p class=\"reasons bad\">%s</p>", say("what is wrong here is told once other rows are mended"));
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

static bool is_of_view(const struct view *view, int rows, const struct cohort *cohort, const struct line *line)
{
    switch (rows) {
    case VIEW_BAD: return view->bad[line->number];
    case VIEW_CORRECTED: return cohort_has_corrections(cohort, line->number);
    default: return true;
    }
}

static void put_lines(struct buffer *out, const struct findings *findings, const struct view *view)
{
    size_t first = view->page * LINES_SHOWN, at = 0;
    for (size_t i = 0; i < findings->cohort->line_count && at < first + LINES_SHOWN; i++)
        if (is_of_view(view, view->rows, findings->cohort, &findings->cohort->lines[i]) && at++ >= first)
            put_line(out, findings, &findings->cohort->lines[i], view->bad[findings->cohort->lines[i].number]);
}

static void put_table(struct buffer *out, const struct findings *findings, const struct view *view)
{
    buffer_string(out, "<form method=\"post\" action=\"/cells\">\n");
    put_ticket(out, findings->cohort);
    if (view->count[VIEW_BAD])
        put_unscripted(out);
    page_put(out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table class=\"cards\">\n", say("Rows"));
    put_headings(out, findings->cohort);
    buffer_string(out, "<tbody>\n");
    put_lines(out, findings, view);
    buffer_string(out, "</tbody>\n</table>\n</div>\n");
    if (view->count[VIEW_BAD])
        page_put(out, "<p class=\"below\"><button class=\"first\" name=\"check\" value=\"1\">%s</button></p>\n", say("Check again"));
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

static void put_views(struct buffer *out, const struct view *view, struct arena *arena)
{
    const char *const words[VIEWS] = {say("Rows to mend"), say("Corrected rows"), say("All rows")};
    page_put(out, "<nav class=\"views\" aria-label=\"%s\">\n<ul>\n", say("Which rows"));
    for (int i = 0; i < VIEWS; i++)
        if (view->count[i] || i == VIEW_ALL)
            put_choice(out, arena_format(arena, "/?rows=%s", VIEW_NAMES[i]), words[i], view->count[i], i == view->rows);
    put_page_links(out, arena_format(arena, "/?rows=%s&page=", VIEW_NAMES[view->rows]), view->page, view->pages);
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
    if (!cohort_is_of_sheet(cohort, sheet) && asks_about_corrections(desk, request, "/settings", say("Another sheet, and forget them"), answer))
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

/* What is asked for; else those that are to be mended, and all if there are none. */
static int find_view(const struct view *view, const char *asked)
{
    int usual = view->count[VIEW_BAD] ? VIEW_BAD : VIEW_ALL;
    for (int i = 0; asked && i < VIEWS; i++)
        if (view->count[i] && strcmp(VIEW_NAMES[i], asked) == 0)
            return i;
    return usual;
}

static struct view read_view(const struct desk *desk, const struct request *request, const struct findings *findings)
{
    const char *page = request_query(request, "page");
    struct view view = {.page = page ? strtoul(page, NULL, 10) : 0, .bad = desk_bad_lines(desk, findings)};
    for (size_t i = 0; i < desk->cohort.line_count; i++)
        for (int rows = 0; rows < VIEWS; rows++)
            view.count[rows] += is_of_view(&view, rows, &desk->cohort, &desk->cohort.lines[i]);
    view.rows = find_view(&view, request_query(request, "rows"));
    view.pages = (view.count[view.rows] + LINES_SHOWN - 1) / LINES_SHOWN;
    view.page = view.page && view.page <= view.pages ? view.page - 1 : 0;
    return view;
}

static void put_state(struct buffer *out, const struct desk *desk, const struct view *view)
{
    size_t rows = desk->cohort.line_count;
    page_put(out, "<p role=\"status\" class=\"%s\">", desk->job.good ? "good" : "bad");
    page_put(out, say_count(rows, "%zu row. ", "%zu rows. "), rows);
    if (view->count[VIEW_BAD])
        page_put(out, say_count(view->count[VIEW_BAD], "%zu is to be mended: what is wrong stands in its cell.", "%zu are to be mended: what is wrong stands in their cells."),
                 view->count[VIEW_BAD]);
    else
        page_put(out, "%s", desk->job.good ? say("Nothing speaks against issuing them.") : say("Something else is to be mended first."));
    buffer_string(out, "</p>\n");
}

static void put_doings(struct buffer *out, const struct desk *desk, const struct view *view)
{
    buffer_string(out, "<div class=\"doings\">\n");
    if (desk->job.good)
        page_put(out, "<a class=\"button first\" href=\"/issue\">%s</a>\n", say("Issue them"));
    else if (view->count[VIEW_BAD] && view->count[VIEW_BAD] < desk->cohort.line_count)
        page_put(out, "<a class=\"button\" href=\"/issue\">%s</a>\n", say("Issue the good ones"));
    else if (!view->count[VIEW_BAD]) /* what is wrong is mended elsewhere, as in a qualification, or has ended by now */
        put_first_button(out, &desk->cohort, "/rows", say("Check again"));
    page_put(out, "<a class=\"button\" href=\"/columns\">%s</a>\n", say("Columns"));
    if (desk->cohort.correction_count)
        page_put(out, "<a class=\"button\" href=\"/corrected.csv\" download>%s</a>\n", say("Save with corrections"));
    put_lone_button(out, &desk->cohort, "/away", say("Another file"));
    buffer_string(out, "</div>\n");
}

void answer_table(struct desk *desk, const struct request *request, struct answer *answer)
{
    struct job_progress progress = desk_look(desk);
    if (progress.is_running || progress.kind != JOB_REHEARSAL) {
        answer_job(desk, request, answer);
        return;
    }
    const struct findings findings = findings_of(desk->job.diag, &desk->cohort, desk->arena);
    struct view view = read_view(desk, request, &findings);
    struct buffer *out = &answer->own;
    page_begin(answer, PAGE_COHORT, desk->cohort.name);
    put_state(out, desk, &view);
    finding_put_others(out, &findings);
    put_doings(out, desk, &view);
    if (finding_has_id(desk->job.diag, "column-missing"))
        put_columns(desk, out);
    put_views(out, &view, desk->arena);
    put_table(out, &findings, &view);
    put_settings(out, &desk->cohort, false);
    page_end(answer, 200);
}
