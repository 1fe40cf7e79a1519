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

void pdf_stream_pieces(struct pdf_file *file, int number, const char *entries)
{
    stream_begin(file, number, entries, file->scratch.length);
    buffer_string(file->out, PDF_DEFLATED);
    stream_end(file, file->scratch.bytes, file->scratch.length);
}

void pdf_stream_deflated(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length)
{
    buffer_clear(&file->scratch);
    pdf_deflate(file->deflater, bytes, length, &file->scratch);
    pdf_stream_pieces(file, number, entries);
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
static void put_rows(struct buffer *out, const struct pdf_entry *entries, int count, const struct pdf_entry *before)
{
    enum { UP = 2 };
    unsigned char row[ROW], last[ROW] = {0};
    unsigned char *at = buffer_reserve(out, (size_t)count * (ROW + 1));
    if (before)
        fill_row(last, before);
    for (int i = 0; i < count; i++) {
        fill_row(row, &entries[i]);
        *at++ = UP;
        for (int j = 0; j < ROW; j++)
            *at++ = (unsigned char)(row[j] - last[j]);
        memcpy(last, row, ROW);
    }
    out->length += (size_t)count * (ROW + 1);
}

static void put_hexadecimal(struct buffer *out, uint64_t value, int digits)
{
    while (digits--)
        buffer_byte(out, (unsigned char)"0123456789ABCDEF"[value >> 4 * digits & 15]);
}

/* 14.4: two equal strings of 16 bytes. 12 of them hash all that was written so far, 4 are its length. */
static void put_identifier(struct buffer *out, const struct pdf_trunk *trunk, const unsigned char *bytes, size_t length)
{
    const unsigned char *behind = bytes + trunk->bytes.length;
    uint64_t parts[2] = {trunk->hash, map_hash(behind, length - trunk->bytes.length)};
    uint64_t hash = map_hash(parts, sizeof parts);
    uint32_t sum = libdeflate_crc32(trunk->sum, behind, length - trunk->bytes.length);
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
static void write_references(struct pdf_file *file, const struct pdf_trunk *trunk, int number)
{
    struct buffer *entries = &file->groups[PDF_PERSONAL].index, *rows = &file->groups[PDF_PERSONAL].objects;
    struct pdf_pieces pieces;
    file->entries[number] = (struct pdf_entry){1, (uint32_t)(file->out->length - file->start), 0};
    buffer_clear(rows);
    buffer_clear(entries);
    buffer_clear(&file->scratch);
    put_rows(rows, file->entries + trunk->common, file->count - trunk->common, &trunk->last);
    pdf_pieces_begin(&pieces, &file->scratch);
    pdf_pieces_add(&pieces, &trunk->rows);
    pdf_pieces_store(&pieces, rows->bytes, rows->length);
    pdf_pieces_end(&pieces);
    put_number(entries, "/Type/XRef/W[1 3 2]/DecodeParms<</Predictor 12/Columns ", ROW);
    put_number(entries, ">>/Size ", file->count);
    PDF_PUT(entries, "/Root");
    pdf_put_reference(entries, trunk->catalog);
    PDF_PUT(entries, "/Info");
    pdf_put_reference(entries, trunk->info);
    put_identifier(entries, trunk, file->out->bytes + file->start, file->out->length - file->start);
    buffer_byte(entries, 0);
    pdf_stream_pieces(file, number, (const char *)entries->bytes);
}

/* 7.5.7: numbers and offsets of all objects, then the objects. What is behind the trunk is stored as it is. */
static void write_group(struct pdf_file *file, enum pdf_group which)
{
    struct pdf_object_stream *group = &file->groups[which];
    struct pdf_pieces pieces;
    struct buffer entries = {0};
    put_number(&entries, "/Type/ObjStm/N ", group->count);
    put_number(&entries, "/First ", (long)group->index.length);
    buffer_byte(&entries, 0);
    buffer_append(&group->index, group->objects.bytes, group->objects.length);
    buffer_clear(&file->scratch);
    if (which == PDF_PERSONAL) {
        pdf_pieces_begin(&pieces, &file->scratch);
        pdf_pieces_store(&pieces, group->index.bytes, group->index.length);
        pdf_pieces_end(&pieces);
    } else {
        pdf_deflate(file->deflater, group->index.bytes, group->index.length, &file->scratch);
    }
    pdf_stream_pieces(file, group->number, (const char *)entries.bytes);
    buffer_finish(&entries);
}

static void clear_group(struct pdf_object_stream *group, int number)
{
    buffer_clear(&group->index);
    buffer_clear(&group->objects);
    group->count = 0;
    group->number = number;
}

/* ------------------------------------------------------------------------------------------------ the trunk */

bool pdf_trunk_begin(struct pdf_file *file, int page_count, struct pdf_trunk *trunk, struct diag *diag)
{
    file->out = &trunk->bytes;
    file->start = 0;
    file->diag = diag;
    file->count = 0;
    if (!pdf_haru_begin(file, page_count))
        return false;
    pdf_reserve(file, (int)file->haru->xref->entries->count);
    clear_group(&file->groups[PDF_DOCUMENT], pdf_reserve(file, 1));
    clear_group(&file->groups[PDF_STRUCTURE], pdf_reserve(file, 1));
    PDF_PUT(file->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return true;
}

void pdf_trunk_close(struct pdf_file *file, struct pdf_trunk *trunk)
{
    trunk->common = file->count;
}

bool pdf_trunk_end(struct pdf_file *file, struct pdf_trunk *trunk)
{
    struct buffer *rows = &file->groups[PDF_DOCUMENT].objects;
    if (!pdf_haru_write(file))
        return false;
    write_group(file, PDF_DOCUMENT);
    write_group(file, PDF_STRUCTURE);
    file->entries[0] = (struct pdf_entry){0, 0, UINT16_MAX};
    buffer_clear(rows);
    put_rows(rows, file->entries, trunk->common, NULL);
    pdf_piece_make(&trunk->rows, file->deflater, rows->bytes, rows->length);
    trunk->last = file->entries[trunk->common - 1];
    trunk->count = file->count;
    trunk->catalog = pdf_catalog_number(file);
    trunk->info = pdf_info_number(file);
    trunk->hash = map_hash(trunk->bytes.bytes, trunk->bytes.length);
    trunk->sum = libdeflate_crc32(0, trunk->bytes.bytes, trunk->bytes.length);
    return true;
}

void pdf_trunk_finish(struct pdf_trunk *trunk)
{
    buffer_finish(&trunk->bytes);
    pdf_piece_finish(&trunk->rows);
}

/* ------------------------------------------------------------------------------------------------ the file */

void pdf_file_begin(struct pdf_file *file, const struct pdf_trunk *trunk, struct buffer *out)
{
    file->out = out;
    file->start = out->length;
    file->count = 0;
    pdf_reserve(file, trunk->count);
    clear_group(&file->groups[PDF_PERSONAL], trunk->group);
    buffer_append(out, trunk->bytes.bytes, trunk->bytes.length);
}

void pdf_file_end(struct pdf_file *file, const struct pdf_trunk *trunk)
{
    if (trunk->group)
        write_group(file, PDF_PERSONAL);
    size_t place = file->out->length - file->start;
    write_references(file, trunk, pdf_reserve(file, 1));
    put_number(file->out, "startxref\n", (long)place);
    PDF_PUT(file->out, "\n%%EOF\n");
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
