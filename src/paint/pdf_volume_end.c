/* The end of a volume: what needs all of its documents. */
#include "paint/pdf_metadata.h"
#include "paint/pdf_text.h"
#include "paint/pdf_volume.h"

static void write_outline(const struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, volume->bookmark.parent);
    pdf_put_referring(out, "<</Type/Outlines/First", volume->first_bookmark);
    pdf_put_referring(out, "/Last", volume->bookmark.number);
    pdf_put_number(out, "/Count ", volume->bookmark_count);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);
}

static void write_structure(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out;
    pdf_tags_write_root(&volume->cache->tags, file, volume->structure, volume->document, volume->parents);
    out = pdf_object_begin(file, PDF_STRUCTURE, volume->document);
    PDF_PUT(out, "<<");
    pdf_tags_put_namespace(file, out);
    pdf_put_kids(out, "/S/Document/K", &volume->elements);
    pdf_put_referring(out, "/P", volume->structure);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
    out = pdf_object_begin(file, PDF_STRUCTURE, volume->parents);
    pdf_put_kids(out, "<</Kids", &volume->parent_branches);
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
        pdf_put_number(out, " ", volume->first_pages.numbers[i]);
        pdf_put_number(out, "<</S/D/P(", i + 1);
        PDF_PUT(out, "-)>>");
    }
    PDF_PUT(out, "]>>");
    pdf_object_end(file, PDF_DOCUMENT);
    return number;
}

static void write_catalog(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *catalog = &volume->cache->entries;
    int labels = write_labels(volume, file);
    buffer_clear(catalog);
    PDF_PUT(catalog, "/MarkInfo<</Marked true>>/PageMode/UseOutlines"
                     "/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipLongEdge>>");
    pdf_put_text_entry(catalog, "/Lang", volume->metadata.language);
    pdf_put_referring(catalog, "/PageLabels", labels);
    pdf_put_referring(catalog, "/StructTreeRoot", volume->structure);
    pdf_put_referring(catalog, "/Outlines", volume->bookmark.parent);
    pdf_metadata_write(&volume->metadata, false, file, catalog);
    pdf_output_intent_write(file, catalog);
    pdf_catalog_entries(file, catalog);
}

static void write_page_root(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *entries = &volume->cache->entries;
    buffer_clear(entries);
    pdf_put_number(entries, "/Count ", volume->page_count);
    pdf_put_kids(entries, "/Kids", &volume->page_branches);
    pdf_pages_entries(file, entries);
}

static bool write_rest(struct pdf_volume *volume, struct diag *diag)
{
    struct pdf_file *file = &volume->cache->file;
    if (volume->page_leaves.count)
        pdf_volume_write_branches(volume, file);
    pdf_volume_write_bookmark(volume, file, 0);
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
    pdf_cache_connect(volume->cache, diag);
    volume->broken = true; /* it serves once */
    if (!volume->elements.count) {
        diag_report(diag, DIAG_RUN_EMPTY, (struct place){0}, "%s", volume->metadata.title ? volume->metadata.title : "");
        return false;
    }
    return write_rest(volume, diag);
}
