/*
 * Fonts in a PDF (ISO 32000-1, 9.7): composite fonts with Identity-H, embedded as subsets.
 *
 * A character code says which character is meant, whatever else the document holds: it is the code point itself where
 * that has one glyph and the glyph is the face's own for it.  So text in one document has the same codes as in another,
 * and ToUnicode is one-to-one.  All else that stands for a character is a variant: a local form; a letter that is drawn with
 * several glyphs, which are put together to one; a mark on a letter, which is moved back over it as a glyph that takes no
 * room.  So each says what it is by itself, and stands where the pen is: programs that know nothing of ActualText read it
 * too.  (Measured on all sequences of DIN 91379: a mark that is stepped back to, with a space of
 * no width behind it, comes out of pdf.js, pdfminer.six, pypdf and Ghostscript in pieces; one glyph for letter and marks that
 * says both is noise in Ghostscript 10.00.)  The codes of variants lie where no character can be, from the surrogates to the
 * end of the private use area.
 */
#ifndef PAINT_PDF_FONT_H
#define PAINT_PDF_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "paint/pdf_object.h"
#include "type/type.h"

enum { PDF_ASCII = 0x80, PDF_VARIANTS = 0xD800, PDF_VARIANTS_END = 0xF900, PDF_CODES = 0x10000 };

/* What a code stands for. */
struct pdf_code {
    uint16_t glyph;       /* 0: not looked up yet; of ASCII all are */
    uint16_t width;       /* in thousandths of the size, rounded */
};

/* Objects of a font, from its number on; the glyph map may be missing. */
enum { PDF_FONT_TYPE_0, PDF_FONT_DESCENDANT, PDF_FONT_DESCRIPTOR, PDF_FONT_PROGRAM, PDF_FONT_GLYPH_MAP, PDF_FONT_OBJECTS };

enum { PDF_NO_GLYPH = 0xFFFF }; /* looked up, and the face has none */

/* Codes of ASCII once more, laid out for the innermost loop. `glyph` is PDF_NO_GLYPH where the code has none, and where
 * its byte must be escaped in a string. */
struct pdf_letter {
    uint16_t glyph;
    int16_t excess;       /* what the PDF's rounded width is more than the advance: thousandths of the size, times upem */
    int32_t advance_fu;
};

/* A variant in the document at hand: glyphs of the face, and what they say together. The glyph of its code is PDF_NO_GLYPH
 * if it has to be made of them. */
struct pdf_variant {
    struct composite glyph;
    const char *text;
    size_t length;
    uint16_t code;
    bool kept;            /* what it points to is in the arena of pdf_fonts_keep */
};

/* Resources are named by the face's number. */
#define PDF_FONT_PREFIX "/F"
#define PDF_COMPANION_PREFIX "/P"

struct pdf_font {
    const struct face *face;
    struct pdf_code *codes;             /* by code; kept between documents */
    struct pdf_letter letters[PDF_ASCII];
    /* of the document at hand */
    int number;                         /* of the font's object; 0: not used */
    uint64_t used[PDF_CODES / 64];      /* a bit for each code, */
    unsigned char seen[PDF_ASCII];      /* or a byte, which is set faster: put together by pdf_fonts_write */
    struct pdf_variant *variants;
    size_t variant_count, variant_capacity;
    struct pdf_font *companion;         /* for what a holder's name needs beyond the trunk's font; NULL: never needed */
    bool is_companion;                  /* its codes count its letters from 1; each is a variant */
};

/* Fonts of all documents. */
struct pdf_fonts {
    struct pdf_font **list;  /* by face.index; NULL where the face was never used */
    int count;
    struct map *subsets;     /* face, codes, texts of variants -> struct pdf_subset */
    const struct pdf_subset *said; /* whose ToUnicode map was written last, of companions; or NULL */
    int said_number;
    struct buffer key;
};

struct pdf_fonts *pdf_fonts_create(void);
void pdf_fonts_destroy(struct pdf_fonts *fonts);

/* Begins a trunk. */
void pdf_fonts_begin(struct pdf_fonts *fonts);

/* Begins what stands behind a trunk: forgets what companions were used for. */
void pdf_fonts_begin_personal(struct pdf_fonts *fonts);

/* The font of a face. */
struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, const struct face *face);

/* The same, for use in the trunk; its object number is reserved with the first use. */
struct pdf_font *pdf_font_use(struct pdf_fonts *fonts, const struct face *face, struct pdf_file *file);

/* The font's companion, for use in the document. */
struct pdf_font *pdf_font_companion(struct pdf_font *font);

static inline bool pdf_font_is_used(const struct pdf_font *font)
{
    return font && font->number;
}

/* Fills in codes[code_point]; use pdf_font_is_plain. */
void pdf_font_look_up(struct pdf_font *font, uint32_t code_point);

/* True if the code point is the code of this glyph. */
static inline bool pdf_font_is_plain(struct pdf_font *font, uint32_t code_point, uint16_t glyph)
{
    if (code_point >= PDF_CODES)
        return false;
    if (!font->codes[code_point].glyph)
        pdf_font_look_up(font, code_point);
    return font->codes[code_point].glyph == glyph;
}

static inline void pdf_font_mark(struct pdf_font *font, uint32_t code)
{
    font->used[code / 64] |= UINT64_C(1) << code % 64;
}

/* Marks the code as used if the face has a glyph for it. */
void pdf_font_keep(struct pdf_font *font, uint32_t code);

/* The code of a variant (its own is not looked at), marked as used; -1 if there are more than the range of codes can hold.
 * What it points to must last until the document is written. In a companion every letter is a variant. */
int32_t pdf_font_variant(struct pdf_font *font, const struct pdf_variant *variant);

/* Copies what variants are and say into the arena, so that it need not last. */
void pdf_fonts_keep(struct pdf_fonts *fonts, struct arena *arena);

/* The /Font resources of all pages: /F1 12 0 R … in order of the faces. */
void pdf_fonts_put_resources(const struct pdf_fonts *fonts, struct buffer *out);

/* Writes the fonts in use into the trunk. False with DIAG_FONT_INVALID in the sink. */
bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, struct diag *diag);

/* Writes the companions in use behind it, and appends their resources. False with DIAG_FONT_INVALID in the sink. */
bool pdf_fonts_write_personal(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *resources,
                              struct diag *diag);

/* For pdf_font.c. The ToUnicode map (9.10.3) of fonts that use these codes, and have these variants. */
void pdf_put_to_unicode(struct buffer *out, const uint64_t *used, const struct pdf_variant *variants, size_t count);

/* A subset as it is written: made once, kept by face and codes. Private to pdf_font.c and pdf_subset.c. */
struct pdf_subset {
    struct buffer name;          /* /ABCDEF+NotoSans-Regular */
    struct buffer descriptor;    /* entries of the font descriptor but for FontFile2 */
    struct buffer widths;        /* the array W */
    struct buffer program, glyph_map; /* deflated, but for those of companions, which are too small to be worth it; no map: each
                                       * code is the glyph's number */
    struct buffer to_unicode;    /* likewise, made when it is needed; of fonts that share no map */
    size_t program_length;       /* before deflating */
};

struct pdf_subset *pdf_subset_create(const struct pdf_font *font, struct pdf_deflater *deflater, struct diag *diag);
void pdf_subset_destroy(struct pdf_subset *subset);

#endif
