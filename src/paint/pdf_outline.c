#include "paint/pdf_outline.h"

#include <stdlib.h>

#include "base/memory.h"
#include "paint/pdf_text.h"

/* Items by index; 0 is the outline itself. -1: none. */
struct entry {
    const struct node *node;
    int level;
    int parent, previous, next, first, last;
    int below;              /* items at any depth below */
};

struct outline {
    struct entry *entries;
    int count, capacity;
    int open;               /* the item that a deeper heading would go into */
};

static struct entry *add_entry(struct outline *outline, const struct node *node, int level)
{
    if (outline->count == outline->capacity) {
        outline->capacity = 2 * outline->capacity + 16;
        outline->entries = memory_resize(outline->entries, (size_t)outline->capacity * sizeof *outline->entries);
    }
    struct entry *entry = &outline->entries[outline->count++];
    *entry = (struct entry){node, level, -1, -1, -1, -1, -1, 0};
    return entry;
}

static void add_heading(struct outline *outline, const struct node *node)
{
    int index = outline->count, parent = outline->open;
    struct entry *entry = add_entry(outline, node, node->level < 1 ? 1 : node->level);
    while (outline->entries[parent].level >= entry->level)
        parent = outline->entries[parent].parent;
    struct entry *above = &outline->entries[parent];
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
}

static void collect(struct outline *outline, const struct node *root, const struct pdf_tags *tags)
{
    for (const struct node *node = root; node;) {
        if (node->role == ROLE_HEADING && node->title && tags->tags[node->index].order >= 0)
            add_heading(outline, node);
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != root && !node->next)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}

static void put_link(struct buffer *out, const char *key, int first_number, int index)
{
    if (index < 0)
        return;
    buffer_string(out, key);
    pdf_put_reference(out, first_number + index);
}

/* The heading's upper edge at the top of the window, the zoom as it is. */
static void put_destination(struct buffer *out, const struct pages *pages, const struct pdf_tags *tags,
                            const struct pdf_file *file, const struct node *node)
{
    const struct pdf_tag *tag = &tags->tags[node->index];
    int page = tags->marks[tag->order].page;
    PDF_PUT(out, "/Dest[");
    pdf_put_reference(out, pdf_page_number(file, page));
    PDF_PUT(out, "/XYZ 0 ");
    buffer_number(out, pages->pages[page].height - tag->top, 2);
    PDF_PUT(out, " null]");
}

static void write_entry(const struct outline *outline, int index, int first_number, const struct pages *pages,
                        const struct pdf_tags *tags, struct pdf_file *file)
{
    const struct entry *entry = &outline->entries[index];
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, first_number + index);
    PDF_PUT(out, "<<");
    if (entry->node) {
        pdf_put_text_entry(out, "/Title", entry->node->title);
        put_destination(out, pages, tags, file, entry->node);
    } else {
        PDF_PUT(out, "/Type/Outlines");
    }
    put_link(out, "/Parent", first_number, entry->parent);
    put_link(out, "/Prev", first_number, entry->previous);
    put_link(out, "/Next", first_number, entry->next);
    put_link(out, "/First", first_number, entry->first);
    put_link(out, "/Last", first_number, entry->last);
    if (entry->below) {
        PDF_PUT(out, "/Count ");
        pdf_put_integer(out, entry->below);
    }
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

int pdf_outline_write(const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file)
{
    struct outline outline = {0};
    add_entry(&outline, NULL, 0);
    collect(&outline, pages->document->root, tags);
    int number = 0;
    if (outline.count > 1) {
        number = pdf_reserve(file, outline.count);
        for (int i = 0; i < outline.count; i++)
            write_entry(&outline, i, number, pages, tags, file);
    }
    free(outline.entries);
    return number;
}
