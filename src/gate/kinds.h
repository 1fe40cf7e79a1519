/* The kinds of what cannot be meant: what their functions share. Inside the room. */
#ifndef GATE_KINDS_H
#define GATE_KINDS_H

#include <stdint.h>

#include "gate/text.h"

/* A text that is looked through. */
struct text {
    const char *start, *end;
    enum text_use use;
    struct gate *gate;
    struct diag *diag;
};

/* A part of a text: the offending one, or a word. */
struct part {
    const char *start, *end;
};

/* Gives the first part of the text that is of the kind. It is asked only of texts that have the signs which the table
 * names. */
typedef bool find_part(const struct text *text, struct part *part);

/* what spreadsheets print: kind_spreadsheet.c, kind_number.c */
find_part find_error_word, find_error_number, find_narrow_column, find_formula;
find_part find_scientific, find_fraction, find_zero, find_text_mark, find_words, find_dated;
/* words that stand for nothing: kind_nothing.c */
find_part find_boolean, find_boolean_within, find_nothing, find_nothing_within;
/* values as programs write them: kind_program.c */
find_part find_object, find_value, find_reference;
/* notes and tries of who made it: kind_note.c */
find_part find_note, find_question, find_row_of_x, find_filler, find_try;
find_part find_undecided, find_promise, find_prompt, find_reference_error;
/* places to be filled in: kind_placeholder.c */
find_part find_placeholder, find_blank, find_only_signs;
/* letters that were lost or written for machines: kind_conversion.c */
find_part find_spoilt, find_lost_letter, find_entity, find_tag, find_escape, find_encoded;
/* signs that came of letters in a name: kind_misread.c */
find_part find_misread;
/* letters that only look like others: kind_alike.c */
find_part find_alike, find_alike_in_prose;
/* signs that are seen twice or not at all: kind_sign.c */
find_part find_doubled, find_invisible;
/* what stands at the ends: kind_end.c */
find_part find_loose_end, find_enclosed, find_unpaired;
/* what no name or number is: kind_name.c */
find_part find_no_letter, find_digits, find_strange_sign, find_address, find_heading, find_long_heading;

/* ---- words and letters: word.c */

/* The next word at or behind *at, which is moved behind it: in numbers what stands between signs, else what stands between
 * spaces, without the punctuation around it. False if there is none. */
bool next_word(const struct text *text, const char **at, struct part *word);

/* The same, of the words that begin with one of these letters, given as small ones, in either case. */
bool next_word_of(const struct text *text, const char *initials, const char **at, struct part *word);

/* What stands between spaces around `at`, or of a very long word what is near. */
struct part word_around(const struct text *text, const char *at);

bool word_is(const struct part *part, const char *word);
bool word_is_any(const struct part *part, const char *const *words); /* ended by NULL */

/* The words that the text begins and ends with are this one: it is all of it. */
bool is_whole(const struct text *text, const struct part *word);

/* The text has a letter of lower case. */
bool has_small_letter(const struct text *text);

/* The code point at `at`, and the one before it; 0 beyond the text. */
uint32_t letter_at(const struct text *text, const char *at);
uint32_t letter_before(const struct text *text, const char *at);

bool is_capital(uint32_t code_point);
bool is_hex(char byte, bool small); /* of lower case too with `small` */

static inline bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool is_plain_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* ---- error words: text.c */

/* The words of layouts/error-words.csv as they stand there, none of them empty; none if the file cannot be read, which is
 * reported the first time. */
const struct part *gate_error_words(struct gate *gate, size_t *count, struct diag *diag);

#endif
