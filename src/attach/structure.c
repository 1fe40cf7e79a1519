#include "attach/structure.h"

#include <string.h>

#include "attach/content.h"
#include "attach/structure_names.h"
#include "attach/tree.h"

/* ------------------------------------------------------------------------------------------------ parent keys */

/* Content and annotations name their key in the parent tree (ISO 32000-2, 14.7.5.4). Those of the added pages move up
 * behind the whole's. */
struct keys {
    struct pdf *pdf;
    long long next;  /* one more than the highest key yet */
    long long shift; /* what is added to keys; -1: they are taken away */
};

static void see_key(void *context, qpdf_oh key, qpdf_oh value)
{
    struct keys *keys = context;
    (void)value;
    long long number = pdf_integer(keys->pdf, key, -1);
    if (number >= keys->next)
        keys->next = number + 1;
}

static void see_content(void *context, qpdf_oh object)
{
    struct keys *keys = context;
    see_key(context, pdf_get(keys->pdf, object, "/StructParents"), 0);
    see_key(context, pdf_get(keys->pdf, object, "/StructParent"), 0);
}

static void shift_key(struct keys *keys, qpdf_oh object, const char *name)
{
    qpdf_oh key = pdf_get(keys->pdf, object, name);
    if (!key)
        return;
    if (keys->shift < 0)
        pdf_remove(keys->pdf, object, name);
    else
        pdf_set(keys->pdf, object, name,
                pdf_new_integer(keys->pdf, pdf_integer(keys->pdf, key, 0) + keys->shift));
}

static void shift_content(void *context, qpdf_oh object)
{
    shift_key(context, object, "/StructParents");
    shift_key(context, object, "/StructParent");
}

static void each_page(struct pdf *pdf, int first, int end, content_visit *visit, struct keys *keys)
{
    struct visited visited = {0};
    for (int i = first; i < end; i++)
        content_each(pdf, pdf_page(pdf, i), &visited, visit, keys);
    visited_finish(&visited);
}

/* The first key that nothing in the whole uses. Where there are no tags, pages may still have keys, left behind by a
 * program that took the tags away. */
static long long first_free_key(struct pdf *whole, qpdf_oh root, int pages)
{
    struct keys keys = {.pdf = whole};
    if (root)
        tree_each(whole, pdf_get(whole, root, "/ParentTree"), "/Nums", see_key, &keys);
    else
        each_page(whole, 0, pages, see_content, &keys);
    return keys.next;
}

/* ------------------------------------------------------------------------------------------------ parent tree */

struct moving {
    struct pdf *pdf;
    struct tree_entries entries;
    long long shift;
};

static void move_entry(void *context, qpdf_oh key, qpdf_oh value)
{
    struct moving *moving = context;
    long long number = pdf_integer(moving->pdf, key, -1);
    if (number >= 0 && value)
        tree_add(&moving->entries, (struct tree_entry){.number = number + moving->shift, .value = value});
}

/* A node below the root that holds the pairs of keys and values. */
static qpdf_oh make_leaf(struct pdf *pdf, qpdf_oh pairs)
{
    qpdf_oh leaf = pdf_parse(pdf, "<<>>"), limits = pdf_parse(pdf, "[]");
    int count = pdf_count(pdf, pairs);
    pdf_append(pdf, limits, pdf_item(pdf, pairs, 0));
    pdf_append(pdf, limits, pdf_item(pdf, pairs, count - 2));
    pdf_set(pdf, leaf, "/Limits", limits);
    pdf_set(pdf, leaf, "/Nums", pairs);
    return pdf_make_indirect(pdf, leaf);
}

/* The whole's own tree stays as it is, one level deeper. */
static void add_leaf(struct pdf *pdf, qpdf_oh tree, qpdf_oh leaf)
{
    qpdf_oh pairs = pdf_get(pdf, tree, "/Nums");
    qpdf_oh kids = pdf_get_or_make(pdf, tree, "/Kids", "[]");
    if (pdf_count(pdf, pairs) >= 2)
        pdf_append(pdf, kids, make_leaf(pdf, pairs));
    pdf_remove(pdf, tree, "/Nums");
    pdf_remove(pdf, tree, "/Limits");
    pdf_append(pdf, kids, leaf);
}

static void join_parent_trees(struct pdf *pdf, qpdf_oh root, qpdf_oh added, long long shift)
{
    struct moving moving = {.pdf = pdf, .shift = shift};
    tree_each(pdf, pdf_get(pdf, added, "/ParentTree"), "/Nums", move_entry, &moving);
    long long next = shift;
    if (moving.entries.count) {
        qpdf_oh pairs = tree_pairs(pdf, &moving.entries);
        next = moving.entries.list[moving.entries.count - 1].number + 1;
        add_leaf(pdf, pdf_get_or_make(pdf, root, "/ParentTree", "<<>>"), make_leaf(pdf, pairs));
    }
    pdf_set(pdf, root, "/ParentTreeNextKey", pdf_new_integer(pdf, next));
    tree_finish(&moving.entries);
}

/* ------------------------------------------------------------------------------------------------ elements */

static void adopt(struct pdf *pdf, qpdf_oh root, qpdf_oh kids, qpdf_oh element, qpdf_oh language)
{
    if (!pdf_is_dictionary(pdf, element))
        return;
    pdf_set(pdf, element, "/P", root);
    if (language && !pdf_get(pdf, element, "/Lang"))
        pdf_set(pdf, element, "/Lang", language);
    pdf_append(pdf, kids, element);
}

/* The elements at the top of the added tree follow those that there are above; what its catalogue said of the language, they
 * say. */
static void join_elements(struct pdf *pdf, qpdf_oh above, qpdf_oh added, qpdf_oh language)
{
    qpdf_oh own = pdf_get(pdf, above, "/K"), kids = own, more = pdf_get(pdf, added, "/K");
    if (!own || !pdf_is_array(pdf, own)) {
        kids = pdf_parse(pdf, "[]");
        if (own)
            pdf_append(pdf, kids, own);
        pdf_set(pdf, above, "/K", kids);
    }
    adopt(pdf, above, kids, more, language);
    for (int i = 0; i < pdf_count(pdf, more); i++)
        adopt(pdf, above, kids, pdf_item(pdf, more, i), language);
}

/* The namespace of PDF 2.0's types (ISO 32000-2, 14.8.6.3), as the tree has it, or new. */
static qpdf_oh find_namespace(struct pdf *pdf, qpdf_oh root)
{
    static const char name[] = "http://iso.org/pdf2/ssn";
    qpdf_oh spaces = pdf_get_or_make(pdf, root, "/Namespaces", "[]");
    for (int i = 0; i < pdf_count(pdf, spaces); i++) {
        const char *own = pdf_text(pdf, pdf_get(pdf, pdf_item(pdf, spaces, i), "/NS"));
        if (own && strcmp(own, name) == 0)
            return pdf_item(pdf, spaces, i);
    }
    qpdf_oh made = pdf_make_indirect(pdf, pdf_parse(pdf, "<</Type/Namespace/NS(%s)>>", name));
    pdf_append(pdf, spaces, made);
    return made;
}

qpdf_oh structure_gather(struct pdf *whole)
{
    qpdf_oh root = structure_root(whole);
    qpdf_oh document = pdf_make_indirect(whole, pdf_parse(whole, "<</S/Document/K[]>>"));
    pdf_set(whole, document, "/NS", find_namespace(whole, root));
    join_elements(whole, document, root, 0);
    pdf_set(whole, document, "/P", root);
    pdf_set(whole, root, "/K", document);
    return document;
}

static void join_arrays(struct pdf *pdf, qpdf_oh root, qpdf_oh added, const char *key)
{
    qpdf_oh more = pdf_get(pdf, added, key);
    if (!pdf_count(pdf, more))
        return;
    qpdf_oh joined = pdf_get_or_make(pdf, root, key, "[]");
    for (int i = 0; i < pdf_count(pdf, more); i++)
        pdf_append(pdf, joined, pdf_item(pdf, more, i));
}

/* ------------------------------------------------------------------------------------------------ marks */

/* What the parts say in MarkInfo. That there are suspects, or user properties, is true of the whole if it is of either.
 */
static void join_marks(struct pdf *whole, struct pdf *part, bool tagged)
{
    qpdf_oh marks = pdf_get_or_make(whole, pdf_catalog(whole), "/MarkInfo", "<<>>");
    pdf_set(whole, marks, "/Marked", pdf_new_bool(whole, tagged));
    static const char *const either[] = {"/Suspects", "/UserProperties"};
    for (int i = 0; i < 2; i++)
        if (pdf_is_true(part, pdf_get(part, pdf_find(part, pdf_catalog(part), "/MarkInfo"), either[i])))
            pdf_set(whole, marks, either[i], pdf_new_bool(whole, true));
}

static qpdf_oh make_root(struct pdf *pdf)
{
    qpdf_oh root = pdf_make_indirect(pdf, pdf_parse(pdf, "<</Type/StructTreeRoot>>"));
    pdf_set(pdf, pdf_catalog(pdf), "/StructTreeRoot", root);
    return root;
}

static void join_trees(struct pdf *whole, qpdf_oh root, qpdf_oh above, struct pdf *part, long long shift,
                       const struct structure_census *own_names, const struct structure_census *names)
{
    qpdf_oh added = pdf_copy(whole, part, structure_root(part));
    const char *language = pdf_text(part, pdf_get(part, pdf_catalog(part), "/Lang"));
    structure_join_names(whole, root, added, own_names, names);
    join_elements(whole, above ? above : root, added, language ? pdf_new_text(whole, language) : 0);
    join_parent_trees(whole, root, added, shift);
    join_arrays(whole, root, added, "/Namespaces");
    join_arrays(whole, root, added, "/PronunciationLexicon");
    join_arrays(whole, root, added, "/AF");
}

void structure_join(struct pdf *whole, struct pdf *part, int first, qpdf_oh above, const struct structure_census *own,
                    const struct structure_census *added)
{
    bool tagged = structure_is_tagged(whole) && structure_is_tagged(part);
    bool speaks = pdf_find(whole, pdf_catalog(whole), "/MarkInfo") || structure_root(part);
    qpdf_oh root = structure_root(whole);
    bool joins = pdf_number(part, structure_root(part)) != 0;
    struct keys keys = {.pdf = whole, .shift = joins ? first_free_key(whole, root, first) : -1};
    each_page(whole, first, first + part->pages, shift_content, &keys);
    if (joins)
        join_trees(whole, root ? root : make_root(whole), above, part, keys.shift, own, added);
    if (speaks)
        join_marks(whole, part, tagged);
}
