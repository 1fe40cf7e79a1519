/* What stands in rows and columns: columns side by side, grids of terms and entries, tables proper. */
#include <string.h>

#include "compose/composer.h"

enum { COLUMNS_MOST = 64 };

static struct block *table_add(struct composer *composer, struct block_list *out, const struct style *style,
                               const struct template *template, struct column *columns, int count)
{
    struct block *block = block_add(composer, out, BLOCK_TABLE, style, template->place);
    block->table.columns = columns;
    block->table.column_count = count;
    block->table.gutter = template->gutter;
    return block;
}

static struct cell *cell_add(struct composer *composer, struct cell ***link, const struct style *style, int column,
                             struct place place)
{
    struct cell *cell = arena_new(composer->arena, struct cell);
    cell->style = style;
    cell->column = column;
    cell->column_span = cell->row_span = 1;
    cell->place = place;
    **link = cell;
    *link = &cell->next;
    return cell;
}

static struct row *row_add(struct composer *composer, struct row ***link, const struct style *style, struct place place)
{
    struct row *row = arena_new(composer->arena, struct row);
    row->style = style;
    row->place = place;
    **link = row;
    *link = &row->next;
    return row;
}

/* The style of an element that has no box of its own. */
static const struct style *plain_style(const struct composer *composer)
{
    return layout_text_style(composer->layout, composer->layout->text_style);
}

static const struct style *style_or_plain(const struct composer *composer, const struct template *template)
{
    return template->style ? template->style : plain_style(composer);
}

static void report_outside(struct composer *composer, const struct template *template, int most)
{
    diag_report(composer->diag, DIAG_VALUE_INVALID, template->place,
                "<%s> stands outside the table: expected at most %d columns", template->element, most);
}

/* ------------------------------------------------------------------------------------------------ columns */

struct columns {
    const struct template *template;
    struct block *block;
    struct column *columns;
    struct cell **link;
};

static void add_column(struct composer *composer, const struct template *column, struct context context, void *state)
{
    struct columns *columns = state;
    struct block *block = columns->block;
    if (column->kind != TEMPLATE_COLUMN)
        return;
    if (block->table.column_count == COLUMNS_MOST) {
        report_outside(composer, column, COLUMNS_MOST);
        return;
    }
    const struct style *style = style_or_plain(composer, column);
    struct cell *cell = cell_add(composer, &columns->link, style, block->table.column_count, column->place);
    cell->vertical = column->vertical != VERTICAL_TOP ? column->vertical : columns->template->vertical;
    cell->first = compose_blocks(composer, column->first, context_in(composer, context, style, false));
    columns->columns[block->table.column_count++] = column->width;
}

void compose_columns(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out)
{
    struct columns columns = {.template = template, .columns = arena_room_for(composer->arena, struct column, COLUMNS_MOST)};
    struct block **before = out->link;
    struct block *block = table_add(composer, out, style_or_plain(composer, template), template, columns.columns, 0);
    block->table.fill_width = true;
    struct row **rows = &block->table.first;
    columns.block = block;
    columns.link = &row_add(composer, &rows, plain_style(composer), template->place)->first;
    visit_templates(composer, template->first, context, add_column, &columns);
    if (block->table.column_count)
        return;
    *before = NULL; /* none of the choices brought a column */
    out->link = before;
}

/* ------------------------------------------------------------------------------------------------ grids */

/* A term and its entry. That they stand in rows and columns is for the eye alone: a list to those who hear it, each item the
 * term and what it stands for (ISO 32000-1, 14.8.4.3.3). */
static void fill_entry(struct composer *composer, const struct template *entry, struct context context,
                       struct cell *cell)
{
    const struct template *term = entry->first;
    while (term && term->kind != TEMPLATE_TERM)
        term = term->next;
    struct node *item = composer_node(composer, &context, ROLE_ITEM, entry->place);
    context = context_in(composer, context, cell->style, false);
    context.node = item;
    if (term) {
        const struct style *style = template_style(composer, term);
        struct context inside = context_in(composer, context, style, true);
        inside.node = composer_node(composer, &context, ROLE_MARKER, term->place);
        struct flow flow = {0};
        struct block_list list = {.link = &list.first};
        size_t errors = diag_errors(composer->diag);
        compose_text(composer, term->first, inside, &flow);
        if (!paragraph_add(composer, &list, style, inside.node, &flow, term->place) && diag_errors(composer->diag) == errors)
            diag_report(composer->diag, DIAG_TEXT_EMPTY, term->place, "<term>");
        cell->label = list.first;
    }
    cell->node = context.node = composer_node(composer, &context, ROLE_ITEM_BODY, entry->place);
    struct filling filling = filling_begin(composer);
    cell->first = compose_blocks(composer, entry->first, context);
    if (filling_end(composer, &filling) || !cell->first)
        report_empty(composer, &filling, entry, &context);
}

struct grid {
    struct block *block;
    struct row **rows;
    struct row *row;
    struct cell **cells;
    int column; /* where the next entry goes */
};

static void add_entry(struct composer *composer, const struct template *entry, struct context context, void *state)
{
    struct grid *grid = state;
    int count = grid->block->table.column_count;
    int span = entry->column_span > count ? count : entry->column_span;
    if (!grid->row || grid->column + span > count) {
        grid->row = row_add(composer, &grid->rows, plain_style(composer), entry->place);
        grid->cells = &grid->row->first;
        grid->column = 0;
    }
    struct cell *cell = cell_add(composer, &grid->cells, style_or_plain(composer, entry), grid->column, entry->place);
    cell->column_span = span;
    grid->column += span;
    fill_entry(composer, entry, context, cell);
}

void compose_grid(struct composer *composer, const struct template *template, struct context context,
                  struct block_list *out)
{
    int count = template->columns;
    struct column *columns = arena_room_for(composer->arena, struct column, (size_t)count);
    for (int i = 0; i < count; i++)
        columns[i] = (struct column){WIDTH_SHARE, 1.0 / count};
    struct block *block = table_add(composer, out, style_or_plain(composer, template), template, columns, count);
    block->table.fill_width = true;
    block->node = context.node = composer_node(composer, &context, ROLE_LIST, template->place);
    if (block->node)
        block->node->terms = true;
    struct grid grid = {.block = block, .rows = &block->table.first};
    struct filling filling = filling_begin(composer);
    visit_templates(composer, template->first, context, add_entry, &grid);
    if (filling_end(composer, &filling) || !block->table.first)
        report_empty(composer, &filling, template, &context);
}

/* ------------------------------------------------------------------------------------------------ tables */

struct table {
    struct block *block;
    struct column *columns;
    struct row **rows;
    int row_count;
    struct cell **cells; /* of the row in the making */
    int column;          /* where its next cell goes */
    int taken[COLUMNS_MOST]; /* rows that a cell from above still reaches into each column, this row included */
    bool has_cols;
};

static void add_cell(struct composer *composer, const struct template *template, struct context context, void *state)
{
    struct table *table = state;
    while (table->column < COLUMNS_MOST && table->taken[table->column] > 0)
        table->column++;
    int most = table->has_cols ? table->block->table.column_count : COLUMNS_MOST;
    if (table->column + template->column_span > most) {
        report_outside(composer, template, most);
        return;
    }
    const struct style *style = style_or_plain(composer, template);
    struct cell *cell = cell_add(composer, &table->cells, style, table->column, template->place);
    cell->column_span = template->column_span;
    cell->row_span = template->row_span;
    cell->vertical = template->vertical;
    bool header = template->kind == TEMPLATE_HEADER_CELL;
    cell->node = composer_node(composer, &context, header ? ROLE_HEADER_CELL : ROLE_CELL, template->place);
    if (cell->node) {
        cell->node->scope = header ? template->scope : SCOPE_NONE;
        cell->node->column_span = cell->column_span;
        cell->node->row_span = cell->row_span;
    }
    context = context_in(composer, context, style, true);
    context.node = cell->node;
    cell->first = compose_blocks(composer, template->first, context);
    for (int i = 0; i < cell->column_span; i++)
        table->taken[table->column++] = cell->row_span;
    if (table->column > table->block->table.column_count)
        table->block->table.column_count = table->column;
}

static void add_row(struct composer *composer, const struct template *template, struct context context,
                    struct table *table)
{
    struct row *row = row_add(composer, &table->rows, style_or_plain(composer, template), template->place);
    row->node = context.node = composer_node(composer, &context, ROLE_ROW, template->place);
    table->cells = &row->first;
    table->column = 0;
    visit_templates(composer, template->first, context, add_cell, table);
    for (int i = 0; i < COLUMNS_MOST; i++)
        table->taken[i] -= table->taken[i] > 0;
    table->row_count++;
}

static void add_part(struct composer *composer, const struct template *template, struct context context, void *state)
{
    struct table *table = state;
    if (template->kind == TEMPLATE_ROW)
        add_row(composer, template, context, table);
    if (template->kind != TEMPLATE_TABLE_HEAD)
        return;
    visit_templates(composer, template->first, context, add_part, table);
    table->block->table.head_rows = table->row_count;
}

/* A cell may not reach below the last row. */
static void clip_row_spans(struct table *table)
{
    int left = table->row_count;
    for (struct row *row = table->block->table.first; row; row = row->next, left--)
        for (struct cell *cell = row->first; cell; cell = cell->next)
            if (cell->row_span > left)
                cell->row_span = left;
}

void compose_table(struct composer *composer, const struct template *template, struct context context,
                   struct block_list *out)
{
    struct column *columns = arena_new_array(composer->arena, struct column, COLUMNS_MOST);
    struct table table = {.columns = columns};
    table.block = table_add(composer, out, style_or_plain(composer, template), template, columns, 0);
    table.block->table.fill_width = template->fill_width;
    for (const struct template *col = template->first; col; col = col->next)
        if (col->kind == TEMPLATE_COL && table.block->table.column_count < COLUMNS_MOST)
            columns[table.block->table.column_count++] = col->width;
    table.has_cols = table.block->table.column_count > 0;
    table.rows = &table.block->table.first;
    table.block->node = context.node = composer_node(composer, &context, ROLE_TABLE, template->place);
    struct filling filling = filling_begin(composer);
    visit_templates(composer, template->first, context, add_part, &table);
    if (filling_end(composer, &filling) || table.row_count == table.block->table.head_rows)
        report_empty(composer, &filling, template, &context);
    clip_row_spans(&table);
}
