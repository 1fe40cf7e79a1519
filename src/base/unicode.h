/* What Unicode says of text: UTF-8, normal form C, line-break opportunities, letters. The only file family that knows
 * ICU. All text inside the program is valid UTF-8 in NFC; offsets and lengths are in bytes. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;

/* Before the others are used, if memory may fall short: else ICU keeps, for the whole process, what went wrong. */
void unicode_begin(void);

/* Decodes the code point at *text and moves *text past it. Invalid bytes give U+FFFD and move one byte on. */
uint32_t utf8_next(const char **text, const char *end);

/* Writes the code point to `out` (room for 4 bytes); gives the bytes written. */
size_t utf8_put(uint32_t code_point, char *out);

/* True if all of it is well-formed UTF-8 (Unicode 15, table 3-7). */
bool utf8_valid(const char *text, size_t length);

/* How much of the text is shown where there is room for `most` bytes: whole letters. */
size_t utf8_cut(const char *text, size_t length, size_t most);

/* True if the text and all its parts are in NFC, which is told at a glance; false if that takes a closer look. */
bool unicode_is_plain(const char *text, size_t length);

/* The text in NFC (UAX #15): the same pointer if it is so already, else a NUL-terminated copy in the arena. */
const char *unicode_nfc(struct arena *arena, const char *text, size_t length, size_t *out_length);

enum line_break { LINE_BREAK_NONE, LINE_BREAK_ALLOWED, LINE_BREAK_MANDATORY };

/* Line-break opportunities (UAX #14) of a whole paragraph: breaks[i] (one per byte) says whether a line may end after
 * byte i; always LINE_BREAK_NONE inside a character, LINE_BREAK_MANDATORY after the last byte.
 * `language` is a BCP 47 tag. Takes time linear in `length`. */
void unicode_line_breaks(const char *text, size_t length, const char *language, unsigned char *breaks);

/* The same of a word between two spaces, wherever it stands: true if it is such that a line may end behind the spaces before and
 * behind it, if what stands there is such a word too. False: that takes its paragraph to tell. */
bool unicode_word_breaks(const char *word, size_t length, unsigned char *breaks);

bool unicode_is_letter(uint32_t code_point);   /* general category L* or M* */
bool unicode_is_mark(uint32_t code_point);     /* general category M*: belongs to the character before it */
bool unicode_is_digit(uint32_t code_point);    /* general category Nd */
bool unicode_is_currency(uint32_t code_point); /* general category Sc */
bool unicode_is_space(uint32_t code_point);    /* U+0020 and the other breaking spaces that a line may end at */
bool unicode_is_control(uint32_t code_point);  /* C0, C1, noncharacters, bidi controls: never printable here */
bool unicode_is_unseen(uint32_t code_point);    /* default-ignorable (UAX #44): joiners, soft hyphens, byte order marks */
uint32_t unicode_lower(uint32_t code_point);   /* simple case mapping */
uint32_t unicode_base(uint32_t code_point);    /* the letter without the marks that it decomposes into: é -> e, ǖ -> u */

/* Appends the letter as people write it who have it not on their keyboard: small, without marks, ß as ss, ø as o. Nothing of a mark. */
void unicode_fold(struct buffer *out, uint32_t code_point);

/* Words as the name of a file or an address: the letters of ASCII as they fold, figures, and a hyphen for all between; NUL-terminated, in
 * the arena, at most `most` bytes. "" if nothing is left. */
const char *unicode_slug(struct arena *arena, const char *words, size_t most);

/* Upper-cases by the language's full case mapping (i -> İ in Turkish, ά -> Α in Greek, na hÉireann -> NA hÉIREANN in Irish); in
 * NFC, NUL-terminated, in the arena. */
const char *unicode_upper(struct arena *arena, const char *text, size_t length, const char *language);

/* The character's name in the Unicode Character Database, NUL-terminated and cut to `size` bytes; where it has none,
 * a description in angle brackets such as <private use area-E000>. */
void unicode_name(uint32_t code_point, char *out, size_t size);

/* The version of the Unicode Standard that the answers follow, e.g. "15.0". */
const char *unicode_version(void);

#endif
