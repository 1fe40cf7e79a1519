/* Columns of markers that are as wide as the widest marker needs. */
#include "typeset/galley.h"

double marker_gap(const struct setter *setter, const struct style *style)
{
    return setter->scale * style->size * 0.5;
}

static double widest(struct setter *setter, const struct axis *axis)
{
    double width = 0;
    for (size_t i = 0; i < axis->count; i++)
        width = largest(width, paragraph_measure(setter->typesetter, axis->markers[i], setter->scale,
                                                 setter->minimum_size, setter->diag).natural);
    return width;
}

double marker_column(struct setter *setter, const struct block *block)
{
    const struct style *style = block->style;
    if (!block->axis)
        return style->hang;
    double *column = &setter->columns[block->axis->index];
    if (*column <= 0)
        *column = largest(style->hang, widest(setter, block->axis) + marker_gap(setter, style));
    return *column;
}

double marker_shift(struct setter *setter, const struct block *block)
{
    return block->axis ? marker_column(setter, block) - block->style->hang : 0;
}
