/* Records of the European Learning Model, and workbooks that are imported in the same way. */
#include <stdio.h>
#include <string.h>

#include "book/book.h"
#include "engine/engine.h"
#include "learn/learn.h"

/* ------------------------------------------------------------------------------------------------ workbooks */

struct importing {
    const struct supplement_import *request;
    struct diag *diag;
};

static bool report(const struct supplement_import *request, const struct buffer *words)
{
    return !request->report || request->report(request->context, words->bytes, words->length);
}

static bool take_entry(void *context, const struct book_entry *entry)
{
    const struct importing *importing = context;
    const struct supplement_import *request = importing->request;
    struct buffer words = {0};
    if (request->stop && request->stop(request->context)) {
        diag_report(importing->diag, DIAG_INTERRUPTED, (struct place){request->path, 0}, "%s", entry->name);
        return false;
    }
    struct diag *unheard = diag_create(); /* what somebody did to the base is nobody's fault: there is none then */
    struct xml_file *base = entry->base ? xml_read_memory(entry->base, entry->base_length, request->path, unheard) : NULL;
    struct xml_file *file = xml_read_memory(entry->bytes, entry->length, request->path, importing->diag);
    const struct learn_kept kept = {request->folder, entry->name, entry->id, file, base, &words};
    bool good = file && learn_keep(&kept, importing->diag) && report(request, &words);
    if (file)
        xml_close(file);
    if (base)
        xml_close(base);
    diag_destroy(unheard);
    buffer_finish(&words);
    return good;
}

static bool import_workbook(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    struct importing importing = {request, diag};
    const struct book_reading reading = {schema_path(supplement, "qualification"), request->path, take_entry, &importing};
    book_read_function *read = (book_read_function *)find_function(supplement, "supplement-book", "book_read", diag);
    return read && read(&reading, diag);
}

/* It is a ZIP archive. */
static bool is_workbook(const char *path)
{
    char head[4] = "";
    FILE *file = strcmp(path, "-") == 0 ? NULL : fopen(path, "rbe");
    bool is = file && fread(head, 1, sizeof head, file) == sizeof head && memcmp(head, "PK\3\4", sizeof head) == 0;
    if (file)
        fclose(file);
    return is;
}

/* ------------------------------------------------------------------------------------------------ records */

bool supplement_import(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    const struct learn_import asked = {request->path, request->folder, request->report, request->stop, request->context};
    bool good = is_workbook(request->path) ? import_workbook(supplement, request, diag) : learn_import(&asked, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_record(struct supplement *supplement, const struct supplement_qualification *const *qualifications, size_t count,
                       enum supplement_record_format format, struct buffer *out, struct diag *diag)
{
    static const enum learn_format formats[] = {LEARN_XML, LEARN_TURTLE, LEARN_JSONLD, LEARN_JSON};
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    if ((size_t)format < sizeof formats / sizeof *formats) {
        struct arena *arena = arena_create();
        const struct xml_file **files = arena_new_array(arena, const struct xml_file *, count);
        for (size_t i = 0; i < count; i++)
            files[i] = qualifications[i]->qualification->file;
        learn_give(files, count, formats[format], out, diag);
        arena_destroy(arena);
    } else {
        diag_report(diag, DIAG_VALUE_INVALID, (struct place){0}, "%d: there is no such format of records", (int)format);
    }
    memory_leave(&guard);
    return (size_t)format < sizeof formats / sizeof *formats;
}
