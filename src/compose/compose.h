/* Composing: layout + labels + qualification + fields -> document. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "code/code.h"
#include "gate/day.h"
#include "model/document.h"
#include "model/layout.h"
#include "model/qualification.h"

/* The picture of this name in the folder, without its ending; a country's flag if `folder` is NULL. Neither drawing nor image
 * with an error, or, if there is none, a warning at the place. */
typedef struct picture find_picture(void *context, const char *folder, const char *name, struct place place, struct diag *diag);

/* Reads days that are given otherwise than as 2026-07-10; languages, verdict and `why` as of day_read_in. */
typedef enum day_verdict read_day(void *context, const char *const *languages, const char *text, char day[DAY_SIZE],
                                  struct buffer *why);
struct day_reader {
    read_day *read;
    void *context;
    const char *languages[3]; /* that somebody may have written them in; NULL behind the last */
};

/* One document to make of a qualification. */
struct edition {
    const char *language;             /* BCP 47: one of the qualification's editions */
    const char *translation;          /* of the translated title: see edition_translation; or NULL */
    /* Labels in the language of the edition, of each original and of the translated title; the last may be NULL. */
    const struct label_set *labels, *const *original_labels, *translation_labels;
    const struct field *fields;       /* of the holder; they come before those in the qualification's file */
    size_t field_count;
    const char *date;                 /* see metadata.date; or NULL */
    const char *creator;              /* program and version */
    bool for_web;                     /* document.facts and document.pdf_words are needed */
    bool unseen;                      /* see document.unseen: its source is not needed either, unless a record is to be made of it */
    enum standard standard;           /* STANDARD_UNSAID: what the qualification says, else the layout */
    find_picture *picture;
    void *picture_context;
    struct day_reader days;
    struct code_maker *codes;
};

/* The language of the translated title: that of the edition, or, in an original's own edition, the one that the
 * qualification names; NULL if it names none, or there is no translated title. */
const char *edition_translation(const struct qualification *qualification, const char *language);

/* Composes the document in the arena. All that is missing or wrong is reported; NULL then. */
struct document *compose_document(const struct layout *layout, const struct qualification *qualification, const struct edition *edition,
                                  struct arena *arena, struct diag *diag);

/* What a document says of another holder: all that differs. */
struct personal {
    struct block *paragraphs;         /* by their numbers less one, with the document's styles and nodes */
    int count;
    const char *title, *date;         /* see struct metadata */
    const char *source;               /* what follows document.source_common bytes of the source */
    size_t source_length;
    const struct drawing **pictures;  /* by their numbers less one, as large as the document's */
    const struct field *fields;       /* as document.fields */
};

/* The document's personal paragraphs with the values of another holder: `fields` have the names of the first of
 * document.fields, in the same order; the others stay. False, with nothing reported, if more than words would differ, or a
 * value is not what it should be: compose_document then says. The result lives in the arena. */
bool compose_personal(const struct document *document, const struct qualification *qualification,
                      const struct field *fields, size_t count, const struct day_reader *days, struct code_maker *codes,
                      struct arena *arena, struct personal *personal);

#endif
