#include "sheet/spelling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

enum {
    SLOTS = 16384, /* there are some 5,000 pairs */
    LANGUAGES_MOST = 32,
    BEGIN = '^',
    END = '$',
    DOTTED_CAPITAL_I = 0x130
};

enum {
    COST_LETTER = 8,
    COST_PAIR = 4,
    COST_PAIR_OF_KIND = 2,
    COST_SIGN = 9,
    COST_SIGN_BESIDE = 1,
    COST_CAPITAL = 8,
    COST_SMALL = 4,
    COST_SCRIPTS = 12
};

/* Which languages have the pair of letters; one letter is its pair with 0. */
struct pair {
    uint32_t key, languages;
};

struct spelling {
    struct pair pairs[SLOTS];
    uint32_t all; /* the languages */
};

/* ------------------------------------------------------------------------------------------------ pairs */

static struct pair *pair_slot(struct spelling *spelling, uint32_t key)
{
    uint32_t at = (key * UINT32_C(2654435761)) >> 18;
    while (spelling->pairs[at].key && spelling->pairs[at].key != key)
        at = (at + 1) % SLOTS;
    return &spelling->pairs[at];
}

static void put_pair(struct spelling *spelling, uint32_t first, uint32_t second, uint32_t language)
{
    struct pair *pair = pair_slot(spelling, first << 16 | second);
    pair->key = first << 16 | second;
    pair->languages |= language;
}

static uint32_t languages_of(const struct spelling *spelling, uint32_t first, uint32_t second)
{
    return pair_slot((struct spelling *)spelling, first << 16 | second)->languages;
}

/* The kind of a letter, for pairs that were not seen: what stands behind one vowel may stand behind another. */
static uint32_t kind_of(uint32_t letter)
{
    static const char vowels[] = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿāăąēėęěīįıōőœūůűųаеёиоуыэюяіїєαεηιουωάέήίόύώϊϋΐΰ";
    const char *at = vowels, *end = vowels + sizeof vowels - 1;
    if (letter == BEGIN || letter == END)
        return letter;
    while (at < end)
        if (utf8_next(&at, end) == letter)
            return 'V';
    return 'C';
}

static void take_language(struct spelling *spelling, const char *letters, uint32_t language)
{
    const char *at = letters, *end = letters + strlen(letters);
    while (at < end) {
        uint32_t letter = utf8_next(&at, end), other;
        put_pair(spelling, 0, letter, language);
        for (at++; (other = utf8_next(&at, end)) != ' ';) {
            put_pair(spelling, other, letter, language);
            put_pair(spelling, kind_of(other), letter, language);
        }
        while ((other = utf8_next(&at, end)) != ';') {
            put_pair(spelling, letter, other, language);
            put_pair(spelling, letter, kind_of(other), language);
        }
    }
}

struct spelling *spelling_create(void)
{
    struct spelling *spelling = memory_zeroed(1, sizeof *spelling);
    for (int i = 0; spelling_languages[i].language && i < LANGUAGES_MOST; i++) {
        take_language(spelling, spelling_languages[i].letters, UINT32_C(1) << i);
        spelling->all |= UINT32_C(1) << i;
    }
    return spelling;
}

void spelling_destroy(struct spelling *spelling)
{
    free(spelling);
}

/* ------------------------------------------------------------------------------------------------ letters */

enum script { SIGN, DIGIT, LATIN, GREEK, CYRILLIC };

static enum script script_of(uint32_t letter)
{
    if (letter < 0x80)
        return unicode_is_letter(letter) ? LATIN : unicode_is_digit(letter) ? DIGIT : SIGN;
    if ((letter >= 0xC0 && letter < 0x250 && letter != 0xD7 && letter != 0xF7 && letter != 0x192))
        return LATIN;
    if (letter >= 0x386 && letter < 0x3CF && letter != 0x387)
        return GREEK;
    return letter >= 0x400 && letter < 0x492 ? CYRILLIC : SIGN;
}

static uint32_t lower(uint32_t letter)
{
    return letter == DOTTED_CAPITAL_I ? letter : unicode_lower(letter);
}

static bool is_upper(uint32_t letter)
{
    return unicode_lower(letter) != letter;
}

static bool is_lower(uint32_t letter)
{
    return script_of(letter) > DIGIT && !is_upper(letter);
}

/* Spaces and dashes, which may stand beside words. Quotation marks hardly do in lists. */
static bool is_beside_words(uint32_t sign)
{
    return sign == 0xA0 || (sign >= 0x2010 && sign <= 0x2015);
}

/* ------------------------------------------------------------------------------------------------ what speaks against it */

/* A sign at `at`. */
static int sign_cost(const uint32_t *letters, int count, int at)
{
    enum script before = at ? script_of(letters[at - 1]) : SIGN;
    enum script behind = at + 1 < count ? script_of(letters[at + 1]) : SIGN;
    if (letters[at] == 0x2019 && before > DIGIT && behind > DIGIT) /* O’Brien, d’Arc, Zoë’s; hardly An’bal */
        return at == 1 || is_upper(letters[at + 1]) || at + 2 == count ? 0 : COST_SMALL;
    if (is_beside_words(letters[at]) && (letters[at] == 0xA0 || before < LATIN || behind < LATIN || is_upper(letters[at + 1])))
        return COST_SIGN_BESIDE;
    if (before == DIGIT || (before < LATIN && behind < LATIN))
        return COST_SIGN_BESIDE;
    return COST_SIGN;
}

/* A capital behind a small letter, or a small letter behind capitals, where one of both is not of ASCII. */
static int case_cost(const uint32_t *letters, int at)
{
    if (!at || script_of(letters[at - 1]) < LATIN || (letters[at] < 0x80 && letters[at - 1] < 0x80))
        return 0;
    if (is_upper(letters[at]) && is_lower(letters[at - 1]))
        return COST_CAPITAL;
    return at > 1 && is_lower(letters[at]) && is_upper(letters[at - 1]) && is_upper(letters[at - 2]) ? COST_SMALL : 0;
}

static int shape_cost(const uint32_t *letters, int count)
{
    enum script script = SIGN;
    int cost = 0;
    for (int i = 0; i < count; i++) {
        enum script here = script_of(letters[i]);
        if (here == SIGN)
            cost += sign_cost(letters, count, i);
        if (here < LATIN)
            continue;
        cost += case_cost(letters, i);
        if (script > DIGIT && script != here)
            cost += COST_SCRIPTS;
        script = here;
    }
    return cost;
}

/* The letter at `at` in lower case; the end of a word where there is none. */
static uint32_t neighbour(const uint32_t *letters, int count, int at, uint32_t end)
{
    return at < 0 || at >= count || script_of(letters[at]) < LATIN ? end : lower(letters[at]);
}

static int pair_cost(uint32_t language, uint32_t pair, uint32_t kind)
{
    return pair & language ? 0 : kind & language ? COST_PAIR_OF_KIND : COST_PAIR;
}

/* Adds to the costs of each language what it lacks of the letter at `at` and its neighbours. */
static void add_letter(const struct spelling *spelling, const uint32_t *letters, int count, int at, int costs[LANGUAGES_MOST])
{
    uint32_t letter = lower(letters[at]);
    uint32_t has = languages_of(spelling, 0, letter);
    uint32_t before = neighbour(letters, count, at - 1, BEGIN), behind = neighbour(letters, count, at + 1, END);
    uint32_t pair_before = languages_of(spelling, before, letter), kind_before = languages_of(spelling, kind_of(before), letter);
    uint32_t pair_behind = languages_of(spelling, letter, behind), kind_behind = languages_of(spelling, letter, kind_of(behind));
    for (int i = 0; i < LANGUAGES_MOST; i++) {
        uint32_t language = UINT32_C(1) << i;
        costs[i] += has & language ? pair_cost(language, pair_before, kind_before) + pair_cost(language, pair_behind, kind_behind)
                                   : COST_LETTER;
    }
}

int spelling_cost(const struct spelling *spelling, const uint32_t *letters, int count)
{
    int costs[LANGUAGES_MOST] = {0}, least = SPELLING_COST_MOST;
    for (int i = 0; i < count; i++)
        if (letters[i] >= 0x80 && script_of(letters[i]) > DIGIT)
            add_letter(spelling, letters, count, i, costs);
    for (int i = 0; i < LANGUAGES_MOST; i++)
        if (spelling->all >> i & 1 && costs[i] < least)
            least = costs[i];
    least += shape_cost(letters, count);
    return least < SPELLING_COST_MOST ? least : SPELLING_COST_MOST;
}
