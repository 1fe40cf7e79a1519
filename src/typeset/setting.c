/* Body, note, running heads and feet at one size. */
#include "typeset/setting.h"

#include <string.h>

#include "typeset/typeset.h"

static void set_all(struct setting *setting)
{
    const struct document *document = setting->document;
    setting->body = set_galley(&setting->setter, document->first, body_width(document));
    if (document->foot_note)
        setting->note = set_galley(&setting->setter, document->foot_note, body_width(document));
    furniture_measure(&setting->furniture, &setting->setter, document);
}

/* ------------------------------------------------------------------------------------------------ cutting */

double body_room(const struct setting *setting, int number, double *top)
{
    *top = furniture_top(&setting->furniture, setting->document, number);
    double bottom = furniture_bottom(&setting->furniture, setting->document);
    if (number == 1 && setting->note)
        bottom -= setting->note->height + setting->document->foot_note_gap;
    return bottom - *top;
}

static struct cut *add_cut(struct setting *setting)
{
    if (setting->count == setting->capacity)
        setting->cuts = arena_widen(setting->setter.arena, setting->cuts, setting->count, &setting->capacity, 4, sizeof *setting->cuts);
    return &setting->cuts[setting->count++];
}

static bool report_limit(struct setting *setting, struct rest rest, bool stuck)
{
    const struct strip *strip = strip_at(setting->body, rest, rest.from);
    struct place place = strip->block ? strip->block->place : setting->document->place;
    if (stuck)
        diag_report(setting->setter.diag, DIAG_BLOCK_TOO_TALL, place, "it needs %.0f mm", strip->height * 25.4 / 72);
    else
        diag_report(setting->setter.diag, DIAG_PAGES_LIMIT, setting->document->place, "more than %d pages", PAGES_MOST);
    return false;
}

/* Cuts until nothing is left. A first page on which the note leaves too little room for what comes first stays without it. */
static bool cut_pages(struct setting *setting)
{
    const struct galley *body = setting->body;
    struct rest rest = {0};
    do {
        double top, full = body_room(setting, 2, &top);
        double room = body_room(setting, (int)setting->count + 1, &top);
        double again = repeat_height(body, rest);
        struct rest left = rest;
        struct piece piece = {.forced = true};
        if (body->count)
            piece = take_piece(&setting->setter, body, rest, room - again, full - again, &left);
        bool stuck = body->count && left.from == rest.from && !piece.last && room > full - TOLERANCE;
        if (stuck || setting->count == PAGES_MOST)
            return report_limit(setting, rest, stuck);
        *add_cut(setting) = (struct cut){piece, top, room - again};
        rest = left;
    } while (rest.from < body->count);
    return true;
}

bool setting_cut(struct setting *setting)
{
    setting->setter.columns = arena_new_array(setting->setter.arena, double, (size_t)setting->document->axis_count);
    setting->note = NULL;
    setting->cuts = NULL;
    setting->count = setting->capacity = 0;
    set_all(setting);
    return cut_pages(setting);
}

/* ------------------------------------------------------------------------------------------------ placing */

static bool has_note(const struct setting *setting, const struct page *page)
{
    return page->number == 1 && setting->note;
}

/* A page that ends where it must, not where it is full, spreads its blocks into the room that it has, down to the note; but
 * not where blocks go on from page to page, each as close as the next. */
static double spread(const struct setting *setting, const struct page *page, const struct cut *cut)
{
    double spare = cut->room - cut->piece.height, stretch = cut->piece.stretch;
    if (!cut->piece.forced || setting->setter.flows || stretch <= 0 || spare <= 0)
        return 0;
    stretch += has_note(setting, page) ? setting->document->foot_note->style->stretch : 0;
    return spare < stretch ? spare / stretch : 1;
}

static void place_page(struct setting *setting, struct page *page, const struct cut *cut)
{
    const struct document *document = setting->document;
    const struct setter *setter = &setting->setter;
    struct placement placement = {setter->typesetter, page, setter->arena, ARTIFACT_NONE, document->unseen};
    place_piece(&placement, setting->body, &cut->piece, document->page.left, cut->top, spread(setting, page, cut));
    if (has_note(setting, page))
        place_galley(&placement, setting->note, document->page.left,
                     furniture_bottom(&setting->furniture, document) - setting->note->height);
}

struct pages *setting_place(struct setting *setting)
{
    struct arena *arena = setting->setter.arena;
    struct pages *pages = arena_new(arena, struct pages);
    pages->document = setting->document;
    pages->scale = setting->setter.scale;
    pages->leading = setting->setter.leading;
    pages->count = (int)setting->count;
    pages->pages = arena_new_array(arena, struct page, setting->count);
    for (int i = 0; i < pages->count; i++) {
        struct page *page = &pages->pages[i];
        *page = (struct page){.number = i + 1, .width = setting->document->page.width, .height = setting->document->page.height};
        place_page(setting, page, &setting->cuts[i]);
    }
    furniture_place(&setting->setter, setting->document, pages);
    return pages;
}
