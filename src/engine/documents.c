/* Documents of Word and LibreOffice: the headings of all forms in all languages, by which they are read. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "engine/engine.h"
#include "learn/learn.h"
#include "word/word.h"

/* ------------------------------------------------------------------------------------------------ the words of forms */

struct gathering {
    struct word_phrase *list;
    size_t count, room;
    struct map *met;      /* language, label and words of each -> its index */
    struct map *paths;    /* of the set that is read: label -> path */
    struct arena *arena;
};

static void note_path(void *context, const char *label, const char *path)
{
    struct gathering *gathering = context;
    void **slot = map_slot(gathering->paths, label, strlen(label));
    if (!*slot)
        *slot = arena_format(gathering->arena, "%s", path);
}

static bool is_block(const struct xml_node *node)
{
    static const char *const blocks[] = {"p", "li", "div"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (xml_is_named(node, blocks[i]))
            return true;
    return false;
}

static bool holds_words(const struct xml_node *node)
{
    static const char *const inlines[] = {"p", "li", "div", "ul", "ol", "strong", "em", "a", "span"};
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (xml_is_named(node, inlines[i]))
            return true;
    return false;
}

static void put_collapsed(struct buffer *out, const char *text)
{
    for (; *text; text++)
        if (!strchr(" \t\r\n", *text))
            buffer_byte(out, (unsigned char)*text);
        else if (out->length && !strchr(" \n", out->bytes[out->length - 1]))
            buffer_byte(out, ' ');
}

/* Values, and what only stands under a condition, are what people wrote. */
static void put_words(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (!xml_is_element(child)) {
            put_collapsed(out, xml_text(child, arena));
        } else if (holds_words(child)) {
            if (is_block(child) && out->length)
                buffer_byte(out, '\n');
            put_words(out, child, arena);
        } else {
            buffer_byte(out, WORD_VALUE);
        }
    }
}

static void add(struct gathering *gathering, const char *language, const char *label, const char *words)
{
    const char *key = arena_format(gathering->arena, "%s\n%s\n%s", language, label, words), *path = map_find(gathering->paths, label, strlen(label));
    if (!*words)
        return;
    void **slot = map_slot(gathering->met, key, strlen(key));
    size_t *index = *slot;
    if (index) { /* only one form may show something under it */
        struct word_phrase *known = &gathering->list[*index];
        known->path = !*known->path && path ? path : known->path;
        return;
    }
    *slot = index = arena_new(gathering->arena, size_t);
    *index = gathering->count;
    if (gathering->count == gathering->room)
        gathering->list = arena_widen(gathering->arena, gathering->list, gathering->count, &gathering->room, 2048, sizeof *gathering->list);
    gathering->list[gathering->count++] = (struct word_phrase){language, label, path ? path : "", words};
}

/* A line of a label is a paragraph of a document. */
static void add_lines(struct gathering *gathering, const char *language, const char *label, const char *words)
{
    for (size_t length; *words; words += length + (words[length] == '\n')) {
        length = strcspn(words, "\n");
        size_t end = length;
        while (end && words[end - 1] == ' ')
            end--;
        add(gathering, language, label, arena_copy(gathering->arena, words, end));
    }
}

static void gather_set(struct gathering *gathering, const struct layout *layout, const struct label_set *labels)
{
    struct buffer words = {0};
    const char *language = arena_format(gathering->arena, "%s", labels->language);
    map_clear(gathering->paths);
    headings_each(layout, labels, gathering->arena, note_path, gathering);
    for (const struct xml_node *node = label_set_first(labels); node; node = xml_next_element(node)) {
        const char *name = xml_is_named(node, "label") ? xml_attribute(node, "name") : NULL;
        buffer_clear(&words);
        if (name) {
            put_words(&words, node, gathering->arena);
            add_lines(gathering, language, arena_format(gathering->arena, "%s", name), arena_copy(gathering->arena, (const char *)words.bytes, words.length));
        }
    }
    buffer_finish(&words);
}

/* False with errors. */
static bool gather(struct supplement *supplement, struct gathering *gathering, struct diag *diag)
{
    struct supplement_layout *set = supplement_open_layout(supplement, NULL, diag);
    struct supplement_layout **all = set ? all_layouts(set, gathering->arena) : NULL;
    for (; all && *all; all++) {
        struct label_folder folder;
        label_sets_read((*all)->layout, &folder, diag);
        for (size_t i = 0; i < folder.count; i++)
            gather_set(gathering, (*all)->layout, folder.sets[i]);
        label_sets_finish(&folder);
    }
    return set;
}

/* ------------------------------------------------------------------------------------------------ documents */

static bool keep(const struct supplement_import *request, const struct word_made *made, struct diag *diag)
{
    struct xml_file *file = xml_read_memory((const char *)made->file.bytes, made->file.length, request->path, diag);
    struct buffer report = {0};
    const struct learn_kept kept = {request->folder, made->name, made->id, made->language, file, NULL, &report};
    bool good = file && learn_keep(&kept, diag);
    buffer_append(&report, made->report.bytes, made->report.length);
    good = good && report_import(request, &report);
    buffer_finish(&report);
    if (file)
        xml_close(file);
    return good;
}

bool is_document(struct supplement *supplement, const char *path, struct diag *diag)
{
    word_knows_function *knows = (word_knows_function *)find_function(supplement, "supplement-book", "word_knows", diag);
    return knows && knows(path);
}

bool import_document(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    word_read_function *read = (word_read_function *)find_function(supplement, "supplement-book", "word_read", diag);
    struct arena *arena = arena_create();
    struct gathering gathering = {.met = map_create(), .paths = map_create(), .arena = arena};
    struct word_made made = {0};
    bool good = read && gather(supplement, &gathering, diag);
    const struct word_reading reading = {request->path, gathering.list, gathering.count};
    good = good && read(&reading, arena, &made, diag) && keep(request, &made, diag);
    buffer_finish(&made.file);
    buffer_finish(&made.report);
    map_destroy(gathering.paths);
    map_destroy(gathering.met);
    arena_destroy(arena);
    return good;
}
