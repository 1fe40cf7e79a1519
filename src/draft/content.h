/* What stands in a text of a qualification, as words for people and as XML. Words are lines: paragraphs have an empty line between them,
 * items of a list begin with "- " or "1. ", a single new line is <br/>, and strong, em, a and span stand there as in XML:
 * <em>words</em>. All else, & and < too, is written itself. */
#ifndef DRAFT_CONTENT_H
#define DRAFT_CONTENT_H

#include "base/buffer.h"
#include "draft/source.h"

/* A word, or a tag, of content. */
enum token_kind { TOKEN_WORD, TOKEN_INLINE, TOKEN_BLOCK };
struct token {
    enum token_kind kind;
    struct range range;
    const char *text; /* decoded; of a tag as it is usually written */
    bool is_spaced;   /* white space that counts stands before it */
};

struct content {
    const char *bytes;
    struct range range;
    const struct token *tokens;
    size_t count;
    bool has_blocks;
    bool is_verbatim; /* some of it is CDATA, white space by its number, or <br></br>: what is changed is written anew as a whole */
};

/* Of well-formed XML in UTF-8. In the arena, but for the bytes, which are borrowed. */
void content_read(const char *bytes, struct range range, struct arena *arena, struct content *content);

/* Whether both say the same. */
bool token_is_same(const struct token *one, const struct token *other);
bool content_is_equal(const struct content *one, const struct content *other);

/* As words, in the arena; NULL: they cannot say it, as a list in a list. */
const char *content_words(const struct content *content, struct arena *arena);

/* The words as somebody typed them, with white space as content_words has it; in the arena. NULL: they are no text (UTF-8), or too long. */
enum { CONTENT_MOST = 64 * 1024 };
const char *content_trim(const char *typed, struct arena *arena);

/* How XML is laid out: lines have at most so many letters, where there is a space to end them at. */
enum { CONTENT_LINE_MOST = 120 };
struct manner {
    const char *line_end;  /* "\n"; or "\r\n" */
    const char *indent;    /* of the line on which the element begins that holds the content */
    const char *step;      /* that what stands in it is indented further */
    size_t column;         /* at which the content begins, in letters */
    size_t behind;         /* letters that follow it on its line */
};

/* Appends trimmed words as XML. `is_prose`: there may be paragraphs and lists; `has_blocks`: a single paragraph is a <p>. */
void content_put(struct buffer *out, const char *words, bool is_prose, bool has_blocks, const struct manner *manner);

/* Appends the content with what the other has in place of what it does not: tokens that both begin and end with stay as they are. */
void content_merge(struct buffer *out, const struct content *old, const struct content *content, const struct manner *manner);

/* Appends text as it is written between tags, or in a value between these quotation marks. */
void content_escape(struct buffer *out, const char *text, size_t length, char quote);

#endif
