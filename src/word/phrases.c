#include "word/phrases.h"

#include <string.h>

#include "base/unicode.h"

enum { NOTE_HEADING_MOST = 40 /* bytes of the first line of the explanatory note */ };

/* ------------------------------------------------------------------------------------------------ folding */

const char *skip_number(const char *words)
{
    return words + strspn(words, " .*()0123456789");
}

static bool counts(uint32_t code)
{
    return unicode_is_letter(code) || unicode_is_digit(code);
}

struct folded fold_words(const char *words, struct arena *arena)
{
    struct buffer key = {0}, ends = {0};
    const char *end = words + strlen(words);
    for (const char *at = words; at < end;) {
        uint32_t code = utf8_next(&at, end);
        if (counts(code))
            unicode_fold(&key, code);
        for (unsigned offset = (unsigned)(at - words); ends.length < key.length * sizeof offset;)
            buffer_append(&ends, &offset, sizeof offset);
    }
    unsigned *copy = arena_new_array(arena, unsigned, key.length + 1);
    if (key.length)
        memcpy(copy, ends.bytes, ends.length);
    const struct folded folded = {words, arena_copy(arena, (const char *)key.bytes, key.length), key.length, copy};
    buffer_finish(&key);
    buffer_finish(&ends);
    return folded;
}

/* ------------------------------------------------------------------------------------------------ phrases */

static void make(struct phrase *phrase, const struct word_phrase *said, struct arena *arena)
{
    const char **parts = arena_new_array(arena, const char *, PHRASE_VALUES_MOST + 1), **keys = arena_new_array(arena, const char *, PHRASE_VALUES_MOST + 1);
    *phrase = (struct phrase){said, parts, keys, 0};
    for (const char *at = said->words, *next; at && phrase->count <= PHRASE_VALUES_MOST; at = next) {
        const char *value = strchr(at, WORD_VALUE);
        next = value ? value + 1 : NULL;
        parts[phrase->count] = arena_copy(arena, at, value ? (size_t)(value - at) : strlen(at));
        keys[phrase->count] = fold_words(parts[phrase->count], arena).key;
        phrase->count++;
    }
}

struct phrases phrases_make(const struct word_phrase *said, size_t count, struct arena *arena)
{
    struct phrases phrases = {arena_new_array(arena, struct phrase, count), count};
    for (size_t i = 0; i < count; i++)
        make(&phrases.list[i], &said[i], arena);
    return phrases;
}

struct phrases phrases_in(const struct phrases *phrases, const char *language, struct arena *arena)
{
    struct phrases chosen = {arena_new_array(arena, struct phrase, phrases->count), 0};
    for (size_t i = 0; i < phrases->count; i++)
        if (strcmp(phrases->list[i].said->language, language) == 0)
            chosen.list[chosen.count++] = phrases->list[i];
    return chosen;
}

bool phrase_is(const struct phrase *phrase, const char *label)
{
    return phrase && strcmp(phrase->said->label, label) == 0;
}

static bool begins_with(const char *words, const char *beginning)
{
    return strncmp(words, beginning, strlen(beginning)) == 0;
}

/* Whether it heads a section or a field; of those with values the headings of sections alone: "Title of the certificate (NL)". */
static bool phrase_is_heading(const struct phrase *phrase)
{
    const char *label = phrase->said->label, *dot = strrchr(label, '.');
    if (dot && strcmp(dot, ".heading") == 0)
        return true;
    return phrase->count == 1 && (*phrase->said->path || begins_with(label, "official.") || begins_with(label, "pathways.") ||
                                  (strcmp(label, "note") == 0 && strlen(phrase->keys[0]) < NOTE_HEADING_MOST));
}

/* ------------------------------------------------------------------------------------------------ fitting */

/* Behind the letters of the key, which stand at this one of the words' key. */
static size_t offset_at(const struct folded *folded, size_t at)
{
    return at ? folded->ends[at - 1] : 0;
}

static bool ends_word(const struct folded *folded, size_t at)
{
    const char *next = folded->words + offset_at(folded, at), *end = next + strlen(next);
    return next == end || !counts(utf8_next(&next, end));
}

static bool stands_at(const struct folded *folded, size_t at, const char *key)
{
    size_t length = strlen(key);
    return at + length <= folded->length && memcmp(folded->key + at, key, length) == 0 && ends_word(folded, at + length);
}

static bool begins_word(const struct folded *folded, size_t at)
{
    return !at || ends_word(folded, at);
}

/* Behind a space that no line may end at, as French has before a colon; else NULL. */
static const char *skip_narrow(const char *at)
{
    if (strncmp(at, "\xC2\xA0", 2) == 0)
        return at + 2;
    return strncmp(at, "\xE2\x80\xAF", 3) == 0 ? at + 3 : NULL;
}

/* Signs at the beginning of a value are those between it and the words; white space at its end goes. */
static const char *value_between(const struct folded *folded, size_t from, size_t to, struct arena *arena)
{
    const char *start = folded->words + offset_at(folded, from), *end = folded->words + (to == folded->length ? strlen(folded->words) : offset_at(folded, to));
    for (const char *next; start < end && ((next = skip_narrow(start)) || strchr(" :-\n(", *start));)
        start = next ? next : start + 1;
    while (end > start && strchr(" :-\n", end[-1]))
        end--;
    return arena_copy(arena, start, (size_t)(end - start));
}

/* A value that ends with a colon, as the number in "Core task 1: …": key and where it goes on; false: it has none. */
static bool cut_at_sign(const struct folded *folded, size_t from, const char *sign, size_t *to)
{
    const char *start = folded->words + offset_at(folded, from), *found = strstr(start, sign);
    *to = from;
    while (found && *to < folded->length && folded->ends[*to] <= (unsigned)(found - folded->words))
        ++*to;
    return found;
}

static const char *sign_of(const char *part, struct arena *arena)
{
    size_t length = strlen(part);
    while (length && part[length - 1] == ' ')
        length--;
    part += strspn(part, " ");
    return length ? arena_copy(arena, part, strcspn(part, " ")) : " ";
}

/* Where the value ends that begins there. */
static bool find_end(const struct phrase *phrase, size_t part, const struct folded *folded, size_t from, size_t *to, struct arena *arena)
{
    *to = folded->length;
    if (part == phrase->count - 1 && !*phrase->keys[part])
        return true;
    if (!*phrase->keys[part])
        return cut_at_sign(folded, from, sign_of(phrase->parts[part], arena), to);
    for (size_t at = from + 1; at < folded->length; at++)
        if (begins_word(folded, at) && stands_at(folded, at, phrase->keys[part]) &&
            (part < phrase->count - 1 || at + strlen(phrase->keys[part]) == folded->length)) {
            *to = at;
            return true;
        }
    return false;
}

bool phrase_fits(const struct phrase *phrase, const struct folded *folded, const char *values[PHRASE_VALUES_MOST], struct arena *arena)
{
    size_t at = strlen(phrase->keys[0]), to;
    if (at && !stands_at(folded, 0, phrase->keys[0]))
        return false;
    if (phrase->count == 1)
        return at == folded->length;
    for (size_t part = 1; part < phrase->count; part++) {
        if (!find_end(phrase, part, folded, at, &to, arena))
            return false;
        values[part - 1] = value_between(folded, at, to, arena);
        at = to + strlen(phrase->keys[part]);
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ headings */

/* "NL" of "(NL)", "FI, SV" of "(FI, SV)"; NULL: there is none, as in "(in years)". */
static const char *code_in(const char *rest, struct arena *arena)
{
    enum { CODE_LEAST = 2, CODE_MOST = 8 };
    const char *code = strchr(rest, '(') ? strchr(rest, '(') + 1 : "", *at = code;
    for (size_t length; (length = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-")) >= CODE_LEAST && length <= CODE_MOST;
         at += strspn(at, ", "))
        if (*(at += length) != ',')
            return *at == ')' ? arena_copy(arena, code, (size_t)(at - code)) : NULL;
    return NULL;
}

enum { BRACKETS_MOST = 60 };

/* Brackets, such as "(EN)" or "(in months)", the signs of a footnote, and nothing else: gives where that ends. */
static const char *skip_signs(const char *rest)
{
    const char *next;
    rest += strspn(rest, "0123456789"); /* a footnote's number */
    for (int inside = 0; *rest && ((next = skip_narrow(rest)) || inside || strchr(" .*()", *rest)); rest = next ? next : rest + 1)
        inside = *rest == '(' ? 1 : *rest == ')' ? 0 : inside && inside < BRACKETS_MOST ? inside + 1 : 0;
    return rest;
}

/* What stands behind a heading's words; false: they go on, so it is none. */
static bool read_rest(const char *rest, struct heading *heading, struct arena *arena)
{
    const char *behind = skip_signs(rest);
    heading->code = code_in(arena_copy(arena, rest, (size_t)(behind - rest)), arena);
    if (*behind && *behind != ':' && *behind != '\n')
        return false;
    for (const char *next; (next = skip_narrow(behind)) || (*behind && strchr(" :\n", *behind));)
        behind = next ? next : behind + 1;
    heading->rest = *behind ? behind : NULL;
    return true;
}

struct heading phrases_heading(const struct phrases *phrases, const struct folded *folded, struct arena *arena)
{
    struct heading best = {0};
    size_t most = 0;
    for (size_t i = 0; i < phrases->count; i++) {
        const struct phrase *phrase = &phrases->list[i];
        struct heading heading = {.phrase = phrase};
        size_t length = strlen(phrase->keys[0]);
        if (length > most && phrase_is_heading(phrase) && stands_at(folded, 0, phrase->keys[0]) &&
            read_rest(folded->words + offset_at(folded, length), &heading, arena)) {
            best = heading;
            most = length;
        }
    }
    return best;
}
