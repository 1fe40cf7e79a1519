/* The qualifications that a cohort may ask for. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "issue/rehearse.h"

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
    offers->list[offers->count++] = (struct offer){path, code, supplement_editions(qualification), qualification};
}

bool offers_read(struct offers *offers, const char *folder, struct supplement *supplement, const char *today,
                 struct arena *arena, struct diag *diag)
{
    struct dirent **entries = NULL;
    size_t errors = diag_errors(diag);
    int count = scandir(folder, &entries, is_qualification, by_bytes);
    *offers = (struct offers){0};
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

const struct offer *offers_find(const struct offers *offers, const char *code)
{
    for (size_t i = 0; i < offers->count; i++)
        if (strcmp(offers->list[i].code, code) == 0)
            return &offers->list[i];
    return NULL;
}
