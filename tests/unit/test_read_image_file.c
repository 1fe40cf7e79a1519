#include "test_read.h"

#include "read/image_file.h"

static const struct place asked = {"layout.xml", 12};

static const struct image *read_bytes(struct reading *reading, const void *bytes, size_t length)
{
    reading_fill(reading, bytes, length);
    return read_image(NULL, reading->path, reading->arena, asked, reading->diag);
}

static const struct image *read_data(struct reading *reading, const char *name)
{
    char path[100];
    snprintf(path, sizeof path, "tests/data/%s", name);
    diag_clear(reading->diag);
    return read_image(NULL, path, reading->arena, asked, reading->diag);
}

static struct buffer load(struct reading *reading, const char *name)
{
    struct buffer bytes = {0};
    char path[100];
    snprintf(path, sizeof path, "tests/data/%s", name);
    assert_true(file_read(path, 100000, asked, &bytes, reading->diag));
    return bytes;
}

/* Where `length` bytes stand in the file; they are there. */
static unsigned char *find(struct buffer *bytes, const char *sought, size_t length)
{
    for (size_t i = 0; i + length <= bytes->length; i++)
        if (memcmp(bytes->bytes + i, sought, length) == 0)
            return bytes->bytes + i;
    fail();
    return NULL;
}

static void header_tells_format_and_size(void **state)
{
    static const struct {
        const char *name;
        enum image_format format;
    } files[] = {{"picture.png", IMAGE_PNG},
                 {"picture.jpg", IMAGE_JPEG},
                 {"picture-grey.jpg", IMAGE_JPEG},
                 {"picture-progressive.jpg", IMAGE_JPEG}};
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct image *image = read_data(reading, files[i].name);
        assert_non_null(image);
        assert_int_equal(image->format, files[i].format);
        assert_int_equal(image->width_px, 16);
        assert_int_equal(image->height_px, 8);
        struct buffer bytes = load(reading, files[i].name);
        assert_int_equal(image->length, bytes.length);
        assert_memory_equal(image->bytes, bytes.bytes, bytes.length);
        assert_non_null(strstr(image->path, files[i].name));
        buffer_finish(&bytes);
    }
    assert_int_equal(diag_count(reading->diag), 0);
}

/* A picture into which these bytes are put, behind its first `at`. */
static const struct image *read_with(struct reading *reading, const char *name, size_t at, const void *bytes, size_t length)
{
    struct buffer file = load(reading, name), whole = {0};
    buffer_append(&whole, file.bytes, at);
    buffer_append(&whole, bytes, length);
    buffer_append(&whole, file.bytes + at, file.length - at);
    const struct image *image = read_bytes(reading, whole.bytes, whole.length);
    buffer_finish(&file);
    buffer_finish(&whole);
    assert_non_null(image);
    return image;
}

/* Two entries in both orders of bytes; the second is the orientation. */
#define LITTLE "II*\0\10\0\0\0" "\2\0" "\x0F\1\2\0\1\0\0\0abc\0" "\x12\1\3\0\1\0\0\0?\0\0\0"
#define BIG "MM\0*\0\0\0\10" "\0\2" "\1\x0F\0\2\0\0\0\1abc\0" "\1\x12\0\3\0\0\0\1\0?\0\0"
#define SEGMENT "\xFF\xE1\0\x2A" "Exif\0"
enum { TIFF = sizeof LITTLE - 1, HEAD = sizeof SEGMENT, BEHIND_SOI = 2, BEHIND_IHDR = 8 + 12 + 13 };

/* As a JPEG and a PNG file have it. */
static const struct image *read_turned(struct reading *reading, int orientation, bool little, bool png)
{
    unsigned char bytes[HEAD + TIFF + 4] = SEGMENT, *tiff = bytes + HEAD;
    memcpy(tiff, little ? LITTLE : BIG, TIFF);
    *(unsigned char *)memchr(tiff, '?', TIFF) = (unsigned char)orientation;
    if (!png)
        return read_with(reading, "picture.jpg", BEHIND_SOI, bytes, HEAD + TIFF);
    memcpy(bytes + HEAD - 8, "\0\0\0\x22" "eXIf", 8);
    return read_with(reading, "picture.png", BEHIND_IHDR, bytes + HEAD - 8, 8 + TIFF + 4);
}

static void exif_tells_how_the_picture_is_held(void **state)
{
    for (int i = 0; i < 4; i++)
        for (int orientation = 0; orientation <= 9; orientation++) {
            const struct image *image = read_turned(*state, orientation, i & 1, i & 2);
            bool sideways = orientation >= 5 && orientation <= 8;
            assert_int_equal(image->orientation, orientation <= 8 ? orientation : 0);
            assert_int_equal(image->width_px, sideways ? 8 : 16);
            assert_int_equal(image->height_px, sideways ? 16 : 8);
        }
}

/* Cut off anywhere, or with any byte another: the picture is read, upright or not. */
static void exif_that_is_damaged_does_no_harm(void **state)
{
    unsigned char bytes[HEAD + TIFF] = SEGMENT;
    memcpy(bytes + HEAD, LITTLE, TIFF);
    *(unsigned char *)memchr(bytes + HEAD, '?', TIFF) = 6;
    for (size_t length = HEAD; length <= sizeof bytes; length++) {
        bytes[3] = (unsigned char)(length - 2);
        assert_int_equal(read_with(*state, "picture.jpg", BEHIND_SOI, bytes, length)->orientation,
                         length < sizeof bytes ? 0 : 6);
    }
    for (size_t at = HEAD; at < sizeof bytes; at++) {
        bytes[at] ^= 0xFF;
        int found = read_with(*state, "picture.jpg", BEHIND_SOI, bytes, sizeof bytes)->orientation;
        assert_true(found == 0 || found == 6);
        bytes[at] ^= 0xFF;
    }
    bytes[4] = 'e'; /* somebody else's segment */
    assert_int_equal(read_with(*state, "picture.jpg", BEHIND_SOI, bytes, sizeof bytes)->orientation, 0);
}

static void name_does_not_tell_the_format(void **state)
{
    struct buffer bytes = load(*state, "picture.jpg");
    const struct image *image = read_bytes(*state, bytes.bytes, bytes.length);
    assert_non_null(image);
    assert_int_equal(image->format, IMAGE_JPEG);
    buffer_finish(&bytes);
}

static void other_files_are_refused_where_they_are_asked_for(void **state)
{
    assert_null(read_bytes(*state, "GIF89a", 6));
    assert_said(*state, "layout.xml:12: error: the picture cannot be used: /tmp/supplement-test-");
    assert_said(*state, "it is neither PNG nor JPEG");
    assert_null(read_bytes(*state, "", 0));
    assert_said(*state, "it is neither PNG nor JPEG");
    struct reading *reading = *state;
    diag_clear(reading->diag);
    assert_null(read_image(NULL, reading->path, reading->arena, (struct place){0}, reading->diag));
    assert_said(reading, "/tmp/supplement-test-");
}

static void missing_file_is_refused(void **state)
{
    struct reading *reading = *state;
    assert_null(read_image(NULL, "/nonexistent/logo.png", reading->arena, asked, reading->diag));
    assert_said(reading, "layout.xml:12: error: the file cannot be read: /nonexistent/logo.png");
}

static void file_of_more_than_8_MB_is_refused(void **state)
{
    struct reading *reading = *state;
    struct buffer bytes = load(reading, "picture.png");
    reading_fill(reading, bytes.bytes, bytes.length);
    buffer_finish(&bytes);
    assert_int_equal(truncate(reading->path, IMAGE_BYTES_MOST), 0);
    assert_non_null(read_image(NULL, reading->path, reading->arena, asked, reading->diag));
    assert_int_equal(truncate(reading->path, IMAGE_BYTES_MOST + 1), 0);
    assert_null(read_image(NULL, reading->path, reading->arena, asked, reading->diag));
    assert_said(reading, "[file-too-large]");
}

static void cmyk_is_refused(void **state)
{
    assert_null(read_data(*state, "picture-cmyk.jpg"));
    assert_said(*state, "the JPEG file is neither grey nor RGB");
}

/* The frame header of picture.jpg, made to say something else. */
static void assert_frame_refused(struct reading *reading, size_t offset, unsigned char byte, const char *expected)
{
    struct buffer bytes = load(reading, "picture.jpg");
    unsigned char *frame = find(&bytes, "\xFF\xC0", 2);
    frame[offset] = byte;
    assert_null(read_bytes(reading, bytes.bytes, bytes.length));
    buffer_finish(&bytes);
    assert_said(reading, expected);
}

static void kinds_of_jpeg_that_pdf_lacks_are_refused(void **state)
{
    assert_frame_refused(*state, 1, 0xC3, "save it as baseline or progressive"); /* lossless */
    assert_frame_refused(*state, 1, 0xC9, "save it as baseline or progressive"); /* arithmetic coding */
    assert_frame_refused(*state, 4, 12, "save it as baseline or progressive");   /* bits */
    assert_frame_refused(*state, 1, 0xC4, "the JPEG file has no header");        /* a table */
    assert_frame_refused(*state, 3, 7, "the JPEG file has no header");           /* too short to be one */
    assert_frame_refused(*state, 6, 0, "it is 0 pixels wide or high");
    assert_frame_refused(*state, 7, 0x4F, "it is more than 20000 pixels"); /* 0x4F10 wide */
}

static void assert_png_size(struct reading *reading, uint32_t width, uint32_t height, const char *expected)
{
    struct buffer bytes = load(reading, "picture.png");
    uint32_t sides[] = {width, height};
    for (int i = 0; i < 8; i++)
        bytes.bytes[16 + i] = (unsigned char)(sides[i / 4] >> (24 - 8 * (i % 4)));
    const struct image *image = read_bytes(reading, bytes.bytes, bytes.length);
    buffer_finish(&bytes);
    assert_true((image == NULL) == (expected != NULL));
    if (expected)
        assert_said(reading, expected);
}

static void sizes_are_bounded(void **state)
{
    assert_png_size(*state, 20000, 2000, NULL);
    assert_png_size(*state, 20000, 2001, "more than 40 million pixels");
    assert_png_size(*state, 20001, 1, "more than 20000 pixels");
    assert_png_size(*state, 1, 20001, "more than 20000 pixels");
    assert_png_size(*state, 0, 5, "0 pixels");
    assert_png_size(*state, 5, 0, "0 pixels");
    assert_png_size(*state, 0xFFFFFFFF, 0xFFFFFFFF, "more than 20000 pixels");
}

static void png_may_have_something_behind_its_end(void **state)
{
    struct buffer bytes = load(*state, "picture.png");
    buffer_string(&bytes, "made with love");
    assert_non_null(read_bytes(*state, bytes.bytes, bytes.length));
    buffer_finish(&bytes);
}

static void png_without_pixels_is_refused(void **state)
{
    struct buffer bytes = load(*state, "picture.png");
    memcpy(find(&bytes, "IDAT", 4), "tEXt", 4);
    assert_null(read_bytes(*state, bytes.bytes, bytes.length));
    buffer_finish(&bytes);
    assert_said(*state, "the PNG file is cut off");
}

static void jpeg_cut_off_in_its_header_is_refused(void **state)
{
    struct buffer bytes = load(*state, "picture.jpg");
    size_t end = (size_t)(find(&bytes, "\xFF\xC0", 2) - bytes.bytes) + 2 + 17; /* 8 bytes and 3 for each component */
    assert_int_equal(bytes.bytes[end], 0xFF);
    for (size_t i = 3; i < end; i++) {
        assert_null(read_bytes(*state, bytes.bytes, i));
        assert_said(*state, "the JPEG file has no header");
    }
    assert_non_null(read_bytes(*state, bytes.bytes, end));
    buffer_finish(&bytes);
}

/* Cut off anywhere, or with a byte changed: read or refused; memory is watched from outside. */
static void damaged_files_do_no_harm(void **state)
{
    static const char *const names[] = {"picture.png", "picture.jpg", "picture-progressive.jpg"};
    for (size_t n = 0; n < 3; n++) {
        struct buffer bytes = load(*state, names[n]);
        for (size_t i = 0; i < bytes.length; i++) {
            const struct image *image = read_bytes(*state, bytes.bytes, i);
            assert_true(n > 0 || !image); /* a PNG is known to be whole */
            bytes.bytes[i] ^= 0xFF;
            read_bytes(*state, bytes.bytes, bytes.length);
            bytes.bytes[i] ^= 0xFF;
        }
        buffer_finish(&bytes);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(header_tells_format_and_size),
        CASE(exif_tells_how_the_picture_is_held),
        CASE(exif_that_is_damaged_does_no_harm),
        CASE(name_does_not_tell_the_format),
        CASE(other_files_are_refused_where_they_are_asked_for),
        CASE(missing_file_is_refused),
        CASE(file_of_more_than_8_MB_is_refused),
        CASE(cmyk_is_refused),
        CASE(kinds_of_jpeg_that_pdf_lacks_are_refused),
        CASE(sizes_are_bounded),
        CASE(png_may_have_something_behind_its_end),
        CASE(png_without_pixels_is_refused),
        CASE(jpeg_cut_off_in_its_header_is_refused),
        CASE(damaged_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
