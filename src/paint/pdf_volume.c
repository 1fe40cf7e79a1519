/*
 * A volume: many documents in one file, for the printer.
 *
 * Of each document everything is written at once but what needs the next: the bookmark, which says where the next one is,
 * and the nodes above 128 documents in the trees of pages and of parents.  What needs all of them (fonts, the roots of the
 * trees, the catalog) is written at the end: pdf_volume_end.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paint/pdf_volume.h"

enum { GROUP_ENOUGH = 64 << 10 }; /* bytes of objects that are worth a stream */

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
    volume->cache = pdf_cache_create();
    volume->arena = arena_create();
    volume->outline.arena = arena_create();
    volume->run = (struct pdf_run){.sink = sink, .context = context};
    copy_metadata(volume, metadata);
    volume->dated = metadata->date != NULL;
    volume->cache->volume = volume;
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

/* ------------------------------------------------------------------------------------------------ pages */

static bool begin(void *state, const struct pages *pages)
{
    struct pdf_cache *pdf = state;
    struct pdf_volume *volume = pdf->volume;
    pdf_tags_next(&pdf->tags, pages->document->node_count, pages->count);
    pdf_volume_grow(volume, &pdf->file);
    pdf_list_add(&volume->first_pages, volume->page_count);
    pdf->file.first_page = pdf_reserve(&pdf->file, pages->count + pages->count % 2);
    pdf_links_begin(&pdf->links);
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
    pdf_put_referring(out, "<</Type/Page/Parent", pdf_list_last(&volume->page_leaves));
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
    pdf_put_referring(out, "/Resources", volume->resources);
    pdf_put_referring(out, "/Contents", contents);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
    return true;
}

/* The back of the last sheet: without content, and so in no part of the structure. */
static void write_blank(struct pdf_volume *volume, struct pdf_file *file, const struct page *last)
{
    struct buffer *out = begin_page_object(volume, file, last->number);
    pdf_put_media_box(out, last);
    PDF_PUT(out, "/Resources<<>>>>");
    pdf_object_end(file, PDF_DOCUMENT);
}

/* ------------------------------------------------------------------------------------------------ bookmarks */

void pdf_volume_write_bookmark(struct pdf_volume *volume, struct pdf_file *file, int next)
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
        pdf_volume_write_bookmark(volume, file, number);
        volume->bookmark.number = number;
        if (!volume->first_bookmark)
            volume->first_bookmark = number;
        pdf_outline_begin(outline, title,
                          (struct pdf_place){pdf_page_number(file, 0), element, pages->pages[0].height});
    }
    pdf_outline_add(outline, pages, &volume->cache->tags, file);
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
    pdf_volume_write_pages(volume, file, count);
    int element = pdf_tags_write_part(&cache->tags, pages->document->root, volume->document,
                                      pdf_list_last(&volume->parent_leaves), file);
    pdf_links_write(&cache->links, pages, &cache->tags, file);
    add_bookmark(volume, bookmark, pages, element, file);
    pdf_list_add(&volume->elements, element);
    if (volume->page_leaves.count == PDF_BRANCH)
        pdf_volume_write_branches(volume, file);
    pdf_fonts_keep(cache->fonts, volume->arena);
    pdf_group_next(file, PDF_STRUCTURE);
    if (file->groups[PDF_DOCUMENT].objects.length > GROUP_ENOUGH)
        pdf_group_next(file, PDF_DOCUMENT);
}

bool pdf_volume_add(struct pdf_volume *volume, const struct pages *pages, const char *bookmark, struct diag *diag)
{
    static const struct painter painter = {
        .begin = begin,
        .begin_page = pdf_paint_page,
        .text = text,
        .fill = pdf_paint_fill,
        .image = pdf_paint_image,
        .drawing = pdf_paint_drawing,
        .end_page = end_page,
    };
    if (volume->broken)
        return false;
    pdf_cache_connect(volume->cache, diag);
    complete_metadata(volume, &pages->document->metadata);
    volume->broken = (!volume->structure && !begin_file(volume, diag)) || !paint_pages(pages, &painter, volume->cache);
    if (!volume->broken) {
        end_document(volume, pages, bookmark);
        volume->broken = !pdf_run_pass(&volume->run, &volume->cache->file, diag);
    }
    return !volume->broken;
}
