/* Who is who: a correction of one person, or another person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "issue/likeness.h"
#include "issue/person.h"

/* ------------------------------------------------------------------------------------------------ names */

static void check_both_ways(const char *one, const char *other, enum likeness expected)
{
    if (names_compare(one, other) != expected || names_compare(other, one) != expected)
        fail_msg("%s, %s: %d and %d, not %d", one, other, names_compare(one, other), names_compare(other, one), expected);
}

static void names_of_the_same_letters_are_the_same(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Anna Jansen", "Anna Jansen"},
        {"Anna Jansen", "JANSEN, Anna"},
        {"Zoë Jansen-Đurić", "Zoe Jansen Duric"},
        {"Zoë", "Zoe\u0308"},
        {"Siobhán O’Súilleabháin", "Siobhan O'Suilleabhain"},
        {"N'Diaye", "Ndiaye"},
        {"Groß", "Gross"},
        {"Þórdís Ægisdóttir", "Thordis Aegisdottir"},
        {"Łukasz Żółkiewski", "Lukasz Zolkiewski"},
        {"İbrahim Yıldız", "Ibrahim Yildiz"},
        {"Nguyễn Thị Hương", "Nguyen Thi Huong"},
        {"Ђорђе Јовановић", "Đorđe Jovanović"},
        {"Ιωάννα Παπαδοπούλου", "Ioanna Papadopoulou"},
        {"Иван Петров", "Ivan Petrov"},
        {"王小明", "王小明"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_both_ways(pairs[i][0], pairs[i][1], NAMES_SAME);
}

static void names_that_are_corrected_are_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Anna Jansen", "Anna Jansen-de Vries"},
        {"Anna Jansen", "Anna Janssen"},
        {"Anna Jansen", "Anan Jansen"},
        {"Anna Janssen", "Ana Jansen"},
        {"Anna Jansen", "Ana Jansen"},
        {"A. Jansen", "Anna Jansen"},
        {"Anna M. Jansen", "Anna Maria Jansen"},
        {"Jan Vande Velde", "Jan Vandevelde"},
        {"Li Wang", "Liwong"},
        {"Jan van de Velde", "Jan Velde"},
        {"Alex Smith", "Alexander Smith"},
        {"Bo Smith", "Bo Smit"},
        {"Zoë Jansen-Đurić", "Zoë Đurić"},
        {"Volodymyr Шевченко", "Володимир Шевченко"},
        {"Юлия Смирнова", "Yulia Smirnova"},
        {"Γιώργος Νικολαΐδης", "Giorgos Nikolaidis"},
        {"Wang", "Wang Xiaoming"},
        {"გიორგი ბერიძე", "გიორგი ბერიძე-მაისურაძე"},
        {"محمد علي", "محمد علي حسن"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        enum likeness found = names_compare(pairs[i][0], pairs[i][1]);
        if (found < NAMES_ALIKE || names_compare(pairs[i][1], pairs[i][0]) != found)
            fail_msg("%s, %s: %d", pairs[i][0], pairs[i][1], found);
    }
}

static void names_share_what_comes_first(void **state)
{
    (void)state;
    check_both_ways("Anna Jansen", "Anna de Vries", NAMES_SHARE);
    check_both_ways("Anna Maria Jansen", "Maria Anna Vries", NAMES_SHARE);
    check_both_ways("Иван Петров", "Иван Сидоров", NAMES_SHARE);
}

static void others_are_unlike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Anna Jansen", "Bram de Vries"},
        {"Anna Jansen", "Bram Jansen"},
        {"Anna de Vries", "Bram de Groot"},
        {"A. Jansen", "Anton Vos"},
        {"Mo Li", "Bo Li"},
        {"Bo Smith", "Jo Smits"},
        {"Jan van der Meer", "Piet van der Berg"},
        {"Ιωάννα Παπαδοπούλου", "Ђорђе Јовановић"},
        {"Иван Петров", "Борис Сидоров"},
        {"王小明", "李大力"},
        {"Ø", "Å"},
        {"", "Anna"},
        {"- -", "Anna"},
        {"--", "..."},
        {"de", "van"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_both_ways(pairs[i][0], pairs[i][1], NAMES_UNLIKE);
}

/* As in a sheet whose column of names slipped by one. */
static void neighbours_in_a_list_are_unlike(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Zoë Jansen-Đurić", "Þórdís Ægisdóttir", "Łukasz Żółkiewski", "Nguyễn Thị Hương", "Siobhán O’Súilleabháin",
        "Ιωάννα Παπαδοπούλου", "Ђорђе Јовановић", "İbrahim Yıldız-Öğüt", "J. ’t Hooft",
        "Anna-Maria Johanna Petronella Wilhelmina van der Meulen-Oosterwegel tot Nederhemert",
        "C̨eleste M̂arvou-H̱ammāmī", "Smith, jr.; \"Bo\"",
    };
    enum { COUNT = sizeof names / sizeof *names };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            if (i != j)
                check_both_ways(names[i], names[j], NAMES_UNLIKE);
}

static void long_names_end_somewhere(void **state)
{
    (void)state;
    char one[4000], other[4000];
    memset(one, 'a', sizeof one);
    memset(other, 'b', sizeof other);
    for (size_t i = 3; i < sizeof one; i += 4)
        one[i] = other[i] = ' ';
    one[sizeof one - 1] = other[sizeof other - 1] = '\0';
    check_both_ways(one, other, NAMES_UNLIKE);
    check_both_ways(one, one, NAMES_SAME);
    check_both_ways("\xff\xfe", "a", NAMES_UNLIKE);
}

/* ------------------------------------------------------------------------------------------------ people */

static void check_people(struct person one, struct person other, bool same)
{
    if (person_is_same(&one, &other) != same || person_is_same(&other, &one) != same)
        fail_msg("%s %s %s, %s %s %s: not %d", one.student, one.born, one.name, other.student, other.born, other.name, same);
}

#define PERSON(student, born, name) ((struct person){student, born, name})

static const struct person anna = {"1001", "2006-01-01", "Anna Jansen"};

static void one_thing_may_be_corrected(void **state)
{
    (void)state;
    check_people(anna, anna, true);
    check_people(anna, PERSON("1001", "2006-01-01", "Anna Janssen"), true);
    check_people(anna, PERSON("1001", "2006-01-01", "Anna de Vries"), true); /* married */
    check_people(anna, PERSON("1001", "2006-10-01", "Anna Jansen"), true);
    check_people(anna, PERSON("1001", "2006-10-01", "Anna Jansen-de Vries"), true);
    check_people(anna, PERSON("1010", "2006-01-01", "Anna Jansen"), true);
    check_people(anna, PERSON("1010", "2006-01-01", "JANSEN, Anna"), true);
}

static void what_is_not_known_says_nothing(void **state)
{
    (void)state;
    check_people(anna, PERSON("", "", "Anna Jansen"), true);
    check_people(anna, PERSON("", "", "Anna Janssen"), true);
    check_people(anna, PERSON("1001", "", "Anna de Vries"), true);
    check_people(anna, PERSON("", "2006-01-01", "Anna de Vries"), true);
    check_people(anna, PERSON("", "", "Anna de Vries"), false); /* nothing speaks for it */
    check_people(PERSON("", "", "Anna Jansen"), PERSON("", "", "Bram de Vries"), false);
}

static void another_is_another(void **state)
{
    (void)state;
    check_people(anna, PERSON("2002", "2007-05-05", "Bram de Vries"), false);
    check_people(anna, PERSON("1001", "2006-01-01", "Bram de Vries"), false); /* the names slipped */
    check_people(anna, PERSON("2002", "2006-01-01", "Bram de Vries"), false);
    check_people(anna, PERSON("2002", "2006-01-01", "Ana Jansen"), false); /* twins */
    check_people(anna, PERSON("2002", "", "Anna Jansen"), false);
    check_people(anna, PERSON("2002", "2007-05-05", "Anna Jansen"), false); /* namesakes */
    check_people(anna, PERSON("", "2007-05-05", "Anna Jansen"), false);
    check_people(anna, PERSON("1001", "2007-05-05", "Anna de Vries"), false);
}

static void numbers_and_days_may_be_written_in_several_ways(void **state)
{
    (void)state;
    assert_true(student_is_same("001001", "1001"));
    assert_true(student_is_same("s 1001", "S1001"));
    assert_true(student_is_same("1001", "1001 "));
    assert_true(student_is_same("0", "00"));
    assert_false(student_is_same("1001", "10010"));
    assert_false(student_is_same("1001", "1010"));
    assert_true(born_is_same("2006-01-31", "31-1-2006"));
    assert_true(born_is_same("31.01.2006", "31/1/2006"));
    assert_true(born_is_same("31 januari 2006", "31 januari 2006"));
    assert_false(born_is_same("31 januari 2006", "2006-01-31"));
    assert_false(born_is_same("2006-01-31", "2006-01-30"));
    assert_false(born_is_same("2006-01", "2006-01-31"));
    assert_false(born_is_same("2006-01-31x", "2006-01-31"));
    check_people(anna, PERSON("01001", "1-1-2006", "Anna de Vries"), true);
}

static void people_are_named_with_what_is_known(void **state)
{
    (void)state;
    static const struct {
        struct person person;
        const char *words;
    } cases[] = {
        {{"1001", "2006-01-01", "Anna"}, "Anna (student 1001, born 2006-01-01)"},
        {{"1001", "", "Anna"}, "Anna (student 1001)"},
        {{"", "2006-01-01", "Anna"}, "Anna (born 2006-01-01)"},
        {{"", "", "Anna"}, "Anna"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer words = {0};
        person_put(&cases[i].person, &words);
        buffer_byte(&words, '\0');
        assert_string_equal((const char *)words.bytes, cases[i].words);
        buffer_finish(&words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_same_letters_are_the_same),
        cmocka_unit_test(names_that_are_corrected_are_alike),
        cmocka_unit_test(names_share_what_comes_first),
        cmocka_unit_test(others_are_unlike),
        cmocka_unit_test(neighbours_in_a_list_are_unlike),
        cmocka_unit_test(long_names_end_somewhere),
        cmocka_unit_test(one_thing_may_be_corrected),
        cmocka_unit_test(what_is_not_known_says_nothing),
        cmocka_unit_test(another_is_another),
        cmocka_unit_test(numbers_and_days_may_be_written_in_several_ways),
        cmocka_unit_test(people_are_named_with_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
