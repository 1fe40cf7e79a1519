/* Templates: the elements of a layout or label, checked against the table of what may stand where. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "read/picture.h"
#include "read/reader.h"

/* One row for each element: what it is, where it may stand, what may stand in it, its attributes. */
struct element {
    const char *name;
    enum template_kind kind;
    unsigned member, content;
    const char *attributes;
};

#define BLOCKS_OR_TEXT (CONTENT_BLOCKS | CONTENT_TEXT)

static const struct element ELEMENTS[] = {
    {"label", TEMPLATE_LABEL, BLOCKS_OR_TEXT, 0, "name select style lang part"},
    {"value", TEMPLATE_VALUE, BLOCKS_OR_TEXT, 0, "select style lang part"},
    {"each", TEMPLATE_EACH, CONTENT_ANY, CONTENT_ANY, "select lang part"},
    {"if", TEMPLATE_IF, CONTENT_ANY, CONTENT_ANY, "test lang part"},
    {"span", TEMPLATE_SPAN, CONTENT_TEXT, CONTENT_TEXT, "style lang part"},
    {"strong", TEMPLATE_STRONG, CONTENT_TEXT, CONTENT_TEXT, "style lang part"},
    {"em", TEMPLATE_EMPHASIS, CONTENT_TEXT, CONTENT_TEXT, "style lang part"},
    {"a", TEMPLATE_LINK, CONTENT_TEXT, CONTENT_TEXT, "href select style lang part"},
    {"note-ref", TEMPLATE_NOTE_REFERENCE, CONTENT_TEXT, CONTENT_TEXT, "style lang part"},
    {"br", TEMPLATE_BREAK, CONTENT_TEXT, 0, ""},
    {"page-number", TEMPLATE_PAGE_NUMBER, CONTENT_TEXT, 0, ""},
    {"page-count", TEMPLATE_PAGE_COUNT, CONTENT_TEXT, 0, ""},
    {"p", TEMPLATE_PARAGRAPH, CONTENT_BLOCKS, CONTENT_TEXT, "style lang part"},
    {"h1", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"h2", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"h3", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"h4", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"h5", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"h6", TEMPLATE_HEADING, CONTENT_BLOCKS, CONTENT_TEXT | CONTENT_MARKER, "style lang part"},
    {"section", TEMPLATE_SECTION, CONTENT_BLOCKS, BLOCKS_OR_TEXT, "style lang repeat break part"},
    {"div", TEMPLATE_DIVISION, CONTENT_BLOCKS, BLOCKS_OR_TEXT, "style lang break part"},
    {"ul", TEMPLATE_LIST, CONTENT_BLOCKS, CONTENT_ITEMS, "style lang part"},
    {"ol", TEMPLATE_LIST, CONTENT_BLOCKS, CONTENT_ITEMS, "style lang part"},
    {"li", TEMPLATE_ITEM, CONTENT_ITEMS, BLOCKS_OR_TEXT | CONTENT_MARKER, "style lang part"},
    {"marker", TEMPLATE_MARKER, CONTENT_MARKER, CONTENT_TEXT, "style lang part"},
    {"columns", TEMPLATE_COLUMNS, CONTENT_BLOCKS, CONTENT_COLUMNS, "style lang gutter align part"},
    {"column", TEMPLATE_COLUMN, CONTENT_COLUMNS, BLOCKS_OR_TEXT, "style lang width align part"},
    {"grid", TEMPLATE_GRID, CONTENT_BLOCKS, CONTENT_ENTRIES, "style lang columns gutter part"},
    {"entry", TEMPLATE_ENTRY, CONTENT_ENTRIES, BLOCKS_OR_TEXT | CONTENT_TERM, "style lang span part"},
    {"term", TEMPLATE_TERM, CONTENT_TERM, CONTENT_TEXT, "style lang part"},
    {"table", TEMPLATE_TABLE, CONTENT_BLOCKS, CONTENT_COLS | CONTENT_ROWS, "style lang width gutter part"},
    {"col", TEMPLATE_COL, CONTENT_COLS, 0, "width"},
    {"thead", TEMPLATE_TABLE_HEAD, CONTENT_ROWS, CONTENT_ROWS, "lang"},
    {"tr", TEMPLATE_ROW, CONTENT_ROWS, CONTENT_CELLS, "style lang part"},
    {"th", TEMPLATE_HEADER_CELL, CONTENT_CELLS, BLOCKS_OR_TEXT, "style lang scope colspan rowspan align part"},
    {"td", TEMPLATE_CELL, CONTENT_CELLS, BLOCKS_OR_TEXT, "style lang colspan rowspan align part"},
    {"flag", TEMPLATE_FLAG, CONTENT_BLOCKS, CONTENT_TEXT, "style lang select width height border part"},
    {"code", TEMPLATE_CODE, CONTENT_BLOCKS, CONTENT_TEXT, "style lang select width part"},
    {"seal", TEMPLATE_SEAL, CONTENT_BLOCKS, CONTENT_TEXT, "style lang width height part"},
    {"img", TEMPLATE_IMAGE, CONTENT_BLOCKS, CONTENT_TEXT, "style lang src select folder width height border part"},
};

static const struct element *find_element(const char *name, unsigned content)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
        if (*ELEMENTS[i].name == *name && strcmp(ELEMENTS[i].name, name) == 0)
            return ELEMENTS[i].member & content ? &ELEMENTS[i] : NULL;
    return NULL;
}

static void read_style(struct reader *reader, const struct xml_node *node, struct template *template)
{
    const char *style = xml_attribute(node, "style");
    const char *name = style ? style : template->element;
    template->own_style = style != NULL;
    template->style = map_find(reader->style_names, name, strlen(name));
    if (style && !template->style)
        diag_report(reader->diag, DIAG_STYLE_UNKNOWN, template->place, "style=\"%s\"", style);
}

static void read_select(struct reader *reader, const struct xml_node *node, struct template *template)
{
    const char *attribute = template->kind == TEMPLATE_IF ? "test" : "select";
    bool needed = template->kind == TEMPLATE_IF || template->kind == TEMPLATE_EACH ||
                  template->kind == TEMPLATE_VALUE || template->kind == TEMPLATE_FLAG || template->kind == TEMPLATE_CODE;
    const char *expression = needed ? reader_need(reader, node, attribute) : xml_attribute(node, attribute);
    if (expression)
        template->select = xml_path_compile(reader->paths, expression, template->place, reader->diag);
    if (template->kind == TEMPLATE_LABEL) {
        template->name = expression ? NULL : reader_need(reader, node, "name");
    } else if (template->kind == TEMPLATE_LINK) {
        template->text = expression ? NULL : reader_need(reader, node, "href");
    }
}

static struct column read_width(struct reader *reader, const struct xml_node *node)
{
    const char *width = xml_attribute(node, "width");
    struct value_place at = reader_at(reader, node, "width");
    if (!width || strcmp(width, "auto") == 0)
        return (struct column){WIDTH_CONTENT, 0};
    if (strcmp(width, "rest") == 0)
        return (struct column){WIDTH_REST, 0};
    if (strchr(width, '%'))
        return (struct column){WIDTH_SHARE, value_share(width, at)};
    return (struct column){WIDTH_POINTS, value_length(width, at)};
}

static int read_count(struct reader *reader, const struct xml_node *node, const char *attribute, int most)
{
    const char *value = xml_attribute(node, attribute);
    return value ? (int)value_number(value, 1, most, reader_at(reader, node, attribute)) : 1;
}

static void read_table_attributes(struct reader *reader, const struct xml_node *node, struct template *template)
{
    static const char *const verticals[] = {"top", "middle", "bottom", NULL};
    static const char *const scopes[] = {"none", "row", "column", NULL};
    if (template->kind < TEMPLATE_COLUMNS || template->kind > TEMPLATE_CELL) /* as nearly all */
        return;
    template->vertical = (enum vertical_align)reader_choice(reader, node, "align", verticals, VERTICAL_TOP);
    template->gutter = reader_length(reader, node, "gutter", 0);
    switch (template->kind) {
    case TEMPLATE_COLUMN:
    case TEMPLATE_COL: template->width = read_width(reader, node); break;
    case TEMPLATE_TABLE: template->fill_width = read_width(reader, node).kind != WIDTH_CONTENT; break;
    case TEMPLATE_GRID: template->columns = read_count(reader, node, "columns", 8); break;
    case TEMPLATE_ENTRY: template->column_span = read_count(reader, node, "span", 8); break;
    case TEMPLATE_HEADER_CELL:
    case TEMPLATE_CELL:
        if (template->kind == TEMPLATE_HEADER_CELL)
            template->scope = (enum scope)reader_choice(reader, node, "scope", scopes, SCOPE_COLUMN);
        template->column_span = read_count(reader, node, "colspan", 64);
        template->row_span = read_count(reader, node, "rowspan", 1000);
        break;
    default: break;
    }
}

static void read_picture_attributes(struct reader *reader, const struct xml_node *node, struct template *template)
{
    template->picture_width = reader_length(reader, node, "width", 0);
    template->picture_height = reader_length(reader, node, "height", 0);
    const char *border = xml_attribute(node, "border");
    if (border)
        template->border = value_edge(border, reader_at(reader, node, "border"));
    if (template->picture_width < 0 || template->picture_height < 0 ||
        (template->picture_width == 0 && template->picture_height == 0))
        diag_report(reader->diag, DIAG_ATTRIBUTE_MISSING, template->place, "width or height of <%s>",
                    template->element);
    if (template->kind == TEMPLATE_SEAL) {
        reader_need(reader, node, "width");
        reader_need(reader, node, "height");
    }
    if (template->kind != TEMPLATE_IMAGE)
        return;
    if (template->select)
        template->folder = reader_need(reader, node, "folder") ? reader_path(reader, node, "folder", NULL) : "";
    else if (reader_need(reader, node, "src"))
        template->picture = read_picture(reader->reach, reader_path(reader, node, "src", NULL), reader->arena, template->place, reader->diag);
}

static void read_own_attributes(struct reader *reader, const struct xml_node *node, struct template *template)
{
    static const char *const languages[] = {"inherited", "edition", "original", "translation", NULL};
    static const char *const repeats[] = {"none", "heading", NULL};
    static const char *const breaks[] = {"auto", "page", NULL};
    template->language = (enum language_choice)reader_choice(reader, node, "lang", languages, LANGUAGE_INHERITED);
    template->level = template->element[0] == 'h' ? template->element[1] - '0' : 0;
    template->ordered = strcmp(template->element, "ol") == 0;
    if (template->kind == TEMPLATE_SECTION)
        template->repeat_heading = reader_choice(reader, node, "repeat", repeats, 0) == 1;
    if (template->kind == TEMPLATE_SECTION || template->kind == TEMPLATE_DIVISION)
        template->page_break = reader_choice(reader, node, "break", breaks, 0) == 1;
    if (template->kind >= TEMPLATE_FLAG && template->kind <= TEMPLATE_SEAL)
        read_picture_attributes(reader, node, template);
    else
        read_table_attributes(reader, node, template);
}

static struct template *read_element(struct reader *reader, const struct xml_node *node, unsigned content)
{
    const struct element *element = find_element(xml_name(node), content);
    if (!element) {
        reader_unknown(reader, node);
        return NULL;
    }
    reader_attributes(reader, node, element->attributes);
    struct template *template = arena_new(reader->arena, struct template);
    template->kind = element->kind;
    template->element = element->name;
    template->place = reader_place(reader, node);
    read_style(reader, node, template);
    read_select(reader, node, template);
    read_own_attributes(reader, node, template);
    unsigned inside = element->content == CONTENT_ANY ? content : element->content;
    template->first = read_templates(reader, node, inside);
    return template;
}

/* Length of the first line with words on it; moves to its beginning. */
static int first_line(const char **text)
{
    *text += strspn(*text, " \t\r\n");
    return (int)strcspn(*text, "\r\n");
}

static struct template *read_text(struct reader *reader, const struct xml_node *node, unsigned content)
{
    const char *text = xml_text(node, reader->arena);
    if (content & CONTENT_TEXT) {
        struct template *template = arena_new(reader->arena, struct template);
        template->kind = TEMPLATE_TEXT;
        template->element = "text";
        template->place = reader_place(reader, node);
        template->text = text;
        return template;
    }
    if (!ascii_is_blank(text)) {
        int length = first_line(&text);
        diag_report(reader->diag, DIAG_ELEMENT_UNKNOWN, reader_place(reader, node), "words in <%s>: \"%.*s\"",
                    xml_name(xml_parent(node)), length, text);
    }
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ fragments */

/* One that was read, or is being read, for places of a kind. */
struct fragment {
    const struct xml_node *node;
    unsigned content;
    const struct template *first;
    bool open;
    struct fragment *next;
};

static const struct xml_node *find_fragment(const struct reader *reader, const char *name)
{
    const struct xml_node *node = xml_first_element(xml_root(reader->file));
    for (; node; node = xml_next_element(node)) {
        const char *own = xml_is_named(node, "fragment") ? xml_attribute(node, "name") : NULL;
        if (own && strcmp(own, name) == 0)
            return node;
    }
    return NULL;
}

static struct fragment *find_read(const struct reader *reader, const struct xml_node *node, unsigned content)
{
    struct fragment *fragment = reader->fragments;
    while (fragment && (fragment->node != node || fragment->content != content))
        fragment = fragment->next;
    return fragment;
}

/* However often it is used, it is read once. */
static struct fragment *read_fragment(struct reader *reader, const struct xml_node *node, unsigned content)
{
    struct fragment *fragment = arena_new(reader->arena, struct fragment);
    *fragment = (struct fragment){.node = node, .content = content, .open = true, .next = reader->fragments};
    reader->fragments = fragment;
    fragment->first = read_templates(reader, node, content);
    fragment->open = false;
    return fragment;
}

/* What stands in the fragment, as in an <if> that always holds. */
static struct template *read_use(struct reader *reader, const struct xml_node *node, unsigned content)
{
    reader_attributes(reader, node, "fragment");
    const char *name = reader_need(reader, node, "fragment");
    const struct xml_node *inside = name ? find_fragment(reader, name) : NULL;
    struct fragment *fragment = inside ? find_read(reader, inside, content) : NULL;
    if (name && !inside)
        diag_report(reader->diag, DIAG_FRAGMENT_UNKNOWN, reader_place(reader, node), "fragment=\"%s\"", name);
    if (fragment && fragment->open)
        diag_report(reader->diag, DIAG_FRAGMENT_CYCLE, reader_place(reader, node), "fragment=\"%s\"", name);
    if (!inside || (fragment && fragment->open))
        return NULL;
    struct template *template = arena_new(reader->arena, struct template);
    template->kind = TEMPLATE_IF;
    template->element = "use";
    template->place = reader_place(reader, node);
    template->first = fragment ? fragment->first : read_fragment(reader, inside, content)->first;
    return template;
}

const struct template *read_templates(struct reader *reader, const struct xml_node *node, unsigned content)
{
    struct template *first = NULL, **link = &first;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        struct template *template = !xml_is_element(child)          ? read_text(reader, child, content)
                                    : xml_is_named(child, "use") ? read_use(reader, child, content)
                                                                   : read_element(reader, child, content);
        if (!template)
            continue;
        *link = template;
        link = &template->next;
    }
    return first;
}
