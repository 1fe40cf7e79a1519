/*
 * A layout that builds on another says only what differs.  Here its tree is made one with the other's, before anything is
 * read of either: the other's tree is changed as this file says.
 *
 * What has a name (a style, an input, a family of fonts) gets the attributes that are given, and keeps the rest; so do page,
 * fit, note, head and foot, whose content is replaced where there is any. In the body, parts are replaced, removed, or have
 * something put before or after them.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "read/read.h"
#include "read/reader.h"
#include "xml/graft.h"

/* The files that build on one another, from the one that was asked for. */
struct chain {
    const char *path;
    const struct chain *above;
    const struct reach *reach;     /* of the first */
    const char *layouts;           /* the folder of those that the program brings */
};

struct derivation {
    struct xml_file *file;         /* the tree that is changed: the base's */
    const struct xml_file *own;    /* what changes it */
    struct diag *diag;
    struct arena *arena;
};

/* ------------------------------------------------------------------------------------------------ elements that match */

static bool is_same_attribute(const struct xml_node *one, const struct xml_node *other, const char *name)
{
    const char *own = xml_attribute(one, name), *others = xml_attribute(other, name);
    return own && others ? strcmp(own, others) == 0 : own == others;
}

/* What an element of the base and one of the layout on it have alike if they are the same thing. */
static bool is_same(const struct xml_node *one, const struct xml_node *other)
{
    return xml_is_named(one, xml_name(other)) && is_same_attribute(one, other, "name") &&
           (!xml_is_named(one, "head") || is_same_attribute(one, other, "pages")) && !xml_is_named(one, "unused") &&
           !xml_is_named(one, "require");
}

static const struct xml_node *find_same(const struct xml_node *parent, const struct xml_node *wanted)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node))
        if (is_same(node, wanted))
            return node;
    return NULL;
}

static bool has_content(const struct xml_node *node, struct arena *arena)
{
    return xml_first_element(node) || !ascii_is_blank(xml_text(node, arena));
}

/* ------------------------------------------------------------------------------------------------ parts of the body */

/* The next element in document order below `root`. */
static const struct xml_node *next_below(const struct xml_node *root, const struct xml_node *node)
{
    if (xml_first_element(node))
        return xml_first_element(node);
    while (node != root && !xml_next_element(node))
        node = xml_parent(node);
    return node == root ? NULL : xml_next_element(node);
}

static const struct xml_node *find_part(const struct xml_node *root, const struct xml_node *from, const char *name)
{
    for (const struct xml_node *node = next_below(root, from); node; node = next_below(root, node)) {
        const char *part = xml_attribute(node, "part");
        if (part && strcmp(part, name) == 0)
            return node;
    }
    return NULL;
}

static void report_part(const struct derivation *derivation, const struct xml_node *change, const char *name)
{
    struct buffer names = {0};
    const struct xml_node *root = xml_root(derivation->file);
    for (const struct xml_node *node = next_below(root, root); node; node = next_below(root, node)) {
        const char *part = xml_attribute(node, "part");
        if (part && find_part(root, root, part) == node)
            buffer_format(&names, "%s%s", names.length ? ", " : "", part);
    }
    buffer_byte(&names, 0);
    diag_report(derivation->diag, DIAG_PART_UNKNOWN, xml_attribute_place(derivation->own, change, "part"),
                "part=\"%s\"; there are: %s", name, (const char *)names.bytes);
    buffer_finish(&names);
}

/* What takes the place of a part is that part, unless it says otherwise: the next layout may change it again. */
static void name_replacement(const struct derivation *derivation, const struct xml_node *before,
                             const struct xml_node *part, const struct xml_node *change)
{
    const struct xml_node *first = before ? xml_next_element(before) : xml_first_element(xml_parent(part));
    if (first != part && !xml_attribute(first, "part"))
        xml_take_attribute(derivation->file, first, derivation->own, change, "part");
}

static void replace_part(const struct derivation *derivation, const struct xml_node *part, const struct xml_node *change)
{
    const struct xml_node *before = NULL;
    for (const struct xml_node *node = xml_first_element(xml_parent(part)); node != part; node = xml_next_element(node))
        before = node;
    xml_insert(derivation->file, xml_parent(part), part, derivation->own, change);
    name_replacement(derivation, before, part, change);
    xml_remove(part);
}

static bool is_change(const struct xml_node *node)
{
    return xml_is_named(node, "replace") || xml_is_named(node, "remove") || xml_is_named(node, "before") ||
           xml_is_named(node, "after");
}

static void change_one(const struct derivation *derivation, const struct xml_node *change, const struct xml_node *part)
{
    if (xml_is_named(change, "replace"))
        replace_part(derivation, part, change);
    else if (xml_is_named(change, "before"))
        xml_insert(derivation->file, xml_parent(part), part, derivation->own, change);
    else if (xml_is_named(change, "after"))
        xml_insert(derivation->file, xml_parent(part), xml_next(part), derivation->own, change);
    else
        xml_remove(part);
}

/* The next part of the name behind one that goes or is replaced, which those in it go with. */
static const struct xml_node *find_behind(const struct xml_node *root, const struct xml_node *part, const char *name)
{
    const struct xml_node *last = part;
    for (const struct xml_node *node = next_below(part, part); node; node = next_below(part, node))
        last = node;
    return find_part(root, last, name);
}

/* All parts of the name; what is put in has none of them. */
static void change_parts(const struct derivation *derivation, const struct xml_node *change)
{
    const char *name = xml_attribute(change, "part");
    const struct xml_node *root = xml_root(derivation->file), *part = name ? find_part(root, root, name) : NULL;
    if (!name)
        diag_report(derivation->diag, DIAG_ATTRIBUTE_MISSING, xml_place(derivation->own, change), "part of <%s>",
                    xml_name(change));
    else if (!part)
        report_part(derivation, change, name);
    for (const struct xml_node *next; part; part = next) {
        next = find_behind(root, part, name);
        change_one(derivation, change, part);
    }
}

/* A body of changes changes the base's; another stands in its place. */
static bool change_body(const struct derivation *derivation, const struct xml_node *body)
{
    const struct xml_node *first = xml_first_element(body);
    if (!first || !is_change(first))
        return false;
    for (const struct xml_node *node = first; node; node = xml_next_element(node))
        if (is_change(node))
            change_parts(derivation, node);
        else
            diag_report(derivation->diag, DIAG_ELEMENT_UNKNOWN, xml_place(derivation->own, node),
                        "<%s> among changes of the body: expected <replace>, <remove>, <before> or <after>", xml_name(node));
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of it */

static void merge(const struct derivation *derivation, const struct xml_node *base, const struct xml_node *own);

static bool is_list(const struct xml_node *node)
{
    return xml_is_named(node, "layout") || xml_is_named(node, "labels") || xml_is_named(node, "inputs") || xml_is_named(node, "vocabulary") ||
           xml_is_named(node, "fonts") || xml_is_named(node, "styles") || xml_is_named(node, "metadata");
}

static void merge_child(const struct derivation *derivation, const struct xml_node *base, const struct xml_node *child)
{
    const struct xml_node *same = find_same(base, child);
    if (same && xml_is_named(child, "body") && change_body(derivation, child))
        return;
    if (same)
        merge(derivation, same, child);
    else
        xml_append(derivation->file, base, derivation->own, child);
}

static void merge(const struct derivation *derivation, const struct xml_node *base, const struct xml_node *own)
{
    xml_overlay(derivation->file, base, derivation->own, own);
    if (is_list(own)) {
        for (const struct xml_node *child = xml_first_element(own); child; child = xml_next_element(child))
            merge_child(derivation, base, child);
    } else if (has_content(own, derivation->arena)) {
        xml_remove_children(base);
        xml_insert(derivation->file, base, NULL, derivation->own, own);
        xml_take_place(derivation->file, base, derivation->own, own);
    }
}

struct xml_file *derive_file(struct xml_file *base, struct xml_file *own, struct diag *diag)
{
    struct derivation derivation = {base, own, diag, arena_create()};
    xml_begin_changes(base);
    xml_keep(base, own);
    merge(&derivation, xml_root(base), xml_root(own));
    arena_destroy(derivation.arena);
    return base;
}

/* ------------------------------------------------------------------------------------------------ paths */

/* A path of an attribute of `file` as it is from the folder of the file `own`. */
static const char *path_from(const char *own, const char *file, const char *path, struct arena *arena)
{
    if (*path == '/')
        return path;
    const char *folder = folder_of(own, arena), *from = folder_of(file, arena);
    size_t length = strlen(folder);
    from = strncmp(from, folder, length) == 0 ? from + length : from;
    return arena_format(arena, "%s%s", from, path);
}

/* Paths with colons between. */
static const char *paths_from(const char *own, const char *file, const char *list, struct arena *arena)
{
    struct buffer paths = {0};
    while (list) {
        size_t length = strcspn(list, ":");
        buffer_string(&paths, paths.length ? ":" : "");
        buffer_string(&paths, path_from(own, file, arena_copy(arena, list, length), arena));
        list = list[length] ? list + length + 1 : NULL;
    }
    const char *moved = arena_copy(arena, (const char *)paths.bytes, paths.length);
    buffer_finish(&paths);
    return moved;
}

/* The folders of the layout's own labels, then the base's; NULL if it has none of its own. */
static const char *join_folders(const struct xml_file *base, const struct xml_file *own, struct arena *arena)
{
    const struct xml_node *root = xml_root(base);
    const char *folders = xml_attribute(xml_root(own), "labels"), *bases = xml_attribute(root, "labels");
    if (!folders || !bases)
        return folders;
    const char *file = xml_attribute_place(base, root, "labels").file;
    return arena_format(arena, "%s:%s", folders, paths_from(xml_path_of(own), file, bases, arena));
}

/* ------------------------------------------------------------------------------------------------ layouts */

static bool is_in(const struct chain *chain, const char *path)
{
    for (; chain; chain = chain->above)
        if (strcmp(chain->path, path) == 0)
            return true;
    return false;
}

static struct xml_file *derive(struct xml_file *file, const struct chain *above, struct arena *arena, struct diag *diag);

/* From the folder of the file; if it is not there, from that of the layouts which the program brings. */
static const char *find_base(const struct xml_file *file, const char *base, const struct chain *chain, struct arena *arena)
{
    if (*base == '/')
        return base;
    const char *beside = arena_format(arena, "%s%s", folder_of(xml_path_of(file), arena), base);
    const char *brought = arena_format(arena, "%s/%s", chain->layouts, base);
    return !reach_has(chain->reach, beside) && file_exists(brought) ? brought : beside;
}

/* The base of the file, made one with its own; NULL with an error. */
static struct xml_file *open_base(const struct xml_file *file, const char *base, const struct chain *chain,
                                  struct arena *arena, struct diag *diag)
{
    struct place place = xml_place(file, xml_root(file));
    const char *path = find_base(file, base, chain, arena);
    char real[PATH_MAX];
    const char *known = realpath(path, real) ? real : path;
    if (is_in(chain, known)) {
        diag_report(diag, DIAG_LAYOUT_CYCLE, place, "base=\"%s\"", base);
        return NULL;
    }
    struct xml_file *opened = xml_read_within(chain->reach, path, place, diag);
    struct chain below = {arena_copy(arena, known, strlen(known)), chain, chain->reach, chain->layouts};
    return opened ? derive(opened, &below, arena, diag) : NULL;
}

/* Takes the file over. */
static struct xml_file *derive(struct xml_file *file, const struct chain *chain, struct arena *arena, struct diag *diag)
{
    const struct xml_node *root = xml_root(file);
    const char *base = xml_is_named(root, "layout") ? xml_attribute(root, "base") : NULL;
    if (!base)
        return file;
    struct xml_file *merged = open_base(file, base, chain, arena, diag);
    if (merged && !xml_is_named(xml_root(merged), "layout")) {
        diag_report(diag, DIAG_XML_KIND, xml_place(merged, xml_root(merged)), "<%s>; expected <layout>",
                    xml_name(xml_root(merged)));
        xml_close(merged);
        merged = NULL;
    }
    if (!merged) {
        xml_close(file);
        return NULL;
    }
    const char *labels = join_folders(merged, file, arena);
    derive_file(merged, file, diag);
    xml_drop_attribute(xml_root(merged), "base");
    if (labels)
        xml_set_attribute(merged, xml_root(merged), "labels", labels);
    return merged;
}

struct xml_file *derive_layout(struct xml_file *file, const char *layouts, struct diag *diag)
{
    struct arena *arena = arena_create();
    char real[PATH_MAX];
    const char *path = realpath(xml_path_of(file), real) ? real : xml_path_of(file);
    const struct reach *reach = layout_reach(xml_path_of(file), layouts, arena);
    struct xml_file *merged = derive(file, &(struct chain){path, NULL, reach, layouts}, arena, diag);
    arena_destroy(arena);
    return merged;
}

/* ------------------------------------------------------------------------------------------------ as one file */

/* The attribute's path, for the folder of the file at `own`. */
static void move_path(struct xml_file *file, const struct xml_node *node, const char *attribute, const char *own,
                      struct arena *arena)
{
    const char *path = xml_attribute(node, attribute);
    if (!path)
        return;
    const char *from = xml_attribute_place(file, node, attribute).file;
    bool several = strcmp(attribute, "labels") == 0;
    xml_set_attribute(file, node, attribute, several ? paths_from(own, from, path, arena) : path_from(own, from, path, arena));
}

static void move_paths(struct xml_file *file, const char *own, struct arena *arena)
{
    static const char *const attributes[] = {"labels", "hyphenation", "flags",       "regular",
                                             "bold",   "italic",      "bold-italic", "src",     "folder"};
    const struct xml_node *root = xml_root(file);
    for (const struct xml_node *node = root; node; node = next_below(root, node))
        if (node == root || xml_is_named(node, "family") || xml_is_named(node, "img"))
            for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
                move_path(file, node, attributes[i], own, arena);
}

bool flatten_layout(const char *path, const char *layouts, struct buffer *out, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct xml_file *own = xml_read(path, (struct place){0}, diag), *file = own ? derive_layout(own, layouts, diag) : NULL;
    if (file && diag_errors(diag) == errors) {
        struct arena *arena = arena_create();
        xml_begin_changes(file);
        move_paths(file, path, arena);
        xml_write(file, out);
        arena_destroy(arena);
    }
    xml_close(file);
    return diag_errors(diag) == errors;
}
