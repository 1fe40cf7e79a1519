/* What a PDF carries of its data, and supplements that are joined to their diploma: the module supplement-attach does both. */
#include <stdlib.h>

#include "attach/attach.h"
#include "base/file.h"
#include "base/map.h"
#include "base/memory.h"
#include "engine/engine.h"

static struct attach_file attach_file(const struct supplement_file *file)
{
    return (struct attach_file){file->name, file->bytes, file->length};
}

/* ------------------------------------------------------------------------------------------------ what it carries */

static bool extract_inside(struct supplement *supplement, const struct supplement_file *file, enum attach_data what, int number, struct buffer *out,
                           struct diag *diag)
{
    extract_source_function *extract =
        (extract_source_function *)find_function(supplement, "supplement-attach", "extract_source", diag);
    const struct attach_file read = attach_file(file);
    return extract && extract(&read, what, number, out, diag);
}

bool extract_data(struct supplement *supplement, const struct supplement_file *file, int number, struct buffer *source, struct diag *diag)
{
    return extract_inside(supplement, file, ATTACH_SOURCE, number, source, diag);
}

static bool extract_from(struct supplement *supplement, const char *path, enum attach_data what, int number, struct buffer *out,
                         struct diag *diag)
{
    struct buffer bytes = {0};
    bool good = file_read(path, ATTACH_BYTES_MOST, (struct place){0}, &bytes, diag) &&
                extract_inside(supplement, &(struct supplement_file){path, bytes.bytes, bytes.length}, what, number, out, diag);
    buffer_finish(&bytes);
    return good;
}

static bool extract(struct supplement *supplement, const char *path, enum attach_data what, int number, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = extract_from(supplement, path, what, number, out, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_extract(struct supplement *supplement, const char *path, int number, struct buffer *source,
                        struct diag *diag)
{
    return extract(supplement, path, ATTACH_SOURCE, number, source, diag);
}

bool supplement_extract_record(struct supplement *supplement, const char *path, int number, struct buffer *record, struct diag *diag)
{
    return extract(supplement, path, ATTACH_RECORD, number, record, diag);
}

/* ------------------------------------------------------------------------------------------------ joining */

/* Supplements that the engine has made, and others that nothing was found against, need not be doubted once more. */
static uint64_t *truthful_slot(struct supplement *supplement, uint64_t hash)
{
    return &supplement->truthful[hash % TRUTHFUL_MOST];
}

void note_truthful(struct supplement *supplement, const void *bytes, size_t length)
{
    uint64_t hash = map_hash(bytes, length);
    *truthful_slot(supplement, hash) = hash;
}

static bool are_known(struct supplement *supplement, const struct attach_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = map_hash(files[i].bytes, files[i].length);
        if (*truthful_slot(supplement, hash) != hash)
            return false;
    }
    return true;
}

static bool attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct buffer *out,
                   struct diag *diag)
{
    static const enum attach_way ways[] = {ATTACH_APPEND, ATTACH_EMBED, ATTACH_COLLECTION};
    attach_supplements_function *join =
        (attach_supplements_function *)find_function(supplement, "supplement-attach", "attach_supplements", diag);
    struct attach_file *files = memory_zeroed(attachment->supplement_count, sizeof *files);
    for (size_t i = 0; i < attachment->supplement_count; i++)
        files[i] = attach_file(&attachment->supplements[i]);
    struct attach_whole whole = {0};
    struct attach_request request = {
        .diploma = attach_file(&attachment->diploma),
        .supplements = files,
        .supplement_count = attachment->supplement_count,
        .way = ways[attachment->joining],
        .duplex = attachment->duplex,
        .break_signature = attachment->break_signature,
        .any = attachment->any,
        .known = are_known(supplement, files, attachment->supplement_count),
        .require_pdfa = attachment->require_pdfa,
        .require_pdfua = attachment->require_pdfua,
        .whole = &whole,
        .memory = &supplement->attached,
    };
    bool good = join && join(&request, out, diag);
    supplement->attaches = true;
    for (size_t i = 0; whole.truthful && i < attachment->supplement_count; i++)
        note_truthful(supplement, files[i].bytes, files[i].length);
    if (attachment->whole)
        *attachment->whole = (struct supplement_whole){
            .pages = whole.pages,
            .pdfa_part = whole.pdfa_part,
            .pdfua_part = whole.pdfua_part,
            .pdfa_level = whole.pdfa_level,
        };
    free(files);
    return good;
}

bool supplement_attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct buffer *out,
                       struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out ? out->length : 0;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        if (out)
            out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = attach(supplement, attachment, out, diag);
    memory_leave(&guard);
    return good;
}
