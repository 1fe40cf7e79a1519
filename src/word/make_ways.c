/* Section 6: the table of ways to acquire the certificate, each with its share of the programme and how long it takes. */
#include <string.h>

#include "base/say.h"
#include "word/make.h"

static const char *const KINDS[] = {"school", "workplace", "prior-learning"};
enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

struct way {
    struct buffer description, share, duration; /* words */
    bool is_there;
};

static int kind_of(const struct piece *piece)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (piece->heading && strcmp(piece->heading->said->label + strlen("pathways."), KINDS[i]) == 0)
            return i;
    return -1;
}

/* As cells have it that say nothing. */
static bool is_dash(const char *words)
{
    return strcmp(words, "-") == 0 || strcmp(words, "\xE2\x80\x93") == 0;
}

static void read_piece(struct piece *piece, struct way *way)
{
    struct buffer *words = &way->description;
    if (phrase_is(piece->column, "pathways.table.percentage"))
        words = &way->share;
    else if (phrase_is(piece->column, "pathways.table.duration"))
        words = &way->duration;
    take_piece(piece, "pathway");
    if (is_dash(piece->words))
        return;
    way->is_there = true;
    join_piece(words, piece, piece->words);
}

/* A number and nothing else but the sign. */
static const char *percentage_in(struct making *making, const char *words)
{
    size_t length = strspn(words, "0123456789");
    const char *sign = words + length;
    sign += strncmp(sign, "\xC2\xA0", 2) == 0 ? 2 : strncmp(sign, "\xE2\x80\xAF", 3) == 0 ? 3 : strspn(sign, " ");
    return length && length < 4 && strcmp(sign, "%") == 0 ? arena_format(making->arena, "%.*s%%", (int)length, words) : NULL;
}

static void put_way(struct making *making, const char *kind, struct way *way)
{
    const char *description = joined(making, &way->description), *share = joined(making, &way->share), *duration = joined(making, &way->duration);
    const char *percentage = share ? percentage_in(making, share) : NULL;
    if (!way->is_there)
        return;
    buffer_string(making->out, "  <pathway");
    put_attribute(making, "kind", kind);
    if (percentage)
        put_attribute(making, "percentage", percentage);
    buffer_string(making->out, ">\n");
    put_in(making, "description", description, true, 4);
    if (share && !percentage)
        put_in(making, "share", share, false, 4);
    put_in(making, "duration", duration, true, 4);
    buffer_string(making->out, "  </pathway>\n");
}

void make_ways(struct making *making)
{
    struct way ways[KIND_COUNT] = {0};
    for (struct piece *piece = NULL; (piece = next_piece(making, piece, "pathway"));)
        if (kind_of(piece) >= 0)
            read_piece(piece, &ways[kind_of(piece)]);
    for (int i = 0; i < KIND_COUNT; i++)
        put_way(making, KINDS[i], &ways[i]);
}
