#include "attach/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct kept {
    struct attach_memory memory; /* is what the caller knows of it */
    struct attach_file file;     /* copied */
    struct part part;            /* of that; */
    bool is_open;                /* if it is */
    int lent;                    /* how often: what is asked leaves something in its arena each time */
};

static void close_kept(struct kept *kept)
{
    if (kept->is_open)
        part_close(&kept->part);
    kept->is_open = false;
    free((void *)(uintptr_t)kept->file.name);
    free((void *)(uintptr_t)kept->file.bytes);
    kept->file = (struct attach_file){0};
}

static void forget(struct attach_memory *memory)
{
    struct kept *kept = (struct kept *)memory;
    close_kept(kept);
    free(kept);
}

static void *copy(const void *bytes, size_t length)
{
    return memcpy(memory_resize(NULL, length), bytes, length);
}

static bool is_kept(const struct kept *kept, const struct attach_file *file)
{
    enum { LENT_MOST = 64 };
    return kept->is_open && kept->lent < LENT_MOST && !pdf_is_wrong(&kept->part.pdf) && kept->file.length == file->length &&
           memcmp(kept->file.bytes, file->bytes, file->length) == 0 && strcmp(kept->file.name, file->name) == 0;
}

bool kept_lend(struct attach_memory **memory, const struct attach_file *file, bool known, struct part *part, struct diag *diag)
{
    struct kept *kept = (struct kept *)*memory;
    if (!kept) {
        kept = memory_zeroed(1, sizeof *kept);
        kept->memory.forget = forget;
        *memory = &kept->memory;
    }
    if (!is_kept(kept, file)) {
        close_kept(kept);
        kept->file = (struct attach_file){copy(file->name, strlen(file->name) + 1), copy(file->bytes, file->length), file->length};
        kept->lent = 0;
        kept->is_open = true;
        if (!part_open(&kept->part, &kept->file, true, known, diag)) {
            close_kept(kept);
            return false;
        }
    }
    kept->lent++;
    *part = kept->part;
    part->lent = true;
    return true;
}
