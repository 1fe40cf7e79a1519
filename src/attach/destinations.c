#include "attach/destinations.h"

#include <stdlib.h>
#include <string.h>

#include "attach/tree.h"
#include "base/memory.h"

struct destinations {
    struct pdf *pdf;
    struct tree_entries named; /* of the name tree; read when first asked for */
    bool is_read;
};

struct destinations *destinations_open(struct pdf *pdf)
{
    struct destinations *destinations = memory_zeroed(1, sizeof *destinations);
    destinations->pdf = pdf;
    return destinations;
}

void destinations_close(struct destinations *destinations)
{
    tree_finish(&destinations->named);
    free(destinations);
}

/* A string names an entry of the name tree, a name one of the catalogue's dictionary, as before PDF 1.2. */
static qpdf_oh find_named(struct destinations *destinations, qpdf_oh name)
{
    struct pdf *pdf = destinations->pdf;
    size_t length = 0;
    const char *key = pdf_string(pdf, name, &length);
    if (!key)
        return pdf_get(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Dests"), pdf_name(pdf, name));
    if (!destinations->is_read)
        tree_read(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Names/Dests"), "/Names", &destinations->named);
    destinations->is_read = true;
    const struct tree_entry *entry = tree_find(&destinations->named, key, length);
    return entry ? entry->value : 0;
}

static void resolve_key(struct destinations *destinations, qpdf_oh object, const char *key)
{
    struct pdf *pdf = destinations->pdf;
    qpdf_oh name = pdf_get(pdf, object, key);
    if (!name || !(pdf_name(pdf, name) || pdf_is_string(pdf, name)))
        return;
    qpdf_oh found = find_named(destinations, name);
    qpdf_oh destination = pdf_is_dictionary(pdf, found) ? pdf_get(pdf, found, "/D") : found;
    if (pdf_count(pdf, destination))
        pdf_set(pdf, object, key, destination);
    else
        pdf_remove(pdf, object, key); /* it leads nowhere; in the whole it could lead somewhere else */
}

void destinations_resolve(struct destinations *destinations, qpdf_oh object)
{
    enum { ACTIONS_MOST = 16 };
    struct pdf *pdf = destinations->pdf;
    resolve_key(destinations, object, "/Dest");
    qpdf_oh action = pdf_get(pdf, object, "/A");
    for (int i = 0; action && i < ACTIONS_MOST; i++, action = pdf_get(pdf, action, "/Next"))
        if (pdf_is_name(pdf, pdf_get(pdf, action, "/S"), "/GoTo"))
            resolve_key(destinations, action, "/D");
}

void destinations_resolve_page(struct destinations *destinations, qpdf_oh page)
{
    struct pdf *pdf = destinations->pdf;
    qpdf_oh annotations = pdf_get(pdf, page, "/Annots");
    for (int i = 0; i < pdf_count(pdf, annotations); i++)
        destinations_resolve(destinations, pdf_item(pdf, annotations, i));
}
