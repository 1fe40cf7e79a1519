/* The data inside a supplement's PDF, or inside the supplements that a PDF holds. */
#include <string.h>

#include "attach/pdf.h"
#include "attach/tree.h"
#include "attach/walk.h"
#include "base/file.h"

enum { NESTED_MOST = 2 /* a diploma holds a supplement; a file in that one is none of ours */ };

/* Looks for the source that is wanted. */
struct search {
    int number; /* which one, from 1 */
    int found;
    struct buffer *out; /* receives it */
    struct diag *diag;
};

static void search_file(struct search *search, const struct attach_file *file, int depth, bool top);

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

/* ------------------------------------------------------------------------------------------------ files */

static void take_source(struct search *search, struct pdf *pdf, qpdf_oh stream)
{
    struct buffer bytes = {0};
    if (pdf_stream(pdf, stream, &bytes) && is_qualification(&bytes) && ++search->found == search->number)
        buffer_append(search->out, bytes.bytes, bytes.length);
    buffer_finish(&bytes);
}

static void look_into(struct search *search, struct pdf *pdf, qpdf_oh specification, int depth)
{
    qpdf_oh stream = pdf_find(pdf, specification, "/EF/F");
    if (is_related(pdf, specification, "/Source")) {
        take_source(search, pdf, stream);
    } else if (is_related(pdf, specification, "/Supplement") && depth + 1 < NESTED_MOST) {
        struct buffer bytes = {0};
        if (pdf_stream(pdf, stream, &bytes))
            search_file(search, &(struct attach_file){pdf->file.name, bytes.bytes, bytes.length}, depth + 1, false);
        buffer_finish(&bytes);
    }
}

/* The files that the document is associated with, and those that hang on its first page. */
static void search_pdf(struct search *search, struct pdf *pdf, int depth)
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

/* Faults of an embedded file are passed over: what is found elsewhere is good all the same. */
static void search_file(struct search *search, const struct attach_file *file, int depth, bool top)
{
    struct diag *unseen = top ? NULL : diag_create();
    struct pdf pdf;
    if (pdf_open(&pdf, file, top ? search->diag : unseen))
        search_pdf(search, &pdf, depth);
    pdf_close(&pdf);
    diag_destroy(unseen);
}

/* ------------------------------------------------------------------------------------------------ asked for */

static bool report_found(const struct search *search, const char *path, int number)
{
    struct place place = {path, 0};
    if (search->found == 0)
        diag_report(search->diag, DIAG_SOURCE_MISSING, place, "no associated file of relationship Source");
    else if (search->found < search->number)
        diag_report(search->diag, DIAG_SOURCE_MISSING, place, "it carries %d, not %d", search->found, search->number);
    else if (search->found > 1 && number == 0)
        diag_report(search->diag, DIAG_SOURCE_SEVERAL, place, "%d", search->found);
    return search->found >= search->number;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool extract_source(const char *path, int number, struct buffer *out, struct diag *diag)
{
    struct buffer bytes = {0};
    struct search search = {.number = number ? number : 1, .out = out, .diag = diag};
    size_t errors = diag_errors(diag);
    bool good = file_read(path, ATTACH_BYTES_MOST, (struct place){0}, &bytes, diag);
    if (good) {
        search_file(&search, &(struct attach_file){path, bytes.bytes, bytes.length}, 0, true);
        good = diag_errors(diag) == errors && report_found(&search, path, number);
    }
    buffer_finish(&bytes);
    return good;
}
