/* Which labels a layout asks for, and which of its sets lack or add one; words that are no labels. */
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/engine.h"
#include "gate/language.h"

/* ------------------------------------------------------------------------------------------------ names that are asked for */

/* A name, or the beginning of one that an expression completes: concat('country.', @country). */
struct asked {
    const char *name;
    bool begins;
    struct place place;
    struct asked *next;
};

struct asking {
    struct asked *first;
    struct map *met; /* templates' names and expressions */
    bool own;        /* the layout has labels of its own: of names that expressions make, all that may be are the base's affair */
    struct label_set *below; /* where it has them in one language: what the base has in it; or NULL */
    struct arena *arena;
};

/* What the expression's string begins with: "" if it does not say. */
static const char *beginning(const char *expression, struct arena *arena)
{
    static const char concat[] = "concat(";
    if (strncmp(expression, concat, sizeof concat - 1) != 0)
        return "";
    expression += sizeof concat - 1;
    char quote = *expression;
    const char *end = quote == '\'' || quote == '"' ? strchr(expression + 1, quote) : NULL;
    return end ? arena_copy(arena, expression + 1, (size_t)(end - expression - 1)) : "";
}

static void ask(struct asking *asking, const struct template *template)
{
    const char *key = template->name ? template->name : xml_path_text(template->select);
    void **slot = map_slot(asking->met, key, strlen(key));
    if (*slot)
        return;
    *slot = asking;
    struct asked *asked = arena_new(asking->arena, struct asked);
    *asked = (struct asked){template->name ? template->name : beginning(key, asking->arena), !template->name,
                            template->place, asking->first};
    asking->first = asked;
}

static void ask_templates(struct asking *asking, const struct template *list)
{
    for (; list; list = list->next) {
        if (list->kind == TEMPLATE_LABEL && (list->name || list->select))
            ask(asking, list);
        ask_templates(asking, list->first);
    }
}

enum { PARTS = 10 };

/* All templates of the layout; gives how many parts there are. */
static size_t layout_parts(const struct layout *layout, const struct template *parts[PARTS])
{
    const struct template *const all[PARTS] = {
        layout->title,      layout->author, layout->subject, layout->keywords, layout->identifier,
        layout->head_first, layout->foot,   layout->note,    layout->body,     layout->head_rest};
    memcpy(parts, all, sizeof all);
    return layout->head_rest == layout->head_first ? PARTS - 1 : PARTS;
}

static void ask_layout(struct asking *asking, const struct layout *layout)
{
    const struct template *parts[PARTS];
    size_t count = layout_parts(layout, parts);
    for (size_t i = 0; i < count; i++)
        ask_templates(asking, parts[i]);
}

/* Labels that stand in labels that are asked for; others ask for nothing. */
static void ask_labels(struct asking *asking, struct label_set *const *sets, size_t count)
{
    size_t before;
    do {
        before = map_count(asking->met);
        for (const struct asked *asked = asking->first; asked; asked = asked->next)
            for (size_t i = 0; i < count; i++) {
                const struct label *label = map_find(sets[i]->labels, asked->name, strlen(asked->name));
                if (label)
                    ask_templates(asking, label->content);
            }
    } while (map_count(asking->met) != before);
}

static const struct asked *find_asked(const struct asking *asking, const char *name)
{
    const struct asked *asked = asking->first;
    while (asked && (asked->begins ? strncmp(name, asked->name, strlen(asked->name)) != 0 : strcmp(name, asked->name) != 0))
        asked = asked->next;
    return asked;
}

/* ------------------------------------------------------------------------------------------------ sets that belong together */

static void report_lack(const struct label_folder *folder, const char *name, const char *asker, struct diag *diag)
{
    for (size_t i = 0; i < folder->count; i++) {
        const struct label_set *labels = folder->sets[i];
        if (label_set_is_told(folder, labels) && !map_find(labels->labels, name, strlen(name)))
            diag_report(diag, DIAG_LABEL_UNKNOWN, xml_place(labels->file, xml_root(labels->file)), "\"%s\", which %s", name,
                        asker);
    }
}

static size_t count_with(const struct label_folder *folder, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++)
        count += map_find(folder->sets[i]->labels, name, strlen(name)) != NULL;
    return count;
}

/* What the layout that this one builds on has in the language, told where it is checked; NULL: nothing. */
static struct label_set *read_below(const struct layout *layout, const char *language)
{
    struct layout below = *layout;
    struct diag *ignored = diag_create();
    below.label_folders++;
    struct label_set *labels = read_labels(&below, language, (struct place){0}, ignored);
    diag_destroy(ignored);
    return labels;
}

/* Where a layout has labels of its own in one language alone, no other set tells whether a name is meant: but the base's does. */
static void check_lone_name(const struct asking *asking, const struct label *label, bool is_known, struct diag *diag)
{
    if (!is_known && !map_find(asking->below->labels, label->name, strlen(label->name)))
        diag_report(diag, DIAG_LABEL_ADDED, label->place, "\"%s\"", label->name);
}

/* A label that not all sets have, or one alone. */
static void check_name(const struct label_folder *folder, const struct asking *asking, const struct label_set *labels,
                       const struct label *label, struct arena *arena, struct diag *diag)
{
    size_t with = count_with(folder, label->name);
    const struct asked *asked = find_asked(asking, label->name);
    bool is_known = asked || strcmp(label->name, LABEL_CONTINUED) == 0;
    if (with == folder->count && asking->below)
        check_lone_name(asking, label, is_known, diag);
    if (with == folder->count || (asked && asked->begins && asking->own))
        return;
    if (is_known || 2 * with > folder->count)
        report_lack(folder, label->name, arena_format(arena, say("%s has"), labels->path), diag);
    else if (label_set_is_told(folder, labels))
        diag_report(diag, DIAG_LABEL_ADDED, label->place, "\"%s\"", label->name);
}

/* All of a set in one message: there may be hundreds. */
static void report_drafts(const struct label_set *labels, struct diag *diag)
{
    struct buffer names = {0};
    struct place place = {0};
    for (const struct xml_node *node = label_set_first(labels); node; node = xml_next_element(node)) {
        const struct label *label = label_set_find(labels, node);
        if (!label || !label->is_draft)
            continue;
        place = place.file ? place : label->place;
        buffer_format(&names, "%s%s", names.length ? ", " : "", label->name);
    }
    buffer_byte(&names, 0);
    if (place.file)
        diag_report(diag, DIAG_LABEL_DRAFT, place, "%s", (const char *)names.bytes);
    buffer_finish(&names);
}

static bool has_days(const struct layout *layout)
{
    for (size_t i = 0; i < layout->input_count; i++) {
        const struct input *input = &layout->inputs[i];
        bool day = input->kind == INPUT_DATE;
        for (size_t j = 0; j < input->column_count; j++)
            day |= input->columns[j].kind == INPUT_DATE;
        if (day)
            return true;
    }
    return false;
}

static void check_set(const struct label_set *labels, const struct layout *layout, struct diag *diag)
{
    const struct xml_node *root = xml_root(labels->file);
    if (!labels->date && has_days(layout))
        diag_report(diag, DIAG_ELEMENT_MISSING, xml_place(labels->file, root), "<date> in <labels>");
    report_drafts(labels, diag);
}

void check_label_names(const struct label_folder *folder, const struct layout *layout, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct asking asking = {.met = map_create(), .arena = arena, .own = layout->label_folders[0] && layout->label_folders[1]};
    struct map *told = map_create();
    if (asking.own && folder->count == 1)
        asking.below = read_below(layout, folder->sets[0]->language);
    ask_layout(&asking, layout);
    ask_labels(&asking, folder->sets, folder->count);
    for (size_t i = 0; i < folder->count; i++)
        if (label_set_is_told(folder, folder->sets[i]))
            check_set(folder->sets[i], layout, diag);
    for (const struct asked *asked = asking.first; asked; asked = asked->next) {
        if (asked->begins)
            continue;
        if (folder->count && !folder->only && !count_with(folder, asked->name)) /* the layout's own fault, most likely */
            diag_report(diag, DIAG_LABEL_UNKNOWN, asked->place, "\"%s\" in %s", asked->name, layout->label_folders[0]);
        else
            report_lack(folder, asked->name, arena_format(arena, say("%s:%d asks for"), asked->place.file, asked->place.line), diag);
        *map_slot(told, asked->name, strlen(asked->name)) = told;
    }
    for (size_t i = 0; i < folder->count; i++)
        for (const struct xml_node *node = label_set_first(folder->sets[i]); node; node = xml_next_element(node)) {
            const struct label *label = label_set_find(folder->sets[i], node);
            void **slot = label ? map_slot(told, label->name, strlen(label->name)) : NULL;
            if (!slot || *slot == told)
                continue;
            size_t with = count_with(folder, label->name);
            if (find_asked(&asking, label->name) || 2 * with > folder->count)
                *slot = told; /* once for those that lack it; else each that adds it */
            check_name(folder, &asking, folder->sets[i], label, arena, diag);
        }
    map_destroy(told);
    label_set_destroy(asking.below);
    map_destroy(asking.met);
    arena_destroy(arena);
}

/* ------------------------------------------------------------------------------------------------ words in the layout itself */

static void check_templates(const struct template *list, struct diag *diag)
{
    for (; list; list = list->next) {
        if (list->kind == TEMPLATE_TEXT && count_words(list->text)) {
            const char *text = list->text + strspn(list->text, " \t\r\n");
            diag_report(diag, DIAG_LAYOUT_WORDS, list->place, "\"%.*s\"", (int)strcspn(text, "\r\n"), text);
        }
        check_templates(list->first, diag);
    }
}

void check_layout_words(const struct layout *layout, struct diag *diag)
{
    const struct template *parts[PARTS];
    size_t count = layout_parts(layout, parts);
    for (size_t i = 0; i < count; i++)
        check_templates(parts[i], diag);
}
