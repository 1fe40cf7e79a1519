/* Print runs. */
#include <stdlib.h>

#include "base/memory.h"
#include "engine/engine.h"

struct supplement_volume {
    struct supplement *supplement;
    struct pdf_volume *pdf;
};

static struct supplement_volume *create(struct supplement *supplement, const struct supplement_volume_request *request,
                                        supplement_sink *sink, void *context)
{
    const struct metadata metadata = {
        .title = request->title, .language = request->language, .date = request->date, .creator = CREATOR,
        .standard = request->standard};
    struct supplement_volume *volume = memory_zeroed(1, sizeof *volume);
    *volume = (struct supplement_volume){supplement, pdf_volume_create(&metadata, sink, context)};
    return volume;
}

struct supplement_volume *supplement_volume_create(struct supplement *supplement,
                                                   const struct supplement_volume_request *request,
                                                   supplement_sink *sink, void *context)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, NULL);
        return NULL;
    }
    struct supplement_volume *volume = create(supplement, request, sink, context);
    memory_leave(&guard);
    return volume;
}

void supplement_volume_destroy(struct supplement_volume *volume)
{
    if (!volume || !engine_is_usable(volume->supplement)) /* what is half made is not taken apart */
        return;
    pdf_volume_destroy(volume->pdf);
    free(volume);
}

static bool add(struct supplement_volume *volume, struct supplement_layout *layout,
                const struct supplement_qualification *qualification, const struct supplement_request *request,
                const char *bookmark, struct diag *diag)
{
    if (!are_said(request, diag))
        return false;
    bool passed = supplement_judge(volume->supplement, qualification, request->date, diag);
    struct supplement_layout *form = layout_for(layout, qualification->qualification, diag);
    passed &= form && pass_fields(volume->supplement, form->layout, qualification->qualification, request, diag);
    const struct pages *pages =
        form ? make_pages(volume->supplement, form, qualification->qualification, request, diag) : NULL;
    return pages && passed && pdf_volume_add(volume->pdf, pages, bookmark, diag);
}

bool supplement_volume_add(struct supplement_volume *volume, struct supplement_layout *layout,
                           const struct supplement_qualification *qualification,
                           const struct supplement_request *request, const char *bookmark, struct diag *diag)
{
    struct memory_guard guard;
    struct supplement *const supplement = volume ? volume->supplement : NULL;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = add(volume, layout, qualification, request, bookmark, diag);
    memory_leave(&guard);
    return good;
}

int supplement_volume_pages(const struct supplement_volume *volume)
{
    return pdf_volume_pages(volume->pdf);
}

bool supplement_volume_finish(struct supplement_volume *volume, struct diag *diag)
{
    struct memory_guard guard;
    struct supplement *const supplement = volume ? volume->supplement : NULL;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    bool good = pdf_volume_finish(volume->pdf, diag);
    memory_leave(&guard);
    return good;
}
