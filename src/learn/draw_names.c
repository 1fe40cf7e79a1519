/* Languages, codes, titles, and what notes say. */
#include <string.h>

#include "base/ascii.h"
#include "learn/draw.h"
#include "learn/escape.h"
#include "learn/vocabulary.h"
#include "learn/words.h"

enum { LANGUAGES_MOST = 64 };

struct list {
    const char *items[LANGUAGES_MOST + 1];
    size_t count;
};

static bool is_in(const struct list *list, const char *language)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], language) == 0)
            return true;
    return false;
}

static void add(struct list *list, const char *language)
{
    if (language && list->count < LANGUAGES_MOST && !is_in(list, language))
        list->items[list->count++] = language;
}

static void add_languages_of(struct list *list, const struct thing *thing, const char *property, struct arena *arena)
{
    for (const struct fact *fact = fact_first(thing, property); fact; fact = fact_next(fact))
        if (*fact->language)
            add(list, language_of(fact->language, arena));
}

/* ------------------------------------------------------------------------------------------------ languages */

/* The model's list of languages knows no scripts: Serbian in Latin letters is that in which there is a title. */
static const char *as_titled(const struct list *titles, const char *language)
{
    size_t length = strlen(language);
    for (size_t i = 0; !is_in(titles, language) && i < titles->count; i++)
        if (strncmp(titles->items[i], language, length) == 0 && titles->items[i][length] == '-')
            return titles->items[i];
    return language;
}

static const char *join(const struct list *list, struct arena *arena)
{
    const char *joined = NULL;
    for (size_t i = 0; i < list->count; i++)
        joined = joined ? arena_format(arena, "%s %s", joined, list->items[i]) : list->items[i];
    return joined;
}

/* Languages in which it says what the holder can do. */
static struct list languages_of_profile(struct record *record, struct thing *root, struct arena *arena)
{
    struct list list = {0};
    for (const struct fact *fact = fact_first(root, "learningOutcome"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            add_languages_of(&list, record_thing(record, fact->value), "title", arena);
    for (const struct fact *fact = fact_first(root, "learningOutcomeSummary"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            add_languages_of(&list, record_thing(record, fact->value), "noteLiteral", arena);
    add_languages_of(&list, root, "description", arena);
    return list;
}

/* An edition is in a language that has a title and a profile, or, if nobody wrote a profile, a title: what it lacks is to be filled. */
static void draw_languages(struct record *record, struct draft *draft, struct thing *root)
{
    struct list titles = {0}, originals = {0}, order = {0}, editions = {0};
    const struct list profiles = languages_of_profile(record, root, draft->arena);
    add_languages_of(&titles, root, "title", draft->arena);
    for (struct fact *fact = fact_first(root, "language"); fact; fact = fact_next(fact)) {
        const char *language = language_of(fact->value, draft->arena);
        add(&originals, language ? as_titled(&titles, language) : NULL);
        fact->went = language ? "original" : NULL;
    }
    for (size_t i = 0; i < originals.count; i++) {
        add(&order, originals.items[i]);
        add(&editions, originals.items[i]);
    }
    for (size_t i = 0; i < titles.count; i++) {
        add(&order, titles.items[i]);
        if (is_in(&profiles, titles.items[i]) || !profiles.count || !originals.count)
            add(&editions, titles.items[i]);
    }
    draft->original = join(&originals, draft->arena);
    draft->editions = join(&editions, draft->arena);
    const char **languages = arena_new_array(draft->arena, const char *, order.count + 1);
    memcpy(languages, order.items, order.count * sizeof *languages);
    draft->languages = languages;
}

/* ------------------------------------------------------------------------------------------------ codes */

enum { WORD_MOST = 80 }; /* letters of a word in the schema */

static bool is_word(const char *words)
{
    return words && *words && strlen(words) <= WORD_MOST;
}

/* The register's name: the scheme's, else who runs it. */
static const char *register_of(const struct thing *identifier, struct arena *arena)
{
    static const char *const properties[] = {"schemeName", "schemeAgency"};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const char *words = thing_words(identifier, properties[i]);
        words = words ? words_on_line(words, arena) : NULL;
        if (is_word(words))
            return words;
    }
    return NULL;
}

static void draw_code(struct record *record, struct draft *draft, struct fact *fact, struct list *registers)
{
    struct buffer *out = &draft->made[SECTION_CODE];
    struct thing *identifier = record_thing(record, fact->value);
    const char *notation = thing_words(identifier, "notation"), *name = register_of(identifier, draft->arena);
    notation = notation ? words_on_line(notation, draft->arena) : NULL;
    if (!is_word(notation) || !name || is_in(registers, name))
        return;
    add(registers, name);
    buffer_string(out, "  <code register=\"");
    escape_string(out, name);
    buffer_string(out, "\">");
    escape_string(out, notation);
    buffer_string(out, "</code>\n");
    fact->went = "code";
    record_went(record, identifier, "notation", "code");
    record_went(record, identifier, thing_words(identifier, "schemeName") ? "schemeName" : "schemeAgency", "code");
}

/* ------------------------------------------------------------------------------------------------ words */

/* Subjects that the register of qualifications gives to notes (xsd/loq/cv/loq_individuals.xsd). */
static const struct {
    const char *topic;
    enum section section;
} TOPIC_SECTIONS[] = {
    {TOPICS "regulations-and-certificates", SECTION_LEGAL_BASIS}, {TOPICS "ways-to-acquire", SECTION_PATHWAYS},
    {TOPICS "pathways", SECTION_ACCESS}, {TOPICS "entry-requirements", SECTION_ENTRY},
    {TOPICS "labour-market-and-employment", SECTION_OCCUPATIONS}, {TOPICS "learning-outcomes", SECTION_PROFILE},
};

static enum section section_of_subject(const char *subject)
{
    if (!subject)
        return SECTION_ADDITIONAL;
    for (size_t i = 0; i < sizeof TOPIC_SECTIONS / sizeof *TOPIC_SECTIONS; i++)
        if (strcmp(subject, TOPIC_SECTIONS[i].topic) == 0)
            return TOPIC_SECTIONS[i].section;
    return address_begins(subject, OWN_SUBJECT) ? section_named(subject + strlen(OWN_SUBJECT)) : SECTION_ADDITIONAL;
}

static bool is_prose(enum section section)
{
    switch (section) {
    case SECTION_CERTIFICATE: case SECTION_FILE: case SECTION_PROFILE: case SECTION_OCCUPATIONS: case SECTION_SCHOOL:
    case SECTION_AUTHORITY: case SECTION_ACCESS: case SECTION_AGREEMENTS: case SECTION_LEGAL_BASIS: case SECTION_PATHWAYS:
    case SECTION_DURATION: case SECTION_ENTRY: case SECTION_ADDITIONAL: case SECTION_REFERENCE: return true;
    default: return false;
    }
}

static void draw_note(struct record *record, struct draft *draft, struct fact *fact)
{
    struct thing *note = record_thing(record, fact->value);
    enum section section = section_of_subject(note_subject(record, note));
    if (!is_prose(section) || !draw_first(note, DRAWN_NOTE))
        return;
    const char *element = section_name(section);
    fact->went = element;
    record_went(record, note, "subject", element);
    record_went(record, note, "noteFormat", element);
    draw_words(record, draft, note, "noteLiteral", &draft->prose[section], "\n\n", element);
}

/* An address, with its title before it where there is one. */
static void draw_resource(struct record *record, struct draft *draft, struct fact *fact)
{
    struct thing *resource = record_thing(record, fact->value);
    const char *address = thing_words(resource, "contentUrl"), *element = section_name(SECTION_ADDITIONAL);
    if (!address && fact->value[0] != '_' && !resource->first)
        address = fact->value; /* some name the page itself */
    if (!address || !*address || !draw_first(resource, DRAWN_RESOURCE))
        return;
    for (const char *const *language = draft->languages; *language; language++) {
        const char *title = thing_words_in(resource, "title", *language);
        title = title ? arena_format(draft->arena, "%s: %s", words_on_line(title, draft->arena), address) : address;
        texts_add(draft, &draft->prose[SECTION_ADDITIONAL], *language, title, "\n\n");
    }
    fact->went = element;
    record_went(record, resource, "contentUrl", element);
    record_went(record, resource, "title", element);
    record_went(record, resource, "language", element);
}

void draw_names(struct record *record, struct draft *draft)
{
    static const char *const resources[] = {"homepage", "supplementaryDocument"};
    struct thing *root = record_root(record);
    struct list registers = {0};
    draw_languages(record, draft, root);
    for (struct fact *fact = fact_first(root, "identifier"); fact; fact = fact_next(fact))
        draw_code(record, draft, fact, &registers);
    draw_words(record, draft, root, "title", &draft->prose[SECTION_TITLE], " / ", "title");
    draw_notes(record, draft, root, "learningOutcomeSummary", NULL, &draft->prose[SECTION_PROFILE], "\n\n", "profile");
    draw_notes(record, draft, root, "entryRequirement", NULL, &draft->prose[SECTION_ENTRY], "\n\n", "entry-requirements");
    draw_words(record, draft, root, "description", &draft->prose[SECTION_ADDITIONAL], "\n\n", "additional-information");
    for (struct fact *fact = fact_first(root, "additionalNote"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_note(record, draft, fact);
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
        for (struct fact *fact = fact_first(root, resources[i]); fact; fact = fact_next(fact))
            draw_resource(record, draft, fact);
}
