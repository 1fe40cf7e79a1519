#define _GNU_SOURCE /* memmem */
#include <math.h>
#include <unistd.h>

#include "test_pdf.h"

#include "base/unicode.h"
#include "paint/pdf_text.h"

static struct node *paragraph(struct sheet *sheet)
{
    return sheet_node(sheet, &sheet->root, ROLE_PARAGRAPH);
}

/* A run with glyphs of the test's own. */
static struct glyph_run *set_glyphs(struct sheet *sheet, const char *text, const struct glyph *glyphs, size_t count)
{
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 10, 5, 10, "x", paragraph(sheet));
    run->text = text;
    run->length = strlen(text);
    run->glyphs = glyphs;
    run->count = count;
    return run;
}

static uint16_t glyph_of(const struct sheet *sheet, uint32_t code_point)
{
    return (uint16_t)face_glyph(sheet->regular, code_point);
}

static int advance_of(const struct sheet *sheet, uint32_t code_point)
{
    return face_advance_fu(sheet->regular, face_glyph(sheet->regular, code_point));
}

static const char *font_object(struct written *pdf, const char *name)
{
    return refers(pdf, refers(pdf, page_object(pdf, 0), "/Resources ")->text, name)->text;
}

static const char *to_unicode(struct written *pdf, const char *name)
{
    return (const char *)refers(pdf, font_object(pdf, name), "/ToUnicode ")->stream;
}

static const char *descriptor(struct written *pdf, const char *name)
{
    return refers(pdf, font_object(pdf, name), "/FontDescriptor ")->text;
}

/* The glyph of a code in the embedded font: codes count as glyphs do. */
static unsigned subset_glyph(struct written *pdf, const char *name, unsigned code)
{
    const char *font = font_object(pdf, name);
    unsigned first = (unsigned)number_after(font, "/FirstChar "), last = (unsigned)number_after(font, "/LastChar ");
    return code < first || code > last ? 0 : code - first + 1;
}

/* ------------------------------------------------------------------------------------------------ operators */

static void codes_of_ascii_are_its_own(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 5, 10, "a(\xC3\xA9)\\\xE2\x89\xA5", paragraph(sheet));
    struct written *pdf = sheet_paint(sheet, NULL);
    const struct object *content = refers(pdf, page_object(pdf, 0), "/Contents ");
    static const char expected[] = "BT\n/F0 10 Tf\n5 40 Td\n/P<</MCID 0>>BDC\n[(a\\(\x80\\)\\\\\x81)]TJ\nEMC\nET\n";
    assert_int_equal(content->stream_length, sizeof expected - 1);
    assert_memory_equal(content->stream, expected, sizeof expected - 1);
}

static void state_is_set_where_it_changes(void **state)
{
    struct sheet *sheet = *state;
    struct node *node = paragraph(sheet);
    sheet_text(sheet, sheet->regular, 10, 5, 10, "a", node);
    sheet_text(sheet, sheet->regular, 10, 5, 22, "b", node);
    sheet_text(sheet, sheet->bold, 10, 5, 22, "c", node)->color = (struct color){255, 51, 0};
    sheet_text(sheet, sheet->bold, 9.123456, 5, 34, "d", node)->color = (struct color){255, 51, 0};
    sheet_text(sheet, sheet->bold, 9.123456, 7.006, 34, "e", node)->rise = 2.5;
    sheet_text(sheet, sheet->bold, 9.123456, 5, 34, "f", node);
    assert_string_equal(page_content(sheet_paint(sheet, NULL), 0),
                        "BT\n/F0 10 Tf\n5 40 Td\n/P<</MCID 0>>BDC\n[(a)]TJ\n"
                        "0 -12 Td\n[(b)]TJ\n"
                        "1 0.2 0 rg\n/F1 10 Tf\n[(c)]TJ\n"
                        "/F1 9.1235 Tf\n0 -12 Td\n[(d)]TJ\n"
                        "0 0 0 rg\n2.01 0 Td\n2.5 Ts\n[(e)]TJ\n"
                        "-2.01 0 Td\n0 Ts\n[(f)]TJ\nEMC\nET\n");
}

/* Widths in a PDF are whole thousandths. Letters of a third of one more each, and letters that stand a third of one
 * further apart than they are wide: after thirty of them the pen is where it belongs, to half a thousandth. */
static void rounding_does_not_add_up(void **state)
{
    struct sheet *sheet = *state;
    enum { COUNT = 30 };
    struct face wide = *sheet->regular;
    struct glyph glyphs[COUNT];
    int advance = advance_of(sheet, 's');
    wide.units_per_em = 3000;
    assert_int_not_equal(advance % 3, 0);
    for (int more = 0; more < 2; more++) {
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        for (uint32_t i = 0; i < COUNT; i++)
            glyphs[i] = (struct glyph){
                .id = glyph_of(sheet, 's'), .length = 1, .text = i, .advance_fu = advance + more};
        set_glyphs(sheet, "ssssssssssssssssssssssssssssss", glyphs, COUNT)->face = &wide;
        const char *content = page_content(sheet_paint(sheet, NULL), 0);
        double width = round(1000.0 * advance / 3000), moved = 0;
        for (const char *at = content; (at = strstr(at, "s)")) != NULL; at += 2)
            if (at[2] != ']')
                moved += (double)strtol(at + 2, NULL, 10);
        double exact = 1000.0 * (advance + more) / 3000 * (COUNT - 1);
        assert_true(fabs((COUNT - 1) * width - moved - exact) <= 0.5);
    }
}

static void kerning_moves_the_pen(void **state)
{
    struct sheet *sheet = *state;
    int a = advance_of(sheet, 'a');
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 0, .advance_fu = a - 20},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 1, .advance_fu = a},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 2, .advance_fu = a + 7, .x_offset_fu = 3},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 3, .advance_fu = a},
    };
    set_glyphs(sheet, "aaaa", glyphs, 4);
    assert_has(page_content(sheet_paint(sheet, NULL), 0), "[(a)20(a)-3(a)-4(a)]TJ\n");
}

/* The mark follows its letter as a glyph that takes no room, and stands over it. */
static void mark_stands_over_its_letter(void **state)
{
    struct sheet *sheet = *state;
    int a = advance_of(sheet, 'a');
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 0, .advance_fu = a},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 1, .advance_fu = a - 20}, /* kerned with what follows */
        {.id = glyph_of(sheet, 0x301), .length = 2, .text = 2, .advance_fu = 0, .x_offset_fu = -30, .y_offset_fu = 100},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 4, .advance_fu = a},
        {.id = glyph_of(sheet, 0x301), .length = 2, .text = 5, .advance_fu = 0, .x_offset_fu = -50, .y_offset_fu = 100},
    };
    set_glyphs(sheet, "aa\xCC\x81" "a\xCC\x81", glyphs, 5);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(a\x80\x81)20(\x80\x81)]TJ\n"); /* one glyph for both */
    assert_has(to_unicode(pdf, "/F0 "), "<80><0061>\n<81><0301>\nendbfchar\n");
    assert_structure(pdf, "Document(P(0))");
}

static void second_mark_takes_of_the_letters_room(void **state)
{
    struct sheet *sheet = *state;
    int a = advance_of(sheet, 'a');
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 0, .advance_fu = a},
        {.id = glyph_of(sheet, 0x327), .length = 2, .text = 1, .advance_fu = 0, .x_offset_fu = -50},
        {.id = glyph_of(sheet, 0x301), .length = 2, .text = 3, .advance_fu = 0, .x_offset_fu = -50, .y_offset_fu = 100},
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 5, .advance_fu = a},
    };
    set_glyphs(sheet, "a\xCC\xA7\xCC\x81" "a", glyphs, 4);
    struct written *pdf = sheet_paint(sheet, NULL);
    char expected[60];
    assert_has(page_content(pdf, 0), "[(\x80\x81\x82" "a)]TJ\n");
    snprintf(expected, sizeof expected, " %d 0 %d]", a - a / 5, a / 5);
    assert_has(font_object(pdf, "/F0 "), expected);
}

/* Nothing but its codes says what it is: an artifact has no other way. */
static void sequence_in_an_artifact(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 5, 10, "M\xCC\x82x", NULL);
    sheet->page.items[0].artifact = ARTIFACT_FOOTER;
    const char *content = page_content(sheet_paint(sheet, NULL), 0);
    assert_has(content, "Attached[/Bottom]>>BDC\n");
    assert_has(content, "[(\x80\x81x)]TJ\nEMC\nET\n");
    assert_lacks(content, "ActualText");
    assert_lacks(content, "MCID");
}

static void touching_boxes_still_touch(void **state)
{
    struct sheet *sheet = *state;
    for (int i = 0; i < 3; i++)
        sheet_fill(sheet, 10 + 3.333 * i, 10, 3.333, 1.004, (struct color){0, 0, 0});
    assert_has(page_content(sheet_paint(sheet, NULL), 0),
               "10 39 3.33 1 re f\n13.33 39 3.34 1 re f\n16.67 39 3.33 1 re f\n");
}

/* ------------------------------------------------------------------------------------------------ fonts */

static void font_is_a_subset_with_its_own_numbers(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 5, 10, "ac", paragraph(sheet));
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *font = font_object(pdf, "/F0 ");
    const char *name = entry(pdf, font, "/BaseFont/", "/ >");
    assert_has(font, "/Subtype/TrueType");
    assert_lacks(font, "/Encoding"); /* PDF/A-3, 6.2.11.6 */
    assert_int_equal(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
    assert_string_equal(name + 6, "+NotoSans-Regular");
    const char *described = descriptor(pdf, "/F0 ");
    assert_string_equal(entry(pdf, described, "/FontName/", "/ >"), name);
    char widths[64];
    snprintf(widths, sizeof widths, "/FirstChar 97/LastChar 99/Widths[%d 0 %d]", advance_of(sheet, 'a'),
             advance_of(sheet, 'c'));
    assert_has(font, widths);
    const struct object *program = refers(pdf, described, "/FontFile2 ");
    assert_int_equal(number_after(program->text, "/Length1 "), program->stream_length);
}

static void descriptor_says_what_the_face_says(void **state)
{
    struct sheet *sheet = *state;
    const struct face *italic = fonts_open(sheet->fonts, NULL, "fonts/NotoSans-Italic.ttf", (struct place){0}, sheet->diag);
    assert_non_null(italic);
    sheet_text(sheet, sheet->regular, 10, 5, 10, "a", paragraph(sheet));
    sheet_text(sheet, italic, 10, 5, 20, "a", paragraph(sheet));
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *upright = descriptor(pdf, "/F0 ");
    const char *slanted = descriptor(pdf, "/F1 ");
    assert_int_equal(number_after(upright, "/Flags "), 4);
    assert_int_equal(number_after(slanted, "/Flags "), 4 | 64);
    assert_int_equal(number_after(upright, "/ItalicAngle "), 0);
    assert_int_equal(number_after(slanted, "/ItalicAngle "), italic->italic_angle);
    assert_int_equal(number_after(upright, "/Ascent "), sheet->regular->ascent_fu);
    assert_int_equal(number_after(upright, "/Descent "), -sheet->regular->descent_fu);
    assert_int_equal(number_after(upright, "/CapHeight "), sheet->regular->cap_height_fu);
    assert_int_equal(number_after(upright, "/FontBBox["), sheet->regular->bounds_fu[0]);
}

static void glyphs_that_differ_make_another_name(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    struct glyph_run *run = sheet_text(sheet, sheet->regular, 10, 5, 10, "ab", paragraph(sheet));
    const char *first = font_object(sheet_paint(sheet, cache), "/F0 ");
    const struct shaped *other = shape_text(sheet->shaper, sheet->regular, "en", "ac", 2);
    run->text = other->text;
    run->glyphs = other->glyphs;
    const char *second = font_object(sheet_paint(sheet, cache), "/F0 ");
    assert_memory_not_equal(strstr(first, "/BaseFont"), strstr(second, "/BaseFont"), 16);
    pdf_cache_destroy(cache);
}

static void codes_lead_back_to_text(void **state)
{
    struct sheet *sheet = *state;
    sheet_text(sheet, sheet->regular, 10, 5, 10, "a\xC4\x80\xE2\x80\x94", paragraph(sheet)); /* a, U+0100, U+2014 */
    sheet_text(sheet, sheet->bold, 10, 5, 20, "\xC3\xBF", paragraph(sheet));
    struct written *pdf = sheet_paint(sheet, NULL);
    const char *map = to_unicode(pdf, "/F0 ");
    assert_has(map, "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
                    "4 beginbfchar\n<61><0061>\n<80><0100>\n<81><2014>\n<82><00FF>\nendbfchar\nendcmap");
    assert_null(strstr(map, "bfrange")); /* Ghostscript 10.00 misreads it */
    assert_ptr_equal(to_unicode(pdf, "/F1 "), map);
}

/* PDF/A-3, 6.2.11.7.2: U+0000, U+FEFF and U+FFFE are no text. */
static void no_code_leads_back_to_what_is_no_text(void **state)
{
    struct sheet *sheet = *state;
    const struct glyph mark = {.id = glyph_of(sheet, 0xFEFF), .length = 3};
    assert_int_not_equal(mark.id, 0);
    set_glyphs(sheet, "\xEF\xBB\xBF", &mark, 1);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(\x80)]TJ\n");
    assert_lacks(to_unicode(pdf, "/F0 "), "beginbfchar");
}

/* ------------------------------------------------------------------------------------------------ variants */

static void glyph_of_another_character_has_a_code_of_its_own(void **state)
{
    struct sheet *sheet = *state;
    uint16_t b = glyph_of(sheet, 'b');
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 'a'), .length = 1, .text = 0, .advance_fu = advance_of(sheet, 'a')},
        {.id = b, .length = 2, .text = 1, .advance_fu = advance_of(sheet, 'b')},
        {.id = b, .length = 1, .text = 3, .advance_fu = advance_of(sheet, 'b')},
        {.id = b, .length = 2, .text = 4, .advance_fu = advance_of(sheet, 'b')},
    };
    set_glyphs(sheet, "a\xC3\xA9" "b\xC3\xA8", glyphs, 4); /* é and è drawn as b */
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(a\x80" "b\x81)]TJ\n");
    assert_has(to_unicode(pdf, "/F0 "), "<80><00E9>\n<81><00E8>\nendbfchar\n");
}

static void glyphs_that_say_one_thing_are_one(void **state)
{
    struct sheet *sheet = *state;
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 'e'), .length = 2, .text = 0, .advance_fu = advance_of(sheet, 'e')}, /* é as e and acute */
        {.id = glyph_of(sheet, 0x301), .text = 0, .x_offset_fu = -100},
        {.id = glyph_of(sheet, 'w'), .length = 2, .text = 2, .advance_fu = advance_of(sheet, 'w')}, /* vv as w */
        {.id = glyph_of(sheet, 'x'), .length = 1, .text = 4, .advance_fu = advance_of(sheet, 'x')},
    };
    set_glyphs(sheet, "\xC3\xA9vvx", glyphs, 4);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(\x80\x81x)]TJ\n");
    assert_has(to_unicode(pdf, "/F0 "), "<80><00E9>\n<81><00760076>\n");
}

/* Shaping puts marks in order, and what it moved is one to it. Ghostscript 10.00 reads no code that says two characters. */
static void glyphs_of_a_cluster_say_their_own(void **state)
{
    struct sheet *sheet = *state;
    const struct glyph glyphs[] = {
        {.id = glyph_of(sheet, 0x17D), .length = 4, .text = 0, .advance_fu = advance_of(sheet, 0x17D)},
        {.id = glyph_of(sheet, 0x327), .text = 0, .x_offset_fu = -100},
    };
    set_glyphs(sheet, "\xC5\xBD\xCC\xA7", glyphs, 2); /* Z with caron, and a cedilla */
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(\x80\x81)]TJ\n");
    assert_has(to_unicode(pdf, "/F0 "), "<80><017D>\n<81><0327>\n");
}

/* What the upper half of the bytes cannot say is shown in further fonts of the face. */
static void many_characters_have_fonts_of_a_series(void **state)
{
    struct sheet *sheet = *state;
    char text[600], *end = text;
    for (uint32_t code_point = 0x100; code_point < 0x180; code_point++)
        end += utf8_put(code_point, end);
    memcpy(end, "\xC3\xA9" "a", 4); /* the first that has no room */
    sheet_text(sheet, sheet->regular, 10, 5, 10, text, paragraph(sheet));
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "\xFF)]TJ\n/F0.1 10 Tf\n[(\x80)]TJ\n/F0 10 Tf\n[(a)]TJ\n");
    assert_has(to_unicode(pdf, "/F0 "), "<FF><017F>\n");
    assert_has(to_unicode(pdf, "/F0 "), "\n100 beginbfchar\n"); /* a block has no more (ISO 32000-1, 9.10.3) */
    assert_has(to_unicode(pdf, "/F0 "), "\n29 beginbfchar\n");
    assert_has(to_unicode(pdf, "/F0.1 "), "\n1 beginbfchar\n<80><00E9>\nendbfchar\n");
    assert_int_equal(number_after(font_object(pdf, "/F0.1 "), "/FirstChar "), 0x80);
    assert_int_equal(number_after(font_object(pdf, "/F0.1 "), "/LastChar "), 0x80);
}

/* A hyphen that hyphenation made says U+00AD, with the code of that character. */
static void hyphen_of_hyphenation_is_a_soft_hyphen(void **state)
{
    struct sheet *sheet = *state;
    const struct shaped *hyphen = shape_text(sheet->shaper, sheet->regular, "en", "\xE2\x80\x90", 3);
    struct glyph glyph = hyphen->glyphs[0];
    glyph.length = 2;
    set_glyphs(sheet, "\xC2\xAD", &glyph, 1);
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(page_content(pdf, 0), "[(\x80)]TJ");
    assert_int_equal(subset_glyph(pdf, "/F0 ", 0x80), 1);
    assert_has(to_unicode(pdf, "/F0 "), "<80><00AD>");
}

static void character_beyond_the_first_plane_is_a_variant(void **state)
{
    struct sheet *sheet = *state;
    const struct glyph glyph = {.id = glyph_of(sheet, 'b'), .length = 4, .advance_fu = advance_of(sheet, 'b')};
    set_glyphs(sheet, "\xF0\x9D\x90\x9B", &glyph, 1); /* U+1D41B, bold b */
    struct written *pdf = sheet_paint(sheet, NULL);
    assert_has(to_unicode(pdf, "/F0 "), "><D835DC1B>\n");
}

static void absent_glyph_is_an_error(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    static const struct glyph glyphs[] = {{.id = 0, .length = 1, .advance_fu = 600}, {.id = 0, .length = 3, .text = 1}};
    sheet->document.node_count = 2;
    for (int i = 0; i < 2; i++) {
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        set_glyphs(sheet, i ? "\xE4\xB8\xAD" : "a", i ? &(struct glyph){.id = 0, .length = 3} : glyphs, 1);
        sheet->root.first->index = 1;
        sheet->page.items[0].place = (struct place){"data.xml", 41};
        buffer_clear(&sheet->out);
        buffer_string(&sheet->out, "kept");
        assert_false(paint_pdf(&sheet->pages, cache, &sheet->out, sheet->diag));
        assert_int_equal(sheet->out.length, 4);
        assert_rehearsed(sheet, cache, false);
        assert_said(sheet, i ? "data.xml:41: error: no font has this character: \"\xE4\xB8\xAD\" in fonts/NotoSans-Regular.ttf"
                             : "data.xml:41: error: no font has this character: \"a\" in fonts/NotoSans-Regular.ttf");
        diag_clear(sheet->diag);
    }
    pdf_cache_destroy(cache);
}

static unsigned read_u32(const unsigned char *at)
{
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

/* The face whose file has had its outlines written over. */
static const struct face *break_outlines(struct sheet *sheet)
{
    char path[] = "/tmp/supplement-paint-XXXXXX";
    struct buffer font = {0};
    FILE *file = fdopen(mkstemp(path), "wb");
    assert_true(file_read(sheet->regular->path, 1 << 24, (struct place){0}, &font, sheet->diag));
    const unsigned char *record = memmem(font.bytes, 512, "glyf", 4);
    memset(font.bytes + read_u32(record + 8), 0x7F, read_u32(record + 12)); /* each has 32,639 contours */
    assert_int_equal(fwrite(font.bytes, 1, font.length, file), font.length);
    fclose(file);
    const struct face *face = fonts_open(sheet->fonts, NULL, path, (struct place){0}, sheet->diag);
    assert_non_null(face);
    unlink(path);
    buffer_finish(&font);
    return face;
}

static void broken_outlines_are_an_error(void **state)
{
    struct sheet *sheet = *state;
    struct pdf_cache *cache = pdf_cache_create();
    sheet_text(sheet, break_outlines(sheet), 10, 5, 10, "a", paragraph(sheet));
    number_nodes(&sheet->root, &sheet->document.node_count);
    assert_false(paint_pdf(&sheet->pages, cache, &sheet->out, sheet->diag));
    assert_rehearsed(sheet, cache, false);
    assert_said(sheet, "error: the font cannot be used: the outline of a glyph is broken");
    pdf_cache_destroy(cache);
}

/* ------------------------------------------------------------------------------------------------ names */

/* ISO 32000-2, 7.3.5: what is not regular, and the number sign itself, by its code. */
static void names_of_objects_keep_every_byte(void **state)
{
    struct buffer out = {0};
    (void)state;
    pdf_put_name(&out, "A-b_1.C");
    pdf_put_name(&out, "a#20 b/(c)<d>[e]{f}%\xC3\xAB");
    buffer_byte(&out, '\0');
    assert_string_equal((const char *)out.bytes,
                        "/A-b_1.C/a#2320#20b#2F#28c#29#3Cd#3E#5Be#5D#7Bf#7D#25#C3#AB");
    buffer_finish(&out);
}

/* A sequence of DIN 91379, "x; seq; 0041 030A; …", as UTF-8. */
static size_t put_sequence(char *out, const char *line)
{
    const char *codes = strchr(strchr(line, ';') + 1, ';') + 1;
    size_t length = 0;
    char *end;
    for (unsigned long code; *codes != ';'; codes = end) {
        code = strtoul(codes, &end, 16);
        length += utf8_put((uint32_t)code, out + length);
        while (*end == ' ')
            end++;
    }
    out[length] = '\0';
    return length;
}

/* The bytes of a string, without escapes; gives what follows it. */
static const unsigned char *take_string(struct buffer *out, const unsigned char *at)
{
    for (at++; *at != ')'; at++) {
        if (*at == '\\')
            buffer_byte(out, *++at == 'r' ? '\r' : *at);
        else
            buffer_byte(out, *at);
    }
    return at + 1;
}

/* What ToUnicode has for the code of a variant, in UTF-16; else the code itself. */
static void put_code(struct buffer *said, unsigned code, const char *map)
{
    char line[8];
    snprintf(line, sizeof line, "<%02X>", code);
    const char *found = code >= 0x80 ? strstr(map, line) : NULL;
    for (const char *at = found ? found + 5 : ""; *at && *at != '>'; at += 2) {
        const char digits[] = {at[0], at[1], 0};
        buffer_byte(said, (unsigned char)strtol(digits, NULL, 16));
    }
    if (!found) {
        buffer_byte(said, 0);
        buffer_byte(said, (unsigned char)code);
    }
}

/* What the content says, in UTF-16. */
static void put_said(struct buffer *said, const struct object *content, const char *map)
{
    const unsigned char *at = content->stream, *end = at + content->stream_length;
    struct buffer text = {0};
    while (at < end) {
        if (*at != '(') {
            at++;
            continue;
        }
        buffer_clear(&text);
        at = take_string(&text, at);
        for (size_t i = 0; i < text.length; i++)
            put_code(said, text.bytes[i], map);
    }
    buffer_finish(&text);
}

/* Every letter and sequence, each on a line, comes back from its codes. */
static void every_letter_of_din_91379_comes_back(void **state)
{
    struct sheet *sheet = *state;
    char line[200], text[64];
    int count = 0;
    FILE *list = fopen("tests/data/din-91379.txt", "r");
    assert_non_null(list);
    while (fgets(line, sizeof line, list)) {
        if (!strstr(line, "; char; ") && !strstr(line, "; seq; "))
            continue;
        size_t length = put_sequence(text, line);
        const struct shaped *shaped = shape_text(sheet->shaper, sheet->regular, "en", text, length);
        if (!shaped->complete)
            continue; /* controls, and letters of other faces: a test of fonts/ counts them */
        sheet->page.count = 0;
        sheet->root.first = sheet->root.last = NULL;
        sheet_text(sheet, sheet->regular, 10, 5, 10, text, paragraph(sheet));
        struct written *pdf = sheet_paint(sheet, NULL);
        struct buffer said = {0}, expected = {0};
        put_said(&said, refers(pdf, page_object(pdf, 0), "/Contents "), to_unicode(pdf, "/F0 "));
        for (const char *at = shaped->text, *end = at + shaped->length; at < end;) {
            uint32_t code_point = utf8_next(&at, end);
            buffer_byte(&expected, (unsigned char)(code_point >> 8));
            buffer_byte(&expected, (unsigned char)code_point);
        }
        if (said.length != expected.length || memcmp(said.bytes, expected.bytes, expected.length) != 0)
            fail_msg("%s is not what comes back", line);
        buffer_finish(&said);
        buffer_finish(&expected);
        count++;
    }
    fclose(list);
    assert_true(count > 900);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, sheet_setup, sheet_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(codes_of_ascii_are_its_own),
        TEST(state_is_set_where_it_changes),
        TEST(rounding_does_not_add_up),
        TEST(kerning_moves_the_pen),
        TEST(mark_stands_over_its_letter),
        TEST(second_mark_takes_of_the_letters_room),
        TEST(sequence_in_an_artifact),
        TEST(touching_boxes_still_touch),
        TEST(font_is_a_subset_with_its_own_numbers),
        TEST(descriptor_says_what_the_face_says),
        TEST(glyphs_that_differ_make_another_name), TEST(names_of_objects_keep_every_byte),
        TEST(codes_lead_back_to_text),
        TEST(no_code_leads_back_to_what_is_no_text),
        TEST(glyph_of_another_character_has_a_code_of_its_own),
        TEST(glyphs_that_say_one_thing_are_one),
        TEST(glyphs_of_a_cluster_say_their_own),
        TEST(many_characters_have_fonts_of_a_series),
        TEST(hyphen_of_hyphenation_is_a_soft_hyphen),
        TEST(character_beyond_the_first_plane_is_a_variant),
        TEST(absent_glyph_is_an_error),
        TEST(broken_outlines_are_an_error),
        TEST(every_letter_of_din_91379_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
