/* The supplements as associated files of the diploma. */
#include "attach/files.h"
#include "attach/revision.h"
#include "attach/structure.h"
#include "attach/ways.h"

bool embed_supplements(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                       struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct part *whole = &parts[0];
    struct xmp_claims claims = judge_embedded(whole, request, diag);
    if (diag_errors(diag) > errors || !out)
        return diag_errors(diag) == errors;
    for (size_t i = 1; i < count; i++) {
        struct embedding embedding = embedding_of(&parts[i]);
        files_add(&whole->pdf, &embedding);
    }
    return write_whole(parts, 1, "1.7", &claims, out, diag); /* the version of a file inside does not matter */
}

/* ------------------------------------------------------------------------------------------------ signed diplomas */

/* Left of, or below, where a page begins; a page that lies farther out than any can is taken to begin at 0. */
static double outside(struct pdf *pdf, qpdf_oh corner)
{
    static const double LARGEST = 1e6; /* [pt]; a page has at most 14,400 units a side (ISO 32000-2, annex C.2) */
    double at = pdf_real(pdf, corner);
    return (at > -LARGEST && at < LARGEST ? at : 0) - 100;
}

/* A file attachment that nobody sees on the page: of no size, beside the page's lower left corner, with nothing to
 * draw. Tags need not know of it there (ISO 14289-1, 7.18.1), nor must it be drawn (ISO 19005-3, 6.3.3). Readers list
 * it with the attached files. */
static qpdf_oh make_annotation(struct pdf *pdf, qpdf_oh page, const struct embedding *embedding, qpdf_oh specification)
{
    qpdf_oh box = pdf_get(pdf, page, "/CropBox");
    box = box ? box : pdf_get(pdf, page, "/MediaBox");
    double at[2] = {outside(pdf, pdf_item(pdf, box, 0)), outside(pdf, pdf_item(pdf, box, 1))};
    struct buffer corner = {0}; /* not by printf: the locale plays no part */
    buffer_number(&corner, at[0], 2);
    buffer_byte(&corner, ' ');
    buffer_number(&corner, at[1], 2);
    qpdf_oh annotation = pdf_parse(pdf, "<</Type/Annot/Subtype/FileAttachment/F 4/Rect[%.*s %.*s]/AP<<>>/AF[]>>",
                                   (int)corner.length, (const char *)corner.bytes, (int)corner.length,
                                   (const char *)corner.bytes);
    buffer_finish(&corner);
    qpdf_oh form =
        pdf_new_stream(pdf, pdf_parse(pdf, "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>>>"), "", 0);
    pdf_set(pdf, pdf_get(pdf, annotation, "/AP"), "/N", form);
    pdf_append(pdf, pdf_get(pdf, annotation, "/AF"), specification);
    pdf_set(pdf, annotation, "/FS", specification);
    pdf_set(pdf, annotation, "/P", page);
    pdf_set(pdf, annotation, "/NM", pdf_new_text(pdf, embedding->name));
    pdf_set(pdf, annotation, "/Contents", pdf_new_text(pdf, embedding->description));
    return pdf_make_indirect(pdf, annotation);
}

static void add_embedding(struct revision *revision, struct pdf *pdf, qpdf_oh page, const struct embedding *embedding)
{
    qpdf_oh specification = files_make(pdf, embedding);
    qpdf_oh annotation = make_annotation(pdf, page, embedding, specification);
    pdf_append(pdf, pdf_get_or_make(pdf, page, "/Annots", "[]"), annotation);
    revision_add(revision, pdf_find(pdf, specification, "/EF/F"));
    revision_add(revision, specification);
    revision_add(revision, pdf_find(pdf, annotation, "/AP/N"));
    revision_add(revision, annotation);
}

/* The page, or only its list of annotations where that is an object. PDF/UA asks for the order of tabs where there are
 * any annotations (7.18.3). */
static void add_page(struct revision *revision, struct part *whole, qpdf_oh page)
{
    struct pdf *pdf = &whole->pdf;
    qpdf_oh annotations = pdf_get(pdf, page, "/Annots");
    bool tabs = whole->tagged && !pdf_get(pdf, page, "/Tabs");
    if (tabs)
        pdf_set(pdf, page, "/Tabs", pdf_new_name(pdf, "/S"));
    if (pdf_number(pdf, annotations))
        revision_add(revision, annotations);
    if (tabs || !pdf_number(pdf, annotations))
        revision_add(revision, page);
}

/* Metadata follow each change of a file, signed or not; programs that check signatures expect that. */
static void add_metadata(struct revision *revision, struct part *whole, const struct xmp_claims *claims)
{
    struct pdf *pdf = &whole->pdf;
    qpdf_oh metadata = pdf_get(pdf, pdf_catalog(pdf), "/Metadata");
    qpdf_oh information = pdf_get(pdf, pdf_trailer(pdf), "/Info");
    if (!write_claims(whole, claims))
        return;
    if (pdf_number(pdf, metadata))
        revision_add(revision, metadata);
    if (pdf_number(pdf, information))
        revision_add(revision, information);
}

static bool allows_annotations(struct part *whole, const struct signatures *signatures, struct diag *diag)
{
    if (signatures->permission >= PERMISSION_ANNOTATIONS)
        return true;
    diag_report(diag, DIAG_SIGNATURE_FORBIDS, pdf_place(&whole->pdf), "signed by %s: %s", signatures->names,
                signatures->reason);
    return false;
}

/* The signature covers what it covered before. Whether an addition is legitimate programs judge differently: EU DSS, pdfsig and
 * readers take annotations as the standard does, pyHanko's analysis of differences accepts none but forms' and its own. */
static void tell_addition(struct part *whole, const struct signatures *signatures, struct diag *diag)
{
    diag_report(diag, DIAG_SIGNATURE_BEHIND, pdf_place(&whole->pdf),
                "signed by %s; most programs call the signature valid then, as EU DSS and pdfsig do, but some that look at every "
                "change, such as pyHanko, do not",
                signatures->names);
}

/* Of all that can be added to a signed file, annotations are what the standard names (12.8.2.2.2): files that hang on
 * one are safe where files that the catalogue lists are only not forbidden. */
bool embed_in_revision(struct part *parts, size_t count, const struct attach_request *request,
                       const struct signatures *signatures, struct buffer *out, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct part *whole = &parts[0];
    whole->kept = true;
    if (!allows_annotations(whole, signatures, diag))
        return false;
    struct xmp_claims claims = judge_embedded(whole, request, diag);
    struct revision *revision = diag_errors(diag) > errors ? NULL : revision_open(&whole->pdf, diag);
    if (revision)
        tell_addition(whole, signatures, diag);
    if (!revision || !out) {
        revision_close(revision);
        return revision != NULL;
    }
    qpdf_oh page = pdf_page(&whole->pdf, 0);
    for (size_t i = 1; i < count; i++) {
        struct embedding embedding = embedding_of(&parts[i]);
        add_embedding(revision, &whole->pdf, page, &embedding);
    }
    add_page(revision, whole, page);
    add_metadata(revision, whole, &claims);
    buffer_append(out, whole->pdf.file.bytes, whole->pdf.file.length);
    revision_write(revision, out);
    revision_close(revision);
    return true;
}
