#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/unicode.h"
#include "base/unicode_encoding.h"

#include <pthread.h>
#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* ------------------------------------------------------------------------------------------------ UTF-8 */

static void every_code_point_survives_utf8(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        char text[4];
        const char *at = text;
        size_t length = utf8_put(code_point, text);
        bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        assert_true(utf8_valid(text, length));
        assert_int_equal(utf8_next(&at, text + length), surrogate ? 0xFFFD : code_point);
        assert_ptr_equal(at, text + length);
    }
}

static void malformed_utf8_is_refused_and_stepped_over(void **state)
{
    (void)state;
    /* The Unicode Standard 15.0, table 3-7: what just is not well-formed. */
    static const char *const malformed[] = {
        "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF", "\xE0\xA0", "\xED\xA0\x80",
        "\xEF\xBF\x41", "\xF0\x8F\xBF\xBF", "\xF0\x90\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x82"};
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        const char *at = malformed[i], *end = at + strlen(at);
        assert_false(utf8_valid(at, strlen(at)));
        assert_int_equal(utf8_next(&at, end), 0xFFFD);
        assert_ptr_equal(at, malformed[i] + 1);
    }
    assert_true(utf8_valid("", 0));
    assert_true(utf8_valid("a\0b", 3));
}

/* ------------------------------------------------------------------------------------------------ normal form */

static void text_in_nfc_is_given_back_itself(void **state)
{
    struct arena *arena = *state;
    static const char *const texts[] = {"", "Contactcenter", "Élève", "“§ 5” – 3 € • a…", "Ελληνικά", "Џ", "x\xCC\xB1\xCC\x81",
                                        "\xE6\x97\xA5\xE6\x9C\xAC"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t length = 99;
        assert_ptr_equal(unicode_nfc(arena, texts[i], strlen(texts[i]), &length), texts[i]);
        assert_int_equal(length, strlen(texts[i]));
    }
}

static void text_is_composed(void **state)
{
    struct arena *arena = *state;
    static const char *const pairs[][2] = {
        {"e\xCC\x81", "é"}, {"Zoe\xCC\x88!", "Zoë!"}, {"\xE2\x84\xAB", "Å"}, {"\xE2\x84\xA6", "Ω"},
        {"\xE1\x84\x80\xE1\x85\xA1", "가"}, {"\xE2\x80\x80", "\xE2\x80\x82"}, {"a\xCC\x81\xCC\xA3", "ạ\xCC\x81"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t length;
        const char *composed = unicode_nfc(arena, pairs[i][0], strlen(pairs[i][0]), &length);
        assert_string_equal(composed, pairs[i][1]);
        assert_int_equal(length, strlen(pairs[i][1]));
    }
}

/* The quick way takes text below U+0300, U+2010..U+203F and U+20A0..U+20BF as composed: a character that sends the text
 * the long way must not change that. */
static void the_quick_way_to_nfc_is_right(void **state)
{
    struct arena *arena = *state;
    for (uint32_t code_point = 1; code_point <= 0x20BF; code_point++) {
        if (code_point == 0x300)
            code_point = 0x2010;
        if (code_point == 0x2040)
            code_point = 0x20A0;
        char text[16];
        size_t length = utf8_put(code_point, text), after;
        length += utf8_put(0x4E00, text + length);
        assert_ptr_equal(unicode_nfc(arena, text, length, &after), text);
        assert_true(unicode_is_plain(text, length - 3));
    }
    assert_false(unicode_is_plain("e\xCC\x88", 3));
    for (size_t i = 0; i < 16; i++) { /* they are looked at eight at a time */
        char late[] = "aaaaaaaaaaaaaaaaaa";
        late[i] = '\xCB', late[i + 1] = '\xBF'; /* U+02FF */
        assert_true(unicode_is_plain(late, sizeof late - 1));
        late[i] = '\xCC', late[i + 1] = '\x80'; /* U+0300 */
        assert_false(unicode_is_plain(late, sizeof late - 1));
    }
    assert_false(unicode_is_plain("\xE2\x80\x80", 3)); /* U+2000 is the same as U+2002 */
}

/* ------------------------------------------------------------------------------------------------ line breaks */

/* Reads a sample, `× 002D ÷ 0023 ÷`, into text and the breaks it asks for. */
static size_t read_sample(const char *sample, char *text, unsigned char *wanted)
{
    size_t length = 0;
    for (const char *at = sample; *at;) {
        if (*at == ' ') {
            at++;
        } else if (!strncmp(at, "÷", 2) || !strncmp(at, "×", 2)) {
            if (length)
                wanted[length - 1] = (unsigned char)at[1] == 0xB7;
            at += 2;
        } else {
            char *end;
            size_t put = utf8_put((uint32_t)strtoul(at, &end, 16), text + length);
            memset(wanted + length, 0, put);
            length += put;
            at = end;
        }
    }
    return length;
}

static bool breaks_as_sampled(const char *sample)
{
    char text[1024] = "";
    unsigned char wanted[1024], breaks[1024];
    size_t length = read_sample(sample, text, wanted);
    unicode_line_breaks(text, length, "en", breaks);
    for (size_t i = 0; i < length; i++)
        if ((breaks[i] != LINE_BREAK_NONE) != wanted[i])
            return false;
    return true;
}

/* Lines of a file that are no comments; gives their number. */
static size_t read_samples(const char *path, char ***samples)
{
    FILE *file = fopen(path, "r");
    size_t count = 0, capacity = 0;
    char line[4096];
    *samples = NULL;
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || !line[0])
            continue;
        if (count == capacity)
            *samples = realloc(*samples, (capacity = capacity * 2 + 64) * sizeof **samples);
        (*samples)[count++] = strdup(line);
    }
    if (file)
        fclose(file);
    return count;
}

static void free_samples(char **samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(samples[i]);
    free(samples);
}

static bool is_listed(char *const *samples, size_t count, const char *sample)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(samples[i], sample))
            return true;
    return false;
}

static void lines_break_as_unicode_samples_say(void **state)
{
    (void)state;
    char path[200];
    char **samples, **exceptions;
    snprintf(path, sizeof path, "tests/data/LineBreakTest-%s.0.txt", unicode_version());
    size_t count = read_samples(path, &samples), excepted = 0;
    if (!count) {
        print_message("no samples of Unicode %s\n", unicode_version());
        skip();
    }
    snprintf(path, sizeof path, "tests/data/LineBreakTest-%s.0.exceptions.txt", unicode_version());
    size_t exception_count = read_samples(path, &exceptions);
    assert_true(count > 7000);
    for (size_t i = 0; i < count; i++) {
        bool listed = is_listed(exceptions, exception_count, samples[i]);
        excepted += listed;
        if (breaks_as_sampled(samples[i]) == listed)
            fail_msg("%s: %s", listed ? "an exception that is none" : "breaks otherwise", samples[i]);
    }
    assert_int_equal(excepted, exception_count);
    free_samples(samples, count);
    free_samples(exceptions, exception_count);
}

static void ask_icu(const char *text, size_t length, unsigned char *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text, (int64_t)length, &status);
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    ubrk_setUText(iterator, &source, &status);
    assert_true(U_SUCCESS(status));
    memset(breaks, LINE_BREAK_NONE, length);
    for (int32_t at; (at = ubrk_next(iterator)) != UBRK_DONE;)
        breaks[at - 1] = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD ? LINE_BREAK_MANDATORY : LINE_BREAK_ALLOWED;
    breaks[length - 1] = LINE_BREAK_MANDATORY;
    ubrk_close(iterator);
    utext_close(&source);
}

/* A text of words most of which are plain: the quick way must give what the rules give. */
static void plain_words_break_as_by_the_rules(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", "Zorg", "één", "12", "3", ".", ",", ":", ";", " ", " ", " ", " ", "  ", "(", ")",
                                        "-", "/", "%", "’", "*", "·", " – ", " / ", "Ğĉ", "€", "“", "”", "\"", "'", "©", "–", "!", "?", "×", "ß", "\n", "\xC2\xA0",
                                        "\xCC\x81", "\xC2\xAD", "+", "[", "«", "»", "日", "ж", "\xE2\x80\x8B", "@", "&"};
    enum { PARTS = sizeof parts / sizeof *parts, PLAIN_PARTS = 25, ROUNDS = 60000 };
    uint32_t seed = 1;
    for (int round = 0; round < ROUNDS; round++) {
        char text[256];
        unsigned char breaks[256], wanted[256];
        size_t length = 0;
        for (int i = 0; i < 24; i++) {
            seed = seed * 1664525 + 1013904223;
            /* a third of letters, stops and spaces, a third of what plain words may have */
            uint32_t choice = (seed >> 8) % (round % 3 == 0 ? 14 : round % 3 == 1 ? PLAIN_PARTS : PARTS);
            memcpy(text + length, parts[choice], strlen(parts[choice]));
            length += strlen(parts[choice]);
        }
        unicode_line_breaks(text, length, "nl", breaks);
        ask_icu(text, length, wanted);
        if (memcmp(breaks, wanted, length))
            fail_msg("breaks otherwise: %.*s", (int)length, text);
    }
}

/* The quick way takes these for letters, but for × and ÷. */
static void letters_with_accents_break_as_by_the_rules(void **state)
{
    (void)state;
    for (uint32_t code_point = 0xC0; code_point <= 0x17F; code_point++) {
        char text[64], letter[4];
        unsigned char breaks[64], wanted[64];
        int bytes = (int)utf8_put(code_point, letter);
        size_t length = (size_t)snprintf(text, sizeof text, "a%.*sa %.*s-1 1%.*s-a (%.*s", bytes, letter, bytes, letter, bytes, letter,
                                         bytes, letter);
        unicode_line_breaks(text, length, "nl", breaks);
        ask_icu(text, length, wanted);
        if (memcmp(breaks, wanted, length))
            fail_msg("breaks otherwise: %s", text);
    }
}

static void breaks_lie_between_characters_and_at_the_end(void **state)
{
    (void)state;
    unsigned char breaks[64];
    const char *text = "één jaar\nen twee";
    unicode_line_breaks(text, strlen(text), "nl", breaks);
    for (size_t i = 0; i < strlen(text); i++) {
        int wanted = i == 5 || i == 13 ? LINE_BREAK_ALLOWED : LINE_BREAK_NONE;
        if (i == 10 || i + 1 == strlen(text))
            wanted = LINE_BREAK_MANDATORY;
        assert_int_equal(breaks[i], wanted);
    }
    unicode_line_breaks("", 0, "nl", breaks);
}

static void *break_in_thread(void *text)
{
    static const char rules[] = "日本";
    unsigned char breaks[64], japanese[8];
    unicode_line_breaks(text, strlen(text), "de", breaks);
    unicode_line_breaks(rules, strlen(rules), "ja-JP", japanese);
    return breaks[3] == LINE_BREAK_ALLOWED && japanese[2] == LINE_BREAK_ALLOWED ? text : NULL;
}

static void each_thread_breaks_for_itself(void **state)
{
    (void)state;
    pthread_t threads[8];
    char text[] = "(a) und/oder";
    for (int i = 0; i < 8; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, break_in_thread, text), 0);
    for (int i = 0; i < 8; i++) {
        void *result;
        pthread_join(threads[i], &result);
        assert_ptr_equal(result, text);
    }
}

/* ------------------------------------------------------------------------------------------------ properties */

static void characters_are_told_apart(void **state)
{
    (void)state;
    assert_true(unicode_is_letter('z') && unicode_is_letter(0xE9) && unicode_is_letter(0x416) && unicode_is_letter(0x301));
    assert_false(unicode_is_letter('4') || unicode_is_letter('-') || unicode_is_letter(0x20AC) || unicode_is_letter('@') ||
                 unicode_is_letter('['));
    assert_true(unicode_is_mark(0x301) && unicode_is_mark(0x20E3));
    assert_false(unicode_is_mark('a') || unicode_is_mark(0xE9));
    assert_true(unicode_is_digit('0') && unicode_is_digit('9') && unicode_is_digit(0x661));
    assert_false(unicode_is_digit('a') || unicode_is_digit(0xBD) || unicode_is_digit(0xB2));
    assert_true(unicode_is_space(' ') && unicode_is_space(0x2003) && unicode_is_space(0x3000));
    assert_false(unicode_is_space(0xA0) || unicode_is_space(0x202F) || unicode_is_space(0x2007) || unicode_is_space(0x200B));
    static const uint32_t controls[] = {0, 9, 0x1F, 0x7F, 0x85, 0x9F, 0x61C, 0x200E, 0x2028, 0x202E, 0x2066, 0xFDD0, 0xFFFE,
                                        0x1FFFF, 0x10FFFF};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(unicode_is_control(controls[i]));
    static const uint32_t others[] = {' ', '~', 0xA0, 0xAD, 0x200B, 0x200D, 0x2060, 0xFEFF, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(unicode_is_control(others[i]));
}

static const char *folded(const char *text)
{
    static struct buffer out;
    const char *end = text + strlen(text);
    buffer_clear(&out);
    while (text < end)
        unicode_fold(&out, utf8_next(&text, end));
    buffer_byte(&out, '\0');
    return (const char *)out.bytes;
}

static void letters_are_folded_as_they_are_typed(void **state)
{
    (void)state;
    assert_string_equal(folded("Großes Œuvre, ÆØÐÞĦŁŦ"), "grosses oeuvre, aeodthhlt");
    assert_string_equal(folded("e\xCC\x81É"), "ee");
    assert_string_equal(folded("Ί Σς 7ı"), "ι σσ 7i");
}

static void case_is_mapped(void **state)
{
    struct arena *arena = *state;
    assert_int_equal(unicode_lower('A'), 'a');
    assert_int_equal(unicode_lower('['), '[');
    assert_int_equal(unicode_lower(0xC9), 0xE9);
    assert_int_equal(unicode_lower(0x416), 0x436);
    assert_int_equal(unicode_base('e'), 'e');
    assert_int_equal(unicode_base(0xE9), 'e');
    assert_int_equal(unicode_base(0x1D8), 'u'); /* of two marks */
    assert_int_equal(unicode_base(0x390), 0x3B9);
    assert_int_equal(unicode_base(0x439), 0x438);
    assert_int_equal(unicode_base(0xF8), 0xF8); /* its stroke is no mark */
    assert_string_equal(unicode_upper(arena, "istanbul", 8, "tr-TR"), "İSTANBUL");
    assert_string_equal(unicode_upper(arena, "", 0, "en"), "");
}

static void capitals_are_those_of_the_language(void **state)
{
    struct arena *arena = *state;
    static const struct {
        const char *language, *text, *upper;
    } cases[] = {
        {"el", "Μάιος, μαΐου, ή", "ΜΑΪΟΣ, ΜΑΪΟΥ, Ή"}, /* no tonos; the dialytika stays or comes; "or" keeps its own */
        {"el", "άυλος, ρολόι, παϊδάκια", "ΑΫΛΟΣ, ΡΟΛΟΪ, ΠΑΪΔΑΚΙΑ"},
        {"en", "μαΐου", "ΜΑΪ́ΟΥ"}, /* a near miss: not Greek by its language; in NFC */
        {"tr", "ışık, iş", "IŞIK, İŞ"},
        {"az", "il", "İL"},
        {"en", "ışık, iş", "IŞIK, IŞ"},
        {"nl", "ijsbereider, ĳs, reëel, íj́zer", "IJSBEREIDER, ĲS, REËEL, ÍJ́ZER"},
        {"de", "Maß, Fußweg, Größe", "MASS, FUSSWEG, GRÖSSE"},
        {"de-AT", "Straße", "STRASSE"},
        {"lt", "ė, i̇́", "Ė, Í"},
        {"fr", "œuvre, à côté, aÿ", "ŒUVRE, À CÔTÉ, AŸ"},
        {"sr", "љубав, ђак, њ", "ЉУБАВ, ЂАК, Њ"},
        {"sr-Latn", "ǆ, džem", "Ǆ, DŽEM"},
        {"bg", "ѝ, ъгъл", "Ѝ, ЪГЪЛ"},
        {"mt", "ħobż, għajn", "ĦOBŻ, GĦAJN"},
        {"ga", "Rialtas na hÉireann, an tSeapáin i mBaile na bhFionn", "RIALTAS NA hÉIREANN, AN tSEAPÁIN I mBAILE NA bhFIONN"},
        {"ga", "an t-uisce, iPhoneX, deartháir, b’Éire, tAerfort", "AN T-UISCE, iPHONEX, DEARTHÁIR, B’ÉIRE, tAERFORT"},
        {"ga-IE", "na hÉireann", "NA hÉIREANN"},
        {"en", "na hÉireann", "NA HÉIREANN"},
        {"gag", "hÉ", "HÉ"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(unicode_upper(arena, cases[i].text, strlen(cases[i].text), cases[i].language), cases[i].upper);
}

static void characters_have_names(void **state)
{
    (void)state;
    char name[64];
    unicode_name(0x1F600, name, sizeof name);
    assert_string_equal(name, "GRINNING FACE");
    unicode_name(0xE000, name, sizeof name);
    assert_string_equal(name, "<private use area-E000>");
    unicode_name('A', name, 6);
    assert_true(strlen(name) < 6);
}

static void whole_letters_are_shown(void **state)
{
    (void)state;
    assert_int_equal(utf8_cut("Zo\xC3\xAB", 4, 4), 4);
    assert_int_equal(utf8_cut("Zo\xC3\xAB", 4, 3), 2);
    assert_int_equal(utf8_cut("Zoe", 3, 2), 2);
    assert_int_equal(utf8_cut("\xE2\x82\xAC\xE2\x82\xAC", 6, 5), 3);
    assert_int_equal(utf8_cut("\xAB\xAB\xAB", 3, 2), 0);
    assert_int_equal(utf8_cut("", 0, 0), 0);
}

/* By the table that the WHATWG's Encoding Standard and Microsoft's cp1252 agree on, but for the five gaps. */
static void windows_1252_is_known(void **state)
{
    (void)state;
    uint32_t code_points[128];
    assert_string_equal(unicode_encoding_name(0), "Windows-1252");
    assert_true(unicode_encoding_letters(0, code_points));
    for (int byte = 0xA0; byte < 0x100; byte++)
        assert_int_equal(code_points[byte - 0x80], byte);
    static const uint32_t upper[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    for (int i = 0; i < 32; i++)
        assert_int_equal(code_points[i], upper[i]);
}

static int open_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void words_become_names(void **state)
{
    struct arena *arena = *state;
    const char *const names[][2] = {{"Verzorgende IG", "verzorgende-ig"}, {"Straßenbauer (m/w/d)", "strassenbauer-m-w-d"},
                                    {"  Œnologue & Øl ", "oenologue-ol"}, {"Cafe\xCC\x81 au lait", "cafe-au-lait"},
                                    {"Готвач 2", "2"},                    {"...", ""}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(unicode_slug(arena, names[i][0], 60), names[i][1]);
    assert_string_equal(unicode_slug(arena, "Kok aan boord", 4), "kok");
    assert_string_equal(unicode_slug(arena, "Groß", 4), "gros");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded_as_they_are_typed),
        cmocka_unit_test(words_become_names),
        cmocka_unit_test(every_code_point_survives_utf8),
        cmocka_unit_test(malformed_utf8_is_refused_and_stepped_over),
        cmocka_unit_test(text_in_nfc_is_given_back_itself),
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(the_quick_way_to_nfc_is_right),
        cmocka_unit_test(lines_break_as_unicode_samples_say),
        cmocka_unit_test(plain_words_break_as_by_the_rules),
        cmocka_unit_test(letters_with_accents_break_as_by_the_rules),
        cmocka_unit_test(breaks_lie_between_characters_and_at_the_end),
        cmocka_unit_test(each_thread_breaks_for_itself),
        cmocka_unit_test(characters_are_told_apart),
        cmocka_unit_test(case_is_mapped),
        cmocka_unit_test(capitals_are_those_of_the_language),
        cmocka_unit_test(characters_have_names),
        cmocka_unit_test(whole_letters_are_shown),
        cmocka_unit_test(windows_1252_is_known),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
