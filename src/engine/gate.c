/* The gate before each document: what its fields say must be something that can be meant, and nothing may speak against its
 * qualification. */
#include <string.h>

#include "engine/engine.h"
#include "gate/judge.h"

bool are_said(const struct supplement_request *request, struct diag *diag)
{
    bool said = is_time_said(request->date, diag);
    for (size_t i = 0; i < request->field_count; i++) {
        const struct supplement_field *field = &request->fields[i];
        if (field->name && field->value)
            continue;
        diag_report(diag, DIAG_FIELD_INVALID, field->place, "%s is empty", field->name ? field->name : "\"\"");
        said = false;
    }
    return said;
}

static bool is_given(const struct supplement_request *request, const char *name)
{
    for (size_t i = 0; i < request->field_count; i++)
        if (strcmp(request->fields[i].name, name) == 0)
            return true;
    return false;
}

/* A code is judged by what it must be, when it is drawn: its letters are nobody's words. */
static bool pass_field(struct gate *gate, const struct layout *layout, const char *name, const char *value, struct place place,
                       struct diag *diag)
{
    return input_is_code(layout_input_kind(layout, name)) || pass_text(gate, value, field_use(name), name, place, diag);
}

bool pass_fields(struct supplement *supplement, const struct layout *layout, const struct qualification *qualification,
                 const struct supplement_request *request, struct diag *diag)
{
    bool passed = true;
    for (size_t i = 0; i < request->field_count; i++) {
        const struct supplement_field *field = &request->fields[i];
        passed &= pass_field(supplement->gate, layout, field->name, field->value, field->place, diag);
    }
    for (size_t i = 0; i < qualification->field_count; i++) {
        const struct field *field = &qualification->fields[i];
        if (!is_given(request, field->name))
            passed &= pass_field(supplement->gate, layout, field->name, field->value, field->place, diag);
    }
    return passed;
}

bool supplement_judge(struct supplement *supplement, const struct supplement_qualification *opened, const char *today,
                      struct diag *diag)
{
    struct supplement_qualification *qualification = (struct supplement_qualification *)(size_t)opened; /* of the engine */
    struct memory_guard guard;
    if (!engine_is_usable(supplement) || setjmp(*memory_enter(&guard)))
        return engine_exhaust(supplement, diag);
    if (!qualification->judged)
        qualification->judged = is_day_said(today, diag) &&
                                judge_qualification(qualification->qualification->file, supplement->gate, today, diag);
    memory_leave(&guard);
    return qualification->judged;
}

void supplement_trust(struct supplement *supplement)
{
    if (engine_is_usable(supplement))
        supplement->trusts = true;
}
