#include "paint/pdf_tags.h"

#include <stdlib.h>

#include "base/memory.h"

static const char *const NAMES[] = {
    [ROLE_DOCUMENT] = "/Document", [ROLE_SECTION] = "/Sect",     [ROLE_DIVISION] = "/Div",
    [ROLE_PARAGRAPH] = "/P",       [ROLE_LIST] = "/L",           [ROLE_ITEM] = "/LI",
    [ROLE_MARKER] = "/Lbl",        [ROLE_ITEM_BODY] = "/LBody",  [ROLE_TABLE] = "/Table",
    [ROLE_ROW] = "/TR",            [ROLE_HEADER_CELL] = "/TH",   [ROLE_CELL] = "/TD",
    [ROLE_LINK] = "/Link",         [ROLE_SPAN] = "/Span",        [ROLE_STRONG] = "/Strong",
    [ROLE_EMPHASIS] = "/Em",       [ROLE_FIGURE] = "/Figure",    [ROLE_REFERENCE] = "/Reference",
    [ROLE_NOTE] = "/Note",         [ROLE_FORM] = "/Form",
};

static const char *const HEADINGS[] = {"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"};

const char *pdf_tag_name(const struct node *node, enum standard standard)
{
    if (node->role == ROLE_NOTE && standard == STANDARD_PDF2)
        return "/FENote";
    if (node->role == ROLE_REFERENCE && standard == STANDARD_PDF2) /* a type of PDF 1 alone; Ref says it */
        return "/Span";
    if (node->role != ROLE_HEADING)
        return NAMES[node->role];
    int level = node->level < 1 ? 1 : node->level > 6 ? 6 : node->level;
    return HEADINGS[level - 1];
}

/* ------------------------------------------------------------------------------------------------ marks */

void pdf_tags_begin(struct pdf_tags *tags, int node_count, int page_count)
{
    if (node_count > tags->tag_capacity) {
        tags->tag_capacity = 2 * node_count;
        tags->tags = memory_resize(tags->tags, (size_t)tags->tag_capacity * sizeof *tags->tags);
    }
    for (int i = 0; i < node_count; i++)
        tags->tags[i] = (struct pdf_tag){.first = -1, .last = -1, .order = -1};
    tags->mark_count = 0;
    buffer_clear(&tags->words);
    tags->annotation_count = 0;
    tags->page_count = page_count;
    tags->node_count = node_count;
}

void pdf_tags_next(struct pdf_tags *tags, int node_count, int page_count)
{
    tags->first_key = pdf_tags_end_key(tags);
    tags->first_node += tags->node_count;
    pdf_tags_begin(tags, node_count, page_count);
}

int pdf_tags_end_key(const struct pdf_tags *tags)
{
    return tags->first_key + tags->page_count + tags->annotation_count;
}

void pdf_tags_finish(struct pdf_tags *tags)
{
    free(tags->tags);
    free(tags->marks);
    buffer_finish(&tags->words);
    buffer_finish(&tags->notes);
}

struct pdf_mark *pdf_tags_mark(struct pdf_tags *tags, const struct node *node, int page, int id, double top)
{
    if (tags->mark_count == tags->mark_capacity) {
        tags->mark_capacity = 2 * tags->mark_capacity + 256;
        tags->marks = memory_resize(tags->marks, (size_t)tags->mark_capacity * sizeof *tags->marks);
    }
    int index = tags->mark_count++;
    struct pdf_tag *tag = &tags->tags[node->index];
    tags->marks[index] = (struct pdf_mark){.node = node, .page = page, .id = id, .next = -1};
    if (tag->last >= 0)
        tags->marks[tag->last].next = index;
    else
        tag->first = index;
    tag->last = index;
    for (const struct node *above = node; above && tags->tags[above->index].order < 0; above = above->parent) {
        tags->tags[above->index].order = index;
        tags->tags[above->index].top = top;
    }
    return &tags->marks[index];
}

void pdf_tags_word(struct pdf_tags *tags, const char *text, size_t length)
{
    struct pdf_mark *mark = &tags->marks[tags->mark_count - 1];
    mark->text = tags->words.length;
    mark->length = length;
    buffer_append(&tags->words, text, length);
}

struct pdf_place pdf_tags_place(const struct pdf_tags *tags, const struct node *node, const struct pages *pages,
                                const struct pdf_file *file)
{
    const struct pdf_tag *tag = &tags->tags[node->index];
    if (tag->order < 0)
        return (struct pdf_place){0};
    int page = tags->marks[tag->order].page;
    return (struct pdf_place){pdf_page_number(file, page), tag->number, pages->pages[page].height - tag->top};
}

static void put_view(struct buffer *out, const char *key, int number, double y)
{
    buffer_string(out, key);
    buffer_byte(out, '[');
    pdf_put_reference(out, number);
    PDF_PUT(out, "/XYZ 0 ");
    buffer_number(out, y, 2);
    PDF_PUT(out, " null]");
}

/* PDF/UA-2, 8.8: the structure element; the page is for readers that know no other places (ISO 32000-2, 12.6.4.2). */
void pdf_put_destination(struct buffer *out, struct pdf_place place, enum standard standard)
{
    if (standard != STANDARD_PDF2) {
        put_view(out, "/Dest", place.page, place.y);
        return;
    }
    put_view(out, "/A<</S/GoTo/D", place.page, place.y);
    put_view(out, "/SD", place.element, place.y);
    PDF_PUT(out, ">>");
}

int pdf_tags_annotation_key(struct pdf_tags *tags)
{
    return tags->first_key + tags->page_count + tags->annotation_count++;
}
