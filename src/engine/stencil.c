/*
 * Documents of one edition for many holders.  The first is made in full, and what all share is kept: the composed document,
 * how its pages were set, and the PDF with slots where the holder is named.  For the next holder only what stands in the
 * slots is composed, set and painted.  Wherever that could lead to anything but what making it in full leads to (a name
 * that takes two lines, a message to be told), it is made in full, and what came of it is kept too: the next such name finds
 * its stencil.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "engine/engine.h"

enum {
    STENCILS_MOST = 24,
    VARIANTS_MOST = 4,            /* of one edition */
    HOLDERS_MOST = 40,            /* whose lines are kept: the next may be the same in another language */
    SHAPED_MOST = 8 * 1024 * 1024,    /* bytes of shaped words; an inventory has some ten thousand words a language */
    SHAPED_MOST_FOR_NOBODY = 2 * 1024 * 1024,
    HOLDER_WORDS_MOST = 256 * 1024    /* bytes of those that name holders: with their lines they stay in a processor's own memory */
};

struct stencil {
    const struct supplement_layout *layout;
    const struct qualification *qualification;
    size_t field_count;              /* of the request: the first of the document's, whose names and order decide */
    const char *language, *date;     /* of the request; may be NULL */
    enum standard standard;          /* likewise; may be unsaid */
    const struct pages *pages;       /* how they were set; what stands on them is not kept */
    struct pdf_stencil *pdf;
    struct arena *arena;             /* the document, and all of the above */
    struct arena *holder;            /* what is composed for a holder */
    struct diag *findings;           /* nobody reads them */
    struct stencil *next;
};

static void destroy_stencil(struct stencil *stencil)
{
    pdf_stencil_destroy(stencil->pdf);
    diag_destroy(stencil->findings);
    arena_destroy(stencil->holder);
    arena_destroy(stencil->arena);
    free(stencil);
}

void destroy_stencils(struct supplement *supplement)
{
    for (struct stencil *stencil = supplement->stencils, *next; stencil; stencil = next) {
        next = stencil->next;
        destroy_stencil(stencil);
    }
}

void forget_stencils(struct supplement *supplement, const struct qualification *qualification)
{
    for (struct stencil **link = &supplement->stencils; *link;) {
        struct stencil *stencil = *link;
        if (stencil->qualification == qualification) {
            *link = stencil->next;
            destroy_stencil(stencil);
            supplement->stencil_count--;
        } else {
            link = &stencil->next;
        }
    }
}

static void forget_holders(struct supplement_layout *layout)
{
    if (layout->holders)
        typesetter_forget(layout->holders);
    layout->holder_count = 0;
}

/* Words of holders are few that come again. */
static void trim_holders(struct supplement *supplement)
{
    bool much = supplement->holder_shaper && shaper_size(supplement->holder_shaper) > HOLDER_WORDS_MOST;
    for (struct supplement_layout *layout = supplement->layouts; layout; layout = layout->next)
        if (much || layout->holder_count > HOLDERS_MOST)
            forget_holders(layout);
    if (much)
        shaper_forget(supplement->holder_shaper);
}

void trim_memory(struct supplement *supplement, const struct supplement_request *request)
{
    bool much = shaper_size(supplement->shaper) > (request->field_count ? SHAPED_MOST : SHAPED_MOST_FOR_NOBODY);
    trim_holders(supplement);
    for (struct supplement_layout *layout = supplement->layouts; layout; layout = layout->next)
        if (much)
            typesetter_forget(layout->typesetter);
        else
            typesetter_trim(layout->typesetter);
    if (much)
        shaper_forget(supplement->shaper);
}

/* ------------------------------------------------------------------------------------------------ finding */

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool serves(const struct stencil *stencil, const struct supplement_layout *layout,
                   const struct qualification *qualification, const struct supplement_request *request)
{
    if (stencil->layout != layout || stencil->qualification != qualification ||
        stencil->field_count != request->field_count || !is_same(stencil->language, request->language) ||
        !is_same(stencil->date, request->date) || stencil->standard != request->standard)
        return false;
    const struct document *document = stencil->pages->document;
    if (document->field_count < request->field_count)
        return false;
    for (size_t i = 0; i < request->field_count; i++)
        if (strcmp(document->fields[i].name, request->fields[i].name) != 0)
            return false;
    return true;
}

/* ------------------------------------------------------------------------------------------------ again */

static bool set_lines(const struct stencil *stencil, struct typesetter *typesetter, const struct personal *personal,
                      struct personal_lines *lines)
{
    for (int i = 0; i < personal->count; i++) {
        const struct block *block = &personal->paragraphs[i];
        const struct set_paragraph *set = typeset_personal(typesetter, stencil->pages, block, stencil->findings);
        if (!set)
            return false;
        lines[i] = (struct personal_lines){set->lines, block->paragraph.runs};
    }
    return true;
}

/* Of the file before, whose beginning has the number `there`, what is the same stands in the buffer still. */
static void begin_file(const struct pdf_stencil *pdf, unsigned long long there, struct buffer *out)
{
    size_t length;
    out->length = 0;
    if (pdf_stencil_beginning(pdf, &length) == there && out->capacity >= length)
        out->length = length;
    else
        pdf_stencil_begin(pdf, out);
}

static bool fill_stencil(struct supplement *supplement, const struct stencil *stencil, struct supplement_layout *layout,
                         const struct supplement_request *request, unsigned long long there, struct buffer *out)
{
    struct personal personal;
    arena_clear(stencil->holder);
    const struct day_reader days = layout_day_reader(layout, stencil->qualification, stencil->language);
    if (!compose_personal(stencil->pages->document, stencil->qualification, copy_fields(stencil->holder, request),
                          request->field_count, &days, supplement->codes, stencil->holder, &personal))
        return false;
    struct personal_lines *lines = arena_new_array(stencil->holder, struct personal_lines, (size_t)personal.count);
    const struct personal_part part = {lines, personal.title, personal.date, personal.source, personal.source_length,
                                       personal.pictures, personal.fields};
    bool filled = set_lines(stencil, layout->holders, &personal, lines);
    if (filled) {
        begin_file(stencil->pdf, there, out);
        filled = pdf_stencil_fill(stencil->pdf, supplement->pdf_cache, &part, out, stencil->findings);
    }
    diag_clear(stencil->findings);
    return filled;
}

/* To the head of the list. */
static void prefer(struct supplement *supplement, struct stencil **link)
{
    struct stencil *stencil = *link;
    *link = stencil->next;
    stencil->next = supplement->stencils;
    supplement->stencils = stencil;
}

static void begin_holders(struct supplement *supplement, struct supplement_layout *layout)
{
    if (!supplement->holder_shaper)
        supplement->holder_shaper = shaper_create();
    layout->holders = layout_typesetter(supplement, layout->layout, supplement->holder_shaper);
}

bool render_again(struct supplement *supplement, struct supplement_layout *layout,
                  const struct qualification *qualification, const struct supplement_request *request,
                  struct supplement_files *files)
{
    struct buffer *out = NULL;
    unsigned long long there = files->beginning;
    for (struct stencil **link = &supplement->stencils; *link; link = &(*link)->next) {
        if (!serves(*link, layout, qualification, request))
            continue;
        if (!out) {
            trim_memory(supplement, request);
            if (!layout->holders)
                begin_holders(supplement, layout);
            layout->holder_count++;
            out = files_add(files);
        }
        if (fill_stencil(supplement, *link, layout, request, there, out)) {
            files->pages = (*link)->pages->count;
            files->beginning = pdf_stencil_beginning((*link)->pdf, &files->beginning_length);
            files->fonts_end = pdf_stencil_fonts_end((*link)->pdf);
            prefer(supplement, link);
            return true;
        }
        there = 0;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ keeping */

/* Makes room for one more: of the stencils that serve the request, if they are many, or of all, that goes which has served
 * none for the longest time. */
static void make_room(struct supplement *supplement, const struct supplement_layout *layout,
                      const struct qualification *qualification, const struct supplement_request *request)
{
    struct stencil **last = NULL, **last_variant = NULL;
    int variants = 0;
    for (struct stencil **link = &supplement->stencils; *link; link = &(*link)->next) {
        last = link;
        if (serves(*link, layout, qualification, request)) {
            last_variant = link;
            variants++;
        }
    }
    struct stencil **link = variants == VARIANTS_MOST                    ? last_variant
                            : supplement->stencil_count == STENCILS_MOST ? last
                                                                         : NULL;
    if (!link)
        return;
    struct stencil *stencil = *link;
    *link = stencil->next;
    destroy_stencil(stencil);
    supplement->stencil_count--;
}

static const struct pages *copy_settings(struct arena *arena, const struct pages *pages)
{
    struct personal_setting *settings = arena_new_array(arena, struct personal_setting, pages->setting_count);
    struct pages *copy = arena_new(arena, struct pages);
    if (pages->setting_count)
        memcpy(settings, pages->settings, pages->setting_count * sizeof *settings);
    *copy = *pages;
    copy->pages = NULL;
    copy->settings = settings;
    return copy;
}

static void keep(struct supplement *supplement, const struct supplement_layout *layout,
                 const struct qualification *qualification, const struct supplement_request *request,
                 const struct pages *pages, struct pdf_stencil *pdf)
{
    make_room(supplement, layout, qualification, request);
    struct stencil *stencil = memory_zeroed(1, sizeof *stencil);
    struct arena *arena = supplement->document;
    *stencil = (struct stencil){
        .layout = layout,
        .qualification = qualification,
        .field_count = request->field_count,
        .language = request->language ? arena_format(arena, "%s", request->language) : NULL,
        .date = request->date ? arena_format(arena, "%s", request->date) : NULL,
        .standard = request->standard,
        .pages = copy_settings(arena, pages),
        .pdf = pdf,
        .arena = arena,
        .holder = arena_create(),
        .findings = diag_create(),
        .next = supplement->stencils,
    };
    supplement->document = arena_create();
    supplement->stencils = stencil;
    supplement->stencil_count++;
}

bool paint_and_keep(struct supplement *supplement, struct supplement_layout *layout,
                    const struct qualification *qualification, const struct supplement_request *request,
                    const struct pages *pages, struct supplement_files *files, struct diag *diag)
{
    struct buffer *out = files_add(files);
    if (!request->field_count || pages->bound)
        return paint_pdf(pages, supplement->pdf_cache, out, diag);
    const struct personal_part part = document_personal_part(pages->document);
    struct pdf_stencil *pdf = pdf_stencil_create(pages, supplement->pdf_cache, diag);
    if (pdf)
        pdf_stencil_begin(pdf, out);
    const bool painted = pdf && pdf_stencil_fill(pdf, supplement->pdf_cache, &part, out, diag);
    if (!painted) {
        pdf_stencil_destroy(pdf);
        return false;
    }
    files->fonts_end = pdf_stencil_fonts_end(pdf);
    keep(supplement, layout, qualification, request, pages, pdf);
    return true;
}
