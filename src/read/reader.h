/* What the steps of reading a layout or label set share. Inside the room. */
#ifndef READ_READER_H
#define READ_READER_H

#include "model/layout.h"
#include "read/value.h"

struct reader {
    struct xml_file *file;
    struct xml_paths *paths;
    struct arena *arena;
    struct diag *diag;
    struct map *style_names;      /* name -> struct style; complete before templates are read */
    struct fonts *fonts;
    const struct reach *reach;    /* of paths; NULL: any */
    struct fragment *fragments;   /* that were read */
};

struct place reader_place(const struct reader *reader, const struct xml_node *node);

/* Reports an element that does not belong where it stands. */
void reader_unknown(const struct reader *reader, const struct xml_node *node);

/* Reports each attribute that is not in the space-separated list. */
void reader_attributes(const struct reader *reader, const struct xml_node *node, const char *known);

/* The attribute's value; NULL with DIAG_ATTRIBUTE_MISSING if it is not there. */
const char *reader_need(const struct reader *reader, const struct xml_node *node, const char *attribute);

/* The attribute's path as it can be opened: as it is if absolute, else from the folder of the file that it stands in.
 * `otherwise` if it is absent. */
const char *reader_path(const struct reader *reader, const struct xml_node *node, const char *attribute,
                        const char *otherwise);

/* The same of a path that is one of several in the attribute. */
const char *reader_path_from(const struct reader *reader, const struct xml_node *node, const char *attribute, const char *path);

struct value_place reader_at(const struct reader *reader, const struct xml_node *node, const char *attribute);

/* Attributes that may be absent. */
double reader_length(const struct reader *reader, const struct xml_node *node, const char *attribute, double otherwise);
bool reader_yes(const struct reader *reader, const struct xml_node *node, const char *attribute, bool otherwise);
int reader_choice(const struct reader *reader, const struct xml_node *node, const char *attribute,
                  const char *const *choices, int otherwise);

/* How far the paths in a layout at `path` reach; NULL: it is one of the program's, which are in the folder `layouts`. */
const struct reach *layout_reach(const char *path, const char *layouts, struct arena *arena);

/* The folder part of a path with its slash, or "". */
const char *folder_of(const char *path, struct arena *arena);

/* Changes the tree of the first file, which the second builds on, by what the second says; takes both over. What differs from
 * a layout or label set is said so: see derive.c. */
struct xml_file *derive_file(struct xml_file *base, struct xml_file *own, struct diag *diag);

/* Makes a layout file that builds on another, which may build on a third, one with it; any other stays as it is. Takes it over.
 * `layouts` as read_layout has it. NULL with errors. */
struct xml_file *derive_layout(struct xml_file *file, const char *layouts, struct diag *diag);

/* The inputs of a layout. */
void read_inputs(struct reader *reader, const struct xml_node *inputs, struct layout *layout);

/* The styles of a layout, in an array in which style i + count is style i without its box. */
void read_styles(struct reader *reader, const struct xml_node *styles, struct layout *layout);

/* <vocabulary> of a layout: vocabulary.c. */
void read_vocabulary(struct reader *reader, const struct xml_node *node, struct layout *layout);

/* <date> of a label set, in the arena. */
const struct date_form *read_date_form(struct reader *reader, const struct xml_node *node);

/* The children of `node` as templates. */
enum content_class {
    CONTENT_TEXT = 1, CONTENT_BLOCKS = 2, CONTENT_ITEMS = 4, CONTENT_ROWS = 8, CONTENT_CELLS = 16, CONTENT_COLUMNS = 32,
    CONTENT_ENTRIES = 64, CONTENT_TERM = 128, CONTENT_MARKER = 256, CONTENT_COLS = 512, CONTENT_ANY = 1023
};
const struct template *read_templates(struct reader *reader, const struct xml_node *node, unsigned content);

#endif
