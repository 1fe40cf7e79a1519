/* A text in all its languages, as flat words that can be compared. Inside the room. */
#ifndef GATE_PROSE_H
#define GATE_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "xml/xml.h"

/* Most texts have few of the signs that checks look for: each looks only where they are. */
enum prose_sign {
    SIGN_DIGIT = 1,
    SIGN_BRACKET = 2, /* ( or [ */
    SIGN_QUOTE = 4,   /* ", or the first byte of one of the others */
    SIGN_MARK = 8,    /* * or ] */
    SIGN_SLASH = 16,  /* / or w, as addresses have */
    SIGN_BREAK = 32   /* \n */
};

struct prose_link {
    const struct xml_node *node;
    const char *address;
    size_t start, end;         /* of its words [bytes] */
};

/* A number, or the month of a date in words. */
struct figure {
    const char *value;         /* 4800, 2.5, 1.1.1: without what groups digits, with a point before decimals */
    const char *joined;        /* what it would be, joined with the next, if the space between them groups digits; or NULL */
    size_t start, end;         /* [bytes] */
    bool is_month;             /* value: 1 to 12 */
    bool is_share;             /* a percentage */
};

/* A day in words or digits; as it is written, so there may be no such day. */
struct prose_date {
    int year, month, day;
    size_t start, end;         /* [bytes] */
};

/* The words of one language. */
struct prose_text {
    const struct xml_node *node;
    const char *language;      /* BCP 47 */
    const char *words;         /* white space collapsed, '\n' between paragraphs, items and lines */
    size_t length;             /* [bytes] */
    unsigned signs;            /* that there are: see enum prose_sign */
    int paragraphs, items, strong;
    const struct prose_link *links;
    size_t link_count;
    const struct figure *figures;
    size_t figure_count;
    const struct prose_date *dates;
    size_t date_count;
    bool knows_months;         /* dates in words are understood; only of texts with numbers */
};

struct prose {
    const struct xml_node *node; /* the element that holds the texts */
    const char *name;            /* its name */
    struct prose_text *texts;
    size_t count;
    size_t original;             /* the text that the others are compared with */
};

/* Bytes of words: all that is not ASCII counts as a letter. */
static inline bool is_letter_byte(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline bool is_digit_byte(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether the element holds texts. */
bool is_prose(const struct xml_node *node);

/* Reads them. `original` is the qualification's language. */
struct prose prose_read(const struct xml_node *node, const char *original, struct arena *arena);

/* Finds the numbers and dates of a text: see struct prose_text. */
void find_figures(struct prose_text *text, struct arena *arena);

/* The last words of a text, for messages; the first of a part. At most some forty letters. */
const char *prose_tail(const struct prose_text *text, struct arena *arena);
const char *prose_part(const struct prose_text *text, size_t start, size_t end, struct arena *arena);

#endif
