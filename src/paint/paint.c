#include "paint/paint.h"

/* What the painter has no function for is passed over. */
static bool paint_item(const struct item *item, const struct item *next, const struct painter *painter, void *state)
{
    switch (item->kind) {
    case ITEM_TEXT:
        return !painter->text || painter->text(state, item, next);
    case ITEM_FILL:
        return !painter->fill || painter->fill(state, item);
    case ITEM_IMAGE:
        return !painter->image || painter->image(state, item);
    case ITEM_DRAWING:
        return !painter->drawing || painter->drawing(state, item);
    case ITEM_SEAL:
        return !painter->seal || painter->seal(state, item);
    }
    return false;
}

static bool paint_page(const struct page *page, const struct painter *painter, void *state)
{
    if (painter->begin_page && !painter->begin_page(state, page))
        return false;
    for (size_t i = 0; i < page->count; i++)
        if (!paint_item(&page->items[i], i + 1 < page->count ? &page->items[i + 1] : NULL, painter, state))
            return false;
    return !painter->end_page || painter->end_page(state, page);
}

bool paint_pages(const struct pages *pages, const struct painter *painter, void *state)
{
    if (painter->begin && !painter->begin(state, pages))
        return false;
    for (int i = 0; i < pages->count; i++)
        if (!paint_page(&pages->pages[i], painter, state))
            return false;
    return !painter->end || painter->end(state);
}
