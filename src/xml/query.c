/* XPath 1.0 questions. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "xml/memory.h"
#include "xml/steps.h"
#include "xml/xml.h"
#include "xml/xml_file.h"

/* A layout's expressions take some tens of steps; one that takes this many was made to hang. */
enum { STEPS_MOST = 2000000 };

enum { FAULT_SIZE = 160 };

/* XPath 1.0, section 4. */
static const char FUNCTIONS[] = " boolean ceiling concat contains count false floor id lang last local-name name "
                                "namespace-uri normalize-space not number position round starts-with string string-length "
                                "substring substring-after substring-before sum translate true ";

struct xml_path {
    const char *text;
    const char *variable;         /* see xml_path_variable */
    const struct steps *steps;    /* or NULL */
    xmlXPathCompExprPtr compiled; /* NULL: it is one of the two above, which libxml2 is not asked about */
    struct xml_path *next;
};

struct xml_paths {
    xmlXPathContextPtr context; /* takes the errors of compilation */
    char fault[FAULT_SIZE];
    struct arena *arena;
    struct map *by_text;
    struct xml_path *first;
};

struct xml_query {
    xmlXPathContextPtr context;
    xml_variable *variable;
    void *variable_context;
    char unknown[64]; /* name of the variable that the last question did not find */
    char fault[FAULT_SIZE]; /* what was wrong with the last question */
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

/* The 2.9 releases give no words, only a number and, if it is the form of the expression, how far it was understood. */
static void keep_fault(void *context, error_pointer error)
{
    char *fault = context;
    if (*fault) /* what was said first is the cause */
        return;
    if (error->code == XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED)
        snprintf(fault, FAULT_SIZE, say("it takes too long"));
    else if (error->str1 && error->int1 >= 0 && (size_t)error->int1 < strlen(error->str1))
        snprintf(fault, FAULT_SIZE, say("not understood from `%.100s` on"), error->str1 + error->int1);
    else if (error->str1)
        snprintf(fault, FAULT_SIZE, say("it ends too early"));
}

struct xml_paths *xml_paths_create(void)
{
    xml_begin();
    struct xml_paths *paths = memory_zeroed(1, sizeof *paths);
    paths->context = xmlXPathNewContext(NULL);
    if (!paths->context)
        memory_exhausted();
    paths->context->error = (xmlStructuredErrorFunc)keep_fault;
    paths->context->userData = paths->fault;
    paths->arena = arena_create();
    paths->by_text = map_create();
    return paths;
}

void xml_paths_destroy(struct xml_paths *paths)
{
    if (!paths)
        return;
    for (struct xml_path *path = paths->first; path; path = path->next)
        xmlXPathFreeCompExpr(path->compiled);
    xmlXPathFreeContext(paths->context);
    map_destroy(paths->by_text);
    arena_destroy(paths->arena);
    free(paths);
}

/* Variables are looked up so often, and so often alone, that it is worth to know. */
static const char *variable_alone(struct arena *arena, const char *expression)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789.-";
    bool named = *expression == '$' && expression[1] && strchr("0123456789.-", expression[1]) == NULL;
    size_t length = named ? strspn(expression + 1, letters) : 0;
    return length && !expression[1 + length] ? arena_copy(arena, expression + 1, length) : NULL;
}

const struct xml_path *xml_path_compile(struct xml_paths *paths, const char *expression, struct place place,
                                        struct diag *diag)
{
    struct xml_path *path = map_find(paths->by_text, expression, strlen(expression));
    if (path)
        return path;
    *paths->fault = '\0';
    const char *variable = variable_alone(paths->arena, expression);
    const struct steps *steps = variable ? NULL : steps_read(expression, paths->arena);
    xmlXPathCompExprPtr compiled =
        variable || steps ? NULL : xmlXPathCtxtCompile(paths->context, (const xmlChar *)expression);
    if (!variable && !steps && !compiled) {
        diag_report(diag, DIAG_XPATH_INVALID, place, "`%s`%s%s", expression, *paths->fault ? say(": ") : "", paths->fault);
        return NULL;
    }
    path = arena_new(paths->arena, struct xml_path);
    *path = (struct xml_path){arena_copy(paths->arena, expression, strlen(expression)), variable, steps, compiled,
                              paths->first};
    paths->first = path;
    *map_slot(paths->by_text, expression, strlen(expression)) = path;
    return path;
}

const char *xml_path_text(const struct xml_path *path)
{
    return path->text;
}

const char *xml_path_variable(const struct xml_path *path)
{
    return path->variable;
}

static xmlXPathObjectPtr look_up(void *context, const xmlChar *name, const xmlChar *uri)
{
    struct xml_query *query = context;
    const char *value = uri ? NULL : query->variable(query->variable_context, (const char *)name);
    if (value)
        return xmlXPathNewCString(value);
    snprintf(query->unknown, sizeof query->unknown, "%s", (const char *)name);
    return NULL;
}

static void refuse_function(xmlXPathParserContextPtr parser, int count)
{
    (void)count;
    xmlXPathErr(parser, XPATH_UNKNOWN_FUNC_ERROR);
}

/* Asked for each function before libxml2 looks among its own: it would print an unknown one's name itself. */
static xmlXPathFunction find_function(void *context, const xmlChar *name, const xmlChar *uri)
{
    struct xml_query *query = context;
    char word[64];
    int length = snprintf(word, sizeof word, " %s ", (const char *)name);
    if (!uri && length < (int)sizeof word && strstr(FUNCTIONS, word))
        return NULL;
    snprintf(query->fault, sizeof query->fault, say("there is no function `%s`"), (const char *)name);
    return refuse_function;
}

/* Some of libxml2's complaints go to no context but to standard error; ours is the sink. */
__attribute__((format(printf, 2, 3))) static void ignore(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

struct xml_query *xml_query_create(const struct xml_file *file, xml_variable *variable, void *context)
{
    xml_begin();
    struct xml_query *query = memory_zeroed(1, sizeof *query);
    *query = (struct xml_query){.variable = variable, .variable_context = context};
    query->context = xmlXPathNewContext(file->document);
    if (!query->context)
        memory_exhausted();
    query->context->error = (xmlStructuredErrorFunc)keep_fault;
    query->context->userData = query->fault;
    query->context->opLimit = STEPS_MOST;
    xmlSetGenericErrorFunc(NULL, ignore);
    xmlXPathRegisterVariableLookup(query->context, look_up, query);
    xmlXPathRegisterFuncLookup(query->context, find_function, query);
    return query;
}

void xml_query_destroy(struct xml_query *query)
{
    if (!query)
        return;
    xmlXPathFreeContext(query->context);
    free(query);
}

static void take_nodes(xmlNodeSetPtr set, struct arena *arena, struct xml_answer *answer)
{
    answer->kind = XML_NODES;
    answer->count = set ? (size_t)set->nodeNr : 0;
    answer->boolean = answer->count > 0;
    if (!answer->count)
        return;
    xmlXPathNodeSetSort(set);
    answer->nodes = arena_new_array(arena, const struct xml_node *, answer->count);
    for (size_t i = 0; i < answer->count; i++)
        answer->nodes[i] = (const struct xml_node *)set->nodeTab[i];
}

static void take_text(xmlXPathObjectPtr object, struct arena *arena, struct xml_answer *answer)
{
    answer->kind = object->type == XPATH_NUMBER    ? XML_NUMBER
                   : object->type == XPATH_BOOLEAN ? XML_BOOLEAN
                                                   : XML_STRING;
    answer->boolean = xmlXPathCastToBoolean(object) != 0;
    xmlChar *string = xmlXPathCastToString(object);
    if (!string)
        memory_exhausted();
    answer->string = arena_copy(arena, (const char *)string, strlen((const char *)string));
    xmlFree(string);
}

static void take_variable(const char *value, struct arena *arena, struct xml_answer *answer)
{
    answer->kind = XML_STRING;
    answer->boolean = *value;
    answer->string = arena_copy(arena, value, strlen(value));
}

bool xml_ask(struct xml_query *query, const struct xml_path *path, const struct xml_node *node, struct arena *arena,
             struct place place, struct diag *diag, struct xml_answer *answer)
{
    *answer = (struct xml_answer){0};
    if (path->steps) {
        steps_follow(path->steps, node, arena, answer);
        return true;
    }
    const char *value = path->variable ? query->variable(query->variable_context, path->variable) : NULL;
    if (value) {
        take_variable(value, arena, answer);
        return true;
    }
    if (path->variable) {
        diag_report(diag, DIAG_VARIABLE_UNKNOWN, place, "`$%s` in `%s`", path->variable, path->text);
        return false;
    }
    *query->unknown = *query->fault = '\0';
    query->context->opCount = 0;
    query->context->node = (xmlNodePtr)(void *)(size_t)node;
    xmlXPathObjectPtr object = xmlXPathCompiledEval(path->compiled, query->context);
    if (!object && *query->unknown)
        diag_report(diag, DIAG_VARIABLE_UNKNOWN, place, "`$%s` in `%s`", query->unknown, path->text);
    else if (!object)
        diag_report(diag, DIAG_XPATH_INVALID, place, "`%s`%s%s", path->text, *query->fault ? say(": ") : "", query->fault);
    if (!object)
        return false;
    if (object->type == XPATH_NODESET)
        take_nodes(object->nodesetval, arena, answer);
    else
        take_text(object, arena, answer);
    xmlXPathFreeObject(object);
    return true;
}
