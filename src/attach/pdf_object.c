/* Objects of a PDF: asking and changing. */
#include "attach/pdf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/packed.h"
#include "base/memory.h"
#include "base/number.h"

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

double pdf_real(struct pdf *pdf, qpdf_oh object)
{
    if (object && qpdf_oh_is_real(pdf->qpdf, object))
        return number_value(qpdf_oh_get_real_value(pdf->qpdf, object));
    return (double)pdf_integer(pdf, object, 0);
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

/* Each stream is read a few times, by one question and another; a page whose content is one stream a thousand times is no
 * page. */
static bool is_within(struct pdf *pdf)
{
    enum { READINGS_MOST = 4 };
    pdf->excessive |= pdf->unpacked > READINGS_MOST * packed_most(pdf->file.length);
    return !pdf->excessive;
}

/* Its data were not counted if it says that it is a picture. */
static bool is_excessive(struct pdf *pdf, qpdf_oh stream)
{
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0, most = packed_most(pdf->file.length);
    if (pdf->file.length < PACKED_HARMLESS)
        return false;
    if (qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_none, &filtered, &bytes, &length) & QPDF_ERRORS)
        length = 0;
    pdf->excessive |= packed_exceeds(bytes, length, most);
    free(bytes);
    return pdf->excessive;
}

bool pdf_stream(struct pdf *pdf, qpdf_oh stream, struct buffer *out)
{
    if (!stream || !qpdf_oh_is_stream(pdf->qpdf, stream) || !is_within(pdf) || is_excessive(pdf, stream))
        return false;
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0;
    memory_watch();
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_specialized, &filtered, &bytes, &length);
    bool good = !(code & QPDF_ERRORS) && filtered;
    if (!good)
        memory_check(); /* zlib's, of which qpdf only says that the stream is damaged */
    if (good)
        buffer_append(out, bytes, length);
    pdf->unpacked += length;
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
