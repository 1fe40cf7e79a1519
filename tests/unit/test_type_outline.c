#include "test_type.h"

#include <math.h>

#include "base/unicode.h"

/* What an outline says of itself. */
struct drawing {
    int moves, lines, curves, closes;
    double area; /* signed, of the polygon of all points */
    double x, y, start_x, start_y;
    double bounds[4];
};

static void reach(struct drawing *drawing, double x, double y)
{
    drawing->area += (drawing->x * y - x * drawing->y) / 2;
    drawing->x = x;
    drawing->y = y;
    drawing->bounds[0] = fmin(drawing->bounds[0], x);
    drawing->bounds[1] = fmin(drawing->bounds[1], y);
    drawing->bounds[2] = fmax(drawing->bounds[2], x);
    drawing->bounds[3] = fmax(drawing->bounds[3], y);
}

static void draw_move(void *context, double x, double y)
{
    struct drawing *drawing = context;
    drawing->moves++;
    drawing->x = drawing->start_x = x;
    drawing->y = drawing->start_y = y;
    reach(drawing, x, y);
}

static void draw_line(void *context, double x, double y)
{
    ((struct drawing *)context)->lines++;
    reach(context, x, y);
}

static void draw_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    ((struct drawing *)context)->curves++;
    reach(context, x1, y1);
    reach(context, x2, y2);
    reach(context, x, y);
}

static void draw_close(void *context)
{
    struct drawing *drawing = context;
    drawing->closes++;
    reach(drawing, drawing->start_x, drawing->start_y);
}

static struct drawing draw(const struct face *face, uint32_t glyph)
{
    static const struct outline_sink sink = {draw_move, draw_line, draw_curve, draw_close};
    struct drawing drawing = {.bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    face_outline(face, glyph, &sink, &drawing);
    return drawing;
}

static void letters_have_the_contours_they_should(void **state)
{
    const struct type *type = *state;
    static const struct {
        uint32_t letter;
        int contours;
    } cases[] = {{'I', 1}, {'O', 2}, {'B', 3}, {'i', 2}, {0xE4, 4}, {' ', 0}, {0x1E62, 2}, {0x2260, 1}, {0x0416, 1}};
    for (int style = 0; style < STYLES; style++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            struct drawing drawing = draw(type->faces[style], face_glyph(type->faces[style], cases[i].letter));
            if (cases[i].letter == 0x2260) /* the sign's parts may enclose spaces */
                assert_true(drawing.moves >= 1);
            else
                assert_int_equal(drawing.moves, cases[i].contours);
            assert_int_equal(drawing.closes, drawing.moves);
        }
}

static void straight_letters_have_no_curves(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        struct drawing h = draw(type->faces[style], face_glyph(type->faces[style], 'H'));
        struct drawing o = draw(type->faces[style], face_glyph(type->faces[style], 'o'));
        assert_true(h.lines >= 11 && h.curves == 0);
        assert_true(o.curves >= 8);
        assert_true(h.bounds[1] == 0 && h.bounds[3] == type->faces[style]->cap_height_fu);
        assert_true(o.bounds[1] < 0 && o.bounds[3] > type->faces[style]->x_height_fu);
    }
}

static void every_glyph_lies_within_the_bounds(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++) {
            struct drawing drawing = draw(face, glyph);
            if (!drawing.moves)
                continue;
            assert_true(drawing.bounds[0] >= face->bounds_fu[0] - 1 && drawing.bounds[1] >= face->bounds_fu[1] - 1);
            assert_true(drawing.bounds[2] <= face->bounds_fu[2] + 1 && drawing.bounds[3] <= face->bounds_fu[3] + 1);
        }
    }
}

/* Signs that were borrowed from another family stand where those of this one do. */
static void borrowed_signs_fit_their_neighbours(void **state)
{
    const struct type *type = *state;
    for (int style = 0; style < STYLES; style++) {
        const struct face *face = type->faces[style];
        struct drawing less = draw(face, face_glyph(face, '<')), less_or_equal = draw(face, face_glyph(face, 0x2264));
        int advance = face_advance_fu(face, face_glyph(face, '<'));
        assert_in_range(face_advance_fu(face, face_glyph(face, 0x2264)), advance - 25, advance + 25);
        assert_true(fabs(less.bounds[0] - less_or_equal.bounds[0]) < 40);
        assert_true(fabs(less.bounds[2] - less_or_equal.bounds[2]) < 40);
    }
}

static void a_glyph_beyond_the_last_has_no_outline(void **state)
{
    const struct type *type = *state;
    assert_int_equal(draw(type->faces[0], type->faces[0]->glyph_count).moves, 0);
    assert_int_equal(draw(type->faces[0], 0xFFFFFFFF).moves, 0);
}

/* Outer contours run clockwise in TrueType, so a letter's area is negative, as large as its weight makes it. */
static void bold_letters_are_blacker(void **state)
{
    const struct type *type = *state;
    for (uint32_t letter = 'a'; letter <= 'z'; letter++)
        for (int style = 0; style < STYLES; style += 2) {
            struct drawing regular = draw(type->faces[style], face_glyph(type->faces[style], letter));
            struct drawing bold = draw(type->faces[style + 1], face_glyph(type->faces[style + 1], letter));
            assert_true(regular.area < 0 && bold.area < regular.area);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_the_contours_they_should),
        cmocka_unit_test(straight_letters_have_no_curves),
        cmocka_unit_test(every_glyph_lies_within_the_bounds),
        cmocka_unit_test(borrowed_signs_fit_their_neighbours),
        cmocka_unit_test(a_glyph_beyond_the_last_has_no_outline),
        cmocka_unit_test(bold_letters_are_blacker),
    };
    return cmocka_run_group_tests(tests, type_setup, type_teardown);
}
