#define _GNU_SOURCE /* memmem */
#include "sheet/merges.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/part.h"
#include "sheet/sheet.h"

struct range {
    int first_row, last_row;
    int first_column, last_column;
};

struct covering {
    int until; /* the last row that a range covers in this column */
    int shown; /* the row in which the range's first cell stands here, or 0 */
};

bool read_cell_place(const char **text, int *column, int *row)
{
    const char *at = *text;
    int letters = 0, number = 0;
    for (; *at >= 'A' && *at <= 'Z' && letters <= SHEET_COLUMNS_MOST; at++)
        letters = letters * 26 + (*at - 'A' + 1);
    for (; *at >= '0' && *at <= '9' && number <= SHEET_ROWS_MOST; at++)
        number = number * 10 + (*at - '0');
    *text = at;
    *column = letters - 1;
    *row = number;
    return letters >= 1 && letters <= SHEET_COLUMNS_MOST && number >= 1 && number <= SHEET_ROWS_MOST;
}

/* Whether the part says anything of merged cells, or is in an encoding where that cannot be seen. Unpacking costs a
 * small part of what reading the XML does, and most sheets have none. */
static bool mentions_merges(struct package *package, const char *name, bool *good, struct diag *diag)
{
    enum { KEPT = 8, ROOM = 16 * 1024 };
    static const char word[KEPT + 1] = "mergeCel"; /* of mergeCells and mergeCell */
    char bytes[KEPT + ROOM] = {0};
    struct entry *entry = entry_open(package, name, diag);
    bool mentioned = false, first = true;
    ptrdiff_t count = entry ? 1 : -1;
    while (count > 0 && (count = entry_read(entry, bytes + KEPT, ROOM, diag)) > 0) {
        mentioned |= first && ((unsigned char)bytes[KEPT] >= 0xFE || !bytes[KEPT]); /* UTF-16, or wider */
        mentioned = mentioned || memmem(bytes, (size_t)count + KEPT, word, strlen(word));
        memmove(bytes, bytes + count, KEPT);
        first = false;
    }
    entry_close(entry);
    *good = count == 0;
    return mentioned;
}

static bool read_range(const char *reference, struct range *range)
{
    if (!reference || !read_cell_place(&reference, &range->first_column, &range->first_row))
        return false;
    range->last_column = range->first_column;
    range->last_row = range->first_row;
    if (*reference == ':') {
        reference++;
        if (!read_cell_place(&reference, &range->last_column, &range->last_row))
            return false;
    }
    return !*reference && range->last_column >= range->first_column && range->last_row >= range->first_row;
}

static bool add(struct merges *merges, const struct part *part, struct diag *diag)
{
    struct range range;
    const char *reference = part_attribute(part, "ref");
    if (merges->count == MERGES_MOST) {
        diag_report(diag, DIAG_SHEET_TOO_LARGE, package_place(part->package), "it has more than %d merged cells",
                    MERGES_MOST);
        return false;
    }
    if (!read_range(reference, &range)) {
        package_report(part->package, part->name, diag, "merged cells at \"%.20s\"", reference ? reference : "");
        return false;
    }
    if (merges->count == merges->capacity) {
        merges->capacity = merges->capacity ? merges->capacity * 2 : 64;
        merges->ranges = memory_resize(merges->ranges, (size_t)merges->capacity * sizeof *merges->ranges);
    }
    merges->ranges[merges->count++] = range;
    return true;
}

static int compare(const void *left, const void *right)
{
    const struct range *a = left, *b = right;
    return a->first_row < b->first_row ? -1 : a->first_row > b->first_row;
}

bool merges_read(struct merges *merges, struct package *package, const char *name, struct diag *diag)
{
    bool good;
    struct part part;
    if (!mentions_merges(package, name, &good, diag) || !good)
        return good;
    if (!part_open(&part, package, name, diag))
        return false;
    enum xml_event event;
    while (good && (event = part_next(&part, diag)) != XML_EVENT_DONE) {
        good = event != XML_EVENT_FAULT;
        if (event == XML_EVENT_START && part_is(&part, "mergeCell"))
            good = add(merges, &part, diag);
    }
    part_close(&part);
    if (!good || !merges->count)
        return good;
    qsort(merges->ranges, (size_t)merges->count, sizeof *merges->ranges, compare);
    merges->coverings = memory_zeroed(SHEET_COLUMNS_MOST, sizeof *merges->coverings);
    return true;
}

void merges_finish(struct merges *merges)
{
    free(merges->ranges);
    free(merges->coverings);
    *merges = (struct merges){0};
}

void merges_restart(struct merges *merges)
{
    merges->next = 0;
    if (merges->coverings)
        memset(merges->coverings, 0, SHEET_COLUMNS_MOST * sizeof *merges->coverings);
}

void merges_step(struct merges *merges, int row)
{
    for (; merges->next < merges->count && merges->ranges[merges->next].first_row <= row; merges->next++) {
        const struct range *range = &merges->ranges[merges->next];
        for (int column = range->first_column; column <= range->last_column; column++) {
            struct covering *covering = &merges->coverings[column];
            if (covering->until < range->last_row)
                covering->until = range->last_row;
            covering->shown = column == range->first_column ? range->first_row : 0;
        }
    }
}

bool merges_cover(const struct merges *merges, int row, int column)
{
    if (!merges->coverings)
        return false;
    const struct covering *covering = &merges->coverings[column];
    return row <= covering->until && row != covering->shown;
}
