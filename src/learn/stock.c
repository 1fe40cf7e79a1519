/* Facts that follow each other and are of one thing lie together, as a run: where the one before it of the same thing lies, then the
 * thing's address, then the facts. A table leads from each thing to its last run. */
#include "learn/stock.h"

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

struct stock {
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
    struct stock *stock = owner;
    if (stock->descriptor >= 0)
        close(stock->descriptor);
    if (stock->reader >= 0)
        close(stock->reader);
    stock->descriptor = stock->reader = -1;
}

struct stock *stock_create(const char *folder, const char *path, struct diag *diag)
{
    struct stock *stock = memory_zeroed(1, sizeof *stock);
    stock->folder = folder;
    stock->path = path;
    stock->diag = diag;
    stock->descriptor = stock->reader = -1;
    stock->arena = arena_create();
    stock->known = map_create();
    stock->slot_count = 1024;
    stock->slots = memory_zeroed(stock->slot_count, sizeof *stock->slots);
    memory_rescue(&stock->rescue, release, stock);
    return stock;
}

void stock_destroy(struct stock *stock)
{
    if (!stock)
        return;
    memory_rescued(&stock->rescue);
    release(stock);
    buffer_finish(&stock->run);
    buffer_finish(&stock->pending);
    map_destroy(stock->known);
    arena_destroy(stock->arena);
    free(stock->roots);
    free(stock->slots);
    free(stock);
}

/* ------------------------------------------------------------------------------------------------ where things lie */

static struct slot *find_slot(struct slot *slots, size_t count, uint64_t hash)
{
    size_t at = (size_t)hash & (count - 1);
    while (slots[at].hash && slots[at].hash != hash)
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static void widen(struct stock *stock)
{
    size_t count = stock->slot_count * 2;
    struct slot *slots = memory_zeroed(count, sizeof *slots);
    for (size_t i = 0; i < stock->slot_count; i++)
        if (stock->slots[i].hash)
            *find_slot(slots, count, stock->slots[i].hash) = stock->slots[i];
    free(stock->slots);
    stock->slots = slots;
    stock->slot_count = count;
}

/* Whoever writes the file cannot make two addresses meet: the hash has a secret. */
static uint64_t hash_of(const char *id, size_t length)
{
    uint64_t hash = map_hash_secretly(id, length, 0);
    return hash ? hash : 1;
}

/* ------------------------------------------------------------------------------------------------ writing */

static bool fail(struct stock *stock, enum diag_id id, const char *words)
{
    if (!stock->failed)
        diag_report(stock->diag, id, (struct place){stock->path, 0}, "%s", words);
    stock->failed = true;
    return false;
}

/* It has its name for a moment alone, so nothing is left behind. */
static void open_temporary(struct stock *stock)
{
    char name[64];
    int folder = open(stock->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    stock->descriptor = folder < 0 ? -1 : file_open_new(folder, ".supplement-import-", 0600, name, sizeof name);
    if (stock->descriptor >= 0) {
        stock->reader = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        unlinkat(folder, name, 0);
    }
    if (folder >= 0)
        close(folder);
}

static bool flush(struct stock *stock)
{
    if (stock->descriptor < 0)
        open_temporary(stock);
    if (stock->reader < 0 || !file_write_all(stock->descriptor, stock->pending.bytes, stock->pending.length)) {
        stock->failed = true;
        return file_unwritable(stock->folder, errno, stock->diag);
    }
    stock->written += stock->pending.length;
    buffer_clear(&stock->pending);
    return true;
}

static bool end_run(struct stock *stock)
{
    if (!stock->of)
        return true;
    struct head head;
    memcpy(&head, stock->run.bytes, sizeof head);
    if ((stock->used + 1) * 4 > stock->slot_count * 3)
        widen(stock);
    struct slot *slot = find_slot(stock->slots, stock->slot_count, stock->of);
    stock->used += !slot->hash;
    head.before = slot->hash ? slot->behind : 0;
    head.length = (uint32_t)(stock->run.length - sizeof head);
    memcpy(stock->run.bytes, &head, sizeof head);
    *slot = (struct slot){stock->of, stock->written + stock->pending.length + 1};
    buffer_append(&stock->pending, stock->run.bytes, stock->run.length);
    stock->of = 0;
    if (stock->used > STOCK_THINGS_MOST)
        return fail(stock, DIAG_RECORD_TOO_LARGE, say("it tells of more than two million things"));
    return stock->pending.length < STOCK_MEMORY || flush(stock);
}

static void begin_run(struct stock *stock, struct piece subject, uint64_t hash)
{
    const struct head head = {.id = (uint32_t)subject.length};
    stock->of = hash;
    buffer_clear(&stock->run);
    buffer_append(&stock->run, &head, sizeof head);
    buffer_append(&stock->run, subject.bytes, subject.length);
}

static void put_piece(struct buffer *out, struct piece piece)
{
    const uint32_t length = (uint32_t)piece.length;
    buffer_append(out, &length, sizeof length);
    buffer_append(out, piece.bytes, piece.length);
}

bool stock_add(struct stock *stock, struct piece subject, struct piece property, enum fact_kind kind, struct piece value,
                 struct piece language)
{
    enum { RUN_MOST = 1024 * 1024 };
    if (stock->failed)
        return false;
    if (subject.length + property.length + value.length + language.length > STOCK_WORDS_MOST)
        return fail(stock, DIAG_RECORD_TOO_LARGE, say("one text has more than four megabytes"));
    uint64_t hash = hash_of(subject.bytes, subject.length);
    if (stock->of != hash || stock->run.length > RUN_MOST) {
        if (!end_run(stock))
            return false;
        begin_run(stock, subject, hash);
    }
    buffer_byte(&stock->run, (unsigned char)kind);
    put_piece(&stock->run, property);
    put_piece(&stock->run, value);
    put_piece(&stock->run, language);
    return true;
}

/* ------------------------------------------------------------------------------------------------ qualifications */

bool stock_add_root(struct stock *stock, struct piece id, int line)
{
    if (stock->failed)
        return false;
    void **slot = map_slot(stock->known, id.bytes, id.length);
    if (*slot)
        return true;
    if (stock->root_count == stock->root_room) {
        stock->root_room = stock->root_room ? stock->root_room * 2 : 64;
        stock->roots = memory_resize(stock->roots, stock->root_room * sizeof *stock->roots);
    }
    const char *copy = arena_copy(stock->arena, id.bytes, id.length);
    *slot = (void *)copy;
    stock->roots[stock->root_count++] = (struct root){copy, line};
    return stock->root_count < STOCK_THINGS_MOST || fail(stock, DIAG_RECORD_TOO_LARGE, say("it has more than two million qualifications"));
}

size_t stock_count(const struct stock *stock)
{
    return stock->root_count;
}

const char *stock_root(const struct stock *stock, size_t index, int *line)
{
    *line = stock->roots[index].line;
    return stock->roots[index].id;
}

bool stock_is_root(const struct stock *stock, const char *id)
{
    return map_find(stock->known, id, strlen(id)) != NULL;
}

/* ------------------------------------------------------------------------------------------------ reading */

static bool read_at(struct stock *stock, uint64_t at, void *bytes, size_t length)
{
    if (at >= stock->written) {
        memcpy(bytes, stock->pending.bytes + (at - stock->written), length);
        return true;
    }
    for (unsigned char *to = bytes; length;) {
        ssize_t got = pread(stock->reader, to, length, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return fail(stock, DIAG_FILE_UNREADABLE, say_error(got ? errno : EIO));
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
void stock_load(struct stock *stock, struct record *record, struct thing *thing)
{
    const size_t length = strlen(thing->id);
    if (!end_run(stock))
        return;
    const struct slot *slot = find_slot(stock->slots, stock->slot_count, hash_of(thing->id, length));
    struct run {
        const char *begin, *end;
        struct run *next;
    } *first = NULL;
    for (uint64_t at = slot->hash ? slot->behind : 0; at;) {
        struct head head;
        if (!read_at(stock, at - 1, &head, sizeof head))
            return;
        if ((record->size += head.length) > RECORD_BYTES_MOST) {
            record->overflowed = true;
            break;
        }
        char *bytes = arena_room_for(record->arena, char, head.length);
        if (!read_at(stock, at - 1 + sizeof head, bytes, head.length))
            return;
        struct run *run = arena_new(record->arena, struct run);
        *run = (struct run){bytes + head.id, bytes + head.length, first};
        first = run;
        at = head.before;
    }
    for (; first; first = first->next)
        take_facts(record, thing, first->begin, first->end);
}
