/* Tables (ISO 32000-1, 14.8.4.3.4 and 14.8.5.7; PDF/UA-1, 7.5): cells in rows of one length, and what each head is of. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "checks.h"

enum { COLUMNS = 64 };

/* The cells by place; spans stand in all places that they take. */
struct grid {
    struct written *written;
    const struct element **cells; /* rows of COLUMNS */
    int rows, capacity, columns;
};

static const struct element **row_at(struct grid *grid, int row)
{
    while (row >= grid->capacity) {
        int before = grid->capacity;
        grid->capacity = 2 * before + 16;
        grid->cells = memory_resize(grid->cells, (size_t)grid->capacity * COLUMNS * sizeof *grid->cells);
        memset(grid->cells + before * COLUMNS, 0, (size_t)(grid->capacity - before) * COLUMNS * sizeof *grid->cells);
    }
    return grid->cells + row * COLUMNS;
}

static int span_of(struct written *written, const struct element *cell, const char *key)
{
    long span = get_integer(written, get(written, cell->dictionary, "/A"), key, 1);
    return span < 1 ? 1 : span > COLUMNS ? COLUMNS : (int)span;
}

static void place_cell(struct grid *grid, const struct element *cell)
{
    int columns = span_of(grid->written, cell, "/ColSpan"), rows = span_of(grid->written, cell, "/RowSpan"), column = 0;
    while (column < COLUMNS && row_at(grid, grid->rows)[column])
        column++;
    for (int i = 0; i < rows; i++)
        for (int j = column; j < column + columns && j < COLUMNS; j++)
            row_at(grid, grid->rows + i)[j] = cell;
}

static void place_rows(struct grid *grid, const struct element *table)
{
    for (const struct kid *row = table->kids; row; row = row->next) {
        for (const struct kid *cell = row->element ? row->element->kids : NULL; cell; cell = cell->next)
            if (cell->element)
                place_cell(grid, cell->element);
        int columns = 0;
        while (columns < COLUMNS && row_at(grid, grid->rows)[columns])
            columns++;
        if (grid->rows && columns != grid->columns)
            report(grid->written, FAULT_TABLE_UNEVEN, "object %d: row %d has %d columns, the rows before have %d",
                   table->object, grid->rows + 1, columns, grid->columns);
        grid->columns = columns > grid->columns ? columns : grid->columns;
        grid->rows++;
    }
}

/* ------------------------------------------------------------------------------------------------ heads */

static bool is_head(const struct element *cell)
{
    return cell && strcmp(cell->type, "/TH") == 0;
}

static const char *scope_of(struct written *written, const struct element *cell)
{
    const char *scope = get_name(written, get(written, cell->dictionary, "/A"), "/Scope");
    return scope ? scope : "";
}

static bool has_data(struct grid *grid, int row)
{
    for (int i = 0; i < grid->columns; i++) {
        const struct element *cell = row_at(grid, row)[i];
        if (cell && !is_head(cell) && *heard(grid->written, cell))
            return true;
    }
    return false;
}

/* A head in a row with data is head of that row; one in a row of heads is head of a column, if there are data below. */
static void check_head(struct grid *grid, const struct element *head, int row)
{
    const char *scope = scope_of(grid->written, head);
    bool in_row = strcmp(scope, "/Row") == 0, in_column = strcmp(scope, "/Column") == 0, below = false;
    for (int i = row + 1; i < grid->rows && !below; i++)
        below = has_data(grid, i);
    if (!in_row && !in_column)
        report(grid->written, FAULT_SCOPE_MISSING, "\"%s\" heads no row and no column", heard(grid->written, head));
    else if (in_row != has_data(grid, row) || (in_column && !below))
        report(grid->written, FAULT_SCOPE_WRONG, "\"%s\" is said to be the head of a %s", heard(grid->written, head),
               scope + 1);
}

static bool is_headed(struct grid *grid, int row, int column)
{
    for (int i = 0; i < grid->columns; i++) {
        const struct element *cell = row_at(grid, row)[i];
        if (is_head(cell) && strcmp(scope_of(grid->written, cell), "/Row") == 0)
            return true;
    }
    for (int i = 0; i < row; i++) {
        const struct element *cell = row_at(grid, i)[column];
        if (is_head(cell) && strcmp(scope_of(grid->written, cell), "/Column") == 0)
            return true;
    }
    return false;
}

static void check_heads(struct grid *grid)
{
    bool any = false;
    for (int i = 0; i < grid->rows * COLUMNS; i++)
        any |= is_head(grid->cells[i]);
    for (int row = 0; any && row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++) {
            const struct element *cell = row_at(grid, row)[column];
            if (is_head(cell))
                check_head(grid, cell, row);
            else if (cell && !is_headed(grid, row, column))
                report(grid->written, FAULT_SCOPE_WRONG, "\"%s\" has no head", heard(grid->written, cell));
        }
}

/* What only stands side by side is no table; if it were, the tables in it would be in one. */
static void check_nesting(struct written *written, const struct element *table)
{
    for (const struct element *above = table->parent; above; above = above->parent)
        if (strcmp(above->type, "/Table") == 0)
            report(written, FAULT_TABLE_NESTED, "object %d stands in the table of object %d", table->object, above->object);
}

void check_tables(struct written *written, bool whole)
{
    for (const struct element *element = written->tree; element; element = element->next) {
        if (strcmp(element->type, "/Table") != 0)
            continue;
        if (whole)
            check_nesting(written, element);
        struct grid grid = {.written = written};
        place_rows(&grid, element);
        check_heads(&grid);
        free(grid.cells);
    }
}
