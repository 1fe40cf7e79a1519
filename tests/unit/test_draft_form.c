/* The form of a qualification: fields from the schema and the layout's headings, and findings at each field. */
#include "test_read.h"

#include "draft/draft.h"

#define ROOT "<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl en\">"
static const char TEXT[] = ROOT "<code register=\"crebo\">1</code><title><text lang=\"nl\">a</text></title>"
                                "<core-task number=\"1\"><title><text lang=\"nl\">b <em>c</em></text></title></core-task>"
                                "<level eqf=\"3\"><framework name=\"N\" level=\"4\"/></level><field name=\"practice\"><text lang=\"nl\">p</text></field></qualification>";
static const char HEADINGS[] = "occupations\t\tRange of occupations\nlevel/@eqf\t\tEQF level\nfield[practice]\tprose\tPractice\nfield[hours]\tnumber\tHours\n";

struct form {
    struct reading *reading;
    struct headings headings;
    struct draft *draft;
    struct entries entries;
};

static struct form form_of(struct reading *reading, const char *headings, const char *text)
{
    struct form form = {.reading = reading, .headings = headings_read(headings, strlen(headings), reading->arena)};
    const struct kind *kind = kind_read("layouts/schemas/qualification.xsd", &form.headings, reading->arena, reading->diag);
    form.draft = draft_create(kind, "a.xml", text, strlen(text), reading->diag);
    assert_non_null(form.draft);
    form.entries = draft_list(form.draft, &form.headings, reading->arena);
    return form;
}

static const struct entry *find(const struct form *form, const char *path)
{
    for (size_t i = 0; i < form->entries.count; i++)
        if (strcmp(form->entries.list[i].path, path) == 0)
            return &form->entries.list[i];
    return NULL;
}

static void fields_are_those_of_the_schema_in_its_order(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    static const char *const PATHS[] = {"@country", "@editions", "code[1]", "code[1]@register", "code", "title", "profile", "core-task[1]",
                                        "core-task[1]@number", "core-task[1]/title", "core-task[1]/introduction", "core-task[1]/work-process",
                                        "occupations", "awarding-body", "awarding-body/name", "level", "level@eqf", "level/framework[1]",
                                        "level/framework[1]@name", "level/framework", "agreements", "field[practice]", "field[hours]", "waivers"};
    const struct entry *last = form.entries.list;
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
        const struct entry *entry = find(&form, PATHS[i]);
        if (!entry)
            print_message("%s\n", PATHS[i]);
        assert_non_null(entry);
        if (strcmp(PATHS[i], "code") != 0 && strncmp(PATHS[i], "code[1]", 7) != 0)
            assert_true(entry >= last);
        last = entry;
    }
    draft_destroy(form.draft);
}

static void each_of_several_has_fields_of_its_own(void **state)
{
    static const char TASKS[] = ROOT "<core-task number=\"1\"><title><text lang=\"nl\">a</text></title></core-task><core-task number=\"2\"><title>"
                                     "<text lang=\"nl\">b</text></title></core-task><core-task><title><text lang=\"en\">c</text></title></core-task></qualification>";
    struct form form = form_of(*state, "", TASKS);
    assert_string_equal(find(&form, "core-task[2]/title")->texts[0], "b");
    assert_string_equal(find(&form, "core-task[3]/title")->texts[0], "");
    assert_string_equal(find(&form, "core-task[3]/title")->texts[1], "c");
    assert_string_equal(find(&form, "core-task[3]@number")->words, "");
    assert_null(find(&form, "core-task[4]"));
    draft_destroy(form.draft);
}

static void what_the_program_writes_is_no_field(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    assert_null(find(&form, "fields"));
    assert_null(find(&form, "@dated"));
    assert_null(find(&form, "@version"));
    draft_destroy(form.draft);
}

static void fields_are_called_as_the_layout_calls_them(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    assert_string_equal(find(&form, "occupations")->label, "Range of occupations");
    assert_true(find(&form, "occupations")->is_heading);
    assert_string_equal(find(&form, "level@eqf")->label, "EQF level");
    assert_string_equal(find(&form, "core-task[1]/title")->label, "Title"); /* the schema's */
    assert_string_equal(find(&form, "field[hours]")->label, "Hours");
    assert_string_equal(find(&form, "field[practice]")->texts[0], "p");
    assert_true(find(&form, "field[practice]")->is_prose);
    draft_destroy(form.draft);
    struct form without = form_of(*state, "", TEXT);
    assert_null(find(&without, "field[practice]"));
    draft_destroy(without.draft);
}

static void a_path_is_called_as_the_document_calls_its_steps(void **state)
{
    static const char LINES[] = "core-task\t\tCore task\nprofile\t\tProfile\nlevel/@eqf\t\tEQF level\nfield[practice]\tprose\tPractice\n"
                                "profile\tsection\t3. Profile\ncore-task\tsection\t3. Profile\nlevel\tsection\t5. Basis\n";
    static const char *const PATHS[][2] = {
        {"core-task[2]/title", "3. Profile › Core task 2 › Title"},
        {"core-task[B1-K2]/work-process[B1-K2-W1]/title", "3. Profile › Core task B1-K2 › Work process B1-K2-W1 › Title"},
        {"core-task[2]/title/nothing[3]/@here", "3. Profile › Core task 2 › Title › nothing 3 › here"},
        {"profile", "3. Profile"},
        {"level/@eqf", "5. Basis › level › EQF level"},
        {"level/@nlqf", "5. Basis › level › NLQF"},
        {"field[practice]", "Practice"},
        {"field[other]", "field other"},
        {"@country", "Country"},
        {"nowhere[1/x]", "nowhere 1 › x]"},
        {"", ""},
    };
    struct reading *reading = *state;
    const struct headings headings = headings_read(LINES, strlen(LINES), reading->arena);
    const struct kind *kind = kind_read("layouts/schemas/qualification.xsd", &headings, reading->arena, reading->diag);
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        assert_string_equal(kind_path_words(kind, &headings, PATHS[i][0], reading->arena), PATHS[i][1]);
    assert_string_equal(kind_path_words(NULL, &headings, "level/@eqf", reading->arena), "5. Basis › level › EQF level");
    assert_string_equal(heading_find(&headings, "core-task"), "Core task");
    assert_null(heading_find(&headings, "level"));
    assert_null(heading_of_section(&headings, "level/@eqf"));
}

static void kinds_of_fields_are_told(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    assert_false(find(&form, "title")->is_prose);
    assert_true(find(&form, "access")->is_prose);
    assert_string_equal(find(&form, "core-task[1]/title")->texts[0], "b <em>c</em>");
    assert_string_equal(find(&form, "core-task[1]/title")->texts[1], "");
    assert_string_equal(find(&form, "certificate@translated")->value->choices[0], "yes");
    assert_null(find(&form, "@country")->value->choices);
    assert_true(find(&form, "@country")->value->is_required);
    assert_string_equal(find(&form, "level@eqf")->value->expected, "a level from 1 to 8");
    assert_true(find(&form, "core-task[1]")->is_item);
    assert_false(find(&form, "awarding-body")->is_item);
    draft_destroy(form.draft);
}

static void fields_of_the_forms_own_are_written(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    assert_true(draft_change(form.draft, NULL, "field[hours]", "120", form.reading->diag));
    assert_true(draft_change(form.draft, NULL, "field[practice]:en", "q", form.reading->diag));
    assert_string_equal(draft_words(form.draft, "field[hours]", form.reading->arena), "120");
    assert_true(draft_change(form.draft, NULL, "field[hours]", "", form.reading->diag));
    assert_true(draft_change(form.draft, NULL, "field[practice]:en", "", form.reading->diag));
    assert_int_equal(draft_bytes(form.draft)->length, strlen(TEXT));
    assert_memory_equal(draft_bytes(form.draft)->bytes, TEXT, strlen(TEXT));
    draft_destroy(form.draft);
}

/* ------------------------------------------------------------------------------------------------ findings */

/* The line of the element, of which there is one, in the file whose tags end on lines of their own. */
static int line_of(struct reading *reading, const struct draft_lines *lines, const char *name, int number)
{
    const char *at = arena_copy(reading->arena, (const char *)lines->bytes.bytes, lines->bytes.length), *start = at;
    while (number--)
        at = strstr(at, name) + 1;
    at += strcspn(at, ">");
    int line = 1;
    for (; start < at; start++)
        line += *start == '\n';
    return line;
}

static void assert_placed(const struct form *form, const char *name, int number, const char *field, const char *path)
{
    struct draft_lines lines = {0};
    draft_put_lines(form->draft, &lines, form->reading->arena);
    int line = line_of(form->reading, &lines, name, number);
    assert_string_equal(draft_place(form->draft, &lines, line, field, form->reading->arena), path);
    buffer_finish(&lines.bytes);
}

static void findings_are_told_at_their_fields(void **state)
{
    struct form form = form_of(*state, HEADINGS, TEXT);
    assert_placed(&form, "<text", 1, NULL, "title:nl");
    assert_placed(&form, "<text", 1, ":en", "title:nl");
    assert_placed(&form, "<text", 2, NULL, "core-task[1]/title:nl");
    assert_placed(&form, "<em", 1, NULL, "core-task[1]/title:nl"); /* in it */
    assert_placed(&form, "<title", 1, ":en", "title:en");
    assert_placed(&form, "<title", 2, ":en", "core-task[1]/title:en");
    assert_placed(&form, "<level", 1, "@eqf", "level@eqf");
    assert_placed(&form, "<level", 1, "@unknown", "level");
    assert_placed(&form, "<framework", 1, "@level", "level/framework[1]@level");
    assert_placed(&form, "<code", 1, "", "code[1]");
    assert_placed(&form, "<core-task", 1, "@number", "core-task[1]@number");
    assert_placed(&form, "<field", 1, ":en", "field[practice]:en");
    assert_placed(&form, "<qualification", 1, "@country", "@country");
    assert_placed(&form, "<qualification", 1, ":en", "");
    assert_placed(&form, "<title", 1, "/occupations", "occupations");
    assert_placed(&form, "<title", 1, "/awarding-body/name", "awarding-body/name");
    assert_placed(&form, "<title", 1, "/level/text", "level");
    assert_placed(&form, "<title", 1, "/field[practice]", "field[practice]");
    assert_placed(&form, "<title", 1, "/count(skill)", "");
    struct draft_lines lines = {0};
    draft_put_lines(form.draft, &lines, form.reading->arena);
    assert_string_equal(draft_place(form.draft, &lines, 0, NULL, form.reading->arena), "");
    buffer_finish(&lines.bytes);
    draft_destroy(form.draft);
}

static void what_is_missing_is_filled_for_a_page_to_look_at(void **state)
{
    struct form form = form_of(*state, "", ROOT "<title><text lang=\"nl\">a</text></title><certificate><text lang=\"nl\"/><text lang=\"en\"> </text></certificate><level/></qualification>");
    struct buffer out = {0};
    draft_put_filled(form.draft, &out);
    buffer_byte(&out, 0);
    assert_string_equal((const char *)out.bytes, ROOT "<title><text lang=\"en\">[…]</text><text lang=\"nl\">a</text></title><certificate><text lang=\"nl\">[…]</text><text lang=\"en\">[…] </text></certificate><level/></qualification>");
    buffer_finish(&out);
    draft_destroy(form.draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fields_are_those_of_the_schema_in_its_order, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(each_of_several_has_fields_of_its_own, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_the_program_writes_is_no_field, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(fields_are_called_as_the_layout_calls_them, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(a_path_is_called_as_the_document_calls_its_steps, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(kinds_of_fields_are_told, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(fields_of_the_forms_own_are_written, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(findings_are_told_at_their_fields, reading_setup, reading_teardown),
        cmocka_unit_test_setup_teardown(what_is_missing_is_filled_for_a_page_to_look_at, reading_setup, reading_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
