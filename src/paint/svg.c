#include "paint/svg.h"

static void put_numbers(struct buffer *out, char command, const double *numbers, int count)
{
    buffer_byte(out, (unsigned char)command);
    for (int i = 0; i < count; i++) {
        if (i)
            buffer_byte(out, ' ');
        buffer_number(out, numbers[i], 3);
    }
}

static void put_segment(struct buffer *out, const struct segment *segment)
{
    const double curve[] = {segment->x1, segment->y1, segment->x2, segment->y2, segment->x, segment->y};
    const double corner[] = {segment->x, segment->y};
    switch (segment->kind) {
    case SEGMENT_MOVE: put_numbers(out, 'M', corner, 2); break;
    case SEGMENT_LINE: put_numbers(out, 'L', corner, 2); break;
    case SEGMENT_CURVE: put_numbers(out, 'C', curve, 6); break;
    case SEGMENT_CLOSE: buffer_byte(out, 'Z'); break;
    }
}

static void put_box(struct buffer *out, const struct unit_box *box)
{
    buffer_format(out, "M%d %dh%dv%dh-%dz", box->x, box->y, box->width, box->height, box->width);
}

static void put_shape(struct buffer *out, const struct shape *shape)
{
    buffer_format(out, "<path fill=\"#%02x%02x%02x\"", shape->fill.red, shape->fill.green, shape->fill.blue);
    if (shape->even_odd)
        buffer_string(out, " fill-rule=\"evenodd\"");
    buffer_string(out, " d=\"");
    for (size_t i = 0; i < shape->count; i++)
        if (shape->boxes)
            put_box(out, &shape->boxes[i]);
        else
            put_segment(out, &shape->segments[i]);
    buffer_string(out, "\"/>");
}

void svg_put_shapes(struct buffer *out, const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++)
        put_shape(out, &drawing->shapes[i]);
}

/* RFC 4648, 4. */
static void put_base64(struct buffer *out, const unsigned char *bytes, size_t length)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned bits = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
        buffer_byte(out, (unsigned char)letters[bits >> 18]);
        buffer_byte(out, (unsigned char)letters[bits >> 12 & 63]);
        buffer_byte(out, left > 1 ? (unsigned char)letters[bits >> 6 & 63] : '=');
        buffer_byte(out, left > 2 ? (unsigned char)letters[bits & 63] : '=');
    }
}

void svg_put_image_address(struct buffer *out, enum image_format format, const unsigned char *bytes, size_t length)
{
    buffer_format(out, "data:image/%s;base64,", format == IMAGE_PNG ? "png" : "jpeg");
    put_base64(out, bytes, length);
}
