#include "attach/origin.h"

#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

#include "attach/attempt.h"
#include "attach/source.h"

static size_t take_number(const char *bytes)
{
    size_t number = 0;
    for (int i = 0; i < 4; i++)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* How many bytes are as this program wrote them; 0: they are not. The last bytes of an identifier that it gave are the checksum of all before
 * the cross-references, and how long that is (paint/pdf_object.c). Others keep the identifier of what they write anew (14.4); what is added
 * behind the file, such as a seal, does not touch it. */
static size_t written_length(struct pdf *pdf)
{
    enum { LENGTH = 16, SUM = 8, WRITTEN = 12 };
    size_t length = 0;
    const char *id = pdf_string(pdf, pdf_item(pdf, pdf_get(pdf, pdf_trailer(pdf), "/ID"), 0), &length);
    size_t written = id && length == LENGTH ? take_number(id + WRITTEN) : 0;
    bool same = written && written < pdf->file.length && libdeflate_crc32(0, pdf->file.bytes, written) == take_number(id + SUM);
    return same ? written : 0;
}

/* Of a whole the metadata are the diploma's. */
static bool says_made_here(struct pdf *pdf)
{
    struct buffer packet = {0};
    bool made = pdf_stream(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Metadata"), &packet) &&
                pdf_search(packet.bytes, packet.length, "<xmp:CreatorTool>Supplement ");
    buffer_finish(&packet);
    return made;
}

bool origin_is_lost(struct pdf *pdf)
{
    return says_made_here(pdf) && !written_length(pdf);
}

/* What stands behind the cross-references that begin at `written`: nothing, if all is as it was. */
static enum attach_origin judge_end(struct pdf *pdf, size_t written)
{
    char end[48];
    snprintf(end, sizeof end, "\nstartxref\n%zu\n%%%%EOF\n", written);
    const char *bytes = pdf->file.bytes, *found = pdf_search(bytes + written, pdf->file.length - written, end);
    if (!found)
        return ATTACH_CHANGED;
    if ((size_t)(found - bytes) + strlen(end) == pdf->file.length)
        return ATTACH_WRITTEN;
    return pdf_get(pdf, pdf_catalog(pdf), "/Collection") ? ATTACH_ELSEWHERE : ATTACH_EXTENDED;
}

static void count_source(void *context, const struct buffer *source, bool associated)
{
    (void)source;
    (void)associated;
    ++*(int *)context;
}

static enum attach_origin judge(struct pdf *pdf)
{
    int sources = 0;
    sources_each(pdf, count_source, &sources);
    if (sources != 1 || !says_made_here(pdf))
        return ATTACH_ELSEWHERE;
    size_t written = written_length(pdf);
    return written ? judge_end(pdf, written) : ATTACH_CHANGED;
}

/* A supplement that lies in a whole as a file is as good or bad as if it lay beside it. */
static void judge_embedded(void *context, const struct attach_file *supplement)
{
    struct diag *unseen = diag_create();
    enum attach_origin *origin = context;
    struct pdf pdf;
    if (pdf_open(&pdf, supplement, unseen) && judge(&pdf) == ATTACH_CHANGED)
        *origin = ATTACH_CHANGED;
    pdf_close(&pdf);
    diag_destroy(unseen);
}

struct finding {
    const struct attach_file *file;
    enum attach_origin origin;
};

static void run(void *context)
{
    struct finding *finding = context;
    struct diag *unseen = diag_create(); /* what is wrong with the file was told when its data were read */
    struct pdf pdf;
    if (pdf_open(&pdf, finding->file, unseen)) {
        finding->origin = judge(&pdf);
        if (finding->origin == ATTACH_ELSEWHERE)
            supplements_each(&pdf, judge_embedded, &finding->origin);
    }
    pdf_close(&pdf);
    diag_destroy(unseen);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
enum attach_origin find_origin(const struct attach_file *file)
{
    struct finding finding = {file, ATTACH_ELSEWHERE};
    return attempt(run, &finding) ? finding.origin : ATTACH_ELSEWHERE;
}
