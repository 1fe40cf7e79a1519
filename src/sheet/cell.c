#include "sheet/cell.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "sheet/sheet.h"

enum { LOST = 0xFFFD };

const char *column_letters(int column, char out[CELL_NAME_SIZE])
{
    char reversed[8];
    int count = 0;
    for (int rest = column + 1; rest > 0 && count < 7; rest = (rest - 1) / 26)
        reversed[count++] = (char)('A' + (rest - 1) % 26);
    for (int i = 0; i < count; i++)
        out[i] = reversed[count - 1 - i];
    out[count] = '\0';
    return out;
}

bool cell_is_formula(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && text[at] == '\'')
        at++;
    return at + 1 < length && memchr("=+-@\t\r", text[at], 6);
}

/* "C17" in a workbook, "column 3" in CSV. */
static const char *cell_name(const struct cell_site *site, char out[CELL_NAME_SIZE])
{
    if (site->in_workbook) {
        column_letters(site->column, out);
        size_t length = strlen(out);
        snprintf(out + length, CELL_NAME_SIZE - length, "%d", site->line);
    } else {
        snprintf(out, CELL_NAME_SIZE, say("column %d"), site->column + 1);
    }
    return out;
}

/* The spaces of Unicode, what once was a byte order mark, and the zero-width space that web pages leave behind. */
static bool is_white(uint32_t code_point)
{
    switch (code_point) {
    case '\t':
    case '\n':
    case '\r':
    case 0xA0:
    case 0x2007:
    case 0x200B:
    case 0x202F:
    case 0xFEFF: return true;
    default: return unicode_is_space(code_point);
    }
}

void cell_trim(const char **text, size_t *length)
{
    if (!*length) /* an empty buffer has no text at all */
        return;
    const char *from = *text, *end = from + *length;
    while (from < end) {
        const char *next = from;
        if (!is_white(utf8_next(&next, end)))
            break;
        from = next;
    }
    while (from < end) {
        const char *last = end - 1;
        while (last > from && end - last < 4 && ((unsigned char)*last & 0xC0) == 0x80)
            last--;
        const char *next = last;
        if (!is_white(utf8_next(&next, end)) || next != end)
            break;
        end = last;
    }
    *text = from;
    *length = (size_t)(end - from);
}

bool cell_is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] - 0x20u >= 0x7F - 0x20)
            return false;
    return length <= SHEET_CHARACTERS_MOST;
}

void cell_report(const struct cell_site *site, enum diag_id id, struct diag *diag, const char *format, ...)
{
    char name[CELL_NAME_SIZE], words[256];
    if (!diag)
        return;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, say(format), arguments);
    va_end(arguments);
    size_t before = diag_count(diag);
    diag_report(diag, id, (struct place){site->file, site->line}, "%s%s", cell_name(site, name), words);
    diag_point(diag, before, site->column + 1);
}

/* True if the code point, decoded from `length` bytes at `from`, may stand in a cell. */
static bool check_character(const struct cell_site *site, uint32_t code_point, const char *from, size_t length,
                            struct diag *diag)
{
    if (code_point == LOST && length == 1) {
        cell_report(site, DIAG_SHEET_ENCODING, diag, ": byte 0x%02X is not UTF-8", (unsigned char)*from);
        return false;
    }
    if (code_point == LOST) {
        cell_report(site, DIAG_SHEET_ENCODING, diag, ": U+FFFD stands for a letter that another program lost");
        return false;
    }
    if (!unicode_is_control(code_point) || code_point == '\n' || code_point == '\t')
        return true;
    cell_report(site, DIAG_CHARACTER_CONTROL, diag, ": U+%04X", (unsigned)code_point);
    return false;
}

bool cell_check(const struct cell_site *site, const char *text, size_t length, struct diag *diag)
{
    struct cell_site here = *site;
    const char *end = text + length;
    size_t count = 0;
    int faults = 0;
    for (const char *from = text; from < end && faults < CELL_FAULTS_TOLD; count++) {
        const char *next = from;
        uint32_t code_point = utf8_next(&next, end);
        faults += !check_character(&here, code_point, from, (size_t)(next - from), diag);
        here.line += code_point == '\n' && !site->in_workbook;
        from = next;
    }
    if (count > SHEET_CHARACTERS_MOST) {
        cell_report(site, DIAG_SHEET_TOO_LARGE, diag, " holds more than %d characters", SHEET_CHARACTERS_MOST);
        faults++;
    }
    return !faults;
}
