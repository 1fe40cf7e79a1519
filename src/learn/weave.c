#include "learn/weave.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"
#include "learn/escape.h"

/* ------------------------------------------------------------------------------------------------ what is alike */

static bool is_text(const struct xml_node *node)
{
    return xml_is_named(node, "text") && xml_attribute(node, "lang");
}

static const struct xml_node *skip_texts(const struct xml_node *node)
{
    while (node && is_text(node))
        node = xml_next_element(node);
    return node;
}

static bool says(const struct xml_node *node, const char *language)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (is_text(child) ? strcmp(xml_attribute(child, "lang"), language) == 0 : says(child, language))
            return true;
    return false;
}

static bool says_in_others(const struct xml_node *node, const char *language)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (is_text(child) ? strcmp(xml_attribute(child, "lang"), language) != 0 : says_in_others(child, language))
            return true;
    return false;
}

static bool section_says(const struct section_parts *section, const char *language)
{
    for (size_t i = 0; i < section->count; i++)
        if (says(section->list[i].node, language))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ attributes and texts */

static void put_attributes(struct buffer *out, const struct xml_node *node, const struct xml_node *file, struct arena *arena)
{
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each)) {
        const char *own = xml_text(each, arena), *there = xml_attribute(file, xml_name(each));
        escape_attribute(out, xml_name(each), *own == '[' && there ? there : own);
    }
    for (const struct xml_node *each = xml_first_attribute(file); each; each = xml_next_attribute(each))
        if (!xml_attribute(node, xml_name(each)))
            escape_attribute(out, xml_name(each), xml_text(each, arena));
}

static const struct xml_node *text_in(const struct xml_node *node, const char *language)
{
    const struct xml_node *text = xml_first_element(node);
    while (text && !(is_text(text) && strcmp(xml_attribute(text, "lang"), language) == 0))
        text = xml_next_element(text);
    return text;
}

/* On a line of its own, for those who are told what differs. */
static void put_text_of(struct buffer *out, const struct xml_node *text, struct arena *arena)
{
    put_canonical(out, text, arena);
    buffer_byte(out, '\n');
}

/* In the order of the file; what only the document says comes behind. */
static void put_texts_of(struct buffer *out, const struct xml_node *node, const struct xml_node *file, struct arena *arena)
{
    for (const struct xml_node *text = xml_first_element(file); text; text = xml_next_element(text)) {
        const struct xml_node *own = is_text(text) ? text_in(node, xml_attribute(text, "lang")) : NULL;
        if (is_text(text))
            put_text_of(out, own ? own : text, arena);
    }
    for (const struct xml_node *text = xml_first_element(node); text; text = xml_next_element(text))
        if (is_text(text) && !text_in(file, xml_attribute(text, "lang")))
            put_text_of(out, text, arena);
}

/* ------------------------------------------------------------------------------------------------ pairs */

/* Elements beside each other: those of the document, and those of the file. */
struct siblings {
    const struct xml_node *const *list;
    size_t count;
};

enum { NONE = -1 };

struct pairing {
    struct siblings own, file;
    ptrdiff_t *partners; /* of each of the document's, that of the file; NONE: it has none */
    const char *language;
    struct arena *arena;
};

struct span {
    size_t start, end;
};

/* By what two are known to be the same: by their words in the document's language, by their numbers, by their order where both have as many. */
enum by { BY_WORDS, BY_NUMBER, BY_ORDER };

static const char *first_words(const struct xml_node *node, const char *language, struct arena *arena)
{
    const char *words = NULL;
    for (const struct xml_node *child = xml_first_element(node); child && !words; child = xml_next_element(child))
        if (!is_text(child))
            words = first_words(child, language, arena);
        else if (strcmp(xml_attribute(child, "lang"), language) == 0)
            words = xml_text(child, arena);
    return words;
}

static const char *key_of(const struct pairing *pairing, const struct xml_node *node, enum by by)
{
    static const char *const NUMBERS[] = {"number", "mark", "from", "kind"};
    struct buffer key = {0};
    const char *words = by == BY_WORDS ? first_words(node, pairing->language, pairing->arena) : NULL;
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS && by == BY_NUMBER && !words; i++)
        words = xml_attribute(node, NUMBERS[i]);
    if (!words)
        return NULL;
    for (; *(words += strspn(words, " \t\r\n")); words += strcspn(words, " \t\r\n"))
        buffer_format(&key, " %.*s", (int)strcspn(words, " \t\r\n"), words);
    const char *copy = arena_format(pairing->arena, "%s%.*s", xml_name(node), (int)key.length, key.length ? (const char *)key.bytes : "");
    buffer_finish(&key);
    return copy;
}

static const char **keys_of(const struct pairing *pairing, const struct siblings *siblings, size_t from, size_t to, enum by by)
{
    const char **keys = arena_new_array(pairing->arena, const char *, to - from + 1);
    for (size_t i = from; i < to; i++)
        keys[i - from] = key_of(pairing, siblings->list[i], by);
    return keys;
}

static bool is_same(const char *one, const char *other)
{
    return one && other && strcmp(one, other) == 0;
}

/* How many of the document's from i and the file's from j on can be paired in order: lengths[i * (m + 1) + j]. */
static unsigned *count_common(const char **own, size_t n, const char **file, size_t m, struct arena *arena)
{
    unsigned *lengths = arena_new_array(arena, unsigned, (n + 1) * (m + 1));
    memset(lengths, 0, (n + 1) * (m + 1) * sizeof *lengths);
    for (size_t i = n; i--;)
        for (size_t j = m; j--;) {
            const unsigned down = lengths[(i + 1) * (m + 1) + j], right = lengths[i * (m + 1) + j + 1];
            lengths[i * (m + 1) + j] = is_same(own[i], file[j]) ? lengths[(i + 1) * (m + 1) + j + 1] + 1 : down > right ? down : right;
        }
    return lengths;
}

static void pair_in_order(struct pairing *pairing, struct span own, struct span file)
{
    for (size_t i = 0; own.end - own.start == file.end - file.start && i < own.end - own.start; i++)
        if (xml_is_named(pairing->own.list[own.start + i], xml_name(pairing->file.list[file.start + i])))
            pairing->partners[own.start + i] = (ptrdiff_t)(file.start + i);
}

/* What stands between two that are paired is paired by what says less. */
static void pair(struct pairing *pairing, struct span own, struct span file, enum by by)
{
    enum { PAIRS_MOST = 250000 };
    const size_t n = own.end - own.start, m = file.end - file.start;
    if (by == BY_ORDER || !n || !m || n > PAIRS_MOST / m) {
        pair_in_order(pairing, own, file);
        return;
    }
    const char **keys = keys_of(pairing, &pairing->own, own.start, own.end, by), **others = keys_of(pairing, &pairing->file, file.start, file.end, by);
    const unsigned *lengths = count_common(keys, n, others, m, pairing->arena);
    size_t i = 0, j = 0, i_from = 0, j_from = 0;
    while (i < n && j < m)
        if (is_same(keys[i], others[j])) {
            pair(pairing, (struct span){own.start + i_from, own.start + i}, (struct span){file.start + j_from, file.start + j}, by + 1);
            pairing->partners[own.start + i] = (ptrdiff_t)(file.start + j);
            i_from = ++i;
            j_from = ++j;
        } else if (lengths[(i + 1) * (m + 1) + j] >= lengths[i * (m + 1) + j + 1]) {
            i++;
        } else {
            j++;
        }
    pair(pairing, (struct span){own.start + i_from, own.end}, (struct span){file.start + j_from, file.end}, by + 1);
}

/* ------------------------------------------------------------------------------------------------ elements */

struct weaving {
    struct buffer *out;
    const char *language;
    struct arena *arena;
    size_t unpaired; /* of the file, which stay in its other languages alone */
};

static void weave_siblings(struct weaving *weaving, struct siblings own, struct siblings file);

static struct siblings children_of(const struct xml_node *node, struct arena *arena)
{
    size_t count = 0;
    for (const struct xml_node *each = skip_texts(xml_first_element(node)); each; each = skip_texts(xml_next_element(each)))
        count++;
    const struct xml_node **list = arena_new_array(arena, const struct xml_node *, count + 1);
    count = 0;
    for (const struct xml_node *each = skip_texts(xml_first_element(node)); each; each = skip_texts(xml_next_element(each)))
        list[count++] = each;
    return (struct siblings){list, count};
}

/* One with words of its own is the document's as it stands. */
static void put_woven(struct weaving *weaving, const struct xml_node *node, const struct xml_node *file)
{
    struct buffer *out = weaving->out;
    if (!xml_first_element(node) && !xml_first_element(file)) {
        const char *own = xml_text(node, weaving->arena), *there = xml_text(file, weaving->arena);
        put_canonical(out, own[strspn(own, " \t\r\n")] == '[' && !ascii_is_blank(there) ? file : node, weaving->arena);
        return;
    }
    buffer_format(out, "<%s", xml_name(node));
    put_attributes(out, node, file, weaving->arena);
    buffer_byte(out, '>');
    put_texts_of(out, node, file, weaving->arena);
    weave_siblings(weaving, children_of(node, weaving->arena), children_of(file, weaving->arena));
    buffer_format(out, "</%s>", xml_name(node));
}

/* What the file has without the document's language: check tells what is missing in it. */
static void put_others(struct weaving *weaving, const struct xml_node *node)
{
    if (!says(node, weaving->language)) {
        put_canonical(weaving->out, node, weaving->arena);
        return;
    }
    buffer_format(weaving->out, "<%s", xml_name(node));
    for (const struct xml_node *each = xml_first_attribute(node); each; each = xml_next_attribute(each))
        escape_attribute(weaving->out, xml_name(each), xml_text(each, weaving->arena));
    buffer_byte(weaving->out, '>');
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (!is_text(child) && (says_in_others(child, weaving->language) || !says(child, weaving->language)))
            put_others(weaving, child);
        else if (is_text(child) && strcmp(xml_attribute(child, "lang"), weaving->language) != 0)
            put_text_of(weaving->out, child, weaving->arena);
    buffer_format(weaving->out, "</%s>", xml_name(node));
}

static void put_unpaired(struct weaving *weaving, const struct xml_node *file)
{
    if (!says_in_others(file, weaving->language))
        return;
    put_others(weaving, file);
    weaving->unpaired++;
}

/* Where in the file the next one stands that is paired. */
static size_t next_partner(const struct pairing *pairing, size_t i)
{
    while (i < pairing->own.count && pairing->partners[i] == NONE)
        i++;
    return i < pairing->own.count ? (size_t)pairing->partners[i] : pairing->file.count;
}

/* What only the file has stays before what only the document has. */
static void weave_siblings(struct weaving *weaving, struct siblings own, struct siblings file)
{
    struct pairing pairing = {own, file, arena_new_array(weaving->arena, ptrdiff_t, own.count + 1), weaving->language, weaving->arena};
    size_t j = 0;
    for (size_t i = 0; i < own.count; i++)
        pairing.partners[i] = NONE;
    pair(&pairing, (struct span){0, own.count}, (struct span){0, file.count}, BY_WORDS);
    for (size_t i = 0; i <= own.count; i++) {
        for (size_t end = next_partner(&pairing, i); j < end; j++)
            put_unpaired(weaving, file.list[j]);
        if (i < own.count && pairing.partners[i] != NONE)
            put_woven(weaving, own.list[i], file.list[j++]);
        else if (i < own.count)
            put_canonical(weaving->out, own.list[i], weaving->arena);
    }
}

static struct siblings nodes_of(const struct section_parts *section, struct arena *arena)
{
    const struct xml_node **list = arena_new_array(arena, const struct xml_node *, section->count + 1);
    for (size_t i = 0; i < section->count; i++)
        list[i] = section->list[i].node;
    return (struct siblings){list, section->count};
}

/* Of a section that the document lacks, what it does not say stays. */
static void put_lacking(struct weaving *weaving, const struct section_parts *file)
{
    for (size_t i = 0; i < file->count; i++)
        if (!section_says(file, weaving->language))
            put_canonical(weaving->out, file->list[i].node, weaving->arena);
        else
            put_unpaired(weaving, file->list[i].node);
}

/* ------------------------------------------------------------------------------------------------ the root */

static bool names(const char *list, const char *language)
{
    const size_t length = strlen(language);
    for (const char *at = list; *(at += strspn(at, " \t\r\n")); at += strcspn(at, " \t\r\n"))
        if (strcspn(at, " \t\r\n") == length && strncmp(at, language, length) == 0)
            return true;
    return false;
}

static void put_root(struct buffer *out, const struct parts *parts, const char *language, const struct parts *file, struct arena *arena)
{
    buffer_string(out, "<qualification");
    for (size_t i = 0; i < file->attribute_count; i++) {
        const char *name = file->attributes[i].name, *there = file->attributes[i].value, *own = parts ? parts_attribute(parts, name) : NULL;
        if (own && strcmp(name, "editions") == 0)
            own = names(there, language) ? there : arena_format(arena, "%s %s", there, language);
        escape_attribute(out, name, own && *own != '[' ? own : there);
    }
    for (size_t i = 0; parts && i < parts->attribute_count; i++)
        if (!parts_attribute(file, parts->attributes[i].name))
            escape_attribute(out, parts->attributes[i].name, parts->attributes[i].value);
    buffer_byte(out, '>');
}

struct xml_file *weave_parts(const struct parts *parts, const char *language, const struct parts *file, struct arena *arena, struct parts *woven,
                             size_t *unpaired)
{
    struct buffer out = {0};
    struct diag *unheard = diag_create();
    struct weaving weaving = {.out = &out, .language = language, .arena = arena};
    put_root(&out, parts, language, file, arena);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        if (parts && parts->sections[i].count)
            weave_siblings(&weaving, nodes_of(&parts->sections[i], arena), nodes_of(&file->sections[i], arena));
        else if (parts)
            put_lacking(&weaving, &file->sections[i]);
        else if (!section_says(&file->sections[i], language))
            put_canonical_parts(&out, &file->sections[i], arena);
    buffer_string(&out, "</qualification>");
    struct xml_file *read = xml_read_memory((const char *)out.bytes, out.length, "woven", unheard);
    parts_of(read ? xml_root(read) : NULL, arena, woven);
    buffer_finish(&out);
    diag_destroy(unheard);
    *unpaired = weaving.unpaired;
    return read;
}
