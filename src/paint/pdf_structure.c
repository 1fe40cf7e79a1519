/* The structure tree and the parent tree, as objects. */
#include <stdio.h>
#include <string.h>

#include "paint/pdf_tags.h"
#include "paint/pdf_text.h"

struct writer {
    struct pdf_tags *tags;
    struct pdf_file *file;
    struct buffer *out;
    int root;                 /* object number of what is above the document's element */
};

static struct pdf_tag *tag_of(const struct writer *writer, const struct node *node)
{
    return &writer->tags->tags[node->index];
}

/* Whether the node has an element: it has content, or an empty place in a table that has some, where what follows would
 * otherwise slip into another column (PDF/UA-1, 7.5). */
static bool is_used(const struct writer *writer, const struct node *node)
{
    while (node->role == ROLE_ROW || node->role == ROLE_CELL || node->role == ROLE_HEADER_CELL)
        node = node->parent;
    return tag_of(writer, node)->order >= 0;
}

/* The next node that has an element, in reading order; NULL after the last. Without recursion: trees may be deep. */
static const struct node *next_used(const struct writer *writer, const struct node *root, const struct node *node)
{
    bool down = true;
    for (;;) {
        if (down && node->first) {
            node = node->first;
        } else {
            while (node != root && !node->next)
                node = node->parent;
            if (node == root)
                return NULL;
            node = node->next;
        }
        down = is_used(writer, node);
        if (down)
            return node;
    }
}

static void put_page(const struct writer *writer, int page)
{
    PDF_PUT(writer->out, "/Pg");
    pdf_put_reference(writer->out, pdf_page_number(writer->file, page));
}

/* A mark among an element's kids (14.7.4): the bare MCID on the element's own page. */
static void put_mark(const struct writer *writer, const struct pdf_mark *mark, int page)
{
    struct buffer *out = writer->out;
    if (mark->word) {
        pdf_put_reference(out, mark->word);
        return;
    }
    if (mark->annotation) {
        PDF_PUT(out, "<</Type/OBJR/Obj");
        pdf_put_reference(out, mark->annotation);
    } else if (mark->page == page) {
        buffer_byte(out, ' ');
        pdf_put_integer(out, mark->id);
        return;
    } else {
        PDF_PUT(out, "<</Type/MCR/MCID ");
        pdf_put_integer(out, mark->id);
    }
    if (mark->page != page)
        put_page(writer, mark->page);
    PDF_PUT(out, ">>");
}

/* Own marks and child elements in the order of reading: children in theirs, with own content between them where it
 * was painted between. */
static void put_kids(const struct writer *writer, const struct node *node, int page)
{
    const struct pdf_mark *marks = writer->tags->marks;
    int mark = tag_of(writer, node)->first;
    PDF_PUT(writer->out, "/K[");
    for (const struct node *child = node->first; child; child = child->next) {
        const struct pdf_tag *tag = tag_of(writer, child);
        if (!is_used(writer, child))
            continue;
        for (; mark >= 0 && mark < tag->order; mark = marks[mark].next)
            put_mark(writer, &marks[mark], page);
        pdf_put_reference(writer->out, tag->number);
    }
    for (; mark >= 0; mark = marks[mark].next)
        put_mark(writer, &marks[mark], page);
    buffer_byte(writer->out, ']');
}

/* ------------------------------------------------------------------------------------------------ attributes */

static void put_span(struct buffer *out, const char *key, int count)
{
    if (count <= 1)
        return;
    buffer_string(out, key);
    pdf_put_integer(out, count);
}

/* 14.8.5.7; PDF/UA-1, 7.5: a header cell says what it is the head of. */
static void put_cell(struct buffer *out, const struct node *node)
{
    if (node->scope == SCOPE_NONE && node->column_span <= 1 && node->row_span <= 1)
        return;
    PDF_PUT(out, "/A<</O/Table");
    if (node->scope != SCOPE_NONE)
        buffer_string(out, node->scope == SCOPE_ROW ? "/Scope/Row" : "/Scope/Column");
    put_span(out, "/ColSpan ", node->column_span);
    put_span(out, "/RowSpan ", node->row_span);
    PDF_PUT(out, ">>");
}

static void put_box(struct buffer *out, const double box[4])
{
    PDF_PUT(out, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        if (i)
            buffer_byte(out, ' ');
        buffer_number(out, box[i], 2);
    }
    PDF_PUT(out, "]>>");
}

/* 14.8.5.5, table 347. Where words are the markers, PDF 2.0 knows a list of terms (ISO 32000-2, table 382), and PDF/UA-2,
 * 8.2.5.25 asks for a word on it. */
static const char *list_numbering(const struct node *node, enum standard standard)
{
    if (node->words_as_markers || node->terms)
        return standard == STANDARD_PDF2 ? "Description" : "None";
    return node->ordered ? "Decimal" : "Disc";
}

/* The note that it refers to; NULL: it is no reference. */
static const struct node *note_of(const struct node *node)
{
    return node->role == ROLE_REFERENCE && node->first ? node->first->leads_to : NULL;
}

/* PDF 2.0 has no type for references: PDF/UA-2, 8.2.5.14, has what refers to a note and the note name one another. */
static void put_note_reference(const struct writer *writer, const struct node *node)
{
    const struct node *note = note_of(node);
    if (!note || writer->file->standard != STANDARD_PDF2)
        return;
    PDF_PUT(writer->out, "/Ref[");
    pdf_put_reference(writer->out, tag_of(writer, note)->number);
    buffer_byte(writer->out, ']');
}

static void put_referring(const struct writer *writer, const struct node *note)
{
    const struct node *root = note;
    const char *begin = "/Ref[";
    while (root->parent)
        root = root->parent;
    for (const struct node *node = root; node; node = next_used(writer, root, node))
        if (note_of(node) == note) {
            buffer_string(writer->out, begin);
            pdf_put_reference(writer->out, tag_of(writer, node)->number);
            begin = "";
        }
    if (!*begin)
        buffer_byte(writer->out, ']');
}

static void put_note(const struct writer *writer, const struct node *node)
{
    if (writer->file->standard == STANDARD_PDF2) {
        put_referring(writer, node);
        return;
    }
    /* PDF/UA-1, 7.9. In digits of one number: names of a tree are sorted (7.9.6). */
    char id[32];
    snprintf(id, sizeof id, "(note-%08d)", writer->tags->first_node + node->index);
    PDF_PUT(writer->out, "/ID");
    buffer_string(writer->out, id);
    buffer_string(&writer->tags->notes, id);
    pdf_put_reference(&writer->tags->notes, tag_of(writer, node)->number);
}

static void put_attributes(const struct writer *writer, const struct node *node)
{
    struct buffer *out = writer->out;
    enum standard standard = writer->file->standard;
    switch (node->role) {
    case ROLE_HEADER_CELL:
    case ROLE_CELL:
        put_cell(out, node);
        break;
    case ROLE_LIST:
        PDF_PUT(out, "/A<</O/List/ListNumbering/");
        buffer_string(out, list_numbering(node, standard));
        PDF_PUT(out, ">>");
        break;
    case ROLE_FIGURE: /* 14.8.5.4; PDF/UA-1, 7.3 */
        put_box(out, tag_of(writer, node)->box);
        pdf_put_text_entry(out, "/Alt", node->alternative ? node->alternative : "");
        break;
    case ROLE_NOTE:
        put_note(writer, node);
        break;
    case ROLE_REFERENCE:
        put_note_reference(writer, node);
        break;
    default:
        break;
    }
}

static const char *language_above(const struct node *node, const char *document)
{
    for (node = node->parent; node; node = node->parent)
        if (node->language)
            return node->language;
    return document;
}

static void put_language(const struct writer *writer, const struct node *node, const char *document)
{
    if (!node->language)
        return;
    const char *above = language_above(node, document);
    if (!above || strcmp(node->language, above) != 0)
        pdf_put_text_entry(writer->out, "/Lang", node->language);
}

static void write_element(struct writer *writer, const struct node *root, const struct node *node, const char *language)
{
    const struct pdf_tag *tag = tag_of(writer, node);
    int page = tag->first >= 0 ? writer->tags->marks[tag->first].page : -1;
    struct buffer *out = writer->out = pdf_object_begin(writer->file, PDF_STRUCTURE, tag->number);
    /* What is often equal stands first, which compresses better. */
    PDF_PUT(out, "<<");
    pdf_tags_put_namespace(writer->file, out);
    PDF_PUT(out, "/S");
    buffer_string(out, pdf_tag_name(node, writer->file->standard));
    put_attributes(writer, node);
    put_language(writer, node, language);
    if (page >= 0)
        put_page(writer, page);
    put_kids(writer, node, page);
    PDF_PUT(out, "/P");
    pdf_put_reference(out, node == root ? writer->root : tag_of(writer, node->parent)->number);
    PDF_PUT(out, ">>");
    pdf_object_end(writer->file, PDF_STRUCTURE);
}

/* A broken word is a child of the element in which it stands: programs that take the text of an element for that of what is
 * marked in it read the word as one (14.9.4). */
static void write_word(struct writer *writer, const struct pdf_mark *mark)
{
    struct buffer *out = writer->out = pdf_object_begin(writer->file, PDF_STRUCTURE, mark->word);
    PDF_PUT(out, "<<");
    pdf_tags_put_namespace(writer->file, out);
    PDF_PUT(out, "/S/Span/ActualText");
    pdf_put_text(out, (const char *)writer->tags->words.bytes + mark->text, mark->length);
    put_page(writer, mark->page);
    PDF_PUT(out, "/K[");
    pdf_put_integer(out, mark->id);
    PDF_PUT(out, "]/P");
    pdf_put_reference(out, tag_of(writer, mark->node)->number);
    PDF_PUT(out, ">>");
    pdf_object_end(writer->file, PDF_STRUCTURE);
}

/* ------------------------------------------------------------------------------------------------ parent tree */

/* 14.7.4.4: for each page its elements by MCID, then an element for each annotation. */
static void put_parents(struct writer *writer)
{
    const struct pdf_tags *tags = writer->tags;
    struct buffer *out = writer->out;
    int mark = 0;
    for (int page = 0; page < tags->page_count; page++) {
        buffer_byte(out, ' ');
        pdf_put_integer(out, tags->first_key + page);
        buffer_byte(out, '[');
        for (; mark < tags->mark_count && tags->marks[mark].page == page; mark++)
            if (!tags->marks[mark].annotation)
                pdf_put_reference(out, tags->marks[mark].word ? tags->marks[mark].word
                                                              : tag_of(writer, tags->marks[mark].node)->number);
        buffer_byte(out, ']');
    }
    for (mark = 0; mark < tags->mark_count; mark++)
        if (tags->marks[mark].annotation) {
            buffer_byte(out, ' ');
            pdf_put_integer(out, tags->marks[mark].id);
            pdf_put_reference(out, tag_of(writer, tags->marks[mark].node)->number);
        }
}

/* The whole parent tree, or in a volume a leaf of it, which says what keys it has. */
static void write_parents(struct writer *writer, int number, bool is_leaf)
{
    const struct pdf_tags *tags = writer->tags;
    struct buffer *out = writer->out = pdf_object_begin(writer->file, PDF_STRUCTURE, number);
    PDF_PUT(out, "<<");
    if (is_leaf) {
        PDF_PUT(out, "/Limits[");
        pdf_put_integer(out, tags->first_key);
        buffer_byte(out, ' ');
        pdf_put_integer(out, pdf_tags_end_key(tags) - 1);
        buffer_byte(out, ']');
    }
    PDF_PUT(out, "/Nums[");
    put_parents(writer);
    PDF_PUT(out, "]>>");
    pdf_object_end(writer->file, PDF_STRUCTURE);
}

/* ------------------------------------------------------------------------------------------------ the tree */

static void reserve_elements(const struct writer *writer, const struct node *root)
{
    const struct node *node = root;
    do
        tag_of(writer, node)->number = pdf_reserve(writer->file, 1);
    while ((node = next_used(writer, root, node)) != NULL);
    for (int i = 0; i < writer->tags->mark_count; i++)
        if (writer->tags->marks[i].length)
            writer->tags->marks[i].word = pdf_reserve(writer->file, 1);
}

static void write_elements(struct writer *writer, const struct node *root, const char *language)
{
    const struct node *node = root;
    do
        write_element(writer, root, node, language);
    while ((node = next_used(writer, root, node)) != NULL);
    for (int i = 0; i < writer->tags->mark_count; i++)
        if (writer->tags->marks[i].word)
            write_word(writer, &writer->tags->marks[i]);
}

int pdf_tags_write(struct pdf_tags *tags, const struct node *root, const char *language, struct pdf_file *file)
{
    struct writer writer = {.tags = tags, .file = file, .root = pdf_tags_reserve_root(file)};
    int parents = pdf_reserve(file, 1);
    reserve_elements(&writer, root);
    write_parents(&writer, parents, false);
    write_elements(&writer, root, language);
    pdf_tags_write_root(tags, file, writer.root, tag_of(&writer, root)->number, parents);
    return writer.root;
}

int pdf_tags_write_part(struct pdf_tags *tags, const struct node *root, int above, int parents, struct pdf_file *file)
{
    struct writer writer = {.tags = tags, .file = file, .root = above};
    reserve_elements(&writer, root);
    write_parents(&writer, parents, true);
    write_elements(&writer, root, NULL);
    return tag_of(&writer, root)->number;
}
