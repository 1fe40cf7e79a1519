/* What the holder can do, and may do with it. */
#include "learn/give.h"
#include "learn/vocabulary.h"

static void give_outcome(struct giving *giving, const struct xml_node *words, unsigned *number)
{
    if (!child_named(words, "text"))
        return;
    struct thing *outcome = give_named(giving, "LearningOutcome", "outcome", ++*number);
    give_texts(giving, outcome, "title", words);
    give_link(giving, giving->qualification, "learningOutcome", outcome);
}

/* Skills, those that they consist of, and those of groups; core tasks and their processes: one behind the other. */
static void give_all(struct giving *giving, const struct xml_node *node, unsigned *number, int depth)
{
    enum { DEPTH_MOST = 8 };
    if (depth > DEPTH_MOST)
        return;
    if (xml_is_named(node, "skill"))
        give_outcome(giving, node, number);
    else if (xml_is_named(node, "core-task") || xml_is_named(node, "work-process"))
        give_outcome(giving, child_named(node, "title"), number);
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (xml_is_named(child, "skill") || xml_is_named(child, "work-process") || xml_is_named(child, "skill-group"))
            give_all(giving, child, number, depth + 1);
}

/* Prose gives one entitlement. The model wants to know whether it holds already: it does once somebody asks for it. */
static void give_entitlement(struct giving *giving, enum section section, const char *type)
{
    const struct xml_node *element = give_first(giving, section);
    if (!child_named(element, "text"))
        return;
    struct thing *entitlement = give_named(giving, "LearningEntitlementSpecification", section_name(section), 1);
    give_texts(giving, entitlement, "title", element);
    give_value(giving, entitlement, "type", type);
    give_value(giving, entitlement, "entitlementStatus", STATUS_PROSPECTIVE);
    give_link(giving, giving->qualification, "entitlesTo", entitlement);
}

void give_outcomes(struct giving *giving)
{
    static const enum section sections[] = {SECTION_CORE_TASK, SECTION_SKILL, SECTION_SKILL_GROUP};
    unsigned number = 0;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        for (size_t j = 0; j < giving->parts.sections[sections[i]].count; j++)
            give_all(giving, giving->parts.sections[sections[i]].list[j].node, &number, 0);
    if (!number)
        give_outcome(giving, give_first(giving, SECTION_PROFILE), &number);
    if (!number)
        diag_report(giving->diag, DIAG_MODEL_DEMANDS, (struct place){giving->path, 0}, "%s", "learningOutcome (<skill>)");
    give_entitlement(giving, SECTION_OCCUPATIONS, ENTITLEMENT_OCCUPATION);
    give_entitlement(giving, SECTION_ACCESS, ENTITLEMENT_LEARNING);
}
