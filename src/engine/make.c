/* The whole way of the data: read, compose, typeset, paint. */
#include "engine/engine.h"

#include <string.h>

#include "base/memory.h"
#include "paint/glyph_masks.h"

/* ------------------------------------------------------------------------------------------------ one document */

/* The edition's language in the qualification's own words: they live as long as what is kept of a document, while the
 * request's may be gone after the call. NULL with DIAG_EDITION_UNKNOWN. */
static const char *find_edition(const struct qualification *qualification, const char *language, struct diag *diag)
{
    if (!language)
        return qualification->editions[0];
    for (size_t i = 0; i < qualification->edition_count; i++)
        if (strcmp(qualification->editions[i], language) == 0)
            return qualification->editions[i];
    diag_report(diag, DIAG_EDITION_UNKNOWN, xml_place(qualification->file, qualification->root), "\"%s\"; there are: %s",
                language, xml_attribute(qualification->root, "editions"));
    return NULL;
}

/* The label sets that the edition takes its words from. */
static bool find_labels(struct supplement_layout *layout, const struct qualification *qualification,
                        struct edition *edition, struct diag *diag)
{
    struct place place = xml_place(qualification->file, qualification->root);
    edition->labels = layout_labels(layout, edition->language, place, diag);
    bool found = edition->labels != NULL;
    const struct label_set **originals =
        arena_new_array(layout->supplement->document, const struct label_set *, qualification->original_count);
    for (size_t i = 0; i < qualification->original_count; i++) {
        originals[i] = layout_labels(layout, qualification->originals[i], place, diag);
        found &= originals[i] != NULL;
    }
    edition->original_labels = originals;
    if (edition->translation)
        edition->translation_labels = layout_labels(layout, edition->translation, place, diag);
    return found && (!edition->translation || edition->translation_labels);
}

const struct field *copy_fields(struct arena *arena, const struct supplement_request *request)
{
    struct field *fields = arena_new_array(arena, struct field, request->field_count);
    for (size_t i = 0; i < request->field_count; i++)
        fields[i] = (struct field){request->fields[i].name, request->fields[i].value, request->fields[i].place};
    return fields;
}

static const char *keep_text(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

/* With their words: the caller may free those after this document, of which the next ones may be made. */
static const struct field *keep_fields(struct arena *arena, const struct supplement_request *request)
{
    struct field *fields = arena_new_array(arena, struct field, request->field_count);
    for (size_t i = 0; i < request->field_count; i++) {
        const struct supplement_field *given = &request->fields[i];
        fields[i] = (struct field){keep_text(arena, given->name), keep_text(arena, given->value), given->place};
        fields[i].place.file = keep_text(arena, given->place.file);
    }
    return fields;
}

static bool is_for_web(enum supplement_format format)
{
    return format == SUPPLEMENT_HTML || format == SUPPLEMENT_JSON || format == SUPPLEMENT_SITE;
}

static bool is_unseen(enum supplement_format format)
{
    return format == SUPPLEMENT_NOTHING || format == SUPPLEMENT_HTML || format == SUPPLEMENT_JSON;
}

/* Of a page that is looked at while it is being written all is shown that can be. */
static bool is_draft(const struct supplement_request *request)
{
    return request->draft && (request->format == SUPPLEMENT_SVG || request->format == SUPPLEMENT_PNG);
}

const struct pages *make_pages(struct supplement *supplement, struct supplement_layout *layout,
                               const struct qualification *qualification, const struct supplement_request *request,
                               struct diag *diag)
{
    arena_clear(supplement->document);
    arena_clear(supplement->pages);
    trim_memory(supplement, request);
    const char *language = find_edition(qualification, request->language, diag);
    if (!language)
        return NULL;
    struct edition edition = {
        .language = language,
        .translation = edition_translation(qualification, language),
        .fields = keep_fields(supplement->document, request),
        .field_count = request->field_count,
        .date = request->date ? arena_format(supplement->document, "%s", request->date) : NULL,
        .creator = CREATOR,
        .unseen = is_unseen(request->format),
        .for_web = is_for_web(request->format),
        .standard = request->standard,
        .picture = find_layout_picture,
        .picture_context = layout,
        .days = layout_day_reader(layout, qualification, language),
        .codes = supplement->codes,
    };
    bool whole = check_vocabulary(layout->layout, qualification, diag) || is_draft(request);
    if (!find_labels(layout, qualification, &edition, diag))
        return NULL;
    struct document *document = compose_document(layout->layout, qualification, &edition, supplement->document, diag);
    if (document && layout->layout->carries_record && !carry_record(supplement, document, xml_path_of(qualification->file), diag))
        return NULL;
    return document && whole ? typeset_document(layout->typesetter, document, supplement->pages, diag) : NULL;
}

/* ------------------------------------------------------------------------------------------------ painting */

/* [px/in] */
static const double RESOLUTION = 144; /* sharp on today's screens, and half of 72 pt */
static const double RESOLUTION_SMALL = 72;

static paint_image_function *find_image_painter(struct supplement *supplement, struct diag *diag)
{
    return (paint_image_function *)find_function(supplement, "supplement-image", "paint_image", diag);
}

static bool paint_images(struct supplement *supplement, const struct pages *pages, enum supplement_format format,
                         struct supplement_files *files, struct diag *diag)
{
    paint_image_function *paint = find_image_painter(supplement, diag);
    enum image_output output = format == SUPPLEMENT_PNG ? IMAGE_OUTPUT_PNG : IMAGE_OUTPUT_SVG;
    for (int i = 0; paint && i < pages->count; i++)
        if (!paint(pages, i + 1, output, RESOLUTION, NULL, files_add(files), diag))
            return false;
    return paint != NULL;
}

/* Only what would be issued as PDF is shown: it is set on pages all the same. */
static bool paint_for_web(struct supplement *supplement, const struct pages *pages, const struct supplement_request *request,
                          struct buffer *out, struct diag *diag)
{
    if (!rehearse_pdf(pages, supplement->pdf_cache, diag))
        return false;
    if (request->format == SUPPLEMENT_HTML)
        paint_html(pages->document, request->pdf, out);
    else
        buffer_format(out, "%s\n", pages->document->facts);
    return true;
}

static bool paint_site(struct supplement *supplement, const struct pages *pages, const struct supplement_request *request,
                       struct supplement_files *files, struct diag *diag)
{
    paint_image_function *paint = find_image_painter(supplement, diag);
    glyph_masks_trim(supplement->masks);
    paint_html(pages->document, request->pdf, files_add(files));
    return paint && paint_pdf(pages, supplement->pdf_cache, files_add(files), diag) &&
           paint(pages, 1, IMAGE_OUTPUT_PNG, RESOLUTION_SMALL, supplement->masks, files_add(files), diag);
}

static bool paint_format(struct supplement *supplement, struct supplement_layout *layout,
                         const struct qualification *qualification, const struct supplement_request *request,
                         struct supplement_files *files, struct diag *diag)
{
    if (request->format == SUPPLEMENT_PDF && render_again(supplement, layout, qualification, request, files))
        return true;
    files->count = 0;
    const struct pages *pages = make_pages(supplement, layout, qualification, request, diag);
    if (!pages)
        return false;
    files->pages = pages->count;
    switch (request->format) {
    case SUPPLEMENT_PDF:
        return paint_and_keep(supplement, layout, qualification, request, pages, files, diag);
    case SUPPLEMENT_TRACE: return paint_trace(pages, files_add(files), diag);
    case SUPPLEMENT_NOTHING: return rehearse_pdf(pages, supplement->pdf_cache, diag);
    case SUPPLEMENT_HTML:
    case SUPPLEMENT_JSON: return paint_for_web(supplement, pages, request, files_add(files), diag);
    case SUPPLEMENT_SITE: return paint_site(supplement, pages, request, files, diag);
    default: return paint_images(supplement, pages, request->format, files, diag);
    }
}

static bool render(struct supplement *supplement, struct supplement_layout *layout,
                   const struct supplement_qualification *qualification, const struct supplement_request *request,
                   struct supplement_files *files, struct diag *diag)
{
    if (!are_said(request, diag))
        return false;
    bool passed = supplement_judge(supplement, qualification, request->date, diag) && !qualification->unfinished;
    struct supplement_layout *form = layout_for(layout, qualification->qualification, diag);
    passed &= form && pass_fields(supplement, form->layout, qualification->qualification, request, diag);
    bool painted = form && paint_format(supplement, form, qualification->qualification, request, files, diag) && (passed || is_draft(request));
    if (!painted)
        files->count = 0;
    if (painted && supplement->attaches && request->format == SUPPLEMENT_PDF)
        note_truthful(supplement, files->list[0].bytes, files->list[0].length);
    return painted;
}

bool supplement_render(struct supplement *supplement, struct supplement_layout *layout,
                       const struct supplement_qualification *qualification, const struct supplement_request *request,
                       struct supplement_files *files, struct diag *diag)
{
    struct memory_guard guard;
    files->count = 0;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        files->count = 0;
        return engine_exhaust(supplement, diag);
    }
    bool painted = render(supplement, layout, qualification, request, files, diag);
    memory_leave(&guard);
    return painted;
}
