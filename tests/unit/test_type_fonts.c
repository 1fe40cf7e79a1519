#include "test_type.h"

static const char *const names[STYLES] = {"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic"};

static void faces_have_their_measures(void **state)
{
    const struct type *type = *state;
    for (int i = 0; i < STYLES; i++) {
        const struct face *face = type->faces[i];
        assert_string_equal(face->path, style_paths[i]);
        assert_string_equal(face->postscript_name, names[i]);
        assert_int_equal(face->index, i);
        assert_int_equal(face->units_per_em, 1000);
        assert_int_equal(face->ascent_fu, 1069);
        assert_int_equal(face->descent_fu, 293);
        assert_int_equal(face->cap_height_fu, 714);
        assert_in_range(face->x_height_fu, 530, 550);
        assert_int_equal(face->italic_angle, i & FACE_ITALIC ? -12 : 0);
        assert_int_equal(face->weight, i & FACE_BOLD ? 700 : 400);
        assert_true(face->bounds_fu[0] < 0 && face->bounds_fu[1] < -293);
        assert_true(face->bounds_fu[2] > 1000 && face->bounds_fu[3] > 1000);
        assert_true(face->glyph_count > 2900);
    }
}

static void a_file_is_opened_once(void **state)
{
    struct type *type = *state;
    assert_ptr_equal(fonts_open(type->fonts, NULL, style_paths[2], (struct place){0}, type->diag), type->faces[2]);
}

static void characters_have_glyphs_and_advances(void **state)
{
    const struct type *type = *state;
    for (int i = 0; i < STYLES; i++) {
        const struct face *face = type->faces[i];
        assert_true(face_has(face, 'A') && face_has(face, 0x0416) && face_has(face, 0x03A9) && face_has(face, 0x1EA0));
        assert_false(face_has(face, 0x4E2D) || face_has(face, 0x10FFFF) || face_has(face, 0) || face_has(face, 0xFFFFFFFF));
        assert_int_equal(face_glyph(face, 0x4E2D), 0);
        assert_int_not_equal(face_glyph(face, 'A'), face_glyph(face, 'B'));
        assert_true(face_advance_fu(face, face_glyph(face, 'W')) > face_advance_fu(face, face_glyph(face, 'i')));
        assert_int_equal(face_advance_fu(face, face->glyph_count), 0);
    }
}

static void figures_are_tabular(void **state)
{
    const struct type *type = *state;
    for (int i = 0; i < STYLES; i++) {
        int advance = face_advance_fu(type->faces[i], face_glyph(type->faces[i], '0'));
        for (int number = 0; number < 1000; number++) {
            char text[16];
            snprintf(text, sizeof text, "%03d", number);
            assert_int_equal(shape(type, i, "nl", text)->width_fu, 3 * advance);
        }
    }
}

/* Opens bytes as a font; true if that is refused with one error that has these words. */
static bool is_refused(const void *bytes, size_t length, enum diag_id id)
{
    struct diag *diag = diag_create();
    struct fonts *fonts = fonts_create();
    const char *path = write_temporary(bytes, length);
    const struct face *face = fonts_open(fonts, NULL, path, (struct place){"layout.xml", 7}, diag);
    bool refused = !face && diag_errors(diag) == 1;
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size);
    diag_print(diag, out);
    fclose(out);
    refused = refused && strstr(printed, "layout.xml:7: error:") && strstr(printed, diag_name(id)) && strstr(printed, path);
    free(printed);
    unlink(path);
    fonts_destroy(fonts);
    diag_destroy(diag);
    return refused;
}

static void other_files_are_refused(void **state)
{
    (void)state;
    static const char text[] = "This is no font, but a text that is long enough to hold the header of one.";
    assert_true(is_refused("", 0, DIAG_FONT_INVALID));
    assert_true(is_refused("\0\1\0\0", 4, DIAG_FONT_INVALID));
    assert_true(is_refused(text, sizeof text, DIAG_FONT_INVALID));
}

static void fonts_without_glyf_are_refused(void **state)
{
    (void)state;
    struct buffer font = read_whole(style_paths[0]);
    memcpy(font.bytes, "OTTO", 4); /* the version of a font with outlines in CFF */
    assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
    memcpy(font.bytes, "ttcf", 4);
    assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
    memcpy(font.bytes, "\0\1\0\0", 4);
    memcpy(find_record(font.bytes, "glyf"), "fylg", 4);
    assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
    buffer_finish(&font);
}

static void a_font_needs_each_of_its_tables(void **state)
{
    (void)state;
    static const char *const tables[] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct buffer font = read_whole(style_paths[0]);
        memcpy(find_record(font.bytes, tables[i]), "none", 4);
        assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
        buffer_finish(&font);
    }
}

static void restricted_fonts_are_refused(void **state)
{
    (void)state;
    static const struct {
        unsigned char high, low;
        bool refused;
    } cases[] = {{0, 0, false}, {0, 2, true}, {0, 4, false}, {0, 6, false}, {0, 8, false}, {1, 0, true}, {1, 8, true}, {2, 0, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer font = read_whole(style_paths[0]);
        unsigned char *os2 = find_table(font.bytes, "OS/2");
        os2[8] = cases[i].high;
        os2[9] = cases[i].low;
        assert_int_equal(is_refused(font.bytes, font.length, DIAG_FONT_INVALID), cases[i].refused);
        buffer_finish(&font);
    }
}

static void numbers_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *table;
        unsigned offset, value;
    } cases[] = {
        {"head", 18, 0}, {"head", 18, 20000}, {"maxp", 4, 0}, {"maxp", 4, 60000}, {"hhea", 34, 0}, {"hhea", 34, 60000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer font = read_whole(style_paths[0]);
        unsigned char *at = find_table(font.bytes, cases[i].table) + cases[i].offset;
        at[0] = (unsigned char)(cases[i].value >> 8);
        at[1] = (unsigned char)cases[i].value;
        assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
        buffer_finish(&font);
    }
}

static void a_short_loca_is_refused(void **state)
{
    (void)state;
    struct buffer font = read_whole(style_paths[0]);
    unsigned char *record = find_record(font.bytes, "loca");
    record[15] = (unsigned char)(record[15] - 4);
    assert_true(is_refused(font.bytes, font.length, DIAG_FONT_INVALID));
    buffer_finish(&font);
}

static void set_u16(unsigned char *at, unsigned value)
{
    at[0] = (unsigned char)(value >> 8);
    at[1] = (unsigned char)value;
}

/* A font of 1,000 glyphs whose `cmap` names others beyond them. */
static void characters_without_a_glyph_are_absent(void **state)
{
    const struct type *type = *state;
    struct buffer font = read_whole(style_paths[0]);
    set_u16(find_table(font.bytes, "maxp") + 4, 1000);
    set_u16(find_table(font.bytes, "hhea") + 34, 500);
    const char *path = write_temporary(font.bytes, font.length);
    struct fonts *fonts = fonts_create();
    const struct face *face = fonts_open(fonts, NULL, path, (struct place){0}, type->diag);
    assert_non_null(face);
    assert_true(face_has(face, 'A'));
    assert_true(face_has(type->faces[0], 0x2264));
    assert_false(face_has(face, 0x2264));
    assert_int_equal(face_advance_fu(face, 999), face_advance_fu(face, 499));
    unlink(path);
    fonts_destroy(fonts);
    buffer_finish(&font);
}

static void a_name_is_made_where_the_font_has_none(void **state)
{
    (void)state;
    struct diag *diag = diag_create();
    struct fonts *fonts = fonts_create();
    struct buffer font = read_whole(style_paths[0]);
    memcpy(find_record(font.bytes, "name"), "none", 4);
    const char *path = write_temporary(font.bytes, font.length);
    const struct face *face = fonts_open(fonts, NULL, path, (struct place){0}, diag);
    assert_non_null(face);
    assert_string_equal(face->postscript_name, strrchr(path, '/') + 1);
    unlink(path);
    buffer_finish(&font);
    fonts_destroy(fonts);
    diag_destroy(diag);
}

static void missing_files_are_told(void **state)
{
    struct type *type = *state;
    assert_null(fonts_open(type->fonts, NULL, "fonts/none.ttf", (struct place){"layout.xml", 3}, type->diag));
    assert_int_equal(diag_errors(type->diag), 1);
    diag_clear(type->diag);
    fonts_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_have_their_measures),
        cmocka_unit_test(a_file_is_opened_once),
        cmocka_unit_test(characters_have_glyphs_and_advances),
        cmocka_unit_test(figures_are_tabular),
        cmocka_unit_test(other_files_are_refused),
        cmocka_unit_test(fonts_without_glyf_are_refused),
        cmocka_unit_test(a_font_needs_each_of_its_tables),
        cmocka_unit_test(restricted_fonts_are_refused),
        cmocka_unit_test(numbers_that_do_not_fit_are_refused),
        cmocka_unit_test(a_short_loca_is_refused),
        cmocka_unit_test(characters_without_a_glyph_are_absent),
        cmocka_unit_test(a_name_is_made_where_the_font_has_none),
        cmocka_unit_test(missing_files_are_told),
    };
    return cmocka_run_group_tests(tests, type_setup, type_teardown);
}
