#include "sheet/ods_styles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/map.h"
#include "base/memory.h"
#include "sheet/ods.h"

enum { NAME_MOST = 255, PARENTS_MOST = 20 };

struct style {
    const char *format, *parent; /* by name; NULL: none */
    int number;                  /* -1 until the formats are known */
    bool hides;
    enum { LINE_UNSAID, LINE_NONE, LINE_THROUGH } line;
    struct style *next; /* of those whose number is to be found */
};

struct ods_styles {
    struct styles *formats;
    struct arena *arena;
    struct map *numbers; /* name of a format -> where its number is */
    struct map *styles;  /* family and name -> struct style */
    struct style *fresh;
    int percentage;
};

struct ods_styles *ods_styles_create(struct styles *formats, struct arena *arena)
{
    struct ods_styles *styles = memory_zeroed(1, sizeof *styles);
    styles->formats = formats;
    styles->arena = arena;
    styles->numbers = map_create();
    styles->styles = map_create();
    styles_add(formats, format_of_code("General"));
    styles->percentage = styles_add(formats, format_of_code("General%"));
    return styles;
}

void ods_styles_destroy(struct ods_styles *styles)
{
    if (!styles)
        return;
    map_destroy(styles->numbers);
    map_destroy(styles->styles);
    free(styles);
}

/* ------------------------------------------------------------------------------------------------ by name */

static const char *keep(const struct ods_styles *styles, const char *name)
{
    return name ? arena_copy(styles->arena, name, strlen(name)) : NULL;
}

/* A name with its family before it; its length, or 0 if none is so long. */
static size_t key_of(enum ods_family family, const char *name, char key[NAME_MOST + 2])
{
    int length = snprintf(key, NAME_MOST + 2, "%c%s", family, name);
    return length > NAME_MOST ? 0 : (size_t)length;
}

static struct style *find(const struct ods_styles *styles, enum ods_family family, const char *name)
{
    char key[NAME_MOST + 2];
    size_t length = name ? key_of(family, name, key) : 0;
    return length ? map_find(styles->styles, key, length) : NULL;
}

static const int *find_number(const struct ods_styles *styles, const char *format)
{
    return map_find(styles->numbers, format, strlen(format));
}

static const struct format *find_format(const void *context, const char *name)
{
    const struct ods_styles *styles = context;
    const int *number = find_number(styles, name);
    return number ? &styles->formats->formats[*number] : NULL;
}

int ods_styles_number(const struct ods_styles *styles, const char *name)
{
    const struct style *style = find(styles, ODS_CELL, name);
    return style ? style->number : -1;
}

int ods_styles_percentage(const struct ods_styles *styles)
{
    return styles->percentage;
}

bool ods_styles_hides(const struct ods_styles *styles, enum ods_family family, const char *name)
{
    const struct style *style = find(styles, family, name);
    return style && style->hides;
}

static bool strikes(const struct ods_styles *styles, enum ods_family family, const struct style *style)
{
    for (int i = 0; style && i < PARENTS_MOST; i++, style = find(styles, family, style->parent))
        if (style->line)
            return style->line == LINE_THROUGH;
    return false;
}

bool ods_styles_strike(const struct ods_styles *styles, enum ods_family family, const char *name)
{
    return strikes(styles, family, find(styles, family, name));
}

/* ------------------------------------------------------------------------------------------------ reading */

static struct style *add_style(struct ods_styles *styles, const struct part *part)
{
    static const struct {
        const char *name;
        enum ods_family family;
    } families[] = {{"table-cell", ODS_CELL}, {"table-row", ODS_ROW}, {"table", ODS_TABLE}, {"text", ODS_TEXT}};
    const char *family = part_attribute_odf(part, "family"), *name = part_attribute_odf(part, "name");
    char key[NAME_MOST + 2];
    for (size_t i = 0; family && name && i < sizeof families / sizeof *families; i++) {
        size_t length = strcmp(family, families[i].name) == 0 ? key_of(families[i].family, name, key) : 0;
        if (!length || map_count(styles->styles) >= STYLES_MOST)
            continue;
        struct style *style = arena_new(styles->arena, struct style);
        *style = (struct style){.format = keep(styles, part_attribute_odf(part, "data-style-name")),
                                .parent = keep(styles, part_attribute_odf(part, "parent-style-name")),
                                .number = -1,
                                .next = styles->fresh};
        *map_slot(styles->styles, key, length) = styles->fresh = style;
        return style;
    }
    return NULL;
}

/* "0in", "0.000cm". */
static bool is_nothing(const char *length)
{
    const char *unit = length + strspn(length, "0.");
    return unit > length && !(*unit >= '1' && *unit <= '9');
}

static bool hides(const struct part *part)
{
    const char *display = part_attribute_odf(part, "display"), *height = part_attribute_odf(part, "row-height");
    if (part_is_odf(part, "style", "table-properties"))
        return display && strcmp(display, "false") == 0;
    return part_is_odf(part, "style", "table-row-properties") && height && is_nothing(height);
}

/* LibreOffice says of runs only how many lines there are. */
static void read_line(struct style *style, const struct part *part)
{
    const char *line = part_attribute_odf(part, "text-line-through-style");
    if (!line)
        line = part_attribute_odf(part, "text-line-through-type");
    if (line && part_is_odf(part, "style", "text-properties"))
        style->line = strcmp(line, "none") == 0 ? LINE_NONE : LINE_THROUGH;
}

static bool read_style(struct ods_styles *styles, struct part *part, struct diag *diag)
{
    struct style *style = add_style(styles, part);
    enum xml_event event;
    while ((event = ods_next_child(part, diag)) == XML_EVENT_START) {
        if (style) {
            style->hides |= hides(part);
            read_line(style, part);
        }
        if (!ods_skip(part, diag))
            return false;
    }
    return event == XML_EVENT_END;
}

static bool read_format(struct ods_styles *styles, struct part *part, struct diag *diag)
{
    struct format format;
    const char *name = keep(styles, part_attribute_odf(part, "name"));
    if (!ods_format_read(part, &format, find_format, styles, styles->arena, diag))
        return false;
    if (!name || strlen(name) > NAME_MOST || map_count(styles->numbers) >= STYLES_MOST)
        return true;
    int *number = arena_new(styles->arena, int);
    *number = styles_add(styles->formats, format);
    *map_slot(styles->numbers, name, strlen(name)) = number;
    return true;
}

/* A style that names no format has that of the style it is made from. */
static int number_of(const struct ods_styles *styles, const struct style *style)
{
    for (int i = 0; style && i < PARENTS_MOST; i++, style = find(styles, ODS_CELL, style->parent)) {
        const int *number = style->format ? find_number(styles, style->format) : NULL;
        if (style->number >= 0)
            return style->number;
        if (style->format)
            return number ? *number : 0;
    }
    return 0;
}

/* The same format with the line of the style's, or without. */
static int with_line(const struct ods_styles *styles, const struct style *style, int number)
{
    struct format format = styles->formats->formats[number];
    const bool struck = strikes(styles, ODS_CELL, style);
    if (format.struck == struck)
        return number;
    format.struck = struck;
    return styles_add(styles->formats, format);
}

/* Names of one part's formats are not those of another part's. */
static void settle(struct ods_styles *styles)
{
    for (struct style *style = styles->fresh; style; style = style->next)
        style->number = with_line(styles, style, number_of(styles, style));
    styles->fresh = NULL;
}

static bool read_one(struct ods_styles *styles, struct part *part, struct diag *diag)
{
    const char *name = xml_stream_name(part->stream);
    if (part_is_odf(part, "style", "style"))
        return read_style(styles, part, diag);
    bool formats = ends_in(name, "-style") && part_is_odf(part, "datastyle", name);
    return formats ? read_format(styles, part, diag) : ods_skip(part, diag);
}

bool ods_styles_read(struct ods_styles *styles, struct part *part, struct diag *diag)
{
    enum xml_event event;
    while ((event = ods_next_child(part, diag)) == XML_EVENT_START)
        if (!read_one(styles, part, diag))
            return false;
    settle(styles);
    return event == XML_EVENT_END;
}
