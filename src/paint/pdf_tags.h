/*
 * Logical structure (ISO 32000-1, 14.7 and 14.8): which node each marked piece of content belongs to, and the tree of
 * structure elements that follows from it.  Private to the PDF painter.
 */
#ifndef PAINT_PDF_TAGS_H
#define PAINT_PDF_TAGS_H

#include "frame/pages.h"
#include "paint/pdf_object.h"

/* A piece of content of a node: marked content on a page, or an annotation. */
struct pdf_mark {
    const struct node *node;
    int page;             /* from 0 */
    int id;               /* MCID; of an annotation: its key in the parent tree */
    int annotation;       /* object number, or 0 */
    int word;             /* object number of an element of its own, for a word that is broken over two lines; 0: none */
    size_t text, length;  /* that word, in pdf_tags.words */
    int next;             /* the node's next mark, or -1 */
};

/* What is known of a node; nodes without content have no element, but for empty places in tables. */
struct pdf_tag {
    int first, last;      /* own marks, or -1 */
    int order;            /* first mark of the node or any descendant, -1: there is none */
    int number;           /* object */
    double top;           /* [pt] upper edge of the first mark, from the sheet's top */
    double box[4];        /* [pt] figures: left, bottom, right, top, y up */
};

struct pdf_tags {
    struct pdf_tag *tags; /* by node.index */
    int node_count, tag_capacity;
    struct pdf_mark *marks;
    int mark_count, mark_capacity;
    struct buffer words;  /* texts of broken words */
    int page_count;
    int annotation_count;
    int first_key;        /* in the parent tree: 0, or in a volume what the documents before have taken */
    int first_node;       /* likewise of their nodes */
    struct buffer notes;  /* names of the tree of identifiers, for the root: those of notes, of all documents */
};

/* Begins a document with nodes numbered below `node_count`. */
void pdf_tags_begin(struct pdf_tags *tags, int node_count, int page_count);
void pdf_tags_finish(struct pdf_tags *tags);

/* Content of a node on a page; `top` is where it begins [pt, y down]. Gives the mark, valid until the next. */
struct pdf_mark *pdf_tags_mark(struct pdf_tags *tags, const struct node *node, int page, int id, double top);

/* Makes the last mark that of a word of its own: a span in the node with this text. */
void pdf_tags_word(struct pdf_tags *tags, const char *text, size_t length);

/* Where the node's content begins; page 0: it has none. */
struct pdf_place {
    int page, element;    /* object numbers; the element is what PDF 2.0 leads to */
    double y;             /* [pt] of its upper edge, up */
};
struct pdf_place pdf_tags_place(const struct pdf_tags *tags, const struct node *node, const struct pages *pages,
                                const struct pdf_file *file);

/* Leads there: at the top of the window, the zoom as it is. */
void pdf_put_destination(struct buffer *out, struct pdf_place place, enum standard standard);

/* The structure type that stands for a role (14.8.4; ISO 32000-2, 14.8.4); headings and others as `/H1`, with the slash. */
const char *pdf_tag_name(const struct node *node, enum standard standard);

/* Writes tree and parent tree; gives the object number of the tree's root. `language` is the document's. */
int pdf_tags_write(struct pdf_tags *tags, const struct node *root, const char *language, struct pdf_file *file);

/* The number of the tree's root, and of what is written with it. */
int pdf_tags_reserve_root(struct pdf_file *file);

/* The entry of an element that says from which standard its type is; nothing in PDF 1. */
void pdf_tags_put_namespace(const struct pdf_file *file, struct buffer *out);

/* ---- a document in a volume */

/* Begins the next document where the one before ends. */
void pdf_tags_next(struct pdf_tags *tags, int node_count, int page_count);

/* Writes the elements of a document below the element `above`, and as object `parents` its leaf of the parent tree. The
 * document's own element has a language of its own. Gives its number. */
int pdf_tags_write_part(struct pdf_tags *tags, const struct node *root, int above, int parents, struct pdf_file *file);

/* Writes the tree's root, when all elements are. */
void pdf_tags_write_root(struct pdf_tags *tags, struct pdf_file *file, int root, int document, int parents);

/* The first key that the document does not take. */
int pdf_tags_end_key(const struct pdf_tags *tags);

/* The key of an annotation in the parent tree: pages come first. */
int pdf_tags_annotation_key(struct pdf_tags *tags);

#endif
