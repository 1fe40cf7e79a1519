/*
 * Line-break opportunities (UAX #14) from ICU's rules.
 *
 * Most words of a document are letters and digits with stops, hyphens, slashes or brackets.  Where one such word follows
 * another after a space, a line may end (LB18) and nothing further away can change that; inside such a word two
 * neighbours tell.  So only what stands between plain words is given to ICU, which costs some hundred instructions a
 * character, and to open its rules as much as a page.
 */
#include "base/unicode.h"

#include <pthread.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/memory.h"

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

/* This thread's iterator for the language; NULL if ICU has no rules, for want of its own files. */
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
        if (status == U_MEMORY_ALLOCATION_ERROR)
            memory_exhausted();
    }
    return iterators.by_rules[rules];
}

/* Asks ICU for the breaks in the piece, which begins and ends where a line may. */
static void ask_rules(const char *text, size_t length, const char *language, unsigned char *breaks)
{
    UErrorCode status = U_ZERO_ERROR;
    memory_watch();
    UBreakIterator *iterator = open_iterator(language);
    if (!iterator) {
        memory_check();
        return;
    }
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
    memory_check();
}

/* ------------------------------------------------------------------------------------------------ plain words */

/* The classes of UAX #14 that plain words are made of, AL, NU, IS, SY, HY, OP, CP, PO; of QU the apostrophe. */
enum class { OTHER, START, LETTER, DIGIT, STOP, SLASH, HYPHEN, OPENING, CLOSING, PERCENT, APOSTROPHE, CLASSES };

static const unsigned char classes[256] = {
    ['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['*'] = LETTER, ['0' ... '9'] = DIGIT,
    ['.'] = STOP, [','] = STOP, [':'] = STOP, [';'] = STOP, ['/'] = SLASH, ['-'] = HYPHEN, ['('] = OPENING,
    [')'] = CLOSING, ['%'] = PERCENT,
};

/* Whether a line may end between two: not; certainly; where the first follows a digit it may not; where it follows a letter
 * or digit it may; and 0: the rules must tell. What Unicode 15 and 16 do not agree about is left to them. */
enum { NO = 1, YES, NOT_IN_NUMBER, IN_WORD };

static const unsigned char between[CLASSES][CLASSES] = {
    [START] = {[LETTER] = NO, [DIGIT] = NO, [OPENING] = NO},
    [LETTER] = {[LETTER] = NO, [DIGIT] = NO, [STOP] = NO, [SLASH] = NO, [HYPHEN] = NO, [OPENING] = NO, [CLOSING] = NO,
                [APOSTROPHE] = NO},                                                /* LB28, 23, 13, 21, 30, 19 */
    [DIGIT] = {[LETTER] = NO, [DIGIT] = NO, [STOP] = NO, [SLASH] = NO, [HYPHEN] = NO, [OPENING] = NO, [CLOSING] = NO,
               [PERCENT] = NO},                                                    /* LB23, 25, 13, 21, 30 */
    [STOP] = {[LETTER] = NO, [DIGIT] = NOT_IN_NUMBER, [STOP] = NO, [SLASH] = NO, [HYPHEN] = NO, [CLOSING] = NO}, /* LB29, 25 */
    [SLASH] = {[LETTER] = YES, [DIGIT] = NOT_IN_NUMBER, [STOP] = NO, [SLASH] = NO, [CLOSING] = NO}, /* LB31, 25, 13 */
    [HYPHEN] = {[LETTER] = IN_WORD, [DIGIT] = NO, [STOP] = NO, [SLASH] = NO, [CLOSING] = NO}, /* LB31, 25, 13 */
    [OPENING] = {[LETTER] = NO, [DIGIT] = NO, [OPENING] = NO},                     /* LB14 */
    [CLOSING] = {[LETTER] = NO, [DIGIT] = NO, [STOP] = NO, [SLASH] = NO, [HYPHEN] = NO, [CLOSING] = NO}, /* LB30, 13, 21 */
    [PERCENT] = {[STOP] = NO, [SLASH] = NO, [HYPHEN] = NO, [CLOSING] = NO},        /* LB13, 21 */
    [APOSTROPHE] = {[LETTER] = NO},                                                /* LB19 */
};

/* Of a character outside ASCII: the letters U+00C0..U+017F, which are all but × and ÷; © and ·; ’. */
static enum class wide_class(const unsigned char *at, const unsigned char *end, size_t *length)
{
    *length = 2;
    if (at[0] == 0xC3 && end - at > 1)
        return at[1] == 0x97 || at[1] == 0xB7 ? OTHER : LETTER;
    if ((at[0] == 0xC4 || at[0] == 0xC5) && end - at > 1)
        return LETTER;
    if (at[0] == 0xC2 && end - at > 1)
        return at[1] == 0xA9 || at[1] == 0xB7 ? LETTER : OTHER;
    *length = 3;
    return end - at > 2 && memcmp(at, "\u2019", 3) == 0 ? APOSTROPHE : OTHER;
}

static bool is_alone(const unsigned char *at, const unsigned char *end, const char *sign)
{
    if (*at != (unsigned char)*sign) /* nearly always */
        return false;
    size_t length = strlen(sign), left = (size_t)(end - at);
    return left >= length && memcmp(at, sign, length) == 0 && (left == length || at[length] == ' ');
}

/* Whether a line may end behind `last`; 0: the rules must tell. */
static unsigned end_between(enum class before, enum class last, enum class next)
{
    unsigned verdict = between[last][next];
    if (verdict == NOT_IN_NUMBER)
        return before == DIGIT ? NO : 0;
    if (verdict == IN_WORD)
        return before == LETTER || before == DIGIT ? YES : 0;
    return verdict;
}

/* The end of the plain word at `word`, with the breaks in it; NULL if the word is not plain: there are none then. */
static const unsigned char *plain_word(const unsigned char *word, const unsigned char *end, unsigned char *breaks)
{
    enum class before = START, last = START, next;
    const unsigned char *at = word;
    size_t length = 1;
    if (is_alone(word, end, "\u2013"))
        return word + 3;
    if (is_alone(word, end, "/"))
        return word + 1;
    for (; at < end && *at != ' '; at += length, before = last, last = next) {
        length = 1;
        next = *at < 0x80 ? classes[*at] : wide_class(at, end, &length);
        unsigned verdict = end_between(before, last, next);
        if (verdict == YES)
            breaks[at - word - 1] = LINE_BREAK_ALLOWED;
        if (!verdict) {
            last = START;
            break;
        }
        while (next == LETTER && at + length < end && classes[at[length]] == LETTER)
            length++;
    }
    if (last != START && last != OPENING && last != APOSTROPHE)
        return at;
    memset(breaks, LINE_BREAK_NONE, (size_t)(at - word));
    return NULL;
}

bool unicode_word_breaks(const char *word, size_t length, unsigned char *breaks)
{
    const unsigned char *begin = (const unsigned char *)word, *end = begin + length;
    memset(breaks, LINE_BREAK_NONE, length);
    return !is_alone(begin, end, "/") && plain_word(begin, end, breaks) == end; /* no line ends before a slash */
}

void unicode_line_breaks(const char *text, size_t length, const char *language, unsigned char *breaks)
{
    const unsigned char *begin = (const unsigned char *)text, *end = begin + length, *at = begin;
    const unsigned char *plain = NULL; /* the word before, if it is plain */
    const unsigned char *open = NULL;  /* where the piece begins that ICU must see: a plain word gives it context */
    memset(breaks, LINE_BREAK_NONE, length);
    while (at < end) {
        const unsigned char *word = at, *word_end = plain_word(at, end, breaks + (at - begin));
        if (word_end && plain) {
            if (open)
                ask_rules((const char *)open, (size_t)(word - open), language, breaks + (open - begin));
            open = NULL;
            breaks[word - begin - 1] = is_alone(word, end, "/") ? LINE_BREAK_NONE : LINE_BREAK_ALLOWED; /* LB13, LB18 */
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
