/* Levels that contradict each other, or the words beside them. */
#include <string.h>

#include "gate/judgement.h"

/* ------------------------------------------------------------------------------------------------ in words */

/* What frameworks are called; short names in the languages of Europe are those of the national pages on
 * https://europass.europa.eu and of the referencing reports. A name in capitals is a word of its own. */
static const struct {
    const char *attribute, *name;
} frameworks[] = {
    {"eqf", "EQF"},   {"eqf", "EQR"},  {"eqf", "CEC"},  {"eqf", "QEQ"},   {"eqf", "ERK"}, {"eqf", "EKR"},   {"eqf", "EKKR"},
    {"eqf", "EKI"},   {"eqf", "EOK"},  {"eqf", "EKO"},  {"eqf", "EKS"},   {"eqf", "ΕΠΠ"}, {"eqf", "ЕКР"},   {"eqf", "MEC"},
    {"eqf", "European Qualifications Framework"},
    {"eqf", "Europees kwalificatiekader"},
    {"eqf", "Europäischen Qualifikationsrahmen"},
    {"eqf", "cadre européen des certifications"},
    {"nlqf", "NLQF"}, {"isced", "ISCED"},
};

enum { FRAMEWORKS = sizeof frameworks / sizeof *frameworks, NEAR = 32 /* bytes */ };

static bool is_word_byte(char byte)
{
    return is_letter_byte(byte) || is_digit_byte(byte);
}

/* A level as it is written: one digit, perhaps with + (4+) or a letter (3C); of ISCED also three digits. A point behind it
 * ends a sentence, unless a digit follows: 3.1 is no level. */
static bool is_alone(const char *words, const char *at, bool isced)
{
    size_t digits = strspn(at, "0123456789");
    char next = at[digits];
    bool starts = at == words || !is_word_byte(at[-1]);
    return starts && (digits == 1 || (digits == 3 && isced)) && !((next == '.' || next == ',') && is_digit_byte(at[digits + 1])) &&
           (!is_word_byte(next) || (strchr("ABC", next) && !is_word_byte(at[digits + 1])));
}

static bool is_framework_at(const char *at)
{
    for (size_t i = 0; i < FRAMEWORKS; i++)
        if (strncmp(at, frameworks[i].name, strlen(frameworks[i].name)) == 0)
            return true;
    return false;
}

/* The first level from `at` on, before a sign of `stops`; or with `alone` before another framework. */
static const char *level_behind(const char *words, const char *at, const char *stops, bool isced, bool alone)
{
    for (const char *end = at + NEAR; at < end && *at && !strchr(stops, *at) && !(alone && is_framework_at(at)); at++)
        if (is_digit_byte(*at)) {
            if (is_alone(words, at, isced))
                return at;
            at += strspn(at, "0123456789") - 1; /* a year: ISCED 2011 */
        }
    return NULL;
}

static const char *level_before(const char *words, const char *at, bool isced)
{
    const char *start = at - words > NEAR ? at - NEAR : words;
    for (; at > start && !strchr(",;.:()\n", at[-1]); at--)
        if (is_digit_byte(at[-1]) && (at - 1 == words || !is_digit_byte(at[-2])) && is_alone(words, at - 1, isced))
            return at - 1;
    return NULL;
}

/* `EQF level 4`, `niveau 4 EQF`, `level 4 of the EQF`, `EQF: 4`, `EQF, level 4`. */
static const char *level_at(const char *words, const char *name, size_t length, bool isced)
{
    const char *end = name + length, *found = level_behind(words, end, ",;.\n()/|", isced, false);
    if (!found)
        found = level_before(words, name, isced);
    if (!found)
        found = level_behind(words, end, ";.\n/|", isced, true);
    return found;
}

/* ISCED-F classifies fields, not levels. */
static bool names_framework(const char *words, const char *at, size_t length)
{
    return (at == words || !is_word_byte(at[-1])) && !is_word_byte(at[length]) && strncmp(at + length, "-F", 2) != 0;
}

static bool is_as_said(const char *attribute, const char *value, const char *found)
{
    if (*value != *found)
        return false;
    if (strcmp(attribute, "isced") == 0)
        return true; /* 3 of one edition is 3C or 353 of another */
    bool plus = found[1] == '+';
    return plus == (value[1] == '+') || strcmp(attribute, "eqf") == 0;
}

/* "[eqf]" of a new file is still to be filled in, which is told of it alone. */
static const char *level_of(const struct xml_node *node, const char *attribute)
{
    const char *value = xml_attribute(node, attribute);
    return value && *value != '[' ? value : NULL;
}

static void judge_framework(struct judgement *judgement, const struct prose *prose, const struct prose_text *text,
                            size_t framework)
{
    const char *attribute = frameworks[framework].attribute, *name = frameworks[framework].name;
    const char *value = level_of(prose->node, attribute);
    size_t length = strlen(name);
    for (const char *at = text->words; value && (at = strstr(at, name)); at += length) {
        const char *found = names_framework(text->words, at, length) 
                                ? level_at(text->words, at, length, strcmp(attribute, "isced") == 0)
                                : NULL;
        if (found && !is_as_said(attribute, value, found)) {
            judgement_add(judgement, DIAG_LEVEL_CONTRADICTS, text->node, "%s=\"%s\", and in \"%s\": %.*s", attribute, value,
                          text->language, (int)strspn(found, "0123456789+"), found);
            return;
        }
    }
}

void judge_levels_in_words(struct judgement *judgement, const struct prose *prose)
{
    if (!xml_is_named(prose->node, "level"))
        return;
    for (size_t i = 0; i < prose->count; i++)
        for (size_t framework = 0; framework < FRAMEWORKS && (prose->texts[i].signs & SIGN_DIGIT); framework++)
            judge_framework(judgement, prose, &prose->texts[i], framework);
}

/* ------------------------------------------------------------------------------------------------ among themselves */

/* By the referencing report of the Netherlands (2019) NLQF 1 to 8 are EQF 1 to 8, and 4+ is EQF 4. */
static void compare_frameworks(struct judgement *judgement, const struct xml_node *level, const char *nlqf, const char *eqf)
{
    if (nlqf && eqf && *nlqf != *eqf)
        judgement_add(judgement, DIAG_LEVEL_CONTRADICTS, xml_find_attribute(level, "eqf"), "nlqf=\"%s\", and eqf=\"%s\"", nlqf, eqf);
}

/* No rule joins the two; but what all countries have reported lies in these bounds (ISCED 2011 and 1997). */
static void compare_isced(struct judgement *judgement, const struct xml_node *level, const char *eqf, const char *isced)
{
    static const char *const usual[] = {"", "012", "123", "234", "345", "3456", "567", "567", "678"};
    if (eqf && isced && *eqf >= '1' && *eqf <= '8' && !strchr(usual[*eqf - '0'], *isced))
        judgement_add(judgement, DIAG_LEVEL_ODD, xml_find_attribute(level, "eqf"), "eqf=\"%s\", and isced=\"%s\"", eqf, isced);
}

void judge_levels(struct judgement *judgement, const struct xml_node *root)
{
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        if (!xml_is_named(node, "level"))
            continue;
        const char *eqf = level_of(node, "eqf");
        compare_frameworks(judgement, node, level_of(node, "nlqf"), eqf);
        compare_isced(judgement, node, eqf, level_of(node, "isced"));
    }
}
