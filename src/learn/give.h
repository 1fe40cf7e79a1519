/* From a qualification to a record of the European Learning Model 3.1, as its profile for qualifications has it (LOQ): what other programs
 * understand, in the places where they look for it. What does not come back from those is added by learn/exact.h. */
#ifndef LEARN_GIVE_H
#define LEARN_GIVE_H

#include "base/diag.h"
#include "learn/parts.h"
#include "learn/record.h"

struct giving {
    struct record *record;
    struct parts parts;          /* of the file */
    const struct xml_node *root;
    const char *path;            /* of the file, for messages */
    const char *country, *original;
    struct thing *qualification;
    unsigned count;              /* things without a place of their own so far */
    struct diag *diag;
};

/* Makes the record, whose address is record->id. What the model demands and the file lacks is told as warnings. */
void give_record(struct record *record, const struct xml_file *file, struct diag *diag);

/* The address of the record that a file has: that which it was imported from, else one that is made of its country and codes. */
const char *give_address(const struct xml_file *file, struct arena *arena);

/* ---- parts of it */
void give_outcomes(struct giving *giving); /* give_outcomes.c: skills, entitlements */
void give_bodies(struct giving *giving);   /* give_bodies.c */
void give_levels(struct giving *giving);   /* give_levels.c: levels, grading */
void give_ways(struct giving *giving);     /* give_ways.c */

/* A thing of a class without an address that others know; one with: the qualification's with this behind it. */
struct thing *give_nameless(struct giving *giving, const char *class);
struct thing *give_named(struct giving *giving, const char *class, const char *name, unsigned number);
void give_link(struct giving *giving, struct thing *thing, const char *property, const struct thing *to);
/* A value of a vocabulary. */
void give_value(struct giving *giving, struct thing *thing, const char *property, const char *address);
void give_literal(struct giving *giving, struct thing *thing, const char *property, const char *words, const char *language);

/* The words of each <text> in an element, as facts; false: there is none. */
bool give_texts(struct giving *giving, struct thing *thing, const char *property, const struct xml_node *element);
/* The same as notes, one for each language, with our subject for this name. */
void give_notes(struct giving *giving, struct thing *thing, const char *name, const struct xml_node *element);
void give_note(struct giving *giving, struct thing *thing, const char *name, const char *words, const char *language);

/* The first element of a section, or NULL; a child of this name, or NULL. */
const struct xml_node *give_first(const struct giving *giving, enum section section);
const struct xml_node *child_named(const struct xml_node *node, const char *name);

#endif
