/* Strings in PDF (ISO 32000-1, 7.3.4 and 7.9.2) and names. Private to the PDF painter. */
#ifndef PAINT_PDF_TEXT_H
#define PAINT_PDF_TEXT_H

#include "base/buffer.h"

/* A text string: UTF-8 in; PDFDocEncoding where that is the same as Latin-1, else UTF-16 with a byte-order mark. */
void pdf_put_text(struct buffer *out, const char *text, size_t length);

/* key, then the text string; nothing if `text` is NULL. */
void pdf_put_text_entry(struct buffer *out, const char *key, const char *text);

/* A name with its slash; what a name may not hold is written as #xx. */
void pdf_put_name(struct buffer *out, const char *name);

/* A date: ISO 8601 in UTC -> (D:20260301000000+00'00'). Nothing if `date` is NULL. */
void pdf_put_date_entry(struct buffer *out, const char *key, const char *date);

/* As a URI wants it (RFC 3986): what is not ASCII is percent-encoded. In parentheses. */
void pdf_put_uri(struct buffer *out, const char *uri);

/* An attribute value or character data of XML. */
void xml_put_text(struct buffer *out, const char *text);

#endif
