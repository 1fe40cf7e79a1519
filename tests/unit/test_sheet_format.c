/* Numbers, number formats and dates. */
#include "test_sheet.h"

#include "sheet/date.h"
#include "sheet/decimal.h"
#include "sheet/format.h"

static const char *text_of(struct reading *reading, struct buffer *out)
{
    const char *text = arena_copy(reading->arena, (const char *)out->bytes, out->length);
    buffer_finish(out);
    return text;
}

static struct decimal decimal_of(const char *text)
{
    struct decimal decimal;
    assert_true(decimal_read(text, strlen(text), &decimal));
    return decimal;
}

static const char *plain(struct reading *reading, const char *text)
{
    struct buffer out = {0};
    struct decimal decimal = decimal_of(text);
    decimal_put(&decimal, &out);
    return text_of(reading, &out);
}

static void numbers_are_plain_and_have_fifteen_digits(void **state)
{
    static const char *const numbers[][2] = {
        {"2.026004711E9", "2026004711"},
        {"2026004711.0", "2026004711"},
        {"1", "1"},
        {"-1", "-1"},
        {"+1", "1"},
        {"007", "7"},
        {"0", "0"},
        {"-0", "0"},
        {"0.0", "0"},
        {".5", "0.5"},
        {"5.", "5"},
        {"0E5", "0"},
        {"0.30000000000000004", "0.3"},
        {"0.10000000000000001", "0.1"},
        {"7.4999999999999997E-2", "0.075"},
        {"123456789012345", "123456789012345"},
        {"1234567890123456", "1234567890123460"},
        {"1.2345678901234499e5", "123456.789012345"},
        {"0.99999999999999999", "1"},
        {"9999999999999999", "10000000000000000"},
        {"12.50", "12.5"},
        {"0.1234567890123455", "0.123456789012346"},
        {"1234567890123454", "1234567890123450"},
        {"100", "100"},
        {"1E-3", "0.001"},
        {"1E+20", "100000000000000000000"},
        {"1e21", "1E+21"},
        {"1e21", "1E+21"},
        {"1.25E-30", "1.25E-30"},
        {"-1.5e300", "-1.5E+300"},
        {"1e-320", "1E-320"},
        {"1E-20", "0.00000000000000000001"},
        {"00000000000000000000000000001.50", "1.5"},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_string_equal(plain(*state, numbers[i][0]), numbers[i][1]);
    static const char *const none[] = {"",    "-",   ".",    "e5",    "1e",     "1e+",
                                       "1,5", "1 ",  "0x10", "1e999", "1e-999", "1e99999999999",
                                       "NaN", "INF", "--1",  "1.2.3"};
    struct decimal decimal;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(decimal_read(none[i], strlen(none[i]), &decimal));
}

static const char *shown(struct reading *reading, const char *code, const char *number)
{
    struct buffer out = {0};
    struct decimal decimal = decimal_of(number);
    if (!format_put(code, &decimal, &out))
        buffer_string(&out, "plain");
    return text_of(reading, &out);
}

static void digits_are_shown_as_the_format_says(void **state)
{
    static const char *const shows[][3] = {
        {"0", "7.5", "8"},
        {"0", "7.4", "7"},
        {"0", "0.6", "1"},
        {"0.0", "0.05", "0.1"},
        {"0", "0.06", "0"},
        {"0", "-0.4", "0"},
        {"0.0", "8", "8.0"},
        {"0.00", "7.455", "7.46"},
        {"0.00", "9.999", "10.00"},
        {"0.00", "0.004", "0.00"},
        {"0.00", "-1.005", "-1.01"},
        {"#.##", "0.5", ".5"},
        {"0.##", "8", "8"},
        {"0.0#", "8.25", "8.25"},
        {"0.0#", "8.2", "8.2"},
        {".00", "12.5", "12.50"},
        {"0000000", "471", "0000471"},
        {"0000", "1234567", "1234567"},
        {"00-00-00", "12345", "01-23-45"},
        {"000-000", "1234567", "1234-567"},
        {"\"NL-\"0000", "47", "NL-0047"},
        {"\\N\\L0", "47", "NL47"},
        {"0\" jaar\"", "3", "3 jaar"},
        {"#", "0", ""},
        {"0;-0;;@", "0", ""},
        {"0_);(0)", "-5", "(5)"},
        {"0_);(0)", "5", "5 "},
        {"[Red]0;[Blue]-0", "-5", "-5"},
        {"[$\xE2\x82\xAC-413] 0", "5", "\xE2\x82\xAC 5"},
        {"[$-413]0", "5", "5"},
        {"#,##0", "2026004711", "2026004711"},
        {"#,##0.00", "1234.5", "1234.50"},
        {"0%", "0.755", "76%"},
        {"0.0%", "0.755", "75.5%"},
        {"0.00%", "0.07", "7.00%"},
        {"General", "12.5", "12.5"},
        {"General\" x\"", "12.5", "12.5 x"},
        {"\"ja\"", "1", "ja"},
        {"\"ja\";\"min\";\"nee\"", "0", "nee"},
        {"0;0", "-5", "5"},
        {"*-0", "5", "5"},
        {"0\xC2\xB0", "20", "20\xC2\xB0"},
        {"@", "5", "5"},
        {"??0", "5", "5"},
        {"000", "1E+16", "10000000000000000"},
        /* for some numbers alone */
        {"[>100]0;0.0", "5", "5.0"},
        {"[>100]0;0.0", "100", "100.0"},
        {"[>100]0;0.0", "101", "101"},
        {"[>=100]0;0.0", "100", "100"},
        {"[=0]\"none\";0", "0", "none"},
        {"[<>0]0;\"none\"", "0", "none"},
        {"[<>0]0;\"none\"", "7", "7"},
        {"[Red][<5.5]0.0;[<=7]0.0\"+\";0", "5.4", "5.4"},
        {"[Red][<5.5]0.0;[<=7]0.0\"+\";0", "7", "7.0+"},
        {"[Red][<5.5]0.0;[<=7]0.0\"+\";0", "8", "8"},
        {"[<=99999]00000;00000-0000;0;@", "123", "00123"},
        {"[<=99999]00000;[>0]00000-0000;0;@", "123456789", "12345-6789"},
        /* what is not done here */
        {"0.00E+00", "12", "plain"},
        {"# ?/?", "0.5", "plain"},
        {"0,", "5000", "plain"},
        {"0.0,,", "5", "plain"},
        {"[>100]0;0.0", "-5", "plain"},
        {"[>100]0;[>10]0", "5", "plain"},
        {"[>100]0;0;[<5]0", "5", "plain"},
        {"[<=99999]00000;00000-0000;0;@", "123456", "plain"},
        {"[>]0;0", "5", "plain"},
        {"[>>>5]0;0", "5", "plain"},
        {"0,.0", "5", "plain"},
    };
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
        assert_string_equal(shown(*state, shows[i][0], shows[i][1]), shows[i][2]);
}

static void codes_are_told_from_amounts_by_their_format(void **state)
{
    (void)state;
    static const char *const amounts[] = {"0.00", "0.0#", "0%", "\xE2\x82\xAC 0", "[$EUR-413] 0", "_-\"\xC2\xA3\"* #,##0_-", "[>9]0.00;0", "0,", "[>99]0"};
    static const char *const others[] = {"General", "0.##", "0", "#,##0", "\"NL-\"0000", "000\".\"000", "[$-413]0", "[>99]0.00;0", "0.00E+00", "# ?/?"};
    struct decimal decimal = decimal_of("12");
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        assert_false(format_shows_code(amounts[i], &decimal));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(format_shows_code(others[i], &decimal));
}

static void dates_are_told_by_their_format(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        unsigned shows;
    } codes[] = {
        {"dd-mm-yyyy", SHOWS_DATE},
        {"[$-413]d mmmm yyyy;@", SHOWS_DATE},
        {"mm-dd-yy", SHOWS_DATE},
        {"YYYY\\-MM\\-DD", SHOWS_DATE},
        {"mmm-yy", SHOWS_YEAR | SHOWS_MONTH},
        {"yyyy", SHOWS_YEAR},
        {"d-mmm", SHOWS_DAY | SHOWS_MONTH},
        {"h:mm", SHOWS_HOUR | SHOWS_MINUTE},
        {"hh:mm:ss", SHOWS_TIME},
        {"mm:ss.0", SHOWS_MINUTE | SHOWS_SECOND},
        {"h:mm AM/PM", SHOWS_HOUR | SHOWS_MINUTE},
        {"m/d/yy h:mm", SHOWS_DATE | SHOWS_HOUR | SHOWS_MINUTE},
        {"[h]:mm", SHOWS_HOUR | SHOWS_MINUTE | SHOWS_ELAPSED},
        {"[mm]", SHOWS_MINUTE | SHOWS_ELAPSED},
        {"[mm]:ss", SHOWS_MINUTE | SHOWS_SECOND | SHOWS_ELAPSED},
        {"dddd, mmmm dd, yyyy", SHOWS_DATE},
        {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", SHOWS_DATE},
        {"[Red]dd/mm/yy", SHOWS_DATE},
        {"ge.m.d", SHOWS_DATE},
        {"0", 0},
        {"General", 0},
        {"0\" days\"", 0},
        {"\\d0", 0},
        {"_d0", 0},
        {"[Red]0", 0},
        {"0.0E+0", 0},
        {"\"unclosed d", 0},
        {"[unclosed d", 0},
        {"\\", 0},
        {"_", 0},
        {"*", 0},
        {"", 0},
        {"[$d-413]0", 0},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_int_equal(format_of_code(codes[i].code).shows, codes[i].shows);
        assert_int_equal(format_of_code(codes[i].code).kind == FORMAT_DATE, codes[i].shows != 0);
    }
    assert_int_equal(format_of_code("General").kind, FORMAT_PLAIN);
    assert_int_equal(format_of_code("@").kind, FORMAT_PLAIN);
    assert_string_equal(format_builtin(14), "mm-dd-yy");
    assert_string_equal(format_builtin(0), "General");
    assert_string_equal(format_builtin(23), "General");
    assert_string_equal(format_builtin(-1), "General");
    assert_string_equal(format_builtin(163), "General");
}

static const char *dated(struct reading *reading, const char *serial, const char *code, bool since_1904)
{
    struct buffer out = {0};
    struct decimal decimal = decimal_of(serial);
    if (!date_put(&decimal, format_of_code(code).shows, since_1904, &out))
        buffer_string(&out, "none");
    return text_of(reading, &out);
}

static void serial_numbers_are_dates(void **state)
{
    static const char *const dates[][3] = {
        {"46213", "d-m-y", "2026-07-10"},
        {"1", "d-m-y", "1900-01-01"},
        {"31", "d-m-y", "1900-01-31"},
        {"59", "d-m-y", "1900-02-28"},
        {"60", "d-m-y", "none"},
        {"61", "d-m-y", "1900-03-01"},
        {"25569", "d-m-y", "1970-01-01"},
        {"36585", "d-m-y", "2000-02-29"},
        {"73109", "d-m-y", "2100-02-28"},
        {"73110", "d-m-y", "2100-03-01"},
        {"2958465", "d-m-y", "9999-12-31"},
        {"2958466", "d-m-y", "none"},
        {"0", "d-m-y", "none"},
        {"-1", "d-m-y", "none"},
        {"1e30", "d-m-y", "none"},
        {"46213.6041666667", "d-m-y h:mm", "2026-07-10 14:30"},
        {"46213.604166666664", "d-m-y h:mm:ss", "2026-07-10 14:30:00"},
        {"0.604166666666667", "h:mm", "14:30"},
        {"0", "h:mm", "00:00"},
        {"0.999999999", "h:mm:ss", "00:00:00"},
        {"0.99999", "h:mm", "23:59"},
        {"46213.999999999", "d-m-y h:mm:ss", "2026-07-11 00:00:00"},
        {"46213.99999", "d-m-y", "2026-07-10 23:59:59"},
        {"46213.999999999", "d-m-y", "2026-07-11"},
        {"46213.000001", "d-m-y", "2026-07-10"},
        {"46212.9166666667", "d-m-y", "2026-07-09 22:00"},
        {"46212.9166666667", "mmmm", "2026-07-09 22:00"},
        {"46212.9166666667", "mmm-yy", "2026-07"},
        {"0.5000057870", "h:mm:ss", "12:00:01"},
        {"1.25", "[h]:mm", "30:00"},
        {"46213", "mmm-yy", "2026-07"},
        {"46213", "yyyy", "2026"},
        {"46213", "mmmm", "2026-07-10"},
        {"46213", "d-m", "2026-07-10"},
        {"46213.5", "[h]:mm:ss", "1109124:00:00"},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_string_equal(dated(*state, dates[i][0], dates[i][1], false), dates[i][2]);
    assert_string_equal(dated(*state, "0", "d-m-y", true), "1904-01-01");
    assert_string_equal(dated(*state, "44751", "d-m-y", true), "2026-07-10");
    assert_string_equal(dated(*state, "59", "d-m-y", true), "1904-02-29");
    assert_string_equal(dated(*state, "2957003", "d-m-y", true), "9999-12-31");
    assert_string_equal(dated(*state, "2957004", "d-m-y", true), "none");
    assert_string_equal(dated(*state, "-1", "d-m-y", true), "none");
}

/* Day by day, through centuries that are leap years and that are not. */
static void every_day_follows_the_one_before(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1900, month = 3, day = 1;
    for (int serial = 61; year < 2501; serial++) {
        char number[16], expected[40];
        snprintf(number, sizeof number, "%d", serial);
        snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
        if (strcmp(dated(*state, number, "d-m-y", false), expected) != 0)
            fail_msg("%d is not %s", serial, expected);
        if (serial % 1000 == 0)
            arena_clear(((struct reading *)*state)->arena);
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        if (day++ == lengths[month - 1] + (month == 2 && leap)) {
            day = 1;
            year += month == 12;
            month = month % 12 + 1;
        }
    }
}

static const char *iso(struct reading *reading, const char *text, unsigned shows)
{
    struct buffer out = {0};
    if (!date_put_iso(text, strlen(text), shows, &out))
        buffer_string(&out, "none");
    return text_of(reading, &out);
}

static void dates_may_be_written_out(void **state)
{
    assert_string_equal(iso(*state, "2026-07-10", 0), "2026-07-10");
    assert_string_equal(iso(*state, "2026-07-10T00:00:00", 0), "2026-07-10");
    assert_string_equal(iso(*state, "2026-07-10T14:30:05.250Z", 0), "2026-07-10 14:30:05");
    assert_string_equal(iso(*state, "2026-07-10T00:00", SHOWS_DATE), "2026-07-10");
    assert_string_equal(iso(*state, "2026-07-10T14:30", SHOWS_DATE), "2026-07-10 14:30");
    assert_string_equal(iso(*state, "2026-07-10T14:30:00", SHOWS_HOUR | SHOWS_MINUTE), "14:30");
    assert_string_equal(iso(*state, "14:30:00", SHOWS_HOUR | SHOWS_MINUTE), "14:30");
    assert_string_equal(iso(*state, "14:30:05", 0), "14:30:05");
    assert_string_equal(iso(*state, "2026-07-10", SHOWS_YEAR | SHOWS_MONTH), "2026-07");
    static const char *const none[] = {"",
                                       "2026",
                                       "2026-02-29",
                                       "2026-13-01",
                                       "2026-00-01",
                                       "2026-07-32",
                                       "2026-07-10T",
                                       "24:00",
                                       "2026-07-10T14:60",
                                       "2026-07-10x",
                                       "10-07-2026",
                                       "14",
                                       "2026-07-10T14:30:00+02:00"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_string_equal(iso(*state, none[i], 0), "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numbers_are_plain_and_have_fifteen_digits),
        TEST(digits_are_shown_as_the_format_says),
        TEST(codes_are_told_from_amounts_by_their_format),
        TEST(dates_are_told_by_their_format),
        TEST(serial_numbers_are_dates),
        TEST(every_day_follows_the_one_before),
        TEST(dates_may_be_written_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
