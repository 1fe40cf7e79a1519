/* The elements of a drawing, from its root down. */
#include "read/drawing.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "read/drawing_inside.h"

enum {
    ELEMENTS_MOST = 10000, /* those that <use> goes through counted each time: uses of uses may multiply */
    DEPTH_MOST = 64
};

#define COMMON "id fill fill-rule transform "

enum element_kind {
    ELEMENT_GROUP, ELEMENT_USE, ELEMENT_UNSEEN, /* no shapes of their own */
    ELEMENT_RECT, ELEMENT_ELLIPSE, ELEMENT_POLYGON, ELEMENT_PATH
};

static const struct element {
    const char *name;
    enum element_kind kind;
    const char *attributes; /* each with a space before and behind */
} ELEMENTS[] = {
    {"g", ELEMENT_GROUP, " " COMMON},
    {"defs", ELEMENT_UNSEEN, " id "},
    {"title", ELEMENT_UNSEEN, " id "},
    {"desc", ELEMENT_UNSEEN, " id "},
    {"metadata", ELEMENT_UNSEEN, " id "},
    {"use", ELEMENT_USE, " href x y " COMMON},
    {"rect", ELEMENT_RECT, " x y width height " COMMON},
    {"circle", ELEMENT_ELLIPSE, " cx cy r " COMMON},
    {"ellipse", ELEMENT_ELLIPSE, " cx cy rx ry " COMMON},
    {"polygon", ELEMENT_POLYGON, " points " COMMON},
    {"path", ELEMENT_PATH, " d " COMMON},
};

static const char ROOT_ATTRIBUTES[] = " version width height viewBox " COMMON;

bool sketch_fault(const struct sketch *sketch, const char *format, ...)
{
    char text[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, say(format), arguments);
    va_end(arguments);
    diag_report(sketch->diag, DIAG_DRAWING_INVALID, xml_place(sketch->file, sketch->node), "%s", text);
    return false;
}

/* ------------------------------------------------------------------------------------------------ what is known */

struct attribute_check {
    const struct sketch *sketch;
    const char *known;
};

static void check_attribute(void *context, const char *name, const char *value)
{
    const struct attribute_check *check = context;
    size_t length = strlen(name);
    const char *found = check->known;
    while ((found = strstr(found, name)) != NULL && !(found[-1] == ' ' && found[length] == ' '))
        found += length;
    if (!found)
        sketch_fault(check->sketch, "<%s %.40s=\"%.40s\">", xml_name(check->sketch->node), name, value);
}

static void check_attributes(const struct sketch *sketch, const char *known)
{
    struct attribute_check check = {sketch, known};
    xml_attributes(sketch->node, check_attribute, &check);
}

static const struct element *find_element(const struct xml_node *node)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
        if (xml_is_named(node, ELEMENTS[i].name))
            return &ELEMENTS[i];
    return NULL;
}

/* Notes the ids of all elements below, as deep as the reading of XML allows. */
static void note_ids(struct sketch *sketch, const struct xml_node *parent)
{
    for (const struct xml_node *node = xml_first_element(parent); node; node = xml_next_element(node)) {
        const char *id = xml_attribute(node, "id");
        void **slot = id ? map_slot(sketch->ids, id, strlen(id)) : NULL;
        sketch->node = node;
        if (slot && *slot)
            sketch_fault(sketch, "id=\"%.40s\" is there twice", id);
        if (slot)
            *slot = (void *)(uintptr_t)node;
        note_ids(sketch, node);
    }
}

/* ------------------------------------------------------------------------------------------------ elements */

static void read_node(struct sketch *sketch, const struct xml_node *node, struct inherited inherited);

static void read_children(struct sketch *sketch, const struct xml_node *parent, struct inherited inherited)
{
    const struct xml_node *node = xml_first_element(parent);
    for (; node && !sketch->is_full; node = xml_next_element(node))
        read_node(sketch, node, inherited);
}

/* What is used stands where the <use> stands, moved by its x and y (SVG 1.1, 5.6). */
static void read_use(struct sketch *sketch, struct inherited inherited)
{
    const char *reference = xml_attribute(sketch->node, "href");
    double x, y;
    if (!sketch_number(sketch, "x", 0, &x) || !sketch_number(sketch, "y", 0, &y))
        return;
    const struct xml_node *used =
        reference && *reference == '#' ? map_find(sketch->ids, reference + 1, strlen(reference + 1)) : NULL;
    if (!used) {
        sketch_fault(sketch, "<use>: expected href=\"#id\" of an element in this file");
        return;
    }
    inherited.matrix = matrix_multiply(inherited.matrix, (struct matrix){1, 0, 0, 1, x, y});
    read_node(sketch, used, inherited);
}

static bool read_segments(struct sketch *sketch, enum element_kind kind)
{
    if (kind == ELEMENT_RECT)
        return sketch_rect(sketch);
    if (kind == ELEMENT_ELLIPSE)
        return sketch_ellipse(sketch);
    if (kind == ELEMENT_POLYGON)
        return sketch_polygon(sketch);
    const char *commands = xml_attribute(sketch->node, "d");
    return sketch_path(sketch, commands ? commands : "");
}

static void read_shape(struct sketch *sketch, enum element_kind kind, const struct inherited *inherited)
{
    size_t before = sketch->segments.length;
    sketch->matrix = inherited->matrix;
    if (!read_segments(sketch, kind) || !inherited->is_filled) {
        sketch->segments.length = before; /* nothing of it is seen */
        return;
    }
    if (sketch->shapes.length / sizeof(struct shape) >= DRAWING_SHAPES_MOST) {
        sketch_fault(sketch, "more than %d shapes", DRAWING_SHAPES_MOST);
        sketch->is_full = true;
        return;
    }
    struct shape shape = {.fill = inherited->fill, .even_odd = inherited->even_odd,
                          .count = (sketch->segments.length - before) / sizeof(struct segment)};
    buffer_append(&sketch->shapes, &shape, sizeof shape);
}

static bool is_allowed(struct sketch *sketch, int depth)
{
    if (depth < DEPTH_MOST && ++sketch->visited <= ELEMENTS_MOST)
        return true;
    sketch_fault(sketch, depth < DEPTH_MOST ? N_("more than %d elements") : N_("more than %d elements in one another"),
                 depth < DEPTH_MOST ? ELEMENTS_MOST : DEPTH_MOST);
    sketch->is_full = true;
    return false;
}

static void read_node(struct sketch *sketch, const struct xml_node *node, struct inherited inherited)
{
    const struct element *element = find_element(node);
    sketch->node = node;
    if (!element) {
        sketch_fault(sketch, "<%.40s>", xml_name(node));
        return;
    }
    if (!is_allowed(sketch, inherited.depth++))
        return;
    check_attributes(sketch, element->attributes);
    if (element->kind == ELEMENT_UNSEEN || !sketch_presentation(sketch, &inherited))
        return;
    if (element->kind == ELEMENT_GROUP)
        read_children(sketch, node, inherited);
    else if (element->kind == ELEMENT_USE)
        read_use(sketch, inherited);
    else
        read_shape(sketch, element->kind, &inherited);
}

/* ------------------------------------------------------------------------------------------------ the root */

/* The box: that of viewBox, else width and height. Where both are there, they have the same proportions: what differs
 * would have to be fitted (SVG 1.1, 7.8), which is not done here. */
static bool read_box(struct sketch *sketch, struct drawing *drawing, struct matrix *matrix)
{
    static const double SIDE_MOST = 1e5, SAME = 1e-3;
    const char *view = xml_attribute(sketch->node, "viewBox");
    double box[4] = {0}, width, height;
    size_t count = 4;
    if (!sketch_number(sketch, "width", 0, &width) || !sketch_number(sketch, "height", 0, &height))
        return false;
    box[2] = width;
    box[3] = height;
    if (view && (*numbers_read(view, box, 4, &count) || count != 4))
        return sketch_fault(sketch, "viewBox=\"%.40s\": expected four numbers", view);
    if (!(box[2] > 0 && box[3] > 0 && box[2] <= SIDE_MOST && box[3] <= SIDE_MOST))
        return sketch_fault(sketch, "expected a viewBox, or width and height: more than 0, at most %.0f", SIDE_MOST);
    if ((width != 0 || height != 0) && !(fabs(width * box[3] - height * box[2]) <= SAME * width * box[3]))
        return sketch_fault(sketch, "width and height have other proportions than viewBox");
    drawing->width = box[2];
    drawing->height = box[3];
    *matrix = (struct matrix){1, 0, 0, 1, -box[0], -box[1]};
    return true;
}

static void read_root(struct sketch *sketch, struct drawing *drawing)
{
    const struct xml_node *root = xml_root(sketch->file);
    sketch->node = root;
    if (!xml_is_named(root, "svg")) {
        sketch_fault(sketch, "<%.40s>: expected <svg>", xml_name(root));
        return;
    }
    struct inherited inherited = {.is_filled = true};
    check_attributes(sketch, ROOT_ATTRIBUTES);
    if (!read_box(sketch, drawing, &inherited.matrix) || !sketch_presentation(sketch, &inherited))
        return;
    note_ids(sketch, root);
    read_children(sketch, root, inherited);
    sketch->node = root;
    if (!sketch->shapes.length)
        sketch_fault(sketch, "it shows nothing");
}

static void *keep(struct arena *arena, const struct buffer *buffer)
{
    return arena_copy(arena, (const char *)buffer->bytes, buffer->length);
}

/* Moves the shapes and their segments, which follow one another in the shapes' order, to the arena. */
static void keep_shapes(struct sketch *sketch, struct drawing *drawing)
{
    struct shape *shapes = keep(sketch->arena, &sketch->shapes);
    const struct segment *segments = keep(sketch->arena, &sketch->segments);
    drawing->count = sketch->shapes.length / sizeof *shapes;
    drawing->shapes = shapes;
    for (size_t i = 0; i < drawing->count; segments += shapes[i].count, i++)
        shapes[i].segments = segments;
}

const struct drawing *read_drawing(const struct reach *reach, const char *path, struct arena *arena, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct xml_file *file = xml_read_within(reach, path, (struct place){path, 0}, diag);
    if (!file)
        return NULL;
    struct sketch sketch = {.file = file, .arena = arena, .diag = diag, .ids = map_create()};
    struct drawing *drawing = arena_new(arena, struct drawing);
    read_root(&sketch, drawing);
    bool good = diag_errors(diag) == errors;
    if (good) {
        drawing->path = arena_copy(arena, path, strlen(path));
        keep_shapes(&sketch, drawing);
    }
    buffer_finish(&sketch.shapes);
    buffer_finish(&sketch.segments);
    map_destroy(sketch.ids);
    xml_close(file);
    return good ? drawing : NULL;
}
