/* The package around a workbook's parts, its sheets, and what may be wrong with them. */
#include "test_sheet_book.h"

static const char *path_of(void **state)
{
    return ((struct reading *)*state)->path;
}

#define ONE(literal) WORKSHEET("<row><c t='str'><v>" literal "</v></c></row>")

/* ------------------------------------------------------------------------------------------------ names and namespaces
 */

static void strict_workbooks_are_read(void **state)
{
#define STRICT "http://purl.oclc.org/ooxml/"
    PACK_BOOK(
        *state,
        {"_rels/.rels",
         RELATIONS("<Relationship Id='r' Type='" STRICT
                   "officeDocument/relationships/officeDocument' Target='xl/workbook.xml'/>"),
         0},
        {"xl/workbook.xml",
         "<x:workbook xmlns:x='" STRICT "spreadsheetml/main' xmlns:y='" STRICT "officeDocument/relationships' "
         "conformance='strict'><x:workbookPr date1904='0'/><x:sheets><x:sheet name='One' sheetId='1' "
         "y:id='a'/></x:sheets>"
         "</x:workbook>",
         0},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS("<Relationship Id='a' Type='" STRICT "officeDocument/relationships/worksheet' Target='s/1.xml'/>"
                   "<Relationship Id='b' Type='" STRICT
                   "officeDocument/relationships/sharedStrings' Target='/xl/t.xml'/>"),
         0},
        {"xl/worksheets/sheet1.xml", NULL, 0}, {"xl/sharedStrings.xml", NULL, 0}, {"xl/styles.xml", NULL, 0},
        {"xl/t.xml", "<sst xmlns='" STRICT "spreadsheetml/main'><si><t>text</t></si></sst>", 0},
        {"xl/s/1.xml",
         "<w:worksheet xmlns:w='" STRICT "spreadsheetml/main'><w:sheetData><w:row><w:c t='s'><w:v>0</w:v></w:c>"
         "<w:c t='d'><w:v>2026-07-10</w:v></w:c></w:row></w:sheetData></w:worksheet>",
         0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|text|2026-07-10\n");
    assert_quiet(*state);
}

static void extensions_are_passed_over(void **state)
{
    assert_string_equal(rows_of_book(*state,
                                     "<worksheet xmlns='" MAIN
                                     "' xmlns:x='urn:x'><x:row r='9'><c><v>no</v></c></x:row><sheetData>"
                                     "<row x:r='5'><x:c><v>7</v></x:c><c "
                                     "x:t='e'><x:v>8</x:v><v>1</v><extLst><ext><x:y><v>9</v></x:y></ext></extLst>"
                                     "</c></row></sheetData><row xmlns=''/></worksheet>",
                                     NULL, NULL),
                        "1|1\n");
    assert_quiet(*state);
}

static void parts_are_found_however_they_are_named(void **state)
{
    PACK_BOOK(
        *state, {"_rels/.rels", RELATIONS(RELATION("r", "officeDocument", "/XL/WorkBook.xml")), 0},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS("<Relationship Id='e' Type='" OFFICE "/styles' Target='styles.xml' TargetMode='External'/>" RELATION(
             "rId1", "worksheet", "./../Sheets\\One.xml")),
         0},
        {"xl/worksheets/sheet1.xml", NULL, 0}, {"xl/sharedStrings.xml", NULL, 0}, {"xl/styles.xml", NULL, 0},
        {"Sheets/one.XML", ONE("found"), 0}, {"picture/\xC3\xAB.png", "x", 0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|found\n");
    assert_quiet(*state);
}

static void parts_may_be_in_utf16(void **state)
{
    static const char text[] =
        "<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>";
    char wide[sizeof text * 2] = "\xFF\xFE";
    for (size_t i = 0; i < sizeof text - 1; i++) {
        wide[2 + i * 2] = text[i];
        wide[3 + i * 2] = 0;
    }
    PACK_BOOK(*state, {"xl/worksheets/sheet1.xml", wide, sizeof text * 2});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|1\n");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ sheets */

static const char *rows_of_sheets(void **state, const char *workbook, const char *first, const char *second,
                                  const char *name)
{
    PACK_BOOK(*state, {"xl/workbook.xml", workbook, 0},
              {"xl/_rels/workbook.xml.rels",
               RELATIONS(RELATION("a", "worksheet", "worksheets/sheet1.xml") RELATION(
                   "b", "worksheet", "worksheets/sheet2.xml") RELATION("c", "chartsheet", "chartsheets/sheet3.xml")),
               0},
              {"xl/worksheets/sheet1.xml", first, 0}, {"xl/worksheets/sheet2.xml", second, 0});
    return rows_in(*state, path_of(state), name);
}

static void only_visible_sheet_that_holds_anything_is_taken(void **state)
{
    static const char both[] =
        WORKBOOK("<sheets><sheet name='One' r:id='a'/><sheet name='Chart' r:id='c'/>"
                 "<sheet name='Two' state='visible' r:id='b'/><sheet name='Lost' r:id='d'/></sheets>");
    static const char hidden[] = WORKBOOK("<sheets><sheet name='One' state='hidden' r:id='a'/>"
                                          "<sheet name='Two &amp; more' state='veryHidden' r:id='b'/></sheets>");
    static const char nothing[] = WORKSHEET("<row r='1' ht='12'><c s='1'/><c t='str'><v> </v></c></row>");
    static const char wrong[] = WORKSHEET("<row><c t='e'><v>#N/A</v></c></row>");
    assert_string_equal(rows_of_sheets(state, both, ONE("x"), nothing, NULL), "1|x\n");
    assert_string_equal(rows_of_sheets(state, both, nothing, ONE("x"), NULL), "1|x\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_sheets(state, both, ONE("x"), ONE("y"), "Two"), "1|y\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_sheets(state, both, ONE("x"), ONE("y"), NULL), "none");
    assert_said(*state, "several sheets that hold something: \"One\", \"Two\" [sheet-choice]");
    /* what is wrong with a sheet is something, and is told where it is the one */
    assert_string_equal(rows_of_sheets(state, both, ONE("x"), wrong, NULL), "none");
    assert_said(*state, "several sheets that hold something: \"One\", \"Two\" [sheet-choice]");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
    assert_string_equal(rows_of_sheets(state, both, nothing, "<worksheet", NULL), "0!\n");
    assert_said(*state, "[sheet-damaged]");
    assert_string_equal(rows_of_sheets(state, both, nothing, nothing, NULL), "none");
    assert_said(*state, "there is nothing in the spreadsheet [sheet-empty]");
    assert_string_equal(rows_of_sheets(state, hidden, ONE("x"), ONE("y"), NULL), "none");
    assert_said(*state, "there is nothing in the spreadsheet [sheet-empty]");
    assert_string_equal(rows_of_sheets(state, hidden, ONE("x"), ONE("y"), "Two & more"), "1|y\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_sheets(state, WORKBOOK(""), ONE("x"), ONE("y"), NULL), "none");
    assert_said(*state, "[sheet-empty]");
}

static void names_are_the_same_composed_or_not(void **state)
{
    static const char book[] =
        WORKBOOK("<sheets><sheet name='Zoe\xCC\x88' r:id='a'/><sheet name='Zo\xC3\xA9' r:id='b'/></sheets>");
    assert_string_equal(rows_of_sheets(state, book, ONE("x"), ONE("y"), "Zo\xC3\xAB"), "1|x\n");
    assert_string_equal(rows_of_sheets(state, book, ONE("x"), ONE("y"), "Zoe\xCC\x81"), "1|y\n");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ damage */

static void faulty_xml_is_told_by_part_and_line(void **state)
{
    static const struct {
        const char *part;
        const char *text;
        const char *words;
    } faulty[] = {
        {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" MAIN "'>\n<sheetData>\n</worksheet>",
         "xl/worksheets/sheet1.xml: line 3: Opening and ending tag mismatch"},
        {"xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>",
         "xl/worksheets/sheet1.xml: line 1: it has a document type declaration"},
        {"xl/sharedStrings.xml", "<sst xmlns='" MAIN "'><si><t>&unknown;</t></si></sst>",
         "xl/sharedStrings.xml: line 1: Entity 'unknown' not defined"},
        {"xl/styles.xml", "<styleSheet", "xl/styles.xml: line 1: "},
        {"xl/workbook.xml", "x", "xl/workbook.xml: line 1: "},
        {"xl/_rels/workbook.xml.rels", "<a></b>", "xl/_rels/workbook.xml.rels: line 1: "},
        {"_rels/.rels", "<a>", "_rels/.rels: line 1: "},
        {"xl/worksheets/sheet1.xml", NULL, "xl/worksheets/sheet1.xml: this part is missing"},
        {"xl/workbook.xml", NULL, "xl/workbook.xml: this part is missing"},
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        PACK_BOOK(*state, {faulty[i].part, faulty[i].text, 0});
        const char *rows = rows_in(*state, path_of(state), "One");
        assert_true(strcmp(rows, "none") == 0 || strcmp(rows, "0!\n") == 0);
        assert_said(*state, "error: the workbook is damaged: ");
        assert_said(*state, faulty[i].words);
        assert_int_equal(diag_errors(((struct reading *)*state)->diag), 1);
    }
}

static void row_before_a_fault_is_handed_out(void **state)
{
    assert_string_equal(
        rows_of_book(*state, "<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c></row>\n<row></sheetData>",
                     NULL, NULL),
        "1|1\n0!\n");
    assert_said(*state, "the workbook is damaged: xl/worksheets/sheet1.xml: line 2: ");
}

static size_t packed_length(void **state, unsigned char *bytes, size_t room)
{
    FILE *file = fopen(path_of(state), "rb");
    size_t length = fread(bytes, 1, room, file);
    fclose(file);
    assert_true(length < room);
    return length;
}

static void file_that_breaks_off_is_told(void **state)
{
    unsigned char bytes[16384];
    pack_book(*state, NULL, 0);
    size_t length = packed_length(state, bytes, sizeof bytes);
    for (size_t cut = 1; cut < length - 4; cut += cut < 60 ? 7 : 97) {
        assert_string_equal(rows_of_bytes(*state, bytes, length - cut), "none");
        assert_said(*state, "error: the workbook is damaged: it breaks off before its end");
        assert_said(*state, "was the file copied whole?");
    }
}

/* A byte changed anywhere is an error, or changes nothing that is read. */
static void changed_bytes_never_change_a_name(void **state)
{
    unsigned char bytes[16384];
    struct reading *reading = *state;
    PACK_BOOK(reading, {"xl/worksheets/sheet1.xml", ONE("Jansen Jansen Jansen"), 0});
    size_t length = packed_length(state, bytes, sizeof bytes), changed = 0, not_unpacked = 0;
    for (size_t i = 4; i < length; i += 2) {
        bytes[i] ^= 0x11;
        const char *rows = rows_of_bytes(reading, bytes, length);
        bytes[i] ^= 0x11;
        changed += diag_errors(reading->diag) > 0;
        not_unpacked += strstr(said(reading), "this part cannot be unpacked") != NULL;
        if (diag_errors(reading->diag))
            continue;
        assert_string_equal(rows, "1|Jansen Jansen Jansen\n");
    }
    assert_true(changed > length / 8);
    assert_true(not_unpacked > length / 16);
}

static void parts_that_are_there_twice_are_told(void **state)
{
    PACK_BOOK(*state, {"xl/Worksheets/sheet1.xml", ONE("other"), 0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "the workbook is damaged: xl/Worksheets/sheet1.xml: this part is there twice");
}

/* LibreOffice, openpyxl and calamine read all of these. */
static void parts_are_found_where_programs_put_them(void **state)
{
    static const char sheet[] = WORKSHEET("<row r='1'><c t='s'><v>0</v></c><c s='0'><v>46213</v></c></row>");
    static const char strings[] = STRINGS("<si><t>text</t></si>"), styles[] = STYLES("<cellXfs><xf numFmtId='14'/></cellXfs>");
    static const char *const relations[] = {
        RELATIONS(RELATION("rId1", "worksheet", "/xl/worksheets/sheet1.xml")),
        RELATIONS(RELATION("rId1", "worksheet", "xl/worksheets/sheet1.xml")),
        RELATIONS(RELATION("rId1", "worksheet", "./../xl/Worksheets/SHEET1.xml")),
        RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet%31.xml") RELATION("rId2", "styles", "absent.xml")),
    };
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        PACK_BOOK(*state, {"xl/worksheets/sheet1.xml", sheet, 0}, {"xl/sharedStrings.xml", strings, 0},
                  {"xl/styles.xml", styles, 0}, {"xl/_rels/workbook.xml.rels", relations[i], 0});
        assert_string_equal(rows_in(*state, path_of(state), NULL), "1|text|2026-07-10\n");
        assert_quiet(*state);
    }
    PACK_BOOK(*state, {"_rels/.rels", NULL, 0}, {"[Content_Types].xml", NULL, 0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|a\n");
    assert_quiet(*state);
}

static void parts_may_be_named_and_absent(void **state)
{
    PACK_BOOK(*state, {"xl/sharedStrings.xml", NULL, 0}, {"xl/styles.xml", NULL, 0},
              {"xl/worksheets/sheet1.xml",
               WORKSHEET("<row r='1'>" TEXT_CELL("A1", "a") TEXT_CELL("B1", "b") "</row><row r='2'><c><v>5</v></c></row>"
                         "<row r='3'><c t='s'><v>0</v></c></row><row r='4'><c s='1'><v>46213</v></c></row>"
                         "<row r='5'><c s='1' t='str'><v>c</v></c></row>"), 0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|a|b\n2|5\n3!\n4!\n5|c\n");
    assert_said(*state, ":3: error: a cell shows no usable value: A3: its text is missing in the workbook: 0");
    assert_said(*state, ":4: error: a cell shows no usable value: A4: the workbook lacks its number format, so it may be a "
                        "date: 46213");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 2);
}

static void parts_with_passwords_are_told(void **state)
{
    struct archive *archive = archive_in(*state, "geheim");
    for (size_t i = 0; i < PLAIN_PARTS; i++)
        add_part(archive, &plain_parts[i]);
    archive_write_close(archive);
    archive_write_free(archive);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "error: the workbook has a password [sheet-encrypted]");
}

static void other_packages_are_told_by_what_they_are(void **state)
{
    static const struct {
        const char *part;
        const char *words;
    } others[] = {
        {"xl/workbook.bin", "it is a binary workbook (.xlsb)"},
        {"mimetype", "it is a ZIP archive of something else"},
        {"word/document.xml", "it is a text document (.docx)"},
        {"Index/Document.iwa", "it is an Apple Numbers document"},
        {"ppt/presentation.xml", "it is a presentation (.pptx)"},
        {"names.csv", "it is a ZIP archive of something else"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        pack(*state, &(struct book_part){others[i].part, "x", 0}, 1);
        assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
        assert_said(*state, "this is not a spreadsheet that can be read: ");
        assert_said(*state, others[i].words);
    }
    PACK_BOOK(*state, {"_rels/.rels", RELATIONS(RELATION("r", "thumbnail", "x")), 0}, {"xl/workbook.xml", NULL, 0});
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "it is a ZIP archive of something else");
    assert_string_equal(rows_of_bytes(*state, "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22), "none");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
}

/* ------------------------------------------------------------------------------------------------ sizes */

static void bombs_are_told(void **state)
{
    struct buffer text = {0};
    buffer_string(&text, "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c><v>1</v></c></row>");
    for (int i = 0; i < 40 * 1024 * 1024; i++)
        buffer_byte(&text, ' ');
    buffer_string(&text, "</sheetData></worksheet>");
    PACK_BOOK(*state, {"xl/worksheets/sheet1.xml", (const char *)text.bytes, text.length});
    buffer_finish(&text);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "the spreadsheet is too large: xl/worksheets/sheet1.xml: unpacked, it is too large");
}

static void number_of_parts_is_bounded(void **state)
{
    struct archive *archive = archive_in(*state, NULL);
    for (size_t i = 0; i < PLAIN_PARTS; i++)
        add_part(archive, &plain_parts[i]);
    for (int i = 0; i < 10000; i++) {
        char name[32];
        snprintf(name, sizeof name, "media/%d", i);
        add_part(archive, &(struct book_part){name, "x", 0});
    }
    archive_write_close(archive);
    archive_write_free(archive);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "the spreadsheet is too large: it has more than 10000 parts");
}

static void number_of_merged_cells_is_bounded(void **state)
{
    struct buffer text = {0};
    buffer_string(&text,
                  "<worksheet xmlns='" MAIN "'><sheetData><row r='1'><c><v>1</v></c></row></sheetData><mergeCells>");
    for (int i = 1; i <= 65536 + 1; i++)
        buffer_format(&text, "<mergeCell ref='A%d:B%d'/>", i, i);
    buffer_string(&text, "</mergeCells></worksheet>");
    PACK_BOOK(*state, {"xl/worksheets/sheet1.xml", (const char *)text.bytes, text.length});
    buffer_finish(&text);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "the spreadsheet is too large: it has more than 65536 merged cells");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(strict_workbooks_are_read),
        TEST(extensions_are_passed_over),
        TEST(parts_are_found_however_they_are_named),
        TEST(parts_may_be_in_utf16),
        TEST(only_visible_sheet_that_holds_anything_is_taken),
        TEST(names_are_the_same_composed_or_not),
        TEST(faulty_xml_is_told_by_part_and_line),
        TEST(row_before_a_fault_is_handed_out),
        TEST(file_that_breaks_off_is_told),
        TEST(changed_bytes_never_change_a_name),
        TEST(parts_that_are_there_twice_are_told),
        TEST(parts_are_found_where_programs_put_them),
        TEST(parts_may_be_named_and_absent),
        TEST(parts_with_passwords_are_told),
        TEST(other_packages_are_told_by_what_they_are),
        TEST(bombs_are_told),
        TEST(number_of_parts_is_bounded),
        TEST(number_of_merged_cells_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
