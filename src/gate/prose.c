#include "gate/prose.h"

#include <string.h>

#include "base/buffer.h"

enum { SHOWN_MOST = 48 /* bytes */ };

struct flat {
    struct prose_text *text;
    struct buffer words;
    struct prose_link *links;
    size_t capacity;
    struct arena *arena;
};

static bool ends_in_space(const struct buffer *words)
{
    return !words->length || words->bytes[words->length - 1] == ' ' || words->bytes[words->length - 1] == '\n';
}

static const unsigned char signs[256] = {
    ['0' ... '9'] = SIGN_DIGIT, ['('] = SIGN_BRACKET, ['['] = SIGN_BRACKET, [']'] = SIGN_MARK,
    ['*'] = SIGN_MARK,          ['"'] = SIGN_QUOTE,   [0xC2] = SIGN_QUOTE,  [0xE2] = SIGN_QUOTE,
    ['/'] = SIGN_SLASH,         ['w'] = SIGN_SLASH};

/* Long texts: byte by byte, without calls. Gives the signs that there are. */
static unsigned put_words(struct buffer *words, const char *text)
{
    unsigned char *out = buffer_reserve(words, strlen(text) + 1);
    bool white = ends_in_space(words);
    unsigned all = 0;
    for (unsigned char byte;; text++) {
        const char *from = text;
        for (; (byte = (unsigned char)*text) > ' '; text++) {
            *out++ = byte;
            all |= signs[byte];
        }
        white = white && text == from;
        if (!byte)
            break;
        if (!white) /* XML has no others than white space there */
            *out++ = ' ';
        white = true;
    }
    words->length = (size_t)(out - words->bytes);
    return all;
}

/* Between paragraphs. */
static void put_break(struct flat *flat)
{
    struct buffer *words = &flat->words;
    flat->text->signs |= SIGN_BREAK;
    if (words->length && words->bytes[words->length - 1] == ' ')
        words->length--;
    if (!ends_in_space(words))
        buffer_byte(words, '\n');
}

static void put_children(struct flat *flat, const struct xml_node *node);

static void put_link(struct flat *flat, const struct xml_node *node)
{
    size_t start = flat->words.length, at = flat->text->link_count++;
    if (at == flat->capacity) {
        struct prose_link *more = arena_new_array(flat->arena, struct prose_link, 2 * at + 2);
        if (at)
            memcpy(more, flat->links, at * sizeof *more);
        flat->links = more;
        flat->capacity = 2 * at + 2;
    }
    put_children(flat, node);
    const char *address = xml_attribute(node, "href");
    flat->links[at] = (struct prose_link){node, address ? address : "", start, flat->words.length};
}

static void put_element(struct flat *flat, const struct xml_node *node)
{
    const char *name = xml_name(node);
    bool is_item = strcmp(name, "li") == 0, is_paragraph = strcmp(name, "p") == 0;
    bool is_block = is_item || is_paragraph || strcmp(name, "ul") == 0 || strcmp(name, "ol") == 0;
    flat->text->items += is_item;
    flat->text->paragraphs += is_paragraph;
    flat->text->strong += strcmp(name, "strong") == 0;
    if (is_block || strcmp(name, "br") == 0)
        put_break(flat);
    if (strcmp(name, "a") == 0)
        put_link(flat, node);
    else
        put_children(flat, node);
    if (is_block)
        put_break(flat);
}

/* As deep as XML_DEPTH_MOST. */
static void put_children(struct flat *flat, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (xml_is_element(child))
            put_element(flat, child);
        else
            flat->text->signs |= put_words(&flat->words, xml_text(child, flat->arena));
}

static void read_text(struct prose_text *text, const struct xml_node *node, struct buffer *room, struct arena *arena)
{
    struct flat flat = {.text = text, .words = *room, .arena = arena};
    const char *language = xml_attribute(node, "lang");
    *text = (struct prose_text){.node = node, .language = language ? language : ""};
    buffer_clear(&flat.words);
    put_children(&flat, node);
    while (flat.words.length && ends_in_space(&flat.words))
        flat.words.length--;
    text->words = arena_copy(arena, (const char *)flat.words.bytes, flat.words.length);
    text->length = flat.words.length;
    text->links = flat.links;
    for (size_t i = 0; i < text->link_count; i++)
        if (flat.links[i].end > text->length)
            flat.links[i].end = text->length;
    *room = flat.words;
}

bool is_prose(const struct xml_node *node)
{
    const struct xml_node *child = xml_first_element(node);
    while (child && xml_is_named(child, "framework")) /* of a level may stand before its words */
        child = xml_next_element(child);
    return child && xml_is_named(child, "text");
}

struct prose prose_read(const struct xml_node *node, const char *original, struct arena *arena)
{
    struct prose prose = {.node = node, .name = xml_name(node)};
    if (strcmp(prose.name, "field") == 0 && xml_attribute(node, "name"))
        prose.name = arena_format(arena, "field name=\"%s\"", xml_attribute(node, "name"));
    struct buffer room = {0};
    size_t most = 0;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        most += xml_is_named(child, "text");
    prose.texts = arena_new_array(arena, struct prose_text, most);
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child)) {
        if (!xml_is_named(child, "text"))
            continue;
        struct prose_text *text = &prose.texts[prose.count];
        read_text(text, child, &room, arena);
        if (text->signs & SIGN_DIGIT)
            find_figures(text, arena);
        if (strcmp(text->language, original) == 0)
            prose.original = prose.count;
        prose.count++;
    }
    buffer_finish(&room);
    return prose;
}

/* ------------------------------------------------------------------------------------------------ in messages */

static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

const char *prose_tail(const struct prose_text *text, struct arena *arena)
{
    size_t start = text->length > SHOWN_MOST ? text->length - SHOWN_MOST : 0;
    while (start && text->words[start] && text->words[start - 1] != ' ')
        start++;
    const char *line = strrchr(text->words + start, '\n'); /* of the last paragraph or item alone: a message is one line */
    start = line ? (size_t)(line + 1 - text->words) : start;
    if (!text->words[start]) /* one long word */
        for (start = text->length - SHOWN_MOST; is_inside_character(text->words[start]);)
            start++;
    return arena_format(arena, "%s%s", start ? "…" : "", text->words + start);
}

const char *prose_part(const struct prose_text *text, size_t start, size_t end, struct arena *arena)
{
    size_t shown = end - start > SHOWN_MOST ? start + SHOWN_MOST : end;
    while (shown > start && is_inside_character(text->words[shown]))
        shown--;
    return arena_format(arena, "%.*s%s", (int)(shown - start), text->words + start, shown < end ? "…" : "");
}
