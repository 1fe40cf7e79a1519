#include "attach/source.h"

#include <string.h>

#include "attach/tree.h"
#include "attach/walk.h"

enum { NESTED_MOST = 2 /* a diploma holds a supplement; a file in that one is none of ours */ };

/* What is looked for. Where nothing says any more what a file is to the document, its name does: "qualification.xml", "qualification-2.xml". */
struct kind {
    const char *relationship, *name; /* its name begins so, and ends in .xml */
    const char *sign;                /* stands near the beginning of it, and not of what other programs associate, such as the text of a word
                                        processor */
};

static const struct kind source_kind = {"/Source", "qualification", "<qualification"};
static const struct kind record_kind = {"/Alternative", "elm", "http://data.europa.eu/snb/model/ap/loq-constraints/"};

struct search {
    const struct kind *kind;
    visit_source *visit;             /* or NULL: only embedded supplements are wanted, */
    visit_supplement *visit_supplement; /* by this one */
    void *context;
};

static void search_pdf(const struct search *search, struct pdf *pdf, int depth);

static bool is_related(struct pdf *pdf, qpdf_oh specification, const char *relationship)
{
    return pdf_is_name(pdf, pdf_get(pdf, specification, "/AFRelationship"), relationship);
}

/* Of an embedded file; "" if it has none. */
static const char *name_of(struct pdf *pdf, qpdf_oh specification)
{
    const char *file = pdf_text(pdf, pdf_get(pdf, specification, "/UF"));
    file = file ? file : pdf_text(pdf, pdf_get(pdf, specification, "/F"));
    return file ? file : "";
}

static bool is_called_so(const struct kind *kind, struct pdf *pdf, qpdf_oh specification)
{
    const char *file = name_of(pdf, specification);
    size_t length = strlen(file);
    return length > 4 && strncmp(file, kind->name, strlen(kind->name)) == 0 && strcmp(file + length - 4, ".xml") == 0;
}

static bool has_sign(const struct kind *kind, const struct buffer *bytes)
{
    enum { WITHIN = 4096 };
    return pdf_search(bytes->bytes, bytes->length < WITHIN ? bytes->length : WITHIN, kind->sign) != NULL;
}

/* Faults of an embedded file are passed over: what is found elsewhere is good all the same. */
static void search_inside(const struct search *search, const char *name, const struct buffer *bytes, int depth)
{
    struct diag *unseen = diag_create();
    struct pdf pdf;
    if (pdf_open(&pdf, &(struct attach_file){name, bytes->bytes, bytes->length}, unseen))
        search_pdf(search, &pdf, depth);
    pdf_close(&pdf);
    diag_destroy(unseen);
}

static void look_into(const struct search *search, struct pdf *pdf, qpdf_oh specification, int depth, bool associated)
{
    bool plain = !pdf_get(pdf, specification, "/AFRelationship") && is_called_so(search->kind, pdf, specification);
    bool source = plain || is_related(pdf, specification, search->kind->relationship);
    struct buffer bytes = {0};
    if (source ? !search->visit : !is_related(pdf, specification, "/Supplement") || depth + 1 >= NESTED_MOST)
        return;
    bool read = pdf_stream(pdf, pdf_find(pdf, specification, "/EF/F"), &bytes);
    if (read && source && has_sign(search->kind, &bytes))
        search->visit(search->context, &bytes, associated);
    else if (read && !source && search->visit)
        search_inside(search, pdf->file.name, &bytes, depth + 1);
    else if (read && !source)
        search->visit_supplement(search->context, &(struct attach_file){name_of(pdf, specification), bytes.bytes, bytes.length});
    buffer_finish(&bytes);
}

static void look_into_all(const struct search *search, struct walk *walk, int depth, bool associated)
{
    for (qpdf_oh specification; (specification = walk_next(walk)) != 0;)
        look_into(search, walk->pdf, specification, depth, associated);
}

/* The files that the document is associated with, and those that hang on its first page. */
static void search_associated(const struct search *search, struct walk *walk, int depth)
{
    struct pdf *pdf = walk->pdf;
    qpdf_oh annotations = pdf_get(pdf, pdf_page(pdf, 0), "/Annots");
    for (int i = pdf_count(pdf, annotations); i-- > 0;)
        if (pdf_is_name(pdf, pdf_get(pdf, pdf_item(pdf, annotations, i), "/Subtype"), "/FileAttachment"))
            walk_add(walk, pdf_get(pdf, pdf_item(pdf, annotations, i), "/FS"));
    qpdf_oh files = pdf_get(pdf, pdf_catalog(pdf), "/AF");
    for (int i = pdf_count(pdf, files); i-- > 0;)
        walk_add(walk, pdf_item(pdf, files, i));
    look_into_all(search, walk, depth, true);
}

/* Programs that write a PDF anew, such as Ghostscript and PDFBox, lose what says that it is associated with a file. */
static void search_embedded(const struct search *search, struct walk *walk, int depth)
{
    struct tree_entries entries = {0};
    tree_read(walk->pdf, pdf_find(walk->pdf, pdf_catalog(walk->pdf), "/Names/EmbeddedFiles"), "/Names", &entries);
    for (size_t i = entries.count; i-- > 0;)
        walk_add(walk, entries.list[i].value);
    tree_finish(&entries);
    look_into_all(search, walk, depth, false);
}

static void search_pdf(const struct search *search, struct pdf *pdf, int depth)
{
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    search_associated(search, &walk, depth);
    search_embedded(search, &walk, depth);
    walk_finish(&walk);
}

void sources_each(struct pdf *pdf, visit_source *visit, void *context)
{
    search_pdf(&(struct search){&source_kind, visit, NULL, context}, pdf, 0);
}

void records_each(struct pdf *pdf, visit_source *visit, void *context)
{
    search_pdf(&(struct search){&record_kind, visit, NULL, context}, pdf, 0);
}

void supplements_each(struct pdf *pdf, visit_supplement *visit, void *context)
{
    search_pdf(&(struct search){&source_kind, NULL, visit, context}, pdf, 0);
}
