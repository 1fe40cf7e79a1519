/* Qualifications that are certainly valid, told without their schema: reading and compiling that takes longer than all
 * else that is read. The tables follow layouts/schemas/qualification.xsd, which stays the truth: whatever stands here
 * more narrowly, or not at all, the schema decides and explains. */
#include <string.h>

#include "base/map.h"
#include "read/known.h"
#include "read/read.h"

/* ------------------------------------------------------------------------------------------------ elements */

enum content {
    SEQUENCE, /* the parts in their order, white space between them */
    MIXED,    /* words, and parts in any order and number, of one way only */
    FREE,     /* the same, of all ways */
    SIMPLE,   /* words only */
    EITHER,   /* words only, or the parts in their order */
    EMPTY
};

enum { ATTRIBUTES_MOST = 9 };

struct attribute {
    const char *name;
    bool (*fits)(const char *value);
    enum { NEEDED, MAY } presence;
};

struct type {
    enum content content;
    const struct part *parts; /* up to one without a name */
    struct attribute attributes[ATTRIBUTES_MOST + 1];
    bool (*fits)(const char *text); /* of simple content */
};

enum {
    ONCE = 0, OPTIONAL = 1, MANY = 2, ANY = OPTIONAL | MANY,
    FIRST_WAY = 4, SECOND_WAY = 8, WAYS = FIRST_WAY | SECOND_WAY
};

struct part {
    const char *name;
    const struct type *type;
    unsigned occurs;
    const char *unique; /* the attribute of which no other such part in the same element has the same value */
};

#define END {NULL, NULL, 0, NULL}
#define INLINE_PARTS \
    {"strong", &WORDS, FIRST_WAY, NULL}, {"em", &WORDS, FIRST_WAY, NULL}, {"a", &LINK, FIRST_WAY, NULL}, \
    {"span", &SPAN, FIRST_WAY, NULL}, {"br", &BREAK, FIRST_WAY, NULL}

static const struct part INLINE[6], FLOW[9];
static const struct type WORDS = {.content = MIXED, .parts = INLINE};
static const struct type LINK = {.content = MIXED, .parts = INLINE, .attributes = {{"href", is_address, NEEDED}}};
static const struct type SPAN = {.content = MIXED, .parts = INLINE, .attributes = {{"lang", is_language, NEEDED}}};
static const struct type BREAK = {.content = EMPTY};
static const struct type ITEM = {.content = FREE, .parts = FLOW};
static const struct part ITEMS[] = {{"li", &ITEM, MANY, NULL}, END};
static const struct type LIST = {.parts = ITEMS};
static const struct part INLINE[6] = {INLINE_PARTS, END};
static const struct part FLOW[9] = {INLINE_PARTS, {"p", &WORDS, SECOND_WAY, NULL}, {"ul", &LIST, SECOND_WAY, NULL},
                                    {"ol", &LIST, SECOND_WAY, NULL}, END};

static const struct type PROSE_TEXT = {.content = MIXED, .parts = FLOW, .attributes = {{"lang", is_language, NEEDED}}};
static const struct part LINES[] = {{"text", &SPAN, MANY, "lang"}, END};
static const struct part PROSES[] = {{"text", &PROSE_TEXT, MANY, "lang"}, END};
static const struct type LINE = {.parts = LINES};
static const struct type PROSE = {.parts = PROSES};

static const struct type CODE = {.content = SIMPLE, .fits = is_word, .attributes = {{"register", is_word, NEEDED}}};

static const struct type CERTIFICATE = {.parts = LINES, .attributes = {{"translated", is_yes_no, MAY}}};
static const struct type VALIDITY = {.content = EMPTY,
                                     .attributes = {{"in-force", is_date, MAY}, {"from", is_date, MAY}, {"until", is_date, MAY}}};

static const struct type WORK_PROCESS = {.parts = (const struct part[]){{"title", &LINE, ONCE, NULL}, END},
                                         .attributes = {{"number", is_number, NEEDED}}};
static const struct type CORE_TASK = {
    .parts = (const struct part[]){{"title", &LINE, ONCE, NULL},
                                   {"introduction", &PROSE, OPTIONAL, NULL},
                                   {"work-process", &WORK_PROCESS, ANY, "number"},
                                   END},
    .attributes = {{"number", is_number, NEEDED}}};
static const struct type SKILL = {
    .parts = (const struct part[]){{"text", &SPAN, MANY, "lang"}, {"skill", &LINE, ANY, NULL}, END}};
#define SKILLS \
    {"title", &LINE, ONCE, NULL}, {"introduction", &PROSE, OPTIONAL, NULL}, {"skill", &SKILL, ANY, NULL}
static const struct type SKILL_SUBGROUP = {.parts = (const struct part[]){SKILLS, END},
                                           .attributes = {{"number", is_number, MAY}}};
static const struct type SKILL_GROUP = {.parts = (const struct part[]){SKILLS, {"skill-group", &SKILL_SUBGROUP, ANY, NULL}, END},
                                        .attributes = {{"number", is_number, MAY}}};

static const struct type AWARDING_BODY = {
    .parts = (const struct part[]){
        {"name", &LINE, OPTIONAL, NULL}, {"status", &PROSE, OPTIONAL, NULL}, {"address", &PROSE, OPTIONAL, NULL}, END}};
static const struct type FRAMEWORK = {.content = EMPTY,
                                      .attributes = {{"name", is_word, NEEDED}, {"level", is_word, NEEDED}}};
static const struct type LEVEL = {
    .parts = (const struct part[]){{"text", &PROSE_TEXT, ANY, "lang"}, {"framework", &FRAMEWORK, ANY, NULL}, END},
    .attributes = {{"nlqf", is_framework_level, MAY}, {"eqf", is_level, MAY}, {"isced", is_isced_level, MAY}}};
static const struct type STEP = {.parts = (const struct part[]){{"text", &SPAN, ANY, "lang"}, END},
                                 .attributes = {{"mark", is_word, MAY},
                                                {"from", is_word, MAY},
                                                {"to", is_word, MAY},
                                                {"share", is_percentage, MAY},
                                                {"passes", is_yes_no, NEEDED}}};
static const struct type GRADING_SCALE = {
    .parts = (const struct part[]){{"title", &LINE, OPTIONAL, NULL},
                                   {"step", &STEP, ANY, "mark"},
                                   {"requirements", &PROSE, OPTIONAL, NULL},
                                   END}};
static const struct type PATHWAY = {
    .parts = (const struct part[]){{"description", &PROSE, OPTIONAL, NULL},
                                   {"share", &LINE, OPTIONAL, NULL},
                                   {"duration", &PROSE, OPTIONAL, NULL},
                                   END},
    .attributes = {{"kind", is_kind, NEEDED}, {"percentage", is_percentage, MAY}}};
static const struct type OWN_FIELD = {.content = EITHER,
                                      .parts = PROSES,
                                      .fits = is_words,
                                      .attributes = {{"name", is_field_name, NEEDED}}};
static const struct type FIELD = {.content = SIMPLE, .fits = is_words, .attributes = {{"name", is_field_name, NEEDED}}};
static const struct type FIELDS = {.parts = (const struct part[]){{"field", &FIELD, MANY, "name"}, END}};

static const struct type WAIVER = {.content = EMPTY,
                                   .attributes = {{"id", is_word, NEEDED},
                                                  {"select", is_words, NEEDED},
                                                  {"reason", is_words, NEEDED},
                                                  {"by", is_words, NEEDED},
                                                  {"until", is_date, NEEDED}}};
static const struct type WAIVERS = {.parts = (const struct part[]){{"waiver", &WAIVER, MANY, NULL}, END}};

static const struct type SOURCE_FACT = {.content = SIMPLE,
                                        .attributes = {{"name", is_words, NEEDED}, {"lang", is_language, MAY}},
                                        .fits = is_words};
static const struct type SOURCE = {.parts = (const struct part[]){{"fact", &SOURCE_FACT, ANY, NULL}, END},
                                   .attributes = {{"record", is_words, MAY}, {"modified", is_words, MAY}, {"publisher", is_words, MAY}}};

static const struct part SECTIONS[] = {
    {"code", &CODE, ANY, "register"},
    {"title", &LINE, ONCE, NULL},
    {"certificate", &CERTIFICATE, OPTIONAL, NULL},
    {"qualification-file", &LINE, OPTIONAL, NULL},
    {"validity", &VALIDITY, OPTIONAL, NULL},
    {"profile", &PROSE, OPTIONAL, NULL},
    {"core-task", &CORE_TASK, ANY, "number"},
    {"skill", &SKILL, ANY, NULL},
    {"skill-group", &SKILL_GROUP, ANY, NULL},
    {"occupations", &PROSE, OPTIONAL, NULL},
    {"awarding-body", &AWARDING_BODY, OPTIONAL, NULL},
    {"school", &PROSE, OPTIONAL, NULL},
    {"authority", &PROSE, OPTIONAL, NULL},
    {"level", &LEVEL, OPTIONAL, NULL},
    {"grading-scale", &GRADING_SCALE, ANY, NULL},
    {"access", &PROSE, OPTIONAL, NULL},
    {"agreements", &PROSE, OPTIONAL, NULL},
    {"legal-basis", &PROSE, OPTIONAL, NULL},
    {"learning-pathways", &PROSE, OPTIONAL, NULL},
    {"pathway", &PATHWAY, ANY, NULL},
    {"duration", &PROSE, OPTIONAL, NULL},
    {"entry-requirements", &PROSE, OPTIONAL, NULL},
    {"additional-information", &PROSE, OPTIONAL, NULL},
    {"reference-point", &PROSE, OPTIONAL, NULL},
    {"field", &OWN_FIELD, ANY, "name"},
    {"source", &SOURCE, OPTIONAL, NULL},
    {"waivers", &WAIVERS, OPTIONAL, NULL},
    {"fields", &FIELDS, OPTIONAL, NULL},
    END};
static const struct type QUALIFICATION = {.parts = SECTIONS,
                                          .attributes = {{"version", is_one, NEEDED},
                                                         {"country", is_country, NEEDED},
                                                         {"form", is_form, MAY},
                                                         {"original", is_list_of_languages, NEEDED},
                                                         {"translation", is_language, MAY},
                                                         {"editions", is_list_of_languages, NEEDED},
                                                         {"date", is_date, MAY},
                                                         {"dated", is_moment, MAY},
                                                         {"standard", is_standard, MAY}}};

/* ------------------------------------------------------------------------------------------------ walking */

struct walk {
    struct map *numbers; /* of work processes met */
    struct arena *arena;
};

/* In the file. */
static bool is_number_first(struct walk *walk, const char *number)
{
    void **slot = map_slot(walk->numbers, number, strlen(number));
    bool first = !*slot;
    *slot = walk;
    return first;
}

static bool has_value(const struct xml_node *node, const char *attribute, const char *value)
{
    const char *own = xml_attribute(node, attribute);
    return own && strcmp(own, value) == 0;
}

/* In its element: most have a part for each language, and where there are very many the schema decides. */
static bool is_value_first(const struct xml_node *node, const struct part *part, const char *value)
{
    int left = 100;
    const struct xml_node *other = xml_first_element(xml_parent(node));
    for (; other != node && left; other = xml_next_element(other), left--)
        if (xml_is_named(other, part->name) && has_value(other, part->unique, value))
            return false;
    return left > 0;
}

/* A work process's number is unique in the file; other values in their element. */
static bool is_first(struct walk *walk, const struct xml_node *node, const struct part *part)
{
    const char *value = part->unique ? xml_attribute(node, part->unique) : NULL;
    if (!value)
        return true;
    return part->type == &WORK_PROCESS ? is_number_first(walk, value) : is_value_first(node, part, value);
}

struct attribute_walk {
    const struct type *type;
    unsigned met; /* a bit for each attribute */
    bool known;
};

static void meet_attribute(void *context, const char *name, const char *value)
{
    struct attribute_walk *walk = context;
    const struct attribute *attribute = walk->type->attributes;
    while (attribute->name && strcmp(attribute->name, name) != 0)
        attribute++;
    walk->known &= attribute->name && attribute->fits(value);
    walk->met |= 1U << (attribute - walk->type->attributes);
}

static bool are_attributes_known(const struct xml_node *node, const struct type *type)
{
    struct attribute_walk walk = {.type = type, .known = !xml_is_qualified(node)};
    xml_attributes(node, meet_attribute, &walk);
    for (int i = 0; i < ATTRIBUTES_MOST; i++)
        if (type->attributes[i].name && type->attributes[i].presence == NEEDED && !(walk.met & 1U << i))
            return false;
    return walk.known;
}

static bool is_element_known(struct walk *walk, const struct xml_node *node, const struct type *type);

static bool is_part_known(struct walk *walk, const struct xml_node *node, const struct part *part)
{
    return part->name && is_element_known(walk, node, part->type) && is_first(walk, node, part);
}

static bool is_sequence_known(struct walk *walk, const struct xml_node *node, const struct part *part)
{
    unsigned count = 0;
    for (const struct xml_node *child = xml_first_element(node);; child = xml_next_element(child)) {
        while (part->name && (!child || !xml_is_named(child, part->name))) {
            if (!count && !(part->occurs & OPTIONAL))
                return false;
            part++;
            count = 0;
        }
        if (!child)
            return true;
        if (!is_part_known(walk, child, part) || (count++ && !(part->occurs & MANY)))
            return false;
    }
}

static bool are_words_known(struct walk *walk, const struct xml_node *node, const struct type *type)
{
    unsigned ways = 0;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child)) {
        const struct part *part = type->parts;
        while (part->name && !xml_is_named(child, part->name))
            part++;
        if (!is_part_known(walk, child, part))
            return false;
        ways |= part->occurs & WAYS;
    }
    return type->content == FREE || ways != WAYS;
}

static bool has_words(const struct walk *walk, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        const char *text = xml_is_element(child) ? "" : xml_text(child, walk->arena);
        if (text[strspn(text, BLANKS)])
            return true;
    }
    return false;
}

static bool is_content_known(struct walk *walk, const struct xml_node *node, const struct type *type)
{
    switch (type->content) {
    case SEQUENCE: return !has_words(walk, node) && is_sequence_known(walk, node, type->parts);
    case SIMPLE: return !xml_first_element(node) && type->fits(xml_text(node, walk->arena));
    case EITHER:
        return xml_first_element(node) ? !has_words(walk, node) && is_sequence_known(walk, node, type->parts)
                                       : type->fits(xml_text(node, walk->arena));
    case EMPTY: return !xml_first(node);
    default: return are_words_known(walk, node, type);
    }
}

/* As deep as XML_DEPTH_MOST. */
static bool is_element_known(struct walk *walk, const struct xml_node *node, const struct type *type)
{
    return are_attributes_known(node, type) && is_content_known(walk, node, type);
}

size_t section_order(const char *name)
{
    size_t order = 0;
    while (SECTIONS[order].name && strcmp(SECTIONS[order].name, name) != 0)
        order++;
    return order;
}

bool is_known_qualification(const struct xml_file *file)
{
    struct walk walk = {.numbers = map_create(), .arena = arena_create()};
    const struct xml_node *root = xml_root(file);
    bool known = xml_is_named(root, "qualification") && is_element_known(&walk, root, &QUALIFICATION);
    arena_destroy(walk.arena);
    map_destroy(walk.numbers);
    return known;
}
