#define _GNU_SOURCE /* memmem, strcasestr */
#include "sheet/kind.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "sheet/encoding.h"

enum { HEAD = 4096, BLOCK = 64 * 1024 };

/* What the streams of a compound file are called, in UTF-16: a workbook that has a password ([MS-OFFCRYPTO], 2.3.4), and
 * any other ([MS-XLS], 2.1.2), and a text ([MS-DOC], 2.1.1). */
static const char ENCRYPTED[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
static const char CELLS[] = "W\0o\0r\0k\0b\0o\0o\0k";
static const char WORDS[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";

/* How a package of OpenDocument begins (part 2 of its version 1.3, 3.3), if it is a text. */
static const char TEXT_TYPE[] = "mimetypeapplication/vnd.oasis.opendocument.text";

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
    if (holds(source, ENCRYPTED, sizeof ENCRYPTED, diag)) {
        diag_report(diag, DIAG_SHEET_ENCRYPTED, source_place(source), "%s", "");
        return false;
    }
    bool text = holds(source, WORDS, sizeof WORDS, diag) && !holds(source, CELLS, sizeof CELLS, diag);
    return refuse(source, text ? say("it is an old Word document (.doc)") : say("it is an old Excel workbook (.xls)"), diag);
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
    SIGNATURE("%PDF-", N_("it is a PDF file")),
    SIGNATURE("{\\rtf", N_("it is an RTF text")),
    SIGNATURE("\x89PNG", N_("it is a picture")),
    SIGNATURE("\xFF\xD8\xFF", N_("it is a picture")),
    SIGNATURE("GIF8", N_("it is a picture")),
    SIGNATURE("\x1F\x8B", N_("it is packed (.gz)")),
    SIGNATURE("Rar!", N_("it is packed (.rar)")),
    SIGNATURE("7z\xBC\xAF", N_("it is packed (.7z)")),
    SIGNATURE("\x09\x00\x04\x00", N_("it is an old Excel workbook (.xls)")),
    SIGNATURE("\x09\x02\x06\x00", N_("it is an old Excel workbook (.xls)")),
    SIGNATURE("\x09\x04\x06\x00", N_("it is an old Excel workbook (.xls)")),
    SIGNATURE("\x09\x08", N_("it is an old Excel workbook (.xls)")),
    SIGNATURE("ID;PWXL", N_("it is a SYLK file (.slk)")), /* not "ID;P" alone: that may be a heading */
    SIGNATURE("ID;PCALC", N_("it is a SYLK file (.slk)")),
    SIGNATURE("TABLE\r\n0,1\r\n", N_("it is a DIF file (.dif)")),
    SIGNATURE("TABLE\n0,1\n", N_("it is a DIF file (.dif)")),
    SIGNATURE("{\"", N_("it is JSON; of Google Drive, it is only a link to a sheet, which can be downloaded as .xlsx")),
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

/* What begins with "<", by what else stands in its head. */
static const char *kind_of_xml(const char *head)
{
    static const struct {
        const char *holds;
        const char *words;
    } kinds[] = {
        {"urn:schemas-microsoft-com:office:spreadsheet", N_("it is an XML spreadsheet of 2003, whatever its name says")},
        {"<html", N_("it is a web page, whatever its name says")},
        {"<table", N_("it is a web page, whatever its name says")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcasestr(head, kinds[i].holds))
            return say(kinds[i].words);
    return say("it is an XML file, whatever its name says");
}

bool kind_find(const struct source *source, enum kind *kind, struct diag *diag)
{
    unsigned char head[HEAD + 1] = {0};
    ptrdiff_t count = source_read(source, 0, head, HEAD, diag);
    size_t length = count > 0 ? (size_t)count : 0;
    *kind = KIND_CSV;
    if (count < 0)
        return false;
    if (length >= 4 && (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0)) {
        *kind = KIND_WORKBOOK;
        return !memmem(head, length, TEXT_TYPE, sizeof TEXT_TYPE - 1) ||
               refuse(source, say("it is an OpenDocument text (.odt)"), diag);
    }
    if (length >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return refuse_compound(source, diag);
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (length >= signatures[i].length && memcmp(head, signatures[i].bytes, signatures[i].length) == 0)
            return refuse(source, say(signatures[i].words), diag);
    if (first_sign(head, length) == '<' && strstr((const char *)head, "urn:oasis:names:tc:opendocument")) {
        *kind = KIND_FLAT;
        return true;
    }
    if (first_sign(head, length) == '<')
        return refuse(source, kind_of_xml((const char *)head), diag);
    if (encoding_utf16(head, length) < 0 && memchr(head, 0, length))
        return refuse(source, say("it holds bytes that are no text"), diag);
    return true;
}
