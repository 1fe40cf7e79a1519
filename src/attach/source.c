#include "attach/source.h"

#include "attach/walk.h"

enum { NESTED_MOST = 2 /* a diploma holds a supplement; a file in that one is none of ours */ };

struct search {
    visit_source *visit;
    void *context;
};

static void search_pdf(const struct search *search, struct pdf *pdf, int depth);

static bool is_related(struct pdf *pdf, qpdf_oh specification, const char *relationship)
{
    return pdf_is_name(pdf, pdf_get(pdf, specification, "/AFRelationship"), relationship);
}

/* Other programs associate sources of their own, such as the text of a word processor: ours begins with this element.
 */
static bool is_qualification(const struct buffer *bytes)
{
    enum { WITHIN = 4096 };
    return pdf_search(bytes->bytes, bytes->length < WITHIN ? bytes->length : WITHIN, "<qualification") != NULL;
}

/* Faults of an embedded file are passed over: what is found elsewhere is good all the same. */
static void search_inside(const struct search *search, const char *name, const struct buffer *bytes, int depth)
{
    struct diag *unseen = diag_create();
    struct pdf pdf;
    if (pdf_open(&pdf, &(struct attach_file){name, bytes->bytes, bytes->length}, unseen))
        search_pdf(search, &pdf, depth);
    pdf_close(&pdf);
    diag_destroy(unseen);
}

static void look_into(const struct search *search, struct pdf *pdf, qpdf_oh specification, int depth)
{
    bool source = is_related(pdf, specification, "/Source");
    struct buffer bytes = {0};
    if (!source && (!is_related(pdf, specification, "/Supplement") || depth + 1 >= NESTED_MOST))
        return;
    bool read = pdf_stream(pdf, pdf_find(pdf, specification, "/EF/F"), &bytes);
    if (read && source && is_qualification(&bytes))
        search->visit(search->context, &bytes);
    else if (read && !source)
        search_inside(search, pdf->file.name, &bytes, depth + 1);
    buffer_finish(&bytes);
}

/* The files that the document is associated with, and those that hang on its first page. */
static void search_pdf(const struct search *search, struct pdf *pdf, int depth)
{
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    qpdf_oh annotations = pdf_get(pdf, qpdf_get_page_n(pdf->qpdf, 0), "/Annots");
    for (int i = pdf_count(pdf, annotations); i-- > 0;)
        if (pdf_is_name(pdf, pdf_get(pdf, pdf_item(pdf, annotations, i), "/Subtype"), "/FileAttachment"))
            walk_add(&walk, pdf_get(pdf, pdf_item(pdf, annotations, i), "/FS"));
    qpdf_oh files = pdf_get(pdf, pdf_catalog(pdf), "/AF");
    for (int i = pdf_count(pdf, files); i-- > 0;)
        walk_add(&walk, pdf_item(pdf, files, i));
    for (qpdf_oh specification; (specification = walk_next(&walk)) != 0;)
        look_into(search, pdf, specification, depth);
    walk_finish(&walk);
}

void sources_each(struct pdf *pdf, visit_source *visit, void *context)
{
    search_pdf(&(struct search){visit, context}, pdf, 0);
}
