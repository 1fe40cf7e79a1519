#include "test_read.h"

#include <glob.h>
#include <math.h>

#include "read/drawing.h"

/* Reads a drawing of 100 by 50 units with `content` on its second line. */
static const struct drawing *read_content(struct reading *reading, const char *content)
{
    struct buffer text = {0};
    buffer_string(&text, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">\n");
    buffer_string(&text, content);
    buffer_string(&text, "\n</svg>\n");
    reading_fill(reading, text.bytes, text.length);
    buffer_finish(&text);
    return read_drawing(NULL, reading->path, reading->arena, reading->diag);
}

static const struct drawing *read_good(struct reading *reading, const char *content)
{
    const struct drawing *drawing = read_content(reading, content);
    if (!drawing)
        fail_msg("%s\n%s", content, said(reading));
    assert_int_equal(diag_count(reading->diag), 0);
    return drawing;
}

static const struct drawing *read_path(struct reading *reading, const char *data)
{
    char content[4096];
    snprintf(content, sizeof content, "<path d=\"%s\"/>", data);
    return read_good(reading, content);
}

static void assert_near(double value, double expected)
{
    if (!(fabs(value - expected) < 1e-6))
        fail_msg("%.9f is not %.9f", value, expected);
}

static void assert_segment(const struct segment *segment, enum segment_kind kind, double x, double y)
{
    assert_int_equal(segment->kind, kind);
    assert_near(segment->x, x);
    assert_near(segment->y, y);
}

/* Equal segment by segment, to the rounding. */
static void assert_same(const struct drawing *drawing, const struct drawing *expected)
{
    assert_int_equal(drawing->count, expected->count);
    for (size_t i = 0; i < drawing->count; i++) {
        assert_int_equal(drawing->shapes[i].count, expected->shapes[i].count);
        for (size_t k = 0; k < drawing->shapes[i].count; k++) {
            const struct segment *a = &drawing->shapes[i].segments[k], *b = &expected->shapes[i].segments[k];
            assert_segment(a, b->kind, b->x, b->y);
            if (a->kind == SEGMENT_CURVE) {
                assert_near(a->x1, b->x1);
                assert_near(a->y1, b->y1);
                assert_near(a->x2, b->x2);
                assert_near(a->y2, b->y2);
            }
        }
    }
}

/* Two ways to write a path must be one path. The first drawing is kept apart from the second one's arena. */
static void assert_same_path(struct reading *reading, const char *data, const char *expected)
{
    void *state;
    reading_setup(&state);
    assert_same(read_path(reading, data), read_path(state, expected));
    reading_teardown(&state);
}

/* ------------------------------------------------------------------------------------------------ what is drawn */

static void rect_has_four_corners(void **state)
{
    const struct drawing *drawing = read_good(*state, "<rect x=\"10\" y=\"5\" width=\"20\" height=\"4.5px\" fill=\"#1f3864\"/>");
    assert_int_equal(drawing->count, 1);
    const struct shape *shape = drawing->shapes;
    assert_int_equal(shape->count, 5);
    assert_segment(&shape->segments[0], SEGMENT_MOVE, 10, 5);
    assert_segment(&shape->segments[1], SEGMENT_LINE, 30, 5);
    assert_segment(&shape->segments[2], SEGMENT_LINE, 30, 9.5);
    assert_segment(&shape->segments[3], SEGMENT_LINE, 10, 9.5);
    assert_int_equal(shape->segments[4].kind, SEGMENT_CLOSE);
    assert_int_equal(shape->fill.red, 0x1f);
    assert_int_equal(shape->fill.green, 0x38);
    assert_int_equal(shape->fill.blue, 0x64);
    assert_near(drawing->width, 100);
    assert_near(drawing->height, 50);
    assert_string_equal(drawing->path, ((struct reading *)*state)->path);
}

/* Half way along each curve the point lies on the circle. */
static void circle_is_round(void **state)
{
    const struct shape *shape = read_good(*state, "<circle cx=\"50\" cy=\"20\" r=\"10\"/>")->shapes;
    assert_int_equal(shape->count, 6);
    double x = shape->segments[0].x, y = shape->segments[0].y;
    for (int i = 1; i <= 4; i++) {
        const struct segment *s = &shape->segments[i];
        double middle_x = (x + 3 * s->x1 + 3 * s->x2 + s->x) / 8, middle_y = (y + 3 * s->y1 + 3 * s->y2 + s->y) / 8;
        assert_true(fabs(hypot(middle_x - 50, middle_y - 20) - 10) < 0.003);
        assert_near(hypot(s->x - 50, s->y - 20), 10);
        x = s->x;
        y = s->y;
    }
}

static void ellipse_is_a_circle_stretched(void **state)
{
    void *other;
    reading_setup(&other);
    assert_same(read_good(*state, "<ellipse cx=\"10\" cy=\"10\" rx=\"6\" ry=\"3\"/>"),
                read_good(other, "<circle r=\"3\" transform=\"translate(10 10) scale(2 1)\"/>"));
    reading_teardown(&other);
}

static void polygon_closes(void **state)
{
    const struct shape *shape = read_good(*state, "<polygon points=\" 0,0 10-5,\n3e1 .5 \"/>")->shapes;
    assert_int_equal(shape->count, 4);
    assert_segment(&shape->segments[1], SEGMENT_LINE, 10, -5);
    assert_segment(&shape->segments[2], SEGMENT_LINE, 30, 0.5);
    assert_int_equal(shape->segments[3].kind, SEGMENT_CLOSE);
}

static void fill_is_handed_down(void **state)
{
    const struct drawing *drawing =
        read_good(*state, "<g fill=\"#0f8\" fill-rule=\"evenodd\"><rect width=\"1\" height=\"1\"/>"
                          "<rect width=\"1\" height=\"1\" fill=\"white\" fill-rule=\"nonzero\"/>"
                          "<g fill=\"none\"><rect width=\"1\" height=\"1\"/></g></g><rect width=\"1\" height=\"1\"/>");
    assert_int_equal(drawing->count, 3);
    assert_int_equal(drawing->shapes[0].fill.green, 0xff);
    assert_int_equal(drawing->shapes[0].fill.blue, 0x88);
    assert_true(drawing->shapes[0].even_odd);
    assert_int_equal(drawing->shapes[1].fill.red, 255);
    assert_false(drawing->shapes[1].even_odd);
    assert_int_equal(drawing->shapes[2].fill.red, 0); /* black is what SVG begins with */
    assert_ptr_equal(drawing->shapes[1].segments, drawing->shapes[0].segments + 5);
}

static void transforms_apply_from_the_inside(void **state)
{
    const struct shape *shape =
        read_good(*state, "<g transform=\"translate(10,20)\"><path transform=\"scale(2) rotate(90)\" d=\"M1 0\"/></g>")
            ->shapes;
    assert_segment(&shape->segments[0], SEGMENT_MOVE, 10, 22);
    shape = read_good(*state, "<path transform=\"matrix(1 2 3 4 5 6)\" d=\"M10 100\"/>")->shapes;
    assert_segment(&shape->segments[0], SEGMENT_MOVE, 315, 426);
    shape = read_good(*state, "<path transform=\"rotate(180 5 5) translate(1)\" d=\"M0 0\"/>")->shapes;
    assert_segment(&shape->segments[0], SEGMENT_MOVE, 9, 10);
}

static void use_shows_what_it_names(void **state)
{
    const struct drawing *drawing =
        read_good(*state, "<use href=\"#dot\" x=\"5\" y=\"6\" fill=\"red\" transform=\"scale(2)\"/>"
                          "<defs><g id=\"dot\"><rect width=\"1\" height=\"1\"/></g></defs><use href=\"#dot\"/>");
    assert_int_equal(drawing->count, 2);
    assert_segment(&drawing->shapes[0].segments[0], SEGMENT_MOVE, 10, 12);
    assert_segment(&drawing->shapes[0].segments[2], SEGMENT_LINE, 12, 14);
    assert_int_equal(drawing->shapes[0].fill.red, 255);
    assert_segment(&drawing->shapes[1].segments[0], SEGMENT_MOVE, 0, 0);
}

static void view_box_moves_its_corner_to_the_origin(void **state)
{
    struct reading *reading = *state;
    const char *text = "<svg version=\"1.1\" width=\"28\" height=\"14px\" viewBox=\"-140 -70 280,140\">"
                       "<title>A</title><rect width=\"10\" height=\"1\"/></svg>";
    reading_fill(reading, text, strlen(text));
    const struct drawing *drawing = read_drawing(NULL, reading->path, reading->arena, reading->diag);
    assert_non_null(drawing);
    assert_near(drawing->width, 280);
    assert_segment(&drawing->shapes->segments[0], SEGMENT_MOVE, 140, 70);
    text = "<svg width=\"28\" height=\"14\"><rect width=\"10\" height=\"1\"/></svg>";
    reading_fill(reading, text, strlen(text));
    drawing = read_drawing(NULL, reading->path, reading->arena, reading->diag);
    assert_non_null(drawing);
    assert_near(drawing->height, 14);
}

/* ------------------------------------------------------------------------------------------------ paths */

static void path_commands_are_those_of_svg(void **state)
{
    const struct shape *shape = read_path(*state, "M1 2 L3 4 H5 V6 C7 8 9 10 11 12 Z")->shapes;
    assert_int_equal(shape->count, 6);
    assert_segment(&shape->segments[1], SEGMENT_LINE, 3, 4);
    assert_segment(&shape->segments[2], SEGMENT_LINE, 5, 4);
    assert_segment(&shape->segments[3], SEGMENT_LINE, 5, 6);
    assert_segment(&shape->segments[4], SEGMENT_CURVE, 11, 12);
    assert_near(shape->segments[4].x1, 7);
    assert_near(shape->segments[4].y2, 10);
    assert_int_equal(shape->segments[5].kind, SEGMENT_CLOSE);
}

static void relative_commands_start_from_the_point_before(void **state)
{
    assert_same_path(*state, "m10 10 l5 0 h2 v3 c1 1 2 2 3 0 s2 2 3 0 q1 1 2 0 t2 0 a2 1 30 0 1 3 1 z l1 1",
                     "M10 10 L15 10 H17 V13 C18 14 19 15 20 13 S22 15 23 13 Q24 14 25 13 T27 13 A2 1 30 0 1 30 14 Z"
                     "L11 11");
}

static void closed_path_goes_on_from_its_start(void **state)
{
    const struct shape *shape = read_path(*state, "M1 2 L3 4 L5 0 Z L7 8 Z M9 9 L8 8")->shapes;
    assert_int_equal(shape->count, 9);
    assert_segment(&shape->segments[4], SEGMENT_MOVE, 1, 2);
    assert_segment(&shape->segments[5], SEGMENT_LINE, 7, 8);
    assert_segment(&shape->segments[7], SEGMENT_MOVE, 9, 9);
}

static void further_arguments_repeat_the_command(void **state)
{
    assert_same_path(*state, "M1 1 2 2 3 3 h1 2 3", "M1 1 L2 2 L3 3 H4 H6 H9");
    assert_same_path(*state, "m1 1 2 2 3 3", "M1 1 L3 3 L6 6");
}

static void smooth_curves_reflect_only_their_own_kind(void **state)
{
    assert_same_path(*state, "M0 0 C0 1 2 3 4 4 S8 9 9 9", "M0 0 C0 1 2 3 4 4 C6 5 8 9 9 9");
    assert_same_path(*state, "M0 0 L4 4 S8 9 9 9", "M0 0 L4 4 C4 4 8 9 9 9");
    assert_same_path(*state, "M0 0 Q2 3 4 4 T9 9", "M0 0 Q2 3 4 4 Q6 5 9 9");
    assert_same_path(*state, "M0 0 C0 1 2 3 4 4 T9 9", "M0 0 C0 1 2 3 4 4 Q4 4 9 9");
}

static void quadratic_curve_keeps_its_middle(void **state)
{
    const struct segment *s = &read_path(*state, "M0 0 Q10 20 20 0")->shapes->segments[1];
    assert_near((3 * s->x1 + 3 * s->x2 + s->x) / 8, 10);
    assert_near((3 * s->y1 + 3 * s->y2 + s->y) / 8, 10);
}

/* Each of the four arcs between two points, by a point that only that one passes. */
static void arcs_follow_their_flags(void **state)
{
    static const struct {
        const char *flags;
        double center_x, center_y;
        size_t curves;
    } arcs[] = {{"00", 20, 0, 1}, {"01", 0, 20, 1}, {"10", 0, 20, 3}, {"11", 20, 0, 3}};
    for (size_t i = 0; i < 4; i++) {
        char data[64];
        snprintf(data, sizeof data, "M0 0A20 20 0 %s 20 20", arcs[i].flags);
        const struct shape *shape = read_path(*state, data)->shapes;
        assert_int_equal(shape->count, 1 + arcs[i].curves);
        double x = 0, y = 0;
        for (size_t k = 1; k < shape->count; k++) {
            const struct segment *s = &shape->segments[k];
            double middle_x = (x + 3 * s->x1 + 3 * s->x2 + s->x) / 8, middle_y = (y + 3 * s->y1 + 3 * s->y2 + s->y) / 8;
            assert_true(fabs(hypot(middle_x - arcs[i].center_x, middle_y - arcs[i].center_y) - 20) < 0.006);
            x = s->x;
            y = s->y;
        }
        assert_segment(&shape->segments[arcs[i].curves], SEGMENT_CURVE, 20, 20);
    }
}

static void arcs_grow_to_reach(void **state)
{
    assert_same_path(*state, "M0 0 A1 1 0 0 1 20 0", "M0 0 A10 10 0 0 1 20 0");
    assert_same_path(*state, "M0 0 A0 5 0 0 1 20 0", "M0 0 L20 0");
    assert_same_path(*state, "M3 4 A5 5 0 0 1 3 4 L6 6", "M3 4 L6 6");
}

static void numbers_may_stand_close(void **state)
{
    assert_same_path(*state, "M1-2L.5.25 3e1,-.25E+1 1e-1 2.", "M1 -2 L0.5 0.25 L30 -2.5 L0.1 2");
}

static void digits_beyond_a_double_do_no_harm(void **state)
{
    char data[2100] = "M0.";
    memset(data + 3, '3', 1000);
    strcpy(data + 1003, " 0.");
    memset(data + 1006, '0', 1000);
    strcpy(data + 2006, "1");
    const struct shape *shape = read_path(*state, data)->shapes;
    assert_segment(&shape->segments[0], SEGMENT_MOVE, 1.0 / 3, 0);
}

/* ------------------------------------------------------------------------------------------------ what is refused */

static void refusals_name_the_line_and_the_fault(void **state)
{
    static const struct {
        const char *content, *expected;
    } cases[] = {
        {"<rect width=\"1\" height=\"1\" rx=\"2\"/>", ":2: error: the drawing uses what is not supported: <rect rx=\"2\">"},
        {"\n<rect width=\"1\" height=\"1\" style=\"fill:red\"/>", ":3: error"},
        {"<rect width=\"1\" height=\"1\" dth=\"1\"/>", "<rect dth=\"1\">"},
        {"<rect width=\"1\" height=\"1\" wid=\"1\"/>", "<rect wid=\"1\">"},
        {"<rect width=\"1\"/>", "a width and a height greater than 0"},
        {"<rect width=\"1\" height=\"-1\"/>", "greater than 0"},
        {"<rect width=\"50%\" height=\"1\"/>", "width=\"50%\": expected a number"},
        {"<circle r=\"0\"/>", "a radius greater than 0"},
        {"<polygon points=\"0 0 1 1\"/>", "at least three points"},
        {"<polygon points=\"0 0 1 1 2\"/>", "pairs of numbers"},
        {"<polygon points=\"0 0 1e 1 2 2\"/>", "pairs of numbers"},
        {"<polygon/>", "at least three points"},
        {"<path/>", "expected M or m"},
        {"<path d=\"L1 1\"/>", "expected M or m at \"L1 1\""},
        {"<path d=\"M1 1 X\"/>", "expected a command at \"X\""},
        {"<path d=\"M1 1 L2\"/>", "expected a number"},
        {"<path d=\"M1 1 Z 5\"/>", "expected a command"},
        {"<path d=\"M0 0 A1 1 0 2 0 1 1\"/>", "expected 0 or 1"},
        {"<path d=\"M1 1\" fill=\"purple\"/>", "fill=\"purple\": expected a colour"},
        {"<path d=\"M1 1\" fill=\"#12345\"/>", "expected a colour"},
        {"<path d=\"M1 1\" fill=\"#12345g\"/>", "expected a colour"},
        {"<path d=\"M1 1\" fill=\"url(#a)\"/>", "expected a colour"},
        {"<path d=\"M1 1\" fill-rule=\"odd\"/>", "expected evenodd or nonzero"},
        {"<path d=\"M1 1\" transform=\"skewX(3)\"/>", "expected translate"},
        {"<path d=\"M1 1\" transform=\"scale(1 2 3)\"/>", "expected translate"},
        {"<path d=\"M1 1\" transform=\"scale()\"/>", "expected translate"},
        {"<path d=\"M1 1\" transform=\"translate(1\"/>", "expected translate"},
        {"<path d=\"M1 1\" transform=\"matrix(1 2 3 4 5 6 7)\"/>", "expected translate"},
        {"<path d=\"M1 1\" stroke=\"red\"/>", "<path stroke=\"red\">"},
        {"<linearGradient id=\"a\"/>", ": <linearGradient>"},
        {"<svg viewBox=\"0 0 1 1\"/>", ": <svg>"},
        {"<use href=\"#nobody\"/>", "href=\"#id\""},
        {"<use href=\"other.svg#a\"/>", "href=\"#id\""},
        {"<use/>", "href=\"#id\""},
        {"<g id=\"a\"/><g id=\"a\"/>", "id=\"a\" is there twice"},
        {"<g/>", "it shows nothing"},
        {"<rect width=\"1\" height=\"1\" fill=\"none\"/>", "it shows nothing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (read_content(*state, cases[i].content))
            fail_msg("taken: %s", cases[i].content);
        assert_said(*state, cases[i].expected);
        assert_said(*state, "[drawing-invalid]");
    }
}

static void roots_that_are_refused(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"<html/>", ":1: error: the drawing uses what is not supported: <html>: expected <svg>"},
        {"<svg/>", "expected a viewBox"},
        {"<svg viewBox=\"0 0 10\"/>", "expected four numbers"},
        {"<svg viewBox=\"0 0 10 10 10\"/>", "expected four numbers"},
        {"<svg viewBox=\"0 0 10 0\"/>", "expected a viewBox"},
        {"<svg viewBox=\"0 0 1 200000\"/>", "expected a viewBox"},
        {"<svg viewBox=\"0 0 nan 1\"/>", "expected four numbers"},
        {"<svg width=\"10mm\" height=\"10\"/>", "expected a number"},
        {"<svg width=\"10\" height=\"10\" viewBox=\"0 0 20 10\"/>", "other proportions"},
        {"<svg width=\"10\" viewBox=\"0 0 20 10\"/>", "other proportions"},
    };
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading_fill(reading, cases[i].text, strlen(cases[i].text));
        assert_null(read_drawing(NULL, reading->path, reading->arena, reading->diag));
        assert_said(reading, cases[i].expected);
    }
}

static void all_faults_are_told_at_once(void **state)
{
    assert_null(read_content(*state, "<text/>\n<rect/>\n<path d=\"M1 1\" fill=\"?\"/>"));
    assert_int_equal(diag_errors(((struct reading *)*state)->diag), 4); /* with "it shows nothing" */
    assert_said(*state, ":2: ");
    assert_said(*state, ":3: ");
    assert_said(*state, ":4: ");
}

static void missing_file_is_told(void **state)
{
    struct reading *reading = *state;
    assert_null(read_drawing(NULL, "/nonexistent/XX.svg", reading->arena, reading->diag));
    assert_said(reading, "/nonexistent/XX.svg: error: the file cannot be read");
}

/* ------------------------------------------------------------------------------------------------ hostile files */

static void numbers_out_of_bounds_are_refused(void **state)
{
    static const char *const numbers[] = {"1e999", "-1e999", "1e10", "nan", "inf", "1e99999999999999999999", "0x10"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char content[200];
        snprintf(content, sizeof content, "<path d=\"M%s 0\"/>", numbers[i]);
        assert_null(read_content(*state, content));
        snprintf(content, sizeof content, "<rect width=\"1\" height=\"1\" x=\"%s\"/>", numbers[i]);
        assert_null(read_content(*state, content));
        assert_said(*state, "[drawing-invalid]");
    }
}

static void points_far_away_are_refused(void **state)
{
    assert_null(read_content(*state, "<path d=\"M9e8 0\"/>"));
    assert_said(*state, "a point lies more than 1000000 units away");
    assert_null(read_content(*state, "<g transform=\"scale(1e9) scale(1e9) scale(1e9)\"><path d=\"M1 1\"/></g>"));
    assert_null(read_content(*state, "<path d=\"M0 0 A1e-300 1e-300 0 0 0 1 1\"/>"));
    assert_null(read_content(*state, "<path d=\"M0 0 A1e-308 1e-308 0 0 0 9e5 1\"/>"));
    assert_null(read_content(*state, "<path d=\"M0 0 A1e9 1e-9 1e9 1 0 1e-300 1\"/>"));
    char content[4000] = "<g transform=\"";
    for (int i = 0; i < 40; i++)
        strcat(content, "scale(1e9) matrix(1e9 -1e9 1e9 1e9 1 1) ");
    strcat(content, "\"><path d=\"M1 1 L2 2\"/></g>"); /* infinite less infinite */
    assert_null(read_content(*state, content));
    assert_said(*state, "a point lies more than");
}

static void endless_path_is_cut_short(void **state)
{
    struct buffer content = {0};
    buffer_string(&content, "<path d=\"M0 0");
    for (int i = 0; i < 200000; i++)
        buffer_string(&content, " l1 1 -1 -1");
    buffer_string(&content, "\"/><path d=\"M1 1\"/>");
    buffer_byte(&content, '\0');
    assert_null(read_content(*state, (const char *)content.bytes));
    buffer_finish(&content);
    assert_said(*state, "more than 50000 lines and curves");
    assert_int_equal(diag_count(((struct reading *)*state)->diag), 2);
}

static void endless_polygon_and_closing_are_cut_short(void **state)
{
    struct buffer content = {0};
    buffer_string(&content, "<polygon points=\"0 0");
    for (int i = 0; i < 60000; i++)
        buffer_string(&content, " 1 1");
    buffer_string(&content, "\"/>");
    buffer_byte(&content, '\0');
    assert_null(read_content(*state, (const char *)content.bytes));
    assert_said(*state, "more than 50000 lines and curves");
    buffer_clear(&content);
    buffer_string(&content, "<path d=\"M0 0");
    for (int i = 0; i < 60000; i++)
        buffer_string(&content, "z");
    buffer_string(&content, "\"/>");
    buffer_byte(&content, '\0');
    assert_null(read_content(*state, (const char *)content.bytes));
    buffer_finish(&content);
    assert_said(*state, "more than 50000 lines and curves");
}

static void too_many_shapes_are_refused(void **state)
{
    struct buffer content = {0};
    for (int i = 0; i < 1001; i++)
        buffer_string(&content, "<path d=\"M0 0\"/>");
    buffer_byte(&content, '\0');
    assert_null(read_content(*state, (const char *)content.bytes));
    buffer_finish(&content);
    assert_said(*state, "more than 1000 shapes");
}

static void deep_nesting_is_refused(void **state)
{
    char content[2000] = "";
    for (int i = 0; i < 60; i++)
        strcat(content, "<g>");
    strcat(content, "<path d=\"M0 0\"/>");
    for (int i = 0; i < 60; i++)
        strcat(content, "</g>");
    read_good(*state, content);
    content[0] = '\0';
    for (int i = 0; i < 100; i++)
        strcat(content, "<g>");
    for (int i = 0; i < 100; i++)
        strcat(content, "</g>");
    assert_null(read_content(*state, content));
    assert_said(*state, "[xml-depth]");
}

static void use_of_itself_is_refused(void **state)
{
    assert_null(read_content(*state, "<g id=\"a\"><use href=\"#a\"/></g>"));
    assert_said(*state, "more than 64 elements in one another");
    assert_null(read_content(*state, "<use id=\"a\" href=\"#b\"/><use id=\"b\" href=\"#a\"/>"));
    assert_said(*state, "more than 64 elements in one another");
}

/* Ten levels of ten uses each: ten thousand million shapes, or empty groups, if it were followed. */
static void uses_that_multiply_are_refused(void **state)
{
    for (int filled = 0; filled < 2; filled++) {
        struct buffer content = {0};
        buffer_format(&content, "<defs><g id=\"g0\">%s</g>", filled ? "<path d=\"M0 0\"/>" : "");
        for (int level = 1; level <= 10; level++) {
            buffer_format(&content, "<g id=\"g%d\">", level);
            for (int i = 0; i < 10; i++)
                buffer_format(&content, "<use href=\"#g%d\"/>", level - 1);
            buffer_string(&content, "</g>");
        }
        buffer_string(&content, "</defs><use href=\"#g10\"/>");
        buffer_byte(&content, '\0');
        assert_null(read_content(*state, (const char *)content.bytes));
        buffer_finish(&content);
        assert_said(*state, filled ? "more than 1000 shapes" : "more than 10000 elements");
    }
}

static void entities_are_refused(void **state)
{
    struct reading *reading = *state;
    const char *text = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg viewBox=\"0 0 1 1\"><path d=\"&a;\"/></svg>";
    reading_fill(reading, text, strlen(text));
    assert_null(read_drawing(NULL, reading->path, reading->arena, reading->diag));
    assert_said(reading, "[xml-doctype]");
}

/* A file cut off anywhere, or with any of its bytes changed, is read or refused; memory is watched from outside. */
static void damaged_files_do_no_harm(void **state)
{
    struct reading *reading = *state;
    struct buffer whole = {0};
    assert_true(file_read("layouts/flags/GE.svg", 100000, (struct place){0}, &whole, reading->diag));
    whole.length--; /* without the newline at its end it is whole */
    for (size_t i = 0; i < whole.length; i++) {
        reading_fill(reading, whole.bytes, i);
        assert_null(read_drawing(NULL, reading->path, reading->arena, reading->diag));
        unsigned char kept = whole.bytes[i];
        whole.bytes[i] = (unsigned char)"0\"<e-.# "[i % 8];
        reading_fill(reading, whole.bytes, whole.length);
        const struct drawing *drawing = read_drawing(NULL, reading->path, reading->arena, reading->diag);
        assert_true((drawing != NULL) == (diag_errors(reading->diag) == 0));
        whole.bytes[i] = kept;
    }
    buffer_finish(&whole);
}

/* ------------------------------------------------------------------------------------------------ the flags */

static void every_flag_can_be_read(void **state)
{
    struct reading *reading = *state;
    glob_t found;
    assert_int_equal(glob("layouts/flags/*.svg", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 31);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const struct drawing *flag = read_drawing(NULL, found.gl_pathv[i], reading->arena, reading->diag);
        if (!flag)
            fail_msg("%s", said(reading));
        double ratio = flag->width / flag->height;
        assert_true(ratio >= 1 && ratio <= 2);
    }
    globfree(&found);
}

static void dutch_flag_has_three_bands(void **state)
{
    struct reading *reading = *state;
    const struct drawing *flag = read_drawing(NULL, "layouts/flags/NL.svg", reading->arena, reading->diag);
    assert_non_null(flag);
    assert_near(flag->width / flag->height, 1.5);
    assert_int_equal(flag->count, 3);
    assert_int_equal(flag->shapes[0].fill.red, 0xae);
    assert_int_equal(flag->shapes[2].fill.blue, 0x8b);
    assert_near(flag->shapes[2].segments[0].y, flag->height * 2 / 3);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, reading_setup, reading_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(rect_has_four_corners),
        CASE(circle_is_round),
        CASE(ellipse_is_a_circle_stretched),
        CASE(polygon_closes),
        CASE(fill_is_handed_down),
        CASE(transforms_apply_from_the_inside),
        CASE(use_shows_what_it_names),
        CASE(view_box_moves_its_corner_to_the_origin),
        CASE(path_commands_are_those_of_svg),
        CASE(relative_commands_start_from_the_point_before),
        CASE(closed_path_goes_on_from_its_start),
        CASE(further_arguments_repeat_the_command),
        CASE(smooth_curves_reflect_only_their_own_kind),
        CASE(quadratic_curve_keeps_its_middle),
        CASE(arcs_follow_their_flags),
        CASE(arcs_grow_to_reach),
        CASE(numbers_may_stand_close),
        CASE(digits_beyond_a_double_do_no_harm),
        CASE(refusals_name_the_line_and_the_fault),
        CASE(roots_that_are_refused),
        CASE(all_faults_are_told_at_once),
        CASE(missing_file_is_told),
        CASE(numbers_out_of_bounds_are_refused),
        CASE(points_far_away_are_refused),
        CASE(endless_path_is_cut_short),
        CASE(endless_polygon_and_closing_are_cut_short),
        CASE(too_many_shapes_are_refused),
        CASE(deep_nesting_is_refused),
        CASE(use_of_itself_is_refused),
        CASE(uses_that_multiply_are_refused),
        CASE(entities_are_refused),
        CASE(damaged_files_do_no_harm),
        CASE(every_flag_can_be_read),
        CASE(dutch_flag_has_three_bands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
