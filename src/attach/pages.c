#include "attach/pages.h"

#include <string.h>

#include "attach/destinations.h"
#include "attach/tree.h"
#include "base/say.h"

/* ------------------------------------------------------------------------------------------------ appending */

/* An inheritable attribute, wherever it stands. */
static qpdf_oh inherited(struct pdf *pdf, qpdf_oh node, const char *key)
{
    enum { LEVELS_MOST = 100 };
    for (int level = 0; node && level < LEVELS_MOST; level++, node = pdf_get(pdf, node, "/Parent"))
        if (pdf_get(pdf, node, key))
            return pdf_get(pdf, node, key);
    return 0;
}

/* A number, or an array of them, with no reference left in it; 0 of anything else. What a page inherits, and each item of
 * a box, may be an object of its own. */
static qpdf_oh copy_numbers(struct pdf *pdf, qpdf_oh value)
{
    int count = pdf_count(pdf, value);
    if (value && pdf_is_number(pdf, value))
        return pdf_parse(pdf, "%s", pdf_written_resolved(pdf, value));
    qpdf_oh copy = count ? pdf_parse(pdf, "[]") : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh item = pdf_item(pdf, value, i);
        if (!item || !pdf_is_number(pdf, item))
            return 0;
        pdf_append(pdf, copy, copy_numbers(pdf, item));
    }
    return copy;
}

/* The back of the last leaf: as large as its front. */
static bool append_empty(struct pdf *whole)
{
    static const char *const keys[] = {"/MediaBox", "/CropBox", "/Rotate", "/UserUnit"};
    qpdf_oh last = pdf_page(whole, pdf_page_count(whole) - 1),
            empty = pdf_parse(whole, "<</Type/Page/Resources<<>>>>");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        pdf_set(whole, empty, keys[i], copy_numbers(whole, inherited(whole, last, keys[i])));
    qpdf_oh added = pdf_make_indirect(whole, empty);
    return pdf_add_page(whole, whole, added);
}

int pages_append(struct pdf *whole, struct pdf *part, bool right_hand, struct diag *diag)
{
    int first = pdf_page_count(whole);
    bool good = true;
    if (right_hand && first % 2 == 1) {
        good = append_empty(whole);
        first++;
    }
    struct destinations *destinations = destinations_open(part);
    for (int i = 0; good && i < part->pages; i++) {
        destinations_resolve_page(destinations, pdf_page(part, i));
        good = pdf_add_page(whole, part, pdf_page(part, i));
    }
    destinations_close(destinations);
    if (good)
        return first;
    const char *words = pdf_error(whole);
    diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(part), "%s", words ? words : say("its pages cannot be copied"));
    return -1;
}

/* ------------------------------------------------------------------------------------------------ labels */

void labels_join(struct pdf *whole, struct pdf *part, int first)
{
    struct tree_entries labels = {0}, added = {0};
    tree_read(whole, pdf_find(whole, pdf_catalog(whole), "/PageLabels"), "/Nums", &labels);
    tree_read(part, pdf_find(part, pdf_catalog(part), "/PageLabels"), "/Nums", &added);
    size_t kept = 0;
    for (size_t i = 0; i < labels.count; i++) /* labels of pages that there are not */
        if (labels.list[i].number < first)
            labels.list[kept++] = labels.list[i];
    labels.count = kept;
    tree_add(&labels, (struct tree_entry){.number = 0, .value = pdf_parse(whole, "<</S/D>>")});
    for (size_t i = 0; i < added.count; i++) {
        qpdf_oh label = pdf_make_indirect(part, added.list[i].value);
        if (added.list[i].number < part->pages)
            tree_add(&labels,
                     (struct tree_entry){.number = first + added.list[i].number,
                                         .value = pdf_copy(whole, part, label)});
    }
    tree_add(&labels, (struct tree_entry){.number = first, .value = pdf_parse(whole, "<</S/D>>")});
    qpdf_oh tree = pdf_parse(whole, "<<>>");
    pdf_set(whole, tree, "/Nums", tree_pairs(whole, &labels));
    pdf_set(whole, pdf_catalog(whole), "/PageLabels", tree);
    tree_finish(&labels);
    tree_finish(&added);
}
