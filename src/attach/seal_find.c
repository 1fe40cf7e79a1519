/* Which seal a file has, and what of the file it covers. */
#include <string.h>

#include "attach/attempt.h"
#include "attach/pdf.h"
#include "attach/seal.h"
#include "attach/seal_since.h"
#include "attach/signature.h"
#include "attach/source.h"
#include "base/ascii.h"

struct finding {
    const struct attach_file *file;
    struct arena *arena;
    struct found_seals *found;
    struct diag *diag;
    bool good;
};

/* Whether the gap holds these bytes in hexadecimal digits, and no more: else something that is not sealed could stand there. */
static bool is_in_gap(const unsigned char *at, size_t length, const unsigned char *bytes, size_t count)
{
    if (length != 2 * count + 2 || at[0] != '<' || at[length - 1] != '>')
        return false;
    for (size_t i = 0; i < count; i++) {
        int high = ascii_hexadecimal((char)at[1 + 2 * i]), low = ascii_hexadecimal((char)at[2 + 2 * i]);
        if (high < 0 || low < 0 || 16 * high + low != bytes[i])
            return false;
    }
    return true;
}

/* Where the revision before ended: behind the last mark of an end, and its line's. */
static size_t end_before(const char *bytes, size_t from)
{
    static const char MARK[] = "%%EOF";
    size_t length = sizeof MARK - 1;
    for (size_t at = from > length ? from - length : 0; at > 0; at--)
        if (memcmp(bytes + at, MARK, length) == 0) {
            at += length;
            at += bytes[at] == '\r';
            return at + (bytes[at] == '\n');
        }
    return 0;
}

static bool read_range(struct pdf *pdf, qpdf_oh signature, size_t length, struct found_seal *seal)
{
    qpdf_oh range = pdf_get(pdf, signature, "/ByteRange");
    long long numbers[4];
    for (int i = 0; i < 4; i++)
        numbers[i] = pdf_integer(pdf, pdf_item(pdf, range, i), -1);
    if (pdf_count(pdf, range) != 4 || numbers[0] < 0 || numbers[1] < 1 || numbers[2] <= numbers[1] || numbers[3] < 0 ||
        numbers[2] > (long long)length || numbers[3] > (long long)length - numbers[2])
        return false;
    seal->gap = (struct seal_gap){(size_t)numbers[1], (size_t)(numbers[2] - numbers[1])};
    seal->end = (size_t)(numbers[2] + numbers[3]);
    return numbers[0] == 0;
}

/* The one that reaches furthest first; of too many the last goes. */
static void put_in_order(struct found_seals *found, const struct found_seal *seal)
{
    size_t at = found->count < FOUND_SEALS_MOST ? found->count++ : FOUND_SEALS_MOST - 1;
    if (at == FOUND_SEALS_MOST - 1 && found->list[at].seal && found->list[at].end >= seal->end)
        return;
    for (; at > 0 && found->list[at - 1].end < seal->end; at--)
        found->list[at] = found->list[at - 1];
    found->list[at] = *seal;
}

static void take_seal(void *context, struct pdf *pdf, qpdf_oh field, qpdf_oh signature)
{
    struct finding *finding = context;
    struct found_seal seal = {0};
    const char *bytes = finding->file->bytes, *date = pdf_text(pdf, pdf_get(pdf, signature, "/M"));
    (void)field;
    const char *contents = pdf_string(pdf, pdf_get(pdf, signature, "/Contents"), &seal.length);
    if (!contents || !seal.length || !pdf_get(pdf, signature, "/ByteRange")) /* of no bytes: it seals nothing */
        return;
    seal.sound = read_range(pdf, signature, finding->file->length, &seal) &&
                 is_in_gap((const unsigned char *)bytes + seal.gap.at, seal.gap.length, (const unsigned char *)contents, seal.length);
    seal.unsealed = end_before(bytes, seal.gap.at);
    seal.seal = arena_copy(finding->arena, contents, seal.length);
    seal.date = date ? arena_copy(finding->arena, date, strlen(date)) : NULL;
    seal.is_stamp = pdf_is_name(pdf, pdf_get(pdf, signature, "/SubFilter"), "/ETSI.RFC3161");
    put_in_order(finding->found, &seal);
}

static void take_supplement(void *context, const struct attach_file *supplement)
{
    struct finding *finding = context;
    struct found_seals *found = finding->found;
    if (found->inside_count == FOUND_INSIDE_MOST)
        return;
    found->inside[found->inside_count++] = (struct attach_file){
        arena_copy(finding->arena, supplement->name, strlen(supplement->name)),
        arena_copy(finding->arena, supplement->bytes, supplement->length), supplement->length};
}

/* What the file keeps for checks of its seals. */
static void take_kept(struct pdf *pdf, struct finding *finding, qpdf_oh list, enum kept_kind kind)
{
    enum { BYTES_MOST = 16 * 1024 * 1024 }; /* a list of all that a large authority has revoked */
    struct found_seals *found = finding->found;
    for (int i = 0; i < pdf_count(pdf, list) && found->kept_count < KEPT_MOST; i++) {
        struct buffer bytes = {0};
        if (pdf_stream(pdf, pdf_item(pdf, list, i), &bytes) && bytes.length && bytes.length <= BYTES_MOST)
            found->kept[found->kept_count++] =
                (struct kept_proof){kind, arena_copy(finding->arena, (const char *)bytes.bytes, bytes.length), bytes.length};
        buffer_finish(&bytes);
    }
}

static void look_into(struct pdf *pdf, struct finding *finding)
{
    static const char *const KEYS[] = {[KEPT_CERTIFICATE] = "/Certs", [KEPT_OCSP] = "/OCSPs", [KEPT_CRL] = "/CRLs"};
    signatures_each(pdf, take_seal, finding);
    if (finding->found->count)
        for (enum kept_kind kind = KEPT_CERTIFICATE; kind <= KEPT_CRL; kind++)
            take_kept(pdf, finding, pdf_get(pdf, pdf_get(pdf, pdf_catalog(pdf), "/DSS"), KEYS[kind]), kind);
    supplements_each(pdf, take_supplement, finding);
}

/* Each against the next seal, of those that reach further: that is a change of its own, which it answers for. */
static void settle(struct finding *finding)
{
    struct found_seals *found = finding->found;
    size_t limit = finding->file->length;
    bool has_seal = false;
    for (size_t i = 0; i < found->count; i++) {
        struct found_seal *seal = &found->list[i];
        has_seal |= !seal->is_stamp;
        seal->settled = seal->end == limit || is_stamped_alone(finding->file, seal->end, limit);
        limit = seal->is_stamp || !seal->sound ? limit : seal->unsealed;
    }
    size_t before = found->count && !has_seal ? found->list[found->count - 1].unsealed : 0;
    found->unstamped = before && is_stamped_alone(finding->file, before, limit) ? before : 0;
}

static void run(void *context)
{
    struct finding *finding = context;
    struct pdf pdf;
    bool opened = pdf_open_plain(&pdf, finding->file);
    if (!opened) {
        pdf_close(&pdf);
        opened = pdf_open(&pdf, finding->file, finding->diag);
    }
    if (opened)
        look_into(&pdf, finding);
    finding->good = opened && !pdf_is_excessive(&pdf, finding->diag);
    pdf_close(&pdf);
    if (finding->good)
        settle(finding);
}

__attribute__((visibility("default"))) /* the program looks it up by name */
bool find_seals(const struct attach_file *file, struct arena *arena, struct found_seals *found, struct diag *diag)
{
    struct finding finding = {file, arena, found, diag, false};
    *found = (struct found_seals){0};
    if (attempt(run, &finding))
        return finding.good;
    diag_report(diag, DIAG_INTERNAL, (struct place){file->name, 0}, "qpdf");
    return false;
}
