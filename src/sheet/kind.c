#define _GNU_SOURCE /* memmem */
#include "sheet/kind.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { HEAD = 4096, BLOCK = 64 * 1024 };

/* A stream of this name holds a workbook that has a password ([MS-OFFCRYPTO], 2.3.4); names are in UTF-16. */
static const char ENCRYPTED[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

/* Whether the bytes are anywhere in the file. */
static bool holds(const struct source *source, const char *wanted, size_t length, struct diag *diag)
{
    char *bytes = memory_zeroed(BLOCK, 1);
    bool found = false;
    ptrdiff_t count = BLOCK;
    for (uint64_t offset = 0; !found && count == BLOCK; offset += BLOCK - length) {
        count = source_read(source, offset, bytes, BLOCK, diag);
        found = count > 0 && memmem(bytes, (size_t)count, wanted, length);
    }
    free(bytes);
    return found;
}

static bool refuse(const struct source *source, const char *words, struct diag *diag)
{
    diag_report(diag, DIAG_SHEET_UNKNOWN, source_place(source), "%s", words);
    return false;
}

/* A compound file: an old workbook, or a new one with a password. */
static bool refuse_compound(const struct source *source, struct diag *diag)
{
    if (!holds(source, ENCRYPTED, sizeof ENCRYPTED, diag))
        return refuse(source, "it is an old Excel workbook (.xls)", diag);
    diag_report(diag, DIAG_SHEET_ENCRYPTED, source_place(source), "%s", "");
    return false;
}

static const struct {
    const char *bytes;
    size_t length;
    const char *words; /* NULL: see kind_find */
} signatures[] = {
#define SIGNATURE(bytes, words)                                                                                        \
    {                                                                                                                  \
        bytes, sizeof(bytes) - 1, words                                                                                \
    }
    SIGNATURE("%PDF-", "it is a PDF file"),
    SIGNATURE("{\\rtf", "it is an RTF text"),
    SIGNATURE("\x89PNG", "it is a picture"),
    SIGNATURE("\xFF\xD8\xFF", "it is a picture"),
    SIGNATURE("GIF8", "it is a picture"),
    SIGNATURE("\x1F\x8B", "it is packed (.gz)"),
    SIGNATURE("Rar!", "it is packed (.rar)"),
    SIGNATURE("7z\xBC\xAF", "it is packed (.7z)"),
    SIGNATURE("\x09\x00\x04\x00", "it is an old Excel workbook (.xls)"),
    SIGNATURE("\x09\x02\x06\x00", "it is an old Excel workbook (.xls)"),
    SIGNATURE("\x09\x04\x06\x00", "it is an old Excel workbook (.xls)"),
    SIGNATURE("\x09\x08", "it is an old Excel workbook (.xls)"),
#undef SIGNATURE
};

/* The first byte that is not white space, or a byte order mark. */
static unsigned char first_sign(const unsigned char *head, size_t length)
{
    size_t i = length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < length && head[i] && strchr(" \t\r\n", head[i]))
        i++;
    return i < length ? head[i] : 0;
}

static bool is_utf16(const unsigned char *head, size_t length)
{
    return length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF));
}

bool kind_find(const struct source *source, enum kind *kind, struct diag *diag)
{
    unsigned char head[HEAD];
    ptrdiff_t count = source_read(source, 0, head, sizeof head, diag);
    size_t length = count > 0 ? (size_t)count : 0;
    *kind = KIND_CSV;
    if (count < 0)
        return false;
    if (length >= 4 && (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0)) {
        *kind = KIND_WORKBOOK;
        return true;
    }
    if (length >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return refuse_compound(source, diag);
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (length >= signatures[i].length && memcmp(head, signatures[i].bytes, signatures[i].length) == 0)
            return refuse(source, signatures[i].words, diag);
    if (first_sign(head, length) == '<')
        return refuse(source, "it is a web page or another XML file, whatever its name says", diag);
    if (!is_utf16(head, length) && memchr(head, 0, length))
        return refuse(source, "it holds bytes that are no text", diag);
    return true;
}
