/* Inside the room: sorted pieces -> a qualification file. What is a guess stands behind [brackets] with the paragraph that it comes from. */
#ifndef WORD_MAKE_H
#define WORD_MAKE_H

#include "word/sort.h"

/* The certificate and what it is called, in one language. */
struct names {
    const char *language;          /* NULL: it is not said */
    const char *certificate, *title, *file; /* NULL: it is not said */
};

enum { ORIGINALS_MOST = 4 };

struct making {
    struct sorted *sorted;
    struct arena *arena;
    struct buffer *out;
    struct names originals[ORIGINALS_MOST]; /* a certificate may be in several languages: fi, sv */
    size_t original_count;
    struct names translated;
    const char *country;           /* "[country]": it is not said */
    const char *reg, *code;        /* a register and the code in it; or NULL */
};

/* Makes the whole file, and notes in each piece what it became. */
void make_file(struct making *making);

/* ---- parts of it */
void make_names(struct making *making);   /* make_names.c: certificate, title, languages, country; before the others */
bool is_original(const struct making *making, const char *language); /* make_names.c: whether the certificate is in it */
void make_profile(struct making *making); /* make_profile.c: what the holder can do */
void make_level(struct making *making);   /* make_official.c */
void make_scale(struct making *making);
void make_body(struct making *making);
void make_ways(struct making *making);    /* make_ways.c: rows of the table of ways to acquire it */

/* ---- what they share */

/* The next piece of the section from this one on that became nothing yet; NULL: there is none. NULL as piece: from the first. */
struct piece *next_piece(struct making *making, const struct piece *piece, const char *section);

void take_piece(struct piece *piece, const char *became);
/* The same of a guess, which is told: words say what is guessed. */
void guess_piece(struct making *making, struct piece *piece, const char *became, const char *words);
/* Words with the mark of a guess before them; in the arena. */
const char *marked(struct making *making, const struct piece *piece, const char *words);

/* Words of pieces one behind the other, as paragraphs and items of lists. */
void join_piece(struct buffer *words, const struct piece *piece, const char *text);
const char *joined(struct making *making, struct buffer *words); /* in the arena; the buffer is finished */

/* Appends <text lang="…">. */
void put_text(struct making *making, const char *language, const char *words, bool is_prose, int indent);
/* The same in an element, in the document's language; nothing if there are no words. */
void put_in(struct making *making, const char *element, const char *words, bool is_prose, int indent);
void put_attribute(struct making *making, const char *name, const char *value);

#endif
