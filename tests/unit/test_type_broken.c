/* Fonts with faults: an error or some glyphs, but no crash and no end of time. Runs under the sanitizers too. */
#include "test_type.h"

static uint64_t seed;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static void ignore_point(void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
}

static void ignore_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)context, (void)x1, (void)y1, (void)x2, (void)y2, (void)x, (void)y;
}

static void ignore_close(void *context)
{
    (void)context;
}

/* Does with a face all that can be done with one. */
static void use_face(const struct face *face, struct diag *diag)
{
    static const char *const words[] = {"Kwalificatie", "AVTo,", "i\xCC\x87m\xCC\x82", "Θέμα", "българин", "K\xCD\x9Fh", "ﬁ中"};
    static const char *const languages[] = {"nl", "ro", "sr", NULL};
    static const struct outline_sink sink = {ignore_point, ignore_point, ignore_curve, ignore_close};
    struct shaper *shaper = shaper_create();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t j = 0; j < sizeof languages / sizeof *languages; j++) {
            const struct shaped *shaped = shape_text(shaper, face, languages[j], words[i], strlen(words[i]));
            for (size_t k = 0; k < shaped->count; k++) {
                const struct glyph part = {.id = shaped->glyphs[k].id};
                uint16_t glyph = part.id;
                struct buffer subset = {0};
                face_outline(face, glyph, &sink, NULL);
                if (glyph < face->glyph_count && k < 3)
                    face_subset(face, &(struct composite){&part, 1, 0, 0, face_advance_fu(face, glyph)}, 1, 0x80, &subset,
                                diag);
                buffer_finish(&subset);
            }
        }
    shaper_destroy(shaper);
}

/* Opens the bytes as a font and uses it; true if it could be opened. Where not, an error must say why. */
static bool try_font(const void *bytes, size_t length)
{
    const char *path = write_temporary(bytes, length);
    struct diag *diag = diag_create();
    struct fonts *fonts = fonts_create();
    const struct face *face = fonts_open(fonts, NULL, path, (struct place){0}, diag);
    if (face)
        use_face(face, diag);
    else
        assert_int_equal(diag_errors(diag), 1);
    unlink(path);
    fonts_destroy(fonts);
    diag_destroy(diag);
    return face != NULL;
}

static void truncated_fonts_do_no_harm(void **state)
{
    (void)state;
    struct buffer font = read_whole(style_paths[0]);
    for (size_t length = 0; length < font.length; length += length < 400 ? 7 : 15013)
        assert_false(try_font(font.bytes, length));
    assert_false(try_font(font.bytes, font.length - 4)); /* the last table is padded to a multiple of four */
    assert_true(try_font(font.bytes, font.length));
    buffer_finish(&font);
}

static void random_bytes_do_no_harm(void **state)
{
    (void)state;
    unsigned char bytes[4096];
    seed = 91379;
    for (int i = 0; i < 50; i++) {
        for (size_t at = 0; at < sizeof bytes; at++)
            bytes[at] = (unsigned char)next_random();
        if (i % 2)
            memcpy(bytes, "\0\1\0\0\0\x10", 6); /* the version and number of tables of a font */
        assert_false(try_font(bytes, sizeof bytes));
    }
}

/* Random bytes in one table after the other, few and many. */
static void damaged_tables_do_no_harm(void **state)
{
    (void)state;
    static const char *const tables[] = {"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head",
                                         "hhea", "hmtx", "loca", "maxp", "name", "post"};
    seed = 25135;
    int opened = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (int round = 0; round < 12; round++) {
            struct buffer font = read_whole(style_paths[round % STYLES]);
            unsigned char *record = find_record(font.bytes, tables[i]);
            unsigned char *table = font.bytes + read_u32(record + 8);
            size_t length = read_u32(record + 12);
            size_t reach = round % 3 ? length : length < 200 ? length : 200; /* often the table's head */
            for (int hits = 1 << (round % 6); hits > 0; hits--)
                table[next_random() % reach] = (unsigned char)next_random();
            opened += try_font(font.bytes, font.length);
            buffer_finish(&font);
        }
    assert_true(opened > 80);
}

static void damaged_directories_do_no_harm(void **state)
{
    (void)state;
    seed = 4711;
    for (int round = 0; round < 60; round++) {
        struct buffer font = read_whole(style_paths[round % STYLES]);
        for (int hits = 1 + round % 4; hits > 0; hits--)
            font.bytes[4 + next_random() % 220] = (unsigned char)next_random();
        try_font(font.bytes, font.length);
        buffer_finish(&font);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truncated_fonts_do_no_harm),
        cmocka_unit_test(random_bytes_do_no_harm),
        cmocka_unit_test(damaged_tables_do_no_harm),
        cmocka_unit_test(damaged_directories_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
