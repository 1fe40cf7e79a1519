/* Workbooks as other programs might write them, and as none should. */
#include "test_sheet_book.h"

#define ROW(number, cells) "<row r='" number "'>" cells "</row>"

/* ------------------------------------------------------------------------------------------------ texts */

static void shared_strings_are_put_together(void **state)
{
    assert_string_equal(
        rows_of_book(
            *state,
            WORKSHEET(
                ROW("1", "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v> 1 </v></c><c r='D1' t='s'><v>2</v></c>")),
            STRINGS("<si><t>plain</t></si>"
                    "<si><r><rPr><b/></rPr><t xml:space='preserve'>An </t></r><r><t>na</t></r>"
                    "<rPh sb='0' eb='1'><t>PHONETIC</t></rPh><phoneticPr fontId='1'/></si>"
                    "<si><t>&lt;&amp;&#xE9;<![CDATA[<]]></t></si>"),
            NULL),
        "1|plain|An na||<&\xC3\xA9<\n");
    assert_quiet(*state);
    assert_string_equal(
        rows_of_book(*state,
                     WORKSHEET(ROW("1", "<c r='A1' t='s'><v>0</v></c>") ROW("2", "<c r='A2' t='s'><v>1</v></c>") ROW(
                         "3", "<c r='A3' t='s'><v>-1</v></c>") ROW("4", "<c r='A4' t='s'><v>99999999999</v></c>")),
                     STRINGS("<si><t>one</t></si>"), NULL),
        "1|one\n2!\n3!\n4!\n");
    assert_said(*state, ":2: error: a cell shows no usable value: A2: its text is missing in the workbook: 1");
}

static void white_space_of_runs_counts_if_it_is_to_be_preserved(void **state)
{
    assert_string_equal(
        rows_of_book(*state,
                     WORKSHEET(ROW("1", "<c t='inlineStr'><is><r><t> Jan </t></r><r><t>  Piet </t></r></is></c>"
                                        "<c t='inlineStr'><is><r><t xml:space='preserve'> Jan </t></r><r><t>\n"
                                        " Piet</t></r></is></c>"
                                        "<c t='inlineStr' xml:space='preserve'><is><r><t>Jan </t></r>"
                                        "<r><t>Piet</t></r></is></c>")),
                     NULL, NULL),
        "1|JanPiet|Jan Piet|Jan Piet\n");
    assert_quiet(*state);
}

static void escapes_are_characters(void **state)
{
    assert_string_equal(
        rows_of_book(
            *state,
            WORKSHEET(ROW("1", TEXT_CELL("A1", "a_x000D_\nb_x000D_c_x000A_d")
                                   TEXT_CELL("B1", "_x005F_x000D_ _x00e9_ _x000G_ _x00E9 _X00E9_ __x0041_") TEXT_CELL(
                                       "C1", "_xD83D__xDE00_") "<c r='D1' t='str'><v>x_x0041_&#13;&#10;y</v></c>")),
            STRINGS(""), NULL),
        "1|a~b~c~d|_x000D_ \xC3\xA9 _x000G_ _x00E9 _X00E9_ _A|\xF0\x9F\x98\x80|xA~y\n");
    assert_quiet(*state);
    assert_string_equal(
        rows_of_book(*state,
                     WORKSHEET(ROW("1", TEXT_CELL("A1", "_xD83D_x")) ROW("2", TEXT_CELL("A2", "_xDE00_"))
                                   ROW("3", TEXT_CELL("A3", "x_x0000_y")) ROW("4", TEXT_CELL("A4", "x_x0007_y"))
                                       ROW("5", TEXT_CELL("B5", "y"))),
                     NULL, NULL),
        "1!\n2!\n3!\n4!\n5!\n");
    assert_said(*state, ":1: error: a letter cannot be read: A1: U+FFFD");
    assert_said(*state, ":3: error: a letter cannot be read: A3: U+FFFD");
    assert_said(*state, ":4: error: this character cannot be printed: A4: U+0007");
    assert_said(*state,
                ":5: error: the row goes on beyond the headings: column B holds \"y\"; the headings end with column A");
}

static void shared_strings_are_checked_where_they_stand(void **state)
{
    assert_string_equal(rows_of_book(*state,
                                     WORKSHEET(ROW("1", TEXT_CELL("A1", "a") TEXT_CELL("B1", "b")) ROW(
                                         "7", "<c r='B7' t='s'><v>0</v></c>") ROW("9", "<c r='B9' t='s'><v>1</v></c>")),
                                     STRINGS("<si><t>x_x000B_y</t></si><si><t>  Zo\xC3\xAB\xC2\xA0</t></si>"), NULL),
                        "1|a|b\n7!\n9||Zo\xC3\xAB\n");
    assert_said(*state, ":7: error: this character cannot be printed: B7: U+000B");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

/* A workbook of little size may show a long string a million times. */
static void faulty_string_is_told_a_thousand_times_at_most(void **state)
{
    struct buffer sheet = {0};
    buffer_string(&sheet, "<worksheet xmlns='" MAIN "'><sheetData>");
    for (int i = 0; i < 1200; i++)
        buffer_string(&sheet, "<row><c t='s'><v>0</v></c></row>");
    buffer_string(&sheet, "</sheetData></worksheet>");
    buffer_byte(&sheet, '\0');
    const char *rows = rows_of_book(*state, (const char *)sheet.bytes, STRINGS("<si><t>_x0007_</t></si>"), NULL);
    buffer_finish(&sheet);
    assert_non_null(strstr(rows, "\n1200!\n"));
    assert_null(strchr(rows, '|'));
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 1000);
}

static const char *rows_of_long_text(struct reading *reading, size_t length, bool shared)
{
    struct buffer text = {0};
    buffer_string(&text, shared ? "<sst xmlns='" MAIN "'><si><t>"
                                : "<worksheet xmlns='" MAIN "'><sheetData><row>"
                                  "<c t='inlineStr'><is><t>");
    for (size_t i = 0; i < length; i++)
        buffer_string(&text, "\xC3\xAB");
    buffer_string(&text, shared ? "</t></si></sst>" : "</t></is></c></row></sheetData></worksheet>");
    buffer_byte(&text, '\0');
    const char *rows =
        shared ? rows_of_book(reading, WORKSHEET(ROW("1", "<c t='s'><v>0</v></c>")), (const char *)text.bytes, NULL)
               : rows_of_book(reading, (const char *)text.bytes, NULL, NULL);
    buffer_finish(&text);
    return rows;
}

static void cells_are_bounded(void **state)
{
    for (int shared = 0; shared < 2; shared++) {
        assert_int_equal(strlen(rows_of_long_text(*state, SHEET_CHARACTERS_MOST, shared)),
                         2 * SHEET_CHARACTERS_MOST + 3);
        assert_quiet(*state);
        assert_string_equal(rows_of_long_text(*state, SHEET_CHARACTERS_MOST + 1, shared), "1!\n");
        assert_said(*state, ":1: error: the spreadsheet is too large: A1 holds more than 32767 characters");
        assert_string_equal(rows_of_long_text(*state, 1000000, shared), "1!\n");
        assert_said(*state, "A1 holds more than 32767 characters");
    }
}

/* ------------------------------------------------------------------------------------------------ other values */

static void values_are_of_every_kind(void **state)
{
    static const char styles[] =
        STYLES("<numFmts><numFmt numFmtId='164' formatCode='00000'/>"
               "<numFmt numFmtId='165' formatCode='dd\\-mm\\-yyyy'/></numFmts>"
               "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
               "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
               "<xf numFmtId='20'/><xf numFmtId='49'/></cellXfs>"
               "<dxfs><dxf><numFmt numFmtId='164' formatCode='yyyy'/></dxf></dxfs>");
    assert_string_equal(
        rows_of_book(
            *state,
            WORKSHEET(ROW("1", "<c><v>2.026004711E9</v></c><c t='n'><v>0.30000000000000004</v></c>"
                               "<c s='1'><v>46213</v></c><c s='2'><v>471</v></c><c s='3'><v>46213</v></c>"
                               "<c s='4'><v>0.604166666666667</v></c><c s='5'><v>5</v></c>"
                               "<c s='99'><v>123456789012345.6</v></c><c t='b'><v>1</v></c><c t='b'><v>0</v></c>"
                               "<c t='d' s='1'><v>2026-07-10T00:00:00</v></c>"
                               "<c t='str'><f>A1&amp;B1</f><v>text </v></c><c><f>1+1</f><v>2</v></c>"
                               "<c t='str'><f>\"\"</f><v></v></c><c s='1'/><c t='s'/><c><v/></c>"
                               "<c s='2'><f t='shared' si='0'/><v>8</v></c>")),
            NULL, styles),
        "1|2026004711|0.3|2026-07-10|00471|2026-07-10|14:30|5|123456789012346|TRUE|FALSE|2026-07-10|text|2|||||"
        "00008\n");
    assert_quiet(*state);
}

static void values_that_cannot_be_shown_are_told(void **state)
{
    assert_string_equal(
        rows_of_book(*state,
                     WORKSHEET(ROW("1", TEXT_CELL("A1", "a")) ROW("2", "<c t='e'><v>#REF!</v></c>") ROW(
                         "3", "<c><f>1+1</f></c>") ROW("4", "<c s='1'><v>-3</v></c>") ROW("5", "<c><v>12a</v></c>")
                                   ROW("6", "<c t='b'><v>2</v></c>") ROW("7", "<c t='d'><v>10-07-2026</v></c>")
                                       ROW("8", "<c t='q'><v>1</v></c>") ROW("9", "<c s='1'><v>60</v></c>")
                                           ROW("10", "<c t='b'><f>A1</f><v/></c>") ROW("11", "<c><v>5</v></c>")),
                     NULL, STYLES("<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>")),
        "1|a\n2!\n3!\n4!\n5!\n6!\n7!\n8!\n9!\n10!\n11|5\n");
    assert_said(*state, ":2: error: a cell shows no usable value: A2: it holds the error #REF!");
    assert_said(*state, ":3: error: a cell shows no usable value: A3: the result of its formula was not saved");
    assert_said(
        *state,
        ":4: error: a cell shows no usable value: A4: it is to be shown as a date, but this number is none: -3");
    assert_said(*state, ":5: error: a cell shows no usable value: A5: this is no number: 12a");
    assert_said(*state, ":6: error: a cell shows no usable value: A6: this is neither true nor false: 2");
    assert_said(*state, ":7: error: a cell shows no usable value: A7: this is no date: 10-07-2026");
    assert_said(*state, ":8: error: a cell shows no usable value: A8: its kind is not known: 1");
    assert_said(
        *state,
        ":9: error: a cell shows no usable value: A9: it is to be shown as a date, but this number is none: 60");
    assert_said(*state, ":10: error: a cell shows no usable value: A10: the result of its formula was not saved");
}

/* Programs that cannot calculate save 0, and say so to Excel, which calculates before it shows anything. */
static void formulas_that_are_yet_to_be_calculated_give_nothing(void **state)
{
    static const struct {
        const char *properties;
        bool is_due;
    } saved[] = {{"fullCalcOnLoad='1'", true},
                 {"calcId='1' calcCompleted='0'", true},
                 {"fullCalcOnLoad='false' calcCompleted='true'", false},
                 {"calcId='1'", false}};
    for (size_t i = 0; i < sizeof saved / sizeof *saved; i++) {
        char book[400];
        snprintf(book, sizeof book, WORKBOOK("<sheets><sheet name='One' sheetId='1' r:id='rId1'/></sheets><calcPr %s/>"),
                 saved[i].properties);
        PACK_BOOK(*state, {"xl/workbook.xml", book, 0},
                  {"xl/worksheets/sheet1.xml",
                   WORKSHEET(ROW("1", TEXT_CELL("A1", "a")) ROW("2", "<c><f>1+1</f><v>0</v></c>")
                                 ROW("3", "<c t='str'><f>B1</f><v></v></c>") ROW("4", "<c><v>5</v></c>")),
                   0});
        assert_string_equal(rows_in(*state, ((struct reading *)*state)->path, NULL),
                            saved[i].is_due ? "1|a\n2!\n3!\n4|5\n" : "1|a\n2|0\n4|5\n");
        if (!saved[i].is_due)
            continue;
        assert_said(*state, ":2: error: a cell shows no usable value: A2: its formula was to be calculated when the workbook is "
                            "opened, and was not: 0 [sheet-cell]");
        assert_said(*state, ":3: error: a cell shows no usable value: A3: the result of its formula was not saved");
    }
}

static void the_other_system_of_dates_is_known(void **state)
{
    PACK_BOOK(*state,
              {"xl/workbook.xml",
               WORKBOOK("<workbookPr date1904='true'/><sheets><sheet name='One' sheetId='1' r:id='rId1'/></sheets>"),
               0},
              {"xl/styles.xml", STYLES("<cellXfs><xf numFmtId='14'/></cellXfs>"), 0},
              {"xl/worksheets/sheet1.xml", WORKSHEET(ROW("1", "<c s='0'><v>0</v></c><c><v>44751</v></c>")), 0});
    assert_string_equal(rows_in(*state, ((struct reading *)*state)->path, NULL), "1|1904-01-01|2026-07-10\n");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ places */

static void places_may_be_left_out_and_rows_be_empty(void **state)
{
    assert_string_equal(
        rows_of_book(*state,
                     WORKSHEET("<row/><row><c><v>1</v></c><c r='XFD2'><v>2</v></c></row>"
                               "<row r='5' spans='1:3'><c r='B5'><v>3</v></c><c><v>4</v></c></row>"
                               "<row><c t='str'><v> </v></c></row><row r='1048576'><c><v>5</v></c></row>"),
                     NULL, NULL) +
            SHEET_COLUMNS_MOST + 4,
        "5||3|4\n1048576|5\n");
    assert_quiet(*state);
}

static void what_has_no_place_is_damage(void **state)
{
    static const struct {
        const char *rows;
        const char *expected;
        const char *words;
    } damaged[] = {
        {WORKSHEET("<row r='0'/>"), "none", "row \"0\" behind row 0"},
        {WORKSHEET("<row r='1048577'/>"), "0!\n", "row \"1048577\" behind row 0"},
        {WORKSHEET("<row r='1048576'/><row/>"), "0!\n", "row \"\" behind row 1048576"},
        {WORKSHEET("<row r='2'><c r='B3'/></row>"), "0!\n", "cell \"B3\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='XFE2'/></row>"), "0!\n", "cell \"XFE2\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='XFD2'/><c/></row>"), "0!\n", "cell \"\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='2'/></row>"), "0!\n", "cell \"2\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='A'/></row>"), "0!\n", "cell \"A\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='AAAAAAAAAA2'/></row>"), "0!\n", "cell \"AAAAAAAAAA2\" behind row 2"},
        {WORKSHEET("<row r='2'><c r='A2x'/></row>"), "0!\n", "cell \"A2x\" behind row 2"},
        {WORKSHEET("<c r='A1'/>"), "0!\n", "cell \"A1\" behind row 0"},
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        assert_string_equal(rows_of_book(*state, damaged[i].rows, NULL, NULL), damaged[i].expected);
        assert_said(*state, "error: the workbook is damaged: xl/worksheets/sheet1.xml: ");
        assert_said(*state, damaged[i].words);
        assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    }
}

static void merged_cells_show_the_first(void **state)
{
    assert_string_equal(
        rows_of_book(*state,
                     DECLARED "<worksheet xmlns='" MAIN
                              "'><sheetData>" ROW("1", "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c>")
                                  ROW("2", "<c><v>5</v></c><c t='e'><v>#N/A</v></c><c><v>7</v></c><c><v>8</v></c>")
                                      ROW("3", "<c><v>9</v></c><c><v>10</v></c><c><v>11</v></c><c><v>12</v></c>")
                                          ROW("5", "<c><v>13</v></c><c><v>14</v></c><c><v>15</v></c><c><v>16</"
                                                   "v></c>") "</sheetData><mergeCells count='4'><mergeCell "
                                                             "ref='C3:D5'/><mergeCell ref='A1:B2'/>"
                                                             "<mergeCell ref='A4:A5'/><mergeCell "
                                                             "ref='D1'/></mergeCells></worksheet>",
                     NULL, NULL),
        "1|1||3|4\n2|1||7|8\n3|9|10|11\n5||14|11\n");
    assert_quiet(*state);
    assert_string_equal(
        rows_of_book(
            *state,
            DECLARED "<worksheet xmlns='" MAIN "'><sheetData>" ROW(
                "1", "<c><v>1</v></c>") "</sheetData><mergeCells><mergeCell ref='B2:C1:A'/></mergeCells></worksheet>",
            NULL, NULL),
        "none");
    assert_said(*state, "the workbook is damaged: xl/worksheets/sheet1.xml: merged cells at \"B2:C1:A\"");
    /* a word of a text is no list of merged cells */
    assert_string_equal(
        rows_of_book(*state, WORKSHEET(ROW("1", TEXT_CELL("A1", "mergeCells") TEXT_CELL("B1", "b"))), NULL, NULL),
        "1|mergeCells|b\n");
    assert_quiet(*state);
}

/* They are looked for block by block, by a word that may lie across two. */
static void merged_cells_are_found_wherever_they_are(void **state)
{
    static const char start[] =
        "<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>";
    struct buffer text = {0};
    for (size_t place = 16 * 1024 - 24; place < 16 * 1024 + 2; place++) {
        buffer_clear(&text);
        buffer_string(&text, start);
        while (text.length < place)
            buffer_byte(&text, ' ');
        buffer_string(&text, "<mergeCell ref='A1:B1'/></worksheet>");
        buffer_byte(&text, '\0');
        assert_string_equal(rows_of_book(*state, (const char *)text.bytes, NULL, NULL), "1|1\n");
    }
    buffer_finish(&text);
}

static void columns_have_letters(void **state)
{
    struct reading *reading = *state;
    pack_book(reading, NULL, 0);
    struct sheet *sheet = sheet_open(reading->path, &(struct sheet_options){.name = "One"}, reading->diag);
    assert_non_null(sheet);
    static const struct {
        int column;
        const char *name;
    } columns[] = {{0, "column A"},    {25, "column Z"},    {26, "column AA"},
                   {701, "column ZZ"}, {702, "column AAA"}, {16383, "column XFD"}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        assert_string_equal(sheet_column(sheet, columns[i].column), columns[i].name);
    sheet_close(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(shared_strings_are_put_together),
        TEST(white_space_of_runs_counts_if_it_is_to_be_preserved),
        TEST(escapes_are_characters),
        TEST(shared_strings_are_checked_where_they_stand),
        TEST(faulty_string_is_told_a_thousand_times_at_most),
        TEST(cells_are_bounded),
        TEST(values_are_of_every_kind),
        TEST(values_that_cannot_be_shown_are_told),
        TEST(formulas_that_are_yet_to_be_calculated_give_nothing),
        TEST(the_other_system_of_dates_is_known),
        TEST(places_may_be_left_out_and_rows_be_empty),
        TEST(what_has_no_place_is_damage),
        TEST(merged_cells_show_the_first),
        TEST(merged_cells_are_found_wherever_they_are),
        TEST(columns_have_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
