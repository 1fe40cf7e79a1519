/* Grading scales: marks in order, the best first or the worst, those that pass on one side of those that do not. */
#include <string.h>

#include "base/number.h"
#include "gate/judgement.h"

enum { STEPS_MOST = 400 };

struct step {
    const struct xml_node *node;
    const char *mark;
    bool passes, is_number, is_letter;
    double value; /* of a number, or of a letter from A on */
};

/* 10, 1,0, -3, 02, 92–100, 90 %: the number that it begins with; false if it begins with none. */
static bool number_of(const char *mark, double *value)
{
    bool minus = *mark == '-';
    const char *at = mark + minus;
    if (strncmp(mark, "\u2212", 3) == 0) {
        minus = true;
        at = mark + 3;
    }
    size_t whole = strspn(at, "0123456789"), decimals = 0;
    if (!whole || whole > 6)
        return false;
    *value = number_value(at);
    if (at[whole] == ',' && (decimals = strspn(at + whole + 1, "0123456789"))) {
        double scale = 1;
        for (size_t i = 0; i < decimals && i < 9; i++)
            *value += (at[whole + 1 + i] - '0') * (scale /= 10);
    }
    *value = minus ? -*value : *value;
    return true;
}

static struct step read_step(const struct xml_node *node)
{
    const char *own = xml_attribute(node, "mark"), *from = xml_attribute(node, "from"), *to = xml_attribute(node, "to");
    const char *mark = own ? own : from ? from : to, *passes = xml_attribute(node, "passes");
    struct step step = {.node = node, .mark = mark ? mark : "", .passes = passes && strcmp(passes, "yes") == 0};
    step.is_number = number_of(step.mark, &step.value);
    /* Of letters only those of a scale from A to F: D, M, P are words. */
    step.is_letter = *step.mark >= 'A' && *step.mark <= 'F' && (!step.mark[1] || strcmp(step.mark, "FX") == 0 ||
                                                                 strcmp(step.mark, "Fx") == 0);
    if (step.is_letter)
        step.value = *step.mark;
    return step;
}

/* Marks fall or rise, all of them the same way. */
static void judge_order(struct judgement *judgement, const struct step *steps, size_t count)
{
    bool rises = count > 1 && steps[1].value > steps[0].value;
    for (size_t i = 1; i < count; i++) {
        bool letters = steps[i].is_letter, equal = steps[i].value >= steps[i - 1].value && steps[i].value <= steps[i - 1].value;
        if (equal && letters)
            continue; /* FX and F */
        if (equal)
            judgement_add(judgement, DIAG_MARKS_EQUAL, steps[i].node, "%s, %s", steps[i - 1].mark, steps[i].mark);
        else if ((steps[i].value > steps[i - 1].value) != rises) {
            judgement_add(judgement, DIAG_SCALE_DISORDERED, steps[i].node, "%s below %s", steps[i].mark, steps[i - 1].mark);
            return;
        }
    }
}

/* What a message calls a step: its mark, else its first words. */
static const char *step_words(const struct judgement *judgement, const struct step *step)
{
    const struct xml_node *text = *step->mark ? NULL : xml_first_element(step->node);
    return text ? xml_text(text, judgement->arena) : step->mark;
}

/* From one end to the other it changes once whether one passes. */
static void judge_passing(struct judgement *judgement, const struct xml_node *scale, const struct step *steps, size_t count)
{
    size_t passing = 0, changes = 0;
    for (size_t i = 0; i < count; i++) {
        passing += steps[i].passes;
        changes += i && steps[i].passes != steps[i - 1].passes;
        if (changes < 2)
            continue;
        const struct step *pass = steps[i].passes ? &steps[i] : &steps[i - 1], *fail = steps[i].passes ? &steps[i - 1] : &steps[i];
        judgement_add(judgement, DIAG_PASS_BELOW_FAIL, steps[i].node, "%s passes, and %s does not", step_words(judgement, pass),
                      step_words(judgement, fail));
        return;
    }
    if (!passing && count)
        judgement_add(judgement, DIAG_NONE_PASSES, scale, "%zu marks", count);
}

/* A step has a mark, a range or words. */
static void judge_silence(struct judgement *judgement, const struct step *step)
{
    if (!*step->mark && !xml_first_element(step->node))
        judgement_add(judgement, DIAG_STEP_SILENT, step->node, "passes=\"%s\"", step->passes ? "yes" : "no");
}

static void judge_steps(struct judgement *judgement, const struct xml_node *scale)
{
    struct step steps[STEPS_MOST];
    size_t count = 0, numbers = 0, letters = 0;
    for (const struct xml_node *node = xml_first_element(scale); node && count < STEPS_MOST; node = xml_next_element(node)) {
        if (!xml_is_named(node, "step"))
            continue;
        steps[count] = read_step(node);
        judge_silence(judgement, &steps[count]);
        numbers += steps[count].is_number;
        letters += steps[count].is_letter;
        count++;
    }
    if (numbers == count || letters == count)
        judge_order(judgement, steps, count);
    judge_passing(judgement, scale, steps, count);
}

void judge_scale(struct judgement *judgement, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, "grading-scale"))
            judge_steps(judgement, node);
}
