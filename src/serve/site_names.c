#include "serve/site_names.h"

#include "base/diag.h"
#include "draft/kind.h"

struct site_names {
    struct headings headings;
    const struct kind *kind; /* or NULL */
};

static void read_headings(struct site_namer *namer, const struct buffer *data, const char *language, struct buffer *lines, struct diag *diag)
{
    struct supplement_qualification *opened = supplement_read_draft(namer->supplement, "", data->bytes, data->length, diag);
    if (!namer->layout)
        namer->layout = supplement_open_layout(namer->supplement, namer->layout_path, diag);
    if (namer->layout)
        supplement_headings(namer->supplement, namer->layout, opened, language, lines, diag);
    supplement_close_qualification(namer->supplement, opened);
}

const struct site_names *site_names_read(struct site_namer *namer, const struct buffer *data, const char *language, struct arena *arena)
{
    struct site_names *names = arena_new(arena, struct site_names);
    struct diag *diag = diag_create(); /* they were good when they were published */
    struct buffer lines = {0};
    read_headings(namer, data, language, &lines, diag);
    names->headings = headings_read((const char *)lines.bytes, lines.length, arena);
    names->kind = kind_read(supplement_data_file(namer->supplement, "layouts/schemas/qualification.xsd"), &names->headings, arena, diag);
    buffer_finish(&lines);
    diag_destroy(diag);
    return names;
}

const char *site_name(const struct site_names *names, const char *field, struct arena *arena)
{
    return kind_path_words(names->kind, &names->headings, field, arena);
}
