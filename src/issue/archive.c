#include "issue/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "issue/whole.h"

struct archive_file {
    char *path, *temporary;
    struct archive *writer;
    struct archive_entry *entry;
    locale_t utf8;     /* libarchive marks names as UTF-8 only where the locale is */
    bool finished;
};

static char *copy(const char *text, const char *ending)
{
    size_t length = strlen(text), more = strlen(ending);
    char *joined = memory_resize(NULL, length + more + 1);
    memcpy(joined, text, length);
    memcpy(joined + length, ending, more + 1);
    return joined;
}

/* In the system's words where the system failed. */
static bool report(const struct archive_file *archive, struct diag *diag)
{
    int error = archive_errno(archive->writer);
    const char *words = error > 0 ? strerror(error) : archive_error_string(archive->writer);
    diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){archive->path, 0}, "%s", words ? words : "unknown");
    return false;
}

struct archive_file *archive_create(const char *path, struct diag *diag)
{
    struct archive_file *archive = memory_zeroed(1, sizeof *archive);
    archive->path = copy(path, "");
    archive->temporary = copy(path, ".making");
    archive->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    archive->writer = archive_write_new();
    archive->entry = archive_entry_new();
    if (!archive->writer || !archive->entry)
        memory_exhausted();
    archive_write_set_format_zip(archive->writer);
    archive_write_zip_set_compression_store(archive->writer);
    if (archive_write_open_filename(archive->writer, archive->temporary) == ARCHIVE_OK)
        return archive;
    report(archive, diag);
    archive_destroy(archive);
    return NULL;
}

bool archive_add(struct archive_file *archive, const char *name, const struct buffer *bytes, struct diag *diag)
{
    enum { YEAR_1980 = 315619200 }; /* the first that ZIP knows: the clock has no part in the bytes */
    locale_t before = archive->utf8 ? uselocale(archive->utf8) : (locale_t)0;
    archive_entry_clear(archive->entry);
    archive_entry_set_pathname(archive->entry, name);
    archive_entry_set_size(archive->entry, (la_int64_t)bytes->length);
    archive_entry_set_filetype(archive->entry, AE_IFREG);
    archive_entry_set_perm(archive->entry, 0644);
    archive_entry_set_mtime(archive->entry, YEAR_1980, 0);
    bool added = archive_write_header(archive->writer, archive->entry) == ARCHIVE_OK &&
                 archive_write_data(archive->writer, bytes->bytes, bytes->length) == (la_ssize_t)bytes->length;
    if (before)
        uselocale(before);
    return added || report(archive, diag);
}

bool archive_finish(struct archive_file *archive, struct diag *diag)
{
    if (archive_write_close(archive->writer) != ARCHIVE_OK)
        return report(archive, diag);
    archive->finished = true;
    return whole_name(archive->temporary, archive->path, diag);
}

void archive_destroy(struct archive_file *archive)
{
    if (!archive)
        return;
    archive_write_free(archive->writer);
    archive_entry_free(archive->entry);
    if (!archive->finished)
        unlink(archive->temporary);
    if (archive->utf8)
        freelocale(archive->utf8);
    free(archive->path);
    free(archive->temporary);
    free(archive);
}
