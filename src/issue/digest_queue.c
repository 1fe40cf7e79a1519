#include "issue/digest_queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "issue/digest_lanes.h"

enum {
    FILES_MOST = 32,
    BYTES_MOST = 2 * 1024 * 1024,       /* that wait; */
    LENGTH_MOST = 256 * 1024,           /* of one that does */
    COMMON_LEAST = 16                   /* blocks: fewer in common are hashed again */
};

struct waiting {
    size_t start, length;               /* in the bytes */
    struct digest_begun *hash;
};

struct digest_queue {
    struct digest_chain *chain;         /* NULL: there are lanes */
    struct buffer bytes;
    struct waiting files[FILES_MOST];
    struct digest_row rows[FILES_MOST]; /* of each file its whole blocks */
    size_t count;
};

struct digest_queue *digest_queue_create(bool lanes)
{
    struct digest_queue *queue = memory_zeroed(1, sizeof *queue);
    if (!lanes)
        queue->chain = digest_chain_create();
    return queue;
}

void digest_queue_destroy(struct digest_queue *queue)
{
    if (!queue)
        return;
    digest_chain_destroy(queue->chain);
    buffer_finish(&queue->bytes);
    free(queue);
}

static size_t count_common(const unsigned char *one, const unsigned char *other, size_t most)
{
    size_t count = 0;
    while (count < most && memcmp(one + count * DIGEST_BLOCK, other + count * DIGEST_BLOCK, DIGEST_BLOCK) == 0)
        count++;
    return count;
}

/* Begins where the row before is as far, unless that one does so itself: rows are hashed in two rounds. */
static void follow(struct digest_queue *queue, struct digest_row *row, const unsigned char *bytes)
{
    struct digest_row *leader = queue->count ? row - 1 : NULL;
    if (!leader || leader->leader)
        return;
    size_t most = leader->count < row->count ? leader->count : row->count;
    size_t common = count_common(queue->bytes.bytes + queue->files[queue->count - 1].start, bytes, most);
    if (common < COMMON_LEAST)
        return;
    row->leader = leader;
    row->from = leader->stop = common;
}

void digest_queue_add(struct digest_queue *queue, const void *bytes, size_t length, struct digest_begun *hash)
{
    if (queue->chain) {
        digest_chain_next(queue->chain, bytes, length, hash);
        return;
    }
    if (length > LENGTH_MOST) {
        digest_begin(hash, bytes, length);
        return;
    }
    if (queue->count == FILES_MOST || queue->bytes.length + length > BYTES_MOST)
        digest_queue_end(queue);
    queue->rows[queue->count] = (struct digest_row){.count = length / DIGEST_BLOCK};
    follow(queue, &queue->rows[queue->count], bytes);
    queue->files[queue->count++] = (struct waiting){queue->bytes.length, length, hash};
    buffer_append(&queue->bytes, bytes, length);
}

static void hash_rows(struct digest_queue *queue, bool followers)
{
    struct digest_row *rows[FILES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < queue->count; i++)
        if (followers == (queue->rows[i].leader != NULL))
            rows[count++] = &queue->rows[i];
    digest_lanes(rows, count);
}

void digest_queue_end(struct digest_queue *queue)
{
    if (!queue->count)
        return;
    for (size_t i = 0; i < queue->count; i++)
        queue->rows[i].bytes = queue->bytes.bytes + queue->files[i].start;
    hash_rows(queue, false);
    hash_rows(queue, true);
    for (size_t i = 0; i < queue->count; i++) {
        const struct digest_row *row = &queue->rows[i];
        const size_t whole = row->count * DIGEST_BLOCK;
        digest_resume(queue->files[i].hash, row->state, row->count);
        digest_more(queue->files[i].hash, row->bytes + whole, queue->files[i].length - whole);
    }
    queue->count = 0;
    buffer_clear(&queue->bytes);
}
