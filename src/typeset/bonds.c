#include "typeset/bonds.h"

#include <string.h>

#include "base/ascii.h"
#include "typeset/opportunities.h"

static void bind(const struct token *after)
{
    if (*after->space & OPPORTUNITY_MASK)
        *after->space = OPPORTUNITY_BOUND;
}

/* `keeper` is the token as it stands: of it is kept what is found of `token`, which may lack the punctuation. */
static bool is_listed(const struct token *keeper, const struct token *token, enum token_list list, const char *words)
{
    unsigned char *kept = keeper->listed ? &keeper->listed[list] : NULL;
    if (kept && *kept != LISTED_UNKNOWN)
        return *kept == LISTED;
    bool listed = token_is_listed(token, words);
    if (kept)
        *kept = listed ? LISTED : LISTED_NOT;
    return listed;
}

static bool is_sign(const struct token *token, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token->length == strlen(signs[i]) && !memcmp(token->text, signs[i], token->length))
            return true;
    return false;
}

/* What stays with the word behind it in every language: § 23, № 5, © 2002, « mot ». */
static bool is_leading_sign(const struct token *token)
{
    static const char *const signs[] = {"§", "§§", "№", "©", "«", "‹", "„"};
    size_t bracket = token->text[0] == '(' && token->length > 1;
    struct token sign = {.text = token->text + bracket, .length = token->length - bracket};
    return is_sign(&sign, signs, sizeof signs / sizeof *signs);
}

/* What stays with the word before it in every language: a dash, the end of « mot ». */
static bool is_trailing_sign(const struct token *token)
{
    static const char *const signs[] = {"»", "›"};
    struct token sign = token_without_punctuation(token);
    return token_is_dash(token) || is_sign(&sign, signs, sizeof signs / sizeof *signs);
}

/* "3 jaar", "1 augustus", and with the full stop of an ordinal "1. August". */
static bool is_with_unit(const struct token *before, const struct token *after)
{
    if (!after->typography || !after->typography->units)
        return false;
    struct token unit = token_without_punctuation(after);
    bool ordinal = token_is_short_number(before) && before->text[before->length - 1] == '.';
    return (ordinal || token_ends_with_digit(before)) && is_listed(after, &unit, LIST_UNITS, after->typography->units);
}

/* "1)" begins an item of a list. */
static bool is_item_number(const struct token *token)
{
    return token->text[token->length - 1] == ')' && !token->in_brackets && !memchr(token->text, '(', token->length);
}

static bool is_group_of_digits(const struct token *token, size_t least)
{
    struct token group = token_without_punctuation(token);
    for (size_t i = 0; i < group.length; i++)
        if ((unsigned char)(group.text[i] - '0') >= 10)
            return false;
    return group.length >= least && group.length <= 3;
}

/* The number goes on: "4 800", "93/C 49/01". */
static bool is_one_number(const struct token *before, const struct token *after)
{
    return (token_is_act(before) && token_is_act(after)) ||
           (is_group_of_digits(before, 1) && token_ends_with_digit(before) && is_group_of_digits(after, 3));
}

/* "niveau 3", "bijlage IV", "ISCED 3C". */
static bool is_with_number(const struct token *before, const struct token *after)
{
    bool number = token_is_number(after);
    if ((!number && !token_is_roman(after)) || is_item_number(after))
        return false;
    return (before->typography && is_listed(before, before, LIST_BEFORE_NUMBERS, before->typography->before_numbers)) ||
           (number && (token_is_acronym(before) || is_one_number(before, after)));
}

static bool is_with_word(const struct token *before)
{
    return before->typography && is_listed(before, before, LIST_BEFORE_WORDS, before->typography->before_words);
}

/* It begins with a Roman digit, and not as words do: Leven. */
static bool may_be_roman(const struct token *token)
{
    char first = token->text[0];
    return (first == 'I' || first == 'V' || first == 'X' || first == 'L' || first == 'C') &&
           (token->length == 1 || (unsigned char)(token->text[1] - 'a') >= 26);
}

/* Most are no more than words, and punctuation behind them: no number or sign stands at the space. */
static bool begins_as_word(const struct token *after)
{
    return ascii_is_letter(after->text[0]) && !may_be_roman(after);
}

static bool ends_as_word(const struct token *before)
{
    unsigned char last = (unsigned char)before->text[before->length - 1];
    return ascii_is_letter(before->text[0]) && last < 0x80 && !ascii_is_digit((char)last);
}

/* A letter and a full stop. */
static bool begins_as_initial(const struct token *token)
{
    return token->length > 1 && token->text[1] == '.';
}

static bool are_initials(const struct token *before, const struct token *after)
{
    return token_is_initial(before) && token_is_initial(after);
}

void bind_tokens(const struct token *first, const struct token *before, struct token *after)
{
    if (begins_as_word(after) && ends_as_word(before)) {
        if (is_with_word(before) || (begins_as_initial(before) && are_initials(before, after)))
            bind(after);
    } else if (is_with_number(before, after)) {
        bind(after);
        after->numbered = true;
        if (first->length && token_is_acronym(first) && !token_is_number(before))
            bind(before); /* EQF level 3 */
    } else if (is_with_unit(before, after)) {
        bind(after);
        if (first->length)
            *before->space &= (unsigned char)~OPPORTUNITY_POOR;
    } else if (is_leading_sign(before)) {
        bind(after);
        after->numbered = true;
    } else if (is_trailing_sign(after) || is_with_word(before) || are_initials(before, after)) {
        bind(after);
    } else if (token_is_short_number(after) || token_is_act(after) ||
               (token_is_short_number(before) && !before->numbered)) {
        *after->space |= OPPORTUNITY_POOR;
    }
}

static uint32_t letter_bit(char first)
{
    return UINT32_C(1) << (ascii_is_letter(first) ? (first | 0x20) - 'a' : 31);
}

uint32_t find_leading(const struct typography *typography)
{
    uint32_t leading = 0;
    for (const char *word = typography ? typography->before_words : NULL; word && *word;) {
        leading |= letter_bit(*word);
        word = strchr(word, ' ');
        word += word != NULL;
    }
    return leading;
}

/* Of what bind_tokens asks both, the part of each. */
bool is_free_before(const struct token *after)
{
    return begins_as_word(after) || !(token_is_number(after) || token_is_roman(after) || is_trailing_sign(after));
}

bool is_free_behind(const struct token *before, uint32_t leading)
{
    uint32_t initial = letter_bit(before->text[0]), other = letter_bit('-'); /* brackets before it play no part */
    bool may_lead = initial == other || (leading & (initial | other));
    if (may_lead && is_with_word(before))
        return false;
    if (ends_as_word(before))
        return !begins_as_initial(before);
    return !(token_ends_with_digit(before) || token_is_short_number(before) || is_leading_sign(before) || token_is_initial(before));
}
