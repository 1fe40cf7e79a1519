/* Layouts: one for all, or a set of forms, of which each qualification finds its own. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "engine/engine.h"

#define BASE_FORM "europass-certificate-supplement"

/* A form of a set, once it was asked for. */
struct form {
    const char *name;                 /* NULL: the usual one */
    const char *path;                 /* NULL: there is none of this name */
    struct supplement_layout *layout; /* NULL: not read so far, or it is at fault: */
    struct diag *found;               /* what was found then; NULL: nothing */
};

struct forms {
    const char *folders[2]; /* where they lie, the first before the second; the first may be NULL */
    struct map *known;      /* name -> struct form */
    const char **names;     /* of those in the first folder; */
    size_t name_count;
    bool is_empty;          /* there is a first folder, and none in it */
    bool has_names;         /* of all, each once, in the order of bytes */
    struct supplement_layout set;
    struct forms *next;
};

/* ------------------------------------------------------------------------------------------------ one layout */

static const char *data_layouts(struct supplement *supplement)
{
    return arena_format(supplement->arena, "%s/layouts", supplement->data_folder);
}

const char *base_form_path(struct supplement *supplement)
{
    return arena_format(supplement->arena, "%s/layouts/" BASE_FORM ".xml", supplement->data_folder);
}

static struct supplement_layout *open_layout(struct supplement *supplement, const char *path, struct diag *diag)
{
    struct diag *own = diag_create();
    struct layout *read = read_layout(path, data_layouts(supplement), supplement->fonts, own);
    if (read)
        diag_take(diag, own, NULL, NULL);
    else
        explain(supplement, path, "layout", own, diag);
    diag_destroy(own);
    return read ? keep_layout(supplement, read) : NULL;
}

/* ------------------------------------------------------------------------------------------------ finding a form */

/* Where the form lies; NULL: nowhere. */
static const char *find_path(const struct forms *forms, const char *name)
{
    for (size_t i = 0; i < 2; i++) {
        const char *path = forms->folders[i] ? arena_format(forms->set.arena, "%s/%s.xml", forms->folders[i], name) : NULL;
        if (path && file_exists(path))
            return path;
    }
    return NULL;
}

static struct form *find_form(struct forms *forms, const char *name)
{
    void **slot = map_slot(forms->known, name, strlen(name));
    if (!*slot) {
        struct form *form = arena_new(forms->set.arena, struct form);
        form->name = strcmp(name, BASE_FORM) == 0 ? NULL : arena_format(forms->set.arena, "%s", name);
        form->path = find_path(forms, name);
        if (!form->path && !form->name) /* that it is not there is told when it is read */
            form->path = base_form_path(forms->set.supplement);
        *slot = form;
    }
    return *slot;
}

/* What is wrong with it is told to each who asks. */
static struct supplement_layout *read_form(struct forms *forms, struct form *form, struct diag *diag)
{
    if (form->layout)
        return form->layout;
    if (!form->found) {
        struct diag *found = diag_create();
        form->layout = open_layout(forms->set.supplement, form->path, found);
        if (form->layout) {
            form->layout->form = form->name;
            diag_take(diag, found, NULL, NULL); /* warnings */
            diag_destroy(found);
            return form->layout;
        }
        form->found = found;
    }
    diag_take(diag, form->found, NULL, NULL);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ all forms */

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_name(const struct forms *forms, const char *name)
{
    for (size_t i = 0; i < forms->name_count; i++)
        if (strcmp(forms->names[i], name) == 0)
            return true;
    return false;
}

static void add_names(struct forms *forms, const char *folder)
{
    struct dirent **entries = NULL;
    int count = file_list(folder, &entries, ".xml");
    for (int i = 0; i < count; i++) {
        const char *name = arena_copy(forms->set.arena, entries[i]->d_name, strlen(entries[i]->d_name) - 4);
        if (!has_name(forms, name)) {
            forms->names = memory_resize(forms->names, (forms->name_count + 1) * sizeof *forms->names);
            forms->names[forms->name_count++] = name;
        }
        free(entries[i]);
    }
    free(entries);
}

static void find_names(struct forms *forms)
{
    if (forms->has_names)
        return;
    forms->has_names = true;
    add_names(forms, forms->folders[1]);
    qsort(forms->names, forms->name_count, sizeof *forms->names, by_bytes);
}

struct supplement_layout **all_layouts(struct supplement_layout *layout, struct arena *arena)
{
    struct forms *forms = layout->forms;
    if (forms)
        find_names(forms);
    struct supplement_layout **all = arena_new_array(arena, struct supplement_layout *, (forms ? forms->name_count : 1) + 1);
    struct diag *ignored = diag_create();
    size_t count = 0;
    if (!forms)
        all[count++] = layout;
    for (size_t i = 0; forms && i < forms->name_count; i++) {
        all[count] = read_form(forms, find_form(forms, forms->names[i]), ignored);
        count += all[count] != NULL;
    }
    diag_destroy(ignored);
    return all;
}

static void report_unknown(struct forms *forms, const char *name, struct place place, struct diag *diag)
{
    struct buffer list = {0};
    find_names(forms);
    for (size_t i = 0; i < forms->name_count; i++)
        buffer_format(&list, "%s%s", i ? ", " : "", forms->names[i]);
    buffer_byte(&list, '\0');
    diag_report(diag, DIAG_FORM_UNKNOWN, place, "form=\"%s\"; there are: %s", name, (const char *)list.bytes);
    buffer_finish(&list);
}

/* ------------------------------------------------------------------------------------------------ of a qualification */

static struct form *country_form(struct forms *forms, const char *country)
{
    char name[8] = "";
    for (size_t i = 0; country[i] && i < sizeof name - 1; i++)
        name[i] = (char)(country[i] >= 'A' && country[i] <= 'Z' ? country[i] + ('a' - 'A') : country[i]);
    return find_form(forms, name);
}

struct supplement_layout *layout_for(struct supplement_layout *layout, const struct qualification *qualification,
                                     struct diag *diag)
{
    struct forms *forms = layout->forms;
    if (!forms)
        return layout;
    struct form *form = qualification->form ? find_form(forms, qualification->form)
                                            : country_form(forms, qualification->country);
    if (form->path)
        return read_form(forms, form, diag);
    if (!qualification->form)
        return read_form(forms, find_form(forms, BASE_FORM), diag);
    report_unknown(forms, qualification->form, xml_attribute_place(qualification->file, qualification->root, "form"), diag);
    return NULL;
}

struct supplement_layout *layout_base(struct supplement_layout *layout, struct diag *diag)
{
    return layout->forms ? read_form(layout->forms, find_form(layout->forms, BASE_FORM), diag) : layout;
}

struct supplement_layout *supplement_form(struct supplement_layout *layout,
                                          const struct supplement_qualification *qualification, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(layout->supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(layout->supplement, diag);
        return NULL;
    }
    struct supplement_layout *form = layout_for(layout, qualification->qualification, diag);
    memory_leave(&guard);
    return form;
}

/* ------------------------------------------------------------------------------------------------ opening */

static bool is_of_folder(const struct forms *forms, const char *folder)
{
    const char *own = forms->folders[0];
    return folder && own ? strcmp(folder, own) == 0 : folder == own;
}

static struct forms *create_forms(struct supplement *supplement, const char *folder)
{
    struct forms *forms = memory_zeroed(1, sizeof *forms);
    struct arena *arena = arena_create();
    forms->set = (struct supplement_layout){.supplement = supplement, .forms = forms, .arena = arena};
    forms->folders[0] = folder ? arena_format(arena, "%s", folder) : NULL;
    forms->folders[1] = data_layouts(supplement);
    forms->known = map_create();
    if (folder)
        add_names(forms, folder);
    forms->is_empty = folder && !forms->name_count;
    forms->next = supplement->forms;
    return supplement->forms = forms;
}

/* Opened again it is the same. */
static struct supplement_layout *open_forms(struct supplement *supplement, const char *folder, struct diag *diag)
{
    struct forms *forms = supplement->forms;
    while (forms && !is_of_folder(forms, folder))
        forms = forms->next;
    if (!forms)
        forms = create_forms(supplement, folder);
    if (forms->is_empty) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){forms->folders[0], 0}, "%s", say("no layout is in this folder"));
        return NULL;
    }
    struct form *base = find_form(forms, BASE_FORM);
    return file_exists(base->path) || read_form(forms, base, diag) ? &forms->set : NULL;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

struct supplement_layout *supplement_open_layout(struct supplement *supplement, const char *path, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        engine_exhaust(supplement, diag);
        return NULL;
    }
    struct supplement_layout *layout =
        !path || is_folder(path) ? open_forms(supplement, path, diag) : open_layout(supplement, path, diag);
    memory_leave(&guard);
    return layout;
}

static void forget_form(void *form)
{
    diag_destroy(((struct form *)form)->found);
}

void destroy_forms(struct supplement *supplement)
{
    for (struct forms *forms = supplement->forms, *next; forms; forms = next) {
        next = forms->next;
        map_each(forms->known, forget_form);
        map_destroy(forms->known);
        free(forms->names);
        arena_destroy(forms->set.arena);
        free(forms);
    }
}
