/* Rich text of the qualification: p, ul, ol, li, strong, em, a, span, br -> runs and blocks. */
#include <string.h>

#include "base/ascii.h"
#include "compose/composer.h"

static bool is_block_element(const struct xml_node *node)
{
    return xml_is_named(node, "p") || xml_is_named(node, "ul") || xml_is_named(node, "ol");
}

static bool holds_blocks(const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (is_block_element(child))
            return true;
    return false;
}

static struct place place_of(const struct composer *composer, const struct xml_node *node)
{
    return xml_place(composer->qualification->file, node);
}

/* ------------------------------------------------------------------------------------------------ text */

static void rich_link(struct composer *composer, const struct xml_node *node, struct context context, struct flow *flow)
{
    const char *target = xml_attribute(node, "href");
    if (!target)
        diag_report(composer->diag, DIAG_ATTRIBUTE_MISSING, place_of(composer, node), "href of <a>");
    context.node = composer_node(composer, &context, ROLE_LINK, place_of(composer, node));
    if (context.node) {
        context.node->target = target ? target : "";
        context.node->title = xml_text(node, composer->arena);
    }
    size_t length = flow->length;
    compose_rich_text(composer, node, context, flow);
    if (flow->length == length)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, place_of(composer, node), "<a> in <%s>", xml_name(xml_parent(node)));
}

static void rich_element(struct composer *composer, const struct xml_node *node, struct context context,
                         struct flow *flow)
{
    struct place place = place_of(composer, node);
    if (xml_is_named(node, "a")) {
        rich_link(composer, node, context, flow);
        return;
    }
    if (xml_is_named(node, "br")) {
        flow_break(composer, flow, &context, place);
        return;
    }
    enum role role = ROLE_SPAN;
    if (xml_is_named(node, "strong")) {
        context.bold = true;
        role = ROLE_STRONG;
    } else if (xml_is_named(node, "em")) {
        context.italic = true;
        role = ROLE_EMPHASIS;
    } else if (xml_is_named(node, "span")) {
        const char *language = xml_attribute(node, "lang");
        context.span_language = language ? language : context.span_language;
    } else {
        diag_report(composer->diag, is_block_element(node) ? DIAG_VALUE_NOT_INLINE : DIAG_ELEMENT_UNKNOWN, place,
                    "<%s> in <%s>", xml_name(node), xml_name(xml_parent(node)));
        return;
    }
    context.node = composer_node(composer, &context, role, place);
    compose_rich_text(composer, node, context, flow);
}

void compose_rich_text(struct composer *composer, const struct xml_node *node, struct context context,
                       struct flow *flow)
{
    /* One paragraph alone is as good as its words. */
    const struct xml_node *only = xml_first_element(node);
    if (only && xml_is_named(only, "p") && !xml_next_element(only))
        node = only;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (xml_is_element(child))
            rich_element(composer, child, context, flow);
        else
            flow_text(composer, flow, &context, place_of(composer, child), xml_text(child, composer->arena));
}

/* ------------------------------------------------------------------------------------------------ blocks */

static void rich_paragraph(struct composer *composer, const struct xml_node *node, struct context context,
                           struct block_list *out)
{
    struct place place = place_of(composer, node);
    struct flow flow = {0};
    struct node *own = context.node = composer_node(composer, &context, ROLE_PARAGRAPH, place);
    const struct style *style = context.paragraph;
    context.style = layout_text_style(composer->layout, style);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        if (xml_is_element(child))
            rich_element(composer, child, context, &flow);
        else
            flow_text(composer, &flow, &context, place_of(composer, child), xml_text(child, composer->arena));
    bool empty = flow_shows_nothing(&flow, 0);
    composer->filled += !empty;
    if (!paragraph_add(composer, out, style, own, &flow, place) || empty)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, place, "<%s>", xml_name(node));
}

static void rich_item(struct composer *composer, const struct xml_node *node, struct context context, int number,
                      bool ordered, const struct style *style, struct block_list *out)
{
    struct place place = place_of(composer, node);
    const char *marker = ordered ? arena_format(composer->arena, "%d.", number) : style->marker;
    struct context inside;
    struct block *item = item_add(composer, out, style, context, marker, place, &inside);
    struct block_list blocks = {.link = &blocks.first};
    compose_rich_blocks(composer, node, inside, &blocks);
    item->group.first = blocks.first;
}

static void rich_list(struct composer *composer, const struct xml_node *node, struct context context,
                      struct block_list *out)
{
    bool ordered = xml_is_named(node, "ol");
    const struct style *style = named_style(composer, ordered ? "ol" : "ul");
    struct block *list = list_add(composer, out, style, &context, ordered, place_of(composer, node));
    struct block_list items = {.link = &items.first};
    int number = 0;
    for (const struct xml_node *child = xml_first_element(node); child; child = xml_next_element(child))
        if (xml_is_named(child, "li"))
            rich_item(composer, child, context, ++number, ordered, named_style(composer, "li"), &items);
        else
            diag_report(composer->diag, DIAG_ELEMENT_UNKNOWN, place_of(composer, child), "<%s> in <%s>",
                        xml_name(child), xml_name(node));
    list->group.first = items.first;
    if (!number)
        diag_report(composer->diag, DIAG_TEXT_EMPTY, place_of(composer, node), "<%s>", xml_name(node));
}

/* Words that stand before, between or after paragraphs and lists make paragraphs of their own in a list item; in a text
 * they are a slip. */
static void check_bare_words(struct composer *composer, const struct xml_node *node, const struct xml_node *words)
{
    const char *text = xml_text(words, composer->arena);
    text += strspn(text, " \t\r\n");
    if (xml_is_named(node, "text"))
        diag_report(composer->diag, DIAG_WORDS_BARE, place_of(composer, words), "\"%.*s\"",
                    (int)strcspn(text, "\r\n"), text);
}

static void rich_mixed(struct composer *composer, const struct xml_node *node, struct context context,
                       struct block_list *out)
{
    struct flow flow = {0};
    struct context inside = context;
    inside.style = layout_text_style(composer->layout, context.paragraph);
    struct node *own = NULL;
    for (const struct xml_node *child = xml_first(node);; child = xml_next(child)) {
        if (child && !xml_is_element(child) && !own && ascii_is_blank(xml_text(child, composer->arena)))
            continue;
        if (child && !is_block_element(child)) {
            if (!own)
                check_bare_words(composer, node, child);
            if (!own)
                own = composer_node(composer, &context, ROLE_PARAGRAPH, place_of(composer, child));
            inside.node = own;
            if (xml_is_element(child))
                rich_element(composer, child, inside, &flow);
            else
                flow_text(composer, &flow, &inside, place_of(composer, child), xml_text(child, composer->arena));
            continue;
        }
        paragraph_add(composer, out, context.paragraph, own, &flow, place_of(composer, node));
        flow = (struct flow){0};
        own = NULL;
        if (!child)
            return;
        if (xml_is_named(child, "p"))
            rich_paragraph(composer, child, context, out);
        else
            rich_list(composer, child, context, out);
    }
}

void compose_rich_blocks(struct composer *composer, const struct xml_node *node, struct context context,
                         struct block_list *out)
{
    if (holds_blocks(node))
        rich_mixed(composer, node, context, out);
    else
        rich_paragraph(composer, node, context, out);
}
