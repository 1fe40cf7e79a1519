/* The words of a layout: whether its label sets belong together, and are in their languages. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "engine/engine.h"
#include "gate/language.h"
#include "gate/months.h"
#include "gate/punctuation.h"

/* ------------------------------------------------------------------------------------------------ words of one set */

const struct xml_node *label_set_first(const struct label_set *labels)
{
    return xml_first_element(xml_root(labels->file));
}

const struct label *label_set_find(const struct label_set *labels, const struct xml_node *node)
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
    size_t length = utf8_cut(text, strcspn(text, "\r\n"), QUOTE);
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
    struct punctuation punctuation;
    struct diag *diag;
};

static void check_alone(void *context, const struct xml_node *node)
{
    const struct checking *checking = context;
    const struct label_set *labels = checking->labels;
    const char *text = xml_text(node, labels->arena);
    struct suspicion found;
    if (find_suspicion(checking->gate, text, TEXT_PROSE, &found, checking->diag))
        report_suspicion(&found, text, say("label"), xml_place(labels->file, node), checking->diag);
    if (is_in_another_script(text, checking->script))
        report(DIAG_LABEL_LANGUAGE, labels, node, text, "", checking->diag);
}

/* Words of months are few and known: October is no German. */
static void check_months(const struct label_set *labels, const struct xml_node *date, struct diag *diag)
{
    const struct months months = months_of(labels->language);
    int expected = 0;
    for (const struct xml_node *node = xml_first_element(date); node && months.names; node = xml_next_element(node)) {
        if (!xml_is_named(node, "month"))
            continue;
        const char *name = xml_text(node, labels->arena);
        expected++;
        if (month_named(&months, name, strlen(name)) != expected)
            report(DIAG_LABEL_LANGUAGE, labels, node, name, arena_format(labels->arena, say(" is not month %d"), expected), diag);
    }
}

void check_label_set(const struct label_set *labels, struct gate *gate, struct diag *diag)
{
    struct checking checking = {.labels = labels, .gate = gate, .script = script_of_language(labels->language), .diag = diag};
    for (const struct xml_node *node = label_set_first(labels); node; node = xml_next_element(node)) {
        each_words(node, check_alone, &checking);
        if (xml_is_named(node, "date"))
            check_months(labels, node, diag);
    }
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
        report(DIAG_LABEL_LANGUAGE, labels, node, text, arena_format(labels->arena, say(" stands in %s too"), other->path), diag);
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
    const struct xml_node *next = label_set_first(other); /* most sets have their labels in the same order */
    for (const struct xml_node *node = label_set_first(labels); node; node = xml_next_element(node)) {
        const struct xml_node *same = next && is_same_label(node, next) ? next : NULL;
        const struct label *label = same ? NULL : label_set_find(other, node);
        same = label ? label->node : same;
        if (same)
            compare_words(labels, node, other, same, diag);
        next = same ? xml_next_element(same) : next;
    }
}

/* ------------------------------------------------------------------------------------------------ sets that belong together */

bool label_set_is_told(const struct label_folder *folder, const struct label_set *labels)
{
    return !folder->only || strcmp(folder->only, labels->path) == 0;
}

static void check_small(void *context, const struct xml_node *node)
{
    const struct checking *checking = context;
    const struct label_set *labels = checking->labels;
    const char *text = xml_text(node, labels->arena);
    const char *other = language_instead(checking->small, text, labels->language);
    if (other)
        report(DIAG_LABEL_LANGUAGE_DOUBT, labels, node, text, arena_format(labels->arena, say(" looks like %s"), other),
               checking->diag);
}

static void check_punctuation(void *context, const struct xml_node *node)
{
    const struct checking *checking = context;
    const struct label_set *labels = checking->labels;
    const char *text = xml_text(node, labels->arena);
    size_t length = strlen(text), mark_length;
    const char *quote = quote_at_fault(&checking->punctuation, text, length, &mark_length);
    if (quote)
        report(DIAG_QUOTES_FOREIGN, labels, node, quote, "", checking->diag);
    const char *sign = sign_without_space(&checking->punctuation, text, length, &mark_length);
    if (sign)
        report(DIAG_SPACE_LACKING, labels, node, sign, "", checking->diag);
}

/* By their small words and signs: only the whole of a check takes the time to read these. */
static void check_closely(struct supplement *supplement, const struct label_folder *folder, struct diag *diag)
{
    struct buffer text = {0};
    struct arena *arena = arena_create();
    struct checking checking = {.diag = diag};
    if (file_read(supplement_data_file(supplement, "layouts/small-words.csv"), 1024 * 1024, (struct place){0}, &text, diag))
        checking.small = small_words_read((const char *)text.bytes, text.length, arena);
    for (size_t i = 0; checking.small && i < folder->count; i++) {
        checking.labels = folder->sets[i];
        checking.punctuation = punctuation_find(gate_punctuation(supplement->gate, diag), checking.labels->language);
        for (const struct xml_node *node = label_set_first(checking.labels); node && label_set_is_told(folder, checking.labels);
             node = xml_next_element(node)) {
            each_words(node, check_small, &checking);
            each_words(node, check_punctuation, &checking);
        }
    }
    arena_destroy(arena);
    buffer_finish(&text);
}

static void check_folder(struct supplement *supplement, struct supplement_layout *layout, const struct label_folder *folder,
                         struct diag *diag)
{
    for (size_t i = 0; i < folder->count; i++) {
        if (label_set_is_told(folder, folder->sets[i]))
            check_label_set(folder->sets[i], layout->gate, diag);
        for (size_t j = 0; j < folder->count; j++)
            if (folder->only ? label_set_is_told(folder, folder->sets[i]) : j < i)
                compare_label_sets(folder->sets[i], folder->sets[j], diag);
    }
    check_label_names(folder, layout->layout, diag);
    check_closely(supplement, folder, diag);
}

/* ------------------------------------------------------------------------------------------------ the folder */

static void add_set(struct label_folder *folder, struct label_set *labels)
{
    folder->sets = memory_resize(folder->sets, (folder->count + 1) * sizeof *folder->sets);
    folder->sets[folder->count++] = labels;
}

static bool has_language(const struct label_folder *folder, const char *language)
{
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->sets[i]->language, language) == 0)
            return true;
    return false;
}

/* The set of this language, unless it is there. What is wrong with it is told where all are checked. */
static void read_set(const struct layout *layout, const char *language, struct label_folder *folder, struct diag *diag)
{
    if (has_language(folder, language))
        return;
    struct diag *ignored = folder->only ? diag_create() : NULL;
    struct label_set *labels = read_labels(layout, language, (struct place){layout->path, 0}, ignored ? ignored : diag);
    if (labels)
        add_set(folder, labels);
    diag_destroy(ignored);
}

/* All sets of the layout; `own`, if it is given, in place of the one of its language. A layout with labels of its own is asked for
 * the languages that it has them in, if any: the others are those of the layout that it builds on. */
static void read_folder(const struct layout *layout, struct label_set *own, struct label_folder *folder, struct diag *diag)
{
    if (own)
        add_set(folder, own);
    struct dirent **entries = NULL;
    int count = 0;
    for (size_t i = 0; layout->label_folders[i] && count <= 0; i++) {
        free(entries);
        entries = NULL;
        count = file_list(layout->label_folders[i], &entries, ".xml");
    }
    for (int i = 0; i < count; i++) {
        char *language = entries[i]->d_name;
        language[strlen(language) - 4] = '\0';
        read_set(layout, language, folder, diag);
        free(entries[i]);
    }
    free(entries);
}

void label_sets_read(const struct layout *layout, struct label_folder *folder, struct diag *diag)
{
    *folder = (struct label_folder){0};
    read_folder(layout, NULL, folder, diag);
}

void label_sets_finish(struct label_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        label_set_destroy(folder->sets[i]);
    free(folder->sets);
}

void check_label_sets(struct supplement *supplement, struct supplement_layout *layout, struct label_set *own,
                      struct diag *diag)
{
    struct label_folder folder = {.only = own ? own->path : NULL};
    read_folder(layout->layout, own, &folder, diag);
    check_folder(supplement, layout, &folder, diag);
    for (size_t i = 0; i < folder.count; i++)
        if (folder.sets[i] != own)
            label_set_destroy(folder.sets[i]);
    free(folder.sets);
}
