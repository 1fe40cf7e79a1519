/* PDF files that exist already: supplements join their diplomas, and a supplement's PDF gives back its data. The only
 * room that knows qpdf; a module of its own (supplement-attach.so), loaded when it is asked for: qpdf brings along more
 * than a whole render needs. Everything works on memory, and what is kept between calls is the caller's: threads do not meet.
 */
#ifndef ATTACH_ATTACH_H
#define ATTACH_ATTACH_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"

enum {
    ATTACH_BYTES_MOST = 256 * 1024 * 1024, /* of one PDF */
    ATTACH_SUPPLEMENTS_MOST = 100          /* of one diploma */
};

/* A PDF in memory. The name stands in messages; its last part names the file where it is embedded. */
struct attach_file {
    const char *name;
    const void *bytes;
    size_t length;
};

enum attach_way {
    ATTACH_APPEND,    /* the supplements' pages after the diploma's */
    ATTACH_EMBED,     /* the supplements as associated files of the diploma (ISO 32000-2, 14.13) */
    ATTACH_COLLECTION /* a collection (7.11.6): the supplements are its pages, the diploma lies in it byte for byte */
};

/* What came of it. */
struct attach_whole {
    int pages;                  /* 0: nothing was written */
    int pdfa_part, pdfua_part;  /* that it claims; 0: none */
    char pdfa_level;            /* a, u, b …; 0: none */
    bool truthful;              /* nothing spoke against what the supplements claim */
};

/* What is kept for a caller from one call to the next. */
struct attach_memory {
    void (*forget)(struct attach_memory *memory); /* frees it */
};

struct attach_request {
    struct attach_file diploma;
    const struct attach_file *supplements; /* at least one */
    size_t supplement_count;
    enum attach_way way;
    bool duplex;                      /* appended supplements begin on a right-hand page */
    bool break_signature;             /* the diploma's signatures may be given up */
    bool known;                       /* the supplements claim what is true: they were made, or looked at, before */
    bool any;                         /* take what is no supplement, is there twice, or is of several holders */
    bool require_pdfa, require_pdfua; /* an error if the whole cannot claim any level of it */
    struct attach_whole *whole;       /* receives what came of it; or NULL */
    struct attach_memory **memory;    /* NULL in the beginning, and the caller's to be forgotten; or NULL: nothing is kept */
};

/* The whole, appended to `out`; NULL: only what speaks against it is told, which takes a fraction of the time. What the
 * parts claim (PDF/A, PDF/UA, tags) the whole claims only where it is certainly true; each claim that is lost is told
 * (DIAG_CLAIM_DROPPED). False with errors: `out` is as it was. */
typedef bool attach_supplements_function(const struct attach_request *request, struct buffer *out, struct diag *diag);
attach_supplements_function attach_supplements;

/* The data that a supplement in the PDF was made from, appended to `out`: the associated file of relationship Source,
 * here or in an embedded supplement. `number` counts from 1; 0 means the first, and DIAG_SOURCE_SEVERAL if it is not
 * the only one. False with DIAG_PDF_INVALID or DIAG_SOURCE_MISSING. */
enum attach_data { ATTACH_SOURCE, ATTACH_RECORD };
typedef bool extract_source_function(const struct attach_file *file, enum attach_data what, int number, struct buffer *out, struct diag *diag);
extract_source_function extract_source;

/* Who wrote a PDF that carries data, as far as it shows. */
enum attach_origin {
    ATTACH_ELSEWHERE, /* it is a whole, or another program's: nothing can be said */
    ATTACH_WRITTEN,   /* this program, in any version and by any layout, and it is as it was: so says a checksum, which guards against
                         chance and not against who reckons it anew */
    ATTACH_CHANGED,   /* this program, and it was changed since: a byte, or by another program that wrote it anew */
    ATTACH_EXTENDED   /* this program, and something was added behind; a collection is a whole */
};
typedef enum attach_origin find_origin_function(const struct attach_file *file);
find_origin_function find_origin;

#endif
