/* Fills and pictures (ISO 32000-1, 8.5 and 8.9). */
#include <assert.h>
#include <string.h>

#include "paint/pdf_content.h"
#include "paint/picture.h"

/* ------------------------------------------------------------------------------------------------ fills */

static void put_box(struct pdf_content *content, const struct item *item)
{
    /* Both edges are rounded, so that boxes that touch still do. */
    long left = pdf_hundredths(item->x), right = pdf_hundredths(item->x + item->width);
    long top = pdf_hundredths(content->height - item->y), bottom = pdf_hundredths(content->height - item->y - item->height);
    pdf_put_point(&content->out, left, bottom);
    buffer_byte(&content->out, ' ');
    pdf_put_point(&content->out, right - left, top - bottom);
}

void pdf_content_fill(struct pdf_content *content, const struct item *item)
{
    pdf_content_end_text(content);
    pdf_content_mark(content, item->node, item->artifact, item->y);
    pdf_content_color(content, item->fill);
    put_box(content, item);
    PDF_PUT(&content->out, " re f\n");
}

/* ------------------------------------------------------------------------------------------------ pictures */

/* What has a node is a figure: its box is told to the structure. */
static void mark_picture(struct pdf_content *content, const struct item *item)
{
    pdf_content_end_text(content);
    pdf_content_mark(content, item->node, item->artifact, item->y);
    if (item->artifact != ARTIFACT_NONE || !item->node || !content->tags)
        return;
    double *box = content->tags->tags[item->node->index].box;
    box[0] = item->x;
    box[1] = content->height - item->y - item->height;
    box[2] = item->x + item->width;
    box[3] = content->height - item->y;
}

/* Units of the picture to points: `x_unit` and `y_unit` are what one unit to the right and one up are. */
static void put_matrix(struct pdf_content *content, double x_unit, double y_unit, double x, double y)
{
    PDF_PUT(&content->out, "q ");
    buffer_number(&content->out, x_unit, 6);
    PDF_PUT(&content->out, " 0 0 ");
    buffer_number(&content->out, y_unit, 6);
    buffer_byte(&content->out, ' ');
    pdf_put_point(&content->out, pdf_hundredths(x), pdf_hundredths(y));
    PDF_PUT(&content->out, " cm\n");
}

/* Numbers and a space: codes are hundreds of boxes. */
#define NUMBER(digits) #digits " "
#define TEN(first)                                                                                                                      \
    NUMBER(first##0), NUMBER(first##1), NUMBER(first##2), NUMBER(first##3), NUMBER(first##4), NUMBER(first##5), NUMBER(first##6),       \
        NUMBER(first##7), NUMBER(first##8), NUMBER(first##9)
static const char NUMBERS[UNIT_BOX_MOST + 1][4] = {TEN(), TEN(1), TEN(2), TEN(3), TEN(4), TEN(5), TEN(6), TEN(7), TEN(8), TEN(9)};

static unsigned char *put_number(unsigned char *at, unsigned number)
{
    assert(number <= UNIT_BOX_MOST);
    memcpy(at, NUMBERS[number], sizeof NUMBERS[number]); /* all of it, of which the end is written over */
    return at + (number > 9 ? 3 : 2);
}

static void put_boxes(struct buffer *out, const struct unit_box *boxes, size_t count)
{
    enum { LENGTH_MOST = sizeof "99 99 99 99 re\n" };
    unsigned char *at = buffer_reserve(out, count * LENGTH_MOST);
    for (const struct unit_box *box = boxes; box < boxes + count; box++) {
        at = put_number(at, box->x);
        at = put_number(at, box->y);
        at = put_number(at, box->width);
        at = put_number(at, box->height);
        memcpy(at, "re\n", 3);
        at += 3;
    }
    out->length = (size_t)(at - out->bytes);
}

static void put_segment(struct buffer *out, const struct segment *segment)
{
    /* Drawing units: flags have a few hundred to the side, so four decimals are finer than any device. */
    const double points[] = {segment->x1, segment->y1, segment->x2, segment->y2, segment->x, segment->y};
    static const char *const operators[] = {
        [SEGMENT_MOVE] = "m\n", [SEGMENT_LINE] = "l\n", [SEGMENT_CURVE] = "c\n", [SEGMENT_CLOSE] = "h\n"};
    size_t first = segment->kind == SEGMENT_CURVE ? 0 : segment->kind == SEGMENT_CLOSE ? 6 : 4;
    for (size_t i = first; i < sizeof points / sizeof *points; i++) {
        buffer_number(out, points[i], 4);
        buffer_byte(out, ' ');
    }
    buffer_string(out, operators[segment->kind]);
}

static void put_shape(struct pdf_content *content, const struct shape *shape)
{
    pdf_content_color(content, shape->fill);
    if (shape->boxes)
        put_boxes(&content->out, shape->boxes, shape->count);
    for (size_t i = 0; i < shape->count && !shape->boxes; i++)
        put_segment(&content->out, &shape->segments[i]);
    buffer_string(&content->out, shape->even_odd ? "f*\n" : "f\n");
}

void pdf_content_drawing(struct pdf_content *content, const struct item *item)
{
    const struct drawing *drawing = item->drawing;
    struct color before = content->color;
    mark_picture(content, item);
    put_matrix(content, item->width / drawing->width, -item->height / drawing->height, item->x,
               content->height - item->y);
    PDF_PUT(&content->out, "0 0 ");
    buffer_number(&content->out, drawing->width, 4);
    buffer_byte(&content->out, ' ');
    buffer_number(&content->out, drawing->height, 4);
    PDF_PUT(&content->out, " re W n\n");
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->shapes[i].count)
            put_shape(content, &drawing->shapes[i]);
    PDF_PUT(&content->out, "Q\n");
    content->color = before;
}

/* The unit square in which an image is drawn (8.9.5.1) has its rows from 1 down to 0. */
static void put_upright(struct pdf_content *content, const struct item *item)
{
    struct picture_turn turn = picture_turn(item->image);
    double width = item->width, height = item->height;
    const double matrix[] = {width * turn.x_u, -height * turn.y_u, -width * turn.x_v, height * turn.y_v};
    PDF_PUT(&content->out, "q ");
    for (int i = 0; i < 4; i++) {
        buffer_number(&content->out, matrix[i], 6);
        buffer_byte(&content->out, ' ');
    }
    pdf_put_point(&content->out, pdf_hundredths(item->x + width * (turn.x_0 + turn.x_v)),
                  pdf_hundredths(content->height - item->y - height * (turn.y_0 + turn.y_v)));
    PDF_PUT(&content->out, " cm\n");
}

void pdf_content_image(struct pdf_content *content, const struct item *item, int number)
{
    mark_picture(content, item);
    put_upright(content, item);
    PDF_PUT(&content->out, "/I");
    pdf_put_integer(&content->out, number);
    PDF_PUT(&content->out, " Do Q\n");
}
