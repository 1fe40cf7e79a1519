/* What a form demands of qualifications beyond their schema, and the fields that it alone has. */
#include <string.h>

#include "base/ascii.h"
#include "base/ending.h"
#include "base/say.h"
#include "read/known.h"
#include "read/read.h"
#include "read/reader.h"

static const char *const types[] = {"line", "prose", "date", "word", "number", NULL};

/* ------------------------------------------------------------------------------------------------ of a layout */

static bool read_demand(struct reader *reader, const struct xml_node *node, struct demand *demand)
{
    reader_attributes(reader, node, "select");
    const char *select = reader_need(reader, node, "select");
    demand->place = reader_place(reader, node);
    demand->select = select ? xml_path_compile(reader->paths, select, demand->place, reader->diag) : NULL;
    return demand->select != NULL;
}

static bool read_own_field(struct reader *reader, const struct xml_node *node, struct own_field *field)
{
    reader_attributes(reader, node, "name type required");
    const char *name = reader_need(reader, node, "name"), *type = reader_need(reader, node, "type");
    if (!name || !type)
        return false;
    *field = (struct own_field){.name = name,
                                .type = (enum own_type)reader_choice(reader, node, "type", types, OWN_LINE),
                                .required = reader_yes(reader, node, "required", false)};
    return true;
}

void read_vocabulary(struct reader *reader, const struct xml_node *vocabulary, struct layout *layout)
{
    size_t most = xml_count(vocabulary, NULL), demands = 0, fields = 0;
    struct demand *demand_list = arena_new_array(reader->arena, struct demand, most);
    struct own_field *field_list = arena_new_array(reader->arena, struct own_field, most);
    for (const struct xml_node *node = xml_first_element(vocabulary); node; node = xml_next_element(node))
        if (xml_is_named(node, "require"))
            demands += read_demand(reader, node, &demand_list[demands]);
        else if (xml_is_named(node, "field"))
            fields += read_own_field(reader, node, &field_list[fields]);
        else
            reader_unknown(reader, node);
    layout->vocabulary = (struct vocabulary){demand_list, demands, field_list, fields};
}

/* ------------------------------------------------------------------------------------------------ what is missing */

struct checking {
    const struct layout *layout;
    const struct qualification *qualification;
    struct arena *arena;
    struct diag *diag;
};

static const struct xml_node *find_section(const struct checking *checking, const char *name)
{
    const struct xml_node *node = xml_first_element(checking->qualification->root);
    while (node && !xml_is_named(node, name))
        node = xml_next_element(node);
    return node;
}

/* The last that stands before where a section of this name belongs; NULL: it is the first. */
static const struct xml_node *find_before(const struct checking *checking, const char *name)
{
    size_t order = section_order(name);
    const struct xml_node *before = NULL, *node = xml_first_element(checking->qualification->root);
    for (; node && section_order(xml_name(node)) < order; node = xml_next_element(node))
        before = node;
    return before;
}

static bool is_step(const char *text)
{
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz-")] == '\0' && *text;
}

/* One of the ways of an expression in words: <status> in <awarding-body>, eqf of <level>. */
static const char *way_words(struct arena *arena, const char *way)
{
    const char *slash = strrchr(way, '/'), *last = last_part(way);
    bool attribute = *last == '@';
    const char *parent = slash ? arena_copy(arena, way, (size_t)(slash - way)) : "qualification";
    if (!is_step(last + attribute) || !is_step(parent))
        return arena_format(arena, "`%s`", way);
    if (attribute)
        return arena_format(arena, say("the attribute `%s` of <%s>"), last + 1, parent);
    return slash ? arena_format(arena, say("<%s> in <%s>"), last, parent) : arena_format(arena, "<%s>", last);
}

/* `core-task | skill` -> <core-task> or <skill>; `first` receives the first step of the first way. */
static const char *demand_words(struct arena *arena, const char *select, const char **first)
{
    const char *words = "";
    for (const char *way = select; way; way = strchr(way, '|') ? strchr(way, '|') + 1 : NULL) {
        const char *start = way + strspn(way, " \t\n");
        size_t length = strcspn(start, "|");
        while (length && strchr(" \t\n", start[length - 1]))
            length--;
        words = arena_format(arena, "%s%s%s", words, *words ? say(" or ") : "",
                             way_words(arena, arena_copy(arena, start, length)));
    }
    select += strspn(select, " \t\n");
    *first = arena_copy(arena, select, strcspn(select, "/|[ \t\n"));
    return words;
}

/* Where the first of its ways leads, by steps alone. */
static const char *field_of(const struct checking *checking, const char *select)
{
    select += strspn(select, " \t\n");
    return arena_format(checking->arena, "/%.*s", (int)strcspn(select, "|[@ \t\n"), select);
}

/* Told where it belongs: in the element around it, else behind the one before it. */
static void report_unmet(const struct checking *checking, const char *select)
{
    const char *first, *words = demand_words(checking->arena, select, &first), *form = checking->layout->name;
    const struct qualification *qualification = checking->qualification;
    const struct xml_node *around = find_section(checking, first), *before = find_before(checking, first);
    size_t found = diag_count(checking->diag);
    if (around || !before || !is_step(first))
        diag_report(checking->diag, DIAG_DEMAND_UNMET,
                    xml_place(qualification->file, around ? around : qualification->root), "%s (form \"%s\")", words,
                    form);
    else
        diag_report(checking->diag, DIAG_DEMAND_UNMET, xml_place(qualification->file, before),
                    "%s, which belongs behind this <%s> (form \"%s\")", words, xml_name(before), form);
    diag_point_field(checking->diag, found, field_of(checking, select));
}

static const char *no_variable(void *context, const char *name)
{
    (void)context, (void)name;
    return NULL;
}

static void check_demands(const struct checking *checking)
{
    const struct vocabulary *vocabulary = &checking->layout->vocabulary;
    struct xml_query *query = xml_query_create(checking->qualification->file, no_variable, NULL);
    for (size_t i = 0; i < vocabulary->demand_count; i++) {
        const struct demand *demand = &vocabulary->demands[i];
        struct xml_answer answer;
        if (xml_ask(query, demand->select, checking->qualification->root, checking->arena, demand->place, checking->diag,
                    &answer) &&
            !answer.boolean)
            report_unmet(checking, xml_path_text(demand->select));
    }
    xml_query_destroy(query);
}

/* ------------------------------------------------------------------------------------------------ fields of its own */

static const struct own_field *find_own_field(const struct layout *layout, const char *name)
{
    for (size_t i = 0; i < layout->vocabulary.field_count; i++)
        if (strcmp(layout->vocabulary.fields[i].name, name) == 0)
            return &layout->vocabulary.fields[i];
    return NULL;
}

static const char *known_fields(const struct checking *checking)
{
    const struct vocabulary *vocabulary = &checking->layout->vocabulary;
    const char *list = "";
    for (size_t i = 0; i < vocabulary->field_count; i++)
        list = arena_format(checking->arena, "%s%s%s", list, *list ? ", " : "", vocabulary->fields[i].name);
    return *list ? list : say("none");
}

/* Words in languages, and nothing else; with `line` no paragraphs in them. */
static bool has_texts(const struct xml_node *node, struct arena *arena, bool line)
{
    if (!xml_first_element(node))
        return false;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!xml_is_element(child) && !ascii_is_blank(xml_text(child, arena)))
            return false;
        const struct xml_node *first = xml_is_element(child) ? xml_first_element(child) : NULL;
        if (line && first && (xml_is_named(first, "p") || xml_is_named(first, "ul") || xml_is_named(first, "ol")))
            return false;
    }
    return true;
}

static bool is_decimal(const char *value)
{
    size_t whole = strspn(value, "0123456789"), rest = value[whole] == '.' ? strspn(value + whole + 1, "0123456789") : 0;
    return whole && !value[whole + (value[whole] == '.') + rest] && (value[whole] != '.' || rest);
}

static bool fits(const struct checking *checking, const struct xml_node *node, enum own_type type)
{
    const char *value = xml_text(node, checking->arena);
    switch (type) {
    case OWN_LINE: return has_texts(node, checking->arena, true);
    case OWN_PROSE: return has_texts(node, checking->arena, false);
    case OWN_DATE: return !xml_first_element(node) && is_date(value);
    case OWN_NUMBER: return !xml_first_element(node) && is_decimal(value);
    default: return !xml_first_element(node) && is_word(value);
    }
}

static void check_own_field(const struct checking *checking, const struct xml_node *node)
{
    static const char *const wanted[] = {
        N_("words in each language: <text lang=\"…\">…</text>, without paragraphs"),
        N_("words or paragraphs in each language: <text lang=\"…\">…</text>"),
        N_("a day such as 2027-01-01"),
        N_("words that are the same in all languages, on one line"),
        N_("a number such as 120 or 2.5"),
    };
    const char *name = xml_attribute(node, "name");
    const struct own_field *field = find_own_field(checking->layout, name ? name : "");
    struct place place = xml_place(checking->qualification->file, node);
    if (!field)
        diag_report(checking->diag, DIAG_OWN_FIELD_UNKNOWN, place, "\"%s\"; the form \"%s\" has: %s", name ? name : "",
                    checking->layout->name, known_fields(checking));
    else if (!fits(checking, node, field->type))
        diag_report(checking->diag, DIAG_OWN_FIELD_INVALID, place, "%s; expected %s", name, say(wanted[field->type]));
}

static bool has_own_field(const struct qualification *qualification, const char *name)
{
    for (const struct xml_node *node = xml_first_element(qualification->root); node; node = xml_next_element(node)) {
        const char *own = xml_is_named(node, "field") ? xml_attribute(node, "name") : NULL;
        if (own && strcmp(own, name) == 0)
            return true;
    }
    return false;
}

static void report_lacking(const struct checking *checking, const char *name)
{
    size_t before = diag_count(checking->diag);
    diag_report(checking->diag, DIAG_DEMAND_UNMET, xml_place(checking->qualification->file, checking->qualification->root),
                "<field name=\"%s\">, which belongs at the end (form \"%s\")", name, checking->layout->name);
    diag_point_field(checking->diag, before, arena_format(checking->arena, "/field[%s]", name));
}

static void check_own_fields(const struct checking *checking)
{
    const struct xml_node *root = checking->qualification->root;
    const struct vocabulary *vocabulary = &checking->layout->vocabulary;
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, "field"))
            check_own_field(checking, node);
    for (size_t i = 0; i < vocabulary->field_count; i++)
        if (vocabulary->fields[i].required && !has_own_field(checking->qualification, vocabulary->fields[i].name))
            report_lacking(checking, vocabulary->fields[i].name);
}

bool check_vocabulary(const struct layout *layout, const struct qualification *qualification, struct diag *diag)
{
    struct checking checking = {layout, qualification, arena_create(), diag};
    size_t errors = diag_errors(diag);
    if (layout->vocabulary.demand_count)
        check_demands(&checking);
    check_own_fields(&checking);
    arena_destroy(checking.arena);
    return diag_errors(diag) == errors;
}
