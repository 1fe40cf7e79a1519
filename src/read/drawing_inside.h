/* A drawing in the making: what the steps of reading it share. */
#ifndef READ_DRAWING_INSIDE_H
#define READ_DRAWING_INSIDE_H

#include "base/buffer.h"
#include "base/map.h"
#include "model/picture.h"
#include "xml/xml.h"

/* x' = a x + c y + e, y' = b x + d y + f, as SVG's matrix(a b c d e f). */
struct matrix {
    double a, b, c, d, e, f;
};

/* `n` is applied before `m`. */
struct matrix matrix_multiply(struct matrix m, struct matrix n);

/* What an element hands down to those inside it. */
struct inherited {
    struct matrix matrix;
    struct color fill;
    bool is_filled;           /* false: fill="none" */
    bool even_odd;
    int depth;                /* elements around this one, those that <use> goes through counted too */
};

struct sketch {
    struct xml_file *file;
    struct arena *arena;
    struct diag *diag;
    const struct xml_node *node; /* the element that is being read: faults stand at its line */
    struct map *ids;             /* id -> element */
    struct buffer shapes;        /* struct shape, their segments not yet set */
    struct buffer segments;      /* struct segment, of all shapes */
    struct matrix matrix;        /* of the shape that is being read */
    int visited;                 /* elements so far */
    bool is_full;                /* a cap was met and told: nothing more is read */
};

/* Reports DIAG_DRAWING_INVALID at the element; gives false. */
__attribute__((format(printf, 2, 3))) bool sketch_fault(const struct sketch *sketch, const char *format, ...);

/* Adds to the shape that is being read; coordinates are the element's own. Without effect once the sketch is full. */
void sketch_move(struct sketch *sketch, double x, double y);
void sketch_line(struct sketch *sketch, double x, double y);
void sketch_curve(struct sketch *sketch, double x1, double y1, double x2, double y2, double x, double y);
void sketch_close(struct sketch *sketch);

/* Each adds the segments of the element's shape. False: reported. */
bool sketch_rect(struct sketch *sketch);
bool sketch_ellipse(struct sketch *sketch);  /* circle too */
bool sketch_polygon(struct sketch *sketch);
bool sketch_path(struct sketch *sketch, const char *commands);

/* The text after a number, or NULL if it does not begin with one; what is out of all bounds is no number. Numbers as in
 * SVG 1.1, 8.3.9; neither spaces before them nor behind are read. */
const char *number_read(const char *text, double *number);

/* Passes white space and at most one comma. */
const char *separator_skip(const char *text);

/* A number attribute, `otherwise` where there is none. False: reported. */
bool sketch_number(const struct sketch *sketch, const char *attribute, double otherwise, double *number);

/* Numbers until one does not follow; gives the text after them. At most `most` are stored; `count` tells them all. */
const char *numbers_read(const char *text, double *numbers, size_t most, size_t *count);

/* Changes what is inherited by the element's own fill, fill-rule and transform. False: reported. */
bool sketch_presentation(const struct sketch *sketch, struct inherited *inherited);

#endif
