/* A qualification file in the making: words that are gathered for each element and language, and elements that are written already. */
#ifndef LEARN_DRAFT_H
#define LEARN_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"

/* The elements in <qualification>, in the order of layouts/schemas/qualification.xsd. */
#define DRAFT_SECTIONS(X) \
    X(CODE, "code") X(TITLE, "title") X(CERTIFICATE, "certificate") X(FILE, "qualification-file") X(VALIDITY, "validity") \
    X(PROFILE, "profile") X(CORE_TASK, "core-task") X(SKILL, "skill") X(SKILL_GROUP, "skill-group") X(OCCUPATIONS, "occupations") \
    X(AWARDING_BODY, "awarding-body") X(SCHOOL, "school") X(AUTHORITY, "authority") X(LEVEL, "level") X(SCALE, "grading-scale") \
    X(ACCESS, "access") X(AGREEMENTS, "agreements") X(LEGAL_BASIS, "legal-basis") X(PATHWAYS, "learning-pathways") \
    X(PATHWAY, "pathway") X(DURATION, "duration") X(ENTRY, "entry-requirements") X(ADDITIONAL, "additional-information") \
    X(REFERENCE, "reference-point") X(FIELD, "field") X(SOURCE, "source") X(WAIVERS, "waivers") X(FIELDS, "fields")

#define DRAFT_ENUM(id, name) SECTION_##id,
enum section { DRAFT_SECTIONS(DRAFT_ENUM) SECTION_COUNT };
#undef DRAFT_ENUM

const char *section_name(enum section section);
/* SECTION_COUNT: there is none of this name. */
enum section section_named(const char *name);

/* Words in one language. */
struct text {
    const char *language;
    struct buffer words;
    struct text *next;
};

/* Words in several, each once. Zero: none. */
struct texts {
    struct text *first;
};

struct draft {
    struct arena *arena;
    size_t size;                       /* bytes of words so far */
    const char *country, *original, *translation; /* NULL: not known */
    const char *editions;              /* languages with spaces between */
    const char *root;                  /* attributes of the root that take the place of all these; or NULL */
    const char *const *languages;      /* the order in which they stand, NULL behind the last; others follow */
    struct texts prose[SECTION_COUNT]; /* what becomes <section><text lang="…">; */
    struct buffer made[SECTION_COUNT]; /* of others, the elements themselves */
};

void draft_finish(struct draft *draft);

/* Whether it has more words than a file may have: then it takes no more. */
bool draft_is_full(const struct draft *draft);

/* Adds words, which are copied, behind those in the same language, as a paragraph, item or line of their own: `behind` is "\n\n", "\n" or
 * another text between. Empty words add nothing. */
void texts_add(struct draft *draft, struct texts *texts, const char *language, const char *words, const char *behind);
const char *texts_in(struct draft *draft, const struct texts *texts, const char *language); /* NULL: none */
void texts_finish(struct texts *texts);

enum manner { MANNER_LINE, MANNER_PROSE };
/* Appends <text lang="…">…</text> for each, in the order of the draft's languages. */
void put_texts(struct draft *draft, struct buffer *out, struct texts *texts, enum manner manner, int indent);
/* The same in an element; nothing if there are none. */
void put_texts_in(struct draft *draft, struct buffer *out, const char *element, struct texts *texts, enum manner manner, int indent);

/* Appends the whole file. */
void put_draft(struct draft *draft, struct buffer *out);

#endif
