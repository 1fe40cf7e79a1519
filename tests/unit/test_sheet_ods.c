/* OpenDocument spreadsheets made by hand, as LibreOffice and other programs write them, and as nobody should. */
#include "test_sheet_book.h"

#include "sheet/package.h"

#define NAMES                                                                                                                      \
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "  \
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "      \
    "xmlns:number='urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' " \
    "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"
#define CONTENT(styles, sheets)                                                                                                \
    "<office:document-content " NAMES "><office:automatic-styles>" styles "</office:automatic-styles><office:body><office:spreadsheet>" sheets \
    "</office:spreadsheet></office:body></office:document-content>"
#define TABLE(inner)       "<table:table table:name='One'>" inner "</table:table>"
#define ROW(cells)         "<table:table-row>" cells "</table:table-row>"
#define ROW_OF(says, cells) "<table:table-row " says ">" cells "</table:table-row>"
#define CELL(says, inner)  "<table:table-cell " says ">" inner "</table:table-cell>"
#define P(words)           "<text:p>" words "</text:p>"
#define TEXT(words)        CELL("office:value-type='string'", P(words))
#define FLOAT(value)       CELL("office:value-type='float' office:value='" value "'", "")
#define STYLED(style, value) CELL("table:style-name='" style "' office:value-type='float' office:value='" value "'", "")
#define EMPTY              "<table:table-cell/>"
#define STYLE(name, format) "<style:style style:name='" name "' style:family='table-cell' style:data-style-name='" format "'/>"

static const char *path_of(void **state)
{
    return ((struct reading *)*state)->path;
}

static void pack_content(struct reading *reading, const char *content)
{
    pack(reading, &(struct book_part){ODS_CONTENT, content, 0}, 1);
}

static const char *rows_of_content(struct reading *reading, const char *content)
{
    pack_content(reading, content);
    return rows_in(reading, reading->path, NULL);
}

static const char *rows_hidden(struct reading *reading, const char *content, enum sheet_hidden what)
{
    pack_content(reading, content);
    return rows_with(reading, reading->path, &(struct sheet_options){.hidden = what});
}

/* ------------------------------------------------------------------------------------------------ values */

static void values_are_of_every_kind(void **state)
{
    assert_string_equal(
        rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a") FLOAT("2026004711") FLOAT("-1.50") FLOAT("1E-7") CELL(
                                                          "office:value-type='boolean' office:boolean-value='true'", P("WAAR")) CELL(
                                                          "office:value-type='boolean' office:boolean-value='false'", ""))
                                                      ROW(CELL("office:value-type='percentage' office:value='0.755'", P("75,5 %"))
                                                              CELL("office:value-type='currency' office:currency='EUR' office:value='12.5'", "")
                                                                  CELL("office:value-type='date' office:date-value='2006-05-04'", P("4-5-06"))
                                                                      CELL("office:value-type='time' office:time-value='PT14H30M05S'", "")
                                                                          CELL("", P("of no kind")) CELL("office:value-type='void'", ""))))),
        "1|a|2026004711|-1.5|0.0000001|TRUE|FALSE\n2|75.5%|12.5|2006-05-04|14:30:05|of no kind\n");
    assert_quiet(*state);
}

static void day_keeps_the_time_that_it_has(void **state)
{
#define DATE(value) CELL("office:value-type='date' office:date-value='" value "'", P("10-07-26"))
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(DATE("2026-07-09T22:00:00") DATE("2026-07-10T00:00:00")
                                                                          DATE("2026-07-09T22:00:05.25"))))),
                        "1|2026-07-09 22:00:00|2026-07-10|2026-07-09 22:00:05\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(DATE("2026-02-30")) ROW(DATE("10-07-2026"))
                                                                      ROW(CELL("office:value-type='time' office:time-value='14:30'", ""))))),
                        "1!\n2!\n3!\n");
    assert_said(*state, ":1: error: a cell shows no usable value: A1: this is no date: 2026-02-30 [sheet-cell]");
    assert_said(*state, "A2: this is no date: 10-07-2026");
    assert_said(*state, "A3: this is no time: 14:30");
#undef DATE
}

static void text_is_what_paragraphs_show(void **state)
{
    static const struct {
        const char *content, *row;
    } cells[] = {
        {CONTENT("", TABLE(ROW(TEXT("one") CELL("", P("first") P("") P("third"))))), "1|one|first~~third\n"},
        {CONTENT("", TABLE(ROW(TEXT("\n  Anna \n van<text:s text:c='2'/>Dam ")))), "1|Anna van  Dam\n"},
        {CONTENT("", TABLE(ROW(TEXT("<text:span>Anna </text:span> van")))), "1|Anna  van\n"}, /* as LibreOffice keeps two spaces */
        {CONTENT("", TABLE(ROW(TEXT("a<text:tab/>b<text:line-break/>c")))), "1|a\tb~c\n"},
        {CONTENT("", TABLE(ROW(TEXT("<text:a>link</text:a> <text:date>today</text:date>")))), "1|link today\n"},
        {CONTENT("", TABLE(ROW(TEXT("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>said</text:ruby-text></text:ruby>")))),
         "1|base\n"},
        {CONTENT("", TABLE(ROW(TEXT("a<text:note><text:note-body>" P("n") "</text:note-body></text:note>b")))), "1|ab\n"},
        {CONTENT("", TABLE(ROW(CELL("", "<office:annotation>" P("remark") "</office:annotation>" P("name"))))), "1|name\n"},
        {CONTENT("", TABLE(ROW(CELL("", P("name") "<draw:frame><draw:text-box>" P("box") "</draw:text-box></draw:frame>")))), "1|name\n"},
        {CONTENT("", TABLE(ROW(TEXT("in<draw:frame><draw:text-box>" P("box") "</draw:text-box></draw:frame>line")))), "1|inline\n"},
        {CONTENT("", TABLE(ROW(CELL("", "<text:list><text:list-item>" P("a") "</text:list-item></text:list>")))), "1|a\n"},
        {CONTENT("", TABLE(ROW(CELL("office:value-type='string' office:string-value='007'", P("7"))))), "1|007\n"},
        {CONTENT("", TABLE(ROW(CELL("office:value-type='string' office:string-value=''", P("7"))))), "1|7\n"},
        {CONTENT("", TABLE(ROW(TEXT("_x0041_")))), "1|_x0041_\n"}, /* an escape in .xlsx alone */
        {CONTENT("", TABLE(ROW(TEXT("&#x17D;&amp;&lt;")))), "1|\xC5\xBD&<\n"},
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        assert_string_equal(rows_of_content(*state, cells[i].content), cells[i].row);
        assert_quiet(*state);
    }
}

static void text_is_bounded_and_checked(void **state)
{
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW(TEXT("x<text:s text:c='99999999999'/>x"))))), "1|a\n2!\n");
    assert_said(*state, ":2: error: the spreadsheet is too large: A2 holds more than 32767 characters");
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW(TEXT("Ren\xEF\xBF\xBD"))))), "1|a\n2!\n");
    assert_said(*state, "A2: U+FFFD stands for a letter that another program lost");
}

/* ------------------------------------------------------------------------------------------------ number formats */

#define NUMBER(name, inner) "<number:number-style style:name='" name "'>" inner "</number:number-style>"
#define DIGITS(says)        "<number:number " says "/>"
#define WORDS(words)        "<number:text>" words "</number:text>"

/* What a cell of the style "c" shows, whose format is "N". */
static const char *shown(void **state, const char *format, const char *value)
{
    struct reading *reading = *state;
    char content[4096]; /* the arena is cleared before a file is packed */
    snprintf(content, sizeof content, CONTENT("%s" STYLE("c", "N"), TABLE(ROW(CELL("table:style-name='c' office:value-type='float' office:value='%s'", "")))),
             format, value);
    pack_content(reading, content);
    const char *rows = rows_in(reading, reading->path, NULL);
    assert_quiet(reading);
    assert_memory_equal(rows, "1|", 2);
    return arena_copy(reading->arena, rows + 2, strlen(rows) - 3);
}

static void numbers_are_shown_in_their_formats(void **state)
{
    /* General; 0000000; 0.0; 0.##; #,##0.00; NL-0000000; 0000-0000; "% 5" as a word; $ 0.00 */
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:min-integer-digits='1'")), "7.46"), "7.46");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='7'")), "471"), "0000471");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='1' number:min-integer-digits='1'")), "7.46"), "7.5");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='2' number:min-decimal-places='0' number:min-integer-digits='1'")), "7.5"), "7.5");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='2' number:decimal-replacement='' number:min-integer-digits='1'")), "7"), "7");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='2' number:min-integer-digits='1' number:grouping='true'")), "1234.5"), "1234.50");
    assert_string_equal(shown(state, NUMBER("N", WORDS("NL-") DIGITS("number:decimal-places='0' number:min-integer-digits='7'")), "471"), "NL-0000471");
    assert_string_equal(shown(state, NUMBER("N", WORDS("50% \"no\" ; \xE2\x82\xAC") DIGITS("number:decimal-places='0' number:min-integer-digits='1'")), "5"),
                        "50% \"no\" ; \xE2\x82\xAC" "5");
    assert_string_equal(shown(state,
                              NUMBER("N", "<number:number number:decimal-places='0' number:min-integer-digits='8'><number:embedded-text number:position='4'>-"
                                          "</number:embedded-text></number:number>"),
                              "20260471"),
                        "2026-0471");
    assert_string_equal(shown(state,
                              NUMBER("N", "<number:number number:decimal-places='0' number:min-integer-digits='1'><number:embedded-text number:position='4'>-"
                                          "</number:embedded-text></number:number>"),
                              "20260471"),
                        "2026-0471");
    assert_string_equal(shown(state,
                              "<number:percentage-style style:name='N'>" DIGITS("number:decimal-places='1' number:min-integer-digits='1'")
                                  WORDS("%") "</number:percentage-style>",
                              "0.755"),
                        "75.5%");
    assert_string_equal(shown(state,
                              "<number:currency-style style:name='N'><number:currency-symbol>\xE2\x82\xAC</number:currency-symbol>" WORDS(" ")
                                  DIGITS("number:decimal-places='2' number:min-integer-digits='1'") "</number:currency-style>",
                              "12.5"),
                        "\xE2\x82\xAC 12.50");
    assert_string_equal(shown(state, "<number:text-style style:name='N'>" WORDS("no. ") "<number:text-content/></number:text-style>", "7.5"), "no. 7.5");
}

/* What a format says that is not done here leaves the number as it is. */
static void formats_that_are_not_understood_show_the_number(void **state)
{
    assert_string_equal(shown(state, NUMBER("N", "<number:scientific-number number:min-integer-digits='1'/>"), "1234"), "1234");
    assert_string_equal(shown(state, NUMBER("N", "<number:fraction number:min-integer-digits='0'/>"), "0.5"), "0.5");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='1' number:display-factor='1000'")), "12000"), "12000");
    assert_string_equal(shown(state, NUMBER("M", WORDS("many")) NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='3'")
                                                     "<style:map style:condition='value()&gt;cell()' style:apply-style-name='M'/>"),
                              "5"),
                        "5");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='3'")
                                                     "<style:map style:condition='value()&gt;0' style:apply-style-name='N'/>"),
                              "-5"),
                        "-5"); /* of which style is the sign? */
    assert_string_equal(shown(state, NUMBER("N", WORDS("x") "<number:fraction number:min-integer-digits='0'/>"), "0.5"), "0.5");
    assert_string_equal(shown(state, NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='1' number:display-factor='1000'")), "12345.6"), "12345.6");
    assert_string_equal(shown(state, "<number:number-style/><style:style/>", "5"), "5"); /* of nobody */
}

static void formats_have_others_for_some_numbers(void **state)
{
#define SIGNED                                                                                                                      \
    NUMBER("P", WORDS("+") DIGITS("number:decimal-places='0' number:min-integer-digits='2'"))                                       \
    NUMBER("N", WORDS("minus ") DIGITS("number:decimal-places='0' number:min-integer-digits='2'")                                   \
                    "<style:map style:condition='value()&gt;=0' style:apply-style-name='P'/>")
#define THREE                                                                                                                       \
    NUMBER("P", WORDS("+") DIGITS("number:decimal-places='0' number:min-integer-digits='1'"))                                       \
    NUMBER("M", WORDS("-") DIGITS("number:decimal-places='0' number:min-integer-digits='1'"))                                       \
    NUMBER("N", WORDS("none") "<style:map style:condition='value()&gt;0' style:apply-style-name='P'/>"                             \
                              "<style:map style:condition='value()&lt;0' style:apply-style-name='M'/>")
#define LIMITS                                                                                                                      \
    NUMBER("P", WORDS("many"))                                                                                                      \
    NUMBER("M", WORDS("few"))                                                                                                       \
    NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='3'")                                                   \
                    "<style:map style:condition='value()&gt;100' style:apply-style-name='P'/>"                                      \
                    "<style:map style:condition='value()!=5' style:apply-style-name='M'/>")
#define FOUR                                                                                                                        \
    NUMBER("Z", WORDS("zero"))                                                                                                      \
    NUMBER("P", WORDS("+") DIGITS("number:decimal-places='0' number:min-integer-digits='1'"))                                       \
    NUMBER("M", WORDS("-") DIGITS("number:decimal-places='0' number:min-integer-digits='1'"))                                       \
    NUMBER("N", WORDS("never") "<style:map style:condition='value()&gt;0' style:apply-style-name='P'/>"                            \
                               "<style:map style:condition='value()&lt;0' style:apply-style-name='M'/>"                            \
                               "<style:map style:condition='value()=0' style:apply-style-name='Z'/>")
    assert_string_equal(shown(state, SIGNED, "5"), "+05");
    assert_string_equal(shown(state, SIGNED, "0"), "+00");
    assert_string_equal(shown(state, SIGNED, "-5"), "minus 05");
    assert_string_equal(shown(state, THREE, "5"), "+5");
    assert_string_equal(shown(state, THREE, "-5"), "-5");
    assert_string_equal(shown(state, THREE, "0"), "none");
    assert_string_equal(shown(state, LIMITS, "5"), "005");
    assert_string_equal(shown(state, LIMITS, "100"), "few");
    assert_string_equal(shown(state, LIMITS, "101"), "many");
#undef LIMITS
    assert_string_equal(shown(state, FOUR, "5"), "+5");
    assert_string_equal(shown(state, FOUR, "-5"), "-5");
    assert_string_equal(shown(state, FOUR, "0"), "zero");
#undef FOUR
#undef SIGNED
#undef THREE
}

static void dates_show_what_their_format_has(void **state)
{
#define FORMATS                                                                                                                     \
    "<number:date-style style:name='M'><number:month number:textual='true'/><number:text> </number:text><number:year/></number:date-style>" \
    "<number:date-style style:name='Y'><number:year number:style='long'/></number:date-style>"                                      \
    "<number:time-style style:name='T'><number:hours/><number:text>:</number:text><number:minutes/></number:time-style>"             \
    "<number:time-style style:name='E' number:truncate-on-overflow='false'><number:hours/><number:minutes/></number:time-style>"     \
    "<number:date-style style:name='D'><number:day/><number:month/><number:year/><number:hours/><number:minutes/></number:date-style>" \
    STYLE("m", "M") STYLE("y", "Y") STYLE("t", "T") STYLE("e", "E") STYLE("d", "D")
#define DATED(style, value) CELL("table:style-name='" style "' office:value-type='date' office:date-value='" value "'", "")
#define TIMED(style, value) CELL("table:style-name='" style "' office:value-type='time' office:time-value='" value "'", "")
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, TABLE(ROW(DATED("m", "2006-05-04") DATED("y", "2006-05-04")
                                                                              TIMED("t", "PT14H30M05S") TIMED("t", "PT36H30M00S")
                                                                                  TIMED("e", "PT36H30M00S") TIMED("t", "PT09H05M00,5S"))))),
                        "1|2006-05|2006|14:30|12:30|36:30|09:05\n");
    assert_quiet(*state);
    /* Midnight is seen where the format shows times, whether it is written or not. */
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, TABLE(ROW(DATED("d", "2006-05-04") DATED("d", "2006-05-04T00:00:00")
                                                                              DATED("d", "2006-05-04T14:30:00") STYLED("d", "38841"))))),
                        "1|2006-05-04 00:00|2006-05-04 00:00|2006-05-04 14:30|2006-05-04 00:00\n");
    assert_quiet(*state);
    /* What is a number in the file and shown as a date counts from a day that the file says, 30 December 1899 unless it does. */
#define SINCE(day) "<table:calculation-settings><table:null-date table:date-value='" day "'/></table:calculation-settings>"
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, TABLE(ROW(STYLED("m", "38841"))))), "1|2006-05\n");
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, SINCE("1904-01-01") TABLE(ROW(STYLED("m", "37379"))))), "1|2006-05\n");
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, SINCE("1899-12-30") TABLE(ROW(STYLED("m", "38841"))))), "1|2006-05\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, SINCE("1900-01-01") TABLE(ROW(STYLED("m", "38841"))))), "1!\n");
    assert_said(*state, "A1: its kind is not known: 38841");
    assert_string_equal(rows_of_content(*state, CONTENT(FORMATS, TABLE(ROW(STYLED("m", "59"))))), "1!\n");
    assert_said(*state, "A1: its kind is not known: 59");
#undef FORMATS
}

static void cells_have_the_style_of_their_row_or_column(void **state)
{
#define FORMATS                                                                                                                     \
    NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='3'"))                                                  \
    NUMBER("M", DIGITS("number:decimal-places='0' number:min-integer-digits='4'"))                                                  \
    STYLE("three", "N") STYLE("four", "M")                                                                                          \
    "<style:style style:name='child' style:family='table-cell' style:parent-style-name='four'/>"                                    \
    "<style:style style:name='three' style:family='table-row'><style:table-row-properties style:row-height='0.5cm'/></style:style>"
    assert_string_equal(
        rows_of_content(*state, CONTENT(FORMATS, TABLE("<table:table-column table:number-columns-repeated='2' table:default-cell-style-name='three'/>"
                                                       "<table:table-column/>" ROW(FLOAT("5") FLOAT("5") FLOAT("5") STYLED("child", "5"))
                                                           ROW_OF("table:default-cell-style-name='four' table:style-name='three'", FLOAT("5") STYLED("three", "5"))))),
        "1|005|005|5|0005\n2|0005|005\n");
    assert_quiet(*state);
    /* Names of the common styles and those of the sheet's own part are different ones. */
    pack(*state,
         (const struct book_part[]){
             {ODS_CONTENT, CONTENT(NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='2'")) STYLE("two", "N"),
                                   TABLE(ROW(STYLED("two", "5") STYLED("common", "5") STYLED("nowhere", "5")))), 0},
             {"styles.xml", "<office:document-styles " NAMES "><office:styles>" NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='6'"))
                                STYLE("common", "N") "</office:styles></office:document-styles>", 0}},
         2);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|05|000005|5\n");
    assert_quiet(*state);
#undef FORMATS
}

/* ------------------------------------------------------------------------------------------------ errors */

static void errors_are_told(void **state)
{
    assert_string_equal(
        rows_of_content(
            *state,
            CONTENT("", TABLE(ROW(TEXT("a")) ROW(CELL("table:formula='of:=NA()' office:value-type='string' office:string-value='' calcext:value-type='error'", P("#N/A")))
                                  ROW(CELL("table:formula='of:=1/0' office:value-type='float' office:value='0'", P("#DEEL/0!")))
                                      ROW(CELL("table:formula='of:=1+' office:value-type='float' office:value='0'", P("Fout:502")))
                                          ROW(CELL("table:formula='of:=A1' office:value-type='string'", P("#\xC2\xA1VALOR!")))
                                              ROW(CELL("office:value-type='float' office:value='1' calcext:value-type='error'", P("Err:508")))))),
        "1|a\n2!\n3!\n4!\n5!\n6!\n");
    assert_said(*state, ":2: error: a cell shows no usable value: A2: it holds the error #N/A [sheet-cell]");
    assert_said(*state, "A3: it holds the error #DEEL/0!");
    assert_said(*state, "A4: it holds the error Fout:502");
    assert_said(*state, "A5: it holds the error #\xC2\xA1VALOR!");
    assert_said(*state, "A6: it holds the error Err:508");
}

static void what_only_looks_like_an_error_is_none(void **state)
{
    assert_string_equal(
        rows_of_content(*state,
                        CONTENT("", TABLE(ROW(CELL("table:formula='of:=A1' office:value-type='string' calcext:value-type='string'", P("#N/A"))
                                                  CELL("table:formula='of:=A1' office:value-type='string'", P("#1"))
                                                      CELL("table:formula='of:=A1' office:value-type='string'", P("# of pupils"))
                                                          CELL("table:formula='of:=A1' office:value-type='string'", P("Lokaal:12"))
                                                              CELL("table:formula='of:=A1' office:value-type='float' office:value='3'", P("3")))))),
        "1|#N/A|#1|# of pupils|Lokaal:12|3\n");
    assert_quiet(*state);
}

static void formulas_that_nobody_calculated_give_nothing(void **state)
{
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW(CELL("table:formula='of:=1+1'", ""))
                                                                      ROW(CELL("table:formula='of:=1+1' office:value-type='float'", ""))
                                                                          ROW(CELL("table:formula='of:=A1' office:value-type='string'", ""))))),
                        "1|a\n2!\n3!\n4!\n");
    assert_said(*state, "A2: the result of its formula was not saved");
    assert_said(*state, "A3: the result of its formula was not saved");
    assert_said(*state, "A4: the result of its formula was not saved");
    /* LibreOffice writes an empty text so, and TRUE() in a cell whose format says nothing of it. */
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(CELL("table:formula='of:=&quot;&quot;'", "<text:p/>") TEXT("b")
                                                                          CELL("table:formula='of:=TRUE()' office:value-type='float' office:value='1'", P("WAAR")))))),
                        "1||b|TRUE\n");
    assert_quiet(*state);
}

/* As in .xlsx that says so itself: LibreOffice calculates anew what another program wrote that cannot. */
static void results_of_programs_that_do_not_calculate_are_none(void **state)
{
#define META(generator)                                                                                                             \
    "<office:document-meta " NAMES " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'><office:meta><meta:generator>" generator \
    "</meta:generator></office:meta></office:document-meta>"
    static const char content[] = CONTENT("", TABLE(ROW(TEXT("a")) ROW(CELL("table:formula='of:=1+1' office:value-type='float' office:value='0'", P("0")))
                                                        ROW(CELL("table:formula='of:=A1' office:value-type='string'", P("b")))
                                                            ROW(CELL("table:formula='of:=A1' office:value-type='string'", P("")))));
    static const char *const calculating[] = {META("LibreOffice/24.2"), META("MicrosoftOffice/16.0 MicrosoftExcel"), META("gnumeric/1.12"), META("")};
    for (size_t i = 0; i < sizeof calculating / sizeof *calculating; i++) {
        pack(*state, (const struct book_part[]){{ODS_CONTENT, content, 0}, {"meta.xml", calculating[i], 0}}, 2);
        assert_string_equal(rows_in(*state, path_of(state), NULL), "1|a\n2|0\n3|b\n");
        assert_quiet(*state);
    }
    pack(*state, (const struct book_part[]){{ODS_CONTENT, content, 0}, {"meta.xml", META("SheetJS 0.18.5"), 0}}, 2);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|a\n2!\n3!\n4!\n");
    assert_said(*state, "A2: its formula was to be calculated when the workbook is opened, and was not: 0 [sheet-cell]");
    assert_said(*state, "A3: its formula was to be calculated when the workbook is opened, and was not: b");
    assert_said(*state, "A4: the result of its formula was not saved");
    assert_string_equal(rows_of(*state, "<office:document " NAMES " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'><office:meta><meta:generator>ODFPY"
                                        "</meta:generator></office:meta><office:body><office:spreadsheet>" TABLE(ROW(TEXT("a"))
                                        ROW(CELL("table:formula='of:=1+1' office:value-type='float' office:value='0'", ""))) "</office:spreadsheet></office:body></office:document>"),
                        "1|a\n2!\n");
#undef META
}

static void values_that_are_none_are_told(void **state)
{
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW(CELL("office:value-type='float'", P("12")))
                                                                      ROW(CELL("office:value-type='boolean' office:boolean-value='perhaps'", ""))
                                                                          ROW(CELL("office:value-type='colour'", P("red")))
                                                                              ROW(FLOAT("1,5"))
                                                                                  ROW(CELL("", P("x") TABLE(ROW(TEXT("inner")))))))),
                        "1|a\n2!\n3!\n4!\n5!\n6!\n");
    assert_said(*state, "A2: its kind is not known: 12");
    assert_said(*state, "A3: this is neither true nor false: perhaps");
    assert_said(*state, "A4: its kind is not known: red");
    assert_said(*state, "A5: this is no number: 1,5");
    assert_said(*state, "A6: its kind is not known: table");
}

/* The headings, and the rows behind them when the first column is one of codes. */
static void codes_are_whole_numbers(void **state)
{
    static const enum sheet_use uses[] = {SHEET_CODE, SHEET_USED};
    struct reading *reading = *state;
    struct sheet_row row;
    pack_content(reading, CONTENT("<number:currency-style style:name='N'><number:currency-symbol>EUR</number:currency-symbol>"
                                  DIGITS("number:decimal-places='0' number:min-integer-digits='1'") "</number:currency-style>" STYLE("c", "N")
                                  NUMBER("S", "<number:scientific-number number:decimal-places='2'/>") STYLE("s", "S")
                                  NUMBER("F", "<number:fraction number:min-integer-digits='0'/>") STYLE("f", "F"),
                                  TABLE(ROW(TEXT("code") TEXT("n")) ROW(FLOAT("2026.5"))
                                                ROW(CELL("office:value-type='date' office:date-value='2026-05-04'", ""))
                                                    ROW(TEXT("c") FLOAT("12345678901234500000")) ROW(STYLED("c", "1234"))
                                                        ROW(FLOAT("2026004711.0") STYLED("c", "12"))
                                                            ROW(STYLED("s", "202600000000001")) ROW(STYLED("f", "2026004711")))));
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    assert_non_null(sheet);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_true(sheet_use(sheet, uses, 2, reading->diag));
    for (int i = 2; i < 6; i++)
        assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_FAULT);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_string_equal(row.cells[0], "2026004711");
    assert_string_equal(row.cells[1], "EUR12");
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_string_equal(row.cells[0], "202600000000001"); /* the same number, written otherwise */
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_string_equal(row.cells[0], "2026004711");
    sheet_close(sheet);
    assert_said(reading, ":2: error: a code or number is not as it was typed: the spreadsheet took it for something else: "
                         "A2: it is a number with decimals: 2026.5 [sheet-code]");
    assert_said(reading, "A3: it is a date [sheet-code]");
    assert_said(reading, "A5: its number format is not one of codes: EUR1234 [sheet-code]");
    assert_said(reading, ":4: error: a number of more than 15 digits");
}

/* ------------------------------------------------------------------------------------------------ what is not seen */

static void hidden_rows_are_refused_taken_or_skipped(void **state)
{
#define FLAT                                                                                                                        \
    "<style:style style:name='flat' style:family='table-row'><style:table-row-properties style:row-height='0.000cm'/></style:style>" \
    "<style:style style:name='thin' style:family='table-row'><style:table-row-properties style:row-height='0.05cm'/></style:style>"
    static const char *const sheets[] = {
        CONTENT("", TABLE(ROW(TEXT("1")) ROW(EMPTY) ROW_OF("table:visibility='collapse'", TEXT("2")))),
        CONTENT("", TABLE(ROW(TEXT("1")) ROW_OF("table:visibility='collapse'", EMPTY) ROW_OF("table:visibility='filter'", TEXT("2")))),
        CONTENT("", TABLE(ROW(TEXT("1")) ROW(EMPTY) "<table:table-row-group table:display='false'><table:table-row-group>" ROW(TEXT("2"))
                              "</table:table-row-group></table:table-row-group>" ROW(EMPTY))),
        CONTENT(FLAT, TABLE(ROW_OF("table:style-name='thin'", TEXT("1")) ROW_OF("table:style-name='flat'", EMPTY) ROW_OF("table:style-name='flat'", TEXT("2")))),
    };
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        assert_string_equal(rows_hidden(*state, sheets[i], SHEET_HIDDEN_REFUSE), "none");
        assert_said(*state, ":3: error: rows are hidden or filtered out, and nobody said whether they are meant: 1 row: 3");
        assert_int_equal(diag_count(((struct reading *)*state)->diag), 1);
        assert_string_equal(rows_hidden(*state, sheets[i], SHEET_HIDDEN_TAKE), "1|1\n3|2\n");
        assert_string_equal(rows_hidden(*state, sheets[i], SHEET_HIDDEN_SKIP), "1|1\n");
        assert_quiet(*state);
    }
    /* What was folded away ends where its group does. */
    assert_string_equal(rows_hidden(*state, CONTENT("", TABLE("<table:table-row-group table:display='false'/><table:table-row-group>" ROW(TEXT("1"))
                                                              "</table:table-row-group>" ROW_OF("table:visibility='visible'", TEXT("2")))), SHEET_HIDDEN_REFUSE),
                        "1|1\n2|2\n");
    assert_string_equal(rows_hidden(*state, CONTENT("", TABLE(ROW(TEXT("1")) ROW_OF("table:visibility='filter' table:number-rows-repeated='20'", TEXT("2")))),
                                    SHEET_HIDDEN_REFUSE),
                        "none");
    assert_said(*state, ":2: error: rows are hidden or filtered out, and nobody said whether they are meant: 20 rows: 2, 3, 4, 5, 6, 7, 8, 9 …");
#undef FLAT
}

static void hidden_column_is_told_if_it_is_used(void **state)
{
    static const enum sheet_use uses[] = {SHEET_USED, SHEET_USED, SHEET_UNUSED, SHEET_USED};
    struct reading *reading = *state;
    struct sheet_row row;
    pack_content(reading, CONTENT("", TABLE("<table:table-columns><table:table-column/><table:table-column table:number-columns-repeated='2' "
                                            "table:visibility='collapse'/></table:table-columns><table:table-column-group table:display='false'>"
                                            "<table:table-column/></table:table-column-group>" ROW(TEXT("a") TEXT("b") TEXT("c") TEXT("d")))));
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    assert_non_null(sheet);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_true(sheet_use(sheet, uses, 4, reading->diag));
    sheet_close(sheet);
    assert_said(reading, ":1: warning: a column that is used is hidden: nobody saw what is in it: column B [sheet-column-hidden]");
    assert_said(reading, "column D");
    assert_int_equal(diag_count(reading->diag), 2);
}

static void sheets_are_chosen_as_in_other_workbooks(void **state)
{
#define SHEET(name, style, rows) "<table:table table:name='" name "' table:style-name='" style "'>" rows "</table:table>"
#define HIDES "<style:style style:name='h' style:family='table'><style:table-properties table:display='false'/></style:style>" \
              "<style:style style:name='t' style:family='table'><style:table-properties table:display='true'/></style:style>"
    static const char several[] = CONTENT(HIDES, SHEET("Empty", "t", ROW(EMPTY)) SHEET("Caf\xC3\xA9", "t", ROW(TEXT("1")))
                                                     SHEET("Hidden", "h", ROW(TEXT("2")))
                                                         SHEET("&apos;file:///a.ods&apos;#$Sheet1", "t", ROW(TEXT("from elsewhere"))));
    assert_string_equal(rows_of_content(*state, several), "1|1\n");
    assert_quiet(*state);
    assert_string_equal(rows_in(*state, path_of(state), "Hidden"), "1|2\n");
    assert_string_equal(rows_in(*state, path_of(state), "Cafe\xCC\x81"), "1|1\n");
    assert_quiet(*state);
    assert_string_equal(rows_in(*state, path_of(state), "None"), "none");
    assert_said(*state, "the workbook has no such sheet: \"None\"; it has \"Empty\", \"Caf\xC3\xA9\", \"Hidden\" [sheet-missing]");
    assert_string_equal(rows_of_content(*state, CONTENT("", SHEET("A", "t", ROW(TEXT("1"))) SHEET("B", "t", ROW(CELL("table:formula='of:=1'", ""))))), "none");
    assert_said(*state, "the workbook has several sheets that hold something: \"A\", \"B\" [sheet-choice]");
    assert_string_equal(rows_of_content(*state, CONTENT("", SHEET("A", "t", ROW(EMPTY)))), "none");
    assert_said(*state, "there is nothing in the spreadsheet [sheet-empty]");
#undef SHEET
#undef HIDES
}

static void what_is_beside_the_cells_is_passed_over(void **state)
{
    assert_string_equal(
        rows_of_content(*state, CONTENT("", "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>" P("old")
                                            "</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>"
                                            "<table:content-validations/>"
                                            TABLE("<table:title>t</table:title><office:forms/><table:shapes><draw:frame><draw:text-box>" P("box") TABLE(ROW(TEXT("x")))
                                                  "</draw:text-box></draw:frame></table:shapes><table:table-columns><table:table-column/></table:table-columns>"
                                                  "<table:table-header-rows>" ROW(TEXT("1")) "</table:table-header-rows><table:table-rows>"
                                                  ROW(TEXT("2")) "</table:table-rows><table:table-row-group>" ROW(TEXT("3")) "</table:table-row-group>"
                                                  "<table:named-expressions/>")
                                            "<table:database-ranges><table:database-range><table:filter/></table:database-range></table:database-ranges>")),
        "1|1\n2|2\n3|3\n");
    assert_quiet(*state);
}

/* ------------------------------------------------------------------------------------------------ merged and repeated */

static void merged_cells_are_as_in_other_workbooks(void **state)
{
#define COVERED "<table:covered-table-cell/>"
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a") TEXT("b") TEXT("c"))
                                                                      ROW(CELL("table:number-rows-spanned='2' table:number-columns-spanned='1'", P("school")) TEXT("1"))
                                                                          ROW("<table:covered-table-cell>" P("under") "</table:covered-table-cell>" TEXT("2"))
                                                                              ROW(TEXT("x"))))),
                        "1|a|b|c\n2|school|1\n3|school|2\n4|x\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(CELL("table:number-rows-spanned='2' table:number-columns-spanned='1'", P("a")) TEXT("b"))
                                                                      ROW(COVERED CELL("table:number-columns-spanned='2' table:number-rows-spanned='2'", P("b")) COVERED)
                                                                          ROW(CELL("table:number-columns-spanned='2'", P("over")) COVERED)))),
                        "1|a|b\n2|a|b\n0!\n");
    assert_said(*state, "the workbook is damaged: content.xml: merged cells of row 3 lie across others");
    /* Rows that are alike may be told once, with what is merged in each. */
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a") TEXT("b") TEXT("c"))
                                                                      ROW_OF("table:number-rows-repeated='2'", CELL("table:number-columns-spanned='2'", P("x"))
                                                                          "<table:covered-table-cell>" P("under") "</table:covered-table-cell>" TEXT("1"))))),
                        "1|a|b|c\n2|x||1\n3|x||1\n");
    assert_quiet(*state);
#undef COVERED
}

static void repeated_cells_and_rows_are_many(void **state)
{
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a") TEXT("b") TEXT("c") TEXT("d") TEXT("e"))
                                                                      ROW_OF("table:number-rows-repeated='3'", "<table:table-cell table:number-columns-repeated='1'/>"
                                                                             CELL("table:number-columns-repeated='2' office:value-type='string'", P("x"))
                                                                             "<table:table-cell table:number-columns-repeated='0'/>" TEXT("y"))
                                                                          ROW_OF("table:number-rows-repeated='5'", EMPTY) ROW(TEXT("last"))
                                                                              ROW_OF("table:number-rows-repeated='1048566'", "<table:table-cell table:number-columns-repeated='16384'/>")
                                                                                  ROW_OF("table:number-rows-repeated='99999999999'", "<table:table-cell table:number-columns-repeated='99999999999'/>")))),
                        "1|a|b|c|d|e\n2||x|x||y\n3||x|x||y\n4||x|x||y\n10|last\n");
    assert_quiet(*state);
}

static void what_is_beyond_the_last_row_or_column_is_damage(void **state)
{
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW_OF("table:number-rows-repeated='1048575'", EMPTY) ROW(TEXT("x"))))), "1|a\n0!\n");
    assert_said(*state, "the workbook is damaged: content.xml: there are rows behind row 1048576");
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW("<table:table-cell table:number-columns-repeated='16384'/>" TEXT("x"))))), "none");
    assert_said(*state, "the workbook is damaged: content.xml: row 2 has cells behind column XFD");
}

/* A few bytes may mean millions of cells: what they would take, written out, is bounded as what is unpacked is. */
static void cells_by_the_million_are_bounded(void **state)
{
    static const char *const bombs[] = {
        CONTENT("", TABLE(ROW(TEXT("a")) ROW_OF("table:number-rows-repeated='1000000'", CELL("table:number-columns-repeated='16384' office:value-type='string'", P("x"))))),
        CONTENT("", TABLE(ROW(CELL("table:number-columns-repeated='16384' office:value-type='string'", P("x<text:s text:c='30000'/>x"))))),
    };
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        assert_non_null(strstr(rows_of_content(*state, bombs[i]), "0!\n"));
        assert_said(*state, "the spreadsheet is too large: content.xml: unpacked, it is too large [sheet-too-large]");
    }
    /* None of these rows is too much, but all of them are. */
#define MANY ROW_OF("table:visibility='collapse' table:number-rows-repeated='400'", \
                    CELL("table:number-columns-repeated='20' office:value-type='string'", P("x<text:s text:c='12000'/>x")))
    assert_string_equal(rows_hidden(*state, CONTENT("", TABLE(ROW(TEXT("a")) MANY MANY MANY)), SHEET_HIDDEN_SKIP), "1|a\n0!\n");
    assert_said(*state, "the spreadsheet is too large: content.xml: unpacked, it is too large [sheet-too-large]");
#undef MANY
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a")) ROW_OF("table:number-rows-repeated='70000'",
                                                                      CELL("table:number-columns-spanned='2'", P("x")))))), "none");
    assert_said(*state, "the spreadsheet is too large: it has more than 65536 merged cells");
}

/* ------------------------------------------------------------------------------------------------ files */

static void flat_files_are_read(void **state)
{
    static const char flat[] = "<?xml version='1.0'?>\n<office:document " NAMES "><office:meta/><office:styles>"
                               NUMBER("N", DIGITS("number:decimal-places='0' number:min-integer-digits='3'")) "</office:styles>"
                               "<office:automatic-styles>" STYLE("three", "N") "</office:automatic-styles><office:body><office:spreadsheet>"
                               TABLE(ROW(TEXT("a")) ROW(STYLED("three", "5"))) "</office:spreadsheet></office:body></office:document>";
    assert_string_equal(rows_of(*state, flat), "1|a\n2|005\n");
    assert_quiet(*state);
    assert_string_equal(rows_of_bytes(*state, flat, sizeof flat - 10), "none");
    assert_said(*state, "error: the workbook is damaged: line 2: ");
}

/* Wherever they do: among styles, in words, between cells. */
static void files_that_end_early_are_told(void **state)
{
    static const char flat[] =
        "<office:document " NAMES " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'><office:meta><meta:generator>LibreOffice<x/></meta:generator></office:meta>"
        "<office:automatic-styles>" NUMBER("M", WORDS("-") DIGITS("number:decimal-places='0'"))
        NUMBER("N", WORDS("a") "<number:number number:min-integer-digits='4'><number:embedded-text number:position='2'>-<x/></number:embedded-text><x/></number:number>"
                    "<style:map style:condition='value()&lt;0' style:apply-style-name='M'/>")
        "<style:style style:name='s' style:family='table-cell' style:data-style-name='N'><style:text-properties/></style:style></office:automatic-styles>"
        "<office:body><office:spreadsheet><table:calculation-settings><table:null-date table:date-value='1899-12-30'/></table:calculation-settings>"
        TABLE("<table:shapes><x/></table:shapes><table:table-column/><table:table-row-group>" ROW(TEXT("a<text:span>b</text:span><text:note>c</text:note>") TEXT("e"))
              "</table:table-row-group>" ROW(STYLED("s", "5") CELL("", "<text:list><text:list-item>" P("d") "</text:list-item></text:list><draw:frame/>")))
        "</office:spreadsheet></office:body></office:document>";
    assert_string_equal(rows_of(*state, flat), "1|ab|e\n2|5|d\n");
    for (size_t length = 1; length < sizeof flat - 1; length++) {
        assert_string_equal(rows_of_bytes(*state, flat, length), "none");
        assert_int_not_equal(diag_count(((struct reading *)*state)->diag), 0);
    }
}

static void other_documents_are_told(void **state)
{
    static const char text[] = "<office:document-content " NAMES "><office:body><office:presentation/></office:body></office:document-content>";
    assert_string_equal(rows_of_content(*state, text), "none");
    assert_said(*state, "this is not a spreadsheet that can be read: it is an OpenDocument file, but no spreadsheet [sheet-unknown]");
    assert_string_equal(rows_of_content(*state, "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"), "none");
    assert_said(*state, "the workbook is damaged: content.xml: line 1: it has a document type declaration");
    assert_string_equal(rows_of_content(*state, CONTENT("", TABLE(ROW(TEXT("a"))) "<table:table>")), "none");
    assert_said(*state, "the workbook is damaged: content.xml: line 1: ");
}

static void passwords_are_told(void **state)
{
#define MANIFEST(inner) "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry m:full-path='content.xml'>" inner "</m:file-entry></m:manifest>"
    static const char content[] = CONTENT("", TABLE(ROW(TEXT("a"))));
    pack(*state, (const struct book_part[]){{ODS_CONTENT, "\1\2\3", 0}, {"META-INF/manifest.xml", MANIFEST("<m:encryption-data/>"), 0}}, 2);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "error: the workbook has a password [sheet-encrypted]");
    pack(*state, (const struct book_part[]){{"mimetype", "x", 0}, {"encrypted-package", "x", 0}}, 2);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "none");
    assert_said(*state, "error: the workbook has a password [sheet-encrypted]");
    pack(*state, (const struct book_part[]){{ODS_CONTENT, content, 0}, {"META-INF/manifest.xml", "<!DOCTYPE m SYSTEM 'Manifest.dtd'><m/>", 0}}, 2);
    assert_string_equal(rows_in(*state, path_of(state), NULL), "1|a\n"); /* as OpenOffice once wrote it */
    assert_quiet(*state);
#undef MANIFEST
}

/* By a cell's style, or one that it is made from, by that of all cells of a column, or within a paragraph. */
static void what_is_struck_through_is_refused(void **state)
{
#define LINE(family, name, more, says) \
    "<style:style style:name='" name "' style:family='" family "' " more "><style:text-properties style:text-line-through-style='" says \
    "'/></style:style>"
    static const char content[] = CONTENT(
        LINE("table-cell", "old", "", "solid") LINE("table-cell", "new", "style:parent-style-name='old'", "none")
        "<style:style style:name='older' style:family='table-cell' style:parent-style-name='old'/>" 
        "<style:style style:name='T1' style:family='text'><style:text-properties style:text-line-through-type='single'/></style:style>"
        "<style:style style:name='T2' style:family='text'><style:text-properties style:text-line-through-type='none'/></style:style>",
        TABLE("<table:table-column/><table:table-column table:default-cell-style-name='old'/>"
              ROW(TEXT("a") STYLED("old", "1")) ROW(STYLED("old", "2") STYLED("new", "2")) ROW(STYLED("new", "3") STYLED("new", "3"))
              ROW(STYLED("older", "4") STYLED("new", "4")) ROW(TEXT("x<text:span text:style-name='T1'>y</text:span>") STYLED("new", "5"))
              ROW(TEXT("x<text:span text:style-name='T2'>y</text:span>") STYLED("new", "6")) ROW(TEXT("z") FLOAT("7"))
              ROW(CELL("table:style-name='old' office:value-type='percentage' office:value='0.5'", "") STYLED("new", "8"))));
#undef LINE
    static const enum sheet_use uses[] = {SHEET_USED, SHEET_USED};
    struct reading *reading = *state;
    struct buffer out = {0};
    struct sheet_row row;
    pack_content(reading, content);
    struct sheet *sheet = sheet_open(reading->path, NULL, reading->diag);
    assert_int_equal(sheet_next(sheet, &row, reading->diag), SHEET_ROW);
    assert_true(sheet_use(sheet, uses, 2, reading->diag));
    write_rows(&out, sheet, reading->diag);
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes, "2!\n3|3|3\n4!\n5!\n6|xy|6\n7!\n8!\n");
    assert_said(*state, ":2: error: this is struck through: it is not clear whether it is meant: A2 [sheet-struck]");
    assert_said(*state, ":7: error: this is struck through: it is not clear whether it is meant: B7 [sheet-struck]");
    assert_int_equal(diag_count(reading->diag), 5);
    sheet_close(sheet);
    buffer_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_are_of_every_kind),
        TEST(day_keeps_the_time_that_it_has),
        TEST(text_is_what_paragraphs_show),
        TEST(text_is_bounded_and_checked),
        TEST(numbers_are_shown_in_their_formats),
        TEST(formats_that_are_not_understood_show_the_number),
        TEST(formats_have_others_for_some_numbers),
        TEST(dates_show_what_their_format_has),
        TEST(cells_have_the_style_of_their_row_or_column),
        TEST(errors_are_told),
        TEST(what_only_looks_like_an_error_is_none),
        TEST(formulas_that_nobody_calculated_give_nothing),
        TEST(results_of_programs_that_do_not_calculate_are_none),
        TEST(values_that_are_none_are_told),
        TEST(codes_are_whole_numbers),
        TEST(hidden_rows_are_refused_taken_or_skipped),
        TEST(hidden_column_is_told_if_it_is_used),
        TEST(sheets_are_chosen_as_in_other_workbooks),
        TEST(what_is_beside_the_cells_is_passed_over),
        TEST(merged_cells_are_as_in_other_workbooks),
        TEST(repeated_cells_and_rows_are_many),
        TEST(what_is_beyond_the_last_row_or_column_is_damage),
        TEST(cells_by_the_million_are_bounded),
        TEST(flat_files_are_read),
        TEST(files_that_end_early_are_told),
        TEST(other_documents_are_told),
        TEST(passwords_are_told),
        TEST(what_is_struck_through_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
