/* Any bytes as a spreadsheet. What begins with "parts" is no file but the texts of a workbook's parts, each behind a
 * line of its name, "----" and a space: they are packed first, since bytes changed in a ZIP archive seldom get past its
 * sums. */
#define _GNU_SOURCE /* memfd_create */
#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/map.h"
#include "base/unicode.h"
#include "sheet/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char MARK[] = "\n---- ";

static void add_part(struct archive *archive, const char *name, size_t name_length, const char *text, size_t length)
{
    char path[64];
    snprintf(path, sizeof path, "%.*s", (int)name_length, name);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, path);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)length);
    if (archive_write_header(archive, entry) == ARCHIVE_OK)
        archive_write_data(archive, text, length);
    archive_entry_free(entry);
}

static void pack(int file, const char *text, const char *end)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_zip_set_compression_store(archive);
    archive_write_open_fd(archive, file);
    const char *name = memmem(text, (size_t)(end - text), MARK, sizeof MARK - 1);
    while (name) {
        name += sizeof MARK - 1;
        const char *line_end = memchr(name, '\n', (size_t)(end - name));
        if (!line_end)
            break;
        const char *next = memmem(line_end, (size_t)(end - line_end), MARK, sizeof MARK - 1);
        add_part(archive, name, (size_t)(line_end - name), line_end + 1,
                 next > line_end + 1 || !next ? (size_t)((next ? next : end) - line_end - 1) : 0);
        name = next;
    }
    archive_write_close(archive);
    archive_write_free(archive);
}

static void demand(bool promise)
{
    if (!promise)
        abort();
}

static void check_cell(const char *cell)
{
    const char *end = cell + strlen(cell);
    demand(utf8_valid(cell, (size_t)(end - cell)));
    demand(cell == end || (!strchr(" \t\n\r", *cell) && !strchr(" \t\n\r", end[-1])));
    while (cell < end) {
        uint32_t code_point = utf8_next(&cell, end);
        demand(code_point == '\n' || code_point == '\t' || !unicode_is_control(code_point));
    }
}

/* Reads all rows, and holds them to what sheet.h promises; gives a number that stands for them. */
static uint64_t read_rows(struct sheet *sheet, struct diag *diag)
{
    uint64_t hash = 0;
    int line = 0;
    struct sheet_row row;
    for (enum sheet_step step; (step = sheet_next(sheet, &row, diag)) != SHEET_END;) {
        demand(step != SHEET_FAULT || diag_errors(diag));
        hash = hash * 31 + (uint64_t)step + (uint64_t)row.line;
        if (step == SHEET_FAULT)
            continue;
        demand(row.line > line && row.count > 0 && *row.cells[row.count - 1]);
        line = row.line;
        for (int i = 0; i < row.count; i++) {
            check_cell(row.cells[i]);
            hash = hash * 31 + map_hash(row.cells[i], strlen(row.cells[i]));
        }
    }
    demand(sheet_next(sheet, &row, diag) == SHEET_END);
    return hash;
}

/* Takes the first row for the headings of columns that are used, are codes, and are not used. */
static void say_uses(struct sheet *sheet, struct diag *diag)
{
    static const enum sheet_use uses[] = {SHEET_USED, SHEET_CODE, SHEET_UNUSED, SHEET_USED};
    struct sheet_row row;
    size_t errors = diag_errors(diag);
    sheet_next(sheet, &row, diag);
    demand(sheet_use(sheet, uses, sizeof uses / sizeof *uses, diag) || diag_errors(diag) > errors);
    demand(sheet_rewind(sheet, diag));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    int file = memfd_create("sheet", 0);
    if (file < 0)
        return 0;
    if (length >= 5 && memcmp(bytes, "parts", 5) == 0)
        pack(file, (const char *)bytes, (const char *)bytes + length);
    else if (write(file, bytes, length) != (ssize_t)length)
        return 0;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    struct diag *diag = diag_create();
    const struct sheet_options options = {.hidden = (enum sheet_hidden)(length % 3)};
    struct sheet *sheet = sheet_open(path, &options, diag);
    demand(sheet || diag_errors(diag));
    if (sheet) {
        if (length & 4)
            say_uses(sheet, diag);
        uint64_t hash = read_rows(sheet, diag);
        demand(sheet_rewind(sheet, diag));
        demand(read_rows(sheet, diag) == hash);
    }
    sheet_close(sheet);
    diag_destroy(diag);
    close(file);
    return 0;
}
