/* Templates: what a layout or a label says should stand in a place, before it is filled with a qualification's values.
 * Owned by the layout or label set that holds them; immutable while documents are made. */
#ifndef MODEL_TEMPLATE_H
#define MODEL_TEMPLATE_H

#include "model/document.h"
#include "xml/xml.h"

enum template_kind {
    /* text */
    TEMPLATE_TEXT, TEMPLATE_LABEL, TEMPLATE_VALUE, TEMPLATE_SPAN, TEMPLATE_STRONG, TEMPLATE_EMPHASIS, TEMPLATE_LINK,
    TEMPLATE_NOTE_REFERENCE, TEMPLATE_BREAK, TEMPLATE_PAGE_NUMBER, TEMPLATE_PAGE_COUNT,
    /* blocks */
    TEMPLATE_PARAGRAPH, TEMPLATE_HEADING, TEMPLATE_SECTION, TEMPLATE_DIVISION, TEMPLATE_LIST, TEMPLATE_ITEM,
    TEMPLATE_MARKER, TEMPLATE_COLUMNS, TEMPLATE_COLUMN, TEMPLATE_GRID, TEMPLATE_ENTRY, TEMPLATE_TERM,
    TEMPLATE_TABLE, TEMPLATE_COL, TEMPLATE_TABLE_HEAD, TEMPLATE_ROW, TEMPLATE_HEADER_CELL, TEMPLATE_CELL,
    TEMPLATE_FLAG, TEMPLATE_IMAGE, TEMPLATE_CODE, TEMPLATE_SEAL,
    /* either, as what stands inside */
    TEMPLATE_EACH, TEMPLATE_IF
};

/* Which language the texts and labels inside are taken in. */
enum language_choice { LANGUAGE_INHERITED, LANGUAGE_EDITION, LANGUAGE_ORIGINAL, LANGUAGE_TRANSLATION };

struct template {
    enum template_kind kind;
    struct place place;
    const char *element;          /* its name in the file */
    const struct style *style;    /* from `style`, else the style named like the element, else NULL */
    bool own_style;               /* it says `style` itself */
    enum language_choice language;
    const struct xml_path *select;/* value, label, each, if (its test; NULL: it always holds), flag, img, a; or NULL */
    const char *name;             /* label: its name */
    const char *text;             /* text itself, white space as written; a: the target */
    int level;                    /* heading */
    bool ordered;                 /* list */
    bool repeat_heading;          /* section: its first heading is set again where it goes on */
    bool page_break;              /* begins a new page */
    struct column width;          /* column, col */
    bool fill_width;              /* table */
    int columns;                  /* grid */
    double gutter;                /* [pt] columns, grid, table */
    int column_span, row_span;    /* cells; entries: column_span */
    enum scope scope;             /* th */
    enum vertical_align vertical; /* columns, cells */
    double picture_width, picture_height; /* [pt]; 0: follows from the other by the picture's proportions */
    struct edge border;           /* of pictures */
    struct picture picture;       /* img with src */
    const char *folder;           /* img with select: where the picture is that the expression names */
    const struct template *first;
    struct template *next;
};

#endif
