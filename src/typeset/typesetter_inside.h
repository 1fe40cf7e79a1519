/* What stands inside a typesetter, for the files that set paragraphs. */
#ifndef TYPESET_TYPESETTER_INSIDE_H
#define TYPESET_TYPESETTER_INSIDE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "typeset/hyphenate.h"
#include "typeset/typesetter.h"
#include "typeset/vocabulary.h"

struct block;
struct prepared;

enum { MET_MOST = 512 }; /* a power of two */

/* A block of the document at hand whose paragraph was found. */
struct met {
    const struct block *block;
    struct prepared *prepared;
    size_t document;
};

struct typesetter {
    struct shaper *shaper;           /* borrowed */
    struct hyphenation *hyphenation;
    struct vocabulary *vocabulary;
    struct map *prepared;            /* key of a paragraph -> struct prepared */
    struct met met[MET_MOST];        /* by address: each block is set several times */
    size_t document;                 /* its number; */
    bool in_document;                /* only while it is set its blocks stay as they are */
    struct arena *kept;              /* prepared and set paragraphs */
    struct arena *scratch;           /* for the paragraph at hand: forgotten when the next one is set */
    struct buffer key;               /* of the paragraph at hand */
    struct buffer pieces, softs;     /* of it while it is cut: see cover.h */
    struct buffer spots;             /* where its lines may begin */
    size_t work;                     /* lines and words that were weighed: time, but the same on every machine */
};

#endif
