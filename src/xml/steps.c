/* libxml2 takes some thousand instructions for such a question, and as many to compile it. */
#include "xml/steps.h"

#include <libxml/tree.h>
#include <string.h>

#include "base/ascii.h"

struct steps {
    bool up;               /* from the parent of the node */
    bool before;           /* likewise, but what stands before the node alone: preceding-sibling::code */
    const char **names;    /* of elements, the first step first */
    size_t count;
    const char *attribute; /* of the last element; or NULL */
    struct steps *other;   /* that it is asked of besides; or NULL */
    bool truth, negated;   /* of the first: only whether there is something is asked, or whether not */
};

/* ------------------------------------------------------------------------------------------------ reading */

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (ascii_is_letter(text[length]) || (length && (ascii_is_digit(text[length]) || text[length] == '-' || text[length] == '_')))
        length++;
    return length;
}

/* One path; `end` receives where it ends. */
static struct steps *read_path(const char *expression, struct arena *arena, const char **end)
{
    enum { NAMES_MOST = 16 };
    static const char UP[] = "../", BEFORE[] = "preceding-sibling::";
    struct steps *steps = arena_new(arena, struct steps);
    steps->up = strncmp(expression, UP, sizeof UP - 1) == 0;
    steps->before = strncmp(expression, BEFORE, sizeof BEFORE - 1) == 0;
    steps->names = arena_new_array(arena, const char *, NAMES_MOST);
    for (const char *at = expression + (steps->up ? sizeof UP - 1 : steps->before ? sizeof BEFORE - 1 : 0);; at++) {
        bool last = *at == '@';
        if (last && steps->before && !steps->count)
            return NULL;
        at += last;
        size_t length = name_length(at);
        if (!length || steps->count == NAMES_MOST)
            return NULL;
        const char *name = arena_copy(arena, at, length);
        if (last)
            steps->attribute = name;
        else
            steps->names[steps->count++] = name;
        at += length;
        if (*at != '/' || last) {
            *end = at;
            return steps;
        }
    }
}

const struct steps *steps_read(const char *expression, struct arena *arena)
{
    if (strcmp(expression, ".") == 0)
        return arena_new(arena, struct steps);
    bool negated = strncmp(expression, "not(", 4) == 0;
    const char *at = negated ? expression + 4 : expression;
    struct steps *first = read_path(at, arena, &at), *last = first;
    while (last && strncmp(at, " or ", 4) == 0)
        last = last->other = read_path(at + 4, arena, &at);
    if (!last || strcmp(at, negated ? ")" : "") != 0)
        return NULL;
    first->negated = negated;
    first->truth = negated || first->other;
    return first;
}

/* ------------------------------------------------------------------------------------------------ following */

struct walk {
    const struct steps *steps;
    struct arena *arena;
    struct xml_answer *answer;
    size_t capacity;
    const xmlNode *until; /* of the first step; NULL: to the last */
};

static void meet(struct walk *walk, const void *node)
{
    struct xml_answer *answer = walk->answer;
    if (answer->count == walk->capacity) {
        walk->capacity = walk->capacity ? 2 * walk->capacity : 4;
        const struct xml_node **more = arena_new_array(walk->arena, const struct xml_node *, walk->capacity);
        if (answer->count)
            memcpy(more, answer->nodes, answer->count * sizeof *more);
        answer->nodes = more;
    }
    answer->nodes[answer->count++] = node;
}

static bool is_named(const xmlChar *own, const char *name)
{
    return *(const char *)own == *name && strcmp((const char *)own, name) == 0;
}

static void arrive(struct walk *walk, const xmlNode *node)
{
    const char *name = walk->steps->attribute;
    if (!name) {
        meet(walk, node);
        return;
    }
    const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    for (; attribute; attribute = attribute->next)
        if (is_named(attribute->name, name) && !attribute->ns)
            meet(walk, attribute);
}

/* As deep as there are steps. */
static void follow(struct walk *walk, const xmlNode *node, size_t step)
{
    if (step == walk->steps->count) {
        arrive(walk, node);
        return;
    }
    bool has_children = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE;
    for (const xmlNode *child = has_children ? node->children : NULL; child && child != walk->until; child = child->next)
        if (child->type == XML_ELEMENT_NODE && is_named(child->name, walk->steps->names[step]) && !child->ns)
            follow(walk, child, step + 1);
}

static void follow_path(const struct steps *path, const xmlNode *node, struct arena *arena, struct xml_answer *answer)
{
    if (path->before && node->type == XML_ATTRIBUTE_NODE) /* no sibling of others, XPath 1.0, 2.2 */
        return;
    struct walk walk = {path, arena, answer, answer->count, path->before ? node : NULL};
    follow(&walk, path->up || path->before ? node->parent : node, 0);
}

void steps_follow(const struct steps *steps, const struct xml_node *from, struct arena *arena, struct xml_answer *answer)
{
    const xmlNode *node = (const xmlNode *)(const void *)from;
    *answer = (struct xml_answer){.kind = XML_NODES};
    for (const struct steps *path = steps; path && !(steps->truth && answer->count); path = path->other)
        follow_path(path, node, arena, answer);
    answer->boolean = (answer->count > 0) != steps->negated;
    if (steps->truth)
        *answer = (struct xml_answer){.kind = XML_BOOLEAN, .string = answer->boolean ? "true" : "false", .boolean = answer->boolean};
}
