#include "paint/pdf_run.h"

#include <libdeflate.h>

#include "base/map.h"

enum {
    OBJECTS_MOST = 8388607,           /* PDF/A-3, 6.1.13 */
    SHORT_PLACE = 3, LONG_PLACE = 4,  /* bytes */
    BYTES_SHORT = 1 << 24,            /* beyond which places are long */
    BYTES_MOST = INT32_MAX            /* beyond which readers that count in 32 bits are lost */
};

bool pdf_run_begin(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    file->out = &run->out;
    file->start = file->passed = 0;
    file->diag = diag;
    file->count = file->info = 0;
    file->is_run = true;
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

bool pdf_run_pass(struct pdf_run *run, struct pdf_file *file, struct diag *diag)
{
    add_to_identifier(run);
    return is_within_limits(run, file, diag) && pass(run, file, diag);
}

/* The cross-reference stream (7.5.8), which is the trailer too. */
static void write_references(struct pdf_run *run, struct pdf_file *file)
{
    struct buffer *entries = &file->groups[PDF_DOCUMENT].index, *rows = &file->groups[PDF_DOCUMENT].objects;
    size_t place = file->passed + run->out.length;
    int number = pdf_reserve(file, 1), width = place < BYTES_SHORT ? SHORT_PLACE : LONG_PLACE;
    file->entries[0] = (struct pdf_entry){0, 0, UINT16_MAX};
    file->entries[number] = (struct pdf_entry){1, (uint32_t)place, 0};
    buffer_clear(rows);
    buffer_clear(entries);
    pdf_put_rows(rows, file->entries, file->count, NULL, width);
    pdf_put_trailer(entries, width, file->count, pdf_catalog_number(file), file->info);
    pdf_put_identifier(entries, run->hash, run->sum, place);
    buffer_byte(entries, 0);
    pdf_stream_deflated(file, number, (const char *)entries->bytes, rows->bytes, rows->length);
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
