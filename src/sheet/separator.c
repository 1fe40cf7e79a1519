#include "sheet/separator.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { KINDS = 4 };

/* In this order where they are equally many. */
static const char KNOWN[KINDS + 1] = ";\t,|";

char separator_said(const char *text, size_t text_length, size_t *length)
{
    *length = 0;
    bool quoted = text_length && text[0] == '"'; /* LibreOffice may write it so */
    const char *from = text + quoted;
    size_t left = text_length - quoted;
    if (left < 5 || (memcmp(from, "sep=", 4) != 0 && memcmp(from, "SEP=", 4) != 0))
        return 0;
    char said = from[4];
    size_t whole = strlen("sep=;") + (quoted ? 2 : 0);
    bool ends = whole == text_length || text[whole] == '\r' || text[whole] == '\n';
    bool printable = said == '\t' || ((unsigned char)said > 0x20 && (unsigned char)said < 0x7F);
    if (whole > text_length || !ends || !printable || said == '"' || (quoted && text[whole - 1] != '"'))
        return 0;
    *length = whole;
    return said;
}

static bool is_line_end(char character)
{
    return character == '\n' || character == '\r';
}

/* How often each kind stands in a row: before a space, as in prose, and otherwise. */
struct counts {
    unsigned before_space[KINDS], others[KINDS];
};

/* Counts each kind in the first row of the text; gives where that ends. `filled` tells whether it holds anything. */
static size_t count_kinds(const char *text, size_t length, struct counts *counts, bool *filled)
{
    bool quoted = false;
    size_t i = 0;
    *counts = (struct counts){{0}, {0}};
    *filled = false;
    for (; i < length && (quoted || !is_line_end(text[i])); i++) {
        const char *kind = text[i] ? strchr(KNOWN, text[i]) : NULL;
        if (text[i] == '"')
            quoted = !quoted;
        else if (kind && !quoted)
            ++*(i + 1 < length && text[i + 1] == ' ' ? &counts->before_space[kind - KNOWN] : &counts->others[kind - KNOWN]);
        else if (text[i] != ' ')
            *filled = true;
    }
    return i;
}

static char most(const unsigned counts[KINDS])
{
    int best = 0;
    for (int i = 1; i < KINDS; i++)
        if (counts[i] > counts[best])
            best = i;
    return counts[best] ? KNOWN[best] : 0;
}

/* Whether the row has as many of this kind as the first one. Commas stand in the prose of a title and below it too. */
static bool goes_on(char kind, const struct counts *first, const struct counts *row)
{
    ptrdiff_t i = kind && kind != ',' ? strchr(KNOWN, kind) - KNOWN : -1;
    return i >= 0 && row->before_space[i] + row->others[i] == first->before_space[i];
}

char separator_of(const char *text, size_t length)
{
    enum { ROWS_MOST = 10 };
    struct counts first = {{0}, {0}}, row;
    char spaced = 0; /* what the first row is separated by, if by nothing but what stands before spaces */
    int rows = 0;
    for (size_t i = 0; i < length && rows < ROWS_MOST; i++) { /* past the end of a row, or half of it */
        bool filled = false;
        i += count_kinds(text + i, length - i, &row, &filled);
        if (filled && most(row.others))
            return goes_on(spaced, &first, &row) ? spaced : most(row.others);
        if (filled && rows == 0) {
            spaced = most(row.before_space);
            first = row;
        }
        rows += filled;
    }
    return spaced;
}
