#define _GNU_SOURCE /* memmem */
#include "gate/punctuation.h"

#include <string.h>

#include "base/unicode.h"

/* ------------------------------------------------------------------------------------------------ the list */

static size_t field_length(const char *field)
{
    return strcspn(field, ";\r\n");
}

/* A pair of quotation marks has no semicolon in it, the last field may: it ends where the line does. */
static struct punctuation read_line(const char *quotes)
{
    struct punctuation punctuation = {.quotes = quotes, .quotes_length = field_length(quotes)};
    const char *spaced = quotes + punctuation.quotes_length;
    if (*spaced == ';') {
        punctuation.spaced = spaced + 1;
        punctuation.spaced_length = strcspn(spaced + 1, "\r\n");
    }
    return punctuation;
}

static bool find_line(const char *csv, const char *language, size_t length, struct punctuation *punctuation)
{
    for (const char *at = csv; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strncmp(at, language, length) == 0 && at[length] == ';') {
            *punctuation = read_line(at + length + 1);
            return true;
        }
    return false;
}

struct punctuation punctuation_find(const char *csv, const char *language)
{
    struct punctuation punctuation = {0};
    for (size_t length = strlen(language); length && !find_line(csv, language, length, &punctuation);)
        while (length && language[--length] != '-')
            ;
    return punctuation;
}

/* ------------------------------------------------------------------------------------------------ quotation marks */

enum { PARTED = sizeof "…" - 1 }; /* the bytes of what stands between the two of a pair */

/* The length of the double or angled quotation mark that stands here; 0: there is none. */
static size_t quote_length(const char *at, const char *end)
{
    static const char *const marks[] = {"“", "”", "„", "‟", "«", "»", "‹", "›"};
    if (*at == '"')
        return 1;
    for (size_t i = 0; (*at == '\xE2' || *at == '\xC2') && i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if ((size_t)(end - at) >= length && memcmp(at, marks[i], length) == 0)
            return length;
    }
    return 0;
}

struct mark {
    const char *start;
    size_t length;
};

/* Whether the language has a pair that begins so, and ends so (NULL: in any way). */
static bool is_pair(const struct punctuation *punctuation, const struct mark *first, const struct mark *last)
{
    const char *end = punctuation->quotes + punctuation->quotes_length;
    for (const char *at = punctuation->quotes; at < end; at++) {
        size_t opening = quote_length(at, end);
        const char *closing = at + opening + PARTED;
        if (opening == first->length && memcmp(at, first->start, opening) == 0 && closing < end &&
            (!last || (quote_length(closing, end) == last->length && memcmp(closing, last->start, last->length) == 0)))
            return true;
        while (at < end && *at != ' ')
            at++;
    }
    return false;
}

static bool is_digit_before(const char *text, const char *at)
{
    return at > text && (unsigned char)(at[-1] - '0') < 10;
}

static const char *double_at_fault(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length)
{
    enum { DEPTH_MOST = 4 }; /* deeper is no quotation, and then only the order is not judged */
    struct mark open[DEPTH_MOST];
    int depth = 0;
    const char *end = text + text_length;
    for (const char *at = text; punctuation->quotes_length && at < end; at++) {
        struct mark mark = {at, quote_length(at, end)};
        if (!mark.length)
            continue;
        at += mark.length - 1;
        if (depth && is_pair(punctuation, &open[depth - 1], &mark)) {
            depth--;
        } else if (is_pair(punctuation, &mark, NULL)) {
            depth -= depth == DEPTH_MOST;
            open[depth++] = mark;
        } else if (depth || !is_digit_before(text, mark.start)) {
            *length = mark.length;
            return mark.start;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ single ones */

/* All three are as long as each other. One may be an apostrophe, rightly or not: two about some letters are taken for a pair. */
static const char LOW[] = "‚", TURNED[] = "‘", RAISED[] = "’";
enum { SINGLE_LENGTH = sizeof LOW - 1 };

static bool is_single(const char *at, const char *end, const char *mark)
{
    return end - at >= SINGLE_LENGTH && memcmp(at, mark, SINGLE_LENGTH) == 0;
}

/* Neither a letter nor a digit: what may stand before a word or behind it. */
static bool is_apart(const char *at, const char *end)
{
    if (at == end || *at == '\n')
        return true;
    uint32_t code_point = utf8_next(&at, end);
    return !unicode_is_letter(code_point) && !unicode_is_digit(code_point);
}

static bool begins_word(const char *text, const char *at, const char *end)
{
    const char *before = at;
    while (before > text && ((unsigned char)*--before & 0xC0) == 0x80)
        ;
    return is_apart(at > text ? before : end, end) && !is_apart(at + SINGLE_LENGTH, end);
}

/* What ends the quotation that begins here; NULL: it is none, but an apostrophe: ‘s avonds, rock ‘n’ roll. */
static const char *closing_single(const char *at, const char *end)
{
    enum { LETTERS_LEAST = 3, LOOK_MOST = 300 }; /* [bytes] */
    const char *start = at + SINGLE_LENGTH, *most = end - start > LOOK_MOST ? start + LOOK_MOST : end;
    for (at = start; at < most && *at != '\n'; at++)
        if ((is_single(at, end, RAISED) || is_single(at, end, TURNED)) && is_apart(at + SINGLE_LENGTH, end))
            return at - start >= LETTERS_LEAST && at[-1] != ' ' ? at : NULL;
    return NULL;
}

/* What the language has of them stands among its pairs; one that has none there is not judged. */
static bool has_pair(const struct punctuation *punctuation, const char *opening, const char *closing)
{
    char pair[] = "‘…‘";
    memcpy(pair, opening, SINGLE_LENGTH);
    memcpy(pair + SINGLE_LENGTH + PARTED, closing, SINGLE_LENGTH);
    return memmem(punctuation->quotes, punctuation->quotes_length, pair, sizeof pair - 1);
}

static bool has_singles(const struct punctuation *punctuation)
{
    return has_pair(punctuation, TURNED, RAISED) || has_pair(punctuation, LOW, TURNED) || has_pair(punctuation, LOW, RAISED) ||
           has_pair(punctuation, RAISED, RAISED);
}

static const char *single_at_fault(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length)
{
    const char *end = text + text_length;
    if (!has_singles(punctuation))
        return NULL;
    for (const char *at = text; (at = memchr(at, *LOW, (size_t)(end - at))); at++) {
        bool opens = (is_single(at, end, LOW) || is_single(at, end, TURNED)) && begins_word(text, at, end);
        const char *closing = opens ? closing_single(at, end) : NULL;
        if (closing && !has_pair(punctuation, at, closing)) {
            *length = SINGLE_LENGTH;
            return at;
        }
        at = closing ? closing : at;
    }
    return NULL;
}

const char *quote_at_fault(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length)
{
    const char *fault = double_at_fault(punctuation, text, text_length, length);
    return fault || !punctuation->quotes_length ? fault : single_at_fault(punctuation, text, text_length, length);
}

/* ------------------------------------------------------------------------------------------------ spaces */

static bool begins_with(const char *at, const char *end, const char *sign)
{
    size_t length = strlen(sign);
    return (size_t)(end - at) >= length && memcmp(at, sign, length) == 0;
}

static bool begins_with_any(const char *at, const char *end, const char *const *signs)
{
    for (; *signs; signs++)
        if (begins_with(at, end, *signs))
            return true;
    return false;
}

static bool ends_with_any(const char *text, const char *at, const char *const *signs)
{
    for (; *signs; signs++) {
        size_t length = strlen(*signs);
        if ((size_t)(at - text) >= length && memcmp(at - length, *signs, length) == 0)
            return true;
    }
    return false;
}

static const char *const spaces[] = {" ", "\n", "\u00A0", "\u202F", "\u2009", NULL};

/* Behind it the sentence pauses or ends: no address, time or number goes on. */
static bool ends_there(const char *at, const char *end)
{
    static const char *const closing[] = {")", "]", "»", "”", "\"", NULL};
    return at == end || begins_with_any(at, end, spaces) || begins_with_any(at, end, closing);
}

/* What may stand before a sign without a space: a space, what opens, another such sign: (?), ?! */
static bool begins_there(const char *text, const char *at)
{
    static const char *const opening[] = {"(", "[", "!", "?", "…", "*", NULL};
    return at == text || ends_with_any(text, at, spaces) || ends_with_any(text, at, opening);
}

/* The word before `at` is an address, such as www.europass.eu: what follows may belong to it. */
static bool is_behind_address(const char *text, const char *at)
{
    enum { LOOK_MOST = 100 }; /* [bytes] */
    for (const char *from = at; from > text && at - from < LOOK_MOST && from[-1] != ' '; from--)
        if (from[-1] == '/' || from[-1] == '@' || begins_with(from - 1, at, "www."))
            return true;
    return false;
}

static bool lacks_space(const char *text, const char *end, const char *at, size_t length)
{
    if (begins_with(at, end, "«"))
        return at + length < end && !begins_with_any(at + length, end, spaces);
    if (begins_with(at, end, "»"))
        return at > text && !ends_with_any(text, at, spaces);
    return ends_there(at + length, end) && !begins_there(text, at) && !is_behind_address(text, at);
}

/* The length of the sign of the language that stands here; 0: there is none. */
static size_t sign_length(const struct punctuation *punctuation, const char *at, const char *end)
{
    const char *list_end = punctuation->spaced + punctuation->spaced_length;
    for (const char *sign = punctuation->spaced; sign < list_end; sign++) {
        size_t length = 0;
        while (sign + length < list_end && sign[length] != ' ')
            length++;
        if (length && (size_t)(end - at) >= length && memcmp(at, sign, length) == 0)
            return length;
        sign += length;
    }
    return 0;
}

const char *sign_without_space(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length)
{
    const char *end = text + text_length;
    for (const char *at = text; punctuation->spaced_length && at < end; at++) {
        *length = sign_length(punctuation, at, end);
        if (*length && lacks_space(text, end, at, *length))
            return at;
    }
    return NULL;
}
