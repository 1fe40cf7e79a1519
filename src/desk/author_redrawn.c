/* What of the pages beside the form has to be drawn anew: a letter changes a line or two, of thousands of glyphs. */
#define _GNU_SOURCE
#include <assert.h>
#include <string.h>

#include "base/files.h"
#include "base/json.h"
#include "desk/author.h"

static const char DEFINITIONS[] = "<defs>\n", ITEMS[] = "</defs>\n", END[] = "</svg>\n";

struct item_line {
    const unsigned char *bytes, *place, *rest; /* of letters: where they stand, "x y", and what follows; of all else the rest is all */
    size_t length;
};

/* A page as it is painted: its glyphs are defined, a line each, and behind them its items drawn, a line each. */
struct picture {
    const unsigned char *bytes, *definitions, *items, *end;
    struct item_line *lines;
    size_t count;
};

/* ------------------------------------------------------------------------------------------------ lines */

static const unsigned char *behind(const unsigned char *bytes, const unsigned char *end, const char *words)
{
    const unsigned char *found = memmem(bytes, (size_t)(end - bytes), words, strlen(words));
    assert(found);
    return found + strlen(words);
}

static struct item_line line_of(const unsigned char *bytes, size_t length)
{
    static const char LETTERS[] = "<g transform=\"translate(";
    struct item_line line = {.bytes = bytes, .rest = bytes, .length = length};
    if (length > strlen(LETTERS) && memcmp(bytes, LETTERS, strlen(LETTERS)) == 0) {
        line.place = bytes + strlen(LETTERS);
        line.rest = behind(line.place, bytes + length, ")");
    }
    return line;
}

static void split(struct picture *picture, struct arena *arena)
{
    size_t room = 0;
    for (const unsigned char *at = picture->items, *next; at < picture->end; at = next) {
        next = behind(at, picture->end, "\n");
        if (picture->count == room)
            picture->lines = arena_widen(arena, picture->lines, picture->count, &room, 64, sizeof *picture->lines);
        picture->lines[picture->count++] = line_of(at, (size_t)(next - at));
    }
}

static struct picture picture_of(const struct files *pages, size_t page, struct arena *arena)
{
    struct picture picture = {.bytes = supplement_files_bytes(pages, page)};
    picture.end = picture.bytes + supplement_files_length(pages, page) - strlen(END);
    picture.definitions = behind(picture.bytes, picture.end, DEFINITIONS);
    picture.items = behind(picture.definitions, picture.end, ITEMS);
    split(&picture, arena);
    return picture;
}

/* ------------------------------------------------------------------------------------------------ what is another */

/* Where two pages are compared: a line of each. */
struct pair {
    const struct picture *then, *now;
    size_t old, new;
};

static bool is_same(const unsigned char *one, size_t length, const unsigned char *other, size_t other_length)
{
    return length == other_length && memcmp(one, other, length) == 0;
}

static size_t rest_length(const struct item_line *line)
{
    return line->length - (size_t)(line->rest - line->bytes);
}

/* The same, wherever they stand. */
static bool are_alike(const struct pair *pair, size_t old, size_t new)
{
    if (old >= pair->then->count || new >= pair->now->count)
        return false;
    const struct item_line *one = &pair->then->lines[old], *other = &pair->now->lines[new];
    return !one->place == !other->place && is_same(one->rest, rest_length(one), other->rest, rest_length(other));
}

/* Goes on to the nearest lines that are alike; if they are far, to the end of both. */
static void skip_others(struct pair *pair)
{
    enum { FAR = 100 };
    for (size_t far = 1; far <= FAR; far++)
        for (size_t gone = 0; gone <= far; gone++)
            if (are_alike(pair, pair->old + gone, pair->new + far - gone)) {
                pair->old += gone;
                pair->new += far - gone;
                return;
            }
    pair->old = pair->then->count;
    pair->new = pair->now->count;
}

/* What is appended: [at,gone,come], lines that come, and [at,"x y"]. */
struct changes {
    struct buffer changes, items, moves;
};

static void put_move(struct changes *out, const struct pair *pair)
{
    const struct item_line *one = &pair->then->lines[pair->old], *other = &pair->now->lines[pair->new];
    if (!is_same(one->bytes, one->length, other->bytes, other->length))
        buffer_format(&out->moves, "%s[%zu,\"%.*s\"]", out->moves.length ? "," : "", pair->new, (int)(other->rest - other->place - 1),
                      (const char *)other->place);
}

static void put_change(struct changes *out, const struct pair *begin, const struct pair *end)
{
    buffer_format(&out->changes, "%s[%zu,%zu,%zu]", out->changes.length ? "," : "", begin->new, end->old - begin->old, end->new - begin->new);
    for (size_t i = begin->new; i < end->new; i++)
        buffer_append(&out->items, end->now->lines[i].bytes, end->now->lines[i].length);
}

static void compare(struct changes *out, struct pair pair)
{
    while (pair.old < pair.then->count || pair.new < pair.now->count) {
        const struct pair begin = pair;
        if (are_alike(&pair, pair.old, pair.new)) {
            put_move(out, &pair);
            pair.old++;
            pair.new++;
        } else {
            skip_others(&pair);
            put_change(out, &begin, &pair);
        }
    }
}

/* ------------------------------------------------------------------------------------------------ the answer */

/* The glyphs that the items use: <path id="glyph-1-38" … is used as "#glyph-1-38". */
static void put_definitions(struct buffer *out, const struct picture *picture, const struct buffer *items)
{
    const unsigned char *end = picture->items - strlen(ITEMS), *next;
    for (const unsigned char *at = picture->definitions; at < end; at = next) {
        next = behind(at, end, "\n");
        const unsigned char *name = behind(at, next, "\""), *name_end = behind(name, next, "\"");
        if (items->length && memmem(items->bytes, items->length, name, (size_t)(name_end - name)))
            buffer_append(out, at, (size_t)(next - at));
    }
}

/* A picture that has only these items. */
static void put_svg(struct buffer *out, const struct picture *picture, const struct buffer *items)
{
    struct buffer svg = {0};
    buffer_append(&svg, picture->bytes, (size_t)(picture->definitions - picture->bytes));
    put_definitions(&svg, picture, items);
    buffer_string(&svg, ITEMS);
    buffer_append(&svg, items->bytes, items->length);
    buffer_append(&svg, END, sizeof END);
    buffer_string(out, "\"svg\":");
    json_string(out, (const char *)svg.bytes);
    buffer_finish(&svg);
}

/* Of a page that was there before. */
static void put_changed(struct buffer *out, const struct picture *then, const struct picture *now)
{
    struct changes changes = {.changes = {0}};
    compare(&changes, (struct pair){.then = then, .now = now});
    if (changes.changes.length || changes.moves.length) {
        buffer_string(out, "{\"changes\":[");
        buffer_append(out, changes.changes.bytes, changes.changes.length);
        buffer_string(out, "],\"moves\":[");
        buffer_append(out, changes.moves.bytes, changes.moves.length);
        buffer_string(out, "],");
        put_svg(out, now, &changes.items);
        buffer_byte(out, '}');
    } else {
        buffer_string(out, "null");
    }
    buffer_finish(&changes.changes);
    buffer_finish(&changes.moves);
    buffer_finish(&changes.items);
}

static void put_whole(struct buffer *out, const struct picture *picture)
{
    struct buffer items = {0};
    buffer_append(&items, picture->items, (size_t)(picture->end - picture->items));
    buffer_byte(out, '{');
    put_svg(out, picture, &items);
    buffer_byte(out, '}');
    buffer_finish(&items);
}

static void put_page(struct buffer *out, const struct writing *writing, unsigned shown, size_t page, struct arena *arena)
{
    struct picture now = picture_of(writing->pages, page, arena);
    if (shown && shown == writing->drawing_before && page < supplement_files_count(writing->pages_before)) {
        struct picture then = picture_of(writing->pages_before, page, arena);
        put_changed(out, &then, &now);
    } else {
        put_whole(out, &now);
    }
}

void author_put_redrawn(const struct writing *writing, unsigned shown, struct arena *arena, struct buffer *out)
{
    buffer_byte(out, '[');
    for (size_t page = 0; page < supplement_files_count(writing->pages); page++) {
        buffer_string(out, page ? "," : "");
        if (shown && shown == writing->drawing)
            buffer_string(out, "null");
        else
            put_page(out, writing, shown, page, arena);
    }
    buffer_byte(out, ']');
}
