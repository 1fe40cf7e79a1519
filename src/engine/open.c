/* Opening and closing: the engine, layouts, qualifications, labels. */
#define _GNU_SOURCE /* dladdr1 */
#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attach/attach.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "engine/engine.h"
#include "paint/glyph_masks.h"

/* ------------------------------------------------------------------------------------------------ the engine */

/* Where an engine's files are: folders below the one that this code is installed in, so that an installation can be moved.
 * The build tree has the same folders. */
static const char *const CODE_FOLDERS[] = {"/" SUPPLEMENT_MODULE_PATH, "/" SUPPLEMENT_LIBRARY_PATH, "/" SUPPLEMENT_PROGRAM_PATH, ""};

/* The kernel has its whole path: no part of it is a link. */
static bool find_program(char path[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    return path[0] == '/' && length < PATH_MAX - 1;
}

/* The file that this code is in: the library, a module, or the program that they are a part of. */
static bool find_own_file(char path[PATH_MAX])
{
    Dl_info information;
    void *map = NULL, *code;
    bool (*function)(char[PATH_MAX]) = find_own_file;
    memcpy(&code, &function, sizeof code); /* ISO C has no cast for this; POSIX allows it */
    if (!dladdr1(code, &information, &map, RTLD_DL_LINKMAP))
        return false;
    const char *name = ((struct link_map *)map)->l_name;
    return *name ? realpath(name, path) != NULL : find_program(path);
}

/* Cuts the folder off that ends in one of those of code, and makes the rest that of the installation. */
static bool find_installation(char path[PATH_MAX])
{
    if (!find_own_file(path))
        return false;
    *strrchr(path, '/') = '\0';
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof CODE_FOLDERS / sizeof *CODE_FOLDERS; i++) {
        size_t end = strlen(CODE_FOLDERS[i]);
        if (length < end || strcmp(path + length - end, CODE_FOLDERS[i]) != 0)
            continue;
        path[length - end] = '\0';
        return true;
    }
    return false;
}

/* Where the code's file says nothing, as in a program of others that is linked with the archive, they are where they were
 * to be installed. */
static void find_folders(struct supplement *supplement, const char **data)
{
    char path[PATH_MAX], own[PATH_MAX];
    const char *prefix = SUPPLEMENT_PREFIX;
    *data = SUPPLEMENT_PREFIX "/" SUPPLEMENT_DATA_PATH;
    if (find_installation(path) && strlen(path) < sizeof path - sizeof "/" SUPPLEMENT_DATA_PATH) {
        size_t length = strlen(path);
        memcpy(path + length, "/" SUPPLEMENT_DATA_PATH, sizeof "/" SUPPLEMENT_DATA_PATH);
        if (realpath(path, own)) {
            *data = arena_copy(supplement->arena, own, strlen(own));
            path[length] = '\0';
            prefix = path;
        }
    }
    supplement->module_folder = arena_format(supplement->arena, "%s/%s", prefix, SUPPLEMENT_MODULE_PATH);
}

static void speak(const char *languages)
{
    char path[PATH_MAX], folder[PATH_MAX + sizeof "/" SUPPLEMENT_LOCALE_PATH];
    if (!languages && !(languages = say_wanted())) {
        say_as(NULL);
        return;
    }
    const char *prefix = find_installation(path) ? path : SUPPLEMENT_PREFIX;
    snprintf(folder, sizeof folder, "%s/" SUPPLEMENT_LOCALE_PATH, prefix);
    say_in(folder, languages);
}

void supplement_speak(const char *languages)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return; /* what was spoken before still is */
    speak(languages);
    memory_leave(&guard);
}

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

static void close_qualification(struct supplement_qualification *qualification)
{
    qualification_destroy(qualification->qualification);
    free(qualification->editions);
    free(qualification);
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

/* ------------------------------------------------------------------------------------------------ explaining faults */

const char *schema_path(struct supplement *supplement, const char *kind)
{
    return arena_format(supplement->arena, "%s/layouts/schemas/%s.xsd", supplement->data_folder, kind);
}

/* Of two findings on one line that tell the same, the one in better words is kept: of what may stand where, the schema's,
 * which names what it expected; of values and names, the reader's. */
struct telling {
    const struct diag *reader, *schema;
};

static bool is_better_told(enum diag_id id)
{
    return id == DIAG_VALUE_INVALID || id == DIAG_STYLE_UNKNOWN || id == DIAG_NAME_REPEATED ||
           id == DIAG_ATTRIBUTE_UNKNOWN || id == DIAG_ATTRIBUTE_MISSING;
}

static bool wants_schema(void *context, enum diag_id id, struct place place)
{
    const struct telling *telling = context;
    return id != DIAG_SCHEMA || !diag_has(telling->reader, place, is_better_told);
}

static bool wants_reader(void *context, enum diag_id id, struct place place)
{
    const struct telling *telling = context;
    if (id != DIAG_ELEMENT_UNKNOWN && id != DIAG_ELEMENT_MISSING)
        return true;
    return !diag_has(telling->schema, place, NULL) || diag_has(telling->reader, place, is_better_told);
}

static void tell(const struct diag *reader, const struct diag *schema, struct diag *diag)
{
    struct telling telling = {reader, schema};
    diag_take(diag, schema, wants_schema, &telling);
    diag_take(diag, reader, wants_reader, &telling);
}

void explain(struct supplement *supplement, const char *path, const char *kind, const struct diag *own,
             struct diag *diag)
{
    struct diag *ignored = diag_create(), *schema = diag_create();
    struct xml_file *file = strcmp(path, "-") != 0 ? xml_read(path, (struct place){0}, ignored) : NULL;
    const char *found = file ? file_kind(file) : NULL;
    if (found && strcmp(found, kind) == 0)
        xml_validate(file, schema_path(supplement, kind), schema);
    tell(own, schema, diag);
    xml_close(file);
    diag_destroy(schema);
    diag_destroy(ignored);
}

const char *supplement_data_file(struct supplement *supplement, const char *name)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, NULL);
        return NULL;
    }
    const char *path = arena_format(supplement->arena, "%s/%s", supplement->data_folder, name);
    memory_leave(&guard);
    return path;
}

const char *const *supplement_own_folders(struct supplement *supplement)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, NULL);
        return NULL;
    }
    const char **folders = arena_new_array(supplement->arena, const char *, 3);
    folders[0] = supplement->data_folder;
    folders[1] = supplement->module_folder;
    memory_leave(&guard);
    return folders;
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

/* ------------------------------------------------------------------------------------------------ qualifications */

static struct supplement_qualification *keep_qualification(struct supplement *supplement, struct qualification *read)
{
    struct supplement_qualification *qualification = memory_zeroed(1, sizeof *qualification);
    qualification->qualification = read;
    qualification->judged = supplement->trusts;
    qualification->editions = memory_zeroed(read->edition_count + 1, sizeof *qualification->editions);
    for (size_t i = 0; i < read->edition_count; i++)
        qualification->editions[i] = read->editions[i];
    qualification->code = "";
    for (const struct xml_node *node = xml_first_element(read->root); node; node = xml_next_element(node))
        if (xml_is_named(node, "code"))
            qualification->code = xml_text(node, read->arena);
    qualification->next = supplement->qualifications;
    supplement->qualifications = qualification;
    return qualification;
}

static enum xml_validity weigh_qualification(struct supplement *supplement, const struct xml_file *file, struct diag *diag)
{
    const char *kind = file_kind(file);
    bool is_good = !kind || strcmp(kind, "qualification") != 0 || supplement->trusts || is_known_qualification(file);
    return is_good ? XML_VALID : xml_weigh(file, schema_path(supplement, "qualification"), diag);
}

/* Takes over the file, which is at least as valid as that; NULL gives NULL. */
static struct supplement_qualification *take_qualification(struct supplement *supplement, struct xml_file *file, enum xml_validity least,
                                                           struct diag *diag)
{
    if (!file)
        return NULL;
    struct diag *own = diag_create(), *schema = diag_create();
    enum xml_validity validity = weigh_qualification(supplement, file, schema);
    struct qualification *read = read_qualification(file, own);
    struct supplement_qualification *taken = read && validity >= least ? keep_qualification(supplement, read) : NULL;
    tell(own, schema, diag);
    diag_destroy(schema);
    diag_destroy(own);
    if (taken)
        taken->unfinished = validity < XML_VALID;
    else
        qualification_destroy(read);
    return taken;
}

struct supplement_qualification *supplement_open_qualification(struct supplement *supplement, const char *path,
                                                               struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_qualification *qualification =
        take_qualification(supplement, xml_read(path, (struct place){0}, diag), XML_VALID, diag);
    memory_leave(&guard);
    return qualification;
}

void supplement_close_qualification(struct supplement *supplement, struct supplement_qualification *qualification)
{
    if (!engine_is_usable(supplement) || !qualification) /* what is half made is not taken apart */
        return;
    struct supplement_qualification **link = &supplement->qualifications;
    while (*link != qualification)
        link = &(*link)->next;
    *link = qualification->next;
    forget_stencils(supplement, qualification->qualification);
    close_qualification(qualification);
}

static struct supplement_qualification *read_memory(struct supplement *supplement, const char *name, const void *bytes, size_t length,
                                                    enum xml_validity least, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_qualification *qualification =
        take_qualification(supplement, xml_read_memory(bytes, length, name, diag), least, diag);
    memory_leave(&guard);
    return qualification;
}

struct supplement_qualification *supplement_read_qualification(struct supplement *supplement, const char *name,
                                                               const void *bytes, size_t length, struct diag *diag)
{
    return read_memory(supplement, name, bytes, length, XML_VALID, diag);
}

struct supplement_qualification *supplement_read_draft(struct supplement *supplement, const char *name, const void *bytes, size_t length,
                                                       struct diag *diag)
{
    return read_memory(supplement, name, bytes, length, XML_INVALID_VALUES, diag);
}

const char *supplement_original(const struct supplement_qualification *qualification)
{
    return qualification->qualification->original;
}

const char *supplement_code(const struct supplement_qualification *qualification)
{
    return qualification->code;
}

void supplement_awarded(const struct supplement_qualification *qualification, const char **from, const char **until)
{
    const struct qualification *read = qualification->qualification;
    const struct xml_node *validity = xml_first_element(read->root);
    while (validity && !xml_is_named(validity, "validity"))
        validity = xml_next_element(validity);
    *from = validity ? xml_attribute(validity, "from") : NULL;
    *until = validity ? xml_attribute(validity, "until") : NULL;
    if (!*from)
        *from = read->date;
}

/* White space between words as one space. */
static const char *join_words(const char *text, struct arena *arena)
{
    static const char SPACES[] = " \t\r\n";
    struct buffer words = {0};
    while (*(text += strspn(text, SPACES))) {
        size_t length = strcspn(text, SPACES);
        buffer_string(&words, words.length ? " " : "");
        buffer_append(&words, text, length);
        text += length;
    }
    const char *joined = words.length ? arena_copy(arena, (const char *)words.bytes, words.length) : "";
    buffer_finish(&words);
    return joined;
}

static const struct xml_node *find_text(const struct xml_node *parent, const char *language)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        const char *own = xml_attribute(node, "lang");
        if (own && strcmp(own, language) == 0)
            return node;
    }
    return NULL;
}

static const char *find_title(const struct qualification *qualification, const char *language)
{
    const struct xml_node *title = xml_first_element(qualification->root), *text = NULL;
    while (title && !xml_is_named(title, "title"))
        title = xml_next_element(title);
    if (title)
        text = find_text(title, language);
    if (title && !text)
        text = find_text(title, qualification->original);
    return text ? join_words(xml_text(text, qualification->arena), qualification->arena) : "";
}

const char *supplement_title(const struct supplement_qualification *opened, const char *language)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard)))
        return NULL;
    const char *title = find_title(opened->qualification, language);
    memory_leave(&guard);
    return title;
}

const char *const *supplement_editions(const struct supplement_qualification *qualification)
{
    return qualification->editions;
}
