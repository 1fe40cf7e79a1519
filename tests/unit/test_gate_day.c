/* Dates in all the ways in which people and programs write them, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "gate/day.h"

struct words {
    struct arena *arena;
    struct day_names *names;
    struct buffer why;
};

static int set_up(void **state)
{
    static const struct {
        enum day_name_kind kind;
        int number;
        const char *name;
    } known[] = {
        {DAY_NAME_MONTH, 5, "mei"},        {DAY_NAME_MONTH, 5, "May"},         {DAY_NAME_MONTH, 7, "juli"},
        {DAY_NAME_MONTH, 7, "July"},       {DAY_NAME_MONTH, 7, "jul"},         {DAY_NAME_MONTH, 7, "juillet"},
        {DAY_NAME_MONTH, 7, "lipca"},      {DAY_NAME_MONTH, 7, "hein\303\244kuuta"}, {DAY_NAME_MONTH, 7, "j\305\253lijs"},
        {DAY_NAME_MONTH, 7, "liepos"},     {DAY_NAME_MONTH, 7, "Ιουλίου"},     {DAY_NAME_MONTH, 7, "липня"},
        {DAY_NAME_MONTH, 7, "julio"},      {DAY_NAME_MONTH, 7, "július"},      {DAY_NAME_MONTH, 9, "Meán Fómhair"},
        {DAY_NAME_MONTH, 11, "Kasım"},     {DAY_NAME_MONTH, 3, "M\303\244rz"}, {DAY_NAME_MONTH, 4, "d’abril"},
        {DAY_NAME_MONTH, 10, "listopada"}, {DAY_NAME_MONTH, 11, "listopada"}, {DAY_NAME_MONTH, 11, "listopad"},  {DAY_NAME_WEEKDAY, 4, "donderdag"},
        {DAY_NAME_WEEKDAY, 5, "vrijdag"},  {DAY_NAME_WEEKDAY, 5, "vr"},        {DAY_NAME_WEEKDAY, 5, "Friday"},
        {DAY_NAME_WEEKDAY, 5, "Fri"},      {DAY_NAME_WEEKDAY, 3, "on"},        {DAY_NAME_OTHER, 0, "on"},
        {DAY_NAME_OTHER, 0, "de"},         {DAY_NAME_OTHER, 0, "th"},          {DAY_NAME_OTHER, 0, "of"},
        {DAY_NAME_OTHER, 0, "er"},         {DAY_NAME_OTHER, 0, "le"},          {DAY_NAME_OTHER, 0, "gada"},
        {DAY_NAME_OTHER, 0, "m"},          {DAY_NAME_OTHER, 0, "d"},           {DAY_NAME_OTHER, 0, "г"},
    };
    static struct words words;
    words = (struct words){.arena = arena_create()};
    words.names = day_names_create(words.arena);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        day_names_add(words.names, known[i].kind, known[i].number, known[i].name);
    *state = &words;
    return 0;
}

static int tear_down(void **state)
{
    struct words *words = *state;
    arena_destroy(words->arena);
    buffer_finish(&words->why);
    return 0;
}

/* `said`: the day, or what `why` has in it. */
static void expect(struct words *words, enum day_order order, const char *text, enum day_verdict verdict, const char *said)
{
    char day[DAY_SIZE] = "";
    buffer_clear(&words->why);
    enum day_verdict found = day_read(text, order, words->names, day, &words->why);
    buffer_byte(&words->why, '\0');
    if (found != verdict || (verdict == DAY_GOOD && strcmp(day, said) != 0) ||
        (verdict != DAY_GOOD && !strstr((const char *)words->why.bytes, said)))
        fail_msg("\"%s\": verdict %d, \"%s\", %s", text, (int)found, day, (const char *)words->why.bytes);
    if (verdict == DAY_GOOD)
        assert_true(is_day(day));
}

static void digits(void **state)
{
    static const char *const july[] = {
        "2026-07-10", "10-7-2026", "10-07-2026", "10.07.2026", "10.7.2026", "10. 7. 2026", "10.07.2026.", "2026/07/10",
        "2026.07.10.", "2026. 07. 10.", "20260710", "10\342\200\2217\342\200\2212026", " 10-7-2026 ", "10\302\2407\302\2402026",
    };
    for (size_t i = 0; i + 1 < sizeof july / sizeof *july; i++)
        expect(*state, DAY_ORDER_CLEAR, july[i], DAY_GOOD, "2026-07-10");
    expect(*state, DAY_ORDER_CLEAR, july[13], DAY_UNCLEAR, "is the month 10 or 7?");
    expect(*state, DAY_ORDER_CLEAR, "29-2-2024", DAY_GOOD, "2024-02-29");
    expect(*state, DAY_ORDER_CLEAR, "2000-02-29", DAY_GOOD, "2000-02-29");
    expect(*state, DAY_ORDER_CLEAR, "31.12.2200", DAY_GOOD, "2200-12-31");
}

static void days_that_there_are_not(void **state)
{
    static const char *const never[] = {"2026-02-30", "31-6-2026", "29-2-2026", "1900-02-29", "29.02.2100", "0-1-2026",
                                        "10-13-2026", "2026-00-10", "1-1-1026", "1-1-2201", "31/4/2026", "0000-00-00",
                                        "32 July 2026", "31 listopad 2026", "30 mei 1899"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        expect(*state, DAY_ORDER_CLEAR, never[i], DAY_NEVER, "");
}

static void which_is_the_month(void **state)
{
    expect(*state, DAY_ORDER_CLEAR, "7/10/2026", DAY_UNCLEAR, "is the month 7 or 10?");
    expect(*state, DAY_ORDER_CLEAR, "13/7/2026", DAY_GOOD, "2026-07-13");
    expect(*state, DAY_ORDER_CLEAR, "7/13/2026", DAY_GOOD, "2026-07-13");
    expect(*state, DAY_ORDER_CLEAR, "7/7/2026", DAY_GOOD, "2026-07-07");
    expect(*state, DAY_ORDER_CLEAR, "13/13/2026", DAY_NEVER, "");
    expect(*state, DAY_ORDER_DMY, "7/10/2026", DAY_GOOD, "2026-10-07");
    expect(*state, DAY_ORDER_MDY, "7/10/2026", DAY_GOOD, "2026-07-10");
    expect(*state, DAY_ORDER_MDY, "7-10-2026", DAY_GOOD, "2026-07-10");
    expect(*state, DAY_ORDER_MDY, "13/7/2026", DAY_NEVER, ""); /* what was said holds */
    expect(*state, DAY_ORDER_DMY, "7/13/2026", DAY_NEVER, "");
    expect(*state, DAY_ORDER_MDY, "2026-07-10", DAY_GOOD, "2026-07-10");
    expect(*state, DAY_ORDER_MDY, "10 juli 2026", DAY_GOOD, "2026-07-10");
}

static void words_of_many_languages(void **state)
{
    static const char *const july[] = {
        "10 juli 2026", "10 Juli 2026", "10 JULI 2026", "10. Juli 2026", "10.Juli 2026", "10\302\240juli\342\200\2572026",
        "10  juli 2026", "July 10, 2026", "10 July 2026", "10th July 2026", "July 10th, 2026", "10th of July 2026",
        "vrijdag 10 juli 2026", "Vrijdag, 10 juli 2026", "Friday, July 10, 2026", "vr 10-jul-2026", "vrijdag 10-07-2026",
        "10-jul-2026", "10/Jul/2026", "10 jul. 2026", "10jul2026", "2026 juli 10", "le 10 juillet 2026", "10 de julio de 2026",
        "10 lipca 2026", "10. hein\303\244kuuta 2026", "10. heinakuuta 2026", "10. heina\314\210kuuta 2026",
        "2026. j\303\272lius 10.", "2026. gada 10. j\305\253lijs", "2026 m. liepos 10 d.", "10 Ιουλίου 2026", "10 ΙΟΥΛΙΟΥ 2026",
        "10 липня 2026 г.", "on 10 July 2026", "Fri Jul 10 2026 00:00:00 GMT+0200 (Central European Summer Time)",
    };
    for (size_t i = 0; i < sizeof july / sizeof *july; i++)
        expect(*state, DAY_ORDER_CLEAR, july[i], DAY_GOOD, "2026-07-10");
    expect(*state, DAY_ORDER_CLEAR, "1er juillet 2026", DAY_GOOD, "2026-07-01");
    expect(*state, DAY_ORDER_CLEAR, "1.\302\272 de julio de 2026", DAY_GOOD, "2026-07-01");
    expect(*state, DAY_ORDER_CLEAR, "10 Mean Fomhair 2026", DAY_GOOD, "2026-09-10");
    expect(*state, DAY_ORDER_CLEAR, "10 KASIM 2026", DAY_GOOD, "2026-11-10");
    expect(*state, DAY_ORDER_CLEAR, "10. Marz 2026", DAY_GOOD, "2026-03-10");
    expect(*state, DAY_ORDER_CLEAR, "10 d'abril 2026", DAY_GOOD, "2026-04-10");
}

static void days_of_the_week_must_be_right(void **state)
{
    expect(*state, DAY_ORDER_CLEAR, "vrijdag 9 juli 2026", DAY_NEVER, "2026-07-09 is a Thursday");
    expect(*state, DAY_ORDER_CLEAR, "donderdag 9 juli 2026", DAY_GOOD, "2026-07-09");
    expect(*state, DAY_ORDER_CLEAR, "Fri 09-07-2026", DAY_NEVER, "is a Thursday");
    expect(*state, DAY_ORDER_CLEAR, "vrijdag 10 juli 2027", DAY_NEVER, "is a Saturday");
}

static void what_is_not_clear(void **state)
{
    static const char *const unclear[][2] = {
        {"10-07-26", "two digits"},
        {"26-07-10", "two digits"},
        {"10 jul 26", "two digits"},
        {"10 juli '26", "two digits"},
        {"2026", "a year alone"},
        {"2026-07", "the day is missing"},
        {"juli 2026", "the day is missing"},
        {"10 juli", "the year is missing"},
        {"10/7", "the year is missing"},
        {"10 mei juli 2026", "two months"},
        {"10 listopada 2026", "another from language to language"},
        {"46213", "a spreadsheet would show 2026-07-10 of it"},
        {"46212.9167", "a spreadsheet would show 2026-07-09 of it"},
        {"46212,9167", "a spreadsheet would show 2026-07-09 of it"},
        {"36526", "2000-01-01"},
        {"61", "1900-03-01"},
        {"2026-07-10 14:30", "14:30 of 2026-07-10"},
        {"2026-07-09 22:00", "22:00 of 2026-07-09, or midnight of 2026-07-10 in another time zone"},
        {"2026-07-09T22:00:00.000Z", "or midnight of 2026-07-10"},
        {"2025-12-31 23:00", "or midnight of 2026-01-01"},
        {"2026-07-09 23:59", "or midnight of 2026-07-10"},
        {"2026-07-09 23:59:59", "or midnight of 2026-07-10"},
        {"2026-07-09 20:15", "or midnight of 2026-07-10"},
        {"2026-07-10 02:00", "02:00 of 2026-07-10"},
        {"10/13/2026 12:00:00 PM", "12:00 of 2026-10-13"},
    };
    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++)
        expect(*state, DAY_ORDER_CLEAR, unclear[i][0], DAY_UNCLEAR, unclear[i][1]);
}

static void midnight_is_no_time(void **state)
{
    static const char *const july[] = {
        "2026-07-10 00:00", "2026-07-10 00:00:00", "2026-07-10T00:00:00", "2026-07-10T00:00:00.000Z", "2026-07-10T00:00:00+02:00",
        "10-7-2026 0:00", "10-07-2026, 00:00:00", "10 juli 2026 0:00", "2026-07-10 12:00 AM", "10.07.2026 12:00:00 a.m.",
    };
    for (size_t i = 0; i < sizeof july / sizeof *july; i++)
        expect(*state, DAY_ORDER_CLEAR, july[i], DAY_GOOD, "2026-07-10");
}

static void what_is_no_date(void **state)
{
    static const char *const none[] = {
        "", " ", "x", "today", "10", "7", "99999999", "2026-W28-5", "10-7/2026", "10-7-2026-", "-10-7-2026", "10--7--2026",
        "010-7-2026", "10-7-02026", "1-2-3-2026", "2026-07-10x", "2026-07-10 24:00", "2026-07-10 25:00", "2026-07-10 14:60", "14:30", "0:00", "12-2026-7",
        "2026-7-2026", "10 July 2026 x", "10 Jully 2026", "10 20 juli 2026", "\377\376", "«datum»", "2026-07-10 0:0:0:0",
        "10 juli 2026 12 a", "110000", "1",
        ("10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 "
         "10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026 10 juli 2026"),
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        expect(*state, DAY_ORDER_CLEAR, none[i], DAY_UNKNOWN, "");
    expect(*state, DAY_ORDER_CLEAR, "10 Jully 2026", DAY_UNKNOWN, "\"jully\" is neither a month");
    assert_int_equal(day_read("10 juli 2026", DAY_ORDER_CLEAR, NULL, (char[DAY_SIZE]){0}, NULL), DAY_UNKNOWN);
    assert_false(is_day("2026-7-10"));
    assert_false(is_day("2026-07-10 "));
    assert_false(is_day("2026-02-29"));
    assert_true(is_day("2028-02-29"));
}

/* Every day from 1900 to 2200 has the next day of the week, and the next number in a spreadsheet. */
static void the_calendar(void **state)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct words *words = *state;
    for (int i = 0; i < 7; i++)
        day_names_add(words->names, DAY_NAME_WEEKDAY, i + 1, weekdays[i]);
    int count = 0;
    for (int i = 0; i < 301 * 12 * 31; i++) {
        char iso[32], text[32], number[16];
        int year = 1900 + i / 372, month = 1 + i / 31 % 12, day = 1 + i % 31;
        snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
        if (!is_day(iso))
            continue;
        snprintf(text, sizeof text, "%s %d-%d-%d", weekdays[count++ % 7], day, month, year); /* 1 January 1900: a Monday */
        snprintf(number, sizeof number, "%d", count + 1);
        expect(words, DAY_ORDER_CLEAR, text, DAY_GOOD, iso);
        if (year >= 1928) /* else it has four digits, and may be a year */
            expect(words, DAY_ORDER_CLEAR, number, DAY_UNCLEAR, iso);
    }
    assert_int_equal(count, 301 * 365 + 73);
}

static void expect_in(struct words *words, const char *const *languages, const char *text, enum day_verdict verdict, const char *said)
{
    char day[DAY_SIZE] = "";
    assert_int_equal(day_read_in(languages, text, DAY_ORDER_CLEAR, words->names, day, NULL), verdict);
    assert_string_equal(day, said);
}

/* A month that is another from language to language is that of the languages that may be meant, if they agree. */
static void months_of_languages(void **state)
{
    static const struct {
        const char *language, *name;
        int number;
    } known[] = {{"cs", "listopad", 11}, {"cs", "srpen", 8}, {"pl", "listopad", 11}, {"hr", "listopad", 10},
                 {"hr", "lip", 6},       {"pl", "lip", 7},   {"nl", "juli", 7}};
    static const char *const cs[] = {"cs", NULL}, *const hr[] = {"hr-HR", NULL}, *const nl[] = {"nl", NULL},
                            *const both[] = {"cs", "hr", NULL}, *const cs_pl[] = {"cs", "pl", NULL},
                            *const en_cs[] = {"en", "cs", NULL};
    struct words *words = *state;
    words->names = day_names_create(words->arena);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        day_names_begin(words->names, known[i].language);
        day_names_add(words->names, DAY_NAME_MONTH, known[i].number, known[i].name);
    }
    expect_in(words, cs, "10. listopad 2026", DAY_GOOD, "2026-11-10");
    expect_in(words, hr, "10. listopad 2026", DAY_GOOD, "2026-10-10");
    expect_in(words, en_cs, "10. listopad 2026", DAY_GOOD, "2026-11-10");
    expect_in(words, cs_pl, "10. listopad 2026", DAY_GOOD, "2026-11-10");
    expect_in(words, both, "10. listopad 2026", DAY_UNCLEAR, "");
    expect_in(words, nl, "10. listopad 2026", DAY_UNCLEAR, "");
    expect_in(words, NULL, "10. listopad 2026", DAY_UNCLEAR, "");
    expect_in(words, cs, "10 lip 2026", DAY_UNCLEAR, "");
    expect_in(words, cs, "10 juli 2026", DAY_GOOD, "2026-07-10"); /* whose month is the same in all that have it */
}

static void ages(void **state)
{
    (void)state;
    assert_null(age_fault("2007-03-14", "2026-07-10"));
    assert_null(age_fault("2016-07-10", "2026-07-10"));
    assert_string_equal(age_fault("2016-07-11", "2026-07-10"), "not yet ten years old");
    assert_string_equal(age_fault("2026-07-11", "2026-07-10"), "born after the diploma");
    assert_string_equal(age_fault("1905-07-09", "2026-07-10"), "more than 120 years old");
    assert_null(age_fault("1905-07-11", "2026-07-10"));
    assert_null(age_fault("", "2026-07-10"));
    assert_null(age_fault("1900-01-00", "2026-07-10"));
    assert_null(age_fault("2007-03-14", "0000-00-00"));
    assert_null(age_fault("2026-07-11", ""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(digits),           TEST(days_that_there_are_not),        TEST(which_is_the_month),
        TEST(words_of_many_languages), TEST(days_of_the_week_must_be_right), TEST(what_is_not_clear),
        TEST(midnight_is_no_time), TEST(what_is_no_date),             TEST(the_calendar), TEST(ages),
        TEST(months_of_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
