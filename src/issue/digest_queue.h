/* Documents one after the other whose hashes may wait: where that is faster, they are hashed side by side. */
#ifndef ISSUE_DIGEST_QUEUE_H
#define ISSUE_DIGEST_QUEUE_H

#include <stdbool.h>

#include "issue/digest.h"

struct digest_queue;

/* With lanes as of digest_lanes.h; or each is hashed when it comes. */
struct digest_queue *digest_queue_create(bool lanes);
void digest_queue_destroy(struct digest_queue *queue); /* NULL is fine */

/* `hash` is that of digest_begin when the queue is ended, or before. What documents have in common that come one after another is
 * hashed once. */
void digest_queue_add(struct digest_queue *queue, const void *bytes, size_t length, struct digest_begun *hash);
void digest_queue_end(struct digest_queue *queue);

#endif
