/* libharu's own reader of PNG files ends the program when a file is damaged; so libpng is asked itself. */
#include "paint/pdf_image.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/say.h"
#include "paint/picture.h"

enum { KEPT_LIMIT = 16 << 20 }; /* bytes of memory */

/* An image as it is written, kept by what its file holds. */
struct decoded {
    const char *color_space;
    struct buffer pixels; /* deflated; of JPEG empty: the file's own bytes are used */
    struct buffer mask;   /* deflated; empty: nothing is transparent */
};

/* What a file is known by: not its address, which another may have later. */
struct key {
    uint64_t hash;
    uint64_t length;
    uint64_t effort; /* with which it was deflated */
};

struct use {
    const struct decoded *picture;
    int number;
};

struct pdf_images {
    struct map *kept;     /* struct key -> struct decoded */
    size_t kept_size;
    struct use *uses;     /* of the document at hand */
    int count, capacity;
};

struct pdf_images *pdf_images_create(void)
{
    struct pdf_images *images = memory_zeroed(1, sizeof *images);
    images->kept = map_create();
    return images;
}

static void picture_destroy(void *value)
{
    struct decoded *picture = value;
    buffer_finish(&picture->pixels);
    buffer_finish(&picture->mask);
    free(picture);
}

void pdf_images_destroy(struct pdf_images *images)
{
    if (!images)
        return;
    map_each(images->kept, picture_destroy);
    map_destroy(images->kept);
    free(images->uses);
    free(images);
}

void pdf_images_begin(struct pdf_images *images)
{
    images->count = 0;
    if (images->kept_size > KEPT_LIMIT) {
        map_each(images->kept, picture_destroy);
        map_clear(images->kept);
        images->kept_size = 0;
    }
}

/* ------------------------------------------------------------------------------------------------ PNG */

/* Takes the transparency, the last component of each pixel, out of the others. True if anything is transparent. */
static bool split_mask(unsigned char *pixels, unsigned char *mask, size_t count, size_t components)
{
    bool transparent = false;
    for (size_t i = 0; i < count; i++) {
        mask[i] = pixels[i * components + components - 1];
        transparent |= mask[i] != 0xFF;
        memmove(pixels + i * (components - 1), pixels + i * components, components - 1);
    }
    return transparent;
}

static void deflate_pixels(struct decoded *picture, png_image *png, unsigned char *pixels, struct pdf_deflater *deflater)
{
    size_t count = (size_t)png->width * png->height, components = PNG_IMAGE_PIXEL_CHANNELS(png->format);
    picture->color_space = png->format & PNG_FORMAT_FLAG_COLOR ? "/DeviceRGB" : "/DeviceGray";
    if (png->format & PNG_FORMAT_FLAG_ALPHA) {
        unsigned char *mask = memory_resize(NULL, count);
        if (split_mask(pixels, mask, count, components))
            pdf_deflate_shared(deflater, mask, count, &picture->mask);
        free(mask);
        components--;
    }
    pdf_deflate_shared(deflater, pixels, count * components, &picture->pixels);
}

/* NULL, or what is wrong. */
static const char *decode_png(struct decoded *picture, const struct image *image, struct pdf_deflater *deflater,
                              png_image *png)
{
    memory_watch();
    const char *fault = picture_open_png(image, png);
    if (fault) {
        memory_check();
        return fault;
    }
    png->format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA; /* 8 bits, sRGB, no palette */
    unsigned char *pixels = memory_resize(NULL, PNG_IMAGE_SIZE(*png));
    if (png_image_finish_read(png, NULL, pixels, 0, NULL) && PNG_IMAGE_FAILED(*png) == 0)
        deflate_pixels(picture, png, pixels, deflater);
    else
        fault = png->message;
    if (fault)
        memory_check();
    free(pixels);
    return fault;
}

/* ------------------------------------------------------------------------------------------------ JPEG */

/* The number of components in the frame header (ISO/IEC 10918-1, B.2.2), 0 if there is none. */
static int jpeg_components(const struct image *image)
{
    enum { MARKER = 0xFF, FIRST_FRAME = 0xC0, LAST_FRAME = 0xC2, COMPONENTS = 9 };
    const unsigned char *bytes = image->bytes;
    for (size_t at = 2; at + COMPONENTS < image->length && bytes[at] == MARKER;) {
        if (bytes[at + 1] == MARKER)
            at++;
        else if (bytes[at + 1] >= FIRST_FRAME && bytes[at + 1] <= LAST_FRAME)
            return bytes[at + COMPONENTS];
        else
            at += 2 + (size_t)(bytes[at + 2] << 8 | bytes[at + 3]);
    }
    return 0;
}

static const char *describe_jpeg(struct decoded *picture, const struct image *image)
{
    int components = jpeg_components(image);
    picture->color_space = components == 1 ? "/DeviceGray" : "/DeviceRGB";
    return components == 1 || components == 3 ? NULL : say("the JPEG file is neither grey nor RGB");
}

/* ------------------------------------------------------------------------------------------------ use */

static const struct decoded *make_picture(const struct image *image, struct place place, struct pdf_deflater *deflater,
                                          struct diag *diag)
{
    struct decoded *picture = memory_zeroed(1, sizeof *picture);
    png_image png = {0};
    const char *fault = image->format == IMAGE_JPEG ? describe_jpeg(picture, image)
                                                    : decode_png(picture, image, deflater, &png);
    if (fault) {
        diag_report(diag, DIAG_IMAGE_INVALID, place, "%s: %s", image->path, fault);
        picture_destroy(picture);
        picture = NULL;
    }
    png_image_free(&png);
    return picture;
}

static const struct decoded *find_picture(struct pdf_images *images, const struct image *image, struct place place,
                                          struct pdf_deflater *deflater, struct diag *diag)
{
    const struct key key = {map_hash(image->bytes, image->length), image->length, pdf_deflater_effort(deflater)};
    void **slot = map_slot(images->kept, &key, sizeof key);
    if (!*slot) {
        const struct decoded *picture = make_picture(image, place, deflater, diag);
        *slot = (void *)(uintptr_t)picture;
        images->kept_size += picture ? picture->pixels.length + picture->mask.length : 0;
    }
    return *slot;
}

static void put_entries(struct buffer *out, const struct image *image, const char *color_space, const char *filter)
{
    buffer_format(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace%s%s",
                  picture_stored_width(image), picture_stored_height(image), color_space, filter);
}

static void write_picture(const struct decoded *picture, const struct image *image, struct pdf_file *file, int number)
{
    struct buffer entries = {0};
    bool is_jpeg = image->format == IMAGE_JPEG;
    if (picture->mask.length) {
        int mask = pdf_reserve(file, 1);
        put_entries(&entries, image, "/DeviceGray", PDF_DEFLATED);
        buffer_byte(&entries, 0);
        pdf_stream(file, mask, (const char *)entries.bytes, picture->mask.bytes, picture->mask.length);
        buffer_clear(&entries);
        PDF_PUT(&entries, "/SMask");
        pdf_put_reference(&entries, mask);
    }
    put_entries(&entries, image, picture->color_space, is_jpeg ? "/Filter/DCTDecode" : PDF_DEFLATED);
    buffer_byte(&entries, 0);
    if (is_jpeg)
        pdf_stream(file, number, (const char *)entries.bytes, image->bytes, image->length);
    else
        pdf_stream(file, number, (const char *)entries.bytes, picture->pixels.bytes, picture->pixels.length);
    buffer_finish(&entries);
}

int pdf_image_use(struct pdf_images *images, const struct image *image, struct place place, struct pdf_file *file,
                  struct diag *diag)
{
    const struct decoded *picture = find_picture(images, image, place, file->deflater, diag);
    if (!picture)
        return -1;
    for (int i = 0; i < images->count; i++)
        if (images->uses[i].picture == picture)
            return i;
    if (images->count == images->capacity) {
        images->capacity = 2 * images->capacity + 4;
        images->uses = memory_resize(images->uses, (size_t)images->capacity * sizeof *images->uses);
    }
    int number = pdf_reserve(file, 1);
    images->uses[images->count] = (struct use){picture, number};
    write_picture(picture, image, file, number);
    return images->count++;
}

bool pdf_image_check(struct pdf_images *images, const struct image *image, struct place place, struct pdf_deflater *deflater,
                     struct diag *diag)
{
    return find_picture(images, image, place, deflater, diag);
}

void pdf_images_put_resources(const struct pdf_images *images, struct buffer *out)
{
    if (!images->count)
        return;
    PDF_PUT(out, "/XObject<<");
    for (int i = 0; i < images->count; i++) {
        PDF_PUT(out, "/I");
        pdf_put_integer(out, i);
        pdf_put_reference(out, images->uses[i].number);
    }
    PDF_PUT(out, ">>");
}
