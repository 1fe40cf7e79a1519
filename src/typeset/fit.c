/*
 * Choosing a size.  A setting tells how high everything is at its own size; from that the height at another is estimated:
 * text grows with the square (more lines, and taller ones), what stands on one line in proportion.  So the first guess is
 * nearly always good, and two settings do where trying all would take twenty-five.
 *
 * All names are first taken for one line: documents of one edition then have one size, however long the holder's name is.
 * Only if the document that was chosen so takes too many pages with its real lines, it is made smaller.
 *
 * A document that does not fit at the smallest size is not set at its natural one as if nothing were amiss: where section 5
 * must begin a page, a line too many in section 4 would leave a page all but empty.  It is set as well as it can on the fewest
 * pages that hold it.
 */
#include "typeset/fit.h"

#include <math.h>

enum {
    GUESSES_MOST = 4, /* then the search goes by halves */
    NATURAL_STEPS = 2 /* that the natural size may be smaller than the largest: it is what the layout means */
};

static const double STEP = 0.01;
static const double SHARE_OF_LEADING = 0.5; /* of what is left on a page; the rest goes to the spaces between blocks */
static const double FILL_LEAST = 2.0 / 3;   /* of a page, in a document that has more than it should */
static const double FILL_OF_LAST = 0.25;    /* of its last page */

/* Scales by number: 0 is the largest. */
struct range {
    double most, least;
    int pages;                     /* that may be taken; 0: any number */
    int count;                     /* number of the smallest */
    int natural;                   /* of the one nearest to 1 */
};

static struct range range_of(double most, double least, int pages)
{
    struct range range = {most, least, pages, (int)ceil((most - least) / STEP - 1e-6), 0};
    int natural = (int)ceil((most - 1) / STEP - 1e-6);
    range.natural = natural < 0 ? 0 : natural > range.count ? range.count : natural;
    return range;
}

static double range_scale(const struct range *range, int number)
{
    return fmax(range->most - number * STEP, range->least);
}

/* ------------------------------------------------------------------------------------------------ trying */

static struct attempt attempt_at(const struct setting *template, double scale, double leading, bool nominal)
{
    struct attempt attempt = {.setting = *template, .diag = diag_create()};
    attempt.setting.setter.diag = attempt.diag;
    attempt.setting.setter.scale = scale;
    attempt.setting.setter.leading = leading;
    attempt.setting.setter.nominal = nominal;
    template->setter.log->differs = false;
    attempt.good = setting_cut(&attempt.setting) && !diag_errors(attempt.diag);
    attempt.differs = template->setter.log->differs;
    return attempt;
}

static bool attempt_fits(const struct attempt *attempt, const struct range *range)
{
    return attempt->good && (!range->pages || attempt->setting.count <= (size_t)range->pages);
}

/* Keeps `next` in place of `kept`. */
static void replace_attempt(struct attempt *kept, struct attempt next)
{
    diag_destroy(kept->diag);
    *kept = next;
}

/* ------------------------------------------------------------------------------------------------ estimating */

static double estimate_strips(const struct galley *galley, size_t from, size_t to, double ratio);

static double estimate_all(const struct galley *galley, double ratio)
{
    return estimate_strips(galley, 0, galley->count, ratio);
}

/* What stands around labels and contents stays as it is. */
static double estimate_row(const struct set_row *row, double ratio)
{
    double now = 0, then = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct set_cell *cell = &row->cells[i];
        if (cell->cell->row_span > 1)
            continue;
        now = largest(now, cell->label_height + cell->content->height);
        then = largest(then, ratio * cell->label_height + estimate_all(cell->content, ratio));
    }
    return row->height - now + then;
}

/* The height of the paragraph's lines, `count` of the present leading: the last one is half full. */
static double estimate_lines(double height, size_t count, double ratio)
{
    double lines = count > 1 ? ((double)count - 0.5) * ratio + 0.5 : (double)count;
    return height * ratio * lines / (double)count;
}

static double estimate_strips(const struct galley *galley, size_t from, size_t to, double ratio)
{
    double height = 0;
    size_t head = head_strip(galley, from);
    for (size_t i = from; i < to; i++) {
        const struct strip *strip = &galley->strips[i];
        height += i > head ? ratio * strip->space : 0;
        double own = 0;
        size_t count = 0;
        switch (strip->kind) {
        case STRIP_LINE:
            for (; i + count < to && galley->strips[i + count].block == strip->block &&
                   galley->strips[i + count].kind == STRIP_LINE; count++)
                own += galley->strips[i + count].height;
            height += estimate_lines(own, count, ratio);
            i += count - 1;
            break;
        case STRIP_ROW:
            for (size_t j = 0; j < strip->row_count; j++)
                height += estimate_row(&strip->rows[j], ratio);
            break;
        default: height += strip->height;
        }
    }
    return height;
}

/* How many pages the body would take, each part that begins a page for itself. */
static size_t estimate_pages(const struct setting *setting, double ratio)
{
    const struct galley *body = setting->body;
    double top, rest = body_room(setting, 2, &top), first = body_room(setting, 1, &top);
    if (setting->note)
        first -= estimate_all(setting->note, ratio) - setting->note->height;
    size_t pages = 0;
    for (size_t from = 0, to; from < body->count; from = to) {
        to = from + 1;
        while (to < body->count && body->strips[to].before != BREAK_FORCED)
            to++;
        double height = estimate_strips(body, from, to, ratio), room = pages ? rest : first;
        pages += height <= room ? 1 : 1 + (size_t)ceil((height - room) / largest(rest, 1));
    }
    return pages;
}

static bool would_fit(const struct range *range, const struct setting *setting, int number)
{
    double ratio = range_scale(range, number) / setting->setter.scale;
    return estimate_pages(setting, ratio) <= (size_t)range->pages;
}

/* Whether a scale before `end` would fit; the largest of those behind `failing`, or the next to that one if all would. Larger
 * type is never estimated to take fewer pages. */
static bool guess(const struct range *range, const struct setting *setting, int failing, int end, int *number)
{
    int low = failing + 1, high = end - 1;
    if (end <= 0 || (end <= range->count && !would_fit(range, setting, end - 1)))
        return false;
    while (low < high) {
        int middle = (low + high) / 2;
        if (would_fit(range, setting, middle))
            high = middle;
        else
            low = middle + 1;
    }
    *number = low;
    return true;
}

/* ------------------------------------------------------------------------------------------------ searching */

/* Between the largest scale that is known to fit and the smallest that is known not to: larger type never takes fewer
 * pages. `number` is that of `found`, which is left as the best attempt that fits, or as it was if there is none. */
static bool search_fit(const struct range *range, const struct setting *template, struct attempt *found, int *number,
                       bool nominal)
{
    const bool fits = attempt_fits(found, range);
    int failing = fits ? -1 : *number, fitting = fits ? *number : range->count + 1;
    struct attempt last = *found;
    for (int tries = 0; fitting - failing > 1; tries++) {
        int next = range->count, end = fitting - (fitting == range->natural ? NATURAL_STEPS : 0);
        if (!(last.good ? guess(range, &last.setting, failing, end, &next) : next < end))
            break; /* a larger one would be too large, by all that is known, or hardly larger */
        if (tries >= GUESSES_MOST)
            next = (failing + fitting) / 2;
        last = attempt_at(template, range_scale(range, next), 1, nominal);
        if (attempt_fits(&last, range)) {
            fitting = *number = next;
            replace_attempt(found, last);
        } else {
            failing = next;
            diag_destroy(last.diag);
        }
    }
    return fitting <= range->count;
}

/* ------------------------------------------------------------------------------------------------ names */

/* The personal paragraphs as they are: some take more room than one line. What was logged of them so far decides nothing. */
static bool try_real_lines(const struct range *range, const struct setting *template, struct attempt *found, int *number,
                           bool fits)
{
    template->setter.log->count = 0;
    replace_attempt(found, attempt_at(template, range_scale(range, *number), 1, false));
    return fits && (attempt_fits(found, range) || search_fit(range, template, found, number, false));
}

/* Of the personal paragraphs' settings only those at this scale count. */
static void keep_scale(struct personal_log *log, double scale)
{
    size_t kept = 0;
    for (size_t i = 0; i < log->count; i++)
        if (log->settings[i].scale == scale)
            log->settings[kept++] = log->settings[i];
    log->count = kept;
}

/* ------------------------------------------------------------------------------------------------ leading */

/* The largest leading with which the fullest page keeps half of the room that it has left. */
static double roomy_leading(const struct setting *setting, double most)
{
    double growth = most - 1;
    for (size_t i = 0; i < setting->count; i++) {
        const struct cut *cut = &setting->cuts[i];
        if (cut->piece.forced && cut->piece.height > 0)
            growth = fmin(growth, SHARE_OF_LEADING * (cut->room - cut->piece.height) / cut->piece.height);
    }
    return 1 + fmax(0, growth);
}

static void grow_leading(const struct range *range, const struct setting *template, struct attempt *found)
{
    const struct setter *setter = &found->setting.setter;
    double leading = roomy_leading(&found->setting, template->document->fit.most_leading);
    if (leading <= 1)
        return;
    struct attempt attempt = attempt_at(template, setter->scale, leading, setter->nominal);
    if (attempt_fits(&attempt, range))
        replace_attempt(found, attempt);
    else
        diag_destroy(attempt.diag);
}

/* ------------------------------------------------------------------------------------------------ more pages */

/* Is no page half empty, and more than a few lines on the last? */
static bool is_filled(const struct setting *setting)
{
    for (size_t i = 0; i < setting->count; i++) {
        const struct cut *cut = &setting->cuts[i];
        if (cut->piece.height < (i + 1 < setting->count ? FILL_LEAST : FILL_OF_LAST) * cut->room)
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ together */

/* The largest size within the range that fits, from `found`, which has the natural one; `number` becomes its number. */
static bool choose_within(const struct range *range, const struct setting *template, struct attempt *found, int *number)
{
    *number = range->natural;
    bool fits = range->pages ? search_fit(range, template, found, number, true) : found->good;
    if (found->differs)
        return try_real_lines(range, template, found, number, fits);
    keep_scale(template->setter.log, found->setting.setter.scale);
    return fits;
}

/* Keeps what is chosen so in place of `found`, if it is good. */
static bool choose_way(const struct range *range, const struct setting *template, bool flows, struct attempt *found)
{
    struct setting way = *template;
    way.setter.flows = flows;
    int number;
    struct attempt next = attempt_at(&way, range_scale(range, range->natural), 1, true);
    bool good = choose_within(range, &way, &next, &number) && (flows || is_filled(&next.setting));
    if (good)
        replace_attempt(found, next);
    else
        diag_destroy(next.diag);
    return good;
}

/* What does not fit takes as few pages as it can if no page need end before it is full, at its natural size or as much
 * smaller as that asks for; with the breaks that the layout asks for, where they cost no page and leave none half empty. */
static void choose_beyond(const struct setting *template, struct attempt *found)
{
    const struct fit *fit = &template->document->fit;
    struct setting flowing = *template;
    flowing.setter.flows = true;
    struct attempt least = attempt_at(&flowing, fit->least_scale, 1, false);
    int pages = (int)least.setting.count;
    if (least.good) {
        const double most = fmin(fit->most_scale, fmax(fit->least_scale, 1));
        const struct range range = range_of(most, fit->least_scale, pages > fit->pages ? pages : fit->pages);
        if (pages <= fit->pages || !choose_way(&range, template, false, found))
            choose_way(&range, template, true, found);
    }
    diag_destroy(least.diag);
}

struct attempt choose_size(const struct setting *template, bool *fits)
{
    const struct fit *fit = &template->document->fit;
    const struct range range = range_of(fit->most_scale, fit->least_scale, fit->pages);
    int number;
    struct attempt found = attempt_at(template, range_scale(&range, range.natural), 1, true);
    *fits = choose_within(&range, template, &found, &number);
    if (!*fits && found.setting.setter.scale != range_scale(&range, range.natural))
        replace_attempt(&found, attempt_at(template, range_scale(&range, range.natural), 1, false));
    if (!*fits && fit->pages)
        choose_beyond(template, &found);
    if (*fits && number == 0)
        grow_leading(&range, template, &found);
    found.setting.setter.nominal = false;
    return found;
}
