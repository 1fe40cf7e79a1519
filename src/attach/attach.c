/* The order of it: open all files, see what may be done, do it. */
#include "attach/attach.h"

#include <stdlib.h>

#include "attach/attempt.h"
#include "attach/kept.h"
#include "attach/together.h"
#include "attach/ways.h"
#include "base/memory.h"
#include "base/say.h"

static bool are_supplements(struct part *parts, const struct attach_request *request, bool with_diploma,
                            struct diag *diag)
{
    struct pdf *supplements[ATTACH_SUPPLEMENTS_MOST];
    size_t count = request->supplement_count;
    if (request->any || count > ATTACH_SUPPLEMENTS_MOST)
        return true;
    for (size_t i = 0; i < count; i++)
        supplements[i] = &parts[i + with_diploma].pdf;
    return belong_together(with_diploma ? &parts[0].pdf : NULL, supplements, count, diag);
}

static bool open_supplement(struct part *part, const struct attach_request *request, size_t index, bool plain, bool judged,
                            struct diag *diag)
{
    const struct attach_file *file = &request->supplements[index];
    if (plain && judged && request->memory && request->supplement_count == 1)
        return kept_lend(request->memory, file, request->known, part, diag);
    return part_open(part, file, plain, request->known, diag);
}

/* All that can be opened is, so that one run tells all faults. `judged`: it is not joined. */
static bool open_parts(struct part *parts, const struct attach_request *request, bool with_diploma, bool plain, bool judged,
                       struct diag *diag)
{
    bool good = true;
    if (with_diploma)
        good = part_open(parts++, &request->diploma, plain, false, diag);
    for (size_t i = 0; i < request->supplement_count && (good || !plain); i++)
        good = open_supplement(&parts[i], request, i, plain, judged, diag) && good;
    return good;
}

static bool are_appendable(struct part *parts, size_t count, struct diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good &= is_appendable(&parts[i], diag);
    return good;
}

static bool give_up_signatures(struct part *diploma, const struct signatures *signatures, struct diag *diag)
{
    diag_report(diag, DIAG_SIGNATURE_REMOVED, pdf_place(&diploma->pdf), "signed by %s", signatures->names);
    signatures_remove(&diploma->pdf);
    return true;
}

/* Why pages cannot be added, and what this signature allows instead. */
static void refuse_to_break(struct part *diploma, const struct signatures *signatures, struct diag *diag)
{
    bool embeddable = signatures->permission >= PERMISSION_ANNOTATIONS;
    diag_report(diag, DIAG_SIGNATURE_BREAKS, pdf_place(&diploma->pdf), "signed by %s; %s%s", signatures->names,
                embeddable ? say("pages cannot be added to what is signed, but --embed keeps this signature valid for most programs")
                           : say("neither pages nor files can be added: "),
                embeddable ? "" : signatures->reason);
}

static bool append(struct part *parts, size_t count, const struct attach_request *request,
                   const struct signatures *signatures, struct buffer *out, struct diag *diag)
{
    if (signatures->count && !request->break_signature) {
        refuse_to_break(&parts[0], signatures, diag);
        return false;
    }
    if (!are_appendable(parts + 1, count - 1, diag))
        return false;
    if (signatures->count)
        give_up_signatures(&parts[0], signatures, diag);
    return append_supplements(parts, count, request, out, diag);
}

static bool embed(struct part *parts, size_t count, const struct attach_request *request,
                  const struct signatures *signatures, struct buffer *out, struct diag *diag)
{
    if (signatures->count && !request->break_signature)
        return embed_in_revision(parts, count, request, signatures, out, diag);
    if (signatures->count)
        give_up_signatures(&parts[0], signatures, diag);
    return embed_supplements(parts, count, request, out, diag);
}

static bool collect(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                    struct diag *diag)
{
    if (!pdf_begins(&request->diploma, diag))
        return false;
    return are_appendable(parts, count, diag) && collect_files(parts, count, request, out, diag);
}

static bool join(struct part *parts, size_t count, const struct attach_request *request, struct buffer *out,
                 struct diag *diag)
{
    if (request->way == ATTACH_COLLECTION)
        return collect(parts, count, request, out, diag);
    if (!is_joinable(&parts[0], diag))
        return false;
    struct signatures signatures = signatures_find(&parts[0].pdf);
    if (signatures.count && parts[0].pdf.plain)
        return false;
    return request->way == ATTACH_EMBED ? embed(parts, count, request, &signatures, out, diag)
                                        : append(parts, count, request, &signatures, out, diag);
}

static bool are_truthful(const struct part *supplements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (supplements[i].pdfa_doubt || supplements[i].pdfua_doubt || supplements[i].declared_doubt)
            return false;
    return true;
}

/* What is added behind a file is not packed with what is in it. Where that costs much, because much of it has changed, the whole
 * is written anew. */
static bool is_compact(const struct attach_request *request, size_t length)
{
    enum { MORE_MOST = 16 * 1024 };
    size_t parts = request->diploma.length;
    for (size_t i = 0; i < request->supplement_count; i++)
        parts += request->supplements[i].length;
    return length <= parts + MORE_MOST;
}

/* `plain`: all parts have to be by the book; false without a word if one is not, or if the whole is better written anew. */
static bool attach_parts(const struct attach_request *request, bool plain, struct buffer *out, struct diag *diag)
{
    bool with_diploma = request->way != ATTACH_COLLECTION;
    size_t count = request->supplement_count + with_diploma, before = out ? out->length : 0;
    struct part *parts = memory_zeroed(count, sizeof *parts);
    bool good = open_parts(parts, request, with_diploma, plain, !out, diag) &&
                are_supplements(parts, request, with_diploma, diag) && join(parts, count, request, out, diag);
    for (size_t i = 0; i < count; i++)
        good = !pdf_is_excessive(&parts[i].pdf, diag) && !pdf_is_wrong(&parts[i].pdf) && good;
    if (plain && out && good)
        good = is_compact(request, out->length - before);
    if (!good && out)
        out->length = before;
    if (request->whole)
        request->whole->truthful = good && are_truthful(parts + with_diploma, request->supplement_count);
    if (good && out && request->whole)
        request->whole->pages = pdf_page_count(&parts[0].pdf);
    for (size_t i = 0; i < count; i++) {
        if (good && !parts[i].kept)
            pdf_report_mended(&parts[i].pdf, diag);
        part_close(&parts[i]);
    }
    free(parts);
    return good;
}

/* Most files are by the book, and joined in a fraction of the time. Whatever else is found, errors too, is found again as it always
 * was. */
static bool attach(const struct attach_request *request, struct buffer *out, struct diag *diag)
{
    struct diag *own = diag_create_for(diag);
    bool good = attach_parts(request, true, out, own);
    if (good)
        diag_take(diag, own, NULL, NULL);
    diag_destroy(own);
    return good || attach_parts(request, false, out, diag);
}

struct attaching {
    const struct attach_request *request;
    struct buffer *out;
    struct diag *diag;
    bool good;
};

static void run(void *context)
{
    struct attaching *attaching = context;
    attaching->good = attach(attaching->request, attaching->out, attaching->diag);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool attach_supplements(const struct attach_request *request, struct buffer *out, struct diag *diag)
{
    struct attaching attaching = {request, out, diag, false};
    size_t before = out ? out->length : 0;
    if (attempt(run, &attaching))
        return attaching.good;
    if (out)
        out->length = before;
    diag_report(diag, DIAG_INTERNAL, (struct place){request->diploma.name, 0}, "qpdf");
    return false;
}
