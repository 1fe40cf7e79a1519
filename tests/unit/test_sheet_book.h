/* Workbooks made by hand, packed with libarchive. */
#ifndef TEST_SHEET_BOOK_H
#define TEST_SHEET_BOOK_H

#include "test_sheet.h"

#include <archive.h>
#include <archive_entry.h>

#define MAIN     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE  "http://schemas.openxmlformats.org/package/2006/relationships"
#define DECLARED "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"

struct book_part {
    const char *name;
    const char *text;
    size_t length; /* 0: as long as the text is */
};

#define RELATION(id, kind, target) "<Relationship Id='" id "' Type='" OFFICE "/" kind "' Target='" target "'/>"
#define RELATIONS(inner)           DECLARED "<Relationships xmlns='" PACKAGE "'>" inner "</Relationships>"
#define WORKSHEET(rows)            DECLARED "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"
#define WORKBOOK(inner)            DECLARED "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'>" inner "</workbook>"
#define STYLES(inner)              DECLARED "<styleSheet xmlns='" MAIN "'>" inner "</styleSheet>"
#define STRINGS(inner)             DECLARED "<sst xmlns='" MAIN "'>" inner "</sst>"
#define TEXT_CELL(place, text)     "<c r='" place "' t='inlineStr'><is><t xml:space='preserve'>" text "</t></is></c>"

/* What a workbook of one sheet is made of. */
static const struct book_part plain_parts[] = {
    {"[Content_Types].xml", DECLARED "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
     0},
    {"_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml")), 0},
    {"xl/workbook.xml", WORKBOOK("<sheets><sheet name='One' sheetId='1' r:id='rId1'/></sheets>"), 0},
    {"xl/_rels/workbook.xml.rels",
     RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
                   RELATION("rId2", "sharedStrings", "sharedStrings.xml") RELATION("rId3", "styles", "styles.xml")),
     0},
    {"xl/worksheets/sheet1.xml", WORKSHEET("<row r='1'>" TEXT_CELL("A1", "a") "</row>"), 0},
    {"xl/sharedStrings.xml", STRINGS(""), 0},
    {"xl/styles.xml", STYLES(""), 0},
};

enum { PLAIN_PARTS = sizeof plain_parts / sizeof *plain_parts };

static inline void add_part(struct archive *archive, const struct book_part *part)
{
    size_t length = part->length ? part->length : strlen(part->text);
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, part->name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)length);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, part->text, length), length);
    archive_entry_free(entry);
}

static inline struct archive *archive_in(struct reading *reading, const char *password)
{
    struct archive *archive = archive_write_new();
    assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    if (password) {
        assert_int_equal(archive_write_set_options(archive, "zip:encryption=zipcrypt"), ARCHIVE_OK);
        assert_int_equal(archive_write_set_passphrase(archive, password), ARCHIVE_OK);
    }
    assert_int_equal(archive_write_open_filename(archive, reading->path), ARCHIVE_OK);
    diag_clear(reading->diag);
    arena_clear(reading->arena);
    return archive;
}

/* Packs just these parts. */
static inline void pack(struct reading *reading, const struct book_part *parts, size_t count)
{
    struct archive *archive = archive_in(reading, NULL);
    for (size_t i = 0; i < count; i++)
        add_part(archive, &parts[i]);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
}

/* Packs the plain workbook, with these parts added or put in the place of those of the same name; one without a text is
 * left out. */
static inline void pack_book(struct reading *reading, const struct book_part *others, size_t count)
{
    struct archive *archive = archive_in(reading, NULL);
    for (size_t i = 0; i < PLAIN_PARTS; i++) {
        bool replaced = false;
        for (size_t j = 0; j < count; j++)
            replaced |= strcmp(plain_parts[i].name, others[j].name) == 0;
        if (!replaced)
            add_part(archive, &plain_parts[i]);
    }
    for (size_t j = 0; j < count; j++)
        if (others[j].text)
            add_part(archive, &others[j]);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
}

#define PACK_BOOK(reading, ...)                                                                                        \
    pack_book(reading, (const struct book_part[]){__VA_ARGS__},                                                        \
              sizeof((const struct book_part[]){__VA_ARGS__}) / sizeof(struct book_part))

/* The rows of a workbook with this sheet, and strings and styles, if they are not NULL. */
static inline const char *rows_of_book(struct reading *reading, const char *sheet, const char *strings,
                                       const char *styles)
{
    struct book_part parts[3] = {{"xl/worksheets/sheet1.xml", sheet, 0}};
    size_t count = 1;
    if (strings)
        parts[count++] = (struct book_part){"xl/sharedStrings.xml", strings, 0};
    if (styles)
        parts[count++] = (struct book_part){"xl/styles.xml", styles, 0};
    pack_book(reading, parts, count);
    return rows_in(reading, reading->path, NULL);
}

#endif
