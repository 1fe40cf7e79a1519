/* The qualifications that a cohort may ask for. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "issue/offers.h"
#include "issue/rows.h"

static int is_qualification(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".xml") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_offer(struct offers *offers, const char *path, struct supplement *supplement, const char *today,
                      struct diag *diag)
{
    struct supplement_qualification *qualification = supplement_open_qualification(supplement, path, diag);
    if (!qualification)
        return;
    supplement_judge(supplement, qualification, today, diag);
    const char *code = supplement_code(qualification);
    const struct offer *other = offers_find(offers, code);
    if (other)
        diag_report(diag, DIAG_NAME_REPEATED, (struct place){path, 0}, "code \"%s\", also in %s", code, other->path);
    offers->list[offers->count++] = (struct offer){path, code, supplement_editions(qualification),
                                                   supplement_original(qualification), qualification, NULL};
}

static bool read_folder(struct offers *offers, const char *folder, struct supplement *supplement, const char *today,
                        struct arena *arena, struct diag *diag)
{
    struct dirent **entries = NULL;
    size_t errors = diag_errors(diag);
    int count = scandir(folder, &entries, is_qualification, by_bytes);
    if (count <= 0) {
        diag_report(diag, DIAG_FILE_UNREADABLE, (struct place){folder, 0}, "%s",
                    count < 0 ? say_error(errno) : say("no .xml file is in the folder of the qualifications"));
        free(entries);
        return false;
    }
    offers->list = arena_new_array(arena, struct offer, (size_t)count);
    for (int i = 0; i < count; i++) {
        add_offer(offers, arena_format(arena, "%s/%s", folder, entries[i]->d_name), supplement, today, diag);
        free(entries[i]);
    }
    free(entries);
    return diag_errors(diag) == errors;
}

/* ------------------------------------------------------------------------------------------------ their forms */

static const struct offered_form *find_form(struct offers *offers, struct supplement_layout *layout)
{
    for (size_t i = 0; i < offers->form_count; i++)
        if (offers->forms[i].layout == layout)
            return &offers->forms[i];
    struct offered_form *form = &offers->forms[offers->form_count++];
    *form = (struct offered_form){layout, supplement_inputs(layout)};
    return form;
}

static const char *const *join_inputs(const struct offers *offers, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < offers->form_count; i++)
        for (const char *const *input = offers->forms[i].inputs; *input; input++)
            count++;
    const char **inputs = arena_new_array(arena, const char *, count + 1), **end = inputs;
    for (size_t i = 0; i < offers->form_count; i++)
        for (const char *const *input = offers->forms[i].inputs; *input; input++)
            if (!inputs_take(inputs, *input))
                *end++ = *input;
    return inputs;
}

/* One form at fault concerns those who have it; what is wrong is told at once only if all are. */
static bool read_forms(struct offers *offers, struct supplement_layout *layout, struct arena *arena, struct diag *diag)
{
    struct diag *faults = diag_create();
    offers->forms = arena_new_array(arena, struct offered_form, offers->count);
    for (size_t i = 0; i < offers->count; i++) {
        struct supplement_layout *form = supplement_form(layout, offers->list[i].qualification, faults);
        offers->list[i].form = form ? find_form(offers, form) : NULL;
    }
    offers->inputs = join_inputs(offers, arena);
    if (!offers->form_count)
        diag_take(diag, faults, NULL, NULL);
    diag_destroy(faults);
    return offers->form_count;
}

bool offers_read(struct offers *offers, const char *folder, struct supplement *supplement, struct supplement_layout *layout,
                 const char *today, struct arena *arena, struct diag *diag)
{
    *offers = (struct offers){0};
    bool good = read_folder(offers, folder, supplement, today, arena, diag);
    return layout && offers->count && read_forms(offers, layout, arena, diag) && good;
}

const struct offer *offers_find(const struct offers *offers, const char *code)
{
    for (size_t i = 0; i < offers->count; i++)
        if (strcmp(offers->list[i].code, code) == 0)
            return &offers->list[i];
    return NULL;
}
