#include "paint/pdf_content.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_text.h"

static const struct color BLACK = {0, 0, 0};

static void put_hundredths(struct buffer *out, long value)
{
    char digits[24], *end = digits + sizeof digits, *start = end;
    unsigned long left = value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;
    unsigned long fraction = left % 100;
    left /= 100;
    if (fraction) {
        if (fraction % 10)
            *--start = (char)('0' + fraction % 10);
        *--start = (char)('0' + fraction / 10);
        *--start = '.';
    }
    if (left || !fraction)
        do
            *--start = (char)('0' + left % 10);
        while (left /= 10);
    if (value < 0)
        *--start = '-';
    buffer_append(out, start, (size_t)(end - start));
}

long pdf_hundredths(double points)
{
    return lround(points * 100);
}

void pdf_put_point(struct buffer *out, long x, long y)
{
    put_hundredths(out, x);
    buffer_byte(out, ' ');
    put_hundredths(out, y);
}

/* ------------------------------------------------------------------------------------------------ pages */

void pdf_content_begin(struct pdf_content *content, int page, const struct page *sheet)
{
    buffer_clear(&content->out);
    content->slot_count = 0;
    content->slot = NULL;
    content->page = page;
    content->height = sheet->height;
    content->mark_count = 0;
    content->word_rest = 0;
    content->in_text = false;
    content->font = NULL;
    content->in_companion = false;
    content->series = 0;
    content->size = content->rise = 0;
    content->color = BLACK;
    content->marking = PDF_UNMARKED;
}

static void end_mark(struct pdf_content *content)
{
    if (content->marking != PDF_UNMARKED)
        PDF_PUT(&content->out, "EMC\n");
    content->marking = PDF_UNMARKED;
}

static void begin_text(struct pdf_content *content)
{
    if (content->in_text)
        return;
    end_mark(content);
    PDF_PUT(&content->out, "BT\n");
    content->in_text = true;
    content->x = content->y = 0;
}

void pdf_content_end_text(struct pdf_content *content)
{
    if (!content->in_text)
        return;
    end_mark(content);
    PDF_PUT(&content->out, "ET\n");
    content->in_text = false;
}

void pdf_content_finish(struct pdf_content *content)
{
    buffer_finish(&content->out);
    buffer_finish(&content->word_text);
    free(content->slots);
}

/* ------------------------------------------------------------------------------------------------ marked content */

/* 14.8.2.2. */
static void mark_artifact(struct pdf_content *content, enum artifact artifact)
{
    static const char *const properties[] = {
        [ARTIFACT_NONE] = "/Type/Layout",
        [ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header/Attached[/Top]",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
        [ARTIFACT_REPEAT] = "/Type/Pagination",
        [ARTIFACT_LAYOUT] = "/Type/Layout",
    };
    if (content->marking == PDF_ARTIFACT && content->artifact == artifact)
        return;
    end_mark(content);
    content->marking = PDF_ARTIFACT;
    content->artifact = artifact;
    PDF_PUT(&content->out, "/Artifact<<");
    buffer_string(&content->out, properties[artifact]);
    PDF_PUT(&content->out, ">>BDC\n");
}

/* Begins a new mark of the node; gives its MCID. */
static int begin_mark(struct pdf_content *content, const struct node *node, double top)
{
    end_mark(content);
    content->marking = PDF_NODE;
    content->node = node;
    int id = content->mark_count++;
    if (content->tags)
        pdf_tags_mark(content->tags, node, content->page, id, top);
    return id;
}

static void mark_node(struct pdf_content *content, const struct node *node, double top)
{
    if (content->marking == PDF_NODE && content->node == node)
        return;
    int id = begin_mark(content, node, top);
    buffer_string(&content->out, pdf_tag_name(node, STANDARD_PDF17)); /* what counts is the element's own */
    PDF_PUT(&content->out, "<</MCID ");
    pdf_put_integer(&content->out, id);
    PDF_PUT(&content->out, ">>BDC\n");
}

void pdf_content_mark(struct pdf_content *content, const struct node *node, enum artifact artifact, double top)
{
    if (artifact == ARTIFACT_NONE && node)
        mark_node(content, node, top);
    else
        mark_artifact(content, artifact);
}

void pdf_content_begin_word(struct pdf_content *content, const struct node *node, double top)
{
    const char *text = (const char *)content->word_text.bytes;
    size_t length = content->word_text.length;
    int id = begin_mark(content, node, top);
    PDF_PUT(&content->out, "/Span<</MCID ");
    pdf_put_integer(&content->out, id);
    PDF_PUT(&content->out, "/ActualText");
    pdf_put_text(&content->out, text, length);
    PDF_PUT(&content->out, ">>BDC\n");
    if (content->tags)
        pdf_tags_word(content->tags, text, length);
}

void pdf_content_end_word(struct pdf_content *content)
{
    end_mark(content);
    content->word_rest = 0;
}

/* ------------------------------------------------------------------------------------------------ state */

static void put_component(struct buffer *out, unsigned value)
{
    if (value == 0) /* of black, which most text is */
        buffer_byte(out, '0');
    else
        buffer_number(out, value / 255.0, 3);
    buffer_byte(out, ' ');
}

void pdf_content_color(struct pdf_content *content, struct color color)
{
    struct color now = content->color;
    if (color.red == now.red && color.green == now.green && color.blue == now.blue)
        return;
    content->color = color;
    put_component(&content->out, color.red);
    put_component(&content->out, color.green);
    put_component(&content->out, color.blue);
    PDF_PUT(&content->out, "rg\n");
}

void pdf_content_font(struct pdf_content *content, struct pdf_font *font, double size, bool companion, int series)
{
    if (font == content->font && size == content->size && companion == content->in_companion && series == content->series)
        return;
    content->font = font;
    content->size = size;
    content->in_companion = companion;
    content->series = series;
    pdf_font_put_name(&content->out, font, companion, series);
    buffer_byte(&content->out, ' ');
    buffer_number(&content->out, size, 4);
    PDF_PUT(&content->out, " Tf\n");
}

static void set_font(struct pdf_content *content, const struct face *face, double size)
{
    struct pdf_font *font = content->font;
    if (!font || font->face != face)
        font = content->file ? pdf_font_use(content->fonts, face) : pdf_font_of(content->fonts, face);
    pdf_content_font(content, font, size, false, 0);
}

static void move_to(struct pdf_content *content, double x, double y)
{
    long new_x = pdf_hundredths(x), new_y = pdf_hundredths(content->height - y);
    if (new_x == content->x && new_y == content->y)
        return; /* a line's start is never where the one before it started, but for 0,0 */
    pdf_put_point(&content->out, new_x - content->x, new_y - content->y);
    PDF_PUT(&content->out, " Td\n");
    content->x = new_x;
    content->y = new_y;
}

/* ------------------------------------------------------------------------------------------------ text */

static bool show_line(struct pdf_content *content, const struct item *item, const struct item *next)
{
    const struct line *line = item->text.line;
    struct pdf_word word;
    buffer_clear(&content->word_text);
    bool broken = pdf_word_find(item, next, &word, &content->word_text);
    for (size_t i = 0; i < line->count; i++) {
        const struct glyph_run *run = &line->runs[i];
        if (!run->count)
            continue;
        begin_text(content);
        pdf_content_color(content, run->color);
        set_font(content, run->face, run->size);
        move_to(content, item->x + run->x, item->y);
        if (!pdf_content_glyphs(content, run, item, broken && i + 1 == line->count ? &word : NULL))
            return false;
    }
    return true;
}

bool pdf_content_text(struct pdf_content *content, const struct item *item, const struct item *next)
{
    return item->text.personal ? pdf_content_take_slot(content, item) : show_line(content, item, next);
}

/* ------------------------------------------------------------------------------------------------ slots */

void pdf_content_leave(struct pdf_content *content)
{
    pdf_content_end_text(content);
    end_mark(content);
}

bool pdf_content_show_slot(struct pdf_content *content, const struct pdf_slot *slot, const struct item *item)
{
    content->slot = slot;
    PDF_PUT(&content->out, "q\n");
    bool shown = show_line(content, item, NULL);
    pdf_content_leave(content);
    PDF_PUT(&content->out, "Q\n");
    content->slot = NULL;
    pdf_content_take_state(content, slot);
    return shown;
}
