#define ZLIB_CONST /* what is inflated is only read */
#include "attach/packed.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "attach/lexis.h"
#include "attach/pdf.h"
#include "base/ascii.h"
#include "base/memory.h"
#include "base/say.h"

/* Of deflate 1032 (zlib.net, "Technical Details"); of LZW 1366: codes that each stand for a byte more than the one before, from 9 to 12
 * bits, until the table is full, and from the start again. */
enum { RATIO_MOST = 1370 };

size_t packed_most(size_t file_length)
{
    enum { FREE = 64 * 1024 * 1024, RATIO = 32 }; /* text and drawings have some 5, tables of equal rows 20 */
    return FREE + RATIO * file_length;
}

/* ------------------------------------------------------------------------------------------------ filters */

/* Reads the name whose slash is at `at`: "#46" stands for an F (ISO 32000-2, 7.3.5). What is longer than any that is asked
 * for is cut. Gives where it ends. */
static const char *read_name(const char *at, const char *end, char name[static 20])
{
    size_t length = 0;
    for (at++; at < end && is_regular(*at); at++) {
        bool escaped = *at == '#' && end - at > 2 && ascii_hexadecimal(at[1]) >= 0 && ascii_hexadecimal(at[2]) >= 0;
        if (length < 19)
            name[length++] = escaped ? (char)(16 * ascii_hexadecimal(at[1]) + ascii_hexadecimal(at[2])) : *at;
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

/* Where the data begin behind the keyword, or NULL if it is none. qpdf passes over white space that should not be there, and
 * takes a line's end that is missing for what it should be. */
static const char *data_behind(const char *bytes, const char *keyword, const char *end)
{
    const char *at = keyword + strlen("stream");
    if (keyword - bytes >= 3 && memcmp(keyword - 3, "end", 3) == 0)
        return NULL;
    while (at < end && *at != '\r' && *at != '\n' && is_space(*at))
        at++;
    at += at < end && *at == '\r';
    at += at < end && *at == '\n';
    return at;
}

/* Inflates all of the input; adds how many bytes come out, up to `most` and a little more. */
static int drain(z_stream *inflater, size_t *count, size_t most)
{
    unsigned char scrap[16 * 1024];
    int result;
    do {
        inflater->next_out = scrap;
        inflater->avail_out = sizeof scrap;
        result = inflate(inflater, Z_NO_FLUSH);
        if (result == Z_MEM_ERROR)
            memory_exhausted();
        *count += sizeof scrap - inflater->avail_out;
    } while (result == Z_OK && !inflater->avail_out && *count <= most);
    return result;
}

/* How many bytes come out, counted up to `most` and a little more; 0 of what is not deflated. */
static size_t count_inflated(z_stream *inflater, const char *at, const char *end, size_t most)
{
    size_t count = 0;
    inflateReset(inflater);
    inflater->next_in = (const unsigned char *)at;
    inflater->avail_in = (uInt)(end - at);
    drain(inflater, &count, most);
    return count;
}

/* Decodes pairs of hexadecimal digits (ISO 32000-2, 7.4.2) as far as there is room; gives how many bytes. */
static size_t decode_hexadecimal(const char **from, const char *end, unsigned char *out, size_t room)
{
    size_t length = 0;
    int high = -1;
    for (; *from < end && length < room && (is_space(**from) || ascii_hexadecimal(**from) >= 0); ++*from) {
        if (is_space(**from))
            continue;
        if (high >= 0)
            out[length++] = (unsigned char)(16 * high + ascii_hexadecimal(**from));
        high = high < 0 ? ascii_hexadecimal(**from) : -1;
    }
    return length;
}

/* The same of five letters that are four bytes (7.4.3); what is left over at the end does not matter. */
static size_t decode_base_85(const char **from, const char *end, unsigned char *out, size_t room)
{
    size_t length = 0;
    uint32_t word = 0;
    int letters = 0;
    for (; *from < end && length + 4 <= room && (is_space(**from) || **from == 'z' || (**from >= '!' && **from <= 'u')); ++*from) {
        if (is_space(**from))
            continue;
        word = **from == 'z' ? 0 : 85 * word + (uint32_t)(**from - '!');
        letters = **from == 'z' ? 5 : letters + 1;
        for (int i = 0; letters == 5 && i < 4; i++)
            out[length++] = (unsigned char)(word >> (24 - 8 * i));
        word = letters == 5 ? 0 : word;
        letters %= 5;
    }
    return length;
}

typedef size_t decode_text(const char **from, const char *end, unsigned char *out, size_t room);

/* The same of what was deflated and is written in letters. */
static size_t count_written(z_stream *inflater, const char *at, const char *end, decode_text *decode, size_t most)
{
    unsigned char packed[4 * 1024];
    size_t count = 0;
    int result = inflateReset(inflater);
    while ((result == Z_OK || result == Z_BUF_ERROR) && count <= most) {
        inflater->next_in = packed;
        inflater->avail_in = (uInt)decode(&at, end, packed, sizeof packed);
        if (!inflater->avail_in)
            break;
        result = drain(inflater, &count, most);
    }
    return count;
}

/* How many bytes come out of codes of LZW (ISO 32000-2, 7.4.4), counted up to `most` and a little more; what is no such code ends
 * it. A code stands for the words of an earlier one and a byte more, so their lengths are all that is needed. */
static size_t count_lzw(const char *at, const char *end, unsigned early, size_t most)
{
    enum { CLEAR = 256, ENDS = 257, FIRST = 258, WIDTH = 9, WIDTH_MOST = 12 };
    uint32_t lengths[1 << WIDTH_MOST], bits = 0;
    unsigned width = WIDTH, held = 0, next = FIRST, last = CLEAR;
    size_t count = 0;
    for (int i = 0; i < CLEAR; i++)
        lengths[i] = 1;
    while (count <= most) {
        for (; held < width && at < end; held += 8)
            bits = bits << 8 | (unsigned char)*at++;
        if (held < width)
            break;
        unsigned code = bits >> (held -= width) & ((1u << width) - 1);
        if (code == CLEAR) {
            width = WIDTH;
            next = FIRST;
        } else if (code == ENDS || code > next || (code == next && last == CLEAR)) {
            break;
        } else {
            if (last != CLEAR && next < 1 << WIDTH_MOST)
                lengths[next++] = lengths[last] + 1;
            if (code >= next)
                break;
            count += lengths[code];
            width += width < WIDTH_MOST && next + early >= 1u << width;
        }
        last = code;
    }
    return count;
}

static size_t count_stream(z_stream *inflater, const char *at, const char *end, size_t most)
{
    size_t count = count_inflated(inflater, at, end, most);
    if (!count)
        count = count_written(inflater, at, end, decode_base_85, most);
    if (!count)
        count = count_written(inflater, at, end, decode_hexadecimal, most);
    if (count)
        return count;
    size_t late = count_lzw(at, end, 0, most), early = count_lzw(at, end, 1, most);
    return late > early ? late : early;
}

/* Whether what is packed here begins as objects do: with the number of the first. qpdf takes objects out of a stream whatever
 * this says of itself. */
static bool holds_objects(z_stream *inflater, const char *at, const char *end)
{
    unsigned char begin[4 * 1024];
    inflateReset(inflater);
    inflater->next_in = (const unsigned char *)at;
    inflater->avail_in = (uInt)(end - at);
    inflater->next_out = begin;
    inflater->avail_out = sizeof begin;
    if (inflate(inflater, Z_NO_FLUSH) == Z_MEM_ERROR)
        memory_exhausted();
    size_t length = sizeof begin - inflater->avail_out, i = 0;
    while (i < length && is_space((char)begin[i]))
        i++;
    return i == sizeof begin || (i < length && strchr("0123456789%+-", begin[i]));
}

/* Whether the stream whose keyword is here is a picture, which nobody unpacks. */
static bool is_picture(const char *bytes, const char *keyword)
{
    enum { WITHIN = 2048 };
    const char *least = keyword - bytes > WITHIN ? keyword - WITHIN : bytes;
    const char *object = find_back(keyword, least, "obj");
    return object && find_back(keyword, object, "/Image");
}

static size_t count_all(z_stream *inflater, const char *bytes, const char *end, size_t most)
{
    size_t count = 0;
    for (const char *at = bytes; count <= most; at++) {
        at = pdf_search(at, (size_t)(end - at), "stream");
        const char *data = at ? data_behind(bytes, at, end) : NULL;
        if (!at)
            break;
        if (data && data < end && (!is_picture(bytes, at) || holds_objects(inflater, data, end)))
            count += count_stream(inflater, data, end, most - count);
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

bool packed_exceeds(const void *bytes, size_t length, size_t most)
{
    z_stream inflater = {0};
    if (length <= most / RATIO_MOST)
        return false;
    if (inflateInit(&inflater) != Z_OK)
        memory_exhausted();
    bool exceeds = count_stream(&inflater, bytes, (const char *)bytes + length, most) > most;
    inflateEnd(&inflater);
    return exceeds;
}

const char *packed_fault(const void *bytes, size_t length, size_t most)
{
    const char *end = (const char *)bytes + length;
    const char *fault = each_filters_fault(bytes, end);
    return fault || length <= most / RATIO_MOST ? fault : size_fault(bytes, end, most);
}
