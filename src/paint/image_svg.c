/*
 * A page as SVG, an item a line, behind the glyphs, each a line, too: these are written once, in font units, and used where they stand. A run of
 * text is a group that scales them, on its baseline.
 */
#include <math.h>
#include <stdint.h>

#include "base/map.h"
#include "base/markup.h"
#include "base/memory.h"
#include "paint/image_canvas.h"
#include "paint/picture.h"
#include "paint/svg.h"

struct svg {
    struct map *glyphs;        /* that are written already, or have no outline: to one of these */
    struct buffer outlines, items;
    struct diag *diag;
};

static char DRAWN, EMPTY;

static void put_attribute(struct buffer *out, const char *name, double value, int decimals)
{
    buffer_format(out, " %s=\"", name);
    buffer_number(out, value, decimals);
    buffer_byte(out, '"');
}

static void put_fill(struct buffer *out, struct color color)
{
    buffer_format(out, " fill=\"#%02x%02x%02x\"", color.red, color.green, color.blue);
}

static void put_box(struct buffer *out, const struct item *item)
{
    put_attribute(out, "x", item->x, 3);
    put_attribute(out, "y", item->y, 3);
    put_attribute(out, "width", item->width, 3);
    put_attribute(out, "height", item->height, 3);
}

/* ------------------------------------------------------------------------------------------------ glyphs */

struct spot {
    long x, y; /* [1/10 fu], y down, as on the page */
};

/* An outline in the making. Each point is written as seen from `here`, which is short, and holds wherever the glyph is put. */
struct pen {
    struct buffer *out;
    struct spot here, start; /* of the part that is drawn */
};

static struct spot put_point(const struct pen *pen, char command, double x_fu, double y_fu)
{
    struct spot spot = {lround(x_fu * 10), lround(-y_fu * 10)};
    buffer_byte(pen->out, (unsigned char)command);
    buffer_number(pen->out, (double)(spot.x - pen->here.x) / 10, 1);
    buffer_byte(pen->out, ' ');
    buffer_number(pen->out, (double)(spot.y - pen->here.y) / 10, 1);
    return spot;
}

static void put_move(void *context, double x_fu, double y_fu)
{
    struct pen *pen = context;
    pen->start = pen->here = put_point(pen, 'm', x_fu, y_fu);
}

static void put_line(void *context, double x_fu, double y_fu)
{
    struct pen *pen = context;
    pen->here = put_point(pen, 'l', x_fu, y_fu);
}

static void put_curve(void *context, double x1_fu, double y1_fu, double x2_fu, double y2_fu, double x_fu, double y_fu)
{
    struct pen *pen = context;
    put_point(pen, 'c', x1_fu, y1_fu);
    put_point(pen, ' ', x2_fu, y2_fu);
    pen->here = put_point(pen, ' ', x_fu, y_fu);
}

static void put_close(void *context)
{
    struct pen *pen = context;
    buffer_byte(pen->out, 'z');
    pen->here = pen->start;
}

static bool put_outline(struct buffer *out, const struct face *face, uint32_t glyph)
{
    static const struct outline_sink sink = {put_move, put_line, put_curve, put_close};
    struct pen pen = {.out = out};
    size_t before = out->length;
    buffer_format(out, "<path id=\"glyph-%d-%u\" d=\"", face->index, (unsigned)glyph);
    size_t start = out->length;
    face_outline(face, glyph, &sink, &pen);
    bool is_seen = out->length > start;
    if (is_seen)
        buffer_string(out, "\"/>\n");
    else
        out->length = before;
    return is_seen;
}

/* Whether there is anything to see of it. */
static bool define_glyph(struct svg *svg, const struct face *face, uint32_t glyph)
{
    const uint64_t key = (uint64_t)(unsigned)face->index << 32 | glyph;
    void **state = map_slot(svg->glyphs, &key, sizeof key);
    if (!*state)
        *state = put_outline(&svg->outlines, face, glyph) ? &DRAWN : &EMPTY;
    return *state == &DRAWN;
}

static void put_use(struct svg *svg, const struct face *face, const struct glyph *glyph, long x_fu)
{
    struct buffer *out = &svg->items;
    buffer_string(out, "<use xlink:href=\"#glyph-");
    buffer_integer(out, face->index);
    buffer_byte(out, '-');
    buffer_integer(out, glyph->id);
    buffer_string(out, "\" x=\"");
    buffer_integer(out, x_fu + glyph->x_offset_fu);
    if (glyph->y_offset_fu) {
        buffer_string(out, "\" y=\"");
        buffer_integer(out, -(long)glyph->y_offset_fu);
    }
    buffer_string(out, "\"/>");
}

static void put_run(struct svg *svg, const struct glyph_run *run, double x, double y)
{
    struct buffer *out = &svg->items;
    size_t before = out->length;
    long x_fu = 0;
    buffer_string(out, "\n<g transform=\"translate(");
    buffer_number(out, x, 3);
    buffer_byte(out, ' ');
    buffer_number(out, y, 3);
    buffer_string(out, ") scale(");
    buffer_number(out, run->size / run->face->units_per_em, 9);
    buffer_string(out, ")\"");
    put_fill(out, run->color);
    buffer_byte(out, '>');
    size_t start = out->length;
    for (size_t i = 0; i < run->count; x_fu += run->glyphs[i++].advance_fu)
        if (define_glyph(svg, run->face, run->glyphs[i].id))
            put_use(svg, run->face, &run->glyphs[i], x_fu);
    if (out->length > start)
        buffer_string(out, "</g>");
    else
        out->length = before;
}

static void put_text(struct svg *svg, const struct item *item)
{
    const struct line *line = item->text.line;
    for (size_t i = 0; i < line->count; i++)
        put_run(svg, &line->runs[i], item->x + line->runs[i].x, item->y - line->runs[i].rise);
}

/* ------------------------------------------------------------------------------------------------ all else */

static void put_rectangle(struct svg *svg, const struct item *item)
{
    buffer_string(&svg->items, "\n<rect");
    put_box(&svg->items, item);
    put_fill(&svg->items, item->fill);
    buffer_string(&svg->items, "/>");
}

/* What lies outside its box is not seen: SVG 1.1, 14.3.3. */
static void put_drawing(struct svg *svg, const struct item *item)
{
    struct buffer *out = &svg->items;
    buffer_string(out, "\n<svg");
    put_box(out, item);
    buffer_string(out, " viewBox=\"0 0 ");
    buffer_number(out, item->drawing->width, 3);
    buffer_byte(out, ' ');
    buffer_number(out, item->drawing->height, 3);
    buffer_string(out, "\" preserveAspectRatio=\"none\">");
    svg_put_shapes(out, item->drawing);
    buffer_string(out, "</svg>");
}

/* The file as it is; but where some viewers would turn it by themselves, and others not, its pixels. */
static void put_address(struct buffer *out, const struct image *image, cairo_surface_t *pixels)
{
    struct buffer png = {0};
    if (image->orientation > 1) {
        png_encode(pixels, &png);
        svg_put_image_address(out, IMAGE_PNG, png.bytes, png.length);
    } else {
        svg_put_image_address(out, image->format, image->bytes, image->length);
    }
    buffer_finish(&png);
}

/* It is one unit wide and high, and put upright into the item's box. */
static void put_pixels(struct buffer *out, const struct item *item, cairo_surface_t *pixels)
{
    struct picture_turn turn = picture_turn(item->image);
    const double matrix[] = {item->width * turn.x_u, item->height * turn.y_u, item->width * turn.x_v, item->height * turn.y_v,
                             item->x + item->width * turn.x_0, item->y + item->height * turn.y_0};
    buffer_string(out, "\n<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"matrix(");
    for (int i = 0; i < 6; i++) {
        buffer_string(out, i ? " " : "");
        buffer_number(out, matrix[i], 3);
    }
    buffer_string(out, ")\" xlink:href=\"");
    put_address(out, item->image, pixels);
    buffer_string(out, "\"/>");
}

/* Pixels are cairo's, which falls where it gets no memory. */
static bool put_image(struct svg *svg, const struct item *item)
{
    enum { PIXELS_MOST = 16 * 1024 * 1024 };
    memory_rely(PIXELS_MOST);
    cairo_surface_t *pixels = image_decode(item, svg->diag);
    if (pixels)
        put_pixels(&svg->items, item, pixels);
    cairo_surface_destroy(pixels);
    memory_relied();
    return pixels != NULL;
}

static bool put_item(struct svg *svg, const struct item *item)
{
    bool is_seen = item->kind == ITEM_TEXT || (item->width > 0 && item->height > 0);
    switch (is_seen ? item->kind : ITEM_SEAL) {
    case ITEM_TEXT: put_text(svg, item); break;
    case ITEM_FILL: put_rectangle(svg, item); break;
    case ITEM_DRAWING: put_drawing(svg, item); break;
    case ITEM_IMAGE: return put_image(svg, item);
    case ITEM_SEAL: break; /* pictures have none */
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ the file */

static void put_root(struct buffer *out, const struct page *page)
{
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"");
    buffer_number(out, page->width, 3);
    buffer_string(out, "pt\" height=\"");
    buffer_number(out, page->height, 3);
    buffer_string(out, "pt\" viewBox=\"0 0 ");
    buffer_number(out, page->width, 3);
    buffer_byte(out, ' ');
    buffer_number(out, page->height, 3);
    buffer_string(out, "\">");
}

static void put_title(struct buffer *out, const struct metadata *metadata)
{
    buffer_string(out, "\n<title");
    if (metadata->language) {
        buffer_string(out, " xml:lang=\"");
        markup_string(out, metadata->language);
        buffer_byte(out, '"');
    }
    buffer_byte(out, '>');
    markup_string(out, metadata->title);
    buffer_string(out, "</title>");
}

static void put_file(struct buffer *out, const struct svg *svg, const struct page *page, const struct metadata *metadata)
{
    put_root(out, page);
    if (metadata->title)
        put_title(out, metadata);
    buffer_string(out, "\n<defs>\n");
    buffer_append(out, svg->outlines.bytes, svg->outlines.length);
    buffer_string(out, "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"); /* paper */
    buffer_append(out, svg->items.bytes, svg->items.length);
    buffer_string(out, "\n</svg>\n");
}

bool svg_put_page(struct buffer *out, const struct page *page, const struct metadata *metadata, struct diag *diag)
{
    struct svg svg = {.glyphs = map_create(), .diag = diag};
    bool good = true;
    for (size_t i = 0; i < page->count; i++)
        good = put_item(&svg, &page->items[i]) && good;
    if (good)
        put_file(out, &svg, page, metadata);
    buffer_finish(&svg.outlines);
    buffer_finish(&svg.items);
    map_destroy(svg.glyphs);
    return good;
}
