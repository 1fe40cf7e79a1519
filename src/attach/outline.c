#include "attach/outline.h"

#include "attach/destinations.h"
#include "attach/walk.h"

static qpdf_oh outline_root(struct pdf *pdf)
{
    qpdf_oh root = pdf_get(pdf, pdf_catalog(pdf), "/Outlines");
    return pdf_is_dictionary(pdf, pdf_get(pdf, root, "/First")) ? root : 0;
}

/* All of what it leads to, a page or an element. */
static qpdf_oh make_destination(struct pdf *pdf, qpdf_oh target)
{
    qpdf_oh destination = pdf_parse(pdf, "[]");
    pdf_append(pdf, destination, target);
    pdf_append(pdf, destination, pdf_new_name(pdf, "/Fit"));
    return destination;
}

static qpdf_oh make_item(struct pdf *pdf, const char *title, int page, qpdf_oh element)
{
    qpdf_oh item = pdf_parse(pdf, "<<>>"), action = pdf_parse(pdf, "<</S/GoTo>>");
    qpdf_oh destination = make_destination(pdf, pdf_page(pdf, page));
    pdf_set(pdf, item, "/Title", pdf_new_text(pdf, title));
    if (element) {
        pdf_set(pdf, action, "/D", destination);
        pdf_set(pdf, action, "/SD", make_destination(pdf, element));
        pdf_set(pdf, item, "/A", action);
    } else {
        pdf_set(pdf, item, "/Dest", destination);
    }
    return pdf_make_indirect(pdf, item);
}

/* ------------------------------------------------------------------------------------------------ chains */

struct chain {
    qpdf_oh first, last;
    long long shown; /* items that are to be seen in it, with those of items that are open */
    int count;       /* at its top */
};

/* Follows the items below a root or item, and does not trust its Last and Count. */
static struct chain read_chain(struct pdf *pdf, qpdf_oh parent)
{
    struct chain chain = {.first = pdf_get(pdf, parent, "/First")};
    struct visited visited = {0};
    for (qpdf_oh item = chain.first; pdf_is_dictionary(pdf, item) && pdf_visit(pdf, &visited, item);
         item = pdf_get(pdf, item, "/Next")) {
        long long below = pdf_integer(pdf, pdf_get(pdf, item, "/Count"), 0);
        chain.shown += 1 + (below > 0 ? below : 0);
        chain.last = item;
        chain.count++;
    }
    visited_finish(&visited);
    return chain;
}

static void set_chain(struct pdf *pdf, qpdf_oh parent, struct chain chain)
{
    pdf_set(pdf, parent, "/First", chain.first);
    pdf_set(pdf, parent, "/Last", chain.last);
    pdf_set(pdf, parent, "/Count", pdf_new_integer(pdf, chain.shown));
}

static void append_item(struct pdf *pdf, qpdf_oh root, qpdf_oh item)
{
    struct chain chain = read_chain(pdf, root);
    long long below = pdf_integer(pdf, pdf_get(pdf, item, "/Count"), 0);
    pdf_set(pdf, item, "/Parent", root);
    pdf_remove(pdf, item, "/Next");
    pdf_remove(pdf, item, "/Prev");
    if (chain.last) {
        pdf_set(pdf, item, "/Prev", chain.last);
        pdf_set(pdf, chain.last, "/Next", item);
    } else {
        chain.first = item;
    }
    chain.last = item;
    chain.shown += 1 + (below > 0 ? below : 0);
    set_chain(pdf, root, chain);
}

/* ------------------------------------------------------------------------------------------------ joining */

void outline_begin(struct pdf *whole, const char *title, qpdf_oh element)
{
    if (outline_root(whole))
        return;
    qpdf_oh root = pdf_make_indirect(whole, pdf_parse(whole, "<</Type/Outlines>>"));
    pdf_set(whole, pdf_catalog(whole), "/Outlines", root);
    append_item(whole, root, make_item(whole, title, 0, element));
}

static void resolve_items(struct pdf *part, qpdf_oh root)
{
    struct destinations *destinations = destinations_open(part);
    struct walk walk;
    walk_start(&walk, part, NULL);
    walk_add(&walk, pdf_get(part, root, "/First"));
    for (qpdf_oh item; (item = walk_next(&walk)) != 0;) {
        destinations_resolve(destinations, item);
        walk_add(&walk, pdf_get(part, item, "/Next"));
        walk_add(&walk, pdf_get(part, item, "/First"));
    }
    walk_finish(&walk);
    destinations_close(destinations);
}

/* The copy of a part's items below one for the part. */
static void adopt_items(struct pdf *whole, qpdf_oh item, qpdf_oh copy)
{
    struct chain chain = read_chain(whole, copy);
    struct visited visited = {0};
    for (qpdf_oh at = chain.first; pdf_is_dictionary(whole, at) && pdf_visit(whole, &visited, at);
         at = pdf_get(whole, at, "/Next"))
        pdf_set(whole, at, "/Parent", item);
    visited_finish(&visited);
    set_chain(whole, item, chain);
}

void outline_join(struct pdf *whole, struct pdf *part, int first, const char *title, qpdf_oh element)
{
    qpdf_oh root = pdf_get(whole, pdf_catalog(whole), "/Outlines"), added = outline_root(part);
    if (!pdf_number(part, added)) {
        append_item(whole, root, make_item(whole, title, first, element));
        return;
    }
    resolve_items(part, added);
    qpdf_oh copy = pdf_copy(whole, part, added);
    struct chain chain = read_chain(whole, copy);
    qpdf_oh item = chain.first;
    if (chain.count != 1) {
        item = make_item(whole, title, first, element);
        adopt_items(whole, item, copy);
    }
    append_item(whole, root, item);
}
