/* Lists, and markers: what stands before a heading or an item, and the axes that they share. */
#include <string.h>

#include "base/unicode.h"
#include "compose/composer.h"

/* ------------------------------------------------------------------------------------------------ markers */

const struct template *find_marker(const struct template *list)
{
    while (list && list->kind != TEMPLATE_MARKER)
        list = list->next;
    return list;
}

struct block *marker_block(struct composer *composer, const struct style *style, struct node *node, struct flow *flow,
                           struct place place)
{
    struct block_list list = {.link = &list.first};
    composer->document->bound |= flow->insertion_count > 0; /* its width decides where it stands */
    return paragraph_add(composer, &list, layout_text_style(composer->layout, style), node, flow, place);
}

/* What markers that share an axis have in common. */
struct axis_key {
    const struct style *style;
    const struct node *section;
    int depth;
    int ordered;
};

static struct axis_key axis_key(const struct block *block)
{
    struct axis_key key;
    memset(&key, 0, sizeof key);
    key.style = block->style;
    if (block->kind != BLOCK_GROUP) /* headings, all of a kind, whatever section they head */
        return key;
    for (const struct node *node = block->node; node && node->role != ROLE_SECTION; node = node->parent) {
        if (node->role == ROLE_LIST && !node->terms && !key.depth++)
            key.ordered = node->ordered;
        key.section = node->parent;
    }
    return key;
}

static void axis_add(struct composer *composer, struct axis *axis, const struct block *marker)
{
    if (axis->count == axis->capacity)
        axis->markers = arena_widen(composer->arena, axis->markers, axis->count, &axis->capacity, 4, sizeof *axis->markers);
    axis->markers[axis->count++] = marker;
}

void join_axis(struct composer *composer, struct block *block)
{
    if (!block->style->hang_auto || !block->marker)
        return;
    if (!composer->axes)
        composer->axes = map_create();
    const struct axis_key key = axis_key(block);
    void **slot = map_slot(composer->axes, &key, sizeof key);
    struct axis *axis = *slot;
    if (!axis) {
        *slot = axis = arena_new(composer->arena, struct axis);
        axis->index = composer->document->axis_count++;
    }
    axis_add(composer, axis, block->marker);
    block->axis = axis;
}

/* ------------------------------------------------------------------------------------------------ lists */

struct block *list_add(struct composer *composer, struct block_list *list, const struct style *style,
                       struct context *context, bool ordered, struct place place)
{
    struct block *block = block_add(composer, list, BLOCK_GROUP, style, place);
    block->node = composer_node(composer, context, ROLE_LIST, place);
    if (block->node)
        block->node->ordered = ordered;
    context->node = block->node;
    return block;
}

/* 2. or 1.1 in a list of numbers, a sign in one of bullets. */
static bool is_usual_marker(const char *marker, bool ordered)
{
    const char *first = marker;
    size_t digits = strspn(marker, "0123456789");
    if (!ordered)
        return !digits && !unicode_is_letter(utf8_next(&first, marker + strlen(marker)));
    return digits && !marker[strspn(marker, "0123456789.)")];
}

struct block *item_add(struct composer *composer, struct block_list *list, const struct style *style,
                       struct context context, const char *marker, struct place place, struct context *inside)
{
    struct block *item = block_add(composer, list, BLOCK_GROUP, style, place);
    context = context_in(composer, context, style, true);
    item->node = context.node = composer_node(composer, &context, ROLE_ITEM, place);
    *inside = context;
    if (marker) {
        struct flow flow = {0};
        if (item->node && !is_usual_marker(marker, item->node->parent->ordered))
            item->node->parent->words_as_markers = true;
        context.node = composer_node(composer, &context, ROLE_MARKER, place);
        flow_text(composer, &flow, &context, place, marker);
        item->marker = marker_block(composer, style, context.node, &flow, place);
        join_axis(composer, item);
        context.node = item->node;
    }
    inside->node = composer_node(composer, &context, ROLE_ITEM_BODY, place);
    return item;
}

/* Items of a list in the making. */
struct items {
    struct block_list list;
    bool ordered;
    int number;
};

static void add_item(struct composer *composer, const struct template *template, struct context context, void *state)
{
    struct items *items = state;
    const struct style *style = template_style(composer, template);
    const struct template *marker = find_marker(template->first);
    items->number++;
    const char *words = items->ordered ? arena_format(composer->arena, "%d.", items->number) : style->marker;
    if (marker)
        words = compose_string(composer, marker->first, context_in(composer, context, style, true));
    struct context inside;
    struct filling filling = filling_begin(composer);
    struct block *item = item_add(composer, &items->list, style, context, words, template->place, &inside);
    item->group.first = compose_blocks(composer, marker ? marker->next : template->first, inside);
    if (filling_end(composer, &filling) || !item->group.first)
        report_empty(composer, &filling, template, &context);
}

void compose_list(struct composer *composer, const struct template *template, struct context context,
                  struct block_list *out)
{
    struct block *block = list_add(composer, out, template_style(composer, template), &context, template->ordered,
                                   template->place);
    struct items items = {.list.link = &items.list.first, .ordered = template->ordered};
    struct filling filling = filling_begin(composer);
    visit_templates(composer, template->first, context, add_item, &items);
    block->group.first = items.list.first;
    if (filling_end(composer, &filling) || !items.list.first)
        report_empty(composer, &filling, template, &context);
}
