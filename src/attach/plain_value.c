/* Asking and changing values of a plain PDF. */
#include <string.h>

#include "attach/plain_inside.h"

qpdf_oh plain_resolve(const struct plain *plain, qpdf_oh value)
{
    if (!value || plain_at(plain, value)->kind != PLAIN_REFERENCE)
        return value;
    int number = plain_at(plain, value)->number;
    return number < plain->object_count ? plain->objects[number].value : 0;
}

static struct plain_entry *find_entry(const struct plain *plain, qpdf_oh dictionary, const char *key)
{
    struct plain_value *value = plain_at(plain, dictionary);
    if (value->kind == PLAIN_STREAM)
        value = plain_at(plain, value->stream.dictionary);
    size_t length = strlen(key);
    for (int i = 0; value->kind == PLAIN_DICTIONARY && i < value->count; i++)
        if (value->entries[i].length == length && memcmp(value->entries[i].key, key, length) == 0)
            return &value->entries[i];
    return NULL;
}

qpdf_oh plain_get(const struct plain *plain, qpdf_oh dictionary, const char *key)
{
    const struct plain_entry *entry = find_entry(plain, dictionary, key);
    return entry ? entry->value : 0;
}

bool plain_has_key(const struct plain *plain, const char *key)
{
    for (int number = 1; number < plain->object_count; number++)
        if (plain->objects[number].value && find_entry(plain, plain->objects[number].value, key))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ changing */

static void note_change(struct plain *plain, int home)
{
    if (home)
        plain->objects[home].changed = true;
}

/* The value, and all that stands in it, belongs to this object from now on. */
static void settle(struct plain *plain, qpdf_oh value, int home)
{
    struct plain_value *settled = plain_at(plain, value);
    if (settled->home == home || settled->kind == PLAIN_REFERENCE)
        return;
    settled->home = home;
    for (int i = 0; settled->kind == PLAIN_ARRAY && i < settled->count; i++)
        if (!plain_at(plain, settled->items[i])->number)
            settle(plain, settled->items[i], home);
    for (int i = 0; settled->kind == PLAIN_DICTIONARY && i < settled->count; i++)
        if (!plain_at(plain, settled->entries[i].value)->number)
            settle(plain, settled->entries[i].value, home);
    if (settled->kind == PLAIN_STREAM)
        settle(plain, settled->stream.dictionary, home);
}

/* What is put into a container. */
static void take(struct plain *plain, const struct plain_value *container, qpdf_oh value)
{
    note_change(plain, container->home);
    if (container->home && !plain_at(plain, value)->number)
        settle(plain, value, container->home);
}

static struct plain_value *dictionary_of(const struct plain *plain, qpdf_oh object)
{
    struct plain_value *value = plain_at(plain, object);
    return value->kind == PLAIN_STREAM ? plain_at(plain, value->stream.dictionary) : value;
}

static void remove_key(struct plain *plain, struct plain_value *dictionary, struct plain_entry *entry)
{
    if (!entry)
        return;
    note_change(plain, dictionary->home);
    size_t behind = (size_t)(dictionary->entries + dictionary->count - (entry + 1));
    memmove(entry, entry + 1, behind * sizeof *entry);
    dictionary->count--;
}

/* A copy of twice the size: what it held stays in the arena. */
static void *grow(struct plain *plain, struct plain_value *container, const void *list, size_t size)
{
    if (container->count < container->capacity)
        return (void *)(size_t)list;
    container->capacity = 2 * container->capacity + 4;
    void *grown = arena_alloc_array(plain->arena, (size_t)container->capacity, size);
    if (container->count)
        memcpy(grown, list, (size_t)container->count * size);
    return grown;
}

void plain_set(struct plain *plain, qpdf_oh object, const char *key, qpdf_oh value)
{
    struct plain_value *dictionary = dictionary_of(plain, object);
    struct plain_entry *entry = find_entry(plain, object, key);
    if (dictionary->kind != PLAIN_DICTIONARY)
        return;
    if (!value) {
        remove_key(plain, dictionary, entry);
        return;
    }
    take(plain, dictionary, value);
    if (!entry) {
        dictionary->entries = grow(plain, dictionary, dictionary->entries, sizeof *dictionary->entries);
        entry = &dictionary->entries[dictionary->count++];
        entry->length = strlen(key);
        entry->key = arena_copy(plain->arena, key, entry->length);
    }
    entry->value = value;
}

void plain_append(struct plain *plain, qpdf_oh object, qpdf_oh item)
{
    struct plain_value *array = plain_at(plain, object);
    if (array->kind != PLAIN_ARRAY)
        return;
    take(plain, array, item);
    array->items = grow(plain, array, array->items, sizeof *array->items);
    array->items[array->count++] = item;
}

void plain_set_item(struct plain *plain, qpdf_oh object, int index, qpdf_oh item)
{
    struct plain_value *array = plain_at(plain, object);
    take(plain, array, item);
    array->items[index] = item;
}

qpdf_oh plain_make_indirect(struct plain *plain, qpdf_oh value)
{
    struct plain_value *made = plain_at(plain, value);
    if (made->number)
        return value;
    int number = plain_next_number(plain);
    settle(plain, value, number);
    made->number = number;
    struct plain_object *object = plain_object(plain, number);
    *object = (struct plain_object){.value = value, .changed = true};
    return value;
}

void plain_set_data(struct plain *plain, qpdf_oh object, const void *bytes, size_t length)
{
    struct plain_value *stream = plain_at(plain, object);
    stream->stream.data = arena_copy(plain->arena, bytes, length);
    stream->stream.length = length;
    plain_set(plain, object, "/Filter", 0);
    plain_set(plain, object, "/DecodeParms", 0);
    note_change(plain, stream->home);
}
