/* Codes in pictures: which one is meant, and what it may look like. ZBar has to be there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dlfcn.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "code/code.h"
#include "code/picture.h"

static const char ADDRESS[] = "HTTPS://CHECK.SCHOOL.NL/7G5K-Q4MW-VXZ0-1N34-56A8", SIGNED[] = "SUP1:7G5KQ4MWVXZ01N3456A8";

enum { SIDE = 400, GREY_ALPHA = 2 };

static char path[256];

static int begin(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "%s/picture-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    int descriptor = mkstemp(path);
    return descriptor < 0 || close(descriptor) != 0;
}

static int end(void **state)
{
    (void)state;
    return unlink(path);
}

static void *paper(size_t size)
{
    void *pixels = calloc(1, size);
    assert_non_null(pixels);
    return pixels;
}

static void write_picture(unsigned width, unsigned height, png_uint_32 format, const void *pixels)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = format};
    assert_true(png_image_write_to_file(&image, path, 0, pixels, 0, NULL));
}

/* How much of a dot is dark, as a scanner sees it. */
static unsigned char ink(const struct code *code, double square, int x, int y)
{
    enum { PARTS = 8 };
    int dark = 0;
    for (int i = 0; i < PARTS * PARTS; i++)
        dark += (int)(code->rows[(int)((y + (i / PARTS + 0.5) / PARTS) / square)] >> (int)((x + (i % PARTS + 0.5) / PARTS) / square) & 1);
    return (unsigned char)(255 * dark / (PARTS * PARTS));
}

/* Black, on paper that is transparent. */
static void draw(unsigned char *pixels, const char *text, int left, int top, double square)
{
    struct code_maker *maker = code_maker_create();
    struct diag *diag = diag_create();
    struct code code;
    assert_true(code_make(maker, text, &code, diag));
    for (int y = 0; y < (int)(code.side * square); y++)
        for (int x = 0; x < (int)(code.side * square); x++)
            pixels[((top + y) * SIDE + left + x) * GREY_ALPHA + 1] = ink(&code, square, x, y);
    diag_destroy(diag);
    code_maker_destroy(maker);
}

static void take_id(void *context, enum diag_id id, struct place place, const char *field, const char *detail)
{
    (void)place, (void)field, (void)detail;
    *(enum diag_id *)context = id;
}

/* What its code says; or NULL, and what is told. */
static const char *read_picture(struct buffer *text, enum diag_id *told)
{
    struct diag *diag = diag_create();
    text->length = 0;
    bool found = code_read_picture(path, text, diag);
    diag_each(diag, take_id, told);
    diag_destroy(diag);
    buffer_byte(text, '\0');
    return found ? (const char *)text->bytes : NULL;
}

/* The first code at the left above, the other at the right below. */
static void expect(const char *first, const char *other, double square, const char *wanted)
{
    struct buffer text = {0};
    enum diag_id told = DIAG_PICTURE_INVALID;
    unsigned char *pixels = paper((size_t)SIDE * SIDE * GREY_ALPHA);
    draw(pixels, first, 20, 20, square);
    draw(pixels, other, 210, 210, square);
    write_picture(SIDE, SIDE, PNG_FORMAT_GA, pixels);
    const char *found = read_picture(&text, &told);
    assert_string_equal(found ? found : "", wanted ? wanted : "");
    assert_true(found || told == DIAG_PICTURE_CODELESS);
    free(pixels);
    buffer_finish(&text);
}

static void it_is_the_signed_one_that_is_read(void **state)
{
    (void)state;
    expect(SIGNED, ADDRESS, 4, SIGNED);
    expect(ADDRESS, SIGNED, 4, SIGNED);
    expect(ADDRESS, ADDRESS, 4, NULL);
}

static void small_ones_are_read(void **state)
{
    char longest[CODE_LONG_MOST + 1] = "SUP1:";
    (void)state;
    for (size_t i = strlen(longest); i < CODE_LONG_MOST; i++)
        longest[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[7 * i * i % 37 % 36];
    expect(ADDRESS, longest, 1.75, longest);
    expect(ADDRESS, longest, 1.65, longest);
}

static void pictures_have_a_size(void **state)
{
    static const unsigned sizes[][2] = {{12001, 1}, {1, 12001}, {6400, 6400}};
    struct buffer text = {0};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        enum diag_id told = DIAG_PICTURE_CODELESS;
        void *pixels = paper((size_t)sizes[i][0] * sizes[i][1]);
        write_picture(sizes[i][0], sizes[i][1], PNG_FORMAT_GRAY, pixels);
        free(pixels);
        assert_null(read_picture(&text, &told));
        assert_int_equal(told, DIAG_PICTURE_INVALID);
    }
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_signed_one_that_is_read),
        cmocka_unit_test(small_ones_are_read),
        cmocka_unit_test(pictures_have_a_size),
    };
    if (!dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL)) {
        fprintf(stderr, "wanted: libzbar0 (zbar-tools)\n");
        return 1;
    }
    return cmocka_run_group_tests(tests, begin, end);
}
