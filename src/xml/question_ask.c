#include <libxml/tree.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "xml/question_inside.h"

/* A layout's expressions visit some tens of nodes; one that visits this many was made to hang: a file has half as many. */
enum { VISITS_MOST = 2000000 };

static bool holds(const struct question *question, struct asker *asker, const xmlNode *node, size_t position);

/* ------------------------------------------------------------------------------------------------ paths */

struct walk {
    struct asker *asker;
    struct xml_answer *answer;
    size_t capacity, most;           /* of nodes: room, and how many are wanted */
    const struct comparison *against; /* only those are wanted of which it is true; or NULL */
};

/* What texts are compared with: of several, one is enough (XPath 1.0, 3.4). */
struct comparison {
    const struct question *other;
    const xmlNode *node;             /* that it is asked of */
    bool equal;
};

static bool is_true_of(const struct comparison *comparison, struct asker *asker, const char *text);

static void meet(struct walk *walk, const void *node)
{
    struct xml_answer *answer = walk->answer;
    if (walk->against && !is_true_of(walk->against, walk->asker, xml_text(node, walk->asker->arena)))
        return;
    if (answer->count == walk->capacity)
        answer->nodes = arena_widen(walk->asker->arena, answer->nodes, answer->count, &walk->capacity, 4, sizeof *answer->nodes);
    answer->nodes[answer->count++] = node;
}

static bool is_over(const struct walk *walk)
{
    return walk->answer->count == walk->most || walk->asker->visits > VISITS_MOST;
}

static inline bool is_named(const xmlChar *own, const char *const *names)
{
    do
        if (*(const char *)own == **names && strcmp((const char *)own, *names) == 0)
            return true;
    while (*++names);
    return false;
}

static inline bool is_taken(const struct step *step, const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && is_named(node->name, step->names) && !node->ns;
}

/* `places` counts, for each condition, the nodes that came to it. */
static bool meets_conditions(const struct step *step, struct asker *asker, const xmlNode *node, size_t *places)
{
    for (const struct question *condition = step->conditions; condition; condition = condition->next)
        if (!holds(condition, asker, node, ++*places++))
            return false;
    return true;
}

static void follow(struct walk *walk, const struct step *step, const xmlNode *node);

/* Of a row of siblings up to `end` the first that the step takes, or back. */
static const xmlNode *find_taken(const struct step *step, const xmlNode *node, const xmlNode *end, bool back, long *visits)
{
    const char first = **step->names;
    long passed = 0;
    if (!back && !end && !step->names[1]) { /* as nearly always */
        while (node && !(node->type == XML_ELEMENT_NODE && *(const char *)node->name == first && is_taken(step, node))) {
            node = node->next;
            passed++;
        }
    } else {
        for (; node && node != end && !is_taken(step, node); node = back ? node->prev : node->next)
            passed++;
    }
    *visits += passed;
    return node == end ? NULL : node;
}

static void follow_row(struct walk *walk, const struct step *step, const xmlNode *first, const xmlNode *end, bool back)
{
    size_t places[STEP_CONDITIONS_MOST] = {0};
    long *visits = &walk->asker->visits;
    for (const xmlNode *node = first; (node = find_taken(step, node, end, back, visits)) != NULL && !is_over(walk);
         node = back ? node->prev : node->next) {
        ++*visits;
        if (!step->conditions || meets_conditions(step, walk->asker, node, places))
            follow(walk, step->next, node);
    }
}

static bool has_children(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE;
}

static void follow_below(struct walk *walk, const struct step *step, const xmlNode *top)
{
    for (const xmlNode *node = top; node && !is_over(walk);) {
        walk->asker->visits++;
        if (node != top && is_taken(step, node))
            follow(walk, step->next, node);
        if (has_children(node) && node->children) {
            node = node->children;
            continue;
        }
        while (node != top && !node->next)
            node = node->parent;
        node = node == top ? NULL : node->next;
    }
}

static void follow_attributes(struct walk *walk, const struct step *step, const xmlNode *node)
{
    const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    for (; attribute; attribute = attribute->next)
        if (is_named(attribute->name, step->names) && !attribute->ns)
            meet(walk, attribute);
}

/* Without conditions, from the first on: they are wanted in the document's order. */
static void follow_before(struct walk *walk, const struct step *step, const xmlNode *node)
{
    if (step->conditions)
        follow_row(walk, step, node->prev, NULL, true);
    else if (node->type != XML_ATTRIBUTE_NODE && node->parent) /* that is no sibling: XPath 1.0, 2.2 */
        follow_row(walk, step, node->parent->children, node, false);
}

/* As deep as there are steps. */
static void follow(struct walk *walk, const struct step *step, const xmlNode *node)
{
    if (!step) {
        meet(walk, node);
        return;
    }
    switch (step->axis) {
    case STEP_CHILD: follow_row(walk, step, has_children(node) ? node->children : NULL, NULL, false); break;
    case STEP_BELOW: follow_below(walk, step, node); break;
    case STEP_ATTRIBUTE: follow_attributes(walk, step, node); break;
    case STEP_PARENT:
        if (node->parent)
            follow(walk, step->next, node->parent);
        break;
    case STEP_BEFORE: follow_before(walk, step, node); break;
    case STEP_AFTER: follow_row(walk, step, node->next, NULL, false); break;
    }
}

static struct xml_answer find_nodes(const struct question *path, struct asker *asker, const xmlNode *node)
{
    struct xml_answer answer = {.kind = XML_NODES};
    struct walk walk = {.asker = asker, .answer = &answer, .most = SIZE_MAX};
    follow(&walk, path->steps, node);
    answer.boolean = answer.count > 0;
    return answer;
}

/* The first in the document's order; NULL: there is none. */
static const struct xml_node *find_first(const struct question *path, struct asker *asker, const xmlNode *node,
                                         const struct comparison *against)
{
    const struct xml_node *first = NULL;
    struct xml_answer answer = {.nodes = &first};
    struct walk walk = {asker, &answer, .capacity = 1, .most = 1, .against = against};
    follow(&walk, path->steps, node);
    return first;
}

/* ------------------------------------------------------------------------------------------------ texts */

static const char *find_variable(const struct question *variable, struct asker *asker)
{
    const char *value = asker->variable(asker->context, variable->text);
    if (!value)
        asker->unknown = variable->text;
    return value ? value : "";
}

static const char *text_of(const struct question *question, struct asker *asker, const xmlNode *node);

static const char *join(const struct question *concat, struct asker *asker, const xmlNode *node)
{
    struct buffer text = {0};
    for (const struct question *part = concat->operands; part; part = part->next)
        buffer_string(&text, text_of(part, asker, node));
    const char *joined = text.length ? arena_copy(asker->arena, (const char *)text.bytes, text.length) : "";
    buffer_finish(&text);
    return joined;
}

static const char *text_of(const struct question *question, struct asker *asker, const xmlNode *node)
{
    const struct xml_node *first;
    switch (question->kind) {
    case QUESTION_TEXT: return question->text;
    case QUESTION_VARIABLE: return find_variable(question, asker);
    case QUESTION_CONCAT: return join(question, asker, node);
    default: first = find_first(question, asker, node, NULL); return first ? xml_text(first, asker->arena) : "";
    }
}

/* ------------------------------------------------------------------------------------------------ truths */

static bool is_true_of(const struct comparison *comparison, struct asker *asker, const char *text)
{
    const struct question own = {.kind = QUESTION_TEXT, .text = text};
    const struct comparison turned = {&own, NULL, comparison->equal};
    return comparison->other->kind == QUESTION_TEXT
               ? (strcmp(comparison->other->text, text) == 0) == comparison->equal
               : find_first(comparison->other, asker, comparison->node, &turned) != NULL;
}

static bool compare(const struct question *question, struct asker *asker, const xmlNode *node)
{
    const struct question *one = question->operands;
    const struct comparison comparison = {one->next, node, question->kind == QUESTION_EQUAL};
    return one->kind == QUESTION_TEXT ? is_true_of(&comparison, asker, one->text)
                                      : find_first(one, asker, node, &comparison) != NULL;
}

static bool holds_one(const struct question *first, struct asker *asker, const xmlNode *node, bool wanted)
{
    for (; first; first = first->next)
        if (holds(first, asker, node, 0) == wanted)
            return true;
    return false;
}

static bool holds(const struct question *question, struct asker *asker, const xmlNode *node, size_t position)
{
    switch (question->kind) {
    case QUESTION_OR: return holds_one(question->operands, asker, node, true);
    case QUESTION_AND: return !holds_one(question->operands, asker, node, false);
    case QUESTION_NOT: return !holds(question->operands, asker, node, 0);
    case QUESTION_EQUAL:
    case QUESTION_UNEQUAL: return compare(question, asker, node);
    case QUESTION_PATH: return find_first(question, asker, node, NULL) != NULL;
    case QUESTION_PLACE: return position == question->number;
    case QUESTION_BEYOND: return position > question->number;
    default: return *text_of(question, asker, node);
    }
}

/* ------------------------------------------------------------------------------------------------ the answer */

static struct xml_answer answer_text(const char *text)
{
    return (struct xml_answer){.kind = XML_STRING, .string = text, .boolean = *text};
}

static struct xml_answer answer_truth(bool truth)
{
    return (struct xml_answer){.kind = XML_BOOLEAN, .string = truth ? "true" : "false", .boolean = truth};
}

bool question_ask(const struct question *question, struct asker *asker, const struct xml_node *from, struct xml_answer *answer)
{
    const xmlNode *node = (const xmlNode *)(const void *)from;
    const char *text;
    switch (question->kind) {
    case QUESTION_PATH: *answer = find_nodes(question, asker, node); break;
    case QUESTION_CONCAT:
    case QUESTION_TEXT: *answer = answer_text(text_of(question, asker, node)); break;
    case QUESTION_VARIABLE: text = find_variable(question, asker);
        *answer = answer_text(arena_copy(asker->arena, text, strlen(text))); /* it may change */
        break;
    default: *answer = answer_truth(holds(question, asker, node, 0));
    }
    return !asker->unknown && asker->visits <= VISITS_MOST;
}
