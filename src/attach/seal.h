/* A seal's place in a PDF (ISO 32000-2, 12.8; ETSI EN 319 142-1): a revision behind the file, whose bytes stay as they are, with a
 * signature field that shows nothing, and in it a gap for the seal's bytes, which are made elsewhere. */
#ifndef ATTACH_SEAL_H
#define ATTACH_SEAL_H

#include "attach/attach.h"

struct seal_place {
    const char *date; /* when it is sealed, as in a PDF: D:20261129120000Z */
    size_t size;      /* [B] that the seal may have */
    bool certify;     /* nothing may be changed from now on (DocMDP 1) */
};

/* What is sealed is all but the gap, in which the seal stands as hexadecimal digits between angle brackets. */
struct seal_gap {
    size_t at;     /* of the bracket, from where the file begins */
    size_t length; /* with both brackets */
};

/* Appends the file with its revision, the gap full of zeros. False with errors: among them DIAG_SEAL_REFUSED where another seal forbids
 * it; `out` is as it was. */
typedef bool place_seal_function(const struct attach_file *file, const struct seal_place *place, struct buffer *out,
                                 struct seal_gap *gap, struct diag *diag);
place_seal_function place_seal;

#endif
