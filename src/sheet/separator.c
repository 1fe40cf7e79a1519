#include "sheet/separator.h"

#include <stdbool.h>
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

/* Counts each kind in the first row of the text; gives where that ends. `filled` tells whether it holds anything. */
static size_t count_kinds(const char *text, size_t length, unsigned before_space[KINDS], unsigned others[KINDS],
                          bool *filled)
{
    bool quoted = false;
    size_t i = 0;
    *filled = false;
    for (; i < length && (quoted || !is_line_end(text[i])); i++) {
        const char *kind = text[i] ? strchr(KNOWN, text[i]) : NULL;
        if (text[i] == '"')
            quoted = !quoted;
        else if (kind && !quoted)
            ++*(i + 1 < length && text[i + 1] == ' ' ? &before_space[kind - KNOWN] : &others[kind - KNOWN]);
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

char separator_of(const char *text, size_t length)
{
    enum { ROWS_MOST = 10 };
    char separator = 0;
    int rows = 0;
    for (size_t i = 0; i < length && rows < ROWS_MOST; i++) { /* past the end of a row, or half of it */
        unsigned before_space[KINDS] = {0}, others[KINDS] = {0};
        bool filled = false;
        i += count_kinds(text + i, length - i, before_space, others, &filled);
        if (filled && most(others))
            return most(others);
        if (filled && !separator && rows == 0)
            separator = most(before_space);
        rows += filled;
    }
    return separator;
}
