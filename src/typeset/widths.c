/* Widths of a table's columns: fixed ones, shares, by content, and what remains. */
#include "typeset/galley.h"

static double box_width(const struct style *style)
{
    return style->edges[EDGE_LEFT].width + style->edges[EDGE_RIGHT].width + style->padding[EDGE_LEFT] +
           style->padding[EDGE_RIGHT];
}

/* ------------------------------------------------------------------------------------------------ measuring */

static struct measure measure_table(struct setter *setter, const struct block *block);

static struct measure measure_block(struct setter *setter, const struct block *block)
{
    struct measure measure = {0};
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        if (block->paragraph.personal)
            setter->log->bound = true;
        measure = paragraph_measure(setter->typesetter, block, setter->scale, setter->minimum_size, setter->diag);
        break;
    case BLOCK_GROUP: measure = measure_blocks(setter, block->group.first); break;
    case BLOCK_TABLE: measure = measure_table(setter, block); break;
    case BLOCK_PICTURE: measure.least = measure.natural = block->picture.width; break;
    }
    double around = block->style->indent_left + block->style->indent_right + box_width(block->style) +
                    marker_shift(setter, block);
    return (struct measure){measure.least + around, measure.natural + around};
}

struct measure measure_blocks(struct setter *setter, const struct block *first)
{
    struct measure all = {0};
    for (const struct block *block = first; block; block = block->next) {
        struct measure one = measure_block(setter, block);
        all.least = largest(all.least, one.least);
        all.natural = largest(all.natural, one.natural);
    }
    return all;
}

static struct measure measure_cell(struct setter *setter, const struct cell *cell)
{
    struct measure content = measure_blocks(setter, cell->first), label = measure_blocks(setter, cell->label);
    double around = box_width(cell->style);
    return (struct measure){largest(content.least, label.least) + around,
                            largest(content.natural, label.natural) + around};
}

/* A cell over several columns counts for none: their own cells give them their widths. */
static void measure_columns(struct setter *setter, const struct table_content *table, struct measure *measures)
{
    for (const struct row *row = table->first; row; row = row->next)
        for (const struct cell *cell = row->first; cell; cell = cell->next) {
            if (cell->column_span > 1 || table->columns[cell->column].kind != WIDTH_CONTENT)
                continue;
            struct measure own = measure_cell(setter, cell), *column = &measures[cell->column];
            column->least = largest(column->least, own.least);
            column->natural = largest(column->natural, own.natural);
        }
}

static double gutters(const struct table_content *table)
{
    return table->column_count > 1 ? table->gutter * (table->column_count - 1) : 0;
}

static struct measure measure_table(struct setter *setter, const struct block *block)
{
    const struct table_content *table = &block->table;
    struct measure *columns = arena_new_array(setter->arena, struct measure, (size_t)table->column_count);
    struct measure all = {gutters(table), gutters(table)};
    measure_columns(setter, table, columns);
    for (int i = 0; i < table->column_count; i++) {
        double fixed = table->columns[i].kind == WIDTH_POINTS ? table->columns[i].width : 0;
        all.least += columns[i].least + fixed;
        all.natural += columns[i].natural + fixed;
    }
    return all;
}

/* ------------------------------------------------------------------------------------------------ sharing out */

/* What the columns by content take of `room`: all they would like, or each the same share between least and natural. */
static double share_out(const struct table_content *table, const struct measure *measures, double room, double *widths)
{
    double least = 0, natural = 0, taken = 0;
    for (int i = 0; i < table->column_count; i++)
        if (table->columns[i].kind == WIDTH_CONTENT) {
            least += measures[i].least;
            natural += measures[i].natural;
        }
    double share = natural <= room ? 1 : natural > least && room > least ? (room - least) / (natural - least) : 0;
    double shrink = least > room && least > 0 ? largest(room, 0) / least : 1;
    for (int i = 0; i < table->column_count; i++)
        if (table->columns[i].kind == WIDTH_CONTENT) {
            widths[i] = shrink * (measures[i].least + share * (measures[i].natural - measures[i].least));
            taken += widths[i];
        }
    return taken;
}

/* What is over goes to the columns that take the rest; without any, to those by content. */
static void fill_up(const struct table_content *table, double over, double *widths)
{
    enum width_kind kind = WIDTH_CONTENT;
    int count = 0;
    for (int i = 0; i < table->column_count; i++)
        if (table->columns[i].kind == WIDTH_REST)
            kind = WIDTH_REST;
    for (int i = 0; i < table->column_count; i++)
        count += table->columns[i].kind == kind;
    for (int i = 0; i < table->column_count; i++)
        if (table->columns[i].kind == kind)
            widths[i] += over / count;
}

void set_widths(struct setter *setter, const struct block *block, double room, double *widths)
{
    const struct table_content *table = &block->table;
    struct measure *measures = arena_new_array(setter->arena, struct measure, (size_t)table->column_count);
    double inner = room - gutters(table), left = inner;
    measure_columns(setter, table, measures);
    for (int i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        widths[i] = column->kind == WIDTH_POINTS ? column->width : column->kind == WIDTH_SHARE ? column->width * inner : 0;
        left -= widths[i];
    }
    if (left < -TOLERANCE)
        diag_report(setter->diag, DIAG_TABLE_TOO_WIDE, block->place, "%.1f mm too wide for %.1f mm", -left * 25.4 / 72,
                    room * 25.4 / 72);
    left -= share_out(table, measures, left, widths);
    if (left > 0 && table->fill_width)
        fill_up(table, left, widths);
}
