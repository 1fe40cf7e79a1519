/*
 * Fonts in a PDF (ISO 32000-1, 9.6.3): TrueType fonts with codes of one byte, embedded as subsets.
 *
 * A code stands for a character, in all fonts of a document the same: one of ASCII for itself, another for what comes first that
 * has none yet, or in personal documents first for usual letters, if the face's own glyph for it is meant.  So one ToUnicode map serves all fonts.  All else that stands for
 * a character is a variant: a local form; a letter that is drawn with several glyphs, which are put together to one; a mark on
 * a letter, which is moved back over it as a glyph that takes no room.  So each says what it is by itself, and stands where
 * the pen is: programs that know nothing of ActualText read it too.  (Measured on all sequences of DIN 91379: a mark that is
 * stepped back to, with a space of no width behind it, comes out of pdf.js, pdfminer.six, pypdf and Ghostscript in pieces; one
 * glyph for letter and marks that says both is noise in Ghostscript 10.00.)  What one byte cannot say has codes in further fonts
 * of the face: series, by a code's upper byte.
 */
#ifndef PAINT_PDF_FONT_H
#define PAINT_PDF_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "paint/pdf_object.h"
#include "type/type.h"

enum { PDF_ASCII = 0x80, PDF_CHARACTERS = 0x10000, PDF_SERIES = 0x100, PDF_CODES = PDF_SERIES * PDF_SERIES };

/* What the face has for a character. */
struct pdf_character {
    uint16_t glyph;       /* 0: not looked up yet; of ASCII all are */
    uint16_t width;       /* in thousandths of the size, rounded */
};

/* Objects of a font, from its number on. */
enum { PDF_FONT_ITSELF, PDF_FONT_DESCRIPTOR, PDF_FONT_PROGRAM, PDF_FONT_OBJECTS };

enum { PDF_NO_GLYPH = 0xFFFF }; /* looked up, and the face has none */

/* Codes of ASCII once more, laid out for the innermost loop. `glyph` is PDF_NO_GLYPH where the code has none, and where
 * its byte must be escaped in a string. */
struct pdf_letter {
    uint16_t glyph;
    int16_t excess;       /* what the PDF's rounded width is more than the advance: thousandths of the size, times upem */
    int32_t advance_fu;
};

/* A variant in the document at hand: glyphs of the face, and what they say together. */
struct pdf_variant {
    struct composite glyph;
    const char *text;
    size_t length;
    uint16_t code;
    bool kept;            /* what it points to is in the arena of pdf_fonts_keep */
};

struct pdf_font {
    struct pdf_fonts *fonts;
    const struct face *face;
    struct pdf_character *characters;   /* by code point; kept between documents */
    struct pdf_letter letters[PDF_ASCII];
    uint64_t ascii[PDF_ASCII / 64];     /* a bit for each code that the face has a glyph for */
    /* of the document at hand */
    bool is_used;
    int rank;                           /* in the order in which the document came to use fonts, from 0: its name */
    int number;                         /* of the objects of its first series; the others' follow */
    uint64_t used[PDF_CODES / 64];      /* a bit for each code but those of variants, */
    unsigned char seen[PDF_ASCII];      /* or a byte, which is set faster: put together by pdf_fonts_put_resources */
    struct pdf_variant *variants;
    size_t variant_count, variant_capacity;
    struct pdf_font *companion;         /* for what a holder's name needs beyond the trunk's font; NULL: never needed */
    bool is_companion;                  /* its codes are its own; each is a variant's */
};

/* Fonts of all documents. In what a document says of them nothing is of their order here, which others have a part in. */
struct pdf_fonts {
    struct pdf_font **list;  /* by face.index; NULL where the face was never used */
    int count;
    struct pdf_font **used;  /* in the document at hand, by rank */
    int used_count, used_capacity;
    struct map *subsets;     /* face, codes, texts of variants -> struct pdf_subset */
    size_t subsets_size;     /* bytes that they take */
    uint16_t *codes;         /* of the document's characters, by code point: 0, it has none yet */
    uint32_t *meanings;      /* the other way, by the order in which codes are given: 0, a variant's */
    int code_count, code_capacity;
    const struct pdf_subset *said; /* whose ToUnicode map was written last, of companions; or NULL */
    int said_number;
    struct buffer key;
};

struct pdf_fonts *pdf_fonts_create(void);
void pdf_fonts_destroy(struct pdf_fonts *fonts);

/* Begins a trunk; that of a personal document is one of many with the same fonts. */
void pdf_fonts_begin(struct pdf_fonts *fonts, bool personal);

/* The fonts that the trunk uses, by rank, in the arena. */
struct pdf_font **pdf_fonts_of_trunk(const struct pdf_fonts *fonts, struct arena *arena);

/* Begins what stands behind a trunk with these fonts: forgets what companions were used for. */
void pdf_fonts_begin_personal(struct pdf_fonts *fonts, struct pdf_font *const *trunk, int count);

/* The font of a face. */
struct pdf_font *pdf_font_of(struct pdf_fonts *fonts, const struct face *face);

/* The same, for use in the trunk. */
struct pdf_font *pdf_font_use(struct pdf_fonts *fonts, const struct face *face);

/* The font's companion, for use in the document. */
struct pdf_font *pdf_font_companion(struct pdf_font *font);

static inline bool pdf_font_is_used(const struct pdf_font *font)
{
    return font && font->is_used;
}

/* In thousandths of the size, rounded. */
uint16_t pdf_font_width(const struct face *face, int32_t advance_fu);

/* Fills in characters[code_point]; use pdf_font_is_plain. */
void pdf_font_look_up(struct pdf_font *font, uint32_t code_point);

/* True if the code point stands for this glyph. */
static inline bool pdf_font_is_plain(struct pdf_font *font, uint32_t code_point, uint16_t glyph)
{
    if (code_point >= PDF_CHARACTERS)
        return false;
    if (!font->characters[code_point].glyph)
        pdf_font_look_up(font, code_point);
    return font->characters[code_point].glyph == glyph;
}

static inline void pdf_font_mark(struct pdf_font *font, uint32_t code)
{
    font->used[code / 64] |= UINT64_C(1) << code % 64;
}

/* The code of a character below PDF_CHARACTERS in the document; -1: there are no more. */
int32_t pdf_fonts_code(struct pdf_fonts *fonts, uint32_t code_point);

/* Marks those of these codes of ASCII that the face has glyphs for as used; and the code of a character, if it has one. */
void pdf_font_keep_ascii(struct pdf_font *font, const uint64_t codes[PDF_ASCII / 64]);
void pdf_font_keep(struct pdf_font *font, uint32_t code_point, uint32_t code);

/* The code of a variant (its own is not looked at); -1: there are no more.
 * What it points to must last until the document is written. In a companion every letter is a variant. */
int32_t pdf_font_variant(struct pdf_font *font, const struct pdf_variant *variant);

/* Copies what variants are and say into the arena, so that it need not last. */
void pdf_fonts_keep(struct pdf_fonts *fonts, struct arena *arena);

/* The resource's name: the font's rank, and after a point the number of the series, but for the first. */
void pdf_font_put_name(struct buffer *out, const struct pdf_font *font, bool companion, int series);

/* The /Font resources of all pages: /F1 12 0 R … by rank. The fonts get their numbers; nothing may be shown in
 * them any more. */
void pdf_fonts_put_resources(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *out);

/* Writes the fonts in use into the trunk. False with DIAG_FONT_INVALID in the sink. */
bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, struct diag *diag);

/* Whether pdf_fonts_write could write what they show, with the same finding. */
bool pdf_fonts_check(struct pdf_fonts *fonts, struct pdf_deflater *deflater, struct diag *diag);

/* Writes the companions in use behind it, and appends their resources. False with DIAG_FONT_INVALID in the sink. */
bool pdf_fonts_write_personal(struct pdf_fonts *fonts, struct pdf_file *file, struct buffer *resources,
                              struct diag *diag);

/* ---- For pdf_font.c, pdf_font_write.c, pdf_subset.c and pdf_unicode.c */

/* The series after this one in which the font shows something; -1: there is none. -1 begins. */
int pdf_font_next_series(const struct pdf_font *font, int series);

/* Puts together what is marked as used and as seen. */
void pdf_font_join_used(struct pdf_font *font);

/* Gives a font that is used its number, and appends it to the resources. */
void pdf_font_put_resource(struct pdf_font *font, struct pdf_file *file, struct buffer *out);

/* What the code of a character means. */
uint32_t pdf_fonts_meaning(const struct pdf_fonts *fonts, uint32_t code);

/* The ToUnicode map (9.10.3) of a series: for the characters of these codes, and all variants of the fonts. */
void pdf_put_to_unicode(struct buffer *out, const uint64_t used[PDF_SERIES / 64], const struct pdf_fonts *fonts,
                        struct pdf_font *const *list, int count, int series);

/* A subset as it is written: made once, kept by face and codes. */
struct pdf_subset {
    struct buffer name;          /* /ABCDEF+NotoSans-Regular */
    struct buffer descriptor;    /* entries of the font descriptor but for FontFile2 */
    struct buffer widths;        /* FirstChar, LastChar and Widths */
    struct buffer program;       /* deflated, but for those of companions, which are too small to be worth it */
    struct buffer to_unicode;    /* of companions */
    size_t program_length;       /* before deflating */
};

struct pdf_subset *pdf_subset_create(const struct pdf_font *font, int series, struct pdf_deflater *deflater,
                                     struct diag *diag);
void pdf_subset_destroy(struct pdf_subset *subset);
size_t pdf_subset_size(const struct pdf_subset *subset);

#endif
