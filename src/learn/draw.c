#include "learn/draw.h"

#include <string.h>

#include "learn/vocabulary.h"
#include "learn/words.h"

/* The language of a fact; of one that does not say, the first of the qualification's. NULL: it says none that can be meant. */
static const char *language_of_fact(const struct draft *draft, const struct fact *fact)
{
    if (!*fact->language)
        return draft->languages ? draft->languages[0] : NULL;
    return language_of(fact->language, draft->arena);
}

static void draw_fact(struct draft *draft, struct fact *fact, struct texts *texts, const char *behind, const char *element)
{
    const char *language = language_of_fact(draft, fact);
    if (fact->kind != FACT_TEXT || !language || draft_is_full(draft))
        return;
    const char *words = words_of_literal(fact->value, draft->arena);
    if (!*words)
        return;
    texts_add(draft, texts, language, words, behind);
    fact->went = element;
}

void draw_words(struct record *record, struct draft *draft, struct thing *thing, const char *property, struct texts *texts,
                const char *behind, const char *element)
{
    (void)record;
    for (struct fact *fact = fact_first(thing, property); fact; fact = fact_next(fact))
        draw_fact(draft, fact, texts, behind, element);
}

bool draw_first(struct thing *thing, enum drawn as)
{
    bool first = !(thing->drawn & as);
    thing->drawn |= as;
    return first;
}

const char *note_subject(struct record *record, const struct thing *note)
{
    const struct thing *subject = record_follow(record, note, "subject");
    return subject ? subject->id : NULL;
}

void draw_notes(struct record *record, struct draft *draft, struct thing *thing, const char *property, const char *subject,
                struct texts *texts, const char *behind, const char *element)
{
    for (struct fact *fact = fact_first(thing, property); fact; fact = fact_next(fact)) {
        if (fact->kind == FACT_TEXT) { /* some write the words themselves */
            if (!subject)
                draw_fact(draft, fact, texts, behind, element);
            continue;
        }
        struct thing *note = record_thing(record, fact->value);
        const char *is = note_subject(record, note);
        if (subject ? !is || strcmp(is, subject) != 0 : is && address_begins(is, OWN_SUBJECT))
            continue;
        fact->went = element;
        record_went(record, note, "subject", element);
        record_went(record, note, "noteFormat", element);
        draw_words(record, draft, note, "noteLiteral", texts, behind, element);
    }
}

void draw_record(struct record *record, struct draft *draft)
{
    draw_names(record, draft);
    draw_outcomes(record, draft);
    draw_bodies(record, draft);
    draw_levels(record, draft);
    draw_ways(record, draft);
    draw_source(record, draft);
}
