/* The fields of both are put in a row each; what they have in common, in the same order, is the longest such (a table of lengths, as in any
 * textbook). Of what is left in between, a field that went and one of the same name that came are one that changed. */
#include "serve/site_change.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "xml/xml.h"

enum { COMPARED_MOST = 2000 /* fields, of those that are not alike at both ends: a table of 8 MB */ };

struct leaf {
    const char *field, *language, *text;
    uint64_t name, all; /* hashes: of field and language; with the text */
};

struct leaves {
    struct leaf *list;
    size_t count, room;
    struct arena *arena;
};

/* ------------------------------------------------------------------------------------------------ fields */

static void add_leaf(struct leaves *leaves, const char *field, const char *language, const char *text)
{
    if (leaves->count == leaves->room) {
        leaves->room = 2 * leaves->room + 64;
        leaves->list = memory_resize(leaves->list, leaves->room * sizeof *leaves->list);
    }
    struct leaf leaf = {field, language ? arena_format(leaves->arena, "%s", language) : NULL, arena_format(leaves->arena, "%s", text), 0, 0};
    const uint64_t name[] = {map_hash(field, strlen(field)), language ? map_hash(language, strlen(language)) : 0};
    leaf.name = map_hash(name, sizeof name);
    const uint64_t all[] = {leaf.name, map_hash(text, strlen(text))};
    leaf.all = map_hash(all, sizeof all);
    leaves->list[leaves->count++] = leaf;
}

/* Without the white space at its ends, and with one space for white space inside. */
static const char *plain_text(const struct xml_node *node, struct arena *arena)
{
    const char *from = xml_text(node, arena);
    char *text = arena_copy(arena, from, strlen(from)), *to = text;
    for (const char *part = strtok(text, " \t\r\n"); part; part = strtok(NULL, " \t\r\n")) {
        if (to > text)
            *to++ = ' ';
        size_t length = strlen(part);
        memmove(to, part, length);
        to += length;
    }
    *to = '\0';
    return text;
}

/* The attribute by which an element is told from others of its name. */
static const char *key_of(const struct xml_node *node)
{
    return xml_is_named(node, "field") ? "name" : "number";
}

static const char *field_of(const struct xml_node *node, const char *outside, struct arena *arena)
{
    const char *key = xml_attribute(node, key_of(node)), *separator = *outside ? "/" : "";
    return key ? arena_format(arena, "%s%s%s[%s]", outside, separator, xml_name(node), key)
               : arena_format(arena, "%s%s%s", outside, separator, xml_name(node));
}

static void add_attributes(struct leaves *leaves, const struct xml_node *node, const char *field)
{
    for (const struct xml_node *attribute = xml_first_attribute(node); attribute; attribute = xml_next_attribute(attribute)) {
        const char *name = xml_name(attribute);
        if (strcmp(name, "lang") != 0 && strcmp(name, key_of(node)) != 0)
            add_leaf(leaves, arena_format(leaves->arena, *field ? "%s/@%s" : "%s@%s", field, name), NULL, plain_text(attribute, leaves->arena));
    }
}

/* An element that has no others in it, or a language, is a field. */
static void add_parts(struct leaves *leaves, const struct xml_node *node, const char *field)
{
    add_attributes(leaves, node, field);
    for (const struct xml_node *part = xml_first_element(node); part; part = xml_next_element(part)) {
        const char *language = xml_attribute(part, "lang");
        if (language)
            add_leaf(leaves, field, language, plain_text(part, leaves->arena));
        else if (!xml_is_named(part, "waivers"))
            add_parts(leaves, part, field_of(part, field, leaves->arena));
    }
    const char *text = xml_first_element(node) ? "" : plain_text(node, leaves->arena);
    if (*text)
        add_leaf(leaves, field, NULL, text);
}

static struct leaves read_leaves(const struct buffer *data, struct arena *arena)
{
    struct leaves leaves = {.arena = arena};
    struct diag *diag = diag_create(); /* it was good when it was published */
    struct xml_file *file = xml_read_memory((const char *)data->bytes, data->length, "", diag);
    if (file)
        add_parts(&leaves, xml_root(file), "");
    xml_close(file);
    diag_destroy(diag);
    return leaves;
}

/* ------------------------------------------------------------------------------------------------ what is common */

/* Marks of fields that both have. */
struct comparison {
    const struct leaf *before, *now;
    size_t before_count, now_count;
    bool *stays, *stayed; /* of now, of before */
};

static void mark_ends(struct comparison *whole, size_t *head, size_t *tail)
{
    size_t most = whole->before_count < whole->now_count ? whole->before_count : whole->now_count;
    while (*head < most && whole->before[*head].all == whole->now[*head].all) {
        whole->stayed[*head] = whole->stays[*head] = true;
        ++*head;
    }
    while (*tail < most - *head && whole->before[whole->before_count - 1 - *tail].all == whole->now[whole->now_count - 1 - *tail].all) {
        whole->stayed[whole->before_count - 1 - *tail] = whole->stays[whole->now_count - 1 - *tail] = true;
        ++*tail;
    }
}

static void mark_between(struct comparison *whole, size_t head, size_t tail)
{
    const struct leaf *a = whole->before + head, *b = whole->now + head;
    size_t rows = whole->before_count - head - tail, columns = whole->now_count - head - tail, width = columns + 1;
    if (!rows || !columns || rows > COMPARED_MOST || columns > COMPARED_MOST)
        return;
    uint16_t *lengths = memory_zeroed((rows + 1) * width, sizeof *lengths); /* of what is common from there on */
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j], right = lengths[i * width + j + 1];
            lengths[i * width + j] = a[i].all == b[j].all ? (uint16_t)(lengths[(i + 1) * width + j + 1] + 1) : down > right ? down : right;
        }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (a[i].all == b[j].all)
            whole->stayed[head + i++] = whole->stays[head + j++] = true;
        else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
            i++;
        else
            j++;
    }
    free(lengths);
}

/* ------------------------------------------------------------------------------------------------ changes */

/* Of the fields that went before the next one that stays, that of this name; NULL: none. It is taken. */
static const struct leaf *take_namesake(struct comparison *whole, size_t from, size_t to, uint64_t name)
{
    for (size_t i = from; i < to; i++)
        if (!whole->stayed[i] && whole->before[i].name == name) {
            whole->stayed[i] = true;
            return &whole->before[i];
        }
    return NULL;
}

static struct change make_change(const struct leaf *before, const struct leaf *now)
{
    const struct leaf *leaf = now ? now : before;
    return (struct change){leaf->field, leaf->language, before ? before->text : NULL, now ? now->text : NULL};
}

/* All between two fields that stay. */
static size_t put_gap(struct comparison *whole, size_t gone, size_t gone_end, size_t come, size_t come_end, struct change *list)
{
    size_t count = 0;
    for (; come < come_end; come++)
        list[count++] = make_change(take_namesake(whole, gone, gone_end, whole->now[come].name), &whole->now[come]);
    for (; gone < gone_end; gone++)
        if (!whole->stayed[gone])
            list[count++] = make_change(&whole->before[gone], NULL);
    return count;
}

static struct changes put_changes(struct comparison *whole, struct arena *arena)
{
    struct change *list = arena_new_array(arena, struct change, whole->before_count + whole->now_count);
    size_t count = 0;
    for (size_t i = 0, j = 0; i < whole->before_count || j < whole->now_count; i++, j++) {
        size_t gone = i, come = j;
        while (i < whole->before_count && !whole->stayed[i])
            i++;
        while (j < whole->now_count && !whole->stays[j])
            j++;
        count += put_gap(whole, gone, i, come, j, list + count);
    }
    return (struct changes){list, count};
}

struct changes find_changes(const struct buffer *before, const struct buffer *now, struct arena *arena)
{
    struct leaves old = read_leaves(before, arena), new = read_leaves(now, arena);
    struct comparison whole = {old.list, new.list, old.count, new.count, memory_zeroed(new.count + 1, sizeof(bool)),
                               memory_zeroed(old.count + 1, sizeof(bool))};
    size_t head = 0, tail = 0;
    mark_ends(&whole, &head, &tail);
    mark_between(&whole, head, tail);
    struct changes changes = put_changes(&whole, arena);
    free(whole.stays);
    free(whole.stayed);
    free(old.list);
    free(new.list);
    return changes;
}
