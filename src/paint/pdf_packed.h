/* Cross-references of objects that are written, packed: a document in a print run has hundreds of objects, a run thousands of
 * documents. */
#ifndef PAINT_PDF_PACKED_H
#define PAINT_PDF_PACKED_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* An object's place (ISO 32000-1, 7.5.8.3): type 1 is a byte offset, type 2 an object stream and the index in it; 0: none yet. */
struct pdf_entry {
    uint8_t type;
    uint32_t place;
    uint32_t index;
};

/* All zeros is a good one. */
struct pdf_packed {
    int count;             /* of entries, those of the objects below */
    struct buffer bytes;   /* of all but those that came late */
    struct buffer late;    /* struct pdf_late: of objects that were written when their entry was packed already */
    struct pdf_entry last; /* that was packed */
};

void pdf_packed_clear(struct pdf_packed *packed);
void pdf_packed_finish(struct pdf_packed *packed);

/* Packs the next ones. */
void pdf_packed_add(struct pdf_packed *packed, const struct pdf_entry *entries, int count);

/* The entry of an object below packed->count that had none yet. */
void pdf_packed_add_late(struct pdf_packed *packed, int number, struct pdf_entry entry);

/* Reads them all from the beginning, in one pass after the last was added. */
struct pdf_unpacking {
    struct pdf_packed *packed;
    size_t at, late;
    int number, repeats;
    struct pdf_entry last;
};
void pdf_unpacking_begin(struct pdf_unpacking *unpacking, struct pdf_packed *packed);
void pdf_unpacking_take(struct pdf_unpacking *unpacking, struct pdf_entry *entries, int count);

#endif
