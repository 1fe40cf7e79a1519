/* Findings and buffers for programs of others: these names are the library's own, those of the rooms are hidden. */
#include "engine/engine.h"

struct diag *supplement_diag_create(void)
{
    return diag_create();
}

void supplement_diag_destroy(struct diag *diag)
{
    diag_destroy(diag);
}

void supplement_diag_clear(struct diag *diag)
{
    diag_clear(diag);
}

void supplement_diag_be_strict(struct diag *diag)
{
    diag_be_strict(diag);
}

size_t supplement_diag_errors(const struct diag *diag)
{
    return diag_errors(diag);
}

size_t supplement_diag_warnings(const struct diag *diag)
{
    return diag_warnings(diag);
}

int supplement_diag_status(const struct diag *diag)
{
    return diag_status(diag);
}

void supplement_diag_print(const struct diag *diag, FILE *out)
{
    diag_print(diag, out);
}

void supplement_diag_print_json(const struct diag *diag, FILE *out)
{
    diag_print_json(diag, out);
}

void supplement_buffer_finish(struct buffer *buffer)
{
    buffer_finish(buffer);
}
