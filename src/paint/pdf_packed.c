/*
 * A byte below 128 stands for that many entries and one more, each the next object of the object stream of the one before: by far the
 * most. Any other is a type, with the place and the index behind it.
 */
#include "paint/pdf_packed.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { REPEATS_MOST = 127, TYPE = 128, PLACE = sizeof(uint32_t), INDEX = sizeof(uint16_t) };

struct pdf_late {
    int number;
    struct pdf_entry entry;
};

void pdf_packed_clear(struct pdf_packed *packed)
{
    buffer_clear(&packed->bytes);
    buffer_clear(&packed->late);
    *packed = (struct pdf_packed){.bytes = packed->bytes, .late = packed->late};
}

void pdf_packed_finish(struct pdf_packed *packed)
{
    buffer_finish(&packed->bytes);
    buffer_finish(&packed->late);
}

static struct pdf_entry next_of(struct pdf_entry entry)
{
    entry.index++;
    return entry;
}

static bool is_next(const struct pdf_entry *entry, const struct pdf_entry *before)
{
    return entry->type == 2 && before->type == 2 && entry->place == before->place && entry->index == before->index + 1;
}

static void put(struct buffer *out, const struct pdf_entry *entry)
{
    const uint16_t index = (uint16_t)entry->index;
    buffer_byte(out, (unsigned char)(TYPE + entry->type));
    buffer_append(out, &entry->place, PLACE);
    buffer_append(out, &index, INDEX);
}

void pdf_packed_add(struct pdf_packed *packed, const struct pdf_entry *entries, int count)
{
    const struct pdf_entry *end = entries + count;
    packed->count += count;
    for (const struct pdf_entry *at = entries; at < end;) {
        int repeats = 0;
        while (at + repeats < end && repeats <= REPEATS_MOST && is_next(at + repeats, repeats ? at + repeats - 1 : &packed->last))
            repeats++;
        if (repeats)
            buffer_byte(&packed->bytes, (unsigned char)(repeats - 1));
        else
            put(&packed->bytes, at);
        at += repeats ? repeats : 1;
        packed->last = at[-1];
    }
}

void pdf_packed_add_late(struct pdf_packed *packed, int number, struct pdf_entry entry)
{
    const struct pdf_late late = {number, entry};
    assert(number < packed->count);
    buffer_append(&packed->late, &late, sizeof late);
}

/* ------------------------------------------------------------------------------------------------ back */

static int compare_numbers(const void *a, const void *b)
{
    const struct pdf_late *first = a, *second = b;
    return (first->number > second->number) - (first->number < second->number);
}

void pdf_unpacking_begin(struct pdf_unpacking *unpacking, struct pdf_packed *packed)
{
    *unpacking = (struct pdf_unpacking){.packed = packed};
    if (packed->late.length)
        qsort(packed->late.bytes, packed->late.length / sizeof(struct pdf_late), sizeof(struct pdf_late), compare_numbers);
}

static struct pdf_entry get(struct pdf_unpacking *unpacking)
{
    const unsigned char *bytes = unpacking->packed->bytes.bytes + unpacking->at;
    struct pdf_entry entry = {.type = (uint8_t)(*bytes - TYPE)};
    uint16_t index;
    memcpy(&entry.place, bytes + 1, PLACE);
    memcpy(&index, bytes + 1 + PLACE, INDEX);
    entry.index = index;
    unpacking->at += 1 + PLACE + INDEX;
    return entry;
}

static struct pdf_entry take_packed(struct pdf_unpacking *unpacking)
{
    const unsigned char *bytes = unpacking->packed->bytes.bytes;
    assert(unpacking->repeats || unpacking->at < unpacking->packed->bytes.length);
    if (!unpacking->repeats && bytes[unpacking->at] < TYPE)
        unpacking->repeats = bytes[unpacking->at++] + 1;
    if (!unpacking->repeats)
        return get(unpacking);
    unpacking->repeats--;
    return next_of(unpacking->last);
}

void pdf_unpacking_take(struct pdf_unpacking *unpacking, struct pdf_entry *entries, int count)
{
    const struct buffer *late = &unpacking->packed->late;
    for (int i = 0; i < count; i++, unpacking->number++) {
        struct pdf_late next = {.number = -1};
        entries[i] = unpacking->last = take_packed(unpacking);
        if (unpacking->late < late->length)
            memcpy(&next, late->bytes + unpacking->late, sizeof next);
        if (next.number != unpacking->number)
            continue;
        entries[i] = next.entry;
        unpacking->late += sizeof next;
    }
}
