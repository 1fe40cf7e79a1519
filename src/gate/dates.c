/* Days that there are not, years that nobody means, times that end before they begin; percentages over a hundred. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "gate/judgement.h"

enum { YEAR_LEAST = 1500, YEAR_MOST = 2099 /* 2105 is 2015, mistyped */, BETWEEN_MOST = 14 /* bytes between the two days of a range */ };

static int days_of(int month, int year)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool is_day(const struct prose_date *date)
{
    return date->year >= YEAR_LEAST && date->year <= YEAR_MOST && date->month >= 1 && date->month <= 12 &&
           date->day >= 1 && date->day <= days_of(date->month, date->year);
}

static bool is_before(const struct prose_date *one, const struct prose_date *other)
{
    if (one->year != other->year)
        return one->year < other->year;
    return one->month != other->month ? one->month < other->month : one->day < other->day;
}

/* Between two days of a range stands a word or a dash, no list: `to`, `tot en met`, `–`. */
static bool is_range(const struct prose_text *text, size_t start, size_t end)
{
    if (end < start || end - start > BETWEEN_MOST)
        return false;
    for (size_t i = start; i < end; i++)
        if (strchr(",.;:()/\n", text->words[i]))
            return false;
    return true;
}

static void judge_days(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    for (size_t i = 0; i < text->date_count; i++) {
        const struct prose_date *date = &text->dates[i];
        const char *words = prose_part(text, date->start, date->end, judgement->arena);
        if (!is_day(date))
            judgement_add(judgement, DIAG_DATE_IMPOSSIBLE, text->node, "\"%s\" of <%s>: %s", text->language, prose->name, words);
        else if (i && is_day(date - 1) && is_before(date, date - 1) && is_range(text, date[-1].end, date->start))
            judgement_add(judgement, DIAG_DATES_REVERSED, text->node, "\"%s\" of <%s>: %s", text->language, prose->name,
                          prose_part(text, date[-1].start, date->end, judgement->arena));
    }
}

/* A year alone, which may also be any other number; 0: it cannot be one. */
static int year_of(const struct figure *figure)
{
    bool four = strlen(figure->value) == 4 && !figure->is_month && figure->end - figure->start == 4;
    int year = four ? atoi(figure->value) : 0;
    return year >= 1900 && year <= 2100 ? year : 0;
}

/* 2019–2015 */
static void judge_years(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    for (size_t i = 1; i < text->figure_count; i++) {
        const struct figure *from = &text->figures[i - 1], *to = &text->figures[i];
        const char *between = text->words + from->end;
        size_t dash = *between == '-' ? 1 : strncmp(between, "\u2013", 3) == 0 ? 3 : 0;
        if (dash && from->end + dash == to->start && year_of(from) && year_of(to) && year_of(to) < year_of(from))
            judgement_add(judgement, DIAG_DATES_REVERSED, text->node, "\"%s\" of <%s>: %s", text->language, prose->name,
                          prose_part(text, from->start, to->end, judgement->arena));
    }
}

static void judge_percentages(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    for (size_t i = 0; i < text->figure_count; i++)
        if (text->figures[i].is_share && number_value(text->figures[i].value) > 100)
            judgement_add(judgement, DIAG_SHARE_ODD, text->node, "\"%s\" of <%s>: %s %%", text->language, prose->name,
                          text->figures[i].value);
}

/* A duration of nothing. */
static void judge_duration(struct judgement *judgement, const struct prose *prose, const struct prose_text *text)
{
    if (strcmp(prose->name, "duration") == 0 && text->figure_count == 1 && strcmp(text->figures[0].value, "0") == 0)
        judgement_add(judgement, DIAG_DURATION_ODD, text->node, "\"%s\": %s", text->language,
                      prose_part(text, 0, text->length, judgement->arena));
}

void judge_dates(struct judgement *judgement, const struct prose *prose)
{
    for (size_t i = 0; i < prose->count; i++) {
        judge_days(judgement, prose, &prose->texts[i]);
        judge_years(judgement, prose, &prose->texts[i]);
        judge_percentages(judgement, prose, &prose->texts[i]);
        judge_duration(judgement, prose, &prose->texts[i]);
    }
}

/* ------------------------------------------------------------------------------------------------ facts */

/* Pathways are parts of one programme, whose shares make 100 %, or ways to choose from, each of which may be all of it. */
static void judge_pathways(struct judgement *judgement, const struct xml_node *root)
{
    double sum = 0;
    size_t count = 0, whole = 0, silent = 0;
    const struct xml_node *last = NULL;
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        if (!xml_is_named(node, "pathway"))
            continue;
        const char *share = xml_attribute(node, "percentage");
        double value = share ? number_value(share) : 0;
        silent += !share;
        whole += value >= 100;
        sum += value;
        last = node;
        count++;
    }
    bool is_off = silent ? sum > 100.5 : sum < 99.5 || sum > 100.5;
    if (count > silent && !whole && is_off)
        judgement_add(judgement, DIAG_SHARE_ODD, last, "the pathways' shares make %.4g %%", sum);
}

static void judge_date(struct judgement *judgement, const struct xml_node *root)
{
    const char *date = xml_attribute(root, "date");
    int year = date ? atoi(date) : 0;
    if (date && (year < YEAR_LEAST || year > YEAR_MOST))
        judgement_add(judgement, DIAG_DATE_IMPOSSIBLE, xml_find_attribute(root, "date"), "date=\"%s\"", date);
}

static void judge_validity(struct judgement *judgement, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        const char *from = xml_is_named(node, "validity") ? xml_attribute(node, "from") : NULL;
        const char *until = from ? xml_attribute(node, "until") : NULL;
        if (until && strcmp(until, from) < 0)
            judgement_add(judgement, DIAG_DATES_REVERSED, xml_find_attribute(node, "from"), "from=\"%s\" until=\"%s\"", from, until);
    }
}

void judge_facts(struct judgement *judgement, const struct xml_node *root)
{
    judge_validity(judgement, root);
    judge_pathways(judgement, root);
    judge_date(judgement, root);
}
