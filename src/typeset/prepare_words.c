/* Preparing word by word: gives what prepare.c does, which reads each letter. */
#include "typeset/prepare_words.h"

#include <string.h>

#include "base/unicode.h"
#include "typeset/bonds.h"
#include "typeset/opportunities.h"
#include "typeset/typesetter_inside.h"

enum { NO_RUN = -1 };

/* A word in its place, and the space before it. */
struct standing {
    struct known_word *word;
    int run, space_run;     /* its first; NO_RUN: there is no space */
    unsigned char space;    /* see opportunities.h */
    bool name, in_brackets, numbered; /* see token.h */
};

struct sentence {
    struct typesetter *typesetter;
    const struct paragraph_content *content;
    const struct prepared *prepared;
    bool one_line;
    struct buffer *words;   /* of struct standing */
    size_t count;
    int space_run;          /* of the space behind the last word */
    size_t brackets;        /* that are open */
    struct word_part parts[WORD_PARTS_MOST]; /* of the word at hand, */
    size_t part_count;
    int run;                /* which begins in this one */
};

static struct standing *standing_at(const struct sentence *sentence, size_t index)
{
    return (struct standing *)(void *)sentence->words->bytes + index;
}

/* ------------------------------------------------------------------------------------------------ words */

static struct token as_token(struct standing *standing)
{
    struct known_word *word = standing->word;
    return (struct token){.text = word->text, .length = word->length, .typography = word->manner->typography,
                          .space = &standing->space, .listed = word->listed, .in_brackets = standing->in_brackets, .numbered = standing->numbered};
}

/* The last word and the one before. */
static void bind_last(const struct sentence *sentence)
{
    struct standing *last = standing_at(sentence, sentence->count - 1);
    struct token first = {.length = 0}, before = as_token(last - 1), after = as_token(last);
    if (sentence->count > 2)
        first = as_token(last - 2);
    bind_tokens(&first, &before, &after);
    last->numbered = after.numbered;
}

/* The word, which begins in the run. */
static bool add_word(struct sentence *sentence, int run, struct known_word *word)
{
    struct buffer *words = sentence->words;
    if (!word || !word->count)
        return false;
    if (words->capacity - words->length < sizeof(struct standing))
        (void)buffer_reserve(words, sizeof(struct standing));
    struct standing *standing = (void *)(words->bytes + words->length);
    *standing = (struct standing){.word = word, .run = run, .space_run = sentence->count ? sentence->space_run : NO_RUN,
                                  .space = LINE_BREAK_ALLOWED, .in_brackets = sentence->brackets > 0};
    words->length += sizeof *standing;
    if (word->has_brackets || sentence->brackets) {
        const struct token token = as_token(standing);
        standing->name = token_is_name(&token, &sentence->brackets);
    }
    if (sentence->count++ && !sentence->one_line && !(word->free_before && standing[-1].word->free_behind))
        bind_last(sentence);
    return true;
}

/* The word at hand. */
static bool end_word(struct sentence *sentence)
{
    struct vocabulary *vocabulary = sentence->typesetter->vocabulary;
    size_t count = sentence->part_count;
    struct known_word *word;
    sentence->part_count = 0;
    if (count == 1)
        vocabulary_words(vocabulary, sentence->parts, 1, &word);
    else
        word = vocabulary_join(vocabulary, sentence->parts, count, sentence->typesetter->scratch);
    return add_word(sentence, sentence->run, word);
}

/* What stands between a space and the end of the run, or between both ends. */
static bool add_part(struct sentence *sentence, int run, const struct word_part *part)
{
    if (sentence->part_count == WORD_PARTS_MOST)
        return false;
    if (!sentence->part_count)
        sentence->run = run;
    sentence->parts[sentence->part_count] = *part;
    sentence->parts[sentence->part_count++].run = run - sentence->run;
    return true;
}

static bool has_narrow_spaces(const struct typography *typography)
{
    return typography && (typography->narrow_before || typography->narrow_behind);
}

/* What stands before the next space of the run, if there is one. */
static bool add_letters(struct sentence *sentence, int run, const char *text, size_t length, bool ends)
{
    const struct word_part part = {sentence->prepared->looks[run].manner, text, length, 0};
    if (length && !add_part(sentence, run, &part))
        return false;
    return !ends || (sentence->part_count && end_word(sentence)); /* else a space at the beginning, or a second one */
}

/* The next words of the run that have a space behind them, as nearly all; gives where it goes on. NULL as false elsewhere. */
static const char *add_words(struct sentence *sentence, int run, const char *at, const char *end)
{
    const struct manner *manner = sentence->prepared->looks[run].manner;
    struct word_part parts[WORDS_TOGETHER];
    struct known_word *words[WORDS_TOGETHER];
    size_t count = 0;
    for (const char *space; count < WORDS_TOGETHER && (space = memchr(at, ' ', (size_t)(end - at))) && space > at; at = space + 1)
        parts[count++] = (struct word_part){manner, at, (size_t)(space - at), 0};
    vocabulary_words(sentence->typesetter->vocabulary, parts, count, words);
    for (size_t i = 0; i < count; i++, sentence->space_run = run)
        if (!add_word(sentence, run, words[i]))
            return NULL;
    return at;
}

static bool add_run(struct sentence *sentence, int index)
{
    const struct run *run = &sentence->content->runs[index];
    if (run->kind == RUN_BREAK || !sentence->prepared->looks[index].space->complete || has_narrow_spaces(run->typography))
        return false;
    const char *at = run->text, *end = run->length ? at + run->length : at;
    while (at < end) {
        if (!sentence->part_count && !(at = add_words(sentence, index, at, end)))
            return false;
        const char *space = memchr(at, ' ', (size_t)(end - at));
        if (!add_letters(sentence, index, at, (size_t)((space ? space : end) - at), space))
            return false;
        if (!space)
            break;
        sentence->space_run = index;
        at = space + 1;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ pieces */

static struct piece *put_space(struct piece *to, const struct prepared *prepared, int run, unsigned char space)
{
    *to = (struct piece){
        .shaped = prepared->looks[run].space,
        .kind = PIECE_SPACE,
        .break_after = space & OPPORTUNITY_MASK,
        .stretches = true,
        .poor = (space & OPPORTUNITY_POOR) != 0,
        .bound = (space & OPPORTUNITY_BOUND) != 0,
        .run = run,
    };
    return to + 1;
}

static struct piece *put_word(struct piece *to, const struct standing *standing)
{
    for (size_t i = 0; i < standing->word->count; i++, to++) {
        *to = standing->word->pieces[i];
        __builtin_prefetch(to->shaped); /* its width is asked for next */
        to->run += standing->run;
        to->name = standing->name;
    }
    return to;
}

static void put_pieces(const struct sentence *sentence, bool ends_with_space, struct prepared *prepared)
{
    size_t count = sentence->count;
    for (size_t i = 0; i < sentence->count; i++)
        count += standing_at(sentence, i)->word->count;
    prepared->count = count ? count - 1 + ends_with_space : 0;
    struct piece *to = prepared->pieces = arena_room_for(sentence->typesetter->kept, struct piece, prepared->count);
    for (size_t i = 0; i < sentence->count; i++) {
        const struct standing *standing = standing_at(sentence, i);
        if (i)
            to = put_space(to, prepared, standing->space_run, standing->space);
        to = put_word(to, standing);
    }
    if (ends_with_space)
        to = put_space(to, prepared, sentence->space_run, LINE_BREAK_MANDATORY);
    if (count)
        to[-1].break_after = LINE_BREAK_MANDATORY;
}

bool prepare_words(struct typesetter *typesetter, const struct paragraph_content *content, bool one_line,
                   struct prepared *prepared)
{
    static const struct hyphen no_softs[1];
    struct sentence sentence = {.typesetter = typesetter, .content = content, .prepared = prepared, .one_line = one_line,
                                .words = &typesetter->pieces};
    buffer_clear(sentence.words);
    for (size_t i = 0; i < content->count; i++)
        if (!add_run(&sentence, (int)i))
            return false;
    bool ends_with_space = sentence.count && !sentence.part_count;
    if (sentence.part_count && !end_word(&sentence))
        return false;
    put_pieces(&sentence, ends_with_space, prepared);
    prepared->softs = no_softs;
    return true;
}
