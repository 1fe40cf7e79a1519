/* A cohort -> files and their entries in the register. */
#ifndef ISSUE_EXPORT_H
#define ISSUE_EXPORT_H

#include "supplement.h"

/* See supplement_export; `data_folder` as in supplement_create. Found in the module by its name. */
typedef bool export_cohort_function(const char *data_folder, const struct supplement_export *request,
                                    struct supplement_summary *summary, struct diag *diag);
export_cohort_function export_cohort;

#endif
