/* Placeholders of mail merges, templates and forms: {naam}, {{naam, «naam», <<naam>>, <naam>, [naam], %NAME%, ${name}; and [? words], by
 * which `supplement import` marks a guess. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "gate/kinds.h"

/* Letters, and _ or - or spaces between them, as names of fields have: up to `close`. NULL if it is anything else. */
static const char *end_of_name(const struct text *text, const char *at, const char *close, bool capitals)
{
    enum { LENGTH_MOST = 40 }; /* [B] */
    const char *start = at;
    int letters = 0;
    while (at < text->end && at - start <= LENGTH_MOST) {
        if (strncmp(at, close, strlen(close)) == 0)
            return letters >= 2 ? at + strlen(close) : NULL;
        uint32_t code_point = utf8_next(&at, text->end);
        bool letter = capitals ? is_capital(code_point) : unicode_is_letter(code_point);
        letters += letter;
        if (!letter && (code_point >= 0x80 || !strchr(capitals ? "_" : "_- .:", (int)code_point)))
            return NULL;
    }
    return NULL;
}

/* In prose words in brackets are meant, unless they say what is to be filled in. */
static bool asks_for_words(const char *at)
{
    static const char *const asked[] = {"naam]",  "Naam]",  "name]",   "Name]",     "datum]", "Datum]",   "date]",   "Date]",
                                        "titel]", "title]", "tekst]",  "text]",     "Text]",  "invullen", "in te vullen",
                                        "vul in", "insert", "TODO",    "bitte",     "hier ",  "here ",    "school]", NULL};
    for (const char *const *one = asked; *one; one++)
        if (strncmp(at, *one, strlen(*one)) == 0)
            return true;
    return false;
}

/* [Nome e estatuto da entidade que confere o certificado] and nothing else, as `supplement new` writes. */
static bool is_bracketed(const struct text *text)
{
    const char *start = text->start + 1, *end = text->end - 1;
    int letters = 0;
    if (end <= start || *text->start != '[' || *end != ']' || memchr(start, ']', (size_t)(end - start)))
        return false;
    for (const char *at = start; at < end;)
        letters += unicode_is_letter(utf8_next(&at, end));
    return letters >= 2;
}

static const char *end_in_brackets(const struct text *text, const char *at)
{
    const char *close = at + 1 < text->end && at[1] == '?' ? memchr(at, ']', (size_t)(text->end - at)) : NULL;
    if (close)
        return close + 1;
    if (at == text->start && is_bracketed(text))
        return text->end;
    const char *end = end_of_name(text, at + 1, "]", false);
    bool whole = at == text->start && end == text->end;
    return end && (text->use == TEXT_NAME || text->use == TEXT_NUMBER || whole || asks_for_words(at + 1)) ? end : NULL;
}

/* {naam}, and in cells any brace. */
static const char *end_in_braces(const struct text *text, const char *at)
{
    const char *name = at + strspn(at, "{");
    const char *end = *at == '{' ? end_of_name(text, name, "}", false) : NULL;
    if (end)
        return end + (*end == '}' && name > at + 1);
    return text->use != TEXT_PROSE || name > at + 1 || strncmp(at, "}}", 2) == 0 ? (name > at ? name : at + 1) : NULL;
}

static const char *end_in_angles(const struct text *text, const char *at)
{
    if (at[1] != '<')
        return end_of_name(text, at + 1, ">", false);
    const char *end = end_of_name(text, at + 2, ">>", false);
    return end ? end : text->use != TEXT_PROSE ? at + 2 : NULL;
}

/* Jan «Bo» Smit, Колледж «Север»: a word with a capital, beside others, that is no name of a field. */
static bool is_quoted(const struct text *text, const char *at, const char *end)
{
    static const char *const parts[] = {"naam", "name", "datum", "date", "nummer", "number", "voegsel", "prefix", "school",
                                        "schul", "student", "titel", "title", "_", NULL};
    if ((at == text->start && end == text->end) || !is_capital(letter_at(text, at + 2)))
        return false;
    for (; at < end; at++)
        for (const char *const *part = parts; *part; part++)
            if (ascii_compare(at, *part, strlen(*part)) == 0)
                return false;
    return true;
}

/* «naam»: in prose these are quotation marks, in cells they may be. */
static const char *end_in_guillemets(const struct text *text, const char *at)
{
    if (text->use == TEXT_PROSE || strncmp(at, "«", 2) != 0)
        return NULL;
    const char *end = strstr(at, "»");
    return !end ? at + 2 : is_quoted(text, at, end + 2) ? NULL : end + 2;
}

static const char *end_of_placeholder(const struct text *text, const char *at)
{
    switch (*at) {
    case '{':
    case '}': return end_in_braces(text, at);
    case '<': return end_in_angles(text, at);
    case '[': return end_in_brackets(text, at);
    case '%': return end_of_name(text, at + 1, "%", true);
    case '$': return at[1] == '{' || at[1] == '(' ? end_of_name(text, at + 2, at[1] == '{' ? "}" : ")", false) : NULL;
    case '_': return at[1] == '_' ? end_of_name(text, at + 2, "__", false) : NULL;
    default: return end_in_guillemets(text, at);
    }
}

bool find_placeholder(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strpbrk(at, "{}<[%$_\xC2")); at++) {
        const char *end = end_of_placeholder(text, at);
        if (end) {
            *part = (struct part){at, end};
            return true;
        }
    }
    return false;
}

/* ___ or ..... where something is to be written. */
bool find_blank(const struct text *text, struct part *part)
{
    enum { LINE_LEAST = 3, DOTS_LEAST = 5 };
    for (const char *at = text->start; (at = strpbrk(at, "_."));) {
        size_t run = strspn(at, (const char[]){*at, '\0'});
        if (run >= (*at == '_' ? LINE_LEAST : DOTS_LEAST)) {
            *part = (struct part){at, at + run};
            return true;
        }
        at += run;
    }
    return false;
}
