/* Telling the encoding, and UTF-16. */
#include "sheet/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"

enum { REPLACEMENT = 0xFFFD, NOWHERE_LINE = 0 };

static const uint64_t NOWHERE = UINT64_MAX;

/* What was seen of a file's bytes, read as UTF-8: where the first of each stands. */
struct survey {
    uint64_t wrong;  /* a byte that is not UTF-8 */
    uint64_t letter; /* a letter of several bytes */
};

/*
 * Whether this is evidence of UTF-8. Bytes that mean two or three letters and signs in Windows-1252 may by chance be
 * valid UTF-8, but then for scripts and signs that are not found in the names of Europe: "ß–" for one of N'Ko, "é »"
 * for a Chinese one.
 */
static bool is_of_europe(uint32_t code_point)
{
    return code_point < 0x590 || (code_point >= 0x10A0 && code_point < 0x1100) ||
           (code_point >= 0x1E00 && code_point < 0x20D0);
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
        } else if (survey->letter == NOWHERE && is_of_europe(code_point)) {
            survey->letter = place;
        }
    }
    return (size_t)(at - bytes);
}

static bool survey_file(struct survey *survey, const struct source *source, char *room, struct diag *diag)
{
    *survey = (struct survey){NOWHERE, NOWHERE};
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

/* The line of the byte at `offset`, counted from 1; NOWHERE_LINE if the file can no longer be read. */
static int line_at(const struct source *source, uint64_t offset, char *room, struct diag *diag)
{
    int line = 1;
    char before = 0;
    for (uint64_t at = 0; at < offset;) {
        size_t wanted = offset - at < BLOCK_ROOM ? (size_t)(offset - at) : BLOCK_ROOM;
        ptrdiff_t count = source_read(source, at, room, wanted, diag);
        if (count <= 0)
            return NOWHERE_LINE;
        for (ptrdiff_t i = 0; i < count; before = room[i++])
            line += room[i] == '\r' || (room[i] == '\n' && before != '\r');
        at += (uint64_t)count;
    }
    return line;
}

enum { AROUND = 24, WORD_ROOM = AROUND * 6 + 1 };

static bool is_in_word(unsigned char byte)
{
    return byte >= 0x80 || (byte | 0x20u) - 'a' < 26 || byte == '\'' || byte == '-';
}

/* The word around the byte at `offset`, in UTF-8. */
static void word_at(const struct source *source, uint64_t offset, bool windows, char word[WORD_ROOM], struct diag *diag)
{
    unsigned char bytes[AROUND * 2];
    uint32_t high[128];
    size_t at = offset < AROUND ? (size_t)offset : AROUND, length = 0;
    ptrdiff_t count = source_read(source, offset - at, bytes, sizeof bytes, diag);
    size_t from = at, end = at;
    while (from > 0 && is_in_word(bytes[from - 1]))
        from--;
    while (count > 0 && end < (size_t)count && is_in_word(bytes[end]))
        end++;
    if (!windows || !unicode_windows_1252(high)) {
        while (from < end && (bytes[from] & 0xC0) == 0x80) /* cut in a letter */
            from++;
        while (!utf8_valid((const char *)bytes + from, end - from))
            end--;
        memcpy(word, bytes + from, end - from);
        word[end - from] = '\0';
        return;
    }
    for (size_t i = from; i < end; i++)
        length += utf8_put(bytes[i] < 0x80 ? bytes[i] : high[bytes[i] - 0x80], word + length);
    word[length] = '\0';
}

static bool refuse_mixture(const struct source *source, const struct survey *survey, char *room, struct diag *diag)
{
    char word[WORD_ROOM], byte = 0;
    word_at(source, survey->letter, false, word, diag);
    int letter_line = line_at(source, survey->letter, room, diag), line = line_at(source, survey->wrong, room, diag);
    if (source_read(source, survey->wrong, &byte, 1, diag) == 1)
        diag_report(diag, DIAG_SHEET_ENCODING_MIXED, (struct place){source->path, line},
                    "byte 0x%02X is not UTF-8, but \"%s\" in line %d is", (unsigned char)byte, word, letter_line);
    return false;
}

static bool judge(const struct source *source, const struct survey *survey, enum encoding *encoding, char *room,
                  struct diag *diag)
{
    *encoding = ENCODING_UTF8;
    if (survey->wrong == NOWHERE)
        return true;
    if (survey->letter != NOWHERE)
        return refuse_mixture(source, survey, room, diag);
    *encoding = ENCODING_WINDOWS_1252;
    char word[WORD_ROOM];
    word_at(source, survey->wrong, true, word, diag);
    diag_report(diag, DIAG_SHEET_ENCODING_GUESSED,
                (struct place){source->path, line_at(source, survey->wrong, room, diag)}, "\"%s\"", word);
    return true;
}

/* What a byte order mark says (The Unicode Standard 15.0, table 2-4), and how long it is; 0 if there is none. */
static size_t read_mark(const struct source *source, enum encoding *encoding, struct diag *diag)
{
    unsigned char mark[3] = {0};
    ptrdiff_t count = source_read(source, 0, mark, sizeof mark, diag);
    if (count == 3 && mark[0] == 0xEF && mark[1] == 0xBB && mark[2] == 0xBF)
        return *encoding = ENCODING_UTF8, 3;
    if (count >= 2 && mark[0] == 0xFF && mark[1] == 0xFE)
        return *encoding = ENCODING_UTF16_LE, 2;
    if (count >= 2 && mark[0] == 0xFE && mark[1] == 0xFF)
        return *encoding = ENCODING_UTF16_BE, 2;
    return 0;
}

bool encoding_find(const struct source *source, enum encoding *encoding, struct diag *diag)
{
    if (read_mark(source, encoding, diag))
        return true;
    struct survey survey;
    char *room = memory_resize(NULL, BLOCK_ROOM);
    bool good = survey_file(&survey, source, room, diag) && judge(source, &survey, encoding, room, diag);
    free(room);
    return good;
}
