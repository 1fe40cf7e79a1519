/*
 * The data that travel inside (ISO 32000-1, 7.11.4; PDF/A-3, 6.8), and whether the document says them: each text, word by
 * word, in its own language. What is heard is compared, so a soft hyphen or a ligature that were not undone would show.
 */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"

/* Text with its language, a number per byte. */
struct spoken {
    struct written *written;
    struct buffer text, languages;
    const char *names[64]; /* of languages; 0: whatever */
    int name_count;
};

/* ------------------------------------------------------------------------------------------------ the file */

static qpdf_oh find_specification(struct written *written)
{
    return item(written, get(written, written->root, "/AF"), 0);
}

const char *embedded_source(struct written *written, size_t *length)
{
    qpdf_oh files = get(written, find_specification(written), "/EF");
    return get_stream(written, get(written, files, "/F"), length);
}

static xmlDoc *read_source(struct written *written)
{
    size_t length;
    const char *bytes = embedded_source(written, &length);
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    return bytes ? xmlReadMemory(bytes, (int)length, NULL, NULL, options) : NULL;
}

/* Whether it is one of the files that are found by name. */
static bool is_named_file(struct written *written, qpdf_oh specification)
{
    qpdf_oh names = get(written, get(written, get(written, written->root, "/Names"), "/EmbeddedFiles"), "/Names");
    for (int at = 1; at < item_count(written, names); at += 2)
        if (object_of(written, item(written, names, at)) == object_of(written, specification))
            return true;
    return false;
}

static void check_file(struct written *written)
{
    qpdf_oh specification = find_specification(written), files = get(written, specification, "/EF");
    qpdf_oh stream = get(written, files, "/F"), properties = get(written, stream, "/Params");
    const char *date = metadata_value(written, "/ModDate");
    const char *file_date = iso_date(written, get_text(written, properties, "/ModDate"));
    const char *type = get_name(written, stream, "/Subtype");
    const char *name = get_text(written, specification, "/F"), *other = get_text(written, specification, "/UF");
    size_t length;
    if (!embedded_source(written, &length) || !is_named_file(written, specification)) {
        report(written, FAULT_SOURCE_MISSING, "no data are attached, or not to the document and by name at once");
        return;
    }
    if (!is_name(get_name(written, specification, "/AFRelationship"), "/Source"))
        report(written, FAULT_SOURCE_RELATIONSHIP, "the relationship of the data is not Source");
    if (get_integer(written, properties, "/Size", -1) != (long)length || !date || !file_date ||
        strcmp(date, file_date) != 0 || !is_name(type, "/application/xml") || !name || !other ||
        strcmp(name, other) != 0 || !get_text(written, specification, "/Desc"))
        report(written, FAULT_SOURCE_PROPERTIES, "name, description, type, size or date of the data are wrong");
}

/* ------------------------------------------------------------------------------------------------ what is said */

static int language_number(struct spoken *spoken, const char *language)
{
    enum { MOST = sizeof spoken->names / sizeof *spoken->names };
    if (!language)
        return 0;
    for (int i = 1; i <= spoken->name_count; i++)
        if (strcmp(spoken->names[i], language) == 0)
            return i;
    if (spoken->name_count + 1 == MOST)
        return 0;
    spoken->names[++spoken->name_count] = arena_copy(spoken->written->arena, language, strlen(language));
    return spoken->name_count;
}

/* White space is collapsed. */
static void say(struct spoken *spoken, const char *text, size_t length, int language)
{
    for (size_t i = 0; i < length; i++) {
        char byte = (char)(text[i] && strchr(" \t\r\n", text[i]) ? ' ' : text[i]);
        size_t before = spoken->text.length;
        if (byte == ' ' && (!before || strchr(" \n", spoken->text.bytes[before - 1])))
            continue;
        buffer_byte(&spoken->text, (unsigned char)byte);
        buffer_byte(&spoken->languages, (unsigned char)language);
    }
}

static void say_break(struct spoken *spoken)
{
    buffer_byte(&spoken->text, '\n');
    buffer_byte(&spoken->languages, 0);
}

static void say_element(struct spoken *spoken, const struct element *element)
{
    struct buffer text = {0};
    if (!is_inline(element))
        say_break(spoken);
    for (const struct kid *kid = element->kids; kid; kid = kid->next) {
        buffer_clear(&text);
        if (kid->piece)
            hear(&text, kid->piece);
        say(spoken, (const char *)text.bytes, text.length, language_number(spoken, element->language));
        if (kid->element)
            say_element(spoken, kid->element);
    }
    if (!is_inline(element))
        say_break(spoken);
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------------------------------ comparing */

static bool is_same_language(const struct spoken *all, size_t at, const struct spoken *part, size_t start,
                             size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char wanted = part->languages.bytes[start + i];
        if (wanted && part->text.bytes[start + i] != ' ' && all->languages.bytes[at + i] != wanted)
            return false;
    }
    return true;
}

/* One text of the data, from `start` to the end of `part`. */
static void compare(struct spoken *all, struct spoken *part, size_t start)
{
    size_t length = part->text.length - start;
    bool found = false, same = false;
    if (length && part->text.bytes[start + length - 1] == ' ')
        length--;
    if (!length)
        return;
    const unsigned char *bytes = all->text.bytes, *end = bytes + all->text.length, *at = bytes;
    while ((at = memmem(at, (size_t)(end - at), part->text.bytes + start, length)) != NULL) {
        found = true;
        same |= is_same_language(all, (size_t)(at - bytes), part, start, length);
        at++;
    }
    if (!found)
        report(all->written, FAULT_SOURCE_UNREAD, "\"%.*s\"", (int)length, part->text.bytes + start);
    else if (!same)
        report(all->written, FAULT_SOURCE_LANGUAGE, "\"%.*s\"", (int)length, part->text.bytes + start);
}

/* 2026-07-10, which is set in words: 10 juli 2026, 10. Juli 2026, July 10, 2026. */
static bool is_day(const struct spoken *part)
{
    static const char form[] = "0000-00-00";
    if (part->text.length < sizeof form - 1 || part->text.length > sizeof form)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '0' ? !(part->text.bytes[i] >= '0' && part->text.bytes[i] <= '9') : part->text.bytes[i] != '-')
            return false;
    return true;
}

static bool is_number_between(const char *start, const char *end, int number)
{
    while (start < end) {
        size_t length = strspn(start, "0123456789");
        if (length && length < 3 && atoi(start) == number)
            return true;
        start += length;
        start += strcspn(start, "0123456789");
    }
    return false;
}

/* The year is there, and the day near it: before it, or behind it where the year comes first. */
static void compare_day(struct spoken *all, struct spoken *part)
{
    enum { NEAR = 40 };
    char year[5] = {0};
    memcpy(year, part->text.bytes, 4);
    int day = (part->text.bytes[8] - '0') * 10 + part->text.bytes[9] - '0';
    const char *text = (const char *)all->text.bytes;
    for (const char *at = text; (at = strstr(at, year)) != NULL; at++) {
        const char *behind = at + strlen(year);
        if (is_number_between(at - text > NEAR ? at - NEAR : text, at, day) ||
            is_number_between(behind, behind + strnlen(behind, NEAR), day))
            return;
    }
    report(all->written, FAULT_SOURCE_UNREAD, "the day %.10s", (const char *)part->text.bytes);
}

static bool is_block(const xmlNode *node)
{
    static const char *const blocks[] = {"p", "ul", "ol", "li", "br", "text", "field", "code"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp((const char *)node->name, blocks[i]) == 0)
            return true;
    return false;
}

static void end_text(struct spoken *all, struct spoken *part)
{
    if (is_day(part))
        compare_day(all, part);
    else
        compare(all, part, 0);
    buffer_clear(&part->text);
    buffer_clear(&part->languages);
}

static void compare_node(struct spoken *all, struct spoken *part, const xmlNode *node, int language)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            say(part, (const char *)child->content, strlen((const char *)child->content), language);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *own = xmlGetNoNsProp((xmlNode *)(uintptr_t)child, (const xmlChar *)"lang");
        if (is_block(child))
            end_text(all, part);
        compare_node(all, part, child, own ? language_number(all, (const char *)own) : language);
        if (is_block(child))
            end_text(all, part);
        xmlFree(own);
    }
}

/* The author is said by whatever shows the document's properties. */
static void say_author(struct spoken *all)
{
    struct written *written = all->written;
    const char *author = metadata_value(written, "/Author");
    if (author)
        say(all, author, strlen(author), language_number(all, written->language));
}

static void compare_texts(struct written *written, xmlDoc *document)
{
    struct spoken all = {.written = written}, part = {.written = written};
    say_author(&all);
    if (written->tree)
        say_element(&all, written->tree);
    *buffer_reserve(&all.text, 1) = '\0'; /* for compare_day */
    compare_node(&all, &part, xmlDocGetRootElement(document), 0);
    buffer_finish(&all.text);
    buffer_finish(&all.languages);
    buffer_finish(&part.text);
    buffer_finish(&part.languages);
}

const char *source_value(struct written *written, const char *path)
{
    const char *value = NULL;
    xmlDoc *document = read_source(written);
    xmlXPathContext *context = document ? xmlXPathNewContext(document) : NULL;
    xmlXPathObject *found = context ? xmlXPathEval((const xmlChar *)path, context) : NULL;
    if (found && found->nodesetval && found->nodesetval->nodeNr == 1) {
        struct spoken part = {.written = written};
        xmlChar *content = xmlNodeGetContent(found->nodesetval->nodeTab[0]);
        say(&part, (const char *)content, strlen((const char *)content), 0);
        if (part.text.length && part.text.bytes[part.text.length - 1] == ' ')
            part.text.length--;
        value = arena_copy(written->arena, (const char *)part.text.bytes, part.text.length);
        xmlFree(content);
        buffer_finish(&part.text);
        buffer_finish(&part.languages);
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    return value;
}

void check_source(struct written *written, bool whole)
{
    xmlDoc *document = read_source(written);
    check_file(written);
    if (document && whole)
        compare_texts(written, document);
    xmlFreeDoc(document);
}
