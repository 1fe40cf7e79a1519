#include "attach/content.h"

#include "attach/walk.h"

static void add_each(struct walk *walk, qpdf_oh dictionary)
{
    for (const char **key = pdf_keys(walk->pdf, dictionary); *key; key++)
        walk_add(walk, pdf_get(walk->pdf, dictionary, *key));
}

/* An appearance is a stream, or a dictionary of one for each state (ISO 32000-2, 12.5.5). */
static void add_appearances(struct walk *walk, qpdf_oh annotation)
{
    qpdf_oh appearances = pdf_get(walk->pdf, annotation, "/AP");
    for (const char **key = pdf_keys(walk->pdf, appearances); *key; key++) {
        qpdf_oh appearance = pdf_get(walk->pdf, appearances, *key);
        if (pdf_is_dictionary(walk->pdf, appearance))
            add_each(walk, appearance);
        else
            walk_add(walk, appearance);
    }
}

static void add_resources(struct walk *walk, qpdf_oh resources)
{
    struct pdf *pdf = walk->pdf;
    add_each(walk, pdf_get(pdf, resources, "/XObject"));
    add_each(walk, pdf_get(pdf, resources, "/Pattern"));
    qpdf_oh fonts = pdf_get(pdf, resources, "/Font"), states = pdf_get(pdf, resources, "/ExtGState");
    for (const char **key = pdf_keys(pdf, fonts); *key; key++)
        if (pdf_is_name(pdf, pdf_find(pdf, pdf_get(pdf, fonts, *key), "/Subtype"), "/Type3"))
            walk_add(walk, pdf_get(pdf, fonts, *key));
    for (const char **key = pdf_keys(pdf, states); *key; key++)
        walk_add(walk, pdf_find(pdf, pdf_get(pdf, states, *key), "/SMask/G"));
}

void content_each(struct pdf *pdf, qpdf_oh page, struct visited *visited, content_visit *visit, void *context)
{
    struct walk walk;
    walk_start(&walk, pdf, visited);
    walk_add(&walk, page);
    qpdf_oh annotations = pdf_get(pdf, page, "/Annots");
    for (int i = 0; i < pdf_count(pdf, annotations); i++)
        walk_add(&walk, pdf_item(pdf, annotations, i));
    for (qpdf_oh object; (object = walk_next(&walk)) != 0;) {
        visit(context, object);
        add_appearances(&walk, object);
        add_resources(&walk, pdf_get(pdf, object, "/Resources"));
    }
    walk_finish(&walk);
}
