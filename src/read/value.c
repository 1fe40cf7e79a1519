/* Reading attribute values. Numbers are read independent of the locale. */
#include "read/value.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/say.h"

static const double POINTS_PER_MM = 72.0 / 25.4;

static void complain(struct value_place at, const char *text, const char *expected)
{
    diag_report(at.diag, DIAG_VALUE_INVALID, at.place, "%s=\"%.60s\": expected %s", at.attribute, text, expected);
}

/* Reads a decimal number; gives the text after it, or NULL if there is none. */
static const char *read_number(const char *text, double *number)
{
    bool negative = *text == '-';
    const char *digit = text + (negative || *text == '+');
    double value = 0, share = 1;
    int digits = 0;
    for (; *digit >= '0' && *digit <= '9' && digits < 9; digit++, digits++)
        value = value * 10 + (*digit - '0');
    if (*digit == '.')
        for (digit++; *digit >= '0' && *digit <= '9' && digits < 9; digit++, digits++)
            value += (*digit - '0') * (share /= 10);
    *number = negative ? -value : value;
    return digits ? digit : NULL;
}

/* Reads a length; gives the text after it, or NULL. */
static const char *read_length(const char *text, double *points)
{
    static const struct {
        const char *unit;
        double points;
    } units[] = {{"mm", 72.0 / 25.4}, {"cm", 720.0 / 25.4}, {"pt", 1}};
    double number;
    const char *rest = read_number(text, &number);
    for (size_t i = 0; rest && i < sizeof units / sizeof *units; i++)
        if (strncmp(rest, units[i].unit, 2) == 0) {
            *points = number * units[i].points;
            return *points > -3000 && *points < 3000 ? rest + 2 : NULL;
        }
    return NULL;
}

double value_length(const char *text, struct value_place at)
{
    double points = 0;
    const char *rest = read_length(text, &points);
    if (rest && !*rest)
        return points;
    complain(at, text, say("a length such as 6mm, 9pt or 2cm, up to 1000mm"));
    return 0;
}

double value_number(const char *text, double least, double most, struct value_place at)
{
    double number = 0;
    const char *rest = read_number(text, &number);
    if (rest && !*rest && number >= least && number <= most)
        return number;
    char expected[80];
    snprintf(expected, sizeof expected, say("a number from %g to %g"), least, most);
    complain(at, text, expected);
    return least;
}

double value_share(const char *text, struct value_place at)
{
    double number = 0;
    const char *rest = read_number(text, &number);
    if (rest && strcmp(rest, "%") == 0 && number > 0 && number <= 200)
        return number / 100;
    complain(at, text, say("a percentage such as 50%"));
    return 1;
}

bool value_yes(const char *text, struct value_place at)
{
    static const char *const choices[] = {"no", "yes", NULL};
    return value_choice(text, choices, at) == 1;
}

struct color value_color(const char *text, struct value_place at)
{
    int digits[6] = {0};
    bool good = *text == '#' && strlen(text) == 7;
    for (int i = 0; good && i < 6; i++)
        good = (digits[i] = ascii_hexadecimal(text[i + 1])) >= 0;
    if (!good) {
        complain(at, text, say("a colour such as #1f3864"));
        return (struct color){0};
    }
    return (struct color){(uint8_t)(digits[0] * 16 + digits[1]), (uint8_t)(digits[2] * 16 + digits[3]),
                          (uint8_t)(digits[4] * 16 + digits[5])};
}

struct edge value_edge(const char *text, struct value_place at)
{
    struct edge edge = {0};
    if (strcmp(text, "none") == 0)
        return edge;
    const char *rest = read_length(text, &edge.width);
    if (!rest || *rest != ' ' || edge.width < 0 || edge.width > 20 * POINTS_PER_MM) {
        complain(at, text, say("a line such as `0.4pt #b3b3b3`, or none"));
        return (struct edge){0};
    }
    edge.color = value_color(rest + 1, at);
    return edge;
}

int value_choice(const char *text, const char *const *choices, struct value_place at)
{
    char expected[200] = "";
    size_t used = 0;
    for (int i = 0; choices[i]; i++) {
        if (strcmp(text, choices[i]) == 0)
            return i;
        int more = snprintf(expected + used, sizeof expected - used, "%s`%s`", i ? ", " : say("one of "), choices[i]);
        used += more > 0 && (size_t)more < sizeof expected - used ? (size_t)more : 0;
    }
    complain(at, text, expected);
    return 0;
}
