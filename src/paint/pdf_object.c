#include "paint/pdf_object.h"

#include <assert.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"

#include <libdeflate.h>
#include <stdlib.h>

/* libharu's allocators have no context of their own. Its memory is the file's arena, and goes with it; so nothing of
 * libharu is ever freed singly, an abandoned document included. */
static _Thread_local struct arena *haru_memory;

static void *haru_alloc(HPDF_UINT size)
{
    return arena_alloc(haru_memory, size);
}

static void haru_free(void *memory)
{
    (void)memory;
}

/* libharu calls this and goes on; what failed is seen in its return values and its error number. */
static void haru_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    (void)detail;
    struct pdf_file *file = context;
    file->status = error;
}

/* ------------------------------------------------------------------------------------------------ numbers */

int pdf_reserve(struct pdf_file *file, int count)
{
    int first = file->count;
    file->count += count;
    if (file->count > file->capacity) {
        file->capacity = 2 * file->count + 64;
        file->entries = memory_resize(file->entries, (size_t)file->capacity * sizeof *file->entries);
    }
    memset(file->entries + first, 0, (size_t)count * sizeof *file->entries);
    return first;
}

void pdf_put_reference(struct buffer *out, int number)
{
    buffer_byte(out, ' ');
    buffer_integer(out, number);
    buffer_append(out, " 0 R", 4);
}

static int haru_number(const void *object)
{
    enum { NUMBER_BITS = 0xFFFFFF }; /* the others are flags: hpdf_objects.h */
    return (int)(((const HPDF_Obj_Header *)object)->obj_id & NUMBER_BITS);
}

int pdf_page_number(const struct pdf_file *file, int page)
{
    return haru_number(file->haru->root_pages) + 2 + page; /* the information dictionary stands between */
}

/* ------------------------------------------------------------------------------------------------ libharu's dictionaries */

/* Entries that are written as they are, behind those that libharu holds. */
struct verbatim {
    size_t length;
    char text[];
};

static HPDF_STATUS write_verbatim(HPDF_Dict dictionary, HPDF_Stream stream)
{
    const struct verbatim *verbatim = dictionary->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)verbatim->text, (HPDF_UINT)verbatim->length);
}

static void add_entries(struct pdf_file *file, HPDF_Dict dictionary, const struct buffer *entries)
{
    struct verbatim *verbatim = arena_alloc(file->arena, sizeof *verbatim + entries->length);
    verbatim->length = entries->length;
    if (entries->length)
        memcpy(verbatim->text, entries->bytes, entries->length);
    dictionary->attr = verbatim;
    dictionary->write_fn = write_verbatim;
}

static HPDF_Dict haru_object(const struct pdf_file *file, int number)
{
    return HPDF_Xref_GetEntry(file->haru->xref, (HPDF_UINT)number)->obj;
}

void pdf_page_entries(struct pdf_file *file, int page, const struct buffer *entries)
{
    if (!file->status)
        add_entries(file, haru_object(file, pdf_page_number(file, page)), entries);
}

void pdf_catalog_entries(struct pdf_file *file, const struct buffer *entries)
{
    if (!file->status)
        add_entries(file, file->haru->catalog, entries);
}

void pdf_info_entries(struct pdf_file *file, const struct buffer *entries)
{
    if (file->status)
        return;
    /* libharu has put its name there; the entry is in `entries`, where it can be told from what XMP says. */
    file->status |= HPDF_Dict_RemoveElement(file->haru->info, "Producer");
    add_entries(file, file->haru->info, entries);
}

/* HPDF_AddPage would make a content stream with an uncompressed Length object beside it; ours is written straight. */
static HPDF_STATUS add_page(HPDF_Doc haru)
{
    HPDF_Dict page = HPDF_Dict_New(haru->mmgr);
    HPDF_Array kids = HPDF_Dict_GetItem(haru->root_pages, "Kids", HPDF_OCLASS_ARRAY);
    if (!page || !kids)
        return HPDF_INVALID_PAGES;
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    HPDF_STATUS status = HPDF_Xref_Add(haru->xref, page);
    status |= HPDF_Dict_AddName(page, "Type", "Page");
    status |= HPDF_Dict_Add(page, "Parent", haru->root_pages);
    return status | HPDF_Array_Add(kids, page);
}

/* True if libharu had nothing to complain of so far. */
static bool check(struct pdf_file *file)
{
    if (!file->status)
        return true;
    diag_report(file->diag, DIAG_INTERNAL, (struct place){0}, "libharu: error 0x%04lX", (unsigned long)file->status);
    file->out->length = file->start;
    return false;
}

static void begin_haru(struct pdf_file *file, int page_count)
{
    enum { NO_POOL = 0 }; /* the arena is one */
    if (!file->arena)
        file->arena = arena_create();
    arena_clear(file->arena);
    haru_memory = file->arena;
    file->status = HPDF_OK;
    file->haru = HPDF_NewEx(haru_error, haru_alloc, haru_free, NO_POOL, file);
    if (!file->haru)
        file->status = HPDF_FAILD_TO_ALLOC_MEM;
    else
        file->haru->pdf_version = HPDF_VER_17;
    for (int i = 0; i < page_count && !file->status; i++)
        file->status |= add_page(file->haru);
}

bool pdf_file_begin(struct pdf_file *file, int page_count, struct buffer *out, struct diag *diag)
{
    file->out = out;
    file->start = out->length;
    file->diag = diag;
    file->count = 0;
    begin_haru(file, page_count);
    if (!check(file))
        return false;
    pdf_reserve(file, (int)file->haru->xref->entries->count);
    for (int i = 0; i < PDF_GROUPS; i++) {
        struct pdf_object_stream *group = &file->groups[i];
        buffer_clear(&group->index);
        buffer_clear(&group->objects);
        group->count = 0;
        group->number = pdf_reserve(file, 1);
    }
    buffer_string(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return true;
}

void pdf_file_finish(struct pdf_file *file)
{
    for (int i = 0; i < PDF_GROUPS; i++) {
        buffer_finish(&file->groups[i].index);
        buffer_finish(&file->groups[i].objects);
    }
    buffer_finish(&file->scratch);
    arena_destroy(file->arena);
    free(file->entries);
}

/* ------------------------------------------------------------------------------------------------ objects and streams */

struct buffer *pdf_object_begin(struct pdf_file *file, enum pdf_group group, int number)
{
    struct pdf_object_stream *stream = &file->groups[group];
    file->entries[number] = (struct pdf_entry){2, (uint32_t)stream->number, (uint32_t)stream->count++};
    buffer_integer(&stream->index, number);
    buffer_byte(&stream->index, ' ');
    buffer_integer(&stream->index, (long)stream->objects.length);
    buffer_byte(&stream->index, ' ');
    return &stream->objects;
}

void pdf_object_end(struct pdf_file *file, enum pdf_group group)
{
    buffer_byte(&file->groups[group].objects, '\n');
}

static void stream_begin(struct pdf_file *file, int number, const char *entries, size_t length)
{
    struct buffer *out = file->out;
    file->entries[number] = (struct pdf_entry){1, (uint32_t)(out->length - file->start), 0};
    buffer_integer(out, number);
    buffer_string(out, " 0 obj\n<</Length ");
    buffer_integer(out, (long)length);
    if (entries)
        buffer_string(out, entries);
}

static void stream_end(struct pdf_file *file, const void *bytes, size_t length)
{
    buffer_string(file->out, ">>stream\n");
    buffer_append(file->out, bytes, length);
    buffer_string(file->out, "\nendstream\nendobj\n");
}

void pdf_stream(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length)
{
    stream_begin(file, number, entries, length);
    stream_end(file, bytes, length);
}

void pdf_stream_deflated(struct pdf_file *file, int number, const char *entries, const void *bytes, size_t length,
                         const size_t *cuts, size_t cut_count)
{
    buffer_clear(&file->scratch);
    pdf_deflate(file->deflater, bytes, length, cuts, cut_count, &file->scratch);
    stream_begin(file, number, entries, file->scratch.length);
    buffer_string(file->out, PDF_DEFLATED);
    stream_end(file, file->scratch.bytes, file->scratch.length);
}

/* ------------------------------------------------------------------------------------------------ the end */

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buffer_append(stream->attr, bytes, length);
    return HPDF_OK;
}

static void write_haru_objects(struct pdf_file *file)
{
    HPDF_List entries = file->haru->xref->entries;
    struct buffer *out = &file->groups[PDF_DOCUMENT].objects;
    HPDF_Stream stream = HPDF_CallbackWriter_New(file->haru->mmgr, append_bytes, out);
    if (!stream) {
        file->status = HPDF_FAILD_TO_ALLOC_MEM;
        return;
    }
    for (HPDF_UINT i = 1; i < entries->count && !file->status; i++) {
        pdf_object_begin(file, PDF_DOCUMENT, (int)i);
        file->status |= HPDF_Obj_WriteValue(haru_object(file, (int)i), stream, NULL);
        pdf_object_end(file, PDF_DOCUMENT);
    }
}

static void write_group(struct pdf_file *file, struct pdf_object_stream *group)
{
    char entries[64];
    snprintf(entries, sizeof entries, "/Type/ObjStm/N %d/First %zu", group->count, group->index.length);
    buffer_append(&group->index, group->objects.bytes, group->objects.length);
    pdf_stream_deflated(file, group->number, entries, group->index.bytes, group->index.length, NULL, 0);
}

enum { ROW = 6 }; /* bytes of an entry: type, three of place, two of index */

static void put_row(struct buffer *out, const struct pdf_entry *entry)
{
    const unsigned char row[ROW] = {
        entry->type, (unsigned char)(entry->place >> 16), (unsigned char)(entry->place >> 8),
        (unsigned char)entry->place, (unsigned char)(entry->index >> 8), (unsigned char)entry->index};
    buffer_append(out, row, sizeof row);
}

/* Each row as its difference from the one before (PNG's predictor "up"): mostly zeros, so that it compresses well. */
static void put_differences(struct buffer *out, const unsigned char *rows, int count)
{
    enum { UP = 2 };
    for (int i = 0; i < count; i++) {
        buffer_byte(out, UP);
        for (int j = 0; j < ROW; j++)
            buffer_byte(out, (unsigned char)(rows[i * ROW + j] - (i ? rows[(i - 1) * ROW + j] : 0)));
    }
}

/* Two equal strings of 16 bytes (14.4): 12 of them hash all that was written so far, 4 are its length. */
static void put_identifier(struct buffer *out, const unsigned char *bytes, size_t length)
{
    char text[33];
    snprintf(text, sizeof text, "%016llX%08lX%08lX", (unsigned long long)map_hash(bytes, length),
             (unsigned long)libdeflate_crc32(0, bytes, length), (unsigned long)length & 0xFFFFFFFF);
    buffer_format(out, "/ID[<%s><%s>]", text, text);
}

/* The cross-reference stream. Its pieces: streams, whose places vary, stand between objects whose places do not. */
static void write_references(struct pdf_file *file, int number)
{
    struct buffer rows = {0}, differences = {0}, entries = {0};
    file->entries[number] = (struct pdf_entry){1, (uint32_t)(file->out->length - file->start), 0};
    file->entries[0] = (struct pdf_entry){0, 0, 65535};
    for (int i = 0; i < file->count; i++)
        put_row(&rows, &file->entries[i]);
    put_differences(&differences, rows.bytes, file->count);
    buffer_format(&entries,
                  "/Type/XRef/Size %d/W[1 3 2]/Root %d 0 R/Info %d 0 R/DecodeParms<</Predictor 12/Columns %d>>",
                  file->count, haru_number(file->haru->catalog), haru_number(file->haru->info), ROW);
    put_identifier(&entries, file->out->bytes + file->start, file->out->length - file->start);
    buffer_byte(&entries, 0);
    pdf_stream_deflated(file, number, (const char *)entries.bytes, differences.bytes, differences.length, NULL, 0);
    buffer_finish(&rows);
    buffer_finish(&differences);
    buffer_finish(&entries);
}

bool pdf_file_end(struct pdf_file *file)
{
    struct buffer *out = file->out;
    if (!file->status)
        write_haru_objects(file);
    if (!check(file))
        return false;
    for (int i = 0; i < PDF_GROUPS; i++)
        if (file->groups[i].count)
            write_group(file, &file->groups[i]);
    int number = pdf_reserve(file, 1);
    size_t place = out->length - file->start;
    write_references(file, number);
    buffer_format(out, "startxref\n%zu\n%%%%EOF\n", place);
    return true;
}
