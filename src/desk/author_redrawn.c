/* What of the pages beside the form has to be drawn anew: a letter changes a line or two, of thousands of glyphs. */
#define _GNU_SOURCE
#include <assert.h>
#include <string.h>

#include "base/files.h"
#include "base/json.h"
#include "desk/author.h"

static const char DEFINITIONS[] = "<defs>\n", ITEMS[] = "</defs>\n", END[] = "</svg>\n";

struct item_line {
    const unsigned char *bytes;
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

static void split(struct picture *picture, struct arena *arena)
{
    size_t room = 0;
    for (const unsigned char *at = picture->items, *next; at < picture->end; at = next) {
        next = behind(at, picture->end, "\n");
        if (picture->count == room)
            picture->lines = arena_widen(arena, picture->lines, picture->count, &room, 64, sizeof *picture->lines);
        picture->lines[picture->count++] = (struct item_line){at, (size_t)(next - at)};
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

static bool are_same(const struct pair *pair, size_t old, size_t new)
{
    if (old >= pair->then->count || new >= pair->now->count)
        return false;
    const struct item_line *one = &pair->then->lines[old], *other = &pair->now->lines[new];
    return one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0;
}

/* Goes on to the nearest lines that are the same; if they are far, to the end of both. */
static void skip_others(struct pair *pair)
{
    enum { FAR = 100 };
    for (size_t far = 1; far <= FAR; far++)
        for (size_t gone = 0; gone <= far; gone++)
            if (are_same(pair, pair->old + gone, pair->new + far - gone)) {
                pair->old += gone;
                pair->new += far - gone;
                return;
            }
    pair->old = pair->then->count;
    pair->new = pair->now->count;
}

/* Appends the changes as [at,gone,come], and the lines that come to `items`. */
static void put_changes(struct pair pair, struct buffer *out, struct buffer *items)
{
    const char *comma = "";
    while (pair.old < pair.then->count || pair.new < pair.now->count) {
        const struct pair begin = pair;
        if (are_same(&pair, pair.old, pair.new)) {
            pair.old++;
            pair.new++;
            continue;
        }
        skip_others(&pair);
        buffer_format(out, "%s[%zu,%zu,%zu]", comma, begin.new, pair.old - begin.old, pair.new - begin.new);
        comma = ",";
        for (size_t i = begin.new; i < pair.new; i++)
            buffer_append(items, pair.now->lines[i].bytes, pair.now->lines[i].length);
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
    struct buffer changes = {0}, items = {0};
    put_changes((struct pair){.then = then, .now = now}, &changes, &items);
    if (changes.length) {
        buffer_string(out, "{\"changes\":[");
        buffer_append(out, changes.bytes, changes.length);
        buffer_string(out, "],");
        put_svg(out, now, &items);
        buffer_byte(out, '}');
    } else {
        buffer_string(out, "null");
    }
    buffer_finish(&changes);
    buffer_finish(&items);
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
