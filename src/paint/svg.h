/* What a page and a web page write alike of their pictures, as SVG and in data: addresses. */
#ifndef PAINT_SVG_H
#define PAINT_SVG_H

#include "base/buffer.h"
#include "model/picture.h"

/* Appends the drawing's shapes, in its own units. */
void svg_put_shapes(struct buffer *out, const struct drawing *drawing);

/* Appends the bytes as the address of a picture. */
void svg_put_image_address(struct buffer *out, enum image_format format, const unsigned char *bytes, size_t length);

#endif
