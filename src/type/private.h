/* What a face keeps, for this room alone. */
#ifndef TYPE_PRIVATE_H
#define TYPE_PRIVATE_H

#include "base/file.h"
#include "type/sfnt.h"
#include "type/type.h"

struct face_private {
    struct file_map map;
    struct table file;
    struct table head, hhea, maxp, hmtx, loca, glyf; /* in the file */
    struct table cmap;                               /* its subtable for Unicode */
    bool is_special; /* shaped by other tables than GSUB and GPOS, or variable: never plain */
    struct hb_blob_t *blob;                          /* HarfBuzz's, NULL until it is asked (harfbuzz.h) */
    struct hb_face_t *face;
    struct hb_font_t *font;
};

struct arena;

/* Fills in the face and its tables from the mapped file. Gives what makes it unusable, in words, or NULL. */
const char *face_read(struct face *face, struct arena *arena);

#endif
