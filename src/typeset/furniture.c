/* Running heads and feet. */
#include "typeset/furniture.h"

#include <string.h>

/* Puts the page's number into the runs that stand for it. */
static void number_runs(struct arena *arena, const struct block *first, int number, int count)
{
    for (const struct block *block = first; block; block = block->next) {
        number_runs(arena, block->marker, number, count);
        if (block->kind == BLOCK_GROUP)
            number_runs(arena, block->group.first, number, count);
        if (block->kind == BLOCK_TABLE)
            for (const struct row *row = block->table.first; row; row = row->next)
                for (const struct cell *cell = row->first; cell; cell = cell->next) {
                    number_runs(arena, cell->label, number, count);
                    number_runs(arena, cell->first, number, count);
                }
        for (size_t i = 0; block->kind == BLOCK_PARAGRAPH && i < block->paragraph.count; i++) {
            struct run *run = &block->paragraph.runs[i];
            if (run->kind != RUN_PAGE_NUMBER && run->kind != RUN_PAGE_COUNT)
                continue;
            run->text = arena_format(arena, "%d", run->kind == RUN_PAGE_NUMBER ? number : count);
            run->length = strlen(run->text);
        }
    }
}

static const struct galley *set_numbered(struct setter *setter, const struct document *document,
                                         const struct block *first, int number, int count)
{
    number_runs(setter->arena, first, number, count);
    return set_galley(setter, first, body_width(document));
}

void furniture_measure(struct furniture *furniture, struct setter *setter, const struct document *document)
{
    furniture->first_height = set_numbered(setter, document, document->head_first, 1, 9)->height;
    furniture->rest_height = set_numbered(setter, document, document->head_rest, 9, 9)->height;
    furniture->foot_height = set_numbered(setter, document, document->foot, 9, 9)->height;
}

static const double LEAST_GAP = 6; /* [pt] between body and head or foot, if they reach into the margin's end */

double furniture_top(const struct furniture *furniture, const struct document *document, int number)
{
    double height = number == 1 ? furniture->first_height : furniture->rest_height;
    double below = height > 0 ? document->page.head + height + LEAST_GAP : 0;
    return below > document->page.top ? below : document->page.top;
}

double furniture_bottom(const struct furniture *furniture, const struct document *document)
{
    double foot = furniture->foot_height > 0 ? document->page.foot + furniture->foot_height + LEAST_GAP : 0;
    return document->page.height - (foot > document->page.bottom ? foot : document->page.bottom);
}

/* The head comes before what already stands on the page. */
static void place_head(struct setter *setter, const struct document *document, struct page *page, int count)
{
    const struct block *head = page->number == 1 ? document->head_first : document->head_rest;
    if (!head)
        return;
    struct page body = *page;
    struct placement placement = {setter->typesetter, page, setter->arena, ARTIFACT_HEADER, document->unseen};
    page->items = NULL;
    page->count = page->capacity = 0;
    place_galley(&placement, set_numbered(setter, document, head, page->number, count), document->page.left,
                 document->page.head);
    for (size_t i = 0; i < body.count; i++)
        *page_add(page, setter->arena, body.items[i].kind) = body.items[i];
}

static void place_foot(struct setter *setter, const struct document *document, struct page *page, int count)
{
    struct placement placement = {setter->typesetter, page, setter->arena, ARTIFACT_FOOTER, document->unseen};
    const struct galley *foot = set_numbered(setter, document, document->foot, page->number, count);
    place_galley(&placement, foot, document->page.left, document->page.height - document->page.foot - foot->height);
}

void furniture_place(struct setter *setter, const struct document *document, struct pages *pages)
{
    for (int i = 0; i < pages->count; i++) {
        place_head(setter, document, &pages->pages[i], pages->count);
        place_foot(setter, document, &pages->pages[i], pages->count);
    }
}
