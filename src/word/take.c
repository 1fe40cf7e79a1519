#include "word/take.h"

#include <string.h>

#include "base/ending.h"
#include "base/say.h"
#include "sheet/odf.h"
#include "sheet/relations.h"
#include "sheet/source.h"
#include "word/word.h"

const struct package_kind PACKAGE_DOCUMENT = {DIAG_WORD_UNKNOWN, DIAG_WORD_ENCRYPTED, DIAG_WORD_DAMAGED, DIAG_WORD_TOO_LARGE};

/* The part that holds the words of a .docx, wherever its package says it is; NULL: it is none. */
static const char *find_word_document(struct package *package, struct arena *arena)
{
    static const char usual[] = "word/document.xml";
    struct diag *unheard = diag_create();
    struct relation *relations;
    const struct relation *office = relations_read(package, "", arena, &relations, unheard) ? relation_of_kind(relations, "officeDocument") : NULL;
    diag_destroy(unheard);
    if (office && package_has(package, office->target))
        return package_has(package, "xl/workbook.xml") || package_has(package, "ppt/presentation.xml") ? NULL : office->target;
    return package_has(package, usual) ? usual : NULL;
}

static bool take_package(struct text *text, struct package *package, struct diag *diag)
{
    const char *document = find_word_document(package, text->arena);
    if (document)
        return take_docx(text, package, document, diag);
    if (odf_has_password(package)) {
        diag_report(diag, PACKAGE_DOCUMENT.encrypted, package_place(package), "%s", "");
        return false;
    }
    return take_odt(text, package, diag);
}

/* ------------------------------------------------------------------------------------------------ which files are documents */

/* The office suite's first part says what the file is. */
static bool is_text(struct package *package, struct diag *diag)
{
    static const char text[] = "application/vnd.oasis.opendocument.text";
    char type[sizeof text] = "";
    struct entry *entry = package_has(package, "mimetype") ? entry_open(package, "mimetype", diag) : NULL;
    ptrdiff_t count = entry ? entry_read(entry, type, sizeof text - 1, diag) : 0;
    entry_close(entry);
    return count == sizeof text - 1 && strcmp(type, text) == 0;
}

/* A file of the compound binary format. */
static bool is_old(const struct source *source, struct diag *diag)
{
    char head[4];
    return source_read(source, 0, head, sizeof head, diag) == sizeof head && memcmp(head, "\xD0\xCF\x11\xE0", sizeof head) == 0;
}

/* Where it cannot be opened, all that tells is how it is called. */
static bool is_called_so(const char *path, bool is_old)
{
    return is_old ? !ends_in(path, ".xls") && !ends_in(path, ".xlsx") && !ends_in(path, ".xlsm")
                  : ends_in(path, ".docx") || ends_in(path, ".odt");
}

__attribute__((visibility("default"))) /* the engine looks it up by name */
bool word_knows(const char *path)
{
    struct diag *unheard = diag_create();
    struct arena *arena = arena_create();
    struct source source = {.descriptor = -1};
    bool is = false;
    if (source_open(&source, path, unheard)) {
        struct package *package = package_open(&source, &PACKAGE_DOCUMENT, unheard);
        is = package ? find_word_document(package, arena) || is_text(package, unheard) : is_called_so(path, is_old(&source, unheard));
        package_close(package);
        source_close(&source);
    }
    arena_destroy(arena);
    diag_destroy(unheard);
    return is;
}

/* ------------------------------------------------------------------------------------------------ reading */

bool take_document(struct text *text, const char *path, struct arena *arena, struct diag *diag)
{
    struct source source;
    *text = (struct text){.path = path, .arena = arena, .diag = diag};
    if (!source_open(&source, path, diag))
        return false;
    bool was_old = is_old(&source, diag);
    if (was_old)
        diag_report(diag, DIAG_WORD_UNKNOWN, source_place(&source), "%s", say("it was written for Word before 2007, or has a password"));
    struct package *package = was_old ? NULL : package_open(&source, &PACKAGE_DOCUMENT, diag);
    bool good = package && take_package(text, package, diag) && !text->is_full;
    package_close(package);
    source_close(&source);
    text_number(text);
    return good;
}
