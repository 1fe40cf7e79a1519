/* Written here and not by libarchive, which puts a file's size and checksum behind its bytes: where those are stored, nobody who
 * reads from the beginning can tell where they end. */
#include "issue/archive.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "issue/spool.h"
#include "issue/whole.h"

/* Fields that are full say that the number stands elsewhere, in 64 bits (4.3.14 to 4.3.16, 4.5.3). */
enum { MOST_ENTRIES = UINT16_MAX, VERSION = 20, VERSION_64 = 45, UNIX = 3 << 8, UTF8 = 1 << 11, STORED = 0 };
static const uint64_t MOST_BYTES = UINT32_MAX;

struct archive_file {
    struct memory_rescue rescue;
    char *path;
    int mode;                /* of itself, and of the files in it */
    struct making *making;
    char name[MAKING_NAME];  /* in the making */
    FILE *file;
    uint64_t length, count; /* bytes and files so far */
    struct buffer record;   /* being written */
    struct spool *directory;
};

static void let_go(void *owner)
{
    struct archive_file *archive = owner;
    if (archive->file)
        fclose(archive->file);
    making_drop(archive->making, archive->name); /* if it still has this name */
}

struct archive_file *archive_create(const char *path, int mode, bool synced, struct diag *diag)
{
    struct archive_file *archive = memory_zeroed(1, sizeof *archive);
    size_t size = strlen(path) + 1;
    archive->path = memory_resize(NULL, size);
    memcpy(archive->path, path, size);
    archive->mode = mode;
    archive->making = making_open(path, mode, synced);
    archive->directory = spool_create(path);
    memory_rescue(&archive->rescue, let_go, archive);
    archive->file = making_begin(archive->making, archive->name);
    if (archive->file)
        return archive;
    file_unwritable(archive->path, errno, diag);
    archive_destroy(archive);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ records */

/* Numbers stand with their lowest byte first (4.4.1.1). */
static void put(struct buffer *out, uint64_t value, int size)
{
    for (; size; size--, value >>= 8)
        buffer_byte(out, (unsigned char)value);
}

static unsigned number_at(const char *date, size_t at, size_t digits)
{
    unsigned number = 0;
    if (strlen(date) < at + digits)
        return 0;
    for (size_t i = at; i < at + digits; i++)
        number = 10 * number + (unsigned)(date[i] - '0') % 10;
    return number;
}

/* Time in the lower half, in steps of two seconds, and day in the upper (4.4.6). */
static uint32_t stamp(const char *date)
{
    enum { FIRST_YEAR = 1980, LAST_YEAR = FIRST_YEAR + 127, NEW_YEAR = 1 << 5 | 1 };
    unsigned year = number_at(date, 0, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return (uint32_t)NEW_YEAR << 16;
    uint32_t day = (year - FIRST_YEAR) << 9 | number_at(date, 5, 2) << 5 | number_at(date, 8, 2);
    return day << 16 | number_at(date, 11, 2) << 11 | number_at(date, 14, 2) << 5 | number_at(date, 17, 2) / 2;
}

/* What a file's own header and its entry in the directory say alike (4.3.7, 4.3.12): from the version to the name's length. */
static void put_common(struct buffer *out, const char *name, const char *date, const struct buffer *bytes, int version)
{
    put(out, (uint64_t)version, 2);
    put(out, UTF8, 2);
    put(out, STORED, 2);
    put(out, stamp(date), 4);
    put(out, crc32_z(0, bytes->bytes, bytes->length), 4);
    put(out, bytes->length, 4);
    put(out, bytes->length, 4);
    put(out, strlen(name), 2);
}

static void put_header(struct buffer *out, const char *name, const char *date, const struct buffer *bytes)
{
    buffer_append(out, "PK\3\4", 4);
    put_common(out, name, date, bytes, VERSION);
    put(out, 0, 2); /* extra fields */
    buffer_string(out, name);
}

static void put_entry(struct buffer *out, const char *name, const char *date, int mode, const struct buffer *bytes,
                      uint64_t offset)
{
    enum { REGULAR_FILE = 0100000, EXTRA_64 = 1, OFFSET = 8 };
    bool far = offset >= MOST_BYTES;
    buffer_append(out, "PK\1\2", 4);
    put(out, UNIX | VERSION_64, 2); /* made by */
    put_common(out, name, date, bytes, far ? VERSION_64 : VERSION);
    put(out, far ? 4 + OFFSET : 0, 2);
    put(out, 0, 2 + 2 + 2); /* comment, disk, what is inside */
    put(out, (uint64_t)(REGULAR_FILE | mode) << 16, 4);
    put(out, far ? MOST_BYTES : offset, 4);
    buffer_string(out, name);
    if (!far)
        return;
    put(out, EXTRA_64, 2);
    put(out, OFFSET, 2);
    put(out, offset, OFFSET);
}

static void put_end_64(struct buffer *out, const struct archive_file *archive)
{
    enum { REST = 44 };
    uint64_t here = archive->length + spool_length(archive->directory);
    buffer_append(out, "PK\6\6", 4);
    put(out, REST, 8);
    put(out, UNIX | VERSION_64, 2);
    put(out, VERSION_64, 2);
    put(out, 0, 4 + 4); /* disks */
    put(out, archive->count, 8);
    put(out, archive->count, 8);
    put(out, spool_length(archive->directory), 8);
    put(out, archive->length, 8);
    buffer_append(out, "PK\6\7", 4);
    put(out, 0, 4);
    put(out, here, 8);
    put(out, 1, 4); /* disk of one */
}

static uint64_t at_most(uint64_t value, uint64_t most)
{
    return value < most ? value : most;
}

static void put_end(struct buffer *out, const struct archive_file *archive)
{
    uint64_t count = at_most(archive->count, MOST_ENTRIES);
    uint64_t size = at_most(spool_length(archive->directory), MOST_BYTES), offset = at_most(archive->length, MOST_BYTES);
    if (count == MOST_ENTRIES || size == MOST_BYTES || offset == MOST_BYTES)
        put_end_64(out, archive);
    buffer_append(out, "PK\5\6", 4);
    put(out, 0, 2 + 2); /* disks */
    put(out, count, 2);
    put(out, count, 2);
    put(out, size, 4);
    put(out, offset, 4);
    put(out, 0, 2); /* comment */
}

/* ------------------------------------------------------------------------------------------------ files */

static bool write_all(struct archive_file *archive, const struct buffer *bytes)
{
    return !bytes->length || fwrite(bytes->bytes, 1, bytes->length, archive->file) == bytes->length;
}

bool archive_add(struct archive_file *archive, const char *name, const char *date, const struct buffer *bytes,
                 struct diag *diag)
{
    if (bytes->length >= MOST_BYTES || strlen(name) > UINT16_MAX)
        return file_unwritable(archive->path, EFBIG, diag);
    buffer_clear(&archive->record);
    put_header(&archive->record, name, date, bytes);
    if (!write_all(archive, &archive->record) || !write_all(archive, bytes))
        return file_unwritable(archive->path, errno, diag);
    uint64_t offset = archive->length;
    archive->length += archive->record.length + bytes->length;
    archive->count++;
    buffer_clear(&archive->record);
    put_entry(&archive->record, name, date, archive->mode, bytes, offset);
    spool_append(archive->directory, archive->record.bytes, archive->record.length);
    return true;
}

static bool write_directory(struct archive_file *archive)
{
    enum { STEP = 65536 };
    size_t length = spool_length(archive->directory), step;
    for (size_t at = 0; at < length; at += step) {
        step = length - at < STEP ? length - at : STEP;
        buffer_clear(&archive->record);
        if (!spool_read(archive->directory, at, buffer_reserve(&archive->record, step), step))
            return false;
        archive->record.length = step;
        if (!write_all(archive, &archive->record))
            return false;
    }
    return true;
}

static bool close_file(struct archive_file *archive)
{
    FILE *file = archive->file;
    archive->file = NULL;
    return fclose(file) == 0;
}

bool archive_finish(struct archive_file *archive, struct diag *diag)
{
    if (!archive->count)
        return true;
    bool written = write_directory(archive);
    buffer_clear(&archive->record);
    put_end(&archive->record, archive);
    if (!written || !write_all(archive, &archive->record) || !close_file(archive))
        return file_unwritable(archive->path, errno, diag);
    return making_end(archive->making, archive->name, archive->path, diag);
}

void archive_destroy(struct archive_file *archive)
{
    if (!archive)
        return;
    memory_rescued(&archive->rescue);
    let_go(archive);
    making_close(archive->making);
    buffer_finish(&archive->record);
    spool_destroy(archive->directory);
    free(archive->path);
    free(archive);
}
