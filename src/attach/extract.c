/* The data inside a supplement's PDF, or inside the supplements that a PDF holds; or the records beside them. */
#include "attach/attempt.h"
#include "attach/origin.h"
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
    if (opened && search.found == 1 && search.associated && origin_is_lost(&pdf))
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
