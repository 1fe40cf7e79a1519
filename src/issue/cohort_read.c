#include "issue/cohort_read.h"

#include <string.h>

#include "issue/cohort.h"
#include "issue/offers.h"
#include "issue/rows.h"

#define COLUMNS_FILE "layouts/columns.csv"

struct looking {
    const struct supplement_export *request;
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct offers offers;
    struct cohort *cohort;
    supplement_take_row *take;
    void *context;
    struct arena *arena; /* of the row */
    struct diag *diag;
};

/* False: no more are wanted. */
static bool give_headings(const struct looking *looking)
{
    const struct cohort *cohort = looking->cohort;
    const char *const *inputs = cohort->inputs;
    const char **meanings = arena_new_array(looking->arena, const char *, (size_t)cohort->columns.count);
    for (int i = 0; i < cohort->columns.count; i++) {
        const char *meaning = columns_meaning(&cohort->columns, i);
        bool is_field = meaning && strchr(meaning, '.');
        meanings[i] = is_field && !inputs_take(inputs, meaning) ? NULL : meaning;
    }
    const struct supplement_row row = {.line = cohort->heading_line, .is_heading = true, .cells = cohort->headings,
                                       .cell_count = (size_t)cohort->columns.count, .meanings = meanings};
    return looking->take(looking->context, &row);
}

static bool give_graduate(const struct looking *looking, struct graduate *graduate, bool good)
{
    const struct offer *offer = good && looking->request->qualifications
                                    ? offers_find(&looking->offers, graduate->role[COLUMN_QUALIFICATION]) : NULL;
    struct supplement_row row = {.line = graduate->line, .cells = graduate->cells,
                                 .cell_count = graduate->cells ? (size_t)graduate->cell_count : 0};
    if (offer && !graduate->language_count)
        graduate_ask_for(graduate, looking->request->languages ? looking->request->languages : offer->editions[0], looking->arena);
    if (offer) {
        row.qualification = offer->path;
        row.languages = graduate->languages;
        row.language_count = graduate->language_count;
        row.fields = graduate->fields;
        row.field_count = graduate->field_count;
    }
    return looking->take(looking->context, &row);
}

static void give_rows(const struct looking *looking)
{
    struct graduate graduate;
    enum sheet_step step;
    bool more = give_headings(looking);
    while (more && (step = cohort_next(looking->cohort, looking->arena, &graduate, looking->diag)) != SHEET_END) {
        more = give_graduate(looking, &graduate, step == SHEET_ROW);
        arena_clear(looking->arena);
    }
}

static void open_cohort(struct looking *looking)
{
    const struct supplement_export *request = looking->request;
    const struct sheet_options options = cohort_options(request);
    const struct cohort_manner manner = {.map = request->map,
                                         .standard_map = supplement_data_file(looking->supplement, COLUMNS_FILE),
                                         .corrections = request->corrections, .correction_count = request->correction_count, .any_columns = true,
                                         .inputs = looking->offers.inputs ? looking->offers.inputs : supplement_inputs(looking->layout)};
    looking->cohort = cohort_open(request->cohort, &options, &manner, looking->diag);
    if (!looking->cohort || !request->qualifications)
        return;
    cohort_read_rows(looking->cohort, request->rows, &options, &manner, looking->diag);
    cohort_take_offers(looking->cohort, &looking->offers, request->dates);
}

__attribute__((visibility("default"))) /* the library looks it up by name */
bool read_cohort(const char *data_folder, const struct supplement_export *request, supplement_take_row *take, void *context,
                 struct diag *diag)
{
    struct looking looking = {.request = request, .take = take, .context = context, .diag = diag, .supplement = supplement_create(data_folder),
                              .arena = arena_create()};
    size_t errors = diag_errors(diag);
    struct arena *arena = arena_create();
    looking.layout = supplement_open_layout(looking.supplement, request->layout, diag);
    if (looking.layout && request->qualifications)
        offers_read(&looking.offers, request->qualifications, looking.supplement, looking.layout, NULL,
                    request->today ? request->today : request->date, arena, diag);
    if (looking.layout)
        open_cohort(&looking);
    if (looking.cohort)
        give_rows(&looking);
    cohort_close(looking.cohort);
    offers_finish(&looking.offers);
    supplement_destroy(looking.supplement);
    arena_destroy(looking.arena);
    arena_destroy(arena);
    return diag_errors(diag) == errors;
}
