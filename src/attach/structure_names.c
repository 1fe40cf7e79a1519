#include "attach/structure_names.h"

#include <stdint.h>
#include <string.h>

#include "attach/tree.h"

/* New names: old -> new, of one tree. Identifiers are strings of bytes, the others names with their slash. */
struct renaming {
    struct pdf *pdf;
    struct map *types, *classes, *ids;
    struct visited attributes; /* objects that have been looked at */
};

static void start_renaming(struct renaming *renaming, struct pdf *pdf)
{
    *renaming = (struct renaming){.pdf = pdf, .types = map_create(), .classes = map_create(), .ids = map_create()};
}

static void finish_renaming(struct renaming *renaming)
{
    map_destroy(renaming->types);
    map_destroy(renaming->classes);
    map_destroy(renaming->ids);
    visited_finish(&renaming->attributes);
}

static const char *renamed(struct map *map, const char *name)
{
    const char *new_name = map_find(map, name, strlen(name));
    return new_name ? new_name : name;
}

static void rename_to(struct map *map, const char *name, const char *new_name)
{
    *map_slot(map, name, strlen(name)) = (void *)(uintptr_t)new_name;
}

/* ------------------------------------------------------------------------------------------------ elements */

static void rename_class(struct renaming *renaming, qpdf_oh element)
{
    struct pdf *pdf = renaming->pdf;
    qpdf_oh classes = pdf_get(pdf, element, "/C");
    const char *name = pdf_name(pdf, classes);
    if (name)
        pdf_set(pdf, element, "/C", pdf_new_name(pdf, renamed(renaming->classes, name)));
    for (int i = 0; i < pdf_count(pdf, classes); i++)
        if ((name = pdf_name(pdf, pdf_item(pdf, classes, i))) != NULL)
            pdf_set_item(pdf, classes, i,
                                   pdf_new_name(pdf, renamed(renaming->classes, name)));
}

/* The identifiers of a table cell's headers (ISO 32000-2, 14.8.5.7). */
static void rename_headers(struct renaming *renaming, qpdf_oh attributes)
{
    struct pdf *pdf = renaming->pdf;
    qpdf_oh headers = pdf_get(pdf, attributes, "/Headers");
    if (!headers || !pdf_visit(pdf, &renaming->attributes, attributes))
        return;
    for (int i = 0; i < pdf_count(pdf, headers); i++) {
        size_t length = 0;
        const char *id = pdf_string(pdf, pdf_item(pdf, headers, i), &length);
        const char *new_id = id ? map_find(renaming->ids, id, length) : NULL;
        if (new_id)
            pdf_set_item(pdf, headers, i, pdf_new_string(pdf, new_id, strlen(new_id)));
    }
}

static void rename_element(void *context, qpdf_oh element)
{
    struct renaming *renaming = context;
    struct pdf *pdf = renaming->pdf;
    const char *type = pdf_name(pdf, pdf_get(pdf, element, "/S"));
    const char *new_type = type && !pdf_get(pdf, element, "/NS") ? renamed(renaming->types, type) : type;
    if (new_type != type)
        pdf_set(pdf, element, "/S", pdf_new_name(pdf, new_type));
    size_t length = 0;
    const char *id = pdf_string(pdf, pdf_get(pdf, element, "/ID"), &length);
    const char *new_id = id ? map_find(renaming->ids, id, length) : NULL;
    if (new_id)
        pdf_set(pdf, element, "/ID", pdf_new_string(pdf, new_id, strlen(new_id)));
    rename_class(renaming, element);
    qpdf_oh attributes = pdf_get(pdf, element, "/A");
    rename_headers(renaming, attributes);
    for (int i = 0; i < pdf_count(pdf, attributes); i++)
        rename_headers(renaming, pdf_item(pdf, attributes, i));
}

static void rename_elements(struct renaming *renaming, qpdf_oh root)
{
    if (map_count(renaming->types) || map_count(renaming->classes) || map_count(renaming->ids))
        structure_each(renaming->pdf, root, rename_element, renaming);
}

/* ------------------------------------------------------------------------------------------------ roles */

struct side {
    qpdf_oh roles;
    const struct structure_census *census;
};

static bool is_taken(struct pdf *pdf, const struct side *sides, const char *name)
{
    for (int i = 0; i < 2; i++)
        if (census_has_type(sides[i].census, name) || pdf_get(pdf, sides[i].roles, name))
            return true;
    return false;
}

static const char *free_type(struct pdf *pdf, const struct side *sides, const char *name)
{
    for (int number = 2;; number++) {
        const char *candidate = arena_format(pdf->arena, "%s-%d", name, number);
        if (!is_taken(pdf, sides, candidate))
            return candidate;
    }
}

/* Which types of `own`'s role map clash with how the other side uses them. A type with the same role on both sides does
 * not; that both map it differently is for the second side to give way. */
static void find_clashes(struct pdf *pdf, const struct side *sides, int own, struct map *new_names)
{
    const struct side *mine = &sides[own], *theirs = &sides[1 - own];
    for (const char **key = pdf_keys(pdf, mine->roles); *key; key++) {
        qpdf_oh role = pdf_get(pdf, theirs->roles, *key);
        bool same = role && strcmp(pdf_written(pdf, role), pdf_written(pdf, pdf_get(pdf, mine->roles, *key))) == 0;
        bool clash = role ? own == 1 && !same : census_has_type(theirs->census, *key);
        if (clash)
            rename_to(new_names, *key, free_type(pdf, sides, *key));
    }
}

/* Puts the roles of one side, with new names on either end of each, into `joined`. */
static void add_roles(struct pdf *pdf, qpdf_oh roles, struct map *new_names, qpdf_oh joined)
{
    for (const char **key = pdf_keys(pdf, roles); *key; key++) {
        const char *role = pdf_name(pdf, pdf_get(pdf, roles, *key));
        if (role)
            pdf_set(pdf, joined, renamed(new_names, *key), pdf_new_name(pdf, renamed(new_names, role)));
    }
}

/* ------------------------------------------------------------------------------------------------ classes, ids */

static void join_classes(struct pdf *pdf, qpdf_oh root, qpdf_oh added, struct map *new_names)
{
    qpdf_oh classes = pdf_get(pdf, added, "/ClassMap");
    if (!pdf_is_dictionary(pdf, classes))
        return;
    qpdf_oh joined = pdf_get_or_make(pdf, root, "/ClassMap", "<<>>");
    for (const char **key = pdf_keys(pdf, classes); *key; key++) {
        const char *name = *key;
        for (int number = 2; pdf_get(pdf, joined, name) || (name != *key && pdf_get(pdf, classes, name)); number++)
            name = arena_format(pdf->arena, "%s-%d", *key, number);
        if (name != *key)
            rename_to(new_names, *key, name);
        pdf_set(pdf, joined, name, pdf_get(pdf, classes, *key));
    }
}

struct identifiers {
    struct pdf *pdf;
    const struct structure_census *whole, *added;
    struct map *new_names;
    struct tree_entries entries; /* of all elements */
    bool joined;
};

static void name_identifier(void *context, qpdf_oh element)
{
    struct identifiers *identifiers = context;
    struct pdf *pdf = identifiers->pdf;
    struct tree_entry entry = {.value = element};
    entry.name = pdf_string(pdf, pdf_get(pdf, element, "/ID"), &entry.length);
    if (!entry.name)
        return;
    if (identifiers->joined && map_find(identifiers->whole->ids, entry.name, entry.length)) {
        const char *name = NULL;
        for (int number = 2; !name || map_find(identifiers->whole->ids, name, strlen(name)) ||
                             map_find(identifiers->added->ids, name, strlen(name));
             number++)
            name = arena_format(pdf->arena, "%.*s-%d", (int)entry.length, entry.name, number);
        *map_slot(identifiers->new_names, entry.name, entry.length) = (void *)(uintptr_t)name;
        entry.name = name;
        entry.length = strlen(name);
    }
    tree_add(&identifiers->entries, entry);
}

/* The tree of identifiers is asked for where there are any, so it is made anew from the elements. */
static void join_identifiers(struct identifiers *identifiers, qpdf_oh root, qpdf_oh added)
{
    struct pdf *pdf = identifiers->pdf;
    if (!map_count(identifiers->whole->ids) && !map_count(identifiers->added->ids))
        return;
    structure_each(pdf, root, name_identifier, identifiers);
    identifiers->joined = true;
    structure_each(pdf, added, name_identifier, identifiers);
    if (identifiers->entries.count) {
        qpdf_oh tree = pdf_parse(pdf, "<<>>");
        pdf_set(pdf, tree, "/Names", tree_pairs(pdf, &identifiers->entries));
        pdf_set(pdf, root, "/IDTree", pdf_make_indirect(pdf, tree));
    }
    tree_finish(&identifiers->entries);
}

/* ------------------------------------------------------------------------------------------------ all */

static void join_roles(struct pdf *pdf, qpdf_oh root, const struct side *sides, struct renaming *old,
                       struct renaming *new)
{
    find_clashes(pdf, sides, 0, old->types);
    find_clashes(pdf, sides, 1, new->types);
    qpdf_oh joined = pdf_parse(pdf, "<<>>");
    add_roles(pdf, sides[0].roles, old->types, joined);
    add_roles(pdf, sides[1].roles, new->types, joined);
    if (*pdf_keys(pdf, joined))
        pdf_set(pdf, root, "/RoleMap", joined);
}

void structure_join_names(struct pdf *pdf, qpdf_oh root, qpdf_oh added, const struct structure_census *whole,
                          const struct structure_census *part)
{
    struct renaming old, new;
    start_renaming(&old, pdf);
    start_renaming(&new, pdf);
    struct side sides[2] = {{pdf_get(pdf, root, "/RoleMap"), whole}, {pdf_get(pdf, added, "/RoleMap"), part}};
    join_roles(pdf, root, sides, &old, &new);
    join_classes(pdf, root, added, new.classes);
    join_identifiers(&(struct identifiers){.pdf = pdf, .whole = whole, .added = part, .new_names = new.ids}, root,
                     added);
    rename_elements(&old, root);
    rename_elements(&new, added);
    finish_renaming(&old);
    finish_renaming(&new);
}
