/* Any bytes as an XMP packet: what was read of it, and what is written of that, say the same. */
#include "fuzz.h"

#include "xml/xmp.h"

static void write_and_read(const uint8_t *bytes, size_t length, const struct xmp_claims *claims, struct arena *arena)
{
    struct buffer written = {0};
    struct xmp_claims again;
    struct xmp_words words;
    if (xmp_write(bytes, length, claims, &written)) {
        demand(xmp_read(written.bytes, written.length, &again, &words, arena));
        demand(again.pdfa_part == claims->pdfa_part && again.pdfa_level == claims->pdfa_level);
        demand(again.pdfua_part == claims->pdfua_part && !again.others && (claims->declares || !again.declares));
    }
    buffer_finish(&written);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct xmp_claims none = {0}, all = {.pdfa_part = 3, .pdfa_level = 'a', .pdfua_part = 1};
    struct arena *arena = arena_create();
    struct xmp_claims claims;
    struct xmp_words words;
    if (xmp_read(bytes, length, &claims, &words, arena)) {
        write_and_read(bytes, length, &none, arena);
        write_and_read(bytes, length, &all, arena);
    }
    arena_destroy(arena);
    return 0;
}
