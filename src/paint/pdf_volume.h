/* What a volume is made of. Private to pdf_volume*.c. */
#ifndef PAINT_PDF_VOLUME_H
#define PAINT_PDF_VOLUME_H

#include "paint/pdf_cache.h"
#include "paint/pdf_outline.h"
#include "paint/pdf_run.h"

enum { PDF_BRANCH = 128 }; /* documents below one node of a tree */

/* Numbers of objects, growing. */
struct pdf_list {
    int *numbers, count, capacity;
};

struct pdf_volume {
    struct pdf_cache *cache;      /* its own: other documents may be made meanwhile */
    struct pdf_run run;
    struct metadata metadata;
    bool dated;                   /* by the caller; else by the last day of a document */
    struct arena *arena;          /* metadata, texts of variants */
    int page_count;
    struct pdf_list elements;     /* of the documents, object numbers */
    struct pdf_list first_pages;  /* of the documents, from 0 */
    /* Trees (7.7.3.2, 7.9.7): object numbers of the leaves that have no branch yet, and of the branches. */
    struct pdf_list page_leaves, page_branches;
    struct pdf_list parent_leaves, parent_branches;
    int branch_page, branch_key;  /* the first of the branch that is growing */
    struct pdf_outline outline;   /* the bookmark at hand */
    struct pdf_bookmark bookmark;
    int first_bookmark, bookmark_count;
    /* object numbers */
    int resources, structure, document, parents;
    bool broken;
};

/* ---- pdf_volume_trees.c */

void pdf_list_add(struct pdf_list *list, int number);
int pdf_list_last(const struct pdf_list *list);

/* A key, and what it leads to. */
void pdf_put_kids(struct buffer *out, const char *key, const struct pdf_list *list);
void pdf_put_number(struct buffer *out, const char *key, long number);
void pdf_put_referring(struct buffer *out, const char *key, int number);

/* Numbers of a new document in both trees, the first of a branch with that of the branch. */
void pdf_volume_grow(struct pdf_volume *volume, struct pdf_file *file);

/* The document's leaf of the tree of pages, of which it has this many. */
void pdf_volume_write_pages(struct pdf_volume *volume, struct pdf_file *file, int count);

/* The nodes above the leaves that have none yet. */
void pdf_volume_write_branches(struct pdf_volume *volume, struct pdf_file *file);

/* ---- pdf_volume.c */

/* The bookmark at hand, if there is one; `next` is the number of the one after it, or 0. */
void pdf_volume_write_bookmark(struct pdf_volume *volume, struct pdf_file *file, int next);

#endif
