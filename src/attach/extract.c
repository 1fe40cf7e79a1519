/* The data inside a supplement's PDF. */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "attach/attach.h"
#include "base/file.h"

enum { PDF_BYTES_MOST = 256 * 1024 * 1024 };

static bool is_source(qpdf_data pdf, qpdf_oh file)
{
    qpdf_oh relationship = qpdf_oh_is_dictionary(pdf, file) ? qpdf_oh_get_key(pdf, file, "/AFRelationship") : 0;
    return relationship && qpdf_oh_is_name(pdf, relationship) &&
           strcmp(qpdf_oh_get_name(pdf, relationship), "/Source") == 0;
}

/* The stream of the first source among the catalogue's associated files; 0 if there is none. */
static qpdf_oh find_source(qpdf_data pdf)
{
    qpdf_oh root = qpdf_get_root(pdf);
    if (qpdf_has_error(pdf) || !qpdf_oh_is_dictionary(pdf, root))
        return 0;
    qpdf_oh files = qpdf_oh_get_key(pdf, root, "/AF");
    int count = qpdf_oh_is_array(pdf, files) ? qpdf_oh_get_array_n_items(pdf, files) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh file = qpdf_oh_get_array_item(pdf, files, i);
        if (!is_source(pdf, file))
            continue;
        qpdf_oh embedded = qpdf_oh_get_key(pdf, file, "/EF");
        qpdf_oh stream = qpdf_oh_is_dictionary(pdf, embedded) ? qpdf_oh_get_key(pdf, embedded, "/F") : 0;
        if (stream && qpdf_oh_is_stream(pdf, stream))
            return stream;
    }
    return 0;
}

static bool copy_stream(qpdf_data pdf, qpdf_oh stream, struct buffer *out)
{
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_all, &filtered, &bytes, &length);
    bool good = code == QPDF_SUCCESS && filtered;
    if (good)
        buffer_append(out, bytes, length);
    free(bytes);
    return good;
}

static void report_error(qpdf_data pdf, const char *path, struct diag *diag)
{
    qpdf_error error = qpdf_has_error(pdf) ? qpdf_get_error(pdf) : NULL;
    const char *words = error ? qpdf_get_error_message_detail(pdf, error) : "";
    diag_report(diag, DIAG_PDF_INVALID, (struct place){path, 0}, "%s", words);
}

static bool extract_from(qpdf_data pdf, const char *path, const struct buffer *bytes, struct buffer *out,
                         struct diag *diag)
{
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    qpdf_silence_errors(pdf);
    if (qpdf_read_memory(pdf, path, (const char *)bytes->bytes, bytes->length, NULL) & QPDF_ERRORS) {
        report_error(pdf, path, diag);
        return false;
    }
    qpdf_oh stream = find_source(pdf);
    if (!stream) {
        diag_report(diag, DIAG_SOURCE_MISSING, (struct place){path, 0}, "no associated file of relationship Source");
        return false;
    }
    if (copy_stream(pdf, stream, out))
        return true;
    report_error(pdf, path, diag);
    return false;
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool extract_source(const char *path, struct buffer *out, struct diag *diag)
{
    struct buffer bytes = {0};
    bool good = file_read(path, PDF_BYTES_MOST, (struct place){0}, &bytes, diag);
    if (good) {
        qpdf_data pdf = qpdf_init();
        good = extract_from(pdf, path, &bytes, out, diag);
        qpdf_cleanup(&pdf);
    }
    buffer_finish(&bytes);
    return good;
}
