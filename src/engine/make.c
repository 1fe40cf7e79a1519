/* The whole way of the data: read, compose, typeset, paint. */
#include "engine/engine.h"
#include "paint/glyph_masks.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "attach/attach.h"
#include "base/file.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/module.h"
#include "base/say.h"
#include "read/picture.h"

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

/* Reads the first that there is of a drawing and images of this name; flags are drawings. `path` is without an ending. False:
 * there is none. */
static bool read_named(struct supplement_layout *layout, struct buffer *path, bool is_flag, struct picture *picture,
                       struct place place, struct diag *diag)
{
    static const char *const endings[] = {".svg", ".png", ".jpg"};
    size_t length = path->length;
    for (size_t i = 0; i < (is_flag ? 1 : sizeof endings / sizeof *endings); i++) {
        path->length = length;
        buffer_format(path, "%s%c", endings[i], '\0');
        if (!reach_has(layout->layout->reach, (const char *)path->bytes))
            continue;
        *picture = read_picture(layout->layout->reach, (const char *)path->bytes, layout->arena, place, diag);
        return true;
    }
    return false;
}

static bool is_country(const char *name)
{
    return *name && name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

static bool is_file_name(const char *name)
{
    return *name && *name != '.' && name[strcspn(name, "/\\")] == '\0';
}

static struct picture find_layout_picture(void *context, const char *folder, const char *name, struct place place,
                                          struct diag *diag)
{
    struct supplement_layout *layout = context;
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", folder ? folder : layout->layout->flags_folder, name);
    size_t length = path.length;
    const struct picture *kept = map_find(layout->pictures, path.bytes, length);
    struct picture picture = {0};
    if (kept) {
        picture = *kept;
    } else if (!(folder ? is_file_name(name) : is_country(name)) || !read_named(layout, &path, !folder, &picture, place, diag)) {
        diag_report(diag, folder ? DIAG_PICTURE_MISSING : DIAG_FLAG_MISSING, place, "\"%s\": %.*s%s", name, (int)length,
                    (const char *)path.bytes, folder ? "" : ".svg");
    } else if (picture.drawing || picture.image) {
        struct picture *keep = arena_new(layout->arena, struct picture);
        *keep = picture;
        *map_slot(layout->pictures, path.bytes, length) = keep;
    }
    buffer_finish(&path);
    return picture;
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

/* A module has its own copy of what is said, and in what language: in the process, and on this thread. */
static void teach_to_say(void *module)
{
    void (*take)(const struct catalogue *, const struct catalogue *) = NULL;
    const struct catalogue *here = say_here(NULL);
    (void)say_here(here);
    if (library_find(module, "take_catalogue", &take))
        take(say_spoken(), here);
}

/* Its own copy of base/memory.c as well: it goes back to our doors. */
static void share_memory_state(void *module)
{
    module_begin_function *begin = NULL;
    (void)library_find(module, "module_begin", &begin); /* each has it */
    begin(memory_state);
}

/* One thread at a time: what a module keeps of ours it has before another thread is in it. */
static void *find_symbol(const char *module, const char *name)
{
    static pthread_mutex_t loading = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&loading);
    void *handle = dlopen(module, RTLD_NOW | RTLD_LOCAL), *symbol = handle ? dlsym(handle, name) : NULL;
    if (symbol) {
        share_memory_state(handle);
        teach_to_say(handle);
    }
    pthread_mutex_unlock(&loading);
    return symbol;
}

/* Where a library gets no memory while it is loaded it may fall, or stay unusable. */
enum { MODULE_MOST = 8 * 1024 * 1024 };

module_function *find_function(struct supplement *supplement, const char *module, const char *name, struct diag *diag)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s.so", supplement->module_folder, module);
    buffer_byte(&path, '\0');
    memory_demand(MODULE_MOST);
    memory_watch();
    void *symbol = find_symbol((const char *)path.bytes, name);
    module_function *function = NULL;
    if (!symbol) {
        const char *words = dlerror();
        memory_check_loader(words);
        diag_report(diag, DIAG_INTERNAL, (struct place){0}, "a part of the program is missing: %s", words);
    }
    buffer_finish(&path);
    memcpy(&function, &symbol, sizeof function); /* ISO C has no cast for this; POSIX allows it */
    return function;
}

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

/* Supplements that the engine has made, and others that nothing was found against, need not be doubted once more. */
static uint64_t *truthful_slot(struct supplement *supplement, uint64_t hash)
{
    return &supplement->truthful[hash % TRUTHFUL_MOST];
}

static void note_truthful(struct supplement *supplement, const void *bytes, size_t length)
{
    uint64_t hash = map_hash(bytes, length);
    *truthful_slot(supplement, hash) = hash;
}

static bool render(struct supplement *supplement, struct supplement_layout *layout,
                   const struct supplement_qualification *qualification, const struct supplement_request *request,
                   struct supplement_files *files, struct diag *diag)
{
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

/* ------------------------------------------------------------------------------------------------ diplomas */

static bool extract_inside(struct supplement *supplement, const struct supplement_file *file, enum attach_data what, int number, struct buffer *out,
                           struct diag *diag)
{
    extract_source_function *extract =
        (extract_source_function *)find_function(supplement, "supplement-attach", "extract_source", diag);
    return extract && extract(&(struct attach_file){file->name, file->bytes, file->length}, what, number, out, diag);
}

bool extract_data(struct supplement *supplement, const struct supplement_file *file, int number, struct buffer *source, struct diag *diag)
{
    return extract_inside(supplement, file, ATTACH_SOURCE, number, source, diag);
}

static bool extract_from(struct supplement *supplement, const char *path, enum attach_data what, int number, struct buffer *out,
                         struct diag *diag)
{
    struct buffer bytes = {0};
    bool good = file_read(path, ATTACH_BYTES_MOST, (struct place){0}, &bytes, diag) &&
                extract_inside(supplement, &(struct supplement_file){path, bytes.bytes, bytes.length}, what, number, out, diag);
    buffer_finish(&bytes);
    return good;
}

static bool extract(struct supplement *supplement, const char *path, enum attach_data what, int number, struct buffer *out, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = extract_from(supplement, path, what, number, out, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_extract(struct supplement *supplement, const char *path, int number, struct buffer *source,
                        struct diag *diag)
{
    return extract(supplement, path, ATTACH_SOURCE, number, source, diag);
}

bool supplement_extract_record(struct supplement *supplement, const char *path, int number, struct buffer *record, struct diag *diag)
{
    return extract(supplement, path, ATTACH_RECORD, number, record, diag);
}

static bool are_known(struct supplement *supplement, const struct attach_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = map_hash(files[i].bytes, files[i].length);
        if (*truthful_slot(supplement, hash) != hash)
            return false;
    }
    return true;
}

static struct attach_file attach_file(const struct supplement_file *file)
{
    return (struct attach_file){file->name, file->bytes, file->length};
}

static bool attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct buffer *out,
                   struct diag *diag)
{
    static const enum attach_way ways[] = {ATTACH_APPEND, ATTACH_EMBED, ATTACH_COLLECTION};
    attach_supplements_function *join =
        (attach_supplements_function *)find_function(supplement, "supplement-attach", "attach_supplements", diag);
    struct attach_file *files = memory_zeroed(attachment->supplement_count, sizeof *files);
    for (size_t i = 0; i < attachment->supplement_count; i++)
        files[i] = attach_file(&attachment->supplements[i]);
    struct attach_whole whole = {0};
    struct attach_request request = {
        .diploma = attach_file(&attachment->diploma),
        .supplements = files,
        .supplement_count = attachment->supplement_count,
        .way = ways[attachment->joining],
        .duplex = attachment->duplex,
        .break_signature = attachment->break_signature,
        .any = attachment->any,
        .known = are_known(supplement, files, attachment->supplement_count),
        .require_pdfa = attachment->require_pdfa,
        .require_pdfua = attachment->require_pdfua,
        .whole = &whole,
        .memory = &supplement->attached,
    };
    bool good = join && join(&request, out, diag);
    supplement->attaches = true;
    for (size_t i = 0; whole.truthful && i < attachment->supplement_count; i++)
        note_truthful(supplement, files[i].bytes, files[i].length);
    if (attachment->whole)
        *attachment->whole = (struct supplement_whole){
            .pages = whole.pages,
            .pdfa_part = whole.pdfa_part,
            .pdfua_part = whole.pdfua_part,
            .pdfa_level = whole.pdfa_level,
        };
    free(files);
    return good;
}

bool supplement_attach(struct supplement *supplement, const struct supplement_attachment *attachment, struct buffer *out,
                       struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = out ? out->length : 0;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        if (out)
            out->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = attach(supplement, attachment, out, diag);
    memory_leave(&guard);
    return good;
}
