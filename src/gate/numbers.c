/* Numbers that differ between the languages of one text. Numbers in words (three) cannot be compared: a small number that
 * one language lacks may be among its words, unless that language has another number in its place. */
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/say.h"
#include "gate/judgement.h"

enum {
    IN_WORDS_MOST = 12, /* larger numbers are seldom written in words */
    LISTED_MOST = 6
};

static bool has_value(const struct prose_text *text, const char *value, bool is_month)
{
    for (size_t i = 0; i < text->figure_count; i++) {
        const struct figure *figure = &text->figures[i];
        if (figure->is_month == is_month && strcmp(figure->value, value) == 0)
            return true;
        if (!is_month && figure->joined && strcmp(figure->joined, value) == 0)
            return true;
    }
    return false;
}

/* A space between 4 and 800 groups digits, or stands between two numbers: either may be what the other language has. */
static bool is_joined(const struct prose_text *text, size_t at, const struct prose_text *other)
{
    const struct figure *figures = text->figures;
    if (figures[at].joined && has_value(other, figures[at].joined, false))
        return true;
    return at && figures[at - 1].joined && figures[at - 1].end + 1 == figures[at].start &&
           has_value(other, figures[at - 1].joined, false);
}

static bool lacks(const struct prose_text *text, size_t at, const struct prose_text *other)
{
    const struct figure *figure = &text->figures[at];
    if (figure->is_month)
        return other->knows_months && !has_value(other, figure->value, true);
    return !has_value(other, figure->value, false) && !is_joined(text, at, other);
}

struct lacking {
    struct buffer list;
    size_t listed, large, months, small; /* how many of them there are */
};

static struct lacking lacking_in(const struct prose_text *text, const struct prose_text *other)
{
    struct lacking lacking = {0};
    for (size_t i = 0; i < text->figure_count; i++) {
        const struct figure *figure = &text->figures[i];
        if (!lacks(text, i, other))
            continue;
        if (lacking.listed++ < LISTED_MOST)
            buffer_format(&lacking.list, "%s%s%.20s", lacking.listed > 1 ? ", " : "", figure->is_month ? say("month ") : "",
                          figure->value);
        size_t *count = figure->is_month ? &lacking.months
                        : number_value(figure->value) > IN_WORDS_MOST || strchr(figure->value, '.') ? &lacking.large
                                                                                                    : &lacking.small;
        ++*count;
    }
    if (lacking.listed > LISTED_MOST)
        buffer_format(&lacking.list, say_count(lacking.listed - LISTED_MOST, " and %zu other", " and %zu others"),
                      lacking.listed - LISTED_MOST);
    buffer_byte(&lacking.list, '\0');
    return lacking;
}

/* A number of the original that all others lack: then it is told once, there. */
static bool are_alone(const struct prose *prose)
{
    enum { TEXTS_MOST = 40 }; /* each number is looked for in each */
    const struct prose_text *original = &prose->texts[prose->original];
    if (prose->count < 3 || prose->count > TEXTS_MOST)
        return false;
    for (size_t at = 0; at < original->figure_count; at++) {
        size_t lacking = 0;
        for (size_t i = 0; i < prose->count; i++)
            lacking += i != prose->original && lacks(original, at, &prose->texts[i]);
        if (lacking && lacking < prose->count - 1)
            return false; /* some have it */
    }
    return true;
}

static void compare(struct judgement *judgement, const struct prose *prose, const struct prose_text *original,
                    const struct prose_text *text, bool alone)
{
    struct lacking here = lacking_in(text, original), there = lacking_in(original, text);
    size_t more = here.large + here.small, fewer = there.large + there.small;
    if ((more && fewer) || (here.months && there.months))
        judgement_add(judgement, DIAG_NUMBERS_DIFFER, text->node, "<%s>: \"%s\" has %s, \"%s\" has %s", prose->name,
                      text->language, (const char *)here.list.bytes, original->language,
                      (const char *)there.list.bytes);
    else if (there.large && alone)
        judgement_add(judgement, DIAG_NUMBER_ALONE, original->node, "<%s>: only \"%s\" has %s", prose->name,
                      original->language, (const char *)there.list.bytes);
    else if (here.large || there.large)
        judgement_add(judgement, DIAG_NUMBER_ALONE, text->node, "<%s>: \"%s\" has %s, \"%s\" has not", prose->name,
                      here.large ? text->language : original->language,
                      (const char *)(here.large ? here.list.bytes : there.list.bytes),
                      here.large ? original->language : text->language);
    buffer_finish(&here.list);
    buffer_finish(&there.list);
}

void judge_numbers(struct judgement *judgement, const struct prose *prose)
{
    const struct prose_text *original = &prose->texts[prose->original];
    bool alone = are_alone(prose);
    for (size_t i = 0; i < prose->count; i++)
        if (i != prose->original && (prose->texts[i].figure_count || original->figure_count))
            compare(judgement, prose, original, &prose->texts[i], alone);
}
