#include "http/preference.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { RANGES_MOST = 32 }; /* browsers send five or so */

struct range_of_languages {
    const char *text;
    size_t length;
    int weight; /* thousandths */
};

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* qvalue of RFC 9110, 12.4.2: 0, 0.5, 1.000. -1: it is none. */
static int read_weight(const char **at)
{
    const char *digit = *at;
    if (*digit != '0' && *digit != '1')
        return -1;
    int weight = 1000 * (*digit++ - '0'), value = 100;
    if (*digit == '.')
        for (digit++; *digit >= '0' && *digit <= '9' && value; digit++, value /= 10)
            weight += value * (*digit - '0');
    *at = digit;
    return weight <= 1000 ? weight : -1;
}

/* One range and its weight; what is not understood has none. At its end or at a comma. */
static struct range_of_languages read_range(const char **at)
{
    struct range_of_languages range = {.text = *at, .weight = 1000};
    range.length = strcspn(*at, " \t;,");
    *at = skip_blanks(*at + range.length);
    if (**at == ';') {
        *at = skip_blanks(*at + 1);
        bool named = strncasecmp(*at, "q=", 2) == 0;
        *at += named ? 2 : 0;
        range.weight = named ? read_weight(at) : -1;
    }
    *at = skip_blanks(*at);
    if (**at && **at != ',')
        range.weight = -1;
    *at += strcspn(*at, ",");
    return range;
}

static int read_ranges(const char *at, struct range_of_languages ranges[RANGES_MOST])
{
    int count = 0;
    for (at = skip_blanks(at); *at && count < RANGES_MOST; at = skip_blanks(at + (*at == ',')))
        if (*at != ',') {
            ranges[count] = read_range(&at);
            count += ranges[count].length && ranges[count].weight >= 0;
        }
    return count;
}

/* Whether the tag is this range, or begins with it and a hyphen (RFC 4647, 3.3.1). */
static bool begins_with(const char *tag, const char *range, size_t length)
{
    return strncasecmp(tag, range, length) == 0 && (!tag[length] || tag[length] == '-');
}

static bool is_refused(const char *tag, const struct range_of_languages *ranges, int count)
{
    for (int i = 0; i < count; i++)
        if (ranges[i].weight == 0 && begins_with(tag, ranges[i].text, ranges[i].length))
            return true;
    return false;
}

/* The range made one subtag shorter; a single letter or digit that is then last goes too (RFC 4647, 3.4). */
static size_t shorten(const char *text, size_t length)
{
    while (length && text[length - 1] != '-')
        length--;
    length -= length > 0;
    return length > 1 && text[length - 2] == '-' ? length - 2 : length;
}

static int find(const char *const *tags, const char *text, size_t length, bool longer, const struct range_of_languages *ranges, int count)
{
    for (int i = 0; tags[i]; i++)
        if (begins_with(tags[i], text, length) && (longer || strlen(tags[i]) == length) && !is_refused(tags[i], ranges, count))
            return i;
    return -1;
}

static int look_up(const struct range_of_languages *range, const char *const *tags, const struct range_of_languages *ranges, int count)
{
    for (size_t length = range->length; length; length = shorten(range->text, length)) {
        int found = find(tags, range->text, length, false, ranges, count);
        if (found >= 0)
            return found;
    }
    return find(tags, range->text, range->length, true, ranges, count);
}

/* The first of the weightiest of those that are not done. */
static struct range_of_languages *take_next(struct range_of_languages *ranges, const bool *done, int count)
{
    struct range_of_languages *best = NULL;
    for (int i = 0; i < count; i++)
        if (!done[i] && ranges[i].weight && (!best || ranges[i].weight > best->weight))
            best = &ranges[i];
    return best;
}

int preference_choose(const char *accepted, const char *const *tags)
{
    struct range_of_languages ranges[RANGES_MOST], *next;
    bool done[RANGES_MOST] = {false};
    int count = accepted ? read_ranges(accepted, ranges) : 0, found = -1;
    while (found < 0 && (next = take_next(ranges, done, count)) != NULL) {
        done[next - ranges] = true;
        found = look_up(next, tags, ranges, count);
    }
    return found;
}

int preference_weigh(const char *accepted, const char *const *wanted)
{
    struct range_of_languages ranges[RANGES_MOST];
    int count = accepted ? read_ranges(accepted, ranges) : 0;
    for (; *wanted; wanted++)
        for (int i = 0; i < count; i++)
            if (strlen(*wanted) == ranges[i].length && strncasecmp(*wanted, ranges[i].text, ranges[i].length) == 0)
                return ranges[i].weight;
    return -1;
}
