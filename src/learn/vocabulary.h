/* The values of the vocabularies that the European Learning Model takes, as addresses, and what they mean here. */
#ifndef LEARN_VOCABULARY_H
#define LEARN_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define SNB "http://data.europa.eu/snb/"
#define AUTHORITY "http://publications.europa.eu/resource/authority/"

/* Kinds of activity, and ways of learning (xsd/loq/cv/europass-learning-activity-types.xsd, europass-modes.xsd). */
#define ACTIVITY_APPRENTICESHIP SNB "learning-activity/d46a826a39"
#define ACTIVITY_PROGRAMME SNB "learning-activity/fd33e234ae"
#define ACTIVITY_CLASSROOM SNB "learning-activity/ff436ea7c9"
#define ACTIVITY_INTERNSHIP SNB "learning-activity/bf5588ff84"
#define ACTIVITY_JOB SNB "learning-activity/4357e0e681"
#define MODE_WORK SNB "learning-assessment/729f3bed4b"
#define MODE_PRESENT SNB "learning-assessment/9191af2ed9"

/* What a qualification entitles to (europass-learning-entitlement-types.xsd, -statuses.xsd). */
#define ENTITLEMENT_OCCUPATION SNB "entitlement/52f62180c2"
#define ENTITLEMENT_LEARNING SNB "entitlement/64aad92881"
#define STATUS_PROSPECTIVE SNB "entitlement-status/5b8d6b34fb"

#define ACCREDITATION_LICENCE SNB "accreditation/e57dddfcf3" /* program license: europass-accreditation-types.xsd */
#define EQF SNB "eqf/"
#define ISCED_F SNB "isced-f/"
#define ISCED_F_UNKNOWN ISCED_F "9999" /* field unknown */
#define NQF SNB "qdr/c_"
#define CREDITS_ECVET SNB "education-credit/60b314e826"
#define CREDITS_ECTS SNB "education-credit/6fcec5c5af"
#define TOPICS SNB "qualification-topics#"

/* Subjects of notes that this program writes, for what the model has no place for: then comes the name of an element. */
#define OWN_SUBJECT "urn:x-supplement:"
#define OWN_EXACT OWN_SUBJECT "exact:" /* then comes the name, a colon, and a hash: learn/exact.h */

/* What stands behind the last slash or number sign. */
const char *address_end(const char *address);
bool address_begins(const char *address, const char *begin);

/* BCP 47: nl of …/language/NLD or of nl itself; NULL: it names none. In the arena, if it must be made. */
const char *language_of(const char *address, struct arena *arena);
/* …/language/NLD of nl, in the arena. */
const char *language_address(const char *language, struct arena *arena);

/* ISO 3166-1 alpha-2: NL of …/country/NLD, of …/nuts/code/NL33 and of NLD; NULL: it names none. */
const char *country_of(const char *address);
/* …/country/NLD of NL; NULL: it is not known. */
const char *country_address(const char *country, struct arena *arena);

/* A level of a national framework; of the framework itself the level is "". Sorted by country. */
struct framework_level {
    const char *country, *framework, *level;
    const char *number; /* behind http://data.europa.eu/snb/qdr/c_ */
};
extern const struct framework_level FRAMEWORK_LEVELS[];
extern const size_t FRAMEWORK_LEVEL_COUNT;

/* By its address; NULL: it is not known. */
const struct framework_level *framework_level_of(const char *address);
/* By the names that it has in a qualification, of this country; framework NULL: the framework itself of the country. */
const struct framework_level *framework_level_named(const char *country, const char *framework, const char *level);

#endif
