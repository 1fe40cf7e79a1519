/* What was issued, a row a document, and the rows of which nothing was: searched and leafed through. Whose they are stands in no address: what is
 * searched for is posted. */
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/say.h"
#include "desk/finding.h"
#include "desk/inside.h"
#include "desk/words.h"

enum { SHOWN = 100 };

/* What of them is shown. */
struct sight {
    const char *words;         /* that are searched for; "" */
    bool wants_rejected;       /* rows of which nothing was issued */
    size_t page;               /* from 0 */
    size_t documents, rejected, found; /* how many there are, and how many of those that are wanted fit */
};

/* ------------------------------------------------------------------------------------------------ documents */

static const char *state_of(const struct result *result)
{
    switch (result->outcome) {
    case SUPPLEMENT_REISSUED: return say("replaces an earlier one");
    case SUPPLEMENT_KEPT: return say("as issued before");
    case SUPPLEMENT_CORRECTED: return say("corrected in the register");
    default: return say("issued");
    }
}

static void put_file(struct buffer *out, const struct results *results, size_t index, bool can_be_opened)
{
    const char *file = results->list[index].file, *name = file ? last_part(file) : NULL;
    if (can_be_opened && file)
        page_put(out, "<a href=\"/document?number=%zu\">%s</a>", index + 1, name);
    else
        page_put(out, "%s", name ? name : "");
}

static void put_document(struct buffer *out, const struct results *results, size_t index, bool can_be_opened)
{
    const struct result *result = &results->list[index];
    page_put(out, "<tr><th scope=\"row\" data-head=\"%s\">%d</th><td data-head=\"%s\">%s</td><td data-head=\"%s\"><form method=\"post\" action=\"/register/entry\">"
                  "<button name=\"number\" value=\"%s\" class=\"plain\">%s</button></form></td><td data-head=\"%s\">%s</td><td data-head=\"%s\">",
             say("Row"), result->line, say("Name"), result->name ? result->name : "", say("Number"), result->number ? result->number : "",
             result->number ? result->number : "", say("Language"), result->language ? result->language : "", say("File"));
    put_file(out, results, index, can_be_opened);
    page_put(out, "</td><td data-head=\"%s\"><span class=\"%s\">%s</span></td></tr>\n", say("State"),
             result->outcome == SUPPLEMENT_REISSUED ? "warn" : "good", state_of(result));
}

static bool fits(const struct result *result, const char *words)
{
    const char *const cells[] = {result->name, result->number, result->language, result->file};
    return words_fit(words, cells, sizeof cells / sizeof *cells);
}

static bool is_on_page(struct sight *sight)
{
    size_t at = sight->found++;
    return at / SHOWN == sight->page;
}

static void put_documents(struct desk *desk, struct sight *sight, struct buffer *rows)
{
    const struct results *results = &desk->job.results;
    bool can_be_opened = !is_made_one_file(desk->job.request.output);
    for (size_t i = 0; i < results->count; i++)
        if (results->list[i].outcome != SUPPLEMENT_REJECTED && fits(&results->list[i], sight->words) && is_on_page(sight))
            put_document(rows, results, i, can_be_opened);
}

/* ------------------------------------------------------------------------------------------------ rows of which nothing was issued */

static bool is_name(const char *meaning)
{
    return strcmp(meaning, "name") == 0 || strcmp(meaning, "first name") == 0 || strcmp(meaning, "middle name") == 0 || strcmp(meaning, "prefix") == 0 || strcmp(meaning, "last name") == 0;
}

/* As it stands in the row. */
static const char *name_in(const struct desk *desk, const struct line *line)
{
    const struct cohort *cohort = &desk->cohort;
    const char *name = "";
    for (size_t i = 0; i < cohort->column_count; i++) {
        const char *cell = is_name(cohort->meanings[i] ? cohort->meanings[i] : "") ? cohort_cell(cohort, line, (int)i + 1) : "";
        name = *cell ? arena_format(desk->arena, "%s%s%s", name, *name ? " " : "", cell) : name;
    }
    return name;
}

static void put_reasons(struct buffer *out, const struct findings *findings, int line, bool has_file)
{
    if (!finding_of_line(findings, line))
        page_put(out, "%s", has_file ? say("The reason stands in rejected.csv.") : say("what is wrong here is told once other rows are mended"));
    for (int column = 0; (size_t)column <= findings->cohort->column_count; column++)
        if (finding_of_cell(findings, line, column))
            finding_put_cell(out, findings, line, column);
}

static void put_rejected(struct desk *desk, struct sight *sight, struct buffer *rows)
{
    const struct cohort *cohort = &desk->cohort;
    const struct findings findings = findings_of(desk->job.diag, cohort, desk->arena);
    const bool *bad = desk_bad_lines(desk, &findings);
    for (size_t i = 0; i < cohort->line_count; i++) {
        const struct line *line = &cohort->lines[i];
        if (!bad[line->number])
            continue;
        sight->rejected++;
        const char *name = name_in(desk, line);
        if (!sight->wants_rejected || !words_fit(sight->words, &name, 1) || !is_on_page(sight))
            continue;
        page_put(rows, "<tr><th scope=\"row\" data-head=\"%s\">%d</th><td data-head=\"%s\">%s</td><td>", say("Row"), line->number, say("Name"), name);
        put_reasons(rows, &findings, line->number, desk->job.request.keep_going);
        buffer_string(rows, "</td></tr>\n");
    }
}

/* ------------------------------------------------------------------------------------------------ the page's part */

static void put_search(struct buffer *out, const struct sight *sight)
{
    page_put(out, "<form method=\"post\" action=\"/job\" role=\"search\" class=\"search\">\n<input type=\"hidden\" name=\"rows\" value=\"%s\">\n"
                  "<label for=\"q\">%s</label>\n<input type=\"search\" id=\"q\" name=\"q\" value=\"%s\" autocomplete=\"off\"> <button>%s</button>\n</form>\n",
             sight->wants_rejected ? "rejected" : "", say("Name, number or language"), sight->words, say("Search"));
}

static void put_views(struct buffer *out, const struct sight *sight)
{
    page_put(out, "<nav class=\"views\" aria-label=\"%s\">\n<ul>\n", say("Which rows"));
    if (sight->documents)
        put_choice(out, "/job", say("Documents"), sight->documents, !sight->wants_rejected && !*sight->words);
    if (sight->rejected)
        put_choice(out, "/job?rows=rejected", say("Rejected rows"), sight->rejected, sight->wants_rejected && !*sight->words);
    if (!*sight->words)
        put_page_links(out, sight->wants_rejected ? "/job?rows=rejected&page=" : "/job?page=", sight->page, (sight->found + SHOWN - 1) / SHOWN);
    buffer_string(out, "</ul>\n</nav>\n");
}

static void put_found(struct buffer *out, const struct sight *sight)
{
    if (!*sight->words)
        return;
    page_put(out, "<p role=\"status\">");
    page_put(out, say_count(sight->found, "%zu is found", "%zu are found"), sight->found);
    if (sight->found > SHOWN)
        page_put(out, say("; the first %d are shown"), SHOWN);
    buffer_string(out, "</p>\n");
}

static void put_table(struct buffer *out, const struct sight *sight, const struct buffer *rows)
{
    page_put(out, "<div class=\"wide\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">\n<table class=\"cards\">\n<thead>\n<tr><th scope=\"col\">%s</th>"
                  "<th scope=\"col\">%s</th>", say("Row by row"), say("Row"), say("Name"));
    if (sight->wants_rejected)
        page_put(out, "<th scope=\"col\">%s</th>", say("Why"));
    else
        page_put(out, "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th>", say("Number"),
                 say("Language"), say("File"), say("State"));
    buffer_string(out, "</tr>\n</thead>\n<tbody>\n");
    buffer_append(out, rows->bytes, rows->length);
    buffer_string(out, "</tbody>\n</table>\n</div>\n");
}

static struct sight read_sight(struct desk *desk, const struct request *request)
{
    const char *page = request_query(request, "page"), *words = form_text(request, "q", desk->arena);
    const char *rows = words ? form_text(request, "rows", desk->arena) : request_query(request, "rows");
    struct sight sight = {.words = words ? words : "", .wants_rejected = rows && strcmp(rows, "rejected") == 0};
    sight.page = page && !*sight.words ? strtoul(page, NULL, 10) : 0;
    sight.page -= sight.page > 0;
    for (size_t i = 0; i < desk->job.results.count; i++)
        sight.documents += desk->job.results.list[i].outcome != SUPPLEMENT_REJECTED;
    sight.wants_rejected |= !sight.documents;
    return sight;
}

void put_results(struct desk *desk, const struct request *request, struct buffer *out)
{
    struct sight sight = read_sight(desk, request);
    struct buffer rows = {0};
    put_rejected(desk, &sight, &rows);
    if (!sight.wants_rejected)
        put_documents(desk, &sight, &rows);
    if (sight.documents + sight.rejected) {
        page_put(out, "<h2>%s</h2>\n", say("Row by row"));
        put_search(out, &sight);
        put_views(out, &sight);
        put_found(out, &sight);
    }
    if (rows.length)
        put_table(out, &sight, &rows);
    buffer_finish(&rows);
}

/* ------------------------------------------------------------------------------------------------ a document */

void answer_document(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *number = request_query(request, "number");
    size_t index = number ? strtoul(number, NULL, 10) : 0;
    bool has_ended = !job_look(&desk->job).is_running, is_there = has_ended && index && index <= desk->job.results.count;
    const struct result *result = is_there ? &desk->job.results.list[index - 1] : NULL;
    const char *output = desk->job.request.output;
    if (!result || !result->file || is_made_one_file(output) ||
        !answer_with_file(arena_format(desk->arena, "%s/%s", output, result->file), "application/pdf", "inline; filename=\"supplement.pdf\"", answer))
        page_tell(answer, PAGE_COHORT, 404, say("There is nothing at this address"), NULL);
}
