#include "attach/colours.h"

#include <string.h>

#include "attach/content.h"

/* The output intent for PDF/A that has a profile; 0 if there is none. */
static qpdf_oh find_intent(struct pdf *pdf)
{
    qpdf_oh intents = pdf_get(pdf, pdf_catalog(pdf), "/OutputIntents");
    for (int i = 0; i < pdf_count(pdf, intents); i++) {
        qpdf_oh intent = pdf_item(pdf, intents, i);
        if (pdf_is_name(pdf, pdf_get(pdf, intent, "/S"), "/GTS_PDFA1") && pdf_get(pdf, intent, "/DestOutputProfile"))
            return intent;
    }
    return 0;
}

static bool is_same_profile(struct pdf *one, qpdf_oh profile, struct pdf *other, qpdf_oh other_profile)
{
    struct buffer bytes = {0}, other_bytes = {0};
    bool same = pdf_stream(one, profile, &bytes) && pdf_stream(other, other_profile, &other_bytes) &&
                bytes.length == other_bytes.length && memcmp(bytes.bytes, other_bytes.bytes, bytes.length) == 0;
    buffer_finish(&bytes);
    buffer_finish(&other_bytes);
    return same;
}

/* ------------------------------------------------------------------------------------------------ colour spaces */

struct defaults {
    struct pdf *pdf;
    const char *key;
    qpdf_oh space;
    struct visited *changed; /* resources that are shared are changed once */
};

static void set_default(void *context, qpdf_oh object)
{
    struct defaults *defaults = context;
    struct pdf *pdf = defaults->pdf;
    qpdf_oh resources = pdf_get(pdf, object, "/Resources");
    if (!pdf_is_dictionary(pdf, resources) || !pdf_visit(pdf, defaults->changed, resources))
        return;
    qpdf_oh spaces = pdf_get_or_make(pdf, resources, "/ColorSpace", "<<>>");
    if (!pdf_get(pdf, spaces, defaults->key))
        pdf_set(pdf, spaces, defaults->key, defaults->space);
}

static void set_defaults(struct pdf *whole, int first, int count, const char *key, qpdf_oh profile)
{
    qpdf_oh space = pdf_parse(whole, "[/ICCBased]");
    pdf_append(whole, space, profile);
    struct visited visited = {0}, changed = {0};
    struct defaults defaults = {whole, key, pdf_make_indirect(whole, space), &changed};
    for (int i = first; i < first + count; i++)
        content_each(whole, pdf_page(whole, i), &visited, set_default, &defaults);
    visited_finish(&changed);
    visited_finish(&visited);
}

static const char *default_key(long long components)
{
    return components == 3 ? "/DefaultRGB" : components == 4 ? "/DefaultCMYK" : components == 1 ? "/DefaultGray" : NULL;
}

static void adopt_intent(struct pdf *whole, struct pdf *part, qpdf_oh intent)
{
    qpdf_oh copy = pdf_copy(whole, part, pdf_make_indirect(part, intent));
    pdf_append(whole, pdf_get_or_make(whole, pdf_catalog(whole), "/OutputIntents", "[]"), copy);
}

void colours_join(struct pdf *whole, struct pdf *part, int first, bool adopt)
{
    qpdf_oh own = find_intent(whole), added = find_intent(part);
    qpdf_oh own_profile = pdf_get(whole, own, "/DestOutputProfile"),
            profile = pdf_get(part, added, "/DestOutputProfile");
    const char *key = default_key(pdf_integer(part, pdf_get(part, profile, "/N"), 0));
    if (!added || (own && is_same_profile(whole, own_profile, part, profile)))
        return;
    if (!own && adopt)
        adopt_intent(whole, part, added);
    else if (key && pdf_number(part, profile))
        set_defaults(whole, first, part->pages, key, pdf_copy(whole, part, profile));
}
