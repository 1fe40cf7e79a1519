#include "word/count.h"

#include <string.h>

#include "base/buffer.h"
#include "base/unicode.h"

enum { NUMBER_MOST = 60 };

/* ------------------------------------------------------------------------------------------------ numerals */

/* a … z, aa, bb …, as Word has it; LibreOffice writes aa, ab by itself, and aa, bb where a document says so: no list is so long. */
static void put_letters(struct buffer *out, int number, char first)
{
    for (int i = 0; i <= (number - 1) / 26 && i < 10; i++)
        buffer_byte(out, (unsigned char)(first + (number - 1) % 26));
}

static void put_roman(struct buffer *out, int number, bool is_small)
{
    static const struct {
        int value;
        const char *capital, *small;
    } SIGNS[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"}, {400, "CD", "cd"}, {100, "C", "c"}, {90, "XC", "xc"},
                 {50, "L", "l"},   {40, "XL", "xl"},  {10, "X", "x"},  {9, "IX", "ix"},   {5, "V", "v"},   {4, "IV", "iv"}, {1, "I", "i"}};
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        for (; number >= SIGNS[i].value; number -= SIGNS[i].value)
            buffer_string(out, is_small ? SIGNS[i].small : SIGNS[i].capital);
}

static void put_number(struct buffer *out, int number, enum numerals numerals)
{
    switch (number < 1 ? NUMERALS_DECIMAL : numerals) {
    case NUMERALS_ZERO: buffer_format(out, "%02d", number); break;
    case NUMERALS_SMALL: put_letters(out, number, 'a'); break;
    case NUMERALS_CAPITAL: put_letters(out, number, 'A'); break;
    case NUMERALS_ROMAN_SMALL: put_roman(out, number, true); break;
    case NUMERALS_ROMAN: put_roman(out, number, false); break;
    default: buffer_format(out, "%d", number);
    }
}

/* ------------------------------------------------------------------------------------------------ counting */

static void put_level(struct buffer *out, const struct list *list, int level, bool is_decimal)
{
    const struct list_level *own = &list->levels[level];
    if (own->numerals > NUMERALS_NONE)
        put_number(out, list->next[level] ? list->next[level] - 1 : own->start, is_decimal ? NUMERALS_DECIMAL : own->numerals);
}

static void put_pattern(struct buffer *out, const struct list *list, int level)
{
    const struct list_level *own = &list->levels[level];
    for (const char *at = own->pattern ? own->pattern : ""; *at && out->length < NUMBER_MOST; at++)
        if (*at == '%' && at[1] >= '1' && at[1] <= '9' && at[1] - '1' <= level)
            put_level(out, list, *++at - '1', own->is_decimal);
        else
            buffer_byte(out, (unsigned char)*at);
    out->length = out->length ? utf8_cut((const char *)out->bytes, out->length, NUMBER_MOST) : 0; /* no number is so long */
    while (out->length && strchr(" \t", out->bytes[out->length - 1]))
        out->length--;
}

const char *list_count(struct list *list, int level, struct arena *arena)
{
    struct buffer out = {0};
    int *next = &list->next[level];
    *next = !*next ? list->levels[level].start + 1 : *next < LIST_NUMBER_MOST ? *next + 1 : *next;
    for (int deeper = level + 1; deeper < LIST_LEVELS; deeper++)
        list->next[deeper] = 0;
    if (list->levels[level].numerals == NUMERALS_SIGN)
        return "";
    put_pattern(&out, list, level);
    const char *words = out.length ? arena_copy(arena, (const char *)out.bytes, out.length) : NULL;
    buffer_finish(&out);
    return words;
}

int plain_number(const char *marker)
{
    const size_t digits = strspn(marker, "0123456789");
    int number = 0;
    for (size_t i = 0; i < digits && number <= LIST_NUMBER_MOST; i++)
        number = 10 * number + (marker[i] - '0');
    return marker[digits + strspn(marker + digits, ".)")] || strlen(marker) > digits + 1 || number > LIST_NUMBER_MOST ? 0 : number;
}
