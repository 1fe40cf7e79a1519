/* What each column of the file is: by its heading, unless whoever sits at the desk says otherwise. */
#include "desk/inside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "desk/finding.h"

#define LEFT_OUT "-"

/* The words of layouts/columns.csv. */
static const struct {
    const char *meaning, *words;
} MEANINGS[] = {
    {"name", N_("Name")},
    {"first name", N_("First name")},
    {"called", N_("Name that one goes by")},
    {"middle name", N_("Middle name")},
    {"prefix", N_("Prefix of the last name")},
    {"last name", N_("Last name")},
    {"born", N_("Date of birth")},
    {"student", N_("Student number")},
    {"qualification", N_("Code of the qualification")},
    {"language", N_("Languages of the supplement")},
    {"diploma", N_("Diploma number")},
    {"date", N_("Date of the diploma")},
    {"school", N_("School")},
    {LEFT_OUT, N_("Not used")},
};

const char *meaning_words(const char *meaning)
{
    if (!meaning)
        return say("not used");
    for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++)
        if (strcmp(MEANINGS[i].meaning, meaning) == 0)
            return say(MEANINGS[i].words);
    return meaning;
}

/* Whether one of the meanings above has the field. */
static bool is_of_meaning(const char *input)
{
    const char *dot = strrchr(input, '.');
    for (size_t i = 0; dot && i < sizeof MEANINGS / sizeof *MEANINGS; i++)
        if (strcmp(MEANINGS[i].meaning, dot + 1) == 0 && strncmp(input, "holder.", 7) == 0)
            return true;
    return strchr(input, '*') != NULL || strstr(input, "check") != NULL || strstr(input, "signed") != NULL;
}

static void put_menu(struct desk *desk, struct buffer *out, size_t column, const char *const *inputs)
{
    const char *chosen = desk->cohort.chosen[column], *usual = desk->cohort.meanings[column];
    char words[256];
    snprintf(words, sizeof words, "%s: %s", say("As its heading says"), meaning_words(usual));
    page_put(out, "<select id=\"m-%zu\" name=\"m-%zu\">\n", column + 1, column + 1);
    put_option(out, "", chosen ? say("As its heading says") : words, !chosen);
    for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++)
        put_option(out, MEANINGS[i].meaning, say(MEANINGS[i].words), chosen && strcmp(chosen, MEANINGS[i].meaning) == 0);
    for (; inputs && *inputs; inputs++)
        if (!is_of_meaning(*inputs))
            put_option(out, *inputs, *inputs, chosen && strcmp(chosen, *inputs) == 0);
    buffer_string(out, "</select>\n");
}

static const char *example_of(const struct cohort *cohort, size_t column)
{
    for (size_t i = 0; i < cohort->line_count && i < 20; i++) {
        const char *cell = cohort_cell(cohort, &cohort->lines[i], (int)column + 1);
        if (*cell)
            return cell;
    }
    return "";
}

void put_columns(struct desk *desk, struct buffer *out)
{
    struct diag *diag = diag_create();
    struct supplement_layout *layout = desk_layout(desk, diag);
    const char *const *inputs = layout ? supplement_inputs(layout) : NULL;
    buffer_string(out, "<form method=\"post\" action=\"/columns\" class=\"columns\">\n");
    put_ticket(out, &desk->cohort);
    page_put(out, "<h2>%s</h2>\n<table class=\"cards\">\n<thead>\n<tr><th scope=\"col\">%s</th>"
                  "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr>\n</thead>\n<tbody>\n",
             say("What the columns are"), say("Heading"), say("For example"), say("What it is"));
    for (size_t i = 0; i < desk->cohort.column_count; i++) {
        if (!*desk->cohort.headings[i])
            continue;
        page_put(out, "<tr><th scope=\"row\"><label for=\"m-%zu\">%s</label></th><td>%s</td><td>\n", i + 1, desk->cohort.headings[i],
                 example_of(&desk->cohort, i));
        put_menu(desk, out, i, inputs);
        buffer_string(out, "</td></tr>\n");
    }
    page_put(out, "</tbody>\n</table>\n<p><button class=\"first\">%s</button></p>\n</form>\n", say("Read them so"));
    diag_destroy(diag);
}

void answer_columns(struct desk *desk, const struct request *request, struct answer *answer)
{
    (void)request;
    if (!desk->cohort.headings) {
        page_lead_to(answer, "/");
        return;
    }
    page_begin(answer, PAGE_COHORT, desk->cohort.name);
    put_columns(desk, &answer->own);
    page_put(&answer->own, "<p><a href=\"/\">%s</a></p>\n", say("Back to the rows"));
    page_end(answer, 200);
}

void answer_chosen(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *name, *value;
    int column;
    if (desk_is_issuing(desk, answer))
        return;
    page_lead_to(answer, "/");
    if (!desk->cohort.headings)
        return;
    job_stop(&desk->job);
    for (size_t at = 0; form_next(request, &at, &name, &value, desk->arena);)
        if (sscanf(name, "m-%d", &column) == 1)
            cohort_choose(&desk->cohort, column, value);
    if (cohort_map(&desk->cohort))
        desk_read(desk);
    else
        page_tell(answer, PAGE_COHORT, 500, say("The file cannot be kept"), say_error(errno));
}
