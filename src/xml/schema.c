/* Checking a file against its schema, and saying what is wrong in a layman's words: libxml2 says what and where, the
 * schema's own documentation what a value should look like. Only run to explain faults and by `check`: compiling a schema
 * costs as much as a whole page. */
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "xml/xml.h"
#include "xml/xml_file.h"

struct checking {
    const char *name;
    struct diag *diag;
    enum diag_id id;
    struct arena *arena;
    const char *schema_path;     /* NULL while the schema itself is read */
    struct xml_file *documented; /* the schema with its documentation, read when it is first needed */
    bool is_misbuilt;            /* something other than a value below the root is wrong */
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* ------------------------------------------------------------------------------------------------ words */

/* "Element 'a', attribute 'b': rest", in the arena; of other messages all is the rest. */
struct fault {
    const char *element, *attribute; /* NULL: it tells of none */
    const char *rest;
};

static struct fault read_fault(struct arena *arena, const char *message)
{
    static const char ELEMENT[] = "Element '", ATTRIBUTE[] = "', attribute '";
    struct fault fault = {.rest = message};
    if (strncmp(message, ELEMENT, sizeof ELEMENT - 1) != 0)
        return fault;
    const char *element = message + sizeof ELEMENT - 1, *end = strchr(element, '\''), *colon = strstr(message, "': ");
    if (!end || !colon)
        return fault;
    fault.element = arena_copy(arena, element, (size_t)(end - element));
    if (strncmp(end, ATTRIBUTE, sizeof ATTRIBUTE - 1) == 0) {
        const char *attribute = end + sizeof ATTRIBUTE - 1;
        fault.attribute = arena_copy(arena, attribute, (size_t)(colon - attribute));
    }
    fault.rest = colon + 3;
    return fault;
}

/* "b of <a>", "<a>" */
static const char *place_words(struct arena *arena, const struct fault *fault)
{
    const char *element = fault->element ? arena_format(arena, "<%s>", fault->element) : "";
    return fault->attribute ? arena_format(arena, say("%s of %s"), fault->attribute, element) : element;
}

/* The words between the last two of `quote` in the text, or NULL. */
static const char *last_quoted(struct arena *arena, const char *text, char quote)
{
    const char *end = strrchr(text, quote), *start = end;
    while (start && start > text && start[-1] != quote)
        start--;
    return start && start > text ? arena_copy(arena, start, (size_t)(end - start)) : NULL;
}

/* The words between the first quotation marks. */
static const char *first_quoted(struct arena *arena, const char *text)
{
    const char *start = strchr(text, '\''), *end = start ? strchr(start + 1, '\'') : NULL;
    return end ? arena_copy(arena, start + 1, (size_t)(end - start - 1)) : "";
}

/* The names in "Expected is one of ( a, b )."; NULL if none are told. */
static const char *expected_names(struct arena *arena, const char *text)
{
    const char *start = strstr(text, "( "), *end = start ? strstr(start, " )") : NULL;
    return end ? arena_copy(arena, start + 2, (size_t)(end - start - 2)) : NULL;
}

/* The words of a set, {'yes', 'no'}, as they are written: yes, no. */
static const char *listed(struct arena *arena, const char *set)
{
    char *words = arena_copy(arena, set, strlen(set)), *out = words;
    for (const char *at = words; *at; at++)
        if (!strchr("{}'", *at))
            *out++ = *at;
    *out = '\0';
    return words;
}

/* The documentation of the type that `expression` finds with $word, in one line; NULL if there is none. */
static const char *documentation(struct checking *checking, const char *expression, const char *word)
{
    if (checking->schema_path && !checking->documented)
        checking->documented = xml_read(checking->schema_path, (struct place){0}, checking->diag);
    xmlXPathContextPtr context = checking->documented && word ? xmlXPathNewContext(checking->documented->document) : NULL;
    if (!context)
        return NULL;
    xmlXPathRegisterNs(context, BAD_CAST "xs", BAD_CAST "http://www.w3.org/2001/XMLSchema");
    xmlXPathRegisterVariable(context, BAD_CAST "word", xmlXPathNewCString(word));
    xmlXPathObjectPtr found = xmlXPathEvalExpression((const xmlChar *)expression, context);
    xmlChar *string = found ? xmlXPathCastToString(found) : NULL;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    const char *words = string && *string ? arena_copy(checking->arena, (const char *)string, strlen((const char *)string))
                                          : NULL;
    xmlFree(string);
    return words;
}

static const char TYPE_OF_PATTERN[] =
    "normalize-space(//xs:simpleType[.//xs:pattern/@value=$word]/xs:annotation/xs:documentation)";
static const char NAME_OF_ELEMENT[] = "string(//xs:schema/xs:element/xs:complexType/xs:sequence/xs:element[@name=$word]/@name)";
static const char NEEDED_ELEMENT[] = "string(//xs:schema/xs:element/xs:complexType/xs:sequence/xs:element[@name=$word and not(@minOccurs=0)]/@name)";
static const char TYPE_OF_NAME[] = "normalize-space(//xs:simpleType[@name=$word]/xs:annotation/xs:documentation)";

/* What a value should have been: the documentation of its type, else the type's name, which says it in short. */
static const char *value_words(struct checking *checking, const char *where, const char *rest, bool pattern)
{
    struct arena *arena = checking->arena;
    const char *word = last_quoted(arena, rest, '\'');
    const char *words = documentation(checking, pattern ? TYPE_OF_PATTERN : TYPE_OF_NAME, word);
    return arena_format(arena, say("%s: \"%s\"; expected %s%s"), where, first_quoted(arena, rest),
                        words ? "" : pattern ? say("the form ") : say("a "), words ? say(words) : word);
}

static bool is_named(const xmlNode *node, const xmlNode *other)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, other->name);
}

/* Whether an element of this name stands before it in the same one. */
static bool is_second(const xmlNode *node)
{
    for (const xmlNode *before = node->prev; before; before = before->prev)
        if (is_named(before, node))
            return true;
    return false;
}

/* Of what the file holds, the sections stand in one order. */
static bool is_section(struct checking *checking, const xmlNode *node)
{
    bool inside = node->parent && node->parent->parent && node->parent->parent->type == XML_DOCUMENT_NODE;
    return inside && documentation(checking, NAME_OF_ELEMENT, (const char *)node->name);
}

/* The last of what may stand in place of the section, if a file must have it; else NULL. */
static const char *needed_before(struct checking *checking, const char *set)
{
    const char *last = set && strrchr(set, ' ') ? strrchr(set, ' ') + 1 : set;
    return documentation(checking, NEEDED_ELEMENT, last) ? last : NULL;
}

static bool has_sibling(const xmlNode *node, const char *name)
{
    const xmlNode *child = node->parent->children;
    while (child && !(child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) == 0))
        child = child->next;
    return child;
}

/* What may not stand where it does, or is missing. */
static const char *content_words(struct checking *checking, error_pointer error, const char *where, const char *rest)
{
    struct arena *arena = checking->arena;
    const char *set = expected_names(arena, rest);
    const xmlNode *node = error->node;
    if (strstr(rest, "Missing child") && set && strcmp(set, "text") == 0)
        return arena_format(arena, say("%s has no text; write it for each language: <text lang=\"…\">…</text>"), where);
    if (strstr(rest, "Missing child"))
        return arena_format(arena, say("%s is not whole; expected %s"), where, set ? set : say("more"));
    const char *fault = say("does not belong here");
    const char *needed = node && is_section(checking, node) ? needed_before(checking, set) : NULL;
    if (needed)
        return arena_format(arena, has_sibling(node, needed) ? say("<%s> stands too far down; it belongs before %s")
                                                             : say("<%s> is missing; it belongs before %s"), needed, where);
    if (node && is_section(checking, node))
        fault = is_second(node) ? say("stands here a second time") : say("stands too far down: the sections have their order");
    return arena_format(arena, "%s %s%s%s", where, fault, set ? say("; expected ") : "", set ? set : "");
}

/* The finding in plain words; libxml2's own if it is of none of the usual kinds. */
static const char *plain_words(struct checking *checking, error_pointer error, const struct fault *fault, const char *message)
{
    struct arena *arena = checking->arena;
    const char *where = place_words(arena, fault), *rest = fault->rest, *set;
    if (strncmp(rest, "[facet '", 8) == 0 && strstr(rest, "] "))
        rest = strstr(rest, "] ") + 2;
    switch (error->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT: return content_words(checking, error, where, rest);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3: return arena_format(arena, say("words stand directly in %s; they belong into an element in it"), where);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1: return arena_format(arena, say("%s is not known; check its spelling"), where);
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        return arena_format(arena, say("%s lacks the attribute `%s`"), where, first_quoted(arena, rest));
    case XML_SCHEMAV_CVC_PATTERN_VALID: return value_words(checking, where, rest, true);
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2: return value_words(checking, where, rest, false);
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        set = strchr(rest, '{');
        return arena_format(arena, say("%s: \"%s\"; expected one of %s"), where, first_quoted(arena, rest), set ? listed(arena, set) : say("others"));
    case XML_SCHEMAV_CVC_MINLENGTH_VALID: return arena_format(arena, say("%s says nothing"), where);
    case XML_SCHEMAV_CVC_AU:
        return arena_format(arena, say("%s: \"%s\"; expected %s%s"), where, first_quoted(arena, rest), "",
                            last_quoted(arena, rest, '\''));
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID: return arena_format(arena, say("%s is too long"), where);
    case XML_SCHEMAV_CVC_IDC:
        return strstr(rest, "Duplicate") ? arena_format(arena, say("%s: '%s' stands here a second time"), where,
                                                        first_quoted(arena, rest))
                                         : message;
    default: return message;
    }
}

static bool is_of_value(int code)
{
    return (code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 && code <= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3) ||
           (code >= XML_SCHEMAV_CVC_FACET_VALID && code <= XML_SCHEMAV_CVC_ENUMERATION_VALID) || code == XML_SCHEMAV_CVC_IDC;
}

/* Of an attribute libxml2 tells the element, or the attribute itself. */
static bool is_of_root(const xmlNode *node)
{
    const xmlNode *element = node && node->type == XML_ATTRIBUTE_NODE ? node->parent : node;
    return !element || !element->parent || element->parent->type != XML_ELEMENT_NODE;
}

static void on_fault(void *context, error_pointer error)
{
    struct checking *checking = context;
    if (error->level == XML_ERR_WARNING) /* it makes no file invalid */
        return;
    checking->is_misbuilt |= !is_of_value(error->code) || is_of_root(error->node);
    struct place place = {checking->name, error->line};
    if (error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2 && diag_has(checking->diag, place, NULL))
        return; /* of a list: its item was told */
    const char *message = error->message ? error->message : "";
    if (strstr(message, "No precomputed value available")) /* of a value that was told */
        return;
    message = arena_copy(checking->arena, message, strcspn(message, "\n"));
    size_t length = strlen(message), before = diag_count(checking->diag);
    if (length && message[length - 1] == '.')
        message = arena_copy(checking->arena, message, length - 1);
    const struct fault fault = read_fault(checking->arena, message);
    diag_report(checking->diag, checking->id, place, "%s", plain_words(checking, error, &fault, message));
    if (fault.attribute)
        diag_point_field(checking->diag, before, arena_format(checking->arena, "@%s", fault.attribute));
    else if (is_of_value(error->code))
        diag_point_field(checking->diag, before, "");
}

/* ------------------------------------------------------------------------------------------------ checking */

/* The types of XML Schema are libxml2's for the whole process, made at their first use without a lock: two threads would each make
 * them (2.9.14, 2.12.7). There is room for them first, for it must not be left while it is locked. */
static void prepare_types(void)
{
    enum { ROOM = 64 * 1024 };
    static pthread_mutex_t preparing = PTHREAD_MUTEX_INITIALIZER;
    memory_rely(ROOM);
    (void)pthread_mutex_lock(&preparing);
    (void)xmlSchemaInitTypes(); /* does nothing the second time */
    (void)pthread_mutex_unlock(&preparing);
    memory_relied();
}

static xmlSchemaPtr read_schema(struct xml_file *file, struct diag *diag)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewDocParserCtxt(file->document);
    if (!parser)
        return NULL;
    struct checking checking = {.name = file->path, .diag = diag, .id = DIAG_INTERNAL, .arena = file->arena};
    xmlSchemaSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_fault, &checking);
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schema;
}

static enum xml_validity follows(const struct xml_file *file, xmlSchemaPtr schema, const struct xml_file *schema_file, struct diag *diag)
{
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
    if (!validator)
        return XML_INVALID;
    struct checking checking = {.name = file->path, .diag = diag, .id = DIAG_SCHEMA, .arena = schema_file->arena,
                                .schema_path = schema_file->path};
    xmlSchemaSetValidStructuredErrors(validator, (xmlStructuredErrorFunc)on_fault, &checking);
    int result = xmlSchemaValidateDoc(validator, file->document);
    xml_close(checking.documented);
    xmlSchemaFreeValidCtxt(validator);
    return result == 0 ? XML_VALID : result < 0 || checking.is_misbuilt ? XML_INVALID : XML_INVALID_VALUES;
}

bool xml_validate(const struct xml_file *file, const char *schema_path, struct diag *diag)
{
    return xml_weigh(file, schema_path, diag) == XML_VALID;
}

enum xml_validity xml_weigh(const struct xml_file *file, const char *schema_path, struct diag *diag)
{
    struct xml_file *schema_file = xml_read_schema(schema_path, diag);
    if (!schema_file)
        return XML_INVALID;
    prepare_types();
    xmlSchemaPtr schema = read_schema(schema_file, diag);
    enum xml_validity valid = schema ? follows(file, schema, schema_file, diag) : XML_INVALID;
    if (!schema)
        diag_report(diag, DIAG_INTERNAL, (struct place){schema_path, 0}, "the schema cannot be read");
    xmlSchemaFree(schema);
    xml_close(schema_file);
    return valid;
}
