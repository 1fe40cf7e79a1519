/*
 * Buffer: bytes that grow at their end.
 *
 * The struct is the caller's memory; `bytes` belongs to the buffer until buffer_finish.  It is not NUL-terminated.
 * Whatever points into `bytes` is stale after the next append.  Out of memory: see base/memory.h.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>
#include <string.h>

/* An all-zero one is a good one. */
struct buffer {
    unsigned char *bytes; /* NULL while capacity is 0 */
    size_t length;
    size_t capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_finish(struct buffer *buffer);

/* Forgets the contents, keeps the memory. */
void buffer_clear(struct buffer *buffer);

/* For buffer_reserve, where there is less room. */
void buffer_grow(struct buffer *buffer, size_t more);

/* Makes room for `more` bytes after the length, and returns where they begin; the length stays as it is. */
static inline unsigned char *buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more > buffer->capacity - buffer->length)
        buffer_grow(buffer, more);
    return buffer->bytes + buffer->length;
}

/* Appends. `bytes` may be NULL if `length` is 0, and must not lie in the buffer itself. */
void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_integer(struct buffer *buffer, long value);

/*
 * A number in fixed notation with at most `decimals` (0 to 9) decimals, rounded half away from zero: 1.5, -0.25, 12.
 * Trailing zeros and a "-0" are never written; the locale plays no part.  A magnitude of 1e18 or more once scaled by
 * the decimals, and NaN, are mistakes of the caller; where asserts are off they are written as 0.
 */
void buffer_number(struct buffer *buffer, double value, int decimals);

/* Here, so that of what is written in the program the length is known. */
static inline void buffer_string(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}

static inline void buffer_byte(struct buffer *buffer, unsigned char byte)
{
    if (buffer->length == buffer->capacity)
        (void)buffer_reserve(buffer, 1);
    buffer->bytes[buffer->length++] = byte;
}

#endif
