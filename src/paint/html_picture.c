/* Pictures, inside the file: drawings as SVG, images as they are. */
#include "paint/html.h"
#include "paint/svg.h"

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

static void put_drawing(struct html *html, const struct drawing *drawing)
{
    buffer_string(html->out, " viewBox=\"0 0 ");
    buffer_number(html->out, drawing->width, 3);
    buffer_byte(html->out, ' ');
    buffer_number(html->out, drawing->height, 3);
    HTML_PUT(html->out, "\">");
    svg_put_shapes(html->out, drawing);
    HTML_PUT(html->out, "</svg>");
}

/* ------------------------------------------------------------------------------------------------ images */

static void put_image(struct html *html, const struct image *image)
{
    HTML_PUT(html->out, " src=\"");
    svg_put_image_address(html->out, image->format, image->bytes, image->length);
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
