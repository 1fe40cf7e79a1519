/* Words -> XML content, and content that is changed where it differs. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "draft/content.h"

void content_escape(struct buffer *out, const char *text, size_t length, char quote)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == '&')
            buffer_string(out, "&amp;");
        else if (text[i] == '<')
            buffer_string(out, "&lt;");
        else if (text[i] == '>' && i > 1 && text[i - 1] == ']' && text[i - 2] == ']') /* XML 1.0, 2.4 */
            buffer_string(out, "&gt;");
        else if (quote && text[i] == quote)
            buffer_string(out, quote == '"' ? "&quot;" : "&apos;");
        else
            buffer_byte(out, (unsigned char)text[i]);
}

/* ------------------------------------------------------------------------------------------------ tags in words */

/* The length of a tag of these at the text, or 0: <em>, </em>, <a href="…">, <span lang="…">. */
static size_t tag_length(const char *text, const char **name, size_t *name_length, bool *ends)
{
    static const struct {
        const char *name, *attribute;
    } TAGS[] = {{"strong", NULL}, {"em", NULL}, {"a", " href=\""}, {"span", " lang=\""}};
    *ends = text[0] == '<' && text[1] == '/';
    for (size_t i = 0; text[0] == '<' && i < sizeof TAGS / sizeof *TAGS; i++) {
        size_t length = strlen(TAGS[i].name);
        const char *at = text + 1 + *ends;
        if (strncmp(at, TAGS[i].name, length) != 0)
            continue;
        at += length;
        *name = TAGS[i].name;
        *name_length = length;
        if (TAGS[i].attribute && !*ends) {
            if (strncmp(at, TAGS[i].attribute, strlen(TAGS[i].attribute)) != 0)
                continue;
            at += strlen(TAGS[i].attribute);
            at += strcspn(at, "\"\n<");
            if (*at++ != '"')
                continue;
        }
        if (*at == '>')
            return (size_t)(at - text) + 1;
    }
    return 0;
}

/* Whether each tag that begins ends. */
static bool is_balanced(const char *text, size_t length)
{
    enum { DEPTH_MOST = 16 };
    const char *open[DEPTH_MOST], *name;
    size_t depth = 0, name_length;
    bool ends;
    for (size_t i = 0; i < length; i++) {
        if (!tag_length(text + i, &name, &name_length, &ends))
            continue;
        if (ends && (!depth || open[--depth] != name))
            return false;
        if (!ends && depth == DEPTH_MOST)
            return false;
        if (!ends)
            open[depth++] = name;
    }
    return depth == 0;
}

static void put_tag(struct buffer *out, const char *tag, size_t length)
{
    const char *quote = memchr(tag, '"', length);
    size_t before = quote ? (size_t)(quote - tag) + 1 : length;
    buffer_append(out, tag, before);
    if (quote) {
        content_escape(out, tag + before, length - before - 2, '"');
        buffer_string(out, "\">");
    }
}

/* Some lines, with <br/> between them, as inline content. */
static void put_inline(struct buffer *out, const char *text, size_t length)
{
    const bool balanced = is_balanced(text, length);
    const char *name;
    size_t name_length;
    bool ends;
    for (size_t at = 0; at < length;) {
        size_t tag = balanced ? tag_length(text + at, &name, &name_length, &ends) : 0;
        size_t plain = tag || text[at] == '\n' ? 0 : 1;
        while (plain && at + plain < length && text[at + plain] != '<' && text[at + plain] != '\n')
            plain++;
        if (tag)
            put_tag(out, text + at, tag);
        else if (plain)
            content_escape(out, text + at, plain, 0);
        else
            buffer_string(out, "<br/>");
        at += tag ? tag : plain ? plain : 1;
    }
}

/* ------------------------------------------------------------------------------------------------ lines of the file */

static size_t count_letters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static void new_line(struct buffer *out, const struct manner *manner, int steps)
{
    buffer_string(out, manner->line_end);
    buffer_string(out, manner->indent);
    while (steps-- > 0)
        buffer_string(out, manner->step);
}

static size_t column_of(const struct buffer *out, size_t from, size_t first)
{
    for (size_t at = out->length; at > from; at--)
        if (out->bytes[at - 1] == '\n')
            return count_letters((const char *)out->bytes + at, out->length - at);
    return first + count_letters((const char *)out->bytes + from, out->length - from);
}

/* Where the next line may end: the first blank outside tags, or the end. */
static size_t next_blank(const char *text, size_t length)
{
    bool in_tag = false;
    for (size_t i = 0; i < length; i++) {
        in_tag = text[i] == '<' || (in_tag && text[i] != '>');
        if (text[i] == ' ' && !in_tag)
            return i;
    }
    return length;
}

/* Inline content, broken into lines that are indented so far. */
static void put_lines(struct buffer *out, const char *text, size_t length, const struct manner *manner, int steps)
{
    size_t from = out->length;
    new_line(out, manner, steps);
    for (size_t at = 0, word; at < length; at += word + 1) {
        word = next_blank(text + at, length - at);
        size_t column = column_of(out, from, 0);
        if (at && column + 1 + count_letters(text + at, word) > CONTENT_LINE_MOST)
            new_line(out, manner, steps);
        else if (at)
            buffer_byte(out, ' ');
        buffer_append(out, text + at, word);
    }
}

/* Content of an element: on its line if there is room, else on lines of its own. */
static void put_fitting(struct buffer *out, const char *text, size_t length, const struct manner *manner, int steps, size_t column)
{
    if (column + count_letters(text, length) + manner->behind <= CONTENT_LINE_MOST) {
        buffer_append(out, text, length);
        return;
    }
    put_lines(out, text, length, manner, steps + 1);
    new_line(out, manner, steps);
}

/* ------------------------------------------------------------------------------------------------ blocks */

/* What an item begins with: "- ", or "2. " for its number; 0: it is none. */
static size_t marker_length(const char *line, bool has_numbers, int number)
{
    if (!has_numbers)
        return line[0] == '-' && line[1] == ' ' ? 2 : 0;
    size_t digits = 0;
    int value = 0;
    for (; ascii_is_digit(line[digits]) && digits < 4; digits++)
        value = 10 * value + line[digits] - '0';
    return digits && value == number && line[digits] == '.' && line[digits + 1] == ' ' ? digits + 2 : 0;
}

/* A paragraph, or a list, at the words: its length. A paragraph may be followed by a list without an empty line. */
struct block {
    bool is_list, has_numbers;
    size_t length;
};

static size_t line_length(const char *text)
{
    return strcspn(text, "\n");
}

static bool begins_list(const char *line)
{
    return marker_length(line, false, 0) || marker_length(line, true, 1);
}

static struct block find_block(const char *text)
{
    struct block block = {.is_list = begins_list(text), .has_numbers = marker_length(text, true, 1) != 0};
    int number = 1;
    for (const char *line = text; *line && *line != '\n'; number++) {
        bool fits = block.is_list ? marker_length(line, block.has_numbers, number) != 0 : line == text || !begins_list(line);
        if (!fits)
            break;
        block.length = (size_t)(line - text) + line_length(line);
        line = text + block.length + (text[block.length] == '\n');
    }
    return block;
}

static void put_element(struct buffer *out, const char *name, const char *text, size_t length, const struct manner *manner, int steps)
{
    struct buffer inside = {0};
    size_t start = out->length;
    put_inline(&inside, text, length);
    new_line(out, manner, steps);
    buffer_format(out, "<%s>", name);
    struct manner own = *manner;
    own.behind = strlen(name) + 3;
    put_fitting(out, (const char *)inside.bytes, inside.length, &own, steps, column_of(out, start, 0));
    buffer_format(out, "</%s>", name);
    buffer_finish(&inside);
}

static void put_list(struct buffer *out, const char *text, struct block block, const struct manner *manner)
{
    new_line(out, manner, 1);
    buffer_string(out, block.has_numbers ? "<ol>" : "<ul>");
    int number = 1;
    for (size_t at = 0; at < block.length; at += line_length(text + at) + 1) {
        size_t marker = marker_length(text + at, block.has_numbers, number++);
        put_element(out, "li", text + at + marker, line_length(text + at) - marker, manner, 2);
    }
    new_line(out, manner, 1);
    buffer_string(out, block.has_numbers ? "</ol>" : "</ul>");
}

static void put_blocks(struct buffer *out, const char *words, const struct manner *manner)
{
    while (*words) {
        struct block block = find_block(words);
        if (block.is_list)
            put_list(out, words, block, manner);
        else
            put_element(out, "p", words, block.length, manner, 1);
        words += block.length;
        words += strspn(words, "\n");
    }
    new_line(out, manner, 0);
}

/* In a line there are no paragraphs: an empty line is a new one. */
static void put_single(struct buffer *out, const char *words, const struct manner *manner)
{
    struct buffer joined = {0}, inside = {0};
    for (const char *at = words; *at; at++)
        if (*at != '\n' || at[1] != '\n')
            buffer_byte(&joined, (unsigned char)*at);
    buffer_byte(&joined, 0);
    put_inline(&inside, (const char *)joined.bytes, joined.length - 1);
    put_fitting(out, (const char *)inside.bytes, inside.length, manner, 0, manner->column);
    buffer_finish(&joined);
    buffer_finish(&inside);
}

void content_put(struct buffer *out, const char *words, bool is_prose, bool has_blocks, const struct manner *manner)
{
    struct block first = find_block(words);
    bool is_single = !first.is_list && !words[first.length];
    if (is_prose && *words && (has_blocks || !is_single))
        put_blocks(out, words, manner);
    else
        put_single(out, words, manner);
}
