/* What the document says of itself, as file managers and search engines show it. */
#include <string.h>

#include "compose/composer.h"

const char *midnight(const char *day, struct arena *arena)
{
    return arena_format(arena, "%sT00:00:00Z", day);
}

static void compose_title(struct composer *composer, struct context context)
{
    struct document *document = composer->document;
    struct flow flow = {0};
    compose_text(composer, composer->layout->title, context, &flow);
    flow_end(&flow);
    document->metadata.title = runs_string(flow.runs, flow.count, composer->arena);
    document->title = (struct paragraph_content){
        .runs = flow.runs, .count = flow.count, .insertions = flow.insertions, .insertion_count = flow.insertion_count};
    if (shows_nothing(document->metadata.title, strlen(document->metadata.title))) /* PDF/UA-1 (7.1) asks for one */
        document->metadata.title = composer->layout->name;
}

/* As of an edition that is nobody's. A layout that has none may have no title for it. */
static const char *common_title(struct composer *composer, struct context context)
{
    const size_t field_count = composer->field_count;
    struct diag *diag = composer->diag;
    composer->diag = diag_create();
    composer->field_count = 0;
    const char *title = compose_string(composer, composer->layout->title, context);
    if (diag_errors(composer->diag))
        title = composer->layout->name;
    diag_destroy(composer->diag);
    composer->diag = diag;
    composer->field_count = field_count;
    return title;
}

/* A name that only file managers show is not on the page. */
static void compose_titles(struct composer *composer, struct context context)
{
    struct document *document = composer->document;
    bool *shown = composer->fields_shown;
    composer->fields_shown = arena_new_array(composer->arena, bool, composer->field_count);
    compose_title(composer, context);
    document->metadata.common_title =
        document->title.insertion_count ? common_title(composer, context) : document->metadata.title;
    composer->fields_shown = shown;
}

static int date_field(const struct composer *composer)
{
    const char *name = composer->layout->date;
    for (size_t i = 0; name && i < composer->field_count; i++)
        if (strcmp(composer->fields[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* Whoever says when the document is made knows best; else it is the holder's, and as old as what the holder got. */
static void compose_date(struct composer *composer)
{
    const struct qualification *qualification = composer->qualification;
    struct document *document = composer->document;
    const char *date = composer->edition->date ? composer->edition->date : qualification->dated;
    document->date_field = date ? -1 : date_field(composer);
    document->dated = date || !qualification->date ? date : midnight(qualification->date, composer->arena);
    document->metadata.date = document->date_field < 0 ? document->dated
                                                       : midnight(composer->fields[document->date_field].value, composer->arena);
}

/* Whoever asks has the last word. */
static enum standard chosen_standard(const struct composer *composer)
{
    return composer->edition->standard         ? composer->edition->standard
           : composer->qualification->standard ? composer->qualification->standard
                                               : composer->layout->standard;
}

void compose_metadata(struct composer *composer)
{
    const struct layout *layout = composer->layout;
    struct metadata *metadata = &composer->document->metadata;
    struct context context = context_outermost(composer, NULL);
    compose_titles(composer, context);
    compose_date(composer);
    metadata->author = compose_string(composer, layout->author, context);
    metadata->subject = compose_string(composer, layout->subject, context);
    metadata->keywords = compose_string(composer, layout->keywords, context);
    metadata->identifier = compose_string(composer, layout->identifier, context);
    metadata->language = composer->edition->language;
    metadata->country = composer->qualification->country;
    metadata->creator = composer->edition->creator;
    metadata->standard = chosen_standard(composer);
}
