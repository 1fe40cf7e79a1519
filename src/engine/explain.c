/* Findings in better words: what is at fault in a file its reader says, and its schema. */
#include <string.h>

#include "engine/engine.h"

const char *schema_path(struct supplement *supplement, const char *kind)
{
    return arena_format(supplement->arena, "%s/layouts/schemas/%s.xsd", supplement->data_folder, kind);
}

/* Of two findings on one line that tell the same, the one in better words is kept: of what may stand where, the schema's,
 * which names what it expected; of values and names, the reader's. */
struct telling {
    const struct diag *reader, *schema;
};

static bool is_better_told(enum diag_id id)
{
    return id == DIAG_VALUE_INVALID || id == DIAG_STYLE_UNKNOWN || id == DIAG_NAME_REPEATED ||
           id == DIAG_ATTRIBUTE_UNKNOWN || id == DIAG_ATTRIBUTE_MISSING;
}

static bool wants_schema(void *context, enum diag_id id, struct place place)
{
    const struct telling *telling = context;
    return id != DIAG_SCHEMA || !diag_has(telling->reader, place, is_better_told);
}

static bool wants_reader(void *context, enum diag_id id, struct place place)
{
    const struct telling *telling = context;
    if (id != DIAG_ELEMENT_UNKNOWN && id != DIAG_ELEMENT_MISSING)
        return true;
    return !diag_has(telling->schema, place, NULL) || diag_has(telling->reader, place, is_better_told);
}

void tell_better(const struct diag *reader, const struct diag *schema, struct diag *diag)
{
    struct telling telling = {reader, schema};
    diag_take(diag, schema, wants_schema, &telling);
    diag_take(diag, reader, wants_reader, &telling);
}

void explain(struct supplement *supplement, const char *path, const char *kind, const struct diag *own,
             struct diag *diag)
{
    struct diag *ignored = diag_create(), *schema = diag_create();
    struct xml_file *file = strcmp(path, "-") != 0 ? xml_read(path, (struct place){0}, ignored) : NULL;
    const char *found = file ? file_kind(file) : NULL;
    if (found && strcmp(found, kind) == 0)
        xml_validate(file, schema_path(supplement, kind), schema);
    tell_better(own, schema, diag);
    xml_close(file);
    diag_destroy(schema);
    diag_destroy(ignored);
}
