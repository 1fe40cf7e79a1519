/*
 * The trace: what is on the pages, in words. One line an item, and one for each node of the structure:
 *
 *     title "Certificate supplement"
 *     language en
 *     scale 0.975
 *     page 1 595.276 841.890
 *     text 56.693 99.213 143.250 "Skills and competence" 21 NotoSans-Bold 10.500 #1f3864 en heading-2
 *     fill 56.693 80.000 481.890 0.900 #1f3864 artifact-layout
 *     drawing 500.000 60.000 36.000 24.000 NL.svg figure
 *     seal 79.370 700.000 170.079 36.850 form
 *     structure
 *       document en
 *         section
 *           heading-2 title "Skills and competence"
 *
 * Text: left end of the baseline, width, words, number of glyphs, face, size, colour, language, role. Fills and
 * pictures: top left corner, width, height. Which glyphs, and where each stands in its run, is left out: releases of
 * HarfBuzz differ there. Of paths only the last name is told, so that the trace is the same wherever the files are.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/ending.h"
#include "base/unicode.h"
#include "paint/paint.h"

static const char *const ROLES[] = {
    [ROLE_DOCUMENT] = "document", [ROLE_SECTION] = "section",     [ROLE_DIVISION] = "division",
    [ROLE_HEADING] = "heading",   [ROLE_PARAGRAPH] = "paragraph", [ROLE_LIST] = "list",
    [ROLE_ITEM] = "item",         [ROLE_MARKER] = "marker",       [ROLE_ITEM_BODY] = "item-body",
    [ROLE_TABLE] = "table",       [ROLE_ROW] = "row",             [ROLE_HEADER_CELL] = "header-cell",
    [ROLE_CELL] = "cell",         [ROLE_LINK] = "link",           [ROLE_SPAN] = "span",
    [ROLE_STRONG] = "strong",     [ROLE_EMPHASIS] = "emphasis",   [ROLE_FIGURE] = "figure",
    [ROLE_REFERENCE] = "reference", [ROLE_NOTE] = "note",
    [ROLE_FORM] = "form",
};

static const char *const ARTIFACTS[] = {
    [ARTIFACT_NONE] = "no-role", /* real content without a node: a fault that a test should see */
    [ARTIFACT_HEADER] = "artifact-header",
    [ARTIFACT_FOOTER] = "artifact-footer",
    [ARTIFACT_REPEAT] = "artifact-repeat",
    [ARTIFACT_LAYOUT] = "artifact-layout",
};

/* Three decimals always, so that columns of numbers compare; the locale plays no part. */
static void put_number(struct buffer *out, double value)
{
    assert(fabs(value) < 1e12);
    long long thousandths = llround(value * 1000);
    const char *sign = thousandths < 0 ? "-" : "";
    thousandths = thousandths < 0 ? -thousandths : thousandths;
    buffer_format(out, " %s%lld.%03lld", sign, thousandths / 1000, thousandths % 1000);
}

static void put_box(struct buffer *out, const char *word, const struct item *item)
{
    buffer_string(out, word);
    put_number(out, item->x);
    put_number(out, item->y);
    put_number(out, item->width);
    put_number(out, item->height);
}

/* What a person cannot see or tell from its likes: spaces but the plain one, joiners and other format characters. */
static bool is_unseen(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0xA0) || code_point == 0xAD ||
           (code_point >= 0x2000 && code_point <= 0x200F) || code_point == 0x2011 ||
           (code_point >= 0x2028 && code_point <= 0x202F) || (code_point >= 0x205F && code_point <= 0x206F) ||
           code_point == 0x3000 || code_point == 0xFEFF;
}

static void put_quoted(struct buffer *out, const char *text, size_t length)
{
    const char *end = text + length;
    buffer_string(out, " \"");
    while (text < end) {
        const char *start = text;
        uint32_t code_point = utf8_next(&text, end);
        if (code_point == '"' || code_point == '\\')
            buffer_byte(out, '\\');
        if (is_unseen(code_point))
            buffer_format(out, "\\u%04x", (unsigned)code_point);
        else
            buffer_append(out, start, (size_t)(text - start));
    }
    buffer_byte(out, '"');
}

static void put_string(struct buffer *out, const char *word, const char *text)
{
    if (!text)
        return;
    buffer_string(out, word);
    put_quoted(out, text, strlen(text));
}

static void put_role(struct buffer *out, const struct node *node)
{
    buffer_string(out, ROLES[node->role]);
    if (node->role == ROLE_HEADING)
        buffer_format(out, "-%d", node->level);
}

/* Ancestors that only hold others say nothing that the structure tree does not say better. */
static bool is_telling(const struct node *node)
{
    switch (node->role) {
    case ROLE_DOCUMENT:
    case ROLE_SECTION:
    case ROLE_DIVISION:
    case ROLE_LIST:
    case ROLE_ITEM:
    case ROLE_TABLE:
    case ROLE_ROW:
        return false;
    default:
        return true;
    }
}

/* The node with its telling ancestors, outermost first: item-body/paragraph/strong. */
static void put_roles(struct buffer *out, const struct node *node, enum artifact artifact)
{
    enum { MOST = 16 };
    const struct node *path[MOST];
    buffer_byte(out, ' ');
    if (artifact != ARTIFACT_NONE || !node) {
        buffer_string(out, ARTIFACTS[artifact]);
        return;
    }
    int depth = 0;
    path[depth++] = node;
    for (const struct node *above = node->parent; above && depth < MOST; above = above->parent)
        if (is_telling(above))
            path[depth++] = above;
    while (depth--) {
        put_role(out, path[depth]);
        if (depth)
            buffer_byte(out, '/');
    }
}

static void put_color(struct buffer *out, struct color color)
{
    buffer_format(out, " #%02x%02x%02x", color.red, color.green, color.blue);
}

/* ------------------------------------------------------------------------------------------------ the painter */

static void trace_run(struct buffer *out, const struct item *item, const struct glyph_run *glyphs)
{
    const struct run *run = &item->text.runs[glyphs->run];
    buffer_string(out, "text");
    put_number(out, item->x + glyphs->x);
    put_number(out, item->y - glyphs->rise);
    put_number(out, glyphs->width);
    put_quoted(out, glyphs->text, glyphs->length);
    buffer_format(out, " %zu %s", glyphs->count, glyphs->face->postscript_name);
    put_number(out, glyphs->size);
    put_color(out, glyphs->color);
    buffer_format(out, " %s", run->language);
    put_roles(out, run->node, item->artifact);
    buffer_byte(out, '\n');
}

static bool trace_text(void *state, const struct item *item, const struct item *next)
{
    (void)next;
    for (size_t i = 0; i < item->text.line->count; i++)
        trace_run(state, item, &item->text.line->runs[i]);
    return true;
}

static bool trace_fill(void *state, const struct item *item)
{
    struct buffer *out = state;
    put_box(out, "fill", item);
    put_color(out, item->fill);
    put_roles(out, item->node, item->artifact);
    buffer_byte(out, '\n');
    return true;
}

static bool trace_image(void *state, const struct item *item)
{
    struct buffer *out = state;
    put_box(out, "image", item);
    buffer_format(out, " %s", last_part(item->image->path));
    put_roles(out, item->node, item->artifact);
    buffer_byte(out, '\n');
    return true;
}

static bool trace_drawing(void *state, const struct item *item)
{
    struct buffer *out = state;
    put_box(out, "drawing", item);
    buffer_format(out, " %s", last_part(item->drawing->path));
    put_roles(out, item->node, item->artifact);
    buffer_byte(out, '\n');
    return true;
}

static bool trace_seal(void *state, const struct item *item)
{
    struct buffer *out = state;
    put_box(out, "seal", item);
    put_roles(out, item->node, item->artifact);
    buffer_byte(out, '\n');
    return true;
}

static bool trace_begin(void *state, const struct pages *pages)
{
    struct buffer *out = state;
    const struct metadata *metadata = &pages->document->metadata;
    const struct {
        const char *word, *text;
    } lines[] = {{"title", metadata->title},       {"author", metadata->author},
                 {"subject", metadata->subject},   {"keywords", metadata->keywords},
                 {"identifier", metadata->identifier}, {"date", metadata->date}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i].text) {
            put_string(out, lines[i].word, lines[i].text);
            buffer_byte(out, '\n');
        }
    buffer_format(out, "language %s\nscale", metadata->language ? metadata->language : "none");
    put_number(out, pages->scale);
    if (pages->leading != 1) {
        buffer_string(out, " leading");
        put_number(out, pages->leading);
    }
    buffer_byte(out, '\n');
    return true;
}

static bool trace_page(void *state, const struct page *page)
{
    struct buffer *out = state;
    buffer_format(out, "page %d", page->number);
    put_number(out, page->width);
    put_number(out, page->height);
    buffer_byte(out, '\n');
    return true;
}

/* ------------------------------------------------------------------------------------------------ structure */

static void trace_node(struct buffer *out, const struct node *node, int depth)
{
    static const char *const scopes[] = {[SCOPE_ROW] = " scope row", [SCOPE_COLUMN] = " scope column"};
    buffer_format(out, "%*s", 2 * depth, "");
    put_role(out, node);
    if (node->language)
        buffer_format(out, " %s", node->language);
    if (node->ordered)
        buffer_string(out, " ordered");
    if (node->words_as_markers)
        buffer_string(out, " by words");
    if (node->terms)
        buffer_string(out, " of terms");
    if (node->scope != SCOPE_NONE)
        buffer_string(out, scopes[node->scope]);
    if (node->column_span > 1)
        buffer_format(out, " columns %d", node->column_span);
    if (node->row_span > 1)
        buffer_format(out, " rows %d", node->row_span);
    put_string(out, " title", node->title);
    put_string(out, " target", node->target);
    if (node->leads_to) {
        buffer_string(out, " to ");
        put_role(out, node->leads_to);
    }
    put_string(out, " alternative", node->alternative);
    buffer_byte(out, '\n');
}

/* Without recursion: the tree may be as deep as the data made it. */
static void trace_structure(struct buffer *out, const struct node *root)
{
    int depth = 1;
    buffer_string(out, "structure\n");
    for (const struct node *node = root; node;) {
        trace_node(out, node, depth);
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == root ? NULL : node->next;
    }
}

bool paint_trace(const struct pages *pages, struct buffer *out, struct diag *diag)
{
    static const struct painter painter = {
        .begin = trace_begin,
        .begin_page = trace_page,
        .text = trace_text,
        .fill = trace_fill,
        .image = trace_image,
        .drawing = trace_drawing,
        .seal = trace_seal,
    };
    (void)diag; /* nothing can fail */
    bool painted = paint_pages(pages, &painter, out);
    trace_structure(out, pages->document->root);
    return painted;
}
