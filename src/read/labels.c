/* A label file -> label set. */
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/memory.h"
#include "read/read.h"
#include "read/reader.h"
#include "xml/graft.h"

static void read_label(struct reader *reader, const struct xml_node *node, struct label_set *labels)
{
    static const char *const statuses[] = {"official", "draft", NULL};
    reader_attributes(reader, node, "name status");
    const char *name = reader_need(reader, node, "name");
    if (!name)
        return;
    struct label *label = arena_new(reader->arena, struct label);
    *label = (struct label){name, reader_place(reader, node), node,
                            read_templates(reader, node, CONTENT_TEXT | CONTENT_BLOCKS),
                            reader_choice(reader, node, "status", statuses, 0) == 1};
    const char *text = xml_text(node, reader->arena);
    if (!xml_first_element(node) && !text[strspn(text, " \t\r\n")])
        diag_report(reader->diag, DIAG_TEXT_EMPTY, label->place, "label \"%s\"", name);
    void **slot = map_slot(labels->labels, name, strlen(name));
    if (*slot)
        diag_report(reader->diag, DIAG_NAME_REPEATED, label->place, "label \"%s\"", name);
    *slot = label;
}

static void read_all(struct reader *reader, const struct xml_node *root, struct label_set *labels)
{
    reader_attributes(reader, root, "version lang decimal units before-numbers before-words narrow-before narrow-behind noun-capitals");
    const char *language = reader_need(reader, root, "lang");
    labels->language = language ? language : "";
    static const char *const decimals[] = {",", ".", NULL};
    labels->decimal = *decimals[reader_choice(reader, root, "decimal", decimals, 0)];
    labels->typography = (struct typography){
        .units = xml_attribute(root, "units"),
        .before_numbers = xml_attribute(root, "before-numbers"),
        .before_words = xml_attribute(root, "before-words"),
        .narrow_before = xml_attribute(root, "narrow-before"),
        .narrow_behind = xml_attribute(root, "narrow-behind"),
        .noun_capitals = reader_yes(reader, root, "noun-capitals", false),
    };
    for (const struct xml_node *node = xml_first_element(root); node; node = xml_next_element(node))
        if (xml_is_named(node, "label"))
            read_label(reader, node, labels);
        else if (xml_is_named(node, "date") && !labels->date)
            labels->date = read_date_form(reader, node);
        else
            reader_unknown(reader, node);
}

struct label_set *read_labels_file(const struct layout *layout, struct xml_file *file, struct diag *diag)
{
    struct label_set *labels = memory_zeroed(1, sizeof *labels);
    labels->arena = arena_create();
    labels->file = file;
    labels->path = xml_path_of(file);
    labels->labels = map_create();
    struct reader reader = {file, layout->paths, labels->arena, diag, layout->style_names, NULL, layout->reach, NULL};
    const struct xml_node *root = xml_root(file);
    size_t errors = diag_errors(diag);
    if (xml_is_named(root, "labels"))
        read_all(&reader, root, labels);
    else
        diag_report(diag, DIAG_XML_KIND, reader_place(&reader, root), "<%s>; expected <labels>", xml_name(root));
    if (diag_errors(diag) == errors)
        return labels;
    label_set_destroy(labels);
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ of several files */

static bool is_called_as(const struct xml_file *file, const char *language, struct diag *diag)
{
    const struct xml_node *root = xml_root(file);
    const char *own = xml_attribute(root, "lang");
    if (!xml_is_named(root, "labels") || !own || strcmp(own, language) == 0)
        return true; /* what is wrong then is told by who reads it */
    diag_report(diag, DIAG_VALUE_INVALID, xml_attribute_place(file, root, "lang"),
                "lang=\"%s\": expected \"%s\", as the file is called", own, language);
    return false;
}

/* The file of this name, laid over what was found before, if there is one. False with an error. */
static bool lay_over(struct xml_file **found, const struct reach *reach, const char *folder, const char *language,
                     struct place place, struct diag *diag)
{
    struct arena *arena = arena_create();
    const char *path = arena_format(arena, "%s/%s.xml", folder, language);
    bool good = true;
    if (reach_has(reach, path)) {
        struct xml_file *file = xml_read_within(reach, path, place, diag);
        good = file && is_called_as(file, language, diag);
        if (good)
            *found = *found ? derive_file(*found, file, diag) : file;
        else
            xml_close(file);
    }
    arena_destroy(arena);
    return good;
}

/* From the most general, the last folder's of the language without a region, on. */
static bool find_labels(struct xml_file **found, const struct reach *reach, const char *const *folders, const char *language,
                        struct place place, struct diag *diag)
{
    if (!*folders)
        return true;
    if (!find_labels(found, reach, folders + 1, language, place, diag))
        return false;
    bool good = true;
    size_t region = strcspn(language, "-");
    if (language[region]) {
        struct arena *arena = arena_create();
        good = lay_over(found, reach, *folders, arena_copy(arena, language, region), place, diag);
        arena_destroy(arena);
    }
    return good && lay_over(found, reach, *folders, language, place, diag);
}

/* The folders behind that which the file lies in; NULL: it lies in none. */
static const char *const *folders_behind(const char *const *folders, const char *path)
{
    struct arena *arena = arena_create();
    const char *own = arena_format(arena, "%s.", folder_of(path, arena));
    while (*folders && !file_is_same(own, *folders))
        folders++;
    arena_destroy(arena);
    return *folders ? folders + 1 : NULL;
}

/* What lies below the file of labels in the layout's folders; NULL: nothing does. */
static struct xml_file *find_below(const struct layout *layout, const struct xml_file *file, struct diag *diag)
{
    const char *language = xml_attribute(xml_root(file), "lang");
    const char *const *behind = folders_behind(layout->label_folders, xml_path_of(file));
    struct xml_file *below = NULL;
    if (!behind || !language)
        return NULL;
    find_labels(&below, layout->reach, behind, language, (struct place){layout->path, 0}, diag);
    size_t region = strcspn(language, "-");
    if (language[region]) {
        struct arena *arena = arena_create();
        lay_over(&below, layout->reach, behind[-1], arena_copy(arena, language, region), (struct place){layout->path, 0}, diag);
        arena_destroy(arena);
    }
    return below;
}

struct label_set *read_labels_over(const struct layout *layout, struct xml_file *file, struct diag *diag)
{
    const char *path = xml_path_of(file);
    struct xml_file *below = find_below(layout, file, diag);
    struct label_set *labels = read_labels_file(layout, below ? derive_file(below, file, diag) : file, diag);
    if (labels)
        labels->path = path;
    return labels;
}

struct label_set *read_labels(const struct layout *layout, const char *language, struct place place, struct diag *diag)
{
    struct xml_file *file = NULL;
    if (!find_labels(&file, layout->reach, layout->label_folders, language, place, diag)) {
        xml_close(file);
        return NULL;
    }
    if (!file) {
        diag_report(diag, DIAG_LABELS_MISSING, place, "\"%s\": %s/%s.xml", language, *layout->label_folders, language);
        return NULL;
    }
    xml_begin_changes(file);
    xml_set_attribute(file, xml_root(file), "lang", language);
    return read_labels_file(layout, file, diag);
}

bool is_called_as_language(const struct label_set *labels, struct diag *diag)
{
    const char *name = last_part(labels->path);
    const char *end = strrchr(name, '.');
    size_t length = end ? (size_t)(end - name) : strlen(name);
    if (length == strlen(labels->language) && memcmp(labels->language, name, length) == 0)
        return true;
    diag_report(diag, DIAG_VALUE_INVALID, xml_place(labels->file, xml_root(labels->file)),
                "lang=\"%s\": expected \"%.*s\", as the file is called", labels->language, (int)length, name);
    return false;
}

void label_set_destroy(struct label_set *labels)
{
    if (!labels)
        return;
    xml_close(labels->file);
    map_destroy(labels->labels);
    arena_destroy(labels->arena);
    free(labels);
}
