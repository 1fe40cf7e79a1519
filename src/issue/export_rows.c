/* Rows that are bad, and what is kept of them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "issue/export_inside.h"

#define REASON_HEADING "reason"

void export_tell(const struct export *export, const struct supplement_event *event)
{
    if (export->request->watch)
        export->request->watch(export->request->context, event);
}

bool export_is_interrupted(struct export *export)
{
    const struct supplement_export *request = export->request;
    if (!export->interrupted && request->stop)
        export->interrupted = request->stop(request->context);
    return export->interrupted;
}

bool export_is_bad(const struct export *export, size_t row)
{
    return row / 8 < export->bad_capacity && export->bad[row / 8] >> row % 8 & 1;
}

void export_mark_bad(struct export *export, size_t row)
{
    if (row / 8 >= export->bad_capacity) {
        size_t capacity = 2 * (row / 8) + 64;
        export->bad = memory_resize(export->bad, capacity);
        memset(export->bad + export->bad_capacity, 0, capacity - export->bad_capacity);
        export->bad_capacity = capacity;
    }
    export->bad[row / 8] |= (unsigned char)(1u << row % 8);
}

bool export_is_of_shard(const struct export *export, size_t row)
{
    int shards = export->request->shards;
    return shards < 2 || (int)(row % (size_t)shards) == export->request->shard - 1;
}

/* The first error, in a line: what else is told of a row, or of one before that is passed over, is no reason. */
static const char *reason_of(const struct diag *own, struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (!stream)
        return "";
    diag_print(own, stream);
    fclose(stream);
    const char *mark = arena_format(arena, ": %s%s", say("error"), say(": ")), *line = strstr(text, mark);
    while (line && line > text && line[-1] != '\n')
        line--;
    line = line ? line : text;
    const char *reason = arena_copy(arena, line, strcspn(line, "\n"));
    free(text);
    return reason;
}

/* Appends a row to what is rejected; a reason from an earlier time gives way to this one. */
static void put_rejected(struct export *export, const char *const *row, int row_count, bool torn, const char *reason,
                         struct arena *arena)
{
    const struct cohort *cohort = export->cohort;
    int headings = cohort->columns.count;
    const char **cells = arena_new_array(arena, const char *, (size_t)(headings + row_count) + 2);
    int count = 0;
    for (int i = 0; i < headings; i++)
        if (strcmp(cohort->headings[i], REASON_HEADING) != 0)
            cells[count++] = row ? row[i] : "";
    cells[count++] = reason;
    for (int i = headings; i < row_count; i++) /* nothing is lost, and unmended it is a fault again */
        cells[count++] = row[i];
    if (torn) /* written anew its quotation marks are right, and what stands between them is as wrong as before */
        cells[count++] = say("correct the cells of this row, then empty this one");
    sheet_put_row(&export->rejected, cells, count);
}

/* The row as it stands in the file, with the reason behind it: ready to be mended and fed again. */
void export_reject(struct export *export, const struct graduate *graduate, const struct diag *found, struct arena *arena)
{
    if (!export->rejected.length)
        put_rejected(export, export->cohort->headings, export->cohort->columns.count, false, REASON_HEADING, arena);
    put_rejected(export, graduate->cells, graduate->cell_count, graduate->torn, reason_of(found, arena), arena);
    export->summary->rejected++;
    export_tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_REJECTED, .line = graduate->line,
                                            .name = graduate->role[COLUMN_NAME], .rows_done = export->rows_done,
                                            .rows = export->summary->rows});
}
