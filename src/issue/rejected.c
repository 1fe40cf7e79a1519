#include "issue/rejected.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"

#define REASON_HEADING "reason"

/* What is in memory alone has no name that says anything to anybody: where it stands does. */
static const char *without_memory(const char *reason)
{
    const char *colon = strncmp(reason, "/proc/self/fd/", 14) == 0 ? strchr(reason, ':') : NULL;
    return colon ? colon + 1 : reason;
}

/* What else is told of a row, or of one before that is passed over, is no reason. */
const char *rejected_reason(const struct diag *found, struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (!stream)
        return "";
    diag_print(found, stream);
    fclose(stream);
    const char *mark = arena_format(arena, ": %s%s", say("error"), say(": ")), *line = strstr(text, mark);
    while (line && line > text && line[-1] != '\n')
        line--;
    line = line ? line : text;
    const char *reason = arena_copy(arena, line, strcspn(line, "\n"));
    free(text);
    return without_memory(reason);
}

void rejected_put(struct buffer *out, const struct cohort *cohort, const struct graduate *row, const char *reason,
                  struct arena *arena)
{
    int headings = cohort->columns.count;
    const char **cells = arena_new_array(arena, const char *, (size_t)(headings + row->cell_count) + 2);
    int count = 0;
    for (int i = 0; i < headings; i++)
        if (strcmp(cohort->headings[i], REASON_HEADING) != 0)
            cells[count++] = row->cells ? row->cells[i] : "";
    cells[count++] = reason;
    for (int i = headings; i < row->cell_count; i++) /* nothing is lost, and unmended it is a fault again */
        cells[count++] = row->cells[i];
    if (row->torn) /* written anew its quotation marks are right, and what stands between them is as wrong as before */
        cells[count++] = say("correct the cells of this row, then empty this one");
    sheet_put_row(out, cells, count);
}

void rejected_put_headings(struct buffer *out, const struct cohort *cohort, struct arena *arena)
{
    const struct graduate row = {.cells = cohort->headings, .cell_count = cohort->columns.count};
    rejected_put(out, cohort, &row, REASON_HEADING, arena);
}
