/* Raster images (ISO 32000-1, 8.9.5). JPEG files travel as they are; PNG files are decoded, to 8 bits of grey or RGB in
 * sRGB, with what is transparent in a soft mask.  Private to the PDF painter. */
#ifndef PAINT_PDF_IMAGE_H
#define PAINT_PDF_IMAGE_H

#include "frame/pages.h"
#include "paint/pdf_object.h"

struct pdf_images;

struct pdf_images *pdf_images_create(void);
void pdf_images_destroy(struct pdf_images *images);

/* Begins a document. */
void pdf_images_begin(struct pdf_images *images);

/* The image's number in the document, from 0: its resource is /I and that number. It is written with the first use.
 * -1 with DIAG_IMAGE_INVALID at the place: it does not decode. */
int pdf_image_use(struct pdf_images *images, const struct image *image, struct place place, struct pdf_file *file,
                  struct diag *diag);

/* Whether pdf_image_use would find it decodes, with the same finding. */
bool pdf_image_check(struct pdf_images *images, const struct image *image, struct place place, struct pdf_deflater *deflater,
                     struct diag *diag);

/* The /XObject resources of all pages: /I0 12 0 R …; nothing if there are no images. */
void pdf_images_put_resources(const struct pdf_images *images, struct buffer *out);

#endif
