/* A qualification's file as its author sees it: fields, which are read and changed in its bytes. What is not changed stays as it is, byte
 * for byte: comments, white space, entities, the order of attributes, other languages.
 *
 * A field has a path: `@country`, `code[1]`, `code[1]@register`, `title:nl` (its text in Dutch), `core-task[2]/work-process[1]/title:en`,
 * `level:de`, `field[practice]:nl` (of the form's own). What may stand there once needs no number. */
#ifndef DRAFT_DRAFT_H
#define DRAFT_DRAFT_H

#include "base/buffer.h"
#include "draft/kind.h"

struct draft;

/* Of a file in memory, by kinds that outlive it; `name` stands in messages. NULL with errors: it is no XML, or none that can be changed here. */
struct draft *draft_create(const struct kind *kind, const char *name, const char *bytes, size_t length, struct diag *diag);
void draft_destroy(struct draft *draft); /* NULL is fine */

/* The file. Borrowed until the draft is changed. */
const struct buffer *draft_bytes(const struct draft *draft);

/* The languages that it has editions in, NULL behind the last. Borrowed until the draft is changed. */
const char *const *draft_languages(const struct draft *draft);

/* ------------------------------------------------------------------------------------------------ what it says */

/* What stands at the path, in the words of content.h; "" if there is nothing. In the arena. NULL: it is no field, or words cannot say it. */
const char *draft_words(const struct draft *draft, const char *path, struct arena *arena);

enum entry_kind {
    ENTRY_GROUP, /* fields that belong together, up to its ENTRY_END; of what may be repeated one each */
    ENTRY_END,
    ENTRY_TEXTS, /* a text in each language; its path lacks the language */
    ENTRY_VALUE,
    ENTRY_MORE   /* another group may be added of which this is the path, without a number */
};

/* In the order of the schema, whether they are there or not. */
struct entry {
    enum entry_kind kind;
    const char *path;
    const char *label, *about;       /* for people: a heading of the layout in its language, else what the schema says, as is spoken */
    bool is_heading;                 /* it is the layout's */
    bool is_prose, is_item;          /* texts have paragraphs; a group is one of several */
    const struct value_kind *value;
    const char *words;               /* of a value */
    const char *const *texts;        /* one a language; NULL: words cannot say it */
};
struct entries {
    const struct entry *list;
    size_t count;
};
struct entries draft_list(const struct draft *draft, const struct headings *headings, struct arena *arena);

/* ------------------------------------------------------------------------------------------------ changes */

/* Each gives false with an error if it cannot be done, or not without touching what was not meant: the draft is as it was. */

/* Words, as somebody typed them; "" takes away what may be absent. Nothing happens if it says so already. Where `saved` (or NULL) says the
 * same at that path, it is written as it stands there. */
bool draft_change(struct draft *draft, const struct draft *saved, const char *path, const char *typed, struct diag *diag);

/* Another one behind those that there are: `core-task[1]/work-process`. */
bool draft_add(struct draft *draft, const char *path, struct diag *diag);

/* Takes away one of several, with all that is in it. */
bool draft_remove(struct draft *draft, const char *path, struct diag *diag);

/* Puts one of several before the one that stands before it. */
bool draft_raise(struct draft *draft, const char *path, struct diag *diag);

/* An edition more: its fields are empty, or, where a text of the first edition has several paragraphs and items, have as many, marked as gaps: […].
 * Or one less, with all its texts. */
bool draft_add_language(struct draft *draft, const char *language, struct diag *diag);
bool draft_remove_language(struct draft *draft, const char *language, struct diag *diag);

/* ------------------------------------------------------------------------------------------------ findings */

/* The same data, but each tag ends on a line of its own, so that a line tells the element. */
struct draft_lines {
    struct buffer bytes;
    const int *lines; /* of each element */
    size_t count;
};
void draft_put_lines(const struct draft *draft, struct draft_lines *lines, struct arena *arena);

/* The path of the field, or group, that a finding on this line is about, and on this field, as in diag_point_field, or NULL. "": the file as a
 * whole. In the arena. */
const char *draft_place(const struct draft *draft, const struct draft_lines *lines, int line, const char *field, struct arena *arena);

/* The data with […] for each text that an edition lacks: for a page that is looked at while it is being written. Appended. */
void draft_put_filled(const struct draft *draft, struct buffer *out);

#endif
