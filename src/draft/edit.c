/* The changes that an author makes. */
#include <string.h>

#include "base/ascii.h"
#include "draft/arrival.h"
#include "draft/change.h"

/* ------------------------------------------------------------------------------------------------ what is there */

/* The words as content, laid out as this file is; as `saved` has them, if it says the same. */
static void put_content(struct buffer *out, const struct draft *draft, const struct draft *saved, const struct target *target, const char *path,
                        const char *words, const struct content *old, struct arena *arena)
{
    struct target there;
    const char *said = saved && draft_find(saved, path, &there, arena) && there.text != ABSENT ? target_words(saved, &there, arena) : NULL;
    if (said && strcmp(said, words) == 0) {
        struct range range = draft_element(saved, there.text)->content;
        buffer_append(out, saved->source.bytes + range.start, range.end - range.start);
        return;
    }
    struct manner manner = change_manner(draft, target->text, arena);
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
    const struct source_element *element = draft_element(draft, target->text);
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
    const struct source_element *element = draft_element(draft, number);
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
    const struct source_element *element = draft_element(draft, number);
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
    struct range range = draft_element(draft, number)->whole;
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
        return arrival_write(draft, target, path, words, arena, diag);
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
    good = good && target.steps[target.depth - 1].kind->is_repeated && target.steps[target.depth - 2].element != ABSENT;
    good = good ? arrival_add(draft, &target, path, arena, diag) : change_refuse(draft, path, diag);
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
    const struct xml_node *above = NULL, *node = xml_first_element(draft->nodes[draft_element(draft, item)->parent]);
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
    struct range first = draft_element(draft, above)->whole, second = draft_element(draft, item)->whole;
    struct change change;
    change_begin(&change, draft, (struct range){first.start, second.end});
    change.before = item;
    change.behind = above;
    buffer_append(&change.bytes, draft->source.bytes + second.start, second.end - second.start);
    buffer_append(&change.bytes, draft->source.bytes + first.end, second.start - first.end);
    buffer_append(&change.bytes, draft->source.bytes + first.start, first.end - first.start);
    return change_end(&change, path, NULL, diag);
}
