/* A collection: the supplements are its pages, the diploma lies in it as a file, byte for byte. For diplomas that must
 * not be changed at all, such as those whose signature forbids it. */

#include "attach/files.h"
#include "attach/ways.h"
#include "base/ending.h"

static void add_diploma(struct pdf *pdf, const struct attach_file *diploma)
{
    struct embedding embedding = {
        .name = last_part(diploma->name),
        .description = last_part(diploma->name),
        .relationship = "/Unspecified", /* what supplements it is around it, for which there is no word */
        .file = diploma,
    };
    files_add(pdf, &embedding);
    pdf_set(pdf, pdf_catalog(pdf), "/Collection", pdf_parse(pdf, "<</Type/Collection/View/D>>"));
    pdf_set(pdf, pdf_catalog(pdf), "/PageMode", pdf_new_name(pdf, "/UseAttachments"));
}

/* What the supplements claim together, and then with a file inside. */
static struct xmp_claims judge(struct part *parts, size_t count, const struct attach_request *request,
                               struct diag *diag)
{
    if (count == 1)
        return judge_embedded(&parts[0], request, diag);
    struct part whole = parts[0];
    whole.claims = judge_appended(parts, count, request, diag);
    return judge_embedded(&whole, request, diag);
}

bool collect_files(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                   struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct xmp_claims claims = judge(parts, count, request, diag);
    if (diag_errors(diag) > errors || !out)
        return diag_errors(diag) == errors;
    if (count > 1 && !append_pages(parts, count, &claims, request->duplex, diag))
        return false;
    add_diploma(&parts[0].pdf, &request->diploma);
    return write_whole(parts, count, "1.7", &claims, out, diag);
}
