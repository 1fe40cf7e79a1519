/* Levels, and how one is examined. */
#include <string.h>

#include "base/ascii.h"
#include "learn/draw.h"
#include "learn/escape.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

/* ------------------------------------------------------------------------------------------------ levels */

struct levels {
    const char *eqf, *isced, *nlqf;
    struct buffer frameworks;
};

static void draw_eqf(struct thing *root, struct levels *levels)
{
    struct fact *fact = fact_first(root, "EQFLevel");
    const char *end = fact ? address_end(fact->value) : "";
    if (*end < '1' || *end > '8' || end[1])
        return;
    levels->eqf = end;
    fact->went = "level";
}

/* A framework without a level says nothing of the qualification's. The Dutch one has an attribute of its own. */
static void draw_framework(struct draft *draft, struct fact *fact, struct levels *levels)
{
    const struct framework_level *level = framework_level_of(fact->value);
    if (!level || !*level->level)
        return;
    draft->country = draft->country ? draft->country : *level->country ? level->country : NULL;
    fact->went = "level";
    if (strcmp(level->framework, "NLQF") == 0 && ascii_is_digit(*level->level) && !levels->nlqf) {
        levels->nlqf = level->level;
        return;
    }
    buffer_format(&levels->frameworks, "    <framework name=\"%s\" level=\"%s\"/>\n", level->framework, level->level);
}

/* Levels of ISCED 2011 and 1997 (layouts/schemas/qualification.xsd, isced-level). */
static bool is_isced(const char *text)
{
    size_t length = strlen(text);
    if (*text < '0' || *text > '8')
        return false;
    if (length == 2)
        return *text < '7' && text[1] >= 'A' && text[1] <= 'C';
    return length == 1 || (length == 3 && ascii_is_digit(text[1]) && ascii_is_digit(text[2]));
}

static void draw_isced(struct record *record, struct thing *root, struct levels *levels)
{
    for (struct fact *fact = fact_first(root, "educationLevel"); fact; fact = fact_next(fact)) {
        const char *notation = fact->kind == FACT_LINK ? thing_words(record_thing(record, fact->value), "notation") : NULL;
        const char *end = notation ? notation : address_end(fact->value);
        if (levels->isced || !is_isced(end))
            continue;
        levels->isced = end;
        fact->went = "level";
    }
}

static void put_level(struct draft *draft, const struct levels *levels, struct texts *words)
{
    struct buffer *out = &draft->made[SECTION_LEVEL];
    if (!levels->eqf && !levels->isced && !levels->nlqf && !levels->frameworks.length && !words->first)
        return;
    buffer_string(out, "  <level");
    if (levels->nlqf)
        buffer_format(out, " nlqf=\"%s\"", levels->nlqf);
    if (levels->eqf)
        buffer_format(out, " eqf=\"%s\"", levels->eqf);
    if (levels->isced)
        buffer_format(out, " isced=\"%s\"", levels->isced);
    buffer_string(out, ">\n");
    put_texts(draft, out, words, MANNER_PROSE, 4);
    buffer_append(out, levels->frameworks.bytes, levels->frameworks.length);
    buffer_string(out, "  </level>\n");
}

static void draw_level(struct record *record, struct draft *draft, struct thing *root)
{
    struct levels levels = {0};
    struct texts words = {0};
    draw_eqf(root, &levels);
    for (struct fact *fact = fact_first(root, "NQFLevel"); fact; fact = fact_next(fact))
        draw_framework(draft, fact, &levels);
    draw_isced(record, root, &levels);
    draw_notes(record, draft, root, "additionalNote", OWN_SUBJECT "level", &words, "\n\n", "level");
    put_level(draft, &levels, &words);
    texts_finish(&words);
    buffer_finish(&levels.frameworks);
}

/* ------------------------------------------------------------------------------------------------ grading */

/* The model has no marks: what it says of the scale is what it takes to pass, in words. */
static void draw_assessment(struct record *record, struct draft *draft, struct fact *fact)
{
    static const char element[] = "grading-scale";
    struct thing *assessment = record_thing(record, fact->value), *scheme = record_follow(record, assessment, "gradingScheme");
    struct texts words = {0};
    fact->went = element;
    if (!draw_first(assessment, DRAWN_ASSESSMENT))
        return;
    draw_words(record, draft, assessment, "title", &words, "\n\n", element);
    draw_words(record, draft, assessment, "description", &words, "\n\n", element);
    draw_notes(record, draft, assessment, "additionalNote", NULL, &words, "\n\n", element);
    if (scheme) {
        fact_first(assessment, "gradingScheme")->went = element;
        draw_words(record, draft, scheme, "title", &words, "\n\n", element);
        draw_words(record, draft, scheme, "description", &words, "\n\n", element);
    }
    struct buffer *out = &draft->made[SECTION_SCALE];
    if (words.first) {
        buffer_string(out, "  <grading-scale>\n");
        put_texts_in(draft, out, "requirements", &words, MANNER_PROSE, 4);
        buffer_string(out, "  </grading-scale>\n");
    }
    texts_finish(&words);
}

void draw_levels(struct record *record, struct draft *draft)
{
    struct thing *root = record_root(record);
    draw_level(record, draft, root);
    for (struct fact *fact = fact_first(root, "provenBy"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_assessment(record, draft, fact);
}
