#include "attach/pdf.h"

#include <assert.h>
#include <qpdf/qpdflogger-c.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

bool pdf_has_header(const void *bytes, size_t length)
{
    enum { HEADER_WITHIN = 1024 };
    return pdf_search(bytes, length < HEADER_WITHIN ? length : HEADER_WITHIN, "%PDF-") != NULL;
}

/* qpdf's words for what is wrong. */
static const char *library_words(qpdf_data qpdf)
{
    qpdf_error error = qpdf_has_error(qpdf) ? qpdf_get_error(qpdf) : NULL;
    return error ? qpdf_get_error_message_detail(qpdf, error) : "";
}

static bool fail_to_read(struct pdf *pdf, struct diag *diag)
{
    qpdf_error error = qpdf_has_error(pdf->qpdf) ? qpdf_get_error(pdf->qpdf) : NULL;
    bool password = error && qpdf_get_error_code(pdf->qpdf, error) == qpdf_e_password;
    if (password)
        diag_report(diag, DIAG_PDF_ENCRYPTED, pdf_place(pdf), "it opens with a password");
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

/* Recovery is off while the cross-reference is read: pages that a rebuilt one does not find would be missed by nobody. It is
 * on afterwards, for streams whose length is given wrongly. */
static bool read_bytes(struct pdf *pdf, struct diag *diag)
{
    if (!pdf_has_header(pdf->file.bytes, pdf->file.length)) {
        diag_report(diag, DIAG_PDF_INVALID, pdf_place(pdf), "it does not begin as a PDF does");
        return false;
    }
    silence(pdf->qpdf);
    qpdf_set_attempt_recovery(pdf->qpdf, QPDF_FALSE);
    if (qpdf_read_memory(pdf->qpdf, pdf->file.name, pdf->file.bytes, pdf->file.length, NULL) & QPDF_ERRORS)
        return fail_to_read(pdf, diag);
    qpdf_set_attempt_recovery(pdf->qpdf, QPDF_TRUE);
    if (qpdf_is_encrypted(pdf->qpdf)) {
        diag_report(diag, DIAG_PDF_ENCRYPTED, pdf_place(pdf), "it opens without a password, but its permissions are set");
        return false;
    }
    return true;
}

/* A page that cannot be read would be lost: some versions of qpdf leave it out, others make it empty. */
static bool are_pages(struct pdf *pdf, struct diag *diag)
{
    long long told = pdf_integer(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Pages/Count"), 0);
    int read = 0;
    for (int i = 0; i < pdf->pages; i++)
        read += pdf_is_dictionary(pdf, qpdf_get_page_n(pdf->qpdf, (size_t)i));
    if (read != told)
        diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(pdf), "of its %lld pages %d can be read", told, read);
    return read == told;
}

bool pdf_open(struct pdf *pdf, const struct attach_file *file, struct diag *diag)
{
    *pdf = (struct pdf){.qpdf = qpdf_init(), .file = *file, .arena = arena_create()};
    if (!read_bytes(pdf, diag))
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

void pdf_close(struct pdf *pdf)
{
    if (pdf->qpdf && qpdf_has_error(pdf->qpdf))
        qpdf_get_error(pdf->qpdf); /* else qpdf tells it on the standard error output */
    if (pdf->qpdf)
        qpdf_cleanup(&pdf->qpdf);
    arena_destroy(pdf->arena);
    *pdf = (struct pdf){0};
}

/* ------------------------------------------------------------------------------------------------ asking */

qpdf_oh pdf_catalog(struct pdf *pdf)
{
    return qpdf_get_root(pdf->qpdf);
}

/* A stream's dictionary, or the object itself. */
static qpdf_oh dictionary_of(struct pdf *pdf, qpdf_oh object)
{
    return object && qpdf_oh_is_stream(pdf->qpdf, object) ? qpdf_oh_get_dict(pdf->qpdf, object) : object;
}

qpdf_oh pdf_get(struct pdf *pdf, qpdf_oh object, const char *key)
{
    qpdf_oh dictionary = dictionary_of(pdf, object);
    if (!dictionary || !qpdf_oh_is_dictionary(pdf->qpdf, dictionary) || !qpdf_oh_has_key(pdf->qpdf, dictionary, key))
        return 0;
    qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dictionary, key);
    return qpdf_oh_is_null(pdf->qpdf, value) ? 0 : value;
}

qpdf_oh pdf_find(struct pdf *pdf, qpdf_oh object, const char *path)
{
    while (object && *path) {
        char key[64];
        size_t length = 1 + strcspn(path + 1, "/");
        assert(length < sizeof key);
        snprintf(key, sizeof key, "%.*s", (int)length, path);
        object = pdf_get(pdf, object, key);
        path += length;
    }
    return object;
}

int pdf_count(struct pdf *pdf, qpdf_oh array)
{
    return array && qpdf_oh_is_array(pdf->qpdf, array) ? qpdf_oh_get_array_n_items(pdf->qpdf, array) : 0;
}

qpdf_oh pdf_item(struct pdf *pdf, qpdf_oh array, int index)
{
    qpdf_oh item = index >= 0 && index < pdf_count(pdf, array) ? qpdf_oh_get_array_item(pdf->qpdf, array, index) : 0;
    return item && !qpdf_oh_is_null(pdf->qpdf, item) ? item : 0;
}

bool pdf_is_dictionary(struct pdf *pdf, qpdf_oh object)
{
    return object && qpdf_oh_is_dictionary(pdf->qpdf, object);
}

bool pdf_is_name(struct pdf *pdf, qpdf_oh object, const char *name)
{
    return object && qpdf_oh_is_name_and_equals(pdf->qpdf, object, name);
}

bool pdf_is_true(struct pdf *pdf, qpdf_oh object)
{
    return object && qpdf_oh_is_bool(pdf->qpdf, object) && qpdf_oh_get_bool_value(pdf->qpdf, object);
}

long long pdf_integer(struct pdf *pdf, qpdf_oh object, long long otherwise)
{
    return object && qpdf_oh_is_integer(pdf->qpdf, object) ? qpdf_oh_get_int_value(pdf->qpdf, object) : otherwise;
}

const char *pdf_name(struct pdf *pdf, qpdf_oh object)
{
    if (!object || !qpdf_oh_is_name(pdf->qpdf, object))
        return NULL;
    const char *name = qpdf_oh_get_name(pdf->qpdf, object);
    return arena_copy(pdf->arena, name, strlen(name));
}

const char *pdf_text(struct pdf *pdf, qpdf_oh object)
{
    if (!object || !qpdf_oh_is_string(pdf->qpdf, object))
        return NULL;
    const char *text = qpdf_oh_get_utf8_value(pdf->qpdf, object);
    return arena_copy(pdf->arena, text, strlen(text));
}

const char *pdf_string(struct pdf *pdf, qpdf_oh object, size_t *length)
{
    if (!object || !qpdf_oh_is_string(pdf->qpdf, object))
        return NULL;
    const char *bytes = qpdf_oh_get_binary_string_value(pdf->qpdf, object, length);
    return arena_copy(pdf->arena, bytes, *length);
}

const char *pdf_written(struct pdf *pdf, qpdf_oh object)
{
    const char *text = object ? qpdf_oh_unparse(pdf->qpdf, object) : "null";
    return arena_copy(pdf->arena, text, strlen(text));
}

bool pdf_stream(struct pdf *pdf, qpdf_oh stream, struct buffer *out)
{
    if (!stream || !qpdf_oh_is_stream(pdf->qpdf, stream))
        return false;
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_all, &filtered, &bytes, &length);
    bool good = !(code & QPDF_ERRORS) && filtered;
    if (good)
        buffer_append(out, bytes, length);
    free(bytes);
    return good;
}

const char **pdf_keys(struct pdf *pdf, qpdf_oh object)
{
    qpdf_oh dictionary = dictionary_of(pdf, object);
    size_t count = 0;
    if (!pdf_is_dictionary(pdf, dictionary))
        return arena_new_array(pdf->arena, const char *, 1);
    for (qpdf_oh_begin_dict_key_iter(pdf->qpdf, dictionary); qpdf_oh_dict_more_keys(pdf->qpdf); count++)
        qpdf_oh_dict_next_key(pdf->qpdf);
    const char **keys = arena_new_array(pdf->arena, const char *, count + 1);
    qpdf_oh_begin_dict_key_iter(pdf->qpdf, dictionary);
    for (size_t i = 0; i < count; i++) {
        const char *key = qpdf_oh_dict_next_key(pdf->qpdf);
        keys[i] = arena_copy(pdf->arena, key, strlen(key));
    }
    return keys;
}

int pdf_number(struct pdf *pdf, qpdf_oh object)
{
    return object && qpdf_oh_is_indirect(pdf->qpdf, object) ? qpdf_oh_get_object_id(pdf->qpdf, object) : 0;
}

int pdf_next_number(struct pdf *pdf)
{
    return pdf_number(pdf, qpdf_make_indirect_object(pdf->qpdf, qpdf_oh_new_null(pdf->qpdf)));
}

bool pdf_visit(struct pdf *pdf, struct map *visited, qpdf_oh object)
{
    int number = pdf_number(pdf, object);
    if (!number)
        return true;
    void **slot = map_slot(visited, &number, sizeof number);
    bool fresh = !*slot;
    *slot = visited;
    return fresh;
}

/* ------------------------------------------------------------------------------------------------ changing */

qpdf_oh pdf_parse(struct pdf *pdf, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    assert(length > 0 && (size_t)length < sizeof text);
    (void)length;
    return qpdf_oh_parse(pdf->qpdf, text);
}

qpdf_oh pdf_new_text(struct pdf *pdf, const char *utf8)
{
    return qpdf_oh_new_unicode_string(pdf->qpdf, utf8);
}

void pdf_set(struct pdf *pdf, qpdf_oh object, const char *key, qpdf_oh value)
{
    if (value)
        qpdf_oh_replace_key(pdf->qpdf, dictionary_of(pdf, object), key, value);
    else
        pdf_remove(pdf, object, key);
}

void pdf_append(struct pdf *pdf, qpdf_oh array, qpdf_oh item)
{
    if (array && item)
        qpdf_oh_append_item(pdf->qpdf, array, item);
}

void pdf_remove(struct pdf *pdf, qpdf_oh object, const char *key)
{
    qpdf_oh dictionary = dictionary_of(pdf, object);
    if (pdf_is_dictionary(pdf, dictionary))
        qpdf_oh_remove_key(pdf->qpdf, dictionary, key);
}

qpdf_oh pdf_get_or_make(struct pdf *pdf, qpdf_oh object, const char *key, const char *syntax)
{
    qpdf_oh value = pdf_get(pdf, object, key);
    if (value && (*syntax == '[' ? qpdf_oh_is_array(pdf->qpdf, value) : qpdf_oh_is_dictionary(pdf->qpdf, value)))
        return value;
    pdf_set(pdf, object, key, qpdf_oh_parse(pdf->qpdf, syntax));
    return pdf_get(pdf, object, key);
}

qpdf_oh pdf_new_stream(struct pdf *pdf, qpdf_oh dictionary, const void *bytes, size_t length)
{
    qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf), none = qpdf_oh_new_null(pdf->qpdf);
    qpdf_oh_replace_stream_data(pdf->qpdf, stream, bytes, length, none, none);
    for (const char **key = pdf_keys(pdf, dictionary); *key; key++)
        pdf_set(pdf, stream, *key, qpdf_oh_get_key(pdf->qpdf, dictionary, *key));
    return stream;
}

/* ------------------------------------------------------------------------------------------------ writing */

const char *pdf_higher_version(const char *one, const char *other)
{
    return strcmp(one, other) < 0 ? other : one; /* a digit, a point, a digit: 1.0 to 2.0 */
}

const char *pdf_version(struct pdf *pdf)
{
    const char *header = qpdf_get_pdf_version(pdf->qpdf);
    const char *version = arena_copy(pdf->arena, header, strlen(header));
    const char *catalog = pdf_name(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Version"));
    return catalog ? pdf_higher_version(version, catalog + 1) : version;
}

bool pdf_write(struct pdf *pdf, const char *version, struct buffer *out, struct diag *diag)
{
    qpdf_data qpdf = pdf->qpdf;
    bool good = !(qpdf_init_write_memory(qpdf) & QPDF_ERRORS);
    if (good) {
        qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
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
        diag_report(diag, DIAG_PDF_DAMAGED, pdf_place(pdf), "%s", library_words(qpdf));
    return good;
}

void pdf_report_mended(struct pdf *pdf, struct diag *diag)
{
    for (int told = 0; qpdf_more_warnings(pdf->qpdf); told++) {
        qpdf_error warning = qpdf_next_warning(pdf->qpdf);
        if (told < 3)
            diag_report(diag, DIAG_PDF_MENDED, pdf_place(pdf), "%s", qpdf_get_error_message_detail(pdf->qpdf, warning));
    }
}
