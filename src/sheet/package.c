#include "sheet/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "sheet/sheet.h"

enum { BLOCK = 32 * 1024, NAME_MOST = 255 };

const struct package_kind PACKAGE_WORKBOOK = {DIAG_SHEET_UNKNOWN, DIAG_SHEET_ENCRYPTED, DIAG_SHEET_DAMAGED, DIAG_SHEET_TOO_LARGE};

/* What libarchive's callbacks read from. */
struct reading {
    const struct source *source;
    const struct package_kind *kind;
    struct diag *diag;
    uint64_t offset;
    unsigned char block[BLOCK];
};

struct package {
    const struct source *source;
    const struct package_kind *kind;
    struct map *names; /* in lower case -> the package */
    bool is_flat;      /* the file is the only part */
    uint64_t unpacked; /* bytes of the parts that were read in this reading */
};

struct entry {
    struct package *package;
    struct archive *archive;
    struct reading reading;
    uint64_t unpacked;
    char name[NAME_MOST + 1];
};

struct place package_place(const struct package *package)
{
    return source_place(package->source);
}

void package_report(const struct package *package, const char *part, struct diag *diag, const char *format, ...)
{
    char words[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, say(format), arguments);
    va_end(arguments);
    if (package->is_flat)
        part = NULL;
    diag_report(diag, package->kind->damaged, package_place(package), "%s%s%s", part ? part : "", part ? say(": ") : "", words);
}

/* ------------------------------------------------------------------------------------------------ libarchive */

static la_ssize_t on_read(struct archive *archive, void *context, const void **block)
{
    (void)archive;
    struct reading *reading = context;
    ptrdiff_t count = source_read(reading->source, reading->offset, reading->block, BLOCK, reading->diag);
    if (count > 0)
        reading->offset += (uint64_t)count;
    *block = reading->block;
    return count;
}

static la_int64_t on_skip(struct archive *archive, void *context, la_int64_t wanted)
{
    (void)archive;
    struct reading *reading = context;
    uint64_t size = source_size(reading->source), left = size > reading->offset ? size - reading->offset : 0;
    uint64_t skipped = (uint64_t)wanted < left ? (uint64_t)wanted : left;
    reading->offset += skipped;
    return (la_int64_t)skipped;
}

static la_int64_t on_seek(struct archive *archive, void *context, la_int64_t offset, int whence)
{
    (void)archive;
    struct reading *reading = context;
    la_int64_t from = 0;
    if (whence == SEEK_CUR)
        from = (la_int64_t)reading->offset;
    else if (whence == SEEK_END)
        from = (la_int64_t)source_size(reading->source);
    if (from + offset < 0)
        return ARCHIVE_FATAL;
    reading->offset = (uint64_t)(from + offset);
    return (la_int64_t)reading->offset;
}

/* Where a name, or words about an error, find no room libarchive ends the process: so there is room for any. What else it gets no
 * memory for errno tells. */
static void watch(void)
{
    enum { NAMES_MOST = 256 * 1024 };
    memory_rely(NAMES_MOST);
}

/* An archive before its first entry, or NULL with an error. Its directory at the end is what counts, as for Excel. */
static struct archive *archive_start(struct reading *reading)
{
    watch();
    struct archive *archive = archive_read_new();
    if (!archive)
        memory_exhausted();
    archive_read_support_format_zip_seekable(archive);
    archive_read_set_read_callback(archive, on_read);
    archive_read_set_skip_callback(archive, on_skip);
    archive_read_set_seek_callback(archive, on_seek);
    archive_read_set_callback_data(archive, reading);
    int result = archive_read_open1(archive);
    memory_relied();
    if (result == ARCHIVE_OK)
        return archive;
    diag_report(reading->diag, reading->kind->damaged, source_place(reading->source), "it breaks off before its end");
    archive_read_free(archive);
    return NULL;
}

/* The next entry that has a name, or NULL at the end; *good is false if the archive is damaged. */
static struct archive_entry *archive_step(struct archive *archive, bool *good)
{
    struct archive_entry *entry;
    int result;
    watch();
    do
        result = archive_read_next_header(archive, &entry);
    while (result >= ARCHIVE_WARN && result != ARCHIVE_EOF && !archive_entry_pathname(entry));
    memory_relied();
    *good = result >= ARCHIVE_WARN;
    return *good && result != ARCHIVE_EOF ? entry : NULL;
}

/* ------------------------------------------------------------------------------------------------ the list of parts */

/* A name in lower case, and with slashes where a program on Windows wrote others; its length, or 0 if it is longer than
 * any part's. */
static size_t lower(const char *name, char out[NAME_MOST + 1])
{
    size_t length = strlen(name);
    if (length > NAME_MOST)
        return 0;
    for (size_t i = 0; i <= length; i++)
        out[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] | 0x20) : (char)(name[i] == '\\' ? '/' : name[i]);
    return length;
}

bool package_has(const struct package *package, const char *name)
{
    char key[NAME_MOST + 1];
    size_t length = lower(name, key);
    return length && map_find(package->names, key, length);
}

static bool is_same_name(const char *name, const char *other)
{
    char key[NAME_MOST + 1], other_key[NAME_MOST + 1];
    return lower(name, key) && lower(other, other_key) && strcmp(key, other_key) == 0;
}

static bool list_entry(struct package *package, struct archive_entry *entry, struct diag *diag)
{
    char key[NAME_MOST + 1];
    const char *name = archive_entry_pathname(entry);
    size_t length = lower(name, key);
    if (archive_entry_is_encrypted(entry)) {
        diag_report(diag, package->kind->encrypted, package_place(package), "%s", "");
        return false;
    }
    if (!length)
        return true;
    void **slot = map_slot(package->names, key, length);
    if (*slot) {
        package_report(package, name, diag, "this part is there twice");
        return false;
    }
    *slot = package;
    return true;
}

static bool list_entries(struct package *package, struct archive *archive, struct diag *diag)
{
    bool good;
    for (struct archive_entry *entry; (entry = archive_step(archive, &good));) {
        if (map_count(package->names) == PACKAGE_ENTRIES_MOST) {
            diag_report(diag, package->kind->too_large, package_place(package), "it has more than %d parts",
                        PACKAGE_ENTRIES_MOST);
            return false;
        }
        if (!list_entry(package, entry, diag))
            return false;
    }
    if (!good)
        package_report(package, NULL, diag, "its list of parts cannot be read");
    return good;
}

bool package_is_workbook(const struct package *package, struct diag *diag)
{
    static const struct {
        const char *part;
        const char *words;
    } others[] = {
        {"xl/workbook.bin", N_("it is a binary workbook (.xlsb)")},
        {"Index/Document.iwa", N_("it is an Apple Numbers document")},
        {"word/document.xml", N_("it is a text document (.docx)")},
        {"ppt/presentation.xml", N_("it is a presentation (.pptx)")},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (package_has(package, others[i].part)) {
            diag_report(diag, DIAG_SHEET_UNKNOWN, package_place(package), "%s", say(others[i].words));
            return false;
        }
    if (package_has(package, "_rels/.rels") || package_has(package, "xl/workbook.xml") || package_has(package, ODS_CONTENT))
        return true;
    diag_report(diag, DIAG_SHEET_UNKNOWN, package_place(package), "it is a ZIP archive of something else");
    return false;
}

/* A package of which no part is known yet. */
static struct package *create(const struct source *source, const struct package_kind *kind, int bytes_most, struct diag *diag)
{
    if (source_size(source) > (uint64_t)bytes_most) {
        diag_report(diag, kind->too_large, source_place(source), "it has more than %d MB", bytes_most / (1024 * 1024));
        return NULL;
    }
    struct package *package = memory_zeroed(1, sizeof *package);
    package->source = source;
    package->kind = kind;
    package->names = map_create();
    return package;
}

struct package *package_open_flat(const struct source *source, const struct package_kind *kind, const char *part, struct diag *diag)
{
    struct package *package = create(source, kind, PACKAGE_ENTRY_BYTES_MOST, diag);
    if (package) {
        package->is_flat = true;
        *map_slot(package->names, part, strlen(part)) = package;
    }
    return package;
}

struct package *package_open(const struct source *source, const struct package_kind *kind, struct diag *diag)
{
    struct package *package = create(source, kind, SHEET_WORKBOOK_BYTES_MOST, diag);
    if (!package)
        return NULL;
    struct reading reading = {.source = source, .kind = kind, .diag = diag};
    struct archive *archive = archive_start(&reading);
    bool good = archive && list_entries(package, archive, diag);
    archive_read_free(archive);
    if (good)
        return package;
    package_close(package);
    return NULL;
}

void package_close(struct package *package)
{
    if (!package)
        return;
    map_destroy(package->names);
    free(package);
}

void package_restart(struct package *package)
{
    package->unpacked = 0;
}

/* ------------------------------------------------------------------------------------------------ a part */

struct entry *entry_open(struct package *package, const char *name, struct diag *diag)
{
    struct entry *entry = memory_zeroed(1, sizeof *entry);
    entry->package = package;
    entry->reading = (struct reading){.source = package->source, .kind = package->kind, .diag = diag};
    snprintf(entry->name, sizeof entry->name, "%s", name);
    if (package->is_flat)
        return entry;
    bool good = true;
    struct archive_entry *found = NULL;
    entry->archive = archive_start(&entry->reading);
    if (entry->archive)
        do
            found = archive_step(entry->archive, &good);
        while (found && !is_same_name(archive_entry_pathname(found), name));
    if (found)
        return entry;
    if (entry->archive)
        package_report(package, name, diag, good ? N_("this part is missing") : N_("this part cannot be read"));
    entry_close(entry);
    return NULL;
}

void entry_close(struct entry *entry)
{
    if (!entry)
        return;
    archive_read_free(entry->archive);
    free(entry);
}

static bool is_too_much(const struct entry *entry)
{
    const struct package *package = entry->package;
    uint64_t most = PACKAGE_FREE_BYTES + source_size(package->source) * PACKAGE_RATIO_MOST;
    return entry->unpacked > PACKAGE_ENTRY_BYTES_MOST || package->unpacked > PACKAGE_BYTES_MOST ||
           package->unpacked > most;
}

static ptrdiff_t read_flat(struct entry *entry, void *bytes, size_t room, struct diag *diag)
{
    ptrdiff_t count = source_read(entry->package->source, entry->reading.offset, bytes, room, diag);
    if (count > 0)
        entry->reading.offset += (uint64_t)count;
    return count;
}

ptrdiff_t entry_read(struct entry *entry, void *bytes, size_t room, struct diag *diag)
{
    entry->reading.diag = diag;
    if (entry->package->is_flat)
        return read_flat(entry, bytes, room, diag);
    watch();
    la_ssize_t count = archive_read_data(entry->archive, bytes, room);
    memory_relied();
    if (count < 0) {
        package_report(entry->package, entry->name, diag, "this part cannot be unpacked");
        return -1;
    }
    entry->unpacked += (uint64_t)count;
    entry->package->unpacked += (uint64_t)count;
    if (!is_too_much(entry))
        return (ptrdiff_t)count;
    diag_report(diag, entry->package->kind->too_large, package_place(entry->package), "%s: unpacked, it is too large",
                entry->name);
    return -1;
}
