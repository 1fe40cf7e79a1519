/* From a record to a qualification: each fact to the element that it belongs in. What a fact went to is noted in it, so that a report
 * can tell; nothing is made up. */
#ifndef LEARN_DRAW_H
#define LEARN_DRAW_H

#include "learn/draft.h"
#include "learn/record.h"

/* Makes the draft of the record's qualification: all but what notes of ours hold exactly (learn/exact.h). */
void draw_record(struct record *record, struct draft *draft);

/* ---- parts of it */
void draw_names(struct record *record, struct draft *draft);      /* draw_names.c: languages, codes, title, notes */
void draw_outcomes(struct record *record, struct draft *draft);   /* draw_outcomes.c: skills, occupations, access */
void draw_bodies(struct record *record, struct draft *draft);     /* draw_bodies.c: who awards and accredits, country, validity */
void draw_levels(struct record *record, struct draft *draft);     /* draw_levels.c: levels, grading */
void draw_ways(struct record *record, struct draft *draft);       /* draw_ways.c: activities, durations */
void draw_source(struct record *record, struct draft *draft);     /* draw_source.c: where it comes from */

/* Adds the words of all facts of this property in `thing` to the texts; `element` is where they went. */
void draw_words(struct record *record, struct draft *draft, struct thing *thing, const char *property, struct texts *texts,
                const char *behind, const char *element);
/* The same of notes that such facts lead to; with a subject NULL those that have none, else those whose subject has this address. */
void draw_notes(struct record *record, struct draft *draft, struct thing *thing, const char *property, const char *subject,
                struct texts *texts, const char *behind, const char *element);

/* Whether the thing is not drawn as this so far; from now on it is. */
enum drawn { DRAWN_OUTCOME = 1, DRAWN_ENTITLEMENT = 2, DRAWN_OPPORTUNITY = 4, DRAWN_BODY = 8, DRAWN_ACCREDITATION = 16,
             DRAWN_ASSESSMENT = 32, DRAWN_WAY = 64, DRAWN_NOTE = 128, DRAWN_RESOURCE = 256, DRAWN_COUNTED = 512 };
bool draw_first(struct thing *thing, enum drawn as);

/* The address of a note's subject, or NULL. */
const char *note_subject(struct record *record, const struct thing *note);

#endif
