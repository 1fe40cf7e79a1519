/* Words as records have them, and as qualifications have them. Between the two they are plain: paragraphs with an empty line between,
 * items of lists as lines that begin with "- ". */
#ifndef LEARN_WORDS_H
#define LEARN_WORDS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "xml/xml.h"

/* A record's words, which may be HTML: its paragraphs and lists stay, other tags go. In the arena. */
const char *words_of_literal(const char *literal, struct arena *arena);

/* The words of an element of a qualification, such as <text>. In the arena. */
const char *words_of_node(const struct xml_node *node, struct arena *arena);

/* Appends what stands in a <text> of a line; in one of prose: addresses in it become links. */
void put_line_words(struct buffer *out, const char *words);
void put_prose_words(struct buffer *out, const char *words, int indent);

/* On one line, with single spaces. In the arena. */
const char *words_on_line(const char *words, struct arena *arena);

#endif
