#include "issue/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "issue/likeness.h"

enum evidence { NOT_KNOWN, EQUAL, DIFFERENT };

static enum evidence weigh(const char *one, const char *other, bool (*same)(const char *, const char *))
{
    return !*one || !*other ? NOT_KNOWN : same(one, other) ? EQUAL : DIFFERENT;
}

/* ------------------------------------------------------------------------------------------------ student numbers */

/* The next sign that counts, in lower case; 0 at the end. Spreadsheets lose leading zeros, and people add spaces. */
static uint32_t next_sign(const char **at)
{
    const char *end = *at + strlen(*at);
    uint32_t sign = 0;
    while (*at < end && (sign = utf8_next(at, end), unicode_is_space(sign) || sign == 0xA0))
        sign = 0;
    return unicode_lower(sign);
}

static const char *without_zeros(const char *number)
{
    while (*number == ' ' || (*number == '0' && number[1]))
        number++;
    return number;
}

bool student_is_same(const char *one, const char *other)
{
    if (strcmp(one, other) == 0)
        return true;
    one = without_zeros(one);
    other = without_zeros(other);
    uint32_t sign;
    do {
        if ((sign = next_sign(&one)) != next_sign(&other))
            return false;
    } while (sign);
    return true;
}

void student_put_plain(struct buffer *out, const char *number)
{
    char letter[4];
    number = without_zeros(number);
    for (uint32_t sign; (sign = next_sign(&number)) != 0;)
        buffer_append(out, letter, utf8_put(sign, letter));
}

/* ------------------------------------------------------------------------------------------------ days */

/* Year, month and day of 2006-01-31, 31-1-2006, 31.01.2006, 31/1/2006; false: something else. */
static bool read_day(const char *date, long day[3])
{
    char *end;
    for (int i = 0; i < 3; i++) {
        if (*date < '0' || *date > '9')
            return false;
        day[i] = strtol(date, &end, 10);
        if (i < 2 && !(*end && strchr("-./", *end)))
            return false;
        date = end + (i < 2);
    }
    if (day[2] > 31) {
        long year = day[2];
        day[2] = day[0];
        day[0] = year;
    }
    return !*date;
}

bool born_is_same(const char *one, const char *other)
{
    long first[3], second[3];
    if (strcmp(one, other) == 0)
        return true;
    return read_day(one, first) && read_day(other, second) && memcmp(first, second, sizeof first) == 0;
}

/* ------------------------------------------------------------------------------------------------ people */

bool person_is_same(const struct person *one, const struct person *other)
{
    enum evidence student = weigh(one->student, other->student, student_is_same);
    enum evidence born = weigh(one->born, other->born, born_is_same);
    enum likeness names = names_compare(one->name, other->name);
    if (student == DIFFERENT)
        return born == EQUAL && names == NAMES_SAME;
    if (born == DIFFERENT)
        return student == EQUAL && names >= NAMES_ALIKE;
    return names >= (student == EQUAL || born == EQUAL ? NAMES_SHARE : NAMES_ALIKE);
}

void person_put(const struct person *person, struct buffer *out)
{
    buffer_string(out, person->name);
    if (!*person->student && !*person->born)
        return;
    buffer_string(out, " (");
    if (*person->student) {
        buffer_string(out, say("student "));
        buffer_string(out, person->student);
    }
    if (*person->born) {
        buffer_string(out, *person->student ? say(", born ") : say("born "));
        buffer_string(out, person->born);
    }
    buffer_byte(out, ')');
}
