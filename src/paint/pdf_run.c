#include "paint/pdf_run.h"

#include <libdeflate.h>

#include "base/map.h"

enum {
    OBJECTS_MOST = 8388607,           /* PDF/A-3, 6.1.13 */
    SHORT_PLACE = 3, LONG_PLACE = 4,  /* bytes */
    BYTES_SHORT = 1 << 24,            /* beyond which places are long */
    BYTES_MOST = INT32_MAX,           /* beyond which readers that count in 32 bits are lost */
    ROWS_AT_ONCE = 1 << 16            /* of cross-references, compressed apart where there are more */
};

bool pdf_run_begin(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    file->out = &run->out;
    file->start = file->passed = 0;
    file->diag = diag;
    file->count = file->info = 0;
    file->is_run = true;
    pdf_packed_clear(&file->packed);
    if (!pdf_haru_begin(file, 0))
        return false;
    pdf_reserve(file, (int)file->haru->xref->entries->count);
    pdf_group_clear(&file->groups[PDF_DOCUMENT], pdf_reserve(file, 1));
    pdf_group_clear(&file->groups[PDF_STRUCTURE], pdf_reserve(file, 1));
    pdf_put_header(file);
    return true;
}

static bool is_within_limits(const struct pdf_run *run, const struct pdf_file *file, struct diag *diag)
{
    size_t length = file->passed + run->out.length;
    if (length <= BYTES_MOST && file->count <= OBJECTS_MOST)
        return true;
    diag_report(diag, DIAG_RUN_TOO_LARGE, (struct place){0}, "%zu bytes and %d objects", length, file->count);
    return false;
}

static bool pass(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    struct buffer *out = &run->out;
    if (!run->sink(run->context, out->bytes, out->length)) {
        diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){0}, "the print run");
        return false;
    }
    file->passed += out->length;
    buffer_clear(out);
    return true;
}

static void add_to_identifier(struct pdf_run *run)
{
    uint64_t parts[2] = {run->hash, map_hash(run->out.bytes, run->out.length)};
    run->hash = map_hash(parts, sizeof parts);
    run->sum = libdeflate_crc32(run->sum, run->out.bytes, run->out.length);
}

/* Whatever has a number has its place by now, but for a few. */
static void pack_entries(struct pdf_file *file)
{
    pdf_packed_add(&file->packed, file->entries, file->count - file->packed.count);
}

bool pdf_run_pass(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    add_to_identifier(run);
    pack_entries(file);
    return is_within_limits(run, file, diag) && pass(run, file, diag);
}

/* The rows of all, deflated, in the file's scratch. */
static void deflate_rows(struct pdf_file *file, int width)
{
    struct buffer *rows = &file->groups[PDF_DOCUMENT].objects;
    struct pdf_entry *entries = arena_new_array(file->arena, struct pdf_entry, ROWS_AT_ONCE), last = {0};
    struct pdf_unpacking unpacking;
    struct pdf_pieces pieces = {0};
    struct pdf_piece piece;
    pdf_unpacking_begin(&unpacking, &file->packed);
    buffer_clear(&file->scratch);
    for (int at = 0, count; at < file->count; at += count) {
        count = file->count - at < ROWS_AT_ONCE ? file->count - at : ROWS_AT_ONCE;
        pdf_unpacking_take(&unpacking, entries, count);
        buffer_clear(rows);
        pdf_put_rows(rows, entries, count, at ? &last : NULL, width);
        last = entries[count - 1];
        if (count == file->count) {
            pdf_deflate(file->deflater, rows->bytes, rows->length, &file->scratch);
            return;
        }
        if (!at)
            pdf_pieces_begin(&pieces, &file->scratch);
        pdf_piece_make(&piece, file->deflater, rows->bytes, rows->length);
        pdf_pieces_add(&pieces, &piece);
        pdf_piece_finish(&piece);
    }
    pdf_pieces_end(&pieces);
}

/* The cross-reference stream (7.5.8), which is the trailer too. */
static void write_references(struct pdf_run *run, struct pdf_file *file)
{
    struct buffer *entries = &file->groups[PDF_DOCUMENT].index;
    size_t place = file->passed + run->out.length;
    int number = pdf_reserve(file, 1), width = place < BYTES_SHORT ? SHORT_PLACE : LONG_PLACE;
    pack_entries(file);
    pdf_packed_add_late(&file->packed, 0, (struct pdf_entry){0, 0, UINT16_MAX});
    pdf_packed_add_late(&file->packed, number, (struct pdf_entry){1, (uint32_t)place, 0});
    deflate_rows(file, width);
    buffer_clear(entries);
    pdf_put_trailer(entries, width, file->count, pdf_catalog_number(file), file->info);
    pdf_put_identifier(entries, run->hash, run->sum, place);
    buffer_byte(entries, 0);
    pdf_stream_pieces(file, number, (const char *)entries->bytes);
    PDF_PUT(file->out, "startxref\n");
    pdf_put_integer(file->out, (long)place);
    PDF_PUT(file->out, "\n%%EOF\n");
}

bool pdf_run_end(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    file->diag = diag;
    if (!pdf_haru_write(file))
        return false;
    pdf_group_write(file, PDF_DOCUMENT);
    pdf_group_write(file, PDF_STRUCTURE);
    add_to_identifier(run);
    write_references(run, file);
    return is_within_limits(run, file, diag) && pass(run, file, diag);
}

void pdf_run_finish(struct pdf_run *run)
{
    buffer_finish(&run->out);
}
