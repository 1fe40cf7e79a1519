/* XML read piece by piece, for files that need not be held in memory: the parts of a workbook.
 *
 * Safe by construction as xml.h is: no network, no document type (so no entities but the five), bounded depth,
 * attributes and tags; memory does not grow with the file. How long the file may be is for the source to say. Texts and
 * values are UTF-8 as they stand, not brought to NFC. Errors are words for the caller to report: what is at fault is a
 * file inside a file, which nobody ever saw. */
#ifndef XML_STREAM_H
#define XML_STREAM_H

#include <stdbool.h>
#include <stddef.h>

enum {
    XML_STREAM_DEPTH_MOST = 60,           /* elements inside elements */
    XML_STREAM_ATTRIBUTES_MOST = 200,     /* of one element */
    XML_STREAM_TAG_BYTES_MOST = 64 * 1024 /* of a tag, or a comment: libxml2 keeps it until it ends */
};

struct xml_stream;

/* Puts at most `room` bytes of the file at `bytes`; gives how many, 0 at the end, -1 if it failed (and knows why). */
typedef ptrdiff_t xml_source(void *context, unsigned char *bytes, size_t room);

struct xml_stream *xml_stream_open(xml_source *source, void *context);
void xml_stream_close(struct xml_stream *stream); /* NULL is fine */

enum xml_event {
    XML_EVENT_START, /* an element begins: name, namespace, attributes */
    XML_EVENT_END,   /* it ends: name, namespace */
    XML_EVENT_TEXT,  /* some of the text in an element, white space too; one text may come in many pieces */
    XML_EVENT_DONE,  /* the file has ended, and was well-formed */
    XML_EVENT_FAULT  /* it cannot be read further; now and on each later call */
};

/* The next event. What the functions below give is valid until the one after it. */
enum xml_event xml_stream_next(struct xml_stream *stream);

/* Of XML_EVENT_START and XML_EVENT_END. */
const char *xml_stream_name(const struct xml_stream *stream);      /* without prefix */
const char *xml_stream_namespace(const struct xml_stream *stream); /* "" if it is in none */

/* Of XML_EVENT_START: the line in which its tag ends; 0 of others. */
int xml_stream_line(const struct xml_stream *stream);

/* Of XML_EVENT_START: the value of an attribute, or NULL. */
const char *xml_stream_attribute(const struct xml_stream *stream, const char *name); /* that is in no namespace */
const char *xml_stream_attribute_qualified(const struct xml_stream *stream, const char *name); /* that is in some one */
const char *xml_stream_attribute_of(const struct xml_stream *stream, const char *namespace, const char *name); /* that is in this one */

/* Of XML_EVENT_START: whether white space counts in this element: the nearest xml:space says "preserve"
 * (XML 1.0, 2.10). */
bool xml_stream_preserves_space(const struct xml_stream *stream);

/* Of XML_EVENT_TEXT: not NUL-terminated. */
const char *xml_stream_text(const struct xml_stream *stream, size_t *length);

/* Of XML_EVENT_FAULT: what is wrong, and in which line; NULL if it is the source that failed. */
const char *xml_stream_fault(const struct xml_stream *stream, int *line);

#endif
