/* The words of a layout: whether its label sets belong together, and are in their languages. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine.h"
#include "gate/language.h"

/* ------------------------------------------------------------------------------------------------ words of one set */

static const struct xml_node *first_label(const struct label_set *labels)
{
    return xml_first_element(xml_root(labels->file));
}

static const struct label *label_of(const struct label_set *labels, const struct xml_node *node)
{
    const char *name = xml_attribute(node, "name");
    return name ? map_find(labels->labels, name, strlen(name)) : NULL;
}

static bool holds_blocks(const struct xml_node *node)
{
    static const char *const blocks[] = {"p", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6"};
    const struct xml_node *child = xml_first_element(node);
    for (size_t i = 0; child && i < sizeof blocks / sizeof *blocks; i++)
        if (xml_is_named(child, blocks[i]))
            return true;
    return false;
}

/* Reports a label with the words at fault; `more` says against what. */
static void report(enum diag_id id, const struct label_set *labels, const struct xml_node *node, const char *text,
                   const char *more, struct diag *diag)
{
    enum { QUOTE = 60 };
    text += strspn(text, " \t\r\n");
    size_t length = strcspn(text, "\r\n");
    if (length > QUOTE)
        for (length = QUOTE; length > 0 && (text[length] & 0xC0) == 0x80;)
            length--;
    const struct xml_node *label = node;
    while (label && !xml_is_named(label, "label"))
        label = xml_parent(label);
    const char *name = label ? xml_attribute(label, "name") : "date"; /* the only other thing that stands in a set */
    diag_report(diag, id, xml_place(labels->file, node), "\"%s\" in %s: \"%.*s\"%s", name ? name : "", labels->language,
                (int)length, text, more);
}

/* Calls `check` for each paragraph, item or other stretch of words in the node, and for the node itself if it is one. */
typedef void check_words(void *context, const struct xml_node *node);

static void each_words(const struct xml_node *node, check_words *check, void *context)
{
    if (!holds_blocks(node)) {
        check(context, node);
        return;
    }
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        each_words(child, check, context);
}

struct checking {
    const struct label_set *labels;
    struct gate *gate;
    enum script script;
    const struct small_words *small;
    struct diag *diag;
};

static void check_alone(void *context, const struct xml_node *node)
{
    const struct checking *checking = context;
    const struct label_set *labels = checking->labels;
    const char *text = xml_text(node, labels->arena);
    struct suspicion found;
    if (find_suspicion(checking->gate, text, TEXT_PROSE, &found, checking->diag))
        report_suspicion(&found, text, "label", xml_place(labels->file, node), checking->diag);
    if (is_in_another_script(text, checking->script))
        report(DIAG_LABEL_LANGUAGE, labels, node, text, "", checking->diag);
}

void check_label_set(const struct label_set *labels, struct gate *gate, struct diag *diag)
{
    struct checking checking = {labels, gate, script_of_language(labels->language), NULL, diag};
    for (const struct xml_node *node = first_label(labels); node; node = xml_next_element(node))
        each_words(node, check_alone, &checking);
}

/* The first words differ, as they nearly always do. */
static bool begin_otherwise(const struct xml_node *one, const struct xml_node *other, struct arena *arena)
{
    const struct xml_node *first = xml_first(one), *second = xml_first(other);
    if (!first || !second || xml_is_element(first) || xml_is_element(second))
        return false;
    const char *text = xml_text(first, arena), *words = xml_text(second, arena);
    text += strspn(text, " \t\r\n");
    words += strspn(words, " \t\r\n");
    return *text && *words && *text != *words;
}

/* Another set of another language has the same words in this place. */
static void compare_words(const struct label_set *labels, const struct xml_node *node, const struct label_set *other,
                          const struct xml_node *same, struct diag *diag)
{
    if (holds_blocks(node) && holds_blocks(same)) {
        const struct xml_node *one = xml_first_element(node), *two = xml_first_element(same);
        for (; one && two; one = xml_next_element(one), two = xml_next_element(two))
            compare_words(labels, one, other, two, diag);
        return;
    }
    if (begin_otherwise(node, same, other->arena))
        return;
    const char *text = xml_text(node, labels->arena);
    if (is_untranslated(text, labels->language, xml_text(same, other->arena), other->language))
        report(DIAG_LABEL_LANGUAGE, labels, node, text, arena_format(labels->arena, " stands in %s too", other->path), diag);
}

static bool is_same_label(const struct xml_node *one, const struct xml_node *other)
{
    const char *name = xml_attribute(one, "name"), *other_name = xml_attribute(other, "name");
    return name && other_name && strcmp(name, other_name) == 0;
}

void compare_label_sets(const struct label_set *labels, const struct label_set *other, struct diag *diag)
{
    if (strcmp(labels->language, other->language) == 0)
        return;
    const struct xml_node *next = first_label(other); /* most sets have their labels in the same order */
    for (const struct xml_node *node = first_label(labels); node; node = xml_next_element(node)) {
        const struct xml_node *same = next && is_same_label(node, next) ? next : NULL;
        const struct label *label = same ? NULL : label_of(other, node);
        same = label ? label->node : same;
        if (same)
            compare_words(labels, node, other, same, diag);
        next = same ? xml_next_element(same) : next;
    }
}

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

struct folder {
    struct label_set **sets;
    size_t count;
    const char *only; /* the path of the set that findings are told of; NULL: of all */
};

static bool is_told(const struct folder *folder, const struct label_set *labels)
{
    return !folder->only || strcmp(folder->only, labels->path) == 0;
}

static void report_lack(const struct folder *folder, const char *name, const char *asker, struct diag *diag)
{
    for (size_t i = 0; i < folder->count; i++) {
        const struct label_set *labels = folder->sets[i];
        if (is_told(folder, labels) && !map_find(labels->labels, name, strlen(name)))
            diag_report(diag, DIAG_LABEL_UNKNOWN, xml_place(labels->file, xml_root(labels->file)), "\"%s\", which %s", name,
                        asker);
    }
}

static size_t count_with(const struct folder *folder, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < folder->count; i++)
        count += map_find(folder->sets[i]->labels, name, strlen(name)) != NULL;
    return count;
}

/* A label that not all sets have. */
static void check_name(const struct folder *folder, const struct asking *asking, const struct label_set *labels,
                       const struct label *label, struct arena *arena, struct diag *diag)
{
    size_t with = count_with(folder, label->name);
    if (with == folder->count)
        return;
    const struct asked *asked = find_asked(asking, label->name);
    if (asked || 2 * with > folder->count)
        report_lack(folder, label->name, arena_format(arena, "%s has", labels->path), diag);
    else if (is_told(folder, labels))
        diag_report(diag, DIAG_LABEL_ADDED, label->place, "\"%s\"", label->name);
}

static void check_names(const struct folder *folder, const struct layout *layout, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct asking asking = {.met = map_create(), .arena = arena};
    struct map *told = map_create();
    ask_layout(&asking, layout);
    ask_labels(&asking, folder->sets, folder->count);
    for (const struct asked *asked = asking.first; asked; asked = asked->next) {
        if (asked->begins)
            continue;
        report_lack(folder, asked->name, arena_format(arena, "%s:%d asks for", asked->place.file, asked->place.line), diag);
        *map_slot(told, asked->name, strlen(asked->name)) = told;
    }
    for (size_t i = 0; i < folder->count; i++)
        for (const struct xml_node *node = first_label(folder->sets[i]); node; node = xml_next_element(node)) {
            const struct label *label = label_of(folder->sets[i], node);
            void **slot = label ? map_slot(told, label->name, strlen(label->name)) : NULL;
            if (!slot || *slot == told)
                continue;
            size_t with = count_with(folder, label->name);
            if (find_asked(&asking, label->name) || 2 * with > folder->count)
                *slot = told; /* once for those that lack it; else each that adds it */
            check_name(folder, &asking, folder->sets[i], label, arena, diag);
        }
    map_destroy(told);
    map_destroy(asking.met);
    arena_destroy(arena);
}

static void check_small(void *context, const struct xml_node *node)
{
    const struct checking *checking = context;
    const struct label_set *labels = checking->labels;
    const char *text = xml_text(node, labels->arena);
    const char *other = language_instead(checking->small, text, labels->language);
    if (other)
        report(DIAG_LABEL_LANGUAGE_DOUBT, labels, node, text, arena_format(labels->arena, " looks like %s", other),
               checking->diag);
}

/* By their small words: only the whole of a check takes the time to read these. */
static void check_small_words(struct supplement *supplement, const struct folder *folder, struct diag *diag)
{
    struct buffer text = {0};
    struct arena *arena = arena_create();
    struct checking checking = {.diag = diag};
    if (file_read(supplement_data_file(supplement, "layouts/small-words.csv"), 1024 * 1024, (struct place){0}, &text, diag))
        checking.small = small_words_read((const char *)text.bytes, text.length, arena);
    for (size_t i = 0; checking.small && i < folder->count; i++) {
        checking.labels = folder->sets[i];
        for (const struct xml_node *node = first_label(checking.labels); node && is_told(folder, checking.labels);
             node = xml_next_element(node))
            each_words(node, check_small, &checking);
    }
    arena_destroy(arena);
    buffer_finish(&text);
}

static void check_folder(struct supplement *supplement, struct supplement_layout *layout, const struct folder *folder,
                         struct diag *diag)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (is_told(folder, folder->sets[i]))
            check_label_set(folder->sets[i], layout->gate, diag);
        for (size_t j = 0; j < folder->count; j++)
            if (folder->only ? is_told(folder, folder->sets[i]) : j < i)
                compare_label_sets(folder->sets[i], folder->sets[j], diag);
    }
    check_names(folder, layout->layout, diag);
    check_small_words(supplement, folder, diag);
}

/* ------------------------------------------------------------------------------------------------ the folder */

static int is_label_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 4 && strcmp(entry->d_name + length - 4, ".xml") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* All sets of the layout; `own`, if it is given, in place of the one of its language. */
static void read_folder(const struct layout *layout, struct label_set *own, struct folder *folder, struct diag *diag)
{
    struct dirent **entries = NULL;
    int count = scandir(layout->labels_folder, &entries, is_label_file, by_bytes);
    folder->sets = memory_zeroed((size_t)(count > 0 ? count : 0) + 1, sizeof(struct label_set *));
    if (own)
        folder->sets[folder->count++] = own;
    for (int i = 0; i < count; i++) {
        char *language = entries[i]->d_name;
        language[strlen(language) - 4] = '\0';
        struct place place = {layout->path, 0};
        struct diag *ignored = own ? diag_create() : NULL;
        struct label_set *labels = own && strcmp(own->language, language) == 0
                                       ? NULL
                                       : read_labels(layout, language, place, own ? ignored : diag);
        if (labels)
            folder->sets[folder->count++] = labels;
        diag_destroy(ignored);
        free(entries[i]);
    }
    free(entries);
}

void check_label_sets(struct supplement *supplement, struct supplement_layout *layout, struct label_set *own,
                      struct diag *diag)
{
    struct folder folder = {.only = own ? own->path : NULL};
    read_folder(layout->layout, own, &folder, diag);
    check_folder(supplement, layout, &folder, diag);
    for (size_t i = 0; i < folder.count; i++)
        if (folder.sets[i] != own)
            label_set_destroy(folder.sets[i]);
    free(folder.sets);
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
