/* What the headings of a cohort mean, by map files: spreadsheets of headings and meanings, as layouts/columns.csv. */
#ifndef ISSUE_MEANINGS_H
#define ISSUE_MEANINGS_H

#include "base/arena.h"
#include "base/diag.h"

/* Words of a map file that are no role's name. */
#define MEANING_LEFT_OUT "-"
#define MEANING_WHOLE_NAME "full name"
#define MEANING_LAST_OR_MIDDLE "last or middle name" /* презиме: in Bulgaria what stands before the last name */

/* The parts of a name, by the columns that hold them. */
enum name_part { NAME_FIRST, NAME_CALLED, NAME_MIDDLE, NAME_PREFIX, NAME_LAST, NAME_PARTS };

/* The word of map files for a part, e.g. "last name". */
const char *name_part_word(enum name_part part);

/* A name that a map puts together: `Voornaam + Tussenvoegsel + Achternaam;name`. */
struct name_recipe {
    const char *headings; /* with "+" or spaces between them */
    struct place place;
    bool certain;         /* else it may be one heading that has several words */
    bool whole;           /* it is "full name", as it is to be printed */
    struct name_recipe *next;
};

struct meanings {
    struct map *usual, *own; /* by what is left of a heading, see heading_plain */
    struct map *bare;        /* the usual ones without accents, as capitals often stand: NUMERO; "" where that tells two apart no more */
    struct name_recipe *recipes;
    struct arena *arena;
};

/*
 * Reads `standard`, and `own` if it is not NULL. A row is a heading and its meaning; the meaning may also be a heading that
 * `standard` knows. Of `own` a row may put a name together:
 *
 *     Voornaam + Tussenvoegsel + Achternaam;name
 *     naam = voornaam tussenvoegsel achternaam
 *
 * The first row is passed over if it says nothing, as `heading;meaning` does. In the arena, but for what meanings_finish
 * frees, also after errors. False with errors: a row says nothing, or another than an earlier one of the same heading.
 */
bool meanings_read(struct meanings *meanings, const char *standard, const char *own, struct arena *arena,
                   struct diag *diag);
void meanings_finish(struct meanings *meanings);

/* What is left of a heading for comparing: letters and digits in lower case and NFC: "Datum diploma-uitreiking" ->
 * "datumdiplomauitreiking". In the arena. */
const char *heading_plain(const char *heading, struct arena *arena);

/* The meaning of a plain heading: a role's name, a word from above, a field's name (holder.class), rows (result.*) or a column
 * of theirs (result.*.mark); NULL: it is not known. `own`, which may be NULL, tells whether it was said in the own map. */
const char *meanings_find(const struct meanings *meanings, const char *plain, bool *own);

/* The roles' names in map files are known to columns.c. */
bool is_role_name(const char *meaning);

#endif
