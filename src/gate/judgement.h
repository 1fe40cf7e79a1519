/* What the kinds of findings share. Inside the room. */
#ifndef GATE_JUDGEMENT_H
#define GATE_JUDGEMENT_H

#include "gate/prose.h"
#include "gate/text.h"

struct judged {
    enum diag_id id;
    const struct xml_node *node; /* an element or attribute */
    const char *detail;
};

struct judgement {
    const struct xml_file *file;
    const struct xml_node *root;
    struct gate *gate;
    struct diag *diag;       /* for what is not a judgement */
    struct judged *findings;
    size_t count, capacity;
    struct known_punctuation *known_punctuation; /* of the languages that were met */
    struct arena *arena;
};

/* Adds a finding at an element, or at an attribute, which stands on its element's line. */
__attribute__((format(printf, 4, 5)))
void judgement_add(struct judgement *judgement, enum diag_id id, const struct xml_node *node, const char *format, ...);

/* ---- kinds that look at one text in all its languages */

void judge_leftovers(struct judgement *judgement, const struct prose *prose);
void judge_cut(struct judgement *judgement, const struct prose *prose);
void judge_shape(struct judgement *judgement, const struct prose *prose);
void judge_numbers(struct judgement *judgement, const struct prose *prose);
void judge_copies(struct judgement *judgement, const struct prose *prose);
void judge_levels_in_words(struct judgement *judgement, const struct prose *prose);
void judge_dates(struct judgement *judgement, const struct prose *prose);
void judge_addresses(struct judgement *judgement, const struct prose *prose);
void judge_punctuation(struct judgement *judgement, const struct prose *prose);

/* ---- kinds that look at an element and what is in it */

void judge_codes(struct judgement *judgement, const struct xml_node *root);
void judge_levels(struct judgement *judgement, const struct xml_node *root);
void judge_scale(struct judgement *judgement, const struct xml_node *root);
void judge_tasks(struct judgement *judgement, const struct xml_node *root);
void judge_facts(struct judgement *judgement, const struct xml_node *root);

/* Whether any kind gives findings of this id. */
bool judgement_has_kind(const char *id);

/* Reports what was found, and the waivers: see judge_qualification. */
void judgement_report(struct judgement *judgement, const char *today);

#endif
