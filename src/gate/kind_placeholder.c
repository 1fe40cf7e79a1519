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

/* One of the words stands here, in capitals or not; they are ended by NULL. */
static bool begins_with_any(const char *at, const char *const *words)
{
    for (; *words; words++)
        if (ascii_compare(at, *words, strlen(*words)) == 0)
            return true;
    return false;
}

/* In prose words in brackets are meant, unless they say what is to be filled in. */
static bool asks_for_words(const char *at)
{
    static const char *const asked[] = {"naam]",    "name]",    "datum]", "date]",   "titel]",   "title]",    "tekst]",
                                        "text]",    "school]",  "invullen", "in te vullen", "vul in", "vul hier", "voer hier",
                                        "insert",   "todo",     "bitte",  "hier ",   "here ",    "enter text", "enter the",
                                        "wpisz ",   "tutaj wpisz", "doplňte", "saisir ", "inserire ", NULL};
    return begins_with_any(at, asked);
}

/* [NAAM SCHOOL], in capitals throughout and with a word for what is to be filled in at its end. */
static bool names_in_capitals(const char *at, const char *close)
{
    static const char *const asked[] = {"NAAM]", "NAME]", "NAAM SCHOOL]", "DATUM]", "DATE]", "NUMMER]", "NUMBER]", "TITEL]", "TITLE]",
                                        "TEKST]", "TEXT]", NULL};
    for (const char *letter = at; letter < close; letter++)
        if (*letter >= 'a' && *letter <= 'z')
            return false;
    for (const char *const *one = asked; *one; one++) {
        size_t length = strlen(*one);
        if ((size_t)(close + 1 - at) >= length && memcmp(close + 1 - length, *one, length) == 0)
            return true;
    }
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
    bool asks = end && (asks_for_words(at + 1) || names_in_capitals(at + 1, end - 1));
    return end && (text->use == TEXT_NAME || text->use == TEXT_NUMBER || whole || asks) ? end : NULL;
}

/* {0}, {% if … %} */
static const char *end_of_template(const char *at)
{
    size_t digits = strspn(at + 1, "0123456789");
    return *at == '{' && digits && at[1 + digits] == '}' ? at + 2 + digits : *at == '{' && at[1] == '%' ? at + 2 : NULL;
}

/* {naam}, and in cells any brace. */
static const char *end_in_braces(const struct text *text, const char *at)
{
    const char *name = at + strspn(at, "{");
    if (end_of_template(at))
        return end_of_template(at);
    const char *end = *at == '{' ? end_of_name(text, name, "}", false) : NULL;
    if (end)
        return end + (*end == '}' && name > at + 1);
    return text->use != TEXT_PROSE || name > at + 1 || strncmp(at, "}}", 2) == 0 ? (name > at ? name : at + 1) : NULL;
}

static const char *end_in_angles(const struct text *text, const char *at)
{
    if (at[1] == '%' || at[1] == '?') /* <%= name %>, <?php … ?> */
        return at + 2;
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

/* «naam»: in prose these are quotation marks, but for «Naam_school»; in cells they may be. */
static const char *end_in_guillemets(const struct text *text, const char *at)
{
    if (strncmp(at, "«", 2) != 0)
        return NULL;
    if (text->use == TEXT_PROSE) {
        const char *close = end_of_name(text, at + 2, "»", false);
        return close && memchr(at, '_', (size_t)(close - at)) && !memchr(at, ' ', (size_t)(close - at)) ? close : NULL;
    }
    const char *end = strstr(at, "»");
    return !end ? at + 2 : is_quoted(text, at, end + 2) ? NULL : end + 2;
}

/* ${x}, $(name), and in cells $name. */
static const char *end_behind_dollar(const struct text *text, const char *at)
{
    enum { LENGTH_MOST = 40 }; /* [B] */
    if (at[1] == '(')
        return end_of_name(text, at + 2, ")", false);
    const char *end = at[1] == '{' ? memchr(at, '}', strnlen(at, LENGTH_MOST)) : NULL;
    return end ? end + 1 : NULL;
}

/* %s, %1$s, %(name)s as programs have them; 50 %s is a percentage that goes on. */
static const char *end_of_format(const struct text *text, const char *at)
{
    const char *next = at + 1, *end = *next == '(' ? end_of_name(text, next + 1, ")", false) : NULL;
    if (end)
        return *end == 's' || *end == 'd' ? end + 1 : NULL;
    size_t digits = strspn(next, "0123456789");
    bool counted = digits && next[digits] == '$';
    next += counted ? digits + 1 : 0;
    uint32_t before = letter_before(text, at);
    if (before == ' ')
        before = letter_before(text, at - 1);
    bool percentage = !counted && unicode_is_digit(before);
    return (*next == 's' || *next == 'd') && !percentage && !is_plain_letter(next[1]) ? next + 1 : NULL;
}

/* @naam@, ##NAAM##, $NAAM$: a word between equal signs. Not #mbo #zorg, nor an address with @. */
static const char *end_between(const struct text *text, const char *at)
{
    enum { LENGTH_MOST = 40 }; /* [B] */
    uint32_t before = letter_before(text, at);
    size_t signs = strspn(at, (const char[]){*at, '\0'}), length = 0;
    const char *word = at + signs;
    if (signs > 2 || unicode_is_letter(before) || unicode_is_digit(before))
        return NULL;
    while (length < LENGTH_MOST && (is_plain_letter(word[length]) || (length && (is_digit(word[length]) || word[length] == '_'))))
        length++;
    const char *end = word + length + signs;
    if (length < 2 || memcmp(word + length, at, signs) != 0)
        return NULL;
    return *end == *at || is_plain_letter(*end) || is_digit(*end) ? NULL : end;
}

static const char *end_of_placeholder(const struct text *text, const char *at)
{
    const char *end = NULL;
    switch (*at) {
    case '{':
    case '}': return end_in_braces(text, at);
    case '<': return end_in_angles(text, at);
    case '[': return end_in_brackets(text, at);
    case '%': return (end = end_of_name(text, at + 1, "%", true)) ? end : end_of_format(text, at);
    case '$': return (end = end_behind_dollar(text, at)) ? end : end_between(text, at);
    case '@':
    case '#': return end_between(text, at);
    case '_': return at[1] == '_' ? end_of_name(text, at + 2, "__", false) : NULL;
    default: return end_in_guillemets(text, at);
    }
}

bool find_placeholder(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strpbrk(at, "{}<[%$_@#\xC2")); at++) {
        const char *end = end_of_placeholder(text, at);
        if (end) {
            *part = (struct part){at, end};
            return true;
        }
    }
    return false;
}

/* The end of such signs, with or without a space between them: ___, _ _ _, ....., . . . . ., ……; how many there are. */
static const char *end_of_signs(const char *at, const char *sign, size_t *count)
{
    size_t length = strlen(sign);
    const char *end = at;
    for (*count = 0; strncmp(at, sign, length) == 0; ++*count) {
        end = at + length;
        at = end + (*end == ' ');
    }
    return end;
}

/* ___, ….. or …… where something is to be written. */
bool find_blank(const struct text *text, struct part *part)
{
    enum { LINE_LEAST = 3, DOTS_LEAST = 5, ELLIPSES_LEAST = 2 };
    for (const char *at = text->start, *end; (at = strpbrk(at, "_.\xE2")); at = end) {
        bool ellipsis = *at == '\xE2';
        size_t count;
        end = end_of_signs(at, ellipsis ? "…" : (const char[]){*at, '\0'}, &count);
        if (count >= (ellipsis ? ELLIPSES_LEAST : *at == '_' ? LINE_LEAST : DOTS_LEAST)) {
            *part = (struct part){at, end};
            return true;
        }
        end += end == at;
    }
    return false;
}

/* ?, ***, @@ and nothing else. A dash says that there is nothing. */
bool find_only_signs(const struct text *text, struct part *part)
{
    *part = (struct part){text->start, text->end};
    return strpbrk(text->start, "?*@") && text->start + strspn(text->start, "?*@ ") == text->end;
}
