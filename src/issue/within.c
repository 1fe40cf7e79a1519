/* Where a diploma begins in its whole is seen; where it ends only its hash can tell, so that is compared at each place that it may be. */
#define _GNU_SOURCE /* memmem */
#include "issue/within.h"

#include <string.h>

#include "issue/digest.h"

struct beginning {
    struct digest_begun hash; /* of what lies between its place and */
    const char *to;           /* so far; */
    const char *end;          /* of the file */
    const char *sha256;
};

static const char *find(const char *from, const char *end, const char *word)
{
    return from < end ? memmem(from, (size_t)(end - from), word, strlen(word)) : NULL;
}

/* Whether the diploma ends there, which is not before any place that was asked about. */
static bool ends_at(struct beginning *beginning, const char *place)
{
    char digits[DIGEST_SIZE];
    digest_more(&beginning->hash, beginning->to, (size_t)(place - beginning->to));
    beginning->to = place;
    digest_go_on(&beginning->hash, NULL, 0, digits);
    return strcmp(digits, beginning->sha256) == 0;
}

/* At the mark of the file's end or on one of the lines behind it (ISO 32000-2, 7.5.5), with its own end or without. */
static bool ends_at_mark(struct beginning *beginning)
{
    enum { LINES_MOST = 16 };
    const char *end = beginning->end;
    for (const char *mark; (mark = find(beginning->to, end, "%%EOF")) != NULL;) {
        const char *at = mark + strlen("%%EOF");
        bool found = ends_at(beginning, at) || (at < end && *at == '\r' && ends_at(beginning, at + 1));
        for (int i = 0; i < LINES_MOST && !found && at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; i++, at++)
            found = (at[-1] == '\r' && at - 1 >= beginning->to && ends_at(beginning, at - 1)) || ends_at(beginning, at) ||
                    ends_at(beginning, at + 1);
        if (found)
            return true;
    }
    return false;
}

/* Before the keyword behind a stream's data, with the line's end before that or without (7.3.8). */
static bool ends_with_stream(struct beginning *beginning)
{
    for (const char *word; (word = find(beginning->to, beginning->end, "endstream")) != NULL;) {
        bool lined = word - 1 >= beginning->to && word[-1] == '\n';
        if ((lined && ends_at(beginning, word - 1)) || ends_at(beginning, word))
            return true;
        ends_at(beginning, word + 1);
    }
    return false;
}

bool is_within(const struct buffer *file, const char *sha256)
{
    enum { STREAMS_MOST = 8 }; /* that begin as a PDF does */
    static const char start[] = "stream\n%PDF-";
    const char *at = (const char *)file->bytes, *end = at + file->length;
    struct beginning beginning = {.to = at, .end = end, .sha256 = sha256};
    digest_begin(&beginning.hash, NULL, 0);
    bool found = ends_at_mark(&beginning);
    for (int i = 0; i < STREAMS_MOST && !found && (at = find(at, end, start)) != NULL; i++) {
        at += strlen("stream\n");
        beginning.to = at;
        digest_begin(&beginning.hash, NULL, 0);
        found = ends_with_stream(&beginning);
    }
    return found;
}
