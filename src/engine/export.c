/* The export of a cohort, in the module that has what it takes. */
#include "engine/engine.h"
#include "issue/cohort_read.h"
#include "issue/export.h"

bool supplement_export(struct supplement *supplement, const struct supplement_export *request,
                       struct supplement_summary *summary, struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    export_cohort_function *export =
        (export_cohort_function *)find_function(supplement, "supplement-issue", "export_cohort", diag);
    bool good = export && is_time_said(request->date, diag) && is_day_said(request->today, diag) &&
                export(supplement->data_folder, request, summary, diag);
    memory_leave(&guard);
    return good;
}

bool supplement_read_cohort(struct supplement *supplement, const struct supplement_export *request, supplement_take_row *take, void *context,
                            struct diag *diag)
{
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    read_cohort_function *read = (read_cohort_function *)find_function(supplement, "supplement-issue", "read_cohort", diag);
    bool good = read && is_time_said(request->date, diag) && is_day_said(request->today, diag) &&
                read(supplement->data_folder, request, take, context, diag);
    memory_leave(&guard);
    return good;
}
