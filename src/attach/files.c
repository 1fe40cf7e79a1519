#include "attach/files.h"

#include <string.h>

#include "attach/tree.h"

/* ------------------------------------------------------------------------------------------------ names */

/* Keys are text strings in either encoding, so they are compared as text. */
static bool is_taken(struct pdf *pdf, const struct tree_entries *entries, const char *name)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct tree_entry *entry = &entries->list[i];
        const char *text = pdf_text(pdf, qpdf_oh_new_binary_string(pdf->qpdf, entry->name, entry->length));
        if (text && strcmp(text, name) == 0)
            return true;
    }
    return false;
}

/* "data.xml", "data-2.xml", "data-3.xml": the first that is not there yet. */
static const char *free_name(struct pdf *pdf, const struct tree_entries *entries, const char *name)
{
    const char *dot = strrchr(name, '.'), *candidate = name;
    size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    for (int number = 2; is_taken(pdf, entries, candidate); number++)
        candidate = arena_format(pdf->arena, "%.*s-%d%s", (int)stem, name, number, name + stem);
    return candidate;
}

static void add_name(struct pdf *pdf, struct tree_entries *entries, const char *name, qpdf_oh specification)
{
    struct tree_entry entry = {.value = specification};
    entry.name = pdf_string(pdf, pdf_new_text(pdf, name), &entry.length);
    tree_add(entries, entry);
}

static void write_names(struct pdf *pdf, struct tree_entries *entries)
{
    qpdf_oh names = pdf_get_or_make(pdf, pdf_catalog(pdf), "/Names", "<<>>"), tree = qpdf_oh_new_dictionary(pdf->qpdf);
    pdf_set(pdf, tree, "/Names", tree_pairs(pdf, entries));
    pdf_set(pdf, names, "/EmbeddedFiles", qpdf_make_indirect_object(pdf->qpdf, tree));
    tree_finish(entries);
}

static void associate(struct pdf *pdf, qpdf_oh specification)
{
    pdf_append(pdf, pdf_get_or_make(pdf, pdf_catalog(pdf), "/AF", "[]"), specification);
}

static void set_file_names(struct pdf *pdf, qpdf_oh specification, const char *name)
{
    pdf_set(pdf, specification, "/F", pdf_new_text(pdf, name));
    pdf_set(pdf, specification, "/UF", pdf_new_text(pdf, name));
}

/* ------------------------------------------------------------------------------------------------ new files */

static qpdf_oh make_stream(struct pdf *pdf, const struct embedding *embedding)
{
    qpdf_oh dictionary =
        pdf_parse(pdf, "<</Type/EmbeddedFile/Subtype/application#2fpdf/Params<</Size %zu>>>>", embedding->file->length);
    if (embedding->date)
        pdf_set(pdf, pdf_get(pdf, dictionary, "/Params"), "/ModDate", qpdf_oh_new_string(pdf->qpdf, embedding->date));
    return pdf_new_stream(pdf, dictionary, embedding->file->bytes, embedding->file->length);
}

qpdf_oh files_make(struct pdf *pdf, const struct embedding *embedding)
{
    qpdf_oh specification = pdf_parse(pdf, "<</Type/Filespec/AFRelationship%s/EF<<>>>>", embedding->relationship);
    qpdf_oh stream = make_stream(pdf, embedding), embedded = pdf_get(pdf, specification, "/EF");
    pdf_set(pdf, embedded, "/F", stream);
    pdf_set(pdf, embedded, "/UF", stream);
    set_file_names(pdf, specification, embedding->name);
    pdf_set(pdf, specification, "/Desc", pdf_new_text(pdf, embedding->description));
    return qpdf_make_indirect_object(pdf->qpdf, specification);
}

struct embedding embedding_of(struct part *supplement)
{
    struct pdf *pdf = &supplement->pdf;
    return (struct embedding){
        .name = part_file_name(supplement),
        .description = supplement->title,
        .relationship = "/Supplement",
        .file = &pdf->file,
        .date = pdf_text(pdf, pdf_find(pdf, qpdf_get_trailer(pdf->qpdf), "/Info/ModDate")),
    };
}

void files_add(struct pdf *whole, const struct embedding *embedding)
{
    struct tree_entries entries = {0};
    tree_read(whole, pdf_find(whole, pdf_catalog(whole), "/Names/EmbeddedFiles"), "/Names", &entries);
    struct embedding named = *embedding;
    named.name = free_name(whole, &entries, embedding->name);
    qpdf_oh specification = files_make(whole, &named);
    add_name(whole, &entries, named.name, specification);
    write_names(whole, &entries);
    associate(whole, specification);
}

/* ------------------------------------------------------------------------------------------------ files of a part */

/* A copy of a file specification in the whole: the same one for each time that the part refers to it. */
static qpdf_oh copy_specification(struct pdf *whole, struct pdf *part, qpdf_oh specification)
{
    if (!specification)
        return 0;
    if (!pdf_number(part, specification))
        specification = qpdf_make_indirect_object(part->qpdf, specification);
    return qpdf_oh_copy_foreign_object(whole->qpdf, part->qpdf, specification);
}

static void join_names(struct pdf *whole, struct pdf *part)
{
    struct tree_entries entries = {0}, added = {0};
    tree_read(whole, pdf_find(whole, pdf_catalog(whole), "/Names/EmbeddedFiles"), "/Names", &entries);
    tree_read(part, pdf_find(part, pdf_catalog(part), "/Names/EmbeddedFiles"), "/Names", &added);
    for (size_t i = 0; i < added.count; i++) {
        const struct tree_entry *entry = &added.list[i];
        const char *text = pdf_text(whole, qpdf_oh_new_binary_string(whole->qpdf, entry->name, entry->length));
        const char *name = free_name(whole, &entries, text);
        qpdf_oh specification = copy_specification(whole, part, entry->value);
        if (name != text)
            set_file_names(whole, specification, name);
        add_name(whole, &entries, name, specification);
    }
    if (added.count)
        write_names(whole, &entries);
    tree_finish(&entries);
    tree_finish(&added);
}

void files_join(struct pdf *whole, struct pdf *part)
{
    join_names(whole, part);
    qpdf_oh associated = pdf_get(part, pdf_catalog(part), "/AF");
    for (int i = 0; i < pdf_count(part, associated); i++)
        associate(whole, copy_specification(whole, part, pdf_item(part, associated, i)));
}
