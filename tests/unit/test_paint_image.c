/* The module is tested as the program uses it: loaded while running. */
#include "test_paint.h"
#include "test_png.h"

#include "paint/glyph_masks.h"

#include <dlfcn.h>
#include <math.h>

static const struct color RED = {255, 0, 0}, BLUE = {0, 0, 255};
static const unsigned WHITE_PIXEL = 0xFFFFFF, RED_PIXEL = 0xFF0000;

static paint_image_function *paint;
static struct glyph_masks *masks; /* NULL but in the tests of small pictures */

static int load_module(void **state)
{
    (void)state;
    void *module = dlopen(SUPPLEMENT_BINARY_DIR "/" SUPPLEMENT_MODULE_PATH "/supplement-image.so", RTLD_NOW | RTLD_LOCAL);
    if (!module)
        fail_msg("%s", dlerror());
    *(void **)&paint = dlsym(module, "paint_image");
    assert_non_null(paint);
    return 0;
}

static bool paint_sheet(struct sheet *sheet, enum image_output output, double resolution)
{
    buffer_clear(&sheet->out);
    diag_clear(sheet->diag);
    return paint(&sheet->pages, 1, output, resolution, masks, &sheet->out, sheet->diag);
}

/* Painted at 72 pixels per inch: one a point. */
static struct pixels paint_pixels(struct sheet *sheet)
{
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72));
    assert_int_equal(diag_count(sheet->diag), 0);
    return png_open(&sheet->out);
}

static const char *paint_svg(struct sheet *sheet)
{
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_SVG, 0));
    buffer_byte(&sheet->out, '\0');
    sheet->out.length--;
    return (const char *)sheet->out.bytes;
}

static void assert_pixel(const struct pixels *pixels, unsigned x, unsigned y, unsigned expected)
{
    unsigned found = png_pixel(pixels, x, y);
    if (found != expected)
        fail_msg("pixel %u,%u is #%06x, expected #%06x", x, y, found, expected);
}

/* Exactly the pixels from x, y on, `width` wide and `height` high, are of the colour. */
static void assert_only(const struct pixels *pixels, unsigned color, unsigned x, unsigned y, unsigned width, unsigned height)
{
    for (unsigned py = 0; py < pixels->height; py++)
        for (unsigned px = 0; px < pixels->width; px++) {
            bool inside = px >= x && px < x + width && py >= y && py < y + height;
            assert_pixel(pixels, px, py, inside ? color : WHITE_PIXEL);
        }
}

/* ------------------------------------------------------------------------------------------------ paper, resolution */

static void empty_page_is_white_paper(void **state)
{
    struct pixels pixels = paint_pixels(*state);
    assert_int_equal(pixels.width, 100);
    assert_int_equal(pixels.height, 50);
    assert_only(&pixels, WHITE_PIXEL, 0, 0, 0, 0);
    free(pixels.bytes);
}

static void resolution_is_in_pixels_per_inch(void **state)
{
    struct sheet *sheet = *state;
    sheet->page.width = 595.276;
    sheet->page.height = 841.89;
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 144));
    assert_int_equal(png_number(sheet->out.bytes + 16), 1191);
    assert_int_equal(png_number(sheet->out.bytes + 20), 1684);
}

static void resolution_is_bounded(void **state)
{
    static const double refused[] = {0, -72, 19.9, 1200.5, 1e300, NAN, INFINITY};
    struct sheet *sheet = *state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(paint_sheet(sheet, IMAGE_OUTPUT_PNG, refused[i]));
        assert_said(sheet, "expected 20 to 1200 pixels per inch [usage]");
        assert_int_equal(sheet->out.length, 0);
    }
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 20));
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 1200));
}

static void page_that_is_not_there_is_refused(void **state)
{
    struct sheet *sheet = *state;
    assert_false(paint(&sheet->pages, 0, IMAGE_OUTPUT_PNG, 72, NULL, &sheet->out, sheet->diag));
    assert_false(paint(&sheet->pages, 2, IMAGE_OUTPUT_SVG, 72, NULL, &sheet->out, sheet->diag));
    assert_said(sheet, "page 2: there are 1");
}

static void page_too_large_for_a_picture_is_told(void **state)
{
    struct sheet *sheet = *state;
    sheet->page.width = 14400;
    assert_false(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 1200));
    assert_said(sheet, "[internal]");
}

static void what_is_in_the_buffer_stays(void **state)
{
    struct sheet *sheet = *state;
    buffer_string(&sheet->out, "before");
    assert_true(paint(&sheet->pages, 1, IMAGE_OUTPUT_SVG, 72, NULL, &sheet->out, sheet->diag));
    assert_memory_equal(sheet->out.bytes, "before<?xml", 11);
}

/* ------------------------------------------------------------------------------------------------ fills */

static void fill_has_sharp_sides(void **state)
{
    struct sheet *sheet = *state;
    sheet_fill(sheet, 10.4, 5.6, 20, 8.9, RED);
    struct pixels pixels = paint_pixels(sheet);
    assert_only(&pixels, RED_PIXEL, 10, 6, 20, 9); /* 10.4 to 30.4, 5.6 to 14.5 */
    free(pixels.bytes);
}

/* Of a picture with few colours two pixels at a time are looked at. */
static void last_pixel_of_an_odd_row_has_its_colour(void **state)
{
    struct sheet *sheet = *state;
    sheet->page.width = 101;
    sheet_fill(sheet, 100, 5, 1, 8, RED);
    struct pixels pixels = paint_pixels(sheet);
    assert_only(&pixels, RED_PIXEL, 100, 5, 1, 8);
    free(pixels.bytes);
}

static void hairline_is_one_pixel(void **state)
{
    struct sheet *sheet = *state;
    sheet_fill(sheet, 10, 5.5, 20, 0.1, RED);
    struct pixels pixels = paint_pixels(sheet);
    assert_only(&pixels, RED_PIXEL, 10, 5, 20, 1);
    free(pixels.bytes);
}

/* Lines of one thickness look alike wherever they fall between the pixels. */
static void lines_keep_their_thickness(void **state)
{
    struct sheet *sheet = *state;
    for (int i = 0; i < 10; i++)
        sheet_fill(sheet, 0, 2 + i * 4.1, 100, 1.4, RED);
    struct pixels pixels = paint_pixels(sheet);
    unsigned red = 0;
    for (unsigned y = 0; y < 50; y++)
        red += png_pixel(&pixels, 50, y) == RED_PIXEL;
    assert_int_equal(red, 10);
    free(pixels.bytes);
}

static void fills_that_touch_leave_no_gap(void **state)
{
    struct sheet *sheet = *state;
    for (int i = 0; i < 9; i++)
        sheet_fill(sheet, 0, i * 5.3, 100, 5.3, i % 2 ? BLUE : RED);
    struct pixels pixels = paint_pixels(sheet);
    for (unsigned y = 0; y < 47; y++)
        assert_true(png_pixel(&pixels, 50, y) != WHITE_PIXEL);
    free(pixels.bytes);
}

/* White is one of them. */
static void paint_colors(struct sheet *sheet, int count)
{
    for (; sheet->page.count < (size_t)count - 1;) {
        int at = (int)sheet->page.count;
        sheet_fill(sheet, at % 100, at / 100, 1, 1, (struct color){(uint8_t)(at % 251), (uint8_t)(at / 2 % 256), (uint8_t)(7 * at % 256)});
    }
    struct pixels pixels = paint_pixels(sheet);
    for (unsigned at = 0; at < (unsigned)count - 1; at++)
        assert_pixel(&pixels, at % 100, at / 100, (at % 251) << 16 | (at / 2 % 256) << 8 | (7 * at % 256));
    assert_pixel(&pixels, 99, 49, WHITE_PIXEL);
    free(pixels.bytes);
}

/* A palette has room for 256 (ISO/IEC 15948, 11.2.3). */
static void few_colors_are_numbered_and_many_are_not(void **state)
{
    enum { COLOR_TYPE = 25 };
    struct sheet *sheet = *state;
    paint_colors(sheet, 256);
    assert_int_equal(sheet->out.bytes[COLOR_TYPE], 3);
    paint_colors(sheet, 257);
    assert_int_equal(sheet->out.bytes[COLOR_TYPE], 2);
}

static void fill_of_nothing_is_not_seen(void **state)
{
    struct sheet *sheet = *state;
    sheet_fill(sheet, 10, 10, 0, 5, RED);
    sheet_fill(sheet, 10, 10, 5, 0, RED);
    sheet_fill(sheet, 10, 10, -5, 5, RED);
    struct pixels pixels = paint_pixels(sheet);
    assert_only(&pixels, WHITE_PIXEL, 0, 0, 0, 0);
    free(pixels.bytes);
}

static void fill_in_svg_is_where_the_page_has_it(void **state)
{
    struct sheet *sheet = *state;
    sheet_fill(sheet, 10.5, 5.25, 20, 0.125, RED);
    const char *svg = paint_svg(sheet);
    assert_non_null(strstr(svg, "width=\"100pt\" height=\"50pt\""));
    assert_non_null(strstr(svg, "<rect x=\"10.5\" y=\"5.25\" width=\"20\" height=\"0.125\" fill=\"#ff0000\"/>"));
}

/* ------------------------------------------------------------------------------------------------ text */

/* The box of ink, in pixels, where anything is darker than paper. */
struct ink {
    unsigned left, top, right, bottom; /* the last two are behind the last pixel */
};

static struct ink find_ink(const struct pixels *pixels)
{
    struct ink ink = {pixels->width, pixels->height, 0, 0};
    for (unsigned y = 0; y < pixels->height; y++)
        for (unsigned x = 0; x < pixels->width; x++)
            if (png_pixel(pixels, x, y) != WHITE_PIXEL) {
                ink.left = x < ink.left ? x : ink.left;
                ink.top = y < ink.top ? y : ink.top;
                ink.right = x + 1 > ink.right ? x + 1 : ink.right;
                ink.bottom = y + 1 > ink.bottom ? y + 1 : ink.bottom;
            }
    return ink;
}

static struct ink paint_ink(struct sheet *sheet)
{
    struct pixels pixels = paint_pixels(sheet);
    struct ink ink = find_ink(&pixels);
    free(pixels.bytes);
    return ink;
}

static void assert_ink(struct ink ink, unsigned left, unsigned top, unsigned right, unsigned bottom)
{
    if (ink.left != left || ink.top != top || ink.right != right || ink.bottom != bottom)
        fail_msg("ink is %u,%u to %u,%u", ink.left, ink.top, ink.right, ink.bottom);
}

/* In Noto Sans an l is a bar without serifs: 87 to 171 units of 1000 wide, from the baseline up to 760. */
static void text_stands_on_its_baseline(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 40, 20, 45, "l", NULL);
    assert_ink(paint_ink(sheet), 23, 14, 27, 45); /* 23.48 to 26.84, 14.6 to 45 */
}

static void rise_is_upwards(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 40, 20, 45, "l", NULL)->rise = 5;
    struct ink ink = paint_ink(sheet);
    assert_int_equal(ink.bottom, 40);
    sheet->page.count = 0;
    sheet_text(sheet, sheet->regular, 40, 20, 45, "l", NULL)->x = 30;
    assert_int_equal(paint_ink(sheet).left, ink.left + 30);
}

/* Glyphs are placed by what shaping says, not by what the font says of each. */
static void glyphs_stand_where_shaping_puts_them(void **state)
{
    struct sheet *sheet = *state;
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 40, 20, 45, "l", NULL);
    struct glyph glyphs[2] = {run->glyphs[0], run->glyphs[0]};
    struct ink alone = paint_ink(sheet);
    glyphs[0].advance_fu = 750;
    glyphs[1].x_offset_fu = 250;
    glyphs[1].y_offset_fu = 100;
    run->glyphs = glyphs;
    run->count = 2;
    struct ink both = paint_ink(sheet);
    assert_int_equal(both.left, alone.left);
    assert_int_equal(both.right, alone.right + 40);
    assert_int_equal(both.top, alone.top - 4);
    glyphs[0].y_offset_fu = glyphs[1].y_offset_fu = -50;
    assert_int_equal(paint_ink(sheet).bottom, alone.bottom + 2);
}

/* Half a pixel to the right shows: cairo's own text would stand on whole pixels. */
static void text_stands_between_pixels(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 20, 30, "l", NULL);
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72));
    struct buffer first = sheet->out;
    sheet->out = (struct buffer){0};
    sheet->page.items[0].x = 20.25;
    assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72));
    assert_true(first.length != sheet->out.length || memcmp(first.bytes, sheet->out.bytes, first.length) != 0);
    buffer_finish(&first);
}

static void text_has_its_color(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->bold, 60, 10, 50, "l", NULL)->color = (struct color){0x1f, 0x38, 0x64};
    struct pixels pixels = paint_pixels(sheet);
    assert_pixel(&pixels, 20, 30, 0x1F3864);
    free(pixels.bytes);
}

/* How dark the page is, and the darkest that a pixel differs from the other's. */
static unsigned ink(const struct pixels *pixels, const struct pixels *other, unsigned *differs)
{
    unsigned sum = 0;
    for (unsigned y = 0; y < pixels->height; y++)
        for (unsigned x = 0; x < pixels->width; x++) {
            unsigned green = png_pixel(pixels, x, y) >> 8 & 0xFF, others = png_pixel(other, x, y) >> 8 & 0xFF;
            unsigned difference = green > others ? green - others : others - green;
            sum += 255 - green;
            *differs = difference > *differs ? difference : *differs;
        }
    return sum;
}

static struct pixels paint_with_masks(struct sheet *sheet)
{
    masks = masks ? masks : glyph_masks_create();
    return paint_pixels(sheet);
}

static void forget_masks(void)
{
    glyph_masks_destroy(masks);
    masks = NULL;
}

/* Letters that are laid down are as those that are drawn, also over an edge of the page; and the same when they come again. */
static void small_letters_are_laid_down(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 12, 10, 20, "Certificate supplement", NULL);
    sheet_text(sheet, sheet->bold, 9.5, -2.5, 35.5, "Europass", NULL)->color = (struct color){0x1f, 0x38, 0x64};
    sheet_text(sheet, sheet->bold, 20, 95, 4, "My", NULL);
    sheet_text(sheet, sheet->bold, 20, 40, 54, "g", NULL);
    struct pixels drawn = paint_pixels(sheet), laid = paint_with_masks(sheet), again = paint_with_masks(sheet);
    unsigned differs = 0, none = 0;
    unsigned of_drawn = ink(&drawn, &drawn, &none), of_laid = ink(&laid, &drawn, &differs);
    assert_in_range(of_laid, of_drawn - of_drawn / 30, of_drawn + of_drawn / 30);
    assert_in_range(differs, 1, 90);
    ink(&again, &laid, &none);
    assert_int_equal(none, 0);
    free(drawn.bytes);
    free(laid.bytes);
    free(again.bytes);
    forget_masks();
}

static void letters_are_laid_down_to_a_quarter_of_a_pixel(void **state)
{
    struct sheet *sheet = *state;
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 12, 20, 30, "l", NULL);
    const double places[] = {0, 0.1, 0.15, 0.25};
    struct pixels pixels[4];
    for (int i = 0; i < 4; i++) {
        run->x = places[i];
        pixels[i] = paint_with_masks(sheet);
    }
    for (int i = 0; i < 4; i++) {
        unsigned differs = 0;
        ink(&pixels[i], &pixels[i < 2 ? 0 : 3], &differs);
        assert_int_equal(differs, 0);
    }
    unsigned differs = 0;
    ink(&pixels[0], &pixels[3], &differs);
    assert_true(differs > 0);
    for (int i = 0; i < 4; i++)
        free(pixels[i].bytes);
    forget_masks();
}

/* Some letters of some sizes fill what is kept; then all are forgotten. */
static void what_is_kept_of_letters_is_bounded(void **state)
{
    struct sheet *sheet = *state;
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 30, 20, 30, "W", NULL);
    masks = glyph_masks_create();
    size_t most = 0;
    for (int i = 0; i < 3000; i++) {
        run->size = 30 + i / 200.0;
        free(paint_pixels(sheet).bytes);
        glyph_masks_trim(masks);
        most = map_count(masks->masks) > most ? map_count(masks->masks) : most;
    }
    assert_in_range(most, 500, 2900);
    forget_masks();
}

static void svg_writes_a_glyph_once(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 10, 20, "lllll", NULL);
    const char *svg = paint_svg(sheet);
    int symbols = 0, uses = 0;
    for (const char *at = svg; (at = strstr(at, "id=\"glyph")) != NULL; at++)
        symbols++;
    for (const char *at = svg; (at = strstr(at, "href=\"#glyph")) != NULL; at++)
        uses++;
    assert_int_equal(symbols, 1);
    assert_int_equal(uses, 5);
    assert_non_null(strstr(svg, "<g transform=\"translate(10 20) scale(0.01)\" fill=\"#000000\">"));
    assert_non_null(strstr(svg, "x=\"258\"")); /* the advance of l */
    assert_non_null(strstr(svg, " d=\"m173 0l-88 0l0 -760l88 0l0 760z\"")); /* up from the baseline, each point as seen from the one before */
}

/* The mark of g̈ has its own place above the letter. */
static void svg_places_marks(void **state)
{
    struct sheet *sheet = *state;
    sheet->page.height = 60;
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 40, 10, 45, "g\xCC\x88", NULL);
    assert_int_equal(run->count, 2);
    run->rise = 5;
    assert_non_null(strstr(paint_svg(sheet), "translate(10 40) scale(0.04)"));
    char x[40];
    snprintf(x, sizeof x, "x=\"%d\"", run->glyphs[0].advance_fu + run->glyphs[1].x_offset_fu);
    assert_non_null(strstr(paint_svg(sheet), x));
}

/* ------------------------------------------------------------------------------------------------ drawings */

static void drawing_fills_its_box_and_no_more(void **state)
{
    static const struct segment large[] = {{.kind = SEGMENT_MOVE, .x = -50, .y = -50}, {.kind = SEGMENT_LINE, .x = 50, .y = -50},
                                           {.kind = SEGMENT_LINE, .x = 50, .y = 50}, {.kind = SEGMENT_LINE, .x = -50, .y = 50},
                                           {.kind = SEGMENT_CLOSE}};
    static const struct shape shape = {.fill = {255, 0, 0}, .segments = large, .count = 5};
    static const struct drawing drawing = {"X.svg", 3, 2, &shape, 1};
    struct sheet *sheet = *state;
    sheet_box(sheet, ITEM_DRAWING, 10.2, 5.3, 30, 20)->drawing = &drawing;
    struct pixels pixels = paint_pixels(sheet);
    assert_only(&pixels, RED_PIXEL, 10, 5, 30, 20);
    free(pixels.bytes);
}

/* A square within a square, drawn the same way round: a hole by one rule, none by the other. */
static void fill_rules_are_kept(void **state)
{
    static const struct segment squares[] = {
        {.kind = SEGMENT_MOVE, .x = 0, .y = 0}, {.kind = SEGMENT_LINE, .x = 30, .y = 0}, {.kind = SEGMENT_LINE, .x = 30, .y = 30},
        {.kind = SEGMENT_LINE, .x = 0, .y = 30}, {.kind = SEGMENT_CLOSE}, {.kind = SEGMENT_MOVE, .x = 10, .y = 10},
        {.kind = SEGMENT_LINE, .x = 20, .y = 10}, {.kind = SEGMENT_LINE, .x = 20, .y = 20}, {.kind = SEGMENT_LINE, .x = 10, .y = 20}};
    static const struct shape shapes[] = {{.fill = {255, 0, 0}, .even_odd = true, .segments = squares, .count = 9},
                                          {.fill = {255, 0, 0}, .segments = squares, .count = 9}};
    static const struct drawing drawings[] = {{"A.svg", 30, 30, &shapes[0], 1}, {"B.svg", 30, 30, &shapes[1], 1}};
    struct sheet *sheet = *state;
    sheet_box(sheet, ITEM_DRAWING, 0, 0, 30, 30)->drawing = &drawings[0];
    sheet_box(sheet, ITEM_DRAWING, 40, 0, 30, 30)->drawing = &drawings[1];
    struct pixels pixels = paint_pixels(sheet);
    assert_pixel(&pixels, 15, 15, WHITE_PIXEL);
    assert_pixel(&pixels, 5, 5, RED_PIXEL);
    assert_pixel(&pixels, 55, 15, RED_PIXEL);
    free(pixels.bytes);
}

/* ------------------------------------------------------------------------------------------------ images */

static struct image load_image(struct sheet *sheet, const char *path, enum image_format format, struct buffer *bytes)
{
    buffer_clear(bytes);
    assert_true(file_read(path, 100000, (struct place){0}, bytes, sheet->diag));
    return (struct image){path, format, bytes->bytes, bytes->length, 16, 8, 0};
}

static void assert_color_near(const struct pixels *pixels, unsigned x, unsigned y, struct color expected)
{
    unsigned found = png_pixel(pixels, x, y);
    int red = (int)(found >> 16) - expected.red, green = (int)(found >> 8 & 255) - expected.green;
    int blue = (int)(found & 255) - expected.blue;
    if (abs(red) > 3 || abs(green) > 3 || abs(blue) > 3)
        fail_msg("pixel %u,%u is #%06x", x, y, found);
}

static void images_of_all_kinds_are_shown(void **state)
{
    static const struct color left = {200, 30, 30}, right = {20, 60, 160}, grey = {200, 200, 200}, dark = {60, 60, 60};
    const struct {
        const char *path;
        enum image_format format;
        struct color left, right;
    } files[] = {{"tests/data/picture.png", IMAGE_PNG, left, right},
                 {"tests/data/picture.jpg", IMAGE_JPEG, left, right},
                 {"tests/data/picture-progressive.jpg", IMAGE_JPEG, left, right},
                 {"tests/data/picture-grey.jpg", IMAGE_JPEG, grey, dark}};
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct image image = load_image(sheet, files[i].path, files[i].format, &bytes);
        sheet->page.count = 0;
        sheet_box(sheet, ITEM_IMAGE, 10, 5, 32, 16)->image = &image;
        struct pixels pixels = paint_pixels(sheet);
        assert_color_near(&pixels, 10, 5, files[i].left); /* the corners do not fade */
        assert_color_near(&pixels, 24, 12, files[i].left);
        assert_color_near(&pixels, 28, 12, files[i].right);
        assert_color_near(&pixels, 41, 20, files[i].right);
        assert_pixel(&pixels, 9, 5, WHITE_PIXEL);
        assert_pixel(&pixels, 42, 20, WHITE_PIXEL);
        free(pixels.bytes);
    }
    buffer_finish(&bytes);
}

static void append_base64(struct buffer *out, const unsigned char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i + 3 <= length; i += 3) { /* what is left over is of no interest here */
        unsigned group = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            buffer_byte(out, (unsigned char)digits[group >> shift & 63]);
    }
    buffer_byte(out, '\0');
}

static void svg_carries_the_file_itself(void **state)
{
    struct sheet *sheet = *state;
    struct buffer bytes = {0}, expected = {0};
    for (int i = 0; i < 2; i++) {
        struct image image = load_image(sheet, i ? "tests/data/picture.jpg" : "tests/data/picture.png",
                                        i ? IMAGE_JPEG : IMAGE_PNG, &bytes);
        sheet->page.count = 0;
        sheet_box(sheet, ITEM_IMAGE, 10, 5, 32, 16)->image = &image;
        buffer_clear(&expected);
        buffer_string(&expected, i ? "data:image/jpeg;base64," : "data:image/png;base64,");
        append_base64(&expected, bytes.bytes, bytes.length);
        assert_non_null(strstr(paint_svg(sheet), (const char *)expected.bytes));
    }
    buffer_finish(&bytes);
    buffer_finish(&expected);
}

/* Red, green, blue and yellow; each row what is seen top left, top right, bottom left, bottom right. */
static void images_are_shown_upright(void **state)
{
    static const struct color corners[] = {{200, 30, 30}, {20, 120, 40}, {20, 60, 160}, {220, 190, 40}};
    static const int seen[][4] = {{0, 1, 2, 3}, {0, 1, 2, 3}, {1, 0, 3, 2}, {3, 2, 1, 0}, {2, 3, 0, 1},
                                  {0, 2, 1, 3}, {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}};
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    struct image image = load_image(sheet, "tests/data/picture-corners.jpg", IMAGE_JPEG, &bytes);
    for (image.orientation = 0; image.orientation <= 8; image.orientation++) {
        bool sideways = image.orientation >= 5;
        unsigned width = sideways ? 16 : 32, height = sideways ? 32 : 16;
        image.width_px = width / 2;
        image.height_px = height / 2;
        sheet->page.count = 0;
        sheet_box(sheet, ITEM_IMAGE, 10, 5, width, height)->image = &image;
        struct pixels pixels = paint_pixels(sheet);
        for (unsigned i = 0; i < 4; i++)
            assert_color_near(&pixels, 10 + (i % 2 ? width - 1 : 0), 5 + (i / 2 ? height - 1 : 0),
                              corners[seen[image.orientation][i]]);
        assert_pixel(&pixels, 9, 5, WHITE_PIXEL);
        assert_pixel(&pixels, 10 + width, 5 + height - 1, WHITE_PIXEL);
        free(pixels.bytes);
        /* some viewers of SVG would turn the file themselves, others not */
        assert_int_equal(strstr(paint_svg(sheet), "data:image/jpeg") != NULL, image.orientation <= 1);
    }
    buffer_finish(&bytes);
}

static void sixteen_bits_have_their_colors(void **state)
{
    static const struct color left = {200, 30, 30}, right = {20, 60, 160}, grey = {200, 200, 200}, dark = {60, 60, 60},
                              white = {255, 255, 255};
    const struct {
        const char *path;
        struct color left, right;
    } files[] = {{"tests/data/picture-16-bits.png", left, right},
                 {"tests/data/picture-16-bits-grey.png", grey, dark},
                 {"tests/data/picture-16-bits-alpha.png", left, white},
                 {"tests/data/picture-16-bits-keyed.png", left, white},
                 {"tests/data/picture-16-bits-linear.png", left, right}};
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct image image = load_image(sheet, files[i].path, IMAGE_PNG, &bytes);
        sheet->page.count = 0;
        sheet_box(sheet, ITEM_IMAGE, 10, 5, 32, 16)->image = &image;
        struct pixels pixels = paint_pixels(sheet);
        assert_color_near(&pixels, 12, 12, files[i].left);
        assert_color_near(&pixels, 40, 12, files[i].right);
        free(pixels.bytes);
    }
    buffer_finish(&bytes);
}

/* Every picture that does not decode is told at its place; what is good around it would not matter any more. */
static void broken_images_are_told_at_their_places(void **state)
{
    struct sheet *sheet = *state;
    struct buffer one = {0}, two = {0};
    struct image png = load_image(sheet, "tests/data/picture.png", IMAGE_PNG, &one);
    struct image jpeg = load_image(sheet, "tests/data/picture.jpg", IMAGE_JPEG, &two);
    one.bytes[50] ^= 0x55;
    jpeg.length -= 4; /* two of them hold pixels */
    struct item *item = sheet_box(sheet, ITEM_IMAGE, 0, 0, 10, 10);
    item->image = &png;
    item->place = (struct place){"layout.xml", 7};
    item = sheet_box(sheet, ITEM_IMAGE, 0, 0, 10, 10);
    item->image = &jpeg;
    item->place = (struct place){"layout.xml", 9};
    for (int output = IMAGE_OUTPUT_PNG; output <= IMAGE_OUTPUT_SVG; output++) {
        assert_false(paint_sheet(sheet, (enum image_output)output, 72));
        assert_int_equal(diag_errors(sheet->diag), 2);
        assert_said(sheet, "layout.xml:7: error: the picture cannot be used: tests/data/picture.png: ");
        assert_said(sheet, "layout.xml:9: error: the picture cannot be used: tests/data/picture.jpg: ");
        assert_int_equal(sheet->out.length, 0);
    }
    buffer_finish(&one);
    buffer_finish(&two);
}

static void cmyk_is_refused_in_words(void **state)
{
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    struct image image = load_image(sheet, "tests/data/picture-cmyk.jpg", IMAGE_JPEG, &bytes);
    sheet_box(sheet, ITEM_IMAGE, 0, 0, 10, 10)->image = &image;
    assert_false(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72));
    assert_said(sheet, "neither grey nor RGB");
    buffer_finish(&bytes);
}

/* Cut off anywhere, or with any byte changed: painted or told; memory is watched from outside. */
static void damaged_images_do_no_harm(void **state)
{
    static const char *const paths[] = {"tests/data/picture.png", "tests/data/picture.jpg",
                                        "tests/data/picture-progressive.jpg"};
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    for (size_t n = 0; n < 3; n++) {
        struct image image = load_image(sheet, paths[n], n ? IMAGE_JPEG : IMAGE_PNG, &bytes);
        sheet->page.count = 0;
        sheet_box(sheet, ITEM_IMAGE, 0, 0, 10, 10)->image = &image;
        for (size_t i = 0; i < bytes.length; i++) {
            image.length = i;
            assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72) == (diag_errors(sheet->diag) == 0));
            image.length = bytes.length;
            bytes.bytes[i] ^= 0x11;
            assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 72) == (diag_errors(sheet->diag) == 0));
            bytes.bytes[i] ^= 0x11;
        }
    }
    buffer_finish(&bytes);
}

/* ------------------------------------------------------------------------------------------------ all together */

static void put_everything(struct sheet *sheet, const struct image *image)
{
    static const struct segment segments[] = {{.kind = SEGMENT_MOVE}, {.kind = SEGMENT_LINE, .x = 3}, {.kind = SEGMENT_CURVE, .x = 3, .y = 2}};
    static const struct shape shape = {.fill = {0, 0, 255}, .segments = segments, .count = 3};
    static const struct drawing drawing = {"X.svg", 3, 2, &shape, 1};
    sheet->page.count = 0;
    sheet_fill(sheet, 1, 1, 50, 1, RED);
    sheet_text(sheet, sheet->regular, 10, 5, 20, "Certificate supplement", NULL);
    sheet_text(sheet, sheet->bold, 12, 5, 35, "Europass", NULL);
    sheet_box(sheet, ITEM_IMAGE, 5, 38, 16, 8)->image = image;
    sheet_box(sheet, ITEM_IMAGE, 30, 38, 16, 8)->image = image;
    sheet_box(sheet, ITEM_DRAWING, 70, 30, 20, 15)->drawing = &drawing;
}

/* No byte may depend on what was painted before. */
static void equal_pages_give_equal_bytes(void **state)
{
    struct sheet *sheet = *state;
    struct buffer bytes = {0}, first = {0};
    struct image image = load_image(sheet, "tests/data/picture.png", IMAGE_PNG, &bytes);
    for (int output = IMAGE_OUTPUT_PNG; output <= IMAGE_OUTPUT_SVG; output++) {
        put_everything(sheet, &image);
        assert_true(paint_sheet(sheet, (enum image_output)output, 100));
        buffer_clear(&first);
        buffer_append(&first, sheet->out.bytes, sheet->out.length);
        for (int i = 0; i < 3; i++) {
            sheet->page.count = 3;
            assert_true(paint_sheet(sheet, IMAGE_OUTPUT_SVG, 100));
            assert_true(paint_sheet(sheet, IMAGE_OUTPUT_PNG, 50));
            put_everything(sheet, &image);
            assert_true(paint_sheet(sheet, (enum image_output)output, 100));
            assert_int_equal(sheet->out.length, first.length);
            assert_memory_equal(sheet->out.bytes, first.bytes, first.length);
        }
    }
    buffer_finish(&bytes);
    buffer_finish(&first);
}

static void svg_has_a_title_in_its_language(void **state)
{
    struct sheet *sheet = *state;
    const char *svg = paint_svg(sheet);
    const char *title = strstr(svg, "\n<title xml:lang=\"en\">A &lt;title&gt; &amp; more</title>");
    assert_non_null(title);
    assert_int_equal(title[-1], '>');
    sheet->document.metadata = (struct metadata){.title = NULL};
    assert_null(strstr(paint_svg(sheet), "<title"));
    sheet->document.metadata = (struct metadata){.title = "T"};
    assert_non_null(strstr(paint_svg(sheet), "<title>T</title>"));
}

/* Every name that is referred to is defined, once. */
static void svg_names_fit_their_references(void **state)
{
    struct sheet *sheet = *state;
    struct buffer bytes = {0};
    struct image image = load_image(sheet, "tests/data/picture.png", IMAGE_PNG, &bytes);
    put_everything(sheet, &image);
    const char *svg = paint_svg(sheet);
    static const char *const before[] = {"href=\"#", "(#", " id=\""};
    for (int i = 0; i < 3; i++)
        for (const char *at = svg; (at = strstr(at, before[i])) != NULL;) {
            char defined[100];
            at += strlen(before[i]);
            snprintf(defined, sizeof defined, " id=\"%.*s\"", (int)strcspn(at, "\")"), at);
            const char *found = strstr(svg, defined);
            if (!found || strstr(found + 1, defined))
                fail_msg("%s: not defined once", defined);
        }
    buffer_finish(&bytes);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(empty_page_is_white_paper),
        CASE(resolution_is_in_pixels_per_inch),
        CASE(resolution_is_bounded),
        CASE(page_that_is_not_there_is_refused),
        CASE(page_too_large_for_a_picture_is_told),
        CASE(what_is_in_the_buffer_stays),
        CASE(fill_has_sharp_sides),
        CASE(last_pixel_of_an_odd_row_has_its_colour),
        CASE(hairline_is_one_pixel),
        CASE(lines_keep_their_thickness),
        CASE(fills_that_touch_leave_no_gap),
        CASE(few_colors_are_numbered_and_many_are_not),
        CASE(fill_of_nothing_is_not_seen),
        CASE(fill_in_svg_is_where_the_page_has_it),
        CASE(text_stands_on_its_baseline),
        CASE(rise_is_upwards),
        CASE(glyphs_stand_where_shaping_puts_them),
        CASE(text_stands_between_pixels),
        CASE(text_has_its_color),
        CASE(small_letters_are_laid_down),
        CASE(letters_are_laid_down_to_a_quarter_of_a_pixel),
        CASE(what_is_kept_of_letters_is_bounded),
        CASE(svg_writes_a_glyph_once),
        CASE(svg_places_marks),
        CASE(drawing_fills_its_box_and_no_more),
        CASE(fill_rules_are_kept),
        CASE(images_of_all_kinds_are_shown),
        CASE(images_are_shown_upright),
        CASE(sixteen_bits_have_their_colors),
        CASE(svg_carries_the_file_itself),
        CASE(broken_images_are_told_at_their_places),
        CASE(cmyk_is_refused_in_words),
        CASE(damaged_images_do_no_harm),
        CASE(equal_pages_give_equal_bytes),
        CASE(svg_has_a_title_in_its_language),
        CASE(svg_names_fit_their_references),
    };
    return cmocka_run_group_tests(tests, load_module, NULL);
}
