/* Running heads and feet. */
#include "typeset/furniture.h"

#include <string.h>

/* Puts the page's number into the runs that stand for it. */
static void number_runs(struct arena *arena, const struct block *first, int number, int count)
{
    for (const struct block *block = first; block; block = block->next) {
        if (block->kind == BLOCK_GROUP)
            number_runs(arena, block->group.first, number, count);
        if (block->kind == BLOCK_TABLE)
            for (const struct row *row = block->table.first; row; row = row->next)
                for (const struct cell *cell = row->first; cell; cell = cell->next)
                    number_runs(arena, cell->first, number, count);
        for (size_t i = 0; block->kind == BLOCK_PARAGRAPH && i < block->paragraph.count; i++) {
            struct run *run = &block->paragraph.runs[i];
            if (run->kind != RUN_PAGE_NUMBER && run->kind != RUN_PAGE_COUNT)
                continue;
            run->text = arena_format(arena, "%d", run->kind == RUN_PAGE_NUMBER ? number : count);
            run->length = strlen(run->text);
        }
    }
}

static double measure(const struct document *document)
{
    return document->page.width - document->page.left - document->page.right;
}

static const struct galley *set_numbered(struct setter *setter, const struct document *document,
                                         const struct block *first, int number, int count)
{
    number_runs(setter->arena, first, number, count);
    return set_galley(setter, first, measure(document));
}

void furniture_measure(struct furniture *furniture, struct setter *setter, const struct document *document)
{
    furniture->head_first = set_numbered(setter, document, document->head_first, 1, 1);
    furniture->head_rest = set_numbered(setter, document, document->head_rest, 9, 9);
    furniture->foot_height = set_numbered(setter, document, document->foot, 9, 9)->height;
}

static const struct galley *head_of(const struct furniture *furniture, int number)
{
    return number == 1 ? furniture->head_first : furniture->head_rest;
}

static const double LEAST_GAP = 6; /* [pt] between body and head or foot, if they reach into the margin's end */

double furniture_top(const struct furniture *furniture, const struct document *document, int number)
{
    const struct galley *head = head_of(furniture, number);
    double below = head->count ? document->page.head + head->height + LEAST_GAP : 0;
    return below > document->page.top ? below : document->page.top;
}

double furniture_bottom(const struct furniture *furniture, const struct document *document)
{
    double foot = furniture->foot_height > 0 ? document->page.foot + furniture->foot_height + LEAST_GAP : 0;
    return document->page.height - (foot > document->page.bottom ? foot : document->page.bottom);
}

void furniture_place_head(const struct furniture *furniture, const struct document *document, struct page *page,
                          struct arena *arena)
{
    struct placement placement = {page, arena, ARTIFACT_HEADER};
    place_galley(&placement, head_of(furniture, page->number), document->page.left, document->page.head);
}

void furniture_place_feet(const struct furniture *furniture, struct setter *setter, const struct document *document,
                          struct pages *pages)
{
    (void)furniture;
    for (int i = 0; i < pages->count; i++) {
        struct placement placement = {&pages->pages[i], setter->arena, ARTIFACT_FOOTER};
        const struct galley *foot = set_numbered(setter, document, document->foot, i + 1, pages->count);
        place_galley(&placement, foot, document->page.left, document->page.height - document->page.foot - foot->height);
    }
}
