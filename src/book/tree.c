#include "book/tree.h"

#include <string.h>

#include "book/words.h"

struct node *node_add(struct node *parent, const struct kind *kind, struct arena *arena)
{
    struct node *node = arena_new(arena, struct node);
    node->kind = kind;
    node->parent = parent;
    if (parent) {
        *(parent->last ? &parent->last->next : &parent->first) = node;
        parent->last = node;
        if (parent->fresh == kind)
            parent->fresh = NULL;
    }
    return node;
}

struct node *node_last(const struct node *parent, const struct kind *kind)
{
    struct node *last = NULL;
    for (struct node *node = parent->first; node && parent->fresh != kind; node = node->next)
        if (node->kind == kind)
            last = node;
    return last;
}

void told_add(struct told **list, const char *name, const char *words, struct spot spot, struct arena *arena)
{
    while (*list)
        list = &(*list)->next;
    *list = arena_new(arena, struct told);
    **list = (struct told){name, words, spot, NULL};
}

const struct told *told_find(const struct told *list, const char *name)
{
    while (list && strcmp(list->name, name) != 0)
        list = list->next;
    return list;
}

/* ------------------------------------------------------------------------------------------------ the file */

struct putting {
    struct buffer *out;
    struct tree_lines *lines;
    struct arena *arena;
    const char *editions;
    size_t counted; /* bytes in which lines were counted */
    int line;
};

static void note(struct putting *putting, struct spot spot, const struct node *node)
{
    struct tree_lines *lines = putting->lines;
    for (; putting->counted < putting->out->length; putting->counted++)
        putting->line += putting->out->bytes[putting->counted] == '\n';
    if (lines->count == lines->room)
        lines->list = arena_widen(putting->arena, lines->list, lines->count, &lines->room, 256, sizeof *lines->list);
    lines->list[lines->count++] = (struct line_spot){putting->line + 1, spot, node, false};
}

static void new_line(struct putting *putting, int depth)
{
    buffer_format(putting->out, "\n%*s", 2 * depth, "");
}

static void put_text(struct putting *putting, const struct told *text, bool is_prose, int depth)
{
    const struct manner manner = {.line_end = "\n",
                                  .indent = arena_format(putting->arena, "%*s", 2 * depth, ""),
                                  .step = "  ",
                                  .column = (size_t)(2 * depth) + strlen("<text lang=\"\">") + strlen(text->name),
                                  .behind = strlen("</text>")};
    new_line(putting, depth);
    note(putting, text->spot, NULL);
    buffer_format(putting->out, "<text lang=\"%s\">", text->name);
    putting->lines->list[putting->lines->count - 1].is_bad = !put_words(putting->out, text->words, is_prose, &manner, putting->arena);
    buffer_string(putting->out, "</text>");
}

/* Where it stands among the editions; others follow. */
static size_t order_of(const char *editions, const char *language)
{
    size_t order = 0;
    for (const char *at = editions; *(at += strspn(at, " \t\r\n")); at += strcspn(at, " \t\r\n"), order++)
        if (strcspn(at, " \t\r\n") == strlen(language) && strncmp(at, language, strlen(language)) == 0)
            break;
    return order;
}

static size_t count_told(const struct told *list)
{
    size_t count = 0;
    for (; list; list = list->next)
        count++;
    return count;
}

/* In the order of the editions, wherever their columns are. */
static void put_texts(struct putting *putting, const struct told *texts, bool is_prose, int depth)
{
    const size_t count = count_told(texts);
    const struct told **list = arena_new_array(putting->arena, const struct told *, count);
    size_t filled = 0;
    for (const struct told *text = texts; text; text = text->next, filled++) {
        size_t at = filled;
        for (; at && order_of(putting->editions, list[at - 1]->name) > order_of(putting->editions, text->name); at--)
            list[at] = list[at - 1];
        list[at] = text;
    }
    for (size_t i = 0; i < count; i++)
        put_text(putting, list[i], is_prose, depth);
}

static void put_attribute(struct putting *putting, const char *name, const char *words)
{
    const char *trimmed = content_trim(words, putting->arena);
    buffer_format(putting->out, " %s=\"", name);
    trimmed = trimmed ? trimmed : "";
    for (const char *at = trimmed; *at; at++)
        content_escape(putting->out, *at == '\n' ? " " : at, 1, '"');
    buffer_byte(putting->out, '"');
}

static void put_tag(struct putting *putting, const struct node *node)
{
    const struct kind *kind = node->kind;
    buffer_format(putting->out, "<%s", kind->name);
    if (!node->parent)
        buffer_string(putting->out, " version=\"1\"");
    if (kind->key)
        put_attribute(putting, "name", kind->key);
    for (size_t i = 0; i < kind->value_count; i++) {
        const struct told *told = *kind->values[i].name ? told_find(node->values, kind->values[i].name) : NULL;
        if (told)
            put_attribute(putting, kind->values[i].name, told->words);
    }
}

static void put_node(struct putting *putting, const struct node *node, int depth);

/* Fields of the form's own come before what offices note. */
static bool is_before_fields(const struct kind *kind)
{
    return strcmp(kind->name, "source") != 0 && strcmp(kind->name, "waivers") != 0;
}

static void put_fields(struct putting *putting, const struct node *root, int depth)
{
    for (const struct node *node = root->first; node; node = node->next)
        if (node->kind->key)
            put_node(putting, node, depth);
}

/* In the order of the schema. */
static void put_parts(struct putting *putting, const struct node *node, int depth)
{
    bool fields_put = node->parent; /* they are the root's */
    for (size_t i = 0; i < node->kind->part_count; i++) {
        const struct kind *part = &node->kind->parts[i];
        if (!fields_put && !is_before_fields(part)) {
            put_fields(putting, node, depth);
            fields_put = true;
        }
        for (const struct node *child = node->first; child; child = child->next)
            if (child->kind == part)
                put_node(putting, child, depth);
    }
    if (!fields_put)
        put_fields(putting, node, depth);
}

static void put_title(struct putting *putting, const struct node *node, int depth)
{
    const struct kind *title = kind_title(node->kind);
    if (!title || !node->texts)
        return;
    new_line(putting, depth);
    note(putting, node->texts->spot, NULL);
    buffer_format(putting->out, "<%s>", title->name);
    put_texts(putting, node->texts, title->texts == TEXTS_PROSE, depth + 1);
    new_line(putting, depth);
    buffer_format(putting->out, "</%s>", title->name);
}

static void put_node(struct putting *putting, const struct node *node, int depth)
{
    const struct told *held = told_find(node->values, "");
    if (depth)
        new_line(putting, depth);
    note(putting, node->spot, node);
    put_tag(putting, node);
    if (!node->first && !node->texts && !held) {
        buffer_string(putting->out, "/>");
        return;
    }
    buffer_byte(putting->out, '>');
    if (held) {
        const char *words = content_trim(held->words, putting->arena);
        content_escape(putting->out, words ? words : "", strlen(words ? words : ""), 0);
    }
    if (kind_title(node->kind))
        put_title(putting, node, depth + 1);
    else
        put_texts(putting, node->texts, node->kind->texts == TEXTS_PROSE, depth + 1);
    put_parts(putting, node, depth + 1);
    if (node->first || node->texts)
        new_line(putting, depth);
    buffer_format(putting->out, "</%s>", node->kind->name);
}

void tree_put(const struct node *root, struct buffer *out, struct tree_lines *lines, struct arena *arena)
{
    const struct told *editions = told_find(root->values, "editions");
    struct putting putting = {.out = out, .lines = lines, .arena = arena, .editions = editions ? editions->words : ""};
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put_node(&putting, root, 0);
    buffer_byte(out, '\n');
}
