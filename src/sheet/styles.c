#include "sheet/styles.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "sheet/part.h"

struct reading {
    struct styles *styles;
    struct arena *arena;
    struct map *codes; /* number of a format -> its code */
    bool in_cells;     /* in the list of cells' styles; there are others, of named styles and of differences */
    bool in_fonts;     /* likewise */
    struct buffer fonts; /* of each a byte: whether it is struck through */
};

static void read_code(struct reading *reading, const struct part *part)
{
    const char *code = part_attribute(part, "formatCode");
    int number = part_number(part, "numFmtId", INT32_MAX, -1);
    if (number < 0 || !code || strlen(code) > FORMAT_CODE_MOST || map_count(reading->codes) > STYLES_MOST)
        return;
    *map_slot(reading->codes, &number, sizeof number) = arena_copy(reading->arena, code, strlen(code));
}

int styles_add(struct styles *styles, struct format format)
{
    if (styles->count == STYLES_MOST)
        return 0;
    if (styles->count == styles->capacity) {
        styles->capacity = styles->capacity ? styles->capacity * 2 : 64;
        styles->formats = memory_resize(styles->formats, (size_t)styles->capacity * sizeof *styles->formats);
    }
    styles->formats[styles->count] = format;
    return styles->count++;
}

static void add_style(struct reading *reading, const struct part *part)
{
    int number = part_number(part, "numFmtId", INT32_MAX, 0), font = part_number(part, "fontId", INT32_MAX, -1);
    const char *code = map_find(reading->codes, &number, sizeof number);
    struct format format = format_of_code(code ? code : format_builtin(number));
    format.struck = font >= 0 && (size_t)font < reading->fonts.length && reading->fonts.bytes[font];
    styles_add(reading->styles, format);
}

static void read_font(struct reading *reading, const struct part *part)
{
    struct buffer *fonts = &reading->fonts;
    if (part_is(part, "font") && fonts->length < STYLES_MOST)
        buffer_byte(fonts, 0);
    else if (part_is(part, "strike") && fonts->length)
        fonts->bytes[fonts->length - 1] = part_is_set(part);
}

static bool read_styles(struct reading *reading, struct part *part, struct diag *diag)
{
    enum xml_event event;
    while ((event = part_next(part, diag)) < XML_EVENT_DONE) {
        if (event == XML_EVENT_TEXT)
            continue;
        if (part_is(part, "cellXfs"))
            reading->in_cells = event == XML_EVENT_START;
        else if (part_is(part, "fonts"))
            reading->in_fonts = event == XML_EVENT_START;
        else if (event == XML_EVENT_START && reading->in_fonts)
            read_font(reading, part);
        else if (event == XML_EVENT_START && part_is(part, "numFmt"))
            read_code(reading, part);
        else if (event == XML_EVENT_START && reading->in_cells && part_is(part, "xf"))
            add_style(reading, part);
    }
    return event == XML_EVENT_DONE;
}

bool styles_read(struct styles *styles, struct package *package, const char *name, struct arena *arena,
                 struct diag *diag)
{
    struct part part;
    if (!part_open(&part, package, name, diag))
        return false;
    struct reading reading = {.styles = styles, .arena = arena, .codes = map_create()};
    bool good = read_styles(&reading, &part, diag);
    map_destroy(reading.codes);
    buffer_finish(&reading.fonts);
    part_close(&part);
    return good;
}

void styles_finish(struct styles *styles)
{
    free(styles->formats);
    *styles = (struct styles){0};
}
