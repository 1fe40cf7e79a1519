/*
 * JPEG through libjpeg, which jumps out of its own functions when it fails; the jump starts and ends in this file.
 * Memory that it would have to free lives in struct decoder, which is outside of the jump.
 */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include <jerror.h>

#include "base/memory.h"
#include "base/say.h"
#include "paint/image_canvas.h"

struct decoder {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf end;
    char fault[IMAGE_FAULT];
    cairo_surface_t *pixels;
};

/* A picture from a camera has ten scans or so; a small file with thousands of them would take minutes. */
enum { SCANS_MOST = 100 };

static void fail(j_common_ptr jpeg)
{
    struct decoder *decoder = jpeg->client_data;
    if (jpeg->err->msg_code == JERR_OUT_OF_MEMORY)
        memory_exhausted();
    jpeg->err->format_message(jpeg, decoder->fault);
    longjmp(decoder->end, 1);
}

/* Warnings have negative levels. Of them these two mean that part of the picture is not there. */
static void take_message(j_common_ptr jpeg, int level)
{
    int code = jpeg->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER))
        fail(jpeg);
}

static void watch_progress(j_common_ptr jpeg)
{
    struct decoder *decoder = jpeg->client_data;
    if (decoder->jpeg.input_scan_number <= SCANS_MOST)
        return;
    snprintf(decoder->fault, IMAGE_FAULT, say("the JPEG file has more than %d scans"), SCANS_MOST);
    longjmp(decoder->end, 1);
}

static void set_up(struct decoder *decoder)
{
    decoder->jpeg.err = jpeg_std_error(&decoder->errors);
    decoder->errors.error_exit = fail;
    decoder->errors.emit_message = take_message;
    decoder->jpeg.client_data = decoder; /* creating keeps this and `err`, and forgets all else */
    decoder->progress.progress_monitor = watch_progress;
}

/* cairo's RGB24 is a 32-bit number 0x00RRGGBB in the machine's own order. */
static J_COLOR_SPACE pixel_order(void)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return JCS_EXT_BGRX;
#else
    return JCS_EXT_XRGB;
#endif
}

static void decode_rows(struct decoder *decoder)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    cairo_surface_t *pixels = decoder->pixels;
    int stride = cairo_image_surface_get_stride(pixels);
    unsigned char *bytes = cairo_image_surface_get_data(pixels);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = bytes + (size_t)jpeg->output_scanline * (size_t)stride;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
    cairo_surface_mark_dirty(pixels);
}

/* Leaves by the jump if anything is wrong. */
static void decode(struct decoder *decoder, const struct image *image)
{
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    jpeg_create_decompress(jpeg);
    jpeg->progress = &decoder->progress;
    jpeg_mem_src(jpeg, image->bytes, image->length);
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->num_components != 1 && jpeg->num_components != 3) {
        snprintf(decoder->fault, IMAGE_FAULT, say("the JPEG file is neither grey nor RGB"));
        longjmp(decoder->end, 1);
    }
    jpeg->out_color_space = pixel_order();
    jpeg_start_decompress(jpeg);
    decoder->pixels = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)jpeg->output_width, (int)jpeg->output_height);
    if (cairo_surface_status(decoder->pixels) != CAIRO_STATUS_SUCCESS) {
        snprintf(decoder->fault, IMAGE_FAULT, "%s", cairo_status_to_string(cairo_surface_status(decoder->pixels)));
        longjmp(decoder->end, 1);
    }
    decode_rows(decoder);
    jpeg_finish_decompress(jpeg);
}

/* A function of its own, because it may be entered twice: what it would keep in variables would be lost. */
static bool try_decode(struct decoder *decoder, const struct image *image)
{
    if (setjmp(decoder->end) != 0)
        return false;
    decode(decoder, image);
    return true;
}

cairo_surface_t *jpeg_decode(const struct image *image, char *fault)
{
    _Static_assert(IMAGE_FAULT >= JMSG_LENGTH_MAX, "libjpeg writes messages of this length");
    struct decoder decoder = {0};
    set_up(&decoder);
    if (!try_decode(&decoder, image)) {
        snprintf(fault, IMAGE_FAULT, "%s", decoder.fault);
        cairo_surface_destroy(decoder.pixels);
        decoder.pixels = NULL;
    }
    jpeg_destroy_decompress(&decoder.jpeg);
    return decoder.pixels;
}
