/* Styles: inheritance is resolved here, once. */
#include <string.h>

#include "read/reader.h"

static const char *const ATTRIBUTES =
    "name like font size leading color bold italic capitals rise align hyphenate space-before space-after stretch indent-left "
    "indent-right hang marker marker-align widows orphans keep-with-next keep-together break edge-top edge-right "
    "edge-bottom edge-left padding padding-top padding-right padding-bottom padding-left fill stripe";

enum state { STATE_NEW, STATE_OPEN, STATE_DONE };

/* A style while styles are being resolved. */
struct entry {
    const struct xml_node *node;
    struct style *style;
    enum state state;
};

static void read_family_name(struct reader *reader, const struct xml_node *node, const struct layout *layout,
                             struct style *style)
{
    const char *name = xml_attribute(node, "font");
    if (!name)
        return;
    for (int i = 0; i < layout->families.count; i++)
        if (strcmp(layout->families.list[i].name, name) == 0) {
            style->family = &layout->families.list[i];
            return;
        }
    diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node),
                "font=\"%s\": expected the name of a <family> of the layout", name);
}

/* What is at fault is told once and then passed over, so that styles which inherit it are not blamed. */
static void read_size(struct reader *reader, const struct xml_node *node, struct style *style)
{
    double size = style->size, leading = style->leading;
    size_t errors = diag_errors(reader->diag);
    style->size = reader_length(reader, node, "size", size);
    style->leading = reader_length(reader, node, "leading", leading);
    bool good = style->size >= 1 && style->size <= 200 && style->leading >= 1;
    if (!good && diag_errors(reader->diag) == errors)
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node),
                    "size and leading of style \"%s\": expected 1pt to 200pt", style->name);
    if (!good) {
        style->size = size;
        style->leading = leading;
    }
}

static void read_type(struct reader *reader, const struct xml_node *node, struct style *style)
{
    static const char *const aligns[] = {"left", "right", "center", "justify", NULL};
    static const char *const hyphenates[] = {"no", "little", "yes", NULL};
    read_size(reader, node, style);
    style->rise = reader_length(reader, node, "rise", style->rise);
    const char *color = xml_attribute(node, "color");
    if (color)
        style->color = value_color(color, reader_at(reader, node, "color"));
    style->bold = reader_yes(reader, node, "bold", style->bold);
    style->italic = reader_yes(reader, node, "italic", style->italic);
    style->capitals = reader_yes(reader, node, "capitals", style->capitals);
    style->align = (enum align)reader_choice(reader, node, "align", aligns, (int)style->align);
    style->hyphenate = (enum hyphenate)reader_choice(reader, node, "hyphenate", hyphenates, (int)style->hyphenate);
}

static int read_lines(struct reader *reader, const struct xml_node *node, const char *attribute, int otherwise)
{
    const char *value = xml_attribute(node, attribute);
    return value ? (int)value_number(value, 1, 20, reader_at(reader, node, attribute)) : otherwise;
}

/* A length; `auto`; `auto` and the least length. */
static void read_hang(struct reader *reader, const struct xml_node *node, struct style *style)
{
    const char *value = xml_attribute(node, "hang");
    if (!value)
        return;
    style->hang_auto = strncmp(value, "auto", 4) == 0 && (!value[4] || value[4] == ' ');
    const char *length = style->hang_auto ? value + 4 + (value[4] == ' ') : value;
    style->hang = *length || !style->hang_auto ? value_length(length, reader_at(reader, node, "hang")) : 0;
}

static void read_flow(struct reader *reader, const struct xml_node *node, struct style *style)
{
    static const char *const aligns[] = {"left", "right", NULL};
    static const char *const breaks[] = {"auto", "page", NULL};
    style->space_before = reader_length(reader, node, "space-before", style->space_before);
    style->space_after = reader_length(reader, node, "space-after", style->space_after);
    style->stretch = reader_length(reader, node, "stretch", style->stretch);
    style->indent_left = reader_length(reader, node, "indent-left", style->indent_left);
    style->indent_right = reader_length(reader, node, "indent-right", style->indent_right);
    read_hang(reader, node, style);
    style->marker_align = (enum align)reader_choice(reader, node, "marker-align", aligns, (int)style->marker_align);
    const char *marker = xml_attribute(node, "marker");
    style->marker = marker ? marker : style->marker;
    style->widows = read_lines(reader, node, "widows", style->widows);
    style->orphans = read_lines(reader, node, "orphans", style->orphans);
    style->keep_with_next = reader_yes(reader, node, "keep-with-next", style->keep_with_next);
    style->keep_together = reader_yes(reader, node, "keep-together", style->keep_together);
    style->page_break = reader_choice(reader, node, "break", breaks, style->page_break) == 1;
}

static void read_edges(struct reader *reader, const struct xml_node *node, struct style *style)
{
    static const char *const edges[] = {"edge-top", "edge-right", "edge-bottom", "edge-left"};
    static const char *const paddings[] = {"padding-top", "padding-right", "padding-bottom", "padding-left"};
    const char *all = xml_attribute(node, "padding");
    double every = all ? value_length(all, reader_at(reader, node, "padding")) : 0;
    for (int i = 0; i < 4; i++) {
        const char *edge = xml_attribute(node, edges[i]);
        if (edge)
            style->edges[i] = value_edge(edge, reader_at(reader, node, edges[i]));
        style->padding[i] = reader_length(reader, node, paddings[i], all ? every : style->padding[i]);
    }
}

static bool read_paint(struct reader *reader, const struct xml_node *node, const char *attribute, bool has,
                       struct color *color)
{
    const char *value = xml_attribute(node, attribute);
    if (!value)
        return has;
    if (strcmp(value, "none") == 0)
        return false;
    *color = value_color(value, reader_at(reader, node, attribute));
    return true;
}

/* A box is the block's own: it does not come with the type of an inherited style. */
static struct style without_box(const struct style *style)
{
    struct style plain = *style;
    plain.without_box = true;
    plain.space_before = plain.space_after = plain.stretch = 0;
    plain.indent_left = plain.indent_right = plain.hang = 0;
    plain.keep_with_next = plain.page_break = plain.hang_auto = false;
    memset(plain.edges, 0, sizeof plain.edges);
    memset(plain.padding, 0, sizeof plain.padding);
    plain.has_fill = plain.has_stripe = false;
    return plain;
}

static void resolve(struct reader *reader, struct layout *layout, struct entry *entries, struct entry *entry);

static void inherit(struct reader *reader, struct layout *layout, struct entry *entries, struct entry *entry)
{
    const char *like = xml_attribute(entry->node, "like");
    if (!like)
        return;
    struct style *parent = map_find(reader->style_names, like, strlen(like));
    struct place place = reader_place(reader, entry->node);
    if (!parent) {
        diag_report(reader->diag, DIAG_STYLE_UNKNOWN, place, "like=\"%s\"", like);
        return;
    }
    struct entry *ancestor = &entries[parent->index];
    if (ancestor->state == STATE_OPEN) {
        diag_report(reader->diag, DIAG_STYLE_CYCLE, place, "\"%s\" is like \"%s\"", entry->style->name, like);
        return;
    }
    resolve(reader, layout, entries, ancestor);
    struct style own = *entry->style;
    *entry->style = *parent;
    entry->style->name = own.name;
    entry->style->index = own.index;
    entry->style->place = own.place;
}

static void resolve(struct reader *reader, struct layout *layout, struct entry *entries, struct entry *entry)
{
    if (entry->state != STATE_NEW)
        return;
    entry->state = STATE_OPEN;
    inherit(reader, layout, entries, entry);
    const struct xml_node *node = entry->node;
    struct style *style = entry->style;
    read_family_name(reader, node, layout, style);
    read_type(reader, node, style);
    read_flow(reader, node, style);
    read_edges(reader, node, style);
    style->has_fill = read_paint(reader, node, "fill", style->has_fill, &style->fill);
    style->has_stripe = read_paint(reader, node, "stripe", style->has_stripe, &style->stripe);
    entry->state = STATE_DONE;
}

static const struct style DEFAULTS = {.size = 9, .leading = 12, .widows = 2, .orphans = 2, .marker = "•"};

static void name_style(struct reader *reader, const struct xml_node *node, const struct layout *layout,
                       struct entry *entry, int index)
{
    reader_attributes(reader, node, ATTRIBUTES);
    const char *name = reader_need(reader, node, "name");
    *entry->style = DEFAULTS;
    entry->style->name = name ? name : "";
    entry->style->index = index;
    entry->style->place = reader_place(reader, node);
    entry->style->family = layout->families.list;
    entry->style->families = &layout->families;
    entry->node = node;
    void **slot = map_slot(reader->style_names, entry->style->name, strlen(entry->style->name));
    if (*slot)
        diag_report(reader->diag, DIAG_NAME_REPEATED, entry->style->place, "style \"%s\"", entry->style->name);
    *slot = entry->style;
}

void read_styles(struct reader *reader, const struct xml_node *styles, struct layout *layout)
{
    int count = 0;
    for (const struct xml_node *node = xml_first_element(styles); node; node = xml_next_element(node))
        if (xml_is_named(node, "style"))
            count++;
        else
            reader_unknown(reader, node);
    struct style *list = arena_new_array(reader->arena, struct style, 2 * (size_t)count);
    struct entry *entries = arena_new_array(reader->arena, struct entry, (size_t)count);
    int index = 0;
    for (const struct xml_node *node = xml_first_element(styles); node; node = xml_next_element(node))
        if (xml_is_named(node, "style")) {
            entries[index].style = &list[index];
            name_style(reader, node, layout, &entries[index], index);
            index++;
        }
    for (int i = 0; i < count; i++) {
        resolve(reader, layout, entries, &entries[i]);
        list[count + i] = without_box(&list[i]);
        list[count + i].index = count + i;
    }
    layout->styles = list;
    layout->style_count = count;
    layout->text_style = map_find(reader->style_names, "text", 4);
}

const struct style *layout_text_style(const struct layout *layout, const struct style *style)
{
    return style->index < layout->style_count ? &layout->styles[style->index + layout->style_count] : style;
}
