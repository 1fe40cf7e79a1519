/* Who awards and who accredits it, where and since when. */
#include <string.h>

#include "learn/give.h"
#include "learn/vocabulary.h"

/* The country, as the place where something is. NULL: the model has no code of it. */
static struct thing *give_location(struct giving *giving)
{
    const char *code = giving->country ? country_address(giving->country, giving->record->arena) : NULL;
    if (!code)
        return NULL;
    struct thing *location = give_named(giving, "Location", "country", 1);
    if (!fact_first(location, "address")) {
        struct thing *address = give_nameless(giving, "Address");
        give_link(giving, location, "address", address);
        give_value(giving, address, "countryCode", code);
    }
    return location;
}

static struct thing *give_organisation(struct giving *giving, const char *name, const struct xml_node *names)
{
    struct thing *location = give_location(giving);
    if (!location || !child_named(names, "text"))
        return NULL;
    struct thing *organisation = give_named(giving, "Organisation", name, 1);
    give_texts(giving, organisation, "legalName", names);
    give_link(giving, organisation, "location", location);
    return organisation;
}

static void give_moment(struct giving *giving, struct thing *period, const char *property, const char *day)
{
    if (day)
        give_literal(giving, period, property, arena_format(giving->record->arena, "%sT00:00:00Z", day), "");
}

static void give_opportunity(struct giving *giving, const struct thing *organisation)
{
    const struct xml_node *validity = give_first(giving, SECTION_VALIDITY);
    struct thing *opportunity = give_nameless(giving, "AwardingOpportunity");
    give_link(giving, giving->qualification, "awardingOpportunity", opportunity);
    give_link(giving, opportunity, "awardingBody", organisation);
    give_link(giving, opportunity, "location", give_location(giving));
    if (validity && (xml_attribute(validity, "from") || xml_attribute(validity, "until"))) {
        struct thing *period = give_nameless(giving, "PeriodOfTime");
        give_link(giving, opportunity, "temporal", period);
        give_moment(giving, period, "startDate", xml_attribute(validity, "from"));
        give_moment(giving, period, "endDate", xml_attribute(validity, "until"));
    }
    give_link(giving, opportunity, "learningAchievementSpecification", giving->qualification);
}

/* Whoever is accredited is who awards it. */
static void give_accreditation(struct giving *giving, const struct thing *awards)
{
    const struct xml_node *words = give_first(giving, SECTION_AUTHORITY);
    struct thing *authority = awards ? give_organisation(giving, "authority", words) : NULL;
    if (!authority) {
        give_notes(giving, giving->qualification, "authority", words);
        return;
    }
    struct thing *accreditation = give_named(giving, "Accreditation", "accreditation", 1);
    give_value(giving, accreditation, "type", ACCREDITATION_LICENCE);
    give_texts(giving, accreditation, "title", give_first(giving, SECTION_TITLE));
    give_link(giving, accreditation, "organisation", awards);
    give_link(giving, accreditation, "limitQualification", giving->qualification);
    give_link(giving, accreditation, "accreditingAgent", authority);
    give_link(giving, giving->qualification, "accreditation", accreditation);
}

void give_bodies(struct giving *giving)
{
    const struct xml_node *body = give_first(giving, SECTION_AWARDING_BODY);
    struct thing *organisation = give_organisation(giving, "awarding-body", child_named(body, "name"));
    if (organisation) {
        give_notes(giving, organisation, "status", child_named(body, "status"));
        give_notes(giving, organisation, "address", child_named(body, "address"));
        give_opportunity(giving, organisation);
    }
    give_accreditation(giving, organisation);
}
