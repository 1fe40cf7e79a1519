/* Any bytes as a workbook of qualifications. What begins with a sign of 1 to 31 is no file but cells: of sheets, rows and cells that are parted by
 * 1, 2 and 3, packed first as a workbook. What is handed over is XML that can be read, and a workbook of it says the same. */
#include "fuzz.h"

#include <archive.h>
#include <archive_entry.h>

#include "book/book.h"

static const char SCHEMA[] = SUPPLEMENT_SOURCE_DIR "/layouts/schemas/qualification.xsd";

enum { SHEETS_MOST = 8 };

static void add_part(struct archive *archive, const char *name, const char *text, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)length);
    if (archive_write_header(archive, entry) == ARCHIVE_OK)
        archive_write_data(archive, text, length);
    archive_entry_free(entry);
}

static void put_letter(struct buffer *out, char letter)
{
    static const char *const WRITTEN[] = {['<'] = "&lt;", ['&'] = "&amp;"};
    if ((letter == '<' || letter == '&'))
        buffer_string(out, WRITTEN[(int)letter]);
    else
        buffer_byte(out, (unsigned char)letter);
}

static size_t put_sheet(struct buffer *out, const char *cells, size_t length)
{
    size_t at = 0;
    buffer_string(out, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>");
    for (; at < length && cells[at] != 1; at++)
        if (cells[at] == 2)
            buffer_string(out, "</t></is></c></row><row><c t=\"inlineStr\"><is><t>");
        else if (cells[at] == 3)
            buffer_string(out, "</t></is></c><c t=\"inlineStr\"><is><t>");
        else
            put_letter(out, cells[at]);
    buffer_string(out, "</t></is></c></row></sheetData></worksheet>");
    return at;
}

static void pack(const char *path, const char *cells, size_t length)
{
    struct archive *archive = archive_write_new();
    struct buffer sheets = {0}, relations = {0};
    archive_write_set_format_zip(archive);
    archive_write_zip_set_compression_store(archive);
    archive_write_open_filename(archive, path);
    buffer_string(&sheets, "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                           "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>");
    buffer_string(&relations, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 1; length && i <= SHEETS_MOST; i++) {
        struct buffer sheet = {0};
        char name[32];
        size_t used = put_sheet(&sheet, cells, length);
        snprintf(name, sizeof name, "xl/s%d.xml", i);
        add_part(archive, name, (const char *)sheet.bytes, sheet.length);
        buffer_finish(&sheet);
        buffer_format(&sheets, "<sheet name=\"%d\" sheetId=\"%d\" r:id=\"r%d\"/>", i, i, i);
        buffer_format(&relations, "<Relationship Id=\"r%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"s%d.xml\"/>", i, i);
        used += used < length;
        cells += used;
        length -= used;
    }
    buffer_string(&sheets, "</sheets></workbook>");
    buffer_string(&relations, "</Relationships>");
    add_part(archive, "xl/workbook.xml", (const char *)sheets.bytes, sheets.length);
    add_part(archive, "xl/_rels/workbook.xml.rels", (const char *)relations.bytes, relations.length);
    buffer_finish(&sheets);
    buffer_finish(&relations);
    archive_write_close(archive);
    archive_write_free(archive);
}

/* ------------------------------------------------------------------------------------------------ there and back */

struct taken {
    struct buffer first, second;
    int count;
};

static bool take(void *context, const struct book_entry *entry)
{
    struct taken *taken = context;
    struct buffer *out = taken->count++ ? &taken->second : &taken->first;
    demand(*entry->name && *entry->name != '.' && !strchr(entry->name, '/'));
    buffer_clear(out);
    buffer_append(out, entry->bytes, entry->length);
    return taken->count < 2;
}

static void write_again(struct taken *taken, const char *path, struct diag *diag)
{
    static const struct buffer none = {0};
    struct buffer book = {0};
    struct xml_file *file = xml_read_memory((const char *)taken->first.bytes, taken->first.length, "a.xml", diag);
    demand(file);
    const struct book_qualification listed = {file, &none};
    const struct book_writing writing = {.schema = SCHEMA, .list = &listed, .count = 1};
    if (book_write(&writing, &book, diag)) {
        FILE *out = fopen(path, "wb");
        demand(out && fwrite(book.bytes, 1, book.length, out) == book.length);
        fclose(out);
        const struct book_reading reading = {SCHEMA, path, take, taken};
        taken->count = 1;
        if (book_read(&reading, diag) && !diag_warnings(diag)) { /* fields of a form's own have no place without the form */
            demand(taken->count == 2 && taken->second.length == taken->first.length);
            demand(memcmp(taken->second.bytes, taken->first.bytes, taken->first.length) == 0);
        }
    }
    buffer_finish(&book);
    xml_close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    struct taken taken = {0};
    struct diag *diag = diag_create();
    fuzz_open(&file, bytes, length);
    if (length && *bytes < ' ')
        pack(file.path, (const char *)bytes + 1, length - 1);
    const struct book_reading reading = {SCHEMA, file.path, take, &taken};
    bool good = book_read(&reading, diag);
    demand(good || diag_errors(diag) || taken.count == 2);
    if (taken.count == 1)
        write_again(&taken, file.path, diag);
    buffer_finish(&taken.first);
    buffer_finish(&taken.second);
    diag_destroy(diag);
    fuzz_close(&file);
    return 0;
}
