/* Words, and the elements among them. */
#include <string.h>
#include <strings.h>

#include "paint/html.h"

/* ------------------------------------------------------------------------------------------------ escapes */

void html_put_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    buffer_format(out, " %s=\"", name);
    markup_string(out, value);
    buffer_byte(out, '"');
}

void html_put_json(struct buffer *out, const char *json)
{
    for (; *json; json++)
        if (*json == '<' || *json == '>' || *json == '&')
            buffer_format(out, "\\u%04x", (unsigned)*json);
        else
            buffer_byte(out, (unsigned char)*json);
}

/* ------------------------------------------------------------------------------------------------ language */

static const char *language_at(const struct html *html, const struct node *node)
{
    while (node && !node->language)
        node = node->parent;
    return node ? node->language : html->document->root->language;
}

void html_take_language(struct html *html, const struct node *node)
{
    const char *language = node ? language_at(html, node) : html->language;
    if (strcmp(language, html->language) == 0)
        return;
    html_put_attribute(html->out, "lang", language);
    html->language = language;
}

/* ------------------------------------------------------------------------------------------------ elements among words */

/* The element of a node; NULL: it needs none. */
static const char *element_of(const struct html *html, const struct node *node)
{
    switch (node->role) {
    case ROLE_LINK: return "a";
    case ROLE_STRONG: return "strong";
    case ROLE_EMPHASIS: return "em";
    case ROLE_REFERENCE: return "sup";
    default: return strcmp(language_at(html, node), language_at(html, node->parent)) != 0 ? "span" : NULL;
    }
}

/* Others than these do something else in a browser than lead somewhere. */
static bool is_address(const char *target)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; target && i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(target, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* A link to the note says what it leads to, and begins with what is seen of it (WCAG 2.2, 2.5.3). */
static void put_link(struct html *html, const struct node *node, const struct run *run)
{
    if (!node->leads_to) {
        html_put_attribute(html->out, "href", is_address(node->target) ? node->target : NULL);
        return;
    }
    HTML_PUT(html->out, " href=\"#note\" role=\"doc-noteref\" aria-label=\"");
    markup_text(html->out, run->text, run->length);
    buffer_byte(html->out, ' ');
    markup_string(html->out, node->title ? node->title : "");
    buffer_byte(html->out, '"');
}

static void open_node(struct html *html, const struct node *node, const struct run *run)
{
    const char *element = element_of(html, node);
    if (!element)
        return;
    buffer_format(html->out, "<%s", element);
    if (node->role == ROLE_LINK)
        put_link(html, node, run);
    html_take_language(html, node);
    buffer_byte(html->out, '>');
}

static void close_node(struct html *html, const struct node *node)
{
    const char *element = element_of(html, node);
    if (element)
        buffer_format(html->out, "</%s>", element);
    html->language = language_at(html, node->parent);
}

static bool is_within(const struct node *node, const struct node *around)
{
    while (node && node != around)
        node = node->parent;
    return node != NULL;
}

/* Opens all nodes below `around` down to `node`. Texts are nested as deep as their file, at most (XML_DEPTH_MOST). */
static void open_down(struct html *html, const struct node *around, const struct node *node, const struct run *run)
{
    if (!node || node == around)
        return;
    open_down(html, around, node->parent, run);
    open_node(html, node, run);
}

/* From one node in a paragraph to another. */
static void move(struct html *html, const struct node *from, const struct node *to, const struct run *run)
{
    for (; from && !is_within(to, from); from = from->parent)
        close_node(html, from);
    open_down(html, from, to, run);
}

/* ------------------------------------------------------------------------------------------------ runs */

/* What no node says: in artifacts, where there are none. */
static const char *loose_element(const struct run *run)
{
    if (run->node)
        return NULL;
    return run->bold && !run->style->bold ? "b" : run->italic && !run->style->italic ? "i" : NULL;
}

static void put_run(struct html *html, const struct run *run)
{
    const char *loose = loose_element(run);
    bool styled = !html_is_like(run->style, html->style);
    if (styled) {
        html_styles_add(html->styles, run->style, HTML_BLOCK);
        buffer_format(html->out, "<span class=\"%s%s\">", run->style->name, run->style->without_box ? " _t" : "");
    }
    if (loose)
        buffer_format(html->out, "<%s>", loose);
    markup_text(html->out, run->text, run->length);
    if (loose)
        buffer_format(html->out, "</%s>", loose);
    if (styled)
        HTML_PUT(html->out, "</span>");
}

void html_put_runs(struct html *html, const struct paragraph_content *content, const struct node *node)
{
    const struct node *at = node;
    const char *language = html->language;
    for (size_t i = 0; i < content->count; i++) {
        const struct run *run = &content->runs[i];
        move(html, at, run->node ? run->node : node, run);
        at = run->node ? run->node : node;
        if (run->kind == RUN_BREAK)
            HTML_PUT(html->out, "<br>");
        else if (run->kind == RUN_TEXT)
            put_run(html, run);
    }
    move(html, at, node, NULL);
    html->language = language;
}
