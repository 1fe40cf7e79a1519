/* What a picture file says of itself in its header. PNG: ISO/IEC 15948; JPEG: ISO/IEC 10918-1; how it is held: Exif (JEITA
 * CP-3451E), in both. */
#include "read/image_file.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/say.h"

/* Bytes, and how far they are read. */
struct header {
    const unsigned char *bytes;
    size_t length;
    struct image *image;
    const char *fault; /* what is wrong, in words; NULL while all is well */
};

static unsigned big_endian_16(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static unsigned big_endian_32(const unsigned char *bytes)
{
    return big_endian_16(bytes) << 16 | big_endian_16(bytes + 2);
}

static bool fail(struct header *header, const char *fault)
{
    header->fault = fault;
    return false;
}

/* ------------------------------------------------------------------------------------------------ orientation */

static unsigned read_number(const unsigned char *bytes, int size, bool is_little)
{
    unsigned value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | bytes[is_little ? size - 1 - i : i];
    return value;
}

/* The tag Orientation of the first directory (Exif 2.32, 4.6.2 to 4.6.4: a TIFF file of its own); 0: it is not there, or
 * means nothing. */
static int find_orientation(const unsigned char *bytes, size_t length)
{
    enum { HEADER = 8, ENTRY = 12, ORIENTATION = 0x112, SHORT = 3, LAST = 8 };
    if (length < HEADER || (memcmp(bytes, "II*\0", 4) != 0 && memcmp(bytes, "MM\0*", 4) != 0))
        return 0;
    bool is_little = *bytes == 'I';
    size_t at = read_number(bytes + 4, 4, is_little);
    if (at > length - 2)
        return 0;
    unsigned count = read_number(bytes + at, 2, is_little);
    for (at += 2; count-- && length - at >= ENTRY; at += ENTRY)
        if (read_number(bytes + at, 2, is_little) == ORIENTATION && read_number(bytes + at + 2, 2, is_little) == SHORT) {
            unsigned value = read_number(bytes + at + 8, 2, is_little);
            return value <= LAST ? (int)value : 0;
        }
    return 0;
}

static void take_orientation(struct header *header, const unsigned char *bytes, size_t length)
{
    if (!header->image->orientation)
        header->image->orientation = find_orientation(bytes, length);
}

/* The sizes as they are seen. */
static void take_size(struct image *image, unsigned width_px, unsigned height_px)
{
    bool sideways = image_is_sideways(image->orientation);
    image->width_px = sideways ? height_px : width_px;
    image->height_px = sideways ? width_px : height_px;
}

/* ------------------------------------------------------------------------------------------------ PNG */

/* Whether chunks (5.3: length, type, contents, check) follow one another up to IEND (11.2.5), with picture data among
 * them. What may come after IEND is nobody's business. */
static bool has_all_chunks(struct header *header, size_t at)
{
    enum { AROUND = 12 };
    bool has_pixels = false;
    while (header->length - at >= AROUND) {
        const unsigned char *type = header->bytes + at + 4;
        size_t length = big_endian_32(header->bytes + at);
        if (length > header->length - at - AROUND)
            return false;
        if (memcmp(type, "IEND", 4) == 0)
            return has_pixels;
        if (memcmp(type, "eXIf", 4) == 0)
            take_orientation(header, type + 4, length);
        has_pixels = has_pixels || memcmp(type, "IDAT", 4) == 0;
        at += AROUND + length;
    }
    return false;
}

/* The chunk IHDR comes first and is 13 bytes long (11.2.2). */
static bool read_png(struct header *header)
{
    enum { IHDR = 8, END = IHDR + 8 + 13 + 4 };
    static const unsigned char start[] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    const unsigned char *bytes = header->bytes;
    if (header->length < END || memcmp(bytes + IHDR, start, sizeof start) != 0)
        return fail(header, say("the PNG file has no header"));
    if (!has_all_chunks(header, END))
        return fail(header, say("the PNG file is cut off"));
    header->image->format = IMAGE_PNG;
    take_size(header->image, big_endian_32(bytes + 16), big_endian_32(bytes + 20));
    return true;
}

/* ------------------------------------------------------------------------------------------------ JPEG */

/* SOF0 to SOF15 begin the header of a frame; three numbers in between mean other things (table B.1). */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* The frame header (B.2.2). Only what a PDF may hold too: Huffman-coded, baseline to progressive, grey or RGB; a picture
 * in CMYK would have no place beside sRGB (ISO 19005-3, 6.2.4.3). */
static bool read_frame(struct header *header, unsigned marker, const unsigned char *frame)
{
    enum { PROGRESSIVE = 0xC2, BITS = 8 };
    unsigned components = frame[9];
    if (marker > PROGRESSIVE || frame[4] != BITS)
        return fail(header, say("this kind of JPEG file is not supported: save it as baseline or progressive"));
    if (components != 1 && components != 3)
        return fail(header, say("the JPEG file is neither grey nor RGB"));
    header->image->format = IMAGE_JPEG;
    take_size(header->image, big_endian_16(frame + 7), big_endian_16(frame + 5));
    return true;
}

/* Goes from segment to segment (B.1.1.4) until the frame header. */
static bool read_jpeg(struct header *header)
{
    enum { SCAN = 0xDA, FILL = 0xFF, APP1 = 0xE1, FRAME_LEAST = 8 };
    static const char exif[6] = "Exif\0";
    const unsigned char *bytes = header->bytes;
    size_t at = 2;
    while (at + 4 <= header->length && bytes[at] == FILL) {
        unsigned marker = bytes[at + 1];
        if (marker == FILL) { /* a marker may be preceded by any number of these */
            at++;
            continue;
        }
        size_t length = big_endian_16(bytes + at + 2);
        if (marker == SCAN || length > header->length - at - 2)
            break;
        if (marker == APP1 && length >= 2 + sizeof exif && memcmp(bytes + at + 4, exif, sizeof exif) == 0)
            take_orientation(header, bytes + at + 4 + sizeof exif, length - 2 - sizeof exif);
        if (is_frame(marker) && length >= FRAME_LEAST)
            return read_frame(header, marker, bytes + at);
        at += 2 + length;
    }
    return fail(header, say("the JPEG file has no header"));
}

/* ------------------------------------------------------------------------------------------------ the file */

static bool read_header(struct header *header)
{
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF};
    bool is_png = header->length >= sizeof png && memcmp(header->bytes, png, sizeof png) == 0;
    bool is_jpeg = header->length >= sizeof jpeg && memcmp(header->bytes, jpeg, sizeof jpeg) == 0;
    if (!is_png && !is_jpeg)
        return fail(header, say("it is neither PNG nor JPEG"));
    if (!(is_png ? read_png(header) : read_jpeg(header)))
        return false;
    const struct image *image = header->image;
    if (!image->width_px || !image->height_px)
        return fail(header, say("it is 0 pixels wide or high"));
    if (image->width_px > IMAGE_SIDE_MOST_PX || image->height_px > IMAGE_SIDE_MOST_PX)
        return fail(header, say("it is more than 20000 pixels wide or high"));
    if ((size_t)image->width_px * image->height_px > IMAGE_PIXELS_MOST)
        return fail(header, say("it has more than 40 million pixels"));
    return true;
}

const struct image *read_image(const struct reach *reach, const char *path, struct arena *arena, struct place place,
                               struct diag *diag)
{
    struct buffer contents = {0};
    if (!file_read_within(reach, path, IMAGE_BYTES_MOST, place, &contents, diag)) {
        buffer_finish(&contents);
        return NULL;
    }
    struct image *image = arena_new(arena, struct image);
    struct header header = {contents.bytes, contents.length, image, NULL};
    if (read_header(&header)) {
        image->path = arena_copy(arena, path, strlen(path));
        image->bytes = (const unsigned char *)arena_copy(arena, (const char *)contents.bytes, contents.length);
        image->length = contents.length;
    } else {
        struct place at = place.file ? place : (struct place){.file = path};
        diag_report(diag, DIAG_IMAGE_INVALID, at, "%s: %s", path, header.fault);
        image = NULL;
    }
    buffer_finish(&contents);
    return image;
}
