/* Diagnostics: rooms report into a sink, only commands print it. Each finding has an id from the catalogue, a place
 * in a file and a detail; printed as
 *
 *     file:line: error: fixed text: detail [id]
 *       hint: what to do
 *
 * or `warning`, or `waived` with the waiver's words. Findings are collected, not stopped at: one run tells all faults. The
 * sink prints each distinct finding once, sorted by file and line, and gives the exit status that the worst of them calls
 * for. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag_catalogue.h"
#include "base/face.h"
#include "base/say.h"

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

#define DIAG_ENUM(id, name, severity, status, text, hint) id,
enum diag_id { DIAG_CATALOGUE(DIAG_ENUM) DIAG_COUNT };
#undef DIAG_ENUM

/* Exit statuses of the program (documented in `supplement --help`). */
enum {
    STATUS_OK = 0,
    STATUS_INPUT = 1,   /* the qualification, layout, labels or fields are at fault */
    STATUS_USAGE = 2,   /* the command line is at fault */
    STATUS_SYSTEM = 3   /* a file, font or device could not be read or written */
};

struct diag;

struct diag *diag_create(void);

/* One for part of the work, which is taken over later: as strict as the other. */
struct diag *diag_create_for(const struct diag *diag);
void diag_destroy(struct diag *diag);

/* Forgets all findings. */
void diag_clear(struct diag *diag);

/* Adds a finding; place.file and the formatted detail are copied. The format is taken in the language that is spoken
 * (base/say.h). At most 200 findings of one id are kept; the rest
 * are counted, and the count is printed. */
__attribute__((format(printf, 4, 5)))
void diag_report(struct diag *diag, enum diag_id id, struct place place, const char *format, ...);

/* Says of the findings from this number on (diag_count before they came) that they are about a column of a spreadsheet, counted from 1, as far as
 * they are about none yet. */
void diag_point(struct diag *diag, size_t first, int column);

/* The same of what they are about, which is copied: a field of the holder, by its name; or the part of the element that stands on their line: the
 * attribute `@eqf`, the text in a language `:en`, its own value ``; or, with a slash, of the whole file: `/awarding-body/name`. */
void diag_point_field(struct diag *diag, size_t first, const char *field);

/* The same of a finding that a waiver lets pass: told, but neither an error nor a warning. `waiver` says why, by whose word
 * and until when; it is copied. */
__attribute__((format(printf, 5, 6)))
void diag_waive(struct diag *diag, enum diag_id id, struct place place, const char *waiver, const char *format, ...);

/* Memory was exhausted: the sink holds this one error, and prints no other, since what was found before may not be all. Takes no
 * memory. */
void diag_exhaust(struct diag *diag);

/* From now on warnings count as errors. */
void diag_be_strict(struct diag *diag);

/* Adds the findings of `from` for which `wanted` says so (NULL: all), and the counts of those that it did not keep. */
typedef bool diag_choice(void *context, enum diag_id id, struct place place);
void diag_take(struct diag *diag, const struct diag *from, diag_choice *wanted, void *context);

/* The same, without those that are about one of these columns, of which there are so many. */
void diag_take_beside(struct diag *diag, const struct diag *from, const int *columns, size_t count);

/* Calls `visit` with each finding that was kept, in order of arrival; what it is given lives for the call. `field` as in
 * diag_point_field, or NULL. */
typedef void diag_visit(void *context, enum diag_id id, struct place place, const char *field, const char *detail);
void diag_each(const struct diag *diag, diag_visit *visit, void *context);

/* A finding in words, counted in order of arrival, for those who list them one by one. What it points to lives until the sink is
 * cleared or destroyed. */
struct finding_words {
    const char *id;
    enum severity severity;
    int status;                        /* as diag_status; STATUS_OK: no error */
    struct place place;
    int column;                        /* of a spreadsheet, counted from 1; 0: of none */
    const char *field;                 /* as in diag_point_field, or NULL */
    const char *text, *detail, *hint;  /* NULL: it has none */
    const char *waiver;                /* why it may pass; else NULL */
};
/* False: there is none of this number; all is NULL then. */
bool diag_word(const struct diag *diag, size_t index, struct finding_words *words);

/* Reports that were counted, and not kept. */
size_t diag_more(const struct diag *diag);

/* Whether there is a finding on this line for whose id `wanted` says so (NULL: any). */
bool diag_has(const struct diag *diag, struct place place, bool (*wanted)(enum diag_id id));

/* Whether there is such a finding with this detail, wherever it is. */
bool diag_tells(const struct diag *diag, enum diag_id id, const char *detail);

/* Number of errors so far (warnings not counted). Rooms compare before and after to learn whether a step failed. */
size_t diag_errors(const struct diag *diag);

/* Number of warnings so far. */
size_t diag_warnings(const struct diag *diag);

/* Number of distinct findings, warnings and what was waived included. */
size_t diag_count(const struct diag *diag);

/* STATUS_OK if there is no error, else the highest status among the errors. */
int diag_status(const struct diag *diag);

/* Prints all findings, sorted by file, line and order of arrival. */
void diag_print(const struct diag *diag, FILE *out);

/* Prints the one error of exhausted memory. Takes no memory. */
void diag_print_exhausted(FILE *out);

/* The same for programs, an object a line (UTF-8):
 *
 *     {"event":"finding","file":"a.xml","line":3,"severity":"error","id":"text-missing","text":"a text is missing in an
 *      edition","detail":"\"de\" of <level>","hint":"add the translation beside the others"}
 *
 * severity is "error", "warning" or "waived"; what was waived has the waiver's words as "waived". Without a place there is no
 * file, without a line no line. Findings that were counted, not kept, come last, with their number as "more". */
void diag_print_json(const struct diag *diag, FILE *out);

/* Prints how many distinct findings there are: "2 errors, 1 warning, 1 waived"; "nothing found". */
void diag_print_counts(const struct diag *diag, FILE *out);

/* Appends the name of a file, or what stands in one, for people to read: characters that move a terminal's cursor, or turn the
 * direction of what is written, and bytes that are no UTF-8, as \x1b. */
struct buffer;
void diag_put_plain(struct buffer *out, const char *text);

/* The catalogue's words for an id, e.g. "text-missing". */
const char *diag_name(enum diag_id id);

#endif
