/* What the tests of spreadsheets share: a file made for the occasion, its rows as text, and workbooks made by hand. */
#ifndef TEST_SHEET_H
#define TEST_SHEET_H

#include "test_read.h"

#include "sheet/sheet.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

/* Appends the rows that are left: "3|name|number\n" with line feeds in cells as "~"; "3!\n" for a row at fault. */
static inline void write_rows(struct buffer *out, struct sheet *sheet, struct diag *diag)
{
    struct sheet_row row;
    for (enum sheet_step step; (step = sheet_next(sheet, &row, diag)) != SHEET_END;) {
        buffer_format(out, "%d%s", row.line, step == SHEET_FAULT ? "!" : "");
        for (int i = 0; step == SHEET_ROW && i < row.count; i++) {
            buffer_byte(out, '|');
            for (const char *at = row.cells[i]; *at; at++)
                buffer_byte(out, (unsigned char)(*at == '\n' ? '~' : *at));
        }
        buffer_byte(out, '\n');
    }
}

/* The rows of a file, read twice and found equal; "none" if it does not open. */
static inline const char *rows_with(struct reading *reading, const char *path, const struct sheet_options *options)
{
    struct buffer first = {0}, second = {0};
    struct diag *unheard = diag_create();
    struct sheet *sheet = sheet_open(path, options, reading->diag);
    if (sheet) {
        write_rows(&first, sheet, reading->diag);
        assert_true(sheet_rewind(sheet, reading->diag));
        write_rows(&second, sheet, unheard);
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.bytes, second.bytes, first.length);
        sheet_close(sheet);
    }
    const char *rows = sheet ? arena_copy(reading->arena, (const char *)first.bytes, first.length) : "none";
    buffer_finish(&first);
    buffer_finish(&second);
    diag_destroy(unheard);
    return rows;
}

static inline const char *rows_in(struct reading *reading, const char *path, const char *name)
{
    return rows_with(reading, path, &(struct sheet_options){.name = name});
}

/* The rows of a file that holds these bytes. */
static inline const char *rows_of_bytes(struct reading *reading, const void *bytes, size_t length)
{
    reading_fill(reading, bytes, length);
    return rows_in(reading, reading->path, NULL);
}

static inline const char *rows_of(struct reading *reading, const char *text)
{
    return rows_of_bytes(reading, text, strlen(text));
}

static inline void assert_quiet(struct reading *reading)
{
    assert_string_equal(said(reading), "");
}

#endif
