/* One number, one person: among rows, and between rows and what was issued. */
#include "test_register.h"

#include "issue/numbers.h"

struct counting {
    struct numbers *numbers;
    struct diag *diag;
};

static int set_up_numbers(void **state)
{
    struct counting *test = calloc(1, sizeof *test);
    test->numbers = numbers_create();
    test->diag = diag_create();
    *state = test;
    return 0;
}

static int tear_down_numbers(void **state)
{
    struct counting *test = *state;
    numbers_destroy(test->numbers);
    diag_destroy(test->diag);
    free(test);
    return 0;
}

#define ROW(at, number, ...)                                                                                           \
    ((struct holder){.qualification = "25135", .diploma = number, .person = {__VA_ARGS__}, .line = at})
#define ENTRY(cited_as, number, ...)                                                                                   \
    ((struct holder){.qualification = "25135", .diploma = number, .person = {__VA_ARGS__}, .cited = cited_as})

/* Goes through all as an export does; gives how many rows are bad. What is told is in the sink. */
static int judge(struct counting *test, const struct holder *holders, size_t count)
{
    int bad = 0;
    for (size_t i = 0; i < count; i++)
        numbers_note(test->numbers, &holders[i]);
    if (!numbers_are_doubtful(test->numbers))
        return 0;
    for (size_t i = 0; i < count; i++)
        numbers_gather(test->numbers, &holders[i]);
    for (size_t i = 0; i < count; i++)
        bad += !holders[i].cited && !numbers_judge(test->numbers, &holders[i], "column 6",
                                                   (struct place){"cohort.csv", holders[i].line}, test->diag);
    return bad;
}
#define JUDGE(...)                                                                                                     \
    judge(test, (const struct holder[]){__VA_ARGS__}, sizeof((const struct holder[]){__VA_ARGS__}) / sizeof(struct holder))

static void check_told(struct counting *test, const char *expected)
{
    char *words = printed(test->diag);
    if (!strstr(words, expected))
        fail_msg("expected \"%s\" in: %s", expected, words);
    free(words);
}

static void both_rows_of_one_number_are_bad(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "2007-03-14", "Anna Jansen"), ROW(3, "4712", "1003", "", "Cy Smith"),
                           ROW(4, "4711", "2002", "2007-03-14", "Bram de Vries")), 2);
    check_told(test, "cohort.csv:2: error: a diploma number belongs to one person, and this row gives it to another: column 6 "
                     "\"4711\": Bram de Vries (student 2002, born 2007-03-14) in line 4; here Anna Jansen (student 1001");
    check_told(test, "cohort.csv:4: ");
    check_told(test, "Anna Jansen (student 1001, born 2007-03-14) in line 2; here Bram de Vries");
}

static void rows_of_one_person_are_good(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "2007-03-14", "Anna Jansen"), ROW(3, "4711", "1001", "2007-03-14", "Anna Jansen"),
                           ROW(4, "4711", "1001", "", "Anna Jansen")), 0);
    assert_int_equal(diag_count(test->diag), 0);
}

/* Editions of one diploma, whatever is not said. */
static void rows_of_one_number_have_one_date(void **state)
{
    struct counting *test = *state;
    struct holder nl = ROW(2, "4711", "1001", "", "Anna Jansen"), en = ROW(3, "4711", "1001", "", "Anna Jansen");
    struct holder row = ROW(4, "4712", "1002", "", "Cy Smith"), entry = ENTRY("25135/4712/nl/1", "4712", "1002", "", "Cy Smith");
    struct holder unsaid = ROW(5, "4712", "1002", "", "Cy Smith");
    nl.date = "2026-07-10";
    en.date = row.date = "2026-07-11";
    entry.date = "2026-07-12";
    unsaid.date = "";
    assert_int_equal(JUDGE(entry, nl, en, row, unsaid), 3);
    check_told(test, "cohort.csv:2: error: one diploma has two dates: column 6 \"4711\": 2026-07-11 in line 3; here 2026-07-10 [number-days]");
    check_told(test, "cohort.csv:3: error: one diploma has two dates: column 6 \"4711\": 2026-07-10 in line 2; here 2026-07-11 [number-days]");
    check_told(test, "cohort.csv:4: error: one diploma has two dates: column 6 \"4712\": 2026-07-12 in 25135/4712/nl/1; here 2026-07-11 [number-days]");
    assert_int_equal(diag_count(test->diag), 3);
}

static void one_number_of_two_qualifications_is_two(void **state)
{
    struct counting *test = *state;
    struct holder other = ROW(3, "4711", "2002", "", "Bram de Vries");
    other.qualification = "25901";
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "", "Anna Jansen"), other), 0);
    assert_false(numbers_are_doubtful(test->numbers));
}

static void number_that_was_issued_is_its_holders(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ENTRY("25135/4711/nl/1", "4711", "1001", "2006-01-01", "Anna Jansen"),
                           ENTRY("25135/4711/en/1", "4711", "1001", "2006-01-01", "Anna Jansen"),
                           ROW(2, "4711", "2002", "2007-05-05", "Bram de Vries")), 1);
    check_told(test, "column 6 \"4711\": held by Anna Jansen (student 1001, born 2006-01-01), 25135/4711/nl/1; here Bram de "
                     "Vries (student 2002, born 2007-05-05) [number-held]");
}

static void correction_of_what_was_issued_is_good(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ENTRY("25135/4711/nl/1", "4711", "1001", "2006-01-01", "Anna Jansen"),
                           ROW(2, "4711", "1001", "2006-01-01", "Anna Janssen")), 0);
    assert_int_equal(diag_count(test->diag), 0);
}

/* Nobody is in doubt because of what stood in the register before, as long as no row has to do with it. */
static void entries_alone_are_no_doubt(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ENTRY("25135/4711/nl/1", "4711", "1001", "", "Anna Jansen"),
                           ENTRY("25135/4711/en/1", "4711", "2002", "", "Bram de Vries"),
                           ROW(2, "4712", "2002", "", "Bram de Vries")), 0);
    assert_false(numbers_are_doubtful(test->numbers));
}

static void row_meets_entries_that_contradict_each_other(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ENTRY("25135/4711/nl/1", "4711", "1001", "", "Anna Jansen"),
                           ENTRY("25135/4711/en/1", "4711", "2002", "", "Bram de Vries"),
                           ROW(2, "4711", "1001", "", "Anna Jansen")), 1);
    check_told(test, "held by Bram de Vries (student 2002), 25135/4711/en/1");
}

static void number_written_in_two_ways_is_told(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "2026-4711", "1001", "", "Anna Jansen"), ROW(3, "2026 4711", "2002", "", "Bram de Vries")), 0);
    check_told(test, "cohort.csv:3: warning: two diploma numbers differ in nothing but capitals, spaces, signs or zeros: column 6 "
                     "\"2026 4711\": Anna Jansen (student 1001) in line 2 has \"2026-4711\"; here Bram de Vries");
    assert_int_equal(diag_count(test->diag), 1);
}

static void check_alike(const char *one, const char *other, bool expected)
{
    struct counting own = {numbers_create(), diag_create()}, *test = &own;
    JUDGE(ROW(2, one, "1", "", "Anna Jansen"), ROW(3, other, "2", "", "Bram de Vries"));
    if ((diag_count(own.diag) == 1) != expected)
        fail_msg("%s, %s: not %d", one, other, expected);
    numbers_destroy(own.numbers);
    diag_destroy(own.diag);
}

static void what_makes_numbers_alike(void **state)
{
    (void)state;
    check_alike("2026-4711", "2026/004711", true);
    check_alike("d-3", "D-3", true);
    check_alike("D-3", "D3", true);
    check_alike("Nr. 12", "NR 012", true);
    check_alike("É1", "E\u0301" "1", true);
    check_alike("000", "0", true);
    check_alike("4711 ", "4711", true);
    check_alike("1-12", "11-2", false);
    check_alike("1-12", "112", false);
    check_alike("D-10", "D-1", false);
    check_alike("D-1", "E-1", false);
    check_alike("100", "1", false);
    check_alike("2026-4711", "2026-4712", false);
    check_alike("A0B", "AB", false);
    check_alike("--", "/", true);
}

static void one_name_in_two_spellings_is_told(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "", "Ιωάννα Παπαδοπούλου"), ROW(3, "4711", "1001", "", "Ioanna Papadopoulou")), 0);
    check_told(test, "cohort.csv:3: warning: the holder of one number is spelt in two ways: column 6 \"4711\"");
    assert_int_equal(diag_count(test->diag), 1);
}

static void one_student_with_two_numbers_is_told(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "", "Anna Jansen"), ROW(3, "4712", "1001", "", "Anna Jansen"),
                           ROW(4, "4713", "", "", "Anna Jansen"), ROW(5, "4714", "", "", "Anna Jansen")), 0);
    check_told(test, "cohort.csv:3: warning: one student has two diploma numbers of one qualification: column 6 \"4712\": Anna "
                     "Jansen (student 1001) in line 2 has \"4711\"; here Anna Jansen (student 1001) [holder-twice]");
    assert_int_equal(diag_count(test->diag), 1); /* namesakes are no one's business */
}

static void one_student_number_of_two_people_is_told(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "4711", "1001", "", "Anna Jansen"), ROW(3, "4712", "1001", "", "Bram de Vries")), 0);
    check_told(test, "cohort.csv:3: warning: two people have one student number: ");
    assert_int_equal(diag_count(test->diag), 1);
}

static void student_number_of_another_in_the_register_is_told(void **state)
{
    struct counting *test = *state;
    struct holder entry = ENTRY("20002/11/nl/1", "11", "A 1001", "", "Anna Jansen");
    entry.qualification = "20002"; /* a diploma of last year */
    assert_int_equal(JUDGE(entry, ROW(2, "4711", "a1001", "2007-03-14", "Bram de Vries"), ROW(3, "4712", "1002", "", "Cy Smith")), 0);
    check_told(test, "cohort.csv:2: warning: two people have one student number: column 6 \"4711\": Anna Jansen (student A 1001), "
                     "20002/11/nl/1 has \"11\"; here Bram de Vries (student a1001");
    assert_int_equal(diag_count(test->diag), 1);
    assert_int_equal(numbers_shared(test->numbers), 1);
}

/* A second diploma, or the same anew under her name of now. */
static void student_who_comes_again_is_good(void **state)
{
    struct counting *test = *state;
    struct holder entry = ENTRY("20002/11/nl/1", "11", "1001", "2007-03-14", "Anna Jansen");
    entry.qualification = "20002";
    assert_int_equal(JUDGE(entry, ROW(2, "4711", "1001", "2007-03-14", "Anna de Vries")), 0);
    assert_int_equal(diag_count(test->diag), 0);
}

/* Two schools number their students; and what a row corrects says nothing more. */
static void entries_that_do_not_count_are_not_told(void **state)
{
    struct counting *test = *state;
    struct holder elsewhere = ENTRY("20002/11/nl/1", "11", "1001", "", "Anna Jansen"), row = ROW(2, "4711", "1001", "", "Bram de Vries");
    struct holder corrected = ENTRY("25135/4712/nl/1", "4712", "1001", "2007-05-05", "Cy Smith");
    elsewhere.school = "North";
    row.school = "South";
    corrected.superseded = true;
    assert_int_equal(JUDGE(elsewhere, corrected, row, ROW(3, "4712", "1003", "2007-05-05", "Cy Smith")), 0);
    assert_int_equal(diag_count(test->diag), 0);
}

static void other_dates_of_birth_are_told(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ENTRY("20002/11/nl/1", "11", "1002", "2007-01-02", "Bram de Vries"),
                           ROW(2, "4711", "1001", "2007-03-14", "Anna Jansen"), ROW(3, "4711", "1001", "2007-03-15", "Anna Jansen"),
                           ROW(4, "4712", "1002", "2007-02-01", "Bram de Vries")), 0);
    check_told(test, "cohort.csv:3: warning: one person has two dates of birth or student numbers: column 6 \"4711\": Anna Jansen "
                     "(student 1001, born 2007-03-14) in line 2; here Anna Jansen (student 1001, born 2007-03-15) [holder-differs]");
    check_told(test, "cohort.csv:4: warning: one person has two dates of birth or student numbers: column 6 \"4712\": Bram de Vries "
                     "(student 1002, born 2007-01-02), 20002/11/nl/1 has \"11\"; here ");
    assert_int_equal(diag_count(test->diag), 2);
}

/* Of a number that very many have a few are kept; each row is bad all the same. */
static void very_many_under_one_number(void **state)
{
    struct counting *test = *state;
    enum { MANY = 3000 };
    static char students[MANY][12];
    struct holder *rows = calloc(MANY, sizeof *rows);
    for (int i = 0; i < MANY; i++) {
        snprintf(students[i], sizeof students[i], "%d", 1000 + i);
        rows[i] = ROW(i + 2, "4711", students[i], "", "Anna Jansen");
    }
    assert_int_equal(judge(test, rows, MANY), MANY);
    free(rows);
}

static void rows_without_number_or_name_say_nothing(void **state)
{
    struct counting *test = *state;
    assert_int_equal(JUDGE(ROW(2, "", "1", "", "Anna Jansen"), ROW(3, "", "2", "", "Bram de Vries"), ROW(4, "4711", "3", "", ""),
                           ROW(5, "4711", "4", "", "Cy Smith")), 0);
    assert_false(numbers_are_doubtful(test->numbers));
}

int main(void)
{
#define NUMBERS(name) cmocka_unit_test_setup_teardown(name, set_up_numbers, tear_down_numbers)
    const struct CMUnitTest tests[] = {
        NUMBERS(both_rows_of_one_number_are_bad),
        NUMBERS(rows_of_one_person_are_good),
        NUMBERS(rows_of_one_number_have_one_date),
        NUMBERS(one_number_of_two_qualifications_is_two),
        NUMBERS(number_that_was_issued_is_its_holders),
        NUMBERS(correction_of_what_was_issued_is_good),
        NUMBERS(entries_alone_are_no_doubt),
        NUMBERS(row_meets_entries_that_contradict_each_other),
        NUMBERS(number_written_in_two_ways_is_told),
        NUMBERS(what_makes_numbers_alike),
        NUMBERS(one_name_in_two_spellings_is_told),
        NUMBERS(one_student_with_two_numbers_is_told),
        NUMBERS(one_student_number_of_two_people_is_told),
        NUMBERS(student_number_of_another_in_the_register_is_told),
        NUMBERS(student_who_comes_again_is_good),
        NUMBERS(entries_that_do_not_count_are_not_told),
        NUMBERS(other_dates_of_birth_are_told),
        NUMBERS(very_many_under_one_number),
        NUMBERS(rows_without_number_or_name_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
