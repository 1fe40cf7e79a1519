/* Blocks: headings, paragraphs, sections, lists. */
#include <string.h>

#include "paint/html.h"

/* ------------------------------------------------------------------------------------------------ elements */

void html_take_style(struct html *html, const struct style *style, enum html_use use, const char *own)
{
    bool same = html_is_like(style, html->style);
    if (same && !own)
        return;
    HTML_PUT(html->out, " class=\"");
    if (!same) {
        html_styles_add(html->styles, style, use);
        html->style = style;
        buffer_string(html->out, style->name);
        if (style->without_box)
            HTML_PUT(html->out, " _t");
    }
    if (own)
        buffer_format(html->out, "%s%s", same ? "" : " ", own);
    buffer_byte(html->out, '"');
}

/* The start tag of a block; what holds in it has to be put back behind it. */
static void begin(struct html *html, const char *element, const struct block *block, enum html_use use, const char *own)
{
    buffer_format(html->out, "\n<%s", element);
    html_take_style(html, block->style, use, own);
    html_take_language(html, block->node);
}

/* ------------------------------------------------------------------------------------------------ paragraphs */

static void put_marked(struct html *html, const struct block *block)
{
    HTML_PUT(html->out, "<span class=\"_m\">");
    html_put_runs(html, &block->marker->paragraph, block->marker->node);
    HTML_PUT(html->out, "</span><span>");
    html_put_runs(html, &block->paragraph, block->node);
    HTML_PUT(html->out, "</span>");
}

static void put_paragraph(struct html *html, const struct block *block)
{
    struct html outside = *html;
    char element[] = "h1";
    if (block->node && block->node->role == ROLE_HEADING)
        element[1] = (char)('0' + block->node->level);
    else
        memcpy(element, "p", 2);
    begin(html, element, block, HTML_BLOCK, block->marker ? "_h" : NULL);
    buffer_byte(html->out, '>');
    if (block->marker)
        put_marked(html, block);
    else
        html_put_runs(html, &block->paragraph, block->node);
    buffer_format(html->out, "</%s>", element);
    *html = outside;
}

void html_put_content(struct html *html, const struct block *first)
{
    bool alone = first && !first->next && first->kind == BLOCK_PARAGRAPH && !first->marker && html_is_like(first->style, html->style) &&
                 !(first->node && first->node->role == ROLE_HEADING);
    struct html outside = *html;
    if (!alone) {
        html_put_blocks(html, first);
    } else if (first->node && first->node->language && strcmp(first->node->language, html->language) != 0) {
        HTML_PUT(html->out, "<span");
        html_take_language(html, first->node);
        buffer_byte(html->out, '>');
        html_put_runs(html, &first->paragraph, first->node);
        HTML_PUT(html->out, "</span>");
    } else {
        html_put_runs(html, &first->paragraph, first->node);
    }
    *html = outside;
}

/* ------------------------------------------------------------------------------------------------ lists */

/* Whether the browser would write the item's marker as it is: 1. 2. 3. …, or the style's sign. */
static bool is_native(const struct block *item, bool ordered, int number)
{
    char digits[16] = "";
    size_t used = sizeof digits;
    if (!item->marker || item->marker->paragraph.count != 1)
        return !item->marker;
    const struct run *run = &item->marker->paragraph.runs[0];
    if (!ordered)
        return run->length == strlen(item->style->marker) && memcmp(run->text, item->style->marker, run->length) == 0;
    digits[--used] = '.';
    for (; number; number /= 10)
        digits[--used] = (char)('0' + number % 10);
    return run->length == sizeof digits - used && memcmp(run->text, digits + used, run->length) == 0;
}

static bool are_native(const struct block *list)
{
    int number = 0;
    for (const struct block *item = list->group.first; item; item = item->next)
        if (!is_native(item, list->node && list->node->ordered, ++number))
            return false;
    return true;
}

static void put_item(struct html *html, const struct block *item, bool native)
{
    struct html outside = *html;
    begin(html, "li", item, native ? HTML_ITEM : HTML_BLOCK, NULL);
    buffer_byte(html->out, '>');
    if (!native && item->marker) {
        HTML_PUT(html->out, "<span class=\"_m\">");
        html_put_runs(html, &item->marker->paragraph, item->marker->node);
        HTML_PUT(html->out, " </span>");
    }
    if (!native)
        HTML_PUT(html->out, "<div>");
    html_put_content(html, item->group.first);
    buffer_string(html->out, native ? "</li>" : "</div></li>");
    *html = outside;
}

/* Markers of one list stand in a column of one width: the style's, or wider. They hang in the list's indent. */
static void take_marker_column(struct html *html, const struct block *list)
{
    struct buffer rule = {0};
    double hang = list->group.first->style->hang, indent = list->style->indent_left;
    HTML_PUT(&rule, "--k:");
    html_put_length(html->styles, &rule, hang);
    HTML_PUT(&rule, ";margin-left:");
    html_put_length(html->styles, &rule, indent > hang ? indent - hang : 0);
    buffer_byte(&rule, '\0');
    struct buffer name = {0};
    buffer_format(&name, "_l k%d%c", html_styles_rule(html->styles, (const char *)rule.bytes), '\0');
    html_take_style(html, list->style, HTML_BLOCK, (const char *)name.bytes);
    buffer_finish(&rule);
    buffer_finish(&name);
}

static void put_list(struct html *html, const struct block *list)
{
    struct html outside = *html;
    const char *element = list->node->ordered ? "ol" : "ul";
    bool native = are_native(list);
    buffer_format(html->out, "\n<%s", element);
    if (native)
        html_take_style(html, list->style, HTML_BLOCK, NULL);
    else
        take_marker_column(html, list);
    html_take_language(html, list->node);
    buffer_byte(html->out, '>');
    for (const struct block *item = list->group.first; item; item = item->next)
        put_item(html, item, native);
    buffer_format(html->out, "</%s>", element);
    *html = outside;
}

/* ------------------------------------------------------------------------------------------------ groups */

static void put_group(struct html *html, const struct block *block)
{
    struct html outside = *html;
    enum role role = block->node ? block->node->role : ROLE_DIVISION;
    const char *element = role == ROLE_SECTION ? "section" : role == ROLE_NOTE ? "aside" : "div";
    begin(html, element, block, HTML_BLOCK, block->page_break ? "_p" : NULL);
    if (role == ROLE_NOTE)
        HTML_PUT(html->out, " id=\"note\" role=\"doc-footnote\"");
    buffer_byte(html->out, '>');
    html_put_blocks(html, block->group.first);
    buffer_format(html->out, "\n</%s>", element);
    *html = outside;
}

static void put_block(struct html *html, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: put_paragraph(html, block); break;
    case BLOCK_TABLE: html_put_table(html, block); break;
    case BLOCK_PICTURE: html_put_picture(html, block); break;
    case BLOCK_GROUP:
        if (block->node && block->node->role == ROLE_LIST)
            put_list(html, block);
        else
            put_group(html, block);
        break;
    }
}

void html_put_blocks(struct html *html, const struct block *first)
{
    for (; first; first = first->next)
        put_block(html, first);
}
