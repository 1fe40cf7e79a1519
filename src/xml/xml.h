/* XML files and questions about them. The only room that knows libxml2.
 *
 * Reading is safe by construction: no network, no document type (so no entities, external or nested), bounded size and
 * depth. All text and attribute values are in NFC. Elements are handed out as `const struct xml_node *`, borrowed: they
 * live as long as the file; so do all strings. Names are without namespace: these formats have none. */
#ifndef XML_XML_H
#define XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/reach.h"

enum {
    XML_BYTES_MOST = 4 * 1024 * 1024, /* of one file */
    XML_DEPTH_MOST = 64,              /* elements inside elements */
    XML_ATTRIBUTES_MOST = 200,        /* of one element: libxml2 looks through them for each */
    XML_NAMESPACES_MOST = 100,        /* of the elements that are open, which it looks through for each name */
    XML_NAMES_MOST = 10000            /* of a file: of elements, attributes, namespaces; all that differ are kept */
};

struct xml_file;
struct xml_node;

/* Reads the file ("-": standard input). NULL with errors reported at their lines; that it cannot be opened, at `place`,
 * where it is asked for. */
struct xml_file *xml_read(const char *path, struct place place, struct diag *diag);

/* The same of a path that stands in somebody's file; see base/reach.h. */
struct xml_file *xml_read_within(const struct reach *reach, const char *path, struct place place, struct diag *diag);

/* The same from memory; `name` stands in messages. */
struct xml_file *xml_read_memory(const char *bytes, size_t length, const char *name, struct diag *diag);

void xml_close(struct xml_file *file);

/* Checks the file against a W3C XML Schema 1.0; each fault is reported at its line (DIAG_SCHEMA). True if it is valid. */
bool xml_validate(const struct xml_file *file, const char *schema_path, struct diag *diag);

/* The same, and whether what is wrong are values alone, below the root: all elements and attributes are where they belong. */
enum xml_validity { XML_INVALID, XML_INVALID_VALUES, XML_VALID };
enum xml_validity xml_weigh(const struct xml_file *file, const char *schema_path, struct diag *diag);

const char *xml_path_of(const struct xml_file *file);
const struct xml_node *xml_root(const struct xml_file *file);

/* ------------------------------------------------------------------------------------------------ nodes */

bool xml_is_element(const struct xml_node *node);
bool xml_is_named(const struct xml_node *node, const char *name); /* an element of this name */
bool xml_is_qualified(const struct xml_node *node); /* an element that is in a namespace, or has an attribute that is */
const char *xml_name(const struct xml_node *node);                /* of an element or attribute */
struct place xml_place(const struct xml_file *file, const struct xml_node *node);
struct place xml_attribute_place(const struct xml_file *file, const struct xml_node *node, const char *name);

/* Children in order: elements and text; comments and processing instructions are passed over. */
const struct xml_node *xml_first(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);
/* Children that are elements. */
const struct xml_node *xml_first_element(const struct xml_node *node);
const struct xml_node *xml_next_element(const struct xml_node *node);
/* How many elements of this name are in it; NULL: of any. */
size_t xml_count(const struct xml_node *parent, const char *name);
const struct xml_node *xml_parent(const struct xml_node *node);

/* An element's attributes in order, those in a namespace left out; xml_name and xml_text tell of them. */
const struct xml_node *xml_first_attribute(const struct xml_node *node);
const struct xml_node *xml_next_attribute(const struct xml_node *attribute);

/* The attribute of this name, or NULL. */
const struct xml_node *xml_find_attribute(const struct xml_node *node, const char *name);

/* The attribute's value, or NULL. */
const char *xml_attribute(const struct xml_node *node, const char *name);

/* Calls `visit` for each attribute. */
void xml_attributes(const struct xml_node *node, void (*visit)(void *context, const char *name, const char *value),
                    void *context);

/* The text of a text node or attribute; of an element all text in it, in the arena if it must be put together. */
const char *xml_text(const struct xml_node *node, struct arena *arena);

/* ------------------------------------------------------------------------------------------------ questions (XPath 1.0) */

struct xml_path;

/* Compiled expressions: each is compiled once, however often it is asked for, and lives as long as the collection. */
struct xml_paths;
struct xml_paths *xml_paths_create(void);
void xml_paths_destroy(struct xml_paths *paths);

/* Compiles the expression; NULL with DIAG_XPATH_INVALID at the place. */
const struct xml_path *xml_path_compile(struct xml_paths *paths, const char *expression, struct place place,
                                        struct diag *diag);
const char *xml_path_text(const struct xml_path *path);

/* The variable's name if the expression is nothing but a variable (`$holder.name`), else NULL. */
const char *xml_path_variable(const struct xml_path *path);

/* The value of a variable such as $holder.name: its text, or NULL if there is no such variable. */
typedef const char *xml_variable(void *context, const char *name);

/* A file open to questions. One for each document that is made; not for use by several threads at once, since libxml2
 * numbers the file's nodes when it sorts. */
struct xml_query;
struct xml_query *xml_query_create(const struct xml_file *file, xml_variable *variable, void *context);
void xml_query_destroy(struct xml_query *query);

enum xml_kind { XML_NODES, XML_STRING, XML_NUMBER, XML_BOOLEAN };

struct xml_answer {
    enum xml_kind kind;
    const struct xml_node **nodes; /* in document order */
    size_t count;                  /* of nodes */
    const char *string;            /* of strings, numbers and booleans: as XPath's string() gives it */
    bool boolean;                  /* of every kind: as XPath's boolean() gives it */
};

/* Asks with `node` as the context node. The answer lives in the arena. False with an error at `place` (unknown
 * variable, or an expression that takes too long). */
bool xml_ask(struct xml_query *query, const struct xml_path *path, const struct xml_node *node, struct arena *arena,
             struct place place, struct diag *diag, struct xml_answer *answer);

#endif
