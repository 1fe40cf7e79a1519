/* Records of the European Learning Model, and workbooks and documents that are imported in the same way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "book/book.h"
#include "engine/engine.h"
#include "learn/learn.h"

/* ------------------------------------------------------------------------------------------------ workbooks */

struct importing {
    const struct supplement_import *request;
    struct diag *diag;
};

bool report_import(const struct supplement_import *request, const struct buffer *words)
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
    const struct learn_kept kept = {request->folder, entry->name, entry->id, NULL, file, base, &words};
    bool good = file && learn_keep(&kept, importing->diag) && report_import(request, &words);
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

/* A ZIP archive; or what Word wrote before there were any, and writes around a document with a password. */
static bool is_of_an_office(const char *path)
{
    char head[4] = "";
    FILE *file = strcmp(path, "-") == 0 ? NULL : fopen(path, "rbe");
    bool is = file && fread(head, 1, sizeof head, file) == sizeof head &&
              (memcmp(head, "PK\3\4", sizeof head) == 0 || memcmp(head, "\xD0\xCF\x11\xE0", sizeof head) == 0);
    if (file)
        fclose(file);
    return is;
}

static bool import_from_office(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    return is_document(supplement, request->path, diag) ? import_document(supplement, request, diag) : import_workbook(supplement, request, diag);
}

/* ------------------------------------------------------------------------------------------------ records */

bool supplement_import(struct supplement *supplement, const struct supplement_import *request, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    const struct learn_import asked = {request->path, request->folder, request->report, request->stop, request->context};
    bool good = is_of_an_office(request->path) ? import_from_office(supplement, request, diag) : learn_import(&asked, diag);
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

/* ------------------------------------------------------------------------------------------------ inside a PDF */

struct carried {
    struct buffer record;
    char *name; /* of its file */
};

static void forget(void *value)
{
    struct carried *carried = value;
    buffer_finish(&carried->record);
    free(carried->name);
    free(carried);
}

void forget_records(struct supplement *supplement)
{
    map_each(supplement->records, forget);
    map_clear(supplement->records);
}

/* "elm-25135.xml": letters that names of files may have everywhere, others as hyphens. */
static char *name_record(const struct xml_node *root, struct arena *arena)
{
    struct buffer name = {0};
    const struct xml_node *code = xml_first_element(root);
    while (code && !xml_is_named(code, "code"))
        code = xml_next_element(code);
    buffer_string(&name, code ? "elm-" : "elm");
    for (const char *at = code ? xml_text(code, arena) : ""; *at; at++)
        buffer_byte(&name, ascii_is_letter(*at) || ascii_is_digit(*at) || *at == '.' || *at == '_' ? (unsigned char)*at : '-');
    buffer_append(&name, ".xml", sizeof ".xml");
    return (char *)name.bytes;
}

static struct carried *make_record(const char *source, size_t common, const char *path, struct diag *diag)
{
    struct buffer text = {0};
    struct arena *arena = arena_create();
    buffer_append(&text, source, common);
    buffer_string(&text, "</qualification>");
    struct xml_file *file = xml_read_memory((const char *)text.bytes, text.length, path, diag);
    struct carried *carried = NULL;
    if (file) {
        carried = memory_zeroed(1, sizeof *carried);
        learn_give((const struct xml_file *const[]){file}, 1, LEARN_XML, &carried->record, diag);
        carried->name = name_record(xml_root(file), arena);
        xml_close(file);
    }
    arena_destroy(arena);
    buffer_finish(&text);
    return carried;
}

bool carry_record(struct supplement *supplement, struct document *document, const char *path, struct diag *diag)
{
    enum { RECORDS_MOST = 64 };
    if (map_count(supplement->records) >= RECORDS_MOST)
        forget_records(supplement);
    void **slot = map_slot(supplement->records, document->source, document->source_common);
    struct carried *carried = *slot = *slot ? *slot : make_record(document->source, document->source_common, path, diag);
    if (!carried)
        return false;
    document->record = arena_copy(supplement->document, (const char *)carried->record.bytes, carried->record.length);
    document->record_length = carried->record.length;
    document->record_name = arena_copy(supplement->document, carried->name, strlen(carried->name));
    return true;
}
