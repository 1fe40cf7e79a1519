/* Letters that a conversion lost, and characters as other programs write them for machines. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "gate/kinds.h"
#include "gate/spoilt.h"

bool find_spoilt(const struct text *text, struct part *part)
{
    struct spoilt spoilt;
    if (!spoilt_find(text->start, &spoilt))
        return false;
    *part = (struct part){spoilt.start, spoilt.end};
    return true;
}

/* ------------------------------------------------------------------------------------------------ lost letters */

static bool is_in_address(const struct text *text, const char *at)
{
    struct part word = word_around(text, at);
    size_t length = (size_t)(word.end - word.start);
    return memchr(word.start, '/', length) || memchr(word.start, '=', length);
}

/* Fran?ois, and in names and numbers any question mark: Ay?, ?zge, A?-12. In prose sentences end with it, and addresses have it. */
static bool is_lost_letter(const struct text *text, const char *at)
{
    if (text->use == TEXT_NAME || text->use == TEXT_NUMBER)
        return true;
    return unicode_is_letter(letter_before(text, at)) && unicode_is_letter(letter_at(text, at + 1)) &&
           !is_in_address(text, at);
}

bool find_lost_letter(const struct text *text, struct part *part)
{
    const char *replaced = strstr(text->start, "\xEF\xBF\xBD");
    if (replaced) {
        *part = word_around(text, replaced);
        return true;
    }
    for (const char *at = text->start; (at = strchr(at, '?')); at++)
        if (is_lost_letter(text, at)) {
            *part = word_around(text, at);
            return true;
        }
    return false;
}

/* ------------------------------------------------------------------------------------------------ HTML */

/* &amp; &eacute; &frac12; &#233; &#xE9; — not "R&D; Q&As; …": of the entities with two letters only two count. */
static const char *end_of_entity(const char *at)
{
    enum { NAME_LEAST = 3, NAME_MOST = 8 };
    const char *name = at + 1, *end = name;
    if (*name == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        for (name = end = name + 1 + hex; is_digit(*end) || (hex && is_hex(*end, true));)
            end++;
        return end > name && end - name <= NAME_MOST && *end == ';' ? end + 1 : NULL;
    }
    if (strncmp(name, "lt;", 3) == 0 || strncmp(name, "gt;", 3) == 0)
        return name + 3;
    while (is_plain_letter(*end) || (is_digit(*end) && end > name))
        end++;
    return end - name >= NAME_LEAST && end - name <= NAME_MOST && *end == ';' ? end + 1 : NULL;
}

bool find_entity(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strchr(at, '&')); at++) {
        const char *end = end_of_entity(at);
        if (end) {
            *part = (struct part){at, end};
            return true;
        }
    }
    return false;
}

static bool is_tag(const char *name, size_t length)
{
    static const char *const tags[] = {"a",   "abbr", "b",   "big",  "br",   "center", "code", "div", "em",     "font",
                                       "h1",  "h2",   "h3",  "hr",   "html", "i",      "img",  "li",  "nobr",   "ol",
                                       "p",   "pre",  "s",   "script", "small", "span", "strong", "style", "sub", "sup",
                                       "table", "tbody", "td", "th", "tr",   "tt",     "u",    "ul",  "wbr",    NULL};
    for (const char *const *tag = tags; *tag; tag++)
        if (strlen(*tag) == length && ascii_compare(*tag, name, length) == 0)
            return true;
    return false;
}

/* <b>, </p>, <br/>, <span style="…">, <!-- … -->, and <U+00EB>, as R writes letters that its system lacks. */
static const char *end_of_tag(const char *at)
{
    enum { LENGTH_MOST = 500 }; /* [B] */
    const char *end = memchr(at, '>', strnlen(at, LENGTH_MOST));
    if (strncmp(at, "<!--", 4) == 0)
        return end ? end + 1 : at + 4;
    if (strncmp(at, "<U+", 3) == 0)
        return at[3 + strspn(at + 3, "0123456789ABCDEFabcdef")] == '>' ? end + 1 : NULL;
    const char *name = at + 1 + (at[1] == '/');
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456");
    return end && is_tag(name, length) && (name[length] == '>' || name[length] == '/' || name[length] == ' ') ? end + 1
                                                                                                              : NULL;
}

bool find_tag(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strchr(at, '<')); at++) {
        const char *end = end_of_tag(at);
        if (end) {
            *part = (struct part){at, end};
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ escapes */

static size_t hex_run(const char *at, size_t most)
{
    size_t count = 0;
    while (count < most && is_hex(at[count], true))
        count++;
    return count;
}

/* \u00eb \xEB \' \" \\ and, where no word goes on, \n \t \r \N; not a\b, nor C:\new. */
static const char *end_of_escape(const struct text *text, const char *at)
{
    const char *next = at + 1;
    if (*next == 'u' && hex_run(next + 1, 4) == 4)
        return next + 5;
    if (*next == 'x' && hex_run(next + 1, 2) == 2)
        return next + 3;
    if (*next == '\'' || *next == '"' || (*next == '\\' && text->use == TEXT_NAME))
        return next + 1;
    bool letter = *next && strchr("ntrN", *next);
    uint32_t behind = letter ? letter_at(text, next + 1) : 0;
    return letter && (!unicode_is_letter(behind) || is_capital(behind)) ? next + 1 : NULL;
}

bool find_escape(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strchr(at, '\\')); at++) {
        const char *end = end_of_escape(text, at);
        if (end) {
            *part = (struct part){at, end};
            return true;
        }
    }
    return false;
}

/* The byte that stands behind % or =, if it begins a letter of UTF-8 and another byte follows: %C3%AB, =C3=AB. */
static bool begins_letter(const char *at)
{
    return strchr("CDEF", at[1]) && is_hex(at[1], false) && is_hex(at[2], false) && at[3] == *at && at[4] &&
           strchr("89AB", at[4]) && is_hex(at[5], false);
}

/* In names also one byte, as ISO 8859 has letters: Jos=E9, and a space: Jan%20Jansen. */
static bool is_encoded(const struct text *text, const char *at)
{
    if (!at[1] || !at[2])
        return false;
    if (*at == '=' && at[1] == '?') /* =?UTF-8?Q?…?= (RFC 2047) */
        return strchr(at + 2, '?') != NULL;
    if (begins_letter(at))
        return *at == '=' || !is_in_address(text, at);
    bool name = text->use == TEXT_NAME && is_hex(at[1], false) && is_hex(at[2], false) &&
                (at == text->start || !is_digit(at[-1]));
    return name && (strchr("CDEF", at[1]) || strncmp(at + 1, "20", 2) == 0);
}

bool find_encoded(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strpbrk(at, "%=")); at++)
        if (is_encoded(text, at)) {
            *part = word_around(text, at);
            return true;
        }
    return false;
}
