/* Any bytes as a PDF that somebody holds for a supplement: asked of no register, so that it is made again from its own data.
 * What begins with "source" is the data of one: a PDF that carries them. */
#include "fuzz.h"

#include "base/buffer.h"
#include "base/diag.h"
#include "supplement.h"

static void write_pdf(struct buffer *out, const char *source, size_t length)
{
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                                          "<</Type/Filespec/AFRelationship/Source/F(a.xml)/UF(a.xml)/EF<</F 5 0 R>>>>"};
    enum { COUNT = sizeof objects / sizeof *objects };
    size_t offsets[COUNT + 1];
    buffer_string(out, "%PDF-1.7\n");
    for (size_t i = 0; i < COUNT; i++) {
        offsets[i] = out->length;
        buffer_format(out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    offsets[COUNT] = out->length;
    buffer_format(out, "5 0 obj\n<</Type/EmbeddedFile/Length %zu>>\nstream\n", length);
    buffer_append(out, source, length);
    buffer_string(out, "\nendstream\nendobj\n");
    size_t start = out->length;
    buffer_string(out, "xref\n0 6\n0000000000 65535 f \n");
    for (size_t i = 0; i <= COUNT; i++)
        buffer_format(out, "%010zu 00000 n \n", offsets[i]);
    buffer_format(out, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", start);
}

static void count_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    (void)path;
    demand(verdict != SUPPLEMENT_GENUINE && *words);
    ++*(size_t *)context;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char sign[] = "source\n";
    static struct supplement *supplement;
    if (!supplement)
        supplement = supplement_create(NULL);
    struct buffer pdf = {0};
    if (length >= sizeof sign - 1 && memcmp(bytes, sign, sizeof sign - 1) == 0)
        write_pdf(&pdf, (const char *)bytes + sizeof sign - 1, length - (sizeof sign - 1));
    else
        buffer_append(&pdf, bytes, length);
    struct fuzz_file file;
    fuzz_open(&file, pdf.bytes, pdf.length);
    const char *path = file.path;
    struct diag *diag = diag_create();
    size_t verdicts = 0;
    const struct supplement_verification asked = {.paths = &path, .count = 1, .tell = count_verdict, .context = &verdicts};
    bool good = supplement_verify(supplement, &asked, diag);
    demand(good == (verdicts == 1));
    diag_destroy(diag);
    buffer_finish(&pdf);
    fuzz_close(&file);
    return 0;
}
