/* Under which headings a layout shows what stands where in a qualification: what a form to fill in calls its fields. */
#include <string.h>

#include "engine/engine.h"

enum { COLUMNS_MOST = 12, DEPTH_MOST = 60 };

struct shown {
    const char *path;     /* awarding-body/status */
    const char *label;    /* its heading's name */
    const char *words;
    struct shown *next;
};

struct headings {
    const struct label_set *labels;
    struct arena *arena;
    struct shown *own, *own_last;           /* in words before a value: "EQF level" */
    struct shown *general, *general_last;   /* above it */
    struct shown *sections, *sections_last; /* of elements right in the root: "3. Profile of skills and competences" */
};

/* What holds where a template stands. */
struct standing {
    const char *base;                      /* path of what the nearest <each> goes through; "" */
    const char *heading, *heading_base;    /* the label of the nearest heading, and where it stood; or NULL */
    const char *section;                   /* words over the nearest section, with its number; "" */
    const char *const *columns;            /* labels over a table's columns; or NULL */
    int depth;
};

/* ------------------------------------------------------------------------------------------------ paths */

/* A path without conditions, from the root; NULL: it is no such path. */
static const char *whole_path(const struct headings *headings, const char *base, const char *select, size_t length)
{
    struct buffer out = {0};
    buffer_string(&out, base);
    size_t at = 0, end = length;
    while (at < end && select[at] == ' ')
        at++;
    while (end > at && select[end - 1] == ' ')
        end--;
    bool good = end > at && !(end - at > 1 && select[at] == '.');
    if (good && select[at] != '.')
        buffer_string(&out, out.length ? "/" : "");
    for (int inside = 0; good && at < end && select[at] != '.'; at++) {
        inside += select[at] == '[';
        good = inside || (select[at] != '$' && select[at] != '(');
        if (!inside)
            buffer_byte(&out, (unsigned char)select[at]);
        inside -= select[at] == ']';
    }
    const char *path = good ? arena_copy(headings->arena, (const char *)out.bytes, out.length) : NULL;
    buffer_finish(&out);
    return path;
}

static struct shown *find_shown(struct shown *list, const char *path)
{
    while (list && strcmp(list->path, path) != 0)
        list = list->next;
    return list;
}

static void add(const struct headings *headings, struct shown **first, struct shown **last, struct shown shown)
{
    if (!*shown.words || find_shown(*first, shown.path))
        return;
    struct shown *new = arena_new(headings->arena, struct shown);
    *new = shown;
    *(*first ? &(*last)->next : first) = new;
    *last = new;
}

static const char *words_of(const struct headings *headings, const char *name)
{
    const struct label *label = name ? map_find(headings->labels->labels, name, strlen(name)) : NULL;
    return label ? label_fixed_words(label, headings->arena) : "";
}

static const char *common_part(const struct headings *headings, const char *one, const char *other)
{
    size_t same = 0, end = 0;
    while (one[same] && one[same] == other[same]) {
        if (one[same] == '/')
            end = same;
        same++;
    }
    if ((!one[same] && other[same] == '/') || (!other[same] && one[same] == '/'))
        end = same;
    return arena_copy(headings->arena, one, end);
}

static struct shown *find_label(struct shown *list, const char *label)
{
    while (list && strcmp(list->label, label) != 0)
        list = list->next;
    return list;
}

/* What is under one heading is one field; several in one element are the element, and of others the first has it. */
static void add_general(struct headings *headings, const char *path, const char *label)
{
    struct shown *shown = find_label(headings->general, label);
    if (!shown) {
        add(headings, &headings->general, &headings->general_last, (struct shown){path, label, words_of(headings, label), NULL});
    } else if (strcmp(shown->path, path) != 0) {
        const char *common = common_part(headings, shown->path, path);
        shown->path = *common && !find_shown(headings->general, common) ? common : shown->path;
    }
}

/* The section in which it stands first has it. */
static void add_section(struct headings *headings, const char *path, const struct standing *scope)
{
    const char *element = arena_copy(headings->arena, path, strcspn(path, "/"));
    if (*element != '@')
        add(headings, &headings->sections, &headings->sections_last, (struct shown){element, "", scope->section, NULL});
}

/* ------------------------------------------------------------------------------------------------ templates */

static void add_values(struct headings *headings, const char *select, const struct standing *scope)
{
    for (size_t length; *select; select += length + (select[length] == '|')) {
        length = strcspn(select, "|");
        const char *path = whole_path(headings, scope->base, select, length);
        if (!path || !*path)
            continue;
        add_section(headings, path, scope);
        const struct shown *own = scope->heading ? find_label(headings->own, scope->heading) : NULL;
        bool names_all = own && strcmp(own->path, scope->base) == 0; /* "Core task 1: …" heads all that is in the core task */
        if (scope->heading && strcmp(scope->heading_base, scope->base) == 0 && !names_all)
            add_general(headings, path, scope->heading);
    }
}

static size_t count_values(const struct xml_node *node)
{
    size_t count = 0;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        count += xml_is_named(child, "value") + count_values(child);
    return count;
}

/* A label whose words are followed by one value names it; one with several, as "Core task 1: …", what they are of. */
static void add_label(struct headings *headings, const struct template *template, const struct standing *scope)
{
    const char *name = template->name;
    const struct label *label = name ? map_find(headings->labels->labels, name, strlen(name)) : NULL;
    size_t count = label ? count_values(label->node) : 0;
    const struct xml_node *value = label ? xml_first_element(label->node) : NULL;
    if (count == 1 && xml_is_named(value, "value")) {
        const char *select = xml_attribute(value, "select"), *path = select ? whole_path(headings, scope->base, select, strlen(select)) : NULL;
        if (path && *path) {
            add_section(headings, path, scope);
            add(headings, &headings->own, &headings->own_last, (struct shown){path, name, words_of(headings, name), NULL});
        }
    } else if (count > 1 && *scope->base) {
        add_section(headings, scope->base, scope);
        add(headings, &headings->own, &headings->own_last, (struct shown){scope->base, name, words_of(headings, name), NULL});
    }
}

static const char *first_label(const struct template *list)
{
    const char *name = NULL;
    for (; list && !name; list = list->next)
        name = list->kind == TEMPLATE_LABEL ? list->name : first_label(list->first);
    return name;
}

static const struct template *find_kind(const struct template *list, enum template_kind kind)
{
    while (list && list->kind != kind)
        list = list->next;
    return list;
}

/* "3. Profile of skills and competences"; "" if it has no heading. */
static const char *section_words(const struct headings *headings, const struct template *section)
{
    const struct template *heading = find_kind(section->first, TEMPLATE_HEADING);
    const struct template *marker = heading ? find_kind(heading->first, TEMPLATE_MARKER) : NULL;
    const struct template *number = marker ? find_kind(marker->first, TEMPLATE_TEXT) : NULL;
    const char *words = heading ? words_of(headings, first_label(heading->first)) : "";
    return number && *words ? arena_format(headings->arena, "%s. %s", number->text, words) : words;
}

static void walk(struct headings *headings, const struct template *list, struct standing scope);

/* The labels over the columns of a table. */
static const char *const *read_columns(const struct headings *headings, const struct template *table)
{
    const char **columns = arena_new_array(headings->arena, const char *, COLUMNS_MOST + 1);
    const struct template *head = find_kind(table->first, TEMPLATE_TABLE_HEAD);
    const struct template *row = head ? head->first : NULL;
    size_t count = 0;
    for (const struct template *cell = row ? row->first : NULL; cell && count < COLUMNS_MOST; cell = cell->next)
        columns[count++] = first_label(cell->first);
    return columns;
}

static void walk_row(struct headings *headings, const struct template *row, struct standing scope)
{
    size_t column = 0;
    for (const struct template *cell = row->first; cell; cell = cell->next, column += column < COLUMNS_MOST) {
        struct standing inside = scope;
        if (scope.columns && scope.columns[column]) {
            inside.heading = scope.columns[column];
            inside.heading_base = scope.base;
        }
        walk(headings, cell->first, inside);
    }
}

static void walk_one(struct headings *headings, const struct template *template, struct standing *scope)
{
    struct standing inside = *scope;
    const char *select = template->select ? xml_path_text(template->select) : "";
    switch (template->kind) {
    case TEMPLATE_VALUE: add_values(headings, select, scope); break;
    case TEMPLATE_LABEL: add_label(headings, template, scope); break;
    case TEMPLATE_HEADING:
    case TEMPLATE_TERM:
        scope->heading = first_label(template->first);
        scope->heading_base = scope->base;
        break;
    case TEMPLATE_EACH: {
        const char *base = whole_path(headings, scope->base, select, strlen(select));
        inside.base = base ? base : scope->base;
        break;
    }
    case TEMPLATE_SECTION: inside.section = section_words(headings, template); break;
    case TEMPLATE_TABLE: inside.columns = read_columns(headings, template); break;
    case TEMPLATE_ROW: walk_row(headings, template, *scope); return;
    default: break;
    }
    walk(headings, template->first, inside);
}

static void walk(struct headings *headings, const struct template *list, struct standing scope)
{
    if (++scope.depth > DEPTH_MOST)
        return;
    for (; list; list = list->next)
        walk_one(headings, list, &scope);
}

/* ------------------------------------------------------------------------------------------------ all of it */

static void put_shown(const struct headings *headings, const struct shown *list, struct buffer *out)
{
    for (; list; list = list->next)
        if (list == find_shown(headings->own, list->path) || !find_shown(headings->own, list->path))
            buffer_format(out, "%s\t\t%s\n", list->path, list->words);
}

static void put_sections(const struct headings *headings, struct buffer *out)
{
    for (const struct shown *section = headings->sections; section; section = section->next)
        buffer_format(out, "%s\tsection\t%s\n", section->path, section->words);
}

static void visit_shown(const struct shown *list, heading_visit *visit, void *context)
{
    for (; list; list = list->next)
        visit(context, list->label, list->path);
}

void headings_each(const struct layout *layout, const struct label_set *labels, struct arena *arena, heading_visit *visit, void *context)
{
    struct headings headings = {.labels = labels, .arena = arena};
    walk(&headings, layout->body, (struct standing){.base = ""});
    visit_shown(headings.own, visit, context);
    visit_shown(headings.general, visit, context);
}

static void put_own_fields(const struct headings *headings, const struct vocabulary *vocabulary, struct buffer *out)
{
    static const char *const TYPES[] = {[OWN_LINE] = "line", [OWN_PROSE] = "prose", [OWN_DATE] = "date", [OWN_WORD] = "word", [OWN_NUMBER] = "number"};
    for (size_t i = 0; i < vocabulary->field_count; i++) {
        const struct own_field *field = &vocabulary->fields[i];
        const char *words = words_of(headings, field->name);
        buffer_format(out, "field[%s]\t%s\t%s\n", field->name, TYPES[field->type], *words ? words : field->name);
    }
}

bool headings_put(struct supplement_layout *layout, const struct supplement_qualification *qualification, const char *language,
                  struct arena *arena, struct buffer *out, struct diag *diag)
{
    struct supplement_layout *form = qualification ? layout_for(layout, qualification->qualification, diag) : layout_base(layout, diag);
    const struct label_set *labels = form ? layout_labels(form, language, (struct place){0}, diag) : NULL;
    if (!labels)
        return false;
    struct headings headings = {.labels = labels, .arena = arena};
    walk(&headings, form->layout->body, (struct standing){.base = "", .section = ""});
    put_shown(&headings, headings.own, out);
    put_shown(&headings, headings.general, out);
    put_sections(&headings, out);
    put_own_fields(&headings, &form->layout->vocabulary, out);
    return true;
}

bool supplement_headings(struct supplement *supplement, struct supplement_layout *layout, const struct supplement_qualification *qualification,
                         const char *language, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    struct arena *arena = arena_create();
    bool good = headings_put(layout, qualification, language, arena, out, diag);
    arena_destroy(arena);
    memory_leave(&guard);
    return good;
}
