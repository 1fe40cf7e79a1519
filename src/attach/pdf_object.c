/* Objects of a PDF: asking. */
#include "attach/pdf.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/packed.h"
#include "attach/text.h"
#include "base/memory.h"
#include "base/number.h"

/* ------------------------------------------------------------------------------------------------ asking */

/* What a value of a plain file is; PLAIN_NULL if there is none. */
static enum plain_kind kind_of(const struct pdf *pdf, qpdf_oh object)
{
    return object ? plain_at(pdf->plain, object)->kind : PLAIN_NULL;
}

/* What a question leads to: nothing, if that is null. */
static qpdf_oh found(const struct pdf *pdf, qpdf_oh value)
{
    value = plain_resolve(pdf->plain, value);
    return kind_of(pdf, value) == PLAIN_NULL ? 0 : value;
}

qpdf_oh pdf_trailer(struct pdf *pdf)
{
    return pdf->plain ? pdf->plain->trailer : qpdf_get_trailer(pdf->qpdf);
}

qpdf_oh pdf_catalog(struct pdf *pdf)
{
    return pdf->plain ? found(pdf, plain_get(pdf->plain, pdf->plain->trailer, "/Root")) : qpdf_get_root(pdf->qpdf);
}

qpdf_oh pdf_page(struct pdf *pdf, int index)
{
    return pdf->plain ? pdf->plain->pages[index] : qpdf_get_page_n(pdf->qpdf, (size_t)index);
}

int pdf_page_count(struct pdf *pdf)
{
    return pdf->plain ? pdf->plain->page_count : qpdf_get_num_pages(pdf->qpdf);
}

/* A stream's dictionary, or the object itself. */
static qpdf_oh dictionary_of(struct pdf *pdf, qpdf_oh object)
{
    if (pdf->plain)
        return kind_of(pdf, object) == PLAIN_STREAM ? plain_at(pdf->plain, object)->stream.dictionary : object;
    return object && qpdf_oh_is_stream(pdf->qpdf, object) ? qpdf_oh_get_dict(pdf->qpdf, object) : object;
}

qpdf_oh pdf_get(struct pdf *pdf, qpdf_oh object, const char *key)
{
    if (pdf->plain)
        return object ? found(pdf, plain_get(pdf->plain, object, key)) : 0;
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

bool pdf_is_dictionary(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_DICTIONARY : object && qpdf_oh_is_dictionary(pdf->qpdf, object);
}

bool pdf_is_stream(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_STREAM : object && qpdf_oh_is_stream(pdf->qpdf, object);
}

bool pdf_is_array(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_ARRAY : object && qpdf_oh_is_array(pdf->qpdf, object);
}

bool pdf_is_string(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_STRING : object && qpdf_oh_is_string(pdf->qpdf, object);
}

static bool is_integer(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_INTEGER : object && qpdf_oh_is_integer(pdf->qpdf, object);
}

static bool is_real(struct pdf *pdf, qpdf_oh object)
{
    return pdf->plain ? kind_of(pdf, object) == PLAIN_REAL : object && qpdf_oh_is_real(pdf->qpdf, object);
}

bool pdf_is_number(struct pdf *pdf, qpdf_oh object)
{
    return is_integer(pdf, object) || is_real(pdf, object);
}

int pdf_count(struct pdf *pdf, qpdf_oh array)
{
    if (!pdf_is_array(pdf, array))
        return 0;
    return pdf->plain ? plain_at(pdf->plain, array)->count : qpdf_oh_get_array_n_items(pdf->qpdf, array);
}

qpdf_oh pdf_item(struct pdf *pdf, qpdf_oh array, int index)
{
    if (index < 0 || index >= pdf_count(pdf, array))
        return 0;
    if (pdf->plain)
        return found(pdf, plain_at(pdf->plain, array)->items[index]);
    qpdf_oh item = qpdf_oh_get_array_item(pdf->qpdf, array, index);
    return item && !qpdf_oh_is_null(pdf->qpdf, item) ? item : 0;
}

bool pdf_is_name(struct pdf *pdf, qpdf_oh object, const char *name)
{
    if (pdf->plain)
        return kind_of(pdf, object) == PLAIN_NAME && strcmp(plain_at(pdf->plain, object)->bytes, name) == 0;
    return object && qpdf_oh_is_name_and_equals(pdf->qpdf, object, name);
}

bool pdf_is_true(struct pdf *pdf, qpdf_oh object)
{
    if (pdf->plain)
        return kind_of(pdf, object) == PLAIN_BOOL && plain_at(pdf->plain, object)->truth;
    return object && qpdf_oh_is_bool(pdf->qpdf, object) && qpdf_oh_get_bool_value(pdf->qpdf, object);
}

long long pdf_integer(struct pdf *pdf, qpdf_oh object, long long otherwise)
{
    if (!is_integer(pdf, object))
        return otherwise;
    return pdf->plain ? plain_at(pdf->plain, object)->integer : qpdf_oh_get_int_value(pdf->qpdf, object);
}

double pdf_real(struct pdf *pdf, qpdf_oh object)
{
    if (is_real(pdf, object))
        return number_value(pdf->plain ? plain_at(pdf->plain, object)->bytes : qpdf_oh_get_real_value(pdf->qpdf, object));
    return (double)pdf_integer(pdf, object, 0);
}

const char *pdf_name(struct pdf *pdf, qpdf_oh object)
{
    if (pdf->plain)
        return kind_of(pdf, object) == PLAIN_NAME ? plain_at(pdf->plain, object)->bytes : NULL;
    if (!object || !qpdf_oh_is_name(pdf->qpdf, object))
        return NULL;
    const char *name = qpdf_oh_get_name(pdf->qpdf, object);
    return arena_copy(pdf->arena, name, strlen(name));
}

const char *pdf_text(struct pdf *pdf, qpdf_oh object)
{
    if (!pdf_is_string(pdf, object))
        return NULL;
    if (pdf->plain) {
        const struct plain_value *string = plain_at(pdf->plain, object);
        return text_read(string->bytes, (size_t)string->count, pdf->arena);
    }
    const char *text = qpdf_oh_get_utf8_value(pdf->qpdf, object);
    return arena_copy(pdf->arena, text, strlen(text));
}

const char *pdf_string(struct pdf *pdf, qpdf_oh object, size_t *length)
{
    if (!pdf_is_string(pdf, object))
        return NULL;
    if (pdf->plain) {
        *length = (size_t)plain_at(pdf->plain, object)->count;
        return arena_copy(pdf->arena, plain_at(pdf->plain, object)->bytes, *length);
    }
    const char *bytes = qpdf_oh_get_binary_string_value(pdf->qpdf, object, length);
    return arena_copy(pdf->arena, bytes, *length);
}

static const char *written(struct pdf *pdf, qpdf_oh object, bool resolved)
{
    struct buffer text = {0};
    plain_put(pdf->plain, object, resolved, &text);
    const char *copy = arena_copy(pdf->arena, (const char *)text.bytes, text.length);
    buffer_finish(&text);
    return copy;
}

const char *pdf_written(struct pdf *pdf, qpdf_oh object)
{
    if (pdf->plain && object)
        return written(pdf, object, false);
    const char *text = object ? qpdf_oh_unparse(pdf->qpdf, object) : "null";
    return arena_copy(pdf->arena, text, strlen(text));
}

const char *pdf_written_resolved(struct pdf *pdf, qpdf_oh object)
{
    if (pdf->plain)
        return written(pdf, object, true);
    const char *text = qpdf_oh_unparse_resolved(pdf->qpdf, object);
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

/* What the stream holds, in a block of malloc(), of which qpdf does not ask whether it got it: so the room is there, for what files
 * that are not made to be large unpack to. */
static QPDF_ERROR_CODE take_data(struct pdf *pdf, qpdf_oh stream, enum qpdf_stream_decode_level_e level, QPDF_BOOL *filtered,
                                 unsigned char **bytes, size_t *length)
{
    enum { LEAST = 1024 * 1024, RATIO = 32 };
    memory_rely(LEAST + RATIO * pdf->file.length);
    QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(pdf->qpdf, stream, level, filtered, bytes, length);
    memory_relied();
    return code;
}

/* Its data were not counted if it says that it is a picture. */
static bool is_excessive(struct pdf *pdf, qpdf_oh stream)
{
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0, most = packed_most(pdf->file.length);
    if (pdf->file.length < PACKED_HARMLESS)
        return false;
    if (take_data(pdf, stream, qpdf_dl_none, &filtered, &bytes, &length) & QPDF_ERRORS)
        length = 0;
    pdf->excessive |= packed_exceeds(bytes, length, most);
    free(bytes);
    return pdf->excessive;
}

static bool decode(struct pdf *pdf, qpdf_oh stream, struct buffer *out)
{
    size_t before = out->length;
    bool good = plain_decode(pdf->plain, stream, packed_most(pdf->file.length), out);
    pdf->unpacked += out->length - before;
    return good;
}

bool pdf_stream(struct pdf *pdf, qpdf_oh stream, struct buffer *out)
{
    if (!pdf_is_stream(pdf, stream) || !is_within(pdf))
        return false;
    if (pdf->plain)
        return decode(pdf, stream, out);
    if (is_excessive(pdf, stream))
        return false;
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_ERROR_CODE code = take_data(pdf, stream, qpdf_dl_specialized, &filtered, &bytes, &length);
    bool good = !(code & QPDF_ERRORS) && filtered;
    if (good)
        buffer_append(out, bytes, length);
    pdf->unpacked += length;
    free(bytes);
    return good;
}

static int compare_keys(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Those whose value is null are not there. In the order of their bytes, as qpdf gives them. */
static const char **plain_keys(struct pdf *pdf, const struct plain_value *dictionary)
{
    const char **keys = arena_new_array(pdf->arena, const char *, (size_t)dictionary->count + 1);
    int count = 0;
    for (int i = 0; i < dictionary->count; i++)
        if (found(pdf, dictionary->entries[i].value))
            keys[count++] = dictionary->entries[i].key;
    if (count)
        qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    return keys;
}

const char **pdf_keys(struct pdf *pdf, qpdf_oh object)
{
    qpdf_oh dictionary = dictionary_of(pdf, object);
    size_t count = 0;
    if (!pdf_is_dictionary(pdf, dictionary))
        return arena_new_array(pdf->arena, const char *, 1);
    if (pdf->plain)
        return plain_keys(pdf, plain_at(pdf->plain, dictionary));
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
    if (pdf->plain)
        return object ? plain_at(pdf->plain, object)->number : 0;
    return object && qpdf_oh_is_indirect(pdf->qpdf, object) ? qpdf_oh_get_object_id(pdf->qpdf, object) : 0;
}

int pdf_next_number(struct pdf *pdf)
{
    if (pdf->plain)
        return pdf->plain->object_count;
    return pdf_number(pdf, qpdf_make_indirect_object(pdf->qpdf, qpdf_oh_new_null(pdf->qpdf)));
}

void visited_finish(struct visited *visited)
{
    free(visited->bits);
}

bool pdf_visit(struct pdf *pdf, struct visited *visited, qpdf_oh object)
{
    size_t number = (size_t)pdf_number(pdf, object), at = number / 8;
    if (!number)
        return true;
    if (at >= visited->size) {
        size_t size = 2 * at + 64;
        visited->bits = memory_resize(visited->bits, size);
        memset(visited->bits + visited->size, 0, size - visited->size);
        visited->size = size;
    }
    unsigned char bit = (unsigned char)(1u << number % 8);
    bool fresh = !(visited->bits[at] & bit);
    visited->bits[at] |= bit;
    return fresh;
}
