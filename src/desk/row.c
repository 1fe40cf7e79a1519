/* One graduate: the cells of the row, and the document that is made of it beside. */
#include "desk/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "desk/finding.h"

/* ------------------------------------------------------------------------------------------------ what a document is made of */

/* A row's document, copied out of the reading. */
struct made_of {
    int line;
    struct arena *arena;
    const char *qualification;
    const char **languages;
    size_t language_count;
    struct supplement_field *fields;
    size_t field_count;
};

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

static bool take_row(void *context, const struct supplement_row *row)
{
    struct made_of *made_of = context;
    struct arena *arena = made_of->arena;
    if (row->is_heading || row->line != made_of->line)
        return row->is_heading || row->line < made_of->line;
    if (!row->qualification)
        return false;
    made_of->qualification = copy(arena, row->qualification);
    made_of->languages = arena_new_array(arena, const char *, row->language_count + 1);
    made_of->fields = arena_new_array(arena, struct supplement_field, row->field_count + 1);
    for (size_t i = 0; i < row->language_count; i++)
        made_of->languages[made_of->language_count++] = copy(arena, row->languages[i]);
    for (size_t i = 0; i < row->field_count; i++)
        made_of->fields[made_of->field_count++] =
            (struct supplement_field){.name = copy(arena, row->fields[i].name), .value = copy(arena, row->fields[i].value)};
    return false;
}

/* Without a qualification: nothing can be made of the row as it is. */
static struct made_of read_row(struct desk *desk, int line)
{
    struct made_of made_of = {.line = line, .arena = desk->arena};
    struct supplement_export request = desk_request(desk);
    struct diag *diag = diag_create();
    cohort_request(&desk->cohort, &request);
    supplement_read_cohort(desk->supplement, &request, take_row, &made_of, diag);
    diag_destroy(diag);
    return made_of;
}

/* ------------------------------------------------------------------------------------------------ the picture */

static bool is_among(const struct made_of *made_of, const char *language)
{
    for (size_t i = 0; i < made_of->language_count; i++)
        if (strcmp(made_of->languages[i], language) == 0)
            return true;
    return false;
}

static bool render(struct desk *desk, const struct made_of *made_of, const char *language, struct files *files)
{
    struct diag *diag = diag_create();
    struct supplement_layout *layout = desk_layout(desk, diag);
    struct supplement_qualification *qualification =
        layout ? supplement_open_qualification(desk->supplement, made_of->qualification, diag) : NULL;
    const struct supplement_request request = {.language = language, .format = SUPPLEMENT_PNG, .fields = made_of->fields,
                                               .field_count = made_of->field_count, .date = desk->desking->date};
    bool good = qualification && supplement_render(desk->supplement, layout, qualification, &request, files, diag);
    supplement_close_qualification(desk->supplement, qualification);
    diag_destroy(diag);
    return good;
}

void desk_forget_pictures(struct desk *desk)
{
    for (int i = 0; i < PREVIEWS; i++) {
        supplement_files_destroy(desk->previews[i].files);
        desk->previews[i] = (struct preview){.line = 0};
    }
}

/* The pages of a row's document, as they were shown last, or made now. NULL: it cannot be made. */
static const struct files *find_pictures(struct desk *desk, const struct made_of *made_of, const char *language)
{
    for (int i = 0; i < PREVIEWS; i++)
        if (desk->previews[i].line == made_of->line && strcmp(desk->previews[i].language, language) == 0)
            return desk->previews[i].files;
    struct preview *preview = &desk->previews[desk->next_preview];
    preview->line = 0;
    preview->files = preview->files ? preview->files : supplement_files_create();
    if (!made_of->qualification || !is_among(made_of, language) || !render(desk, made_of, language, preview->files))
        return NULL;
    preview->line = made_of->line;
    snprintf(preview->language, sizeof preview->language, "%s", language);
    desk->next_preview = (desk->next_preview + 1) % PREVIEWS;
    return preview->files;
}

/* Is read anew only where its picture is not there. */
static const struct files *find_pictures_of(struct desk *desk, int line, const char *language)
{
    for (int i = 0; i < PREVIEWS; i++)
        if (desk->previews[i].line == line && strcmp(desk->previews[i].language, language) == 0)
            return desk->previews[i].files;
    const struct made_of made_of = read_row(desk, line);
    return find_pictures(desk, &made_of, language);
}

void answer_picture(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *line = request_query(request, "line"), *language = request_query(request, "language"), *page = request_query(request, "page");
    bool is_asked = line && language && desk->cohort.headings;
    const struct files *files = is_asked ? find_pictures_of(desk, atoi(line), language) : NULL;
    size_t index = page && atoi(page) > 0 ? (size_t)atoi(page) - 1 : 0;
    if (!files || index >= supplement_files_count(files)) {
        page_tell(answer, PAGE_COHORT, 404, say("No document can be made of this row"), NULL);
        return;
    }
    buffer_append(&answer->own, supplement_files_bytes(files, index), supplement_files_length(files, index));
    answer_own(answer, 200, "image/png");
    answer->cache = "no-store";
}

/* ------------------------------------------------------------------------------------------------ the page */

static void put_cells(struct buffer *out, const struct findings *findings, const struct line *line)
{
    page_put(out, "<form method=\"post\" action=\"/row\" class=\"fields\">\n<input type=\"hidden\" name=\"line\" value=\"%d\">\n", line->number);
    put_ticket(out, findings->cohort);
    put_unscripted(out);
    if (finding_of_cell(findings, line->number, 0))
        finding_put_cell(out, findings, line->number, 0);
    for (int column = 1; (size_t)column <= findings->cohort->column_count; column++) {
        bool is_marked = finding_of_cell(findings, line->number, column);
        const char *value = cohort_cell(findings->cohort, line, column);
        page_put(out, "<p><label for=\"c-%d-%d\">%s</label>\n", line->number, column, findings->cohort->headings[column - 1]);
        put_seen(out, value);
        page_put(out, "<input id=\"c-%d-%d\" name=\"c-%d-%d\" value=\"%s\" autocomplete=\"off\"", line->number, column, line->number, column, value);
        if (is_marked)
            page_put(out, " aria-invalid=\"true\" aria-describedby=\"e-%d-%d\"", line->number, column);
        buffer_string(out, "></p>\n");
        if (is_marked)
            finding_put_cell(out, findings, line->number, column);
    }
    page_put(out, "<p><button class=\"first\">%s</button> <a class=\"button\" href=\"/#l%d\">%s</a></p>\n</form>\n", say("Take this over"),
             line->number, say("Back to the rows"));
}

static void put_pages(struct buffer *out, int line, const char *language, const struct files *files)
{
    page_put(out, "<figure>\n<figcaption>%s</figcaption>\n", language);
    int pages = files ? (int)supplement_files_count(files) : 0;
    for (int page = 1; page <= pages; page++)
        page_put(out, "<img src=\"/row.png?line=%d&amp;language=%s&amp;page=%d\" alt=\"%s %d\" width=\"1191\" height=\"1684\">\n", line, language,
                 page, say("Page"), page);
    if (!pages)
        page_put(out, "<p class=\"soft\">%s</p>\n", say("No document can be made of this row as it is."));
    buffer_string(out, "</figure>\n");
}

static void put_pictures(struct desk *desk, struct buffer *out, int line)
{
    struct made_of made_of = read_row(desk, line);
    if (!made_of.qualification || !made_of.language_count) {
        page_put(out, "<p class=\"soft\">%s</p>\n", say("No document can be made of this row as it is."));
        return;
    }
    for (size_t i = 0; i < made_of.language_count; i++)
        put_pages(out, line, made_of.languages[i], find_pictures(desk, &made_of, made_of.languages[i]));
}

/* The next one of which nothing can be issued, from the first again behind the last. NULL: there is no other. */
static const struct line *find_next_bad(const struct desk *desk, const struct findings *findings, const struct line *line)
{
    const bool *bad = desk_bad_lines(desk, findings);
    const struct cohort *cohort = &desk->cohort;
    size_t here = (size_t)(line - cohort->lines);
    for (size_t i = 1; i < cohort->line_count; i++) {
        const struct line *next = &cohort->lines[(here + i) % cohort->line_count];
        if (bad[next->number])
            return next;
    }
    return NULL;
}

/* Where it is all that there is, nothing else is to be looked at before. */
static void put_way_on(const struct desk *desk, const struct findings *findings, const struct line *line, struct buffer *out)
{
    const struct line *next = find_next_bad(desk, findings, line);
    if (next)
        page_put(out, "<p><a class=\"button\" href=\"/row?line=%d\">%s</a></p>\n", next->number, say("To the next row to mend"));
    if (desk->job.good && desk->cohort.line_count == 1)
        page_put(out, "<p><a class=\"button first\" href=\"/issue\">%s</a></p>\n", say("Issue them"));
}

static void put_row(struct desk *desk, const struct line *line, struct answer *answer)
{
    const struct findings findings = findings_of(desk->job.diag, &desk->cohort, desk->arena);
    char title[128];
    snprintf(title, sizeof title, "%s %d", say("Row"), line->number);
    page_begin(answer, PAGE_COHORT, title);
    buffer_string(&answer->own, "<div class=\"pair\">\n");
    buffer_string(&answer->own, "<div>\n");
    put_cells(&answer->own, &findings, line);
    put_way_on(desk, &findings, line, &answer->own);
    buffer_string(&answer->own, "</div>\n");
    page_put(&answer->own, "<section aria-label=\"%s\">\n", say("The document"));
    put_pictures(desk, &answer->own, line->number);
    buffer_string(&answer->own, "</section>\n</div>\n");
    page_end(answer, 200);
}

/* GET shows a row; POST takes its cells over, and shows it again. */
void answer_row(struct desk *desk, const struct request *request, struct answer *answer)
{
    bool posts = strcmp(request->method, "POST") == 0;
    const char *number = posts ? form_text(request, "line", desk->arena) : request_query(request, "line");
    const struct line *line = number && desk->cohort.headings ? cohort_line(&desk->cohort, atoi(number)) : NULL;
    if (!line) {
        page_lead_to(answer, "/");
    } else if (posts) {
        if (take_cells(desk, request, answer))
            page_lead_to(answer, arena_format(desk->arena, "/row?line=%d", line->number));
    } else if (desk_look(desk).is_running) {
        answer_job(desk, request, answer);
    } else {
        put_row(desk, line, answer);
    }
}
