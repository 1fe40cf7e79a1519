/* Blocks: templates -> paragraphs, headings, sections. */
#include <string.h>

#include "compose/composer.h"

/* ------------------------------------------------------------------------------------------------ making blocks */

struct block *block_add(struct composer *composer, struct block_list *list, enum block_kind kind,
                        const struct style *style, struct place place)
{
    struct block *block = arena_new(composer->arena, struct block);
    block->kind = kind;
    block->style = style;
    block->place = place;
    block->page_break = style->page_break;
    *list->link = block;
    list->link = &block->next;
    return block;
}

/* Where a link can be clicked would move with the words before it. One that leads to a field is the holder's own. */
static bool is_in_link(const struct node *node)
{
    while (node && node->role != ROLE_LINK)
        node = node->parent;
    return node && !node->field;
}

/* Takes the paragraph among those that name the holder. */
static void make_personal(struct composer *composer, struct block *block, const struct flow *flow)
{
    struct document *document = composer->document;
    size_t count = (size_t)document->personal_count;
    if (count == composer->personal_capacity)
        document->personal = arena_widen(composer->arena, document->personal, count, &composer->personal_capacity, 8, sizeof *document->personal);
    document->personal[document->personal_count++] = block;
    block->paragraph.personal = document->personal_count;
    block->paragraph.insertions = flow->insertions;
    block->paragraph.insertion_count = flow->insertion_count;
    for (size_t i = 0; i < flow->count; i++)
        document->bound |= flow->runs[i].kind != RUN_TEXT || is_in_link(flow->runs[i].node);
}

struct block *paragraph_add(struct composer *composer, struct block_list *list, const struct style *style,
                            struct node *node, struct flow *flow, struct place place)
{
    flow_end(flow);
    if (!flow->count)
        return NULL;
    struct block *block = block_add(composer, list, BLOCK_PARAGRAPH, style, place);
    block->node = node;
    block->paragraph.runs = flow->runs;
    block->paragraph.count = flow->count;
    if (flow->insertion_count)
        make_personal(composer, block, flow);
    return block;
}

const struct style *named_style(const struct composer *composer, const char *name)
{
    for (int i = 0; i < composer->layout->style_count; i++)
        if (strcmp(composer->layout->styles[i].name, name) == 0)
            return &composer->layout->styles[i];
    return composer->layout->text_style;
}

const struct style *template_style(const struct composer *composer, const struct template *template)
{
    return template->style ? template->style : composer->layout->text_style;
}

struct context context_in(const struct composer *composer, struct context context, const struct style *style, bool tight)
{
    context.style = layout_text_style(composer->layout, style);
    context.paragraph = tight ? context.style : named_style(composer, "p");
    context.tight = tight;
    return context;
}

/* ------------------------------------------------------------------------------------------------ words */

/* Words, or a choice or repetition of nothing but words. */
static bool is_text(const struct template *template)
{
    if (template->kind != TEMPLATE_EACH && template->kind != TEMPLATE_IF)
        return template->kind <= TEMPLATE_PAGE_COUNT;
    for (const struct template *inside = template->first; inside; inside = inside->next)
        if (!is_text(inside))
            return false;
    return true;
}

/* What may bring blocks, if it stands where blocks may stand. */
static bool may_be_block(const struct template *template)
{
    return template->kind == TEMPLATE_VALUE || template->kind == TEMPLATE_LABEL || template->kind == TEMPLATE_EACH ||
           template->kind == TEMPLATE_IF;
}

static bool is_blank_text(const struct template *template)
{
    return template->kind == TEMPLATE_TEXT && !template->text[strspn(template->text, " \t\r\n")];
}

/* A paragraph of these templates up to `end`. */
static void add_text(struct composer *composer, const struct template *first, const struct template *end,
                     struct context context, const struct style *style, struct block_list *out)
{
    struct flow flow = {0};
    context.style = layout_text_style(composer->layout, style);
    struct node *node = context.node = composer_node(composer, &context, ROLE_PARAGRAPH, first->place);
    for (const struct template *template = first; template != end; template = template->next) {
        struct template alone = *template; /* so that compose_text does not go on behind `end` */
        alone.next = NULL;
        compose_text(composer, &alone, context, &flow);
    }
    paragraph_add(composer, out, style, node, &flow, first->place);
}

/* A paragraph of an attribute or text node. */
static void add_node_text(struct composer *composer, const struct xml_node *node, const struct template *template,
                          struct context context, struct block_list *out)
{
    struct flow flow = {0};
    const struct style *style = context.paragraph;
    context.style = layout_text_style(composer->layout, style);
    context.node = composer_node(composer, &context, ROLE_PARAGRAPH, template->place);
    const char *value = value_of_data(composer, node, &context);
    flow_text(composer, &flow, &context, template->place, value ? value : xml_text(node, composer->arena));
    bool empty = flow_shows_nothing(&flow, 0);
    composer->filled += !empty;
    if (!paragraph_add(composer, out, style, context.node, &flow, template->place) || empty)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, xml_place(composer->qualification->file, node), "%s", xml_name(node));
}

/* A value on its own brings its paragraphs and lists with it. */
static void add_value(struct composer *composer, const struct template *template, struct context context,
                      struct block_list *out)
{
    struct xml_answer answer;
    if (!composer_ask(composer, template, &context, &answer))
        return;
    if (template->style)
        context.paragraph = template->style;
    if (answer.kind != XML_NODES) {
        add_text(composer, template, template->next, context, context.paragraph, out);
        return;
    }
    if (!answer.count)
        diag_report(composer->diag, DIAG_VALUE_NOT_FOUND, template->place, "`%s` in <%s> of %s",
                    xml_path_text(template->select), xml_name(context.item),
                    xml_path_of(composer->qualification->file));
    for (size_t i = 0; i < answer.count; i++) {
        struct context own = context;
        const struct xml_node *text = find_text(composer, answer.nodes[i], &own);
        if (text && xml_is_element(text) && !value_of_data(composer, text, &own))
            compose_rich_blocks(composer, text, own, out);
        else if (text)
            add_node_text(composer, text, template, own, out);
    }
}

static void compose_into(struct composer *composer, const struct template *list, struct context context,
                         struct block_list *out);

static bool holds_block(const struct template *list)
{
    for (; list; list = list->next)
        if (!is_text(list) && list->kind != TEMPLATE_MARKER && list->kind != TEMPLATE_TERM)
            return true;
    return false;
}

static void add_label(struct composer *composer, const struct template *template, struct context context,
                      struct block_list *out)
{
    const struct label *label = composer_label(composer, template, &context);
    if (!label)
        return;
    if (template->style)
        context.paragraph = template->style;
    if (!holds_block(label->content)) {
        add_text(composer, template, template->next, context, context.paragraph, out);
        return;
    }
    composer->label_depth++;
    compose_into(composer, label->content, context, out);
    composer->label_depth--;
}

/* ------------------------------------------------------------------------------------------------ blocks */

static void add_paragraph(struct composer *composer, const struct template *template, struct context context,
                          struct block_list *out)
{
    const struct style *style = template->own_style ? template->style : context.paragraph;
    struct flow flow = {0};
    struct node *node = context.node = composer_node(composer, &context, ROLE_PARAGRAPH, template->place);
    context.style = layout_text_style(composer->layout, style);
    compose_text(composer, template->first, context, &flow);
    paragraph_add(composer, out, style, node, &flow, template->place);
}

/* The first heading is of level 1, and none is more than one below the one before it: who jumps from heading to heading
 * must not miss a level (PDF/UA-1, 7.4.2). */
static int heading_level(struct composer *composer, int level)
{
    int lowest = composer->heading_level + 1;
    return composer->heading_level = level < lowest ? level : lowest;
}

/* Behind the words of a heading that is set again: "(continued)", if the labels have words for it. */
static void add_continued(struct composer *composer, struct context context, struct place place, struct flow *words)
{
    const struct label_set *labels = composer->labels[context.language];
    const struct label *label = labels ? map_find(labels->labels, LABEL_CONTINUED, strlen(LABEL_CONTINUED)) : NULL;
    if (!label || !words->count)
        return;
    flow_text(composer, words, &context, place, " ");
    compose_text(composer, label->content, context, words);
}

/* So that what is copied or read aloud has the number and the word after it apart. */
static void end_with_space(struct composer *composer, struct block *marker)
{
    struct run *last = marker ? &marker->paragraph.runs[marker->paragraph.count - 1] : NULL;
    if (!last || last->kind != RUN_TEXT)
        return;
    last->text = arena_format(composer->arena, "%.*s ", (int)last->length, last->text);
    last->length++;
}

/* A heading's number belongs to the heading: it is read with it. */
static void add_heading(struct composer *composer, const struct template *template, struct context context,
                        bool again, struct block_list *out)
{
    const struct style *style = template_style(composer, template);
    struct node *node = composer_node(composer, &context, ROLE_HEADING, template->place);
    context = context_in(composer, context, style, true);
    context.node = node;
    const struct template *marker = find_marker(template->first);
    struct flow number = {0}, words = {0};
    size_t filled = composer->filled, errors = diag_errors(composer->diag);
    if (marker)
        compose_text(composer, marker->first, context, &number);
    compose_text(composer, marker ? marker->next : template->first, context, &words);
    if (again)
        add_continued(composer, context, template->place, &words);
    composer->filled = filled; /* data in its heading do not fill a section */
    struct block *block = paragraph_add(composer, out, style, node, &words, template->place);
    if (!block && diag_errors(composer->diag) == errors)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, template->place, "<%s>", template->element);
    if (!block)
        return;
    if (marker)
        block->marker = marker_block(composer, style, node, &number, marker->place);
    if (node) {
        node->level = heading_level(composer, template->level);
        const char *title = flow_string(composer, &words);
        node->title = marker ? arena_join(composer->arena, flow_string(composer, &number), " ", title) : title;
    }
    end_with_space(composer, block->marker);
    join_axis(composer, block);
}

static struct block *find_heading(struct composer *composer, const struct template *section, struct context context)
{
    const struct template *heading = section->first;
    while (heading && heading->kind != TEMPLATE_HEADING)
        heading = heading->next;
    if (!heading)
        return NULL;
    context.node = NULL;
    struct block_list list = {.link = &list.first};
    if (context_enter(composer, heading, &context))
        add_heading(composer, heading, context, true, &list);
    return list.first;
}

static void add_group(struct composer *composer, const struct template *template, struct context context,
                      struct block_list *out)
{
    const struct style *style = template_style(composer, template);
    bool section = template->kind == TEMPLATE_SECTION;
    struct block *block = block_add(composer, out, BLOCK_GROUP, style, template->place);
    block->page_break |= template->page_break;
    block->node = composer_node(composer, &context, section ? ROLE_SECTION : ROLE_DIVISION, template->place);
    context = context_in(composer, context, style, false);
    context.node = block->node;
    struct filling filling = filling_begin(composer);
    block->group.first = compose_blocks(composer, template->first, context);
    check_filled(composer, &filling, template, &context, block->group.first);
    if (template->repeat_heading)
        block->group.repeat = find_heading(composer, template, context);
}

/* ------------------------------------------------------------------------------------------------ all */

/* What stands in an <each> or <if> is taken as a list again: words that belong together stay together. */
static void add_inside(struct composer *composer, const struct template *template, struct context context,
                       struct block_list *out)
{
    struct xml_answer answer;
    struct row_around row;
    if (rows_begin(composer, template, &row)) {
        while (rows_next(composer, &row))
            compose_into(composer, template->first, context, out);
        return;
    }
    if (!composer_ask(composer, template, &context, &answer))
        return;
    if (template->kind == TEMPLATE_IF && answer.boolean)
        compose_into(composer, template->first, context, out);
    for (size_t i = 0; template->kind == TEMPLATE_EACH && i < answer.count; i++) {
        context.item = answer.nodes[i];
        compose_into(composer, template->first, context, out);
    }
}

static void add_block(struct composer *composer, const struct template *template, struct context context,
                      struct block_list *out)
{
    switch (template->kind) {
    case TEMPLATE_PARAGRAPH: add_paragraph(composer, template, context, out); break;
    case TEMPLATE_HEADING: add_heading(composer, template, context, false, out); break;
    case TEMPLATE_SECTION:
    case TEMPLATE_DIVISION: add_group(composer, template, context, out); break;
    case TEMPLATE_LIST: compose_list(composer, template, context, out); break;
    case TEMPLATE_COLUMNS: compose_columns(composer, template, context, out); break;
    case TEMPLATE_GRID: compose_grid(composer, template, context, out); break;
    case TEMPLATE_TABLE: compose_table(composer, template, context, out); break;
    case TEMPLATE_FLAG:
    case TEMPLATE_IMAGE: compose_picture(composer, template, context, out); break;
    case TEMPLATE_CODE: compose_code(composer, template, context, out); break;
    case TEMPLATE_SEAL: compose_seal(composer, template, context, out); break;
    case TEMPLATE_EACH:
    case TEMPLATE_IF: add_inside(composer, template, context, out); break;
    case TEMPLATE_VALUE: add_value(composer, template, context, out); break;
    case TEMPLATE_LABEL: add_label(composer, template, context, out); break;
    default: break; /* marker, term, rows: taken by what they stand in */
    }
}

static void add_blocks(struct composer *composer, const struct template *template, struct context context,
                       struct block_list *out)
{
    size_t count = count_originals(composer, template);
    for (size_t i = 0; i < count; i++) {
        struct context inside = context;
        take_original(composer, template, i);
        if (context_enter(composer, template, &inside))
            add_block(composer, template, inside, out);
    }
    leave_originals(composer, template);
}

/* Where words that make one paragraph end: at the next block. They are no words but blocks if they are one value or label
 * alone, or, where blocks stand, nothing but these. Blank text does not count. */
static const struct template *end_of_words(const struct template *first, bool tight, bool *blocks)
{
    const struct template *template = first;
    int values = 0, others = 0;
    for (; template && is_text(template); template = template->next) {
        values += may_be_block(template);
        others += !may_be_block(template) && !is_blank_text(template);
    }
    *blocks = others == 0 && (values == 1 || !tight);
    return *blocks ? first->next : template;
}

static void compose_into(struct composer *composer, const struct template *list, struct context context,
                         struct block_list *out)
{
    for (const struct template *template = list, *end; template; template = end) {
        bool blocks = true;
        end = template->next;
        if (is_blank_text(template))
            continue;
        if (is_text(template))
            end = end_of_words(template, context.tight, &blocks);
        if (blocks)
            add_blocks(composer, template, context, out);
        else
            add_text(composer, template, end, context, context.style, out);
    }
}

struct block *compose_blocks(struct composer *composer, const struct template *list, struct context context)
{
    struct block_list out = {.link = &out.first};
    compose_into(composer, list, context, &out);
    return out.first;
}
