#define _GNU_SOURCE /* memmem, strcasestr */
#include "base/no_pdf.h"

#include <string.h>

#include "base/say.h"

enum { HEAD = 4096 /* bytes that a kind shows itself in */ };

enum kind { NO_KIND, ARCHIVE, MAIL, OFFICE, PICTURE, MARKUP, EMPTY };

static const struct {
    const char *bytes;
    size_t length;
    enum kind kind;
} SIGNATURES[] = {
#define SIGNATURE(bytes, kind)                                                                                         \
    {                                                                                                                  \
        bytes, sizeof(bytes) - 1, kind                                                                                 \
    }
    SIGNATURE("7z\xBC\xAF", ARCHIVE),
    SIGNATURE("Rar!", ARCHIVE),
    SIGNATURE("PK\5\6", ARCHIVE), /* with nothing in it */
    SIGNATURE("\x1F\x8B", ARCHIVE),
    SIGNATURE("BZh", ARCHIVE),
    SIGNATURE("\xFD\x37zXZ", ARCHIVE),
    SIGNATURE("\x28\xB5\x2F\xFD", ARCHIVE),
    SIGNATURE("MSCF", ARCHIVE),
    SIGNATURE("From ", MAIL),
    SIGNATURE("{\\rtf", OFFICE),
    SIGNATURE("\x89PNG", PICTURE),
    SIGNATURE("\xFF\xD8\xFF", PICTURE),
    SIGNATURE("GIF8", PICTURE),
    SIGNATURE("II*", PICTURE), /* TIFF */
    SIGNATURE("MM\0*", PICTURE),
    SIGNATURE("<", MARKUP),
    SIGNATURE("\xEF\xBB\xBF<", MARKUP),
#undef SIGNATURE
};

static bool begins(const char *head, size_t length, const char *with, size_t count)
{
    return length >= count && memcmp(head, with, count) == 0;
}

/* A package of Word, Excel or LibreOffice is an archive, too; its first part says so. */
static enum kind kind_of_zip(const char *head, size_t length)
{
    enum { NAME = 30 };
    static const char *const FIRST[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "mimetypeapplication/vnd."};
    for (size_t i = 0; i < sizeof FIRST / sizeof *FIRST; i++)
        if (length > NAME && begins(head + NAME, length - NAME, FIRST[i], strlen(FIRST[i])))
            return OFFICE;
    return ARCHIVE;
}

/* A compound file: a message of Outlook has streams of this name, in UTF-16; else it is an old document. */
static enum kind kind_of_compound(const char *bytes, size_t length)
{
    static const char STREAM[] = "_\0_\0s\0u\0b\0s\0t\0g";
    return memmem(bytes, length, STREAM, sizeof STREAM - 1) ? MAIL : OFFICE;
}

/* Lines of an e-mail's head, the first of which is the first of the file. */
static bool is_mail(const char *head)
{
    static const char *const LINES[] = {"\nMIME-Version:", "\nMessage-ID:", "\nReceived:", "\nContent-Type: multipart/"};
    size_t name = strspn(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");
    for (size_t i = 0; name && head[name] == ':' && i < sizeof LINES / sizeof *LINES; i++)
        if (strcasestr(head, LINES[i]))
            return true;
    return false;
}

static enum kind find_kind(const char *bytes, size_t length)
{
    char head[HEAD + 1] = {0};
    size_t count = length < HEAD ? length : HEAD;
    memcpy(head, bytes, count);
    if (begins(head, count, "PK\3\4", 4))
        return kind_of_zip(head, count);
    if (begins(head, count, "\xD0\xCF\x11\xE0", 4))
        return kind_of_compound(bytes, length);
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++)
        if (begins(head, count, SIGNATURES[i].bytes, SIGNATURES[i].length))
            return SIGNATURES[i].kind;
    return memcmp(head + 257, "ustar", 5) == 0 ? ARCHIVE : is_mail(head) ? MAIL : NO_KIND;
}

const char *no_pdf_words(const void *bytes, size_t length, bool *holds_one)
{
    static const char *const WORDS[] = {
        [ARCHIVE] = N_("it is an archive, and no PDF: unpack it, and take each PDF file that is in it"),
        [MAIL] = N_("it is an e-mail, and no PDF: open it, save the PDF file that is attached, and take that"),
        [OFFICE] = N_("it is a document of an office program, and no PDF"),
        [PICTURE] = N_("it is a picture, and no PDF"),
        [MARKUP] = N_("it is a web page or an XML file, and no PDF"),
        [EMPTY] = N_("it is empty: fetch it again"),
    };
    enum kind kind = length ? find_kind(bytes, length) : EMPTY;
    *holds_one = kind == ARCHIVE || kind == MAIL;
    return kind ? say(WORDS[kind]) : NULL;
}
