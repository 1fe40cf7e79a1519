/* Subsets, opened again as fonts: with the face's `cmap` in place of the subset's own. */
#include "test_type.h"

#include "type/glyf.h"

static void put_u32(unsigned char *at, size_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (24 - 8 * i));
}

/* Opens the subset. The glyphs that the `cmap` names are those of the face, and mean nothing here. */
static const struct face *open_subset(struct fonts *fonts, const struct face *face, const struct buffer *subset,
                                      struct diag *diag)
{
    struct buffer whole = read_whole(face->path), font = {0};
    unsigned char *cmap = find_record(whole.bytes, "cmap");
    buffer_append(&font, subset->bytes, subset->length);
    memcpy(find_record(font.bytes, "cmap"), cmap, 16);
    put_u32(find_record(font.bytes, "cmap") + 8, font.length);
    buffer_append(&font, whole.bytes + read_u32(cmap + 8), read_u32(cmap + 12));
    const char *path = write_temporary(font.bytes, font.length);
    const struct face *opened = fonts_open(fonts, NULL, path, (struct place){0}, diag);
    unlink(path);
    buffer_finish(&font);
    buffer_finish(&whole);
    return opened;
}

enum { FIRST_CODE = 0x41 };

/* A subset of glyphs as they are. */
static bool make_subset(const struct face *face, const uint16_t *glyphs, size_t count, struct buffer *out,
                        struct diag *diag)
{
    struct glyph *parts = calloc(count + 1, sizeof *parts);
    struct composite *composites = calloc(count + 1, sizeof *composites);
    for (size_t i = 0; i < count; i++) {
        parts[i].id = glyphs[i];
        composites[i] = (struct composite){&parts[i], 1, 0, 0, face_advance_fu(face, glyphs[i])};
    }
    bool made = face_subset(face, composites, count, FIRST_CODE, out, diag);
    free(parts);
    free(composites);
    return made;
}

static void draw_move(void *context, double x, double y)
{
    buffer_format(context, "M%g %g ", x, y);
}

static void draw_line(void *context, double x, double y)
{
    buffer_format(context, "L%g %g ", x, y);
}

static void draw_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    buffer_format(context, "C%g %g %g %g %g %g ", x1, y1, x2, y2, x, y);
}

static void draw_close(void *context)
{
    buffer_format(context, "Z ");
}

static void compare_glyphs(const struct face *one, uint32_t glyph, const struct face *two, uint32_t other)
{
    static const struct outline_sink sink = {draw_move, draw_line, draw_curve, draw_close};
    struct buffer first = {0}, second = {0};
    face_outline(one, glyph, &sink, &first);
    face_outline(two, other, &sink, &second);
    assert_int_equal(first.length, second.length);
    if (first.length)
        assert_memory_equal(first.bytes, second.bytes, first.length);
    assert_int_equal(face_advance_fu(one, glyph), face_advance_fu(two, other));
    buffer_finish(&first);
    buffer_finish(&second);
}

/* Makes a subset, opens it and compares each glyph; gives the subset. */
static struct buffer check_subset(struct type *type, const struct face *face, const uint16_t *glyphs, size_t count)
{
    struct buffer subset = {0};
    struct fonts *fonts = fonts_create();
    assert_true(make_subset(face, glyphs, count, &subset, type->diag));
    const struct face *opened = open_subset(fonts, face, &subset, type->diag);
    assert_non_null(opened);
    assert_true(opened->glyph_count > count);
    compare_glyphs(face, 0, opened, 0);
    for (size_t i = 0; i < count; i++)
        compare_glyphs(face, glyphs[i], opened, (uint16_t)(i + 1));
    assert_int_equal(opened->units_per_em, face->units_per_em);
    fonts_destroy(fonts);
    return subset;
}

static void small_subsets_have_their_glyphs(void **state)
{
    struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        uint16_t glyphs[] = {(uint16_t)face_glyph(face, ' '), (uint16_t)face_glyph(face, 'A'),
                             (uint16_t)face_glyph(face, 'z'), (uint16_t)face_glyph(face, 0x1E62)};
        struct buffer subset = check_subset(type, face, glyphs, 4);
        assert_true(subset.length < 3000);
        buffer_finish(&subset);
    }
}

/* Everything that is drawn, once moved. */
struct moved {
    struct buffer *out;
    double x, y;
};

static void move_moved(void *context, double x, double y)
{
    struct moved *moved = context;
    draw_move(moved->out, x + moved->x, y + moved->y);
}

static void line_moved(void *context, double x, double y)
{
    struct moved *moved = context;
    draw_line(moved->out, x + moved->x, y + moved->y);
}

static void curve_moved(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    struct moved *moved = context;
    draw_curve(moved->out, x1 + moved->x, y1 + moved->y, x2 + moved->x, y2 + moved->y, x + moved->x, y + moved->y);
}

static void close_moved(void *context)
{
    draw_close(((struct moved *)context)->out);
}

static void draw_moved(const struct face *face, uint32_t glyph, double x, double y, struct buffer *out)
{
    static const struct outline_sink sink = {move_moved, line_moved, curve_moved, close_moved};
    face_outline(face, glyph, &sink, &(struct moved){out, x, y});
}

/* A glyph is made of others, composites and empty ones among them, each where it belongs. */
static void glyphs_are_made_of_others(void **state)
{
    struct type *type = *state;
    const struct face *face = type->faces[0];
    const uint16_t letter = (uint16_t)face_glyph(face, 0x17D), mark = (uint16_t)face_glyph(face, 0x327),
                   space = (uint16_t)face_glyph(face, ' ');
    const struct glyph parts[] = {{.id = letter, .advance_fu = 500, .x_offset_fu = 7, .y_offset_fu = 1},
                                  {.id = space, .advance_fu = 10},
                                  {.id = mark, .x_offset_fu = -300, .y_offset_fu = -20}};
    const struct composite composites[] = {
        {parts, 3, 40, 0, 480}, {parts + 1, 1, 0, 0, 3}, {parts + 2, 1, -300, 5, 0}, {NULL, 0, 0, 0, 0}};
    struct buffer subset = {0}, drawn = {0}, expected = {0};
    struct fonts *fonts = fonts_create();
    assert_true(face_subset(face, composites, 4, FIRST_CODE, &subset, type->diag));
    const struct face *opened = open_subset(fonts, face, &subset, type->diag);
    assert_non_null(opened);
    draw_moved(opened, 1, 0, 0, &drawn);
    draw_moved(face, letter, 40, 0, &expected);
    draw_moved(face, mark, 40 + 500 + 10 - 300 - 7, -21, &expected);
    assert_int_equal(drawn.length, expected.length);
    assert_memory_equal(drawn.bytes, expected.bytes, drawn.length);
    buffer_clear(&drawn);
    draw_moved(opened, 2, 0, 0, &drawn);
    assert_int_equal(drawn.length, 0);
    buffer_clear(&expected);
    draw_moved(opened, 3, 0, 0, &drawn);
    draw_moved(face, mark, -300, 5, &expected);
    assert_int_equal(drawn.length, expected.length);
    assert_memory_equal(drawn.bytes, expected.bytes, drawn.length);
    assert_int_equal(face_advance_fu(opened, 1), 480);
    assert_int_equal(face_advance_fu(opened, 2), 3);
    assert_int_equal(face_advance_fu(opened, 3), 0);
    buffer_clear(&drawn);
    draw_moved(opened, 4, 0, 0, &drawn);
    assert_int_equal(drawn.length, 0);
    assert_int_equal(face_advance_fu(opened, 4), 0);

    const struct glyph far[] = {{.id = letter}, {.id = mark, .x_offset_fu = 40000}};
    const struct composite too_wide = {far, 2, 0, 0, 480};
    struct diag *diag = diag_create();
    assert_false(face_subset(face, &too_wide, 1, FIRST_CODE, &subset, diag));
    assert_int_equal(diag_errors(diag), 1);
    diag_destroy(diag);
    buffer_finish(&subset);
    buffer_finish(&drawn);
    buffer_finish(&expected);
    fonts_destroy(fonts);
}

static void composites_take_their_components_along(void **state)
{
    struct type *type = *state;
    int composites = 0;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        for (uint16_t glyph = 1; glyph < face->glyph_count; glyph++) {
            if (!glyf_is_composite(glyf_find(face->private, glyph)) || composites++ % 10)
                continue;
            struct buffer subset = check_subset(type, face, &glyph, 1);
            assert_true(read_u16(find_table(subset.bytes, "maxp") + 4) > 2);
            buffer_finish(&subset);
        }
    }
    assert_true(composites > 400);
}

static void a_subset_may_be_everything(void **state)
{
    struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        uint16_t *glyphs = calloc(face->glyph_count, sizeof *glyphs);
        for (unsigned i = 0; i + 1 < face->glyph_count; i++)
            glyphs[i] = (uint16_t)(i + 1);
        struct buffer subset = check_subset(type, face, glyphs, face->glyph_count - 1);
        assert_int_equal(read_u16(find_table(subset.bytes, "head") + 50), 1); /* too long for short offsets */
        buffer_finish(&subset);
        free(glyphs);
    }
}

static void an_empty_subset_has_glyph_0(void **state)
{
    struct type *type = *state;
    struct buffer subset = check_subset(type, type->faces[0], NULL, 0);
    assert_int_equal(read_u16(find_table(subset.bytes, "maxp") + 4), 1);
    buffer_finish(&subset);
}

static uint32_t sum_words(const unsigned char *at, size_t length)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i += 4)
        sum += read_u32(at + i);
    return sum;
}

/* OpenType 1.9, "Table Directory": sorted by tag, on multiples of four, checksums right, the file's sum a constant. */
static void the_directory_is_sound(void **state)
{
    struct type *type = *state;
    static const char *const names[] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    const uint16_t glyphs[] = {3, 5, 9, 40, 41, 1000, 2000};
    struct buffer subset = {0};
    buffer_string(&subset, "what was there before");
    size_t before = subset.length;
    assert_true(make_subset(type->faces[0], glyphs, 7, &subset, type->diag));
    assert_memory_equal(subset.bytes, "what was there before", before);
    unsigned char *font = subset.bytes + before;
    assert_int_equal((subset.length - before) % 4, 0);
    assert_int_equal(sum_words(font, subset.length - before), 0xB1B0AFBA);
    assert_int_equal(read_u16(font + 4), 7);
    for (unsigned i = 0; i < 7; i++) {
        unsigned char *record = font + 12 + 16 * i;
        assert_memory_equal(record, names[i], 4);
        assert_int_equal(read_u32(record + 8) % 4, 0);
        if (i == 2) /* head: its checksum counts the file's checksum as 0 */
            put_u32(font + read_u32(record + 8) + 8, 0);
        assert_int_equal(read_u32(record + 4), sum_words(font + read_u32(record + 8), read_u32(record + 12)));
    }
    assert_int_equal(read_u16(find_table(font, "head") + 50), 0);
    buffer_finish(&subset);
}

/* In the one subtable that a symbolic font has, the codes lead to the glyphs in their order. */
static void codes_lead_to_glyphs(void **state)
{
    struct type *type = *state;
    const uint16_t glyphs[] = {40, 3, 1000};
    struct buffer subset = {0};
    assert_true(make_subset(type->faces[0], glyphs, 3, &subset, type->diag));
    const unsigned char *cmap = find_table(subset.bytes, "cmap"), *map = cmap + read_u32(cmap + 8);
    assert_int_equal(read_u16(cmap + 2), 1);
    assert_int_equal(read_u32(cmap + 4), 3 << 16 | 0);
    assert_int_equal(read_u16(map), 4);
    assert_int_equal(map + read_u16(map + 2) - cmap, read_u32(find_record(subset.bytes, "cmap") + 12));
    assert_int_equal(read_u16(map + 14), 0xF000 + FIRST_CODE + 2);
    assert_int_equal(read_u16(map + 20), 0xF000 + FIRST_CODE);
    assert_int_equal((uint16_t)(0xF000 + FIRST_CODE + read_u16(map + 24)), 1);
    buffer_finish(&subset);
}

static void equal_subsets_have_equal_bytes(void **state)
{
    struct type *type = *state;
    const uint16_t glyphs[] = {0, 3, 5, 9, 40, 41, 1000, 2000};
    struct buffer one = {0}, two = {0};
    struct fonts *fonts = fonts_create();
    const struct face *again = fonts_open(fonts, NULL, style_paths[3], (struct place){0}, type->diag);
    assert_true(make_subset(type->faces[3], glyphs, 8, &one, type->diag));
    assert_true(make_subset(again, glyphs, 8, &two, type->diag));
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
    buffer_finish(&one);
    buffer_finish(&two);
    fonts_destroy(fonts);
}

/* A font whose glyph `index` (made by `break_glyph`) cannot be: the subset is refused, what was in `out` stays. */
static void check_broken(struct type *type, uint16_t index, unsigned offset, unsigned char value)
{
    struct buffer font = read_whole(style_paths[0]);
    size_t location = (size_t)(glyf_find(type->faces[0]->private, index).bytes - type->faces[0]->private->file.bytes);
    font.bytes[location + offset] = value;
    const char *path = write_temporary(font.bytes, font.length);
    struct fonts *fonts = fonts_create();
    struct diag *diag = diag_create();
    const struct face *face = fonts_open(fonts, NULL, path, (struct place){0}, diag);
    struct buffer out = {0};
    buffer_string(&out, "before");
    assert_false(make_subset(face, &index, 1, &out, diag));
    assert_int_equal(diag_errors(diag), 1);
    assert_int_equal(out.length, 6);
    unlink(path);
    buffer_finish(&out);
    buffer_finish(&font);
    fonts_destroy(fonts);
    diag_destroy(diag);
}

static void broken_glyphs_are_told(void **state)
{
    struct type *type = *state;
    uint16_t simple = (uint16_t)face_glyph(type->faces[0], 'A'), composite = 1;
    while (!glyf_is_composite(glyf_find(type->faces[0]->private, composite)))
        composite++;
    check_broken(type, simple, 0, 0x7F);      /* 32,000 contours */
    check_broken(type, composite, 12, 0xFF);  /* a component beyond the last glyph */
    check_broken(type, composite, 11, 0xFF);  /* flags: more components than bytes */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_subsets_have_their_glyphs),
        cmocka_unit_test(glyphs_are_made_of_others),
        cmocka_unit_test(composites_take_their_components_along),
        cmocka_unit_test(a_subset_may_be_everything),
        cmocka_unit_test(an_empty_subset_has_glyph_0),
        cmocka_unit_test(the_directory_is_sound),
        cmocka_unit_test(codes_lead_to_glyphs),
        cmocka_unit_test(equal_subsets_have_equal_bytes),
        cmocka_unit_test(broken_glyphs_are_told),
    };
    return cmocka_run_group_tests(tests, type_setup, type_teardown);
}
