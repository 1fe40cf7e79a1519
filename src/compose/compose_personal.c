/* The same document for another holder: only what names the holder is composed again. */
#include <string.h>

#include "base/buffer.h"
#include "compose/composer.h"

enum { VALUE_MOST = 1000 }; /* bytes; longer ones are composed in full, where what a document may hold is counted */

/* White space would be collapsed, which moves what stands behind. */
static bool is_tidy(const char *value)
{
    size_t length = strlen(value);
    if (length > VALUE_MOST || value[0] == ' ' || value[length - 1] == ' ')
        return false;
    return !strpbrk(value, "\t\r\n") && !strstr(value, "  ");
}

static bool take_values(const struct document *document, const struct field *given, size_t count,
                        const struct day_reader *days, struct arena *arena, struct field *fields)
{
    for (size_t i = 0; i < document->field_count; i++) {
        fields[i] = i < count ? given[i] : document->fields[i];
        if (strcmp(fields[i].name, document->fields[i].name) != 0 || !is_usable_value(arena, &fields[i].value))
            return false;
        if (document->kinds[i] == INPUT_DATE && take_day(days, arena, &fields[i].value, NULL) != DAY_GOOD)
            return false;
        if (!take_number(document->kinds[i], &fields[i].value, arena))
            return false;
        if (code_fault(document->kinds[i], fields[i].value))
            return false;
        if (!is_tidy(fields[i].value))
            return false;
    }
    return true;
}

/* How many bytes stand there at most. */
static size_t room_of(const struct insertion *insertion, const struct field *fields)
{
    return insertion->date ? insertion->date->room : strlen(fields[insertion->field].value);
}

/* The run's text with other values at its insertions, which begin at `insertion`; gives the first of the next run. */
static const struct insertion *rewrite_run(struct run *run, size_t number, const struct insertion *insertion,
                                           const struct insertion *end, const struct field *fields, struct arena *arena)
{
    size_t room = run->length + 1, at = 0, used = 0;
    const struct insertion *after = insertion;
    for (; after < end && after->run == number; after++)
        room += room_of(after, fields);
    if (after == insertion)
        return after;
    if (insertion->offset == 0)
        run->place = fields[insertion->field].place;
    char *text = arena_alloc(arena, room);
    for (; insertion < after; insertion++) {
        const char *value = insertion_text(insertion, fields[insertion->field].value, arena);
        size_t length = strlen(value);
        memcpy(text + used, run->text + at, insertion->offset - at);
        used += insertion->offset - at;
        memcpy(text + used, value, length);
        used += length;
        at = insertion->offset + insertion->length;
    }
    memcpy(text + used, run->text + at, run->length - at);
    run->text = text;
    run->length = used + run->length - at;
    return after;
}

static void rewrite_paragraph(struct paragraph_content *content, const struct field *fields, struct arena *arena)
{
    const struct insertion *insertion = content->insertions, *end = insertion + content->insertion_count;
    struct run *runs = arena_new_array(arena, struct run, content->count);
    memcpy(runs, content->runs, content->count * sizeof *runs);
    for (size_t i = 0; i < content->count; i++)
        insertion = rewrite_run(&runs[i], i, insertion, end, fields, arena);
    content->runs = runs;
}

static void rewrite_metadata(const struct document *document, const struct field *fields, struct arena *arena,
                             struct personal *personal)
{
    const struct metadata *metadata = &document->metadata;
    struct paragraph_content title = document->title;
    personal->title = metadata->title;
    if (title.insertion_count) {
        rewrite_paragraph(&title, fields, arena);
        personal->title = runs_string(title.runs, title.count, arena);
    }
    personal->date = document->date_field < 0 ? metadata->date : midnight(fields[document->date_field].value, arena);
}

static void rewrite_source(const struct qualification *qualification, const struct field *fields, size_t count,
                           struct arena *arena, struct personal *personal)
{
    struct buffer text = {0};
    put_source_fields(&text, xml_name(qualification->root), fields, count);
    personal->source = arena_copy(arena, (const char *)text.bytes, text.length);
    personal->source_length = text.length;
    buffer_finish(&text);
}

/* Codes of as many squares as those of the document, which was made with the same maker. */
static bool draw_pictures(const struct document *document, const struct field *fields, struct code_maker *codes, struct arena *arena,
                          struct personal *personal)
{
    personal->pictures = arena_new_array(arena, const struct drawing *, (size_t)document->picture_count);
    for (int i = 0; i < document->picture_count; i++) {
        const struct personal_picture *picture = &document->pictures[i];
        personal->pictures[i] = code_drawing(codes, fields[picture->field].value, arena, NULL);
        if (!personal->pictures[i] || personal->pictures[i]->width != picture->block->picture.picture.drawing->width)
            return false;
    }
    return true;
}

bool compose_personal(const struct document *document, const struct qualification *qualification,
                      const struct field *fields, size_t count, const struct day_reader *days, struct code_maker *codes,
                      struct arena *arena, struct personal *personal)
{
    struct field *values = arena_new_array(arena, struct field, document->field_count);
    if (document->bound || count > document->field_count || !take_values(document, fields, count, days, arena, values))
        return false;
    personal->count = document->personal_count;
    personal->paragraphs = arena_new_array(arena, struct block, (size_t)personal->count);
    for (int i = 0; i < personal->count; i++) {
        personal->paragraphs[i] = *document->personal[i];
        rewrite_paragraph(&personal->paragraphs[i].paragraph, values, arena);
    }
    rewrite_metadata(document, values, arena, personal);
    rewrite_source(qualification, values, document->field_count, arena, personal);
    personal->fields = values;
    return draw_pictures(document, values, codes, arena, personal);
}
