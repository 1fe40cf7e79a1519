#include "draft/draft_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"

/* ------------------------------------------------------------------------------------------------ files */

/* What is no tag of a language is left out: no text can be in it. */
static const char *const *read_languages(const struct xml_node *root, struct arena *arena)
{
    const char *list = xml_attribute(root, "editions");
    list = list ? list : "";
    const char **languages = arena_new_array(arena, const char *, strlen(list) / 2 + 2);
    for (size_t count = 0; *(list += strspn(list, " \t\r\n"));) {
        size_t length = strcspn(list, " \t\r\n");
        if (strspn(list, LANGUAGE_SIGNS) >= length)
            languages[count++] = arena_copy(arena, list, length);
        list += length;
    }
    return languages;
}

/* Both have the same elements, one by one; else the source was misread. */
static bool pair(const struct source *source, const struct xml_node *node, const struct xml_node **nodes, size_t *count)
{
    if (*count == source->count)
        return false;
    const char *name = xml_name(node), *start = source->bytes + source->elements[*count].tag.start + 1;
    size_t length = strlen(name);
    if (strncmp(start, name, length) != 0 || !(ascii_is_space(start[length]) || strchr("/>", start[length])))
        return false;
    nodes[(*count)++] = node;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (!pair(source, child, nodes, count))
            return false;
    return true;
}

static bool understand(struct draft *draft, const struct buffer *bytes, struct diag *diag)
{
    const char *start = (const char *)bytes->bytes;
    size_t count = 0;
    draft->file = xml_read_memory(start, bytes->length, draft->name, diag);
    if (!draft->file)
        return false;
    bool good = source_parse(start, bytes->length, draft->arena, &draft->source);
    draft->nodes = arena_new_array(draft->arena, const struct xml_node *, draft->source.count + 1);
    good = good && pair(&draft->source, xml_root(draft->file), draft->nodes, &count) && count == draft->source.count &&
           xml_is_named(xml_root(draft->file), draft->kind->name);
    if (good)
        draft->languages = read_languages(draft->nodes[0], draft->arena);
    else
        diag_report(diag, DIAG_EDIT_REFUSED, (struct place){draft->name, 0}, "it is another file than a qualification in UTF-8");
    return good;
}

bool draft_take(struct draft *draft, struct buffer *bytes, struct diag *diag)
{
    struct draft other = {.kind = draft->kind, .name = draft->name, .arena = arena_create()};
    bool good = understand(&other, bytes, diag);
    struct draft old = good ? *draft : other;
    if (good) {
        *draft = other;
        draft->bytes = *bytes;
        *bytes = (struct buffer){0};
    }
    xml_close(old.file);
    arena_destroy(old.arena);
    buffer_finish(&old.bytes);
    return good;
}

struct draft *draft_create(const struct kind *kind, const char *name, const char *bytes, size_t length, struct diag *diag)
{
    struct draft *draft = memory_zeroed(1, sizeof *draft);
    struct buffer copy = {0};
    draft->kind = kind;
    draft->name = name;
    buffer_append(&copy, bytes, length);
    bool good = draft_take(draft, &copy, diag);
    buffer_finish(&copy);
    if (good)
        return draft;
    draft_destroy(draft);
    return NULL;
}

void draft_destroy(struct draft *draft)
{
    if (!draft)
        return;
    xml_close(draft->file);
    arena_destroy(draft->arena);
    buffer_finish(&draft->bytes);
    free(draft);
}

const struct buffer *draft_bytes(const struct draft *draft)
{
    return &draft->bytes;
}

const char *const *draft_languages(const struct draft *draft)
{
    return draft->languages;
}

/* ------------------------------------------------------------------------------------------------ elements */

long draft_number(const struct draft *draft, const struct xml_node *node)
{
    for (size_t i = 0; node && i < draft->source.count; i++)
        if (draft->nodes[i] == node)
            return (long)i;
    return ABSENT;
}

long draft_child(const struct draft *draft, long parent, const struct kind *kind, size_t index)
{
    if (parent == ABSENT)
        return ABSENT;
    const struct xml_node *node = xml_first_element(draft->nodes[parent]);
    for (; node; node = xml_next_element(node))
        if (kind_is_of(kind, node) && --index == 0)
            break;
    return draft_number(draft, node);
}

long draft_text(const struct draft *draft, long element, const char *language)
{
    const struct xml_node *node = element == ABSENT ? NULL : xml_first_element(draft->nodes[element]);
    for (; node; node = xml_next_element(node)) {
        const char *own = xml_is_named(node, "text") ? xml_attribute(node, "lang") : NULL;
        if (own && strcmp(own, language) == 0)
            break;
    }
    return draft_number(draft, node);
}

void draft_content(const struct draft *draft, long element, struct arena *arena, struct content *content)
{
    content_read(draft->source.bytes, draft->source.elements[element].content, arena, content);
}

/* ------------------------------------------------------------------------------------------------ paths */

/* Of the part of this name; with a key its own. */
static const struct kind *find_part(const struct kind *kind, const char *name, size_t length, const char *key, size_t key_length)
{
    for (size_t i = 0; i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        bool is_named = strlen(part->name) == length && strncmp(part->name, name, length) == 0;
        if (is_named && (!part->key || (strlen(part->key) == key_length && strncmp(part->key, key, key_length) == 0)))
            return part;
    }
    return NULL;
}

static size_t read_index(const char *text, size_t length)
{
    size_t index = 0;
    for (size_t i = 0; i < length && i < 5; i++)
        index = ascii_is_digit(text[i]) ? 10 * index + (size_t)(text[i] - '0') : 0;
    return index;
}

/* One step; gives what is behind it, or NULL. */
static const char *find_step(const struct draft *draft, const char *path, struct target *target)
{
    const struct step *above = &target->steps[target->depth - 1];
    size_t length = strcspn(path, "[/@:"), key = 0;
    const char *at = path + length, *inside = at;
    if (*at == '[') {
        inside = at + 1;
        key = strcspn(inside, "]");
        at = inside + key + (inside[key] == ']');
    }
    const struct kind *kind = find_part(above->kind, path, length, inside, key);
    size_t index = kind && !kind->key && key ? read_index(inside, key) : 1;
    if (!kind || !index || target->depth == STEPS_MOST)
        return NULL;
    target->steps[target->depth++] = (struct step){kind, draft_child(draft, above->element, kind, index)};
    return at;
}

static bool find_end(const struct draft *draft, const char *at, struct target *target, struct arena *arena)
{
    const struct step *last = &target->steps[target->depth - 1];
    if (*at == ':') {
        target->language = arena_copy(arena, at + 1, strlen(at + 1));
        target->text = draft_text(draft, last->element, target->language);
        return last->kind->texts && at[1] && !at[1 + strspn(at + 1, LANGUAGE_SIGNS)];
    }
    const char *name = *at == '@' ? at + 1 : at;
    for (size_t i = 0; i < last->kind->value_count; i++)
        if (strcmp(last->kind->values[i].name, name) == 0)
            target->value = &last->kind->values[i];
    return target->value || !*at;
}

bool draft_find(const struct draft *draft, const char *path, struct target *target, struct arena *arena)
{
    *target = (struct target){.steps = {{draft->kind, 0}}, .depth = 1, .text = ABSENT};
    for (const char *at = path;; at++) {
        if (*at && *at != '@' && *at != ':')
            at = find_step(draft, at, target);
        if (!at)
            return false;
        if (*at != '/')
            return find_end(draft, at, target, arena);
    }
}

/* ------------------------------------------------------------------------------------------------ words */

static const char *value_words(const struct draft *draft, const struct target *target, long element, struct arena *arena)
{
    const char *text = "";
    if (element != ABSENT && *target->value->name)
        text = xml_attribute(draft->nodes[element], target->value->name);
    else if (element != ABSENT)
        text = xml_text(draft->nodes[element], arena);
    return content_trim(text ? text : "", arena);
}

const char *target_words(const struct draft *draft, const struct target *target, struct arena *arena)
{
    struct content content;
    long element = target->steps[target->depth - 1].element;
    if (target->value)
        return value_words(draft, target, element, arena);
    if (!target->language)
        return NULL;
    if (target->text == ABSENT)
        return "";
    draft_content(draft, target->text, arena, &content);
    return content_words(&content, arena);
}

const char *draft_words(const struct draft *draft, const char *path, struct arena *arena)
{
    struct target target;
    return draft_find(draft, path, &target, arena) ? target_words(draft, &target, arena) : NULL;
}
