#include "test_pdf.h"

#include <png.h>

#include "base/memory.h"

static struct item *add_image(struct sheet *sheet, const struct image *image, double x)
{
    struct item *item = sheet_box(sheet, ITEM_IMAGE, x, 10, 16, 8);
    item->artifact = ARTIFACT_NONE;
    item->node = sheet_node(sheet, &sheet->root, ROLE_FIGURE);
    item->node->alternative = "a logo";
    item->place = (struct place){"layout.xml", 12};
    item->image = image;
    return item;
}

static const struct image *read_picture(struct sheet *sheet, const char *path, enum image_format format)
{
    struct buffer file = {0};
    struct image *image = arena_new(sheet->arena, struct image);
    assert_true(file_read(path, 1 << 20, (struct place){0}, &file, sheet->diag));
    *image = (struct image){path, format, (unsigned char *)arena_copy(sheet->arena, (char *)file.bytes, file.length),
                            file.length, 16, 8, 0};
    buffer_finish(&file);
    return image;
}

/* A PNG file of two pixels. */
static const struct image *make_png(struct sheet *sheet, png_uint_32 format, const void *pixels)
{
    png_image png = {.version = PNG_IMAGE_VERSION, .width = 2, .height = 1, .format = format};
    struct image *image = arena_new(sheet->arena, struct image);
    png_alloc_size_t length = 4096;
    void *bytes = arena_alloc(sheet->arena, length);
    assert_true(png_image_write_to_memory(&png, bytes, &length, 0, pixels, 0, NULL));
    *image = (struct image){"made.png", IMAGE_PNG, bytes, length, 2, 1, 0};
    return image;
}

static const struct object *image_object(struct written *pdf, const char *name)
{
    const char *resources = refers(pdf, page_object(pdf, 0), "/Resources ")->text;
    return refers(pdf, after(resources, "/XObject<<"), name);
}

static void png_is_decoded(void **state)
{
    struct sheet *sheet = *state;
    add_image(sheet, read_picture(sheet, "tests/data/picture.png", IMAGE_PNG), 10);
    struct written *pdf = sheet_paint(sheet, NULL);
    const struct object *image = image_object(pdf, "/I0 ");
    assert_has(image->text, "/Type/XObject/Subtype/Image/Width 16/Height 8/BitsPerComponent 8/ColorSpace/DeviceRGB");
    assert_lacks(image->text, "/SMask");
    assert_lacks(image->text, "/Interpolate");
    assert_int_equal(image->stream_length, 16 * 8 * 3);
    assert_memory_equal(image->stream, "\xC8\x1E\x1E", 3);
    assert_memory_equal(image->stream + 45, "\x14\x3C\xA0", 3);
    assert_has(page_content(pdf, 0), "/Figure<</MCID 0>>BDC\nq 16 0 0 8 10 32 cm\n/I0 Do Q\nEMC\n");
    assert_structure(pdf, "Document(Figure{/A<</O/Layout/Placement/Block/BBox[10 32 26 40]>>/Alt(a logo)}(0))");
}

static void transparency_is_a_soft_mask(void **state)
{
    struct sheet *sheet = *state;
    static const unsigned char pixels[] = {200, 30, 31, 128, 20, 60, 160, 255};
    add_image(sheet, make_png(sheet, PNG_FORMAT_RGBA, pixels), 10);
    struct written *pdf = sheet_paint(sheet, NULL);
    const struct object *image = image_object(pdf, "/I0 "), *mask = refers(pdf, image->text, "/SMask ");
    assert_int_equal(image->stream_length, 6);
    assert_memory_equal(image->stream, "\xC8\x1E\x1F\x14\x3C\xA0", 6);
    assert_has(mask->text, "/ColorSpace/DeviceGray");
    assert_int_equal(mask->stream_length, 2);
    assert_memory_equal(mask->stream, "\x80\xFF", 2);
}

static void opaque_and_grey_pictures_stay_small(void **state)
{
    struct sheet *sheet = *state;
    static const unsigned char opaque[] = {200, 30, 31, 255, 20, 60, 160, 255}, grey[] = {7, 255, 9, 255};
    add_image(sheet, make_png(sheet, PNG_FORMAT_RGBA, opaque), 10);
    add_image(sheet, make_png(sheet, PNG_FORMAT_GA, grey), 40);
    struct written *pdf = sheet_paint(sheet, NULL);
    const struct object *first = image_object(pdf, "/I0 "), *second = image_object(pdf, "/I1 ");
    assert_lacks(first->text, "/SMask");
    assert_lacks(second->text, "/SMask");
    assert_has(second->text, "/ColorSpace/DeviceGray");
    assert_int_equal(second->stream_length, 2);
    assert_memory_equal(second->stream, "\x07\x09", 2);
}

static void jpeg_travels_as_it_is(void **state)
{
    struct sheet *sheet = *state;
    static const struct {
        const char *path, *space;
    } files[] = {{"tests/data/picture.jpg", "/ColorSpace/DeviceRGB"},
                 {"tests/data/picture-progressive.jpg", "/ColorSpace/DeviceRGB"},
                 {"tests/data/picture-grey.jpg", "/ColorSpace/DeviceGray"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        const struct image *picture = read_picture(sheet, files[i].path, IMAGE_JPEG);
        add_image(sheet, picture, 10);
        struct written *pdf = sheet_paint(sheet, NULL);
        const struct object *image = image_object(pdf, "/I0 ");
        assert_has(image->text, "/Filter/DCTDecode");
        assert_has(image->text, files[i].space);
        assert_int_equal(image->stream_length, picture->length);
        assert_memory_equal(image->stream, picture->bytes, picture->length);
    }
}

/* The file's own bytes and sizes; what turns them is where they are drawn. */
static void jpeg_is_drawn_upright(void **state)
{
    static const char *const matrices[] = {"16 0 0 8 10 32",   "16 0 0 8 10 32",   "-16 0 0 8 26 32",
                                           "-16 0 0 -8 26 40", "16 0 0 -8 10 40",  "0 -8 -16 0 26 40",
                                           "0 -8 16 0 10 40",  "0 8 16 0 10 32",   "0 8 -16 0 26 32"};
    struct sheet *sheet = *state;
    for (int i = 0; i <= 8; i++) {
        struct image picture = *read_picture(sheet, "tests/data/picture-corners.jpg", IMAGE_JPEG);
        char expected[64];
        picture.orientation = i;
        picture.width_px = i < 5 ? 16 : 8;
        picture.height_px = i < 5 ? 8 : 16;
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        add_image(sheet, &picture, 10);
        struct written *pdf = sheet_paint(sheet, NULL);
        snprintf(expected, sizeof expected, "q %s cm\n/I0 Do Q\n", matrices[i]);
        assert_has(page_content(pdf, 0), expected);
        assert_has(image_object(pdf, "/I0 ")->text, "/Width 16/Height 8/");
    }
}

static void sixteen_bits_become_eight(void **state)
{
    static const struct {
        const char *path, *space;
        size_t components;
        unsigned char left[3], right[3];
        bool transparent;
    } files[] = {{"tests/data/picture-16-bits.png", "/DeviceRGB", 3, {200, 30, 30}, {20, 60, 160}, false},
                 {"tests/data/picture-16-bits-grey.png", "/DeviceGray", 1, {200}, {60}, false},
                 {"tests/data/picture-16-bits-alpha.png", "/DeviceRGB", 3, {200, 30, 30}, {0}, true},
                 {"tests/data/picture-16-bits-keyed.png", "/DeviceRGB", 3, {200, 30, 30}, {20, 60, 160}, true},
                 {"tests/data/picture-16-bits-linear.png", "/DeviceRGB", 3, {200, 29, 29}, {19, 60, 160}, false}}; /* rounded twice */
    struct sheet *sheet = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        add_image(sheet, read_picture(sheet, files[i].path, IMAGE_PNG), 10);
        struct written *pdf = sheet_paint(sheet, NULL);
        const struct object *image = image_object(pdf, "/I0 ");
        assert_has(image->text, files[i].space);
        assert_int_equal(image->stream_length, 16 * 8 * files[i].components);
        assert_memory_equal(image->stream, files[i].left, files[i].components);
        if (!files[i].transparent) {
            assert_memory_equal(image->stream + 15 * files[i].components, files[i].right, files[i].components);
            assert_lacks(image->text, "/SMask");
            continue;
        }
        const struct object *mask = refers(pdf, image->text, "/SMask ");
        assert_memory_equal(mask->stream, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0", 16);
    }
}

static void picture_used_twice_is_written_once(void **state)
{
    struct sheet *sheet = *state;
    add_image(sheet, read_picture(sheet, "tests/data/picture.png", IMAGE_PNG), 10);
    add_image(sheet, read_picture(sheet, "tests/data/picture.png", IMAGE_PNG), 40);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_lacks(refers(pdf, page_object(pdf, 0), "/Resources ")->text, "/I1 ");
    assert_has(page_content(pdf, 0), "q 16 0 0 8 40 32 cm\n/I0 Do Q\n");
}

static void kept_picture_changes_no_byte(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    struct buffer first = {0};
    add_image(sheet, read_picture(sheet, "tests/data/picture.png", IMAGE_PNG), 10);
    sheet_paint(sheet, cache);
    buffer_append(&first, sheet->out.bytes, sheet->out.length);
    sheet_paint(sheet, cache);
    assert_int_equal(sheet->out.length, first.length);
    assert_memory_equal(sheet->out.bytes, first.bytes, first.length);
    buffer_finish(&first);
    pdf_cache_destroy(cache);
}

static void assert_refused(struct sheet *sheet, const struct image *image, const char *words)
{
    struct pdf_cache *cache = pdf_cache_create();
    sheet->page.count = 0;
    sheet->root.first = sheet->root.last = NULL;
    add_image(sheet, image, 10);
    sheet->document.node_count = 0;
    number_nodes(&sheet->root, &sheet->document.node_count);
    for (int i = 0; i < 2; i++) { /* a fault is not forgotten */
        buffer_clear(&sheet->out);
        diag_clear(sheet->diag);
        assert_false(paint_pdf(&sheet->pages, cache, &sheet->out, sheet->diag));
        assert_int_equal(sheet->out.length, 0);
        assert_rehearsed(sheet, cache, false);
        assert_said(sheet, words);
    }
    pdf_cache_destroy(cache);
}

static void damaged_png_is_an_error(void **state)
{
    struct sheet *sheet = *state;
    const struct image *good = read_picture(sheet, "tests/data/picture.png", IMAGE_PNG);
    for (size_t at = 8; at < good->length; at += 7) {
        struct image bad = *good;
        unsigned char *bytes = (unsigned char *)arena_copy(sheet->arena, (char *)good->bytes, good->length);
        bytes[at] ^= 0x55;
        bad.bytes = bytes;
        bad.path = "bad.png";
        struct pdf_cache *cache = pdf_cache_create();
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        add_image(sheet, &bad, 10);
        number_nodes(&sheet->root, &(int){0});
        sheet->document.node_count = 2;
        buffer_clear(&sheet->out);
        diag_clear(sheet->diag);
        bool painted = paint_pdf(&sheet->pages, cache, &sheet->out, sheet->diag);
        assert_rehearsed(sheet, cache, painted);
        if (!painted) /* a byte that does not matter is no fault */
            assert_said(sheet, "layout.xml:12: error: the picture cannot be used: bad.png: ");
        pdf_cache_destroy(cache);
    }
    struct image cut = *good;
    cut.length = 60;
    assert_refused(sheet, &cut, "layout.xml:12: error: the picture cannot be used: tests/data/picture.png: ");
}

static void cmyk_jpeg_is_an_error(void **state)
{
    assert_refused(*state, read_picture(*state, "tests/data/picture-cmyk.jpg", IMAGE_JPEG),
                   "tests/data/picture-cmyk.jpg: the JPEG file is neither grey nor RGB");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(png_is_decoded),
        TEST(transparency_is_a_soft_mask),
        TEST(opaque_and_grey_pictures_stay_small),
        TEST(jpeg_travels_as_it_is),
        TEST(jpeg_is_drawn_upright),
        TEST(sixteen_bits_become_eight),
        TEST(picture_used_twice_is_written_once),
        TEST(kept_picture_changes_no_byte),
        TEST(damaged_png_is_an_error),
        TEST(cmyk_jpeg_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
