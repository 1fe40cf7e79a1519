/* What a qualification may have, as its schema and the form of its country say: each element, its texts, attributes and parts, in their order. */
#ifndef DRAFT_KIND_H
#define DRAFT_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct xml_node;

enum texts { TEXTS_NONE, TEXTS_LINE, TEXTS_PROSE };

/* Words that are the same in all languages: an attribute, or what an element holds. */
struct value_kind {
    const char *name;            /* of the attribute; "": what the element holds */
    const char *label, *about;   /* for people, in English; about may be "" */
    const char *expected;        /* what it has to be, such as "a level from 1 to 8"; or "" */
    const char *const *choices;  /* NULL behind the last; NULL: it is typed */
    bool is_required;
};

struct kind {
    const char *name, *key;      /* of the element; of a field of the form's own what its attribute `name` says, else NULL */
    const char *label, *about;
    bool is_required, is_repeated;
    enum texts texts;            /* <text lang="…"> in it */
    const struct value_kind *values; /* attributes in their order, what it holds at the end */
    size_t value_count;
    const struct kind *parts;
    size_t part_count;
};

/* A heading under which the layout shows something, as supplement_headings tells them; and fields of the form's own. */
struct heading {
    const char *path;  /* awarding-body/status, core-task/@number, field[name] */
    const char *words;
    const char *type;  /* of a field of its own: line, prose, date, word or number; section: it is over more than that; else "" */
};
struct headings {
    const struct heading *list;
    size_t count;
};
/* From lines: path, type and words with tabs between. In the arena. */
struct headings headings_read(const char *lines, size_t length, struct arena *arena);
/* The words; NULL: it has none. */
const char *heading_find(const struct headings *headings, const char *path);
/* Those of the section in which this element stands, with its number; NULL: it stands in none. */
const char *heading_of_section(const struct headings *headings, const char *element);

/* Reads the schema of qualifications: what its root element is. With the fields of its own that the form has. In the arena. NULL with errors. */
const struct kind *kind_read(const char *schema_path, const struct headings *headings, struct arena *arena, struct diag *diag);

/* Whether the element is of this kind. */
bool kind_is_of(const struct kind *kind, const struct xml_node *node);

/* What people call what stands at a path, as draft.h has them, but with the number of each core task and the like as its data say it
 * (core-task[B1-K2]/title): "3. Profile of skills and competences › Core task B1-K2 › Title". In the language that is spoken, as the
 * headings; what has no name for people has that of its file. In the arena. */
const char *kind_path_words(const struct kind *kind, const struct headings *headings, const char *path, struct arena *arena);

#endif
