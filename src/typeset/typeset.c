/* The whole document: its size is chosen, its pages are placed; and what of it another holder changes. */
#include "typeset/typeset.h"

#include "typeset/fit.h"
#include "typeset/overprint.h"
#include "typeset/typesetter_inside.h"

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
        const struct broken_paragraph *broken = (setting->count == 1 ? paragraph_keep_whole : paragraph_break)(
            typesetter, block, setting->width, setting->scale, setting->minimum_size, diag);
        if (!broken || !is_broken_so(broken, setting) || diag_count(diag) != findings)
            return NULL;
        if (setting->scale == pages->scale)
            found = paragraph_lines(typesetter, broken);
    }
    return found;
}

static void report_misfit(const struct pages *pages, const struct fit *fit, struct diag *diag)
{
    struct place place = pages->document->place;
    if (pages->count > fit->pages)
        diag_report(diag, DIAG_PAGES_TOO_MANY, place, "it takes %d, more than %d even at %.0f%%", pages->count, fit->pages,
                    fit->least_scale * 100);
    else
        diag_report(diag, DIAG_PAGES_TOO_MANY, place, "it takes %d only since no section begins a new page", pages->count);
}

static const struct pages *set_document(struct typesetter *typesetter, const struct document *document, struct arena *arena,
                                        struct diag *diag)
{
    static const struct style plain = {.name = "", .marker = ""};
    struct personal_log log = {.bound = document->bound};
    struct setting setting = {.document = document};
    const struct fit *fit = &document->fit;
    setting.setter = (struct setter){.typesetter = typesetter, .arena = arena, .minimum_size = fit->minimum_size,
                                     .plain = &plain, .log = &log};
    bool fits;
    struct attempt attempt = choose_size(&setting, &fits);
    struct pages *pages = attempt.good ? setting_place(&attempt.setting) : NULL;
    if (pages)
        find_overprints(pages, arena, attempt.diag);
    if (diag_errors(attempt.diag))
        pages = NULL;
    log.bound |= !fits || diag_count(attempt.diag) > 0; /* what is found must be told of each document */
    diag_take(diag, attempt.diag, NULL, NULL);
    diag_destroy(attempt.diag);
    if (pages)
        keep_log(pages, &log);
    if (!fits && pages)
        report_misfit(pages, fit, diag);
    return pages;
}

const struct pages *typeset_document(struct typesetter *typesetter, const struct document *document, struct arena *arena,
                                     struct diag *diag)
{
    typesetter->document++;
    typesetter->in_document = true;
    const struct pages *pages = set_document(typesetter, document, arena, diag);
    typesetter->in_document = false;
    return pages;
}
