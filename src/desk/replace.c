/* What was issued is issued corrected: its entry in the register becomes a row, like that of a file that is dropped. */
#include "desk/register_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/say.h"

/* What a row says of its holder, and where the register has it. */
static const struct {
    const char *meaning;
    enum field field;
} COLUMNS[] = {{"name", NAME},         {"born", BORN},       {"student", STUDENT}, {"qualification", QUALIFICATION}, {"language", LANGUAGE},
               {"diploma", DIPLOMA}, {"date", DATE}, {"school", SCHOOL}};
enum { COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS };

static const char *copy(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* All languages in which the document is in force; what was revoked is issued again in its own alone. */
static const char *find_languages(struct desk *desk, const struct list *entry, struct diag *diag)
{
    const char *languages = copy(desk->arena, entry->cells[LANGUAGE]);
    struct list list;
    bool good = list_open(&list, desk, diag) && !*entry->cells[REVOKED];
    while (good && list_next(&list)) {
        bool is_same = strcmp(list.cells[DIPLOMA], entry->cells[DIPLOMA]) == 0 && strcmp(list.cells[QUALIFICATION], entry->cells[QUALIFICATION]) == 0;
        bool is_other = strcmp(list.cells[LANGUAGE], entry->cells[LANGUAGE]) != 0;
        if (is_same && is_other && !*list.cells[REPLACED_BY] && !*list.cells[REVOKED])
            languages = arena_format(desk->arena, "%s %s", languages, list.cells[LANGUAGE]);
    }
    list_close(&list);
    return languages;
}

/* The folder of this desk in which the document's file lies; NULL: it lies elsewhere. */
static const char *find_folder(struct desk *desk, const char *file)
{
    struct dirent **names = NULL;
    const char *found = NULL;
    int count = file_list(desk->desking->output, &names, "");
    for (int i = 0; i < count; i++) {
        if (!found && file_exists(arena_format(desk->arena, "%s/%s/%s", desk->desking->output, names[i]->d_name, file)))
            found = copy(desk->arena, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return found;
}

/* False with errno. */
static bool take_entry(struct desk *desk, const struct list *entry, struct diag *diag)
{
    struct cohort_column columns[COLUMN_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        const char *cell = COLUMNS[i].field == LANGUAGE ? find_languages(desk, entry, diag) : entry->cells[COLUMNS[i].field];
        if (*cell)
            columns[count++] = (struct cohort_column){COLUMNS[i].meaning, meaning_words(COLUMNS[i].meaning), cell};
    }
    const char *name = arena_format(desk->arena, "%s.csv", entry->cells[DIPLOMA]), *folder = find_folder(desk, entry->cells[FILE_NAME]);
    job_forget(&desk->job);
    bool good = cohort_take_row(&desk->cohort, name, columns, count);
    desk->cohort.reissue = true;
    desk->cohort.into = folder ? copy(desk->cohort.arena, folder) : NULL;
    return good;
}

void answer_replace(struct desk *desk, const struct request *request, struct answer *answer)
{
    const char *number = form_text(request, "number", desk->arena);
    struct diag *diag = diag_create();
    struct list entry;
    if (desk_is_issuing(desk, answer)) {
        diag_destroy(diag);
        return;
    }
    job_stop(&desk->job);
    bool is_there = list_open(&entry, desk, diag) && number && list_find(&entry, number);
    if (!is_there) {
        page_tell(answer, PAGE_REGISTER, 404, say("The register has no such document."), NULL);
    } else if (take_entry(desk, &entry, diag)) {
        desk_read(desk);
        page_lead_to(answer, desk->cohort.line_count ? arena_format(desk->arena, "/row?line=%d", desk->cohort.lines[0].number) : "/");
    } else {
        page_tell(answer, PAGE_COHORT, 500, say("The file cannot be kept"), say_error(errno));
    }
    list_close(&entry);
    diag_destroy(diag);
}
