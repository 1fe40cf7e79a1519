/* Rows, such as results: what headings mean them, and whose they are. */
#include "test_cohort_file.h"

#include "issue/known_letters.h"
#include "issue/row_sheet.h"
#include "issue/rows.h"

struct rows_test {
    struct cohort_file file;
    char rows[96];
    struct meanings meanings;
};

static const char *const inputs[] = {"holder.name", "school.name", "result.*.module", "result.*.mark", "result.*.hours",
                                     "year-2.prize.*.title", "year-2.prize.*.mark", NULL};

static int open_test(void **state)
{
    if (cohort_file_open(state, sizeof(struct rows_test)) != 0)
        return 1;
    struct rows_test *test = *state;
    snprintf(test->rows, sizeof test->rows, "%s/rows.csv", test->file.own.folder);
    return meanings_read(&test->meanings, "layouts/columns.csv", NULL, test->file.arena, test->file.own.diag) ? 0 : 1;
}

static int close_test(void **state)
{
    struct rows_test *test = *state;
    unlink(test->rows);
    meanings_finish(&test->meanings);
    return cohort_file_close(state);
}

static void inputs_take_fields(void **state)
{
    (void)state;
    assert_true(input_takes("result.*.mark", "result.2.mark"));
    assert_true(input_takes("year-2.prize.*.mark", "year-2.prize.12.mark"));
    assert_true(input_takes("result.*.mark", "result.*.mark"));
    assert_true(input_takes("holder.name", "holder.name"));
    static const char *const others[] = {"result.2.marks", "results.2.mark", "result.02.mark", "result.mark", "result.2.3.mark", "x.result.2.mark"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(input_takes("result.*.mark", others[i]));
    assert_false(input_takes("holder.name", "holder.1.name"));
    assert_true(inputs_take(inputs, "result.3.hours") && inputs_take(inputs, "school.name"));
    assert_false(inputs_take(inputs, "result.3.credits") || inputs_take(inputs, "school"));
}

static void headings_mean_rows(void **state)
{
    static const struct { const char *heading, *field; } cases[] = {
        {"result.1.mark", "result.1.mark"}, {"Result 12 Module", "result.12.module"}, {"résultat 2 note", "result.2.mark"},
        {"Ergebnis3Stunden", "result.3.hours"}, {"vak1", "result.1.module"}, {"Cijfer 007", "result.7.mark"}, {"uren 7", "result.7.hours"},
        {"Year-2 prize 3 title", NULL}, {"title 4", "year-2.prize.4.title"}, {"result 201 mark", "result.201.mark"},
        /* The words of what a row is of, and of a column. */
        {"Modul 3 Note", "result.3.mark"}, {"Modul 3 Bezeichnung", "result.3.module"}, {"vak 2 uren", "result.2.hours"},
        {"Note Modul 3", "result.3.mark"}, {"cijfer vak 12", "result.12.mark"}, {"tantárgy 1 érdemjegy", "result.1.mark"},
        {"Předmět 2 název", "result.2.module"}, {"matière 4 note", "result.4.mark"}, {"módulo 1 calificación", "result.1.mark"},
        {"przedmiot 2 ocena", "result.2.mark"}, {"tutkinnon osa 2 arvosana", "result.2.mark"}, {"Fachname 3", "result.3.module"},
        {"Module 3 title", "result.3.module"}, {"Vak 3 naam", "result.3.module"},
        /* With a small word between. */
        {"Mark for module 3", "result.3.mark"}, {"Note du module 3", "result.3.mark"}, {"cijfer voor vak 2", "result.2.mark"},
        {"hours of the module 4", "result.4.hours"}, {"Note für Modul 1", "result.1.mark"}, {"calificación del módulo 2", "result.2.mark"},
        {"mark to module 3", NULL}, {"for module 3", NULL}, {"diploma for module 3", NULL}, {"mark for class 3", NULL},
        {"mark 2 hours", NULL}, {"Modul 3 Nummer", NULL}, {"diploma module 3", NULL}, {"module 3 diploma", NULL},
        {"Note Klasse 3", NULL}, {"Modul 3 Leistungspunkte", NULL},
        /* Near misses: no number, none of a row, another word, what rows do not have, two inputs that both have one. */
        {"mark", NULL}, {"result 0 mark", NULL}, {"result 1", NULL}, {"1 mark", NULL}, {"diploma 1 mark", NULL}, {"result 1 credits", NULL},
        {"prize 1 mark", NULL}, {"result 12345 mark", NULL}, {"address 2", NULL}, {"result 1 mark 2", NULL}, {"naam 1", NULL}, {"", NULL},
    };
    struct rows_test *test = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *field = rows_numbered(&test->meanings, inputs, heading_plain(cases[i].heading, test->file.arena));
        if (!field != !cases[i].field || (field && strcmp(field, cases[i].field) != 0))
            fail_msg("\"%s\" is %s", cases[i].heading, field ? field : "nothing");
    }
    assert_string_equal(rows_named(&test->meanings, inputs, "resultaten"), "result.*.module");
    assert_string_equal(rows_named(&test->meanings, inputs, "year2prize"), "year-2.prize.*.title");
    assert_null(rows_named(&test->meanings, inputs, "holder"));
    assert_null(rows_named(&test->meanings, inputs, "module"));
    assert_null(rows_column(&test->meanings, inputs, "holdername"));
}

/* The fields of the graduates in the cohort, in short: a line each, `!` for one whose rows are not certain. */
static const char *fields_of(struct rows_test *test, const char *graduates, const char *rows)
{
    static char words[2048];
    char file[128];
    struct diag *diag = test->file.own.diag;
    struct graduate graduate;
    struct cohort_manner manner = {.standard_map = "layouts/columns.csv", .inputs = inputs};
    *words = '\0';
    diag_clear(diag);
    write_text(test->file.path, graduates);
    if (rows)
        write_text(test->rows, rows);
    snprintf(file, sizeof file, "result=%s", test->rows);
    struct cohort *cohort = cohort_open(test->file.path, NULL, &manner, diag);
    assert_non_null(cohort);
    const char *const files[] = {rows ? file : NULL, NULL};
    bool good = cohort_read_rows(cohort, files, &(struct sheet_options){0}, &manner, diag);
    if (!good)
        strcpy(words, "refused");
    for (enum sheet_step step; good && (step = cohort_next(cohort, test->file.arena, &graduate, diag)) != SHEET_END;) {
        if (step == SHEET_FAULT)
            strcat(words, "!");
        for (size_t i = 0; step == SHEET_ROW && i < graduate.field_count; i++)
            sprintf(words + strlen(words), "%s%s=%s", i ? " " : "", graduate.fields[i].name, graduate.fields[i].value);
        strcat(words, "\n");
    }
    cohort_report_rows(cohort, diag);
    cohort_close(cohort);
    return words;
}

#define HEAD "naam;code;diploma\n"

static void columns_are_in_the_order_of_rows(void **state)
{
    struct rows_test *test = *state;
    assert_string_equal(fields_of(test, "cijfer 2;naam;vak 2;cijfer1;code;diploma;vak1;school name\n7;Zo;B;8;1;D;A;ROC\n;Bo;;6;1;E;A;\n", NULL),
                        "holder.name=Zo school.name=ROC result.1.module=A result.1.mark=8 result.2.module=B result.2.mark=7\n"
                        "holder.name=Bo result.1.module=A result.1.mark=6\n");
}

static void rows_find_their_holder(void **state)
{
    struct rows_test *test = *state;
    assert_string_equal(fields_of(test, HEAD "Zo;1;D-1\nBo;1;D-2\n", "diploma;mark;module\nD-2;7;A\nD-1;8;A\nD-2;9;B\n"),
                        "holder.name=Zo result.1.module=A result.1.mark=8\n"
                        "holder.name=Bo result.1.module=A result.1.mark=7 result.2.module=B result.2.mark=9\n");
    assert_int_equal(diag_errors(test->file.own.diag), 0);
    /* Spaces at the ends and normal forms make no difference; capitals, signs and zeros do, and are told. */
    assert_string_equal(fields_of(test, HEAD "Zo;1;D-\303\251\n", "diploma;mark;module\n D-e\314\201 ;8;A\n"),
                        "holder.name=Zo result.1.module=A result.1.mark=8\n");
    static const char *const alike[] = {"d-1", "D1", "D-01", "D 1", "D_1"};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        char rows[64];
        snprintf(rows, sizeof rows, "diploma;mark;module\n%s;8;A\n", alike[i]);
        assert_string_equal(fields_of(test, HEAD "Zo;1;D-1\n", rows), "!\n");
    }
    assert_string_equal(fields_of(test, HEAD "Zo;1;D-1\n", "diploma;mark;module\nD-1;8;A\nd-1;8;B\n"), "!\n");
    assert_string_equal(fields_of(test, HEAD "Zo;1;1-12\nBo;1;11-2\n", "diploma;mark;module\n11-2;8;A\n"),
                        "holder.name=Zo\nholder.name=Bo result.1.module=A result.1.mark=8\n");
}

static void rows_of_another_are_refused(void **state)
{
    struct rows_test *test = *state;
    static const char graduates[] = "student;naam;code;diploma\n0017;Anna van Dijk;1;D-1\n";
    static const struct { const char *rows; bool good; } cases[] = {
        {"diploma;student;naam;module\nD-1;17;Anna van Dijk;A\nD-1;;;B\n", true},
        {"diploma;student;naam;module\nD-1;0017;A. van Dijk;A\n", true},
        {"diploma;naam;module\nD-1;Dijk, Anna van;A\n", true},
        {"diploma;naam;module\nD-1;Bram Bos;A\n", false},
        {"diploma;naam;module\nD-1;Anna van Dijk;A\nD-1;Bram Bos;B\n", false},
        {"diploma;student;module\nD-1;18;A\n", false},
        {"diploma;student;module\nD-1;;A\nD-1;18;B\n", false},
        {"diploma;code;module\nD-1;1;A\n", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fields = fields_of(test, graduates, cases[i].rows);
        if ((fields[0] != '!') != cases[i].good)
            fail_msg("%s%s", cases[i].rows, fields);
        assert_true(cases[i].good == !diag_errors(test->file.own.diag));
    }
    /* Rows of another qualification are not this one's, nor told as misspelt. */
    assert_string_equal(fields_of(test, graduates, "diploma;code;module\nD-1;2;A\n"), "holder.name=Anna van Dijk\n");
    assert_true(diag_tells(test->file.own.diag, DIAG_ROWS_UNCLAIMED, "column 1 \"D-1\""));
}

/* Where the sheet has no diploma numbers the student number tells, however a spreadsheet has left it; the name has to agree. */
static void rows_by_student_number(void **state)
{
    struct rows_test *test = *state;
    static const char graduates[] = "student;naam;code;diploma\n0017;Anna van Dijk;1;D-1\n 18 a;Bo;1;D-2\n;Cas;1;D-3\n";
    assert_string_equal(fields_of(test, graduates, "studentnummer;module;mark\n18A;A;7\n17;B;8\n0017;C;9\n"),
                        "holder.name=Anna van Dijk result.1.module=B result.1.mark=8 result.2.module=C result.2.mark=9\n"
                        "holder.name=Bo result.1.module=A result.1.mark=7\nholder.name=Cas\n");
    assert_int_equal(diag_errors(test->file.own.diag), 0);
    assert_true(diag_tells(test->file.own.diag, DIAG_ROWS_NONE, arena_format(test->file.arena, "column 1, %s", test->rows)));
    static const struct { const char *rows; bool good; } cases[] = {
        {"student;naam;module\n17;Dijk, Anna van;A\n", true},
        {"student;naam;module\n17;Bo;A\n", false},
        {"student;naam;module\n17;Anna van Dijk;A\n17;Bo;B\n", false},
        {"student;module\n117;A\n", true}, /* nobody's */
        {"student;diploma;module\n17;D-1;A\n", true},
        {"student;diploma;module\n17;D-2;A\n", true}, /* by the diploma number it is the other's, and there */
        {"student;diploma;module\n18;D-1;A\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fields = fields_of(test, graduates, cases[i].rows);
        if ((fields[0] != '!') != cases[i].good)
            fail_msg("%s%s", cases[i].rows, fields);
    }
    fields_of(test, graduates, "student;diploma;module\n17;D-2;A\n");
    assert_true(diag_errors(test->file.own.diag)); /* it is refused: 17 is not 18 */
    /* A total is no student; a sheet needs a number, and the cohort the same. */
    assert_string_equal(fields_of(test, graduates, "module;mark;student\nA;7;18a\nTotaal: 1;7;\n"),
                        "holder.name=Anna van Dijk\nholder.name=Bo result.1.module=A result.1.mark=7\nholder.name=Cas\n");
    assert_string_equal(fields_of(test, graduates, "naam;module\nBo;A\n"), "refused");
    assert_string_equal(fields_of(test, HEAD "Zo;1;D-1\n", "student;module\n17;A\n"), "refused");
    assert_true(diag_tells(test->file.own.diag, DIAG_COLUMN_MISSING,
                           arena_format(test->file.arena, "none of the headings means \"student\", by which %s tells whose its rows are",
                                        test->rows)));
}

/* One student with two diplomas, or two students whose numbers only zeros part. */
static void rows_of_two_are_claimed_once(void **state)
{
    struct rows_test *test = *state;
    struct row_group group = {0};
    struct graduate first = {.line = 2, .role = {"17", "Anna", "", "1", "nl", "D-1", "", ""}}, second = first;
    assert_int_equal(row_group_claim(&group, &first, test->file.arena), 0);
    assert_int_equal(row_group_claim(&group, &second, test->file.arena), 0);
    second.role[COLUMN_DIPLOMA] = "D-2";
    assert_int_equal(row_group_claim(&group, &second, test->file.arena), 2);
    second.role[COLUMN_DIPLOMA] = "D-1";
    second.role[COLUMN_QUALIFICATION] = "2";
    assert_int_equal(row_group_claim(&group, &second, test->file.arena), 2);
}

static void rows_are_given_once(void **state)
{
    struct rows_test *test = *state;
    assert_string_equal(fields_of(test, "naam;code;diploma;result 1 mark\nZo;1;D-1;8\n", "diploma;mark\nD-1;8\n"), "refused");
    assert_true(diag_tells(test->file.own.diag, DIAG_ROWS_TWICE, "result"));
    assert_string_equal(fields_of(test, "naam;code;diploma;result 1 credits\nZo;1;D-1;8\n", "diploma;mark\nD-1;8\n"),
                        "holder.name=Zo result.1.mark=8\n");
}

static void fields_that_were_tried(void **state)
{
    (void)state;
    const char *editions[] = {"nl", NULL};
    struct offer offer = {.editions = editions};
    struct letters_known *known = letters_known_create();
    struct known_letters *letters = letters_known_of(known, &offer, "nl");
    struct supplement_field few[2] = {{"holder.name", "Jo", {0}}, {"holder.date", "x", {0}}}, many[20];
    static char names[20][24];
    for (int i = 0; i < 20; i++) {
        snprintf(names[i], sizeof names[i], "result.%d.mark", i + 1);
        many[i] = (struct supplement_field){names[i], "8", {0}};
    }
    assert_false(known_letters_fill(letters, few, 2));
    known_letters_add_fields(letters, few, 2);
    known_letters_add_fields(letters, many, 20);
    assert_true(known_letters_fill(letters, few, 2));
    assert_false(known_letters_fill(letters, few, 1)); /* a field less may be one that is missing */
    few[0].value = "Wilhelmina";
    assert_true(known_letters_fill(letters, few, 2));
    assert_true(known_letters_fill(letters, many, 20));
    assert_false(known_letters_fill(letters, many, 19));
    many[3].value = "10"; /* longer than all that was tried: the page may be full */
    assert_false(known_letters_fill(letters, many, 20));
    letters_known_destroy(known);
}

static void letters_are_known_to_all_editions_of_a_form(void **state)
{
    (void)state;
    const char *editions[] = {"nl", "en", NULL};
    const struct offered_form forms[2] = {{0}};
    const struct offer offers[] = {{.editions = editions, .form = &forms[0]}, {.editions = editions, .form = &forms[0]},
                                   {.editions = editions, .form = &forms[1]}};
    const struct supplement_field field = {"holder.name", "Zo\u00EB", {0}};
    struct letters_known *known = letters_known_create();
    struct known_letters *tried = letters_known_of(known, &offers[0], "nl");
    known_letters_add(tried, field.value);
    known_letters_add_fields(tried, &field, 1);
    struct known_letters *others[] = {letters_known_of(known, &offers[0], "en"), letters_known_of(known, &offers[1], "nl")};
    for (size_t i = 0; i < 2; i++) {
        assert_true(known_letters_hold(others[i], "\u00EBoZ"));
        assert_false(known_letters_hold(others[i], "Zo\u00E9"));
        assert_false(known_letters_any(others[i]));
        assert_false(known_letters_fill(others[i], &field, 1)); /* whether it has room is its own */
    }
    assert_false(known_letters_hold(letters_known_of(known, &offers[2], "nl"), "Zo\u00EB"));
    letters_known_destroy(known);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_test, close_test)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inputs_take_fields), TEST(headings_mean_rows), TEST(columns_are_in_the_order_of_rows),
        TEST(rows_find_their_holder), TEST(rows_of_another_are_refused), TEST(rows_by_student_number),
        TEST(rows_of_two_are_claimed_once), TEST(rows_are_given_once),
        cmocka_unit_test(fields_that_were_tried), cmocka_unit_test(letters_are_known_to_all_editions_of_a_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
