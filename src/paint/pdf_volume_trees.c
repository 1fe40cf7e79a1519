/* The trees of pages and of parents in a volume (7.7.3.2, 7.9.7): leaf by leaf, with a branch over so many of them. */
#include "base/memory.h"
#include "paint/pdf_volume.h"

void pdf_list_add(struct pdf_list *list, int number)
{
    if (list->count == list->capacity) {
        list->capacity = 2 * list->capacity + PDF_BRANCH;
        list->numbers = memory_resize(list->numbers, (size_t)list->capacity * sizeof *list->numbers);
    }
    list->numbers[list->count++] = number;
}

int pdf_list_last(const struct pdf_list *list)
{
    return list->numbers[list->count - 1];
}

void pdf_put_kids(struct buffer *out, const char *key, const struct pdf_list *list)
{
    buffer_string(out, key);
    buffer_byte(out, '[');
    for (int i = 0; i < list->count; i++)
        pdf_put_reference(out, list->numbers[i]);
    buffer_byte(out, ']');
}

void pdf_put_number(struct buffer *out, const char *key, long number)
{
    buffer_string(out, key);
    pdf_put_integer(out, number);
}

void pdf_put_referring(struct buffer *out, const char *key, int number)
{
    buffer_string(out, key);
    pdf_put_reference(out, number);
}

/* ------------------------------------------------------------------------------------------------ trees */

void pdf_volume_grow(struct pdf_volume *volume, struct pdf_file *file)
{
    if (!volume->page_leaves.count) {
        pdf_list_add(&volume->page_branches, pdf_reserve(file, 1));
        pdf_list_add(&volume->parent_branches, pdf_reserve(file, 1));
        volume->branch_page = volume->page_count;
        volume->branch_key = volume->cache->tags.first_key;
    }
    pdf_list_add(&volume->page_leaves, pdf_reserve(file, 1));
    pdf_list_add(&volume->parent_leaves, pdf_reserve(file, 1));
}

void pdf_volume_write_branches(struct pdf_volume *volume, struct pdf_file *file)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, pdf_list_last(&volume->page_branches));
    pdf_put_number(out, "<</Type/Pages/Count ", volume->page_count - volume->branch_page);
    pdf_put_referring(out, "/Parent", pdf_pages_number(file));
    pdf_put_kids(out, "/Kids", &volume->page_leaves);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_DOCUMENT);

    out = pdf_object_begin(file, PDF_STRUCTURE, pdf_list_last(&volume->parent_branches));
    pdf_put_number(out, "<</Limits[", volume->branch_key);
    pdf_put_number(out, " ", pdf_tags_end_key(&volume->cache->tags) - 1);
    pdf_put_kids(out, "]/Kids", &volume->parent_leaves);
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
    volume->page_leaves.count = volume->parent_leaves.count = 0;
}

void pdf_volume_write_pages(struct pdf_volume *volume, struct pdf_file *file, int count)
{
    struct buffer *out = pdf_object_begin(file, PDF_DOCUMENT, pdf_list_last(&volume->page_leaves));
    pdf_put_number(out, "<</Type/Pages/Count ", count);
    pdf_put_referring(out, "/Parent", pdf_list_last(&volume->page_branches));
    PDF_PUT(out, "/Kids[");
    for (int i = 0; i < count; i++)
        pdf_put_reference(out, pdf_page_number(file, i));
    PDF_PUT(out, "]>>");
    pdf_object_end(file, PDF_DOCUMENT);
}
