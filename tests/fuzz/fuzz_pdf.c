/* Any bytes as a PDF: joined to a supplement in each way, as the diploma and as the supplement, and searched for data. What
 * begins with "objects" is no file but the objects of one, each behind a line of dashes: they are numbered and get a
 * cross-reference, since bytes changed in a whole file seldom get past that. */
#include "fuzz.h"

#include "attach/attach.h"

static const char SIGN[] = "objects", MARK[] = "\n----\n";

static void write_pdf(struct buffer *out, const char *text, const char *end)
{
    enum { OBJECTS_MOST = 400 };
    size_t offsets[OBJECTS_MOST], count = 0;
    buffer_string(out, "%PDF-1.7\n");
    for (const char *at = memmem(text, (size_t)(end - text), MARK, strlen(MARK)); at && count < OBJECTS_MOST;) {
        const char *from = at + strlen(MARK);
        at = memmem(from, (size_t)(end - from), MARK, strlen(MARK));
        offsets[count++] = out->length;
        buffer_format(out, "%zu 0 obj\n", count);
        buffer_append(out, from, (size_t)((at ? at : end) - from));
        buffer_string(out, "\nendobj\n");
    }
    size_t start = out->length;
    buffer_format(out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%010zu 00000 n \n", offsets[i]);
    buffer_format(out, "trailer\n<</Size %zu/Root 1 0 R/Info 2 0 R/ID[<5A><5A>]>>\nstartxref\n%zu\n%%%%EOF\n", count + 1, start);
}

static void join(struct attach_file diploma, struct attach_file supplement, size_t number)
{
    struct attach_whole whole = {0}, judged = {0};
    struct buffer out = {0};
    struct diag *diag = diag_create();
    struct attach_request request = {.diploma = diploma, .supplements = &supplement, .supplement_count = 1};
    request.way = (enum attach_way)(number % 3);
    request.any = true;
    request.duplex = number & 4;
    request.break_signature = number & 8;
    request.whole = &judged;
    bool accepted = attach_supplements(&request, NULL, diag);
    demand(accepted || diag_errors(diag));
    request.whole = &whole;
    bool good = attach_supplements(&request, &out, diag);
    demand(accepted || !good);
    demand(good ? out.length && whole.pages : !out.length && diag_errors(diag));
    demand(!good || (judged.pdfa_part == whole.pdfa_part && judged.pdfua_part == whole.pdfua_part));
    buffer_finish(&out);
    diag_destroy(diag);
}

static void extract(const struct attach_file *pdf)
{
    struct buffer source = {0};
    struct diag *diag = diag_create();
    demand(extract_source(pdf, ATTACH_SOURCE, 1, &source, diag) || diag_errors(diag));
    diag_clear(diag);
    demand(extract_source(pdf, ATTACH_RECORD, 1, &source, diag) || diag_errors(diag));
    demand(find_origin(pdf) == ATTACH_ELSEWHERE || source.length);
    buffer_finish(&source);
    diag_destroy(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char plain[] = "objects\n----\n<</Type/Catalog/Pages 3 0 R>>\n----\n<</Title(a)>>\n----\n"
                                "<</Type/Pages/Kids[4 0 R]/Count 1>>\n----\n<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>";
    struct buffer other = {0}, pdf = {0};
    write_pdf(&other, plain, plain + sizeof plain - 1);
    if (length >= sizeof SIGN - 1 && memcmp(bytes, SIGN, sizeof SIGN - 1) == 0)
        write_pdf(&pdf, (const char *)bytes, (const char *)bytes + length);
    else
        buffer_append(&pdf, bytes, length);
    struct attach_file one = {"fuzz.pdf", pdf.bytes, pdf.length}, two = {"plain.pdf", other.bytes, other.length};
    join(one, two, length);
    join(two, one, length);
    extract(&one);
    buffer_finish(&other);
    buffer_finish(&pdf);
    return 0;
}
