/* What a qualification says, row by row; and rows for what it does not say yet. */
#include <string.h>

#include "base/say.h"
#include "base/unicode.h"
#include "book/words.h"
#include "book/write.h"

struct filling {
    struct writing *writing;
    const struct asked *asked;
    bool explained[LINES_MOST]; /* lines that have had a row */
    int height;                 /* of this row, in lines of text */
    bool good;
};

bool write_cell(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *words, enum look look)
{
    lxw_error error = *words ? writing->xlsx->worksheet_write_string(sheet, row, column, words, writing->looks[look]) :
                               writing->xlsx->worksheet_write_blank(sheet, row, column, writing->looks[look]);
    if (error == LXW_NO_ERROR)
        return true;
    diag_report(writing->diag, DIAG_BOOK_CELL, (struct place){0}, "\"%.*s…\": %s", (int)utf8_cut(words, strlen(words), 60), words, writing->xlsx->lxw_strerror(error));
    return false;
}

/* What a file to begin with has are placeholders, for somebody to write in their place. */
static const char *filled(const struct filling *filling, const char *words)
{
    return filling->writing->request->is_begun ? "" : words;
}

/* ------------------------------------------------------------------------------------------------ a row */

/* How many lines words take in a column so wide. */
static int count_lines(const char *words, int width)
{
    int lines = 1, column = 0;
    for (const char *at = words; *at; at++) {
        column += ((unsigned char)*at & 0xC0) != 0x80;
        if (*at == '\n' || column > width * 9 / 10) { /* words do not part */
            lines++;
            column = 0;
        }
    }
    return lines;
}

static void put(struct filling *filling, const struct tab *tab, size_t column, const char *words, enum look look, int width)
{
    int lines = count_lines(words, width);
    filling->height = lines > filling->height ? lines : filling->height;
    filling->good = write_cell(filling->writing, tab->sheet, tab->next, (lxw_col_t)column, words, look) && filling->good;
}

/* Of a kind the value of this name; NULL: it has none. */
static const struct value_kind *find_value(const struct kind *kind, const char *name)
{
    for (size_t i = 0; i < kind->value_count; i++)
        if (strcmp(kind->values[i].name, name) == 0)
            return &kind->values[i];
    return NULL;
}

static void put_values(struct filling *filling, const struct tab *tab, const struct line *line, const struct xml_node *node)
{
    struct arena *arena = filling->writing->arena;
    for (size_t i = 0; i < tab->value_count; i++) {
        const char *name = tab->values[i]->name, *words = "";
        bool is_its = find_value(line->kind, name);
        if (is_its && node)
            words = *name ? xml_attribute(node, name) : content_trim(xml_text(node, arena), arena);
        put(filling, tab, COLUMN_FIRST + i, filled(filling, words ? words : ""), is_its ? LOOK_CELL : LOOK_UNUSED, WIDTH_VALUE);
    }
}

static const struct xml_node *find_child(const struct xml_node *parent, const char *name)
{
    const struct xml_node *child = parent ? xml_first_element(parent) : NULL;
    while (child && !xml_is_named(child, name))
        child = xml_next_element(child);
    return child;
}

static const struct xml_node *find_text(const struct xml_node *node, const char *language)
{
    for (const struct xml_node *text = node ? xml_first_element(node) : NULL; text; text = xml_next_element(text)) {
        const char *own = xml_is_named(text, "text") ? xml_attribute(text, "lang") : NULL;
        if (own && strcmp(own, language) == 0)
            return text;
    }
    return NULL;
}

static void put_texts(struct filling *filling, const struct tab *tab, const struct line *line, const struct xml_node *node)
{
    struct writing *writing = filling->writing;
    const struct xml_node *holder = line->texts && line->texts != line->kind ? find_child(node, line->texts->name) : node;
    for (size_t i = 0; i < writing->language_count && tab != &writing->tabs[TAB_OFFICE]; i++) {
        const char *words = "";
        if (line->texts)
            words = words_of_text(find_text(holder, writing->languages[i]), line->texts->texts == TEXTS_PROSE, writing->arena);
        put(filling, tab, COLUMN_FIRST + tab->value_count + i, filled(filling, words), line->texts ? LOOK_CELL : LOOK_UNUSED, WIDTH_TEXT);
    }
}

/* What it is called: its heading on the supplement, or else its name. */
static const char *label_of(const struct filling *filling, const struct line *line)
{
    const char *heading = heading_find(&filling->asked->headings, line->path);
    const bool is_named = line->kind->part_count && strcmp(line->kind->label, line->kind->name) != 0; /* as a whole: its heading may be a part's */
    return heading && !is_named ? heading : line->kind->key ? line->kind->label : say(line->kind->label);
}

/* What is said of a new file may show XML. */
static const char *about_of(const struct filling *filling, const struct line *line)
{
    const struct book_writing *request = filling->writing->request;
    const char *about = request->about && !strchr(line->path, '/') ? request->about(line->path) : NULL;
    return about && !strchr(about, '<') ? about : *line->kind->about ? say(line->kind->about) : "";
}

/* Of rows with more than a line: LibreOffice does not work it out, as Excel does. */
static void put_height(struct filling *filling, const struct tab *tab)
{
    static const double LINE = 15, MOST = 405; /* [pt] */
    double height = LINE * filling->height < MOST ? LINE * filling->height : MOST;
    if (filling->height > 1)
        filling->writing->xlsx->worksheet_set_row(tab->sheet, tab->next, height, NULL);
    filling->height = 0;
}

static void put_row(struct filling *filling, const struct line *line, const struct xml_node *node)
{
    struct writing *writing = filling->writing;
    struct tab *tab = &writing->tabs[line->tab];
    bool *explained = &filling->explained[line - filling->asked->lines.list];
    if (!tab->sheet)
        return;
    put(filling, tab, COLUMN_QUALIFICATION, filled(filling, filling->asked->key), LOOK_NAME, WIDTH_KEY);
    put(filling, tab, COLUMN_ELEMENT, line->path, LOOK_NAME, WIDTH_ELEMENT);
    put(filling, tab, COLUMN_LABEL, label_of(filling, line), LOOK_LABEL, WIDTH_LABEL);
    put_values(filling, tab, line, node);
    put_texts(filling, tab, line, node);
    size_t behind = COLUMN_FIRST + tab->value_count + (line->tab != TAB_OFFICE ? writing->language_count : 0);
    put(filling, tab, behind, *explained ? "" : about_of(filling, line), LOOK_ABOUT, WIDTH_ABOUT);
    *explained = true;
    put_height(filling, tab);
    tab->next++;
}

/* ------------------------------------------------------------------------------------------------ all of them */

static void put_parts(struct filling *filling, const struct kind *kind, const char *path, const struct xml_node *node);

static void put_one(struct filling *filling, const struct kind *kind, const char *path, const struct xml_node *node)
{
    const struct line *line = lines_find(&filling->asked->lines, path);
    if (line)
        put_row(filling, line, node);
    put_parts(filling, kind, path, node);
}

/* Whether the qualification has another of several kinds that stand on the same sheet: the one is mostly in the other's place. */
static bool has_other(const struct filling *filling, const char *path)
{
    const struct lines *lines = &filling->asked->lines;
    const struct line *own = lines_find(lines, path);
    for (size_t i = 0; own && i < lines->count; i++)
        if (lines->list[i].tab == own->tab && lines->list[i].kind->is_repeated && !strchr(lines->list[i].path, '/') &&
            find_child(xml_root(filling->asked->qualification->file), lines->list[i].kind->name))
            return true;
    return false;
}

/* A skill in a skill, a group in a group: rare. */
static bool is_nested(const struct kind *kind, const struct kind *above)
{
    return strcmp(kind->name, above->name) == 0;
}

/* Whether there is a row for somebody to fill in, where nothing stands so far: not inside each of several. */
static bool is_offered(const struct filling *filling, const struct kind *kind, const char *path, const struct kind *above, bool is_inside)
{
    bool is_top = !strchr(path, '/');
    if (is_inside)
        return is_top ? !(kind->is_repeated && has_other(filling, path)) : !above->is_repeated;
    return !is_nested(kind, above);
}

static void put_kind(struct filling *filling, const struct kind *kind, const char *path, const struct kind *above, const struct xml_node *parent)
{
    size_t count = 0;
    for (const struct xml_node *node = parent ? xml_first_element(parent) : NULL; node; node = xml_next_element(node))
        if (kind_is_of(kind, node)) {
            put_one(filling, kind, path, node);
            count++;
        }
    if (!count && is_offered(filling, kind, path, above, parent != NULL))
        put_one(filling, kind, path, NULL);
}

static void put_parts(struct filling *filling, const struct kind *kind, const char *path, const struct xml_node *node)
{
    const struct kind *title = *path ? kind_title(kind) : NULL;
    struct arena *arena = filling->writing->arena;
    for (size_t i = 0; i < kind->part_count; i++) {
        const struct kind *part = &kind->parts[i];
        const char *name = part->key ? arena_format(arena, "%s[%s]", part->name, part->key) : part->name;
        if (part != title && !(!*path && kind_is_listed(part)))
            put_kind(filling, part, *path ? arena_format(arena, "%s/%s", path, name) : name, kind, node);
    }
}

/* What a person's edition has, and no qualification's own file: values of fields, when it was made. */
static void tell_rest(const struct filling *filling)
{
    const struct asked *asked = filling->asked;
    const struct xml_file *file = asked->qualification->file;
    const struct xml_node *root = xml_root(file);
    for (const struct xml_node *each = xml_first_attribute(root); each; each = xml_next_attribute(each))
        if (!find_value(asked->kind, xml_name(each)) && strcmp(xml_name(each), "version") != 0)
            diag_report(filling->writing->diag, DIAG_BOOK_NO_PLACE, xml_attribute_place(file, root, xml_name(each)), "%s=\"%s\"", xml_name(each),
                        xml_text(each, filling->writing->arena));
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node)) {
        size_t i = 0;
        while (i < asked->kind->part_count && !kind_is_of(&asked->kind->parts[i], node))
            i++;
        if (i == asked->kind->part_count)
            diag_report(filling->writing->diag, DIAG_BOOK_NO_PLACE, xml_place(file, node), "<%s>", xml_name(node));
    }
}

bool write_rows(struct writing *writing, const struct asked *asked)
{
    struct filling filling = {.writing = writing, .asked = asked, .good = true};
    put_parts(&filling, asked->kind, "", xml_root(asked->qualification->file));
    tell_rest(&filling);
    return filling.good;
}
