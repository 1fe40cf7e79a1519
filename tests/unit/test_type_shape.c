#include "test_type.h"

static void equal_words_are_shaped_once(void **state)
{
    const struct type *type = *state;
    const struct shaped *first = shape(type, 0, "nl", "kwalificatie");
    char again[] = "kwalificatie";
    assert_ptr_equal(shape(type, 0, "nl", again), first);
    assert_ptr_not_equal(shape(type, 1, "nl", "kwalificatie"), first);
    assert_ptr_not_equal(shape(type, 0, "de", "kwalificatie"), first);
    assert_ptr_not_equal(shape(type, 0, "nl", "kwalificaties"), first);
    for (int i = 0; i < 5000; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%d", i);
        shape(type, 0, "nl", word);
    }
    assert_ptr_equal(shape(type, 0, "nl", "kwalificatie"), first);
    assert_string_equal(first->text, "kwalificatie");
}

static void plain_words_have_a_glyph_a_character(void **state)
{
    const struct type *type = *state;
    const char *text = "Zoë–9";
    static const unsigned offsets[] = {0, 1, 2, 4, 7}, lengths[] = {1, 1, 2, 3, 1};
    const struct shaped *shaped = shape(type, 0, "nl", text);
    assert_ptr_equal(shaped->face, type->faces[0]);
    assert_int_equal(shaped->length, strlen(text));
    assert_int_equal(shaped->count, 5);
    assert_true(shaped->complete);
    int32_t width = 0;
    for (size_t i = 0; i < shaped->count; i++) {
        assert_int_equal(shaped->glyphs[i].text, offsets[i]);
        assert_int_equal(shaped->glyphs[i].length, lengths[i]);
        width += shaped->glyphs[i].advance_fu;
    }
    assert_int_equal(shaped->width_fu, width);
}

static void pairs_are_kerned(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        int apart = face_advance_fu(face, face_glyph(face, 'A')) + face_advance_fu(face, face_glyph(face, 'V'));
        assert_true(shape(type, style, "nl", "AV")->width_fu < apart);
        assert_true(shape(type, style, "de", "T.")->glyphs[0].advance_fu < face_advance_fu(face, face_glyph(face, 'T')));
    }
}

static void there_are_no_ligatures(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++)
        for (int i = 0; i < 4; i++) {
            static const char *const words[] = {"fi", "fl", "ff", "ffi"};
            assert_int_equal(shape(type, style, "en", words[i])->count, strlen(words[i]));
        }
}

static void nothing_gives_nothing(void **state)
{
    const struct type *type = *state;
    const struct shaped *shaped = shape_text(type->shaper, type->faces[0], "en", "", 0);
    assert_int_equal(shaped->count, 0);
    assert_int_equal(shaped->width_fu, 0);
    assert_true(shaped->complete);
}

static void a_missing_character_makes_it_incomplete(void **state)
{
    const struct type *type = *state;
    const struct shaped *shaped = shape(type, 0, "en", "a中b");
    assert_false(shaped->complete);
    assert_int_equal(shaped->count, 3);
    assert_int_equal(shaped->glyphs[1].id, 0);
    assert_int_equal(shaped->glyphs[1].text, 1);
    assert_int_equal(shaped->glyphs[1].length, 3);
    assert_false(shape(type, 0, "en", "\xFF")->complete && shape(type, 0, "en", "\xFF")->glyphs[0].id == 0);
}

static void marks_are_clusters_of_their_own(void **state)
{
    const struct type *type = *state;
    const struct shaped *shaped = shape(type, 0, "de", "M̂n"); /* no letter of its own in Unicode */
    assert_int_equal(shaped->count, 3);
    assert_int_equal(shaped->glyphs[0].length, 1);
    assert_int_equal(shaped->glyphs[1].text, 1);
    assert_int_equal(shaped->glyphs[1].length, 2);
    assert_int_equal(shaped->glyphs[1].advance_fu, 0);
    assert_int_equal(shaped->glyphs[2].text, 3);
    const struct shaped *composed = shape(type, 0, "de", "e\xCC\x81"); /* which has one: NFC or not */
    assert_int_equal(composed->count, 1);
    assert_int_equal(composed->glyphs[0].length, 3);
    assert_int_equal(composed->glyphs[0].id, face_glyph(type->faces[0], 0xE9));
}

static void letters_follow_the_language(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        shape(type, style, "sr", "Beograd"); /* the language in another script first */
        assert_int_not_equal(shape(type, style, "sr", "б")->glyphs[0].id, shape(type, style, "ru", "б")->glyphs[0].id);
        assert_int_equal(shape(type, style, "uk", "б")->glyphs[0].id, shape(type, style, "ru", "б")->glyphs[0].id);
        assert_int_equal(shape(type, style, "ro", "ş")->glyphs[0].id, face_glyph(type->faces[style], 0x0219));
        assert_int_equal(shape(type, style, "tr", "ş")->glyphs[0].id, face_glyph(type->faces[style], 0x015F));
        assert_int_equal(shape(type, style, NULL, "ş")->glyphs[0].id, face_glyph(type->faces[style], 0x015F));
        assert_int_equal(shape(type, style, "sr-Latn", "š")->glyphs[0].id, face_glyph(type->faces[style], 0x0161));
        assert_int_not_equal(shape(type, style, "sr-RS", "б")->glyphs[0].id, shape(type, style, "ru", "б")->glyphs[0].id);
    }
}

/* Serbian and Macedonian have italics of their own for б г д п т; Bulgarian has none in this family. */
static void italics_follow_the_language(void **state)
{
    const struct type *type = *state;
    static const char *const own[] = {"б", "г", "д", "п", "т"}, *const languages[] = {"sr", "sr-Cyrl", "sr-Cyrl-ME", "mk", "mk-MK"};
    for (int style = FACE_ITALIC; style < STYLES; style++)
        for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
            uint16_t common = shape(type, style, "ru", own[i])->glyphs[0].id;
            for (size_t j = 0; j < sizeof languages / sizeof *languages; j++)
                assert_int_not_equal(shape(type, style, languages[j], own[i])->glyphs[0].id, common);
            assert_int_equal(shape(type, style, "bg", own[i])->glyphs[0].id, common);
        }
}

static void long_texts_are_shaped(void **state)
{
    const struct type *type = *state;
    enum { COUNT = 200000 };
    char *text = malloc(3 * COUNT);
    memset(text, 'm', COUNT);
    assert_int_equal(shape_text(type->shaper, type->faces[0], "en", text, COUNT)->count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(text + 3 * i, "x\xCC\x8A", 3); /* x with a ring: by way of HarfBuzz */
    const struct shaped *shaped = shape_text(type->shaper, type->faces[0], "en", text, 3 * COUNT);
    assert_int_equal(shaped->count, 2 * COUNT);
    assert_true(shaped->complete);
    free(text);
}

/* What a second shaper, which meets the words in another order, gives. */
static void the_order_of_words_plays_no_part(void **state)
{
    const struct type *type = *state;
    static const char *const words[] = {"AVATAR", "Wörter", "Θέμα", "Българин", "K͟h", "č̣", "1.2", "…", "To", "TT."};
    enum { COUNT = sizeof words / sizeof *words };
    struct shaper *other = shaper_create();
    for (int i = COUNT; i-- > 0;)
        shape_text(other, type->faces[i % STYLES], "de", words[i], strlen(words[i]));
    for (int i = 0; i < COUNT * STYLES; i++) {
        const char *word = words[i % COUNT];
        const struct shaped *one = shape(type, i / COUNT, "de", word);
        const struct shaped *two = shape_text(other, type->faces[i / COUNT], "de", word, strlen(word));
        assert_int_equal(one->count, two->count);
        assert_int_equal(one->width_fu, two->width_fu);
        assert_memory_equal(one->glyphs, two->glyphs, one->count * sizeof *one->glyphs);
    }
    shaper_destroy(other);
    shaper_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_words_are_shaped_once),
        cmocka_unit_test(plain_words_have_a_glyph_a_character),
        cmocka_unit_test(pairs_are_kerned),
        cmocka_unit_test(there_are_no_ligatures),
        cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(a_missing_character_makes_it_incomplete),
        cmocka_unit_test(marks_are_clusters_of_their_own),
        cmocka_unit_test(letters_follow_the_language),
        cmocka_unit_test(italics_follow_the_language),
        cmocka_unit_test(long_texts_are_shaped),
        cmocka_unit_test(the_order_of_words_plays_no_part),
    };
    return cmocka_run_group_tests(tests, type_setup, type_teardown);
}
