/* Facts that follow each other and are of one thing lie together, as a run: where the one before it of the same thing lies, then the
 * thing's address, then the facts. A table leads from each thing to its last run. */
#include "learn/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"

struct slot {
    uint64_t hash;   /* 0: it is free */
    uint64_t behind; /* where its last run begins, plus one */
};

struct root {
    const char *id;
    int line;
};

struct archive {
    const char *folder, *path;
    struct diag *diag;
    struct buffer run;      /* that is being filled */
    uint64_t of;            /* hash of the thing that it is of; 0: there is none */
    struct buffer pending;  /* what is not in the file yet */
    uint64_t written;       /* bytes that are */
    int descriptor, reader; /* of the temporary file, to write and to read; -1: there is none */
    struct memory_rescue rescue;
    struct slot *slots;
    size_t slot_count, used;
    struct root *roots;
    size_t root_count, root_room;
    struct arena *arena;    /* of the roots */
    struct map *known;      /* their addresses */
    bool failed;
};

/* A run begins with this. */
struct head {
    uint64_t before; /* where the one before it of the same thing begins, plus one; 0: it is the first */
    uint32_t length; /* of what follows */
    uint32_t id;     /* length of the address that it begins with */
};

static void release(void *owner)
{
    struct archive *archive = owner;
    if (archive->descriptor >= 0)
        close(archive->descriptor);
    if (archive->reader >= 0)
        close(archive->reader);
    archive->descriptor = archive->reader = -1;
}

struct archive *archive_create(const char *folder, const char *path, struct diag *diag)
{
    struct archive *archive = memory_zeroed(1, sizeof *archive);
    archive->folder = folder;
    archive->path = path;
    archive->diag = diag;
    archive->descriptor = archive->reader = -1;
    archive->arena = arena_create();
    archive->known = map_create();
    archive->slot_count = 1024;
    archive->slots = memory_zeroed(archive->slot_count, sizeof *archive->slots);
    memory_rescue(&archive->rescue, release, archive);
    return archive;
}

void archive_destroy(struct archive *archive)
{
    if (!archive)
        return;
    memory_rescued(&archive->rescue);
    release(archive);
    buffer_finish(&archive->run);
    buffer_finish(&archive->pending);
    map_destroy(archive->known);
    arena_destroy(archive->arena);
    free(archive->roots);
    free(archive->slots);
    free(archive);
}

/* ------------------------------------------------------------------------------------------------ where things lie */

static struct slot *find_slot(struct slot *slots, size_t count, uint64_t hash)
{
    size_t at = (size_t)hash & (count - 1);
    while (slots[at].hash && slots[at].hash != hash)
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static void widen(struct archive *archive)
{
    size_t count = archive->slot_count * 2;
    struct slot *slots = memory_zeroed(count, sizeof *slots);
    for (size_t i = 0; i < archive->slot_count; i++)
        if (archive->slots[i].hash)
            *find_slot(slots, count, archive->slots[i].hash) = archive->slots[i];
    free(archive->slots);
    archive->slots = slots;
    archive->slot_count = count;
}

/* Whoever writes the file cannot make two addresses meet: the hash has a secret. */
static uint64_t hash_of(const char *id, size_t length)
{
    uint64_t hash = map_hash_secretly(id, length, 0);
    return hash ? hash : 1;
}

/* ------------------------------------------------------------------------------------------------ writing */

static bool fail(struct archive *archive, enum diag_id id, const char *words)
{
    if (!archive->failed)
        diag_report(archive->diag, id, (struct place){archive->path, 0}, "%s", words);
    archive->failed = true;
    return false;
}

/* It has its name for a moment alone, so nothing is left behind. */
static void open_temporary(struct archive *archive)
{
    char name[64];
    int folder = open(archive->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    archive->descriptor = folder < 0 ? -1 : file_open_new(folder, ".supplement-import-", 0600, name, sizeof name);
    if (archive->descriptor >= 0) {
        archive->reader = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        unlinkat(folder, name, 0);
    }
    if (folder >= 0)
        close(folder);
}

static bool flush(struct archive *archive)
{
    if (archive->descriptor < 0)
        open_temporary(archive);
    if (archive->reader < 0 || !file_write_all(archive->descriptor, archive->pending.bytes, archive->pending.length)) {
        int error = errno;
        diag_report(archive->diag, DIAG_FILE_UNWRITABLE, (struct place){archive->folder, 0}, "%s", say_error(error));
        archive->failed = true;
        return false;
    }
    archive->written += archive->pending.length;
    buffer_clear(&archive->pending);
    return true;
}

static bool end_run(struct archive *archive)
{
    if (!archive->of)
        return true;
    struct head head;
    memcpy(&head, archive->run.bytes, sizeof head);
    if ((archive->used + 1) * 4 > archive->slot_count * 3)
        widen(archive);
    struct slot *slot = find_slot(archive->slots, archive->slot_count, archive->of);
    archive->used += !slot->hash;
    head.before = slot->hash ? slot->behind : 0;
    head.length = (uint32_t)(archive->run.length - sizeof head);
    memcpy(archive->run.bytes, &head, sizeof head);
    *slot = (struct slot){archive->of, archive->written + archive->pending.length + 1};
    buffer_append(&archive->pending, archive->run.bytes, archive->run.length);
    archive->of = 0;
    if (archive->used > ARCHIVE_THINGS_MOST)
        return fail(archive, DIAG_RECORD_TOO_LARGE, say("it tells of more than two million things"));
    return archive->pending.length < ARCHIVE_MEMORY || flush(archive);
}

static void begin_run(struct archive *archive, struct piece subject, uint64_t hash)
{
    const struct head head = {.id = (uint32_t)subject.length};
    archive->of = hash;
    buffer_clear(&archive->run);
    buffer_append(&archive->run, &head, sizeof head);
    buffer_append(&archive->run, subject.bytes, subject.length);
}

static void put_piece(struct buffer *out, struct piece piece)
{
    const uint32_t length = (uint32_t)piece.length;
    buffer_append(out, &length, sizeof length);
    buffer_append(out, piece.bytes, piece.length);
}

bool archive_add(struct archive *archive, struct piece subject, struct piece property, enum fact_kind kind, struct piece value,
                 struct piece language)
{
    enum { RUN_MOST = 1024 * 1024 };
    if (archive->failed)
        return false;
    if (subject.length + property.length + value.length + language.length > ARCHIVE_WORDS_MOST)
        return fail(archive, DIAG_RECORD_TOO_LARGE, say("one text has more than four megabytes"));
    uint64_t hash = hash_of(subject.bytes, subject.length);
    if (archive->of != hash || archive->run.length > RUN_MOST) {
        if (!end_run(archive))
            return false;
        begin_run(archive, subject, hash);
    }
    buffer_byte(&archive->run, (unsigned char)kind);
    put_piece(&archive->run, property);
    put_piece(&archive->run, value);
    put_piece(&archive->run, language);
    return true;
}

/* ------------------------------------------------------------------------------------------------ qualifications */

bool archive_add_root(struct archive *archive, struct piece id, int line)
{
    if (archive->failed)
        return false;
    void **slot = map_slot(archive->known, id.bytes, id.length);
    if (*slot)
        return true;
    if (archive->root_count == archive->root_room) {
        archive->root_room = archive->root_room ? archive->root_room * 2 : 64;
        archive->roots = memory_resize(archive->roots, archive->root_room * sizeof *archive->roots);
    }
    const char *copy = arena_copy(archive->arena, id.bytes, id.length);
    *slot = (void *)copy;
    archive->roots[archive->root_count++] = (struct root){copy, line};
    return archive->root_count < ARCHIVE_THINGS_MOST || fail(archive, DIAG_RECORD_TOO_LARGE, say("it has more than two million qualifications"));
}

size_t archive_count(const struct archive *archive)
{
    return archive->root_count;
}

const char *archive_root(const struct archive *archive, size_t index, int *line)
{
    *line = archive->roots[index].line;
    return archive->roots[index].id;
}

bool archive_is_root(const struct archive *archive, const char *id)
{
    return map_find(archive->known, id, strlen(id)) != NULL;
}

/* ------------------------------------------------------------------------------------------------ reading */

static bool read_at(struct archive *archive, uint64_t at, void *bytes, size_t length)
{
    if (at >= archive->written) {
        memcpy(bytes, archive->pending.bytes + (at - archive->written), length);
        return true;
    }
    for (unsigned char *to = bytes; length;) {
        ssize_t got = pread(archive->reader, to, length, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(archive, DIAG_FILE_UNREADABLE, say_error(got ? errno : EIO));
        to += got;
        at += (uint64_t)got;
        length -= (size_t)got;
    }
    return true;
}

static const char *take_piece(const char **at, struct arena *arena)
{
    uint32_t length;
    memcpy(&length, *at, sizeof length);
    const char *text = length ? arena_copy(arena, *at + sizeof length, length) : "";
    *at += sizeof length + length;
    return text;
}

static void take_facts(struct record *record, struct thing *thing, const char *at, const char *end)
{
    while (at < end) {
        enum fact_kind kind = (enum fact_kind)*at++;
        const char *property = take_piece(&at, record->arena), *value = take_piece(&at, record->arena);
        record_add(record, thing, property, kind, value, take_piece(&at, record->arena));
    }
}

/* Runs are found from the last to the first, and taken from the first to the last. */
void archive_load(struct archive *archive, struct record *record, struct thing *thing)
{
    const size_t length = strlen(thing->id);
    if (!end_run(archive))
        return;
    const struct slot *slot = find_slot(archive->slots, archive->slot_count, hash_of(thing->id, length));
    struct run {
        const char *begin, *end;
        struct run *next;
    } *first = NULL;
    for (uint64_t at = slot->hash ? slot->behind : 0; at;) {
        struct head head;
        if (!read_at(archive, at - 1, &head, sizeof head))
            return;
        if ((record->size += head.length) > RECORD_BYTES_MOST) {
            record->overflowed = true;
            break;
        }
        char *bytes = arena_room_for(record->arena, char, head.length);
        if (!read_at(archive, at - 1 + sizeof head, bytes, head.length))
            return;
        struct run *run = arena_new(record->arena, struct run);
        *run = (struct run){bytes + head.id, bytes + head.length, first};
        first = run;
        at = head.before;
    }
    for (; first; first = first->next)
        take_facts(record, thing, first->begin, first->end);
}
