/* Pictures, inside the file: drawings as SVG, images as they are. */
#include "paint/html.h"

/* ------------------------------------------------------------------------------------------------ size */

/* The size and the border, as a class. A picture has no style that could say so. */
static void put_size(struct html *html, const struct picture_content *picture)
{
    struct buffer rule = {0};
    HTML_PUT(&rule, "width:");
    html_put_length(html->styles, &rule, picture->width);
    HTML_PUT(&rule, ";aspect-ratio:");
    buffer_number(&rule, picture->width, 3);
    buffer_byte(&rule, '/');
    buffer_number(&rule, picture->height, 3);
    if (picture->border.width > 0) {
        struct color color = picture->border.color;
        HTML_PUT(&rule, ";outline:max(1px,");
        html_put_length(html->styles, &rule, picture->border.width);
        buffer_format(&rule, ") solid #%02x%02x%02x", color.red, color.green, color.blue);
    }
    buffer_byte(&rule, '\0');
    buffer_format(html->out, " class=\"_i k%d\"", html_styles_rule(html->styles, (const char *)rule.bytes));
    buffer_finish(&rule);
}

/* ------------------------------------------------------------------------------------------------ drawings */

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
    case SEGMENT_BOX:
        put_numbers(out, 'M', corner, 2);
        put_numbers(out, 'h', &segment->x1, 1);
        put_numbers(out, 'v', &segment->y1, 1);
        put_numbers(out, 'h', &(double){-segment->x1}, 1);
        buffer_byte(out, 'z');
        break;
    }
}

static void put_shape(struct buffer *out, const struct shape *shape)
{
    buffer_format(out, "<path fill=\"#%02x%02x%02x\"", shape->fill.red, shape->fill.green, shape->fill.blue);
    if (shape->even_odd)
        HTML_PUT(out, " fill-rule=\"evenodd\"");
    HTML_PUT(out, " d=\"");
    for (size_t i = 0; i < shape->count; i++)
        put_segment(out, &shape->segments[i]);
    HTML_PUT(out, "\"/>");
}

static void put_drawing(struct html *html, const struct drawing *drawing)
{
    buffer_string(html->out, " viewBox=\"0 0 ");
    buffer_number(html->out, drawing->width, 3);
    buffer_byte(html->out, ' ');
    buffer_number(html->out, drawing->height, 3);
    HTML_PUT(html->out, "\">");
    for (size_t i = 0; i < drawing->count; i++)
        put_shape(html->out, &drawing->shapes[i]);
    HTML_PUT(html->out, "</svg>");
}

/* ------------------------------------------------------------------------------------------------ images */

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

static void put_image(struct html *html, const struct image *image)
{
    buffer_format(html->out, " src=\"data:image/%s;base64,", image->format == IMAGE_PNG ? "png" : "jpeg");
    put_base64(html->out, image->bytes, image->length);
    HTML_PUT(html->out, "\">");
}

/* ------------------------------------------------------------------------------------------------ either */

void html_put_picture(struct html *html, const struct block *block)
{
    struct html outside = *html;
    const struct picture_content *content = &block->picture;
    const char *words = block->node ? block->node->alternative : NULL;
    if (!content->picture.drawing && !content->picture.image)
        return;
    if (content->picture.drawing)
        buffer_string(html->out, words ? "\n<svg role=\"img\"" : "\n<svg aria-hidden=\"true\"");
    else
        HTML_PUT(html->out, "\n<img");
    html_put_attribute(html->out, content->picture.image ? "alt" : "aria-label", words ? words : content->picture.image ? "" : NULL);
    put_size(html, content);
    html_take_language(html, block->node);
    if (content->picture.drawing)
        put_drawing(html, content->picture.drawing);
    else
        put_image(html, content->picture.image);
    *html = outside;
}
