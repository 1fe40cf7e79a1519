/* Records of the European Learning Model. */
#include "engine/engine.h"
#include "learn/learn.h"

bool supplement_import(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    const struct learn_import asked = {request->path, request->folder, request->report, request->stop, request->context};
    bool good = learn_import(&asked, diag);
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
