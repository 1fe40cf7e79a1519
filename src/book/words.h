/* Inside the room: a text of a qualification as the words of a cell, and back. */
#ifndef BOOK_WORDS_H
#define BOOK_WORDS_H

#include "base/buffer.h"
#include "draft/content.h"
#include "xml/xml.h"

/* Appends the element as XML on one line. */
void put_element(struct buffer *out, const struct xml_node *element, struct arena *arena);

/* What a cell says of <text>, from which put_words makes the same again; "" for NULL. */
const char *words_of_text(const struct xml_node *text, bool is_prose, struct arena *arena);

/* Appends what a cell says as what stands between the tags of <text>. False: it is no text, or XML that is none. */
bool put_words(struct buffer *out, const char *words, bool is_prose, const struct manner *manner, struct arena *arena);

#endif
