/* Rows that are bad, and what is kept of them. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "issue/export_inside.h"
#include "issue/rejected.h"
#include "issue/row_sheet.h"

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

size_t export_rows_of_shard(const struct export *export, size_t rows)
{
    size_t shard = (size_t)export->request->shard, shards = (size_t)export->request->shards;
    return shards < 2 ? rows : (rows + shards - shard) / shards;
}

/* The row as it stands in the file, with the reason behind it: ready to be mended and fed again. */
void export_reject(struct export *export, const struct graduate *graduate, const struct diag *found, struct arena *arena)
{
    if (!export->rejected.length)
        rejected_put_headings(&export->rejected, export->cohort, arena);
    rejected_put(&export->rejected, export->cohort, graduate, rejected_reason(found, arena), arena);
    for (const struct row_sheet *sheet = export->cohort->rows; sheet; sheet = sheet->next)
        row_sheet_reject(sheet, graduate, found);
    export->summary->rejected++;
    export_tell(export, &(struct supplement_event){.outcome = SUPPLEMENT_REJECTED, .line = graduate->line,
                                            .name = graduate->role[COLUMN_NAME], .rows_done = export->rows_done,
                                            .rows = export->summary->rows});
}

static void write_rows(const struct export *export, const char *path, const struct buffer *rows)
{
    int mode = export->request->mode ? export->request->mode : FILE_PERSONAL;
    file_write(path, rows->bytes, rows->length, (struct file_manner){mode, true}, export->diag);
}

void export_write_rejected(const struct export *export)
{
    for (const struct row_sheet *sheet = export->cohort->rows; sheet; sheet = sheet->next) {
        struct buffer rows = {0};
        if (row_sheet_put_rejected(sheet, &rows, export->diag))
            write_rows(export, sheet->rejected_path, &rows);
        buffer_finish(&rows);
    }
    write_rows(export, export->rejected_path, &export->rejected);
}
