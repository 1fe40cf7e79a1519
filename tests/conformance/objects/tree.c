/* The structure tree (ISO 32000-1, 14.7): its elements in order, each with the content that belongs to it. */
#include <string.h>

#include "base/unicode.h"
#include "written.h"

struct walk {
    struct written *written;
    struct element *last;
    int order; /* of pieces */
};

/* ------------------------------------------------------------------------------------------------ kids */

static struct kid *add_kid(struct walk *walk, struct element *element)
{
    struct kid *kid = arena_new(walk->written->arena, struct kid);
    if (element->last_kid)
        element->last_kid->next = kid;
    else
        element->kids = kid;
    element->last_kid = kid;
    return kid;
}

static int page_of(struct written *written, qpdf_oh page)
{
    int object = object_of(written, page);
    for (int i = 0; object && i < written->sheet_count; i++)
        if (written->sheets[i].object == object)
            return i;
    return -1;
}

static struct piece *find_piece(struct written *written, int page, int id)
{
    for (struct piece *piece = page < 0 ? NULL : written->sheets[page].pieces; piece; piece = piece->next)
        if (piece->id == id && !piece->artifact)
            return piece;
    return NULL;
}

static void add_mark(struct walk *walk, struct element *element, int page, int id)
{
    struct written *written = walk->written;
    struct piece *piece = find_piece(written, page, id);
    if (!piece) {
        report(written, FAULT_CONTENT_MISSING, "%s, object %d: no content %d on page %d", element->type,
               element->object, id, page + 1);
        return;
    }
    if (piece->owner)
        report(written, FAULT_CONTENT_TWICE, "page %d: content %d is of %s, object %d, and of %s, object %d", page + 1,
               id, piece->owner->type, piece->owner->object, element->type, element->object);
    piece->owner = element;
    piece->order = walk->order++;
    add_kid(walk, element)->piece = piece;
}

static void read_element(struct walk *walk, qpdf_oh dictionary, struct element *parent, int depth);

/* 14.7.4: an MCID, a marked-content reference, a reference to an annotation, or an element. */
static void read_kid(struct walk *walk, struct element *element, qpdf_oh kid, int depth)
{
    struct written *written = walk->written;
    int page = page_of(written, get(written, element->dictionary, "/Pg"));
    if (qpdf_oh_is_integer(written->pdf, kid)) {
        add_mark(walk, element, page, (int)qpdf_oh_get_int_value(written->pdf, kid));
        return;
    }
    if (has(written, kid, "/S")) {
        read_element(walk, kid, element, depth);
        return;
    }
    if (has(written, kid, "/Pg"))
        page = page_of(written, get(written, kid, "/Pg"));
    if (has(written, kid, "/MCID"))
        add_mark(walk, element, page, (int)get_integer(written, kid, "/MCID", -1));
    else if (has(written, kid, "/Obj"))
        add_kid(walk, element)->annotation = object_of(written, get(written, kid, "/Obj"));
}

/* ------------------------------------------------------------------------------------------------ elements */

/* ISO 32000-2, 14.8.6: a type without a namespace is PDF 1.7's. */
static void check_namespace(struct written *written, qpdf_oh dictionary)
{
    const char *space = get_text(written, get(written, dictionary, "/NS"), "/NS");
    if (written->second != (space && strcmp(space, "http://iso.org/pdf2/ssn") == 0))
        report(written, FAULT_NAMESPACE, "object %d: its type is of %s", object_of(written, dictionary),
               space ? space : "PDF 1.7");
}

/* Of the same meaning; Note is no type of PDF 2.0. */
static const char *type_of_first(const char *type)
{
    static const char *const types[][2] = {
        {"/FENote", "/Note"}, {"/Strong", "/Span"}, {"/Em", "/Span"}, {"/Note", "/Note of PDF 1.7"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i][0], type) == 0)
            return types[i][1];
    return type;
}

static const char *type_of(struct written *written, qpdf_oh dictionary)
{
    const char *type = get_name(written, dictionary, "/S");
    check_namespace(written, dictionary);
    if (written->second && is_name(type, "/Span") && has(written, dictionary, "/Ref"))
        return "/Reference"; /* PDF/UA-2, 8.2.5.14 */
    if (written->second)
        return type_of_first(type ? type : "/");
    const char *mapped = type ? get_name(written, get(written, written->tree_root, "/RoleMap"), type) : NULL;
    return mapped ? mapped : type ? type : "/";
}

static struct element *add_element(struct walk *walk, qpdf_oh dictionary, struct element *parent)
{
    struct written *written = walk->written;
    struct element *element = arena_new(written->arena, struct element);
    const char *language = get_text(written, dictionary, "/Lang");
    element->object = object_of(written, dictionary);
    element->dictionary = dictionary;
    element->type = type_of(written, dictionary);
    element->parent = parent;
    element->language_own = language != NULL;
    element->language = language ? language : parent ? parent->language : written->language;
    if (walk->last)
        walk->last->next = element;
    else
        written->tree = element;
    walk->last = element;
    return element;
}

static void read_element(struct walk *walk, qpdf_oh dictionary, struct element *parent, int depth)
{
    struct written *written = walk->written;
    if (depth == DEPTH_MOST) {
        report(written, FAULT_TREE_NESTING, "the tree is deeper than %d", DEPTH_MOST);
        return;
    }
    struct element *element = add_element(walk, dictionary, parent);
    int above = object_of(written, get(written, dictionary, "/P"));
    if (above != (parent ? parent->object : object_of(written, written->tree_root)))
        report(written, FAULT_TREE_PARENT, "%s, object %d: its parent is not object %d", element->type, element->object,
               above);
    if (parent)
        add_kid(walk, parent)->element = element;
    qpdf_oh kids = get(written, dictionary, "/K");
    if (!qpdf_oh_is_array(written->pdf, kids) && !qpdf_oh_is_null(written->pdf, kids))
        read_kid(walk, element, kids, depth + 1);
    for (int i = 0; i < item_count(written, kids); i++)
        read_kid(walk, element, item(written, kids, i), depth + 1);
}

void read_tree(struct written *written)
{
    struct walk walk = {.written = written};
    qpdf_oh document = get(written, written->tree_root, "/K");
    if (item_count(written, document) == 1)
        document = item(written, document, 0);
    if (qpdf_oh_is_dictionary(written->pdf, document))
        read_element(&walk, document, NULL, 0);
    if (!written->tree || strcmp(written->tree->type, "/Document") != 0)
        report(written, FAULT_TREE_ROOT, "the tree does not begin with one Document");
}

/* ------------------------------------------------------------------------------------------------ text */

bool is_inline(const struct element *element)
{
    return strcmp(element->type, "/Span") == 0 || strcmp(element->type, "/Link") == 0 ||
           strcmp(element->type, "/Reference") == 0;
}

bool is_in_note(const struct element *element)
{
    while (element && strcmp(element->type, "/Note") != 0)
        element = element->parent;
    return element != NULL;
}

int heading_level(const struct element *element)
{
    const char *type = element->type;
    return type[0] == '/' && type[1] == 'H' && type[2] >= '1' && type[2] <= '6' && !type[3] ? type[2] - '0' : 0;
}

void hear(struct buffer *out, const struct piece *piece)
{
    enum { SOFT_HYPHEN = 0xAD };
    const char *text = (const char *)piece->text.bytes, *end = text + piece->text.length;
    while (text < end) {
        const char *start = text;
        uint32_t code_point = utf8_next(&text, end);
        if (code_point != MOVED && code_point != SOFT_HYPHEN)
            buffer_append(out, start, (size_t)(text - start));
    }
}

static void hear_element(struct buffer *out, const struct element *element, bool title)
{
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        if (title && kid->element && strcmp(kid->element->type, "/Reference") == 0)
            continue;
        if (kid->piece)
            hear(out, kid->piece);
        if (kid->element && !is_inline(kid->element))
            buffer_byte(out, ' ');
        if (kid->element)
            hear_element(out, kid->element, title);
    }
}

static const char *heard_as(struct written *written, const struct element *element, bool title)
{
    struct buffer raw = {0};
    hear_element(&raw, element, title);
    char *text = arena_copy(written->arena, (const char *)raw.bytes, raw.length), *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ' ' || (to > text && to[-1] != ' ' && from[1]))
            *to++ = *from;
    while (to > text && to[-1] == ' ')
        to--;
    *to = 0;
    buffer_finish(&raw);
    return text;
}

const char *heard(struct written *written, const struct element *element)
{
    return heard_as(written, element, false);
}

const char *heard_title(struct written *written, const struct element *element)
{
    return heard_as(written, element, true);
}

struct piece *first_piece(const struct element *element)
{
    struct piece *piece = NULL;
    for (const struct kid *kid = element->kids; kid && !piece; kid = kid->next)
        piece = kid->piece ? kid->piece : kid->element ? first_piece(kid->element) : NULL;
    return piece;
}

/* PDF/UA-2, 8.8: the element itself, beside its page. */
static bool leads_to_element(struct written *written, qpdf_oh entry, const struct element *element)
{
    qpdf_oh destination = get(written, get(written, entry, "/A"), "/SD");
    return !written->second || object_of(written, item(written, destination, 0)) == element->object;
}

bool leads_to(struct written *written, qpdf_oh entry, const struct element *element)
{
    const double most = 60; /* [pt] from a baseline to the upper edge of any type that headings are set in */
    const struct piece *piece = first_piece(element);
    qpdf_oh destination = written->second ? get(written, get(written, entry, "/A"), "/D") : get(written, entry, "/Dest");
    const struct segment *segment = piece ? piece->segments : NULL;
    while (segment && segment->next) /* the first line */
        segment = segment->next;
    double above = segment ? item_number(written, destination, 3) - segment->y : -1;
    return piece && object_of(written, item(written, destination, 0)) == written->sheets[piece->page].object &&
           above >= 0 && above <= most && leads_to_element(written, entry, element);
}
