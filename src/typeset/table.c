/* A table -> strips: one for each row, or for each set of rows that cells reaching over rows bind together. */
#include <string.h>

#include "typeset/galley.h"

struct table_setting {
    struct setter *setter;
    const struct block *block;
    double x, width;
    double *widths, *lefts; /* of the columns */
};

/* ------------------------------------------------------------------------------------------------ cells */

static double inset(const struct style *cell, const struct style *row, int edge)
{
    return cell->edges[edge].width + cell->padding[edge] + row->padding[edge] + row->edges[edge].width;
}

static double spanned_width(const struct table_setting *setting, const struct cell *cell)
{
    int last = cell->column + cell->column_span - 1;
    return setting->lefts[last] + setting->widths[last] - setting->lefts[cell->column];
}

static void set_cell(const struct table_setting *setting, const struct row *row, const struct cell *cell,
                     struct set_cell *set)
{
    const struct style *style = cell->style;
    set->cell = cell;
    set->x = setting->lefts[cell->column];
    set->width = spanned_width(setting, cell);
    double inner = set->width - style->padding[EDGE_LEFT] - style->padding[EDGE_RIGHT] - style->edges[EDGE_LEFT].width -
                   style->edges[EDGE_RIGHT].width;
    inner = largest(inner, 1);
    if (cell->label) {
        set->label = set_galley(setting->setter, cell->label, inner);
        set->label_height = set->label->height;
    }
    set->content = set_galley(setting->setter, cell->first, inner);
    set->piece = (struct piece){.to = set->content->count, .height = set->content->height};
    set->top = inset(style, row->style, EDGE_TOP);
}

/* The space that the first block of the content asks for counts below a label; at the head of a cell it does not. */
static double content_space(const struct set_cell *set)
{
    bool whole = set->label && set->content->count && set->piece.start.from == 0;
    return whole ? set->content->strips[head_strip(set->content, 0)].space : 0;
}

static double cell_height(const struct set_cell *set, const struct row *row)
{
    return set->top + set->label_height + set->piece.height + inset(set->cell->style, row->style, EDGE_BOTTOM);
}

/* The label in so many lines of about one length; as it is, if its words cannot be parted so. */
static void even_label(const struct table_setting *setting, struct set_cell *set, size_t lines)
{
    enum { TRIALS_MOST = 4 };
    struct measure measure = measure_blocks(setting->setter, set->cell->label);
    double width = largest(measure.least, 1.06 * measure.natural / (double)lines);
    for (int i = 0; i < TRIALS_MOST && width < set->label->width; i++, width *= 1.08) {
        const struct galley *label = set_galley(setting->setter, set->cell->label, width);
        if (label->count == lines)
            set->label = label;
        if (label->count <= lines)
            return;
    }
}

/* Labels share their height, so that what stands below them begins on one line; a shorter one is parted into as many lines,
 * so that no hole opens below it. */
static void align_labels(const struct table_setting *setting, struct set_row *row)
{
    double tallest = 0, space = 0;
    size_t lines = 0;
    struct set_cell *cells = row->cells;
    for (size_t i = 0; i < row->count; i++) {
        lines = cells[i].label && cells[i].label->count > lines ? cells[i].label->count : lines;
        space = largest(space, content_space(&cells[i]));
    }
    for (size_t i = 0; i < row->count; i++)
        if (cells[i].label && cells[i].label->count < lines)
            even_label(setting, &cells[i], lines);
    for (size_t i = 0; i < row->count; i++)
        tallest = largest(tallest, cells[i].label ? cells[i].label->height : 0);
    for (size_t i = 0; i < row->count; i++)
        if (cells[i].label)
            cells[i].label_height = tallest + space;
}

/* ------------------------------------------------------------------------------------------------ heights */

/* Where the middle of what a cell holds lies below its top: of type, the middle of its small letters. */
static double axis(const struct setter *setter, const struct set_cell *set)
{
    const struct strip *first = set->content->count ? &set->content->strips[0] : NULL;
    if (!first || first->kind != STRIP_LINE)
        return set->piece.height / 2;
    const struct style *style = first->block->style;
    const struct face *face = style_face(style->family, style->bold, style->italic);
    double size = scaled_size(style->size, setter->scale, setter->minimum_size);
    return first->baseline - size * face->x_height_fu / face->units_per_em / 2;
}

static void align_vertically(const struct setter *setter, struct set_row *row)
{
    struct set_cell *cells = row->cells;
    double middle = 0;
    for (size_t i = 0; i < row->count; i++)
        if (cells[i].cell->vertical == VERTICAL_MIDDLE)
            middle = largest(middle, axis(setter, &cells[i]));
    for (size_t i = 0; i < row->count; i++) {
        double spare = cells[i].height - cell_height(&cells[i], row->row);
        if (cells[i].cell->vertical == VERTICAL_BOTTOM)
            cells[i].top += spare;
        else if (cells[i].cell->vertical == VERTICAL_MIDDLE && cells[i].cell->row_span == 1)
            cells[i].top += middle - axis(setter, &cells[i]);
        else if (cells[i].cell->vertical == VERTICAL_MIDDLE)
            cells[i].top += spare / 2;
    }
}

/* The height that cells of one row need; shifted ones reach deeper. */
static double row_height(const struct setter *setter, const struct set_row *row)
{
    double height = 0, middle = 0;
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].cell->vertical == VERTICAL_MIDDLE)
            middle = largest(middle, axis(setter, &row->cells[i]));
    for (size_t i = 0; i < row->count; i++) {
        const struct set_cell *cell = &row->cells[i];
        if (cell->cell->row_span > 1)
            continue;
        double shift = cell->cell->vertical == VERTICAL_MIDDLE ? middle - axis(setter, cell) : 0;
        height = largest(height, cell_height(cell, row->row) + shift);
    }
    return height;
}

/* A cell over several rows makes the last of them taller if it must. */
static void settle_heights(const struct setter *setter, struct set_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows[i].height = row_height(setter, &rows[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < rows[i].count; j++) {
            const struct set_cell *cell = &rows[i].cells[j];
            size_t last = i + (size_t)cell->cell->row_span - 1;
            double height = 0;
            for (size_t k = i; k <= last && k < count; k++)
                height += rows[k].height;
            double missing = cell_height(cell, rows[i].row) - height;
            if (missing > 0 && cell->cell->row_span > 1 && last < count)
                rows[last].height += missing;
        }
    for (size_t i = 0; i < count; i++) {
        struct set_cell *cells = rows[i].cells;
        for (size_t j = 0; j < rows[i].count; j++)
            for (size_t k = i; k < i + (size_t)cells[j].cell->row_span && k < count; k++)
                cells[j].height += rows[k].height;
        align_vertically(setter, &rows[i]);
    }
}

/* ------------------------------------------------------------------------------------------------ rows */

static void set_row(const struct table_setting *setting, const struct row *row, struct set_row *set)
{
    size_t count = 0;
    for (const struct cell *cell = row->first; cell; cell = cell->next)
        count++;
    struct set_cell *cells = arena_new_array(setting->setter->arena, struct set_cell, count);
    *set = (struct set_row){.row = row, .x = setting->x, .width = setting->width, .cells = cells, .count = count};
    for (const struct cell *cell = row->first; cell; cell = cell->next)
        set_cell(setting, row, cell, cells++);
    align_labels(setting, set);
}

/* How many rows from this one on are bound together. */
static size_t bound_rows(const struct row *row)
{
    size_t bound = 1, i = 0;
    for (; row && i < bound; row = row->next, i++)
        for (const struct cell *cell = row->first; cell; cell = cell->next)
            if (i + (size_t)cell->row_span > bound)
                bound = i + (size_t)cell->row_span;
    return bound;
}

static void stripe_row(const struct table_setting *setting, struct set_row *set, int number)
{
    const struct style *style = setting->block->style;
    int body = number - setting->block->table.head_rows;
    set->striped = style->has_stripe && body >= 0 && body % 2 == 0;
    set->stripe = style->stripe;
}

/* Sets rows from `row` on that are bound together; gives the row after them. */
static const struct row *add_rows(const struct table_setting *setting, struct galley_end *end, const struct row *row,
                                  int *number)
{
    size_t count = bound_rows(row);
    struct set_row *rows = arena_room_for(setting->setter->arena, struct set_row, count);
    size_t set = 0;
    for (; set < count && row; set++, row = row->next) {
        set_row(setting, row, &rows[set]);
        stripe_row(setting, &rows[set], (*number)++);
    }
    settle_heights(setting->setter, rows, set);
    struct strip *strip = galley_add(setting->setter, end, STRIP_ROW, setting->block);
    strip->rows = rows;
    strip->row_count = set;
    for (size_t i = 0; i < set; i++)
        strip->height += rows[i].height;
    if (set > 1 || strip->height > 2 * setting->block->style->leading * setting->setter->scale)
        end->owed = 0;
    for (size_t i = 0; set && i < rows[0].count; i++)
        strip->stretch = largest(strip->stretch, rows[0].cells[i].cell->style->stretch);
    return row;
}

/* ------------------------------------------------------------------------------------------------ tables */

static void place_columns(struct table_setting *setting, double room)
{
    const struct table_content *table = &setting->block->table;
    size_t count = (size_t)table->column_count;
    setting->widths = arena_new_array(setting->setter->arena, double, count + 1);
    setting->lefts = arena_new_array(setting->setter->arena, double, count + 1);
    set_widths(setting->setter, setting->block, room, setting->widths);
    double left = setting->x;
    for (size_t i = 0; i < count; i++) {
        setting->lefts[i] = left;
        left += setting->widths[i] + (i + 1 < count ? table->gutter : 0);
    }
    setting->width = left - setting->x;
}

/* The head rows, set apart to be set again: from their own left, since the table's is where they are placed. */
static const struct galley *head_galley(const struct table_setting *setting)
{
    struct galley *galley = arena_new(setting->setter->arena, struct galley);
    struct galley_end end = {.galley = galley};
    struct table_setting again = *setting;
    size_t count = (size_t)setting->block->table.column_count;
    int number = 0;
    again.x = 0;
    again.lefts = arena_new_array(setting->setter->arena, double, count + 1);
    for (size_t i = 0; i < count; i++)
        again.lefts[i] = setting->lefts[i] - setting->x;
    const struct row *row = setting->block->table.first;
    while (row && number < setting->block->table.head_rows)
        row = add_rows(&again, &end, row, &number);
    for (size_t i = 0; i < galley->count; i++)
        galley->height += galley->strips[i].height;
    return galley;
}

static struct group *open_table(const struct table_setting *setting, struct galley_end *end)
{
    struct group *group = arena_new(setting->setter->arena, struct group);
    *group = (struct group){.style = setting->setter->plain, .x = setting->x, .width = setting->width,
                            .parent = end->group, .open = end->galley->count};
    if (setting->block->table.head_rows)
        group->repeat = head_galley(setting);
    end->group = group;
    return group;
}

void set_table(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width)
{
    struct table_setting setting = {.setter = setter, .block = block, .x = x};
    place_columns(&setting, width);
    const struct table_content *table = &block->table;
    struct group *group = open_table(&setting, end);
    int number = 0;
    for (const struct row *row = table->first; row;) {
        bool last = number && !row->next, second = row->node && number == table->head_rows + 1;
        if (number && (number <= table->head_rows || second || last || block->style->keep_together) && end->next != BREAK_FORCED)
            end->next = BREAK_AVOIDED;
        row = add_rows(&setting, end, row, &number);
    }
    end->group = group->parent;
}

/* ------------------------------------------------------------------------------------------------ cutting a row */

static struct strip *copy_strip(struct setter *setter, const struct strip *strip)
{
    struct strip *copy = arena_new(setter->arena, struct strip);
    struct set_row *row = arena_new(setter->arena, struct set_row);
    struct set_cell *cells = arena_new_array(setter->arena, struct set_cell, strip->rows[0].count);
    *copy = *strip;
    *row = strip->rows[0];
    memcpy(cells, row->cells, row->count * sizeof *cells);
    row->cells = cells;
    copy->rows = row;
    return copy;
}

/* Told by sums, so that a row over many pages is not added up for each. Strips before the head have no height. */
static double rest_height(const struct galley *galley, struct rest rest)
{
    if (rest.from >= galley->count)
        return 0;
    size_t head = head_strip(galley, rest.from);
    return repeat_height(galley, rest) + strip_at(galley, rest, head)->height +
           galley->strips[galley->count - 1].sum - galley->strips[head].sum;
}

static void close_heights(struct set_row *row, struct strip *strip)
{
    struct set_cell *cells = row->cells;
    row->height = 0;
    for (size_t i = 0; i < row->count; i++)
        row->height = largest(row->height, cell_height(&cells[i], row->row));
    for (size_t i = 0; i < row->count; i++)
        cells[i].height = row->height;
    strip->height = row->height;
}

bool split_row(struct setter *setter, const struct strip *strip, double room, struct strip **upper, struct strip **lower)
{
    if (strip->row_count != 1)
        return false;
    *upper = copy_strip(setter, strip);
    *lower = copy_strip(setter, strip);
    struct set_row *above = (*upper)->rows;
    struct set_row *below = (*lower)->rows;
    bool progress = false;
    for (size_t i = 0; i < above->count; i++) {
        struct set_cell *head = &above->cells[i];
        struct set_cell *tail = &below->cells[i];
        head->top = tail->top = inset(head->cell->style, above->row->style, EDGE_TOP);
        double inner = room - head->top - head->label_height - inset(head->cell->style, above->row->style, EDGE_BOTTOM);
        struct rest left, start = head->piece.start;
        double again = repeat_height(head->content, start);
        head->piece = take_piece(setter, head->content, start, inner - again, 1e9, &left);
        tail->piece = (struct piece){.start = left, .to = head->content->count,
                                     .height = rest_height(head->content, left)};
        tail->label = NULL;
        tail->label_height = 0;
        progress |= head->piece.height > 0;
        head->piece.height += head->piece.height > 0 ? again : 0;
    }
    close_heights(above, *upper);
    close_heights(below, *lower);
    (*lower)->before = BREAK_ALLOWED;
    (*lower)->space = 0;
    return progress && (*upper)->height <= room + TOLERANCE;
}
