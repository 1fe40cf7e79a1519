/* A paragraph made ready for setting: its text cut into shaped pieces between which lines may or may not end.
 * Free of size and measure, so that it serves every scale and column width. */
#ifndef TYPESET_PREPARE_H
#define TYPESET_PREPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/document.h"
#include "typeset/findings.h"
#include "typeset/hyphenate.h"
#include "typeset/paragraph.h"

/* A word longer than this is cut, so that no shaping takes unbounded time. [bytes] */
enum { LONGEST_WORD = 256 };

enum piece_kind {
    PIECE_WORD,   /* a word, or as much of one as has the same run and face and no opportunity for a break inside */
    PIECE_SPACE,  /* one space that a line may end at */
    PIECE_BREAK   /* a line break that the author asked for; nothing to see */
};

struct piece {
    const struct shaped *shaped;   /* NULL for PIECE_BREAK */
    unsigned char kind;            /* enum piece_kind */
    unsigned char break_after;     /* enum line_break of base/unicode.h */
    bool stretches : 1;            /* a space that justification widens (U+0020) */
    bool address : 1;              /* part of a web or mail address: not hyphenated, better not broken */
    bool poor : 1;                 /* a line may end here, but better elsewhere: before a number */
    bool bound : 1;                /* a space between what belongs together; break_after is LINE_BREAK_NONE */
    bool name : 1;                 /* a proper name, better not hyphenated */
    uint16_t soft_count;           /* soft hyphens of the author, in `softs` of the paragraph from `soft_first` on */
    uint32_t soft_first;
    int run;
    const struct hyphens *hyphens; /* see syllables.h; NULL: not asked for yet */
};

/* What a run's text looks like. Its own copy: the run belongs to a document, the prepared paragraph outlives it. */
struct look {
    const struct style *style;
    const struct manner *manner;   /* and of it: */
    const struct face *face;       /* of the style's own family */
    const struct shaped *hyphen;   /* in that face */
    const struct shaped *space;    /* the same, for every second piece is one */
    const char *language;
};

struct manner;
struct set;
struct measured;

struct prepared {
    struct piece *pieces;
    size_t count;
    const struct hyphen *softs;    /* byte offsets in the shaped text of the pieces */
    size_t soft_count;
    const struct look *looks;      /* one for each run */
    size_t run_count;
    bool even;                     /* all in one face and size, on the baseline: each line is as tall as the others */
    struct findings findings;
    enum align align;
    enum hyphenate hyphenate;
    struct set *sets;              /* results by width and scale, the latest first */
    struct measured *measures;     /* by scale, the latest first */
};

struct typesetter;

/* Prepares the block's paragraph, for any lines or for one line alone (see find_opportunities); the result lives in
 * typesetter->kept. */
struct prepared *prepare_paragraph(struct typesetter *typesetter, const struct block *block, bool one_line);

#endif
