/* The engine and its layouts: opened and closed. */
#include <stdlib.h>
#include <string.h>

#include "attach/attach.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "engine/engine.h"
#include "paint/glyph_masks.h"

/* ------------------------------------------------------------------------------------------------ the engine */

bool engine_is_usable(const struct supplement *supplement)
{
    return supplement && !supplement->exhausted;
}

bool engine_exhaust(struct supplement *supplement, struct diag *diag)
{
    if (supplement)
        supplement->exhausted = true;
    if (diag)
        diag_exhaust(diag);
    return false;
}

static struct supplement *create(const char *data_folder)
{
    unicode_begin();
    struct supplement *supplement = memory_zeroed(1, sizeof *supplement);
    supplement->arena = arena_create();
    supplement->document = arena_create();
    supplement->pages = arena_create();
    const char *own;
    find_folders(supplement, &own);
    supplement->data_folder = arena_format(supplement->arena, "%s", data_folder ? data_folder : own);
    supplement->hyphenation_source = arena_format(supplement->arena, "%s/layouts/hyphenation", own);
    supplement->hyphenation_folder = arena_format(supplement->arena, "%s/hyphenation", supplement->module_folder);
    supplement->gate = gate_create(arena_format(supplement->arena, "%s/layouts", supplement->data_folder));
    supplement->fonts = fonts_create();
    supplement->shaper = shaper_create();
    supplement->pdf_cache = pdf_cache_create();
    supplement->masks = glyph_masks_create();
    supplement->codes = code_maker_create();
    supplement->records = map_create();
    return supplement;
}

struct supplement *supplement_create(const char *data_folder)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return NULL;
    struct supplement *supplement = create(data_folder);
    memory_leave(&guard);
    return supplement;
}

static void destroy_labels(void *labels)
{
    label_set_destroy(labels);
}

static void close_layout(struct supplement_layout *layout)
{
    typesetter_destroy(layout->typesetter);
    typesetter_destroy(layout->holders);
    map_each(layout->labels, destroy_labels);
    map_destroy(layout->labels);
    map_destroy(layout->pictures);
    layout_destroy(layout->layout);
    arena_destroy(layout->arena);
    free(layout);
}

void supplement_destroy(struct supplement *supplement)
{
    if (!engine_is_usable(supplement)) /* what is half made is not taken apart */
        return;
    for (struct supplement_layout *layout = supplement->layouts, *next; layout; layout = next) {
        next = layout->next;
        close_layout(layout);
    }
    destroy_forms(supplement);
    for (struct supplement_qualification *one = supplement->qualifications, *next; one; one = next) {
        next = one->next;
        close_qualification(one);
    }
    close_keys(supplement);
    destroy_stencils(supplement);
    if (supplement->attached)
        supplement->attached->forget(supplement->attached);
    if (supplement->sealed)
        supplement->sealed->forget(supplement->sealed);
    buffer_finish(&supplement->added);
    gate_destroy(supplement->gate);
    pdf_cache_destroy(supplement->pdf_cache);
    glyph_masks_destroy(supplement->masks);
    code_maker_destroy(supplement->codes);
    forget_records(supplement);
    map_destroy(supplement->records);
    shaper_destroy(supplement->shaper);
    shaper_destroy(supplement->holder_shaper);
    fonts_destroy(supplement->fonts);
    arena_destroy(supplement->document);
    arena_destroy(supplement->pages);
    arena_destroy(supplement->arena);
    free(supplement);
}

/* ------------------------------------------------------------------------------------------------ layouts */

/* Not inlined: what chooses between two paths would then be kept in a register over setjmp(). */
__attribute__((noinline))
static bool flatten(struct supplement *supplement, const char *path, struct buffer *out, struct diag *diag)
{
    const char *file = path ? path : base_form_path(supplement);
    return supplement_open_layout(supplement, file, diag) &&
           flatten_layout(file, supplement_data_file(supplement, "layouts"), out, diag);
}

bool supplement_flatten_layout(struct supplement *supplement, const char *path, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = flatten(supplement, path, out, diag);
    memory_leave(&guard);
    return good;
}

struct typesetter *layout_typesetter(struct supplement *supplement, const struct layout *layout, struct shaper *shaper)
{
    bool paired = strcmp(layout->hyphenation_folder, supplement->hyphenation_source) == 0;
    return typesetter_create(shaper, layout->reach, layout->hyphenation_folder, supplement->hyphenation_folder, paired);
}

struct supplement_layout *keep_layout(struct supplement *supplement, struct layout *read)
{
    struct supplement_layout *layout = memory_zeroed(1, sizeof *layout);
    layout->supplement = supplement;
    layout->layout = read;
    layout->gate = supplement->gate;
    layout->labels = map_create();
    layout->pictures = map_create();
    layout->arena = arena_create();
    layout->typesetter = layout_typesetter(supplement, read, supplement->shaper);
    layout->next = supplement->layouts;
    supplement->layouts = layout;
    return layout;
}

/* Labels in another language's words must not get into a document; NULL then. */
static struct label_set *take_labels(struct supplement_layout *layout, struct label_set *labels, struct diag *diag)
{
    if (!labels)
        return NULL;
    size_t errors = diag_errors(diag);
    check_label_set(labels, layout->gate, diag);
    for (size_t i = 0; i < layout->set_count; i++)
        compare_label_sets(labels, layout->sets[i], diag);
    if (diag_errors(diag) != errors) {
        label_set_destroy(labels);
        return NULL;
    }
    if (layout->set_count < LABEL_SETS_MOST)
        layout->sets[layout->set_count++] = labels;
    return labels;
}

const struct label_set *layout_labels(struct supplement_layout *layout, const char *language, struct place place,
                                      struct diag *diag)
{
    void **slot = map_slot(layout->labels, language, strlen(language));
    if (!*slot)
        *slot = take_labels(layout, read_labels(layout->layout, language, place, diag), diag);
    return *slot;
}
