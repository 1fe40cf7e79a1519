/* The sheet: the styles of the layout that are used, as rules, under a few of our own. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "paint/html.h"

/* A style, and its type alone, have one name and so one rule. */
struct used {
    const struct style *style;      /* the one with a box, if both are used */
    bool row, item;                 /* see enum html_use */
};

struct html_styles {
    double size;                    /* [pt] of the text: 1rem */
    const struct family *family;    /* and its font */
    struct map *names;              /* name -> its number in the list, from 1 */
    struct used *list;              /* in the order in which they are used first */
    size_t count, room;
    struct map *rules;              /* rule -> its number */
    struct buffer ruled;            /* the same as they stand in the sheet */
    struct map *colors;             /* "#rrggbb" */
    struct buffer light, dark;      /* what they are, by day and by night */
};

/* ------------------------------------------------------------------------------------------------ what is used */

struct html_styles *html_styles_create(const struct style *text)
{
    struct html_styles *styles = memory_zeroed(1, sizeof *styles);
    styles->size = text->size;
    styles->family = text->family;
    styles->names = map_create();
    styles->rules = map_create();
    styles->colors = map_create();
    return styles;
}

void html_styles_destroy(struct html_styles *styles)
{
    map_destroy(styles->names);
    map_destroy(styles->rules);
    map_destroy(styles->colors);
    buffer_finish(&styles->ruled);
    buffer_finish(&styles->light);
    buffer_finish(&styles->dark);
    free(styles->list);
    free(styles);
}

static bool has_edges(const struct style *style)
{
    for (int i = 0; i < 4; i++)
        if (style->edges[i].width > 0 || style->padding[i] > 0)
            return true;
    return false;
}

static bool has_margins(const struct style *style)
{
    return style->space_before > 0 || style->space_after > 0 || style->indent_left > 0 || style->indent_right > 0;
}

static bool has_box(const struct style *style)
{
    return has_margins(style) || has_edges(style) || style->hang > 0 || style->has_fill || style->has_stripe || style->keep_with_next ||
           style->keep_together;
}

static bool is_same_color(struct color one, struct color other)
{
    return one.red == other.red && one.green == other.green && one.blue == other.blue;
}

static bool is_same_type(const struct style *one, const struct style *other)
{
    return one->family == other->family && one->bold == other->bold && one->italic == other->italic && one->size == other->size &&
           one->leading == other->leading && one->rise == other->rise && is_same_color(one->color, other->color) &&
           one->align == other->align && one->hyphenate == other->hyphenate;
}

bool html_is_like(const struct style *style, const struct style *around)
{
    return style == around || (!has_box(style) && is_same_type(style, around));
}

static struct used *find_used(struct html_styles *styles, const struct style *style)
{
    void **slot = map_slot(styles->names, style->name, strlen(style->name));
    if (*slot)
        return &styles->list[(uintptr_t)*slot - 1];
    if (styles->count == styles->room) {
        styles->room = 2 * styles->room + 32;
        styles->list = memory_resize(styles->list, styles->room * sizeof *styles->list);
    }
    styles->list[styles->count++] = (struct used){.style = style};
    *slot = (void *)(uintptr_t)styles->count;
    return &styles->list[styles->count - 1];
}

void html_styles_add(struct html_styles *styles, const struct style *style, enum html_use use)
{
    struct used *used = find_used(styles, style);
    if (used->style->without_box)
        used->style = style;
    used->row |= use == HTML_ROW;
    used->item |= use == HTML_ITEM;
}

int html_styles_rule(struct html_styles *styles, const char *rule)
{
    void **slot = map_slot(styles->rules, rule, strlen(rule));
    if (!*slot) {
        *slot = (void *)(uintptr_t)map_count(styles->rules);
        buffer_format(&styles->ruled, ".k%zu{%s}\n", map_count(styles->rules), rule);
    }
    return (int)(uintptr_t)*slot;
}

/* ------------------------------------------------------------------------------------------------ colours */

/* Of a channel from 0 to 255 (WCAG 2.2, relative luminance). */
static double linear(int channel)
{
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(const int channels[3])
{
    return 0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2]);
}

static double contrast(const int one[3], const int other[3])
{
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/* The same hue, as light by night as it is dark by day: white becomes nearly black, black nearly white. What can be read on white can
 * be read on that. */
static void make_night(struct color color, int night[3])
{
    enum { DARKEST = 20, LIGHTEST = 236, ENOUGH = 6 };
    static const int white[3] = {255, 255, 255}, black[3] = {DARKEST, DARKEST, DARKEST};
    int day[3] = {color.red, color.green, color.blue}, most = 0, least = 255;
    for (int i = 0; i < 3; i++) {
        most = day[i] > most ? day[i] : most;
        least = day[i] < least ? day[i] : least;
    }
    for (int i = 0; i < 3; i++)
        night[i] = DARKEST + (day[i] + 255 - most - least) * (LIGHTEST - DARKEST) / 255;
    while (contrast(day, white) >= 4.5 && contrast(night, black) < ENOUGH)
        for (int i = 0; i < 3; i++)
            night[i] += (255 - night[i]) / 8 + (night[i] < 255);
}

static void put_color(struct html_styles *styles, struct buffer *out, struct color color)
{
    char name[8];
    static const char digits[] = "0123456789abcdef";
    const uint8_t channels[] = {color.red, color.green, color.blue};
    for (int i = 0; i < 3; i++) {
        name[2 * i] = digits[channels[i] >> 4];
        name[2 * i + 1] = digits[channels[i] & 15];
    }
    name[6] = '\0';
    void **slot = map_slot(styles->colors, name, 6);
    buffer_format(out, "var(--c%s)", name);
    if (*slot)
        return;
    int night[3];
    *slot = styles;
    make_night(color, night);
    buffer_format(&styles->light, "--c%s:#%s;", name, name);
    buffer_format(&styles->dark, "--c%s:#%02x%02x%02x;", name, (unsigned)night[0], (unsigned)night[1], (unsigned)night[2]);
}

/* ------------------------------------------------------------------------------------------------ values */

void html_put_length(struct html_styles *styles, struct buffer *out, double points)
{
    buffer_number(out, points / styles->size, 3);
    if (points != 0)
        HTML_PUT(out, "rem");
}

/* What stands in a string of a sheet, and in a sheet inside HTML. */
static void put_words(struct buffer *out, const char *text)
{
    buffer_byte(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x80 || byte == ' ' || ascii_is_digit(*text) || ascii_is_letter(*text))
            buffer_byte(out, byte);
        else
            buffer_format(out, "\\%x ", byte);
    }
    buffer_byte(out, '"');
}

/* The font itself is not sent: a device has it, or one that the reader is used to. */
static void put_family(const struct family *family, struct buffer *out)
{
    if (family && family->name) {
        put_words(out, family->name);
        buffer_byte(out, ',');
    }
    HTML_PUT(out, "system-ui,sans-serif");
}

/* Type that is large on paper is less so where there is little room. */
static void put_size(struct html_styles *styles, struct buffer *out, double size)
{
    enum { LARGE_PERCENT = 120 };
    if (size * 100 > styles->size * LARGE_PERCENT) {
        HTML_PUT(out, "calc(1rem + ");
        html_put_length(styles, out, size - styles->size);
        HTML_PUT(out, "*var(--z))");
    } else {
        html_put_length(styles, out, size);
    }
}

static void put_type(struct html_styles *styles, struct buffer *out, const struct style *style)
{
    static const char *const aligns[] = {
        [ALIGN_LEFT] = "left", [ALIGN_RIGHT] = "right", [ALIGN_CENTER] = "center", [ALIGN_JUSTIFY] = "justify"};
    static const char *const hyphens[] = {[HYPHENATE_NO] = "manual", [HYPHENATE_LITTLE] = "var(--y)", [HYPHENATE_YES] = "auto"};
    buffer_string(out, style->italic ? "font:italic " : "font:");
    buffer_string(out, style->bold ? "bold " : "");
    put_size(styles, out, style->size);
    HTML_PUT(out, "/calc(");
    buffer_number(out, style->leading / style->size, 3);
    HTML_PUT(out, "*var(--l)) ");
    if (style->family == styles->family)
        HTML_PUT(out, "var(--f)");
    else
        put_family(style->family, out);
    HTML_PUT(out, ";color:");
    put_color(styles, out, style->color);
    buffer_format(out, ";text-align:%s;hyphens:%s", aligns[style->align], hyphens[style->hyphenate]);
    if (style->rise != 0) {
        HTML_PUT(out, ";vertical-align:");
        buffer_number(out, style->rise / style->size, 3);
        HTML_PUT(out, "em");
    }
}

/* ------------------------------------------------------------------------------------------------ boxes */

/* Text that begins at an axis does so where there is room for one; in a box with a side that is seen it keeps away from that. */
static void put_padding(struct html_styles *styles, struct buffer *out, const struct style *style, int side)
{
    double padding = style->padding[side], kept = style->has_fill || style->edges[side].width > 0 ? styles->size * 0.75 : 0;
    if (side == EDGE_TOP || side == EDGE_BOTTOM || padding <= styles->size) {
        html_put_length(styles, out, padding);
        return;
    }
    HTML_PUT(out, "calc(");
    if (kept > 0) {
        html_put_length(styles, out, kept);
        HTML_PUT(out, " + ");
    }
    html_put_length(styles, out, padding - kept);
    HTML_PUT(out, "*var(--w))");
}

static void put_sides(struct html_styles *styles, struct buffer *out, const struct style *style)
{
    static const char *const names[] = {[EDGE_TOP] = "top", [EDGE_RIGHT] = "right", [EDGE_BOTTOM] = "bottom", [EDGE_LEFT] = "left"};
    HTML_PUT(out, ";padding:");
    for (int i = 0; i < 4; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_padding(styles, out, style, i);
    }
    for (int i = 0; i < 4; i++) {
        if (!(style->edges[i].width > 0))
            continue;
        buffer_format(out, ";border-%s:max(1px,", names[i]);
        html_put_length(styles, out, style->edges[i].width);
        HTML_PUT(out, ") solid ");
        put_color(styles, out, style->edges[i].color);
    }
}

static void put_margins(struct html_styles *styles, struct buffer *out, const struct style *style)
{
    const double margins[] = {style->space_before, style->indent_right, style->space_after, style->indent_left};
    HTML_PUT(out, ";margin:");
    for (int i = 0; i < 4; i++) {
        if (i)
            buffer_byte(out, ' ');
        html_put_length(styles, out, margins[i]);
    }
}

static void put_box(struct html_styles *styles, struct buffer *out, const struct style *style)
{
    if (has_margins(style))
        put_margins(styles, out, style);
    if (has_edges(style))
        put_sides(styles, out, style);
    if (style->has_fill) {
        HTML_PUT(out, ";background:");
        put_color(styles, out, style->fill);
    }
    if (style->hang > 0) {
        HTML_PUT(out, ";--h:");
        html_put_length(styles, out, style->hang);
    }
}

static void put_breaks(struct buffer *out, const struct style *style)
{
    if (style->keep_with_next)
        HTML_PUT(out, ";break-after:avoid");
    if (style->keep_together)
        HTML_PUT(out, ";break-inside:avoid");
}

/* What a style says of others than the element that has it. */
static void put_others(struct html_styles *styles, struct buffer *out, const struct used *used)
{
    const struct style *style = used->style;
    if (style->has_stripe) {
        buffer_format(out, ".%s>tbody>tr:nth-child(odd){background:", style->name);
        put_color(styles, out, style->stripe);
        HTML_PUT(out, "}\n");
    }
    if (used->row && (style->padding[EDGE_TOP] > 0 || style->padding[EDGE_BOTTOM] > 0)) {
        buffer_format(out, "tr.%s>*{padding-top:", style->name);
        html_put_length(styles, out, style->padding[EDGE_TOP]);
        HTML_PUT(out, ";padding-bottom:");
        html_put_length(styles, out, style->padding[EDGE_BOTTOM]);
        HTML_PUT(out, "}\n");
    }
    if (used->item) {
        buffer_format(out, "ul>.%s{list-style-type:", style->name);
        put_words(out, style->marker);
        out->length--;
        HTML_PUT(out, "\\a0\\a0\"}\n");
    }
    if (style->hang > 0 && style->marker_align == ALIGN_RIGHT)
        buffer_format(out, ".%s>._m{text-align:right}\n", style->name);
}

static void put_rule(struct html_styles *styles, struct buffer *out, const struct used *used)
{
    const struct style *style = used->style;
    buffer_format(out, ".%s{", style->name);
    put_type(styles, out, style);
    put_box(styles, out, style);
    put_breaks(out, style);
    HTML_PUT(out, "}\n");
    put_others(styles, out, used);
}

/* ------------------------------------------------------------------------------------------------ the sheet */

/* Before the layout's styles, and behind them. A phone has 40em or less, and so has a large screen at 400 % (WCAG 2.2, 1.4.10). */
static const char BEFORE[] =
    "*{box-sizing:border-box}\n"
    "html{text-size-adjust:100%;-webkit-text-size-adjust:100%}\n"
    "h1,h2,h3,h4,h5,h6,p,ul,ol,dl,dd,table,th,td{margin:0;padding:0}\n"
    "td,th{vertical-align:top;text-align:left}\n"
    "table{border-collapse:collapse}\n"
    "sup{vertical-align:baseline;font-size:inherit;line-height:0}\n"
    "a{color:inherit}\n"
    "h1,h2,h3,h4,h5,h6,dt,th{text-wrap:balance}\n"
    "p,dd,li{text-wrap:pretty}\n";
static const char BEHIND[] =
    "._t{margin:0;padding:0;border:0;background:none}\n"
    "._h{display:flex}\n"
    "._m{padding-right:.5em;font-variant-numeric:tabular-nums}\n"
    "._h>._m{flex:none;min-width:var(--h);margin-left:calc(-1*var(--h))}\n"
    "._l{display:grid;grid-template-columns:minmax(var(--k),max-content) minmax(0,1fr);list-style-type:\"\"}\n"
    "._l>li{display:grid;grid-template-columns:subgrid;grid-column:1/-1}\n"
    "._c,._g{display:grid;grid-template-columns:var(--k);column-gap:var(--g)}\n"
    "._g>div{display:grid;grid-template-rows:subgrid;grid-row:span 2}\n"
    "._c>*,._g>*,dd{min-width:0}\n"
    "._s{grid-column:span var(--s)}\n"
    "._vm{align-self:center;vertical-align:middle}\n"
    "._vb{align-self:end;vertical-align:bottom}\n"
    "._w{width:100%}\n"
    "._i{display:block;max-width:100%;height:auto}\n"
    "._d{text-align:right;margin-bottom:1.5rem}\n"
    "aside{margin-top:2rem}\n"
    "footer{margin-top:1.5rem}\n";
static const char NARROW[] =
    "@media screen and (max-width:40em){\n"
    ":root{--w:0;--z:.35;--y:auto}\n"
    "body{padding:1.25rem 1rem 2rem}\n"
    "._h>._m{min-width:0;margin-left:0}\n"
    "._c{display:flex;flex-wrap:wrap;gap:.5rem 1rem}\n"
    "._c>*{flex:1 1 100%}\n"
    "._c>._a{flex:0 1 auto}\n"
    "._c>._a>p{text-align:left}\n"
    "._g,._g>div{display:block}\n"
    "}\n";

static void put_points(struct buffer *out, double points)
{
    buffer_byte(out, ' ');
    buffer_number(out, points, 3);
    HTML_PUT(out, "pt");
}

/* On paper all is nearly as large as in the PDF, whose lines are broken better; the note stands at the foot of the first page, if another
 * begins somewhere. There is no running foot, so the text may reach down to where that would stand. */
static void put_print(const struct html_styles *styles, const struct page_geometry *page, struct buffer *out)
{
    HTML_PUT(out, "@page{size:");
    put_points(out, page->width);
    put_points(out, page->height);
    HTML_PUT(out, ";margin:");
    put_points(out, page->top);
    put_points(out, page->right);
    put_points(out, page->foot);
    put_points(out, page->left);
    HTML_PUT(out, "}\n@media print{\nhtml{font-size:");
    buffer_number(out, styles->size * 0.95, 3);
    HTML_PUT(out, "pt}\n:root{--l:1}\nbody{max-width:none;padding:0}\n._d{display:none}\n"
                  "main{display:flex;flex-direction:column}\nmain>aside{order:1}\nmain>._p,main>._p~:not(aside){order:2}\n"
                  "._p{break-before:page;margin-top:0}\nfooter{margin-top:1rem}\na{text-decoration:none}\n}\n");
}

static void put_root(struct html_styles *styles, const struct page_geometry *page, struct buffer *out)
{
    HTML_PUT(out, ":root{color-scheme:light dark;--w:1;--z:1;--l:1.12;--y:manual;--f:");
    put_family(styles->family, out);
    buffer_byte(out, ';');
    buffer_append(out, styles->light.bytes, styles->light.length);
    HTML_PUT(out, "}\n@media screen and (prefers-color-scheme:dark){:root{");
    buffer_append(out, styles->dark.bytes, styles->dark.length);
    HTML_PUT(out, "}}\n");
    buffer_string(out, BEFORE);
    HTML_PUT(out, "body{margin:0 auto;padding:2.5rem 1.25rem 3rem;overflow-wrap:break-word;max-width:calc(2.5rem + ");
    html_put_length(styles, out, page->width - page->left - page->right);
    HTML_PUT(out, ");background:");
    put_color(styles, out, (struct color){255, 255, 255});
    HTML_PUT(out, "}\n");
}

void html_styles_write(struct html_styles *styles, const struct page_geometry *page, struct buffer *out)
{
    struct buffer rules = {0};
    put_color(styles, &rules, (struct color){255, 255, 255}); /* so that root knows it */
    buffer_clear(&rules);
    for (size_t i = 0; i < styles->count; i++)
        put_rule(styles, &rules, &styles->list[i]);
    put_root(styles, page, out);
    buffer_append(out, rules.bytes, rules.length);
    buffer_append(out, styles->ruled.bytes, styles->ruled.length);
    buffer_string(out, BEHIND);
    buffer_string(out, NARROW);
    put_print(styles, page, out);
    buffer_finish(&rules);
}
