#include "attach/tree.h"

#include <stdlib.h>
#include <string.h>

#include "attach/walk.h"
#include "base/memory.h"

void tree_each(struct pdf *pdf, qpdf_oh root, const char *pairs, tree_visit *visit, void *context)
{
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    walk_add(&walk, root);
    for (qpdf_oh node; (node = walk_next(&walk)) != 0;) {
        qpdf_oh kids = pdf_get(pdf, node, "/Kids"), leaf = pdf_get(pdf, node, pairs);
        for (int i = pdf_count(pdf, kids); i-- > 0;)
            walk_add(&walk, pdf_item(pdf, kids, i));
        for (int i = 0; i + 1 < pdf_count(pdf, leaf); i += 2)
            visit(context, pdf_item(pdf, leaf, i), pdf_item(pdf, leaf, i + 1));
    }
    walk_finish(&walk);
}

/* ------------------------------------------------------------------------------------------------ putting together */

void tree_add(struct tree_entries *entries, struct tree_entry entry)
{
    if (entries->count == entries->capacity) {
        entries->capacity = 2 * entries->capacity + 16;
        entries->list = memory_resize(entries->list, entries->capacity * sizeof *entries->list);
    }
    map_destroy(entries->named);
    entries->named = NULL;
    entry.arrival = entries->count;
    entries->list[entries->count++] = entry;
}

struct reading {
    struct pdf *pdf;
    struct tree_entries *entries;
};

static void add_pair(void *context, qpdf_oh key, qpdf_oh value)
{
    struct reading *reading = context;
    struct tree_entry entry = {.value = value};
    entry.name = pdf_string(reading->pdf, key, &entry.length);
    entry.number = pdf_integer(reading->pdf, key, -1);
    if (value && (entry.name || entry.number >= 0))
        tree_add(reading->entries, entry);
}

void tree_read(struct pdf *pdf, qpdf_oh root, const char *pairs, struct tree_entries *entries)
{
    tree_each(pdf, root, pairs, add_pair, &(struct reading){pdf, entries});
}

static int compare_keys(const struct tree_entry *a, const struct tree_entry *b)
{
    if (!a->name || !b->name)
        return a->number < b->number ? -1 : a->number > b->number;
    int order = memcmp(a->name, b->name, a->length < b->length ? a->length : b->length);
    return order ? order : a->length < b->length ? -1 : a->length > b->length;
}

static int compare_entries(const void *left, const void *right)
{
    const struct tree_entry *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : a->arrival < b->arrival ? -1 : a->arrival > b->arrival;
}

static struct map *name_entries(struct tree_entries *entries)
{
    struct map *named = map_create();
    for (size_t i = entries->count; i-- > 0;) /* of equal ones the first stays */
        if (entries->list[i].name)
            *map_slot(named, entries->list[i].name, entries->list[i].length) = &entries->list[i];
    return named;
}

const struct tree_entry *tree_find(struct tree_entries *entries, const char *name, size_t length)
{
    if (!entries->named)
        entries->named = name_entries(entries);
    return map_find(entries->named, name, length);
}

qpdf_oh tree_pairs(struct pdf *pdf, struct tree_entries *entries)
{
    qpdf_oh pairs = pdf_parse(pdf, "[]");
    map_destroy(entries->named);
    entries->named = NULL;
    if (entries->count)
        qsort(entries->list, entries->count, sizeof *entries->list, compare_entries);
    for (size_t i = 0; i < entries->count; i++) {
        const struct tree_entry *entry = &entries->list[i];
        if (i && compare_keys(entry - 1, entry) == 0)
            continue;
        pdf_append(pdf, pairs,
                   entry->name ? pdf_new_string(pdf, entry->name, entry->length)
                               : pdf_new_integer(pdf, entry->number));
        pdf_append(pdf, pairs, entry->value);
    }
    return pairs;
}

void tree_finish(struct tree_entries *entries)
{
    map_destroy(entries->named);
    free(entries->list);
    *entries = (struct tree_entries){0};
}
