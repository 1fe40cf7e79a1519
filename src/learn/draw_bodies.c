/* Who awards and who accredits it, where and since when. */
#include <string.h>

#include "base/ascii.h"
#include "learn/draw.h"
#include "learn/vocabulary.h"

/* ------------------------------------------------------------------------------------------------ where */

static const char *country_of_location(struct record *record, struct thing *location)
{
    for (struct fact *fact = location ? fact_first(location, "address") : NULL; fact; fact = fact_next(fact)) {
        struct thing *address = record_thing(record, fact->value);
        const char *code = thing_words(address, "countryCode"), *country = code ? country_of(code) : NULL;
        if (country) {
            record_went(record, address, "countryCode", "country");
            fact->went = "country";
            return country;
        }
    }
    for (struct fact *fact = location ? fact_first(location, "spatialCode") : NULL; fact; fact = fact_next(fact)) {
        const char *country = country_of(fact->value);
        if (country) {
            fact->went = "country";
            return country;
        }
    }
    return NULL;
}

/* The country of this thing's location, which may be that of the whole qualification. */
static void draw_country(struct record *record, struct draft *draft, struct thing *thing)
{
    struct thing *location = record_follow(record, thing, "location");
    const char *country = draft->country ? NULL : country_of_location(record, location);
    if (!country)
        return;
    draft->country = country;
    fact_first(thing, "location")->went = "country";
}

/* ------------------------------------------------------------------------------------------------ who awards */

struct body {
    struct texts names, status, address;
};

static void draw_name(struct record *record, struct draft *draft, struct thing *agent, struct texts *names, const char *behind,
                      const char *element)
{
    draw_words(record, draft, agent, fact_first(agent, "legalName") ? "legalName" : "prefLabel", names, behind, element);
}

static void draw_address(struct record *record, struct draft *draft, struct thing *agent, struct texts *texts)
{
    struct thing *location = record_follow(record, agent, "location");
    struct thing *address = location ? record_follow(record, location, "address") : NULL;
    if (address)
        draw_notes(record, draft, address, "fullAddress", NULL, texts, "\n\n", "awarding-body");
}

static void draw_body(struct record *record, struct draft *draft, struct fact *fact, struct body *body)
{
    static const char element[] = "awarding-body";
    struct thing *agent = record_thing(record, fact->value);
    fact->went = element;
    if (!draw_first(agent, DRAWN_BODY))
        return;
    draw_country(record, draft, agent);
    draw_name(record, draft, agent, &body->names, "; ", element);
    draw_notes(record, draft, agent, "additionalNote", NULL, &body->status, "\n\n", element);
    draw_notes(record, draft, agent, "additionalNote", OWN_SUBJECT "status", &body->status, "\n\n", element);
    draw_address(record, draft, agent, &body->address);
    draw_notes(record, draft, agent, "additionalNote", OWN_SUBJECT "address", &body->address, "\n\n", element);
}

static void put_body(struct draft *draft, struct body *body)
{
    struct buffer *out = &draft->made[SECTION_AWARDING_BODY];
    if (body->names.first || body->status.first || body->address.first) {
        buffer_string(out, "  <awarding-body>\n");
        put_texts_in(draft, out, "name", &body->names, MANNER_LINE, 4);
        put_texts_in(draft, out, "status", &body->status, MANNER_PROSE, 4);
        put_texts_in(draft, out, "address", &body->address, MANNER_PROSE, 4);
        buffer_string(out, "  </awarding-body>\n");
    }
    texts_finish(&body->names);
    texts_finish(&body->status);
    texts_finish(&body->address);
}

/* The day of a moment: 2015-08-01T00:00:00. NULL: it is none. */
static const char *day_of(const char *moment, struct arena *arena)
{
    static const char shape[] = "0000-00-00";
    if (!moment)
        return NULL;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == '0' ? !ascii_is_digit(moment[i]) : moment[i] != '-')
            return NULL;
    return arena_copy(arena, moment, sizeof shape - 1);
}

static void draw_period(struct record *record, struct draft *draft, struct thing *opportunity)
{
    struct buffer *out = &draft->made[SECTION_VALIDITY];
    struct thing *period = record_follow(record, opportunity, "temporal");
    const char *from = period ? day_of(thing_words(period, "startDate"), draft->arena) : NULL;
    const char *until = period ? day_of(thing_words(period, "endDate"), draft->arena) : NULL;
    if ((!from && !until) || out->length)
        return;
    buffer_string(out, "  <validity");
    if (from)
        buffer_format(out, " from=\"%s\"", from);
    if (until)
        buffer_format(out, " until=\"%s\"", until);
    buffer_string(out, "/>\n");
    record_went(record, period, "startDate", "validity");
    record_went(record, period, "endDate", "validity");
    fact_first(opportunity, "temporal")->went = "validity";
}

static void draw_opportunities(struct record *record, struct draft *draft, struct thing *root)
{
    struct body body = {0};
    for (struct fact *fact = fact_first(root, "awardingOpportunity"); fact; fact = fact_next(fact)) {
        struct thing *opportunity = record_thing(record, fact->value);
        fact->went = "awarding-body";
        if (!draw_first(opportunity, DRAWN_OPPORTUNITY))
            continue;
        record_went(record, opportunity, "learningAchievementSpecification", "awarding-body");
        draw_country(record, draft, opportunity);
        draw_period(record, draft, opportunity);
        for (struct fact *of = fact_first(opportunity, "awardingBody"); of; of = fact_next(of))
            draw_body(record, draft, of, &body);
    }
    put_body(draft, &body);
}

/* ------------------------------------------------------------------------------------------------ who accredits */

static void draw_accreditation(struct record *record, struct draft *draft, struct fact *fact)
{
    static const char element[] = "authority";
    struct thing *accreditation = record_thing(record, fact->value);
    struct thing *agent = record_follow(record, accreditation, "accreditingAgent");
    fact->went = element;
    if (!draw_first(accreditation, DRAWN_ACCREDITATION))
        return;
    if (agent) {
        draw_country(record, draft, agent);
        draw_name(record, draft, agent, &draft->prose[SECTION_AUTHORITY], "\n\n", element);
        fact_first(accreditation, "accreditingAgent")->went = element;
    }
    record_went(record, accreditation, "limitQualification", element);
    draw_words(record, draft, accreditation, "description", &draft->prose[SECTION_AUTHORITY], "\n\n", element);
}

void draw_bodies(struct record *record, struct draft *draft)
{
    struct thing *root = record_root(record);
    draw_opportunities(record, draft, root);
    for (struct fact *fact = fact_first(root, "accreditation"); fact; fact = fact_next(fact))
        if (fact->kind == FACT_LINK)
            draw_accreditation(record, draft, fact);
    struct thing *publisher = record_follow(record, root, "publisher");
    if (publisher)
        draw_country(record, draft, publisher);
}
