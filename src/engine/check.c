/* Checking files without rendering. */
#include <string.h>

#include "base/file.h"
#include "base/say.h"
#include "engine/engine.h"

static struct supplement_layout *need_layout(struct supplement *supplement, struct supplement_layout *layout, struct diag *diag)
{
    return layout ? layout : supplement_open_layout(supplement, NULL, diag);
}

/* Everything that an edition needs is there if it can be composed and set. */
static void check_editions(struct supplement *supplement, struct supplement_layout *layout,
                           const struct supplement_qualification *opened, struct diag *diag)
{
    for (const char *const *edition = supplement_editions(opened); *edition; edition++) {
        struct supplement_request request = {.language = *edition};
        make_pages(supplement, layout, opened->qualification, &request, diag);
    }
}

static void check_qualification(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                                const char *today, struct buffer *summary, struct diag *diag)
{
    struct supplement_qualification *opened = supplement_open_qualification(supplement, path, diag);
    if (!opened)
        return;
    supplement_judge(supplement, opened, today, diag);
    layout = need_layout(supplement, layout, diag);
    layout = layout ? layout_for(layout, opened->qualification, diag) : NULL;
    if (!layout)
        return;
    check_editions(supplement, layout, opened, diag);
    if (layout->form)
        buffer_format(summary, say("qualification, form %s, editions:"), layout->form);
    else
        buffer_format(summary, say("qualification, editions:"));
    for (const char *const *edition = supplement_editions(opened); *edition; edition++)
        buffer_format(summary, " %s", *edition);
}

static void check_layout(struct supplement *supplement, const char *path, struct buffer *summary, struct diag *diag)
{
    struct xml_file *file = xml_read(path, (struct place){0}, diag);
    if (file)
        xml_validate(file, schema_path(supplement, "layout"), diag);
    xml_close(file);
    struct supplement_layout *layout = supplement_open_layout(supplement, path, diag);
    if (!layout)
        return;
    check_layout_words(layout->layout, diag);
    check_label_sets(supplement, layout, NULL, diag);
    buffer_format(summary, say("layout %s"), layout->layout->name);
}

static bool has_labels_in(const struct layout *layout, const char *folder)
{
    for (const char *const *own = layout->label_folders; *own; own++)
        if (file_is_same(*own, folder))
            return true;
    return false;
}

/* Of a set of forms the one whose labels these are, which lie in a folder beside it that is called as it; else the common one. NULL
 * with errors. */
static struct supplement_layout *form_of_labels(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                                                struct diag *diag)
{
    struct arena *arena = arena_create();
    const char *beside = layout->forms ? file_called_as_folder(arena, path, ".xml") : NULL;
    struct supplement_layout *form = beside ? supplement_open_layout(supplement, beside, diag) : NULL;
    if (!beside || (form && !has_labels_in(form->layout, arena_copy(arena, beside, strlen(beside) - strlen(".xml")))))
        form = layout_base(layout, diag);
    arena_destroy(arena);
    return form;
}

static void check_labels(struct supplement *supplement, struct supplement_layout *layout, struct xml_file *file,
                         struct buffer *summary, struct diag *diag)
{
    bool valid = xml_validate(file, schema_path(supplement, "labels"), diag);
    layout = need_layout(supplement, layout, diag);
    layout = layout ? form_of_labels(supplement, layout, xml_path_of(file), diag) : NULL;
    if (!layout || !valid) {
        xml_close(file);
        return;
    }
    struct label_set *labels = read_labels_over(layout->layout, file, diag);
    if (labels && is_called_as_language(labels, diag))
        check_label_sets(supplement, layout, labels, diag);
    if (labels)
        buffer_format(summary, say("labels in %s"), labels->language);
    label_set_destroy(labels);
}

static bool check(struct supplement *supplement, struct supplement_layout *layout, const char *path, const char *today,
                  struct buffer *summary, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct xml_file *file = xml_read(path, (struct place){0}, diag);
    const char *kind = file ? file_kind(file) : "";
    if (!kind)
        diag_report(diag, DIAG_XML_KIND, xml_place(file, xml_root(file)),
                    "<%s>; expected <qualification>, <layout> or <labels>", xml_name(xml_root(file)));
    if (file && kind && strcmp(kind, "labels") == 0) {
        check_labels(supplement, layout, file, summary, diag);
        return diag_errors(diag) == errors;
    }
    xml_close(file);
    if (file && kind && strcmp(kind, "qualification") == 0)
        check_qualification(supplement, layout, path, today, summary, diag);
    else if (file && kind)
        check_layout(supplement, path, summary, diag);
    return diag_errors(diag) == errors;
}

bool supplement_check(struct supplement *supplement, struct supplement_layout *layout, const char *path,
                      const char *today, struct buffer *summary, struct diag *diag)
{
    struct memory_guard guard;
    const size_t before = summary->length;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard))) {
        summary->length = before;
        return engine_exhaust(supplement, diag);
    }
    bool good = is_day_said(today, diag) && check(supplement, layout, path, today, summary, diag);
    memory_leave(&guard);
    return good;
}
