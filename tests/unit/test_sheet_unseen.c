/* What is seen in a workbook and what is not: rows and columns that are hidden, cells that are merged, rows that are out of
 * order; and columns that nobody uses. */
#include "test_sheet_book.h"

#define ROW(number, cells) "<row r='" number "'>" cells "</row>"
#define MERGED(rows, merges)                                                                                           \
    DECLARED "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData><mergeCells>" merges "</mergeCells></worksheet>"
#define MERGE(place) "<mergeCell ref='" place "'/>"

/* The headings, and behind them the rows when it is known what the columns are for: u, c (code) or - for each. */
static const char *rows_used(struct reading *reading, const char *uses)
{
    struct buffer out = {0};
    struct sheet_row row;
    enum sheet_use said[8];
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    assert_non_null(sheet);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    for (size_t i = 0; uses[i]; i++)
        said[i] = uses[i] == 'c' ? SHEET_CODE : uses[i] == 'u' ? SHEET_USED : SHEET_UNUSED;
    bool good = sheet_use(sheet, said, (int)strlen(uses), reading->diag);
    assert_int_equal(good, !diag_errors(reading->diag));
    write_rows(&out, sheet, reading->diag);
    sheet_close(sheet);
    const char *rows = arena_copy(reading->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return rows;
}

static const char *used_of_book(struct reading *reading, const char *sheet, const char *styles, const char *uses)
{
    PACK_BOOK(reading, {"xl/worksheets/sheet1.xml", sheet, 0}, {"xl/styles.xml", styles ? styles : STYLES(""), 0});
    return rows_used(reading, uses);
}

/* ------------------------------------------------------------------------------------------------ hidden */

static const char *hidden(struct reading *reading, const char *rows, enum sheet_hidden what)
{
    PACK_BOOK(reading, {"xl/worksheets/sheet1.xml", rows, 0});
    return rows_with(reading, reading->path, &(struct sheet_options){.hidden = what});
}

static void hidden_rows_are_refused_taken_or_skipped(void **state)
{
    static const char *const sheets[] = {
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'/><row r='3' hidden='1'><c><v>2</v></c></row>"),
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row r=\"3\"\n hidden = \"true\"><c><v>2</v></c></row>"),
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row r='3' hidden='&#49;'><c><v>2</v></c></row>"),
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row spans='>' r='3' hidden='1'><c><v>2</v></c></row>"),
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row r='3' ht='0' customHeight='1'><c><v>2</v></c></row>"),
        WORKSHEET("<row r='1'><c><v>1</v></c></row><row r='3' ht='0.0'><c t='inlineStr'><is><t>2</t></is></c></row>"),
        "<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row r='1'><x:c><x:v>1</x:v></x:c></x:row>"
        "<x:row r='3' hidden='1'><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        assert_string_equal(hidden(*state, sheets[i], SHEET_HIDDEN_REFUSE), "none");
        assert_said(*state, ":3: error: rows are hidden or filtered out, and nobody said whether they are meant: 1 row: 3");
        assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
        assert_string_equal(hidden(*state, sheets[i], SHEET_HIDDEN_TAKE), "1|1\n3|2\n");
        assert_quiet(*state);
        assert_string_equal(hidden(*state, sheets[i], SHEET_HIDDEN_SKIP), "1|1\n");
        assert_quiet(*state);
    }
}

static void rows_that_only_look_hidden_are_none(void **state)
{
    assert_string_equal(hidden(*state,
                               WORKSHEET("<row r='1' hidden='0' ht='0.75'><c><v>1</v></c></row>"
                                         "<row r='2' hidden='1'/><row r='3' hidden='true'><c s='0'/><c><v/></c></row>"
                                         "<row r='4' hidden='false' ht='12' collapsed='1' outlineLevel='1'><c><v>4</v></c>"
                                         "</row><row r='5'>" TEXT_CELL("A5", "&lt;row r='1' hidden='1'>") "</row>"),
                               SHEET_HIDDEN_REFUSE),
                        "1|1\n4|4\n5|<row r='1' hidden='1'>\n");
    assert_quiet(*state);
}

/* Whatever is wrong in it. */
static void skipped_row_tells_nothing(void **state)
{
    assert_string_equal(hidden(*state,
                               WORKSHEET("<row r='1'><c><v>1</v></c></row>"
                                         "<row r='2' hidden='1'><c t='e'><v>#N/A</v></c></row>"
                                         "<row r='3' hidden='1'>" TEXT_CELL("A3", "_x0007_") "</row><row r='4' hidden='1'>"
                                         "<c r='A4'><v>1</v></c><c r='A4'><v>2</v></c></row><row r='5'><c><v>5</v></c></row>"),
                               SHEET_HIDDEN_SKIP),
                        "1|1\n5|5\n");
    assert_quiet(*state);
}

static void many_hidden_rows_are_one_message(void **state)
{
    struct buffer sheet = {0};
    buffer_string(&sheet, "<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c></row>");
    for (int i = 0; i < 5000; i++)
        buffer_string(&sheet, "<row hidden='1'><c><v>7</v></c></row>");
    buffer_string(&sheet, "</sheetData></worksheet>");
    buffer_byte(&sheet, '\0');
    assert_string_equal(hidden(*state, (const char *)sheet.bytes, SHEET_HIDDEN_REFUSE), "none");
    buffer_finish(&sheet);
    assert_said(*state, "5000 rows: 2, 3, 4, 5, 6, 7, 8, 9 … [sheet-hidden]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

#define FLAT(width) \
    DECLARED "<worksheet xmlns='" MAIN "'><cols><col min='2' max='2' " width "/></cols><sheetData>" ROW("1", "<c><v>1</v></c><c><v>2</v></c>") \
        "</sheetData></worksheet>"

static void hidden_column_is_told_if_it_is_used(void **state)
{
    static const char sheet[] =
        DECLARED "<worksheet xmlns='" MAIN "'><cols><col min='2' max='3' hidden='1'/><col min='4' max='16384' "
                 "hidden='0'/></cols><sheetData>" ROW("1", "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c>")
                     "</sheetData></worksheet>";
    used_of_book(*state, sheet, NULL, "u-u");
    assert_said(*state, ":1: warning: a column that is used is hidden: nobody saw what is in it: column C");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    used_of_book(*state, sheet, NULL, "u--");
    assert_quiet(*state);
    used_of_book(*state, FLAT("width='0' customWidth='1'"), NULL, "uu");
    assert_said(*state, "nobody saw what is in it: column B");
    used_of_book(*state, FLAT("width='0.75'"), NULL, "uu");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ merged */

static void value_merged_over_rows_stands_in_each(void **state)
{
    static const char sheet[] =
        MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>3</v></c><c t='inlineStr'><is><t>ROC</t></is></c>")
                   ROW("3", "<c><v>4</v></c><c t='e'><v>#N/A</v></c>") ROW("4", "<c r='B4'/>") ROW("5", "<c><v>5</v></c>")
                       ROW("6", "<c><v>6</v></c><c><v>7</v></c>"),
               MERGE("b5:$B$2"));
    assert_string_equal(used_of_book(*state, sheet, NULL, "uu"), "2|3|ROC\n3|4|ROC\n5|5|ROC\n6|6|7\n");
    assert_quiet(*state);
    assert_string_equal(used_of_book(*state, sheet, NULL, "u-"), "2|3|ROC\n3|4\n5|5\n6|6|7\n");
    assert_quiet(*state);
}

static void merged_cell_at_fault_spoils_all_its_rows(void **state)
{
    assert_string_equal(used_of_book(*state,
                                     MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c>")
                                                ROW("2", "<c><v>3</v></c><c t='e'><v>#REF!</v></c>")
                                                    ROW("3", "<c><v>4</v></c>") ROW("4", "<c><v>5</v></c>"),
                                            MERGE("B2:B3")),
                                     NULL, "uu"),
                        "2!\n3!\n4|5\n");
    assert_said(*state, ":2: error: a cell shows no usable value: B2: it holds the error #REF!");
    assert_said(*state, ":3: error: merged cells leave open which column or row a value belongs to: B3 is merged with row 2, "
                        "where the cell is at fault");
}

static void value_merged_over_columns_is_told(void **state)
{
    static const char sheet[] = MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c>")
                                           ROW("2", "<c><v>5</v></c><c><v>6</v></c><c><v>7</v></c><c><v>8</v></c>")
                                               ROW("3", "<c><v>5</v></c><c><v>6</v></c><c><v>7</v></c><c><v>8</v></c>")
                                                   ROW("4", "<c><v>9</v></c>"),
                                       MERGE("B2:C2") MERGE("A4:D4"));
    assert_string_equal(used_of_book(*state, sheet, NULL, "uuuu"), "2!\n3|5|6|7|8\n4|9\n");
    assert_said(*state, ":2: error: merged cells leave open which column or row a value belongs to: B2 lies over column C, "
                        "which is used too");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    assert_string_equal(used_of_book(*state, sheet, NULL, "uu-u"), "2|5|6||8\n3|5|6|7|8\n4|9\n");
    assert_quiet(*state);
}

static void merged_headings_are_told_if_they_leave_something_open(void **state)
{
    static const char down[] = MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>3</v></c><c><v>4</v></c>"),
                                      MERGE("B:B"));
    used_of_book(*state, down, NULL, "uu");
    assert_said(*state, ":1: error: merged cells leave open which column or row a value belongs to: B1: the heading is merged "
                        "with the rows below, down to 1048576");
    assert_string_equal(used_of_book(*state, down, NULL, "u-"), "2|3\n");
    assert_quiet(*state);
    static const char across[] = MERGED(ROW("1", "<c><v>1</v></c><c/><c><v>2</v></c>")
                                            ROW("2", "<c><v>3</v></c><c/><c><v>4</v></c>")
                                                ROW("3", "<c><v>5</v></c><c><v>6</v></c><c><v>7</v></c>"),
                                        MERGE("A1:B1"));
    assert_string_equal(used_of_book(*state, across, NULL, "u-u"), "2|3||4\n3!\n");
    assert_said(*state, ":3: error: merged cells leave open which column or row a value belongs to: B3: the heading above it "
                        "is merged with that of a column further left");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

static void merged_cells_that_overlap_are_damage(void **state)
{
    assert_string_equal(rows_of_book(*state, MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>3</v></c>"),
                                                    MERGE("A1:A2") MERGE("A1:A2") MERGE("1:1")),
                                     NULL, NULL),
                        "0!\n");
    assert_said(*state, "the workbook is damaged: xl/worksheets/sheet1.xml: merged cells of row 1 lie across others");
    assert_string_equal(rows_of_book(*state, MERGED(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c r='B2'><v>3</v></c>"),
                                                    MERGE("A1:A2") MERGE("A1:A2") MERGE("3:9")),
                                     NULL, NULL),
                        "1|1|2\n2|1|3\n");
    assert_quiet(*state);
}

/* As fast as without: ranges over all columns, one in each row. */
static void very_many_merged_cells_are_read(void **state)
{
    enum { COUNT = 20000 };
    struct buffer sheet = {0};
    buffer_string(&sheet, "<worksheet xmlns='" MAIN "'><sheetData>");
    for (int i = 1; i <= COUNT; i++)
        buffer_format(&sheet, "<row><c r='A%d'><v>1</v></c><c r='XFD%d'><v>2</v></c></row>", i, i);
    buffer_string(&sheet, "</sheetData><mergeCells>");
    for (int i = COUNT; i >= 1; i--)
        buffer_format(&sheet, "<mergeCell ref='A%d:XFD%d'/>", i, i);
    buffer_string(&sheet, "</mergeCells></worksheet>");
    buffer_byte(&sheet, '\0');
    const char *rows = rows_of_book(*state, (const char *)sheet.bytes, NULL, NULL);
    buffer_finish(&sheet);
    assert_quiet(*state);
    assert_memory_equal(rows, "1|1\n2|1\n", 8);
    assert_string_equal(rows + strlen(rows) - 9, "\n20000|1\n");
}

/* ------------------------------------------------------------------------------------------------ order */

static void rows_and_cells_are_brought_in_order(void **state)
{
    static const char *const sheets[] = {
        WORKSHEET("<row r='3'><c><v>5</v></c></row><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>"
                  "<row r='2' hidden='0'><c r='B2' t='inlineStr'><is><t>x</t></is></c></row>"),
        WORKSHEET("<row r='1'><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row><row r='2'><c r='b2' t='str'><v>x</v></c>"
                  "</row><row r='3'><c r='A3'><v>5</v></c><c r='A3'><v>5</v></c><c r='B3'/></row>"),
        WORKSHEET("<row r='2'><c r='B2' t='str'><v>x</v></c></row><row r='1'><c r='B1'><v>2</v></c></row>"
                  "<row r='3'><c><v>5</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>"),
        WORKSHEET("<row r='1'><c r='a1'><v>1</v></c><c r='b1'><v>2</v></c></row><row r='2'><c r='B2' t='str'><v>x</v></c></row>"
                  "<row r='3'/><row r='3'><c><v>5</v></c></row>"),
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        assert_string_equal(rows_of_book(*state, sheets[i], NULL, NULL), "1|1|2\n2||x\n3|5\n");
        assert_quiet(*state);
    }
}

static void cells_that_are_there_twice_must_agree(void **state)
{
    assert_string_equal(rows_of_book(*state,
                                     WORKSHEET("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c>"
                                               "<c r='A2'><v>3</v></c></row>"),
                                     NULL, NULL),
                        "1|1\n2!\n");
    assert_said(*state, ":2: error: a cell shows no usable value: A2: the file has it twice, with different values");
    assert_string_equal(rows_of_book(*state,
                                     WORKSHEET("<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c>"
                                               "</row><row r='2'><c r='A2'><v>3</v></c></row><row r='3'><c><v>4</v></c></row>"),
                                     NULL, NULL),
                        "1|1\n2!\n3|4\n");
    assert_said(*state, "A2: the file has it twice, with different values");
}

static void disordered_rows_are_held_with_all_they_have(void **state)
{
    PACK_BOOK(*state,
              {"xl/worksheets/sheet1.xml",
               MERGED("<row r='4' hidden='1'><c><v>9</v></c></row>"
                      "<row r='3'><c s='1'><v>46213</v></c></row><row r='2'><c t='s'><v>0</v></c><c><v>6</v></c></row>"
                      "<row r='5'><c><f>1+1</f></c></row><row r='1'><c t='b'><v>1</v></c><c t='inlineStr'><is><t>b</t></is></c>"
                      "</row>",
                      MERGE("B2:B3")), 0},
              {"xl/sharedStrings.xml", STRINGS("<si><t>text</t></si>"), 0},
              {"xl/styles.xml", STYLES("<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>"), 0});
    assert_string_equal(rows_with(*state, ((struct reading *)*state)->path, &(struct sheet_options){.hidden = SHEET_HIDDEN_SKIP}),
                        "1|TRUE|b\n2|text|6\n3|2026-07-10|6\n5!\n");
    assert_said(*state, ":5: error: a cell shows no usable value: A5: the result of its formula was not saved");
}

static void disordered_rows_are_bounded(void **state)
{
    struct buffer sheet = {0};
    buffer_string(&sheet, "<worksheet xmlns='" MAIN "'><sheetData><row r='2'/><row r='1'/>");
    uint32_t value = 1; /* varied, or it would be packed too well */
    for (int i = 0; i < 70; i++) {
        buffer_string(&sheet, "<row>");
        for (int j = 0; j < SHEET_COLUMNS_MOST; j++)
            buffer_format(&sheet, "<c><v>%u</v></c>", value = value * 1664525 + 1013904223);
        buffer_string(&sheet, "</row>");
    }
    buffer_string(&sheet, "</sheetData></worksheet>");
    buffer_byte(&sheet, '\0');
    assert_string_equal(rows_of_book(*state, (const char *)sheet.bytes, NULL, NULL), "none");
    buffer_finish(&sheet);
    assert_said(*state, "the spreadsheet is too large: its rows are out of order, and too many to be sorted here");
}

/* ------------------------------------------------------------------------------------------------ struck through */

#define STRUCK(cell) "<row r='2'>" cell "<c><v>7</v></c></row><row r='3'><c><v>8</v></c></row>"

static const char fonts[] = STYLES("<dxfs><dxf><font><strike/></font></dxf></dxfs>"
                                   "<fonts><font/><font><b/><strike/></font><font><strike val='0'/></font></fonts>"
                                   "<cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='0' fontId='1'/><xf numFmtId='0' fontId='2'/>"
                                   "<xf numFmtId='0' fontId='9'/></cellXfs>");

static const char *struck(struct reading *reading, const char *rows, const char *uses)
{
    struct buffer sheet = {0};
    buffer_format(&sheet, "<worksheet xmlns='" MAIN "'><sheetData>%s</sheetData></worksheet>", rows);
    buffer_byte(&sheet, '\0');
    PACK_BOOK(reading, {"xl/worksheets/sheet1.xml", (const char *)sheet.bytes, 0}, {"xl/styles.xml", fonts, 0},
              {"xl/sharedStrings.xml",
               STRINGS("<si><r><rPr><strike/></rPr><t>old</t></r><r><rPr><strike val='false'/></rPr><t>new</t></r></si>"
                       "<si><r><rPr><strike val='0'/></rPr><t>plain</t></r></si>"), 0});
    const char *read = rows_used(reading, uses);
    buffer_finish(&sheet);
    return read;
}

/* Cells that are, words in them, and a whole row, which is told once; not what nobody uses, nor the headings. */
static void what_is_struck_through_is_refused(void **state)
{
    static const char *const bad[] = {STRUCK("<c s='1'><v>5</v></c>"), STRUCK("<c s='1' t='s'><v>1</v></c>"),
                                      STRUCK("<c t='s'><v>0</v></c>"), STRUCK("<c s='1' t='str'><f>A1</f><v>x</v></c>"),
                                      STRUCK("<c t='inlineStr'><is><r><rPr><strike/></rPr><t>x</t></r></is></c>")};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        for (int turned = 0; turned < 2; turned++) {
            struct buffer rows = {0};
            buffer_format(&rows, turned ? "%s<row r='1'><c s='1'><v>1</v></c><c><v>2</v></c></row>" : "<row r='1'><c s='1'><v>1</v></c><c><v>2</v></c></row>%s", bad[i]);
            buffer_byte(&rows, '\0');
            assert_string_equal(struck(*state, (const char *)rows.bytes, "uu"), "2!\n3|8\n");
            assert_said(*state, ":2: error: this is struck through: it is not clear whether it is meant: A2 [sheet-struck]");
            assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
            diag_clear(((struct reading *)*state)->diag);
            buffer_finish(&rows);
        }
    assert_string_equal(struck(*state, "<row r='1'><c><v>1</v></c><c><v>2</v></c></row><row r='2'><c s='1'><v>5</v></c><c s='1'><v>6</v></c></row>"
                                       "<row r='3'><c/><c s='1'><v>6</v></c></row>", "uu"), "2!\n3!\n");
    assert_said(*state, ":3: error: this is struck through: it is not clear whether it is meant: B3 [sheet-struck]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 2);
    diag_clear(((struct reading *)*state)->diag);
    assert_string_equal(struck(*state, "<row r='1'><c><v>1</v></c><c><v>2</v></c></row><row r='2'><c s='1'><v>5</v></c><c s='2'><v>6</v></c></row>"
                                       "<row r='3'><c s='1'/><c s='3' t='s'><v>1</v></c></row>", "-u"), "2|5|6\n3||plain\n");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ used */

static const char formats[] =
    STYLES("<cellXfs><xf numFmtId='0'/><xf numFmtId='11'/><xf numFmtId='14'/><xf numFmtId='9'/><xf numFmtId='44'/></cellXfs>");

static void numbers_of_more_digits_than_spreadsheets_keep_are_told(void **state)
{
    static const char sheet[] =
        WORKSHEET(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>2026000000000001</v></c>")
                      ROW("3", "<c s='1'><v>2.026E15</v></c>") ROW("4", "<c><v>-1234567890123456.5</v></c>")
                          ROW("5", "<c><v>999999999999999</v></c>") ROW("6", "<c s='1'><v>1.23457E11</v></c>")
                              ROW("7", "<c><v>0.30000000000000004</v></c>") ROW("8", "<c><v>0</v></c>")
                                  ROW("9", TEXT_CELL("A9", "2026000000000001")));
    assert_string_equal(used_of_book(*state, sheet, formats, "uu"),
                        "2!\n3!\n4!\n5|999999999999999\n6|123457000000\n7|0.3\n8|0\n9|2026000000000001\n");
    assert_said(*state, ":2: error: a number of more than 15 digits: spreadsheets keep no more of them, and put zeros in the "
                        "place of the others: A2: 2026000000000001 [sheet-digits]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 3);
    assert_non_null(strstr(used_of_book(*state, sheet, formats, "-u"), "2|2026000000000000\n"));
    assert_quiet(*state);
}

static void codes_are_whole_numbers(void **state)
{
    static const char sheet[] =
        WORKSHEET(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>2026.5</v></c>") ROW("3", "<c s='2'><v>46213</v></c>")
                      ROW("4", "<c t='d' s='2'><v>2026-07-10</v></c>") ROW("5", "<c s='3'><v>0.5</v></c>")
                          ROW("6", "<c><v>25135.0</v></c>") ROW("7", "<c><v>25134.999999999996</v></c>")
                              ROW("8", TEXT_CELL("A8", "2026.5")) ROW("9", "<c><v>2.5135E4</v></c>")
                                  ROW("10", "<c s='4'><v>1234</v></c>") ROW("11", "<c s='1'><v>1234</v></c><c s='3'><v>12</v></c>")
                                      ROW("12", "<c><v>1234</v></c><c s='4'><v>1234</v></c>"));
    assert_string_equal(used_of_book(*state, sheet, formats, "cu"),
                        "2!\n3!\n4!\n5!\n6|25135\n7|25135\n8|2026.5\n9|25135\n10!\n11|1234|1200%\n12|1234|1234.00\n");
    assert_said(*state, "A10: its number format is not one of codes: 1234.00 [sheet-code]");
    assert_said(*state, ":2: error: a code or number is not as it was typed: the spreadsheet took it for something else: A2: it "
                        "is a number with decimals: 2026.5 [sheet-code]");
    assert_said(*state, ":3: error: a code or number is not as it was typed: the spreadsheet took it for something else: A3: it "
                        "is a date [sheet-code]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 5);
    assert_string_equal(used_of_book(*state, sheet, formats, "uu"),
                        "2|2026.5\n3|2026-07-10\n4|2026-07-10\n5|50%\n6|25135\n7|25135\n8|2026.5\n9|25135\n10|1234.00\n11|1234|1200%\n12|1234|1234.00\n");
    assert_quiet(*state);
}

static void columns_that_nobody_uses_are_what_they_are(void **state)
{
    static const char sheet[] =
        WORKSHEET(ROW("1", "<c><v>1</v></c><c><v>2</v></c>") ROW("2", "<c><v>3</v></c><c t='e'><v>#N/A</v></c>")
                      ROW("3", "<c><v>4</v></c><c><f>1+1</f></c>") ROW("4", "<c><v>5</v></c><c s='2'><v>-3</v></c>"));
    assert_string_equal(used_of_book(*state, sheet, formats, "u-"), "2|3|#N/A\n3|4\n4|5|-3\n");
    assert_quiet(*state);
    assert_string_equal(used_of_book(*state, sheet, formats, "uu"), "2!\n3!\n4!\n");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hidden_rows_are_refused_taken_or_skipped),
        TEST(rows_that_only_look_hidden_are_none),
        TEST(skipped_row_tells_nothing),
        TEST(many_hidden_rows_are_one_message),
        TEST(hidden_column_is_told_if_it_is_used),
        TEST(value_merged_over_rows_stands_in_each),
        TEST(merged_cell_at_fault_spoils_all_its_rows),
        TEST(value_merged_over_columns_is_told),
        TEST(merged_headings_are_told_if_they_leave_something_open),
        TEST(merged_cells_that_overlap_are_damage),
        TEST(very_many_merged_cells_are_read),
        TEST(rows_and_cells_are_brought_in_order),
        TEST(cells_that_are_there_twice_must_agree),
        TEST(disordered_rows_are_held_with_all_they_have),
        TEST(disordered_rows_are_bounded),
        TEST(what_is_struck_through_is_refused),
        TEST(numbers_of_more_digits_than_spreadsheets_keep_are_told),
        TEST(codes_are_whole_numbers),
        TEST(columns_that_nobody_uses_are_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
