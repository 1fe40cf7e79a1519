/* Links (ISO 32000-1, 12.5.6.5 and 14.7.4.3; PDF/UA-1, 7.18): each is found by ear, says where it leads, and stands on its
 * words. */
#include <string.h>

#include "checks.h"

struct area {
    double left, bottom, right, top;
};

static const struct element *element_of(struct written *written, int annotation)
{
    for (const struct element *element = written->tree; element; element = element->next)
        for (const struct kid *kid = element->kids; kid; kid = kid->next)
            if (kid->annotation == annotation)
                return element;
    return NULL;
}

/* The whole link, where the annotation stands in a span of it. */
static const struct element *link_of(const struct element *element)
{
    while (element && strcmp(element->type, "/Link") != 0)
        element = element->parent;
    return element;
}

/* ------------------------------------------------------------------------------------------------ words and target */

static void check_words(struct written *written, qpdf_oh annotation, const struct element *link)
{
    const char *contents = get_text(written, annotation, "/Contents");
    if (!contents || !*contents || !*heard(written, link))
        report(written, FAULT_LINK_WORDS, "object %d has no words or no description", link->object);
}

/* A reference leads to the note. */
static void check_reference(struct written *written, qpdf_oh annotation, const struct element *link)
{
    const struct element *note = written->tree;
    while (note && strcmp(note->type, "/Note") != 0)
        note = note->next;
    if (!note || !leads_to(written, annotation, note))
        report(written, FAULT_LINK_TARGET, "\"%s\" does not lead to the note", heard(written, link));
}

/* A link whose words are an address leads there. */
static void check_target(struct written *written, qpdf_oh annotation, const struct element *link)
{
    qpdf_oh action = get(written, annotation, "/A");
    const char *target = get_text(written, action, "/URI"), *words = heard(written, link);
    bool address = strncmp(words, "http", 4) == 0 || strncmp(words, "www.", 4) == 0;
    if (!is_name(get_name(written, action, "/S"), "/URI") || !target || !strchr(target, ':') ||
        (address && !strstr(target, words)))
        report(written, FAULT_LINK_TARGET, "\"%s\" leads to \"%s\"", words, target ? target : "");
}

/* ------------------------------------------------------------------------------------------------ place */

static bool holds(const struct area *place, const struct segment *segment)
{
    const double slack = 0.5; /* [pt] */
    return segment->left >= place->left - slack && segment->right <= place->right + slack &&
           segment->y >= place->bottom - slack && segment->y <= place->top + slack;
}

static struct area place_of(struct written *written, qpdf_oh annotation)
{
    qpdf_oh box = get(written, annotation, "/Rect");
    return (struct area){item_number(written, box, 0), item_number(written, box, 1), item_number(written, box, 2),
                          item_number(written, box, 3)};
}

/* Whether any of the element's words stand there. */
static bool holds_text(const struct element *element, int page, const struct area *place)
{
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        const struct piece *piece = kid->piece;
        for (const struct segment *segment = piece && piece->page == page ? piece->segments : NULL; segment;
             segment = segment->next)
            if (holds(place, segment))
                return true;
        if (kid->element && holds_text(kid->element, page, place))
            return true;
    }
    return false;
}

static void check_place(struct written *written, qpdf_oh annotation, const struct element *link, int page)
{
    struct area place = place_of(written, annotation);
    if (!holds_text(link, page, &place))
        report(written, FAULT_LINK_PLACE, "page %d: \"%s\" does not stand where its annotation is", page + 1,
               heard(written, link));
}

static bool is_annotated(struct written *written, const struct element *link, const struct segment *segment)
{
    for (const struct kid *kid = link->kids; kid; kid = kid->next) {
        struct area place = {0};
        if (kid->annotation)
            place = place_of(written, qpdf_get_object_by_id(written->pdf, kid->annotation, 0));
        if (holds(&place, segment))
            return true;
    }
    return false;
}

/* Each line of a link's words has an annotation. */
static void check_lines(struct written *written, const struct element *link, const struct element *element)
{
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        for (const struct segment *segment = kid->piece ? kid->piece->segments : NULL; segment; segment = segment->next)
            if (!is_annotated(written, link, segment))
                report(written, FAULT_LINK_PLACE, "a line of \"%s\" has no annotation", heard(written, link));
        if (kid->element)
            check_lines(written, link, kid->element);
    }
}

/* ------------------------------------------------------------------------------------------------ annotations */

static int order_of(const struct written *written, const struct element *element)
{
    int order = 0;
    for (const struct element *other = written->tree; other != element; other = other->next)
        order++;
    return order;
}

/* Gives the link's place in the tree, or -1. */
static int check_annotation(struct written *written, qpdf_oh annotation, int page)
{
    int object = object_of(written, annotation);
    const struct element *owner = element_of(written, object), *link = link_of(owner);
    if (!link) {
        report(written, FAULT_LINK_UNTAGGED, "page %d: annotation %d is in no Link", page + 1, object);
        return -1;
    }
    long key = get_integer(written, annotation, "/StructParent", -1);
    int parent = object_of(written, find_number(written, get(written, written->tree_root, "/ParentTree"), key, 0));
    if (parent != owner->object)
        report(written, FAULT_PARENT_TREE_LINK,
               "page %d: annotation %d is of object %d, and of object %d by the parent tree", page + 1, object,
               owner->object, parent);
    check_words(written, annotation, link);
    if (strcmp(link->parent->type, "/Reference") == 0)
        check_reference(written, annotation, link);
    else
        check_target(written, annotation, link);
    check_place(written, annotation, link, page);
    return order_of(written, link);
}

/* A Link without an annotation is not one. */
static void check_elements(struct written *written)
{
    for (const struct element *element = written->tree; element; element = element->next) {
        bool annotated = false;
        if (strcmp(element->type, "/Link") != 0)
            continue;
        for (const struct kid *kid = element->kids; kid; kid = kid->next)
            annotated |= kid->annotation != 0;
        if (!annotated)
            report(written, FAULT_LINK_UNTAGGED, "\"%s\" has no annotation", heard(written, element));
        else
            check_lines(written, element, element);
    }
}

void check_links(struct written *written)
{
    for (int i = 0; i < written->sheet_count; i++) {
        qpdf_oh annotations = get(written, written->sheets[i].dictionary, "/Annots");
        int before[] = {-1, -1}; /* the note stands at the foot of its page */
        for (int j = 0; j < item_count(written, annotations); j++) {
            qpdf_oh annotation = item(written, annotations, j);
            bool in_note = is_in_note(element_of(written, object_of(written, annotation)));
            int order = check_annotation(written, annotation, i);
            if (order >= 0 && order < before[in_note])
                report(written, FAULT_LINK_ORDER, "page %d: annotation %d of the page is read before the one before it",
                       i + 1, j + 1);
            before[in_note] = order;
        }
    }
    check_elements(written);
}
