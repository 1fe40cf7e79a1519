/* What stands in rows and columns: columns side by side and grids, which are for the eye alone, and tables proper. */
#include <string.h>

#include "base/unicode.h"
#include "paint/html.h"

/* ------------------------------------------------------------------------------------------------ columns and grids */

static void put_track(struct html *html, struct buffer *rule, const struct column *column)
{
    switch (column->kind) {
    case WIDTH_CONTENT: HTML_PUT(rule, " auto"); break;
    case WIDTH_POINTS:
        buffer_byte(rule, ' ');
        html_put_length(html->styles, rule, column->width);
        break;
    case WIDTH_SHARE:
        HTML_PUT(rule, " minmax(0,");
        buffer_number(rule, column->width * 100, 3);
        HTML_PUT(rule, "fr)");
        break;
    case WIDTH_REST: HTML_PUT(rule, " minmax(0,1fr)"); break;
    }
}

/* The number of the class that says how wide columns are, and how far apart. */
static int tracks_rule(struct html *html, const struct table_content *table)
{
    struct buffer rule = {0};
    HTML_PUT(&rule, "--k:");
    for (int i = 0; i < table->column_count; i++)
        put_track(html, &rule, &table->columns[i]);
    HTML_PUT(&rule, ";--g:");
    html_put_length(html->styles, &rule, table->gutter);
    buffer_byte(&rule, '\0');
    int number = html_styles_rule(html->styles, (const char *)rule.bytes);
    buffer_finish(&rule);
    return number;
}

/* Of a cell among columns: where what is not at the top stands, how many columns it takes, and that it needs no line of its own where
 * there is room for one column only. */
static const char *cell_class(struct html *html, const struct table_content *table, const struct cell *cell, struct buffer *out)
{
    static const char *const verticals[] = {[VERTICAL_TOP] = "", [VERTICAL_MIDDLE] = "_vm ", [VERTICAL_BOTTOM] = "_vb "};
    enum width_kind kind = table->columns[cell->column].kind;
    buffer_string(out, verticals[cell->vertical]);
    if (cell->column_span > 1) {
        struct buffer rule = {0};
        buffer_format(&rule, "--s:%d%c", cell->column_span, '\0');
        buffer_format(out, "_s k%d ", html_styles_rule(html->styles, (const char *)rule.bytes));
        buffer_finish(&rule);
    } else if (kind == WIDTH_CONTENT || kind == WIDTH_POINTS) {
        HTML_PUT(out, "_a ");
    }
    if (!out->length)
        return NULL;
    out->bytes[out->length - 1] = '\0';
    return (const char *)out->bytes;
}

static void put_term(struct html *html, const struct cell *cell)
{
    struct html outside = *html;
    HTML_PUT(html->out, "\n<dt");
    html_take_style(html, cell->label->style, HTML_BLOCK, NULL);
    html_take_language(html, cell->label->node);
    buffer_byte(html->out, '>');
    html_put_runs(html, &cell->label->paragraph, cell->label->node);
    HTML_PUT(html->out, "</dt>");
    *html = outside;
    HTML_PUT(html->out, "\n<dd>");
    html_put_content(html, cell->first);
    HTML_PUT(html->out, "</dd>");
}

static void put_column(struct html *html, const struct table_content *table, const struct cell *cell, bool term)
{
    struct html outside = *html;
    struct buffer own = {0};
    HTML_PUT(html->out, "\n<div");
    html_take_style(html, cell->style, HTML_BLOCK, cell_class(html, table, cell, &own));
    html_take_language(html, cell->node);
    buffer_byte(html->out, '>');
    if (term) {
        put_term(html, cell);
    } else {
        html_put_blocks(html, cell->label);
        html_put_blocks(html, cell->first);
    }
    HTML_PUT(html->out, "</div>");
    buffer_finish(&own);
    *html = outside;
}

/* Every one has its term: a list of terms and what they stand for. */
static bool are_terms(const struct table_content *table)
{
    for (const struct row *row = table->first; row; row = row->next)
        for (const struct cell *cell = row->first; cell; cell = cell->next)
            if (!cell->label || cell->label->kind != BLOCK_PARAGRAPH)
                return false;
    return table->first != NULL;
}

static void put_columns(struct html *html, const struct block *block)
{
    struct html outside = *html;
    const struct table_content *table = &block->table;
    bool terms = are_terms(table);
    const char *element = terms ? "dl" : "div";
    struct buffer own = {0};
    buffer_format(&own, "%s k%d%c", terms ? "_g" : "_c", tracks_rule(html, table), '\0');
    buffer_format(html->out, "\n<%s", element);
    html_take_style(html, block->style, HTML_BLOCK, (const char *)own.bytes);
    html_take_language(html, block->node);
    buffer_byte(html->out, '>');
    for (const struct row *row = table->first; row; row = row->next)
        for (const struct cell *cell = row->first; cell; cell = cell->next)
            put_column(html, table, cell, terms);
    buffer_format(html->out, "\n</%s>", element);
    buffer_finish(&own);
    *html = outside;
}

/* ------------------------------------------------------------------------------------------------ tables */

static size_t letters_of(const struct block *block)
{
    size_t letters = 0;
    for (size_t i = 0; block && block->kind == BLOCK_PARAGRAPH && i < block->paragraph.count; i++) {
        const char *text = block->paragraph.runs[i].text, *end = text + block->paragraph.runs[i].length;
        for (; text < end; letters++)
            (void)utf8_next(&text, end);
    }
    return letters;
}

/* How wide a column wants to be that is as wide as its content: as its longest text, and no more than some words. [ch] */
static size_t column_letters(const struct table_content *table, int column)
{
    enum { LETTERS_MOST = 16 };
    size_t most = 0;
    for (const struct row *row = table->first; row; row = row->next)
        for (const struct cell *cell = row->first; cell; cell = cell->next) {
            size_t letters = cell->column == column && cell->column_span == 1 ? letters_of(cell->first) : 0;
            most = letters > most ? letters : most;
        }
    return most < LETTERS_MOST ? most : LETTERS_MOST;
}

/* A column in which no cell begins is none (HTML Living Standard, 4.9.12.1), and a browser would leave room for it. */
static bool is_column(const struct table_content *table, int column)
{
    for (const struct row *row = table->first; row; row = row->next)
        for (const struct cell *cell = row->first; cell; cell = cell->next)
            if (cell->column == column)
                return true;
    return false;
}

static int columns_of(const struct table_content *table, const struct cell *cell)
{
    int count = 0;
    for (int i = 0; i < cell->column_span; i++)
        count += cell->column_span == 1 || is_column(table, cell->column + i);
    return count;
}

static void put_col(struct html *html, const struct table_content *table, int column)
{
    const struct column *width = &table->columns[column];
    struct buffer rule = {0};
    HTML_PUT(html->out, "<col");
    HTML_PUT(&rule, "width:");
    if (width->kind == WIDTH_CONTENT && table->fill_width)
        buffer_format(&rule, "calc(%zuch + 1rem)", column_letters(table, column));
    else if (width->kind == WIDTH_POINTS)
        html_put_length(html->styles, &rule, width->width);
    else if (width->kind == WIDTH_SHARE)
        buffer_number(&rule, width->width * 100, 3);
    if (width->kind == WIDTH_SHARE)
        buffer_byte(&rule, '%');
    if (rule.length > strlen("width:")) {
        buffer_byte(&rule, '\0');
        buffer_format(html->out, " class=\"k%d\"", html_styles_rule(html->styles, (const char *)rule.bytes));
    }
    buffer_byte(html->out, '>');
    buffer_finish(&rule);
}

static void put_span(struct html *html, const char *name, int count)
{
    if (count > 1)
        buffer_format(html->out, " %s=\"%d\"", name, count);
}

static void put_cell(struct html *html, const struct table_content *table, const struct cell *cell)
{
    static const char *const verticals[] = {[VERTICAL_TOP] = NULL, [VERTICAL_MIDDLE] = "_vm", [VERTICAL_BOTTOM] = "_vb"};
    static const char *const scopes[] = {[SCOPE_NONE] = NULL, [SCOPE_ROW] = "row", [SCOPE_COLUMN] = "col"};
    struct html outside = *html;
    bool header = cell->node && cell->node->role == ROLE_HEADER_CELL;
    const char *element = header ? "th" : "td";
    buffer_format(html->out, "<%s", element);
    if (header)
        html_put_attribute(html->out, "scope", scopes[cell->node->scope]);
    put_span(html, "colspan", columns_of(table, cell));
    put_span(html, "rowspan", cell->row_span);
    html_take_style(html, cell->style, HTML_BLOCK, verticals[cell->vertical]);
    html_take_language(html, cell->node);
    buffer_byte(html->out, '>');
    html_put_content(html, cell->first);
    buffer_format(html->out, "</%s>", element);
    *html = outside;
}

static void put_row(struct html *html, const struct table_content *table, const struct row *row)
{
    struct html outside = *html;
    HTML_PUT(html->out, "\n<tr");
    html_take_style(html, row->style, HTML_ROW, NULL);
    html_take_language(html, row->node);
    buffer_byte(html->out, '>');
    for (const struct cell *cell = row->first; cell; cell = cell->next)
        put_cell(html, table, cell);
    HTML_PUT(html->out, "</tr>");
    *html = outside;
}

/* A head is repeated where a table is printed on several pages. */
static void put_rows(struct html *html, const struct table_content *table)
{
    int number = 0;
    for (const struct row *row = table->first; row; row = row->next, number++) {
        if (number == 0 && table->head_rows)
            HTML_PUT(html->out, "<thead>");
        if (number == table->head_rows)
            buffer_string(html->out, number ? "</thead>\n<tbody>" : "<tbody>");
        put_row(html, table, row);
    }
    buffer_string(html->out, number > table->head_rows ? "</tbody>" : number ? "</thead>" : "");
}

static void put_real_table(struct html *html, const struct block *block)
{
    struct html outside = *html;
    const struct table_content *table = &block->table;
    HTML_PUT(html->out, "\n<table");
    html_take_style(html, block->style, HTML_BLOCK, table->fill_width ? "_w" : NULL);
    html_take_language(html, block->node);
    HTML_PUT(html->out, "><colgroup>");
    for (int i = 0; i < table->column_count; i++)
        if (is_column(table, i))
            put_col(html, table, i);
    HTML_PUT(html->out, "</colgroup>");
    put_rows(html, table);
    HTML_PUT(html->out, "\n</table>");
    *html = outside;
}

void html_put_table(struct html *html, const struct block *block)
{
    if (block->node && block->node->role == ROLE_TABLE)
        put_real_table(html, block);
    else
        put_columns(html, block);
}
