#include "gate/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"
#include "base/unicode.h"
#include "gate/kinds.h"
#include "gate/punctuation.h"
#include "gate/spoilt.h"

/* ------------------------------------------------------------------------------------------------ signs
 *
 * A text is read once, byte by byte, for the signs that it has: letters of ASCII without regard to case, classes of other
 * bytes. Only kinds whose signs it has all of are then looked for: of most names that is none. */

#define LETTER(letter) (UINT64_C(1) << ((letter) - 'a'))
#define LETTERS (LETTER('z' + 1) - 1)
#define SIGN(number) (UINT64_C(1) << (26 + (number)))
#define DIGIT SIGN(0)
#define SPACE SIGN(1)
#define HYPHEN SIGN(2)       /* - . , and others that mean nothing here */
#define DOT SIGN(3)
#define HASH SIGN(4)
#define COLON SIGN(5)
#define QUESTION SIGN(6)
#define AMPERSAND SIGN(7)
#define ANGLE SIGN(8)        /* < */
#define OPENING SIGN(9)      /* what placeholders begin with: < { } [ $ % _ @ # and the guillemet's first byte */
#define QUOTE SIGN(10)       /* ' " */
#define BACKSLASH SIGN(11)
#define PERCENT SIGN(12)
#define EQUALS SIGN(13)
#define AT SIGN(14)
#define ACCENT SIGN(15)      /* a byte of a character outside ASCII */
#define UNSEEN SIGN(16)      /* first bytes of signs that cannot be seen, and of U+FFFD: C2, CD, E1, E2, EF, F3 */
#define BLANK SIGN(17)        /* what blanks are made of: _ . and the first byte of an ellipsis */
#define ONE_WORD SIGN(18)    /* of the whole: there is no space, and no digit */
#define SEVERAL SIGN(20)     /* of the whole: it is not one word */
#define STRANGE SIGN(21)     /* what is no part of a name: * + _ @ ^ | */
#define PAIRED SIGN(23)      /* ( ) " */
#define ENDED SIGN(22)       /* of the whole: no letter or digit begins it, or none ends it */
#define FOREIGN SIGN(25)     /* first bytes of Greek and Cyrillic letters: CE to D2 */
#define EXCLAMATION SIGN(24)
#define LETTERLESS SIGN(19)  /* of the whole: no letter of ASCII */
#define WITHIN (UINT64_C(1) << 63) /* of each byte that is a letter of ASCII, or of a character outside it */

#define A(letter) [letter] = LETTER(letter) | WITHIN, [letter - 'a' + 'A'] = LETTER(letter) | WITHIN

static const uint64_t signs_of[256] = {
    A('a'), A('b'), A('c'), A('d'), A('e'), A('f'), A('g'), A('h'), A('i'), A('j'), A('k'), A('l'), A('m'),
    A('n'), A('o'), A('p'), A('q'), A('r'), A('s'), A('t'), A('u'), A('v'), A('w'), A('x'), A('y'), A('z'),
    ['0' ... '9'] = DIGIT, [' '] = SPACE, ['\n'] = SPACE, ['\t'] = SPACE, ['-'] = HYPHEN, [','] = HYPHEN, [';'] = HYPHEN,
    ['!'] = EXCLAMATION, ['('] = PAIRED, [')'] = PAIRED, ['/'] = HYPHEN, ['.'] = DOT | BLANK, ['#'] = HASH | OPENING, [':'] = COLON,
    ['?'] = QUESTION, ['&'] = AMPERSAND, ['<'] = ANGLE | OPENING, ['>'] = OPENING, ['{'] = OPENING, ['}'] = OPENING,
    ['['] = OPENING, ['$'] = OPENING, ['%'] = PERCENT | OPENING, ['_'] = OPENING | BLANK | STRANGE, ['\''] = QUOTE, ['"'] = QUOTE | PAIRED,
    ['\\'] = BACKSLASH, ['='] = EQUALS, ['@'] = AT | STRANGE | OPENING, ['*'] = STRANGE, ['+'] = STRANGE, ['^'] = STRANGE, ['|'] = STRANGE,
    [0x80 ... 0xC1] = ACCENT | WITHIN, [0xC2] = ACCENT | UNSEEN | OPENING, [0xC3 ... 0xCC] = ACCENT | WITHIN,
    [0xCD] = ACCENT | UNSEEN, [0xCE ... 0xD2] = ACCENT | WITHIN | FOREIGN, [0xD3 ... 0xE0] = ACCENT | WITHIN, [0xE1] = ACCENT | UNSEEN,
    [0xE2] = ACCENT | UNSEEN | QUOTE | BLANK, [0xE3 ... 0xEE] = ACCENT | WITHIN, [0xEF] = ACCENT | UNSEEN, [0xF0 ... 0xF2] = ACCENT | WITHIN, [0xF3] = ACCENT | UNSEEN,
    [0xF4 ... 0xFF] = ACCENT | WITHIN,
};

struct signs {
    uint64_t all;             /* of the text */
    uint64_t starts, seconds; /* letters that words begin with, and that stand second in them */
    const char *end;
};

static struct signs read_signs(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    uint64_t all = 0, starts = signs_of[*at], seconds = *at ? signs_of[at[1]] : 0;
    for (uint64_t sign;; at++) {
        for (; (sign = signs_of[*at]) & WITHIN; at++)
            all |= sign;
        if (!*at)
            break;
        all |= sign;
        starts |= signs_of[at[1]];
        seconds |= at[1] ? signs_of[at[2]] : 0;
    }
    if (all & UNSEEN) /* a no-break space among them */
        starts = seconds = LETTERS;
    all |= (all & (SPACE | DIGIT | UNSEEN) ? SEVERAL : ONE_WORD) | (all & LETTERS ? 0 : LETTERLESS);
    if (*text && !(signs_of[(unsigned char)*text] & (WITHIN | DIGIT) && signs_of[at[-1]] & (WITHIN | DIGIT)))
        all |= ENDED;
    return (struct signs){all, starts & LETTERS, seconds, (const char *)at};
}

/* ------------------------------------------------------------------------------------------------ kinds */

enum {
    CELLS = TEXT_NAME | TEXT_NUMBER | TEXT_WORDS,
    ALL = CELLS | TEXT_PROSE
};

/* A kind in words: its id, the message that tells it, what it is. */
#define KIND_ERROR_WORD "error-word", DIAG_TEXT_SPREADSHEET, N_("an error of the spreadsheet")
#define KIND_NARROW "narrow-column", DIAG_TEXT_SPREADSHEET, N_("what a spreadsheet shows where a column is too narrow")
#define KIND_SCIENTIFIC "scientific", DIAG_TEXT_SPREADSHEET, \
    N_("a number that a spreadsheet has shortened: its last digits are lost")
#define KIND_FORMULA "formula", DIAG_TEXT_SPREADSHEET, N_("a formula, not what it gives")
#define KIND_FRACTION "fraction", DIAG_TEXT_SPREADSHEET, N_("a whole number that was read as a decimal fraction")
#define KIND_TEXT_MARK "text-mark", DIAG_TEXT_SPREADSHEET, N_("the apostrophe with which spreadsheets mark text")
#define KIND_BOOLEAN "boolean", DIAG_TEXT_SPREADSHEET, N_("what a spreadsheet shows for yes or no")
#define KIND_ENCODED "encoded", DIAG_TEXT_SPOILT, N_("letters as e-mail and web addresses encode them")
#define KIND_LOST_LETTER "lost-letter", DIAG_TEXT_SPOILT, N_("a letter was lost in a conversion")
#define KIND_SPOILT "spoilt", DIAG_TEXT_SPOILT, N_("letters were lost in a conversion")
#define KIND_MISREAD "misread", DIAG_TEXT_SPOILT, N_("no name has this there: a letter was lost in a conversion")
#define KIND_ALIKE "alike", DIAG_TEXT_SPOILT, N_("letters of two alphabets in one word: some only look like those that are meant")
#define KIND_ENTITY "entity", DIAG_TEXT_SPOILT, N_("a character as HTML writes it")
#define KIND_TAG "tag", DIAG_TEXT_SPOILT, N_("a tag of HTML")
#define KIND_ESCAPE "escape", DIAG_TEXT_SPOILT, N_("a character as programs write it")
#define KIND_DOUBLED "doubled", DIAG_TEXT_SPOILT, N_("an apostrophe or quotation mark that was doubled")
#define KIND_UNSEEN_SIGN "unseen", DIAG_TEXT_SPOILT, N_("a sign that nobody sees")
#define KIND_NOTHING "nothing", DIAG_TEXT_LEFTOVER, N_("what a program writes where it has nothing")
#define KIND_VALUE "value", DIAG_TEXT_LEFTOVER, N_("a value as programs write it")
#define KIND_PLACEHOLDER "placeholder", DIAG_TEXT_LEFTOVER, N_("a placeholder was not filled in")
#define KIND_BLANK "blank", DIAG_TEXT_LEFTOVER, N_("a blank was not filled in")
#define KIND_NOTE "note", DIAG_TEXT_LEFTOVER, N_("a note of who wrote it")
#define KIND_FIELD_ERROR "field-error", DIAG_TEXT_LEFTOVER, N_("what a word processor prints where a field leads nowhere")
#define KIND_FILLER "filler", DIAG_TEXT_LEFTOVER, N_("words to try something with")
#define KIND_HEADING "heading", DIAG_TEXT_LEFTOVER, N_("a heading, not what belongs under it")
#define KIND_ADDRESS "address", DIAG_TEXT_ROLE, N_("an address, not a name or number")
#define KIND_DIGITS "digits", DIAG_TEXT_ROLE, N_("this is no part of a name")
#define KIND_SIGN "sign", DIAG_TEXT_ROLE, N_("this is no part of a name")
#define KIND_DATED "dated", DIAG_TEXT_SPREADSHEET, N_("a number that a spreadsheet took for a date")
#define KIND_LOOSE_END "loose-end", DIAG_TEXT_ROLE, N_("a sign that stands between two parts begins or ends it")
#define KIND_ENCLOSED "enclosed", DIAG_TEXT_ROLE, N_("quotation marks or brackets stand around the whole")
#define KIND_UNPAIRED "unpaired", DIAG_TEXT_ROLE, N_("a quotation mark or bracket is alone")
#define KIND_WORDS "words", DIAG_TEXT_ROLE, N_("these are words, not a number")
#define KIND_NO_LETTER "no-letter", DIAG_TEXT_ROLE, N_("there is no letter in it")
#define KIND_NO_DIGIT "no-letter", DIAG_TEXT_ROLE, N_("there is no letter or digit in it")
#define KIND_ZERO "zero", DIAG_TEXT_SPREADSHEET, N_("what a spreadsheet shows where it found an empty cell")

/* All kinds. The first that a text is of is told: first what speaks for itself. Each needs a sign other than letters, or its
 * words begin with certain letters: by these it is chosen. */
static const struct kind {
    const char *id;
    enum diag_id message;
    const char *words;
    unsigned uses;
    uint64_t needs;  /* signs: a text that lacks one of them is not of the kind */
    uint64_t starts; /* 0, or: a word begins with one of these letters, */
    uint64_t seconds; /* and one, perhaps another, has one of these as its second */
    find_part *find;
} kinds[] = {
    {KIND_ERROR_WORD, ALL, HASH, 0, 0, find_error_word},
    {KIND_ERROR_WORD, ALL, COLON | DIGIT, 0, 0, find_error_number},
    {KIND_NARROW, ALL, HASH, 0, 0, find_narrow_column},
    {KIND_SCIENTIFIC, ALL, DIGIT | LETTER('e'), 0, 0, find_scientific},
    {KIND_ENCODED, ALL, EQUALS, 0, 0, find_encoded},
    {KIND_ENCODED, ALL, PERCENT, 0, 0, find_encoded},
    {KIND_FORMULA, ALL, EQUALS, 0, 0, find_formula},
    {KIND_FRACTION, TEXT_NUMBER, DIGIT, 0, 0, find_fraction},
    {KIND_ZERO, TEXT_NUMBER, DIGIT | LETTERLESS, 0, 0, find_zero},
    {KIND_TEXT_MARK, TEXT_NUMBER, QUOTE | DIGIT, 0, 0, find_text_mark},
    {KIND_LOST_LETTER, ALL, UNSEEN, 0, 0, find_lost_letter},
    {KIND_SPOILT, ALL, ACCENT, 0, 0, find_spoilt},
    {KIND_MISREAD, TEXT_NAME | TEXT_WORDS, ACCENT, 0, 0, find_misread},
    {KIND_ALIKE, TEXT_NAME | TEXT_NUMBER, ACCENT, 0, 0, find_alike},
    {KIND_ALIKE, TEXT_WORDS | TEXT_PROSE, FOREIGN, 0, 0, find_alike_in_prose},
    {KIND_LOST_LETTER, ALL, QUESTION, 0, 0, find_lost_letter},
    {KIND_NOTE, TEXT_PROSE, QUESTION, 0, 0, find_question},
    {KIND_ENTITY, ALL, AMPERSAND, 0, 0, find_entity},
    {KIND_NOTHING, ALL, ONE_WORD, 0, 0, find_nothing},
    {KIND_NOTHING, ALL, OPENING | LETTER('o') | LETTER('b') | LETTER('j'), 0, 0, find_object},
    {KIND_TAG, ALL, ANGLE, 0, 0, find_tag},
    {KIND_ESCAPE, ALL, BACKSLASH, 0, 0, find_escape},
    {KIND_DOUBLED, ALL, QUOTE, 0, 0, find_doubled},
    {KIND_UNSEEN_SIGN, ALL, UNSEEN, 0, 0, find_invisible},
    {KIND_PLACEHOLDER, ALL, OPENING, 0, 0, find_placeholder},
    {KIND_NOTE, ALL, DOT | LETTER('b') | LETTER('t'), 0, 0, find_undecided},
    {KIND_FIELD_ERROR, ALL, EXCLAMATION, 0, 0, find_reference_error},
    {KIND_BLANK, ALL, BLANK, 0, 0, find_blank},
    {KIND_ADDRESS, TEXT_NAME | TEXT_NUMBER, AT | DOT, 0, 0, find_address},
    {KIND_ADDRESS, TEXT_NAME | TEXT_NUMBER, DOT | LETTER('w'), 0, 0, find_address},
    {KIND_ADDRESS, TEXT_NAME | TEXT_NUMBER, COLON | LETTER('h') | LETTER('t') | LETTER('p'), 0, 0, find_address},
    {KIND_DIGITS, TEXT_NAME, DIGIT, 0, 0, find_digits},
    {KIND_SIGN, TEXT_NAME, STRANGE, 0, 0, find_strange_sign},
    {KIND_DATED, TEXT_NUMBER, HYPHEN | DIGIT, 0, 0, find_dated},
    {KIND_NO_LETTER, TEXT_NAME, LETTERLESS, 0, 0, find_no_letter},
    {KIND_NO_DIGIT, TEXT_NUMBER | TEXT_WORDS, LETTERLESS, 0, 0, find_no_letter},
    {KIND_VALUE, CELLS, ENDED | QUOTE, 0, 0, find_value},
    {KIND_VALUE, CELLS, ENDED | DOT | LETTER('d') | LETTER('t'), 0, 0, find_value},
    {KIND_VALUE, CELLS, ONE_WORD | LETTER('a') | LETTER('r') | LETTER('y'), 0, 0, find_value},
    {KIND_VALUE, CELLS, ENDED | OPENING | LETTER('a') | LETTER('r') | LETTER('y'), 0, 0, find_value},
    {KIND_VALUE, CELLS, DOT | LETTER('s') | LETTER('y') | LETTER('m'), 0, 0, find_value},
    {KIND_VALUE, TEXT_NUMBER | TEXT_WORDS, AT, 0, 0, find_reference},
    {KIND_ENCLOSED, TEXT_NAME | TEXT_NUMBER, ENDED, 0, 0, find_enclosed},
    {KIND_UNPAIRED, TEXT_NAME | TEXT_NUMBER, PAIRED, 0, 0, find_unpaired},
    {KIND_LOOSE_END, TEXT_NAME | TEXT_NUMBER, ENDED, 0, 0, find_loose_end},
    {KIND_LOOSE_END, TEXT_NAME | TEXT_NUMBER, UNSEEN, 0, 0, find_loose_end}, /* dashes */
    {KIND_BLANK, TEXT_PROSE | TEXT_WORDS, LETTERLESS, 0, 0, find_only_signs},
    {KIND_BOOLEAN, CELLS, ONE_WORD, 0, 0, find_boolean},
    {KIND_FILLER, ALL, ONE_WORD, 0, 0, find_try},
    {KIND_HEADING, TEXT_NAME | TEXT_NUMBER, ONE_WORD, 0, 0, find_heading},
    /* by how their words begin */
    {KIND_HEADING, TEXT_NAME | TEXT_NUMBER, SEVERAL | LETTER('m'), LETTER('n'), LETTER('a') | LETTER('u'),
     find_long_heading},
    {KIND_NOTHING, ALL, SEVERAL, LETTER('n'), LETTER('a') | LETTER('u') | LETTER('o'), find_nothing_within},
    {KIND_NOTHING, ALL, SEVERAL | LETTER('d') | LETTER('f'), LETTER('u'), LETTER('n'), find_nothing_within},
    {KIND_BOOLEAN, TEXT_NAME | TEXT_NUMBER, LETTER('u') | LETTER('e'), LETTER('t'), LETTER('r'), find_boolean_within},
    {KIND_BOOLEAN, TEXT_NAME | TEXT_NUMBER, LETTER('l') | LETTER('s'), LETTER('f'), LETTER('a'), find_boolean_within},
    {KIND_BOOLEAN, TEXT_NAME | TEXT_NUMBER, LETTER('w') | LETTER('r'), LETTER('o'), LETTER('n'), find_boolean_within},
    {KIND_NOTE, ALL, 0, LETTER('t') | LETTER('f') | LETTER('m'), LETTER('o') | LETTER('b') | LETTER('i') | LETTER('e'), find_note},
    {KIND_NOTE, ALL, 0, LETTER('x'), LETTER('x'), find_row_of_x},
    {KIND_FILLER, ALL, LETTER('p') | LETTER('u') | LETTER('m'), LETTER('l'), LETTER('o'), find_filler},
    {KIND_NOTE, ALL & ~TEXT_NUMBER, SEVERAL, LETTERS, LETTERS, find_promise},
    {KIND_PLACEHOLDER, ALL, SEVERAL, LETTERS, LETTERS, find_prompt},
    {KIND_WORDS, TEXT_NUMBER, SEVERAL, LETTERS, LETTERS, find_words},
};

enum { KINDS = sizeof kinds / sizeof *kinds };
_Static_assert(KINDS <= 64, "a set of kinds is a word");

struct gate {
    char *folder;
    struct buffer error_file;  /* NUL-terminated; empty: not read so far */
    struct buffer punctuation; /* the same */
    struct buffer error_words; /* of it: struct part */
    uint64_t by_sign[64];      /* the kinds that need the sign, as a set; of those that need letters alone: */
    uint64_t by_start[26];     /* the kinds whose words begin with the letter */
    uint64_t by_use[4];        /* the kinds that a text of the use may be of: of a name, a number, words, prose */
};

static void index_kind(struct gate *gate, const struct kind *kind)
{
    uint64_t set = UINT64_C(1) << (kind - kinds), signs = kind->needs & ~(LETTERS | SEVERAL);
    for (int i = 0; i < 64; i++)
        if (signs >> i & 1)
            gate->by_sign[i] |= set;
    for (int i = 0; i < 26 && !signs; i++)
        if (kind->starts >> i & 1)
            gate->by_start[i] |= set;
    for (int i = 0; i < 4; i++)
        if (kind->uses >> i & 1)
            gate->by_use[i] |= set;
}

/* Of all others a text of these signs cannot be. */
static uint64_t kinds_to_try(const struct gate *gate, enum text_use use, struct signs signs)
{
    uint64_t set = 0;
    for (uint64_t rest = signs.all & ~(LETTERS | WITHIN | SPACE | HYPHEN | SEVERAL); rest; rest &= rest - 1)
        set |= gate->by_sign[__builtin_ctzll(rest)];
    for (uint64_t rest = signs.starts; rest; rest &= rest - 1)
        set |= gate->by_start[__builtin_ctzll(rest)];
    return set & gate->by_use[__builtin_ctz(use)];
}

static bool may_be(const struct kind *kind, struct signs signs)
{
    return (signs.all & kind->needs) == kind->needs &&
           (!kind->starts || ((signs.starts & kind->starts) && (signs.seconds & kind->seconds)));
}

bool find_suspicion(struct gate *gate, const char *text, enum text_use use, struct suspicion *found, struct diag *diag)
{
    struct signs signs = read_signs(text);
    const struct text whole = {text, signs.end, use, gate, diag};
    if (signs.end == text)
        return false;
    for (uint64_t rest = kinds_to_try(gate, use, signs); rest; rest &= rest - 1) {
        const struct kind *kind = &kinds[__builtin_ctzll(rest)];
        struct part part;
        if (may_be(kind, signs) && kind->find(&whole, &part)) {
            size_t length = (size_t)(part.end - part.start);
            *found = (struct suspicion){kind->id, kind->message, kind->words, part.start, length};
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ telling */

/* The text, cut at a character if it is long; characters that nobody sees by their code points. */
static void put_text(struct buffer *out, const char *text, size_t length)
{
    enum { LENGTH_MOST = 80 };
    const char *end = text + length;
    for (const char *at = text, *next; at < end; at = next) {
        next = at;
        uint32_t code_point = utf8_next(&next, end);
        if (next - text > LENGTH_MOST) {
            buffer_string(out, "…");
            return;
        }
        bool seen = code_point == 0x20 || !(unicode_is_control(code_point) || unicode_is_unseen(code_point));
        if (seen)
            buffer_append(out, at, (size_t)(next - at));
        else
            buffer_format(out, "<U+%04X>", (unsigned)code_point);
    }
}

void report_suspicion(const struct suspicion *found, const char *text, const char *what, struct place place,
                      struct diag *diag)
{
    struct buffer detail = {0};
    struct spoilt spoilt;
    size_t length = strlen(text);
    buffer_format(&detail, "%s, \"", what);
    put_text(&detail, text, length);
    buffer_format(&detail, "\"%s", say(": "));
    if (found->length < length) {
        buffer_byte(&detail, '"');
        put_text(&detail, found->part, found->length);
        buffer_format(&detail, "\"%s", say(": "));
    }
    buffer_string(&detail, say(found->words));
    if (found->id == DIAG_TEXT_SPOILT && spoilt_find(text, &spoilt) && spoilt.start == found->part)
        buffer_format(&detail, say("; is \"%s\" meant?"), spoilt.meant);
    diag_report(diag, found->id, place, "%.*s", (int)detail.length, (const char *)detail.bytes);
    buffer_finish(&detail);
}

bool pass_text(struct gate *gate, const char *text, enum text_use use, const char *what, struct place place,
               struct diag *diag)
{
    struct suspicion found;
    if (!find_suspicion(gate, text, use, &found, diag))
        return true;
    report_suspicion(&found, text, what, place, diag);
    return false;
}

enum text_use field_use(const char *name)
{
    if (strcmp(name, "holder.name") == 0)
        return TEXT_NAME;
    return strcmp(name, "holder.diploma") == 0 || strcmp(name, "holder.student") == 0 ? TEXT_NUMBER : TEXT_WORDS;
}

/* ------------------------------------------------------------------------------------------------ the gate */

struct gate *gate_create(const char *folder)
{
    struct gate *gate = memory_zeroed(1, sizeof *gate);
    size_t size = strlen(folder) + 1;
    gate->folder = memory_zeroed(size, 1);
    memcpy(gate->folder, folder, size);
    for (int i = 0; i < KINDS; i++)
        index_kind(gate, &kinds[i]);
    return gate;
}

void gate_destroy(struct gate *gate)
{
    if (!gate)
        return;
    free(gate->folder);
    buffer_finish(&gate->error_file);
    buffer_finish(&gate->punctuation);
    buffer_finish(&gate->error_words);
    free(gate);
}

/* The first field of each line but the first, which holds the headings. */
static void list_error_words(struct gate *gate)
{
    const char *at = (const char *)gate->error_file.bytes;
    for (at += strcspn(at, "\n"); *at; at += strcspn(at, "\n")) {
        struct part word = {at + 1, at + 1 + strcspn(at + 1, ";\r\n")};
        if (word.start < word.end)
            buffer_append(&gate->error_words, &word, sizeof word);
        at++;
    }
}

/* Reads the list in the folder, NUL-terminated. */
static bool read_list(const struct gate *gate, const char *name, struct buffer *list, struct diag *diag)
{
    enum { SIZE_MOST = 1024 * 1024 }; /* [B] */
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", gate->folder, name);
    buffer_byte(&path, '\0');
    bool read = file_read((const char *)path.bytes, SIZE_MOST, (struct place){0}, list, diag);
    if (read)
        buffer_byte(list, '\0');
    buffer_finish(&path);
    return read;
}

const char *gate_punctuation(struct gate *gate, struct diag *diag)
{
    if (!gate->punctuation.length && !read_list(gate, "punctuation.csv", &gate->punctuation, diag))
        buffer_byte(&gate->punctuation, '\0');
    return (const char *)gate->punctuation.bytes;
}

const struct part *gate_error_words(struct gate *gate, size_t *count, struct diag *diag)
{
    /* If it cannot be read, the next text asks again: that one is not let through unread either. */
    if (!gate->error_file.length && read_list(gate, "error-words.csv", &gate->error_file, diag))
        list_error_words(gate);
    *count = gate->error_words.length / sizeof(struct part);
    return (const struct part *)gate->error_words.bytes;
}
