/* The gate before each document: what its fields say must be something that can be meant. */
#include <string.h>

#include "engine.h"

static bool is_given(const struct supplement_request *request, const char *name)
{
    for (size_t i = 0; i < request->field_count; i++)
        if (strcmp(request->fields[i].name, name) == 0)
            return true;
    return false;
}

bool pass_fields(struct supplement *supplement, const struct qualification *qualification,
                 const struct supplement_request *request, struct diag *diag)
{
    bool passed = true;
    for (size_t i = 0; i < request->field_count; i++) {
        const struct supplement_field *field = &request->fields[i];
        passed &= pass_text(supplement->gate, field->value, field_use(field->name), field->name, field->place, diag);
    }
    for (size_t i = 0; i < qualification->field_count; i++) {
        const struct field *field = &qualification->fields[i];
        if (!is_given(request, field->name))
            passed &= pass_text(supplement->gate, field->value, field_use(field->name), field->name, field->place, diag);
    }
    return passed;
}
