/* The data inside a supplement's PDF, or inside the supplements that a PDF holds; or the records beside them. */
#include <libdeflate.h>
#include <string.h>

#include "attach/attempt.h"
#include "attach/source.h"

/* Looks for the source that is wanted. */
struct search {
    enum attach_data what;
    int number; /* which one, from 1 */
    int found;
    bool associated;    /* so it was */
    struct buffer *out; /* receives it */
};

static void take_source(void *context, const struct buffer *source, bool associated)
{
    struct search *search = context;
    if (++search->found != search->number)
        return;
    buffer_append(search->out, source->bytes, source->length);
    search->associated = associated;
}

static size_t take_number(const char *bytes)
{
    size_t number = 0;
    for (int i = 0; i < 4; i++)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* The last bytes of an identifier that this program gave: the checksum of all before it and how long that is (paint/pdf_object.c). Others keep the
 * identifier of what they write anew (14.4); what is added behind the file, such as a seal, does not touch it. */
static bool begins_as_written(struct pdf *pdf)
{
    enum { LENGTH = 16, SUM = 8, WRITTEN = 12 };
    size_t length = 0;
    const char *id = pdf_string(pdf, pdf_item(pdf, pdf_get(pdf, pdf_trailer(pdf), "/ID"), 0), &length);
    size_t written = id && length == LENGTH ? take_number(id + WRITTEN) : 0;
    return written && written < pdf->file.length && libdeflate_crc32(0, pdf->file.bytes, written) == take_number(id + SUM);
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

static bool report_found(const struct search *search, const char *path, int number, struct diag *diag)
{
    struct place place = {path, 0};
    if (search->found == 0 && search->what == ATTACH_RECORD)
        diag_report(diag, DIAG_RECORD_MISSING, place, "%s", "");
    else if (search->found == 0)
        diag_report(diag, DIAG_SOURCE_MISSING, place, "no associated file of relationship Source");
    else if (search->found < search->number)
        diag_report(diag, DIAG_SOURCE_MISSING, place, "it carries %d, not %d", search->found, search->number);
    else if (search->found > 1 && number == 0)
        diag_report(diag, DIAG_SOURCE_SEVERAL, place, "%d", search->found);
    if (search->found >= search->number && !search->associated)
        diag_report(diag, DIAG_SOURCE_LOOSE, place, "%s", "");
    return search->found >= search->number;
}

static bool extract(const struct attach_file *file, enum attach_data what, int number, struct buffer *out, struct diag *diag)
{
    struct search search = {.what = what, .number = number ? number : 1, .out = out};
    struct pdf pdf;
    bool opened = pdf_open(&pdf, file, diag);
    if (opened)
        (what == ATTACH_RECORD ? records_each : sources_each)(&pdf, take_source, &search);
    if (opened && search.found == 1 && search.associated && says_made_here(&pdf) && !begins_as_written(&pdf))
        diag_report(diag, DIAG_SOURCE_REWRITTEN, (struct place){file->name, 0}, "%s", "");
    opened = opened && !pdf_is_excessive(&pdf, diag);
    pdf_close(&pdf);
    return opened && report_found(&search, file->name, number, diag);
}

struct extracting {
    const struct attach_file *file;
    enum attach_data what;
    int number;
    struct buffer *out;
    struct diag *diag;
    bool good;
};

static void run(void *context)
{
    struct extracting *asked = context;
    asked->good = extract(asked->file, asked->what, asked->number, asked->out, asked->diag);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool extract_source(const struct attach_file *file, enum attach_data what, int number, struct buffer *out, struct diag *diag)
{
    struct extracting asked = {file, what, number, out, diag, false};
    if (attempt(run, &asked))
        return asked.good;
    diag_report(diag, DIAG_INTERNAL, (struct place){file->name, 0}, "qpdf");
    return false;
}
