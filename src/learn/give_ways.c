/* Ways to the certificate. */
#include <string.h>

#include "learn/give.h"
#include "learn/vocabulary.h"

static const struct {
    const char *kind, *type, *mode, *title;
} KINDS[] = {{"school", ACTIVITY_PROGRAMME, MODE_PRESENT, "School- or training-centre-based"},
             {"workplace", ACTIVITY_APPRENTICESHIP, MODE_WORK, "Workplace-based"},
             {"prior-learning", ACTIVITY_JOB, NULL, "Accredited prior learning"}};

static void give_way(struct giving *giving, const struct xml_node *pathway, unsigned number)
{
    const char *kind = xml_attribute(pathway, "kind"), *percentage = xml_attribute(pathway, "percentage");
    struct thing *activity = give_named(giving, "LearningActivitySpecification", "activity", number);
    const char *title = KINDS[0].title;
    for (size_t i = 0; kind && i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(kind, KINDS[i].kind) != 0)
            continue;
        title = KINDS[i].title;
        give_value(giving, activity, "type", KINDS[i].type);
        if (KINDS[i].mode)
            give_value(giving, activity, "mode", KINDS[i].mode);
    }
    if (!give_texts(giving, activity, "title", child_named(pathway, "description")))
        give_literal(giving, activity, "title", title, "en");
    give_note(giving, activity, "percentage", percentage ? percentage : "", "zxx");
    give_notes(giving, activity, "share", child_named(pathway, "share"));
    give_notes(giving, activity, "duration", child_named(pathway, "duration"));
    give_link(giving, activity, "influences", giving->qualification);
    give_link(giving, giving->qualification, "influencedBy", activity);
}

void give_ways(struct giving *giving)
{
    const struct section_parts *pathways = &giving->parts.sections[SECTION_PATHWAY];
    for (size_t i = 0; i < pathways->count; i++)
        give_way(giving, pathways->list[i].node, (unsigned)i + 1);
}
