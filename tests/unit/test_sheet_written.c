/* Files that LibreOffice, openpyxl and msoffcrypto-tool wrote: tests/data/sheets/sheets.md tells how. */
#include "test_sheet.h"

static const char *rows_in_data(struct reading *reading, const char *name, const char *sheet)
{
    diag_clear(reading->diag);
    arena_clear(reading->arena);
    return rows_in(reading, arena_format(reading->arena, "tests/data/sheets/%s", name), sheet);
}

static const char from_libreoffice[] =
    "1|Naam|Geboren|Diploma|Cijfer|Tijd|Som|Geslaagd|Opmerking\n"
    "2|Zo\xC3\xAB Jansen-\xC4\x90uri\xC4\x87|2006-05-04|2026004711|7.5|14:30|0.3|TRUE|twee~regels; \"en\" meer\n"
    "4|Anna  van 't Hart|2006-05-04|0000471|75.5%|2006-05-04 06:00:00|a|FALSE|x\n"
    "5|_x0041_ & <Co>|2006-05|123456789012345|0.1|36:00:00|||0.0000001\n"
    "6|samen||-12.5\n"
    "7|samen||onder\n";

static void workbook_of_libreoffice_is_read(void **state)
{
    assert_string_equal(rows_in_data(*state, "libreoffice.xlsx", NULL), from_libreoffice);
    assert_quiet(*state);
    assert_string_equal(rows_in_data(*state, "libreoffice.xlsx", "Geslaagden"), from_libreoffice);
    assert_string_equal(rows_in_data(*state, "libreoffice.xlsx", "Verborgen"), "1|niet te zien\n");
    assert_quiet(*state);
    assert_string_equal(rows_in_data(*state, "libreoffice.xlsx", "Leeg"), "none");
    assert_said(*state, "libreoffice.xlsx: error: there is nothing in the spreadsheet [sheet-empty]");
    assert_string_equal(rows_in_data(*state, "libreoffice.xlsx", "Niets"), "none");
    assert_said(*state,
                "error: the workbook has no such sheet: \"Niets\"; it has \"Geslaagden\", \"Leeg\", \"Verborgen\"");
}

static void open_document_is_read_as_the_workbook_is(void **state)
{
    static const char *const files[] = {"libreoffice.ods", "libreoffice.fods"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_string_equal(rows_in_data(*state, files[i], NULL), from_libreoffice);
        assert_string_equal(rows_in_data(*state, files[i], "Verborgen"), "1|niet te zien\n");
        assert_quiet(*state);
        assert_string_equal(rows_in_data(*state, files[i], "Niets"), "none");
        assert_said(*state, "the workbook has no such sheet: \"Niets\"; it has \"Geslaagden\", \"Leeg\", \"Verborgen\"");
    }
    const char *rows = rows_in_data(*state, "libreoffice-errors.ods", "Geslaagden");
    assert_non_null(strstr(rows, "Opmerking\n2!\n4!\n5|_x0041_"));
    assert_said(*state, ":2: error: a cell shows no usable value: F2: it holds the error #DIV/0!");
    assert_said(*state, ":4: error: a cell shows no usable value: F4: it holds the error #N/A");
    assert_string_equal(rows_in_data(*state, "libreoffice-errors.ods", NULL), "none");
    assert_said(*state, "the workbook has several sheets that hold something: \"Geslaagden\", \"Verborgen\" [sheet-choice]");
    assert_string_equal(rows_in_data(*state, "password.ods", NULL), "none");
    assert_said(*state, "password.ods: error: the workbook has a password [sheet-encrypted]");
    assert_string_equal(rows_in_data(*state, "pandas.ods", NULL),
                        "1|nummer|naam|geboortedatum|crebo|diploma|cijfer|goed|datum|leeg\n"
                        "2|1001|Zo\xC3\xAB  Jansen|2007-03-14|25135|0047|7.5|TRUE|2026-07-10\n");
    assert_quiet(*state);
}

/* LibreOffice folds rows of a group, hides others, and tells of 20 rows that are alike, and of a style, but once. */
static void what_libreoffice_hides_is_known(void **state)
{
    static const char shown[] = "1|Naam|Klas|Nr|Vorm\n2|Leerling 1|B|000-001|+5\n3|Leerling 2|A|000-002|min 5\n%s"
                                "5|Leerling 4|A|000-004|1234.50 \xE2\x82\xAC\n%s8|Leerling 7|B|000-007\n9|Leerling 8|A|000-008\n";
    static const char folded[] = "6|Leerling 5|B|000-005|veel\n7|Leerling 6|A|000-006|-7.46\n";
    static const char path[] = "tests/data/sheets/libreoffice-hidden.ods";
    struct reading *reading = *state;
    struct buffer expected = {0};
    for (enum sheet_hidden hidden = SHEET_HIDDEN_TAKE; hidden <= SHEET_HIDDEN_SKIP; hidden++) {
        bool takes = hidden == SHEET_HIDDEN_TAKE;
        buffer_clear(&expected);
        buffer_format(&expected, shown, takes ? "4|Leerling 3|B|000-003|nul\n" : "", takes ? folded : "");
        for (int row = 12; row < 32; row++)
            buffer_format(&expected, "%d|zelfde\n", row);
        buffer_byte(&expected, '\0');
        assert_string_equal(rows_with(reading, path, &(struct sheet_options){.hidden = hidden}), (const char *)expected.bytes);
        assert_quiet(reading);
    }
    buffer_finish(&expected);
    assert_string_equal(rows_in(reading, path, NULL), "none");
    assert_said(reading, "libreoffice-hidden.ods:4: error: rows are hidden or filtered out, and nobody said whether they are meant: "
                         "3 rows: 4, 6, 7 [sheet-hidden]");
}

static void both_systems_of_dates_are_known(void **state)
{
    assert_string_equal(rows_in_data(*state, "libreoffice-1904.xlsx", NULL), from_libreoffice);
    assert_quiet(*state);
    const struct sheet_options options = {.hidden = SHEET_HIDDEN_TAKE};
    const char *rows = rows_with(*state, "tests/data/sheets/openpyxl-1904.xlsx", &options);
    assert_non_null(
        strstr(rows, "2|Zo\xC3\xAB Jansen-\xC4\x90uri\xC4\x87|2006-05-04|2026004711|7.5|14:30:00|36:05:00|TRUE|"));
    assert_non_null(strstr(rows, "4|Anna  van 't Hart|2006-05-04 06:07:08|"));
}

static void workbook_of_openpyxl_is_read(void **state)
{
    static const char expected[] =
        "1|Naam|Geboren|Diploma|Cijfer|Tijd|Duur|Geslaagd|Opmerking\n"
        "2|Zo\xC3\xAB Jansen-\xC4\x90uri\xC4\x87|2006-05-04|2026004711|7.5|14:30:00|36:05:00|TRUE|twee~regels\n"
        "4|Anna  van 't Hart|2006-05-04 06:07:08|NL-0000471|76%|2006-05-04 23:59:59||FALSE|x\n"
        "5|A & <Co>|2006-05|123456789012345|0.3\n" /* openpyxl does not escape what is an escape to Excel */
        "6|samen||-12.5\n"
        "7|samen||onder\n";
    struct reading *reading = *state;
    assert_string_equal(rows_in_data(*state, "openpyxl.xlsx", NULL), "none");
    assert_said(*state, "openpyxl.xlsx:7: error: rows are hidden or filtered out, and nobody said whether they are meant: "
                        "1 row: 7 [sheet-hidden]");
    diag_clear(reading->diag);
    struct sheet_options options = {.hidden = SHEET_HIDDEN_TAKE};
    assert_string_equal(rows_with(reading, "tests/data/sheets/openpyxl.xlsx", &options), expected);
    options.name = "Cohort & co";
    assert_string_equal(rows_with(reading, "tests/data/sheets/openpyxl.xlsx", &options), expected);
    options.hidden = SHEET_HIDDEN_SKIP;
    const char *shown = rows_with(reading, "tests/data/sheets/openpyxl.xlsx", &options);
    assert_int_equal(strlen(shown), strlen(expected) - strlen("7|samen||onder\n"));
    assert_memory_equal(shown, expected, strlen(shown));
    assert_quiet(*state);
    assert_string_equal(rows_in_data(*state, "openpyxl.xlsx", "Grafiek"), "none");
    assert_said(*state, "it has \"Leeg\", \"Cohort & co\", \"Verborgen\" [sheet-missing]");
}

static void errors_are_told_and_rows_go_on(void **state)
{
    assert_string_equal(rows_in_data(*state, "openpyxl-errors.xlsx", NULL), "1|Naam|Som\n2!\n3!\n4|Klaas|2\n");
    assert_said(*state,
                ":2: error: a cell shows no usable value: B2: the result of its formula was not saved [sheet-cell]");
    assert_said(*state, ":3: error: a cell shows no usable value: B3: it holds the error #N/A");
    const char *rows = rows_in_data(*state, "libreoffice-errors.xlsx", "Geslaagden");
    assert_non_null(strstr(rows, "Opmerking\n2!\n4!\n5|_x0041_"));
    assert_said(*state, ":2: error: a cell shows no usable value: F2: it holds the error #DIV/0!");
    assert_said(*state, ":4: error: a cell shows no usable value: F4: it holds the error #N/A");
}

static void several_sheets_are_a_choice(void **state)
{
    assert_string_equal(rows_in_data(*state, "libreoffice-errors.xlsx", NULL), "none");
    assert_said(*state, "libreoffice-errors.xlsx: error: the workbook has several sheets that hold something: "
                        "\"Geslaagden\", \"Verborgen\" [sheet-choice]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

static void text_files_of_libreoffice_are_read(void **state)
{
    static const char rows[] = "1|Naam|Geboren|Diploma|Cijfer|Tijd|Som|Geslaagd|Opmerking\n"
                               "2|%s|04-05-2006|2026004711|7.5|14:30|0.3|TRUE|twee~regels; \"en\" meer\n"
                               "5|Anna  van 't Hart|4 May 2006|0000471|75.5%%|2006-05-04 06:00:00|a|FALSE|x\n"
                               "6|_x0041_ & <Co>|May 06|123456789012345|0.1|36:00:00|||0.0000001\n"
                               "7|samen||-12.5\n"
                               "8|||onder\n";
    char expected[1024];
    snprintf(expected, sizeof expected, rows, "Zo\xC3\xAB Jansen-\xC4\x90uri\xC4\x87");
    assert_string_equal(rows_in_data(*state, "libreoffice-utf16.csv", NULL), expected);
    assert_quiet(*state);
    snprintf(expected, sizeof expected, rows, "Zo\xC3\xAB Jansen");
    assert_string_equal(rows_in_data(*state, "libreoffice-1252.csv", NULL), expected);
    assert_said(*state, ":2: warning: the file does not say its encoding, and is read in the one that makes words of it: Windows-1252");
}

static void what_is_not_read_is_told_by_its_kind(void **state)
{
    assert_string_equal(rows_in_data(*state, "libreoffice.xls", NULL), "none");
    assert_said(*state, "this is not a spreadsheet that can be read: it is an old Excel workbook (.xls)");
    assert_string_equal(rows_in_data(*state, "password.xlsx", NULL), "none");
    assert_said(*state, "password.xlsx: error: the workbook has a password [sheet-encrypted]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(workbook_of_libreoffice_is_read),      TEST(both_systems_of_dates_are_known),
        TEST(open_document_is_read_as_the_workbook_is), TEST(what_libreoffice_hides_is_known),
        TEST(workbook_of_openpyxl_is_read),         TEST(errors_are_told_and_rows_go_on),
        TEST(several_sheets_are_a_choice),          TEST(text_files_of_libreoffice_are_read),
        TEST(what_is_not_read_is_told_by_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
