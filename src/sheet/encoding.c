/* Telling the encoding, and UTF-16. */
#include "sheet/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/unicode_encoding.h"
#include "sheet/guess.h"

enum { REPLACEMENT = 0xFFFD };

static const uint64_t NOWHERE = UINT64_MAX;

/* What was seen of a file's bytes, read as UTF-8: where the first of each stands. */
struct survey {
    uint64_t wrong;  /* a byte that is not UTF-8 */
    uint64_t letter; /* a letter of Europe of several bytes */
    uint64_t other;  /* another */
};

/*
 * Whether this is evidence of UTF-8. Bytes that mean two or three letters and signs in Windows-1252 may by chance be
 * valid UTF-8, but then for scripts and signs that are not found in the names of Europe: "ß–" for one of N'Ko, "é »"
 * for a Chinese one.
 */
static bool is_of_europe(uint32_t code_point)
{
    return code_point < 0x590 || (code_point >= 0x10A0 && code_point < 0x1100) ||
           (code_point >= 0x1E00 && code_point < 0x20D0) || code_point == REPLACEMENT;
}

/* Surveys the bytes, of which the first stands at `offset`; gives how many were dealt with: all, or all but a character
 * that may go on in the next block. */
static size_t survey_block(struct survey *survey, const char *bytes, size_t length, bool last, uint64_t offset)
{
    const char *at = bytes, *end = bytes + length;
    while (at < end) {
        uint64_t eight;
        if (end - at >= 8 && (memcpy(&eight, at, 8), !(eight & UINT64_C(0x8080808080808080)))) {
            at += 8;
            continue;
        }
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        if (end - at < 4 && !last)
            break;
        const char *from = at;
        uint32_t code_point = utf8_next(&at, end);
        uint64_t place = offset + (uint64_t)(from - bytes);
        if (code_point == REPLACEMENT && at - from == 1) {
            if (survey->wrong == NOWHERE)
                survey->wrong = place;
        } else if (is_of_europe(code_point)) {
            if (survey->letter == NOWHERE)
                survey->letter = place;
        } else if (survey->other == NOWHERE) {
            survey->other = place;
        }
    }
    return (size_t)(at - bytes);
}

static bool survey_file(struct survey *survey, const struct source *source, char *room, struct diag *diag)
{
    *survey = (struct survey){NOWHERE, NOWHERE, NOWHERE};
    uint64_t offset = 0;
    size_t kept = 0;
    for (;;) {
        ptrdiff_t count = source_read(source, offset + kept, room + kept, BLOCK_ROOM - kept, diag);
        if (count < 0)
            return false;
        size_t length = kept + (size_t)count;
        size_t done = survey_block(survey, room, length, count == 0, offset);
        if (count == 0)
            return true;
        offset += done;
        kept = length - done;
        memmove(room, room + done, kept);
    }
}

enum { AROUND = 24, WORD_ROOM = AROUND * 6 + 1 };

static bool is_in_word(unsigned char byte)
{
    return byte >= 0x80 || (byte | 0x20u) - 'a' < 26 || byte == '\'' || byte == '-';
}

/* The word around the byte at `offset` in a file whose letters there are UTF-8. */
static void word_at(const struct source *source, uint64_t offset, char word[WORD_ROOM], struct diag *diag)
{
    unsigned char bytes[AROUND * 2];
    size_t at = offset < AROUND ? (size_t)offset : AROUND;
    ptrdiff_t count = source_read(source, offset - at, bytes, sizeof bytes, diag);
    size_t from = at, end = at;
    while (from > 0 && is_in_word(bytes[from - 1]))
        from--;
    while (count > 0 && end < (size_t)count && is_in_word(bytes[end]))
        end++;
    while (from < end && (bytes[from] & 0xC0) == 0x80) /* cut in a letter */
        from++;
    while (!utf8_valid((const char *)bytes + from, end - from))
        end--;
    memcpy(word, bytes + from, end - from);
    word[end - from] = '\0';
}

static int refuse_mixture(const struct source *source, const struct survey *survey, struct diag *diag)
{
    char word[WORD_ROOM], byte = 0;
    word_at(source, survey->letter, word, diag);
    int letter_line = line_at(source, survey->letter, diag), line = line_at(source, survey->wrong, diag);
    if (source_read(source, survey->wrong, &byte, 1, diag) == 1)
        diag_report(diag, DIAG_SHEET_ENCODING_MIXED, (struct place){source->path, line},
                    "byte 0x%02X is not UTF-8, but \"%s\" in line %d is", (unsigned char)byte, word, letter_line);
    return -1;
}

/* ------------------------------------------------------------------------------------------------ names */

int encoding_named(const char *name, struct diag *diag)
{
    if (ascii_compare(name, "utf-8", SIZE_MAX) == 0 || ascii_compare(name, "utf8", SIZE_MAX) == 0)
        return ENCODING_UTF8;
    int number = unicode_encoding_find(name);
    if (number >= 0)
        return ENCODING_BYTES + number;
    struct buffer names = {0};
    for (int i = 0; i < UNICODE_ENCODINGS; i++)
        buffer_format(&names, ", %s", unicode_encoding_name(i));
    diag_report(diag, DIAG_SHEET_ENCODING_UNKNOWN, (struct place){0}, "\"%s\"; there are UTF-8%.*s", name,
                (int)names.length, (const char *)names.bytes);
    buffer_finish(&names);
    return -1;
}

const char *encoding_name(int encoding)
{
    static const char *const unicode[ENCODING_BYTES] = {"UTF-8", "UTF-16", "UTF-16"};
    return encoding < ENCODING_BYTES ? unicode[encoding] : unicode_encoding_name(encoding - ENCODING_BYTES);
}

/* ------------------------------------------------------------------------------------------------ the file */

/* The file says itself what it is: another that was named plays no part. */
static int said(const struct source *source, int encoding, int named, struct diag *diag)
{
    if (named >= 0 && strcmp(encoding_name(named), encoding_name(encoding)) != 0)
        diag_report(diag, DIAG_SHEET_ENCODING_IDLE, source_place(source), "%s, not %s", encoding_name(encoding),
                    encoding_name(named));
    return encoding;
}

static int judge(const struct source *source, const struct survey *survey, int named, struct diag *diag)
{
    bool valid = survey->wrong == NOWHERE;
    if (valid && survey->letter != NOWHERE)
        return said(source, ENCODING_UTF8, named, diag);
    if (named >= 0)
        return named;
    if (valid && survey->other == NOWHERE)
        return ENCODING_UTF8;
    if (survey->letter != NOWHERE)
        return refuse_mixture(source, survey, diag);
    int guessed = guess_encoding(source, valid, diag);
    if (guessed == GUESS_UTF8)
        return ENCODING_UTF8;
    return guessed < 0 ? -1 : ENCODING_BYTES + guessed;
}

/* Two letters of ASCII, as all headings have them, of which each takes two bytes. */
static bool is_wide_ascii(const unsigned char *head, bool little)
{
    return head[!little] && head[!little] < 0x80 && !head[little] && head[2 + !little] && head[2 + !little] < 0x80 && !head[2 + little];
}

int encoding_utf16(const unsigned char *head, size_t length)
{
    if (length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF)))
        return head[0] == 0xFF ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
    if (length < 4)
        return -1;
    return is_wide_ascii(head, true) ? ENCODING_UTF16_LE : is_wide_ascii(head, false) ? ENCODING_UTF16_BE : -1;
}

/* What a byte order mark says (The Unicode Standard 15.0, table 2-4), or the first letters of UTF-16; -1 if there is neither. */
static int read_mark(const struct source *source, struct diag *diag)
{
    unsigned char mark[4] = {0};
    ptrdiff_t count = source_read(source, 0, mark, sizeof mark, diag);
    if (count >= 3 && mark[0] == 0xEF && mark[1] == 0xBB && mark[2] == 0xBF)
        return ENCODING_UTF8;
    return encoding_utf16(mark, count < 0 ? 0 : (size_t)count);
}

int encoding_find(const struct source *source, const char *name, struct diag *diag)
{
    int named = name ? encoding_named(name, diag) : -1, marked = read_mark(source, diag);
    if (name && named < 0)
        return -1;
    if (marked >= 0)
        return said(source, marked, named, diag);
    struct survey survey;
    char *room = memory_resize(NULL, BLOCK_ROOM);
    int encoding = survey_file(&survey, source, room, diag) ? judge(source, &survey, named, diag) : -1;
    free(room);
    return encoding;
}
