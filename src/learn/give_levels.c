/* Levels, and how one is examined. */
#include <stdio.h>
#include <string.h>

#include "learn/give.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

static void give_framework(struct giving *giving, const char *framework, const char *level)
{
    const struct framework_level *found =
        giving->country && framework && level ? framework_level_named(giving->country, framework, level) : NULL;
    if (found)
        give_value(giving, giving->qualification, "NQFLevel", arena_format(giving->record->arena, "%s%s", NQF, found->number));
}

/* The model demands one: if the level is not told, that of the country's framework which it numbers as such. */
static void give_frameworks(struct giving *giving, const struct xml_node *level)
{
    give_framework(giving, "NLQF", level ? xml_attribute(level, "nlqf") : NULL);
    for (const struct xml_node *child = level ? xml_first_element(level) : NULL; child; child = xml_next_element(child))
        if (xml_is_named(child, "framework"))
            give_framework(giving, xml_attribute(child, "name"), xml_attribute(child, "level"));
    if (fact_first(giving->qualification, "NQFLevel"))
        return;
    const struct framework_level *whole = giving->country ? framework_level_named(giving->country, NULL, NULL) : NULL;
    if (whole)
        give_value(giving, giving->qualification, "NQFLevel", arena_format(giving->record->arena, "%s%s", NQF, whole->number));
    else
        diag_report(giving->diag, DIAG_MODEL_DEMANDS, (struct place){giving->path, 0}, "%s", "NQFLevel (<framework> in <level>)");
}

static void give_level(struct giving *giving)
{
    const struct xml_node *level = give_first(giving, SECTION_LEVEL);
    const char *eqf = level ? xml_attribute(level, "eqf") : NULL;
    if (eqf && *eqf != '[') /* "[eqf]" of a new file is none yet */
        give_value(giving, giving->qualification, "EQFLevel", arena_format(giving->record->arena, "%s%s", EQF, eqf));
    else
        diag_report(giving->diag, DIAG_MODEL_DEMANDS, (struct place){giving->path, 0}, "%s", "EQFLevel (eqf=\"…\" of <level>)");
    give_frameworks(giving, level);
    give_notes(giving, giving->qualification, "level", level);
}

/* ------------------------------------------------------------------------------------------------ grading */

static const char *mark_of(const struct xml_node *step, struct arena *arena)
{
    const char *mark = xml_attribute(step, "mark"), *from = xml_attribute(step, "from"), *to = xml_attribute(step, "to");
    if (mark)
        return mark;
    return from || to ? arena_format(arena, "%s–%s", from ? from : "", to ? to : "") : "";
}

static const char *text_in(const struct xml_node *element, const char *language, struct arena *arena)
{
    for (const struct xml_node *text = element ? xml_first_element(element) : NULL; text; text = xml_next_element(text))
        if (xml_is_named(text, "text") && xml_attribute(text, "lang") && strcmp(xml_attribute(text, "lang"), language) == 0)
            return words_on_line(words_of_node(text, arena), arena);
    return "";
}

/* The scale in words: an item for each mark. Whether one passes with it, a sign tells in any language. */
static void give_scale_in(struct giving *giving, struct thing *scheme, const struct xml_node *scale, const char *language)
{
    struct arena *arena = giving->record->arena;
    const char *words = "";
    for (const struct xml_node *step = xml_first_element(scale); step; step = xml_next_element(step)) {
        if (!xml_is_named(step, "step"))
            continue;
        const char *mark = mark_of(step, arena), *name = text_in(step, language, arena), *passes = xml_attribute(step, "passes");
        words = arena_format(arena, "%s%s- %s%s%s (%s)", words, *words ? "\n" : "", mark, *mark && *name ? ": " : "", name,
                             passes && strcmp(passes, "yes") == 0 ? "✓" : "✗");
    }
    give_literal(giving, scheme, "description", words, language);
}

static void give_scale(struct giving *giving, const struct xml_node *scale, unsigned number)
{
    struct thing *assessment = give_named(giving, "LearningAssessmentSpecification", "assessment", number);
    struct thing *scheme = give_named(giving, "GradingScheme", "grading-scheme", number);
    const struct xml_node *title = give_first(giving, SECTION_TITLE);
    give_texts(giving, assessment, "title", title);
    give_notes(giving, assessment, "requirements", child_named(scale, "requirements"));
    give_link(giving, assessment, "gradingScheme", scheme);
    if (!give_texts(giving, scheme, "title", child_named(scale, "title")))
        give_texts(giving, scheme, "title", title);
    for (const struct xml_node *text = title ? xml_first_element(title) : NULL; text; text = xml_next_element(text))
        if (xml_attribute(text, "lang"))
            give_scale_in(giving, scheme, scale, xml_attribute(text, "lang"));
    give_link(giving, giving->qualification, "provenBy", assessment);
}

void give_levels(struct giving *giving)
{
    const struct section_parts *scales = &giving->parts.sections[SECTION_SCALE];
    give_level(giving);
    for (size_t i = 0; i < scales->count; i++)
        give_scale(giving, scales->list[i].node, (unsigned)i + 1);
}
