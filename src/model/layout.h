/* A layout: page, styles and templates of a kind of document. Immutable once read; owned by its reader. */
#ifndef MODEL_LAYOUT_H
#define MODEL_LAYOUT_H

#include "base/map.h"
#include "model/input.h"
#include "model/template.h"
#include "model/typography.h"

/* What the layout leaves out on purpose: data, with all that stands in them, or an input (`$holder.date`). */
struct unused {
    const struct xml_path *select;
    struct place place;
};

/* What a form demands of qualifications: it has to find something. */
struct demand {
    const struct xml_path *select;
    struct place place;
};

/* A field that only this form has. */
enum own_type { OWN_LINE, OWN_PROSE, OWN_DATE, OWN_WORD, OWN_NUMBER };
struct own_field {
    const char *name;
    enum own_type type;
    bool required;
};

struct vocabulary {
    const struct demand *demands;
    size_t demand_count;
    const struct own_field *fields;
    size_t field_count;
};

struct layout {
    const char *path, *name;
    const struct reach *reach; /* of the paths in it, and of those below the folders here; NULL: any */
    const char *const *label_folders; /* that labels are looked for in, in this order, ended by NULL */
    const char *hyphenation_folder, *flags_folder; /* as paths that can be opened, like those; never NULL */
    const struct input *inputs;
    size_t input_count;
    struct vocabulary vocabulary;
    const struct unused *unused;
    size_t unused_count;
    enum standard standard;         /* of its PDFs; said */
    bool carries_record;            /* its PDFs do: see document.record */
    struct page_geometry page;
    struct fit fit;
    struct families families;
    const struct style *styles;     /* by style.index */
    int style_count;
    const struct style *text_style; /* named "text": what inherits from nothing else */
    /* Templates; NULL where the layout has none. */
    const struct template *title, *author, *subject, *keywords, *identifier; /* metadata: text */
    const char *date;               /* the input whose day dates the document; NULL: none does */
    const struct template *head_first, *head_rest, *foot, *note, *body;      /* the first of their blocks */
    const struct style *note_style; /* of the group around the note */
    double note_gap;                /* [pt] least distance between body and note */
    bool note_at_end;               /* after the body instead of at the foot of page 1 */
    /* what holds all of the above */
    struct arena *arena;
    struct xml_file *file;
    struct xml_paths *paths;        /* of its labels too */
    struct map *style_names;        /* name -> struct style */
};

/* The style without its box: for text that stands directly in a cell, an item or the like. */
const struct style *layout_text_style(const struct layout *layout, const struct style *style);

/* Of the label that stands behind a heading that is set again; a set of labels may be without it. */
#define LABEL_CONTINUED "continued"

/* Of the label that a link to the document as PDF has; likewise. */
#define LABEL_PDF "pdf"

/* All fixed words in one language. */
struct label {
    const char *name;
    struct place place;
    const struct xml_node *node;
    const struct template *content;
    bool is_draft;           /* no official source of its words is known */
};

/* How a language writes days: "10 July 2026". */
struct date_form {
    const char *pattern;     /* with {day}, {month} and {year}, once each */
    const char *first;       /* for {day} on the first of a month, such as "1er"; NULL: 1 */
    const char *months[12];  /* as they stand in the pattern: "lipca" */
    size_t room;             /* bytes that no day takes more than, its end included */
};

struct label_set {
    const char *path, *language;
    const struct date_form *date; /* NULL: there is none */
    char decimal;            /* the sign before decimals */
    struct typography typography;
    struct map *labels;      /* name -> struct label */
    struct arena *arena;
    struct xml_file *file;
};

#endif
