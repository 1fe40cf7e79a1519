/* The rows of a cohort, in the order of the file and in another. */
#include "test_register.h"

#include <malloc.h>

#include "issue/cohort.h"

struct listing {
    struct registering own;
    struct arena *arena;
    struct cohort *cohort;
    char path[96];
};

static int set_up_listing(void **state)
{
    struct listing *test = calloc(1, sizeof *test);
    make_folder(&test->own);
    snprintf(test->path, sizeof test->path, "%s/cohort.csv", test->own.folder);
    test->own.diag = diag_create();
    test->arena = arena_create();
    *state = test;
    return 0;
}

static int tear_down_listing(void **state)
{
    struct listing *test = *state;
    cohort_close(test->cohort);
    unlink(test->path);
    rmdir(test->own.folder);
    arena_destroy(test->arena);
    diag_destroy(test->own.diag);
    free(test);
    return 0;
}

static void open_cohort(struct listing *test, const char *text)
{
    static const char *const inputs[] = {"holder.name", "holder.diploma", "holder.class", NULL};
    FILE *file = fopen(test->path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    cohort_close(test->cohort);
    test->cohort = cohort_open(test->path, NULL, &(struct cohort_manner){.standard_map = "layouts/columns.csv", .inputs = inputs}, test->own.diag);
    if (!test->cohort)
        diag_print(test->own.diag, stderr);
    assert_non_null(test->cohort);
}

/* What is left: line and diploma number of each row, "!" and the number of cells for one at fault. */
static const char *rest(struct listing *test)
{
    struct buffer out = {0};
    struct graduate graduate;
    enum sheet_step step;
    while ((step = cohort_next(test->cohort, test->arena, &graduate, test->own.diag)) != SHEET_END)
        if (step == SHEET_FAULT)
            buffer_format(&out, "%d!%d ", graduate.line, graduate.cell_count);
        else
            buffer_format(&out, "%d:%s ", graduate.line, graduate.role[COLUMN_DIPLOMA]);
    const char *text = arena_copy(test->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return text;
}

static void row_is_a_graduate(void **state)
{
    struct listing *test = *state;
    struct graduate graduate;
    open_cohort(test, "naam;crebo;taal;diplomanummer;school;class;shoe\n"
                      "Zoe\xCC\x88  Jansen ;25135; NL, en/De ;0007;ROC;;42\n"
                      ";;;8\n");
    check_said(&test->own, "cohort.csv:1: warning: ");
    assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_ROW);
    assert_int_equal(graduate.line, 2);
    assert_string_equal(graduate.role[COLUMN_NAME], "Zo\xC3\xAB Jansen"); /* in NFC, with one space */
    assert_string_equal(graduate.role[COLUMN_BORN], "");
    assert_string_equal(graduate.cells[0], "Zoe\xCC\x88  Jansen"); /* as it stands there */
    assert_int_equal(graduate.cell_count, 7);
    assert_int_equal(graduate.language_count, 3);
    assert_string_equal(graduate.languages[0], "nl");
    assert_string_equal(graduate.languages[2], "de");
    assert_int_equal(graduate.field_count, 2); /* neither what the layout does not take, nor what is empty */
    assert_string_equal(graduate.fields[1].name, "holder.diploma");
    assert_string_equal(graduate.fields[1].value, "0007");
    assert_int_equal(graduate.fields[1].place.line, 2);
    assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_ROW);
    assert_int_equal(graduate.language_count, 0);
    assert_int_equal(graduate.field_count, 1);
    assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_END);
    assert_int_equal(diag_errors(test->own.diag), 0);
    assert_string_equal(cohort_column(test->cohort, COLUMN_SCHOOL), "column 5");
    assert_string_equal(cohort_column(test->cohort, COLUMN_DATE), "holder.date");
}

static const char mixed[] = "naam;crebo;diploma\n"
                            "Łucja;1;10\n"
                            "anna;1;9\n"
                            "Bo;1;9\n"
                            "ANNA;1;A-2\n"
                            ";1;0011\n"
                            "Çelik;1;a-10\n"
                            "Bo;1;9\n"
                            "Bo;1\n";

static void rows_come_in_the_order_of_the_file(void **state)
{
    struct listing *test = *state;
    open_cohort(test, mixed);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(rest(test), "2:10 3:9 4:9 5:A-2 6:0011 7:a-10 8:9 9: ");
        assert_string_equal(rest(test), "");
        assert_true(cohort_rewind(test->cohort, test->own.diag));
    }
}

/* Numbers by their value, before words; nothing before all; equal ones as they stand in the file. */
static void numbers_sort_by_their_value(void **state)
{
    struct listing *test = *state;
    open_cohort(test, mixed);
    assert_true(cohort_sort(test->cohort, "diploma", "nl", "", test->own.diag));
    for (int i = 0; i < 2; i++) {
        assert_string_equal(rest(test), "9: 3:9 4:9 8:9 2:10 6:0011 5:A-2 7:a-10 ");
        assert_string_equal(rest(test), "");
        assert_true(cohort_rewind(test->cohort, test->own.diag));
    }
}

static void capitals_sort_as_small_letters(void **state)
{
    struct listing *test = *state;
    open_cohort(test, mixed);
    assert_true(cohort_sort(test->cohort, "naam", "nl", "", test->own.diag));
    assert_string_equal(rest(test), "6:0011 3:9 5:A-2 4:9 8:9 9: 7:a-10 2:10 ");
}

static void unknown_column_cannot_be_sorted_by(void **state)
{
    struct listing *test = *state;
    open_cohort(test, mixed);
    assert_false(cohort_sort(test->cohort, "school", "nl", "", test->own.diag));
    check_said(&test->own, "no column is headed \"school\"");
}

static void rows_at_fault_stay_among_the_others(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "naam;crebo;diploma\nb;1;3\nc;1;2;;x\nLost \xEF\xBF\xBD;1;1\na;1;1\n");
    assert_string_equal(rest(test), "2:3 3!5 4!3 5:1 ");
    assert_int_equal(diag_count(test->own.diag), 2);
    diag_clear(test->own.diag);
    assert_true(cohort_rewind(test->cohort, test->own.diag));
    assert_true(cohort_sort(test->cohort, "diploma", "nl", "", test->own.diag) && !diag_count(test->own.diag));
    for (int i = 0; i < 2; i++) {
        assert_string_equal(rest(test), "4!3 5:1 3!5 2:3 ");
        assert_int_equal(diag_errors(test->own.diag), 2);
        check_said(&test->own, "cohort.csv:3: error: the row goes on beyond the headings: column 5 holds \"x\"");
        assert_true(cohort_rewind(test->cohort, test->own.diag));
    }
}

/* Of a file of nothing but faults not all is kept; each is told as a fault all the same. */
static void very_many_faults_are_told(void **state)
{
    struct listing *test = *state;
    struct buffer text = {0};
    buffer_string(&text, "naam;crebo;diploma\n");
    for (int i = 0; i < 1100; i++)
        buffer_string(&text, "a;1;1;x\n");
    buffer_byte(&text, '\0');
    open_cohort(test, (const char *)text.bytes);
    buffer_finish(&text);
    assert_true(cohort_sort(test->cohort, "diploma", "nl", "", test->own.diag));
    struct graduate graduate;
    for (int i = 0; i < 1100; i++) {
        size_t errors = diag_errors(test->own.diag);
        assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_FAULT);
        assert_int_equal(graduate.cell_count, 4);
        assert_true(diag_errors(test->own.diag) > errors);
    }
    assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_END);
}

/* The names of the rows, each in brackets. */
static const char *names(struct listing *test)
{
    struct buffer out = {0};
    struct graduate graduate;
    while (cohort_next(test->cohort, test->arena, &graduate, test->own.diag) == SHEET_ROW)
        buffer_format(&out, "[%s]", graduate.role[COLUMN_NAME]);
    const char *text = arena_copy(test->arena, (const char *)out.bytes, out.length);
    buffer_finish(&out);
    return text;
}

static void names_are_put_together(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\n"
                      "Zo\xC3\xAB;de;Vries;1;1\n"
                      "Jan;;Jansen;1;2\n"
                      " Ren\xC3\xA9""e  ;d';Or;1;3\n"
                      "J.;\xE2\x80\x99t;Hooft;1;4\n"
                      "Ali;El-;Amrani;1;5\n"
                      "-;;Suharto;1;6\n"
                      "Piet;in 't;Veld;1;7\n"
                      "Ma';;Ling;1;8\n");
    assert_string_equal(names(test), "[Zo\xC3\xAB de Vries][Jan Jansen][Ren\xC3\xA9""e d'Or][J. \xE2\x80\x99t Hooft]"
                                     "[Ali El-Amrani][Suharto][Piet in 't Veld][Ma' Ling]");
    assert_string_equal(cohort_column(test->cohort, COLUMN_NAME), "columns 1, 2 and 3");
}

static void white_space_is_one_space(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "naam;crebo;diploma\n"
                      "A  B;1;1\nA\xC2\xA0""B;1;1\nA \xC2\xA0 B;1;1\nA\tB;1;1\n"
                      "A\xE2\x80\xAF\xE2\x80\x89""B;1;1\nA\xE3\x80\x80""B;1;1\n"
                      "A B \xC2\xA1\xE2\x80\x99\xE2\x82\xAC;1;1\nx\xE1\xBA\xBFx;1;1\n");
    assert_string_equal(names(test), "[A B][A B][A B][A B][A B][A B][A B \xC2\xA1\xE2\x80\x99\xE2\x82\xAC]"
                                     "[x\xE1\xBA\xBFx]");
}

/* As the language has it that most rows ask for: Ø is a kind of O, or comes after Z. */
#define NAMES_IN(language) \
    "Zeger;1;1;" language "\nDora;1;2;" language "\n\xC4\x90uro;1;3;" language " en\nDzemal;1;4;\nOlaf;1;5;" language \
    "\n\xC3\x98ystein;1;6;en\nOtto;1;7;" language "\nde Vries;1;8;\nDe Boer;1;9;\nd'Or;1;10;\n"

static void order_is_the_languages(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "NAAM;crebo;diploma;taal\n" NAMES_IN("nl"));
    assert_true(cohort_sort(test->cohort, "name", "da", "", test->own.diag)); /* by the meaning */
    assert_string_equal(rest(test), "11:10 10:9 9:8 3:2 4:3 5:4 6:5 8:7 7:6 2:1 ");
    open_cohort(test, "naam;crebo;diploma;taal\n" NAMES_IN("da"));
    assert_true(cohort_sort(test->cohort, " Naam", "nl", "", test->own.diag));
    assert_string_equal(rest(test), "11:10 10:9 9:8 3:2 4:3 5:4 6:5 8:7 2:1 7:6 ");
}

static void name_in_parts_sorts_by_the_last(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\n"
                      "Zeger;;Vries;1;1\nAn;de;Vries;1;2\nBo;;Vriesman;1;3\nEve;van;Aa;1;4\n");
    assert_true(cohort_sort(test->cohort, "naam", "nl", "", test->own.diag));
    assert_string_equal(rest(test), "5:4 3:2 2:1 4:3 ");
}

/* Of a row that is put aside memory holds where it lies, neither its cells nor what it is sorted by. */
static void sorted_rows_take_little_memory(void **state)
{
    enum { ROWS = 20000, MOST = 32 /* bytes a row */ };
    struct listing *test = *state;
    struct buffer text = {0};
    buffer_string(&text, "naam;crebo;diploma;a;b;c\n");
    for (int i = ROWS; i-- > 0;)
        buffer_format(&text, "Zo\xC3\xAB Jansen-%d;1;%d;%0100d;%0100d;%0100d\n", i, i, i, i, i);
    buffer_byte(&text, '\0');
    open_cohort(test, (const char *)text.bytes);
    buffer_finish(&text);
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    assert_true(cohort_sort(test->cohort, "diploma", "nl", test->path, test->own.diag));
    size_t grown = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    assert_true(grown < (size_t)ROWS * MOST);
    struct graduate graduate;
    for (int i = 0; i < ROWS; i++) {
        arena_clear(test->arena);
        assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_ROW);
        assert_int_equal(atoi(graduate.role[COLUMN_DIPLOMA]), i);
        assert_int_equal(atoi(graduate.cells[5]), i);
        assert_int_equal(graduate.line, ROWS + 1 - i);
    }
    assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_END);
}

static void headings_are_found_below_a_title(void **state)
{
    static const char *const titles[] = {"Diploma-uitreiking 10 juli 2026\n", "ROC, Utrecht\n\n;Student;;Diploma\n", "a;b;c;d;e;f\n"};
    struct listing *test = *state;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        open_cohort(test, arena_format(test->arena, "%snaam;crebo;diploma;school\nBo;1;7;ROC\nEve;1;8;ROC;x\n", titles[i]));
        check_said(&test->own, "warning: the headings were found in this row");
        for (int j = 0; j < 2; j++) {
            const char *found = rest(test);
            assert_non_null(strstr(found, ":7 "));
            assert_non_null(strstr(found, "!5 "));
            diag_clear(test->own.diag);
            assert_true(cohort_rewind(test->cohort, test->own.diag));
        }
    }
    open_cohort(test, "naam;crebo;diploma\nBo;1;7\nnaam;crebo;diplomanummer\n");
    assert_int_equal(diag_count(test->own.diag), 0); /* the first that will do */
}

static void rows_that_are_no_graduates_are_told_as_such(void **state)
{
    struct listing *test = *state;
    open_cohort(test, "naam;crebo;diploma;school\nBo;1;1;ROC\nnaam;crebo;diploma;school\nTotti Total;1;2\nTotaal;;;12\n"
                      "Aantal: 12\nUitgedraaid op 10-7-2026\n;;;see below\nCountess\n"
                      "Count Basie;;10;ROC\nTotal;;11;ROC\nPage Turner\n\"TOTAL: \";;;12\n");
    assert_string_equal(rest(test), "2:1 4:2 8!4 9: 10:10 11:11 12: ");
    assert_int_equal(diag_count(test->own.diag), 6);
    assert_int_equal(diag_errors(test->own.diag), 1);
    check_said(&test->own, "cohort.csv:8: error: the row has neither name nor qualification nor diploma number: \"see below\"");
}

/* What a row has is what its qualification's form takes; its days are read in the languages that it may be written in. */
static void rows_are_read_as_their_form_has_it(void **state)
{
    static const char *const with_class[] = {"holder.name", "holder.class", NULL}, *const without[] = {"holder.name", NULL};
    struct listing *test = *state;
    struct supplement *supplement = supplement_create(NULL);
    struct supplement_layout *layout = supplement_open_layout(supplement, "layouts/nl.xml", test->own.diag);
    struct offered_form forms[] = {{layout, with_class}, {layout, without}};
    struct offer list[] = {{.code = "1", .original = "cs", .form = &forms[0]}, {.code = "2", .original = "hr", .form = &forms[1]},
                           {.code = "3", .original = "nl", .form = &forms[1]}};
    struct offers offers = {.list = list, .count = 3, .by_code = map_create(), .forms = forms, .form_count = 2, .inputs = with_class};
    for (size_t i = 0; i < offers.count; i++)
        *map_slot(offers.by_code, list[i].code, 1) = &list[i];
    static const char *const days[] = {"2026-11-10", "2026-10-10", "10. listopad 2026", "2026-11-10", "10. listopad 2026"};
    static const size_t fields[] = {2, 1, 1, 2, 2};
    struct graduate graduate;
    open_cohort(test, "naam;crebo;taal;diploma;datum;class\nBo;1;en;1;10. listopad 2026;4b\nBo;2;en;2;10. listopad 2026;4b\n"
                      "Bo;3;en;3;10. listopad 2026;4b\nBo;1;pl;4;10. listopad 2026;4b\nBo;1;hr;5;10. listopad 2026;4b\n");
    cohort_take_offers(test->cohort, &offers, SUPPLEMENT_DATES_CLEAR);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(cohort_next(test->cohort, test->arena, &graduate, test->own.diag), SHEET_ROW);
        assert_string_equal(graduate.role[COLUMN_DATE], days[i]);
        assert_int_equal(graduate.field_count, fields[i]);
    }
    offers_finish(&offers);
    supplement_destroy(supplement);
}

int main(void)
{
#define LISTING(name) cmocka_unit_test_setup_teardown(name, set_up_listing, tear_down_listing)
    const struct CMUnitTest tests[] = {
        LISTING(row_is_a_graduate),
        LISTING(rows_come_in_the_order_of_the_file),
        LISTING(numbers_sort_by_their_value),
        LISTING(capitals_sort_as_small_letters),
        LISTING(unknown_column_cannot_be_sorted_by),
        LISTING(rows_at_fault_stay_among_the_others),
        LISTING(very_many_faults_are_told),
        LISTING(names_are_put_together),
        LISTING(order_is_the_languages),
        LISTING(name_in_parts_sorts_by_the_last),
        LISTING(sorted_rows_take_little_memory),
        LISTING(headings_are_found_below_a_title),
        LISTING(rows_that_are_no_graduates_are_told_as_such),
        LISTING(white_space_is_one_space),
        LISTING(rows_are_read_as_their_form_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
