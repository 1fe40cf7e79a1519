/* Looking through a structure tree. */
#include <stdint.h>
#include <string.h>

#include "attach/structure.h"
#include "attach/walk.h"

qpdf_oh structure_root(struct pdf *pdf)
{
    qpdf_oh root = pdf_get(pdf, pdf_catalog(pdf), "/StructTreeRoot");
    return pdf_is_dictionary(pdf, root) && pdf_get(pdf, root, "/K") ? root : 0;
}

bool structure_is_tagged(struct pdf *pdf)
{
    return structure_root(pdf) && pdf_is_true(pdf, pdf_find(pdf, pdf_catalog(pdf), "/MarkInfo/Marked"));
}

/* ------------------------------------------------------------------------------------------------ elements */

/* Content and objects are kids too, and no elements: they have no type of structure. */
static void add_kid(struct walk *walk, qpdf_oh kid)
{
    if (pdf_get(walk->pdf, kid, "/S"))
        walk_add(walk, kid);
}

static void add_kids(struct walk *walk, qpdf_oh element)
{
    qpdf_oh kids = pdf_get(walk->pdf, element, "/K");
    for (int i = pdf_count(walk->pdf, kids); i-- > 0;)
        add_kid(walk, pdf_item(walk->pdf, kids, i));
    add_kid(walk, kids);
}

void structure_each(struct pdf *pdf, qpdf_oh root, structure_visit *visit, void *context)
{
    struct walk walk;
    walk_start(&walk, pdf, NULL);
    add_kids(&walk, root);
    for (qpdf_oh element; (element = walk_next(&walk)) != 0;) {
        visit(context, element);
        add_kids(&walk, element);
    }
    walk_finish(&walk);
}

/* ------------------------------------------------------------------------------------------------ pages */

struct naming {
    struct pdf *pdf;
    struct visited *pages;
};

static void name_page(struct naming *naming, qpdf_oh holder)
{
    pdf_visit(naming->pdf, naming->pages, pdf_get(naming->pdf, holder, "/Pg"));
}

/* The element's own page, or that of a kid which names another. */
static void name_pages(void *context, qpdf_oh element)
{
    struct naming *naming = context;
    qpdf_oh kids = pdf_get(naming->pdf, element, "/K");
    name_page(naming, element);
    name_page(naming, kids);
    for (int i = 0; i < pdf_count(naming->pdf, kids); i++)
        name_page(naming, pdf_item(naming->pdf, kids, i));
}

void structure_pages(struct pdf *pdf, struct visited *pages)
{
    struct naming naming = {pdf, pages};
    structure_each(pdf, structure_root(pdf), name_pages, &naming);
}

/* ------------------------------------------------------------------------------------------------ census */

static void count_element(void *context, qpdf_oh element)
{
    struct structure_census *census = context;
    struct pdf *pdf = census->pdf;
    const char *type = pdf_name(pdf, pdf_get(pdf, element, "/S"));
    if (type && !pdf_get(pdf, element, "/NS")) /* types of a namespace have their own role map */
        *map_slot(census->types, type, strlen(type)) = census;
    size_t length = 0;
    const char *id = pdf_string(pdf, pdf_get(pdf, element, "/ID"), &length);
    if (id)
        *map_slot(census->ids, id, length) = (void *)(uintptr_t)element;
}

void census_take(struct structure_census *census, struct pdf *pdf, qpdf_oh root)
{
    *census = (struct structure_census){pdf, map_create(), map_create()};
    if (root)
        structure_each(pdf, root, count_element, census);
    qpdf_oh roles = pdf_get(pdf, root, "/RoleMap");
    for (const char **key = pdf_keys(pdf, roles); *key; key++) {
        const char *target = pdf_name(pdf, pdf_get(pdf, roles, *key));
        if (target)
            *map_slot(census->types, target, strlen(target)) = census;
    }
}

void census_finish(struct structure_census *census)
{
    map_destroy(census->types);
    map_destroy(census->ids);
}

bool census_has_type(const struct structure_census *census, const char *type)
{
    return map_find(census->types, type, strlen(type)) != NULL;
}
