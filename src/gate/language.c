#include "gate/language.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/unicode.h"

/* ------------------------------------------------------------------------------------------------ words */

/* The next run of letters; moves *text past it. False at the end. */
static bool next_word(const char **text, const char **word, size_t *length)
{
    const char *end = *text + strlen(*text), *at = *text, *begin = NULL;
    while (at < end) {
        const char *here = at;
        bool letter = unicode_is_letter(utf8_next(&at, end));
        if (letter && !begin)
            begin = here;
        if (!letter && begin) {
            at = here;
            break;
        }
    }
    *text = at;
    *word = begin;
    *length = begin ? (size_t)(at - begin) : 0;
    return begin != NULL;
}

static bool is_address(const char *word, size_t length)
{
    return memchr(word, '@', length) || (length > 4 && memcmp(word, "www.", 4) == 0) ||
           (length > 8 && memcmp(word, "http", 4) == 0);
}

static const char blanks[] = " \t\r\n";

/* What stands between two blanks. */
struct chunk {
    const char *end; /* first: where the text begins */
    bool is_address;
};

/* Whether what is here belongs to an address: the chunk goes on to it. */
static bool is_in_address(struct chunk *chunk, const char *here)
{
    while (chunk->end <= here) {
        const char *start = chunk->end + strspn(chunk->end, blanks);
        size_t length = strcspn(start, blanks);
        chunk->is_address = is_address(start, length);
        chunk->end = start + length;
    }
    return chunk->is_address;
}

size_t count_words(const char *text)
{
    size_t count = 0;
    for (size_t length; *(text += strspn(text, blanks)); text += length) {
        length = strcspn(text, blanks);
        size_t letters = 0;
        bool small = false;
        for (const char *at = text, *end = text + length; at < end && (letters < 2 || !small);) {
            uint32_t c = utf8_next(&at, end);
            letters = unicode_is_letter(c) ? letters + 1 : 0;
            small |= letters && unicode_lower(c) == c;
        }
        count += letters > 1 && small && !is_address(text, length);
    }
    return count;
}

/* ------------------------------------------------------------------------------------------------ languages */

static size_t primary_length(const char *language)
{
    return strcspn(language, "-");
}

static bool is_among(const char *list, const char *language)
{
    size_t length = primary_length(language);
    for (const char *at = list; (at = strchr(at, ' ')); at++)
        if (strncmp(at + 1, language, length) == 0 && at[1 + length] == ' ')
            return true;
    return false;
}

static bool is_same_language(const char *one, const char *other)
{
    size_t length = primary_length(one);
    return length == primary_length(other) && strncmp(one, other, length) == 0;
}

/* Near of kin: what a form says is often the same in both, letter by letter. */
static bool is_near(const char *one, const char *other)
{
    static const char *const families[] = {" da nb nn no sv ", " cs sk ", " hr bs sr sl me ", " bg mk sr ", " pt gl es ca ",
                                           " ru uk be ",       " nl af ", " de lb ",          " fr oc ca ", " et fi "};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (is_among(families[i], one) && is_among(families[i], other))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ scripts */

/* The blocks of Unicode 15 that these letters stand in. */
enum script script_of(uint32_t c)
{
    static const struct {
        uint32_t first, last;
        enum script script;
    } blocks[] = {{'A', 0x24F, SCRIPT_LATIN},          {0x370, 0x3FF, SCRIPT_GREEK},     {0x400, 0x52F, SCRIPT_CYRILLIC},
                  {0x530, 0x58F, SCRIPT_ARMENIAN},     {0x590, 0x5FF, SCRIPT_HEBREW},    {0x600, 0x6FF, SCRIPT_ARABIC},
                  {0x10A0, 0x10FF, SCRIPT_GEORGIAN},   {0x1C90, 0x1CBF, SCRIPT_GEORGIAN}, {0x1E00, 0x1EFF, SCRIPT_LATIN},
                  {0x1F00, 0x1FFF, SCRIPT_GREEK}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c <= blocks[i].last)
            return blocks[i].script;
    return SCRIPT_OTHER;
}

enum script script_of_language(const char *language)
{
    static const struct {
        const char *languages;
        enum script script;
    } scripts[] = {
        {" cs da de en es et eu fi fr ga gl ca hr hu is it lb lt lv mt nb nl nn no pl pt ro sk sl sq sv tr cy af ", SCRIPT_LATIN},
        {" el ", SCRIPT_GREEK},
        {" bg mk ru uk be ", SCRIPT_CYRILLIC},
        {" hy ", SCRIPT_ARMENIAN},
        {" he ", SCRIPT_HEBREW},
        {" ar ", SCRIPT_ARABIC},
        {" ka ", SCRIPT_GEORGIAN}};
    /* A tag of a language written in several says which (ISO 15924); one with other parts says what differs within one. */
    const char *part = language + primary_length(language);
    if (strcmp(part, "-Latn") == 0 || strcmp(part, "-Cyrl") == 0)
        return part[1] == 'L' ? SCRIPT_LATIN : SCRIPT_CYRILLIC;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts && strlen(part) != strlen("-Latn"); i++)
        if (is_among(scripts[i].languages, language))
            return scripts[i].script;
    return SCRIPT_OTHER;
}

/* No byte begins a letter of another script: those of U+0370 to U+07FF and U+1000 to U+1FFF. */
static bool is_surely_latin(const char *text)
{
    static const uint64_t HIGH = 0x8080808080808080;
    size_t length = strlen(text), i = 0;
    while (i < length) {
        uint64_t eight = HIGH;
        if (length - i >= sizeof eight)
            memcpy(&eight, text + i, sizeof eight);
        if (!(eight & HIGH)) { /* ASCII, as most is */
            i += sizeof eight;
            continue;
        }
        unsigned char byte = (unsigned char)text[i++];
        if ((byte >= 0xCD && byte <= 0xDF) || byte == 0xE1)
            return false;
    }
    return true;
}

bool is_in_another_script(const char *text, enum script own)
{
    size_t letters = 0, foreign = 0, words = 0, length;
    struct chunk chunk = {text, false};
    if (own == SCRIPT_OTHER || (own == SCRIPT_LATIN && is_surely_latin(text)))
        return false;
    for (const char *word; next_word(&text, &word, &length);) {
        if (is_in_address(&chunk, word))
            continue;
        size_t count = 0, others = 0;
        bool small = false;
        for (const char *at = word, *end = word + length; at < end; count++) {
            uint32_t c = utf8_next(&at, end);
            small |= unicode_lower(c) == c;
            others += script_of(c) != own && script_of(c) != SCRIPT_OTHER;
        }
        if (!small || count < 2)
            continue;
        words++;
        letters += count;
        foreign += others;
    }
    return words > 1 && 2 * foreign > letters;
}

/* ------------------------------------------------------------------------------------------------ untranslated */

static bool is_same_text(const char *one, const char *other)
{
    for (;;) {
        for (; *one == *other && *one && !ascii_is_space(*one); one++)
            other++;
        bool space = ascii_is_space(*one), other_space = ascii_is_space(*other);
        if (!space && !other_space)
            return *one == *other;
        one += strspn(one, " \t\r\n");
        other += strspn(other, " \t\r\n");
        if (*one != *other || (space != other_space && *one))
            return false;
        if (!*one)
            return true;
        one++;
        other++;
    }
}

bool is_untranslated(const char *text, const char *language, const char *other_text, const char *other_language)
{
    text += strspn(text, " \t\r\n"); /* nearly always the first letters differ */
    other_text += strspn(other_text, " \t\r\n");
    if (*text != *other_text || !is_same_text(text, other_text) || is_same_language(language, other_language))
        return false;
    return count_words(text) >= (is_near(language, other_language) ? 5 : 2);
}

/* ------------------------------------------------------------------------------------------------ small words */

struct small_words {
    const char *language, *words; /* a space before and after each */
    struct small_words *next;
};

struct small_words *small_words_read(const char *text, size_t length, struct arena *arena)
{
    struct small_words *first = NULL;
    for (const char *end = text + length; text < end;) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        line_end = line_end ? line_end : end;
        const char *parted = memchr(text, ';', (size_t)(line_end - text));
        if (parted && *text != '#') {
            struct small_words *words = arena_new(arena, struct small_words);
            words->language = arena_copy(arena, text, (size_t)(parted - text));
            words->words = arena_format(arena, " %.*s ", (int)(line_end - parted - 1), parted + 1);
            words->next = first;
            first = words;
        }
        text = line_end + 1;
    }
    return first;
}

/* In small letters between spaces; NULL: too long to be a small word. */
static const char *lowered(const char *word, size_t length, char *out, size_t size)
{
    size_t used = 0;
    out[used++] = ' ';
    for (const char *end = word + length; word < end;) {
        if (used + 6 > size)
            return NULL;
        used += utf8_put(unicode_lower(utf8_next(&word, end)), out + used);
    }
    out[used++] = ' ';
    out[used] = '\0';
    return out;
}

/* Words of the text that are small words of `words` and not of `against`; each counts once. */
static size_t count_small(const struct small_words *words, const struct small_words *against, const char *text)
{
    char key[32], met[512] = "";
    size_t count = 0, length;
    for (const char *word; next_word(&text, &word, &length);) {
        if (!lowered(word, length, key, sizeof key) || !strstr(words->words, key) || strstr(met, key) ||
            (against && strstr(against->words, key)) || strlen(met) + strlen(key) >= sizeof met)
            continue;
        strcat(met, key);
        count++;
    }
    return count;
}

const char *language_instead(const struct small_words *words, const char *text, const char *language)
{
    const struct small_words *own = words, *best = NULL;
    size_t most = 1;
    while (own && !is_same_language(own->language, language))
        own = own->next;
    if (!own)
        return NULL;
    for (const struct small_words *other = words; other; other = other->next) {
        size_t count = other == own ? 0 : count_small(other, own, text);
        if (count <= most || count_small(own, other, text) > 0)
            continue;
        most = count;
        best = other;
    }
    return best ? best->language : NULL;
}
