/* The seam to libharu: the skeleton of the file. */
#include <string.h>

#include "paint/pdf_object.h"

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

/* ------------------------------------------------------------------------------------------------ dictionaries */

static int haru_number(const void *object)
{
    enum { NUMBER_BITS = 0xFFFFFF }; /* the others are flags: hpdf_objects.h */
    return (int)(((const HPDF_Obj_Header *)object)->obj_id & NUMBER_BITS);
}

int pdf_page_number(const struct pdf_file *file, int page)
{
    return file->first_page + page;
}

int pdf_pages_number(const struct pdf_file *file)
{
    return haru_number(file->haru->root_pages);
}

int pdf_catalog_number(const struct pdf_file *file)
{
    return haru_number(file->haru->catalog);
}

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

void pdf_pages_entries(struct pdf_file *file, const struct buffer *entries)
{
    HPDF_Dict root = file->haru->root_pages;
    if (file->status)
        return;
    root->before_write_fn = NULL; /* it counts the kids that libharu has */
    file->status |= HPDF_Dict_RemoveElement(root, "Kids");
    file->status |= HPDF_Dict_RemoveElement(root, "Count");
    add_entries(file, root, entries);
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

/* ------------------------------------------------------------------------------------------------ begin and end */

static bool check(struct pdf_file *file)
{
    if (!file->status)
        return true;
    diag_report(file->diag, DIAG_INTERNAL, (struct place){0}, "libharu: error 0x%04lX", (unsigned long)file->status);
    file->out->length = file->start;
    return false;
}

/* libharu has put its name into an information dictionary, the last of its objects so far. Ours is written straight, where there
 * is any. */
static void remove_information(HPDF_Doc haru)
{
    HPDF_List entries = haru->xref->entries;
    if (haru->info && haru_number(haru->info) == (int)entries->count - 1)
        HPDF_List_RemoveByIndex(entries, entries->count - 1);
    haru->info = NULL;
}

bool pdf_haru_begin(struct pdf_file *file, int page_count)
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
    if (!file->status) {
        remove_information(file->haru);
        file->first_page = (int)file->haru->xref->entries->count;
    }
    for (int i = 0; i < page_count && !file->status; i++)
        file->status |= add_page(file->haru);
    return check(file);
}

static HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    buffer_append(stream->attr, bytes, length);
    return HPDF_OK;
}

bool pdf_haru_write(struct pdf_file *file)
{
    HPDF_List entries = file->haru->xref->entries;
    struct buffer *out = &file->groups[PDF_DOCUMENT].objects;
    haru_memory = file->arena;
    HPDF_Stream stream = HPDF_CallbackWriter_New(file->haru->mmgr, append_bytes, out);
    if (!stream)
        file->status = HPDF_FAILD_TO_ALLOC_MEM;
    for (HPDF_UINT i = 1; i < entries->count && !file->status; i++) {
        pdf_object_begin(file, PDF_DOCUMENT, (int)i);
        file->status |= HPDF_Obj_WriteValue(haru_object(file, (int)i), stream, NULL);
        pdf_object_end(file, PDF_DOCUMENT);
    }
    return check(file);
}
