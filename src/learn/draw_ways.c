/* Ways to the certificate, and how long they take. What is worked out here, or cannot be said in the languages of the qualification, stands
 * in brackets: such placeholders no check lets pass, so somebody looks at it. */
#include <string.h>

#include "learn/draw.h"
#include "learn/escape.h"
#include "learn/period.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

/* ------------------------------------------------------------------------------------------------ activities */

static bool leads_to(const struct thing *thing, const char *property, const char *address)
{
    for (const struct fact *fact = fact_first(thing, property); fact; fact = fact_next(fact))
        if (strcmp(fact->value, address) == 0)
            return true;
    return false;
}

/* Where one learns, by the kind of activity, else by its mode. NULL: it does not say. */
static const char *kind_of(const struct thing *activity)
{
    if (leads_to(activity, "type", ACTIVITY_APPRENTICESHIP) || leads_to(activity, "type", ACTIVITY_INTERNSHIP))
        return "workplace";
    if (leads_to(activity, "type", ACTIVITY_JOB))
        return "prior-learning";
    if (leads_to(activity, "mode", MODE_WORK))
        return "workplace";
    if (leads_to(activity, "type", ACTIVITY_PROGRAMME) || leads_to(activity, "type", ACTIVITY_CLASSROOM) ||
        leads_to(activity, "mode", MODE_PRESENT))
        return "school";
    return NULL;
}

static bool volume_of(const struct thing *activity, struct period *volume)
{
    const char *words = thing_words(activity, "volumeOfLearning");
    return words && period_read(words, volume);
}

/* All volumes of ways that have a row, if they can be compared; else 0. */
static long whole_volume(struct record *record, const struct thing *root)
{
    long whole = 0;
    bool in_months = false;
    size_t count = 0;
    for (const struct fact *fact = fact_first(root, "influencedBy"); fact; fact = fact_next(fact)) {
        struct thing *activity = record_thing(record, fact->value);
        struct period volume;
        if (!draw_first(activity, DRAWN_COUNTED) || !kind_of(activity))
            continue;
        if (!volume_of(activity, &volume) || !period_size(&volume) || (count && period_is_months(&volume) != in_months))
            return 0;
        in_months = period_is_months(&volume);
        whole += period_size(&volume);
        count++;
    }
    return count > 1 ? whole : 0;
}

/* Words that are the same in each language of the qualification. */
static void add_everywhere(struct draft *draft, struct texts *texts, const char *words, const char *behind)
{
    for (const char *const *language = draft->languages; *language; language++)
        texts_add(draft, texts, *language, words, behind);
}

static const char *in_brackets(struct draft *draft, const char *words)
{
    return arena_format(draft->arena, "[%s]", words);
}

static void draw_volume(struct draft *draft, struct thing *thing, const char *property, const char *element, const char *before,
                        struct texts *texts)
{
    struct period period;
    struct fact *fact = fact_first(thing, property);
    if (!fact || !period_read(fact->value, &period))
        return;
    const char *words = period_words(&period, draft->arena);
    bool is_same = period_is_hours(&period) && !*before;
    add_everywhere(draft, texts, is_same ? words : in_brackets(draft, arena_format(draft->arena, "%s%s", before, words)), ", ");
    fact->went = element;
}

static void draw_share(struct record *record, struct draft *draft, struct thing *activity, long whole, struct texts *shares)
{
    struct period volume;
    draw_notes(record, draft, activity, "additionalNote", OWN_SUBJECT "share", shares, " ", "pathway");
    if (shares->first || !whole || !volume_of(activity, &volume))
        return;
    long share = (period_size(&volume) * 200 + whole) / (2 * whole);
    add_everywhere(draft, shares, in_brackets(draft, arena_format(draft->arena, "%ld%%, worked out from the volumes of learning", share)), " ");
}

static void put_pathway(struct draft *draft, const char *kind, const char *percentage, struct texts *words, struct texts *shares,
                        struct texts *durations)
{
    struct buffer *out = &draft->made[SECTION_PATHWAY];
    buffer_format(out, "  <pathway kind=\"%s\"", kind);
    if (percentage) {
        buffer_string(out, " percentage=\"");
        escape_string(out, percentage);
        buffer_byte(out, '"');
    }
    buffer_string(out, ">\n");
    put_texts_in(draft, out, "description", words, MANNER_PROSE, 4);
    put_texts_in(draft, out, "share", shares, MANNER_LINE, 4);
    put_texts_in(draft, out, "duration", durations, MANNER_PROSE, 4);
    buffer_string(out, "  </pathway>\n");
}

static const char *percentage_of(struct record *record, struct draft *draft, struct thing *activity)
{
    struct texts texts = {0};
    draw_notes(record, draft, activity, "additionalNote", OWN_SUBJECT "percentage", &texts, " ", "pathway");
    const char *words = texts.first ? texts_in(draft, &texts, texts.first->language) : NULL;
    texts_finish(&texts);
    return words;
}

static void draw_row(struct record *record, struct draft *draft, struct thing *activity, const char *kind, long whole)
{
    struct texts words = {0}, shares = {0}, durations = {0};
    const char *percentage = percentage_of(record, draft, activity);
    record_went(record, activity, "type", "pathway");
    record_went(record, activity, "mode", "pathway");
    record_went(record, activity, "influences", "pathway");
    draw_words(record, draft, activity, "title", &words, "\n\n", "pathway");
    draw_words(record, draft, activity, "description", &words, "\n\n", "pathway");
    if (!percentage)
        draw_share(record, draft, activity, whole, &shares);
    draw_notes(record, draft, activity, "additionalNote", OWN_SUBJECT "duration", &durations, " ", "pathway");
    if (!durations.first)
        draw_volume(draft, activity, "volumeOfLearning", "pathway", "", &durations);
    put_pathway(draft, kind, percentage, &words, &shares, &durations);
    texts_finish(&words);
    texts_finish(&shares);
    texts_finish(&durations);
}

/* A way that does not say where one learns has no row, but words. */
static void draw_way(struct record *record, struct draft *draft, struct fact *fact, long whole)
{
    struct thing *activity = record_thing(record, fact->value);
    if (!draw_first(activity, DRAWN_WAY))
        return;
    const char *kind = kind_of(activity);
    if (kind) {
        fact->went = "pathway";
        draw_row(record, draft, activity, kind, whole);
        return;
    }
    struct texts *words = &draft->prose[SECTION_PATHWAYS];
    fact->went = "learning-pathways";
    draw_words(record, draft, activity, "title", words, "\n\n", "learning-pathways");
    draw_words(record, draft, activity, "description", words, "\n\n", "learning-pathways");
}

/* ------------------------------------------------------------------------------------------------ the whole */

static void draw_credits(struct record *record, struct draft *draft, struct fact *fact)
{
    struct thing *credit = record_thing(record, fact->value), *framework = record_follow(record, credit, "framework");
    const char *points = thing_words(credit, "point");
    const char *name = !framework ? NULL : strcmp(framework->id, CREDITS_ECTS) == 0 ? "ECTS"
                       : strcmp(framework->id, CREDITS_ECVET) == 0 ? "ECVET" : NULL;
    if (!points || !name)
        return;
    add_everywhere(draft, &draft->prose[SECTION_DURATION], arena_format(draft->arena, "%s %s", words_on_line(points, draft->arena), name), ", ");
    fact->went = "duration";
    record_went(record, credit, "framework", "duration");
    record_went(record, credit, "point", "duration");
}

void draw_ways(struct record *record, struct draft *draft)
{
    struct thing *root = record_root(record);
    struct texts *duration = &draft->prose[SECTION_DURATION];
    long whole = whole_volume(record, root);
    for (struct fact *fact = fact_first(root, "influencedBy"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_way(record, draft, fact, whole);
    if (duration->first) /* a note of ours says it better */
        return;
    draw_volume(draft, root, "volumeOfLearning", "duration", "", duration);
    draw_volume(draft, root, "maximumDuration", "duration", "at most ", duration);
    for (struct fact *fact = fact_first(root, "creditPoint"); fact; fact = fact_next(fact))
        draw_credits(record, draft, fact);
}
