/* Rows of a workbook -> trees. */
#include <string.h>

#include "base/map.h"
#include "base/say.h"
#include "book/read.h"

static struct spot spot_at(const struct page *page, const struct sheet_row *row, int column)
{
    return (struct spot){page->name, row->line, column < 0 ? 0 : column};
}

/* The column of this role; -1: there is none. */
static int column_of(const struct page *page, enum role role)
{
    int column = 0;
    while (column < page->column_count && page->columns[column].role != role)
        column++;
    return column < page->column_count ? column : -1;
}

static const char *cell_of(const struct sheet_row *row, int column)
{
    return column >= 0 && column < row->count ? row->cells[column] : "";
}

/* Whether anything stands in cells that are read, but for those that say where it belongs. */
static bool has_words(const struct page *page, const struct sheet_row *row)
{
    for (int i = 0; i < row->count && i < page->column_count; i++)
        if ((page->columns[i].role == ROLE_VALUE || page->columns[i].role == ROLE_TEXT) && *row->cells[i])
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------ the list */

/* On every system the name of a file, and of no other folder's. */
static bool is_name(const char *name)
{
    enum { NAME_MOST = 120 };
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)name[i] < ' ' || strchr("/\\:*?\"<>|", name[i]))
            return false;
    return length && length <= NAME_MOST && name[0] != '.' && name[length - 1] != '.' && name[length - 1] != ' ';
}

/* Attributes of the qualification, and of parts that have nothing else. */
static void take_listed(struct reading *reading, struct node *root, const char *heading, const char *words, struct spot spot)
{
    for (size_t i = 0; i < reading->listed.count; i++) {
        const struct listed_value *listed = &reading->listed.list[i];
        if (strcmp(listed->value->name, heading) != 0)
            continue;
        struct node *node = listed->part ? node_last(root, listed->part) : root;
        if (!node) {
            node = node_add(root, listed->part, reading->arena);
            node->spot = spot;
        }
        told_add(&node->values, listed->value->name, words, spot, reading->arena);
        return;
    }
}

static void demand_listed(struct reading *reading, const struct page *page, const struct sheet_row *row, const struct node *root)
{
    for (size_t i = 0; i < reading->usual->value_count; i++) {
        const struct value_kind *value = &reading->usual->values[i];
        int column = 0;
        while (column < page->column_count && strcmp(page->columns[column].heading, value->name) != 0)
            column++;
        if (value->is_required && !told_find(root->values, value->name))
            read_report(reading, DIAG_BOOK_VALUE, spot_at(page, row, column < page->column_count ? column : -1), say("%s is missing; expected %s"), value->name,
                        say(*value->expected ? value->expected : value->about));
    }
}

static void take_entry(struct reading *reading, const struct page *page, const struct sheet_row *row, const char *key, const char *file)
{
    struct listed_entry *entry = arena_new(reading->arena, struct listed_entry);
    entry->key = key;
    entry->file = file;
    entry->spot = spot_at(page, row, column_of(page, ROLE_QUALIFICATION));
    entry->root = node_add(NULL, reading->usual, reading->arena);
    entry->root->spot = entry->spot;
    for (int i = 0; i < row->count && i < page->column_count; i++) {
        const char *words = page->columns[i].role == ROLE_VALUE && *row->cells[i] ? read_words(reading, row->cells[i]) : NULL;
        if (words)
            take_listed(reading, entry->root, page->columns[i].heading, words, spot_at(page, row, i));
    }
    demand_listed(reading, page, row, entry->root);
    *map_slot(reading->entries, key, strlen(key)) = entry;
    *reading->end = entry;
    reading->end = &entry->next;
    reading->entry_count++;
}

/* Where there is one alone, it need not be named. */
static bool is_named_well(struct reading *reading, const char *key)
{
    bool has_nameless = reading->first && !*reading->first->key;
    return *key ? !map_find(reading->entries, key, strlen(key)) && !has_nameless : !reading->first;
}

void read_list_row(struct reading *reading, const struct page *page, const struct sheet_row *row)
{
    const int key_column = column_of(page, ROLE_QUALIFICATION);
    const char *key = read_words(reading, cell_of(row, key_column)), *file = read_words(reading, cell_of(row, column_of(page, ROLE_FILE)));
    if (!key || !file || (!*key && !has_words(page, row)))
        return;
    if (!is_named_well(reading, key))
        read_report(reading, DIAG_BOOK_KEY, spot_at(page, row, key_column), "%s",
                    *key && *reading->first->key ? say("it is listed twice") : say("there are several, and one has no name here"));
    else if (reading->entry_count == READ_QUALIFICATIONS_MOST)
        diag_report(reading->diag, DIAG_SHEET_TOO_LARGE, (struct place){reading->request->path, 0}, say("it lists more than %d qualifications"),
                    READ_QUALIFICATIONS_MOST);
    else
        take_entry(reading, page, row, key, file);
}

/* The first one's words. */
static const char *code_of(const struct node *root)
{
    const struct node *node = root->first;
    while (node && strcmp(node->kind->name, "code") != 0)
        node = node->next;
    const struct told *code = node ? told_find(node->values, "") : NULL;
    return code ? code->words : "";
}

void name_entry(struct reading *reading, struct listed_entry *entry)
{
    if (!*entry->file)
        entry->file = *entry->key ? entry->key : code_of(entry->root);
    bool is_new = !map_find(reading->files, entry->file, strlen(entry->file));
    *map_slot(reading->files, entry->file, strlen(entry->file)) = entry;
    if (!*entry->file)
        read_report(reading, DIAG_BOOK_KEY, entry->spot, "%s", say("the cell is empty, and the qualification has no code"));
    else if (!is_new || !is_name(entry->file))
        read_report(reading, DIAG_BOOK_VALUE, entry->spot, say("\"%s\" is to be the name of a file, and of no other; write one into the column file"),
                    entry->file);
}

/* The qualification that a row names; NULL: it names none. */
static struct listed_entry *listed_entry(const struct reading *reading, const struct page *page, const struct sheet_row *row)
{
    const char *key = cell_of(row, column_of(page, ROLE_QUALIFICATION));
    if (*key)
        return map_find(reading->entries, key, strlen(key));
    return reading->entry_count == 1 ? reading->first : NULL;
}

/* The same, with an error. */
static struct listed_entry *find_entry(struct reading *reading, const struct page *page, const struct sheet_row *row)
{
    const int column = column_of(page, ROLE_QUALIFICATION);
    const char *key = cell_of(row, column);
    struct listed_entry *entry = listed_entry(reading, page, row);
    if (!entry && *key)
        read_report(reading, DIAG_BOOK_KEY, spot_at(page, row, column), say("\"%s\" is not listed"), key);
    else if (!entry)
        read_report(reading, DIAG_BOOK_KEY, spot_at(page, row, column), "%s", say("the cell is empty"));
    return entry;
}

/* ------------------------------------------------------------------------------------------------ what it was made from */

void read_base_row(struct reading *reading, const struct page *page, const struct sheet_row *row)
{
    const char *key = cell_of(row, column_of(page, ROLE_QUALIFICATION)), *piece = cell_of(row, column_of(page, ROLE_BASE));
    struct listed_entry *entry = map_find(reading->entries, key, strlen(key));
    if (entry && read_words(reading, piece)) /* of one that is no longer listed it is of no use */
        buffer_string(&entry->base, piece);
}

/* ------------------------------------------------------------------------------------------------ elements */

/* Whether there is none without a row of its own. */
static bool needs_row(const struct kind *kind)
{
    const struct kind *title = kind_title(kind);
    bool needs = kind->texts || (title && title->is_required);
    for (size_t i = 0; i < kind->value_count; i++)
        needs |= kind->values[i].is_required;
    return kind->is_repeated && needs;
}

static const struct kind *find_part(const struct kind *kind, const char *name, size_t length)
{
    for (size_t i = 0; i < kind->part_count; i++)
        if (strlen(kind->parts[i].name) == length && strncmp(kind->parts[i].name, name, length) == 0)
            return &kind->parts[i];
    return NULL;
}

/* The element that the row's is in; NULL with an error. */
static struct node *find_above(struct reading *reading, struct node *root, const char *path, struct spot spot)
{
    struct node *node = root;
    for (const char *slash; (slash = strchr(path, '/')); path = slash + 1) {
        const struct kind *kind = find_part(node->kind, path, (size_t)(slash - path));
        struct node *next = node_last(node, kind);
        if (!next && needs_row(kind)) {
            read_report(reading, DIAG_BOOK_ELEMENT, spot, say("there is no row of %s above it"), kind->name);
            return NULL;
        }
        if (!next) {
            next = node_add(node, kind, reading->arena);
            next->spot = spot;
        }
        node = next;
    }
    return node;
}

static struct node *find_field(struct node *root, const char *key)
{
    struct node *node = root->first;
    while (node && !(node->kind->key && strcmp(node->kind->key, key) == 0))
        node = node->next;
    return node;
}

/* field[practice]: what it holds the form knows, and the row shows. */
static struct node *take_field(struct reading *reading, struct node *root, const char *path)
{
    const size_t length = strlen(path);
    if (strncmp(path, "field[", strlen("field[")) != 0 || path[length - 1] != ']')
        return NULL;
    const char *key = arena_copy(reading->arena, path + strlen("field["), length - strlen("field[]"));
    struct node *node = find_field(root, key);
    if (node)
        return node;
    struct kind *kind = arena_new(reading->arena, struct kind);
    struct value_kind *value = arena_new(reading->arena, struct value_kind);
    value->name = "";
    *kind = (struct kind){.name = "field", .key = key, .texts = TEXTS_PROSE, .values = value, .value_count = 1};
    return node_add(root, kind, reading->arena);
}

/* The element of the row, new or there already; NULL with an error. */
static struct node *find_node(struct reading *reading, struct node *root, const char *path, struct spot spot)
{
    const struct line *line = lines_find(&reading->lines, path);
    struct node *node = line ? NULL : take_field(reading, root, path);
    if (line) {
        struct node *above = find_above(reading, root, path, spot);
        if (!above)
            return NULL;
        node = line->kind->is_repeated ? NULL : node_last(above, line->kind);
        node = node ? node : node_add(above, line->kind, reading->arena);
    }
    if (!node && *path)
        read_report(reading, DIAG_BOOK_ELEMENT, spot, "\"%s\"", path);
    else if (!node)
        read_report(reading, DIAG_BOOK_ELEMENT, spot, "%s", say("the cell is empty"));
    else if (node->has_row)
        read_report(reading, DIAG_BOOK_ELEMENT, spot, say("%s stands in row %d already"), path, node->spot.line);
    return node && !node->has_row ? node : NULL;
}

/* An empty row of what may be repeated begins another. */
static void begin_another(struct reading *reading, struct node *root, const char *path)
{
    const struct line *line = lines_find(&reading->lines, path);
    const char *slash = strrchr(path, '/');
    struct node *above = root;
    for (const char *at = path, *next; slash && above && at <= slash; at = next + 1) {
        next = strchr(at, '/');
        const struct kind *kind = find_part(above->kind, at, (size_t)(next - at));
        above = kind ? node_last(above, kind) : NULL;
    }
    if (line && above && line->kind->is_repeated)
        above->fresh = line->kind;
}

/* ------------------------------------------------------------------------------------------------ cells */

static bool has_value(const struct kind *kind, const char *column)
{
    for (size_t i = 0; i < kind->value_count; i++)
        if (strcmp(value_column(&kind->values[i]), column) == 0)
            return true;
    return false;
}

static void take_cell(struct reading *reading, struct node *node, const struct column *column, const char *cell, const char *path, struct spot spot)
{
    const bool has_texts = node->kind->texts || kind_title(node->kind);
    const bool fits = column->role == ROLE_TEXT ? has_texts : has_value(node->kind, column->heading);
    const char *words = fits ? read_words(reading, cell) : NULL;
    if (!fits)
        read_report(reading, DIAG_BOOK_ELEMENT, spot, say("%s has nothing in the column %s"), path, column->heading);
    else if (words && column->role == ROLE_TEXT)
        told_add(&node->texts, column->heading, words, spot, reading->arena);
    else if (words)
        told_add(&node->values, strcmp(column->heading, "value") == 0 ? "" : column->heading, words, spot, reading->arena);
}

void read_row(struct reading *reading, const struct page *page, const struct sheet_row *row)
{
    const int element_column = column_of(page, ROLE_ELEMENT);
    const char *path = cell_of(row, element_column);
    const struct spot spot = spot_at(page, row, element_column);
    const bool is_filled = has_words(page, row);
    struct listed_entry *entry = is_filled ? find_entry(reading, page, row) : listed_entry(reading, page, row);
    if (!entry)
        return;
    if (!is_filled) {
        begin_another(reading, entry->root, path);
        return;
    }
    struct node *node = find_node(reading, entry->root, path, spot);
    if (!node)
        return;
    node->has_row = true;
    node->spot = spot;
    for (int i = 0; i < row->count && i < page->column_count; i++)
        if ((page->columns[i].role == ROLE_VALUE || page->columns[i].role == ROLE_TEXT) && *row->cells[i])
            take_cell(reading, node, &page->columns[i], row->cells[i], path, spot_at(page, row, i));
}
