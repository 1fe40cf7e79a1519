#include "learn/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const struct class CLASSES[] = {
    {"Qualification", "learningAchievementSpecificationReferences", "qualification"},
    {"LearningOutcome", "learningOutcomeReferences", "learningOutcome"},
    {"LearningActivitySpecification", "learningActivitySpecificationReferences", "learningActivitySpecification"},
    {"LearningAssessmentSpecification", "learningAssessmentSpecificationReferences", "learningAssessmentSpecification"},
    {"LearningEntitlementSpecification", "learningEntitlementSpecificationReferences", "learningEntitlementSpecification"},
    {"Organisation", "agentReferences", "organisation"},
    {"Accreditation", "accreditationReferences", "accreditation"},
    {"GradingScheme", "gradingSchemeReferences", "gradingScheme"},
    {"Location", "locationReferences", "location"},
};
const size_t CLASS_COUNT = sizeof CLASSES / sizeof *CLASSES;

const struct namespace NAMESPACES[] = {
    {"elm", "http://data.europa.eu/snb/model/elm/"}, {"dc", "http://purl.org/dc/terms/"}, {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"rov", "http://www.w3.org/ns/regorg#"},         {"adms", "http://www.w3.org/ns/adms#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};
const size_t NAMESPACE_COUNT = sizeof NAMESPACES / sizeof *NAMESPACES;

const char *class_of(const struct thing *thing)
{
    const char *class = thing_words(thing, "a");
    return class ? class : "";
}

/* Those that stand in other namespaces than the model's own (rdf/ap/loq/LOQ-constraints.ttl). */
const char *prefix_of(const char *property)
{
    static const struct {
        const char *prefix, *name;
    } names[] = {{"dc", "title"},       {"dc", "description"}, {"dc", "type"},       {"dc", "language"},  {"dc", "subject"},
                 {"dc", "modified"},    {"dc", "temporal"},    {"skos", "altLabel"}, {"skos", "notation"}, {"skos", "prefLabel"},
                 {"rov", "legalName"},  {"adms", "identifier"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(property, names[i].name) == 0)
            return names[i].prefix;
    return "elm";
}

const char *class_prefix(const char *class)
{
    if (strcmp(class, "Concept") == 0)
        return "skos";
    return strcmp(class, "Location") == 0 || strcmp(class, "PeriodOfTime") == 0 ? "dc" : "elm";
}

const char *type_of(const char *property)
{
    static const struct {
        const char *type, *name;
    } names[] = {{"dateTime", "modified"},          {"dateTime", "startDate"},         {"dateTime", "endDate"},
                 {"duration", "volumeOfLearning"},  {"duration", "maximumDuration"},   {"boolean", "isPartialQualification"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(property, names[i].name) == 0)
            return names[i].type;
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ order */

/* One order that agrees with the sequences of all types of the schema but one, whose facts are in order already. */
static const char *const ORDER[] = {
    "subject", "noteFormat", "noteLiteral", "notation", "schemeName", "identifier", "title", "legalName", "altLabel", "description",
    "additionalNote", "category", "status", "modified", "type", "learningOutcomeSummary", "ISCEDFCode", "educationSubject",
    "volumeOfLearning", "educationLevel", "language", "mode", "learningSetting", "maximumDuration", "targetGroup", "entryRequirement",
    "learningOutcome", "influences", "influencedBy", "gradingScheme", "provenBy", "entitlementStatus", "entitlesTo", "awardingOpportunity",
    "isPartialQualification", "EQFLevel", "NQFLevel", "qualificationCode", "accreditation", "awardingBody", "address", "location",
    "countryCode", "temporal", "startDate", "endDate", "learningAchievementSpecification"};

static size_t rank_of(const char *property)
{
    size_t rank = 0;
    while (rank < sizeof ORDER / sizeof *ORDER && strcmp(ORDER[rank], property) != 0)
        rank++;
    return rank;
}

const struct fact **facts_in_order(struct record *record, const struct thing *thing)
{
    size_t count = 0, taken = 0;
    const bool is_ordered = strcmp(class_of(thing), "Accreditation") == 0;
    for (const struct fact *fact = thing->first; fact; fact = fact->next)
        count++;
    const struct fact **facts = arena_new_array(record->arena, const struct fact *, count + 1);
    for (size_t rank = 0; rank <= sizeof ORDER / sizeof *ORDER && (!is_ordered || !rank); rank++)
        for (const struct fact *fact = thing->first; fact; fact = fact->next)
            if (strcmp(fact->property, "a") != 0 && (is_ordered || rank_of(fact->property) == rank))
                facts[taken++] = fact;
    return facts;
}

/* ------------------------------------------------------------------------------------------------ things */

struct gathering {
    struct record *record;
    struct thing **list;
    size_t count, room;
};

static void gather(struct gathering *gathering, struct thing *thing)
{
    if (thing->told || !thing->first)
        return;
    thing->told = true;
    if (thing->id[0] != '_') {
        if (gathering->count == gathering->room) {
            gathering->room = gathering->room ? gathering->room * 2 : 64;
            gathering->list = memory_resize(gathering->list, gathering->room * sizeof(struct thing *));
        }
        gathering->list[gathering->count++] = thing;
    }
    for (const struct fact *fact = thing->first; fact; fact = fact->next)
        if (fact->kind == FACT_LINK)
            gather(gathering, record_thing(gathering->record, fact->value));
}

static void untell(void *value)
{
    ((struct thing *)value)->told = false;
}

struct thing **things_of(struct record *record)
{
    struct gathering gathering = {.record = record};
    map_each(record->things, untell);
    gather(&gathering, record_root(record));
    struct thing **things = arena_new_array(record->arena, struct thing *, gathering.count + 1);
    if (gathering.count)
        memcpy(things, gathering.list, gathering.count * sizeof *things);
    free(gathering.list);
    return things;
}
