/* Values as programs write them for programmers, where a value was meant: of JavaScript, Python, PHP, .NET and Java. */
#include <string.h>

#include "gate/kinds.h"

/* [object Object], as JavaScript writes what is no text. */
bool find_object(const struct text *text, struct part *part)
{
    const char *at = strstr(text->start, "[object "), *end = at ? strchr(at, ']') : NULL;
    *part = (struct part){at, end ? end + 1 : text->end};
    return at != NULL;
}

/* A quotation mark stands at `at`, and the same at `last`. */
static bool is_quoted(const char *at, const char *last)
{
    return at < last && (*at == '\'' || *at == '"') && *at == *last;
}

/* ('Zoe',) ["Zoe"] {'Zoe'}: what is left of Python's lists when a row was printed whole. */
static bool is_list(const char *start, const char *last)
{
    static const char opening[] = "([{", closing[] = ")]}";
    const char *bracket = strchr(opening, *start);
    if (!bracket || *last != closing[bracket - opening] || last - start < 3)
        return false;
    last -= last[-1] == ',' ? 2 : 1;
    return is_quoted(start + 1, last);
}

/* b'Zoe', u"Zoe" */
static bool is_literal(const char *start, const char *last)
{
    return (*start == 'b' || *start == 'u') && is_quoted(start + 1, last);
}

/* Decimal('5'), UUID("…"), datetime.date(2026, 7, 10): a name, and at once a bracket with what only a program has in it. */
static bool is_call(const char *start, const char *last)
{
    const char *bracket = strchr(start, '(');
    if (!bracket || bracket == start || *last != ')')
        return false;
    for (const char *at = start; at < bracket; at++)
        if (!is_plain_letter(*at) && *at != '.' && *at != '_')
            return false;
    return is_quoted(bracket + 1, last - 1) || strncmp(start, "datetime.", 9) == 0;
}

/* Array, as PHP writes one; System.Object, System.Byte[]. */
static bool is_type(const struct text *text)
{
    static const char array[] = "Array", space[] = "System.";
    size_t length = sizeof space - 1;
    return strcmp(text->start, array) == 0 || strncmp(text->start, "Array (", 7) == 0 ||
           (strncmp(text->start, space, length) == 0 && text->start[length] >= 'A' && text->start[length] <= 'Z' &&
            !strchr(text->start, ' '));
}

bool find_value(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->end};
    const char *last = text->end - 1;
    return is_literal(text->start, last) || is_list(text->start, last) || is_call(text->start, last) || is_type(text);
}

/* java.lang.Object@1b2c6ec2, [B@1b2c6ec2: a class, and where it was in memory. */
bool find_reference(const struct text *text, struct part *part)
{
    const char *at = strchr(text->start, '@');
    *part = (struct part){text->start, text->end};
    if (!at || at + 1 + strspn(at + 1, "0123456789abcdef") != text->end || text->end - at < 6 || text->end - at > 9)
        return false;
    return *text->start == '[' || memchr(text->start, '.', (size_t)(at - text->start));
}
