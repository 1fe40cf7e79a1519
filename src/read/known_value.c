/* Forms of values, told without the schema: see known.c. Each is as narrow as its type in
 * layouts/schemas/qualification.xsd, or narrower. */
#include "read/known.h"

#include <string.h>

#include "base/standard.h"

#define DIGITS "0123456789"
#define SMALL "abcdefghijklmnopqrstuvwxyz"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* Words of `set` with one of `between` between them. */
static bool are_joined(const char *value, const char *set, const char *between)
{
    for (;;) {
        size_t length = strspn(value, set);
        value += length;
        if (!length || !*value)
            return length > 0;
        if (!strchr(between, *value++))
            return false;
    }
}

/* BCP 47 as the schema has it: two or three small letters, and subtags. `length` receives where it ends. */
static bool begins_with_language(const char *value, size_t *length)
{
    *length = 0;
    while (value[*length] >= 'a' && value[*length] <= 'z')
        ++*length;
    bool fits = *length == 2 || *length == 3;
    while (fits && value[*length] == '-') {
        size_t subtag = strspn(value + *length + 1, SMALL CAPITALS DIGITS);
        *length += 1 + subtag;
        fits = subtag > 0;
    }
    return fits;
}

bool is_language(const char *value)
{
    size_t length;
    return begins_with_language(value, &length) && !value[length];
}

bool is_list_of_languages(const char *value)
{
    size_t length;
    while (begins_with_language(value, &length)) {
        if (!value[length])
            return true;
        if (value[length] != ' ')
            return false;
        value += length + 1;
    }
    return false;
}

/* Each `0` of the form stands for a digit. */
static bool has_form(const char *value, const char *form)
{
    for (; *form; value++, form++)
        if (*form == '0' ? !*value || !strchr(DIGITS, *value) : *value != *form)
            return false;
    return true;
}

static int two_digits(const char *text)
{
    return 10 * (text[0] - '0') + text[1] - '0';
}

/* Leap days and the year 0 are left to the schema. */
static bool begins_with_date(const char *value)
{
    if (!has_form(value, "0000-00-00") || memcmp(value, "0000", 4) == 0)
        return false;
    int month = two_digits(value + 5), day = two_digits(value + 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 28 : 30 + (month + month / 8) % 2);
}

bool is_date(const char *value)
{
    return strlen(value) == 10 && begins_with_date(value);
}

bool is_moment(const char *value)
{
    return strlen(value) == 20 && begins_with_date(value) && has_form(value + 10, "T00:00:00Z") &&
           two_digits(value + 11) < 24 && two_digits(value + 14) < 60 && two_digits(value + 17) < 60;
}

bool is_one(const char *value)
{
    return strcmp(value, "1") == 0;
}

bool is_standard(const char *value)
{
    return standard_named(value) != STANDARD_UNSAID;
}

bool is_country(const char *value)
{
    return strlen(value) == 2 && strspn(value, CAPITALS) == 2;
}

/* With single spaces within, as they are compared. Counted in bytes: characters are fewer. */
bool is_word(const char *value)
{
    size_t length = strlen(value);
    return length && length <= 80 && *value != ' ' && value[length - 1] != ' ' && !strstr(value, "  ") &&
           !strpbrk(value, "\t\r\n");
}

bool is_words(const char *value)
{
    return value[strspn(value, BLANKS)] && strlen(value) <= 500;
}

bool is_form(const char *value)
{
    return are_joined(value, SMALL CAPITALS DIGITS, "-");
}

bool is_number(const char *value)
{
    return are_joined(value, SMALL CAPITALS DIGITS, ".-");
}

bool is_field_name(const char *value)
{
    return *value && strchr(SMALL, *value) && are_joined(value, SMALL DIGITS "-", ".");
}

bool is_level(const char *value)
{
    return *value >= '1' && *value <= '8' && !value[1];
}

bool is_framework_level(const char *value)
{
    return *value >= '1' && *value <= '8' && (!value[1] || strcmp(value + 1, "+") == 0);
}

bool is_isced_level(const char *value)
{
    if (*value < '0' || *value > '8')
        return false;
    if (!value[1])
        return true;
    return value[2] ? has_form(value, "000") && !value[3] : *value <= '6' && strchr("ABC", value[1]);
}

bool is_percentage(const char *value)
{
    size_t digits = strspn(value, DIGITS), fraction = value[digits] == '.' ? strspn(value + digits + 1, DIGITS) : 0;
    bool is_whole = digits == 1 || digits == 2 || (digits == 3 && memcmp(value, "100", 3) == 0);
    return is_whole && strcmp(value + digits + (fraction ? 1 + fraction : 0), "%") == 0;
}

bool is_kind(const char *value)
{
    return strcmp(value, "school") == 0 || strcmp(value, "workplace") == 0 || strcmp(value, "prior-learning") == 0;
}

bool is_yes_no(const char *value)
{
    return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
}

bool is_address(const char *value)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(schemes[i]);
        if (strncmp(value, schemes[i], length) == 0)
            return value[length] && !strpbrk(value, BLANKS);
    }
    return false;
}
