/* A part of a package as XML events. Of a workbook, elements of other namespaces than its own, extensions
 * that newer programs add, are passed over with all that is in them; names are told without namespace. */
#ifndef SHEET_PART_H
#define SHEET_PART_H

#include <stdbool.h>

#include "base/diag.h"
#include "sheet/package.h"
#include "xml/stream.h"

struct part {
    struct package *package;
    const char *name; /* borrowed */
    struct entry *entry;
    struct xml_stream *stream;
    struct diag *diag; /* of the call that is running */
    const char *known; /* the namespace that was last found to be ours, as libxml2 keeps it */
    bool takes_all;    /* elements of any namespace */
};

/* False with an error. */
bool part_open(struct part *part, struct package *package, const char *name, struct diag *diag);
bool part_open_all(struct part *part, struct package *package, const char *name, struct diag *diag); /* with elements of all namespaces */
void part_close(struct part *part);

/* XML_EVENT_FAULT comes with an error. */
enum xml_event part_next(struct part *part, struct diag *diag);

/* Of XML_EVENT_START and XML_EVENT_END. */
bool part_is(const struct part *part, const char *name);

/* The same in a vocabulary of OpenDocument: part_is_odf(part, "table", "table-row"). */
bool part_is_odf(const struct part *part, const char *vocabulary, const char *name);

/* Of XML_EVENT_START: NULL if there is none. */
const char *part_attribute(const struct part *part, const char *name);

const char *part_attribute_odf(const struct part *part, const char *name); /* of OpenDocument, where each is in a namespace */

/* Whether an attribute says true (xsd:boolean: "1" or "true"). */
bool part_is_true(const struct part *part, const char *name);

/* Whether an element that is a property of a font, such as <strike/>, says yes (18.8.36). */
bool part_is_set(const struct part *part);

/* The whole number that an attribute says, or `otherwise` if it is missing, is none, or is not in 0 to `most`. */
int part_number(const struct part *part, const char *name, int most, int otherwise);

/* A whole number from 0 to `most` in decimal digits, or -1. */
int whole_number(const char *text, int most);

#endif
