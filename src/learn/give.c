#include "learn/give.h"

#include <inttypes.h>
#include <string.h>

#include "learn/vocabulary.h"
#include "learn/words.h"

/* ------------------------------------------------------------------------------------------------ facts */

struct thing *give_nameless(struct giving *giving, const char *class)
{
    struct arena *arena = giving->record->arena;
    struct thing *thing = record_thing(giving->record, arena_format(arena, "_:%s-%u", giving->record->id, ++giving->count));
    record_add(giving->record, thing, "a", FACT_TEXT, class, "");
    return thing;
}

struct thing *give_named(struct giving *giving, const char *class, const char *name, unsigned number)
{
    const char *id = arena_format(giving->record->arena, "%s%s%s-%u", giving->record->id, strchr(giving->record->id, '#') ? "-" : "#", name, number);
    struct thing *thing = record_thing(giving->record, id);
    if (!thing->first)
        record_add(giving->record, thing, "a", FACT_TEXT, class, "");
    return thing;
}

void give_link(struct giving *giving, struct thing *thing, const char *property, const struct thing *to)
{
    record_add(giving->record, thing, property, FACT_LINK, to->id, "");
}

void give_value(struct giving *giving, struct thing *thing, const char *property, const char *address)
{
    struct thing *value = record_thing(giving->record, address);
    if (!value->first)
        record_add(giving->record, value, "a", FACT_TEXT, "Concept", "");
    give_link(giving, thing, property, value);
}

void give_literal(struct giving *giving, struct thing *thing, const char *property, const char *words, const char *language)
{
    if (*words)
        record_add(giving->record, thing, property, FACT_TEXT, words, language);
}

bool give_texts(struct giving *giving, struct thing *thing, const char *property, const struct xml_node *element)
{
    bool any = false;
    for (const struct xml_node *text = element ? xml_first_element(element) : NULL; text; text = xml_next_element(text)) {
        const char *language = xml_is_named(text, "text") ? xml_attribute(text, "lang") : NULL;
        const char *words = language ? words_of_node(text, giving->record->arena) : "";
        if (*words)
            give_literal(giving, thing, property, words, language);
        any |= *words != '\0';
    }
    return any;
}

void give_note(struct giving *giving, struct thing *thing, const char *name, const char *words, const char *language)
{
    if (!*words)
        return;
    struct thing *note = give_nameless(giving, "Note");
    give_link(giving, thing, "additionalNote", note);
    give_value(giving, note, "subject", arena_format(giving->record->arena, "%s%s", OWN_SUBJECT, name));
    give_literal(giving, note, "noteLiteral", words, language);
}

void give_notes(struct giving *giving, struct thing *thing, const char *name, const struct xml_node *element)
{
    for (const struct xml_node *text = element ? xml_first_element(element) : NULL; text; text = xml_next_element(text))
        if (xml_is_named(text, "text") && xml_attribute(text, "lang"))
            give_note(giving, thing, name, words_of_node(text, giving->record->arena), xml_attribute(text, "lang"));
}

/* One note is allowed there, which has one language: that of the certificate. The others stand with our notes. */
static void give_one_note(struct giving *giving, const char *property, const char *name, const struct xml_node *element)
{
    bool is_there = false;
    for (const struct xml_node *text = element ? xml_first_element(element) : NULL; text; text = xml_next_element(text)) {
        const char *language = xml_attribute(text, "lang"), *words = words_of_node(text, giving->record->arena);
        if (!language || !*words)
            continue;
        if (is_there || (giving->original && strcmp(language, giving->original) != 0)) {
            give_note(giving, giving->qualification, name, words, language);
            continue;
        }
        struct thing *note = give_nameless(giving, "Note");
        give_link(giving, giving->qualification, property, note);
        give_literal(giving, note, "noteLiteral", words, language);
        is_there = true;
    }
}

const struct xml_node *give_first(const struct giving *giving, enum section section)
{
    return giving->parts.sections[section].count ? giving->parts.sections[section].list[0].node : NULL;
}

const struct xml_node *child_named(const struct xml_node *node, const char *name)
{
    const struct xml_node *child = node ? xml_first_element(node) : NULL;
    while (child && !xml_is_named(child, name))
        child = xml_next_element(child);
    return child;
}

/* ------------------------------------------------------------------------------------------------ the qualification itself */

static void give_codes(struct giving *giving)
{
    const struct section_parts *codes = &giving->parts.sections[SECTION_CODE];
    for (size_t i = 0; i < codes->count; i++) {
        struct thing *identifier = give_nameless(giving, "Identifier");
        const char *name = xml_attribute(codes->list[i].node, "register");
        give_link(giving, giving->qualification, "identifier", identifier);
        give_literal(giving, identifier, "notation", words_on_line(xml_text(codes->list[i].node, giving->record->arena), giving->record->arena), "");
        give_literal(giving, identifier, "schemeName", name ? name : "", "");
    }
}

static void give_languages(struct giving *giving)
{
    const char *list = parts_attribute(&giving->parts, "original");
    struct arena *arena = giving->record->arena;
    for (const char *at = list ? list : ""; *(at += strspn(at, " "));) {
        size_t length = strcspn(at, " ");
        const char *language = arena_copy(arena, at, length);
        giving->original = giving->original ? giving->original : language;
        give_value(giving, giving->qualification, "language", language_address(language, arena));
        at += length;
    }
}

/* What came with the record, and the model has a place for. */
static void give_source(struct giving *giving)
{
    static const struct {
        const char *name;
        bool is_value;
    } known[] = {{"altLabel", false}, {"category", false}, {"status", false}, {"ISCEDFCode", true}, {"educationSubject", true},
                 {"educationLevel", true}, {"mode", true}, {"learningSetting", true}, {"targetGroup", true}, {"NQFLevel", true},
                 {"qualificationCode", true}, {"isPartialQualification", false}, {"volumeOfLearning", false}, {"maximumDuration", false}};
    const struct xml_node *source = give_first(giving, SECTION_SOURCE);
    const char *modified = source ? xml_attribute(source, "modified") : NULL;
    give_literal(giving, giving->qualification, "modified", modified ? modified : "", "");
    for (const struct xml_node *fact = source ? xml_first_element(source) : NULL; fact; fact = xml_next_element(fact)) {
        const char *name = xml_attribute(fact, "name"), *language = xml_attribute(fact, "lang");
        const char *words = words_on_line(xml_text(fact, giving->record->arena), giving->record->arena);
        for (size_t i = 0; name && i < sizeof known / sizeof *known; i++) {
            if (strcmp(known[i].name, name) != 0)
                continue;
            if (known[i].is_value)
                give_value(giving, giving->qualification, name, words);
            else
                give_literal(giving, giving->qualification, name, words, language ? language : "");
        }
    }
    if (!fact_first(giving->qualification, "ISCEDFCode"))
        give_value(giving, giving->qualification, "ISCEDFCode", ISCED_F_UNKNOWN);
}

/* What the model has no place for. */
static void give_others(struct giving *giving)
{
    static const enum section sections[] = {SECTION_CERTIFICATE, SECTION_FILE,     SECTION_SCHOOL,     SECTION_AGREEMENTS,
                                            SECTION_LEGAL_BASIS, SECTION_PATHWAYS, SECTION_DURATION,   SECTION_ADDITIONAL,
                                            SECTION_REFERENCE};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        give_notes(giving, giving->qualification, section_name(sections[i]), give_first(giving, sections[i]));
}

void give_record(struct record *record, const struct xml_file *file, struct diag *diag)
{
    struct giving giving = {.record = record, .root = xml_root(file), .path = xml_path_of(file), .diag = diag};
    parts_of(giving.root, record->arena, &giving.parts);
    giving.country = parts_attribute(&giving.parts, "country");
    giving.qualification = record_root(record);
    record_add(record, giving.qualification, "a", FACT_TEXT, "Qualification", "");
    give_codes(&giving);
    give_languages(&giving);
    give_texts(&giving, giving.qualification, "title", give_first(&giving, SECTION_TITLE));
    give_source(&giving);
    give_outcomes(&giving);
    give_one_note(&giving, "entryRequirement", "entry-requirements", give_first(&giving, SECTION_ENTRY));
    if (give_first(&giving, SECTION_SKILL) || give_first(&giving, SECTION_CORE_TASK) || give_first(&giving, SECTION_SKILL_GROUP))
        give_one_note(&giving, "learningOutcomeSummary", "profile", give_first(&giving, SECTION_PROFILE));
    give_bodies(&giving);
    give_levels(&giving);
    give_ways(&giving);
    give_others(&giving);
}

/* Made of what names the qualification, so that it stays the same. */
const char *give_address(const struct xml_file *file, struct arena *arena)
{
    struct parts parts;
    parts_of(xml_root(file), arena, &parts);
    const struct section_parts *source = &parts.sections[SECTION_SOURCE], *codes = &parts.sections[SECTION_CODE];
    const char *address = source->count ? xml_attribute(source->list[0].node, "record") : NULL;
    const char *country = parts_attribute(&parts, "country");
    if (address && *address)
        return address;
    const struct section_parts *of = codes->count ? codes : &parts.sections[SECTION_TITLE];
    return arena_format(arena, "%s%s-%016" PRIx64, OWN_SUBJECT, country ? country : "", parts_hash(of, arena));
}
