/* CSV: separators, quotes, lines and their numbers. */
#include "test_sheet.h"

static void separators_are_found(void **state)
{
    assert_string_equal(rows_of(*state, "a;b\n1;2\n"), "1|a|b\n2|1|2\n");
    assert_string_equal(rows_of(*state, "a,b\n1,2\n"), "1|a|b\n2|1|2\n");
    assert_string_equal(rows_of(*state, "a\tb\n1\t2\n"), "1|a|b\n2|1|2\n");
    assert_string_equal(rows_of(*state, "a|b\n1|2\n"), "1|a|b\n2|1|2\n");
    assert_string_equal(rows_of(*state, "a | b\n1 | 2\n"), "1|a|b\n2|1|2\n");
    assert_string_equal(rows_of(*state, "Class | name;b\n1;2|3\n"), "1|Class | name|b\n2|1|2|3\n");
    /* as the first row has it, whatever stands between the digits and words below */
    assert_string_equal(rows_of(*state, "a | b | c\n1 | 2,5 | x,y\n"), "1|a|b|c\n2|1|2,5|x,y\n");
    assert_string_equal(rows_of(*state, "a | b | c\n1 | 2,5 |\n"), "1|a|b|c\n2|1|2,5\n");
    assert_string_equal(rows_of(*state, "a; b\n1; 2,5\n"), "1|a|b\n2|1|2,5\n");
    /* in prose, in quotes, and where there is nothing else */
    assert_string_equal(rows_of(*state, "name, first, last;date\nx, y;2\n"), "1|name, first, last|date\n2|x, y|2\n");
    assert_string_equal(rows_of(*state, "\"a,b,c\";d\n1,5;2\n"), "1|a,b,c|d\n2|1,5|2\n");
    assert_string_equal(rows_of(*state, "a, b, c\n1, 2, 3\n"), "1|a|b|c\n2|1|2|3\n");
    assert_string_equal(rows_of(*state, "name\nJansen, Piet\n"), "1|name\n2|Jansen, Piet\n");
    assert_string_equal(rows_of(*state, "a;b,c\n1,2;3\n"), "1|a|b,c\n2|1,2|3\n");
    /* not by rows that hold nothing */
    assert_string_equal(rows_of(*state, ";;;;\n ;\"\";\n\na;b\n1;2\n"), "4|a|b\n5|1|2\n");
    assert_quiet(*state);
    /* nor by a title, which is narrower than the rows below it */
    assert_string_equal(rows_of(*state, "Cohort | 2026\na;b\n"), "1|Cohort | 2026\n2!\n");
    assert_string_equal(rows_of(*state, "Cohort, 2026\nname, first;b\n"), "1|Cohort, 2026\n2!\n");
}

static void first_line_may_say_the_separator(void **state)
{
    assert_string_equal(rows_of(*state, "sep=;\na,x;b\n1,5;2"), "2|a,x|b\n3|1,5|2\n");
    assert_string_equal(rows_of(*state, "SEP=|\r\na;x|b\r\n"), "2|a;x|b\n");
    assert_string_equal(rows_of(*state, "\"sep=,\"\r\na;x,b\r\n"), "2|a;x|b\n");
    assert_string_equal(rows_of(*state, "\xEF\xBB\xBFsep=\t\na;x\tb\n"), "2|a;x|b\n");
    assert_string_equal(rows_of(*state, "sep=;x\n1\n"), "1|sep=|x\n2|1\n");
    assert_quiet(*state);
    assert_string_equal(rows_of(*state, "sep=;"), "none");
    assert_said(*state, "there is nothing in the spreadsheet [sheet-empty]");
}

static void quotes_hold_separators_lines_and_quotes(void **state)
{
    assert_string_equal(rows_of(*state, "a;b\n\"x;\"\"y\"\"\";\"one\ntwo\"\n3;4\n"),
                        "1|a|b\n2|x;\"y\"|one~two\n4|3|4\n");
    assert_string_equal(rows_of(*state, "a;b\r\n\"\";\"one\r\ntwo\rthree\"\r\n3;4\r\n"),
                        "1|a|b\n2||one~two~three\n5|3|4\n");
    assert_string_equal(rows_of(*state, "a;b\n  \"x\"  ; \"y\"\n"), "1|a|b\n2|x|y\n");
    /* one within a cell that does not begin with one is only a letter */
    assert_string_equal(rows_of(*state, "a;b\nJan \"de Kaas\" Piet;5\"\n"), "1|a|b\n2|Jan \"de Kaas\" Piet|5\"\n");
    assert_string_equal(rows_of(*state, "a\n\"x\""), "1|a\n2|x\n");
    assert_quiet(*state);
}

static void lines_end_as_they_like(void **state)
{
    assert_string_equal(rows_of(*state, "a;b\r\n1;2\r\n3;4"), "1|a|b\n2|1|2\n3|3|4\n");
    assert_string_equal(rows_of(*state, "a;b\r1;2\r3;4\r"), "1|a|b\n2|1|2\n3|3|4\n");
    assert_string_equal(rows_of(*state, "a;b\n1;2\r\n3;4\r5;6"), "1|a|b\n2|1|2\n3|3|4\n4|5|6\n");
    assert_quiet(*state);
}

static void nothing_is_passed_over(void **state)
{
    assert_string_equal(rows_of(*state, "a;b;;\n\n;;;\n \t ;\n1;;;\n;2;;\n"), "1|a|b\n5|1\n6||2\n");
    assert_string_equal(rows_of(*state, "\n\r\n\r\ra\n"), "5|a\n");
    assert_quiet(*state);
    assert_string_equal(rows_of(*state, ""), "none");
    assert_said(*state, "there is nothing in the spreadsheet [sheet-empty]");
    assert_string_equal(rows_of(*state, " ; \n;;\n"), "none");
    assert_said(*state, "[sheet-empty]");
    assert_string_equal(rows_of(*state, "\xEF\xBB\xBF"), "none");
    assert_said(*state, "[sheet-empty]");
}

static void white_space_at_the_ends_is_left_out(void **state)
{
    assert_string_equal(rows_of(*state, " a ; b \n\xC2\xA0x y\xE2\x80\x83;\"\n z\t\n\"\n \tx \t;\ty\n"),
                        "1|a|b\n2|x y|z\n5|x|y\n");
    assert_string_equal(rows_of(*state, "a;b\n\xEF\xBB\xBF\xE2\x80\x8Bx\xE2\x80\x8B;\xC2\xA0\n"), "1|a|b\n2|x\n");
    assert_string_equal(rows_of(*state, "a\n\xC3\xA0 x \xC3\xA0\n"), "1|a\n2|\xC3\xA0 x \xC3\xA0\n");
    assert_quiet(*state);
}

/* As schools' systems write numbers, lest a spreadsheet take the zeros. */
static void texts_that_look_like_formulas_are_what_they_show(void **state)
{
    assert_string_equal(rows_of(*state, "a;b\n=\"00471\";\"=\"\"00\xC3\xAB \"\"\"\n=\"\";=\"a\"b\"\n=1+1;=\"\n"),
                        "1|a|b\n2|00471|00\xC3\xAB\n3||=\"a\"b\"\n4|=1+1|=\"\n");
    assert_quiet(*state);
}

static void quotes_that_are_not_closed_are_told(void **state)
{
    /* to the end of the file */
    assert_string_equal(rows_of(*state, "a;b\n1;2\n3;\"4\n5;6\n"), "1|a|b\n2|1|2\n3!\n");
    assert_said(*state, ":3: error: a quotation mark is not closed as it should be: column 2: the one that opens here");
    /* to one that begins another cell: the row is lost, the next ones are not */
    assert_string_equal(rows_of(*state, "a;b\n1;\"t Hart\n3;\"x\"\n5;6\n"), "1|a|b\n2!\n4|5|6\n");
    assert_said(*state, ":2: error: a quotation mark is not closed as it should be: column 2: words follow");
    assert_string_equal(rows_of(*state, "a;b\n\"1\"x;2\n3;4\n"), "1|a|b\n2!\n3|3|4\n");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    /* to one behind a cell: what looks like whole rows lies between */
    assert_string_equal(rows_of(*state, "a;b;c\n1;\"t Hart;x\n2;y;z\n3;5\";w\n4;5;6\n"), "1|a|b|c\n2!\n5|4|5|6\n");
    assert_said(*state, ":2: error: a quotation mark is not closed as it should be: column 2: from the one that opens");
    /* which a letter in a cell does not */
    assert_string_equal(rows_of(*state, "a;b;c\n1;\"Dear;\nall\nthe; best\";x\n"),
                        "1|a|b|c\n2|1|Dear;~all~the; best|x\n");
    assert_quiet(*state);
}

static void rows_beyond_the_headings_are_told(void **state)
{
    assert_string_equal(rows_of(*state, "a;b\n1;2;\n1;2;3\n4;5\n"), "1|a|b\n2|1|2\n3!\n4|4|5\n");
    assert_said(*state,
                ":3: error: the row goes on beyond the headings: column 3 holds \"3\"; the headings end with column 2 "
                "[sheet-row-long]");
    /* also after headings that are at fault themselves */
    assert_string_equal(rows_of(*state, "a;\x07;c\n1;2;3\n"), "1!\n2|1|2|3\n");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

static void control_characters_are_told(void **state)
{
    static const char nul[] = "a;b\n1;x\0y\n";
    assert_string_equal(rows_of(*state, "a;b\n1;x\x07y\n2;\"u\n\n\x0B\"\n3;\xE2\x80\xAEz\n4;\xC2\x85\n5;y\tz\n"),
                        "1|a|b\n2!\n3!\n6!\n7!\n8|5|y\tz\n");
    assert_said(*state, ":2: error: this character cannot be printed: column 2: U+0007");
    assert_said(*state, ":5: error: this character cannot be printed: column 2: U+000B");
    assert_said(*state, ":6: error: this character cannot be printed: column 2: U+202E");
    assert_said(*state, ":7: error: this character cannot be printed: column 2: U+0085");
    assert_string_equal(rows_of_bytes(*state, nul, sizeof nul - 1), "none");
    assert_said(*state, "this is not a spreadsheet that can be read: it holds bytes that are no text");
}

/* A file that is no table at all is not told byte by byte. */
static void faults_of_a_row_are_told_a_few_times(void **state)
{
    assert_string_equal(rows_of(*state, "a;b;c;d;e;f;g\n\x01\x02\x03\x04;\x01;\x01;\x01;\x01;\x01;\x01\n1\n"),
                        "1|a|b|c|d|e|f|g\n2!\n3|1\n");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 3 + 4);
    reading_fill(*state, "a\n\x81\x81\x81\x8D\x8D\x8F\n1\n", 11);
    assert_string_equal(rows_with(*state, ((struct reading *)*state)->path, &(struct sheet_options){.encoding = "1252"}),
                        "1|a\n2!\n3|1\n");
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 3);
}

/* Blocks of 64 KB end in the middle of whatever there is. */
static void rows_may_lie_across_blocks(void **state)
{
    static const char tail[] = "\"x \"\"y\"\"\r\nz\";\xC3\xAB;\"\";w\r\n1;\xE2\x82\xAC\r\n";
    struct buffer text = {0}, expected = {0};
    for (size_t pad = 64 * 1024 - sizeof tail - 8; pad < 64 * 1024 + 3; pad++) {
        buffer_clear(&text);
        buffer_clear(&expected);
        buffer_string(&text, "a;b;c;d\n");
        buffer_string(&expected, "1|a|b|c|d\n2|");
        for (size_t i = strlen("a;b;c;d\n") + 1; i < pad; i++) {
            if (i < 30000)
                buffer_byte(&expected, 'p');
            buffer_byte(&text, i == 30000 ? ';' : i > 30000 ? ' ' : 'p');
        }
        buffer_string(&text, "\n");
        buffer_string(&text, tail);
        buffer_format(&expected, "\n3|x \"y\"~z|\xC3\xAB||w\n5|1|\xE2\x82\xAC\n%c", '\0');
        assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), (const char *)expected.bytes);
        assert_quiet(*state);
    }
    buffer_finish(&text);
    buffer_finish(&expected);
}

static const char *rows_of_cell(struct reading *reading, size_t characters, const char *character, bool quoted)
{
    struct buffer text = {0};
    buffer_string(&text, quoted ? "a;b\n\"" : "a;b\n");
    for (size_t i = 0; i < characters; i++)
        buffer_string(&text, character);
    buffer_string(&text, quoted ? "\";1\n2;3\n" : ";1\n2;3\n");
    const char *rows = rows_of_bytes(reading, text.bytes, text.length);
    buffer_finish(&text);
    return rows;
}

static void cells_are_bounded(void **state)
{
    static const char *const characters[] = {"x", "\xC3\xAB", "\xF0\x9F\x98\x80"};
    for (int i = 0; i < 6; i++) {
        const char *character = characters[i % 3];
        assert_int_equal(strlen(rows_of_cell(*state, SHEET_CHARACTERS_MOST, character, i > 2)),
                         strlen("1|a|b\n2||1\n3|2|3\n") + SHEET_CHARACTERS_MOST * strlen(character));
        assert_quiet(*state);
        assert_string_equal(rows_of_cell(*state, SHEET_CHARACTERS_MOST + 1, character, i > 2), "1|a|b\n2!\n3|2|3\n");
        assert_said(*state, ":2: error: the spreadsheet is too large: column 1 holds more than 32767 characters");
        assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    }
    assert_string_equal(rows_of_cell(*state, 1000000, "x", false), "1|a|b\n2!\n3|2|3\n");
    assert_said(*state, "column 1 holds more than 32767 characters");
    assert_string_equal(rows_of_cell(*state, 1000000, "x", true), "1|a|b\n2!\n3|2|3\n");
}

static void columns_are_bounded(void **state)
{
    struct buffer text = {0};
    for (int i = 0; i < SHEET_COLUMNS_MOST - 1; i++)
        buffer_byte(&text, ';');
    buffer_string(&text, "x;\nb\n");
    assert_int_equal(strlen(rows_of_bytes(*state, text.bytes, text.length)), SHEET_COLUMNS_MOST + strlen("1x\n2|b\n"));
    assert_quiet(*state);
    buffer_clear(&text);
    for (int i = 0; i < SHEET_COLUMNS_MOST; i++)
        buffer_byte(&text, ';');
    buffer_string(&text, "x;y;z\nb\n");
    assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), "1!\n2|b\n");
    assert_said(*state, ":1: error: the spreadsheet is too large: the row has more than 16384 cells");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    buffer_finish(&text);
}

static void rows_are_bounded_in_bytes(void **state)
{
    struct buffer text = {0};
    for (int row = 0; row < 2; row++) {
        for (int cell = 0; cell < 200; cell++) {
            for (int i = 0; i < 30000; i++)
                buffer_byte(&text, 'x');
            buffer_byte(&text, ';');
        }
        buffer_string(&text, "\n1\n");
    }
    assert_string_equal(rows_of_bytes(*state, text.bytes, text.length), "1!\n2|1\n3!\n4|1\n");
    assert_said(*state, ":1: error: the spreadsheet is too large: the row has more than 16384 cells, or 4194304 bytes");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 2);
    buffer_finish(&text);
}

static void rows_are_bounded(void **state)
{
    struct reading *reading = *state;
    struct sheet_row row;
    struct buffer text = {0};
    for (int i = 0; i < SHEET_ROWS_MOST + 2; i++)
        buffer_string(&text, "a\n\n");
    reading_fill(reading, text.bytes, text.length);
    buffer_finish(&text);
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    for (int i = 0; i < SHEET_ROWS_MOST; i++)
        if (sheet_next(sheet, &row, reading->diag) != SHEET_ROW || row.line != 2 * i + 1)
            fail();
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_FAULT);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_END);
    assert_said(reading, ":2097153: error: the spreadsheet is too large: it has more than 1048576 rows");
    sheet_close(sheet);
}

static void columns_are_named_as_people_count(void **state)
{
    struct reading *reading = *state;
    reading_fill(reading, "a;b\n", 4);
    struct sheet *sheet = sheet_open(reading->path, &(struct sheet_options){.name = "any name"}, reading->diag);
    assert_string_equal(sheet_column(sheet, 0), "column 1");
    assert_string_equal(sheet_column(sheet, 2), "column 3");
    sheet_close(sheet);
}

static void file_that_changes_is_told(void **state)
{
    struct reading *reading = *state;
    struct sheet_row row;
    reading_fill(reading, "a;b\n", 4);
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    FILE *file = fopen(reading->path, "ab");
    fputs("c;d\n", file);
    fclose(file);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_FAULT);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_END);
    assert_said(reading, "error: the file was changed while it was read [sheet-changed]");
    diag_clear(reading->diag);
    assert_false(sheet_rewind(sheet, reading->diag));
    assert_said(reading, "[sheet-changed]");
    sheet_close(sheet);
}

/* Another file of the same name is none of ours: editors save so. */
static void file_that_is_replaced_stays_as_it_was(void **state)
{
    struct reading *reading = *state;
    struct buffer rows = {0};
    reading_fill(reading, "a;b\n", 4);
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    unlink(reading->path);
    reading_fill(reading, "c;d\n", 4);
    write_rows(&rows, sheet, reading->diag);
    assert_true(sheet_rewind(sheet, reading->diag));
    write_rows(&rows, sheet, reading->diag);
    assert_int_equal(rows.length, 12);
    assert_memory_equal(rows.bytes, "1|a|b\n1|a|b\n", 12);
    buffer_finish(&rows);
    sheet_close(sheet);
    assert_quiet(reading);
}

static void files_that_cannot_be_read_are_told(void **state)
{
    struct reading *reading = *state;
    assert_null(sheet_open("/tmp", NULL, reading->diag));
    assert_said(reading, "/tmp: error: the file cannot be read: Is a directory");
    assert_null(sheet_open("/nowhere.csv", NULL, reading->diag));
    assert_said(reading, "/nowhere.csv: error: the file cannot be read: No such file or directory");
    sheet_close(NULL);
}

static void rows_that_are_written_are_read_again(void **state)
{
    static const char *const rows[][3] = {
        {"name", "a;b", "c,d"},
        {"say \"hi\"", "two\nlines", "tab\there"},
        {"", "=1+1", "Zo\xC3\xAB"},
        {" x", "y\t", "'z"},
    };
    struct buffer out = {0};
    for (int i = 0; i < 4; i++)
        sheet_put_row(&out, rows[i], 3);
    static const char expected[] = "\xEF\xBB\xBFname;\"a;b\";\"c,d\"\r\n"
                                   "\"say \"\"hi\"\"\";\"two\nlines\";\"tab\there\"\r\n"
                                   ";'=1+1;Zo\xC3\xAB\r\n\" x\";\"y\t\";'z\r\n";
    assert_int_equal(out.length, sizeof expected - 1);
    assert_memory_equal(out.bytes, expected, out.length);
    assert_string_equal(rows_of_bytes(*state, out.bytes, out.length),
                        "1|name|a;b|c,d\n2|say \"hi\"|two~lines|tab\there\n4||=1+1|Zo\xC3\xAB\n5|x|y|'z\n");
    assert_quiet(*state);
    buffer_finish(&out);
}

/* What a spreadsheet would take for a formula begins with an apostrophe in the file, and is read as it was. */
static void formulas_are_written_as_text_and_read_again(void **state)
{
    static const char *const formulas[] = {"=1+1", "+31 6 1234", "-4", "@SUM(A1)", "=HYPERLINK(\"http://example.org\";\"x\")",
                                           "'=1", "''-4", "==", "=\"00471\""};
    static const char *const plain[] = {"-", "'", "''", "'t Hooft", "'-", "1=1", "a@b", "'s-Gravenhage", "+"};
    struct buffer out = {0};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas + sizeof plain / sizeof *plain; i++) {
        bool formula = i < sizeof formulas / sizeof *formulas;
        const char *cell = formula ? formulas[i] : plain[i - sizeof formulas / sizeof *formulas];
        char expected[128];
        buffer_clear(&out);
        sheet_put_row(&out, (const char *const[]){cell, "b"}, 2);
        snprintf(expected, sizeof expected, "1|%s|b\n", cell);
        assert_string_equal(rows_of_bytes(*state, out.bytes, out.length), expected);
        const unsigned char *first = out.bytes + 3 + (out.bytes[3] == '"');
        if (formula && (first[0] != '\'' || (unsigned char)cell[0] != (first[1] == '"' ? cell[0] : first[1])))
            fail_msg("%s is a formula", cell);
        if (!formula && memcmp(first, cell, strlen(cell)) != 0)
            fail_msg("%s is none", cell);
    }
    assert_quiet(*state);
    buffer_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(formulas_are_written_as_text_and_read_again),
        TEST(separators_are_found),
        TEST(first_line_may_say_the_separator),
        TEST(quotes_hold_separators_lines_and_quotes),
        TEST(lines_end_as_they_like),
        TEST(nothing_is_passed_over),
        TEST(white_space_at_the_ends_is_left_out),
        TEST(texts_that_look_like_formulas_are_what_they_show),
        TEST(quotes_that_are_not_closed_are_told),
        TEST(rows_beyond_the_headings_are_told),
        TEST(control_characters_are_told),
        TEST(faults_of_a_row_are_told_a_few_times),
        TEST(rows_may_lie_across_blocks),
        TEST(cells_are_bounded),
        TEST(columns_are_bounded),
        TEST(rows_are_bounded),
        TEST(rows_are_bounded_in_bytes),
        TEST(columns_are_named_as_people_count),
        TEST(file_that_changes_is_told),
        TEST(file_that_is_replaced_stays_as_it_was),
        TEST(files_that_cannot_be_read_are_told),
        TEST(rows_that_are_written_are_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
