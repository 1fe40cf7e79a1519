/* What it takes to check seals later is kept in the file (DSS): ISO 32000-2, 12.8.4.3; ETSI EN 319 142-1, 5.4.2. */
#include <string.h>

#include "attach/attempt.h"
#include "attach/pdf.h"
#include "attach/revision.h"
#include "attach/seal.h"
#include "base/say.h"

static const char *const KEYS[] = {[KEPT_CERTIFICATE] = "/Certs", [KEPT_OCSP] = "/OCSPs", [KEPT_CRL] = "/CRLs"};

struct keeping {
    const struct attach_file *file;
    const struct kept_proof *proofs;
    size_t count;
    struct buffer *out;
    struct diag *diag;
    struct pdf pdf;
    qpdf_oh added[KEPT_MOST]; /* streams, */
    size_t added_count;
    qpdf_oh store, lists[sizeof KEYS / sizeof *KEYS]; /* and what they stand in */
    bool good;
};

/* ------------------------------------------------------------------------------------------------ the store */

static bool is_there(struct keeping *keeping, qpdf_oh list, const struct kept_proof *proof)
{
    struct pdf *pdf = &keeping->pdf;
    bool found = false;
    for (int i = 0; i < pdf_count(pdf, list) && !found; i++) {
        struct buffer bytes = {0};
        found = pdf_stream(pdf, pdf_item(pdf, list, i), &bytes) && bytes.length == proof->length &&
                memcmp(bytes.bytes, proof->bytes, proof->length) == 0;
        buffer_finish(&bytes);
    }
    return found;
}

static void add(struct keeping *keeping, const struct kept_proof *proof)
{
    struct pdf *pdf = &keeping->pdf;
    qpdf_oh list = keeping->lists[proof->kind] = pdf_get_or_make(pdf, keeping->store, KEYS[proof->kind], "[]");
    if (keeping->added_count == KEPT_MOST || is_there(keeping, list, proof))
        return;
    qpdf_oh stream = pdf_make_indirect(pdf, pdf_new_stream(pdf, pdf_parse(pdf, "<<>>"), proof->bytes, proof->length));
    keeping->added[keeping->added_count++] = stream;
    pdf_append(pdf, list, stream);
}

static void fill_store(struct keeping *keeping)
{
    struct pdf *pdf = &keeping->pdf;
    keeping->added_count = 0;
    keeping->store = pdf_get_or_make(pdf, pdf_catalog(pdf), "/DSS", "<<>>");
    for (size_t i = 0; i < keeping->count; i++)
        add(keeping, &keeping->proofs[i]);
}

/* ------------------------------------------------------------------------------------------------ the revision */

static void add_changed(struct revision *revision, struct pdf *pdf, qpdf_oh object)
{
    if (object && pdf_number(pdf, object))
        revision_add(revision, object);
}

static bool write_revision(struct keeping *keeping)
{
    struct pdf *pdf = &keeping->pdf;
    struct revision *revision = revision_open(pdf, keeping->diag);
    if (!revision)
        return false;
    fill_store(keeping);
    for (size_t i = 0; i < keeping->added_count; i++)
        add_changed(revision, pdf, keeping->added[i]);
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        add_changed(revision, pdf, keeping->lists[i]);
    add_changed(revision, pdf, keeping->store);
    add_changed(revision, pdf, pdf_catalog(pdf));
    revision_write(revision, keeping->out);
    revision_close(revision);
    return true;
}

static bool write_plain(struct keeping *keeping)
{
    fill_store(keeping);
    plain_write(keeping->pdf.plain, NULL, keeping->out);
    return !pdf_is_wrong(&keeping->pdf);
}

/* A file that is by the book is read by us. */
static bool keep(struct keeping *keeping, bool plainly)
{
    size_t before = keeping->out->length;
    buffer_append(keeping->out, keeping->file->bytes, keeping->file->length);
    bool opened = plainly ? pdf_open_plain(&keeping->pdf, keeping->file) : pdf_open(&keeping->pdf, keeping->file, keeping->diag);
    bool good = opened && (plainly ? write_plain(keeping) : write_revision(keeping));
    if (!good)
        keeping->out->length = before;
    pdf_close(&keeping->pdf);
    return good;
}

static void run(void *context)
{
    struct keeping *keeping = context;
    keeping->good = keep(keeping, true) || keep(keeping, false);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool keep_proofs(const struct attach_file *file, const struct kept_proof *proofs, size_t count, struct buffer *out, struct diag *diag)
{
    struct keeping keeping = {.file = file, .proofs = proofs, .count = count, .out = out, .diag = diag};
    size_t before = out->length;
    if (attempt(run, &keeping))
        return keeping.good;
    out->length = before;
    diag_report(diag, DIAG_INTERNAL, (struct place){file->name, 0}, "qpdf");
    return false;
}
