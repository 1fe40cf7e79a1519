#include "attach/pages.h"

#include <string.h>

#include "attach/destinations.h"
#include "attach/tree.h"

/* ------------------------------------------------------------------------------------------------ appending */

static qpdf_oh page(struct pdf *pdf, int index)
{
    return qpdf_get_page_n(pdf->qpdf, (size_t)index);
}

/* An inheritable attribute, wherever it stands. */
static qpdf_oh inherited(struct pdf *pdf, qpdf_oh node, const char *key)
{
    enum { LEVELS_MOST = 100 };
    for (int level = 0; node && level < LEVELS_MOST; level++, node = pdf_get(pdf, node, "/Parent"))
        if (pdf_get(pdf, node, key))
            return pdf_get(pdf, node, key);
    return 0;
}

/* The back of the last leaf: as large as its front. */
static bool append_empty(struct pdf *whole)
{
    static const char *const keys[] = {"/MediaBox", "/CropBox", "/Rotate"};
    qpdf_oh last = page(whole, qpdf_get_num_pages(whole->qpdf) - 1),
            empty = pdf_parse(whole, "<</Type/Page/Resources<<>>>>");
    for (int i = 0; i < 3; i++) {
        qpdf_oh value = inherited(whole, last, keys[i]);
        if (value)
            pdf_set(whole, empty, keys[i], qpdf_oh_parse(whole->qpdf, pdf_written(whole, value)));
    }
    qpdf_oh added = qpdf_make_indirect_object(whole->qpdf, empty);
    return !(qpdf_add_page(whole->qpdf, whole->qpdf, added, QPDF_FALSE) & QPDF_ERRORS);
}

int pages_append(struct pdf *whole, struct pdf *part, bool right_hand, struct diag *diag)
{
    int first = qpdf_get_num_pages(whole->qpdf);
    bool good = true;
    if (right_hand && first % 2 == 1) {
        good = append_empty(whole);
        first++;
    }
    struct destinations *destinations = destinations_open(part);
    for (int i = 0; good && i < part->pages; i++) {
        destinations_resolve_page(destinations, page(part, i));
        good = !(qpdf_add_page(whole->qpdf, part->qpdf, page(part, i), QPDF_FALSE) & QPDF_ERRORS);
    }
    destinations_close(destinations);
    if (good)
        return first;
    qpdf_error error = qpdf_has_error(whole->qpdf) ? qpdf_get_error(whole->qpdf) : NULL;
    diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(part), "%s",
                error ? qpdf_get_error_message_detail(whole->qpdf, error) : "its pages cannot be copied");
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
        qpdf_oh label = qpdf_make_indirect_object(part->qpdf, added.list[i].value);
        if (added.list[i].number < part->pages)
            tree_add(&labels,
                     (struct tree_entry){.number = first + added.list[i].number,
                                         .value = qpdf_oh_copy_foreign_object(whole->qpdf, part->qpdf, label)});
    }
    tree_add(&labels, (struct tree_entry){.number = first, .value = pdf_parse(whole, "<</S/D>>")});
    qpdf_oh tree = qpdf_oh_new_dictionary(whole->qpdf);
    pdf_set(whole, tree, "/Nums", tree_pairs(whole, &labels));
    pdf_set(whole, pdf_catalog(whole), "/PageLabels", tree);
    tree_finish(&labels);
    tree_finish(&added);
}
