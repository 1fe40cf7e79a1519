/*
 * Read in place: the tree's names, values and texts are those in a copy of the file, with a NUL written where each ends.
 * What is decoded is shorter than what stood there.
 *
 * The NUL behind the copy belongs to nothing that is read here: every loop ends at it.
 */
#include "xml/plain_file.h"

#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <string.h>

#include "xml/build.h"
#include "xml/tree.h"
#include "xml/xml.h"

struct plain {
    struct build build;
    char *at;
    int line;
};

/* ------------------------------------------------------------------------------------------------ bytes */

/* What a byte may be. Names are as they nearly all are: within ASCII, and without colons, for a file with namespaces is the
 * parser's. */
enum { WORDS = 1, IN_NAME = 2, BEGINS_NAME = 4, LETTER = WORDS | IN_NAME | BEGINS_NAME };

static const unsigned char kinds[256] = {
    [' ' ... '!'] = WORDS, ['#' ... '%'] = WORDS,           ['(' ... ','] = WORDS,  ['-' ... '.'] = WORDS | IN_NAME,
    ['/'] = WORDS,         ['0' ... '9'] = WORDS | IN_NAME, [':' ... ';'] = WORDS,  ['='] = WORDS,
    ['?' ... '@'] = WORDS, ['A' ... 'Z'] = LETTER,          ['[' ... '^'] = WORDS,  ['_'] = LETTER,
    ['`'] = WORDS,         ['a' ... 'z'] = LETTER,          ['{' ... 0x7F] = WORDS,
};

static char *skip(char *at, int kind)
{
    while (kinds[(unsigned char)*at] & kind)
        at++;
    return at;
}

static void skip_blanks(struct plain *plain)
{
    char *at = plain->at;
    for (; *at == ' ' || *at == '\n' || *at == '\t'; at++)
        plain->line += *at == '\n';
    plain->at = at;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The length of the character, of two or three bytes, that begins here; 0: it is none of XML 1.0, section 2.2, or longer. */
static size_t character_length(const char *at)
{
    unsigned char first = (unsigned char)at[0];
    if (first < 0xC2 || first > 0xEF || !is_continuation(at[1]))
        return 0;
    if (first < 0xE0)
        return 2;
    unsigned char second = (unsigned char)at[1];
    bool overlong = first == 0xE0 && second < 0xA0, surrogate = first == 0xED && second > 0x9F;
    bool last_two = first == 0xEF && second == 0xBF && (unsigned char)at[2] > 0xBD;
    return is_continuation(at[2]) && !overlong && !surrogate && !last_two ? 3 : 0;
}

/* ------------------------------------------------------------------------------------------------ words */

static bool take_entity(struct plain *plain, char **to)
{
    static const struct {
        const char *name;
        char meaning;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);
        if (strncmp(plain->at, entities[i].name, length) == 0) {
            plain->at += length;
            *(*to)++ = entities[i].meaning;
            return true;
        }
    }
    return false;
}

/* Other blanks are spaces in a value: XML 1.0, section 3.3.3. */
static bool take_blank(struct plain *plain, bool in_value, char **to)
{
    plain->line += *plain->at == '\n';
    *(*to)++ = in_value ? ' ' : *plain->at;
    plain->at++;
    return true;
}

static bool take_bytes(struct plain *plain, size_t length, char **to)
{
    memmove(*to, plain->at, length);
    *to += length;
    plain->at += length;
    return length > 0;
}

/* Text may not have `]]>`. What was decoded before is three bytes shorter at least, so that those two are still there. */
static bool ends_cdata(const char *start, const char *at)
{
    return at - start >= 2 && at[-1] == ']' && at[-2] == ']';
}

static bool take_special(struct plain *plain, const char *start, bool in_value, char **to)
{
    switch (*plain->at) {
    case '\n':
    case '\t': return take_blank(plain, in_value, to);
    case '&': return take_entity(plain, to);
    case '<': return false;
    case '>': return (in_value || !ends_cdata(start, plain->at)) && take_bytes(plain, 1, to);
    case '"':
    case '\'': return take_bytes(plain, 1, to);
    default: return take_bytes(plain, character_length(plain->at), to); /* of control characters it is 0 */
    }
}

/* Up to the byte `stop`, and past it; where they end stands a NUL. NULL: they are not plain. */
static char *read_words(struct plain *plain, char stop)
{
    char *start = plain->at, *to = start;
    for (;;) {
        const char *from = plain->at;
        plain->at = skip(plain->at, WORDS);
        size_t length = (size_t)(plain->at - from);
        if (to != from)
            memmove(to, from, length);
        to += length;
        if (*plain->at == stop)
            break;
        if (!take_special(plain, start, stop != '<', &to))
            return NULL;
    }
    plain->at++;
    *to = '\0';
    return start;
}

/* ------------------------------------------------------------------------------------------------ markup */

/* What ends it is left for the caller, who puts the NUL there. */
static char *read_name(struct plain *plain)
{
    char *start = plain->at;
    if (!(kinds[(unsigned char)*start] & BEGINS_NAME))
        return NULL;
    plain->at = skip(start, IN_NAME);
    return start;
}

static bool has_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        if (*(const char *)attribute->name == *name && strcmp((const char *)attribute->name, name) == 0)
            return true;
    return false;
}

/* NULL: it is not plain. */
static xmlAttrPtr read_attribute(struct plain *plain, xmlNodePtr element, xmlAttrPtr last)
{
    const char *name = read_name(plain);
    char *end = plain->at;
    skip_blanks(plain);
    if (!name || *plain->at != '=')
        return NULL;
    plain->at++;
    *end = '\0';
    skip_blanks(plain);
    char quote = *plain->at;
    if ((quote != '"' && quote != '\'') || (*name == 'x' && strcmp(name, "xmlns") == 0) || has_attribute(element, name))
        return NULL;
    plain->at++;
    const char *value = read_words(plain, quote);
    return value ? build_attribute(&plain->build, element, last, (const xmlChar *)name, value) : NULL;
}

/* Each with a blank before it. */
static bool read_attributes(struct plain *plain, xmlNodePtr element)
{
    xmlAttrPtr last = NULL;
    for (int count = 0;; count++) {
        const char *before = plain->at;
        skip_blanks(plain);
        if (*plain->at == '>' || *plain->at == '/')
            return true;
        if (plain->at == before || count == XML_ATTRIBUTES_MOST)
            return false;
        last = read_attribute(plain, element, last);
        if (!last)
            return false;
    }
}

/* Behind its `<`. Its line is that where the tag ends, as the parser has it. */
static bool read_start(struct plain *plain)
{
    struct build *build = &plain->build;
    const char *name = read_name(plain);
    char *end = plain->at;
    bool second = !build->open && xmlDocGetRootElement(build->document);
    if (!name || second || build->depth >= XML_DEPTH_MOST)
        return false;
    xmlNodePtr element = build_element(build, (const xmlChar *)name, 0);
    if (!read_attributes(plain, element) || plain->line > BUILD_LINES_MOST)
        return false;
    element->line = (unsigned short)plain->line;
    if (*plain->at == '/') {
        plain->at++;
        build_end(build);
    }
    if (*plain->at != '>')
        return false;
    plain->at++;
    *end = '\0';
    return true;
}

/* At its `/`. */
static bool read_end(struct plain *plain)
{
    const char *name = plain->build.open ? (const char *)plain->build.open->name : "";
    size_t length = strlen(name);
    if (!length || strncmp(plain->at + 1, name, length) != 0)
        return false;
    plain->at += 1 + length;
    skip_blanks(plain);
    build_end(&plain->build);
    return *plain->at++ == '>';
}

/* At its `!`. */
static bool read_comment(struct plain *plain)
{
    if (strncmp(plain->at, "!--", 3) != 0)
        return false;
    const char *start = plain->at += 3;
    for (char *at; at = plain->at, at[0] != '-' || at[1] != '-';) {
        if ((unsigned char)*at >= 0x20 && (unsigned char)*at < 0x80)
            plain->at++;
        else if (!take_special(plain, start, false, &at))
            return false;
    }
    if (plain->at[2] != '>')
        return false;
    *plain->at = '\0';
    plain->at += 3;
    build_node(&plain->build, XML_COMMENT_NODE, xmlStringComment, start);
    return true;
}

static bool read_markup(struct plain *plain)
{
    return *plain->at == '/' ? read_end(plain) : *plain->at == '!' ? read_comment(plain) : read_start(plain);
}

/* Up to the next markup, past its `<`. */
static bool read_text(struct plain *plain)
{
    if (!plain->build.open)
        return *plain->at++ == '<';
    const char *text = read_words(plain, '<');
    if (text && *text)
        build_node(&plain->build, XML_TEXT_NODE, xmlStringText, text);
    return text;
}

/* ------------------------------------------------------------------------------------------------ the file */

static bool read_document(struct plain *plain, const char *end)
{
    for (;;) {
        if (!plain->build.open)
            skip_blanks(plain);
        if (plain->at == end)
            return !plain->build.open && xmlDocGetRootElement(plain->build.document);
        if (!read_text(plain) || !read_markup(plain))
            return false;
    }
}

static void read_declaration(struct plain *plain)
{
    static const char DECLARATION[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    if (strncmp(plain->at, DECLARATION, sizeof DECLARATION - 1) != 0)
        return;
    plain->at += sizeof DECLARATION - 1;
    plain->build.document->encoding = xmlStrdup((const xmlChar *)"UTF-8");
}

xmlDocPtr plain_file_read(const char *bytes, size_t length, struct arena *arena)
{
    enum { LENGTH_MOST = 512 * 1024 }; /* longer is no file of ours, and the copy may be in vain */
    xmlDocPtr document = length <= LENGTH_MOST ? xmlNewDoc((const xmlChar *)"1.0") : NULL;
    if (!document)
        return NULL;
    char *copy = arena_copy(arena, bytes, length);
    struct plain plain = {.build = {.arena = arena, .document = document}, .at = copy, .line = 1};
    read_declaration(&plain);
    if (read_document(&plain, copy + length))
        return document;
    xml_tree_close(document);
    return NULL;
}
