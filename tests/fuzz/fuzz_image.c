/* Any bytes as a picture, PNG or JPEG: read, and written into a PDF. */
#include "fuzz.h"

#include "paint/pdf_image.h"
#include "read/image_file.h"

static void embed(const struct image *image, struct diag *diag)
{
    enum { PIXELS_MOST = 1 << 20 };
    if ((uint64_t)image->width_px * image->height_px > PIXELS_MOST) /* it would take its time, and find no more */
        return;
    struct buffer out = {0};
    struct pdf_file file = {.out = &out, .deflater = pdf_deflater_create(), .standard = STANDARD_PDF17};
    struct pdf_trunk trunk = {0};
    struct pdf_images *images = pdf_images_create();
    size_t errors = diag_errors(diag);
    demand(pdf_trunk_begin(&file, 1, &trunk, diag));
    pdf_images_begin(images);
    demand(pdf_image_use(images, image, (struct place){0}, &file, diag) >= 0 || diag_errors(diag) > errors);
    pdf_images_destroy(images);
    pdf_trunk_finish(&trunk);
    pdf_deflater_destroy(file.deflater);
    pdf_file_finish(&file);
    buffer_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    fuzz_open(&file, bytes, length);
    struct arena *arena = arena_create();
    struct diag *diag = diag_create();
    const struct image *image = read_image(NULL, file.path, arena, (struct place){0}, diag);
    demand(image || diag_errors(diag));
    if (image)
        embed(image, diag);
    diag_destroy(diag);
    arena_destroy(arena);
    fuzz_close(&file);
    return 0;
}
