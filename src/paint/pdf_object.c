#include "paint/pdf_object.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

/* ------------------------------------------------------------------------------------------------ objects */

int pdf_reserve(struct pdf_file *file, int count)
{
    int first = file->count;
    file->count += count;
    if (file->count > file->capacity) {
        file->capacity = 2 * file->count + 64;
        file->entries = memory_resize(file->entries, (size_t)file->capacity * sizeof *file->entries);
    }
    memset(file->entries + first, 0, (size_t)count * sizeof *file->entries);
    return first;
}

struct buffer *pdf_object_begin(struct pdf_file *file, enum pdf_group group, int number)
{
    struct pdf_object_stream *stream = &file->groups[group];
    file->entries[number] = (struct pdf_entry){2, (uint32_t)stream->number, (uint32_t)stream->count++};
    pdf_put_integer(&stream->index, number);
    buffer_byte(&stream->index, ' ');
    pdf_put_integer(&stream->index, (long)stream->objects.length);
    buffer_byte(&stream->index, ' ');
    return &stream->objects;
}

void pdf_object_end(struct pdf_file *file, enum pdf_group group)
{
    buffer_byte(&file->groups[group].objects, '\n');
}

static void stream_begin(struct pdf_file *file, int number, const char *entries, size_t length)
{
    struct buffer *out = file->out;
    file->entries[number] = (struct pdf_entry){1, (uint32_t)(out->length - file->start), 0};
    pdf_put_integer(out, number);
    PDF_PUT(out, " 0 obj\n<</Length ");
    pdf_put_integer(out, (long)length);
    if (entries)
        buffer_string(out, entries);
}

static void stream_end(struct pdf_file *file, const void *bytes, size_t length)
{
    PDF_PUT(file->out, ">>stream\n");
    buffer_append(file->out, bytes, length);
    PDF_PUT(file->out, "\nendstream\nendobj\n");
}

void pdf_stream(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length)
{
    stream_begin(file, number, entries, length);
    stream_end(file, bytes, length);
}

void pdf_stream_deflated(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length,
                         const size_t *cuts, size_t cut_count)
{
    buffer_clear(&file->scratch);
    pdf_deflate(file->deflater, bytes, length, cuts, cut_count, &file->scratch);
    stream_begin(file, number, entries, file->scratch.length);
    buffer_string(file->out, PDF_DEFLATED);
    stream_end(file, file->scratch.bytes, file->scratch.length);
}

/* ------------------------------------------------------------------------------------------------ cross-references */

/* A row of the table: type, three bytes of place, two of index. */
enum { ROW = 6 };

static void fill_row(unsigned char row[ROW], const struct pdf_entry *entry)
{
    const unsigned char bytes[ROW] = {
        entry->type, (unsigned char)(entry->place >> 16), (unsigned char)(entry->place >> 8),
        (unsigned char)entry->place, (unsigned char)(entry->index >> 8), (unsigned char)entry->index};
    memcpy(row, bytes, ROW);
}

/* Each row as its difference from the one before (PNG's predictor "up"): mostly zeros, so that it compresses well. */
static void put_rows(struct buffer *out, const struct pdf_entry *entries, int count)
{
    enum { UP = 2 };
    unsigned char row[ROW], before[ROW] = {0};
    unsigned char *at = buffer_reserve(out, (size_t)count * (ROW + 1));
    for (int i = 0; i < count; i++) {
        fill_row(row, &entries[i]);
        *at++ = UP;
        for (int j = 0; j < ROW; j++)
            *at++ = (unsigned char)(row[j] - before[j]);
        memcpy(before, row, ROW);
    }
    out->length += (size_t)count * (ROW + 1);
}

static void put_hexadecimal(struct buffer *out, uint64_t value, int digits)
{
    while (digits--)
        buffer_byte(out, (unsigned char)"0123456789ABCDEF"[value >> 4 * digits & 15]);
}

/* 14.4: two equal strings of 16 bytes. 12 of them hash all that was written so far, 4 are its length. */
static void put_identifier(struct buffer *out, const unsigned char *bytes, size_t length)
{
    uint64_t hash = map_hash(bytes, length);
    uint32_t sum = libdeflate_crc32(0, bytes, length);
    PDF_PUT(out, "/ID[");
    for (int i = 0; i < 2; i++) {
        buffer_byte(out, '<');
        put_hexadecimal(out, hash, 16);
        put_hexadecimal(out, sum, 8);
        put_hexadecimal(out, length, 8);
        buffer_byte(out, '>');
    }
    buffer_byte(out, ']');
}

static void put_number(struct buffer *out, const char *key, long value)
{
    buffer_string(out, key);
    pdf_put_integer(out, value);
}

/* The cross-reference stream (7.5.8), which is the trailer too. */
static void write_references(struct pdf_file *file, int number)
{
    struct buffer *entries = &file->groups[PDF_DOCUMENT].index, *rows = &file->groups[PDF_DOCUMENT].objects;
    file->entries[number] = (struct pdf_entry){1, (uint32_t)(file->out->length - file->start), 0};
    file->entries[0] = (struct pdf_entry){0, 0, UINT16_MAX};
    buffer_clear(rows);
    buffer_clear(entries);
    put_rows(rows, file->entries, file->count);
    put_number(entries, "/Type/XRef/W[1 3 2]/DecodeParms<</Predictor 12/Columns ", ROW);
    put_number(entries, ">>/Size ", file->count);
    PDF_PUT(entries, "/Root");
    pdf_put_reference(entries, pdf_catalog_number(file));
    PDF_PUT(entries, "/Info");
    pdf_put_reference(entries, pdf_info_number(file));
    put_identifier(entries, file->out->bytes + file->start, file->out->length - file->start);
    buffer_byte(entries, 0);
    pdf_stream_deflated(file, number, (const char *)entries->bytes, rows->bytes, rows->length, NULL, 0);
}

/* 7.5.7: numbers and offsets of all objects, then the objects. */
static void write_group(struct pdf_file *file, struct pdf_object_stream *group)
{
    struct buffer entries = {0};
    put_number(&entries, "/Type/ObjStm/N ", group->count);
    put_number(&entries, "/First ", (long)group->index.length);
    buffer_byte(&entries, 0);
    buffer_append(&group->index, group->objects.bytes, group->objects.length);
    pdf_stream_deflated(file, group->number, (const char *)entries.bytes, group->index.bytes, group->index.length, NULL,
                        0);
    buffer_finish(&entries);
}

/* ------------------------------------------------------------------------------------------------ the file */

bool pdf_file_begin(struct pdf_file *file, int page_count, struct buffer *out, struct diag *diag)
{
    file->out = out;
    file->start = out->length;
    file->diag = diag;
    file->count = 0;
    if (!pdf_haru_begin(file, page_count))
        return false;
    pdf_reserve(file, (int)file->haru->xref->entries->count);
    for (int i = 0; i < PDF_GROUPS; i++) {
        struct pdf_object_stream *group = &file->groups[i];
        buffer_clear(&group->index);
        buffer_clear(&group->objects);
        group->count = 0;
        group->number = pdf_reserve(file, 1);
    }
    PDF_PUT(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return true;
}

bool pdf_file_end(struct pdf_file *file)
{
    if (!pdf_haru_write(file))
        return false;
    for (int i = 0; i < PDF_GROUPS; i++)
        write_group(file, &file->groups[i]);
    size_t place = file->out->length - file->start;
    write_references(file, pdf_reserve(file, 1));
    put_number(file->out, "startxref\n", (long)place);
    PDF_PUT(file->out, "\n%%EOF\n");
    return true;
}

void pdf_file_finish(struct pdf_file *file)
{
    for (int i = 0; i < PDF_GROUPS; i++) {
        buffer_finish(&file->groups[i].index);
        buffer_finish(&file->groups[i].objects);
    }
    buffer_finish(&file->scratch);
    arena_destroy(file->arena);
    free(file->entries);
}
