/* Type: font files become faces, and text becomes glyph runs (HarfBuzz). The only room that knows HarfBuzz.
 * Faces may be used by several threads at once.
 *
 * Faces belong to a `struct fonts`, shaped words to a `struct shaper`; both belong to the engine and outlive every
 * document. Distances in font units are tagged `_fu`; divide by units_per_em and multiply by the size for points. */
#ifndef TYPE_TYPE_H
#define TYPE_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct buffer;
struct fonts;
struct shaper;

/* One font file. Immutable once opened. */
struct face {
    const char *path;
    const char *postscript_name;
    int index;                    /* its number in `struct fonts`, from 0 */
    int units_per_em;
    int ascent_fu, descent_fu;    /* descent is positive, below the baseline */
    int cap_height_fu, x_height_fu;
    int italic_angle;             /* degrees, as in the `post` table, rounded */
    int weight;                   /* as in OS/2, 400 regular, 700 bold */
    int bounds_fu[4];             /* x min, y min, x max, y max of all glyphs, y up */
    unsigned glyph_count;
    struct face_private *private; /* HarfBuzz objects */
};

/* A family of four styles. A face may stand for several styles. */
struct family {
    const char *name;
    const struct face *faces[4];  /* by FACE_BOLD | FACE_ITALIC */
};
enum { FACE_REGULAR = 0, FACE_BOLD = 1, FACE_ITALIC = 2 };

struct reach;

struct fonts *fonts_create(void);
void fonts_destroy(struct fonts *fonts);

/* The face in the file, read once; `reach` as in base/reach.h. NULL with an error at `place` (DIAG_FILE_UNREADABLE, DIAG_FONT_INVALID: not a font,
 * no `glyf` outlines, embedding forbidden by OS/2 fsType). The file is mapped, not copied. */
const struct face *fonts_open(struct fonts *fonts, const struct reach *reach, const char *path, struct place place,
                              struct diag *diag);

bool face_has(const struct face *face, uint32_t code_point);

/* The nominal glyph of a code point, 0 if there is none. */
uint32_t face_glyph(const struct face *face, uint32_t code_point);

int face_advance_fu(const struct face *face, uint32_t glyph);

/* One glyph in its place. */
struct glyph {
    uint16_t id;
    uint16_t length;      /* bytes of the cluster's text if this is the cluster's first glyph, else 0; a mark that is
                             a glyph of its own is a cluster of its own */
    uint32_t text;        /* byte offset of its cluster in the text that was shaped */
    int32_t advance_fu;
    int32_t x_offset_fu, y_offset_fu;
};

/* A shaped piece of text: a word, part of a word, a space. Immutable; lives as long as the shaper. */
struct shaped {
    const struct face *face;
    const char *text;          /* NUL-terminated UTF-8 */
    size_t length;
    const struct glyph *glyphs;
    size_t count;
    int32_t width_fu;
    bool complete;             /* false if a glyph is missing (glyph 0 among them) */
    bool literal;              /* each glyph is what the face has for one character, below U+10000, and none of them is a mark:
                                  which glyphs there are, the text says */
};

struct shaper *shaper_create(void);
void shaper_destroy(struct shaper *shaper);

/* Bytes that the memory of shaped texts takes; and forgets them: what shape_text gave is gone then. */
size_t shaper_size(const struct shaper *shaper);
void shaper_forget(struct shaper *shaper);

/* Shapes left-to-right text of one face with kerning, mark placement, composition and local forms, ligatures off;
 * the result is kept and given again for the same face, language and text. `language` is a BCP 47 tag; NULL: unknown.
 * A text without letters is shaped as Latin. Not for two threads at a time; each has its own shaper. */
const struct shaped *shape_text(struct shaper *shaper, const struct face *face, const char *language,
                                const char *text, size_t length);

/* Outline of a glyph, in font units, y up. Any of the functions may be called any number of times. */
struct outline_sink {
    void (*move)(void *context, double x_fu, double y_fu);
    void (*line)(void *context, double x_fu, double y_fu);
    void (*curve)(void *context, double x1_fu, double y1_fu, double x2_fu, double y2_fu, double x_fu, double y_fu);
    void (*close)(void *context);
};
void face_outline(const struct face *face, uint32_t glyph, const struct outline_sink *sink, void *context);

/* A glyph that is made of others: the first stands at x and y, the others from there on as shaping placed them. */
struct composite {
    const struct glyph *parts;
    size_t count;
    int32_t x_fu, y_fu;
    int32_t advance_fu;
};

/* A TrueType font program (for FontFile2) that holds only these glyphs and what they are made of, without hints. Those of one
 * part that stands where it is in the face, with its advance, are the face's own; one of no parts is empty. They are
 * numbered from 1 (0 is the face's), and shown by the codes from `first_code` on: its `cmap` is that of a symbolic font
 * (ISO 32000-1, 9.6.6.4). Together the codes are bytes. The program is appended to `out`.
 * Deterministic, and the same with every version of HarfBuzz, which has no part in it.
 * False (DIAG_FONT_INVALID) if the description of a glyph is broken; `out` is then as it was. */
bool face_subset(const struct face *face, const struct composite *glyphs, size_t count, unsigned first_code,
                 struct buffer *out, struct diag *diag);

#endif
