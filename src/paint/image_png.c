/* PNG through libpng and not through cairo, whose versions differ in what they make of 16 bits and of gamma: so the picture has
 * the colours that it has in the PDF. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "paint/image_canvas.h"
#include "paint/picture.h"

/* cairo holds colours that are multiplied by their opacity, in words of the machine's order. */
static void multiply(unsigned char *row, int width)
{
    for (int i = 0; i < width; i++) {
        const unsigned char *from = row + 4 * (size_t)i;
        uint32_t alpha = from[3], word = alpha << 24;
        for (int j = 0; j < 3; j++)
            word |= (from[j] * alpha + 127) / 255 << (16 - 8 * j);
        memcpy(row + 4 * (size_t)i, &word, sizeof word);
    }
}

static cairo_surface_t *take_pixels(png_image *png)
{
    png->format = PNG_FORMAT_RGBA;
    cairo_surface_t *pixels = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)png->width, (int)png->height);
    if (cairo_surface_status(pixels) != CAIRO_STATUS_SUCCESS)
        return pixels;
    unsigned char *bytes = cairo_image_surface_get_data(pixels);
    int stride = cairo_image_surface_get_stride(pixels);
    if (png_image_finish_read(png, NULL, bytes, stride, NULL) && !PNG_IMAGE_FAILED(*png))
        for (png_uint_32 y = 0; y < png->height; y++)
            multiply(bytes + y * (size_t)stride, (int)png->width);
    cairo_surface_mark_dirty(pixels);
    return pixels;
}

cairo_surface_t *png_decode(const struct image *image, char *fault)
{
    png_image png = {0};
    const char *words = picture_open_png(image, &png);
    cairo_surface_t *pixels = words ? NULL : take_pixels(&png);
    if (pixels && cairo_surface_status(pixels) != CAIRO_STATUS_SUCCESS)
        words = cairo_status_to_string(cairo_surface_status(pixels));
    else if (PNG_IMAGE_FAILED(png))
        words = png.message;
    if (words) {
        snprintf(fault, IMAGE_FAULT, "%s", words);
        cairo_surface_destroy(pixels);
        pixels = NULL;
    }
    png_image_free(&png);
    return pixels;
}
