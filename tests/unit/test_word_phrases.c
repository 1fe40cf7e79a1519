/* A form's fixed words in what people write: which headings these are, and which are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "word/phrases.h"

static const struct word_phrase SAID[] = {
    {"nl", "official.heading", "", "Officiële grondslag van het document"},
    {"nl", "pathways.table.duration", "pathway/duration", "Duur"},
    {"nl", "title.heading", "certificate", "Titel van het certificaat (\x1f)"},
    {"nl", "title.qualification", "title", "Kwalificatie: \x1f"},
    {"nl", "profile.core-task", "core-task", "Kerntaak \x1f: \x1f"},
    {"nl", "profile.lead-in", "", "De taken van een \x1f zijn:"},
    {"nl", "official.level", "level", "Niveau"},
    {"nl", "official.level.framework", "", "\x1f-niveau \x1f"},
    {"nl", "official.level.long", "level", "Niveau van het diploma"},
    {"el", "official.level", "level", "Επίπεδο"},
};

static int begin(void **state)
{
    *state = arena_create();
    return 0;
}

static int end(void **state)
{
    arena_destroy(*state);
    return 0;
}

static struct heading heading_of(struct arena *arena, const char *words)
{
    const struct phrases all = phrases_make(SAID, sizeof SAID / sizeof *SAID, arena);
    const struct folded folded = fold_words(skip_number(words), arena);
    return phrases_heading(&all, &folded, arena);
}

static void assert_heading(struct arena *arena, const char *words, const char *label, const char *code, const char *rest)
{
    const struct heading heading = heading_of(arena, words);
    assert_non_null(heading.phrase);
    assert_string_equal(heading.phrase->said->label, label);
    assert_string_equal(heading.code ? heading.code : "", code);
    assert_string_equal(heading.rest ? heading.rest : "", rest);
}

static void letters_accents_numbers_and_spaces_do_not_count(void **state)
{
    assert_heading(*state, "5. OFFICIELE  GRONDSLAG van het document", "official.heading", "", "");
    assert_heading(*state, "(*) Officiële grondslag van het document (1)", "official.heading", "", "");
    assert_heading(*state, "Officie\xCC\x88le grondslag\nvan het document", "official.heading", "", "");
    assert_heading(*state, "ΕΠΙΠΕΔΟ", "official.level", "", "");
}

static void a_code_stands_in_brackets_behind_it(void **state)
{
    assert_heading(*state, "1 Titel van het certificaat (NL)", "title.heading", "NL", "");
    assert_heading(*state, "TITEL VAN HET CERTIFICAAT (NL)(1)", "title.heading", "NL", "");
    assert_heading(*state, "Titel van het certificaat (FI, SV)", "title.heading", "FI, SV", "");
    assert_heading(*state, "Titel van het certificaat", "title.heading", "", "");
    assert_heading(*state, "Duur (uren/weken/maanden)", "pathways.table.duration", "", "");
}

static void words_follow_a_colon_or_on_the_next_line(void **state)
{
    assert_heading(*state, "Duur: 3 jaar", "pathways.table.duration", "", "3 jaar");
    assert_heading(*state, "Duur (in jaren)\n3", "pathways.table.duration", "", "3");
}

static void the_longest_heading_counts(void **state)
{
    assert_heading(*state, "Niveau van het diploma", "official.level.long", "", "");
    assert_heading(*state, "Niveau: van het diploma", "official.level.long", "", ""); /* signs do not count */
}

static void words_that_go_on_are_no_heading(void **state)
{
    static const char *const others[] = {"Duurzaam", "Duur van de opleiding", "3 jaar duur", "Niveau 3", "", "(1)", "Titel van het", "Kwalificatie: Bakker"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(heading_of(*state, others[i]).phrase);
}

static bool fits(struct arena *arena, size_t index, const char *words, const char *values[PHRASE_VALUES_MOST])
{
    const struct phrases all = phrases_make(SAID, sizeof SAID / sizeof *SAID, arena);
    const struct folded folded = fold_words(words, arena);
    return phrase_fits(&all.list[index], &folded, values, arena);
}

static void values_are_what_stands_between_words(void **state)
{
    const char *values[PHRASE_VALUES_MOST];
    assert_true(fits(*state, 3, "kwalificatie : Bakker (niveau 2)", values));
    assert_string_equal(values[0], "Bakker (niveau 2)");
    assert_true(fits(*state, 4, "Kerntaak B1-K1: Bakt: brood", values));
    assert_string_equal(values[0], "B1-K1");
    assert_string_equal(values[1], "Bakt: brood");
    assert_true(fits(*state, 5, "De taken van een bakker zijn", values));
    assert_string_equal(values[0], "bakker");
    assert_true(fits(*state, 7, "NLQF-niveau 3", values));
    assert_string_equal(values[0], "NLQF");
    assert_string_equal(values[1], "3");
}

static void other_words_do_not_fit(void **state)
{
    const char *values[PHRASE_VALUES_MOST];
    assert_false(fits(*state, 3, "Kwalificaties: bakker en kok", values));
    assert_false(fits(*state, 4, "Kerntaak 1 Bakt", values));
    assert_false(fits(*state, 5, "De taken van een bakker zijn vele", values));
    assert_false(fits(*state, 0, "Officiële grondslag van het document en meer", values));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_accents_numbers_and_spaces_do_not_count), cmocka_unit_test(a_code_stands_in_brackets_behind_it),
        cmocka_unit_test(words_follow_a_colon_or_on_the_next_line),        cmocka_unit_test(the_longest_heading_counts),
        cmocka_unit_test(words_that_go_on_are_no_heading),                 cmocka_unit_test(values_are_what_stands_between_words),
        cmocka_unit_test(other_words_do_not_fit),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
