#include "frame/pages.h"

#include <string.h>

enum { FEW_ITEMS = 64 };

static void grow(struct page *page, struct arena *arena)
{
    size_t capacity = page->capacity ? 2 * page->capacity : FEW_ITEMS;
    struct item *items = arena_room_for(arena, struct item, capacity);
    if (page->count)
        memcpy(items, page->items, page->count * sizeof *items);
    page->items = items;
    page->capacity = capacity;
}

struct item *page_add(struct page *page, struct arena *arena, enum item_kind kind)
{
    if (page->count == page->capacity)
        grow(page, arena);
    struct item *item = &page->items[page->count++];
    memset(item, 0, sizeof *item);
    item->kind = kind;
    return item;
}
