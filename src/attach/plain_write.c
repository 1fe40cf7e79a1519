/* A revision behind a plain PDF (ISO 32000-2, 7.5.6): what was changed and is new, packed as far as the file's kind allows. */
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attach/lexis.h"
#include "attach/plain_inside.h"
#include "base/map.h"
#include "base/memory.h"

/* ------------------------------------------------------------------------------------------------ values */

static void put_name(const struct plain_value *name, struct buffer *out)
{
    static const char digits[] = "0123456789abcdef";
    buffer_byte(out, '/');
    for (int i = 1; i < name->count; i++) {
        unsigned char byte = (unsigned char)name->bytes[i];
        if (byte > ' ' && byte < 127 && byte != '#' && is_regular((char)byte)) {
            buffer_byte(out, byte);
            continue;
        }
        buffer_byte(out, '#');
        buffer_byte(out, (unsigned char)digits[byte >> 4]);
        buffer_byte(out, (unsigned char)digits[byte & 15]);
    }
}

static bool is_printable(const struct plain_value *string)
{
    for (int i = 0; i < string->count; i++)
        if (string->bytes[i] < ' ' || string->bytes[i] > '~')
            return false;
    return true;
}

static void put_string(const struct plain_value *string, struct buffer *out)
{
    static const char digits[] = "0123456789abcdef";
    bool printable = is_printable(string);
    buffer_byte(out, printable ? '(' : '<');
    for (int i = 0; i < string->count; i++) {
        unsigned char byte = (unsigned char)string->bytes[i];
        if (!printable)
            buffer_byte(out, (unsigned char)digits[byte >> 4]);
        else if (byte == '(' || byte == ')' || byte == '\\')
            buffer_byte(out, '\\');
        buffer_byte(out, printable ? byte : (unsigned char)digits[byte & 15]);
    }
    buffer_byte(out, printable ? ')' : '>');
}

/* Between what begins without a delimiter and what is before it. */
static void put_space(struct buffer *out)
{
    if (out->length && is_regular((char)out->bytes[out->length - 1]))
        buffer_byte(out, ' ');
}

static void put_dictionary(const struct plain *plain, const struct plain_value *dictionary, struct buffer *out)
{
    buffer_string(out, "<<");
    for (int i = 0; i < dictionary->count; i++) {
        const struct plain_entry *entry = &dictionary->entries[i];
        put_name(&(struct plain_value){.bytes = entry->key, .count = (int)entry->length}, out);
        plain_put(plain, entry->value, false, out);
    }
    buffer_string(out, ">>");
}

static void put_array(const struct plain *plain, const struct plain_value *array, struct buffer *out)
{
    buffer_byte(out, '[');
    for (int i = 0; i < array->count; i++)
        plain_put(plain, array->items[i], false, out);
    buffer_byte(out, ']');
}

static void put_regular(const struct plain_value *value, struct buffer *out)
{
    put_space(out);
    if (value->kind == PLAIN_NULL)
        buffer_string(out, "null");
    else if (value->kind == PLAIN_BOOL)
        buffer_string(out, value->truth ? "true" : "false");
    else if (value->kind == PLAIN_INTEGER)
        buffer_integer(out, (long)value->integer);
    else
        buffer_append(out, value->bytes, (size_t)value->count);
}

void plain_put(const struct plain *plain, qpdf_oh object, bool resolved, struct buffer *out)
{
    const struct plain_value *value = plain_at(plain, object);
    if (value->number && (!resolved || value->kind == PLAIN_REFERENCE)) {
        put_space(out);
        buffer_integer(out, value->number);
        buffer_string(out, " 0 R");
        return;
    }
    switch (value->kind) {
    case PLAIN_NAME:
        put_name(value, out);
        break;
    case PLAIN_STRING:
        put_string(value, out);
        break;
    case PLAIN_ARRAY:
        put_array(plain, value, out);
        break;
    case PLAIN_DICTIONARY:
        put_dictionary(plain, value, out);
        break;
    case PLAIN_STREAM:
        plain_put(plain, value->stream.dictionary, true, out);
        break;
    default:
        put_regular(value, out);
    }
}

/* ------------------------------------------------------------------------------------------------ objects */

struct revision {
    struct plain *plain;
    struct buffer *out;
    size_t begin;       /* of the file in it; where that stands elsewhere, as if it stood before (modulo SIZE_MAX + 1) */
    struct plain_row *rows;   /* by number */
    int count, packed;
    int container;      /* number of the object stream; 0: there is none */
};

static void begin_object(struct revision *revision, int number)
{
    buffer_integer(revision->out, number);
    buffer_string(revision->out, " 0 obj\n");
}

static void put_data(struct revision *revision, const void *data, size_t length)
{
    buffer_string(revision->out, "\nstream\n");
    buffer_append(revision->out, data, length);
    buffer_string(revision->out, "\nendstream");
}

static void put_object(struct revision *revision, struct plain_row *row)
{
    struct plain *plain = revision->plain;
    qpdf_oh object = plain->objects[row->number].value;
    const struct plain_value *value = plain_at(plain, object);
    row->at = revision->out->length - revision->begin;
    begin_object(revision, row->number);
    if (value->kind == PLAIN_STREAM) {
        qpdf_oh length = plain_new(plain, PLAIN_INTEGER);
        plain_at(plain, length)->integer = (long long)value->stream.length;
        plain_set(plain, object, "/Length", length);
    }
    plain_put(plain, object, true, revision->out);
    if (value->kind == PLAIN_STREAM)
        put_data(revision, value->stream.data, value->stream.length);
    buffer_string(revision->out, "\nendobj\n");
}

/* ------------------------------------------------------------------------------------------------ packed objects */

/* What a reader that knows no object streams needs to show the pages is not in one where the file has a table. */
static bool is_packable(const struct plain *plain, int number)
{
    static const char *const open[] = {"/Catalog", "/Pages", "/Page", "/Font", "/FontDescriptor"};
    qpdf_oh object = plain->objects[number].value;
    if (plain_at(plain, object)->kind == PLAIN_STREAM)
        return false;
    qpdf_oh type = plain_at(plain, object)->kind == PLAIN_DICTIONARY ? plain_resolve(plain, plain_get(plain, object, "/Type")) : 0;
    for (int i = 0; plain->has_table && type && plain_at(plain, type)->kind == PLAIN_NAME && i < 5; i++)
        if (strcmp(plain_at(plain, type)->bytes, open[i]) == 0)
            return false;
    return true;
}

void plain_pack(const void *bytes, size_t length, int level, struct buffer *out)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
    if (!compressor)
        memory_exhausted();
    size_t room = libdeflate_zlib_compress_bound(compressor, length);
    buffer_clear(out);
    out->length = libdeflate_zlib_compress(compressor, bytes, length, buffer_reserve(out, room), room);
    libdeflate_free_compressor(compressor);
}

static void put_packed_stream(struct revision *revision, int number, const char *entries, const struct buffer *text)
{
    struct buffer packed = {0};
    plain_pack(text->bytes, text->length, PLAIN_SWIFT, &packed);
    begin_object(revision, number);
    buffer_format(revision->out, "<<%s/Filter/FlateDecode/Length %zu>>", entries, packed.length);
    put_data(revision, packed.bytes, packed.length);
    buffer_string(revision->out, "\nendobj\n");
    buffer_finish(&packed);
}

static void put_packed_objects(struct revision *revision)
{
    struct buffer head = {0}, text = {0};
    int index = 0;
    for (int i = 0; i < revision->count; i++) {
        struct plain_row *row = &revision->rows[i];
        if (!row->packed)
            continue;
        row->at = (size_t)index++;
        buffer_integer(&head, row->number);
        buffer_byte(&head, ' ');
        buffer_integer(&head, (long)text.length);
        buffer_byte(&head, ' ');
        plain_put(revision->plain, revision->plain->objects[row->number].value, true, &text);
        buffer_byte(&text, '\n');
    }
    char entries[80];
    snprintf(entries, sizeof entries, "/Type/ObjStm/N %d/First %zu", index, head.length);
    buffer_append(&head, text.bytes, text.length);
    put_packed_stream(revision, revision->container, entries, &head);
    buffer_finish(&head);
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------------------------ cross-references */

static void put_identifier(uint64_t first, uint64_t second, struct buffer *out)
{
    const uint64_t halves[] = {first, second};
    buffer_byte(out, '<');
    for (int i = 0; i < 2; i++)
        for (int shift = 60; shift >= 0; shift -= 4)
            buffer_byte(out, (unsigned char)"0123456789abcdef"[halves[i] >> shift & 15]);
    buffer_byte(out, '>');
}

/* Both strings of the file's ID; or NULL. */
static const struct plain_value *find_identifiers(const struct plain *plain)
{
    qpdf_oh id = plain_resolve(plain, plain_get(plain, plain->trailer, "/ID"));
    const struct plain_value *pair = id ? plain_at(plain, id) : NULL;
    bool good = pair && pair->kind == PLAIN_ARRAY && pair->count == 2 && plain_at(plain, pair->items[0])->kind == PLAIN_STRING &&
                plain_at(plain, pair->items[1])->kind == PLAIN_STRING;
    return good ? pair : NULL;
}

/* The second half of the ID tells revisions apart (14.4): it is made of what is added, and of the file's own ID, or else its bytes, so that
 * equal input gives equal bytes. */
static void put_identifiers(const struct revision *revision, struct buffer *out)
{
    const struct plain *plain = revision->plain;
    const struct plain_value *pair = find_identifiers(plain), *last = pair ? plain_at(plain, pair->items[1]) : NULL;
    size_t added = revision->begin + plain->file.length;
    uint64_t new = map_hash(out->bytes + added, out->length - added);
    uint64_t old = last ? map_hash(last->bytes, (size_t)last->count) : map_hash(plain->file.bytes, plain->file.length);
    buffer_string(out, "/ID[");
    if (pair)
        plain_put(plain, pair->items[0], false, out);
    else
        put_identifier(new, old, out);
    put_identifier(new, old, out);
    buffer_byte(out, ']');
}

static void put_trailer_entries(struct revision *revision, int size)
{
    struct plain *plain = revision->plain;
    struct buffer *out = revision->out;
    static const char *const kept[] = {"/Root", "/Info"};
    buffer_string(out, "/Size ");
    buffer_integer(out, size);
    buffer_string(out, "/Prev ");
    buffer_integer(out, (long)plain->start);
    for (int i = 0; i < 2; i++) {
        qpdf_oh value = plain_get(plain, plain->trailer, kept[i]);
        buffer_string(out, value ? kept[i] : "");
        if (value)
            plain_put(plain, value, false, out);
    }
    put_identifiers(revision, out);
}

static int run_length(const struct plain_row *rows, int count)
{
    int length = 1;
    while (length < count && rows[length].number == rows[0].number + length)
        length++;
    return length;
}

/* Rows of the kind, the offset or the object stream, and the index (7.5.8.3). */
static void put_row(const struct revision *revision, const struct plain_row *row, struct buffer *out)
{
    size_t second = row->packed ? (size_t)revision->container : row->at;
    buffer_byte(out, row->packed ? 2 : 1);
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_byte(out, (unsigned char)(second >> shift));
    buffer_byte(out, row->packed ? (unsigned char)(row->at >> 8) : 0);
    buffer_byte(out, row->packed ? (unsigned char)row->at : 0);
}

/* The stream of these rows, with its own object's number. Few of them are not worth packing. */
static void put_stream(struct revision *revision, const struct plain_row *rows, int count, int number, bool is_trailer)
{
    enum { FEW = 8 };
    struct buffer text = {0}, packed = {0};
    for (int i = 0; i < count; i++)
        put_row(revision, &rows[i], &text);
    if (count > FEW)
        plain_pack(text.bytes, text.length, PLAIN_SWIFT, &packed);
    const struct buffer *data = count > FEW ? &packed : &text;
    begin_object(revision, number);
    buffer_string(revision->out, "<</Type/XRef/W[1 4 2]/Index[");
    for (int from = 0, length; from < count; from += length) {
        length = run_length(rows + from, count - from);
        buffer_string(revision->out, from ? " " : "");
        buffer_integer(revision->out, rows[from].number);
        buffer_byte(revision->out, ' ');
        buffer_integer(revision->out, length);
    }
    buffer_string(revision->out, data == &packed ? "]/Filter/FlateDecode/Length " : "]/Length ");
    buffer_integer(revision->out, (long)data->length);
    if (is_trailer)
        put_trailer_entries(revision, number + 1);
    else
        buffer_format(revision->out, "/Size %d", number + 1);
    buffer_string(revision->out, ">>");
    put_data(revision, data->bytes, data->length);
    buffer_string(revision->out, "\nendobj\n");
    buffer_finish(&text);
    buffer_finish(&packed);
}

static void put_table(struct revision *revision, const struct plain_row *rows, int count, size_t hidden)
{
    struct buffer *out = revision->out;
    buffer_string(out, "xref\n");
    for (int from = 0, length; from < count; from += length) {
        length = run_length(rows + from, count - from);
        buffer_format(out, "%d %d\n", rows[from].number, length);
        for (int i = from; i < from + length; i++)
            buffer_format(out, "%010zu 00000 n \n", rows[i].at);
    }
    buffer_string(out, "trailer\n<<");
    if (hidden)
        buffer_format(out, "/XRefStm %zu", hidden);
    put_trailer_entries(revision, revision->plain->object_count);
    buffer_string(out, ">>\n");
}

static int by_kind(const void *left, const void *right)
{
    const struct plain_row *a = left, *b = right;
    return a->packed != b->packed ? a->packed - b->packed : a->number < b->number ? -1 : a->number > b->number;
}

/* A table, and of what is packed a stream that it names (7.5.8.4). Gives where the section begins. */
static size_t put_hybrid(struct revision *revision)
{
    int open = revision->count - revision->packed;
    size_t hidden = 0;
    qsort(revision->rows, (size_t)revision->count, sizeof *revision->rows, by_kind);
    if (revision->packed) {
        int number = plain_next_number(revision->plain);
        hidden = revision->out->length - revision->begin;
        put_stream(revision, revision->rows + open, revision->packed, number, false);
        revision->rows[open++] = (struct plain_row){number, hidden, false};
    }
    size_t start = revision->out->length - revision->begin;
    put_table(revision, revision->rows, open, hidden);
    return start;
}

static size_t put_section(struct revision *revision)
{
    if (revision->plain->has_table)
        return put_hybrid(revision);
    int number = plain_next_number(revision->plain);
    size_t start = revision->out->length - revision->begin;
    revision->rows[revision->count++] = (struct plain_row){number, start, false};
    put_stream(revision, revision->rows, revision->count, number, true);
    return start;
}

/* ------------------------------------------------------------------------------------------------ all of it */

static void find_rows(struct revision *revision)
{
    enum { WORTH_PACKING = 8 };
    struct plain *plain = revision->plain;
    revision->rows = memory_zeroed((size_t)plain->object_count + 3, sizeof *revision->rows);
    for (int number = 1; number < plain->object_count; number++)
        if (plain->objects[number].changed && plain->objects[number].value) {
            bool packed = is_packable(plain, number);
            revision->rows[revision->count++] = (struct plain_row){number, 0, packed};
            revision->packed += packed;
        }
    bool worth = revision->packed >= WORTH_PACKING;
    for (int i = 0; i < revision->count && !worth; i++)
        revision->rows[i].packed = false;
    revision->packed = worth ? revision->packed : 0;
}

static void put_objects(struct revision *revision)
{
    struct buffer *out = revision->out;
    for (int i = 0; i < revision->count; i++)
        if (!revision->rows[i].packed)
            put_object(revision, &revision->rows[i]);
    if (!revision->packed)
        return;
    revision->container = plain_next_number(revision->plain);
    size_t at = out->length - revision->begin;
    put_packed_objects(revision);
    revision->rows[revision->count++] = (struct plain_row){revision->container, at, false};
}

/* Places in the text count from where it begins. */
static void make_text(struct plain *plain, struct plain_text *text)
{
    struct revision revision = {.plain = plain, .out = &text->bytes};
    find_rows(&revision);
    put_objects(&revision);
    *text = (struct plain_text){text->bytes, revision.rows, revision.count, revision.packed, revision.container};
}

void plain_write_text(struct plain *plain, const struct plain_text *text, struct buffer *out)
{
    struct revision revision = {.plain = plain, .out = out, .begin = out->length - plain->file.length, .packed = text->packed,
                                .container = text->container};
    int objects = plain->object_count;
    char last = ((const char *)plain->file.bytes)[plain->file.length - 1];
    if (last != '\n' && last != '\r')
        buffer_byte(out, '\n');
    size_t behind = out->length - revision.begin;
    buffer_append(out, text->bytes.bytes, text->bytes.length);
    revision.rows = memory_zeroed((size_t)text->count + 2, sizeof *revision.rows);
    for (; revision.count < text->count; revision.count++) {
        revision.rows[revision.count] = text->rows[revision.count];
        revision.rows[revision.count].at += text->rows[revision.count].packed ? 0 : behind;
    }
    size_t start = put_section(&revision);
    buffer_string(out, "startxref\n");
    buffer_integer(out, (long)start);
    buffer_string(out, "\n%%EOF\n");
    plain->object_count = objects; /* the section's own number is free for the next */
    free(revision.rows);
}

void plain_write(struct plain *plain, struct plain_text *text, struct buffer *out)
{
    struct plain_text own = {0};
    make_text(plain, text ? text : &own);
    plain_write_text(plain, text ? text : &own, out);
    plain_text_finish(&own);
}

void plain_text_finish(struct plain_text *text)
{
    buffer_finish(&text->bytes);
    free(text->rows);
    *text = (struct plain_text){0};
}
