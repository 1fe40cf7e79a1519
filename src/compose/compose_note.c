/* The explanatory note, and the marks in the text that refer to it (ISO 32000-1, 14.8.4.4.1). */
#include <string.h>

#include "compose/composer.h"

struct reference {
    struct node *link;
    const char *mark;
    struct place place;
    struct reference *next; /* the one before it in the text */
};

void compose_reference(struct composer *composer, const struct template *template, struct context context,
                       struct flow *flow)
{
    const char *mark = compose_string(composer, template->first, context);
    context.node = composer_node(composer, &context, ROLE_REFERENCE, template->place);
    struct node *link = context.node = composer_node(composer, &context, ROLE_LINK, template->place);
    context.refers = true;
    if (template->style)
        context.style = layout_text_style(composer->layout, template->style);
    size_t before = flow->count, errors = diag_errors(composer->diag);
    compose_text(composer, template->first, context, flow);
    if (flow_shows_nothing(flow, before) && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "<%s>", template->element);
    if (!link)
        return;
    struct reference *reference = arena_new(composer->arena, struct reference);
    *reference = (struct reference){link, mark ? mark : "", template->place, composer->references};
    composer->references = reference;
}

/* ------------------------------------------------------------------------------------------------ where it is read */

/* Whether blocks may follow one another in it. */
static bool holds_blocks(const struct node *node)
{
    return node->role == ROLE_DOCUMENT || node->role == ROLE_SECTION || node->role == ROLE_DIVISION ||
           node->role == ROLE_ITEM_BODY || node->role == ROLE_CELL;
}

/* The paragraph, heading or the like in which the mark stands. */
static struct node *node_around(const struct reference *reference)
{
    struct node *node = reference->link;
    while (!holds_blocks(node->parent))
        node = node->parent;
    return node;
}

/* Moves the last of the nodes in its parent behind another one there. */
static void move_behind(struct node *node, struct node *before)
{
    struct node *parent = node->parent, *last = before;
    while (last->next != node)
        last = last->next;
    last->next = NULL;
    parent->last = last;
    node->next = before->next;
    before->next = node;
    if (!node->next)
        parent->last = node;
}

/* ------------------------------------------------------------------------------------------------ what it is called */

static const struct block *first_paragraph(const struct block *block)
{
    while (block && (block->kind == BLOCK_GROUP || block->kind == BLOCK_TABLE)) {
        const struct row *row = block->kind == BLOCK_TABLE ? block->table.first : NULL;
        block = block->kind == BLOCK_GROUP ? block->group.first : row && row->first ? row->first->first : NULL;
    }
    return block && block->kind == BLOCK_PARAGRAPH ? block : NULL;
}

/* The note's first paragraph, which is its heading where it has one, without the mark that it begins with itself. */
static const char *note_title(struct composer *composer, const struct block *note, const char *mark)
{
    const struct block *block = first_paragraph(note);
    if (!block)
        return mark;
    const struct paragraph_content *content = &block->paragraph;
    struct flow words = {.runs = content->runs, .count = content->count, .insertion_count = content->insertion_count};
    const char *title = flow_string(composer, &words);
    size_t length = strlen(mark);
    if (strncmp(title, mark, length) == 0 && title[length + strspn(title + length, " ")])
        title += length + strspn(title + length, " ");
    return title;
}

/* ------------------------------------------------------------------------------------------------ the note */

static struct node *note_node(struct composer *composer, const struct reference *first, struct context context)
{
    struct node *before = first ? node_around(first) : NULL;
    context.node = before ? before->parent : context.node;
    struct node *note = composer_node(composer, &context, ROLE_NOTE, composer->layout->note->place);
    if (before)
        move_behind(note, before);
    return note;
}

static void lead_to_note(struct composer *composer, const struct block *note, const struct reference *first)
{
    const char *title = note_title(composer, note, first->mark);
    for (struct reference *reference = composer->references; reference; reference = reference->next) {
        reference->link->leads_to = note->node;
        reference->link->title = title;
    }
    if (!note->group.first)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, note->place, "<note>");
}

/* A note behind the body is as far from it as one at the foot of a page, and no more parted by the end of one. */
static const struct style *note_style(const struct composer *composer)
{
    const struct layout *layout = composer->layout;
    if (!layout->note_at_end)
        return layout->note_style;
    struct style *style = arena_new(composer->arena, struct style);
    *style = *layout->note_style;
    style->space_before = style->space_before > layout->note_gap ? style->space_before : layout->note_gap;
    style->keep_together = true;
    return style;
}

struct block *compose_note(struct composer *composer, struct context context)
{
    const struct layout *layout = composer->layout;
    const struct reference *first = composer->references;
    while (first && first->next)
        first = first->next;
    if (!layout->note && first)
        diag_report(composer->diag, DIAG_ELEMENT_MISSING, first->place, "<note> in <layout>, which <note-ref> refers to");
    if (!layout->note)
        return NULL;
    struct block_list list = {.link = &list.first};
    struct block *note = block_add(composer, &list, BLOCK_GROUP, note_style(composer), layout->note->place);
    note->node = context.node = note_node(composer, first, context);
    note->group.first = compose_blocks(composer, layout->note, context_in(composer, context, layout->note_style, false));
    if (first)
        lead_to_note(composer, note, first);
    return note;
}
