/* What records and qualifications say, as plain words. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "learn/words.h"

/* Ends the line at hand, and leaves `lines` line ends behind it; none at the beginning. */
static void break_lines(struct buffer *out, int lines)
{
    while (out->length && ascii_is_space((char)out->bytes[out->length - 1]))
        out->length--;
    for (int i = 0; i < lines && out->length; i++)
        buffer_byte(out, '\n');
}

static void put_space(struct buffer *out)
{
    if (out->length && !ascii_is_space((char)out->bytes[out->length - 1]))
        buffer_byte(out, ' ');
}

static const char *finish(struct buffer *out, struct arena *arena)
{
    break_lines(out, 0);
    const char *words = arena_copy(arena, (const char *)out->bytes, out->length);
    buffer_finish(out);
    return words;
}

/* ------------------------------------------------------------------------------------------------ HTML */

static bool is_tag(const char *at, size_t *length)
{
    const char *name = at + 1 + (at[1] == '/');
    if (*at != '<' || !ascii_is_letter(*name))
        return false;
    *length = strcspn(at, ">");
    return at[*length] == '>' && *length < 1000;
}

static bool is_named(const char *at, const char *names)
{
    char name[16] = " ";
    const char *from = at + 1 + (at[1] == '/');
    size_t length = 0;
    while (length < 12 && (ascii_is_letter(from[length]) || ascii_is_digit(from[length]))) {
        name[length + 1] = (char)(from[length] | 0x20);
        length++;
    }
    name[length + 1] = ' ';
    name[length + 2] = '\0';
    return strstr(names, name) != NULL;
}

static void put_tag(struct buffer *out, const char *at)
{
    if (is_named(at, " p div ul ol table h1 h2 h3 h4 h5 h6 blockquote section ")) {
        break_lines(out, 2);
    } else if (is_named(at, " li ") && at[1] != '/') {
        break_lines(out, 1);
        buffer_string(out, "- ");
    } else if (is_named(at, " br tr ")) {
        break_lines(out, 1);
    } else if (is_named(at, " td th ")) {
        put_space(out);
    }
}

static void put_code_point(struct buffer *out, unsigned long number)
{
    char bytes[4];
    bool good = number >= 0x20 && number < 0x110000 && (number < 0xD800 || number > 0xDFFF);
    buffer_append(out, bytes, utf8_put(good ? (uint32_t)number : 0xFFFD, bytes));
}

/* A character's name or number (HTML Living Standard, 13.5); gives how long it is, 0: it is none. */
static size_t put_reference(struct buffer *out, const char *at)
{
    static const struct {
        const char *name;
        unsigned long number;
    } names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&nbsp;", 0xA0},
                 {"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&rsquo;", 0x2019}, {"&lsquo;", 0x2018}, {"&ldquo;", 0x201C},
                 {"&rdquo;", 0x201D}, {"&hellip;", 0x2026}, {"&bull;", 0x2022}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(at, names[i].name, strlen(names[i].name)) == 0) {
            put_code_point(out, names[i].number);
            return strlen(names[i].name);
        }
    if (at[1] != '#')
        return 0;
    bool is_hexadecimal = (at[2] | 0x20) == 'x';
    const char *digits = at + 2 + is_hexadecimal;
    char *end;
    unsigned long number = strtoul(digits, &end, is_hexadecimal ? 16 : 10);
    if (end == digits || end - digits > 8 || *end != ';')
        return 0;
    put_code_point(out, number);
    return (size_t)(end + 1 - at);
}

static bool is_html(const char *text)
{
    size_t length;
    for (const char *at = text; (at = strchr(at, '<')); at++)
        if (is_tag(at, &length) && is_named(at, " p div ul ol li br b i em strong a span table h1 h2 h3 h4 h5 h6 "))
            return true;
    return false;
}

static const char *words_of_html(const char *text, struct arena *arena)
{
    struct buffer out = {0};
    size_t length;
    for (const char *at = text; *at; at += length) {
        length = 1;
        if (*at == '<' && is_tag(at, &length)) {
            put_tag(&out, at);
            length++;
        } else if (*at == '&' && (length = put_reference(&out, at))) {
            continue;
        } else if (ascii_is_space(*at)) {
            length = 1;
            put_space(&out);
        } else {
            length = 1;
            buffer_byte(&out, (unsigned char)*at);
        }
    }
    return finish(&out, arena);
}

/* Lines that begin with a bullet are items. */
static size_t bullet(const char *at)
{
    if ((*at == '-' || *at == '*') && at[1] == ' ')
        return 2;
    return strncmp(at, "\xE2\x80\xA2", 3) == 0 ? 3 : 0;
}

const char *words_of_literal(const char *literal, struct arena *arena)
{
    if (is_html(literal))
        return words_of_html(literal, arena);
    struct buffer out = {0};
    for (const char *at = literal; *at;) {
        size_t length = strcspn(at, "\n");
        const char *begin = at, *end = at + length;
        while (begin < end && ascii_is_space(*begin))
            begin++;
        size_t mark = begin < end ? bullet(begin) : 0;
        if (mark) {
            break_lines(&out, 1);
            buffer_string(&out, "- ");
            begin += mark;
        } else if (begin == end) {
            break_lines(&out, 2);
        } else {
            put_space(&out);
        }
        while (begin < end) {
            const char *word = begin;
            while (begin < end && !ascii_is_space(*begin))
                begin++;
            buffer_append(&out, word, (size_t)(begin - word));
            for (; begin < end && ascii_is_space(*begin); begin++)
                put_space(&out);
        }
        at = *end ? end + 1 : end;
    }
    return finish(&out, arena);
}

/* ------------------------------------------------------------------------------------------------ elements of ours */

static void put_node(struct buffer *out, const struct xml_node *node, struct arena *arena);

static void put_children(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        put_node(out, child, arena);
}

static void put_link(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    const char *address = xml_attribute(node, "href"), *words = xml_text(node, arena);
    put_children(out, node, arena);
    if (address && !strstr(address, words_on_line(words, arena)))
        buffer_format(out, " (%s)", address);
}

static void put_node(struct buffer *out, const struct xml_node *node, struct arena *arena)
{
    if (!xml_is_element(node)) {
        for (const char *at = xml_text(node, arena); *at; at++)
            if (ascii_is_space(*at))
                put_space(out);
            else
                buffer_byte(out, (unsigned char)*at);
        return;
    }
    if (xml_is_named(node, "p") || xml_is_named(node, "ul") || xml_is_named(node, "ol")) {
        break_lines(out, 2);
    } else if (xml_is_named(node, "li")) {
        break_lines(out, 1);
        buffer_string(out, "- ");
    } else if (xml_is_named(node, "br")) {
        break_lines(out, 1);
    }
    if (xml_is_named(node, "a"))
        put_link(out, node, arena);
    else
        put_children(out, node, arena);
    if (xml_is_named(node, "p") || xml_is_named(node, "ul") || xml_is_named(node, "ol"))
        break_lines(out, 2);
}

const char *words_of_node(const struct xml_node *node, struct arena *arena)
{
    struct buffer out = {0};
    put_children(&out, node, arena);
    return finish(&out, arena);
}

const char *words_on_line(const char *words, struct arena *arena)
{
    struct buffer out = {0};
    for (const char *at = words; *at; at++)
        if (ascii_is_space(*at))
            put_space(&out);
        else
            buffer_byte(&out, (unsigned char)*at);
    return finish(&out, arena);
}
