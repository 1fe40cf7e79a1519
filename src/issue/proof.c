#include "issue/proof.h"

#include <nettle/memops.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "issue/digest.h"
#include "issue/likeness.h"

static void put_word(const char *text, const char *end, struct buffer *out)
{
    while (text < end) {
        uint32_t letter = utf8_next(&text, end);
        if (unicode_is_letter(letter) || unicode_is_digit(letter))
            unicode_fold(out, letter);
    }
}

/* Spaces and hyphens, which some write and others do not. */
static bool ends_word(uint32_t letter)
{
    return letter == ' ' || letter == 0xA0 || letter == 0x202F || letter == '-' || (letter >= 0x2010 && letter <= 0x2015) ||
           unicode_is_space(letter);
}

/* A part of a name between spaces and hyphens. One without letters is none. */
struct word {
    const char *begin, *end;
};

enum { WORDS_MOST = 16 };

static void add_word(struct word words[WORDS_MOST], size_t *count, const char *begin)
{
    if (*count == WORDS_MOST)
        memmove(words, words + 1, --*count * sizeof *words);
    words[(*count)++].begin = begin;
}

/* The last words of a name; how many. */
static size_t split(const char *name, struct word words[WORDS_MOST])
{
    const char *end = name + strlen(name);
    size_t count = 0;
    bool within = false;
    for (const char *at = name, *next; at < end; at = next) {
        next = at;
        uint32_t letter = utf8_next(&next, end);
        if (ends_word(letter)) {
            within = false;
        } else if (!within && (unicode_is_letter(letter) || unicode_is_digit(letter))) {
            add_word(words, &count, at);
            within = true;
        }
        if (within)
            words[count - 1].end = next;
    }
    return count;
}

/* The last so many words in one; nothing, if there are fewer. */
static void put_end(const struct word *words, size_t count, size_t last, struct buffer *out)
{
    if (last <= count)
        put_word(words[count - last].begin, words[count - 1].end, out);
}

/* Whether the word by itself says who somebody is: "van" does not, nor does an initial. */
static bool tells(const struct buffer *word)
{
    const char *at = (const char *)word->bytes, *end = at + word->length;
    if (!word->length)
        return false;
    utf8_next(&at, end);
    return at < end && !name_is_particle((const char *)word->bytes, word->length);
}

/* Those before the last, from the end to the first of these. */
static void put_others(const struct word *words, size_t count, size_t first, struct buffer *out)
{
    const struct buffer *last = out + PROOF_OTHERS;
    for (size_t i = count > 0 ? count - 1 : 0; i-- > first && out < last;) {
        buffer_clear(out);
        put_word(words[i].begin, words[i].end, out);
        if (tells(out))
            out++;
        else
            buffer_clear(out);
    }
}

void proof_words(const char *name, const char *surname, struct buffer list[PROOF_WORDS])
{
    struct word words[WORDS_MOST];
    size_t count = split(surname ? surname : name, words);
    for (size_t i = 0; i < PROOF_WORDS; i++)
        buffer_clear(&list[i]);
    for (size_t i = 0; i < PROOF_ENDS; i++)
        put_end(words, count, i + 1, &list[i]);
    put_others(words, count, surname ? 0 : 1, list + PROOF_ENDS);
    put_word(name, name + strlen(name), &list[PROOF_WORDS - 1]);
}

void proof_words_finish(struct buffer list[PROOF_WORDS])
{
    for (size_t i = 0; i < PROOF_WORDS; i++)
        buffer_finish(&list[i]);
}

void proof_of_number(const char *number, struct buffer *out)
{
    put_word(number, number + strlen(number), out);
}

bool proof_is(const struct buffer *given, const struct buffer *wanted)
{
    char one[DIGEST_SIZE], other[DIGEST_SIZE];
    digest_bytes(given->bytes, given->length, one);
    digest_bytes(wanted->bytes, wanted->length, other);
    return given->length && memeql_sec(one, other, sizeof one);
}

bool proof_fits_name(const char *given, const char *name, const char *surname)
{
    struct buffer last = {0}, whole = {0}, wanted[PROOF_WORDS] = {{0}};
    struct word words[WORDS_MOST];
    size_t count = split(given, words);
    put_end(words, count, 1, &last);
    put_word(given, given + strlen(given), &whole);
    proof_words(name, surname, wanted);
    bool fits = false;
    for (size_t i = 0; i < PROOF_WORDS; i++) {
        fits |= proof_is(&last, &wanted[i]);
        fits |= proof_is(&whole, &wanted[i]);
    }
    buffer_finish(&last);
    buffer_finish(&whole);
    proof_words_finish(wanted);
    return fits;
}
