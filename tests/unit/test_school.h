/* What the tests of an export share: a folder of their own with a small layout, a qualification and a cohort. */
#ifndef TEST_SCHOOL_H
#define TEST_SCHOOL_H

#include "test_register.h"

#include "issue/export.h"
#include "issue/issue.h"

struct school {
    struct registering own; /* the folder */
    struct supplement_export request;
    struct supplement_summary summary;
    char out[128], whole[128];
    char cohort[96], qualifications[96], layout[96];
    /* what is done to it, once, in the middle of an export: when a row is issued, or `rehearsed` */
    void (*disturb)(struct school *school);
    bool rehearsed;
    size_t rows;
};

/* Runs a command in the school's folder, $ROOT being that of the sources. */
static inline int in_school(const struct school *school, const char *command)
{
    char line[2048];
    snprintf(line, sizeof line, "ROOT=$PWD; cd '%s' && { %s; }", school->own.folder, command);
    return system(line);
}

static inline void school_run(const struct school *school, const char *command)
{
    if (in_school(school, command) != 0)
        fail_msg("this fails: %s", command);
}

static inline void school_watch(void *context, const struct supplement_event *event)
{
    struct school *school = context;
    bool checked = event->outcome == SUPPLEMENT_CHECKED;
    if (!school->disturb || checked != school->rehearsed || (checked && event->rows_done < school->rows))
        return;
    school->disturb(school);
    school->disturb = NULL;
}

static inline void school_write_cohort(struct school *school, size_t rows)
{
    FILE *file = fopen(school->cohort, "w");
    assert_non_null(file);
    fputs("naam;crebo;taal;diplomanummer\n", file);
    for (size_t i = 1; i <= rows; i++)
        fprintf(file, "Zo\303\253 Jansen-%zu;10001;%s;D-%zu\n", i, i % 10 ? "nl" : "nl en", i);
    fclose(file);
    school->rows = rows;
}

static inline int school_open(void **state)
{
    struct school *school = calloc(1, sizeof *school);
    make_folder(&school->own);
    school->own.diag = diag_create();
    const char *folder = school->own.folder;
    snprintf(school->out, sizeof school->out, "%s/out", folder);
    snprintf(school->whole, sizeof school->whole, "%s/whole", folder);
    snprintf(school->cohort, sizeof school->cohort, "%s/cohort.csv", folder);
    snprintf(school->qualifications, sizeof school->qualifications, "%s/qualifications", folder);
    snprintf(school->layout, sizeof school->layout, "%s/layout.xml", folder);
    school->request = (struct supplement_export){
        .cohort = school->cohort, .qualifications = school->qualifications, .layout = school->layout,
        .output = school->out, .date = "2026-07-10T12:00:00Z", .watch = school_watch, .context = school};
    school_run(school, "cp -R $ROOT/tests/golden/base/. . && mkdir qualifications fonts && cp $ROOT/fonts/*.ttf fonts && "
                       "ln -s $ROOT/layouts/flags $ROOT/layouts/hyphenation . && sed -i 's|holder.date|holder.diploma|' layout.xml && "
                       "sed '0,/<title>/s|<title>|<code register=\"crebo\">10001</code><title>|' qualification.xml "
                       ">qualifications/baker.xml");
    *state = school;
    return 0;
}

static inline int school_close(void **state)
{
    struct school *school = *state;
    int status = in_school(school, "rm -rf -- * .[!.]*");
    rmdir(school->own.folder);
    diag_destroy(school->own.diag);
    free(school);
    return status;
}

/* Exports into `output`; what is told stays in the school's sink. */
static inline bool school_export(struct school *school, const char *output)
{
    diag_clear(school->own.diag);
    school->request.output = output;
    return export_cohort(NULL, &school->request, &school->summary, school->own.diag);
}

#endif
