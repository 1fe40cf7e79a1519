/* The supplements' pages after the diploma's. */
#include "attach/colours.h"
#include "attach/files.h"
#include "attach/outline.h"
#include "attach/pages.h"
#include "attach/seal_field.h"
#include "attach/structure.h"
#include "attach/ways.h"
#include "base/say.h"

static bool refuse(struct part *part, const char *reason, struct diag *diag)
{
    diag_report(diag, DIAG_PDF_UNFIT, pdf_place(&part->pdf), "%s", reason);
    return false;
}

/* A seal stands in a form field too. */
static bool refuse_form(struct part *part, struct diag *diag)
{
    const struct signatures signatures = signatures_find(&part->pdf);
    if (!signatures.count)
        return refuse(part, say("it has form fields; use --embed"), diag);
    diag_report(diag, DIAG_SEAL_BREAKS, pdf_place(&part->pdf), "%s", signatures.names);
    return false;
}

bool is_joinable(struct part *whole, struct diag *diag)
{
    struct pdf *pdf = &whole->pdf;
    if (pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/XFA"))
        return refuse(whole, say("it is an XFA form, which draws its pages itself"), diag);
    if (pdf_get(pdf, pdf_catalog(pdf), "/Collection"))
        return refuse(whole, say("it is a portfolio: a cover for the files inside; take out the one that is meant"), diag);
    return true;
}

bool is_appendable(struct part *part, struct diag *diag)
{
    struct pdf *pdf = &part->pdf;
    if (!is_joinable(part, diag))
        return false;
    if (pdf_count(pdf, pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/Fields")) && !has_seal_places_only(pdf))
        return refuse_form(part, diag);
    if (pdf_count(pdf, pdf_find(pdf, pdf_catalog(pdf), "/OCProperties/OCGs")))
        return refuse(part, say("it has layers; use --embed"), diag);
    if (pdf_next_number(pdf) > PDF_OBJECTS_MOST)
        return refuse(part, say("it has more objects than any supplement; use --embed"), diag);
    return true;
}

static qpdf_oh last_kid(struct pdf *pdf, qpdf_oh element)
{
    qpdf_oh kids = pdf_get(pdf, element, "/K");
    int count = pdf_count(pdf, kids);
    return count ? pdf_item(pdf, kids, count - 1) : 0;
}

/* `all` is the element of the whole that all documents are below; 0: they stand at the top. */
static bool append_part(struct part *whole, struct part *part, const struct xmp_claims *claims, qpdf_oh all, bool duplex,
                        struct diag *diag)
{
    int first = pages_append(&whole->pdf, &part->pdf, duplex, diag);
    if (first < 0)
        return false;
    colours_join(&whole->pdf, &part->pdf, first, claims->pdfa_part != 0);
    structure_join(&whole->pdf, &part->pdf, first, all, part_census(whole), part_census(part));
    part_forget_census(whole);
    outline_join(&whole->pdf, &part->pdf, first, part->title, last_kid(&whole->pdf, all));
    labels_join(&whole->pdf, &part->pdf, first);
    files_join(&whole->pdf, &part->pdf);
    seal_places_join(&whole->pdf, &part->pdf);
    return true;
}

bool append_pages(struct part *parts, size_t count, const struct xmp_claims *claims, bool duplex, struct diag *diag)
{
    qpdf_oh all = claims->pdfua_part == 2 ? structure_gather(&parts[0].pdf) : 0;
    outline_begin(&parts[0].pdf, parts[0].title, last_kid(&parts[0].pdf, all));
    for (size_t i = 1; i < count; i++)
        if (!append_part(&parts[0], &parts[i], claims, all, duplex, diag))
            return false;
    return true;
}

bool write_whole(struct part *parts, size_t count, const char *version, const struct xmp_claims *claims, struct buffer *out,
                 struct diag *diag)
{
    for (size_t i = 0; i < count; i++)
        version = pdf_higher_version(version, pdf_version(&parts[i].pdf));
    write_claims(&parts[0], claims);
    return pdf_write(&parts[0].pdf, version, out, diag);
}

bool append_supplements(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                        struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct xmp_claims claims = judge_appended(parts, count, request, diag);
    if (diag_errors(diag) > errors || !out)
        return diag_errors(diag) == errors;
    return append_pages(parts, count, &claims, request->duplex, diag) && write_whole(parts, count, "1.3", &claims, out, diag);
}
