/* The document: blocks and runs in reading order, each with its role, language and origin; no geometry.
 * Beside the blocks stands the tree of nodes: the logical structure as a reader with a screen reader meets it
 * (ISO 32000-1, 14.8.4 structure types). Blocks point to their nodes; nodes know nothing of blocks.
 * Everything lives in the document's arena, except styles, pictures and faces, which the layout owns. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/standard.h"
#include "model/input.h"
#include "model/picture.h"
#include "model/style.h"
#include "model/typography.h"

/* ------------------------------------------------------------------------------------------------ structure */

enum role {
    ROLE_DOCUMENT, ROLE_SECTION, ROLE_DIVISION, ROLE_HEADING, /* level in node.level */
    ROLE_PARAGRAPH, ROLE_LIST, ROLE_ITEM, ROLE_MARKER, ROLE_ITEM_BODY,
    ROLE_TABLE, ROLE_ROW, ROLE_HEADER_CELL, ROLE_CELL,
    ROLE_LINK, ROLE_SPAN, ROLE_STRONG, ROLE_EMPHASIS, ROLE_FIGURE, ROLE_FORM,
    ROLE_REFERENCE, ROLE_NOTE /* what refers to the note, such as an asterisk, holds a link to it */
};

enum scope { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN };

struct node {
    enum role role;
    int level;              /* headings: 1 to 6 */
    const char *language;   /* BCP 47; NULL: as the parent */
    const char *alternative;/* figures: what the picture says; forms: what goes there; NULL elsewhere */
    const char *title;      /* headings: their text without mark-up, for the outline; links: what they lead to */
    const char *target;     /* links: the URI; or */
    const struct node *leads_to; /* what they lead to in this document; NULL elsewhere, as the target is */
    size_t field;           /* links: the field that they lead to, and that is all their text, counted from 1; 0: none */
    enum scope scope;       /* header cells */
    int column_span, row_span; /* cells: 1 or more */
    bool ordered;           /* lists: numbered */
    bool words_as_markers;  /* lists: a marker is neither the number nor the bullet that `ordered` says, such as B1-K1 */
    bool terms;             /* lists: a marker is a term, and the item's body what it stands for */
    struct place place;
    int index;              /* order of creation, from 0: a number for the painter's own tables */
    struct node *parent, *first, *last, *next;
};

/* Content that is not part of the logical structure (14.8.2.2). */
enum artifact {
    ARTIFACT_NONE,
    ARTIFACT_HEADER, ARTIFACT_FOOTER,  /* running head and foot */
    ARTIFACT_REPEAT,                   /* head rows and headings repeated on the next page */
    ARTIFACT_LAYOUT                    /* rules, fills, ornaments */
};

/* ------------------------------------------------------------------------------------------------ text */

enum run_kind {
    RUN_TEXT,
    RUN_BREAK,              /* a line break that the author asked for; text is empty */
    RUN_PAGE_NUMBER, RUN_PAGE_COUNT /* in running heads and feet: set when the pages are known */
};

/* A piece of text of one style, language and node. `text` is NFC; white space is collapsed. */
struct run {
    enum run_kind kind;
    const char *text;
    size_t length;
    const struct style *style; /* size, colour, family, rise; the block's own or that of a <span> */
    bool bold, italic;      /* effective: the style's, changed by <strong> and <em> */
    bool refers;            /* it refers to the note: an asterisk, which is no word of a title */
    const char *language;   /* effective, never NULL */
    const struct typography *typography; /* of the language; NULL: only what holds in every one */
    struct node *node;      /* the innermost structure node; NULL in artifacts */
    struct place place;
};

/* ------------------------------------------------------------------------------------------------ blocks */

enum block_kind { BLOCK_PARAGRAPH, BLOCK_GROUP, BLOCK_TABLE, BLOCK_PICTURE };

struct date_form;

/* A field of the holder that stands in a run, e.g. the name: the run reads otherwise for another holder. */
struct insertion {
    size_t run;             /* index */
    size_t offset, length;  /* of the value in the run's text, in bytes */
    size_t field;           /* index in document.fields */
    const struct date_form *date; /* how the day that it is stands there; NULL: it is none */
    char decimal;           /* before the decimals of the number that it may be; 0: it stands there as it is */
};

struct paragraph_content {
    struct run *runs;
    size_t count;
    int personal;           /* number among the document's personal paragraphs, from 1; 0: it is the same for all holders */
    const struct insertion *insertions; /* in order of their places */
    size_t insertion_count;
};

struct block;

/* Blocks one after the other: a section, a list, a list item, a box. */
struct group_content {
    struct block *first;
    struct block *repeat;   /* set again, as an artifact, at the head of each page on which the group goes on; or NULL */
};

enum width_kind { WIDTH_CONTENT, WIDTH_POINTS, WIDTH_SHARE, WIDTH_REST };

struct column {
    enum width_kind kind;
    double width;           /* [pt], or the share from 0 to 1 of the table's width less its gutters */
};

enum vertical_align { VERTICAL_TOP, VERTICAL_MIDDLE, VERTICAL_BOTTOM };

struct cell {
    struct block *label;    /* blocks above the content; the cells of a row share the height of their labels, so that
                               contents begin on one line. Or NULL */
    struct block *first;    /* blocks of the content */
    const struct style *style; /* padding, fill, edges, alignment of its paragraphs is their own */
    int column;             /* from 0; spans taken into account */
    int column_span, row_span; /* 1 or more, never reaching outside the table */
    enum vertical_align vertical;
    struct node *node;      /* a list's item, where terms stand over entries; NULL in a table that only arranges */
    struct place place;
    struct cell *next;
};

struct row {
    const struct style *style; /* edges, fill, space before; padding of its cells adds to it */
    struct cell *first;
    struct node *node;
    struct place place;
    struct row *next;
};

struct table_content {
    const struct column *columns;
    int column_count;
    double gutter;          /* [pt] between columns */
    bool fill_width;        /* as wide as the room it stands in; otherwise as wide as its columns need */
    struct row *first;
    int head_rows;          /* the first rows, repeated on each page on which the table goes on */
};

/* A raster image, a drawing or a place for a seal. */
struct picture_content {
    struct picture picture; /* neither: its place stays empty */
    bool is_seal;           /* until it is sealed */
    int personal;           /* number among the document's personal pictures, from 1; 0: it is the same for all holders */
    double width, height;   /* [pt] */
    struct edge border;
};

/* Markers that hang in columns of one width: those of one style, section, depth and kind of list. */
struct axis {
    const struct block **markers;
    size_t count, capacity;
    int index;              /* among the document's, from 0 */
};

struct block {
    enum block_kind kind;
    const struct style *style;
    struct node *node;      /* NULL where the block is an artifact or only arranges */
    struct place place;
    bool page_break;        /* begins a new page */
    struct block *marker;   /* a paragraph that hangs in the style's `hang` column, its baseline that of the block's
                               first line: bullet, number; or NULL */
    const struct axis *axis;/* if the style's `hang` is automatic: what else hangs in columns as wide as this one */
    struct block *next;
    union {
        struct paragraph_content paragraph;
        struct group_content group;
        struct table_content table;
        struct picture_content picture;
    };
};

/* A code that holds a field, which is another one for another holder. */
struct personal_picture {
    struct block *block;
    size_t field;           /* index in document.fields */
};

/* ------------------------------------------------------------------------------------------------ document */

struct page_geometry {
    double width, height;             /* [pt] */
    double top, right, bottom, left;  /* [pt] margins */
    double head, foot;                /* [pt] from the edge of the sheet to the running head's first baseline region /
                                         the running foot's last line: where these blocks begin and end */
};

struct fit {
    int pages;                /* 0: any number */
    double least_scale;       /* smallest size allowed, as a share of the sizes in the styles: 1 or less */
    double most_scale;        /* largest */
    double most_leading;      /* largest leading beside the largest scale, as a share of that in the styles */
    double minimum_size;      /* [pt] no text is set smaller */
};

struct metadata {
    const char *title, *author, *subject, *keywords, *identifier; /* NULL where there is none */
    const char *common_title; /* the title without the holder: of a file of many documents */
    const char *language;     /* BCP 47 */
    const char *country;      /* ISO 3166 alpha-2 */
    const char *date;         /* ISO 8601 date-time in UTC, e.g. 2026-03-01T00:00:00Z: SOURCE_DATE_EPOCH, else the
                                 holder's day, else the data's own date; never the clock */
    const char *creator;      /* program and version */
    enum standard standard;   /* of a PDF; said */
};

/* A value of a personal edition, such as holder.name. */
struct field {
    const char *name, *value; /* UTF-8 */
    struct place place;
};

struct document {
    struct node *root;        /* ROLE_DOCUMENT */
    int node_count;
    struct block *first;      /* the body */
    struct block *foot_note;  /* the explanatory note: a group at the foot of page 1; or NULL */
    double foot_note_gap;     /* [pt] least distance between body and note */
    struct block *head_first, *head_rest, *foot; /* running heads of the first and the other pages, and foot; artifacts */
    const struct style *text; /* of what no other style says more */
    struct page_geometry page;
    struct fit fit;
    struct metadata metadata;
    struct paragraph_content title; /* what metadata.title consists of: it may name the holder */
    int date_field;           /* the field that metadata.date comes from; -1: from none */
    struct place place;       /* of the qualification */
    const char *source;       /* the qualification of this edition, as it travels inside the PDF; or NULL */
    size_t source_length;
    size_t source_common;     /* bytes of it before the holder's fields */
    const char *source_name;  /* file name for it */
    const char *record;       /* of the European Learning Model, made of the source without the holder's fields, as it travels beside it; or NULL */
    size_t record_length;
    const char *record_name;  /* file name for it */
    const char *dated;        /* as metadata.date, but never by the holder: of what all holders share; or NULL */
    const char *facts;        /* what it is about, as JSON-LD for machines; NULL: nobody asked for it */
    const char *pdf_words;    /* of a link to it as PDF; likewise */
    const struct field *fields; /* in NFC; days as 2026-07-10, numbers as 7.5 */
    const enum input_kind *kinds; /* of each */
    size_t field_count;
    int axis_count;
    struct block **personal;  /* the paragraphs that name the holder, by their numbers less one */
    int personal_count;
    struct personal_picture *pictures; /* likewise */
    int picture_count;
    bool unseen;              /* nobody will see its pages: all that is asked is whether they can be made */
    const struct block *seal; /* where its seal is seen; NULL: nowhere */
    bool bound;               /* the fields decide more than what these paragraphs say: for another holder the whole
                                 document must be composed anew */
};

#endif
