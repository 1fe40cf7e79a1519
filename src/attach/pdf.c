/* Opening and writing PDF files. */
#include "attach/pdf.h"

#include <string.h>

#include "attach/packed.h"
#include "attach/walk.h"
#include "base/memory.h"
#include "base/no_pdf.h"

/* ------------------------------------------------------------------------------------------------ opening */

struct place pdf_place(const struct pdf *pdf)
{
    return (struct place){pdf->file.name, 0};
}

const char *pdf_search(const void *bytes, size_t length, const char *word)
{
    const char *from = bytes, *end = from ? from + length : from;
    size_t word_length = strlen(word);
    while (from && (size_t)(end - from) >= word_length) {
        from = memchr(from, *word, (size_t)(end - from) - word_length + 1);
        if (from && memcmp(from, word, word_length) == 0)
            return from;
        from = from ? from + 1 : NULL;
    }
    return NULL;
}

/* ISO 32000-2, 7.5.2; readers look for the header in the first 1,024 bytes. */
static bool has_header(const void *bytes, size_t length)
{
    enum { HEADER_WITHIN = 1024 };
    return pdf_search(bytes, length < HEADER_WITHIN ? length : HEADER_WITHIN, "%PDF-") != NULL;
}

static bool fail_to_read(struct pdf *pdf, struct diag *diag)
{
    memory_check();
    qpdf_error error = qpdf_has_error(pdf->qpdf) ? qpdf_get_error(pdf->qpdf) : NULL;
    enum qpdf_error_code_e code = error ? qpdf_get_error_code(pdf->qpdf, error) : qpdf_e_success;
    if (code == qpdf_e_password)
        diag_report(diag, DIAG_PDF_ENCRYPTED, pdf_place(pdf), "it opens with a password");
    else if (code == qpdf_e_unsupported)
        diag_report(diag, DIAG_PDF_ENCRYPTED, pdf_place(pdf), "it opens with a certificate, or in another way that no password does");
    else
        diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(pdf), "%s",
                    error ? qpdf_get_error_message_detail(pdf->qpdf, error) : "");
    return false;
}

/* What is wrong is asked for and told in our words; nothing is printed. */
static void silence(qpdf_data qpdf)
{
    qpdflogger_handle logger = qpdflogger_create();
    qpdflogger_set_info(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdflogger_set_warn(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdflogger_set_error(logger, qpdf_log_dest_discard, NULL, NULL);
    qpdf_set_logger(qpdf, logger);
    qpdflogger_cleanup(&logger);
    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    qpdf_silence_errors(qpdf);
}

/* Recovery is off while the cross-reference is read: pages that a rebuilt one does not find would be missed by nobody.
 * It is on afterwards, for streams whose length is given wrongly. */
/* An archive or an e-mail may have one near its beginning, too. */
bool pdf_begins(const struct attach_file *file, struct diag *diag)
{
    bool holds_one;
    const char *other = no_pdf_words(file->bytes, file->length, &holds_one);
    if (!holds_one && has_header(file->bytes, file->length))
        return true;
    diag_report(diag, DIAG_PDF_INVALID, (struct place){file->name, 0}, "%s", other ? other : say("it does not begin as a PDF does"));
    return false;
}

static bool read_bytes(struct pdf *pdf, struct diag *diag)
{
    if (!pdf_begins(&pdf->file, diag))
        return false;
    const char *fault = packed_fault(pdf->file.bytes, pdf->file.length, packed_most(pdf->file.length));
    if (fault) {
        diag_report(diag, DIAG_PDF_EXCESSIVE, pdf_place(pdf), "%s", fault);
        return false;
    }
    silence(pdf->qpdf);
    qpdf_set_attempt_recovery(pdf->qpdf, QPDF_FALSE);
    memory_watch();
    if (qpdf_read_memory(pdf->qpdf, pdf->file.name, pdf->file.bytes, pdf->file.length, NULL) & QPDF_ERRORS)
        return fail_to_read(pdf, diag);
    qpdf_set_attempt_recovery(pdf->qpdf, QPDF_TRUE);
    if (qpdf_is_encrypted(pdf->qpdf)) {
        diag_report(diag, DIAG_PDF_ENCRYPTED, pdf_place(pdf),
                    "it opens without a password, but its permissions are set");
        return false;
    }
    return true;
}

/* How often the tree of pages comes to a page that it was at before; `most` is enough. */
static int count_repeated(struct pdf *pdf, int most)
{
    int repeated = 0;
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    walk_add(&walk, pdf_get(pdf, pdf_catalog(pdf), "/Pages"));
    for (qpdf_oh node; (node = walk_next(&walk)) != 0;) {
        qpdf_oh kids = pdf_get(pdf, node, "/Kids");
        for (int i = 0; i < pdf_count(pdf, kids) && repeated < most; i++) {
            size_t before = walk.count;
            walk_add(&walk, pdf_item(pdf, kids, i));
            repeated += walk.count == before;
        }
    }
    walk_finish(&walk);
    return repeated;
}

/* qpdf makes a page of its own of each. */
static bool is_repetitive(struct pdf *pdf, struct diag *diag)
{
    enum { REPEATED_MOST = 1000 };
    bool repetitive = count_repeated(pdf, REPEATED_MOST) == REPEATED_MOST;
    if (repetitive)
        diag_report(diag, DIAG_PDF_EXCESSIVE, pdf_place(pdf), "the same page stands in it again and again");
    return repetitive;
}

bool pdf_is_excessive(const struct pdf *pdf, struct diag *diag)
{
    if (pdf->excessive)
        diag_report(diag, DIAG_PDF_EXCESSIVE, pdf_place(pdf), "the same stream is drawn again and again");
    return pdf->excessive;
}

/* A page that cannot be read would be lost: some versions of qpdf leave it out, others make it empty. */
static bool are_pages(struct pdf *pdf, struct diag *diag)
{
    long long told = pdf_integer(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Pages/Count"), 0);
    int read = 0;
    for (int i = 0; i < pdf->pages; i++)
        read += pdf_is_dictionary(pdf, pdf_page(pdf, i));
    if (read != told)
        diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(pdf), "of its %lld pages %d can be read", told, read);
    return read == told;
}

bool pdf_open(struct pdf *pdf, const struct attach_file *file, struct diag *diag)
{
    *pdf = (struct pdf){.qpdf = qpdf_init(), .file = *file, .arena = arena_create()};
    if (!read_bytes(pdf, diag) || is_repetitive(pdf, diag))
        return false;
    pdf->pages = qpdf_get_num_pages(pdf->qpdf);
    if (qpdf_has_error(pdf->qpdf) || !pdf_is_dictionary(pdf, pdf_catalog(pdf)))
        return fail_to_read(pdf, diag);
    if (!are_pages(pdf, diag))
        return false;
    if (pdf->pages < 1)
        diag_report(diag, DIAG_PDF_UNFIT, pdf_place(pdf), "it has no pages");
    return pdf->pages >= 1;
}

bool pdf_open_plain(struct pdf *pdf, const struct attach_file *file)
{
    *pdf = (struct pdf){.file = *file, .arena = arena_create()};
    if (!has_header(file->bytes, file->length) || packed_fault(file->bytes, file->length, packed_most(file->length)))
        return false;
    pdf->plain = plain_open(file);
    pdf->pages = pdf->plain ? pdf->plain->page_count : 0;
    return pdf->plain;
}

bool pdf_open_first(struct pdf *pdf, const struct attach_file *file)
{
    *pdf = (struct pdf){.file = *file, .arena = arena_create()};
    pdf->plain = has_header(file->bytes, file->length) ? plain_open_first(file) : NULL;
    pdf->pages = pdf->plain ? 1 : 0;
    return pdf->plain;
}

bool pdf_is_wrong(const struct pdf *pdf)
{
    return pdf->plain && pdf->plain->wrong;
}

void pdf_close(struct pdf *pdf)
{
    plain_close(pdf->plain);
    if (pdf->qpdf && qpdf_has_error(pdf->qpdf))
        qpdf_get_error(pdf->qpdf); /* else qpdf tells it on the standard error output */
    if (pdf->qpdf)
        qpdf_cleanup(&pdf->qpdf);
    arena_destroy(pdf->arena);
    *pdf = (struct pdf){0};
}

/* ------------------------------------------------------------------------------------------------ writing */

const char *pdf_higher_version(const char *one, const char *other)
{
    return strcmp(one, other) < 0 ? other : one; /* a digit, a point, a digit: 1.0 to 2.0 */
}

static const char *header_version(struct pdf *pdf)
{
    const char *header = pdf->plain ? (const char *)pdf->file.bytes + strlen("%PDF-") : qpdf_get_pdf_version(pdf->qpdf);
    return arena_copy(pdf->arena, header, pdf->plain ? strlen("1.7") : strlen(header));
}

const char *pdf_version(struct pdf *pdf)
{
    const char *version = header_version(pdf);
    const char *catalog = pdf_name(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Version"));
    return catalog ? pdf_higher_version(version, catalog + 1) : version;
}

/* The header stays as it is: a higher version stands in the catalogue (7.2.2 of ISO 32000-1, 7.5.2 of -2). */
static bool write_revision(struct pdf *pdf, const char *version, struct buffer *out)
{
    if (strcmp(pdf_version(pdf), version) < 0)
        pdf_set(pdf, pdf_catalog(pdf), "/Version", pdf_new_name(pdf, arena_format(pdf->arena, "/%s", version)));
    buffer_append(out, pdf->file.bytes, pdf->file.length);
    plain_write(pdf->plain, NULL, out);
    return true;
}

bool pdf_write(struct pdf *pdf, const char *version, struct buffer *out, struct diag *diag)
{
    if (pdf->plain)
        return write_revision(pdf, version, out);
    qpdf_data qpdf = pdf->qpdf;
    memory_watch();
    bool good = !(qpdf_init_write_memory(qpdf) & QPDF_ERRORS);
    if (good) {
        /* Not qpdf_s_preserve: from version 12 on that leaves object streams and cross-references uncompressed. qpdf leaves
         * what is deflated, pictures and metadata as they are without it. */
        qpdf_set_compress_streams(qpdf, QPDF_TRUE);
        qpdf_set_decode_level(qpdf, qpdf_dl_none);
        qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
        qpdf_set_newline_before_endstream(qpdf, QPDF_TRUE); /* PDF/A-2, 6.1.7.1 */
        qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
        qpdf_set_linearization(qpdf, qpdf_is_linearized(qpdf));
        qpdf_set_minimum_pdf_version(qpdf, version);
        good = !(qpdf_write(qpdf) & QPDF_ERRORS);
    }
    if (good)
        buffer_append(out, qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    else
        memory_check();
    const char *words = good ? NULL : pdf_error(pdf);
    if (!good)
        diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(pdf), "%s", words ? words : "");
    return good;
}

/* A count of objects that is too high: many programs leave it so, no reader minds, and the result has the right one. */
static bool is_harmless(const char *warning)
{
    return strncmp(warning, "reported number of objects", strlen("reported number of objects")) == 0;
}

void pdf_report_mended(struct pdf *pdf, struct diag *diag)
{
    enum { TOLD_MOST = 3 };
    for (int told = 0; pdf->qpdf && qpdf_more_warnings(pdf->qpdf);) {
        const char *warning = qpdf_get_error_message_detail(pdf->qpdf, qpdf_next_warning(pdf->qpdf));
        if (!is_harmless(warning) && told++ < TOLD_MOST)
            diag_report(diag, DIAG_PDF_MENDED, pdf_place(pdf), "%s", warning);
    }
}
