#include "attach/revision.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Where an object of the revision begins. */
struct offset {
    int number, generation;
    size_t at;
};

struct revision {
    struct pdf *pdf;
    size_t previous;     /* where the file's last cross-reference section begins */
    bool is_stream;      /* whether that is a stream */
    struct buffer bytes; /* what is appended */
    struct offset *offsets;
    size_t count, capacity;
};

/* ------------------------------------------------------------------------------------------------ the file's end */

/* The number behind the last "startxref"; 0 if there is none. */
static size_t find_start(const struct attach_file *file)
{
    enum { END_WITHIN = 2048 };
    const char *bytes = file->bytes, *end = bytes + file->length, *found = NULL;
    const char *from = file->length > END_WITHIN ? end - END_WITHIN : bytes;
    for (const char *next; (next = pdf_search(from, (size_t)(end - from), "startxref")) != NULL; from = next + 9)
        found = next + 9;
    size_t start = 0;
    while (found && found < end && strchr(" \t\r\n", *found) && *found)
        found++;
    for (; found && found < end && *found >= '0' && *found <= '9' && start < ATTACH_BYTES_MOST; found++)
        start = 10 * start + (size_t)(*found - '0');
    return start < file->length ? start : 0;
}

/* A file that begins with something else before its header counts its offsets from there: rare, and left alone. */
static bool is_plain(const struct attach_file *file)
{
    return file->length > 5 && memcmp(file->bytes, "%PDF-", 5) == 0;
}

/* New objects get numbers that the file counts as unused: not those of objects that it has given up. False: it has the highest that there
 * is, and there are none. */
static bool skip_numbers(struct pdf *pdf)
{
    enum { SKIPPED_MOST = 10000 };
    long long size = pdf_integer(pdf, pdf_get(pdf, qpdf_get_trailer(pdf->qpdf), "/Size"), 0);
    int next = pdf_next_number(pdf);
    while (next > 0 && next + 1 < size && size - next < SKIPPED_MOST)
        next = pdf_next_number(pdf);
    return next > 0;
}

struct revision *revision_open(struct pdf *pdf, struct diag *diag)
{
    const struct attach_file *file = &pdf->file;
    const char *bytes = file->bytes;
    size_t start = is_plain(file) ? find_start(file) : 0;
    while (start && start < file->length && strchr(" \t\r\n", bytes[start]) && bytes[start])
        start++;
    bool is_table = start && file->length - start > 4 && memcmp(bytes + start, "xref", 4) == 0;
    bool is_stream = start && bytes[start] >= '0' && bytes[start] <= '9';
    if ((!is_table && !is_stream) || !skip_numbers(pdf)) {
        diag_report(diag, DIAG_PDF_UNFIT, pdf_place(pdf),
                    "its end is not where it says, so nothing can be added there");
        return NULL;
    }
    struct revision *revision = memory_zeroed(1, sizeof *revision);
    revision->pdf = pdf;
    revision->previous = start;
    revision->is_stream = is_stream;
    char last = bytes[file->length - 1];
    if (last != '\n' && last != '\r')
        buffer_byte(&revision->bytes, '\n');
    return revision;
}

void revision_close(struct revision *revision)
{
    if (!revision)
        return;
    buffer_finish(&revision->bytes);
    free(revision->offsets);
    free(revision);
}

/* ------------------------------------------------------------------------------------------------ objects */

static void add_offset(struct revision *revision, int number, int generation)
{
    if (revision->count == revision->capacity) {
        revision->capacity = 2 * revision->capacity + 16;
        revision->offsets = memory_resize(revision->offsets, revision->capacity * sizeof *revision->offsets);
    }
    size_t at = revision->pdf->file.length + revision->bytes.length;
    revision->offsets[revision->count++] = (struct offset){number, generation, at};
}

static void begin_object(struct revision *revision, int number, int generation)
{
    add_offset(revision, number, generation);
    buffer_format(&revision->bytes, "%d %d obj\n", number, generation);
}

static void put_stream(struct revision *revision, qpdf_oh stream)
{
    struct pdf *pdf = revision->pdf;
    struct buffer data = {0};
    pdf_stream(pdf, stream, &data);
    qpdf_oh dictionary = qpdf_oh_get_dict(pdf->qpdf, stream);
    pdf_remove(pdf, dictionary, "/Filter");
    pdf_remove(pdf, dictionary, "/DecodeParms");
    pdf_set(pdf, dictionary, "/Length", qpdf_oh_new_integer(pdf->qpdf, (long long)data.length));
    buffer_string(&revision->bytes, qpdf_oh_unparse_resolved(pdf->qpdf, dictionary));
    buffer_string(&revision->bytes, "\nstream\n");
    buffer_append(&revision->bytes, data.bytes, data.length);
    buffer_string(&revision->bytes, "\nendstream");
    buffer_finish(&data);
}

void revision_add(struct revision *revision, qpdf_oh object)
{
    qpdf_data qpdf = revision->pdf->qpdf;
    begin_object(revision, qpdf_oh_get_object_id(qpdf, object), qpdf_oh_get_generation(qpdf, object));
    if (qpdf_oh_is_stream(qpdf, object))
        put_stream(revision, object);
    else
        buffer_string(&revision->bytes, qpdf_oh_unparse_resolved(qpdf, object));
    buffer_string(&revision->bytes, "\nendobj\n");
}

static int compare_offsets(const void *left, const void *right)
{
    const struct offset *a = left, *b = right;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* ------------------------------------------------------------------------------------------------ cross-references */

/* The second half of the ID tells revisions apart (14.4): it is made from the first bytes and all that is new, so that
 * equal input gives equal bytes. */
static void put_id(struct revision *revision)
{
    struct pdf *pdf = revision->pdf;
    qpdf_oh id = pdf_get(pdf, qpdf_get_trailer(pdf->qpdf), "/ID");
    uint64_t hash = map_hash(revision->bytes.bytes, revision->bytes.length);
    uint64_t more = map_hash(pdf->file.bytes, pdf->file.length);
    const char *first = pdf_count(pdf, id) == 2 ? pdf_written(pdf, pdf_item(pdf, id, 0)) : NULL;
    char second[40];
    snprintf(second, sizeof second, "<%016" PRIx64 "%016" PRIx64 ">", hash, more);
    buffer_format(&revision->bytes, "/ID[%s%s]", first ? first : second, second);
}

static void put_trailer_entries(struct revision *revision, int size)
{
    struct pdf *pdf = revision->pdf;
    qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf);
    buffer_format(&revision->bytes, "/Size %d/Prev %zu", size, revision->previous);
    static const char *const kept[] = {"/Root", "/Info"};
    for (int i = 0; i < 2; i++)
        if (pdf_get(pdf, trailer, kept[i]))
            buffer_format(&revision->bytes, "%s %s", kept[i], pdf_written(pdf, pdf_get(pdf, trailer, kept[i])));
    put_id(revision);
}

/* How many objects from here on have numbers that follow each other. */
static size_t run_length(const struct revision *revision, size_t from)
{
    size_t length = 1;
    while (from + length < revision->count &&
           revision->offsets[from + length].number == revision->offsets[from].number + (int)length)
        length++;
    return length;
}

static void put_table(struct revision *revision, int size)
{
    buffer_string(&revision->bytes, "xref\n");
    for (size_t from = 0, length; from < revision->count; from += length) {
        length = run_length(revision, from);
        buffer_format(&revision->bytes, "%d %zu\n", revision->offsets[from].number, length);
        for (size_t i = from; i < from + length; i++)
            buffer_format(&revision->bytes, "%010zu %05d n \n", revision->offsets[i].at,
                          revision->offsets[i].generation);
    }
    buffer_string(&revision->bytes, "trailer\n<<");
    put_trailer_entries(revision, size);
    buffer_string(&revision->bytes, ">>\n");
}

/* Rows of the kind (one byte), the offset (four) and the generation (two): 7.5.8.3. */
static void put_rows(struct revision *revision)
{
    for (size_t i = 0; i < revision->count; i++) {
        const struct offset *offset = &revision->offsets[i];
        buffer_byte(&revision->bytes, 1);
        for (int shift = 24; shift >= 0; shift -= 8)
            buffer_byte(&revision->bytes, (unsigned char)(offset->at >> shift));
        buffer_byte(&revision->bytes, (unsigned char)(offset->generation >> 8));
        buffer_byte(&revision->bytes, (unsigned char)offset->generation);
    }
}

/* The stream's own object is the last: `size` counts it. */
static void put_xref_stream(struct revision *revision, int size)
{
    enum { ROW_BYTES = 7 };
    buffer_format(&revision->bytes, "<</Type/XRef/W[1 4 2]/Length %zu/Index[", revision->count * ROW_BYTES);
    for (size_t from = 0, length; from < revision->count; from += length) {
        length = run_length(revision, from);
        buffer_format(&revision->bytes, "%d %zu ", revision->offsets[from].number, length);
    }
    buffer_string(&revision->bytes, "]");
    put_trailer_entries(revision, size);
    buffer_string(&revision->bytes, ">>\nstream\n");
    put_rows(revision);
    buffer_string(&revision->bytes, "\nendstream\nendobj\n");
}

void revision_write(struct revision *revision, struct buffer *out)
{
    struct pdf *pdf = revision->pdf;
    int size = pdf_next_number(pdf);
    size_t start;
    if (revision->is_stream) {
        begin_object(revision, size, 0);
        start = revision->offsets[revision->count - 1].at;
        qsort(revision->offsets, revision->count, sizeof *revision->offsets, compare_offsets);
        put_xref_stream(revision, size + 1);
    } else {
        start = pdf->file.length + revision->bytes.length;
        qsort(revision->offsets, revision->count, sizeof *revision->offsets, compare_offsets);
        put_table(revision, size);
    }
    buffer_format(&revision->bytes, "startxref\n%zu\n%%%%EOF\n", start);
    buffer_append(out, revision->bytes.bytes, revision->bytes.length);
}
