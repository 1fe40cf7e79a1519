/* Plain text is shaped without HarfBuzz; what HarfBuzz gives must be the same. */
#include "test_type.h"

#include "base/unicode.h"
#include "type/complex.h"
#include "type/language.h"
#include "type/plain.h"

static struct complex_shaper *harfbuzz;

/* Shapes both ways and compares. True if the text was plain. */
static bool compare(const struct face *face, struct plain *plain, const char *language, const char *text, size_t length)
{
    static struct glyph glyphs[256];
    size_t count = 0, expected_count = 0;
    bool literal = false;
    assert_true(length <= 256);
    if (!plain_shape(plain, text, length, glyphs, &count, &literal))
        return false;
    const struct glyph *expected = complex_shape(harfbuzz, face, language, text, length, &expected_count);
    if (count != expected_count || memcmp(glyphs, expected, count * sizeof *glyphs) != 0)
        fail_msg("%s, %s: \"%.*s\" is not as HarfBuzz has it", face->path, language, (int)length, text);
    return true;
}

static struct plain *create_plain(const struct face *face, const char *language, uint32_t script)
{
    uint32_t opentype = 0;
    assert_true(language_find(language, &opentype));
    struct plain *plain = plain_create(face, script, opentype);
    assert_non_null(plain);
    return plain;
}

/* Each character alone, and before and after each character of `others` (of its script or of none). Gives how many
 * texts were plain. */
static int compare_pairs(const struct face *face, const char *language, const char *others)
{
    int count = 0;
    const char *end = others + strlen(others);
    uint32_t script = script_find(others, strlen(others));
    struct plain *plain = create_plain(face, language, script);
    for (uint32_t code_point = 0x20; code_point < 0x2300; code_point++) {
        char text[16];
        size_t length = utf8_put(code_point, text);
        if (!script_find(text, length))
            continue;
        for (const char *other = others; other < end;) {
            const char *next = other;
            utf8_next(&next, end);
            size_t other_length = (size_t)(next - other);
            memcpy(text + length, other, other_length);
            memcpy(text + length + other_length, text, length);
            size_t lengths[] = {length, length + other_length, 2 * length + other_length};
            for (int i = 0; i < 3; i++)
                if (script_find(text, lengths[i]) == script)
                    count += compare(face, plain, language, text, lengths[i]);
            other = next;
        }
    }
    plain_destroy(plain);
    return count;
}

static void latin_pairs_are_as_harfbuzz_has_them(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++)
        assert_true(compare_pairs(type->faces[style], "nl", "aAeigjlloTVrsyWK.,-'\" )(1“–ščłßñÅ") > 60000);
}

static void greek_pairs_are_as_harfbuzz_has_them(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++)
        assert_true(compare_pairs(type->faces[style], "el", "αΑΤγΥρΌ.,-“1") > 10000);
}

static void cyrillic_pairs_are_as_harfbuzz_has_them(void **state)
{
    const struct type *type = *state;
    static const char *const languages[] = {"bg", "sr", "mk", "uk"};
    for (int style = 0; style < STYLES; style++)
        for (int i = 0; i < 4; i++)
            assert_true(compare_pairs(type->faces[style], languages[i], "абТгУЖф.,-„1") > 10000);
}

static void ascii_triples_are_as_harfbuzz_has_them(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        struct plain *plain = create_plain(type->faces[style], "en", SCRIPT_LATIN);
        for (char first = ' '; first <= '~'; first++)
            for (char second = ' '; second <= '~'; second++) {
                char text[] = {first, second, 'a', second, first, 'T', first, first, second, '.', second, '-', first};
                if (script_find(text, sizeof text) == SCRIPT_LATIN)
                    assert_true(compare(type->faces[style], plain, "en", text, sizeof text));
            }
        plain_destroy(plain);
    }
}

/* Each sentence whole, so that every pair of a real text is met, the spaces too. */
static void sentences_are_as_harfbuzz_has_them(void **state)
{
    const struct type *type = *state;
    struct buffer text = read_whole("tests/data/seed-sentences-nl.txt");
    buffer_byte(&text, '\0');
    int count = 0;
    for (int style = 0; style < STYLES; style++) {
        struct plain *plain = create_plain(type->faces[style], "nl", SCRIPT_LATIN);
        for (const char *at = (const char *)text.bytes; *at;) {
            size_t length = strcspn(at, " \n");
            if (length > 0 && script_find(at, length))
                count += compare(type->faces[style], plain, "nl", at, length);
            at += length + (at[length] != '\0');
        }
        plain_destroy(plain);
    }
    buffer_finish(&text);
    assert_true(count > 3000);
}

static void nearly_all_letters_are_plain(void **state)
{
    const struct type *type = *state;
    static const char text[] = "The quick brown fox jumps over the lazy dog, 1234567890 (%): „ÄÖÜäöüß“ ÀÉÎÕçñøåłžščőű – «ěřůť» €";
    struct glyph glyphs[sizeof text];
    size_t count = 0;
    bool literal = false;
    for (int style = 0; style < STYLES; style++) {
        struct plain *plain = create_plain(type->faces[style], "en", SCRIPT_LATIN);
        assert_true(plain_shape(plain, text, sizeof text - 1, glyphs, &count, &literal));
        assert_true(literal);
        plain_destroy(plain);
    }
}

/* Letters that the font treats otherwise in the language; marks; what is ignored or shown as something else. */
static void other_text_is_not_plain(void **state)
{
    const struct type *type = *state;
    static const char *const texts[] = {"e\xCC\x81", "a\u00ADb", "1⁄2", "עברית", "a\xE2\x80\x8D", "\t", "ﬁ", "\xFF"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(script_find(texts[i], strlen(texts[i])), 0);
    struct glyph glyphs[4];
    size_t count = 0;
    bool literal = false;
    struct plain *romanian = create_plain(type->faces[0], "ro", SCRIPT_LATIN);
    struct plain *turkish = create_plain(type->faces[0], "tr", SCRIPT_LATIN);
    assert_false(plain_shape(romanian, "ş", 2, glyphs, &count, &literal));
    assert_true(plain_shape(turkish, "ş", 2, glyphs, &count, &literal));
    assert_false(plain_shape(turkish, "e\xCC\x81", 3, glyphs, &count, &literal));
    assert_false(plain_shape(turkish, "中", 3, glyphs, &count, &literal));
    plain_destroy(romanian);
    plain_destroy(turkish);
    plain_destroy(NULL);
}

static void languages_beyond_the_list_are_left_to_harfbuzz(void **state)
{
    (void)state;
    uint32_t language;
    assert_false(language_find("sr-Latn", &language) || language_find("zh", &language) || language_find("", &language));
    assert_true(language_find("und", &language));
    assert_int_equal(language, 0);
}

static int setup(void **state)
{
    harfbuzz = complex_create();
    return type_setup(state);
}

static int teardown(void **state)
{
    complex_destroy(harfbuzz);
    complex_destroy(NULL);
    return type_teardown(state);
}

/* A text is of the script of its first letter; signs that several scripts share are of none. */
static void scripts_are_told_by_the_first_letter(void **state)
{
    static const struct {
        const char *text;
        uint32_t script;
    } cases[] = {
        {"", SCRIPT_LATIN}, {"1 × 2 ÷ 3 – «»", SCRIPT_LATIN}, {"×Ω", SCRIPT_GREEK}, {"÷ Я", SCRIPT_CYRILLIC}, {"ª Ω", SCRIPT_LATIN},
        {"Ω a", SCRIPT_GREEK}, {"a Ω", SCRIPT_LATIN}, {"Я Ω a", SCRIPT_CYRILLIC}, {"é Я", SCRIPT_LATIN}, {"@[`{~Ω", SCRIPT_GREEK},
        {"a\xCC\x81", 0}, {"\xC2\xAD", 0}, {"日", 0}, {"Ω 日", 0}, {"\xE2\x80\xA8", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (script_find(cases[i].text, strlen(cases[i].text)) != cases[i].script)
            fail_msg("%s: %08x", cases[i].text, script_find(cases[i].text, strlen(cases[i].text)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_are_told_by_the_first_letter),
        cmocka_unit_test(latin_pairs_are_as_harfbuzz_has_them),
        cmocka_unit_test(greek_pairs_are_as_harfbuzz_has_them),
        cmocka_unit_test(cyrillic_pairs_are_as_harfbuzz_has_them),
        cmocka_unit_test(ascii_triples_are_as_harfbuzz_has_them),
        cmocka_unit_test(sentences_are_as_harfbuzz_has_them),
        cmocka_unit_test(nearly_all_letters_are_plain),
        cmocka_unit_test(other_text_is_not_plain),
        cmocka_unit_test(languages_beyond_the_list_are_left_to_harfbuzz),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
