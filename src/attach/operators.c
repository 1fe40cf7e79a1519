#include "attach/operators.h"

#include <string.h>

#include "attach/lexis.h"
#include "base/number.h"

void operators_begin(struct operators *operators, const struct buffer *content)
{
    const char *bytes = content->length ? (const char *)content->bytes : "";
    *operators = (struct operators){.at = bytes, .end = bytes + content->length};
}

bool operator_is(const struct operators *operators, const char *word)
{
    return strlen(word) == operators->word.length && memcmp(word, operators->word.bytes, operators->word.length) == 0;
}

bool operator_is_among(const struct operators *operators, const char *words)
{
    for (size_t length; *words; words += length + (words[length] == ' ')) {
        length = strcspn(words, " ");
        if (length == operators->word.length && memcmp(words, operators->word.bytes, length) == 0)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ bytes */

static struct operator_word read_regular(struct operators *operators)
{
    struct operator_word word = {operators->at, 0};
    while (operators->at < operators->end && is_regular(*operators->at))
        operators->at++;
    word.length = (size_t)(operators->at - word.bytes);
    return word;
}

static void skip_comment(struct operators *operators)
{
    while (operators->at < operators->end && *operators->at != '\n' && *operators->at != '\r')
        operators->at++;
}

/* ------------------------------------------------------------------------------------------------ operands */

static void skip_string(struct operators *operators)
{
    const char *start = ++operators->at;
    for (int depth = 1; operators->at < operators->end; operators->at++) {
        depth += (*operators->at == '(') - (*operators->at == ')');
        if (!depth)
            break;
        operators->at += *operators->at == '\\' && operators->at + 1 < operators->end;
    }
    operators->text |= operators->at > start;
    operators->at += operators->at < operators->end;
}

static void skip_hexadecimal(struct operators *operators)
{
    for (operators->at++; operators->at < operators->end && *operators->at != '>'; operators->at++)
        operators->text |= !is_space(*operators->at);
    operators->at += operators->at < operators->end;
}

static void read_name(struct operators *operators)
{
    operators->at++;
    operators->last = read_regular(operators);
    if (!operators->first.bytes)
        operators->first = operators->last;
    operators->marked |= operators->last.length == 4 && memcmp(operators->last.bytes, "MCID", 4) == 0;
}

/* What begins with a delimiter: an operand, or a part of one. */
static void skip_delimited(struct operators *operators)
{
    bool doubled = operators->at + 1 < operators->end && operators->at[1] == '<';
    switch (*operators->at) {
    case '(':
        skip_string(operators);
        break;
    case '/':
        read_name(operators);
        break;
    case '%':
        skip_comment(operators);
        break;
    case '<':
        if (doubled)
            operators->at += 2;
        else
            skip_hexadecimal(operators);
        break;
    default:
        operators->at++;
    }
}

static bool is_number(struct operator_word word)
{
    return memchr("+-.0123456789", *word.bytes, 13) != NULL;
}

static double read_number(struct operator_word word)
{
    char text[32] = "";
    memcpy(text, word.bytes, word.length < sizeof text ? word.length : sizeof text - 1);
    return number_value(text);
}

static bool is_constant(struct operator_word word)
{
    return (word.length == 4 && (memcmp(word.bytes, "true", 4) == 0 || memcmp(word.bytes, "null", 4) == 0)) ||
           (word.length == 5 && memcmp(word.bytes, "false", 5) == 0);
}

/* ------------------------------------------------------------------------------------------------ operators */

/* Behind the data, which end with EI by itself (8.9.7). */
static void skip_image(struct operators *operators)
{
    for (; operators->at + 2 < operators->end; operators->at++)
        if (is_space(operators->at[0]) && operators->at[1] == 'E' && operators->at[2] == 'I' &&
            (operators->at + 3 == operators->end || !is_regular(operators->at[3]))) {
            operators->at += 3;
            return;
        }
    operators->at = operators->end;
}

bool operators_next(struct operators *operators)
{
    const char *image = NULL; /* where "BI" stands: its keys and values follow */
    operators->word = operators->first = operators->last = (struct operator_word){0};
    operators->number = 0;
    operators->text = operators->marked = false;
    while (operators->at < operators->end) {
        if (is_space(*operators->at)) {
            operators->at++;
            continue;
        }
        if (!is_regular(*operators->at)) {
            skip_delimited(operators);
            continue;
        }
        operators->word = read_regular(operators);
        if (is_number(operators->word))
            operators->number = read_number(operators->word);
        else if (operator_is(operators, "BI"))
            image = operators->word.bytes;
        else if (image && operator_is(operators, "ID"))
            break;
        else if (!image && !is_constant(operators->word))
            return true;
    }
    if (!image)
        return false;
    skip_image(operators);
    operators->word = (struct operator_word){image, 2};
    return true;
}
