#include "draft/arrival.h"

#include <string.h>

#include "base/ascii.h"

/* A new element. */
struct arrival {
    const struct kind *kind;     /* of a text NULL */
    const struct target *target; /* to what is written at once; NULL: only what must be there */
    size_t depth;                /* of the kind in the target */
    const char *words;
    long parent;                 /* that is there already; or ABSENT */
};

static void put_arrival(struct buffer *out, const struct draft *draft, const struct arrival *arrival, const struct manner *manner,
                        struct arena *arena);

/* The order of the parts of a kind: texts come first, in that of the editions. */
enum { BEHIND_TEXTS = 1000 };

static size_t order_of_part(const struct kind *kind, const struct kind *part)
{
    return BEHIND_TEXTS + (size_t)(part - kind->parts);
}

/* Where among the parts of a kind an element belongs. */
static size_t order_of(const struct draft *draft, const struct kind *kind, const struct xml_node *node)
{
    const char *language = xml_is_named(node, "text") ? xml_attribute(node, "lang") : NULL;
    for (size_t i = 0; language && draft->languages[i]; i++)
        if (strcmp(draft->languages[i], language) == 0)
            return i;
    for (size_t i = 0; i < kind->part_count; i++)
        if (kind_is_of(&kind->parts[i], node))
            return order_of_part(kind, &kind->parts[i]);
    return language ? BEHIND_TEXTS - 1 : BEHIND_TEXTS;
}

/* The last of the element's children that comes before what has this order; or ABSENT. */
static long find_before(const struct draft *draft, const struct kind *kind, long parent, size_t order)
{
    const struct xml_node *before = NULL;
    for (const struct xml_node *node = xml_first_element(draft->nodes[parent]); node; node = xml_next_element(node))
        if (order_of(draft, kind, node) <= order)
            before = node;
    return draft_number(draft, before);
}

static void new_line(struct buffer *out, const struct manner *manner)
{
    buffer_string(out, manner->line_end);
    buffer_string(out, manner->indent);
}

static struct manner deeper(const struct manner *manner, struct arena *arena)
{
    struct manner inside = *manner;
    inside.indent = arena_format(arena, "%s%s", manner->indent, manner->step);
    return inside;
}

static void put_text(struct buffer *out, const char *language, const char *words, bool is_prose, const struct manner *manner)
{
    struct manner inside = *manner;
    inside.column = strlen(manner->indent) + strlen(language) + strlen("<text lang=\"\">");
    inside.behind = strlen("</text>");
    buffer_format(out, "<text lang=\"%s\">", language);
    content_put(out, words, is_prose, false, &inside);
    buffer_string(out, "</text>");
}

/* The number behind that of the last one: 1.3 behind 1.2, B1-K1-W2 behind B1-K1-W1. */
static const char *next_number(const char *number, struct arena *arena)
{
    size_t length = strlen(number), digits = length;
    int value = 0;
    while (digits && ascii_is_digit(number[digits - 1]))
        digits--;
    for (size_t i = digits; i < length && i < digits + 6; i++)
        value = 10 * value + number[i] - '0';
    return digits < length ? arena_format(arena, "%.*s%d", (int)digits, number, value + 1) : "";
}

static const char *first_value(const struct draft *draft, const struct arrival *arrival, const struct value_kind *value, struct arena *arena)
{
    const struct target *target = arrival->target;
    if (target && target->value == value && arrival->depth == target->depth - 1)
        return arrival->words;
    if (value->choices)
        return value->choices[0];
    if (strcmp(value->name, "number") != 0 || !arrival->kind->is_repeated)
        return "";
    const char *last = NULL;
    for (size_t i = 0; i < draft->source.count; i++) {
        bool is_here = i && xml_is_named(draft->nodes[i], arrival->kind->name) && (long)draft->source.elements[i].parent == arrival->parent;
        const char *own = is_here ? xml_attribute(draft->nodes[i], "number") : NULL;
        last = own ? own : last;
    }
    return last ? next_number(last, arena) : "1";
}

static void put_tag(struct buffer *out, const struct draft *draft, const struct arrival *arrival, struct arena *arena)
{
    const struct kind *kind = arrival->kind;
    buffer_format(out, "<%s", kind->name);
    if (kind->key)
        buffer_format(out, " name=\"%s\"", kind->key);
    for (size_t i = 0; i < kind->value_count; i++) {
        const struct value_kind *value = &kind->values[i];
        bool is_asked = arrival->target && arrival->target->value == value && arrival->depth == arrival->target->depth - 1;
        if (!*value->name || !(value->is_required || is_asked))
            continue;
        const char *words = first_value(draft, arrival, value, arena);
        buffer_format(out, " %s=\"", value->name);
        content_escape(out, words, strlen(words), '"');
        buffer_byte(out, '"');
    }
}

static void put_texts(struct buffer *out, const struct draft *draft, const struct arrival *arrival, const struct manner *manner)
{
    bool is_prose = arrival->kind->texts == TEXTS_PROSE;
    const struct target *target = arrival->target;
    bool is_here = target && target->language && arrival->depth == target->depth - 1;
    if (is_here) {
        new_line(out, manner);
        put_text(out, target->language, arrival->words, is_prose, manner);
    }
    for (const char *const *language = draft->languages; arrival->kind->texts && !target && *language; language++) {
        new_line(out, manner);
        put_text(out, *language, "", is_prose, manner);
    }
}

/* Parts that must be there, and that which leads to what is written. */
static void put_parts(struct buffer *out, const struct draft *draft, const struct arrival *arrival, const struct manner *manner,
                      struct arena *arena)
{
    const struct target *target = arrival->target;
    for (size_t i = 0; i < arrival->kind->part_count; i++) {
        const struct kind *part = &arrival->kind->parts[i];
        bool leads = target && arrival->depth + 1 < target->depth && target->steps[arrival->depth + 1].kind == part;
        if (!leads && !part->is_required)
            continue;
        new_line(out, manner);
        put_arrival(out, draft, &(struct arrival){part, leads ? target : NULL, arrival->depth + 1, arrival->words, ABSENT}, manner, arena);
    }
}

static void put_arrival(struct buffer *out, const struct draft *draft, const struct arrival *arrival, const struct manner *manner,
                        struct arena *arena)
{
    const struct target *target = arrival->target;
    bool is_last = target && arrival->depth == target->depth - 1, holds = false;
    struct manner inside = deeper(manner, arena);
    put_tag(out, draft, arrival, arena);
    size_t tag = out->length;
    buffer_byte(out, '>');
    for (size_t i = 0; i < arrival->kind->value_count; i++)
        holds |= !*arrival->kind->values[i].name;
    if (holds && is_last && target->value && !*target->value->name)
        content_escape(out, arrival->words, strlen(arrival->words), 0);
    size_t start = out->length;
    put_texts(out, draft, arrival, &inside);
    put_parts(out, draft, arrival, &inside, arena);
    if (out->length == start && !holds) {
        out->length = tag;
        buffer_string(out, "/>");
        return;
    }
    if (out->length > start)
        new_line(out, manner);
    buffer_format(out, "</%s>", arrival->kind->name);
}

/* What is written, at its place in the parent: behind the child `before`, or first. */
static void begin_arrival(struct change *change, struct draft *draft, long parent, long before, struct manner *manner, struct arena *arena)
{
    const struct source_element *holder = draft_element(draft, parent);
    const struct xml_node *first = xml_first_element(draft->nodes[parent]);
    long sibling = before != ABSENT ? before : draft_number(draft, first);
    size_t at = before != ABSENT ? change_line_rest(draft, draft_element(draft, before)->whole.end) : holder->content.start;
    bool is_closed = source_is_closed(&draft->source, holder);
    *manner = change_manner(draft, sibling != ABSENT ? sibling : parent, arena);
    if (sibling == ABSENT)
        manner->indent = arena_format(arena, "%s%s", manner->indent, manner->step);
    change_begin(change, draft, is_closed ? (struct range){holder->tag.end - 2, holder->tag.end} : (struct range){at, at});
    buffer_string(&change->bytes, is_closed ? ">" : "");
    if (sibling == ABSENT || change_is_on_line(draft, sibling))
        new_line(&change->bytes, manner);
    change->behind = 0;
    while (change->behind < (long)draft->source.count && draft_element(draft, change->behind)->tag.start < change->replaced.start)
        change->behind++;
}

/* Behind what is written, where the parent was empty. */
static void end_arrival(struct change *change, long parent, struct arena *arena)
{
    const struct draft *draft = change->draft;
    const struct source_element *holder = draft_element(draft, parent);
    struct manner manner = change_manner(draft, parent, arena);
    bool is_closed = source_is_closed(&draft->source, holder), is_empty = holder->content.start == holder->content.end;
    if (is_empty)
        new_line(&change->bytes, &manner);
    if (is_closed)
        buffer_format(&change->bytes, "</%s>", xml_name(draft->nodes[parent]));
}

bool arrival_write(struct draft *draft, const struct target *target, const char *path, const char *words, struct arena *arena, struct diag *diag)
{
    size_t depth = 1;
    while (depth < target->depth && target->steps[depth].element != ABSENT)
        depth++;
    long parent = target->steps[depth - 1].element;
    const struct kind *above = target->steps[depth - 1].kind, *kind = depth < target->depth ? target->steps[depth].kind : NULL;
    if (kind && kind->is_repeated)
        return change_refuse(draft, path, diag);
    size_t order = kind ? order_of_part(above, kind) : 0;
    for (size_t i = 0; !kind && draft->languages[i] && strcmp(draft->languages[i], target->language) != 0; i++)
        order = i + 1;
    struct change change;
    struct manner manner;
    begin_arrival(&change, draft, parent, find_before(draft, above, parent, order), &manner, arena);
    if (kind)
        put_arrival(&change.bytes, draft, &(struct arrival){kind, target, depth, words, parent}, &manner, arena);
    else
        put_text(&change.bytes, target->language, words, above->texts == TEXTS_PROSE, &manner);
    end_arrival(&change, parent, arena);
    return change_end(&change, path, words, diag);
}

bool arrival_add(struct draft *draft, const struct target *target, const char *path, struct arena *arena, struct diag *diag)
{
    const struct step *last = &target->steps[target->depth - 1], *above = last - 1;
    struct change change;
    struct manner manner;
    long before = find_before(draft, above->kind, above->element, order_of_part(above->kind, last->kind));
    begin_arrival(&change, draft, above->element, before, &manner, arena);
    put_arrival(&change.bytes, draft, &(struct arrival){last->kind, NULL, 0, "", above->element}, &manner, arena);
    end_arrival(&change, above->element, arena);
    return change_end(&change, path, NULL, diag);
}
