/* Two revisions of a file are compared object by object, from the catalogue on. What may differ is what a time stamp on the document and
 * the store for checks (DSS) take: ISO 32000-2, 12.8.4.3 and 12.8.5; ETSI EN 319 142-1, 5.4 and 5.5. */
#include "attach/seal_since.h"

#include <stdlib.h>
#include <string.h>

#include "attach/pdf.h"
#include "attach/seal.h"
#include "base/memory.h"
#include "xml/xmp.h"

struct pair {
    qpdf_oh old, now;
};

struct comparison {
    struct pdf old, now;
    struct visited visited; /* objects of the old one, which have the same numbers in the new one */
    struct pair *pairs;     /* yet to be compared */
    size_t count, capacity;
    bool differs;
};

static qpdf_oh value_of(const struct pdf *pdf, qpdf_oh value)
{
    value = value ? plain_resolve(pdf->plain, value) : 0;
    return value && plain_at(pdf->plain, value)->kind != PLAIN_NULL ? value : 0;
}

/* An object that is referred to has to be the same one, and not only to hold the same. */
static bool is_first(struct comparison *comparison, qpdf_oh old, qpdf_oh now)
{
    comparison->differs |= !old != !now || pdf_number(&comparison->old, old) != pdf_number(&comparison->now, now);
    return !comparison->differs && old && pdf_visit(&comparison->old, &comparison->visited, old);
}

static void add(struct comparison *comparison, qpdf_oh old, qpdf_oh now)
{
    old = value_of(&comparison->old, old);
    now = value_of(&comparison->now, now);
    if (!is_first(comparison, old, now))
        return;
    if (comparison->count == comparison->capacity) {
        comparison->capacity = 2 * comparison->capacity + 64;
        comparison->pairs = memory_resize(comparison->pairs, comparison->capacity * sizeof *comparison->pairs);
    }
    comparison->pairs[comparison->count++] = (struct pair){old, now};
}

static bool is_among(const char *key, const char *const *keys)
{
    while (*keys && strcmp(*keys, key) != 0)
        keys++;
    return *keys != NULL;
}

/* All keys but these, of dictionaries that may not be there. */
static void add_entries(struct comparison *comparison, qpdf_oh old, qpdf_oh now, const char *const *but)
{
    struct pdf *before = &comparison->old, *after = &comparison->now;
    for (const char **key = pdf_keys(before, old); *key; key++)
        if (!is_among(*key, but))
            add(comparison, pdf_get(before, old, *key), pdf_get(after, now, *key));
    for (const char **key = pdf_keys(after, now); *key; key++)
        comparison->differs |= !is_among(*key, but) && !pdf_get(before, old, *key);
}

/* ------------------------------------------------------------------------------------------------ what is the same */

static bool is_same_text(const struct plain_value *old, const struct plain_value *now)
{
    return old->count == now->count && memcmp(old->bytes, now->bytes, (size_t)old->count) == 0;
}

static void compare_arrays(struct comparison *comparison, const struct plain_value *old, const struct plain_value *now)
{
    comparison->differs |= old->count != now->count;
    for (int i = 0; i < old->count && !comparison->differs; i++)
        add(comparison, old->items[i], now->items[i]);
}

static void compare_streams(struct comparison *comparison, const struct plain_value *old, const struct plain_value *now)
{
    comparison->differs |= old->stream.length != now->stream.length ||
                           memcmp(old->stream.data, now->stream.data, old->stream.length) != 0;
    add(comparison, old->stream.dictionary, now->stream.dictionary);
}

static void compare(struct comparison *comparison, struct pair pair)
{
    static const char *const NONE[] = {NULL};
    const struct plain_value *old = plain_at(comparison->old.plain, pair.old), *now = plain_at(comparison->now.plain, pair.now);
    comparison->differs |= old->kind != now->kind;
    if (comparison->differs)
        return;
    switch (old->kind) {
    case PLAIN_NULL:
    case PLAIN_REFERENCE: break; /* is what it refers to */
    case PLAIN_BOOL: comparison->differs = old->truth != now->truth; break;
    case PLAIN_INTEGER: comparison->differs = old->integer != now->integer; break;
    case PLAIN_REAL:
    case PLAIN_NAME:
    case PLAIN_STRING: comparison->differs = !is_same_text(old, now); break;
    case PLAIN_ARRAY: compare_arrays(comparison, old, now); break;
    case PLAIN_DICTIONARY: add_entries(comparison, pair.old, pair.now, NONE); break;
    case PLAIN_STREAM: compare_streams(comparison, old, now); break;
    }
}

/* ------------------------------------------------------------------------------------------------ what may differ */

/* A rectangle without area shows nothing, nor does what is hidden (table 167). */
static bool is_invisible(struct pdf *pdf, qpdf_oh widget)
{
    enum { HIDDEN = 2 };
    double corners[4];
    qpdf_oh rectangle = pdf_get(pdf, widget, "/Rect");
    for (int i = 0; i < 4; i++)
        corners[i] = pdf_real(pdf, pdf_item(pdf, rectangle, i));
    return (pdf_integer(pdf, pdf_get(pdf, widget, "/F"), 0) & HIDDEN) || corners[0] == corners[2] || corners[1] == corners[3];
}

/* A field with its widget in one, of a time stamp on the document, which does nothing but to be there. */
static bool is_stamp(struct pdf *pdf, qpdf_oh field)
{
    static const char *const KEYS[] = {"/Type", "/Subtype", "/FT", "/F", "/Ff", "/Rect", "/T", "/TU", "/P", "/V", "/AP", "/Contents", NULL};
    for (const char **key = pdf_keys(pdf, field); *key; key++)
        if (!is_among(*key, KEYS))
            return false;
    return pdf_is_name(pdf, pdf_get(pdf, field, "/FT"), "/Sig") && pdf_is_name(pdf, pdf_get(pdf, field, "/Subtype"), "/Widget") &&
           pdf_is_name(pdf, pdf_find(pdf, field, "/V/SubFilter"), "/ETSI.RFC3161") && is_invisible(pdf, field);
}

/* Pages may share one, which is then compared once. */
static bool is_first_list(struct comparison *comparison, qpdf_oh old, qpdf_oh now)
{
    if (!old || pdf_visit(&comparison->old, &comparison->visited, old))
        return true;
    comparison->differs |= pdf_number(&comparison->old, old) != pdf_number(&comparison->now, now);
    return false;
}

/* A list that stamps may have been added to, not more of them than are looked at. */
static void compare_lists(struct comparison *comparison, qpdf_oh old, qpdf_oh now)
{
    int before = pdf_count(&comparison->old, old), after = pdf_count(&comparison->now, now);
    if (!is_first_list(comparison, old, now))
        return;
    comparison->differs |= before > after || after - before > FOUND_SEALS_MOST || (old && !pdf_is_array(&comparison->old, old));
    for (int i = 0; i < before && !comparison->differs; i++)
        add(comparison, pdf_item(&comparison->old, old, i), pdf_item(&comparison->now, now, i));
    for (int i = before; i < after && !comparison->differs; i++)
        comparison->differs = !is_stamp(&comparison->now, pdf_item(&comparison->now, now, i));
}

static void compare_form(struct comparison *comparison)
{
    static const char *const BUT[] = {"/Fields", "/SigFlags", NULL};
    struct pdf *before = &comparison->old, *after = &comparison->now;
    qpdf_oh old = pdf_get(before, pdf_catalog(before), "/AcroForm"), now = pdf_get(after, pdf_catalog(after), "/AcroForm");
    if (old && !is_first(comparison, old, now))
        return;
    add_entries(comparison, old, now, BUT);
    compare_lists(comparison, pdf_get(before, old, "/Fields"), pdf_get(after, now, "/Fields"));
}

/* The order of a page's widgets, which PDF/UA asks for where there is one, may have been said first with a stamp's. */
static void compare_order(struct comparison *comparison, qpdf_oh old, qpdf_oh now)
{
    qpdf_oh before = pdf_get(&comparison->old, old, "/Tabs"), after = pdf_get(&comparison->now, now, "/Tabs");
    if (before || !pdf_is_name(&comparison->now, after, "/S"))
        add(comparison, before, after);
}

static void compare_pages(struct comparison *comparison)
{
    static const char *const BUT[] = {"/Annots", "/Tabs", NULL};
    struct pdf *before = &comparison->old, *after = &comparison->now;
    comparison->differs |= before->pages != after->pages;
    for (int i = 0; i < before->pages && !comparison->differs; i++) {
        qpdf_oh old = pdf_page(before, i), now = pdf_page(after, i);
        if (!is_first(comparison, old, now))
            continue;
        add_entries(comparison, old, now, BUT);
        compare_order(comparison, old, now);
        compare_lists(comparison, pdf_get(before, old, "/Annots"), pdf_get(after, now, "/Annots"));
    }
}

static bool is_same_word(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

struct metadata {
    struct xmp_claims claims;
    struct xmp_words words;
};

static void read_metadata(struct pdf *pdf, struct metadata *metadata)
{
    struct buffer packet = {0};
    *metadata = (struct metadata){0};
    if (pdf_stream(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Metadata"), &packet))
        xmp_read(packet.bytes, packet.length, &metadata->claims, &metadata->words, pdf->arena);
    buffer_finish(&packet);
}

/* Who adds a stamp writes himself and the day there, and all of it in his own way. It goes on to say the same of the document. */
static void compare_metadata(struct comparison *comparison)
{
    struct metadata old, now;
    read_metadata(&comparison->old, &old);
    read_metadata(&comparison->now, &now);
    comparison->differs |= !is_same_word(old.words.title, now.words.title) || old.words.described != now.words.described || old.claims.pdfa_part != now.claims.pdfa_part ||
                           old.claims.pdfa_level != now.claims.pdfa_level || old.claims.pdfua_part != now.claims.pdfua_part;
}

/* Texts that say the same may be written in another encoding (7.9.2.2). */
static void compare_information(struct comparison *comparison)
{
    static const char *const TEXTS[] = {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", NULL};
    static const char *const BUT[] = {"/ModDate", "/Producer", "/Title", "/Author", "/Subject", "/Keywords", "/Creator", NULL};
    struct pdf *before = &comparison->old, *after = &comparison->now;
    qpdf_oh old = pdf_get(before, pdf_trailer(before), "/Info"), now = pdf_get(after, pdf_trailer(after), "/Info");
    add_entries(comparison, old, now, BUT);
    for (const char *const *key = TEXTS; *key; key++)
        comparison->differs |= !is_same_word(pdf_text(before, pdf_get(before, old, *key)), pdf_text(after, pdf_get(after, now, *key)));
}

static void compare_all(struct comparison *comparison)
{
    static const char *const BUT[] = {"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version", NULL};
    qpdf_oh old = pdf_catalog(&comparison->old), now = pdf_catalog(&comparison->now);
    if (is_first(comparison, old, now))
        add_entries(comparison, old, now, BUT);
    compare_pages(comparison);
    compare_form(comparison);
    compare_information(comparison);
    compare_metadata(comparison);
    while (comparison->count && !comparison->differs)
        compare(comparison, comparison->pairs[--comparison->count]);
}

/* ------------------------------------------------------------------------------------------------ all of it */

/* Nothing stands behind the end's mark but its line's. */
static bool ends_at_mark(const char *bytes, size_t length)
{
    static const char MARK[] = "%%EOF";
    while (length && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
        length--;
    return length >= strlen(MARK) && memcmp(bytes + length - strlen(MARK), MARK, strlen(MARK)) == 0;
}

bool is_stamped_alone(const struct attach_file *file, size_t old, size_t now)
{
    const struct attach_file before = {file->name, file->bytes, old}, after = {file->name, file->bytes, now};
    struct comparison comparison = {0};
    if (old >= now || !ends_at_mark(file->bytes, now))
        return false;
    bool opened = pdf_open_plain(&comparison.old, &before);
    opened &= pdf_open_plain(&comparison.now, &after);
    opened = opened && comparison.now.plain->start >= old; /* what is behind is a revision */
    if (opened)
        compare_all(&comparison);
    bool good = opened && !comparison.differs && !pdf_is_wrong(&comparison.old) && !pdf_is_wrong(&comparison.now) &&
                !comparison.old.excessive && !comparison.now.excessive;
    pdf_close(&comparison.old);
    pdf_close(&comparison.now);
    visited_finish(&comparison.visited);
    free(comparison.pairs);
    return good;
}
