/* A layout file -> layout. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "read/read.h"
#include "read/reader.h"

static void check_reach(const struct reader *reader, const struct xml_node *root, const char *attribute, const char *path)
{
    if (!reach_holds(reader->reach, path))
        diag_report(reader->diag, DIAG_PATH_OUTSIDE, xml_attribute_place(reader->file, root, attribute), "%s", path);
}

static const char *folder_path(struct reader *reader, const struct xml_node *root, const char *attribute)
{
    reader_need(reader, root, attribute);
    const char *path = reader_path(reader, root, attribute, ".");
    check_reach(reader, root, attribute, path);
    return path;
}

/* Several, with colons between. */
static const char *const *read_folders(struct reader *reader, const struct xml_node *root, const char *attribute)
{
    reader_need(reader, root, attribute);
    const char *list = xml_attribute(root, attribute);
    size_t count = 2;
    for (const char *at = list; at && (at = strchr(at, ':')); at++)
        count++;
    const char **folders = arena_new_array(reader->arena, const char *, count);
    for (size_t i = 0; list; i++) {
        size_t length = strcspn(list, ":");
        folders[i] = reader_path_from(reader, root, attribute, arena_copy(reader->arena, list, length));
        check_reach(reader, root, attribute, folders[i]);
        list = list[length] ? list + length + 1 : NULL;
    }
    return folders;
}

static const struct face *open_face(struct reader *reader, const struct xml_node *node, const char *attribute,
                                    const struct face *otherwise)
{
    const char *path = reader_path(reader, node, attribute, NULL);
    return path ? fonts_open(reader->fonts, reader->reach, path, xml_attribute_place(reader->file, node, attribute), reader->diag)
                : otherwise;
}

static void read_family(struct reader *reader, const struct xml_node *node, struct family *family)
{
    reader_attributes(reader, node, "name regular bold italic bold-italic");
    family->name = reader_need(reader, node, "name");
    family->name = family->name ? family->name : "";
    reader_need(reader, node, "regular");
    const struct face *regular = open_face(reader, node, "regular", NULL);
    const struct face *bold = open_face(reader, node, "bold", regular);
    const struct face *italic = open_face(reader, node, "italic", regular);
    family->faces[FACE_REGULAR] = regular;
    family->faces[FACE_BOLD] = bold;
    family->faces[FACE_ITALIC] = italic;
    family->faces[FACE_BOLD | FACE_ITALIC] = open_face(reader, node, "bold-italic", bold);
}

static void read_families(struct reader *reader, const struct xml_node *fonts, struct layout *layout)
{
    int count = 0;
    for (const struct xml_node *node = xml_first_element(fonts); node; node = xml_next_element(node))
        count++;
    struct family *list = arena_new_array(reader->arena, struct family, (size_t)count);
    int read = 0;
    for (const struct xml_node *node = xml_first_element(fonts); node; node = xml_next_element(node))
        if (xml_is_named(node, "family"))
            read_family(reader, node, &list[read++]);
        else
            reader_unknown(reader, node);
    layout->families = (struct families){list, read};
}

static void read_unused(struct reader *reader, const struct xml_node *root, struct layout *layout)
{
    struct unused *list = arena_new_array(reader->arena, struct unused, xml_count(root, "unused"));
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        if (!xml_is_named(node, "unused"))
            continue;
        reader_attributes(reader, node, "select");
        struct place place = reader_place(reader, node);
        const char *select = reader_need(reader, node, "select");
        const struct xml_path *path = select ? xml_path_compile(reader->paths, select, place, reader->diag) : NULL;
        if (path)
            list[layout->unused_count++] = (struct unused){path, place};
    }
    layout->unused = list;
}

static void read_page(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    static const double A4_WIDTH = 210 * 72 / 25.4, A4_HEIGHT = 297 * 72 / 25.4;
    reader_attributes(reader, node, "width height top right bottom left head foot");
    struct page_geometry *page = &layout->page;
    page->width = reader_length(reader, node, "width", A4_WIDTH);
    page->height = reader_length(reader, node, "height", A4_HEIGHT);
    page->top = reader_length(reader, node, "top", 56);
    page->right = reader_length(reader, node, "right", 56);
    page->bottom = reader_length(reader, node, "bottom", 56);
    page->left = reader_length(reader, node, "left", 56);
    page->head = reader_length(reader, node, "head", page->top / 2);
    page->foot = reader_length(reader, node, "foot", page->bottom / 2);
    if (page->top < 0 || page->bottom < 0 || page->left < 0 || page->right < 0 ||
        page->width - page->left - page->right < 36 || page->height - page->top - page->bottom < 36)
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node),
                    "the margins leave no room: expected at least 36pt of width and height between them");
}

static void read_fit(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    reader_attributes(reader, node, "pages least most leading minimum");
    const char *pages = reader_need(reader, node, "pages");
    const char *least = xml_attribute(node, "least"), *most = xml_attribute(node, "most");
    const char *leading = xml_attribute(node, "leading");
    struct fit *fit = &layout->fit;
    fit->pages = pages ? (int)value_number(pages, 1, 1000, reader_at(reader, node, "pages")) : 0;
    fit->least_scale = least ? value_share(least, reader_at(reader, node, "least")) : 1;
    fit->most_scale = most ? value_share(most, reader_at(reader, node, "most")) : 1;
    fit->most_leading = leading ? value_share(leading, reader_at(reader, node, "leading")) : 1;
    fit->minimum_size = reader_length(reader, node, "minimum", 0);
    if (fit->least_scale > fit->most_scale)
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node), "least is larger than most");
}

/* The input that dates a personal edition: a day, for nothing else is a date everywhere. */
static void read_metadata_date(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    reader_attributes(reader, node, "select");
    const char *select = reader_need(reader, node, "select");
    for (size_t i = 0; select && i < layout->input_count; i++)
        if (layout->inputs[i].kind == INPUT_DATE && *select == '$' && strcmp(layout->inputs[i].name, select + 1) == 0)
            layout->date = layout->inputs[i].name;
    if (select && !layout->date)
        diag_report(reader->diag, DIAG_VALUE_INVALID, reader_place(reader, node),
                    "select=\"%s\": expected an input of the type date, such as \"$holder.date\"", select);
}

static void read_metadata(struct reader *reader, const struct xml_node *metadata, struct layout *layout)
{
    const struct {
        const char *name;
        const struct template **content;
    } parts[] = {{"title", &layout->title}, {"author", &layout->author}, {"subject", &layout->subject},
                 {"keywords", &layout->keywords}, {"identifier", &layout->identifier}};
    for (const struct xml_node *node = xml_first_element(metadata); node; node = xml_next_element(node)) {
        size_t i = 0;
        while (i < 5 && !xml_is_named(node, parts[i].name))
            i++;
        if (xml_is_named(node, "date"))
            read_metadata_date(reader, node, layout);
        else if (i == 5)
            reader_unknown(reader, node);
        else
            *parts[i].content = read_templates(reader, node, CONTENT_TEXT);
    }
}

static void read_head(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    static const char *const pages[] = {"all", "first", "rest", NULL};
    reader_attributes(reader, node, "pages");
    int which = reader_choice(reader, node, "pages", pages, 0);
    const struct template *head = read_templates(reader, node, CONTENT_BLOCKS);
    if (which != 2)
        layout->head_first = head;
    if (which != 1)
        layout->head_rest = head;
}

static void read_note(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    static const char *const places[] = {"first-page", "end", NULL};
    reader_attributes(reader, node, "style gap place");
    layout->note = read_templates(reader, node, CONTENT_BLOCKS);
    layout->note_gap = reader_length(reader, node, "gap", 12);
    layout->note_at_end = reader_choice(reader, node, "place", places, 0) == 1;
    const char *style = xml_attribute(node, "style");
    layout->note_style = style ? map_find(reader->style_names, style, strlen(style)) : layout->text_style;
    if (!layout->note_style)
        diag_report(reader->diag, DIAG_STYLE_UNKNOWN, reader_place(reader, node), "style=\"%s\"", style ? style : "text");
}

static void read_part(struct reader *reader, const struct xml_node *node, struct layout *layout)
{
    if (xml_is_named(node, "inputs"))
        read_inputs(reader, node, layout);
    else if (xml_is_named(node, "vocabulary"))
        read_vocabulary(reader, node, layout);
    else if (xml_is_named(node, "page"))
        read_page(reader, node, layout);
    else if (xml_is_named(node, "fit"))
        read_fit(reader, node, layout);
    else if (xml_is_named(node, "metadata"))
        read_metadata(reader, node, layout);
    else if (xml_is_named(node, "head"))
        read_head(reader, node, layout);
    else if (xml_is_named(node, "foot"))
        layout->foot = read_templates(reader, node, CONTENT_BLOCKS);
    else if (xml_is_named(node, "note"))
        read_note(reader, node, layout);
    else if (xml_is_named(node, "body"))
        layout->body = read_templates(reader, node, CONTENT_BLOCKS);
    else if (!xml_is_named(node, "fonts") && !xml_is_named(node, "styles") && !xml_is_named(node, "unused") &&
             !xml_is_named(node, "fragment"))
        reader_unknown(reader, node);
}

static const struct xml_node *need_part(struct reader *reader, const struct xml_node *root, const char *name)
{
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, name))
            return node;
    diag_report(reader->diag, DIAG_ELEMENT_MISSING, reader_place(reader, root), "<%s> in <layout>", name);
    return NULL;
}

/* Fonts before styles, styles before templates: each refers to the one before. */
static void read_parts(struct reader *reader, const struct xml_node *root, struct layout *layout)
{
    const struct xml_node *fonts = need_part(reader, root, "fonts"), *styles = need_part(reader, root, "styles");
    need_part(reader, root, "page");
    need_part(reader, root, "body");
    if (!fonts || !styles)
        return;
    read_families(reader, fonts, layout);
    if (!layout->families.count)
        diag_report(reader->diag, DIAG_ELEMENT_MISSING, reader_place(reader, fonts), "<family> in <fonts>");
    read_styles(reader, styles, layout);
    if (!layout->text_style)
        diag_report(reader->diag, DIAG_STYLE_UNKNOWN, reader_place(reader, styles), "\"text\", which every layout needs");
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        read_part(reader, node, layout);
    read_unused(reader, root, layout);
}

struct layout *read_layout(const char *path, const char *layouts, struct fonts *fonts, struct diag *diag)
{
    struct xml_file *file = xml_read(path, (struct place){0}, diag);
    return file ? read_layout_file(file, layouts, fonts, diag) : NULL;
}

struct layout *read_layout_file(struct xml_file *file, const char *layouts, struct fonts *fonts, struct diag *diag)
{
    static const char *const records[] = {"no", "elm-xml", NULL};
    const char *path = xml_path_of(file); /* stays: what it is made one with keeps it */
    size_t errors = diag_errors(diag);
    file = derive_layout(file, layouts, diag);
    if (!file)
        return NULL;
    struct layout *layout = memory_zeroed(1, sizeof *layout);
    layout->arena = arena_create();
    layout->file = file;
    layout->paths = xml_paths_create();
    layout->style_names = map_create();
    layout->path = path;
    layout->reach = layout_reach(path, layouts, layout->arena);
    struct reader reader = {file, layout->paths, layout->arena, diag, layout->style_names, fonts, layout->reach, NULL};
    const struct xml_node *root = xml_root(file);
    if (!xml_is_named(root, "layout")) {
        diag_report(diag, DIAG_XML_KIND, reader_place(&reader, root), "<%s>; expected <layout>", xml_name(root));
    } else {
        reader_attributes(&reader, root, "version name base labels hyphenation flags standard record");
        const char *name = reader_need(&reader, root, "name");
        layout->name = name ? name : "";
        layout->label_folders = read_folders(&reader, root, "labels");
        layout->hyphenation_folder = folder_path(&reader, root, "hyphenation");
        layout->flags_folder = folder_path(&reader, root, "flags");
        layout->standard = (enum standard)(STANDARD_PDF17 + reader_choice(&reader, root, "standard", standard_names, 0));
        layout->carries_record = reader_choice(&reader, root, "record", records, 0) == 1;
        layout->fit = (struct fit){0, 1, 1, 1, 0};
        read_parts(&reader, root, layout);
    }
    if (diag_errors(diag) == errors)
        return layout;
    layout_destroy(layout);
    return NULL;
}

void layout_destroy(struct layout *layout)
{
    if (!layout)
        return;
    map_destroy(layout->style_names);
    xml_paths_destroy(layout->paths);
    xml_close(layout->file);
    arena_destroy(layout->arena);
    free(layout);
}
