/* What veraPDF and qpdf do not look at, or only half: each check reports the faults of its group in faults.h. */
#ifndef CHECKS_H
#define CHECKS_H

#include "written.h"

void check_catalog(struct written *written);
void check_tree(struct written *written);
void check_artifacts(struct written *written);
void check_text(struct written *written);
void check_fonts(struct written *written);
void check_links(struct written *written);
void check_outline(struct written *written);

/* `whole`: the document shows all of its data and is a supplement, with author and identifier. */
void check_metadata(struct written *written, bool whole);
void check_source(struct written *written, bool whole);

/* `whole`: its layout sets no table in a table on purpose. */
void check_tables(struct written *written, bool whole);

/* What XMP says for this key of the information dictionary; NULL: nothing. */
const char *metadata_value(struct written *written, const char *key);

/* A date of PDF's as XMP writes it (7.9.4). */
const char *iso_date(struct written *written, const char *date);

/* The data that travel inside; NULL if there are none. */
const char *embedded_source(struct written *written, size_t *length);

/* The text of the first element that the XPath finds in the data, white space collapsed; NULL if there is none. */
const char *source_value(struct written *written, const char *path);

/* Prints the tree as a screen reader says it, and what Poppler leaves out of that: see print_reading.c. */
void print_tree(struct written *written);
void print_beside(struct written *written);

#endif
