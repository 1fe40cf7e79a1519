/*
 * A PDF file as the conformance tests look at it: its objects through qpdf, its pages read without any guess from places
 * (only codes, ToUnicode and ActualText), and its structure tree with that text in it. It shares no code with the painter
 * but base/, so that a fault in the one does not hide in the other.
 *
 * Everything lives in the arena that written_open was given; clauses are those of ISO 32000-1.
 */
#ifndef WRITTEN_H
#define WRITTEN_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* ------------------------------------------------------------------------------------------------ faults */

enum fault {
#define FAULT(id, name) FAULT_##id,
#include "faults.h"
#undef FAULT
    FAULT_COUNT
};

const char *fault_name(enum fault fault);

/* ------------------------------------------------------------------------------------------------ what is read */

/* Between what was shown and what is shown next, the pen moved: another line, column or page, or a gap on the line. */
enum { MOVED = 0x1E };

enum { CODES = 0x100, DEPTH_MOST = 100 };

struct font {
    int object;
    const char *name;               /* of the resource */
    qpdf_oh dictionary, descriptor;
    const char **text;              /* by code, UTF-8; NULL: none */
    double *widths;                 /* by code, thousandths of the size */
    long first, last;               /* codes that it has: FirstChar and LastChar */
    bool *used;                     /* codes that are shown */
    struct font *next;
};

/* Text between two moves. */
struct segment {
    double left, right, y;          /* [pt] along the baseline, y up */
    struct segment *next;
};

/* Marked content of a page (14.6): of an element, by its MCID, or an artifact; without either it is untagged. */
struct piece {
    int page;                       /* from 0 */
    int id;                         /* MCID, or -1 */
    bool artifact;
    const char *tag;                /* with the slash */
    const char *kind, *subkind;     /* artifacts: Type and Subtype, with the slash; or NULL */
    struct buffer text;             /* UTF-8 */
    bool painted;                   /* a shape or picture stands in it */
    struct segment *segments;       /* where its text stands */
    struct element *owner;          /* found in the structure tree */
    int order;                      /* place in the order of the tree, from 0 */
    struct piece *next;             /* in the order of the content */
};

/* Text said otherwise (14.9.4), beside what the glyphs say. */
struct said {
    int page;
    const char *text;               /* ActualText */
    const char *glyphs;
    struct said *next;
};

struct kid {
    struct element *element;        /* exactly one of the three */
    struct piece *piece;
    int annotation;                 /* object */
    struct kid *next;
};

struct element {
    int object;
    qpdf_oh dictionary;
    const char *type;               /* the standard type, with the slash; roles are mapped, and types of PDF 2.0 to PDF 1.7's */
    const char *language;           /* in force */
    bool language_own;              /* said here */
    struct element *parent, *next;  /* next: in the order of the tree, depth first */
    struct kid *kids, *last_kid;
};

struct sheet {
    qpdf_oh dictionary;
    int object;
    double width, height;           /* [pt] */
    struct piece *pieces, *last_piece;
};

struct written {
    qpdf_data pdf;
    struct arena *arena;
    const char *path;
    qpdf_oh trailer, root, tree_root;
    bool second;                    /* PDF 2.0 */
    struct sheet *sheets;
    int sheet_count;
    struct font *fonts;
    struct said *said;
    struct element *tree;           /* the first: Document */
    const char *language;           /* of the document */
    int fault_count;
    bool silent;                    /* faults are counted, not printed */
};

/* Opens the file and reads pages and tree; NULL if qpdf cannot. What is odd is a fault, printed as "path: name: detail". */
struct written *written_open(struct arena *arena, const char *path, bool silent);
void written_close(struct written *written);

void report(struct written *written, enum fault fault, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ------------------------------------------------------------------------------------------------ objects */

/* All take any object: what is not there, or of another kind, is the null object, NULL, 0 or `otherwise`. */
qpdf_oh get(struct written *written, qpdf_oh object, const char *key); /* of a dictionary or a stream's */
bool has(struct written *written, qpdf_oh dictionary, const char *key);
const char *get_name(struct written *written, qpdf_oh dictionary, const char *key);
const char *get_text(struct written *written, qpdf_oh dictionary, const char *key); /* UTF-8 */
long get_integer(struct written *written, qpdf_oh dictionary, const char *key, long otherwise);
bool is_true(struct written *written, qpdf_oh dictionary, const char *key);
int item_count(struct written *written, qpdf_oh array);
qpdf_oh item(struct written *written, qpdf_oh array, int index);
double item_number(struct written *written, qpdf_oh array, int index);
int object_of(struct written *written, qpdf_oh object);
bool is_name(const char *name, const char *wanted); /* false for NULL */

/* The stream's data, decoded and followed by a NUL; NULL if it is none. */
const char *get_stream(struct written *written, qpdf_oh stream, size_t *length);

/* The value of an integer key in a number tree (7.9.7); the null object if there is none. */
qpdf_oh find_number(struct written *written, qpdf_oh tree, long key, int depth);

/* ------------------------------------------------------------------------------------------------ steps of written_open */

void read_page(struct written *written, int page);
void read_tree(struct written *written);
struct font *find_font(struct written *written, qpdf_oh resources, const char *name);
void read_to_unicode(struct written *written, struct font *font);

/* ------------------------------------------------------------------------------------------------ text of elements */

/* The piece's text as it is heard: without soft hyphens, spacers and moves. */
void hear(struct buffer *out, const struct piece *piece);

/* All text below the element as it is heard, NUL-terminated, in the arena; white space is collapsed, and parts blocks. */
const char *heard(struct written *written, const struct element *element);

/* The same of a title, in which references to notes are no words. */
const char *heard_title(struct written *written, const struct element *element);

bool is_in_note(const struct element *element); /* false for NULL */

/* 14.8.4.4: inline in a block. */
bool is_inline(const struct element *element);

/* 1 to 6, or 0 for what is no heading. */
int heading_level(const struct element *element);

struct piece *first_piece(const struct element *element);

/* Whether the bookmark or annotation leads to the element's page, and there to a little above the first line (12.3.2). */
bool leads_to(struct written *written, qpdf_oh entry, const struct element *element);

#endif
