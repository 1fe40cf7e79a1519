/* Where the objects of a PDF are (ISO 32000-2, 7.5), and all of them read. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/lexis.h"
#include "attach/packed.h"
#include "attach/pdf.h"
#include "attach/plain_inside.h"
#include "base/memory.h"

struct plain_object *plain_object(struct plain *plain, int number)
{
    if (number >= plain->object_capacity) {
        int capacity = 2 * number + 64;
        plain->objects = memory_resize(plain->objects, (size_t)capacity * sizeof *plain->objects);
        memset(plain->objects + plain->object_capacity, 0,
               (size_t)(capacity - plain->object_capacity) * sizeof *plain->objects);
        plain->object_capacity = capacity;
    }
    if (number >= plain->object_count)
        plain->object_count = number + 1;
    return &plain->objects[number];
}

/* ------------------------------------------------------------------------------------------------ objects */

static long long integer_of(const struct plain *plain, qpdf_oh value, long long otherwise)
{
    value = plain_resolve(plain, value);
    return value && plain_at(plain, value)->kind == PLAIN_INTEGER ? plain_at(plain, value)->integer : otherwise;
}

/* Whether a line ends here. */
static bool is_line_end(const struct plain_reader *reader)
{
    return reader->at < reader->end && (*reader->at == '\r' || *reader->at == '\n');
}

/* Whether an object's number begins a line, and what is around its keyword is a space and a line's end (ISO 19005-3, 6.1.9). */
static bool is_neat(const struct plain_reader *reader, size_t at, int number)
{
    const char *begin = reader->plain->file.bytes, *from = begin + at;
    char head[32];
    int length = snprintf(head, sizeof head, "%d 0 obj", number);
    return at && (from[-1] == '\r' || from[-1] == '\n') && reader->at - from == length && memcmp(from, head, (size_t)length) == 0 &&
           is_line_end(reader);
}

/* Reads an object, which is not yet read; false: not by the book. */
static bool plain_load(struct plain *plain, int number);

/* How long a stream is; -1: it does not say, or what it refers to is not there. */
static long long length_of(struct plain *plain, qpdf_oh dictionary)
{
    qpdf_oh length = plain_get(plain, dictionary, "/Length");
    if (!length)
        return -1;
    const struct plain_value *value = plain_at(plain, length);
    if (value->kind == PLAIN_REFERENCE && !plain_load(plain, value->number))
        return -1;
    return integer_of(plain, length, -1);
}

/* The data begin behind the line of the keyword, and end where the length says. */
static qpdf_oh read_stream(struct plain_reader *reader, qpdf_oh dictionary)
{
    struct plain *plain = reader->plain;
    if (reader->at < reader->end && *reader->at == '\r')
        reader->at++;
    if (reader->at == reader->end || *reader->at++ != '\n')
        return 0;
    long long length = length_of(plain, dictionary);
    if (length < 0 || length > reader->end - reader->at || plain_get(plain, dictionary, "/F"))
        return 0;
    qpdf_oh value = plain_new(plain, PLAIN_STREAM);
    struct plain_value *stream = plain_at(plain, value);
    stream->home = reader->home;
    stream->stream.data = reader->at;
    stream->stream.length = (size_t)length;
    stream->stream.dictionary = dictionary;
    reader->at += length;
    plain->loose |= !is_line_end(reader);
    return reader_word(reader, "endstream") ? value : 0;
}

qpdf_oh plain_read_object(struct plain *plain, size_t at, int *number)
{
    const char *bytes = plain->file.bytes;
    struct plain_reader reader = {.plain = plain, .at = bytes + at, .end = bytes + plain->file.length};
    long long told, generation;
    if (at >= plain->file.length || !reader_number(&reader, &told) || !reader_number(&reader, &generation) || generation ||
        told < 1 || told >= PLAIN_NUMBERS_MOST || !reader_word(&reader, "obj"))
        return 0;
    *number = reader.home = (int)told;
    plain->loose |= !is_neat(&reader, at, *number);
    qpdf_oh value = reader_value(&reader);
    if (value && plain_at(plain, value)->kind == PLAIN_DICTIONARY && reader_word(&reader, "stream"))
        value = read_stream(&reader, value);
    reader_skip_space(&reader);
    plain->loose |= reader.at == bytes || (reader.at[-1] != '\n' && reader.at[-1] != '\r');
    bool ended = value && reader_word(&reader, "endobj");
    plain->loose |= !is_line_end(&reader);
    return ended ? value : 0;
}

/* An object of an object stream (7.5.7): pairs of number and offset, then the objects. */
static qpdf_oh read_within(struct plain *plain, int number)
{
    struct plain_object *object = plain_object(plain, number);
    int container = object->within;
    size_t index = object->at;
    if (plain_object(plain, container)->place != PLAIN_AT || !plain_load(plain, container))
        return 0;
    qpdf_oh stream = plain_object(plain, container)->value;
    if (plain_at(plain, stream)->kind != PLAIN_STREAM)
        return 0;
    struct plain_unpacked *unpacked = plain_unpack(plain, container);
    if (!unpacked || index >= (size_t)unpacked->count || unpacked->numbers[index] != number)
        return 0;
    return plain_parse(plain, unpacked->objects[index], unpacked->lengths[index], number);
}

static bool plain_load(struct plain *plain, int number)
{
    struct plain_object *object = plain_object(plain, number);
    if (object->value || object->place == PLAIN_NOWHERE || object->place == PLAIN_FREE)
        return true;
    if (object->is_open)
        return false;
    object->is_open = true;
    int found = number;
    qpdf_oh value = object->place == PLAIN_AT ? plain_read_object(plain, object->at, &found) : read_within(plain, number);
    if (!value || found != number)
        return false;
    plain_at(plain, value)->number = number;
    plain_object(plain, number)->value = value;
    return true;
}

int plain_next_number(struct plain *plain)
{
    int number = plain->object_count;
    plain_object(plain, number);
    return number;
}

/* ------------------------------------------------------------------------------------------------ pages */

static bool is_type(const struct plain *plain, qpdf_oh node, const char *type)
{
    qpdf_oh value = plain_resolve(plain, plain_get(plain, node, "/Type"));
    return value && plain_at(plain, value)->kind == PLAIN_NAME && strcmp(plain_at(plain, value)->bytes, type) == 0;
}

static bool is_dictionary(const struct plain *plain, qpdf_oh value)
{
    return value && plain_at(plain, value)->kind == PLAIN_DICTIONARY;
}

void plain_keep_page(struct plain *plain, qpdf_oh page)
{
    if (plain->page_count == plain->page_capacity) {
        plain->page_capacity = 2 * plain->page_capacity + 16;
        plain->pages = memory_resize(plain->pages, (size_t)plain->page_capacity * sizeof *plain->pages);
    }
    plain->pages[plain->page_count++] = page;
}

/* A page has a box, its own or its parents', and is in one place of the tree. */
static bool read_page(struct plain *plain, qpdf_oh page, bool boxed)
{
    struct plain_object *object = plain_object(plain, plain_at(plain, page)->number);
    if (object->is_page)
        return false;
    object->is_page = true;
    plain_keep_page(plain, page);
    return boxed || plain_get(plain, page, "/MediaBox");
}

/* The tree of pages as it has to be: kinds, parents, counts. */
static bool read_pages(struct plain *plain, qpdf_oh node, qpdf_oh parent, bool boxed, int depth)
{
    enum { DEPTH_MOST = 32 };
    if (!is_dictionary(plain, node) || !plain_at(plain, node)->number || depth > DEPTH_MOST ||
        plain_resolve(plain, plain_get(plain, node, "/Parent")) != parent)
        return false;
    if (is_type(plain, node, "/Page"))
        return read_page(plain, node, boxed);
    qpdf_oh kids = plain_resolve(plain, plain_get(plain, node, "/Kids"));
    if (!is_type(plain, node, "/Pages") || !kids || plain_at(plain, kids)->kind != PLAIN_ARRAY)
        return false;
    int before = plain->page_count;
    boxed |= plain_get(plain, node, "/MediaBox") != 0;
    for (int i = 0; i < plain_at(plain, kids)->count; i++)
        if (!read_pages(plain, plain_resolve(plain, plain_at(plain, kids)->items[i]), node, boxed, depth + 1))
            return false;
    return integer_of(plain, plain_get(plain, node, "/Count"), -1) == plain->page_count - before;
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* Linearised files stay so: qpdf writes them. */
static bool is_linearized(struct plain *plain)
{
    enum { WITHIN = 1024 };
    size_t length = plain->file.length;
    return pdf_search(plain->file.bytes, length < WITHIN ? length : WITHIN, "/Linearized") != NULL;
}

/* A line of a comment with four bytes that are no ASCII follows the line of the version, and nothing the file's last mark but a
 * line's end (6.1.2, 6.1.3). */
static bool is_framed(const struct attach_file *file)
{
    const char *bytes = file->bytes, *at = bytes + 8, *end = bytes + file->length, *mark = end;
    at += at < end && *at == '\r';
    at += at < end && *at == '\n';
    bool marked = end - at > 5 && *at == '%' && at[1] & 0x80 && at[2] & 0x80 && at[3] & 0x80 && at[4] & 0x80;
    mark -= mark[-1] == '\n';
    mark -= mark[-1] == '\r';
    return marked && mark - at > 5 && memcmp(mark - 5, "%%EOF", 5) == 0;
}

/* A PDF, not linearised, whose cross-references are by the book. */
static bool begins(struct plain *plain)
{
    const struct attach_file *file = &plain->file;
    return file->length >= 8 && memcmp(file->bytes, "%PDF-", 5) == 0 && !is_linearized(plain) && plain_read_references(plain);
}

static bool read_all(struct plain *plain)
{
    if (!begins(plain))
        return false;
    plain->loose |= !is_framed(&plain->file);
    for (int number = 1; number < plain->object_count; number++)
        if (!plain_load(plain, number))
            return false;
    long long size = integer_of(plain, plain_get(plain, plain->trailer, "/Size"), 0);
    if (size < 1 || size > PLAIN_NUMBERS_MOST)
        return false;
    plain_object(plain, (int)size - 1);
    qpdf_oh catalog = plain_resolve(plain, plain_get(plain, plain->trailer, "/Root"));
    return is_dictionary(plain, catalog) && plain_at(plain, catalog)->number && is_type(plain, catalog, "/Catalog") &&
           read_pages(plain, plain_resolve(plain, plain_get(plain, catalog, "/Pages")), 0, false, 0) && plain->page_count;
}

/* The first page of the tree, with all that leads to it. */
static bool read_first_page(struct plain *plain, qpdf_oh catalog)
{
    enum { DEPTH_MOST = 32 };
    qpdf_oh node = catalog;
    for (int depth = 0; depth < DEPTH_MOST; depth++) {
        qpdf_oh next = plain_get(plain, node, depth ? "/Kids" : "/Pages");
        if (next && depth && plain_at(plain, next)->kind == PLAIN_ARRAY)
            next = plain_at(plain, next)->count ? plain_at(plain, next)->items[0] : 0;
        if (!next || plain_at(plain, next)->kind != PLAIN_REFERENCE || !plain_load(plain, plain_at(plain, next)->number))
            return false;
        node = plain_resolve(plain, next);
        if (!is_dictionary(plain, node))
            return false;
        if (is_type(plain, node, "/Page")) {
            plain_keep_page(plain, node);
            return true;
        }
    }
    return false;
}

/* What it refers to is read, if it is a reference. False: that cannot be read. */
static bool follow(struct plain *plain, qpdf_oh value)
{
    return !value || plain_at(plain, value)->kind != PLAIN_REFERENCE || plain_load(plain, plain_at(plain, value)->number);
}

/* The form and its fields, not more of them than a place for a seal takes. */
static bool read_form(struct plain *plain, qpdf_oh catalog)
{
    enum { FIELDS_MOST = 100 };
    qpdf_oh form = plain_get(plain, catalog, "/AcroForm");
    if (!follow(plain, form))
        return false;
    form = form ? plain_resolve(plain, form) : 0;
    qpdf_oh fields = form ? plain_get(plain, form, "/Fields") : 0;
    if (!follow(plain, fields))
        return false;
    fields = fields ? plain_resolve(plain, fields) : 0;
    if (!fields || plain_at(plain, fields)->kind != PLAIN_ARRAY)
        return true;
    bool good = plain_at(plain, fields)->count <= FIELDS_MOST;
    for (int i = 0; good && i < plain_at(plain, fields)->count; i++)
        good = follow(plain, plain_at(plain, fields)->items[i]);
    return good;
}

/* What the page says of its annotations may stand in an object of its own. */
static bool read_first(struct plain *plain)
{
    if (!begins(plain))
        return false;
    long long size = integer_of(plain, plain_get(plain, plain->trailer, "/Size"), 0);
    qpdf_oh root = plain_get(plain, plain->trailer, "/Root");
    if (size < 1 || size > PLAIN_NUMBERS_MOST || !root || plain_at(plain, root)->kind != PLAIN_REFERENCE ||
        !plain_load(plain, plain_at(plain, root)->number))
        return false;
    plain_object(plain, (int)size - 1);
    qpdf_oh catalog = plain_resolve(plain, root);
    if (!is_dictionary(plain, catalog) || !is_type(plain, catalog, "/Catalog") || !read_first_page(plain, catalog))
        return false;
    return follow(plain, plain_get(plain, plain->pages[0], "/Annots")) && read_form(plain, catalog);
}

static struct plain *open_by(bool (*read)(struct plain *plain), const struct attach_file *file)
{
    struct plain *plain = memory_zeroed(1, sizeof *plain);
    plain->file = *file;
    plain->arena = arena_create();
    if (read(plain))
        return plain;
    plain_close(plain);
    return NULL;
}

struct plain *plain_open_first(const struct attach_file *file)
{
    return open_by(read_first, file);
}

struct plain *plain_open(const struct attach_file *file)
{
    return open_by(read_all, file);
}

void plain_close(struct plain *plain)
{
    if (!plain)
        return;
    libdeflate_free_decompressor(plain->inflater);
    arena_destroy(plain->arena);
    free(plain->chunks);
    free(plain->objects);
    free(plain->pages);
    free(plain->stack);
    free(plain);
}
