/* Any bytes as a font: opened, asked for letters, shaped, drawn and embedded. */
#include "fuzz.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "type/type.h"

static void ignore_point(void *context, double x, double y)
{
    (void)context, (void)x, (void)y;
}

static void ignore_curve(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    (void)context, (void)x1, (void)y1, (void)x2, (void)y2, (void)x, (void)y;
}

static void ignore_close(void *context)
{
    (void)context;
}

static void use_glyph(const struct face *face, const struct glyph *glyph, struct diag *diag)
{
    static const struct outline_sink sink = {ignore_point, ignore_point, ignore_curve, ignore_close};
    struct buffer program = {0};
    face_outline(face, glyph->id, &sink, NULL);
    if (glyph->id < face->glyph_count) {
        struct composite composite = {glyph, 1, 0, 0, face_advance_fu(face, glyph->id)};
        size_t errors = diag_errors(diag);
        demand(face_subset(face, &composite, 1, 0x21, &program, diag) || diag_errors(diag) > errors);
    }
    buffer_finish(&program);
}

static void use_words(const struct face *face, struct diag *diag)
{
    static const char *const words[] = {"AVTo, fiji", "i\xCC\x87m\xCC\x82 K\xCD\x9Fh", "Θέμα", "българин", "ﬁ中"};
    static const char *const languages[] = {"nl", "sr"};
    struct shaper *shaper = shaper_create();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t j = 0; j < sizeof languages / sizeof *languages; j++) {
            const struct shaped *shaped = shape_text(shaper, face, languages[j], words[i], strlen(words[i]));
            for (size_t k = 0; k < shaped->count && k < 16; k++)
                use_glyph(face, &shaped->glyphs[k], diag);
        }
    shaper_destroy(shaper);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_file file;
    fuzz_open(&file, bytes, length);
    struct diag *diag = diag_create();
    struct fonts *fonts = fonts_create();
    const struct face *face = fonts_open(fonts, NULL, file.path, (struct place){0}, diag);
    demand(face || diag_errors(diag));
    if (face)
        use_words(face, diag);
    fonts_destroy(fonts);
    diag_destroy(diag);
    fuzz_close(&file);
    return 0;
}
