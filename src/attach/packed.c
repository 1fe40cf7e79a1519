#define ZLIB_CONST /* what is inflated is only read */
#include "attach/packed.h"

#include <stdbool.h>
#include <string.h>
#include <zlib.h>

#include "attach/lexis.h"
#include "attach/pdf.h"
#include "base/memory.h"
#include "base/say.h"

enum { RATIO_MOST = 1032 /* of deflate: zlib.net, "Technical Details" */ };

size_t packed_most(size_t file_length)
{
    enum { FREE = 64 * 1024 * 1024, RATIO = 32 }; /* text and drawings have some 5, tables of equal rows 20 */
    return FREE + RATIO * file_length;
}

/* ------------------------------------------------------------------------------------------------ filters */

static int digit_of(char byte)
{
    return byte >= '0' && byte <= '9' ? byte - '0' : (byte | 0x20) >= 'a' && (byte | 0x20) <= 'f' ? (byte | 0x20) - 'a' + 10 : -1;
}

/* Reads the name whose slash is at `at`: "#46" stands for an F (ISO 32000-2, 7.3.5). What is longer than any that is asked
 * for is cut. Gives where it ends. */
static const char *read_name(const char *at, const char *end, char name[static 20])
{
    size_t length = 0;
    for (at++; at < end && is_regular(*at); at++) {
        bool escaped = *at == '#' && end - at > 2 && digit_of(at[1]) >= 0 && digit_of(at[2]) >= 0;
        if (length < 19)
            name[length++] = escaped ? (char)(16 * digit_of(at[1]) + digit_of(at[2])) : *at;
        at += escaped ? 2 : 0;
    }
    name[length] = '\0';
    return at;
}

static bool is_packing(const char *name)
{
    static const char *const names[] = {"FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && (is_space(*at) || *at == '%')) {
        bool comment = *at == '%';
        while (comment && at < end && *at != '\n' && *at != '\r')
            at++;
        at += at < end && !comment;
    }
    return at;
}

/* What is wrong with the filters whose value begins here. A name by itself is one filter. */
static const char *filters_fault(const char *at, const char *end)
{
    int packings = 0;
    char name[20];
    at = skip_space(at, end);
    bool list = at < end && *at == '[';
    at = skip_space(at + list, end);
    if (at < end && *at >= '0' && *at <= '9')
        return say("the filters of a stream stand in an object of their own");
    while (list && at < end && *at == '/') {
        at = skip_space(read_name(at, end, name), end);
        packings += is_packing(name);
        if (at < end && *at >= '0' && *at <= '9')
            return say("the filters of a stream stand in objects of their own");
    }
    return packings > 1 ? say("a stream is packed twice") : NULL;
}

static const char *each_filters_fault(const char *bytes, const char *end)
{
    const char *fault = NULL;
    char name[20];
    for (const char *at = bytes; !fault && (at = memchr(at, '/', (size_t)(end - at))) != NULL;) {
        at = read_name(at, end, name);
        if (strcmp(name, "Filter") == 0)
            fault = filters_fault(at, end);
    }
    return fault;
}

/* ------------------------------------------------------------------------------------------------ sizes */

static const char *find_back(const char *from, const char *least, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = from; at - least >= (ptrdiff_t)length; at--)
        if (memcmp(at - length, word, length) == 0)
            return at;
    return NULL;
}

/* Whether the stream whose keyword is here is a picture, which nobody unpacks. */
static bool is_picture(const char *bytes, const char *keyword)
{
    enum { WITHIN = 2048 };
    const char *least = keyword - bytes > WITHIN ? keyword - WITHIN : bytes;
    const char *object = find_back(keyword, least, "obj");
    return object && find_back(keyword, object, "/Image");
}

/* Where the data begin behind the keyword, or NULL if it is none. */
static const char *data_behind(const char *bytes, const char *keyword, const char *end)
{
    const char *at = keyword + strlen("stream");
    if (keyword - bytes >= 3 && memcmp(keyword - 3, "end", 3) == 0)
        return NULL;
    at += at < end && *at == '\r';
    at += at < end && *at == '\n';
    return at > keyword + strlen("stream") ? at : NULL;
}

/* How many bytes come out, counted up to `most` and a little more; 0 of what is not deflated. */
static size_t count_inflated(z_stream *inflater, const char *at, const char *end, size_t most)
{
    unsigned char scrap[16 * 1024];
    size_t count = 0;
    int result = inflateReset(inflater);
    inflater->next_in = (const unsigned char *)at;
    inflater->avail_in = (uInt)(end - at);
    while (result == Z_OK && count <= most) {
        inflater->next_out = scrap;
        inflater->avail_out = sizeof scrap;
        result = inflate(inflater, Z_NO_FLUSH);
        if (result == Z_MEM_ERROR)
            memory_exhausted();
        count += sizeof scrap - inflater->avail_out;
    }
    return count;
}

static size_t count_all(z_stream *inflater, const char *bytes, const char *end, size_t most)
{
    size_t count = 0;
    for (const char *at = bytes; count <= most; at++) {
        at = pdf_search(at, (size_t)(end - at), "stream");
        const char *data = at ? data_behind(bytes, at, end) : NULL;
        if (!at)
            break;
        if (data && data < end && !is_picture(bytes, at))
            count += count_inflated(inflater, data, end, most - count);
    }
    return count;
}

static const char *size_fault(const char *bytes, const char *end, size_t most)
{
    z_stream inflater = {0};
    if (inflateInit(&inflater) != Z_OK)
        memory_exhausted();
    size_t count = count_all(&inflater, bytes, end, most);
    inflateEnd(&inflater);
    return count > most ? say("it holds far more than a file of its size does") : NULL;
}

const char *packed_fault(const void *bytes, size_t length, size_t most)
{
    const char *end = (const char *)bytes + length;
    const char *fault = each_filters_fault(bytes, end);
    return fault || length <= most / RATIO_MOST ? fault : size_fault(bytes, end, most);
}
