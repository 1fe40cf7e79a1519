/* Cross-reference tables and streams (ISO 32000-2, 7.5.4 and 7.5.8), from the file's end to its beginning: what comes first
 * counts. */
#include <stdio.h>
#include <string.h>

#include "attach/lexis.h"
#include "attach/pdf.h"
#include "attach/plain_inside.h"
#include "base/buffer.h"

enum { SECTIONS_MOST = 64 };

/* False for an object that is free and is not in one section: a hybrid file's table and its stream. By the letter the table counts
 * (7.5.8.4), so MuPDF and qpdf 12.2 have it; qpdf 11.3 does not. */
static bool note(struct plain *plain, long long number, struct plain_object place)
{
    struct plain_object *object = plain_object(plain, (int)number);
    if (object->place == PLAIN_NOWHERE) {
        *object = place;
        return true;
    }
    return object->place != PLAIN_FREE || object->within != plain->section || place.place == PLAIN_FREE;
}

static bool note_free(struct plain *plain, long long number)
{
    return note(plain, number, (struct plain_object){.place = PLAIN_FREE, .within = plain->section});
}

/* ------------------------------------------------------------------------------------------------ tables */

static bool is_digits(const char *at, int count)
{
    while (count-- > 0)
        if (*at < '0' || *at++ > '9')
            return false;
    return true;
}

static size_t digits_value(const char *at, int count)
{
    size_t value = 0;
    while (count-- > 0)
        value = 10 * value + (size_t)(*at++ - '0');
    return value;
}

/* "0000000016 00000 n" and two bytes that end the line. */
static bool read_row(struct plain *plain, const char *at, long long number)
{
    if (!is_digits(at, 10) || at[10] != ' ' || !is_digits(at + 11, 5) || at[16] != ' ' || !is_space(at[18]) || !is_space(at[19]))
        return false;
    if (at[17] == 'f')
        return note_free(plain, number);
    return at[17] == 'n' && digits_value(at + 11, 5) == 0 &&
           note(plain, number, (struct plain_object){.place = PLAIN_AT, .at = digits_value(at, 10)});
}

/* Whether a line's end and two numbers with a space between is all of it (ISO 19005-3, 6.1.4). */
static bool is_neat(const char *line, const char *end, long long first, long long count)
{
    char head[48];
    int length = snprintf(head, sizeof head, "%lld %lld", first, count);
    while (line < end && (*line == '\r' || *line == '\n'))
        line++;
    return end - line == length && memcmp(line, head, (size_t)length) == 0;
}

/* The table behind its keyword, up to that of the trailer. */
static bool read_table(struct plain_reader *reader)
{
    enum { ROW = 20 };
    long long first, count;
    while (!reader_word(reader, "trailer")) {
        const char *line = reader->at;
        if (!reader_number(reader, &first) || !reader_number(reader, &count) || first + count > PLAIN_NUMBERS_MOST)
            return false;
        reader->plain->loose |= !is_neat(line, reader->at, first, count);
        reader_skip_space(reader);
        if (reader->end - reader->at < count * ROW)
            return false;
        for (; count > 0; count--, first++, reader->at += ROW)
            if (!read_row(reader->plain, reader->at, first))
                return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ streams */

static qpdf_oh item_of(const struct plain *plain, qpdf_oh array, int index)
{
    const struct plain_value *value = array ? plain_at(plain, array) : NULL;
    return value && value->kind == PLAIN_ARRAY && index < value->count ? value->items[index] : 0;
}

static long long integer_of(const struct plain *plain, qpdf_oh value)
{
    return value && plain_at(plain, value)->kind == PLAIN_INTEGER ? plain_at(plain, value)->integer : -1;
}

struct rows {
    struct plain *plain;
    const unsigned char *at, *end;
    int widths[3];
};

static unsigned long long read_field(struct rows *rows, int field, unsigned long long otherwise)
{
    unsigned long long value = rows->widths[field] ? 0 : otherwise;
    for (int i = 0; i < rows->widths[field]; i++)
        value = value << 8 | *rows->at++;
    return value;
}

/* Table 18 */
static bool read_stream_row(struct rows *rows, long long number)
{
    if (rows->end - rows->at < rows->widths[0] + rows->widths[1] + rows->widths[2])
        return false;
    unsigned long long kind = read_field(rows, 0, 1), second = read_field(rows, 1, 0), third = read_field(rows, 2, 0);
    if (kind == 0)
        return note_free(rows->plain, number);
    if (kind == 1 && third == 0)
        return note(rows->plain, number, (struct plain_object){.place = PLAIN_AT, .at = (size_t)second});
    return kind == 2 && second > 0 && second < PLAIN_NUMBERS_MOST &&
           note(rows->plain, number, (struct plain_object){.place = PLAIN_WITHIN, .within = (int)second, .at = (size_t)third});
}

static bool read_rows(struct rows *rows, qpdf_oh index, long long size)
{
    int sections = index ? plain_at(rows->plain, index)->count / 2 : 1;
    for (int i = 0; i < sections; i++) {
        long long first = index ? integer_of(rows->plain, item_of(rows->plain, index, 2 * i)) : 0;
        long long count = index ? integer_of(rows->plain, item_of(rows->plain, index, 2 * i + 1)) : size;
        if (first < 0 || count < 0 || count > PLAIN_NUMBERS_MOST || first + count > PLAIN_NUMBERS_MOST)
            return false;
        for (; count > 0; count--, first++)
            if (!read_stream_row(rows, first))
                return false;
    }
    return rows->at == rows->end;
}

/* The section whose stream begins there; its dictionary is a trailer. */
static qpdf_oh read_stream(struct plain *plain, size_t at)
{
    int number = 0;
    qpdf_oh stream = plain_read_object(plain, at, &number);
    if (!stream || plain_at(plain, stream)->kind != PLAIN_STREAM)
        return 0;
    qpdf_oh dictionary = plain_at(plain, stream)->stream.dictionary, widths = plain_get(plain, dictionary, "/W");
    struct rows rows = {.plain = plain};
    for (int i = 0; i < 3; i++) {
        long long width = integer_of(plain, item_of(plain, widths, i));
        if (width < 0 || width > 8)
            return 0;
        rows.widths[i] = (int)width;
    }
    struct buffer bytes = {0};
    bool good = plain_decode(plain, stream, PLAIN_NUMBERS_MOST * 24, &bytes);
    rows.at = bytes.bytes;
    rows.end = bytes.bytes + bytes.length;
    good = good && read_rows(&rows, plain_get(plain, dictionary, "/Index"),
                             integer_of(plain, plain_get(plain, dictionary, "/Size")));
    buffer_finish(&bytes);
    return good ? dictionary : 0;
}

/* ------------------------------------------------------------------------------------------------ sections */

/* The section at an offset; gives its trailer, 0: not by the book. Of a hybrid file, what its table does not name is in a
 * stream (7.5.8.4). */
static qpdf_oh read_section(struct plain *plain, size_t at, bool *has_table)
{
    const char *bytes = plain->file.bytes;
    struct plain_reader reader = {.plain = plain, .at = bytes + at, .end = bytes + plain->file.length};
    *has_table = reader_word(&reader, "xref");
    if (!*has_table)
        return read_stream(plain, at);
    if (!read_table(&reader))
        return 0;
    qpdf_oh trailer = reader_value(&reader);
    if (!trailer || plain_at(plain, trailer)->kind != PLAIN_DICTIONARY)
        return 0;
    long long hidden = integer_of(plain, plain_get(plain, trailer, "/XRefStm"));
    if (plain_get(plain, trailer, "/XRefStm") && (hidden <= 0 || !read_stream(plain, (size_t)hidden)))
        return 0;
    return trailer;
}

/* The number behind the last "startxref", behind which nothing comes but the mark of the end. */
static size_t find_start(struct plain *plain)
{
    enum { END_WITHIN = 1024 };
    const char *bytes = plain->file.bytes, *end = bytes + plain->file.length, *found = NULL;
    const char *from = plain->file.length > END_WITHIN ? end - END_WITHIN : bytes;
    for (const char *next; (next = pdf_search(from, (size_t)(end - from), "startxref")) != NULL; from = next + 9)
        found = next + 9;
    struct plain_reader reader = {.plain = plain, .at = found, .end = end};
    long long start;
    if (!found || !reader_number(&reader, &start) || !pdf_search(reader.at, (size_t)(end - reader.at), "%%EOF"))
        return 0;
    return start < (long long)plain->file.length ? (size_t)start : 0;
}

bool plain_read_references(struct plain *plain)
{
    size_t at = plain->start = find_start(plain);
    for (int sections = 0; at; sections++) {
        bool has_table;
        plain->section = sections;
        qpdf_oh trailer = sections < SECTIONS_MOST ? read_section(plain, at, &has_table) : 0;
        if (!trailer || plain_get(plain, trailer, "/Encrypt"))
            return false;
        if (!plain->trailer) {
            plain->trailer = trailer;
            plain->has_table = has_table;
        }
        qpdf_oh previous = plain_get(plain, trailer, "/Prev");
        long long next = previous ? integer_of(plain, previous) : 0;
        if (previous && (next <= 0 || next >= (long long)plain->file.length))
            return false;
        at = (size_t)next;
    }
    return plain->trailer != 0;
}
