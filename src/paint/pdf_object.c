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
    int held = file->count - file->packed.count;
    if (held > file->capacity) {
        file->capacity = 2 * held + 64;
        file->entries = memory_resize(file->entries, (size_t)file->capacity * sizeof *file->entries);
    }
    memset(file->entries + held - count, 0, (size_t)count * sizeof *file->entries);
    return first;
}

static void set_entry(struct pdf_file *file, int number, struct pdf_entry entry)
{
    if (number >= file->packed.count)
        file->entries[number - file->packed.count] = entry;
    else
        pdf_packed_add_late(&file->packed, number, entry);
}

struct buffer *pdf_object_begin(struct pdf_file *file, enum pdf_group group, int number)
{
    struct pdf_object_stream *stream = &file->groups[group];
    set_entry(file, number, (struct pdf_entry){2, (uint32_t)stream->number, (uint32_t)stream->count++});
    pdf_put_integer(&stream->index, number);
    buffer_byte(&stream->index, ' ');
    pdf_put_integer(&stream->index, (long)stream->objects.length);
    buffer_byte(&stream->index, ' ');
    return &stream->objects;
}

void pdf_object_end(struct pdf_file *file, enum pdf_group group)
{
    enum { MOST = UINT16_MAX };
    buffer_byte(&file->groups[group].objects, '\n');
    if (file->is_run && file->groups[group].count == MOST)
        pdf_group_next(file, group);
}

static void stream_begin(struct pdf_file *file, int number, const char *entries, size_t length)
{
    struct buffer *out = file->out;
    set_entry(file, number, (struct pdf_entry){1, (uint32_t)(file->passed + out->length - file->start), 0});
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
    enum { HARDLY_LESS = 100 }; /* with the filter's name */
    if (length < HARDLY_LESS) {
        pdf_stream(file, number, entries, bytes, length);
        return;
    }
    buffer_clear(&file->scratch);
    pdf_deflate(file->deflater, bytes, length, &file->scratch);
    pdf_stream_pieces(file, number, entries);
}

/* ------------------------------------------------------------------------------------------------ cross-references */

/* A row of the table: type, three or four bytes of place, two of index. */
enum { PLACE = 3, ROW_MOST = 1 + 4 + 2 };

static int row_length(int width)
{
    return 1 + width + 2;
}

static void fill_row(unsigned char row[ROW_MOST], const struct pdf_entry *entry, int width)
{
    *row++ = entry->type;
    while (width--)
        *row++ = (unsigned char)(entry->place >> 8 * width);
    *row++ = (unsigned char)(entry->index >> 8);
    *row = (unsigned char)entry->index;
}

/* Each row as its difference from the one before (PNG's predictor "up"): mostly zeros, so that it compresses well. */
void pdf_put_rows(struct buffer *out, const struct pdf_entry *entries, int count, const struct pdf_entry *before,
                  int width)
{
    enum { UP = 2 };
    unsigned char row[ROW_MOST], last[ROW_MOST] = {0};
    int length = row_length(width);
    unsigned char *at = buffer_reserve(out, (size_t)count * (size_t)(length + 1)), *start = at;
    if (before)
        fill_row(last, before, width);
    for (int i = 0; i < count; i++) {
        fill_row(row, &entries[i], width);
        *at++ = UP;
        for (int j = 0; j < length; j++)
            *at++ = (unsigned char)(row[j] - last[j]);
        memcpy(last, row, sizeof last);
    }
    out->length += (size_t)(at - start);
}

static void put_hexadecimal(struct buffer *out, uint64_t value, int digits)
{
    while (digits--)
        buffer_byte(out, (unsigned char)"0123456789ABCDEF"[value >> 4 * digits & 15]);
}

/* 14.4: two equal strings of 16 bytes. 12 of them hash all that was written so far, 4 are its length. */
void pdf_put_identifier(struct buffer *out, uint64_t hash, uint32_t sum, size_t length)
{
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

static void identify(struct buffer *out, const struct pdf_trunk *trunk, const unsigned char *bytes, size_t length)
{
    const unsigned char *behind = bytes + trunk->bytes.length;
    uint64_t parts[2] = {trunk->hash, map_hash(behind, length - trunk->bytes.length)};
    uint32_t sum = libdeflate_crc32(trunk->sum, behind, length - trunk->bytes.length);
    pdf_put_identifier(out, map_hash(parts, sizeof parts), sum, length);
}

void pdf_put_trailer(struct buffer *out, int width, int count, int catalog, int info)
{
    put_number(out, "/Type/XRef/W[1 ", width);
    put_number(out, " 2]/DecodeParms<</Predictor 12/Columns ", row_length(width));
    put_number(out, ">>/Size ", count);
    PDF_PUT(out, "/Root");
    pdf_put_reference(out, catalog);
    if (!info)
        return;
    PDF_PUT(out, "/Info");
    pdf_put_reference(out, info);
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
    pdf_put_rows(rows, file->entries + trunk->common, file->count - trunk->common, &trunk->last, PLACE);
    pdf_pieces_begin(&pieces, &file->scratch);
    pdf_pieces_add(&pieces, &trunk->rows);
    pdf_pieces_store(&pieces, rows->bytes, rows->length);
    pdf_pieces_end(&pieces);
    pdf_put_trailer(entries, PLACE, file->count, trunk->catalog, trunk->info);
    identify(entries, trunk, file->out->bytes + file->start, file->out->length - file->start);
    buffer_byte(entries, 0);
    pdf_stream_pieces(file, number, (const char *)entries->bytes);
}

/* 7.5.7: numbers and offsets of all objects, then the objects. What is behind the trunk is stored as it is. */
void pdf_group_write(struct pdf_file *file, enum pdf_group which)
{
    struct pdf_object_stream *group = &file->groups[which];
    struct buffer entries = {0};
    put_number(&entries, "/Type/ObjStm/N ", group->count);
    put_number(&entries, "/First ", (long)group->index.length);
    buffer_byte(&entries, 0);
    buffer_append(&group->index, group->objects.bytes, group->objects.length);
    if (which == PDF_PERSONAL)
        pdf_stream(file, group->number, (const char *)entries.bytes, group->index.bytes, group->index.length);
    else
        pdf_stream_deflated(file, group->number, (const char *)entries.bytes, group->index.bytes, group->index.length);
    buffer_finish(&entries);
}

void pdf_group_clear(struct pdf_object_stream *group, int number)
{
    buffer_clear(&group->index);
    buffer_clear(&group->objects);
    group->count = 0;
    group->number = number;
}

void pdf_group_next(struct pdf_file *file, enum pdf_group which)
{
    pdf_group_write(file, which);
    pdf_group_clear(&file->groups[which], pdf_reserve(file, 1));
}

/* ------------------------------------------------------------------------------------------------ the trunk */

void pdf_put_header(const struct pdf_file *file)
{
    PDF_PUT(file->out, "%PDF-");
    buffer_string(file->out, file->standard == STANDARD_PDF2 ? "2.0" : "1.7");
    PDF_PUT(file->out, "\n%\xE2\xE3\xCF\xD3\n");
}

bool pdf_trunk_begin(struct pdf_file *file, int page_count, struct pdf_trunk *trunk, struct diag *diag)
{
    enum { USUAL = 32 * 1024 };
    buffer_reserve(&trunk->bytes, USUAL);
    file->out = &trunk->bytes;
    file->start = 0;
    file->diag = diag;
    file->count = file->info = 0;
    if (!pdf_haru_begin(file, page_count))
        return false;
    pdf_reserve(file, (int)file->haru->xref->entries->count);
    pdf_group_clear(&file->groups[PDF_DOCUMENT], pdf_reserve(file, 1));
    pdf_group_clear(&file->groups[PDF_STRUCTURE], pdf_reserve(file, 1));
    pdf_put_header(file);
    file->header = file->out->length;
    return true;
}

size_t pdf_trunk_put_first(struct pdf_file *file, size_t length)
{
    unsigned char *others = file->out->bytes + file->header;
    const size_t before = length - file->header, moved = file->out->length - length;
    buffer_clear(&file->scratch);
    buffer_append(&file->scratch, others + before, moved);
    memmove(others + moved, others, before);
    memcpy(others, file->scratch.bytes, moved);
    for (int i = 0; i < file->count; i++)
        if (file->entries[i].type == 1)
            file->entries[i].place += (uint32_t)(file->entries[i].place < length ? moved : 0 - before);
    return file->header + moved;
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
    pdf_group_write(file, PDF_DOCUMENT);
    pdf_group_write(file, PDF_STRUCTURE);
    file->entries[0] = (struct pdf_entry){0, 0, UINT16_MAX};
    buffer_clear(rows);
    pdf_put_rows(rows, file->entries, trunk->common, NULL, PLACE);
    pdf_piece_make(&trunk->rows, file->deflater, rows->bytes, rows->length);
    trunk->last = file->entries[trunk->common - 1];
    trunk->count = file->count;
    trunk->catalog = pdf_catalog_number(file);
    trunk->info = file->info;
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
    file->start = out->length - trunk->bytes.length;
    file->count = 0;
    pdf_reserve(file, trunk->count);
    pdf_group_clear(&file->groups[PDF_PERSONAL], trunk->group);
}

void pdf_file_end(struct pdf_file *file, const struct pdf_trunk *trunk)
{
    if (trunk->group)
        pdf_group_write(file, PDF_PERSONAL);
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
    pdf_packed_finish(&file->packed);
    arena_destroy(file->arena);
    free(file->entries);
}
