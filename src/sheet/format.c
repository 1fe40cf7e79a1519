#include "sheet/format.h"

#include <string.h>

#include "base/unicode.h"
#include "sheet/format_token.h"

/* ------------------------------------------------------------------------------------------------ what it shows */

static unsigned part_of(char letter)
{
    switch (letter) {
    case 'y':
    case 'e':
    case 'b': return SHOWS_YEAR;
    case 'm': return SHOWS_MONTH;
    case 'd': return SHOWS_DAY;
    case 'h': return SHOWS_HOUR;
    case 's': return SHOWS_SECOND;
    default: return 0; /* an era; morning or afternoon */
    }
}

/* The parts of a date that the first section shows. An "m" or "mm" after hours or before seconds means minutes. */
static unsigned parts_shown(const char *code)
{
    unsigned shows = 0, last = 0;
    for (struct token token = token_next(&code); token.kind > TOKEN_SECTION; token = token_next(&code)) {
        if (token.kind != TOKEN_DATE && token.kind != TOKEN_ELAPSED)
            continue;
        unsigned part = part_of(token.letter);
        if (part == SHOWS_MONTH && token.length < 3 && (last == SHOWS_HOUR || token.kind == TOKEN_ELAPSED))
            part = SHOWS_MINUTE;
        if (part == SHOWS_SECOND && last == SHOWS_MONTH)
            shows = (shows & ~(unsigned)SHOWS_MONTH) | SHOWS_MINUTE;
        shows |= part | (token.kind == TOKEN_ELAPSED ? SHOWS_ELAPSED : 0);
        last = part == SHOWS_MONTH && token.length >= 3 ? 0 : part;
    }
    return shows;
}

struct format format_of_code(const char *code)
{
    struct format format = {.kind = FORMAT_DIGITS, .shows = parts_shown(code), .code = code};
    if (format.shows)
        format.kind = FORMAT_DATE;
    else if (strcmp(code, "General") == 0 || strcmp(code, "@") == 0 || !*code)
        format.kind = FORMAT_PLAIN;
    return format;
}

/* Of the numbers that files need not explain (ECMA-376, 18.8.30), as their codes would be. */
static const char *const BUILTINS[] = {
    [1] = "0",
    [2] = "0.00",
    [3] = "#,##0",
    [4] = "#,##0.00",
    [5] = "#,##0",
    [6] = "#,##0",
    [7] = "#,##0.00",
    [8] = "#,##0.00", /* the currency of the reader's own country */
    [9] = "0%",
    [10] = "0.00%",
    [11] = "0.00E+00",
    [12] = "# ?/?",
    [13] = "# ?\?/?\?",
    [14] = "mm-dd-yy",
    [15] = "d-mmm-yy",
    [16] = "d-mmm",
    [17] = "mmm-yy",
    [18] = "h:mm AM/PM",
    [19] = "h:mm:ss AM/PM",
    [20] = "h:mm",
    [21] = "h:mm:ss",
    [22] = "m/d/yy h:mm",
    /* those of East Asia */
    [27] = "yyyy/m/d",
    [28] = "yyyy/m/d",
    [29] = "yyyy/m/d",
    [30] = "m/d/yy",
    [31] = "yyyy/m/d",
    [32] = "h:mm",
    [33] = "h:mm:ss",
    [34] = "h:mm",
    [35] = "h:mm:ss",
    [36] = "yyyy/m/d",
    [37] = "#,##0_);(#,##0)",
    [38] = "#,##0_);(#,##0)",
    [39] = "#,##0.00_);(#,##0.00)",
    [40] = "#,##0.00_);(#,##0.00)",
    [41] = "#,##0_);(#,##0);\"-\"",
    [42] = "#,##0_);(#,##0);\"-\"",
    [43] = "#,##0.00_);(#,##0.00);\"-\"",
    [44] = "#,##0.00_);(#,##0.00);\"-\"",
    [45] = "mm:ss",
    [46] = "[h]:mm:ss",
    [47] = "mm:ss.0",
    [48] = "##0.0E+0",
    [49] = "@",
    [50] = "yyyy/m/d",
    [51] = "yyyy/m/d",
    [52] = "yyyy/m",
    [53] = "m/d",
    [54] = "yyyy/m/d",
    [55] = "h:mm",
    [56] = "h:mm:ss",
    [57] = "yyyy/m/d",
    [58] = "m/d",
};

const char *format_builtin(int number)
{
    bool known = number > 0 && (size_t)number < sizeof BUILTINS / sizeof *BUILTINS && BUILTINS[number];
    return known ? BUILTINS[number] : "General";
}

/* ------------------------------------------------------------------------------------------------ digits */

/* What a section asks for. */
struct section {
    const char *code;
    bool negative; /* the number's own sign is shown */
    int before;    /* digits before the point */
    int after;
    int least_after; /* that are shown although they are zeros */
    int percents;
    bool currency;
};

enum { SECTIONS = 4, VALUE_SECTIONS = 3 /* the fourth is for text */ };

/* The sections of a code, and the condition that each has: text NULL if it has none. */
struct sections {
    const char *codes[SECTIONS];
    struct token conditions[SECTIONS];
    int count;
    bool conditional;
};

static struct sections read_sections(const char *code)
{
    struct sections sections = {.codes = {code}, .count = 1};
    for (struct token token; (token = token_next(&code)).kind != TOKEN_END;) {
        if (token.kind == TOKEN_CONDITION)
            sections.conditions[sections.count - 1] = token;
        sections.conditional |= token.kind == TOKEN_CONDITION;
        if (token.kind == TOKEN_SECTION && sections.count < SECTIONS)
            sections.codes[sections.count++] = code;
    }
    return sections;
}

/* ">=100"; -1: it is no condition. */
static int is_met(const struct token *condition, const struct decimal *decimal)
{
    size_t length = strspn(condition->text, "<>=");
    struct decimal limit;
    if (length > 2 || !decimal_read(condition->text + length, condition->length - length, &limit))
        return -1;
    double value = decimal_value(decimal), other = decimal_value(&limit);
    const char *sign = condition->text;
    bool equal = value == other, not_equal = sign[0] == '<' && sign[1] == '>';
    if (not_equal || equal)
        return not_equal ? !equal : memchr(sign, '=', length) != NULL;
    return memchr(sign, value < other ? '<' : '>', length) != NULL;
}

/* The first section whose condition is met, else the last, which has none. -1: none is meant; so are numbers below zero, of which it
 * depends on the condition whether their sign is shown. */
static int choose_by_condition(const struct sections *sections, const struct decimal *decimal)
{
    int last = sections->count < VALUE_SECTIONS ? sections->count - 1 : VALUE_SECTIONS - 1;
    for (int i = 0; i <= last && !decimal->negative; i++) {
        int met = sections->conditions[i].text ? is_met(&sections->conditions[i], decimal) : i == last ? 1 : -1;
        if (met)
            return met > 0 ? i : -1;
    }
    return -1;
}

/* Chooses the section for the number: as conditions say, else positive; negative; zero; text. False if none is meant. */
static bool choose_section(const char *code, const struct decimal *decimal, struct section *section)
{
    const struct sections sections = read_sections(code);
    int by_sign = decimal->negative && sections.count > 1 ? 1 : !decimal->count && sections.count > 2 ? 2 : 0;
    int chosen = sections.conditional ? choose_by_condition(&sections, decimal) : by_sign;
    if (chosen >= 0)
        *section = (struct section){.code = sections.codes[chosen], .negative = decimal->negative && chosen == 0};
    return chosen >= 0;
}

static bool is_currency(const struct token *token)
{
    const char *at = token->text, *end = at + token->length;
    bool currency = token->kind == TOKEN_CURRENCY;
    while (token->kind == TOKEN_LITERAL && !currency && at < end)
        currency = unicode_is_currency(utf8_next(&at, end));
    return currency;
}

/* Counts what is in the section. False if there is something that is not done here. */
static bool measure(struct section *section)
{
    bool behind_point = false, group = false;
    const char *code = section->code;
    for (struct token token = token_next(&code); token.kind > TOKEN_SECTION; token = token_next(&code)) {
        if (token.kind >= TOKEN_DATE || (token.kind == TOKEN_POINT && behind_point))
            return false;
        if (token.kind == TOKEN_POINT && group)
            return false;
        if (token.kind == TOKEN_GROUP)
            group = true;
        else if (token.kind == TOKEN_DIGIT)
            group = false;
        behind_point |= token.kind == TOKEN_POINT;
        section->before += token.kind == TOKEN_DIGIT && !behind_point;
        section->after += token.kind == TOKEN_DIGIT && behind_point;
        section->least_after += token.kind == TOKEN_DIGIT && behind_point && token.letter == '0';
        section->currency |= is_currency(&token);
        section->percents += token.kind == TOKEN_PERCENT;
    }
    return !group; /* a comma behind the digits: thousands are shown */
}

/* The digit at `place`, counted from the first one before the point. */
static char digit_at(const struct decimal *decimal, int place)
{
    return place >= 0 && place < decimal->count ? decimal->digits[place] : '0';
}

/* Writes the digits for the next place before the point, of which `left` are to come. */
static void put_before(const struct decimal *decimal, const struct section *section, int left, char sign,
                       struct buffer *out)
{
    if (left == section->before) /* what has no place of its own goes before the first */
        for (int i = 0; i < decimal->point - section->before; i++)
            buffer_byte(out, (unsigned char)digit_at(decimal, i));
    if (left <= decimal->point)
        buffer_byte(out, (unsigned char)digit_at(decimal, decimal->point - left));
    else if (sign == '0')
        buffer_byte(out, '0');
}

/* Writes the digit for a place behind the point, and the point before the first that there is. */
static void put_after(const struct decimal *decimal, int place, char sign, bool *pointed, struct buffer *out)
{
    if (sign != '0' && decimal->point + place >= decimal->count)
        return;
    if (!*pointed)
        buffer_byte(out, '.');
    *pointed = true;
    buffer_byte(out, (unsigned char)digit_at(decimal, decimal->point + place));
}

static void put_section(const struct section *section, const struct decimal *decimal, struct buffer *out)
{
    int left = section->before, place = 0;
    bool behind_point = false, pointed = false;
    const char *code = section->code;
    for (struct token token = token_next(&code); token.kind > TOKEN_SECTION; token = token_next(&code)) {
        if (token.kind == TOKEN_LITERAL || token.kind == TOKEN_CURRENCY)
            buffer_append(out, token.text, token.length);
        else if (token.kind == TOKEN_PERCENT)
            buffer_byte(out, '%');
        else if (token.kind == TOKEN_GENERAL)
            decimal_put(decimal, out);
        else if (token.kind == TOKEN_POINT)
            behind_point = true;
        else if (token.kind == TOKEN_DIGIT && behind_point)
            put_after(decimal, place++, token.letter, &pointed, out);
        else if (token.kind == TOKEN_DIGIT)
            put_before(decimal, section, left--, token.letter, out);
        if (token.kind == TOKEN_POINT && !section->before)
            for (int i = 0; i < decimal->point; i++)
                buffer_byte(out, (unsigned char)digit_at(decimal, i));
    }
}

/* With an exponent, or as a fraction: the number is the same, written otherwise. */
static bool is_of_science(const char *code)
{
    for (struct token token = token_next(&code); token.kind > TOKEN_SECTION; token = token_next(&code))
        if (token.kind == TOKEN_EXPONENT || token.kind == TOKEN_FRACTION)
            return true;
    return false;
}

bool format_shows_code(const char *code, const struct decimal *decimal)
{
    struct section section;
    if (!choose_section(code, decimal, &section))
        return false;
    return is_of_science(section.code) || (measure(&section) && !section.least_after && !section.percents && !section.currency);
}

bool format_put(const char *code, const struct decimal *decimal, struct buffer *out)
{
    struct section section;
    if (!choose_section(code, decimal, &section) || !measure(&section))
        return false;
    struct decimal shown = *decimal;
    if (shown.count)
        shown.point += section.percents * 2;
    if (section.before || section.after)
        decimal_round(&shown, section.after);
    if (section.negative && shown.count)
        buffer_byte(out, '-');
    shown.negative = false;
    put_section(&section, &shown, out);
    return true;
}
