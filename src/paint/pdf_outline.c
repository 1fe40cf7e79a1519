#include "paint/pdf_outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_text.h"

static struct pdf_outline_entry *add_entry(struct pdf_outline *outline, const char *title, int level)
{
    if (outline->count == outline->capacity) {
        outline->capacity = 2 * outline->capacity + 16;
        outline->entries = memory_resize(outline->entries, (size_t)outline->capacity * sizeof *outline->entries);
    }
    struct pdf_outline_entry *entry = &outline->entries[outline->count++];
    if (title && outline->arena)
        title = arena_copy(outline->arena, title, strlen(title));
    *entry = (struct pdf_outline_entry){
        .title = title, .level = level, .parent = -1, .previous = -1, .next = -1, .first = -1, .last = -1};
    return entry;
}

static struct pdf_outline_entry *add_heading(struct pdf_outline *outline, const struct node *node)
{
    int index = outline->count, parent = outline->open;
    struct pdf_outline_entry *entry = add_entry(outline, node->title, node->level < 1 ? 1 : node->level);
    while (outline->entries[parent].level >= entry->level)
        parent = outline->entries[parent].parent;
    struct pdf_outline_entry *above = &outline->entries[parent];
    entry->parent = parent;
    entry->previous = above->last;
    if (above->last >= 0)
        outline->entries[above->last].next = index;
    else
        above->first = index;
    above->last = index;
    outline->open = index;
    for (; parent >= 0; parent = outline->entries[parent].parent)
        outline->entries[parent].below++;
    return entry;
}

void pdf_outline_add(struct pdf_outline *outline, const struct pages *pages, const struct pdf_tags *tags,
                     const struct pdf_file *file)
{
    const struct node *root = pages->document->root;
    outline->open = 0;
    for (const struct node *node = root; node;) {
        struct pdf_place place = {0};
        if (node->role == ROLE_HEADING && node->title)
            place = pdf_tags_place(tags, node, pages, file);
        if (place.page)
            add_heading(outline, node)->place = place;
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != root && !node->next)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

void pdf_outline_begin(struct pdf_outline *outline, const char *title, struct pdf_place place)
{
    outline->count = 0;
    if (outline->arena)
        arena_clear(outline->arena);
    add_entry(outline, title, 0)->place = place;
}

void pdf_outline_finish(struct pdf_outline *outline)
{
    free(outline->entries);
}

/* ------------------------------------------------------------------------------------------------ writing */

static void put_link(struct buffer *out, const char *key, int number)
{
    if (!number)
        return;
    buffer_string(out, key);
    pdf_put_reference(out, number);
}

/* Entry 0, and where the others begin. */
struct numbers {
    struct pdf_bookmark top;
    int first_below;
};

static int number_of(const struct numbers *numbers, int index)
{
    return index > 0 ? numbers->first_below + index - 1 : index ? 0 : numbers->top.number;
}

static void write_entry(const struct pdf_outline *outline, int index, const struct numbers *numbers,
                        struct pdf_file *file)
{
    const struct pdf_outline_entry *entry = &outline->entries[index];
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, number_of(numbers, index));
    PDF_PUT(out, "<<");
    if (entry->title) {
        pdf_put_text_entry(out, "/Title", entry->title);
        pdf_put_destination(out, entry->place, file->standard);
    } else {
        PDF_PUT(out, "/Type/Outlines");
    }
    put_link(out, "/Parent", index ? number_of(numbers, entry->parent) : numbers->top.parent);
    put_link(out, "/Prev", index ? number_of(numbers, entry->previous) : numbers->top.previous);
    put_link(out, "/Next", index ? number_of(numbers, entry->next) : numbers->top.next);
    put_link(out, "/First", number_of(numbers, entry->first));
    put_link(out, "/Last", number_of(numbers, entry->last));
    if (entry->below) { /* less than 0: it is closed */
        PDF_PUT(out, "/Count ");
        pdf_put_integer(out, index || !entry->title ? entry->below : -entry->below);
    }
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

int pdf_outline_write(const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file)
{
    struct pdf_outline outline = {0};
    struct numbers numbers = {0};
    pdf_outline_begin(&outline, NULL, (struct pdf_place){0});
    pdf_outline_add(&outline, pages, tags, file);
    if (outline.count > 1) {
        numbers.top.number = pdf_reserve(file, outline.count);
        numbers.first_below = numbers.top.number + 1;
        for (int i = 0; i < outline.count; i++)
            write_entry(&outline, i, &numbers, file);
    }
    pdf_outline_finish(&outline);
    return numbers.top.number;
}

void pdf_outline_write_bookmark(const struct pdf_outline *outline, struct pdf_bookmark bookmark, struct pdf_file *file)
{
    struct numbers numbers = {bookmark, pdf_reserve(file, outline->count - 1)};
    for (int i = 0; i < outline->count; i++)
        write_entry(outline, i, &numbers, file);
}
