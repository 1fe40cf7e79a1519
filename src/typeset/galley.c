/* Blocks -> strips: spaces collapse, markers join their lines, breaks that would look bad are ruled out. */
#include "typeset/galley.h"

#include <string.h>

/* A heading keeps two lines, items or rows below it. */
enum { LINES_KEPT = 2 };

/* A tall strip is as good as two. */
static void pay_lines(struct galley_end *end, enum strip_kind kind)
{
    if (kind == STRIP_PICTURE)
        end->owed = 0;
    else if (end->owed && (kind == STRIP_LINE || kind == STRIP_ROW))
        end->owed--;
}

struct strip *galley_add(struct setter *setter, struct galley_end *end, enum strip_kind kind, const struct block *block)
{
    struct galley *galley = end->galley;
    if (galley->count == galley->capacity) {
        size_t capacity = galley->capacity ? 2 * galley->capacity : 2; /* most cells of tables have a line or two */
        struct strip *strips = arena_room_for(setter->arena, struct strip, capacity);
        if (galley->count)
            memcpy(strips, galley->strips, galley->count * sizeof *strips);
        galley->strips = strips;
        galley->capacity = capacity;
    }
    struct strip *strip = &galley->strips[galley->count++];
    *strip = (struct strip){.kind = kind, .before = end->next, .space = end->space, .stretch = end->stretch,
                            .group = end->group, .block = block};
    if (end->owed && strip->before == BREAK_ALLOWED)
        strip->before = BREAK_AVOIDED;
    pay_lines(end, kind);
    end->space = end->stretch = 0;
    end->next = end->together ? BREAK_AVOIDED : BREAK_ALLOWED;
    return strip;
}

/* Of two spaces that meet the larger counts. */
static void ask_space(struct setter *setter, struct galley_end *end, double space, double stretch)
{
    end->space = largest(end->space, space * setter->scale);
    end->stretch = largest(end->stretch, stretch);
}

static void avoid_break(struct galley_end *end)
{
    if (end->next != BREAK_FORCED)
        end->next = BREAK_AVOIDED;
}

/* ------------------------------------------------------------------------------------------------ paragraphs */

static double scaled_leading(const struct setter *setter, const struct style *style)
{
    double size = scaled_size(style->size, setter->scale, setter->minimum_size);
    return style->leading * size / style->size * setter->leading;
}

/* The line stands in its leading with half of what is over above and half below. */
static void size_line(const struct setter *setter, const struct style *style, const struct line_height *line,
                      struct strip *strip)
{
    double size = scaled_size(style->size, setter->scale, setter->minimum_size);
    const struct face *face = style_face(style->family, style->bold, style->italic);
    double ascent = size * face->ascent_fu / face->units_per_em, descent = size * face->descent_fu / face->units_per_em;
    double leading = scaled_leading(setter, style);
    double higher = largest(0, line->ascent - ascent), deeper = largest(0, line->descent - descent);
    strip->baseline = (leading - ascent - descent) / 2 + ascent + higher;
    strip->height = leading + higher + deeper;
}

static double aligned(enum align align, double room, double width)
{
    return align == ALIGN_RIGHT ? room - width : align == ALIGN_CENTER ? (room - width) / 2 : 0;
}

/* Of a line, whose width nobody needs to know if it stands at the left. */
static double aligned_line(struct setter *setter, enum align align, double room, const struct broken_paragraph *lines,
                           size_t number)
{
    if (align != ALIGN_RIGHT && align != ALIGN_CENTER)
        return 0;
    return aligned(align, room, paragraph_lines(setter->typesetter, lines)->lines[number]->width);
}

static struct strip *add_line(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width,
                              const struct broken_paragraph *lines, size_t number)
{
    struct strip *strip = galley_add(setter, end, STRIP_LINE, block);
    strip->lines = lines;
    strip->number = number;
    strip->x = x + aligned_line(setter, block->style->align, width, lines, number);
    size_line(setter, block->style, &lines->heights[number], strip);
    return strip;
}

static void add_setting(struct setter *setter, struct personal_setting setting)
{
    struct personal_log *log = setter->log;
    for (size_t i = 0; i < log->count; i++)
        if (log->settings[i].number == setting.number && log->settings[i].width == setting.width &&
            log->settings[i].scale == setting.scale)
            return;
    if (log->count == log->capacity)
        log->settings = arena_widen(setter->arena, log->settings, log->count, &log->capacity, 16, sizeof *log->settings);
    log->settings[log->count++] = setting;
}

bool is_broken_so(const struct broken_paragraph *broken, const struct personal_setting *setting)
{
    for (size_t i = 0; i < broken->count; i++)
        if (broken->heights[i].ascent != setting->ascent || broken->heights[i].descent != setting->descent)
            return false;
    return broken->count == setting->count;
}

static void log_personal(struct setter *setter, const struct block *block, double width,
                         const struct broken_paragraph *broken)
{
    if (!broken->count || block->style->align == ALIGN_RIGHT || block->style->align == ALIGN_CENTER) {
        setter->log->bound = true;
        return;
    }
    const struct personal_setting setting = {block->paragraph.personal, width, setter->scale, setter->minimum_size,
                                             broken->count, broken->heights[0].ascent, broken->heights[0].descent};
    if (is_broken_so(broken, &setting))
        add_setting(setter, setting);
    else
        setter->log->bound = true;
}

/* Whatever the name, one line, without letters that reach higher or deeper than those of its face. */
static void set_nominal(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width,
                        const struct broken_paragraph *broken)
{
    struct strip *strip = add_line(setter, end, block, x, width, broken, 0);
    double height = scaled_leading(setter, block->style);
    setter->log->differs |= broken->count != 1 || strip->height != height;
    strip->height = height;
}

static void set_paragraph(struct setter *setter, struct galley_end *end, const struct block *block, double x,
                          double width)
{
    const struct style *style = block->style;
    const struct broken_paragraph *broken = paragraph_break(setter->typesetter, block, width, setter->scale,
                                                            setter->minimum_size, setter->diag);
    if (block->paragraph.personal)
        log_personal(setter, block, width, broken);
    if (block->paragraph.personal && setter->nominal && broken->count) {
        set_nominal(setter, end, block, x, width, broken);
        return;
    }
    size_t widows = (size_t)style->widows, orphans = (size_t)style->orphans;
    for (size_t i = 0; i < broken->count; i++) {
        if (i && (i < orphans || broken->count - i < widows || style->keep_together))
            avoid_break(end);
        add_line(setter, end, block, x, width, broken, i);
    }
}

/* ------------------------------------------------------------------------------------------------ pictures */

static void set_picture(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width)
{
    struct strip *strip = galley_add(setter, end, STRIP_PICTURE, block);
    strip->height = block->picture.height;
    strip->x = x + aligned(block->style->align, width, block->picture.width);
}

/* ------------------------------------------------------------------------------------------------ groups */

static void set_content(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width);

static bool has_box(const struct style *style)
{
    const struct edge *edges = style->edges;
    const double *padding = style->padding;
    return style->has_fill || edges[0].width > 0 || edges[1].width > 0 || edges[2].width > 0 || edges[3].width > 0 ||
           padding[0] > 0 || padding[1] > 0 || padding[2] > 0 || padding[3] > 0;
}

static double inset(const struct style *style, int edge)
{
    return style->edges[edge].width + style->padding[edge];
}

/* A group without a box begins with a strip that needs no room, and passes on the space that was asked for above it. */
static void open_group(struct setter *setter, struct galley_end *end, const struct block *block, struct group *group)
{
    double space = end->space, stretch = end->stretch;
    struct strip *strip = galley_add(setter, end, STRIP_OPEN, block);
    group->open = end->galley->count - 1;
    strip->group = end->group = group;
    strip->height = has_box(group->style) ? inset(group->style, EDGE_TOP) : 0;
    strip->x = group->x;
    if (strip->height <= 0) {
        strip->space = strip->stretch = 0;
        end->space = space;
        end->stretch = stretch;
    }
    avoid_break(end);
}

static void close_group(struct setter *setter, struct galley_end *end, const struct block *block, struct group *group)
{
    double space = end->space, stretch = end->stretch;
    enum strip_break next = end->next;
    double height = has_box(group->style) ? inset(group->style, EDGE_BOTTOM) : 0;
    if (height <= 0)
        end->space = end->stretch = 0;
    avoid_break(end);
    struct strip *strip = galley_add(setter, end, STRIP_CLOSE, block);
    strip->height = height;
    strip->x = group->x;
    end->group = group->parent;
    if (end->owed_in == group)
        end->owed = 0;
    if (height <= 0) {
        end->space = space;
        end->stretch = stretch;
        end->next = next;
    }
}

static void set_group(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width)
{
    const struct style *style = block->style;
    double left = inset(style, EDGE_LEFT), right = inset(style, EDGE_RIGHT);
    struct group *group = arena_new(setter->arena, struct group);
    *group = (struct group){.style = style, .x = x, .width = width, .parent = end->group};
    if (block->kind == BLOCK_GROUP && block->group.repeat) {
        group->repeat = set_galley(setter, block->group.repeat, width - left - right);
        group->repeat_above = has_box(style) ? inset(style, EDGE_TOP) : 0;
        group->repeat_below = block->group.repeat->style->space_after * setter->scale;
    }
    open_group(setter, end, block, group);
    end->together += style->keep_together;
    set_content(setter, end, block, x + left, width - left - right);
    end->together -= style->keep_together;
    close_group(setter, end, block, group);
}

/* ------------------------------------------------------------------------------------------------ blocks */

/* Told where the item is, if it begins with words of the data: its marker may be of the layout's making. */
static void report_marker(const struct setter *setter, const struct block *block, const struct strip *strip, double width,
                          double column)
{
    const struct run *marker = &block->marker->paragraph.runs[0];
    int length = (int)marker->length;
    length -= length && marker->text[length - 1] == ' '; /* that parts it from what follows */
    bool item = block->kind == BLOCK_GROUP && strip->kind == STRIP_LINE;
    diag_report(setter->diag, DIAG_MARKER_TOO_WIDE, item ? strip->block->paragraph.runs[0].place : block->marker->place,
                "\"%.*s\" needs %.1f mm, the column has %.1f mm", length, marker->text, width * 25.4 / 72,
                column * 25.4 / 72);
}

/* The marker joins what its block begins with, a line if it can: it stands in the column to the left of the block's text, on
 * the line's baseline, or, beside a table or picture, as high as its own first line would. */
static void join_marker(struct setter *setter, const struct galley *galley, size_t from, const struct block *block,
                        double x)
{
    const struct style *style = block->style;
    size_t i = from;
    while (i < galley->count && (galley->strips[i].kind == STRIP_OPEN || galley->strips[i].kind == STRIP_CLOSE))
        i++;
    double column = marker_column(setter, block);
    const struct set_paragraph *set =
        paragraph_set(setter->typesetter, block->marker, 1000, setter->scale, setter->minimum_size, setter->diag);
    if (i == galley->count || !set->count)
        return;
    struct strip *strip = &galley->strips[i];
    if (column > 0 && (set->count > 1 || set->width > column + TOLERANCE))
        report_marker(setter, block, strip, set->width, column);
    if (strip->kind != STRIP_LINE) {
        const struct line_height height = {set->lines[0]->ascent, set->lines[0]->descent};
        struct strip alone = {0};
        size_line(setter, block->marker->style, &height, &alone);
        strip->baseline = alone.baseline;
    }
    strip->marker = set->lines[0];
    strip->marker_block = block->marker;
    strip->marker_x = x - column;
    if (style->marker_align == ALIGN_RIGHT || column <= 0) /* without a column it stands before the text */
        strip->marker_x = x - marker_gap(setter, style) - strip->marker->width;
}

static void set_block(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width);

static void set_blocks(struct setter *setter, struct galley_end *end, const struct block *first, double x, double width)
{
    for (const struct block *block = first; block; block = block->next)
        set_block(setter, end, block, x, width);
}

/* Neither the first nor the last item of a list stands alone on a page. */
static void set_items(struct setter *setter, struct galley_end *end, const struct block *first, double x, double width)
{
    for (const struct block *item = first; item; item = item->next) {
        if (item != first && (item == first->next || !item->next))
            avoid_break(end);
        set_block(setter, end, item, x, width);
    }
}

static bool is_list(const struct block *block)
{
    return block->node && block->node->role == ROLE_LIST;
}

static void set_content(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: set_paragraph(setter, end, block, x, width); break;
    case BLOCK_PICTURE: set_picture(setter, end, block, x, width); break;
    case BLOCK_TABLE: set_table(setter, end, block, x, width); break;
    case BLOCK_GROUP:
        (is_list(block) ? set_items : set_blocks)(setter, end, block->group.first, x, width);
        break;
    }
}

static void set_block(struct setter *setter, struct galley_end *end, const struct block *block, double x, double width)
{
    const struct style *style = block->style;
    size_t from = end->galley->count;
    double indent = style->indent_left + marker_shift(setter, block);
    x += indent;
    width -= indent + style->indent_right;
    width = largest(width, 1);
    ask_space(setter, end, style->space_before, style->stretch);
    if (block->page_break && from && !setter->flows)
        end->next = BREAK_FORCED;
    if (block->kind == BLOCK_GROUP || has_box(style))
        set_group(setter, end, block, x, width);
    else
        set_content(setter, end, block, x, width);
    if (block->marker)
        join_marker(setter, end->galley, from, block, x);
    ask_space(setter, end, style->space_after, 0);
    if (style->keep_with_next) {
        avoid_break(end);
        end->owed = LINES_KEPT;
        end->owed_in = end->group;
    }
}

const struct galley *set_galley(struct setter *setter, const struct block *first, double width)
{
    struct galley *galley = arena_new(setter->arena, struct galley);
    galley->width = width;
    struct galley_end end = {.galley = galley};
    set_blocks(setter, &end, first, 0, width);
    size_t head = head_strip(galley, 0);
    double sum = 0;
    for (size_t i = 0; i < galley->count; i++) {
        galley->height += (i > head ? galley->strips[i].space : 0) + galley->strips[i].height;
        galley->strips[i].sum = sum += galley->strips[i].space + galley->strips[i].height;
    }
    return galley;
}
