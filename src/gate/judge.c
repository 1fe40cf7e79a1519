#include "gate/judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "gate/judgement.h"

/* All kinds of findings: what looks for them, in each text with its translations or in the whole, and what it may find. */
enum { IDS_MOST = 6 };

static const struct kind {
    void (*of_prose)(struct judgement *judgement, const struct prose *prose);
    void (*of_whole)(struct judgement *judgement, const struct xml_node *root);
    size_t count;
    enum diag_id ids[IDS_MOST];
} kinds[] = {
    {judge_leftovers, judge_codes, 6,
     {DIAG_TEXT_SPREADSHEET, DIAG_TEXT_SPOILT, DIAG_TEXT_LEFTOVER, DIAG_TEXT_ROLE, DIAG_TEXT_MARKUP, DIAG_TEXT_BULLET}},
    {judge_cut, NULL, 2, {DIAG_TEXT_CUT, DIAG_TEXT_CUT_PERHAPS}},
    {judge_shape, NULL, 4, {DIAG_ITEMS_DIFFER, DIAG_PARAGRAPHS_DIFFER, DIAG_EMPHASIS_DIFFERS, DIAG_LINKS_DIFFER}},
    {judge_numbers, NULL, 2, {DIAG_NUMBERS_DIFFER, DIAG_NUMBER_ALONE}},
    {judge_copies, NULL, 1, {DIAG_TEXT_UNTRANSLATED}},
    {judge_levels_in_words, judge_levels, 2, {DIAG_LEVEL_CONTRADICTS, DIAG_LEVEL_ODD}},
    {judge_dates, judge_facts, 4, {DIAG_DATE_IMPOSSIBLE, DIAG_DATES_REVERSED, DIAG_SHARE_ODD, DIAG_DURATION_ODD}},
    {judge_addresses, NULL, 3, {DIAG_ADDRESS_INVALID, DIAG_ADDRESS_ELSEWHERE, DIAG_ADDRESS_BARE}},
    {judge_punctuation, NULL, 2, {DIAG_QUOTES_FOREIGN, DIAG_SPACE_LACKING}},
    {NULL, judge_scale, 5,
     {DIAG_SCALE_DISORDERED, DIAG_MARKS_EQUAL, DIAG_PASS_BELOW_FAIL, DIAG_NONE_PASSES, DIAG_STEP_SILENT}},
    {NULL, judge_tasks, 3, {DIAG_TASKS_DISORDERED, DIAG_TASK_GAP, DIAG_TASK_OF_ANOTHER}},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

bool judgement_has_kind(const char *id)
{
    for (size_t i = 0; i < KINDS; i++)
        for (size_t j = 0; j < kinds[i].count; j++)
            if (strcmp(diag_name(kinds[i].ids[j]), id) == 0)
                return true;
    return false;
}

enum { FINDINGS_MOST = 5000 }; /* of a file: who has so many mends the first thousand first */

void judgement_add(struct judgement *judgement, enum diag_id id, const struct xml_node *node, const char *format, ...)
{
    char text[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, say(format), arguments);
    va_end(arguments);
    if (judgement->count == FINDINGS_MOST)
        return;
    if (judgement->count == judgement->capacity) {
        judgement->capacity = judgement->capacity ? 2 * judgement->capacity : 16;
        judgement->findings = memory_resize(judgement->findings, judgement->capacity * sizeof *judgement->findings);
    }
    judgement->findings[judgement->count++] =
        (struct judged){id, node, arena_copy(judgement->arena, text, strlen(text))};
}

static void judge_texts(struct judgement *judgement, const struct xml_node *node, const char *original)
{
    if (is_prose(node)) {
        const struct prose prose = prose_read(node, original, judgement->arena);
        for (size_t i = 0; i < KINDS; i++)
            if (kinds[i].of_prose)
                kinds[i].of_prose(judgement, &prose);
    }
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (!xml_is_named(child, "text"))
            judge_texts(judgement, child, original);
}

bool judge_qualification(const struct xml_file *file, struct gate *gate, const char *today, struct diag *diag)
{
    struct judgement judgement = {.file = file, .root = xml_root(file), .gate = gate, .diag = diag};
    judgement.arena = arena_create();
    const char *originals = xml_attribute(judgement.root, "original"); /* the others are compared with the first */
    const char *original = originals ? arena_copy(judgement.arena, originals, strcspn(originals, " ")) : NULL;
    size_t errors = diag_errors(diag);
    judge_texts(&judgement, judgement.root, original ? original : "");
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].of_whole)
            kinds[i].of_whole(&judgement, judgement.root);
    judgement_report(&judgement, today);
    free(judgement.findings);
    arena_destroy(judgement.arena);
    return diag_errors(diag) == errors;
}
