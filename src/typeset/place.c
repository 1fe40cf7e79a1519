/* Strips -> items on a page. */
#include "typeset/galley.h"

static struct item *add_item(struct placement *placement, enum item_kind kind, double x, double y)
{
    struct item *item = page_add(placement->page, placement->arena, kind);
    item->artifact = placement->artifact;
    item->x = x;
    item->y = y;
    return item;
}

static enum artifact ornament(const struct placement *placement)
{
    return placement->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : placement->artifact;
}

static void add_fill(struct placement *placement, double x, double y, double width, double height, struct color color)
{
    if (width <= 0 || height <= 0)
        return;
    struct item *item = add_item(placement, ITEM_FILL, x, y);
    item->artifact = ornament(placement);
    item->width = width;
    item->height = height;
    item->fill = color;
}

static struct item *add_line(struct placement *placement, const struct line *line, const struct block *block, double x,
                             double y)
{
    struct item *item = add_item(placement, ITEM_TEXT, x, y);
    item->text.line = line;
    item->text.runs = block->paragraph.runs;
    item->text.personal = block->paragraph.personal ? &block->paragraph : NULL;
    item->place = block->place;
    return item;
}

/* ------------------------------------------------------------------------------------------------ boxes */

static void add_edges(struct placement *placement, const struct edge *edges, double x, double y, double width,
                      double height)
{
    const struct edge *top = &edges[EDGE_TOP], *right = &edges[EDGE_RIGHT], *bottom = &edges[EDGE_BOTTOM],
                      *left = &edges[EDGE_LEFT];
    add_fill(placement, x, y, width, top->width, top->color);
    add_fill(placement, x, y + height - bottom->width, width, bottom->width, bottom->color);
    add_fill(placement, x, y + top->width, left->width, height - top->width - bottom->width, left->color);
    add_fill(placement, x + width - right->width, y + top->width, right->width, height - top->width - bottom->width,
             right->color);
}

static void add_box(struct placement *placement, const struct style *style, double x, double y, double width,
                    double height)
{
    if (style->has_fill)
        add_fill(placement, x, y, width, height, style->fill);
    add_edges(placement, style->edges, x, y, width, height);
}

/* ------------------------------------------------------------------------------------------------ strips */

static void place_picture(struct placement *placement, const struct strip *strip, double x, double y)
{
    const struct picture_content *picture = &strip->block->picture;
    if (!picture->picture.image && !picture->picture.drawing && !picture->is_seal)
        return;
    struct item *item = add_item(placement, picture->is_seal         ? ITEM_SEAL
                                            : picture->picture.image ? ITEM_IMAGE
                                                                     : ITEM_DRAWING, x + strip->x, y);
    item->node = strip->block->node;
    item->place = strip->block->place;
    item->width = picture->width;
    item->height = picture->height;
    if (picture->picture.image)
        item->image = picture->picture.image;
    else if (!picture->is_seal)
        item->drawing = picture->picture.drawing;
    if (!picture->picture.image)
        item->picture = picture->personal;
    const struct edge edges[4] = {picture->border, picture->border, picture->border, picture->border};
    add_edges(placement, edges, x + strip->x, y, picture->width, picture->height);
}

/* Of what the space above a cell grows by the cell's box gets half: there is room above its content as below the content
 * of the cell above. */
static void place_cell(struct placement *placement, const struct set_cell *set, double ratio, double x, double y)
{
    const struct style *style = set->cell->style;
    double left = style->padding[EDGE_LEFT] + style->edges[EDGE_LEFT].width, grown = ratio * style->stretch / 2;
    add_box(placement, style, x + set->x, y - grown, set->width, set->height + grown);
    double top = y + set->top;
    if (set->label)
        place_galley(placement, set->label, x + set->x + left, top);
    place_piece(placement, set->content, &set->piece, x + set->x + left, top + set->label_height, 0);
}

static void place_rows(struct placement *placement, const struct strip *strip, double ratio, double x, double y)
{
    for (size_t i = 0; i < strip->row_count; i++) {
        const struct set_row *row = &strip->rows[i];
        if (row->striped)
            add_fill(placement, x + row->x, y, row->width, row->height, row->stripe);
        add_box(placement, row->row->style, x + row->x, y, row->width, row->height);
        for (size_t j = 0; j < row->count; j++)
            place_cell(placement, &row->cells[j], i ? 0 : ratio, x, y);
        y += row->height;
    }
}

/* What names the holder is shown even where nobody looks: how far a field's letters come counts. */
static void place_line(struct placement *placement, const struct strip *strip, double x, double y)
{
    bool unseen = placement->unseen && !strip->block->paragraph.personal;
    const struct set_paragraph *lines =
        (unseen ? paragraph_unseen_lines : paragraph_lines)(placement->typesetter, strip->lines);
    add_line(placement, lines->lines[strip->number], strip->block, x + strip->x, y + strip->baseline)->text.number = strip->number;
}

static void place_strip(struct placement *placement, const struct strip *strip, double ratio, double x, double y)
{
    if (strip->marker)
        add_line(placement, strip->marker, strip->marker_block, x + strip->marker_x, y + strip->baseline);
    switch (strip->kind) {
    case STRIP_LINE: place_line(placement, strip, x, y); break;
    case STRIP_PICTURE: place_picture(placement, strip, x, y); break;
    case STRIP_ROW: place_rows(placement, strip, ratio, x, y); break;
    default: break;
    }
}

/* ------------------------------------------------------------------------------------------------ pieces */

/* Where strips of the piece stand: walked once for the boxes of groups, which lie behind, and once for the strips. */
struct walk {
    const struct galley *galley;
    const struct piece *piece;
    double ratio;
    size_t head; /* see head_strip */
};

static double space_above(const struct walk *walk, const struct strip *strip, size_t i)
{
    return i <= walk->head ? 0 : strip->space + walk->ratio * strip->stretch;
}

static const struct strip *piece_strip(const struct walk *walk, size_t i)
{
    return i == walk->piece->to ? walk->piece->last : strip_at(walk->galley, walk->piece->start, i);
}

static size_t piece_end(const struct piece *piece)
{
    return piece->to + (piece->last != NULL);
}

/* The height from strip `i`'s top to where its group ends in this piece; whether it ends there for good. */
static double group_height(const struct walk *walk, const struct group *group, size_t i, bool *closed)
{
    double height = 0;
    *closed = false;
    for (size_t j = i; j < piece_end(walk->piece) && !*closed; j++) {
        const struct strip *strip = piece_strip(walk, j);
        height += (j == i ? 0 : space_above(walk, strip, j)) + strip->height;
        *closed = strip->kind == STRIP_CLOSE && strip->group == group;
    }
    return height;
}

static bool is_boxed(const struct style *style)
{
    return style->has_fill || style->edges[EDGE_TOP].width > 0 || style->edges[EDGE_RIGHT].width > 0 ||
           style->edges[EDGE_BOTTOM].width > 0 || style->edges[EDGE_LEFT].width > 0;
}

/* The box of a group from strip `i` on, `above` higher; without the edges at which the group goes on. */
static void add_group_box(struct placement *placement, const struct walk *walk, const struct group *group, size_t i,
                          bool continued, double above, double x, double y)
{
    bool closed;
    double height = above + group_height(walk, group, i, &closed);
    struct style box = *group->style;
    if (continued)
        box.edges[EDGE_TOP].width = 0;
    if (!closed)
        box.edges[EDGE_BOTTOM].width = 0;
    add_box(placement, &box, x + group->x, y, group->width, height);
}

/* What goes on from the page before, outermost first: boxes, and the headings and head rows that are set again. */
static double place_continued(struct placement *placement, const struct walk *walk, const struct group *group, double x,
                              double y)
{
    if (!group)
        return y;
    y = place_continued(placement, walk, group->parent, x, y);
    if (group->open >= walk->piece->start.from)
        return y;
    double above = group->repeat ? group->repeat_above + group->repeat->height + group->repeat_below : 0;
    if (is_boxed(group->style))
        add_group_box(placement, walk, group, walk->piece->start.from, !group->repeat, above, x, y);
    if (!group->repeat)
        return y;
    struct placement again = *placement;
    again.artifact = placement->artifact == ARTIFACT_NONE ? ARTIFACT_REPEAT : placement->artifact;
    place_galley(&again, group->repeat, x + group->x + group->style->padding[EDGE_LEFT] + group->style->edges[EDGE_LEFT].width,
                 y + group->repeat_above);
    return y + above;
}

void place_piece(struct placement *placement, const struct galley *galley, const struct piece *piece, double x, double y,
                 double ratio)
{
    struct walk walk = {galley, piece, ratio, head_strip(galley, piece->start.from)};
    if (piece->start.from < piece_end(piece))
        y = place_continued(placement, &walk, galley->strips[piece->start.from].group, x, y);
    for (size_t i = piece->start.from; i < piece_end(piece); i++) {
        const struct strip *strip = piece_strip(&walk, i);
        y += space_above(&walk, strip, i);
        if (strip->kind == STRIP_OPEN && is_boxed(strip->group->style))
            add_group_box(placement, &walk, strip->group, i, false, 0, x, y);
        place_strip(placement, strip, i <= walk.head ? 0 : ratio, x, y);
        y += strip->height;
    }
}

void place_galley(struct placement *placement, const struct galley *galley, double x, double y)
{
    struct piece piece = {.to = galley->count};
    place_piece(placement, galley, &piece, x, y, 0);
}
