/* The changes that an author makes. */
#include <string.h>

#include "base/ascii.h"
#include "draft/change.h"

static const struct source_element *element_of(const struct draft *draft, long number)
{
    return &draft->source.elements[number];
}

static struct manner manner_of(const struct draft *draft, long element, struct arena *arena)
{
    return (struct manner){.line_end = change_line_end(draft), .indent = change_indent(draft, element, arena), .step = change_step(draft, arena)};
}

/* ------------------------------------------------------------------------------------------------ what is there */

/* The words as content, laid out as this file is; as `saved` has them, if it says the same. */
static void put_content(struct buffer *out, const struct draft *draft, const struct draft *saved, const struct target *target, const char *path,
                        const char *words, const struct content *old, struct arena *arena)
{
    struct target there;
    const char *said = saved && draft_find(saved, path, &there, arena) && there.text != ABSENT ? target_words(saved, &there, arena) : NULL;
    if (said && strcmp(said, words) == 0) {
        struct range range = element_of(saved, there.text)->content;
        buffer_append(out, saved->source.bytes + range.start, range.end - range.start);
        return;
    }
    struct manner manner = manner_of(draft, target->text, arena);
    if (change_is_on_line(draft, target->text))
        manner.column = change_column(draft, old->range.start);
    manner.behind = strlen("</text>");
    bool is_prose = target->steps[target->depth - 1].kind->texts == TEXTS_PROSE;
    const char *old_words = content_words(old, arena);
    struct buffer usual = {0}, anew = {0};
    if (old_words)
        content_put(&usual, old_words, is_prose, old->has_blocks, &manner);
    content_put(&anew, words, is_prose, old->has_blocks, &manner);
    const char *start = old->bytes + old->range.start;
    size_t length = old->range.end - old->range.start;
    bool is_usual = usual.length == length && length && memcmp(usual.bytes, start, length) == 0;
    bool is_on_lines = length && memchr(start, '\n', length), will_be = anew.length && memchr(anew.bytes, '\n', anew.length);
    if (is_usual && !(is_on_lines && will_be)) { /* lines that are there are not broken anew */
        buffer_append(out, anew.bytes, anew.length);
    } else {
        struct content content;
        content_read(arena_copy(arena, (const char *)anew.bytes, anew.length), (struct range){0, anew.length}, arena, &content);
        content_merge(out, old, &content, &manner);
    }
    buffer_finish(&usual);
    buffer_finish(&anew);
}

static bool change_text(struct draft *draft, const struct draft *saved, const struct target *target, const char *path, const char *words,
                        struct arena *arena, struct diag *diag)
{
    const struct source_element *element = element_of(draft, target->text);
    struct change change;
    struct content old;
    draft_content(draft, target->text, arena, &old);
    bool is_closed = source_is_closed(&draft->source, element);
    change_begin(&change, draft, is_closed ? (struct range){element->tag.end - 2, element->tag.end} : element->content);
    change.before = change.behind = target->text;
    change.is_content = true;
    buffer_string(&change.bytes, is_closed ? ">" : "");
    put_content(&change.bytes, draft, saved, target, path, words, &old, arena);
    buffer_string(&change.bytes, is_closed ? "</text>" : "");
    return change_end(&change, path, words, diag);
}

static bool change_attribute(struct draft *draft, const struct target *target, const char *path, const char *words, struct diag *diag)
{
    long number = target->steps[target->depth - 1].element;
    const struct source_element *element = element_of(draft, number);
    struct source_attribute attribute;
    bool is_there = source_attribute(&draft->source, element, target->value->name, &attribute);
    size_t end = element->tag.end - (source_is_closed(&draft->source, element) ? 2 : 1);
    while (!is_there && ascii_is_space(draft->source.bytes[end - 1]))
        end--;
    bool is_dropped = is_there && !*words && !target->value->is_required;
    struct change change;
    change_begin(&change, draft, is_dropped ? attribute.whole : is_there ? attribute.value : (struct range){end, end});
    change.before = change.behind = number;
    change.attribute = target->value->name;
    if (!is_there)
        buffer_format(&change.bytes, " %s=\"", target->value->name);
    content_escape(&change.bytes, words, strlen(words), is_there ? draft->source.bytes[attribute.value.start - 1] : '"');
    buffer_string(&change.bytes, is_there ? "" : "\"");
    return change_end(&change, path, words, diag);
}

static bool change_held(struct draft *draft, const struct target *target, const char *path, const char *words, struct diag *diag)
{
    long number = target->steps[target->depth - 1].element;
    const struct source_element *element = element_of(draft, number);
    if (source_is_closed(&draft->source, element))
        return change_refuse(draft, path, diag);
    struct change change;
    change_begin(&change, draft, element->content);
    change.before = change.behind = number;
    change.is_content = true;
    content_escape(&change.bytes, words, strlen(words), 0);
    return change_end(&change, path, words, diag);
}

/* ------------------------------------------------------------------------------------------------ what is taken away */

static bool has_elements(const struct draft *draft, long element)
{
    return xml_first_element(draft->nodes[element]) != NULL;
}

/* The element with the line that is its own. */
static bool take_element(struct draft *draft, long number, const char *path, struct diag *diag)
{
    const char *bytes = draft->source.bytes;
    struct range range = element_of(draft, number)->whole;
    size_t end = range.end;
    while (end < draft->source.length && (bytes[end] == ' ' || bytes[end] == '\t'))
        end++;
    if (change_is_on_line(draft, number) && (bytes[end] == '\n' || bytes[end] == '\r')) {
        while (bytes[range.start - 1] != '\n')
            range.start--;
        range.start -= range.start > 1 && bytes[range.start - 2] == '\r' ? 2 : 1;
    }
    struct change change;
    change_begin(&change, draft, range);
    change.before = number;
    return change_end(&change, path, NULL, diag);
}

/* A text that is emptied goes; with the last one what held it, if that may be absent, and else it stays empty. */
static bool take_text(struct draft *draft, const struct target *target, const char *path, struct arena *arena, struct diag *diag)
{
    size_t depth = target->depth - 1;
    long number = target->text;
    while (depth && xml_first_element(draft->nodes[target->steps[depth].element]) == draft->nodes[number] && !xml_next_element(draft->nodes[number])) {
        const struct kind *kind = target->steps[depth].kind;
        long holder = target->steps[depth].element;
        if (kind->is_required || kind->is_repeated)
            return change_text(draft, NULL, target, path, "", arena, diag);
        if (xml_first_attribute(draft->nodes[holder]) && !kind->key)
            break;
        number = holder;
        depth--;
    }
    return take_element(draft, number, path, diag);
}

/* An attribute that is emptied goes, and an element of which nothing remains. */
static bool take_value(struct draft *draft, const struct target *target, const char *path, struct diag *diag)
{
    const struct step *last = &target->steps[target->depth - 1];
    const struct xml_node *first = xml_first_attribute(draft->nodes[last->element]);
    bool is_last = first && !xml_next_attribute(first) && !has_elements(draft, last->element);
    if (!*target->value->name)
        return last->kind->key ? take_element(draft, last->element, path, diag) : change_held(draft, target, path, "", diag);
    if (is_last && !last->kind->is_required && !last->kind->is_repeated && target->depth > 1 && !target->value->is_required)
        return take_element(draft, last->element, path, diag);
    return change_attribute(draft, target, path, "", diag);
}

/* ------------------------------------------------------------------------------------------------ what is new */

/* Where among the parts of a kind an element belongs; texts come first, in the order of the editions. */
static size_t order_of(const struct draft *draft, const struct kind *kind, const struct xml_node *node)
{
    const char *language = xml_is_named(node, "text") ? xml_attribute(node, "lang") : NULL, *key = xml_attribute(node, "name");
    for (size_t i = 0; language && draft->languages[i]; i++)
        if (strcmp(draft->languages[i], language) == 0)
            return i;
    enum { BEHIND_TEXTS = 1000 };
    for (size_t i = 0; i < kind->part_count; i++)
        if (xml_is_named(node, kind->parts[i].name) && (!kind->parts[i].key || (key && strcmp(key, kind->parts[i].key) == 0)))
            return BEHIND_TEXTS + i;
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

/* Puts a new element, which `put` writes, in its place in the parent. */
struct arrival {
    const struct kind *kind;     /* of a text NULL */
    const struct target *target; /* to what is written at once; NULL: only what must be there */
    size_t depth;                /* of the kind in the target */
    const char *words;
    long parent;                 /* that is there already; or ABSENT */
};
static void put_arrival(struct buffer *out, const struct draft *draft, const struct arrival *arrival, const struct manner *manner,
                        struct arena *arena);

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
    const struct source_element *holder = element_of(draft, parent);
    const struct xml_node *first = xml_first_element(draft->nodes[parent]);
    long sibling = before != ABSENT ? before : draft_number(draft, first);
    size_t at = before != ABSENT ? change_line_rest(draft, element_of(draft, before)->whole.end) : holder->content.start;
    bool is_closed = source_is_closed(&draft->source, holder);
    *manner = manner_of(draft, sibling != ABSENT ? sibling : parent, arena);
    if (sibling == ABSENT)
        manner->indent = arena_format(arena, "%s%s", manner->indent, manner->step);
    change_begin(change, draft, is_closed ? (struct range){holder->tag.end - 2, holder->tag.end} : (struct range){at, at});
    buffer_string(&change->bytes, is_closed ? ">" : "");
    if (sibling == ABSENT || change_is_on_line(draft, sibling))
        new_line(&change->bytes, manner);
    change->behind = 0;
    while (change->behind < (long)draft->source.count && element_of(draft, change->behind)->tag.start < change->replaced.start)
        change->behind++;
}

/* Behind what is written, where the parent was empty. */
static void end_arrival(struct change *change, long parent, struct arena *arena)
{
    const struct draft *draft = change->draft;
    const struct source_element *holder = element_of(draft, parent);
    struct manner manner = manner_of(draft, parent, arena);
    bool is_closed = source_is_closed(&draft->source, holder), is_empty = holder->content.start == holder->content.end;
    if (is_empty)
        new_line(&change->bytes, &manner);
    if (is_closed)
        buffer_format(&change->bytes, "</%s>", xml_name(draft->nodes[parent]));
}

/* The words stand in an element, or several in each other, that are not there yet. */
static bool write_new(struct draft *draft, const struct target *target, const char *path, const char *words, struct arena *arena,
                      struct diag *diag)
{
    size_t depth = 1;
    while (depth < target->depth && target->steps[depth].element != ABSENT)
        depth++;
    long parent = target->steps[depth - 1].element;
    const struct kind *above = target->steps[depth - 1].kind, *kind = depth < target->depth ? target->steps[depth].kind : NULL;
    if (kind && kind->is_repeated)
        return change_refuse(draft, path, diag);
    size_t order = kind ? 1000 + (size_t)(kind - above->parts) : 0;
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

/* ------------------------------------------------------------------------------------------------ the author's changes */

static bool change_words(struct draft *draft, const struct draft *saved, const struct target *target, const char *path, const char *words,
                         struct arena *arena, struct diag *diag)
{
    const char *now = target_words(draft, target, arena);
    bool is_there = target->value ? target->steps[target->depth - 1].element != ABSENT : target->text != ABSENT;
    if (!now)
        return change_refuse(draft, path, diag);
    if (strcmp(now, words) == 0)
        return true;
    if (!is_there)
        return write_new(draft, target, path, words, arena, diag);
    if (target->language)
        return *words ? change_text(draft, saved, target, path, words, arena, diag) : take_text(draft, target, path, arena, diag);
    if (!*words)
        return take_value(draft, target, path, diag);
    return *target->value->name ? change_attribute(draft, target, path, words, diag) : change_held(draft, target, path, words, diag);
}

/* Values are on one line. */
static const char *one_line(const char *words, struct arena *arena)
{
    char *line = arena_copy(arena, words, strlen(words)), *out = line;
    for (const char *at = line; *at; at++)
        if (*at != '\n' || at[1] != '\n')
            *out++ = *at == '\n' ? ' ' : *at;
    *out = '\0';
    return line;
}

/* As the file will say them: a list in what was typed need not have an empty line before it. */
static const char *settle(const char *words, bool is_prose, struct arena *arena)
{
    struct buffer out = {0};
    struct content content;
    content_put(&out, words, is_prose, false, &(struct manner){"\n", "", "", 0, 0});
    content_read(arena_copy(arena, (const char *)out.bytes, out.length), (struct range){0, out.length}, arena, &content);
    buffer_finish(&out);
    return content_words(&content, arena);
}

bool draft_change(struct draft *draft, const struct draft *saved, const char *path, const char *typed, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct target target;
    const char *words = content_trim(typed, arena);
    bool good = words && draft_find(draft, path, &target, arena) && (target.language || target.value);
    if (good)
        words = target.value ? one_line(words, arena) : settle(words, target.steps[target.depth - 1].kind->texts == TEXTS_PROSE, arena);
    good = good && words;
    if (good)
        good = change_words(draft, saved, &target, path, words, arena, diag);
    else
        change_refuse(draft, path, diag);
    arena_destroy(arena);
    return good;
}

bool draft_add(struct draft *draft, const char *path, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct target target;
    bool good = draft_find(draft, path, &target, arena) && !target.language && !target.value && target.depth > 1;
    long parent = good ? target.steps[target.depth - 2].element : ABSENT;
    const struct kind *kind = target.steps[target.depth - 1].kind, *above = good ? target.steps[target.depth - 2].kind : NULL;
    if (parent == ABSENT || !kind->is_repeated) {
        arena_destroy(arena);
        return change_refuse(draft, path, diag);
    }
    struct change change;
    struct manner manner;
    begin_arrival(&change, draft, parent, find_before(draft, above, parent, 1000 + (size_t)(kind - above->parts)), &manner, arena);
    put_arrival(&change.bytes, draft, &(struct arrival){kind, NULL, 0, "", parent}, &manner, arena);
    end_arrival(&change, parent, arena);
    good = change_end(&change, path, NULL, diag);
    arena_destroy(arena);
    return good;
}

/* Of one of several that is there. */
static long find_item(const struct draft *draft, const char *path, struct target *target, struct arena *arena)
{
    bool good = draft_find(draft, path, target, arena) && !target->language && target->depth > 1;
    return good && target->steps[target->depth - 1].kind->is_repeated ? target->steps[target->depth - 1].element : ABSENT;
}

bool draft_remove(struct draft *draft, const char *path, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct target target;
    long item = find_item(draft, path, &target, arena);
    bool good = item != ABSENT ? take_element(draft, item, path, diag) : change_refuse(draft, path, diag);
    arena_destroy(arena);
    return good;
}

/* The one before it among its kind; or ABSENT. */
static long find_above(const struct draft *draft, long item)
{
    const struct xml_node *above = NULL, *node = xml_first_element(draft->nodes[element_of(draft, item)->parent]);
    for (; node != draft->nodes[item]; node = xml_next_element(node))
        if (xml_is_named(node, xml_name(draft->nodes[item])))
            above = node;
    return draft_number(draft, above);
}

bool draft_raise(struct draft *draft, const char *path, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct target target;
    long item = find_item(draft, path, &target, arena), above = item != ABSENT ? find_above(draft, item) : ABSENT;
    arena_destroy(arena);
    if (above == ABSENT)
        return change_refuse(draft, path, diag);
    struct range first = element_of(draft, above)->whole, second = element_of(draft, item)->whole;
    struct change change;
    change_begin(&change, draft, (struct range){first.start, second.end});
    change.before = item;
    change.behind = above;
    buffer_append(&change.bytes, draft->source.bytes + second.start, second.end - second.start);
    buffer_append(&change.bytes, draft->source.bytes + first.end, second.start - first.end);
    buffer_append(&change.bytes, draft->source.bytes + first.start, first.end - first.start);
    return change_end(&change, path, NULL, diag);
}
