/*
 * Line-break opportunities (UAX #14) from ICU's rules.
 *
 * Most words of a document are letters and digits with a full stop or comma behind them.  Where one such word follows
 * another after a space, a line may end (LB18) and nothing further away can change that; inside such a word none may
 * (LB13, LB23, LB25, LB28, LB29).  So only what stands between plain words is given to ICU, which costs some hundred
 * instructions a character.
 */
#include "base/unicode.h"

#include <pthread.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* The rules differ by language only for Chinese, Japanese and Korean (CSS Text 3, `line-break`). */
enum { RULES_COMMON, RULES_JAPANESE, RULES_CHINESE, RULES_KOREAN, RULES_COUNT };
static const char *const rules_locale[RULES_COUNT] = {"", "ja", "zh", "ko"};

/* Opening the rules takes longer than using them, and an iterator is good for one thread at a time. */
struct iterators {
    UBreakIterator *by_rules[RULES_COUNT];
};

static pthread_key_t iterators_key;
static pthread_once_t iterators_once = PTHREAD_ONCE_INIT;

static void close_iterators(void *value)
{
    struct iterators *iterators = value;
    for (int i = 0; i < RULES_COUNT; i++) {
        if (iterators->by_rules[i])
            ubrk_close(iterators->by_rules[i]);
        iterators->by_rules[i] = NULL;
    }
}

static void create_key(void)
{
    (void)pthread_key_create(&iterators_key, close_iterators);
}

/* This thread's iterator for the language; NULL if ICU has no rules, for want of memory or of its own files. */
static UBreakIterator *open_iterator(const char *language)
{
    static _Thread_local struct iterators iterators;
    int rules = RULES_COMMON;
    for (int i = 1; i < RULES_COUNT; i++)
        if (!strncmp(language, rules_locale[i], 2) && (language[2] == '\0' || language[2] == '-'))
            rules = i;
    if (!iterators.by_rules[rules]) {
        UErrorCode status = U_ZERO_ERROR;
        pthread_once(&iterators_once, create_key);
        (void)pthread_setspecific(iterators_key, &iterators);
        iterators.by_rules[rules] = ubrk_open(UBRK_LINE, rules_locale[rules], NULL, 0, &status);
    }
    return iterators.by_rules[rules];
}

/* Asks ICU for the breaks in the piece, which begins and ends where a line may. */
static void ask_rules(const char *text, size_t length, const char *language, unsigned char *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = open_iterator(language);
    if (!iterator)
        return;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, text, (int64_t)length, &status);
    ubrk_setUText(iterator, &source, &status);
    if (U_SUCCESS(status)) {
        int32_t at;
        while ((at = ubrk_next(iterator)) != UBRK_DONE) {
            bool hard = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
            breaks[at - 1] = hard ? LINE_BREAK_MANDATORY : LINE_BREAK_ALLOWED;
        }
    }
    utext_close(&source);
}

/* Letters and digits of classes AL and NU among ASCII. */
static bool is_plain_letter(unsigned char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26 || (unsigned char)(byte - '0') < 10;
}

/* A letter of class AL in U+00C0..U+00FF, two bytes from C3 80 on, but for the signs × and ÷. */
static bool is_plain_pair(const unsigned char *at, const unsigned char *end)
{
    return at[0] == 0xC3 && end - at > 1 && at[1] != 0x97 && at[1] != 0xB7;
}

/* The end of the plain word at `at`: letters and digits, then perhaps one of . , : ;  NULL if the word is not plain. */
static const unsigned char *plain_word(const unsigned char *at, const unsigned char *end)
{
    const unsigned char *first = at;
    for (;;) {
        if (at < end && is_plain_letter(*at))
            at++;
        else if (at < end && is_plain_pair(at, end))
            at += 2;
        else
            break;
    }
    if (at == first)
        return NULL;
    if (at < end && (*at == '.' || *at == ',' || *at == ':' || *at == ';'))
        at++;
    return at == end || *at == ' ' ? at : NULL;
}

void unicode_line_breaks(const char *text, size_t length, const char *language, unsigned char *breaks)
{
    const unsigned char *begin = (const unsigned char *)text, *end = begin + length, *at = begin;
    const unsigned char *plain = NULL; /* the word before, if it is plain */
    const unsigned char *open = NULL;  /* where the piece begins that ICU must see: a plain word gives it context */
    memset(breaks, LINE_BREAK_NONE, length);
    while (at < end) {
        const unsigned char *word = at, *word_end = plain_word(at, end);
        if (word_end && plain) {
            if (open)
                ask_rules((const char *)open, (size_t)(word - open), language, breaks + (open - begin));
            open = NULL;
            breaks[word - begin - 1] = LINE_BREAK_ALLOWED;
        }
        if (!word_end && !open)
            open = plain ? plain : word;
        plain = word_end ? word : NULL;
        at = word_end ? word_end : word;
        while (at < end && *at != ' ')
            at++;
        while (at < end && *at == ' ')
            at++;
    }
    if (open)
        ask_rules((const char *)open, (size_t)(end - open), language, breaks + (open - begin));
    if (length)
        breaks[length - 1] = LINE_BREAK_MANDATORY;
}
