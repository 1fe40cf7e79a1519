/* XML content -> tokens -> words. */
#include "draft/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"

/* ------------------------------------------------------------------------------------------------ decoding */

/* `&amp;`, `&#8217;` or `&#x2019;`; gives its length, or 0. */
static size_t decode_reference(const char *bytes, size_t length, struct buffer *out)
{
    static const struct {
        const char *name;
        char meaning;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (source_begins(bytes, 0, length, entities[i].name)) {
            buffer_byte(out, (unsigned char)entities[i].meaning);
            return strlen(entities[i].name);
        }
    if (length < 4 || bytes[1] != '#')
        return 0;
    bool is_hex = bytes[2] == 'x';
    char *end, letter[4];
    unsigned long number = strtoul(bytes + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);
    buffer_append(out, letter, utf8_put((uint32_t)(number > 0x10FFFF ? 0xFFFD : number), letter));
    return (size_t)(end - bytes) + 1;
}

static void decode(const char *bytes, struct range range, struct buffer *out)
{
    while (range.start < range.end) {
        size_t length = bytes[range.start] == '&' ? decode_reference(bytes + range.start, range.end - range.start, out) : 0;
        if (!length)
            buffer_byte(out, (unsigned char)bytes[range.start]);
        range.start += length ? length : 1;
    }
}

static const char *keep(struct arena *arena, struct buffer *text)
{
    const char *copy = text->length ? arena_copy(arena, (const char *)text->bytes, text->length) : "";
    buffer_clear(text);
    return copy;
}

/* ------------------------------------------------------------------------------------------------ tokens */

struct reading {
    const char *bytes;
    struct arena *arena;
    struct token *tokens;
    size_t count;
    struct buffer text;
    bool is_spaced, is_verbatim, has_blocks;
};

static bool is_block(const char *name, size_t length)
{
    static const char *const NAMES[] = {"p", "ul", "ol", "li"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strlen(NAMES[i]) == length && memcmp(NAMES[i], name, length) == 0)
            return true;
    return false;
}

static void add_token(struct reading *reading, enum token_kind kind, struct range range)
{
    struct token *token = &reading->tokens[reading->count++];
    *token = (struct token){kind, range, keep(reading->arena, &reading->text), reading->is_spaced};
    reading->is_spaced = false;
    reading->has_blocks |= kind == TOKEN_BLOCK;
}

/* The attributes of a tag, one blank before each, values decoded between straight quotation marks. */
static void put_attributes(struct reading *reading, size_t at, size_t end)
{
    const char *bytes = reading->bytes;
    while (at < end && !strchr("/>", bytes[at])) {
        if (ascii_is_space(bytes[at])) {
            at++;
            continue;
        }
        size_t name = at;
        while (!ascii_is_space(bytes[at]) && bytes[at] != '=')
            at++;
        buffer_byte(&reading->text, ' ');
        buffer_append(&reading->text, bytes + name, at - name);
        at += strcspn(bytes + at, "\"'");
        size_t last = at + 1;
        while (bytes[last] != bytes[at])
            last++;
        buffer_string(&reading->text, "=\"");
        decode(bytes, (struct range){at + 1, last}, &reading->text);
        buffer_byte(&reading->text, '"');
        at = last + 1;
    }
}

static void read_tag(struct reading *reading, struct range range)
{
    const char *bytes = reading->bytes;
    bool ends = bytes[range.start + 1] == '/';
    size_t name = range.start + 1 + ends, at = name;
    while (!ascii_is_space(bytes[at]) && !strchr("/>", bytes[at]))
        at++;
    bool is_break = at - name == 2 && memcmp(bytes + name, "br", 2) == 0;
    if (is_break && ends) {
        reading->is_verbatim = true;
        return;
    }
    buffer_string(&reading->text, ends ? "</" : "<");
    buffer_append(&reading->text, bytes + name, at - name);
    put_attributes(reading, at, range.end);
    buffer_string(&reading->text, is_break || (bytes[range.end - 2] == '/' && !ends) ? "/>" : ">");
    add_token(reading, is_block(bytes + name, at - name) ? TOKEN_BLOCK : TOKEN_INLINE, range);
}

/* A word ends at white space and markup. */
static size_t read_word(struct reading *reading, size_t at, size_t end)
{
    size_t start = at;
    while (at < end && !ascii_is_space(reading->bytes[at]) && reading->bytes[at] != '<')
        at++;
    decode(reading->bytes, (struct range){start, at}, &reading->text);
    for (size_t i = 0; i < reading->text.length; i++)
        reading->is_verbatim |= ascii_is_space((char)reading->text.bytes[i]);
    add_token(reading, TOKEN_WORD, (struct range){start, at});
    return at;
}

static void read_verbatim(struct reading *reading, size_t at, size_t end)
{
    static const size_t BEFORE = sizeof "<![CDATA[" - 1, BEHIND = sizeof "]]>" - 1;
    reading->is_verbatim = true;
    for (at += BEFORE, end -= BEHIND; at < end;) {
        size_t start = at;
        while (at < end && !ascii_is_space(reading->bytes[at]))
            at++;
        buffer_append(&reading->text, reading->bytes + start, at - start);
        if (at > start)
            add_token(reading, TOKEN_WORD, (struct range){start, at});
        for (; at < end && ascii_is_space(reading->bytes[at]); at++)
            reading->is_spaced = true;
    }
}

static size_t read_markup(struct reading *reading, size_t at, size_t end)
{
    size_t behind = source_markup_end(reading->bytes, at, end);
    if (source_begins(reading->bytes, at, end, "<![CDATA["))
        read_verbatim(reading, at, behind);
    else if (reading->bytes[at + 1] != '!' && reading->bytes[at + 1] != '?')
        read_tag(reading, (struct range){at, behind});
    return behind;
}

/* Beside the tags of blocks, and at both ends, white space does not count. */
static void drop_spaces(struct reading *reading)
{
    bool behind_block = true;
    for (size_t i = 0; i < reading->count; i++) {
        struct token *token = &reading->tokens[i];
        if (behind_block || token->kind == TOKEN_BLOCK)
            token->is_spaced = false;
        behind_block = token->kind == TOKEN_BLOCK || strcmp(token->text, "<br/>") == 0;
    }
    for (size_t i = 1; i < reading->count; i++)
        if (strcmp(reading->tokens[i].text, "<br/>") == 0)
            reading->tokens[i].is_spaced = false;
}

void content_read(const char *bytes, struct range range, struct arena *arena, struct content *content)
{
    struct reading reading = {.bytes = bytes, .arena = arena};
    reading.tokens = arena_new_array(arena, struct token, range.end - range.start + 1);
    for (size_t at = range.start; at < range.end;)
        if (ascii_is_space(bytes[at]))
            reading.is_spaced = true, at++;
        else
            at = bytes[at] == '<' ? read_markup(&reading, at, range.end) : read_word(&reading, at, range.end);
    drop_spaces(&reading);
    buffer_finish(&reading.text);
    *content = (struct content){bytes, range, reading.tokens, reading.count, reading.has_blocks, reading.is_verbatim};
}

bool token_is_same(const struct token *one, const struct token *other)
{
    return one->is_spaced == other->is_spaced && strcmp(one->text, other->text) == 0 && one->kind == other->kind;
}

bool content_is_equal(const struct content *one, const struct content *other)
{
    if (one->count != other->count)
        return false;
    for (size_t i = 0; i < one->count; i++)
        if (!token_is_same(&one->tokens[i], &other->tokens[i]))
            return false;
    return true;
}

/* ------------------------------------------------------------------------------------------------ words */

struct telling {
    struct buffer *out;
    int item;       /* of a list with numbers; 0: of one without */
    int depth;      /* of lists */
    bool in_item;
};

static void begin_block(const struct telling *telling)
{
    if (telling->out->length)
        buffer_string(telling->out, "\n\n");
}

static bool is_tag(const char *text, const char *name)
{
    return strcmp(text, name) == 0;
}

/* False: lines of words cannot say it. */
static bool tell_block(struct telling *telling, const char *tag)
{
    if (is_tag(tag, "</p>"))
        return true;
    if (is_tag(tag, "</li>"))
        telling->in_item = false;
    else if (is_tag(tag, "</ul>") || is_tag(tag, "</ol>"))
        telling->depth--;
    else if (is_tag(tag, "<li>")) {
        if (telling->out->length && telling->out->bytes[telling->out->length - 1] != '\n')
            buffer_byte(telling->out, '\n');
        if (telling->item)
            buffer_format(telling->out, "%d. ", telling->item++);
        else
            buffer_string(telling->out, "- ");
        telling->in_item = true;
    } else {
        if (telling->in_item || telling->depth)
            return false;
        begin_block(telling);
        telling->depth += !is_tag(tag, "<p>");
        telling->item = is_tag(tag, "<ol>");
    }
    return true;
}

static bool tell(const struct content *content, struct telling *telling)
{
    for (size_t i = 0; i < content->count; i++) {
        const struct token *token = &content->tokens[i];
        if (token->kind == TOKEN_BLOCK && !tell_block(telling, token->text))
            return false;
        if (token->kind == TOKEN_BLOCK)
            continue;
        buffer_string(telling->out, token->is_spaced ? " " : "");
        buffer_string(telling->out, is_tag(token->text, "<br/>") ? "\n" : token->text);
    }
    return true;
}

/* Whether content_put makes the same of the words. */
static bool says_the_same(const struct content *content, const char *words, struct arena *arena)
{
    struct buffer out = {0};
    struct content again;
    content_put(&out, words, true, content->has_blocks, &(struct manner){"\n", "", "", 0, 0});
    const char *bytes = arena_copy(arena, (const char *)out.bytes, out.length);
    content_read(bytes, (struct range){0, out.length}, arena, &again);
    buffer_finish(&out);
    return content_is_equal(content, &again);
}

const char *content_words(const struct content *content, struct arena *arena)
{
    struct buffer out = {0};
    struct telling telling = {.out = &out};
    const char *words = tell(content, &telling) ? keep(arena, &out) : NULL;
    buffer_finish(&out);
    return words && says_the_same(content, words, arena) ? words : NULL;
}

/* ------------------------------------------------------------------------------------------------ what was typed */

static void trim_end(struct buffer *out, const char *what)
{
    while (out->length && strchr(what, out->bytes[out->length - 1]))
        out->length--;
}

const char *content_trim(const char *typed, struct arena *arena)
{
    size_t length = strlen(typed);
    if (length > CONTENT_MOST || !utf8_valid(typed, length))
        return NULL;
    struct buffer out = {0};
    for (const char *at = typed; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '\n') {
            trim_end(&out, " ");
            bool is_empty = !out.length || (out.length > 1 && out.bytes[out.length - 1] == '\n' && out.bytes[out.length - 2] == '\n');
            buffer_string(&out, is_empty ? "" : "\n");
        } else if (byte > ' ' && byte != 0x7F) {
            buffer_byte(&out, byte);
        } else if (byte != '\r' && out.length && !strchr(" \n", out.bytes[out.length - 1])) {
            buffer_byte(&out, ' '); /* control characters are none of XML's */
        }
    }
    trim_end(&out, " \n");
    const char *words = keep(arena, &out);
    buffer_finish(&out);
    size_t normal;
    const char *nfc = unicode_nfc(arena, words, strlen(words), &normal);
    return nfc;
}
