/* What the holder can do, and may do with it. */
#include <string.h>

#include "learn/draw.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

static void draw_outcome(struct record *record, struct draft *draft, struct fact *fact)
{
    struct thing *outcome = record_thing(record, fact->value);
    struct texts titles = {0};
    if (!draw_first(outcome, DRAWN_OUTCOME))
        return;
    draw_words(record, draft, outcome, "title", &titles, " ", "skill");
    if (titles.first)
        fact->went = "skill";
    put_texts_in(draft, &draft->made[SECTION_SKILL], "skill", &titles, MANNER_LINE, 2);
    texts_finish(&titles);
}

/* ------------------------------------------------------------------------------------------------ entitlements */

static enum section section_of_type(struct record *record, const struct thing *entitlement)
{
    const struct thing *type = record_follow(record, entitlement, "type");
    if (type && strcmp(type->id, ENTITLEMENT_OCCUPATION) == 0)
        return SECTION_OCCUPATIONS;
    return type && strcmp(type->id, ENTITLEMENT_LEARNING) == 0 ? SECTION_ACCESS : SECTION_COUNT;
}

/* Names of occupations that the entitlement is limited to. */
static void draw_labels(struct record *record, struct draft *draft, struct thing *entitlement, const char *property, struct texts *items,
                        const char *element)
{
    for (struct fact *fact = fact_first(entitlement, property); fact; fact = fact_next(fact)) {
        struct thing *occupation = record_thing(record, fact->value);
        draw_words(record, draft, occupation, "prefLabel", items, "\n- ", element);
        if (fact_first(occupation, "prefLabel"))
            fact->went = element;
    }
}

/* Of several each is an item. */
static void add_all(struct draft *draft, struct texts *to, const struct texts *from, bool is_item)
{
    for (const struct text *text = from->first; text; text = text->next) {
        const char *words = arena_copy(draft->arena, (const char *)text->words.bytes, text->words.length);
        if (is_item)
            words = arena_format(draft->arena, "- %s", words_on_line(words, draft->arena));
        texts_add(draft, to, text->language, words, is_item ? "\n" : "\n\n");
    }
}

static void draw_entitlement(struct record *record, struct draft *draft, const size_t *counts, struct fact *fact)
{
    struct thing *entitlement = record_thing(record, fact->value);
    enum section section = section_of_type(record, entitlement);
    if (section == SECTION_COUNT || !draw_first(entitlement, DRAWN_ENTITLEMENT))
        return;
    const char *element = section_name(section);
    const bool is_item = counts[section] > 1;
    struct texts titles = {0}, labels = {0};
    fact->went = element;
    record_went(record, entitlement, "type", element);
    draw_words(record, draft, entitlement, "title", &titles, " ", element);
    draw_words(record, draft, entitlement, "description", &titles, is_item ? ": " : "\n\n", element);
    draw_labels(record, draft, entitlement, "limitOccupation", &labels, element);
    draw_labels(record, draft, entitlement, "limitNationalOccupation", &labels, element);
    add_all(draft, &draft->prose[section], &titles, is_item);
    for (const struct text *text = labels.first; text; text = text->next)
        texts_add(draft, &draft->prose[section], text->language,
                  arena_format(draft->arena, "- %s", arena_copy(draft->arena, (const char *)text->words.bytes, text->words.length)), "\n");
    texts_finish(&titles);
    texts_finish(&labels);
}

void draw_outcomes(struct record *record, struct draft *draft)
{
    struct thing *root = record_root(record);
    size_t counts[SECTION_COUNT + 1] = {0}; /* entitlements of each kind */
    for (struct fact *fact = fact_first(root, "entitlesTo"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            counts[section_of_type(record, record_thing(record, fact->value))]++;
    for (struct fact *fact = fact_first(root, "learningOutcome"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_outcome(record, draft, fact);
    for (struct fact *fact = fact_first(root, "entitlesTo"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_entitlement(record, draft, counts, fact);
}
