/* Objects of one plain PDF copied to another, and pages added. */
#include <string.h>

#include "attach/plain_inside.h"
#include "base/memory.h"

static bool is_type(const struct plain *plain, qpdf_oh object, const char *type)
{
    const struct plain_value *value = plain_at(plain, object);
    qpdf_oh name = value->kind == PLAIN_DICTIONARY ? plain_resolve(plain, plain_get(plain, object, "/Type")) : 0;
    return name && plain_at(plain, name)->kind == PLAIN_NAME && strcmp(plain_at(plain, name)->bytes, type) == 0;
}

/* The number that an object gets in the whole; 0: it is not copied. Pages come when they are added, all else at once. */
static int copied_number(struct plain *whole, struct plain *part, int number)
{
    struct plain_object *object = number < part->object_count ? &part->objects[number] : NULL;
    if (!object || !object->value || is_type(part, object->value, "/Pages") ||
        (!object->is_page && is_type(part, object->value, "/Page")))
        return 0;
    if (object->copy)
        return object->copy;
    object->copy = plain_next_number(whole);
    plain_object(whole, object->copy)->changed = true;
    if (!object->is_page)
        plain_push(part, (qpdf_oh)number);
    return object->copy;
}

static qpdf_oh copy_value(struct plain *whole, struct plain *part, qpdf_oh value, int home);

static void copy_entries(struct plain *whole, struct plain *part, const struct plain_value *from, struct plain_value *to)
{
    to->capacity = from->count;
    to->entries = arena_new_array(whole->arena, struct plain_entry, (size_t)from->count);
    for (int i = 0; i < from->count; i++) {
        to->entries[i] = from->entries[i];
        to->entries[i].value = copy_value(whole, part, from->entries[i].value, to->home);
    }
}

static void copy_items(struct plain *whole, struct plain *part, const struct plain_value *from, struct plain_value *to)
{
    to->capacity = from->count;
    to->items = arena_new_array(whole->arena, qpdf_oh, (size_t)from->count);
    for (int i = 0; i < from->count; i++)
        to->items[i] = copy_value(whole, part, from->items[i], to->home);
}

/* The value itself, as it stands in an object or is one. */
static qpdf_oh copy_direct(struct plain *whole, struct plain *part, const struct plain_value *from, int home)
{
    qpdf_oh copy = plain_new(whole, from->kind);
    struct plain_value *to = plain_at(whole, copy);
    *to = *from;
    to->number = 0;
    to->home = home;
    if (from->kind == PLAIN_DICTIONARY)
        copy_entries(whole, part, from, to);
    else if (from->kind == PLAIN_ARRAY)
        copy_items(whole, part, from, to);
    else if (from->kind == PLAIN_STREAM)
        to->stream.dictionary = copy_value(whole, part, from->stream.dictionary, home);
    return copy;
}

static qpdf_oh copy_value(struct plain *whole, struct plain *part, qpdf_oh value, int home)
{
    const struct plain_value *from = plain_at(part, value);
    if (!from->number)
        return copy_direct(whole, part, from, home);
    int number = copied_number(whole, part, from->number);
    qpdf_oh copy = plain_new(whole, number ? PLAIN_REFERENCE : PLAIN_NULL);
    plain_at(whole, copy)->number = number;
    plain_at(whole, copy)->home = home;
    return copy;
}

static qpdf_oh copy_object(struct plain *whole, struct plain *part, int number)
{
    int copied = part->objects[number].copy;
    qpdf_oh copy = copy_direct(whole, part, plain_at(part, part->objects[number].value), copied);
    plain_at(whole, copy)->number = copied;
    plain_object(whole, copied)->value = copy;
    return copy;
}

/* What was copied refers to more. */
static void copy_rest(struct plain *whole, struct plain *part)
{
    while (part->stack_count)
        copy_object(whole, part, (int)part->stack[--part->stack_count]);
}

qpdf_oh plain_copy(struct plain *whole, struct plain *part, qpdf_oh object)
{
    int number = copied_number(whole, part, plain_at(part, plain_make_indirect(part, object))->number);
    copy_rest(whole, part);
    return number ? plain_object(whole, number)->value : 0;
}

/* ------------------------------------------------------------------------------------------------ pages */

/* What a page has from the nodes above it, it has by itself when it is added elsewhere (7.7.3.4). */
static void copy_inherited(struct plain *whole, struct plain *part, qpdf_oh page, qpdf_oh copy)
{
    enum { LEVELS_MOST = 40 };
    static const char *const keys[] = {"/Resources", "/MediaBox", "/CropBox", "/Rotate"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        qpdf_oh node = page, value = 0;
        for (int level = 0; node && !value && level < LEVELS_MOST; level++) {
            value = plain_get(part, node, keys[i]);
            node = plain_resolve(part, plain_get(part, node, "/Parent"));
        }
        if (value && !plain_get(part, page, keys[i]))
            plain_set(whole, copy, keys[i], copy_value(whole, part, value, plain_at(whole, copy)->number));
    }
}

/* The pages that there were, and those that are added, are below a new root: what is inherited by one is not by the other. */
static qpdf_oh make_root(struct plain *whole)
{
    static const char node[] = "<</Type/Pages/Kids[]/Count 0>>";
    qpdf_oh catalog = plain_resolve(whole, plain_get(whole, whole->trailer, "/Root"));
    qpdf_oh before = plain_resolve(whole, plain_get(whole, catalog, "/Pages"));
    qpdf_oh root = plain_make_indirect(whole, plain_parse(whole, node, sizeof node - 1, 0));
    qpdf_oh added = plain_make_indirect(whole, plain_parse(whole, node, sizeof node - 1, 0));
    qpdf_oh kids = plain_get(whole, root, "/Kids");
    plain_append(whole, kids, before);
    plain_append(whole, kids, added);
    plain_set(whole, before, "/Parent", root);
    plain_set(whole, added, "/Parent", root);
    plain_set(whole, catalog, "/Pages", root);
    return added;
}

static void set_count(struct plain *whole, qpdf_oh node, int count)
{
    qpdf_oh number = plain_new(whole, PLAIN_INTEGER);
    plain_at(whole, number)->integer = count;
    plain_set(whole, node, "/Count", number);
}

void plain_add_page(struct plain *whole, struct plain *part, qpdf_oh page)
{
    if (!whole->added)
        whole->added = make_root(whole);
    qpdf_oh copy = page;
    if (whole != part) {
        copied_number(whole, part, plain_at(part, page)->number);
        copy = copy_object(whole, part, plain_at(part, page)->number);
        copy_inherited(whole, part, page, copy);
        copy_rest(whole, part);
    }
    qpdf_oh kids = plain_get(whole, whole->added, "/Kids");
    plain_append(whole, kids, copy);
    plain_set(whole, copy, "/Parent", whole->added);
    plain_keep_page(whole, copy);
    set_count(whole, whole->added, plain_at(whole, kids)->count);
    set_count(whole, plain_get(whole, whole->added, "/Parent"), whole->page_count);
}
