#include <string.h>

#include "base/ascii.h"
#include "xml/question_inside.h"

struct reader {
    const char *at;
    struct arena *arena;
    int depth;           /* of questions within questions */
};

static struct question *read_any(struct reader *reader);

/* ------------------------------------------------------------------------------------------------ words */

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

static bool take(struct reader *reader, const char *words)
{
    size_t length = strlen(words);
    bool taken = strncmp(reader->at, words, length) == 0;
    if (taken)
        reader->at += length;
    return taken;
}

/* The same with what may stand before it. */
static bool take_sign(struct reader *reader, const char *sign)
{
    skip_blanks(reader);
    return take(reader, sign);
}

static bool is_of_name(char byte)
{
    return ascii_is_letter(byte) || ascii_is_digit(byte) || byte == '-' || byte == '_' || byte == '.';
}

/* An operator that is a word. */
static bool take_word(struct reader *reader, const char *word)
{
    const char *before = reader->at;
    bool taken = take_sign(reader, word) && !is_of_name(*reader->at);
    if (!taken)
        reader->at = before;
    return taken;
}

/* Some names of XML, in ASCII and without a prefix; NULL: none. */
static const char *read_name(struct reader *reader)
{
    size_t length = 0;
    bool begins = ascii_is_letter(*reader->at) || *reader->at == '_';
    while (begins && is_of_name(reader->at[length]))
        length++;
    const char *name = length ? arena_copy(reader->arena, reader->at, length) : NULL;
    reader->at += length;
    return name;
}

/* A whole number that stands alone in its brackets. */
static bool read_number(struct reader *reader, size_t *number)
{
    enum { DIGITS_MOST = 9 };
    size_t length = 0;
    skip_blanks(reader);
    for (*number = 0; length < DIGITS_MOST && ascii_is_digit(reader->at[length]); length++)
        *number = 10 * *number + (size_t)(reader->at[length] - '0');
    reader->at += length;
    return length;
}

static struct question *question_create(struct reader *reader, enum question_kind kind, struct question *operands)
{
    struct question *question = arena_new(reader->arena, struct question);
    question->kind = kind;
    question->operands = operands;
    return question;
}

/* ------------------------------------------------------------------------------------------------ paths */

static struct question *read_condition(struct reader *reader)
{
    bool position = take_sign(reader, "position()"), beyond = position && take_sign(reader, ">");
    if (position && !beyond)
        return NULL;
    struct question *question = question_create(reader, beyond ? QUESTION_BEYOND : QUESTION_PLACE, NULL);
    if (!read_number(reader, &question->number))
        question = beyond ? NULL : read_any(reader);
    return question && take_sign(reader, "]") ? question : NULL;
}

static bool read_conditions(struct reader *reader, struct step *step)
{
    struct question **link = &step->conditions;
    for (int count = 0; take_sign(reader, "["); count++, link = &(*link)->next)
        if (count == STEP_CONDITIONS_MOST || !(*link = read_condition(reader)))
            return false;
    return true;
}

/* Names of children that are taken alike: core-task | skill. */
static bool read_alternatives(struct reader *reader, struct step *step)
{
    for (int count = 1; take_sign(reader, "|"); count++) {
        skip_blanks(reader);
        if (count == STEP_NAMES_MOST || !(step->names[count] = read_name(reader)))
            return false;
    }
    return true;
}

static enum step_axis read_axis(struct reader *reader, bool first, bool below)
{
    return take(reader, "@")                               ? STEP_ATTRIBUTE
           : below                                         ? STEP_BELOW
           : first && take(reader, "preceding-sibling::") ? STEP_BEFORE
           : first && take(reader, "following-sibling::") ? STEP_AFTER
                                                           : STEP_CHILD;
}

/* What it must not have: what leads to nodes in another order than the document's, or to one of them twice. */
static bool is_in_order(const struct step *step)
{
    switch (step->axis) {
    case STEP_ATTRIBUTE: return !step->conditions;
    case STEP_BELOW: return !step->conditions;
    case STEP_BEFORE: return !step->conditions || step->conditions->kind == QUESTION_PLACE;
    default: return true;
    }
}

static struct step *read_step(struct reader *reader, bool first, bool below)
{
    struct step *step = arena_new(reader->arena, struct step);
    step->axis = read_axis(reader, first, below);
    if (below && step->axis == STEP_ATTRIBUTE)
        return NULL;
    if (!(step->names[0] = read_name(reader)) || !read_conditions(reader, step) || !is_in_order(step))
        return NULL;
    return step;
}

static struct question *read_path(struct reader *reader)
{
    enum { STEPS_MOST = 16 };
    struct question *path = question_create(reader, QUESTION_PATH, NULL);
    struct step first = {0}, *last = &first;
    if (take(reader, "../")) {
        last = last->next = arena_new(reader->arena, struct step);
        last->axis = STEP_PARENT;
    } else if (take(reader, ".")) {
        return path;
    }
    bool below = false, ended = false;
    for (int count = 0; !ended; count++) {
        struct step *step = read_step(reader, last == &first, below);
        bool twice = step && last->axis == STEP_BELOW && step->axis != STEP_ATTRIBUTE; /* it would be found, perhaps */
        if (!step || twice || last->axis == STEP_ATTRIBUTE || count == STEPS_MOST)
            return NULL;
        last = last->next = step;
        below = take(reader, "//");
        ended = !below && !take(reader, "/");
    }
    path->steps = first.next;
    bool single = path->steps == last && last->axis == STEP_CHILD && !last->conditions;
    return !single || read_alternatives(reader, last) ? path : NULL;
}

/* ------------------------------------------------------------------------------------------------ operands */

static struct question *read_text(struct reader *reader)
{
    char quote = *reader->at++;
    const char *end = strchr(reader->at, quote);
    struct question *text = end ? question_create(reader, QUESTION_TEXT, NULL) : NULL;
    if (!text)
        return NULL;
    text->text = arena_copy(reader->arena, reader->at, (size_t)(end - reader->at));
    reader->at = end + 1;
    return text;
}

static struct question *read_variable(struct reader *reader)
{
    struct question *variable = question_create(reader, QUESTION_VARIABLE, NULL);
    return (variable->text = read_name(reader)) != NULL ? variable : NULL;
}

static struct question *read_not(struct reader *reader)
{
    struct question *inner = read_any(reader);
    return inner && take_sign(reader, ")") ? question_create(reader, QUESTION_NOT, inner) : NULL;
}

static struct question *read_operand(struct reader *reader)
{
    skip_blanks(reader);
    return *reader->at == '\'' || *reader->at == '"' ? read_text(reader)
           : take(reader, "$")                      ? read_variable(reader)
                                                    : read_path(reader);
}

static struct question *read_concat(struct reader *reader)
{
    struct question *concat = question_create(reader, QUESTION_CONCAT, NULL), **link = &concat->operands;
    do {
        if (!(*link = read_operand(reader)))
            return NULL;
        link = &(*link)->next;
    } while (take_sign(reader, ","));
    return concat->operands->next && take_sign(reader, ")") ? concat : NULL;
}

static struct question *read_brackets(struct reader *reader)
{
    struct question *inner = read_any(reader);
    return inner && take_sign(reader, ")") ? inner : NULL;
}

/* What is compared must be at hand: no text that would have to be put together. */
static bool is_comparable(const struct question *question)
{
    const struct step *last = question ? question->steps : NULL;
    while (last && last->next)
        last = last->next;
    return question && (question->kind == QUESTION_TEXT || (last && last->axis == STEP_ATTRIBUTE));
}

static struct question *read_comparison(struct reader *reader)
{
    struct question *one = read_operand(reader);
    bool equal = one && take_sign(reader, "="), unequal = one && !equal && take_sign(reader, "!=");
    if (!equal && !unequal)
        return one;
    one->next = read_operand(reader);
    return is_comparable(one) && is_comparable(one->next)
               ? question_create(reader, equal ? QUESTION_EQUAL : QUESTION_UNEQUAL, one)
               : NULL;
}

static struct question *read_part(struct reader *reader)
{
    skip_blanks(reader);
    return take(reader, "not(")      ? read_not(reader)
           : reader->depth == 1 && take(reader, "concat(") ? read_concat(reader)
           : take(reader, "(")       ? read_brackets(reader)
                                     : read_comparison(reader);
}

/* ------------------------------------------------------------------------------------------------ operators */

static struct question *read_all(struct reader *reader, const char *word, enum question_kind kind,
                                 struct question *read(struct reader *reader))
{
    struct question *first = read(reader), *last = first;
    while (last && take_word(reader, word))
        last = last->next = read(reader);
    return last && last != first ? question_create(reader, kind, first) : last;
}

static struct question *read_conjunction(struct reader *reader)
{
    return read_all(reader, "and", QUESTION_AND, read_part);
}

static struct question *read_any(struct reader *reader)
{
    enum { DEPTH_MOST = 8 };
    struct question *question = NULL;
    if (reader->depth++ < DEPTH_MOST)
        question = read_all(reader, "or", QUESTION_OR, read_conjunction);
    reader->depth--;
    return question;
}

const struct question *question_read(const char *expression, struct arena *arena)
{
    struct reader reader = {expression, arena, 0};
    const struct question *question = read_any(&reader);
    skip_blanks(&reader);
    return *reader.at ? NULL : question;
}

const char *question_variable(const struct question *question)
{
    return question->kind == QUESTION_VARIABLE ? question->text : NULL;
}
