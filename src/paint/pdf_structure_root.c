/* The root of the structure tree, and the namespace of its types. */
#include "paint/pdf_tags.h"

int pdf_tags_reserve_root(struct pdf_file *file)
{
    int root = pdf_reserve(file, 1);
    file->name_space = file->standard == STANDARD_PDF2 ? pdf_reserve(file, 1) : 0;
    return root;
}

void pdf_tags_put_namespace(const struct pdf_file *file, struct buffer *out)
{
    if (!file->name_space)
        return;
    PDF_PUT(out, "/NS");
    pdf_put_reference(out, file->name_space);
}

/* ISO 32000-2, 14.7.4 and 14.8.6.2: types without a namespace are those of PDF 1.7, whose Document PDF/UA-2 refuses (8.2.5.2). */
static void write_namespace(struct pdf_file *file)
{
    PDF_PUT(pdf_object_begin(file, PDF_STRUCTURE, file->name_space), "<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>");
    pdf_object_end(file, PDF_STRUCTURE);
}

void pdf_tags_write_root(struct pdf_tags *tags, struct pdf_file *file, int root, int document, int parents)
{
    struct buffer *out = pdf_object_begin(file, PDF_STRUCTURE, root);
    PDF_PUT(out, "<</Type/StructTreeRoot");
    if (file->name_space) {
        PDF_PUT(out, "/Namespaces[");
        pdf_put_reference(out, file->name_space);
        PDF_PUT(out, "]/K");
    } else { /* Strong and Em are standard types from PDF 2.0 on */
        PDF_PUT(out, "/RoleMap<</Strong/Span/Em/Span>>/K");
    }
    pdf_put_reference(out, document);
    PDF_PUT(out, "/ParentTree");
    pdf_put_reference(out, parents);
    PDF_PUT(out, "/ParentTreeNextKey ");
    pdf_put_integer(out, pdf_tags_end_key(tags));
    if (tags->notes.length) { /* table 322: where elements have identifiers */
        PDF_PUT(out, "/IDTree<</Names[");
        buffer_append(out, tags->notes.bytes, tags->notes.length);
        PDF_PUT(out, "]>>");
        buffer_clear(&tags->notes);
    }
    PDF_PUT(out, ">>");
    pdf_object_end(file, PDF_STRUCTURE);
    if (file->name_space)
        write_namespace(file);
}
