/* The whole document: body, note, running heads and feet, and the scale that fits. */
#include "typeset/typeset.h"

#include <math.h>
#include <string.h>

#include "typeset/furniture.h"
#include "typeset/galley.h"
#include "typeset/overprint.h"

/* A document at one scale. */
struct setting {
    struct setter setter;
    const struct document *document;
    const struct galley *body, *note;
    struct furniture furniture;
    struct pages *pages;
    size_t capacity;
};

static void set_all(struct setting *setting)
{
    const struct document *document = setting->document;
    struct block *last = document->first;
    while (last && last->next)
        last = last->next;
    struct block *note = document->foot_note;
    if (note && document->foot_note_at_end && last) {
        last->next = note; /* for this setting only: the blocks are the document's */
        setting->body = set_galley(&setting->setter, document->first, body_width(document));
        last->next = NULL;
        note = NULL;
    } else {
        setting->body = set_galley(&setting->setter, document->first, body_width(document));
    }
    if (note)
        setting->note = set_galley(&setting->setter, note, body_width(document));
    furniture_measure(&setting->furniture, &setting->setter, document);
}

static struct page *add_page(struct setting *setting)
{
    struct pages *pages = setting->pages;
    if ((size_t)pages->count == setting->capacity) {
        setting->capacity = setting->capacity ? 2 * setting->capacity : 4;
        struct page *list = arena_new_array(setting->setter.arena, struct page, setting->capacity);
        if (pages->count)
            memcpy(list, pages->pages, (size_t)pages->count * sizeof *list);
        pages->pages = list;
    }
    struct page *page = &pages->pages[pages->count++];
    page->number = pages->count;
    page->width = setting->document->page.width;
    page->height = setting->document->page.height;
    return page;
}

/* The body's room on a page: from `top` down. */
static double body_room(const struct setting *setting, int number, double *top)
{
    *top = furniture_top(&setting->furniture, setting->document, number);
    double bottom = furniture_bottom(&setting->furniture, setting->document);
    if (number == 1 && setting->note)
        bottom -= setting->note->height + setting->document->foot_note_gap;
    return bottom - *top;
}

/* A page that ends where it must, not where it is full, spreads its sections into the room that it has. */
static double spread(const struct piece *piece, double room)
{
    double spare = room - piece->height;
    if (!piece->forced || piece->stretch <= 0 || spare <= 0)
        return 0;
    return spare < piece->stretch ? spare / piece->stretch : 1;
}

static void place_note(struct setting *setting, struct page *page)
{
    if (page->number != 1 || !setting->note)
        return;
    struct placement placement = {page, setting->setter.arena, ARTIFACT_NONE};
    double bottom = furniture_bottom(&setting->furniture, setting->document);
    place_galley(&placement, setting->note, setting->document->page.left, bottom - setting->note->height);
}

static bool report_limit(struct setting *setting, const struct galley *body, struct rest rest, bool stuck)
{
    const struct strip *strip = strip_at(body, rest, rest.from);
    struct place place = strip->block ? strip->block->place : setting->document->place;
    if (stuck)
        diag_report(setting->setter.diag, DIAG_BLOCK_TOO_TALL, place, "it needs %.0f mm", strip->height * 25.4 / 72);
    else
        diag_report(setting->setter.diag, DIAG_PAGES_LIMIT, setting->document->place, "more than %d pages", PAGES_MOST);
    return false;
}

/* Fills pages with the body until nothing is left. A first page on which the note leaves too little room for what comes
 * first stays without it. */
static bool fill_pages(struct setting *setting)
{
    const struct galley *body = setting->body;
    struct rest rest = {0};
    do {
        double top, full = body_room(setting, 2, &top);
        double room = body_room(setting, setting->pages->count + 1, &top);
        double again = repeat_height(body, rest);
        struct rest left = rest;
        struct piece piece = {.forced = true};
        if (body->count)
            piece = take_piece(&setting->setter, body, rest, room - again, full - again, &left);
        bool stuck = body->count && left.from == rest.from && !piece.last && room > full - TOLERANCE;
        if (stuck || setting->pages->count == PAGES_MOST)
            return report_limit(setting, body, rest, stuck);
        struct page *page = add_page(setting);
        struct placement placement = {page, setting->setter.arena, ARTIFACT_NONE};
        place_piece(&placement, body, &piece, setting->document->page.left, top, spread(&piece, room - again));
        place_note(setting, page);
        rest = left;
    } while (rest.from < body->count);
    return true;
}

static struct pages *set_at(struct setting *setting, double scale)
{
    setting->setter.scale = scale;
    setting->setter.columns = arena_new_array(setting->setter.arena, double, (size_t)setting->document->axis_count);
    setting->pages = arena_new(setting->setter.arena, struct pages);
    setting->pages->document = setting->document;
    setting->pages->scale = scale;
    setting->capacity = 0;
    set_all(setting);
    if (!fill_pages(setting))
        return NULL;
    furniture_place(&setting->setter, setting->document, setting->pages);
    return setting->pages;
}

/* One attempt at a scale, with what was found on the way: only the findings of the one that is used are told. */
struct attempt {
    struct pages *pages;       /* NULL: failed */
    struct diag *diag;
};

static struct attempt attempt_scale(struct setting *setting, double scale)
{
    struct attempt attempt = {.diag = diag_create()};
    setting->setter.diag = attempt.diag;
    attempt.pages = set_at(setting, scale);
    if (diag_errors(attempt.diag))
        attempt.pages = NULL;
    return attempt;
}

static bool attempt_fits(const struct attempt *attempt, const struct fit *fit)
{
    return attempt->pages && (!fit->pages || attempt->pages->count <= fit->pages);
}

/* Keeps `next` in place of `kept`. */
static void replace_attempt(struct attempt *kept, struct attempt next)
{
    diag_destroy(kept->diag);
    *kept = next;
}

/* The largest smaller scale that fits, in steps of one per cent: larger type never takes fewer pages, so halving finds it.
 * Without one, `first` stays. */
static bool search_fit(struct setting *setting, struct attempt *first)
{
    const struct fit *fit = &setting->document->fit;
    int low = 1, high = (int)ceil((fit->most_scale - fit->least_scale) * 100 - 1e-6);
    bool found = false;
    while (low <= high) {
        int middle = (low + high) / 2;
        double scale = fmax(fit->most_scale - middle * 0.01, fit->least_scale);
        struct attempt attempt = attempt_scale(setting, scale);
        if (attempt_fits(&attempt, fit)) {
            replace_attempt(first, attempt);
            found = true;
            high = middle - 1;
        } else {
            diag_destroy(attempt.diag);
            low = middle + 1;
        }
    }
    return found;
}

static void keep_log(struct pages *pages, const struct personal_log *log)
{
    pages->settings = log->settings;
    pages->setting_count = log->count;
    pages->bound = log->bound;
}

const struct set_paragraph *typeset_personal(struct typesetter *typesetter, const struct pages *pages,
                                             const struct block *block, struct diag *diag)
{
    const struct set_paragraph *found = NULL;
    size_t findings = diag_count(diag);
    for (size_t i = 0; i < pages->setting_count; i++) {
        const struct personal_setting *setting = &pages->settings[i];
        if (setting->number != block->paragraph.personal)
            continue;
        const struct set_paragraph *set =
            paragraph_set(typesetter, block, setting->width, setting->scale, setting->minimum_size, diag);
        if (!is_set_so(set, setting) || diag_count(diag) != findings)
            return NULL;
        if (setting->scale == pages->scale)
            found = set;
    }
    return found;
}

const struct pages *typeset_document(struct typesetter *typesetter, const struct document *document, struct arena *arena,
                                     struct diag *diag)
{
    static const struct style plain = {.name = "", .marker = ""};
    struct personal_log log = {.bound = document->bound};
    struct setting setting = {.document = document};
    const struct fit *fit = &document->fit;
    setting.setter = (struct setter){.typesetter = typesetter, .arena = arena, .minimum_size = fit->minimum_size,
                                     .plain = &plain, .log = &log};
    struct attempt attempt = attempt_scale(&setting, fit->most_scale);
    bool fits = attempt_fits(&attempt, fit) || (fit->pages && search_fit(&setting, &attempt));
    if (attempt.pages)
        find_overprints(attempt.pages, arena, attempt.diag);
    if (diag_errors(attempt.diag))
        attempt.pages = NULL;
    log.bound |= !fits || diag_count(attempt.diag) > 0; /* what is found must be told of each document */
    diag_take(diag, attempt.diag, NULL, NULL);
    diag_destroy(attempt.diag);
    if (attempt.pages)
        keep_log(attempt.pages, &log);
    if (!fits && attempt.pages)
        diag_report(diag, DIAG_PAGES_TOO_MANY, document->place, "%d pages at full size, more than %d even at %.0f%%",
                    attempt.pages->count, fit->pages, fit->least_scale * 100);
    return attempt.pages;
}
