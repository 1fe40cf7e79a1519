#include "paint/pdf_link.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_text.h"

static const struct node *link_of(const struct node *node)
{
    while (node && (node->role != ROLE_LINK || (!node->target && !node->leads_to)))
        node = node->parent;
    return node;
}

static struct pdf_link *add_link(struct pdf_links *links)
{
    if (links->count == links->capacity) {
        links->capacity = 2 * links->capacity + 8;
        links->links = memory_resize(links->links, (size_t)links->capacity * sizeof *links->links);
    }
    return &links->links[links->count++];
}

static double above(const struct glyph_run *run)
{
    return run->face->ascent_fu * run->size / run->face->units_per_em + run->rise;
}

static double below(const struct glyph_run *run)
{
    return run->face->descent_fu * run->size / run->face->units_per_em - run->rise;
}

void pdf_links_text(struct pdf_links *links, const struct item *item)
{
    const struct line *line = item->text.line;
    const struct node *last = NULL;
    if (item->artifact != ARTIFACT_NONE)
        return;
    for (size_t i = 0; i < line->count; i++) {
        const struct glyph_run *run = &line->runs[i];
        const struct node *node = link_of(item->text.runs[run->run].node);
        double left = item->x + run->x, top = item->y - above(run), bottom = item->y + below(run);
        if (node && node == last) {
            struct pdf_link *link = &links->links[links->count - 1];
            link->right = left + run->width;
            link->top = top < link->top ? top : link->top;
            link->bottom = bottom > link->bottom ? bottom : link->bottom;
        } else if (node) {
            *add_link(links) = (struct pdf_link){.node = node, .left = left, .top = top, .right = left + run->width,
                                                  .bottom = bottom, .slot = -1};
        }
        last = node;
    }
}

void pdf_links_seal(struct pdf_links *links, const struct item *item)
{
    *add_link(links) = (struct pdf_link){.node = item->node, .left = item->x, .top = item->y, .right = item->x + item->width,
                                          .bottom = item->y + item->height, .slot = -1};
}

static void put_number(struct buffer *out, double value)
{
    buffer_number(out, value, 2);
    buffer_byte(out, ' ');
}

static void put_action(struct buffer *out, const char *address)
{
    PDF_PUT(out, "<</S/URI/URI");
    pdf_put_uri(out, address);
    PDF_PUT(out, ">>");
}

/* What the annotation does: it opens an address, or goes to a place in the document. */
static void put_target(struct buffer *out, const struct node *node, const struct pages *pages, const struct pdf_tags *tags,
                       const struct pdf_file *file)
{
    if (!node->target) {
        pdf_put_destination(out, pdf_tags_place(tags, node->leads_to, pages, file), file->standard);
        return;
    }
    PDF_PUT(out, "/A");
    put_action(out, node->target);
}

static void put_rectangle(struct buffer *out, const struct pdf_link *link, double height)
{
    buffer_byte(out, '[');
    put_number(out, link->left);
    put_number(out, height - link->bottom);
    put_number(out, link->right);
    put_number(out, height - link->top);
    buffer_byte(out, ']');
}

/* Up to what may be the holder's own. */
static struct buffer *begin_annotation(const struct pdf_link *link, struct pdf_file *file)
{
    enum { PRINT = 1 << 2 }; /* PDF/A-3, 6.3.2: annotations are printed */
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, link->number);
    PDF_PUT(out, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F ");
    pdf_put_integer(out, PRINT);
    PDF_PUT(out, "/Rect");
    return out;
}

static void put_key(struct buffer *out, const struct pdf_link *link)
{
    PDF_PUT(out, "/StructParent ");
    pdf_put_integer(out, link->key);
}

static void write_link(const struct pdf_link *link, const struct pages *pages, const struct pdf_tags *tags,
                       struct pdf_file *file)
{
    const char *contents = link->node->title ? link->node->title : link->node->target;
    struct buffer *out = begin_annotation(link, file);
    put_rectangle(out, link, pages->pages[link->page].height);
    put_key(out, link);
    pdf_put_text_entry(out, "/Contents", contents ? contents : "");
    put_target(out, link->node, pages, tags, file);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

/* What is seen there before it is sealed: nothing. */
static void write_nothing(struct pdf_file *file, int number, const struct pdf_link *link)
{
    struct buffer entries = {0};
    PDF_PUT(&entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    put_number(&entries, link->right - link->left);
    put_number(&entries, link->bottom - link->top);
    PDF_PUT(&entries, "]\0");
    pdf_stream(file, number, (const char *)entries.bytes, "", 0);
    buffer_finish(&entries);
}

/* Field and widget in one (12.7.4.5), as attach/seal_field.h finds them: the field is read-only, so that no reader asks for a signature.
 * Annotation flags: printed, locked. PDF/UA-1, 7.18.4; PDF/UA-2, 8.10.2.3. */
static void write_seal(struct pdf_links *links, const struct pdf_link *link, const struct pages *pages, struct pdf_file *file)
{
    const char *words = link->node->alternative ? link->node->alternative : "";
    int nothing = pdf_reserve(file, 1);
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, link->number);
    PDF_PUT(out, "<</Type/Annot/Subtype/Widget/FT/Sig/Ff 1/F 132/T(Seal)/Rect");
    put_rectangle(out, link, pages->pages[link->page].height);
    put_key(out, link);
    PDF_PUT(out, "/P");
    pdf_put_reference(out, pdf_page_number(file, link->page));
    PDF_PUT(out, "/AP<</N");
    pdf_put_reference(out, nothing);
    PDF_PUT(out, ">>");
    pdf_put_text_entry(out, "/TU", words);
    pdf_put_text_entry(out, "/Contents", words);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
    write_nothing(file, nothing, link);
    links->form = pdf_reserve(file, 1);
    out = pdf_object_begin(file, PDF_DOCUMENT, links->form);
    PDF_PUT(out, "<</Fields[");
    pdf_put_reference(out, link->number);
    PDF_PUT(out, "]>>");
    pdf_object_end(file, PDF_DOCUMENT);
}

void pdf_links_begin(struct pdf_links *links)
{
    links->count = links->first = links->form = 0;
}

void pdf_links_end_page(struct pdf_links *links, int page, struct pdf_tags *tags, struct pdf_file *file,
                        struct buffer *entries)
{
    if (links->first == links->count)
        return;
    PDF_PUT(entries, "/Annots[");
    for (; links->first < links->count; links->first++) {
        struct pdf_link *link = &links->links[links->first];
        link->page = page;
        link->number = pdf_reserve(file, 1);
        link->key = pdf_tags_annotation_key(tags);
        pdf_tags_mark(tags, link->node, page, link->key, link->top)->annotation = link->number;
        pdf_put_reference(entries, link->number);
    }
    buffer_byte(entries, ']');
}

void pdf_links_write(struct pdf_links *links, const struct pages *pages, const struct pdf_tags *tags, struct pdf_file *file)
{
    for (int i = 0; i < links->count; i++)
        if (links->links[i].node->role == ROLE_FORM)
            write_seal(links, &links->links[i], pages, file);
        else if (links->links[i].slot < 0)
            write_link(&links->links[i], pages, tags, file);
}

/* ------------------------------------------------------------------------------------------------ the holder's own */

void pdf_links_own(struct pdf_links *links, int first, int slot)
{
    for (int i = first; i < links->count; i++)
        if (links->links[i].node->field)
            links->links[i].slot = slot;
}

void pdf_links_write_own(struct pdf_links *links, struct pdf_file *file)
{
    for (int i = 0; i < links->count; i++) {
        struct pdf_link *link = &links->links[i];
        if (link->slot < 0)
            continue;
        link->parts = pdf_reserve(file, LINK_PARTS);
        struct buffer *out = begin_annotation(link, file);
        pdf_put_reference(out, link->parts);
        put_key(out, link);
        PDF_PUT(out, "/Contents");
        pdf_put_reference(out, link->parts + 1);
        PDF_PUT(out, "/A");
        pdf_put_reference(out, link->parts + 2);
        PDF_PUT(out, ">>");
        pdf_object_end(file, PDF_DOCUMENT);
    }
}

void pdf_link_write_parts(const struct pdf_link *link, const struct pdf_link *as, double height, const char *address,
                          struct pdf_file *file)
{
    put_rectangle(pdf_object_begin(file, PDF_PERSONAL, link->parts), as, height);
    pdf_object_end(file, PDF_PERSONAL);
    pdf_put_text(pdf_object_begin(file, PDF_PERSONAL, link->parts + 1), address, strlen(address));
    pdf_object_end(file, PDF_PERSONAL);
    put_action(pdf_object_begin(file, PDF_PERSONAL, link->parts + 2), address);
    pdf_object_end(file, PDF_PERSONAL);
}

void pdf_links_finish(struct pdf_links *links)
{
    free(links->links);
}
