/* The structure tree (ISO 32000-1, 14.7 and 14.8; PDF/UA-1, 7): what stands in what, in which order, and the way back from
 * content to elements. */
#include <stdlib.h>
#include <string.h>

#include "checks.h"

/* ------------------------------------------------------------------------------------------------ nesting */

#define BLOCKS "/H1 /H2 /H3 /H4 /H5 /H6 /P /Sect /Div /L /Table /Figure /Note "
#define INLINE "/Span /Link /Reference "

/* What may stand in a type, and whether text may stand in it without another element. */
static const struct {
    const char *types, *kids;
    bool text;
} RULES[] = {
    {"/Document /Sect /Div /Note ", BLOCKS, false},
    {"/LBody /TD /TH ", BLOCKS INLINE, true},
    {"/H1 /H2 /H3 /H4 /H5 /H6 /P /Lbl /Span ", INLINE, true},
    {"/Link ", "/Span ", true},
    {"/Reference ", "/Link ", false},
    {"/L ", "/LI ", false},
    {"/LI ", "/Lbl /LBody ", false},
    {"/Table ", "/TR ", false},
    {"/TR ", "/TH /TD ", false},
    {"/Figure ", "", true},
};

static bool is_in(const char *list, const char *type)
{
    size_t length = strlen(type);
    for (const char *at = list; (at = strstr(at, type)) != NULL; at++)
        if (at[length] == ' ')
            return true;
    return false;
}

static void check_kids(struct written *written, const struct element *element)
{
    const char *kids = NULL;
    bool text = false;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
        if (is_in(RULES[i].types, element->type)) {
            kids = RULES[i].kids;
            text = RULES[i].text;
        }
    if (!kids)
        report(written, FAULT_TREE_NESTING, "object %d is %s, which we do not write", element->object, element->type);
    for (const struct kid *kid = kids ? element->kids : NULL; kid; kid = kid->next) {
        if (kid->element && !is_in(kids, kid->element->type))
            report(written, FAULT_TREE_NESTING, "%s, object %d, in %s", kid->element->type, kid->element->object,
                   element->type);
        if (kid->piece && !text)
            report(written, FAULT_TREE_NESTING, "text on page %d in %s, object %d", kid->piece->page + 1, element->type,
                   element->object);
    }
}

static bool is_painted(const struct element *element)
{
    for (const struct kid *kid = element->kids; kid; kid = kid->next)
        if (kid->piece ? kid->piece->painted : kid->element && is_painted(kid->element))
            return true;
    return false;
}

/* A cell may be empty. */
static void check_emptiness(struct written *written, const struct element *element)
{
    if (strcmp(element->type, "/TD") != 0 && !*heard(written, element) && !is_painted(element))
        report(written, FAULT_TREE_EMPTY, "%s, object %d", element->type, element->object);
}

/* ------------------------------------------------------------------------------------------------ kinds of element */

/* PDF/UA-1, 7.4.2. */
static void check_headings(struct written *written)
{
    int above = 0;
    for (const struct element *element = written->tree; element; element = element->next) {
        int level = heading_level(element);
        if (level > above + 1)
            report(written, FAULT_HEADING_ORDER, "\"%s\" is of level %d, below level %d", heard(written, element),
                   level, above);
        if (level)
            above = level;
    }
}

static void check_figure(struct written *written, const struct element *element)
{
    const char *words = get_text(written, element->dictionary, "/Alt");
    qpdf_oh box = get(written, get(written, element->dictionary, "/A"), "/BBox");
    const struct piece *piece = first_piece(element);
    const struct sheet *sheet = piece ? &written->sheets[piece->page] : NULL;
    double left = item_number(written, box, 0), bottom = item_number(written, box, 1);
    double right = item_number(written, box, 2), top = item_number(written, box, 3);
    if (!words || !words[strspn(words, " ")])
        report(written, FAULT_FIGURE_WORDS, "object %d has no words for it", element->object);
    if (!sheet || left < 0 || bottom < 0 || left >= right || bottom >= top || right > sheet->width ||
        top > sheet->height)
        report(written, FAULT_FIGURE_BOX, "object %d: its box is empty or not on the page", element->object);
}

/* PDF/UA-1, 7.9. */
static void check_note(struct written *written, const struct element *element)
{
    const char *id = get_text(written, element->dictionary, "/ID");
    bool good = id && *id;
    for (const struct element *other = written->tree; good && other; other = other->next) {
        const char *its = other == element ? NULL : get_text(written, other->dictionary, "/ID");
        good = !its || strcmp(its, id) != 0;
    }
    if (!good)
        report(written, FAULT_NOTE_ID, "object %d: its ID is missing or another's too", element->object);
}

/* It is read where it is referred to: behind the block in which the first reference stands. */
static void check_note_place(struct written *written, const struct element *note)
{
    const struct element *block = written->tree;
    while (block && strcmp(block->type, "/Reference") != 0)
        block = block->next;
    while (block && block->parent != note->parent)
        block = block->parent;
    const struct kid *kid = block ? note->parent->kids : NULL;
    while (kid && kid->element != block)
        kid = kid->next;
    if (kid && (!kid->next || kid->next->element != note))
        report(written, FAULT_NOTE_PLACE, "object %d does not follow \"%s\"", note->object, heard(written, block));
}

/* 14.8.5.5: markers are of a kind, and what is said to be numbered is. */
static void check_list(struct written *written, const struct element *element)
{
    const char *numbering = get_name(written, get(written, element->dictionary, "/A"), "/ListNumbering");
    const struct element *entry = element->kids ? element->kids->element : NULL;
    const struct element *label = entry && entry->kids ? entry->kids->element : NULL;
    if (!label || strcmp(label->type, "/Lbl") != 0)
        return;
    const char *text = heard(written, label);
    if (!numbering || (strcmp(numbering, "/Decimal") == 0 && !(*text >= '0' && *text <= '9')))
        report(written, FAULT_LIST_NUMBERING, "object %d is numbered %s, and begins with \"%s\"", element->object,
               numbering ? numbering : "in no way", text);
}

/* ------------------------------------------------------------------------------------------------ content */

/* Content is of an element or an artifact, and stands on each page in the order in which it is read; but the note stands at
 * the foot of its page. */
static void check_pieces(struct written *written, const struct sheet *sheet)
{
    int orders[] = {-1, -1};
    for (const struct piece *piece = sheet->pieces; piece; piece = piece->next) {
        if (piece->artifact)
            continue;
        if (!piece->owner && (piece->text.length || piece->painted))
            report(written, FAULT_CONTENT_UNTAGGED, "page %d: \"%.*s\" is in no element", piece->page + 1,
                   (int)piece->text.length, piece->text.bytes ? (char *)piece->text.bytes : "");
        int *order = &orders[is_in_note(piece->owner)];
        if (piece->owner && piece->order < *order)
            report(written, FAULT_ORDER, "page %d: content %d of %s, object %d, is read before what stands before it",
                   piece->page + 1, piece->id, piece->owner->type, piece->owner->object);
        if (piece->owner)
            *order = piece->order;
    }
}

/* 14.7.4.4. */
static void check_parents(struct written *written, const struct sheet *sheet)
{
    long key = get_integer(written, sheet->dictionary, "/StructParents", -1);
    qpdf_oh parents = find_number(written, get(written, written->tree_root, "/ParentTree"), key, 0);
    int count = 0;
    for (const struct piece *piece = sheet->pieces; piece; piece = piece->next) {
        if (piece->id < 0 || piece->artifact || !piece->owner)
            continue;
        count++;
        int parent = object_of(written, item(written, parents, piece->id));
        if (parent != piece->owner->object)
            report(written, FAULT_PARENT_TREE,
                   "page %d: content %d is of object %d, and of object %d by the parent tree", piece->page + 1,
                   piece->id, piece->owner->object, parent);
    }
    if (item_count(written, parents) != count ||
        key >= get_integer(written, written->tree_root, "/ParentTreeNextKey", 0))
        report(written, FAULT_PARENT_TREE,
               "page object %d: the parent tree has %d entries for %d pieces, or its next key is used", sheet->object,
               item_count(written, parents), count);
}

void check_tree(struct written *written)
{
    for (const struct element *element = written->tree; element; element = element->next) {
        check_kids(written, element);
        check_emptiness(written, element);
        if (strcmp(element->type, "/Figure") == 0)
            check_figure(written, element);
        if (strcmp(element->type, "/Note") == 0) {
            if (!written->second)
                check_note(written, element);
            check_note_place(written, element);
        }
        if (strcmp(element->type, "/L") == 0)
            check_list(written, element);
    }
    check_headings(written);
    for (int i = 0; i < written->sheet_count; i++) {
        check_pieces(written, &written->sheets[i]);
        check_parents(written, &written->sheets[i]);
    }
}
