/* What is asked about names. */
#include "test_cohort_file.h"

#include "issue/full_name.h"

struct naming {
    struct cohort_file file;
    struct name_cases cases;
};

static int set_up_naming(void **state)
{
    return cohort_file_open(state, sizeof(struct naming));
}

/* Judges all rows; gives the errors. */
static size_t judge(struct naming *test, const char *text, const char *map)
{
    static const char *const inputs[] = {"holder.name", "holder.diploma", NULL};
    struct graduate graduate;
    diag_clear(test->file.own.diag);
    test->cases = (struct name_cases){0};
    write_text(test->file.path, text);
    if (map)
        write_text(test->file.map, map);
    struct cohort *cohort =
        cohort_open(test->file.path, NULL, &(struct cohort_manner){.map = map ? test->file.map : NULL, .standard_map = "layouts/columns.csv", .inputs = inputs},
                    test->file.own.diag);
    assert_non_null(cohort);
    while (cohort_next(cohort, test->file.arena, &graduate, test->file.own.diag) == SHEET_ROW) {
        full_name_judge(cohort, &graduate, test->file.arena, test->file.own.diag);
        name_cases_count(&test->cases, &graduate);
    }
    cohort_close(cohort);
    name_cases_report(&test->cases, "cohort.csv", test->file.own.diag);
    return diag_errors(test->file.own.diag);
}

static size_t judge_name(struct naming *test, const char *name, const char *map)
{
    char text[256];
    snprintf(text, sizeof text, "naam;crebo;diploma\n\"%s\";1;1\n", name);
    return judge(test, text, map);
}

static void name_that_is_turned_round_is_asked_about(void **state)
{
    static const char *const turned[] = {"Vries, Zo\xC3\xAB de", "Vries, Z. de", "Vries, de",    "Jansen, J.P.", "Jansen,Jan",
                                         "Tanaka, Jun",          "Jansen, M.A.", "Smith, jr., Bo", "Vries,"};
    static const char *const straight[] = {"Sanne Bra,ova", 
        "Zo\xC3\xAB de Vries", "Smith, jr.; \"\"Bo\"\"", "Smith, Jr", "Jan Nov\xC3\xA1k, DiS.", "Ann Lee, Ph.D., MSc",
        "John Ford, III",      "Hans Huber jun.",        "Hans Huber, jun.", "Hans Huber, Jun."};
    struct naming *test = *state;
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++) {
        if (judge_name(test, turned[i], NULL) != 1)
            fail_msg("%s passes", turned[i]);
        assert_int_equal(judge_name(test, turned[i], "naam;full name\n"), 0);
    }
    for (size_t i = 0; i < sizeof straight / sizeof *straight; i++)
        if (judge_name(test, straight[i], NULL) != 0)
            fail_msg("%s is asked about", straight[i]);
}

static void part_that_is_empty_is_told(void **state)
{
    struct naming *test = *state;
    assert_int_equal(judge(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\nZo\xC3\xAB;de;;1;1\nJan;;Jansen;1;2\n", NULL), 1);
    check_said(&test->file.own, "cohort.csv:2: error: a cell is empty that must not be: column 3");
    assert_int_equal(judge(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\nJan;;Jansen;1;1\n;de;Vries;1;2\n", NULL), 1);
    check_said(&test->file.own, "cohort.csv:3: error: a cell is empty that must not be: column 1");
    assert_int_equal(judge(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\nZo\xC3\xAB;;Vries;1;1\n-;de;Vries;1;2\n", NULL), 0);
}

static void prefix_in_two_columns_is_told(void **state)
{
    struct naming *test = *state;
    assert_int_equal(judge(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\n"
                                 "Zo\xC3\xAB;de;de Vries;1;1\nAn;de;Vries, de;1;2\n", NULL), 3); /* the second is turned, too */
    check_said(&test->file.own, "column 3, \"de Vries\": \"de\" stands in it already");
    assert_int_equal(judge(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\n"
                                 "Jan;de;Derksen;1;1\nAli;;Ali Hassan;1;2\nMartin;;Martin;1;3\n", NULL), 0);
}

static void full_name_and_its_parts_agree(void **state)
{
    struct naming *test = *state;
    assert_int_equal(judge(test, "naam;roepnaam;tussenvoegsel;achternaam;crebo;diploma\n"
                                 "Zo\xC3\xAB Jansen;Zo\xC3\xAB;;Vries;1;1\nZo\xC3\xAB Vries;Zo\xC3\xAB;de;Vries;1;2\n", NULL), 2);
    check_said(&test->file.own, "cohort.csv:2: error: the parts of this name do not fit together: \"Vries\" of column 4 is not in "
                           "\"Zo\xC3\xAB Jansen\"");
    assert_int_equal(judge(test, "naam;roepnaam;tussenvoegsel;achternaam;crebo;diploma\n"
                                 "Zo\xC3\xAB Maria DE VRIES;Zo;de;Vries;1;1\n", NULL), 0);
}

/* `Name` beside `Vorname` is the last name, unless the first name stands in it. */
static void name_that_holds_the_first_name_is_asked_about(void **state)
{
    struct naming *test = *state;
    assert_int_equal(judge(test, "Name;Vorname;code;diploma\nM\xC3\xBCller;Zo\xC3\xAB;1;1\nMartin;Martin;1;2\n", NULL), 0);
    assert_int_equal(judge(test, "Name;Vorname;code;diploma\nZo\xC3\xAB M\xC3\xBCller;Zo\xC3\xAB;1;1\n", NULL), 1);
    assert_int_equal(judge(test, "Name;Vorname;code;diploma\nAli Hassan;Ali;1;1\n", "h;m\nName;last name\n"), 0);
}

static void names_in_capitals_are_told_once(void **state)
{
    struct naming *test = *state;
    assert_int_equal(judge(test, "naam;crebo;diploma\nZO\xC3\x8B DE VRIES;1;1\nJAN;1;2\nPIET M\xCC\x82;1;3\nAnna;1;4\n", NULL), 0);
    assert_int_equal(diag_count(test->file.own.diag), 1);
    check_said(&test->file.own, "cohort.csv:2: warning: names are printed as they stand in the file: 3 of 4 in capitals, as \"ZO");
    judge(test, "naam;crebo;diploma\nanna;1;1\njan;1;2\npiet o\xCA\xBCneil;1;3\n", NULL);
    check_said(&test->file.own, "3 of 3 in small letters");
    judge(test, "naam;crebo;diploma\nZO\xC3\x8B;1;1\nJAN;1;2\nAnna;1;4\n", NULL);
    assert_int_equal(diag_count(test->file.own.diag), 0); /* a person's own affair */
    judge(test, "naam;crebo;diploma\nNG;1;1\nLI;1;2\nXU;1;4\nAnna;1;1\nBo;1;1\nEve;1;1\nIna;1;1\n", NULL);
    assert_int_equal(diag_count(test->file.own.diag), 0);
}

int main(void)
{
#define NAMING(name) cmocka_unit_test_setup_teardown(name, set_up_naming, cohort_file_close)
    const struct CMUnitTest tests[] = {
        NAMING(name_that_is_turned_round_is_asked_about),
        NAMING(part_that_is_empty_is_told),
        NAMING(prefix_in_two_columns_is_told),
        NAMING(full_name_and_its_parts_agree),
        NAMING(name_that_holds_the_first_name_is_asked_about),
        NAMING(names_in_capitals_are_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
