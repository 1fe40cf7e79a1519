/*
 * A volume: many documents in one file, for the printer.
 *
 * Of each document everything is written at once but what needs the next: the bookmark, which says where the next one is,
 * and the nodes above 128 documents in the trees of pages and of parents.  What needs all of them (fonts, the roots of the
 * trees, the catalog) is written at the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_cache.h"
#include "paint/pdf_metadata.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_run.h"
#include "paint/pdf_text.h"

enum {
    BRANCH = 128,                 /* documents below one node of a tree */
    GROUP_ENOUGH = 64 << 10       /* bytes of objects that are worth a stream */
};

struct list {
    int *numbers, count, capacity;
};

struct pdf_volume {
    struct pdf_cache *cache;      /* its own: other documents may be made meanwhile */
    struct pdf_run run;
    struct metadata metadata;
    bool dated;                   /* by the caller; else by the last day of a document */
    struct arena *arena;          /* metadata, texts of variants */
    int page_count;
    struct list elements;         /* of the documents, object numbers */
    struct list first_pages;      /* of the documents, from 0 */
    /* Trees (7.7.3.2, 7.9.7): object numbers of the leaves that have no branch yet, and of the branches. */
    struct list page_leaves, page_branches;
    struct list parent_leaves, parent_branches;
    int branch_page, branch_key;  /* the first of the branch that is growing */
    struct pdf_outline outline;   /* the bookmark at hand */
    struct pdf_bookmark bookmark;
    int first_bookmark, bookmark_count;
    /* object numbers */
    int resources, structure, document, parents;
    bool broken;
};

static void list_add(struct list *list, int number)
{
    if (list->count == list->capacity) {
        list->capacity = 2 * list->capacity + BRANCH;
        list->numbers = memory_resize(list->numbers, (size_t)list->capacity * sizeof *list->numbers);
    }
    list->numbers[list->count++] = number;
}

static void put_kids(struct buffer *out, const char *key, const struct list *list)
{
    buffer_string(out, key);
    buffer_byte(out, '[');
    for (int i = 0; i < list->count; i++)
        pdf_put_reference(out, list->numbers[i]);
    buffer_byte(out, ']');
}

static void put_number(struct buffer *out, const char *key, long number)
{
    buffer_string(out, key);
    pdf_put_integer(out, number);
}

static void put_referring(struct buffer *out, const char *key, int number)
{
    buffer_string(out, key);
    pdf_put_reference(out, number);
}

/* ------------------------------------------------------------------------------------------------ create, destroy */

static const char *copy(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void copy_metadata(struct pdf_volume *volume, const struct metadata *metadata)
{
    struct metadata *own = &volume->metadata;
    own->title = copy(volume->arena, metadata->title);
    own->author = copy(volume->arena, metadata->author);
    own->subject = copy(volume->arena, metadata->subject);
    own->keywords = copy(volume->arena, metadata->keywords);
    own->identifier = copy(volume->arena, metadata->identifier);
    own->language = copy(volume->arena, metadata->language);
    own->date = copy(volume->arena, metadata->date);
    own->creator = copy(volume->arena, metadata->creator);
    own->standard = metadata->standard;
}

static void complete_metadata(struct pdf_volume *volume, const struct metadata *next)
{
    struct metadata *own = &volume->metadata;
    own->title = own->title ? own->title : copy(volume->arena, next->common_title);
    own->language = own->language ? own->language : copy(volume->arena, next->language);
    own->creator = own->creator ? own->creator : copy(volume->arena, next->creator);
    if (!volume->dated && next->date && (!own->date || strcmp(next->date, own->date) > 0))
        own->date = copy(volume->arena, next->date);
    own->standard = own->standard ? own->standard : next->standard;
}

struct pdf_volume *pdf_volume_create(const struct metadata *metadata, paint_sink *sink, void *context)
{
    struct pdf_volume *volume = memory_zeroed(1, sizeof *volume);
    struct pdf_cache *cache = volume->cache = pdf_cache_create();
    volume->arena = arena_create();
    volume->outline.arena = arena_create();
    volume->run = (struct pdf_run){.sink = sink, .context = context};
    copy_metadata(volume, metadata);
    volume->dated = metadata->date != NULL;
    cache->volume = volume;
    cache->file.deflater = cache->deflater;
    cache->content.file = &cache->file;
    cache->content.fonts = cache->fonts;
    cache->content.tags = &cache->tags;
    return volume;
}

/* The file begins when its standard is known. */
static bool begin_file(struct pdf_volume *volume, struct diag *diag)
{
    struct pdf_file *file = &volume->cache->file;
    file->standard = volume->metadata.standard;
    if (!pdf_run_begin(&volume->run, file, diag))
        return false;
    volume->resources = pdf_reserve(file, 1);
    volume->structure = pdf_tags_reserve_root(file);
    volume->document = pdf_reserve(file, 1);
    volume->parents = pdf_reserve(file, 1);
    volume->bookmark.parent = pdf_reserve(file, 1);
    return true;
}

void pdf_volume_destroy(struct pdf_volume *volume)
{
    if (!volume)
        return;
    free(volume->elements.numbers);
    free(volume->first_pages.numbers);
    free(volume->page_leaves.numbers);
    free(volume->page_branches.numbers);
    free(volume->parent_leaves.numbers);
    free(volume->parent_branches.numbers);
    arena_destroy(volume->outline.arena);
    pdf_outline_finish(&volume->outline);
    arena_destroy(volume->arena);
    pdf_run_finish(&volume->run);
    pdf_cache_destroy(volume->cache);
    free(volume);
}

int pdf_volume_pages(const struct pdf_volume *volume)
{
    return volume->page_count;
}

/* ------------------------------------------------------------------------------------------------ trees */

/* Numbers of a new document in both trees, the first of a branch with that of the branch. */
static void grow_trees(struct pdf_volume *volume, struct pdf_file *file)
{
    if (!volume->page_leaves.count) {
        list_add(&volume->page_branches, pdf_reserve(file, 1));
        list_add(&volume->parent_branches, pdf_reserve(file, 1));
        volume->branch_page = volume->page_count;
        volume->branch_key = volume->cache->tags.first_key;
    }
    list_add(&volume->page_leaves, pdf_reserve(file, 1));
    list_add(&volume->parent_leaves, pdf_reserve(file, 1));
}

static int last_of(const struct list *list)
{
    return list->numbers[list->count - 1];
}

static void write_branches(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, last_of(&volume->page_branches));
    put_number(out, "<</Type/Pages/Count ", volume->page_count - volume->branch_page);
    put_referring(out, "/Parent", pdf_pages_number(file));
    put_kids(out, "/Kids", &volume->page_leaves);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);

    out = pdf_object_begin(file, PDF_STRUCTURE, last_of(&volume->parent_branches));
    put_number(out, "<</Limits[", volume->branch_key);
    put_number(out, " ", pdf_tags_end_key(&volume->cache->tags) - 1);
    put_kids(out, "]/Kids", &volume->parent_leaves);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
    volume->page_leaves.count = volume->parent_leaves.count = 0;
}

/* ------------------------------------------------------------------------------------------------ pages */

static bool begin(void *state, const struct pages *pages)
{
    struct pdf_cache *pdf = state;
    struct pdf_volume *volume = pdf->volume;
    pdf_tags_next(&pdf->tags, pages->document->node_count, pages->count);
    grow_trees(volume, &pdf->file);
    list_add(&volume->first_pages, volume->page_count);
    pdf->file.first_page = pdf_reserve(&pdf->file, pages->count + pages->count % 2);
    pdf_links_begin(&pdf->links);
    return true;
}

static bool begin_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    pdf_content_begin(&pdf->content, page->number - 1, page);
    return true;
}

/* The holder's text is text as any other here. */
static bool text(void *state, const struct item *item, const struct item *next)
{
    struct pdf_cache *pdf = state;
    struct item plain = *item;
    plain.text.personal = NULL;
    pdf_links_text(&pdf->links, item);
    return pdf_content_text(&pdf->content, &plain, next);
}

static struct buffer *begin_page_object(struct pdf_volume *volume, struct pdf_file *file, int page)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, pdf_page_number(file, page));
    put_referring(out, "<</Type/Page/Parent", last_of(&volume->page_leaves));
    return out;
}

static bool end_page(void *state, const struct page *page)
{
    struct pdf_cache *pdf = state;
    struct pdf_volume *volume = pdf->volume;
    struct pdf_file *file = &pdf->file;
    int index = page->number - 1, contents = pdf_reserve(file, 1);
    pdf_content_leave(&pdf->content);
    pdf_stream_deflated(file, contents, NULL, pdf->content.out.bytes, pdf->content.out.length);
    buffer_clear(&pdf->entries);
    pdf_put_page_entries(&pdf->entries, page, pdf->tags.first_key + index);
    pdf_links_end_page(&pdf->links, index, &pdf->tags, file, &pdf->entries);
    struct buffer *out = begin_page_object(volume, file, index);
    buffer_append(out, pdf->entries.bytes, pdf->entries.length);
    put_referring(out, "/Resources", volume->resources);
    put_referring(out, "/Contents", contents);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
    return true;
}

/* The back of the last sheet: without content, and so in no part of the structure. */
static void write_blank(struct pdf_volume *volume, struct pdf_file *file, const struct page *last)
{
    struct buffer *out = begin_page_object(volume, file, last->number);
    PDF_PUT(out, "/MediaBox[0 0 ");
    buffer_number(out, last->width, 3);
    buffer_byte(out, ' ');
    buffer_number(out, last->height, 3);
    PDF_PUT(out, "]/Resources<<>>>>");
    pdf_object_end(file, PDF_DOCUMENT);
}

static void write_page_leaf(struct pdf_volume *volume, struct pdf_file *file, int count)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, last_of(&volume->page_leaves));
    put_number(out, "<</Type/Pages/Count ", count);
    put_referring(out, "/Parent", last_of(&volume->page_branches));
    PDF_PUT(out, "/Kids[");
    for (int i = 0; i < count; i++)
        pdf_put_reference(out, pdf_page_number(file, i));
    PDF_PUT(out, "]>>");
    pdf_object_end(file, PDF_DOCUMENT);
}

/* ------------------------------------------------------------------------------------------------ bookmarks */

static void write_bookmark(struct pdf_volume *volume, struct pdf_file *file, int next)
{
    struct pdf_bookmark *bookmark = &volume->bookmark;
    if (!bookmark->number)
        return;
    bookmark->next = next;
    pdf_outline_write_bookmark(&volume->outline, *bookmark, file);
    volume->bookmark_count++;
    bookmark->previous = bookmark->number;
}

static void add_bookmark(struct pdf_volume *volume, const char *title, const struct pages *pages, int element,
                         struct pdf_file *file)
{
    struct pdf_outline *outline = &volume->outline;
    if (!volume->bookmark.number || strcmp(outline->entries[0].title, title) != 0) {
        int number = pdf_reserve(file, 1);
        write_bookmark(volume, file, number);
        volume->bookmark.number = number;
        if (!volume->first_bookmark)
            volume->first_bookmark = number;
        pdf_outline_begin(outline, title,
                          (struct pdf_place){pdf_page_number(file, 0), element, pages->pages[0].height});
    }
    pdf_outline_add(outline, pages, &volume->cache->tags, file);
}

static void write_outline(const struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, volume->bookmark.parent);
    put_referring(out, "<</Type/Outlines/First", volume->first_bookmark);
    put_referring(out, "/Last", volume->bookmark.number);
    put_number(out, "/Count ", volume->bookmark_count);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

/* ------------------------------------------------------------------------------------------------ documents */

static void end_document(struct pdf_volume *volume, const struct pages *pages, const char *bookmark)
{
    struct pdf_cache *cache = volume->cache;
    struct pdf_file *file = &cache->file;
    int count = pages->count + pages->count % 2;
    if (count > pages->count)
        write_blank(volume, file, &pages->pages[pages->count - 1]);
    volume->page_count += count;
    write_page_leaf(volume, file, count);
    int element = pdf_tags_write_part(&cache->tags, pages->document->root, volume->document,
                                      last_of(&volume->parent_leaves), file);
    pdf_links_write(&cache->links, pages, &cache->tags, file);
    add_bookmark(volume, bookmark, pages, element, file);
    list_add(&volume->elements, element);
    if (volume->page_leaves.count == BRANCH)
        write_branches(volume, file);
    pdf_fonts_keep(cache->fonts, volume->arena);
    pdf_group_next(file, PDF_STRUCTURE);
    if (file->groups[PDF_DOCUMENT].objects.length > GROUP_ENOUGH)
        pdf_group_next(file, PDF_DOCUMENT);
}

static void set_diag(struct pdf_cache *cache, struct diag *diag)
{
    cache->diag = cache->content.diag = cache->file.diag = diag;
}

bool pdf_volume_add(struct pdf_volume *volume, const struct pages *pages, const char *bookmark, struct diag *diag)
{
    static const struct painter painter = {
        .begin = begin,
        .begin_page = begin_page,
        .text = text,
        .fill = pdf_paint_fill,
        .image = pdf_paint_image,
        .drawing = pdf_paint_drawing,
        .end_page = end_page,
    };
    if (volume->broken)
        return false;
    set_diag(volume->cache, diag);
    complete_metadata(volume, &pages->document->metadata);
    volume->broken = (!volume->structure && !begin_file(volume, diag)) || !paint_pages(pages, &painter, volume->cache);
    if (!volume->broken) {
        end_document(volume, pages, bookmark);
        volume->broken = !pdf_run_pass(&volume->run, &volume->cache->file, diag);
    }
    return !volume->broken;
}

/* ------------------------------------------------------------------------------------------------ the end */

static void write_structure(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out;
    pdf_tags_write_root(&volume->cache->tags, file, volume->structure, volume->document, volume->parents);
    out = pdf_object_begin(file, PDF_STRUCTURE, volume->document);
    PDF_PUT(out, "<<");
    pdf_tags_put_namespace(file, out);
    put_kids(out, "/S/Document/K", &volume->elements);
    put_referring(out, "/P", volume->structure);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
    out = pdf_object_begin(file, PDF_STRUCTURE, volume->parents);
    put_kids(out, "<</Kids", &volume->parent_branches);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
}

static void write_resources(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, volume->resources);
    PDF_PUT(out, "<</Font<<");
    pdf_fonts_put_resources(volume->cache->fonts, file, out);
    PDF_PUT(out, ">>");
    pdf_images_put_resources(volume->cache->images, out);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

/* 12.4.2: "3-1" is the first page of the third document, for printers that are told what pages to print. */
static int write_labels(const struct pdf_volume *volume, struct pdf_file *file)
{
    int number = pdf_reserve(file, 1);
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, number);
    PDF_PUT(out, "<</Nums[");
    for (int i = 0; i < volume->first_pages.count; i++) {
        put_number(out, " ", volume->first_pages.numbers[i]);
        put_number(out, "<</S/D/P(", i + 1);
        PDF_PUT(out, "-)>>");
    }
    PDF_PUT(out, "]>>");
    pdf_object_end(file, PDF_DOCUMENT);
    return number;
}

static void write_page_root(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *entries = &volume->cache->entries;
    buffer_clear(entries);
    put_number(entries, "/Count ", volume->page_count);
    put_kids(entries, "/Kids", &volume->page_branches);
    pdf_pages_entries(file, entries);
}

static void write_catalog(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *catalog = &volume->cache->entries;
    int labels = write_labels(volume, file);
    buffer_clear(catalog);
    PDF_PUT(catalog, "/MarkInfo<</Marked true>>/PageMode/UseOutlines"
                     "/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge>>");
    pdf_put_text_entry(catalog, "/Lang", volume->metadata.language);
    put_referring(catalog, "/PageLabels", labels);
    put_referring(catalog, "/StructTreeRoot", volume->structure);
    put_referring(catalog, "/Outlines", volume->bookmark.parent);
    pdf_metadata_write(&volume->metadata, false, file, catalog);
    pdf_output_intent_write(file, catalog);
    pdf_catalog_entries(file, catalog);
}

static bool write_rest(struct pdf_volume *volume, struct diag *diag)
{
    struct pdf_file *file = &volume->cache->file;
    if (volume->page_leaves.count)
        write_branches(volume, file);
    write_bookmark(volume, file, 0);
    write_outline(volume, file);
    write_structure(volume, file);
    write_resources(volume, file);
    if (!pdf_fonts_write(volume->cache->fonts, file, diag))
        return false;
    write_page_root(volume, file);
    write_catalog(volume, file);
    pdf_information_write(&volume->metadata, file);
    return pdf_run_end(&volume->run, file, diag);
}

bool pdf_volume_finish(struct pdf_volume *volume, struct diag *diag)
{
    if (volume->broken)
        return false;
    set_diag(volume->cache, diag);
    volume->broken = true; /* it serves once */
    if (!volume->elements.count) {
        diag_report(diag, DIAG_RUN_EMPTY, (struct place){0}, "%s", volume->metadata.title ? volume->metadata.title : "");
        return false;
    }
    return write_rest(volume, diag);
}
