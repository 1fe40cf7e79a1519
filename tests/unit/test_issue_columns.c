/* What the columns of a cohort are, by their headings. */
#include "test_register.h"

#include "base/file.h"
#include "issue/columns.h"

struct heading_reading {
    struct registering own;
    struct arena *arena;
    struct columns columns;
    char path[96], map[96];
};

static int set_up_reading(void **state)
{
    struct heading_reading *test = calloc(1, sizeof *test);
    make_folder(&test->own);
    snprintf(test->path, sizeof test->path, "%s/cohort.csv", test->own.folder);
    snprintf(test->map, sizeof test->map, "%s/map.csv", test->own.folder);
    test->own.diag = diag_create();
    test->arena = arena_create();
    *state = test;
    return 0;
}

static int tear_down_reading(void **state)
{
    struct heading_reading *test = *state;
    unlink(test->path);
    unlink(test->map);
    rmdir(test->own.folder);
    arena_destroy(test->arena);
    diag_destroy(test->own.diag);
    free(test);
    return 0;
}

static void write_text(const char *path, const char *text)
{
    struct diag *diag = diag_create();
    assert_true(file_write(path, text, strlen(text), diag));
    diag_destroy(diag);
}

/* Reads the headings, with a map of these rows if it is not NULL. */
static bool read_columns(struct heading_reading *test, const char *headings, const char *map)
{
    struct sheet_row row;
    diag_clear(test->own.diag);
    write_text(test->path, headings);
    if (map)
        write_text(test->map, map);
    struct sheet *sheet = sheet_open(test->path, NULL, test->own.diag);
    assert_non_null(sheet);
    assert_int_equal(sheet_next(sheet, &row, test->own.diag), SHEET_ROW);
    bool good = columns_read(&test->columns, sheet, &row, test->path, map ? test->map : NULL, "layouts/columns.csv",
                             test->arena, test->own.diag);
    sheet_close(sheet);
    assert_true(good == !diag_errors(test->own.diag));
    return good;
}

/* Roles in the order of the enumeration: which column each is in, from 1; "." if none. */
static void check_roles(struct heading_reading *test, const char *expected)
{
    char found[COLUMN_ROLES + 1] = "";
    for (int i = 0; i < COLUMN_ROLES; i++)
        found[i] = (char)(test->columns.of_role[i] < 0 ? '.' : '1' + test->columns.of_role[i]);
    assert_string_equal(found, expected);
}

static void headings_are_known_in_three_languages(void **state)
{
    static const char *const headings[] = {
        "studentnummer;naam;geboortedatum;crebo;taal;diplomanummer;datum;school\n",
        "Student number;Full name;Date of birth;Qualification code;Languages;Certificate number;Date of issue;Institution\n",
        "Matrikelnummer;Name des Inhabers;geboren am;Berufsnummer;Sprachen;Zeugnisnummer;Ausstellungsdatum;Schule\n",
        "Schülernummer;vollständiger Name;Geburtsdatum;Abschlusscode;Sprache;Diplomnummer;Zeugnisdatum;Schule\n",
        "leerlingnummer;volledige naam;geboortedatum;crebocode;talen;diplomanummer;uitreikdatum;instelling\n",
        "student;name;birth date;code;language;diploma;date;school\n",
    };
    struct heading_reading *test = *state;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        assert_true(read_columns(test, headings[i], NULL));
        check_roles(test, "12345678");
        assert_int_equal(test->columns.count, 8);
        assert_int_equal(test->columns.field_count, 0);
    }
}

static void order_capitals_and_signs_make_no_difference(void **state)
{
    struct heading_reading *test = *state;
    assert_false(read_columns(test, "DIPLOMA-NUMMER;;  Naam_Student (verplicht);Crebo:\n", NULL));
    check_said(&test->own, "none of the headings means \"name\"");
    assert_true(read_columns(test, "DIPLOMA-NUMMER;;  Naam_Student ;Crebo:;SCHÜLER NUMMER\n", NULL));
    check_roles(test, "53.4.1..");
    assert_int_equal(test->columns.field_count, 0); /* of a column without a heading */
}

static void other_headings_are_fields(void **state)
{
    struct heading_reading *test = *state;
    assert_true(read_columns(test, "naam;Klas 1-e;crebo;diploma;Reason\n", NULL));
    check_roles(test, ".1.3.4..");
    assert_int_equal(test->columns.field_count, 1);
    assert_string_equal(test->columns.fields[0].name, "holder.klas1e");
    assert_string_equal(test->columns.fields[0].heading, "Klas 1-e");
    assert_int_equal(test->columns.fields[0].column, 1);
}

static void what_is_needed_is_told_if_it_is_missing(void **state)
{
    struct heading_reading *test = *state;
    assert_false(read_columns(test, "school;taal\n", NULL));
    assert_int_equal(diag_count(test->own.diag), 3);
    check_said(&test->own, "cohort.csv:1: error: a column is missing: none of the headings means \"diploma\"");
}

static void heading_given_twice_is_told(void **state)
{
    struct heading_reading *test = *state;
    assert_false(read_columns(test, "naam;crebo;diploma;Full name\n", NULL));
    check_said(&test->own, "column 4, \"Full name\": this is \"name\" as an earlier one is");
    assert_false(read_columns(test, "naam;crebo;diploma;klas;Klas\n", NULL));
    check_said(&test->own, "column 5, \"Klas\"");
}

static void map_goes_before_the_usual_meaning(void **state)
{
    struct heading_reading *test = *state;
    assert_true(read_columns(test, "Wie;code;waardepapier;naam;klas\n",
                             "x;y\nWIE;name\nWaarde-Papier;diploma\nnaam;holder.nickname\nKlas;-\n"));
    check_roles(test, ".1.2.3..");
    assert_int_equal(test->columns.field_count, 1);
    assert_string_equal(test->columns.fields[0].name, "holder.nickname");
    assert_int_equal(test->columns.fields[0].column, 3);
}

static void map_with_slips_is_told(void **state)
{
    struct heading_reading *test = *state;
    assert_false(read_columns(test, "naam;crebo;diploma\n", "x;y\nWie;nam\nklas\na;b;c\n"));
    check_said(&test->own, "map.csv:2: error: this says nothing of a column: \"Wie\" as \"nam\"");
    assert_false(read_columns(test, "naam;crebo;diploma\n", "x;y\nWie;name\nklas\n"));
    check_said(&test->own, "map.csv:3: error: this says nothing of a column: \"klas\" as \"\"");
    assert_int_equal(unlink(test->map), 0);
    struct sheet_row row = {1, (const char *const[]){"naam"}, 1};
    assert_false(columns_read(&test->columns, NULL, &row, test->path, test->map, "layouts/columns.csv", test->arena,
                              test->own.diag));
    check_said(&test->own, "[file-unreadable]");
}

int main(void)
{
#define READING(name) cmocka_unit_test_setup_teardown(name, set_up_reading, tear_down_reading)
    const struct CMUnitTest tests[] = {
        READING(headings_are_known_in_three_languages),
        READING(order_capitals_and_signs_make_no_difference),
        READING(other_headings_are_fields),
        READING(what_is_needed_is_told_if_it_is_missing),
        READING(heading_given_twice_is_told),
        READING(map_goes_before_the_usual_meaning),
        READING(map_with_slips_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
