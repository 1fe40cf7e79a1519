#include "attach/files.h"

#include <stdint.h>
#include <string.h>

#include "attach/tree.h"

/* ------------------------------------------------------------------------------------------------ names */

/* The names of the files in a whole. Keys are text strings in either encoding, so they are compared as text. */
struct names {
    struct pdf *pdf;
    struct tree_entries entries;
    struct map *taken; /* text -> the last number that was put behind it; 1: none yet */
};

static void take(struct names *names, const char *text)
{
    if (text && !map_find(names->taken, text, strlen(text)))
        *map_slot(names->taken, text, strlen(text)) = (void *)(uintptr_t)1;
}

/* NULL: it is a number, which is no key here. */
static const char *key_text(struct pdf *pdf, const struct tree_entry *entry)
{
    if (!entry->name)
        return NULL;
    return pdf_text(pdf, pdf_new_string(pdf, entry->name, entry->length));
}

static struct tree_entries read_entries(struct pdf *pdf)
{
    struct tree_entries entries = {0};
    tree_read(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Names/EmbeddedFiles"), "/Names", &entries);
    return entries;
}

static void names_init(struct names *names, struct pdf *pdf)
{
    *names = (struct names){pdf, read_entries(pdf), map_create()};
    for (size_t i = 0; i < names->entries.count; i++)
        take(names, key_text(pdf, &names->entries.list[i]));
}

/* "data.xml", "data-2.xml", "data-3.xml": the first that is not there yet. */
static const char *free_name(struct names *names, const char *name)
{
    const char *dot = strrchr(name, '.'), *candidate = name;
    size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    uintptr_t number = (uintptr_t)map_find(names->taken, name, strlen(name));
    while (map_find(names->taken, candidate, strlen(candidate)))
        candidate = arena_format(names->pdf->arena, "%.*s-%zu%s", (int)stem, name, (size_t)++number, name + stem);
    if (number)
        *map_slot(names->taken, name, strlen(name)) = (void *)number;
    return candidate;
}

static void add_name(struct names *names, const char *name, qpdf_oh specification)
{
    struct tree_entry entry = {.value = specification};
    entry.name = pdf_string(names->pdf, pdf_new_text(names->pdf, name), &entry.length);
    tree_add(&names->entries, entry);
    take(names, name);
}

static void names_finish(struct names *names)
{
    tree_finish(&names->entries);
    map_destroy(names->taken);
}

static void write_names(struct names *names)
{
    struct pdf *pdf = names->pdf;
    qpdf_oh trees = pdf_get_or_make(pdf, pdf_catalog(pdf), "/Names", "<<>>"), tree = pdf_parse(pdf, "<<>>");
    pdf_set(pdf, tree, "/Names", tree_pairs(pdf, &names->entries));
    pdf_set(pdf, trees, "/EmbeddedFiles", pdf_make_indirect(pdf, tree));
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
        pdf_set(pdf, pdf_get(pdf, dictionary, "/Params"), "/ModDate", pdf_new_string(pdf, embedding->date, strlen(embedding->date)));
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
    return pdf_make_indirect(pdf, specification);
}

struct embedding embedding_of(struct part *supplement)
{
    struct pdf *pdf = &supplement->pdf;
    return (struct embedding){
        .name = part_file_name(supplement),
        .description = supplement->title,
        .relationship = "/Supplement",
        .file = &pdf->file,
        .date = pdf_text(pdf, pdf_find(pdf, pdf_trailer(pdf), "/Info/ModDate")),
    };
}

void files_add(struct pdf *whole, const struct embedding *embedding)
{
    struct names names;
    names_init(&names, whole);
    struct embedding named = *embedding;
    named.name = free_name(&names, embedding->name);
    qpdf_oh specification = files_make(whole, &named);
    add_name(&names, named.name, specification);
    write_names(&names);
    names_finish(&names);
    associate(whole, specification);
}

/* ------------------------------------------------------------------------------------------------ files of a part */

/* A copy of a file specification in the whole: the same one for each time that the part refers to it. */
static qpdf_oh copy_specification(struct pdf *whole, struct pdf *part, qpdf_oh specification)
{
    if (!specification)
        return 0;
    if (!pdf_number(part, specification))
        specification = pdf_make_indirect(part, specification);
    return pdf_copy(whole, part, specification);
}

static void join_names(struct pdf *whole, struct pdf *part)
{
    struct tree_entries added = read_entries(part);
    struct names names;
    names_init(&names, whole);
    for (size_t i = 0; i < added.count; i++) {
        const char *text = key_text(whole, &added.list[i]);
        if (!text)
            continue;
        const char *name = free_name(&names, text);
        qpdf_oh specification = copy_specification(whole, part, added.list[i].value);
        if (name != text)
            set_file_names(whole, specification, name);
        add_name(&names, name, specification);
    }
    if (added.count)
        write_names(&names);
    names_finish(&names);
    tree_finish(&added);
}

void files_join(struct pdf *whole, struct pdf *part)
{
    join_names(whole, part);
    qpdf_oh associated = pdf_get(part, pdf_catalog(part), "/AF");
    for (int i = 0; i < pdf_count(part, associated); i++)
        associate(whole, copy_specification(whole, part, pdf_item(part, associated, i)));
}
