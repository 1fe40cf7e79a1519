/* A record of the European Learning Model: things, each with facts that are words or lead to other things. XML and Turtle say the
 * same in other letters, so here a property is called by its local name (title, learningOutcome); one of a vocabulary that the model
 * does not use keeps its whole address. What kind of thing it is, is the fact "a". */
#ifndef LEARN_RECORD_H
#define LEARN_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"

enum fact_kind { FACT_TEXT, FACT_LINK };

struct fact {
    const char *property;
    enum fact_kind kind;
    const char *value;    /* words; or the address of a thing, which may be a value of a vocabulary */
    const char *language; /* BCP 47; "" */
    const char *went;     /* the element of the qualification that it went to; NULL: none */
    struct fact *next;
};

struct thing {
    const char *id;       /* an address, or _: and digits */
    struct fact *first, **end;
    bool told;            /* a report has been there */
    unsigned drawn;       /* as what it was drawn already, a bit each: a link that is there twice says nothing new */
};

enum {
    RECORD_BYTES_MOST = 8 * 1024 * 1024, /* of all that one qualification leads to */
    RECORD_DEPTH_MOST = 12               /* things behind things */
};

struct stock;

struct record {
    struct arena *arena;     /* in which all of it lives */
    struct map *things;
    struct stock *stock; /* where things are looked for; NULL: there are no others */
    const char *id;          /* of the qualification */
    size_t size;             /* bytes so far */
    bool overflowed;         /* there was more than RECORD_BYTES_MOST, which was left out */
};

void record_init(struct record *record, struct stock *stock, const char *id, struct arena *arena);
void record_finish(struct record *record);

/* The thing of this address; without facts, if nothing is known of it. Never NULL. */
struct thing *record_thing(struct record *record, const char *id);
struct thing *record_root(struct record *record);

/* Adds a fact behind the others. Strings are kept as they are. */
struct fact *record_add(struct record *record, struct thing *thing, const char *property, enum fact_kind kind, const char *value,
                        const char *language);

/* The first fact of this property, and the one after it; NULL behind the last. */
struct fact *fact_first(const struct thing *thing, const char *property);
struct fact *fact_next(const struct fact *fact);

/* What the first fact of this property leads to, or NULL; its words, or NULL. */
struct thing *record_follow(struct record *record, const struct thing *thing, const char *property);
const char *thing_words(const struct thing *thing, const char *property);

/* The fact's words in this language, else NULL. */
const char *thing_words_in(const struct thing *thing, const char *property, const char *language);

/* All facts of this property, and all that they lead to down to what names no thing of its own, went to this element. */
void record_went(struct record *record, struct thing *thing, const char *property, const char *element);

#endif
