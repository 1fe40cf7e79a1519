/* What the columns of a cohort are, by their headings. */
#include "test_cohort_file.h"

#include "issue/columns.h"

struct heading_reading {
    struct cohort_file file;
    struct columns columns;
};

static int set_up_reading(void **state)
{
    return cohort_file_open(state, sizeof(struct heading_reading));
}

static const char *const inputs[] = {"holder.name", "holder.diploma", "holder.class", NULL};

/* Reads the headings, with a map of these rows if it is not NULL. */
static bool read_columns(struct heading_reading *test, const char *headings, const char *map)
{
    struct sheet_row row;
    diag_clear(test->file.own.diag);
    write_text(test->file.path, headings);
    if (map)
        write_text(test->file.map, map);
    struct sheet *sheet = sheet_open(test->file.path, NULL, test->file.own.diag);
    assert_non_null(sheet);
    assert_int_equal(sheet_next(sheet, &row, test->file.own.diag), SHEET_ROW);
    struct meanings meanings;
    bool good = meanings_read(&meanings, "layouts/columns.csv", map ? test->file.map : NULL, test->file.arena, test->file.own.diag) &&
                columns_read(&test->columns, sheet, &row, test->file.path, &meanings, SHEET_OF_GRADUATES, inputs, test->file.arena, test->file.own.diag);
    meanings_finish(&meanings);
    sheet_close(sheet);
    assert_true(good == !diag_errors(test->file.own.diag));
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
    check_said(&test->file.own, "none of the headings means \"name\"");
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
    assert_int_equal(diag_count(test->file.own.diag), 3);
    check_said(&test->file.own, "cohort.csv:1: error: a column is missing: none of the headings means \"diploma\"");
}

static void heading_given_twice_is_told(void **state)
{
    struct heading_reading *test = *state;
    assert_false(read_columns(test, "naam;crebo;diploma;Full name\n", NULL));
    check_said(&test->file.own, "column 4, \"Full name\": this is \"name\" as an earlier one is");
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
    check_said(&test->file.own, "map.csv:2: error: this says nothing of a column: \"Wie\" as \"nam\"");
    assert_false(read_columns(test, "naam;crebo;diploma\n", "x;y\nWie;name\nklas\n"));
    check_said(&test->file.own, "map.csv:3: error: this says nothing of a column: \"klas\" as \"\"");
    assert_false(read_columns(test, "naam;crebo;diploma\n", "x;y\nklas;name\nKlas;holder.class\n"));
    check_said(&test->file.own, "map.csv:3: error: this heading is given two meanings: \"Klas\" as \"holder.class\", and before "
                           "as \"name\"");
    assert_int_equal(unlink(test->file.map), 0);
    struct meanings meanings;
    assert_false(meanings_read(&meanings, "layouts/columns.csv", test->file.map, test->file.arena, test->file.own.diag));
    meanings_finish(&meanings);
    check_said(&test->file.own, "[file-unreadable]");
}

/* What school systems call their columns: Magister, Osiris, EduArte; SchILD-NRW, ASV; SIMS. */
static void headings_of_school_systems_are_known(void **state)
{
    static const char *const headings[] = {
        "Stamnummer;Naam;Geb.datum;Crebonr.;Taal;Diplomanr.;Uitgiftedatum;Schoolnaam\n",
        "Deelnemernummer;Naam deelnemer;geboren;CREBO;taal;Waardepapiernummer;Datum uitreiking;Instellingsnaam\n",
        "Schu\xCC\x88ler-Nr.;Name;Geb.-Datum;Berufsnummer;Sprache;Zeugnis-Nr.;Abschlussdatum;Schulname\n",
        "Student No;Full Name;DOB;Qualification No.;Language;Certificate No.;Award date;Centre name\n",
        ("Num\xC3\xA9ro d'\xC3\xA9tudiant;Nom complet;Date de naissance;Code RNCP;Langue;Num\xC3\xA9ro du dipl\xC3\xB4me;"
         "Date de d\xC3\xA9livrance;\xC3\x89tablissement\n"),
    };
    struct heading_reading *test = *state;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        assert_true(read_columns(test, headings[i], NULL));
        check_roles(test, "12345678");
        assert_int_equal(diag_count(test->file.own.diag), 0);
    }
}

static void two_columns_of_one_heading_matter_only_if_they_are_used(void **state)
{
    struct heading_reading *test = *state;
    assert_true(read_columns(test, "naam;crebo;diploma;opmerking;Opmerking\n", NULL));
    check_said(&test->file.own, "warning: the layout shows nothing of this column: column 5, \"Opmerking\"");
    assert_int_equal(test->columns.field_count, 1);
    assert_false(read_columns(test, "naam;crebo;diploma;class;Class\n", NULL));
    check_said(&test->file.own, "column 5, \"Class\"");
}

/* The columns of the name in their order, from 1; those that may be empty in brackets. */
static void check_name(struct heading_reading *test, const char *expected)
{
    char found[4 * NAME_COLUMNS_MOST + 1] = "";
    for (int i = 0; i < test->columns.name_count; i++) {
        const struct name_column *name = &test->columns.name[i];
        snprintf(found + strlen(found), 5, name->needed ? "%d" : "(%d)", name->column + 1);
    }
    assert_string_equal(found, expected);
}

static void name_is_found_in_several_columns(void **state)
{
    static const struct {
        const char *headings, *name;
    } cases[] = {
        {"Roepnaam;Tussenvoegsel;Achternaam;crebo;diploma\n", "1(2)3"},
        {"Achternaam;Voorvoegsel;Voornamen;crebo;diploma\n", "3(2)1"},
        {"Nachname;Vorname;Namenszusatz;code;diploma\n", "2(3)1"},
        {"Surname;Forename;code;diploma\n", "21"},
        {"Name;Vorname;code;diploma\n", "21"},       /* the last name's, since nothing else is */
        {"naam;tussenvoegsel;roepnaam;crebo;diploma\n", "3(2)1"},
        {"naam;roepnaam;achternaam;crebo;diploma\n", ""},     /* else the whole name's */
        {"volledige naam;voornaam;crebo;diploma\n", ""},      /* and always if it says so */
        {"Nom;Pr\xC3\xA9nom;code;diploma\n", "21"},
        {"Imi\xC4\x99;Nazwisko;code;diploma\n", "12"},
    };
    struct heading_reading *test = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(read_columns(test, cases[i].headings, NULL));
        check_name(test, cases[i].name);
    }
    assert_false(read_columns(test, "voornaam;crebo;diploma\n", NULL));
    check_said(&test->file.own, "none of the headings means \"last name\"");
    assert_false(read_columns(test, "achternaam;tussenvoegsel;crebo;diploma\n", NULL));
    check_said(&test->file.own, "none of the headings means \"first name\"");
}

/* A diploma has the names of the register of persons. */
static void official_names_go_before_what_somebody_is_called(void **state)
{
    struct heading_reading *test = *state;
    assert_true(read_columns(test, "roepnaam;voornamen;achternaam;crebo;diploma\n", NULL));
    check_name(test, "23");
    check_said(&test->file.own, "warning: the names in this column are not printed: column 1, \"roepnaam\"; printed is column 2, "
                           "\"voornamen\"");
    assert_true(read_columns(test, "roepnaam;voornamen;achternaam;crebo;diploma\n",
                             "Roepnaam + Achternaam;name\nVoornamen;-\n"));
    check_name(test, "13");
    assert_int_equal(diag_count(test->file.own.diag), 0);
}

static void map_puts_a_name_together(void **state)
{
    static const char headings[] = "Eerste naam;midden;Laatste;crebo;diploma\n";
    static const char *const maps[] = {
        "naam = eerste naam midden laatste\n",
        "heading;meaning\nEerste naam + Midden + Laatste;name\n",
        "heading;meaning\neerste naam midden laatste;naam\n",
        "heading,meaning\n\"naam = Eerste naam, midden, laatste\"\n",
    };
    struct heading_reading *test = *state;
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        assert_true(read_columns(test, headings, maps[i]));
        check_name(test, "1(2)3");
        assert_int_equal(test->columns.field_count, 0);
    }
    assert_false(read_columns(test, headings, "h;m\nEerste naam + Tussen + Laatste;name\n"));
    check_said(&test->file.own, "map.csv:2: error: a column is missing: no heading is \"Tussen \"");
    assert_true(read_columns(test, "Naam van de holder;crebo;diploma\n", "h;m\nnaam van de holder;name\n"));
    check_name(test, ""); /* one heading of several words */
    check_roles(test, ".1.2.3..");
}

static void map_may_have_rows_for_other_files(void **state)
{
    struct heading_reading *test = *state;
    assert_true(read_columns(test, "Wie;crebo;diploma\n", "h;m\nWie;full name\nwie is het;name\nShoe;-\n"));
    check_roles(test, ".1.2.3..");
    assert_true(test->columns.name_is_meant);
    assert_true(read_columns(test, "naam;crebo;diploma\n", "h;m\nShoe;-\n"));
    assert_false(test->columns.name_is_meant);
}

int main(void)
{
#define READING(name) cmocka_unit_test_setup_teardown(name, set_up_reading, cohort_file_close)
    const struct CMUnitTest tests[] = {
        READING(headings_are_known_in_three_languages),
        READING(order_capitals_and_signs_make_no_difference),
        READING(other_headings_are_fields),
        READING(what_is_needed_is_told_if_it_is_missing),
        READING(heading_given_twice_is_told),
        READING(map_goes_before_the_usual_meaning),
        READING(map_with_slips_is_told),
        READING(headings_of_school_systems_are_known),
        READING(two_columns_of_one_heading_matter_only_if_they_are_used),
        READING(name_is_found_in_several_columns),
        READING(official_names_go_before_what_somebody_is_called),
        READING(map_puts_a_name_together),
        READING(map_may_have_rows_for_other_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
