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
#include "xml/question.h"
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
    const struct question *question; /* or NULL: libxml2 is asked */
    xmlXPathCompExprPtr compiled;    /* for it; else NULL */
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
    const struct xml_file *file;
    xmlXPathContextPtr context; /* NULL: libxml2 was not asked so far */
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

const struct xml_path *xml_path_compile(struct xml_paths *paths, const char *expression, struct place place,
                                        struct diag *diag)
{
    struct xml_path *path = map_find(paths->by_text, expression, strlen(expression));
    if (path)
        return path;
    *paths->fault = '\0';
    const struct question *question = question_read(expression, paths->arena);
    xmlXPathCompExprPtr compiled = question ? NULL : xmlXPathCtxtCompile(paths->context, (const xmlChar *)expression);
    if (!question && !compiled) {
        diag_report(diag, DIAG_XPATH_INVALID, place, "`%s`%s%s", expression, *paths->fault ? say(": ") : "", paths->fault);
        return NULL;
    }
    path = arena_new(paths->arena, struct xml_path);
    *path = (struct xml_path){arena_copy(paths->arena, expression, strlen(expression)), question, compiled, paths->first};
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
    return path->question ? question_variable(path->question) : NULL;
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
    struct xml_query *query = memory_zeroed(1, sizeof *query);
    *query = (struct xml_query){.file = file, .variable = variable, .variable_context = context};
    return query;
}

/* It takes more than most questions. */
static xmlXPathContextPtr context_create(struct xml_query *query)
{
    xml_begin();
    xmlXPathContextPtr context = xmlXPathNewContext(query->file->document);
    if (!context)
        memory_exhausted();
    context->error = (xmlStructuredErrorFunc)keep_fault;
    context->userData = query->fault;
    context->opLimit = STEPS_MOST;
    xmlSetGenericErrorFunc(NULL, ignore);
    xmlXPathRegisterVariableLookup(context, look_up, query);
    xmlXPathRegisterFuncLookup(context, find_function, query);
    return context;
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

static void take_object(xmlXPathObjectPtr object, struct arena *arena, struct xml_answer *answer)
{
    if (object->type == XPATH_NODESET)
        take_nodes(object->nodesetval, arena, answer);
    else
        take_text(object, arena, answer);
    xmlXPathFreeObject(object);
}

static bool ask_libxml2(struct xml_query *query, const struct xml_path *path, const struct xml_node *node, struct arena *arena,
                        struct xml_answer *answer)
{
    if (!query->context)
        query->context = context_create(query);
    *query->unknown = *query->fault = '\0';
    query->context->opCount = 0;
    query->context->node = (xmlNodePtr)(void *)(size_t)node;
    xmlXPathObjectPtr object = xmlXPathCompiledEval(path->compiled, query->context);
    if (object)
        take_object(object, arena, answer);
    return object;
}

/* Without an answer: a variable is unknown, or something is wrong, if anything is known of it. False. */
static bool tell(const struct xml_path *path, const char *unknown, const char *fault, struct place place, struct diag *diag)
{
    if (unknown && *unknown)
        diag_report(diag, DIAG_VARIABLE_UNKNOWN, place, "`$%s` in `%s`", unknown, path->text);
    else
        diag_report(diag, DIAG_XPATH_INVALID, place, "`%s`%s%s", path->text, *fault ? say(": ") : "", fault);
    return false;
}

bool xml_ask(struct xml_query *query, const struct xml_path *path, const struct xml_node *node, struct arena *arena,
             struct place place, struct diag *diag, struct xml_answer *answer)
{
    struct asker asker = {.variable = query->variable, .context = query->variable_context, .arena = arena};
    *answer = (struct xml_answer){0};
    if (path->question)
        return question_ask(path->question, &asker, node, answer) || tell(path, asker.unknown, say("it takes too long"), place, diag);
    return ask_libxml2(query, path, node, arena, answer) || tell(path, query->unknown, query->fault, place, diag);
}
