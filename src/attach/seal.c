#include "attach/seal.h"

#include <string.h>

#include "attach/attempt.h"
#include "attach/pdf.h"
#include "attach/revision.h"
#include "attach/seal_alike.h"
#include "attach/seal_field.h"
#include "attach/signature.h"
#include "base/say.h"

struct sealing {
    struct pdf pdf;
    const struct seal_place *place;
    qpdf_oh form, fields, page, annotations; /* that the field is added to; 0: there it is already, and only filled in */
    qpdf_oh field, signature;
    qpdf_oh appearance; /* of a field that is seen; or 0 */
    struct diag *diag;
};

/* What the digits of ByteRange take the place of: as many as any offset has. */
#define LATER "9999999999"

/* ------------------------------------------------------------------------------------------------ whether it may */

static bool refuse(struct sealing *sealing, const char *words)
{
    diag_report(sealing->diag, DIAG_SEAL_REFUSED, pdf_place(&sealing->pdf), "%s", words);
    return false;
}

static bool may_seal(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    struct signatures signatures = signatures_find(pdf);
    if (pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/XFA"))
        return refuse(sealing, say("it is an XFA form, which draws its pages itself"));
    if (signatures.permission == PERMISSION_NOTHING && sealing->place->date) /* a time stamp counts as no change (table 257) */
        return refuse(sealing, signatures.reason);
    if (signatures.count && sealing->place->certify)
        return refuse(sealing, say("only the first seal can certify, and this file has one"));
    return true;
}

/* ------------------------------------------------------------------------------------------------ the field */

/* The first seal may certify: it says what may be changed behind it (12.8.2.2). */
static void certify(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    pdf_set(pdf, sealing->signature, "/Reference",
            pdf_parse(pdf, "[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]"));
    pdf_set(pdf, pdf_get_or_make(pdf, pdf_catalog(pdf), "/Perms", "<<>>"), "/DocMDP", sealing->signature);
}

static void make_signature(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    size_t size = sealing->place->size;
    char *zeros = arena_alloc(pdf->arena, size);
    memset(zeros, 0, size);
    const char *date = sealing->place->date;
    sealing->signature = pdf_make_indirect(
        pdf, pdf_parse(pdf, "<</Type/%s/Filter/Adobe.PPKLite/SubFilter/%s/ByteRange[0 " LATER " " LATER " " LATER "]>>",
                       date ? "Sig" : "DocTimeStamp", date ? "ETSI.CAdES.detached" : "ETSI.RFC3161"));
    pdf_set(pdf, sealing->signature, "/Contents", pdf_new_string(pdf, zeros, size));
    if (date)
        pdf_set(pdf, sealing->signature, "/M", pdf_new_string(pdf, date, strlen(date)));
}

/* Field and widget in one (12.7.4.1). A rectangle without area shows nothing and needs no appearance (12.5.2; ISO 19005-3, 6.3.3), and
 * is outside the structure (ISO 14289-1, 7.18.1); it is named all the same (ISO 14289-2, 8.10.2.3). Flags: printed, locked. */
static void make_field(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    sealing->field = pdf_make_indirect(pdf, pdf_parse(pdf, "<</Type/Annot/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]>>"));
    const char *name = free_seal_name(pdf, sealing->fields, sealing->place->date ? "Seal" : "Time stamp");
    pdf_set(pdf, sealing->field, "/T", pdf_new_text(pdf, name));
    pdf_set(pdf, sealing->field, "/Contents", pdf_new_text(pdf, name));
    pdf_set(pdf, sealing->field, "/P", sealing->page);
    pdf_set(pdf, sealing->field, "/V", sealing->signature);
}

/* Tabs: ISO 14289-1, 7.18.3. */
static void add_field(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    sealing->page = pdf_page(pdf, 0);
    sealing->fields = pdf_get_or_make(pdf, sealing->form, "/Fields", "[]");
    sealing->annotations = pdf_get_or_make(pdf, sealing->page, "/Annots", "[]");
    make_field(sealing);
    pdf_append(pdf, sealing->fields, sealing->field);
    pdf_append(pdf, sealing->annotations, sealing->field);
    if (!pdf_get(pdf, sealing->page, "/Tabs"))
        pdf_set(pdf, sealing->page, "/Tabs", pdf_new_name(pdf, "/S"));
}

/* What the field looks like now (12.5.5), outlines of letters in grey: no font, and no colours that the file would have to describe. */
static qpdf_oh make_appearance(struct sealing *sealing, const struct seal_box *box)
{
    struct pdf *pdf = &sealing->pdf;
    struct buffer content = {0};
    struct buffer dictionary = {0};
    sealing->place->draw(sealing->place->context, box, &content);
    buffer_string(&dictionary, "<</Type/XObject/Subtype/Form/Resources<<>>/BBox[0 0 ");
    buffer_number(&dictionary, box->width, 2);
    buffer_byte(&dictionary, ' ');
    buffer_number(&dictionary, box->height, 2);
    buffer_string(&dictionary, "]>>");
    buffer_byte(&dictionary, 0);
    qpdf_oh made = pdf_new_packed_stream(pdf, pdf_parse(pdf, "%s", (const char *)dictionary.bytes), content.bytes, content.length);
    buffer_finish(&dictionary);
    buffer_finish(&content);
    return made;
}

/* The place that the layout keeps: what stands there is now seen, and heard. */
static void fill_field(struct sealing *sealing)
{
    struct pdf *pdf = &sealing->pdf;
    double sides[2] = {0};
    read_seal_sides(pdf, sealing->field, sides);
    const struct seal_box box = {sides[0], sides[1], pdf_text(pdf, pdf_get(pdf, sealing->field, "/TU"))};
    qpdf_oh spoken = pdf_new_text(pdf, arena_format(pdf->arena, "%s: %s", box.words, sealing->place->owner));
    sealing->appearance = make_appearance(sealing, &box);
    pdf_set(pdf, pdf_get_or_make(pdf, sealing->field, "/AP", "<<>>"), "/N", sealing->appearance);
    pdf_set(pdf, sealing->field, "/TU", spoken);
    pdf_set(pdf, sealing->field, "/Contents", spoken);
    pdf_set(pdf, sealing->field, "/V", sealing->signature);
    pdf_remove(pdf, sealing->field, "/Ff");
}

/* Flags: there are signatures, and changes only go behind them (table 225). */
static void add_signature(struct sealing *sealing)
{
    enum { SIGNATURES = 1, APPEND_ONLY = 2 };
    struct pdf *pdf = &sealing->pdf;
    sealing->form = pdf_get_or_make(pdf, pdf_catalog(pdf), "/AcroForm", "<<>>");
    make_signature(sealing);
    sealing->field = sealing->place->date ? find_seal_place(pdf) : 0; /* a time stamp shows nothing */
    if (sealing->field)
        fill_field(sealing);
    else
        add_field(sealing);
    pdf_set(pdf, sealing->form, "/SigFlags", pdf_new_integer(pdf, SIGNATURES | APPEND_ONLY));
    if (sealing->place->certify)
        certify(sealing);
}

/* ------------------------------------------------------------------------------------------------ the revision */

/* All that was changed is an object, or stands in one that is. */
static bool write_revision(struct sealing *sealing, struct buffer *out)
{
    struct pdf *pdf = &sealing->pdf;
    struct diag *own = diag_create(); /* what speaks against a revision is worded for joining */
    struct revision *revision = revision_open(pdf, own);
    diag_destroy(own);
    if (!revision)
        return refuse(sealing, say("its end is not where it says, so nothing can be added there"));
    add_signature(sealing);
    const qpdf_oh changed[] = {sealing->signature, sealing->field, sealing->appearance, sealing->form, sealing->fields,
                               sealing->annotations, pdf_get(pdf, pdf_catalog(pdf), "/Perms"), sealing->page, pdf_catalog(pdf)};
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
        if (changed[i] && pdf_number(pdf, changed[i]))
            revision_add(revision, changed[i]);
    revision_write(revision, out);
    revision_close(revision);
    return true;
}

static bool write_plain(struct sealing *sealing, struct plain_text *text, struct buffer *out)
{
    add_signature(sealing);
    plain_write(sealing->pdf.plain, text, out);
    return !pdf_is_wrong(&sealing->pdf);
}

/* ------------------------------------------------------------------------------------------------ the gap */

/* Whether a string of just so many zeros begins there. */
static bool is_gap(const unsigned char *at, const unsigned char *end, size_t zeros)
{
    return zeros && (size_t)(end - at) > zeros + 1 && at[1] == '0' && at[1 + zeros] == '>' && memcmp(at + 1, at + 2, zeros - 1) == 0;
}

/* What is added to a file. */
struct added {
    unsigned char *bytes;
    size_t length;
    size_t from; /* where it begins: all of the file is before it */
};

/* The place of a string of zeros that is as long as the seal's. */
static bool find_gap(const struct added *added, size_t size, struct seal_gap *gap)
{
    const unsigned char *end = added->bytes + added->length;
    for (const unsigned char *at = added->bytes; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++)
        if (is_gap(at, end, 2 * size)) {
            *gap = (struct seal_gap){added->from + (size_t)(at - added->bytes), 2 * size + 2};
            return true;
        }
    return false;
}

/* The number in so many bytes, spaces behind it; false: it has more digits. */
static bool put_padded(unsigned char *out, size_t size, size_t number)
{
    size_t digits = 1;
    for (size_t rest = number; rest >= 10; rest /= 10)
        digits++;
    if (digits > size)
        return false;
    memset(out + digits, ' ', size - digits);
    for (size_t i = digits; i-- > 0; number /= 10)
        out[i] = (unsigned char)('0' + number % 10);
    return true;
}

/* Numbers of ByteRange in the place of what was kept for them, with spaces behind (12.8.1). */
static bool fill_range(const struct added *added, const struct seal_gap *gap)
{
    enum { DIGITS = sizeof LATER - 1 };
    const size_t behind = gap->at + gap->length, numbers[] = {gap->at, behind, added->from + added->length - behind};
    unsigned char *at = added->bytes;
    for (int i = 0; i < 3; i++) {
        const char *found = pdf_search(at, (size_t)(added->bytes + added->length - at), LATER);
        if (!found || !put_padded(at + (found - (const char *)at), DIGITS, numbers[i]))
            return false;
        at += found - (const char *)at + DIGITS;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* How a file is read: as little of it as a seal needs, all of it, or by qpdf. */
enum way { WAY_FIRST, WAY_PLAIN, WAY_QPDF };

/* Files that are signed or have a form of their own are looked at as a whole. */
static bool is_unsigned(struct pdf *pdf)
{
    qpdf_oh catalog = pdf_catalog(pdf);
    return (!plain_get(pdf->plain, catalog, "/AcroForm") || has_seal_places_only(pdf)) && !plain_get(pdf->plain, catalog, "/Perms");
}

static bool open_first(struct pdf *pdf, const struct attach_file *file)
{
    return !pdf_search(file->bytes, file->length, "ByteRange") && pdf_open_first(pdf, file) && is_unsigned(pdf);
}

static bool open_in(enum way way, struct pdf *pdf, const struct attach_file *file, struct diag *diag)
{
    return way == WAY_FIRST   ? open_first(pdf, file)
           : way == WAY_PLAIN ? pdf_open_plain(pdf, file)
                              : pdf_open(pdf, file, diag);
}

static bool write_in(enum way way, struct sealing *sealing, struct buffer *out)
{
    return (way == WAY_FIRST || may_seal(sealing)) && (way == WAY_QPDF ? write_revision(sealing, out) : write_plain(sealing, NULL, out));
}

/* Of what is appended: finds the gap, and says where it is. */
static bool find_and_fill(const struct attach_file *file, const struct seal_place *place, size_t before, struct buffer *out,
                          struct seal_gap *gap)
{
    const struct added added = {out->bytes + before, out->length - before, file->length};
    return find_gap(&added, place->size, gap) && fill_range(&added, gap);
}

/* As one that was sealed before; or as the first of others. */
static bool place_alike(const struct attach_file *file, const struct seal_place *place, struct buffer *out, struct seal_gap *gap)
{
    size_t before = out->length;
    if (alike_write(*place->memory, file, place, out) && find_and_fill(file, place, before, out, gap))
        return true;
    out->length = before;
    struct plain_text *text;
    struct pdf *pdf = pdf_search(file->bytes, file->length, "ByteRange") ? NULL : alike_open(place->memory, file, &text);
    if (!pdf)
        return false;
    struct sealing sealing = {.pdf = *pdf, .place = place};
    bool good = is_unsigned(pdf) && write_plain(&sealing, text, out) && find_and_fill(file, place, before, out, gap);
    if (good)
        alike_keep(*place->memory, place);
    else
        alike_drop(*place->memory);
    out->length = good ? out->length : before;
    return good;
}

/* False without a word if it has to be read in the next way. */
static bool place_in(const struct attach_file *file, const struct seal_place *place, enum way way, struct buffer *out,
                     struct seal_gap *gap, struct diag *diag)
{
    struct sealing sealing = {.place = place, .diag = diag};
    size_t before = out->length, errors = diag_errors(diag);
    bool good = open_in(way, &sealing.pdf, file, diag) && write_in(way, &sealing, out);
    good = good && find_and_fill(file, place, before, out, gap);
    if (!good)
        out->length = before;
    if (!good && way == WAY_QPDF && diag_errors(diag) == errors)
        refuse(&sealing, say("it holds what a seal's place would be taken for"));
    pdf_close(&sealing.pdf);
    return good;
}

struct placing {
    const struct attach_file *file;
    const struct seal_place *place;
    struct buffer *out;
    struct seal_gap *gap;
    struct diag *diag;
    bool good;
};

static void run(void *context)
{
    struct placing *placing = context;
    size_t errors = diag_errors(placing->diag);
    placing->good = placing->place->memory && place_alike(placing->file, placing->place, placing->out, placing->gap);
    for (enum way way = WAY_FIRST; way <= WAY_QPDF && !placing->good && diag_errors(placing->diag) == errors; way++)
        placing->good = place_in(placing->file, placing->place, way, placing->out, placing->gap, placing->diag);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool place_seal(const struct attach_file *file, const struct seal_place *place, struct buffer *out, struct seal_gap *gap,
                struct diag *diag)
{
    struct placing placing = {file, place, out, gap, diag, false};
    size_t before = out->length;
    if (attempt(run, &placing))
        return placing.good;
    out->length = before;
    diag_report(diag, DIAG_INTERNAL, (struct place){file->name, 0}, "qpdf");
    return false;
}
