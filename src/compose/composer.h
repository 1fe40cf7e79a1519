/* What the steps of composing share. Inside the room. */
#ifndef COMPOSE_COMPOSER_H
#define COMPOSE_COMPOSER_H

#include "compose/compose.h"

enum { NESTING_MOST = 40 }; /* templates inside templates, labels inside labels */

struct composer {
    const struct layout *layout;
    const struct qualification *qualification;
    const struct edition *edition;
    const char *languages[4];                 /* by enum language_choice; of several originals one after the other */
    const char *codes[4];                     /* the same as printed in headings: "NL"; of several originals "FI, SV" */
    const struct label_set *labels[4];
    const struct field *fields;
    const enum input_kind *kinds;             /* of each field */
    size_t field_count;
    size_t personal_capacity;                 /* of document.personal */
    const struct template *original_of;       /* what stands once for each original, where it is composed; else NULL */
    size_t original;                          /* the one that it is composed for */
    struct xml_query *query;
    struct arena *arena;
    struct diag *diag;
    struct document *document;
    size_t spent;                             /* see composer_spend */
    struct map *shown;                        /* texts in another language than the edition's that it shows */
    int heading_level;                        /* of the last heading; 0 before the first */
    struct map *asked;                        /* elements and attributes that values show; key: the pointer */
    struct spoken *spoken;                    /* see mark_spoken */
    bool *fields_shown;                       /* for each field */
    struct input_rows *rows;                  /* for each input; NULL: none is of rows */
    struct row_around *row;                   /* that the <each> around is at; NULL: none is */
    bool rows_kept;                           /* some are the file's, beside fields that the caller gave */
    size_t filled;                            /* how often data, not only fixed words, came to stand in the document */
    const struct template *vacant;            /* the last <each> that found nothing; or NULL */
    struct map *axes;                         /* see join_axis; NULL: there are none */
    size_t empty_parts;                       /* that were reported */
    struct reference *references;             /* to the note, the last first */
    int label_depth;                          /* labels around: the data in them fill no part */
};

/* Where composing stands; passed down by value. */
struct context {
    const struct xml_node *item;              /* the context node of expressions */
    enum language_choice language;
    const struct style *style;                /* of text that stands directly here: no box */
    const struct style *paragraph;            /* of paragraphs that a value or label brings */
    bool tight;                               /* words belong together here, as in a cell; else each value or label that
                                                 stands among blocks is a block of its own */
    bool bold, italic;                        /* from <strong>, <em> */
    bool refers;                              /* from <note-ref> */
    const char *span_language;                /* from <span lang> in a text; NULL: that of `language` */
    struct node *node;                        /* structure parent; NULL in artifacts */
    int depth;
};

/* Runs of a paragraph in the making; white space is collapsed as they come. */
struct flow {
    struct run *runs;
    size_t count, capacity;
    size_t length;                            /* bytes of text so far */
    char *words;                              /* that came last; those of the last run, if it is of text */
    size_t room;                              /* bytes that they have */
    bool open;                                /* something stands before that a space may follow */
    struct insertion *insertions;
    size_t insertion_count;
};

/* Blocks in the making. */
struct block_list {
    struct block *first, **link;
};

/* ---- what the document says of itself: compose_metadata.c */
void compose_metadata(struct composer *composer);
/* The day as metadata.date has it. */
const char *midnight(const char *day, struct arena *arena);

/* ---- nodes: compose.c */
struct node *composer_node(struct composer *composer, const struct context *context, enum role role, struct place place);
const char *context_language(const struct composer *composer, const struct context *context);
/* The context inside a template: its language, one level deeper. False (reported) if that is too deep. */
bool context_enter(struct composer *composer, const struct template *template, struct context *context);
/* How often the template stands: what says lang="original" once for each original language, unless what is around it does. For
 * each of them take_original is called before; leave_originals behind the last. */
size_t count_originals(const struct composer *composer, const struct template *template);
void take_original(struct composer *composer, const struct template *template, size_t original);
void leave_originals(struct composer *composer, const struct template *template);
/* Where nothing is around: the whole qualification, in the edition's language. */
struct context context_outermost(const struct composer *composer, struct node *node);
/* Counts what goes into the document: bytes of text, and templates, nodes and breaks as SPENT_ON_ONE bytes each. False
 * (reported once) if it is more than any document may hold: layouts and labels can say in a few lines what multiplies
 * without end. */
enum { SPENT_ON_ONE = 16, SPENT_MOST = 16 * 1024 * 1024 };
bool composer_spend(struct composer *composer, size_t bytes, struct place place);
bool composer_ask(struct composer *composer, const struct template *template, const struct context *context,
                  struct xml_answer *answer);
/* Calls `visit` for each template of the list in its context; what stands in <each> and <if> as often as they say. */
typedef void visit_template(struct composer *composer, const struct template *template, struct context context,
                            void *state);
void visit_templates(struct composer *composer, const struct template *list, struct context context,
                     visit_template *visit, void *state);
/* The label that the template names, reported if there is none. */
const struct label *composer_label(struct composer *composer, const struct template *template,
                                   const struct context *context);

/* ---- the data that travel inside the document: compose_source.c */
void compose_source(struct composer *composer);
/* Whether the child of the root says nothing of the qualification: fields, which are written anew; waivers and where it comes from, which
 * are for those who keep the file and must not change what is made of it. */
bool is_of_file(const struct xml_node *node);
/* What follows the part that all holders share: the fields and the end. */
void put_source_fields(struct buffer *out, const char *root, const struct field *fields, size_t count);

/* ---- what the qualification is, for machines: compose_facts.c */
void compose_facts(struct composer *composer);

/* ---- what of the data is shown: compose_shown.c */
/* A value shows this element, attribute or text. */
void mark_shown(struct composer *composer, const struct xml_node *node);
/* A value shows a string that the expression makes of what it names. */
void mark_spoken(struct composer *composer, const struct xml_path *path);
/* Reports all that the edition shows nowhere. */
void check_shown(struct composer *composer);

/* ---- parts that come out empty: compose_empty.c */
/* How far the document was filled when a part began. */
struct filling {
    size_t filled, errors;
    const struct template *vacant;
};
struct filling filling_begin(struct composer *composer);
/* True if neither data nor an error came to the part since, and an <each> in it found nothing. The part around then knows
 * of that too. */
bool filling_end(struct composer *composer, const struct filling *filling);
/* Reports that the part comes out empty, unless an error since its beginning says why. */
void report_empty(struct composer *composer, const struct filling *filling, const struct template *part,
                  const struct context *context);
/* The same for a section or division of these blocks, if only its heading and fixed words are left of it. */
void check_filled(struct composer *composer, const struct filling *filling, const struct template *part,
                  const struct context *context, const struct block *first);
/* White space and invisible characters alone. */
bool shows_nothing(const char *text, size_t length);
bool flow_shows_nothing(const struct flow *flow, size_t from); /* from this run on */

/* ---- fields: rules.c */
/* The fields of the edition and of the file together, checked against the layout's inputs. False if any is at fault. */
bool take_fields(struct composer *composer);
/* True if it is a value that a field may have; with `value` in NFC then. */
bool is_usable_value(struct arena *arena, const char **value);

/* ---- rows of fields, such as a holder's results: compose_rows.c */
/* The rows of an input that are given. */
struct input_rows {
    int count;
    const char *number;   /* the same in words; "" for none */
    int *fields;          /* of row 1 by column, then of row 2 …: the field's index; -1: the row has none there */
};
/* The row that an <each> is at. */
struct row_around {
    const struct input *input;
    const struct input_rows *rows;
    int row;              /* from 1 */
    struct row_around *around;
};
/* Finds the rows among the fields. False, reported, if there is a gap between rows or in one of them. */
bool take_rows(struct composer *composer);
/* The index of the field that a variable names, in the row around or anywhere; -1: there is none. */
int find_field_index(const struct composer *composer, const char *variable);
/* The value of a variable that names an input of rows, or one of its columns; NULL: it names none. */
const char *find_rows_value(const struct composer *composer, const char *variable);
/* True if the <each> goes through rows: then `row` is before the first, and rows_next goes to the next until it gives false. */
bool rows_begin(struct composer *composer, const struct template *each, struct row_around *row);
bool rows_next(struct composer *composer, struct row_around *row);

/* ---- days: compose_day.c */
/* Makes 2026-07-10 of the value, in the arena; `why` may be NULL. */
enum day_verdict take_day(const struct day_reader *days, struct arena *arena, const char **value, struct buffer *why);
/* A day among the data, 2026-07-10, as the language of the place writes it; NULL: the node is none, or the labels do not say. */
const char *day_of_data(struct composer *composer, const struct xml_node *node, const struct context *context);
/* A day as the form has it: "10 July 2026". */
const char *write_day(const struct date_form *form, const char *day, struct arena *arena);

/* ------------------------------------------------------------------------------------------------ compose_number.c */

/* Makes a value of the kind of a number, 7,5, what expressions know it as, 7.5; one of another kind stays. False: it has to be a number
 * and is none, or an unclear one. */
bool take_number(enum input_kind kind, const char **value, struct arena *arena);

/* The value as it stands there: a day or number as the language writes it. In the arena, or the value itself. */
const char *insertion_text(const struct insertion *insertion, const char *value, struct arena *arena);

/* A day, a mark of a scale or a form's own number among the data, as the language of the place writes it; NULL: the node is none of
 * them, or the labels do not say. */
const char *value_of_data(struct composer *composer, const struct xml_node *node, const struct context *context);

/* ---- the note: compose_note.c */
/* A mark that refers to the note. */
void compose_reference(struct composer *composer, const struct template *template, struct context context,
                       struct flow *flow);
/* The note, after the body. It is read where the reader comes to what first refers to it, else at the document's end. */
struct block *compose_note(struct composer *composer, struct context context);

/* ---- text: compose_text.c */
void flow_text(struct composer *composer, struct flow *flow, const struct context *context, struct place place,
               const char *text);
void flow_break(struct composer *composer, struct flow *flow, const struct context *context, struct place place);
void flow_end(struct flow *flow);
void compose_text(struct composer *composer, const struct template *list, struct context context, struct flow *flow);
/* All text of the templates as one string. */
const char *compose_string(struct composer *composer, const struct template *list, struct context context);
/* The words of runs, and of a flow, as one string, without the marks that refer to the note. */
const char *runs_string(const struct run *runs, size_t count, struct arena *arena);
const char *flow_string(struct composer *composer, const struct flow *flow);
/* The text in the context's language of an element that holds <text lang="…">; the node itself if it holds none: the
 * context then takes the language that the data say it is in. NULL, reported, if the language lacks. */
const struct xml_node *find_text(struct composer *composer, const struct xml_node *node, struct context *context);

/* ---- rich text of the qualification: compose_rich.c */
void compose_rich_text(struct composer *composer, const struct xml_node *node, struct context context,
                       struct flow *flow);
void compose_rich_blocks(struct composer *composer, const struct xml_node *node, struct context context,
                         struct block_list *out);

/* ---- blocks: compose_block.c */
struct block *block_add(struct composer *composer, struct block_list *list, enum block_kind kind,
                        const struct style *style, struct place place);
/* A paragraph of the flow; NULL if the flow is empty. */
struct block *paragraph_add(struct composer *composer, struct block_list *list, const struct style *style,
                            struct node *node, struct flow *flow, struct place place);
/* The layout's style of this name, else its text style. */
const struct style *named_style(const struct composer *composer, const char *name);
struct block *compose_blocks(struct composer *composer, const struct template *list, struct context context);
const struct style *template_style(const struct composer *composer, const struct template *template);
/* The context in a block of this style: its type, and paragraphs of the layout's own or, with `tight`, of this style. */
struct context context_in(const struct composer *composer, struct context context, const struct style *style,
                          bool tight);

/* ---- markers and lists: compose_list.c */
/* The template of a marker among these; NULL: there is none. */
const struct template *find_marker(const struct template *list);
/* A block of the words, in the style's type; it stands in no list. NULL if there are none. */
struct block *marker_block(struct composer *composer, const struct style *style, struct node *node, struct flow *flow,
                           struct place place);
/* A list; context->node becomes its node. */
struct block *list_add(struct composer *composer, struct block_list *list, const struct style *style,
                       struct context *context, bool ordered, struct place place);
/* An item with a marker (NULL: none); `inside` receives the context for what it holds. */
struct block *item_add(struct composer *composer, struct block_list *list, const struct style *style,
                       struct context context, const char *marker, struct place place, struct context *inside);
/* The block's marker hangs in a column with those of the same style in its section, if the style says so. */
void join_axis(struct composer *composer, struct block *block);
void compose_list(struct composer *composer, const struct template *template, struct context context,
                  struct block_list *out);

/* ---- pictures: compose_picture.c */
void compose_picture(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out);

/* The block is a figure, which the template's words speak for. */
void describe_picture(struct composer *composer, const struct template *template, struct context context, struct block *block);

/* The place of the document's seal. */
void compose_seal(struct composer *composer, const struct template *template, struct context context, struct block_list *out);

/* ---- codes: compose_code.c */
void compose_code(struct composer *composer, const struct template *template, struct context context, struct block_list *out);
/* What is wrong with the value of an input that codes hold, in words; NULL: nothing, or it is of another kind. */
const char *code_fault(enum input_kind kind, const char *value);

/* The code of such a value. NULL with an error. */
const struct drawing *code_drawing(struct code_maker *maker, const char *value, struct arena *arena, struct diag *diag);

/* ---- tables: compose_table.c */
void compose_columns(struct composer *composer, const struct template *template, struct context context,
                     struct block_list *out);
void compose_grid(struct composer *composer, const struct template *template, struct context context,
                  struct block_list *out);
void compose_table(struct composer *composer, const struct template *template, struct context context,
                   struct block_list *out);

#endif
