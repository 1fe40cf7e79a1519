#define _GNU_SOURCE /* renameat2 */
#include "issue/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

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

static bool report(const struct archive_file *archive, const char *words, struct diag *diag)
{
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
    report(archive, archive_error_string(archive->writer), diag);
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
    return added || report(archive, archive_error_string(archive->writer), diag);
}

static bool is_same_file(const char *a, const char *b)
{
    FILE *first = fopen(a, "rb"), *second = fopen(b, "rb");
    static char left[65536], right[65536];
    bool same = first && second;
    for (size_t count = 1; same && count > 0;) {
        count = fread(left, 1, sizeof left, first);
        same = fread(right, 1, sizeof right, second) == count && memcmp(left, right, count) == 0;
    }
    if (first)
        fclose(first);
    if (second)
        fclose(second);
    return same;
}

static bool sync_file(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return synced;
}

bool archive_finish(struct archive_file *archive, struct diag *diag)
{
    if (archive_write_close(archive->writer) != ARCHIVE_OK)
        return report(archive, archive_error_string(archive->writer), diag);
    if (!sync_file(archive->temporary))
        return report(archive, strerror(errno), diag);
    archive->finished = true;
    if (renameat2(AT_FDCWD, archive->temporary, AT_FDCWD, archive->path, RENAME_NOREPLACE) == 0 ||
        ((errno == EINVAL || errno == ENOSYS) && link(archive->temporary, archive->path) == 0)) {
        unlink(archive->temporary);
        return true;
    }
    int error = errno;
    bool same = error == EEXIST && is_same_file(archive->temporary, archive->path);
    unlink(archive->temporary);
    if (same)
        return true;
    if (error != EEXIST)
        return report(archive, strerror(error), diag);
    diag_report(diag, DIAG_NAME_TAKEN, (struct place){archive->path, 0}, "it holds other documents");
    return false;
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
