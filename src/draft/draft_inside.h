/* Inside the room: a draft, and what a path leads to. */
#ifndef DRAFT_INSIDE_H
#define DRAFT_INSIDE_H

#include "draft/content.h"
#include "draft/draft.h"
#include "xml/xml.h"

struct draft {
    const struct kind *kind;
    const char *name;
    struct arena *arena;            /* of all that follows, which a change replaces */
    struct buffer bytes;
    struct source source;
    struct xml_file *file;
    const struct xml_node **nodes;  /* of the elements, as libxml2 has them, in the same order as the source's */
    const char *const *languages;
};

#define LANGUAGE_SIGNS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

enum { STEPS_MOST = 8 };
enum { ABSENT = -1 };

/* An element on the way to a field. */
struct step {
    const struct kind *kind;
    long element;                   /* its number, or ABSENT */
};

struct target {
    struct step steps[STEPS_MOST];  /* the root first */
    size_t depth;
    const char *language;           /* of a text; or NULL */
    const struct value_kind *value; /* of a value; or NULL */
    long text;                      /* the number of the text's element, or ABSENT */
};

/* In the arena. False: there can be no such field. */
bool draft_find(const struct draft *draft, const char *path, struct target *target, struct arena *arena);

/* The element of this number. */
static inline const struct source_element *draft_element(const struct draft *draft, long number)
{
    return &draft->source.elements[number];
}

/* Its number; ABSENT for NULL. */
long draft_number(const struct draft *draft, const struct xml_node *node);

/* Of the children of this kind that of this index, from 1; or ABSENT. */
long draft_child(const struct draft *draft, long parent, const struct kind *kind, size_t index);

/* The text in this language in the element; or ABSENT. */
long draft_text(const struct draft *draft, long element, const char *language);

void draft_content(const struct draft *draft, long element, struct arena *arena, struct content *content);

/* The draft takes over these bytes. False with errors: they are no file of its kind. */
bool draft_take(struct draft *draft, struct buffer *bytes, struct diag *diag);

/* What is at the target; as draft_words. */
const char *target_words(const struct draft *draft, const struct target *target, struct arena *arena);

#endif
