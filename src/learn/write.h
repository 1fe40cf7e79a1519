/* Records as files of the European Learning Model. */
#ifndef LEARN_WRITE_H
#define LEARN_WRITE_H

#include "base/buffer.h"
#include "learn/record.h"

/* Append all records as one file: in the model's XML (xsd/loq/loq.xsd 3.1.0), in Turtle, in JSON-LD 1.1, and as plain JSON, in which each
 * thing stands where it is meant, and texts by their language. */
void write_xml(struct record *const *records, size_t count, struct buffer *out);
void write_turtle(struct record *const *records, size_t count, struct buffer *out);
void write_jsonld(struct record *const *records, size_t count, struct buffer *out);
void write_json(struct record *const *records, size_t count, struct buffer *out);

/* ---- what they share: write.c */

/* The kinds of thing, in the order of the containers of the XML. */
struct class {
    const char *name;              /* as the fact "a" has it */
    const char *container, *element; /* in XML; NULL: it stands where it is meant */
};
extern const struct class CLASSES[];
extern const size_t CLASS_COUNT;

const char *class_of(const struct thing *thing); /* "" if it says none */

/* The prefix of a property or class: elm, dc, skos … In XML the names of the model itself have none. */
const char *prefix_of(const char *property);
const char *class_prefix(const char *class);

struct namespace {
    const char *prefix, *address;
};
extern const struct namespace NAMESPACES[];
extern const size_t NAMESPACE_COUNT;

/* What a literal is: NULL (words), or a type of XML Schema, such as dateTime. */
const char *type_of(const char *property);

/* The thing's facts in the order of the XML schema, "a" left out; in the record's arena, NULL behind the last. */
const struct fact **facts_in_order(struct record *record, const struct thing *thing);

/* All things that the record's qualification leads to and that have an address, the qualification first; in the arena, NULL behind the last. */
struct thing **things_of(struct record *record);

#endif
