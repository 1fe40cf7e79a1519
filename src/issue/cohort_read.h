/* A cohort's rows, for who shows them. */
#ifndef ISSUE_COHORT_READ_H
#define ISSUE_COHORT_READ_H

#include "supplement.h"

/* See supplement_read_cohort; `data_folder` as in supplement_create. Found in the module by its name. */
typedef bool read_cohort_function(const char *data_folder, const struct supplement_export *request, supplement_take_row *take, void *context,
                                  struct diag *diag);
read_cohort_function read_cohort;

#endif
