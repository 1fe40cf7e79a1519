/* Outlines of letters, in font units. */
#include "engine/seal_picture.h"

#include <string.h>

enum { LINES_MOST = 4 };

/* [pt] as large as there is room, and no larger than this */
static const double FRAME = 0.5, PADDING = 5, SMALL = 7.5, LARGE = 10, LEADING = 1.3;
static const double FRAME_GREY = 0.6, WORDS_GREY = 0.3, NAME_GREY = 0.1;

struct seal_line {
    const struct shaped *shaped;
    double size, grey;
};

struct seal_lines {
    struct seal_line list[LINES_MOST];
    int count;
};

/* ------------------------------------------------------------------------------------------------ lines */

struct seal_faces {
    const struct face *regular, *bold; /* NULL: it is not there; a seal without words is a seal */
};

static const struct face *open_face(struct supplement *supplement, const char *name)
{
    struct diag *own = diag_create();
    struct buffer path = {0};
    buffer_format(&path, "%s/fonts/%s%c", supplement->data_folder, name, '\0');
    const struct face *face = fonts_open(supplement->fonts, NULL, (const char *)path.bytes, (struct place){0}, own);
    buffer_finish(&path);
    diag_destroy(own);
    return face;
}

static void add_line(struct seal_lines *lines, struct shaper *shaper, const struct face *face, const char *text, size_t length,
                     double size, double grey)
{
    const struct shaped *shaped = face && length ? shape_text(shaper, face, NULL, text, length) : NULL;
    if (shaped && shaped->complete)
        lines->list[lines->count++] = (struct seal_line){shaped, size, grey};
}

/* Where to break a name into two lines as equal as may be; 0: nowhere. */
static size_t find_middle(const char *name)
{
    size_t length = strlen(name), best = 0, least = length;
    for (size_t i = 1; i + 1 < length; i++) {
        size_t off = 2 * i > length ? 2 * i - length : length - 2 * i;
        if (name[i] == ' ' && off < least) {
            least = off;
            best = i;
        }
    }
    return best;
}

/* The words, whose it is, and, if there is an organisation, what that calls its seal. */
static void make_lines(const struct seal_picture *picture, const struct seal_faces *faces, const char *words, bool broken,
                       struct seal_lines *lines)
{
    struct shaper *shaper = picture->supplement->shaper;
    const char *name = *picture->organisation ? picture->organisation : picture->owner;
    size_t middle = broken ? find_middle(name) : 0;
    *lines = (struct seal_lines){0};
    add_line(lines, shaper, faces->regular, words, strlen(words), SMALL, WORDS_GREY);
    if (middle)
        add_line(lines, shaper, faces->bold, name, middle, LARGE, NAME_GREY);
    add_line(lines, shaper, faces->bold, name + middle + !!middle, strlen(name + middle + !!middle), LARGE, NAME_GREY);
    if (strcmp(name, picture->owner) != 0)
        add_line(lines, shaper, faces->regular, picture->owner, strlen(picture->owner), SMALL, NAME_GREY);
}

static double width_of(const struct seal_line *line)
{
    return line->shaped->width_fu * line->size / line->shaped->face->units_per_em;
}

static double height_of(const struct seal_lines *lines)
{
    double height = 0;
    for (int i = 0; i < lines->count; i++)
        height += LEADING * lines->list[i].size;
    return height;
}

/* By how much the lines are smaller, so that they fit. */
static double scale_of(const struct seal_lines *lines, double width, double height)
{
    double scale = 1;
    for (int i = 0; i < lines->count; i++)
        if (scale * width_of(&lines->list[i]) > width)
            scale = width / width_of(&lines->list[i]);
    return scale * height_of(lines) > height ? height / height_of(lines) : scale;
}

/* ------------------------------------------------------------------------------------------------ operators */

static void put(struct buffer *out, double value, int decimals)
{
    buffer_number(out, value, decimals);
    buffer_byte(out, ' ');
}

static void put_point(struct buffer *out, double x_fu, double y_fu)
{
    put(out, x_fu, 0);
    put(out, y_fu, 0);
}

static void pen_move(void *out, double x_fu, double y_fu)
{
    put_point(out, x_fu, y_fu);
    buffer_string(out, "m\n");
}

static void pen_line(void *out, double x_fu, double y_fu)
{
    put_point(out, x_fu, y_fu);
    buffer_string(out, "l\n");
}

static void pen_curve(void *out, double x1_fu, double y1_fu, double x2_fu, double y2_fu, double x_fu, double y_fu)
{
    put_point(out, x1_fu, y1_fu);
    put_point(out, x2_fu, y2_fu);
    put_point(out, x_fu, y_fu);
    buffer_string(out, "c\n");
}

static void pen_close(void *out)
{
    buffer_string(out, "h\n");
}

/* From here on all is so large, and begins there. */
static void put_matrix(struct buffer *out, double scale, double x, double y)
{
    put(out, scale, 6);
    buffer_string(out, "0 0 ");
    put(out, scale, 6);
    put(out, x, 2);
    put(out, y, 2);
    buffer_string(out, "cm\n");
}

/* Each glyph in its own place: one that comes again is the same bytes, and packed small. */
static void put_line(struct buffer *out, const struct seal_line *line, double scale, double x, double y)
{
    static const struct outline_sink PEN = {pen_move, pen_line, pen_curve, pen_close};
    const struct shaped *shaped = line->shaped;
    double at_fu = 0, y_fu = 0, pen_fu = 0;
    buffer_string(out, "q ");
    put(out, line->grey, 2);
    buffer_string(out, "g ");
    put_matrix(out, scale * line->size / shaped->face->units_per_em, x, y);
    for (size_t i = 0; i < shaped->count; i++) {
        const struct glyph *glyph = &shaped->glyphs[i];
        put_matrix(out, 1, pen_fu + glyph->x_offset_fu - at_fu, glyph->y_offset_fu - y_fu);
        at_fu = pen_fu + glyph->x_offset_fu;
        y_fu = glyph->y_offset_fu;
        face_outline(shaped->face, glyph->id, &PEN, out);
        buffer_string(out, "f\n");
        pen_fu += glyph->advance_fu;
    }
    buffer_string(out, "Q\n");
}

static void put_frame(struct buffer *out, const struct seal_box *box)
{
    put(out, FRAME_GREY, 2);
    buffer_string(out, "G ");
    put(out, FRAME, 2);
    buffer_string(out, "w ");
    put(out, FRAME / 2, 2);
    put(out, FRAME / 2, 2);
    put(out, box->width - FRAME, 2);
    put(out, box->height - FRAME, 2);
    buffer_string(out, "re S\n");
}

void draw_seal(void *context, const struct seal_box *box, struct buffer *out)
{
    const struct seal_picture *picture = context;
    const struct seal_faces faces = {open_face(picture->supplement, "NotoSans-Regular.ttf"),
                                     open_face(picture->supplement, "NotoSans-Bold.ttf")};
    struct seal_lines whole, broken;
    double width = box->width - 2 * PADDING, height = box->height - 2 * FRAME;
    put_frame(out, box);
    if (width <= 0 || height <= 0)
        return;
    make_lines(picture, &faces, box->words, false, &whole);
    make_lines(picture, &faces, box->words, true, &broken);
    double scale = scale_of(&whole, width, height), other = scale_of(&broken, width, height);
    const struct seal_lines *lines = other > scale ? &broken : &whole;
    scale = other > scale ? other : scale;
    /* In the middle of the height; a baseline stands where the line's letters leave it as much above as below. */
    double top = (box->height + scale * height_of(lines)) / 2;
    for (int i = 0; i < lines->count; i++) {
        top -= scale * LEADING * lines->list[i].size;
        put_line(out, &lines->list[i], scale, PADDING, top + scale * 0.3 * lines->list[i].size);
    }
}
