/* The document's catalog (ISO 32000-1, 7.7.2). */
#include <string.h>

#include "checks.h"

/* BCP 47, its first part. */
static bool is_language(const char *language)
{
    size_t letters = language ? strspn(language, "abcdefghijklmnopqrstuvwxyz") : 0;
    return (letters == 2 || letters == 3) && (language[letters] == 0 || language[letters] == '-');
}

static void check_languages(struct written *written)
{
    if (!is_language(written->language))
        report(written, FAULT_LANGUAGE_MISSING, "the document's language is \"%s\"",
               written->language ? written->language : "");
    for (const struct element *element = written->tree; element; element = element->next)
        if (element->language_own && !is_language(element->language))
            report(written, FAULT_LANGUAGE_MISSING, "%s, object %d: the language is \"%s\"", element->type,
                   element->object, element->language);
}

/* PDF/A-3, 6.2.3, and ICC.1, 7.2: an RGB profile for device colours. */
static void check_output_intent(struct written *written)
{
    qpdf_oh intents = get(written, written->root, "/OutputIntents"), intent = item(written, intents, 0);
    qpdf_oh stream = get(written, intent, "/DestOutputProfile");
    size_t length;
    const char *profile = get_stream(written, stream, &length);
    bool good = item_count(written, intents) == 1 && is_name(get_name(written, intent, "/S"), "/GTS_PDFA1") &&
                profile && get_integer(written, stream, "/N", 0) == 3 && length > 128 &&
                memcmp(profile + 12, "mntrRGB XYZ ", 12) == 0;
    if (!good || !has(written, intent, "/OutputConditionIdentifier"))
        report(written, FAULT_OUTPUT_INTENT, "the output intent is not an RGB profile with its name");
}

static void check_page_labels(struct written *written)
{
    qpdf_oh label = find_number(written, get(written, written->root, "/PageLabels"), 0, 0);
    if (!is_name(get_name(written, label, "/S"), "/D") || get_integer(written, label, "/St", 1) != 1)
        report(written, FAULT_PAGE_LABELS, "pages are not labelled 1, 2, 3");
}

void check_catalog(struct written *written)
{
    check_languages(written);
    if (!is_true(written, get(written, written->root, "/MarkInfo"), "/Marked") ||
        is_true(written, get(written, written->root, "/MarkInfo"), "/Suspects"))
        report(written, FAULT_NOT_MARKED, "the catalog does not say that the document is tagged, or doubts it");
    if (!is_true(written, get(written, written->root, "/ViewerPreferences"), "/DisplayDocTitle"))
        report(written, FAULT_TITLE_HIDDEN, "DisplayDocTitle is not set");
    check_page_labels(written);
    check_output_intent(written);
    if (item_count(written, get(written, written->trailer, "/ID")) != 2)
        report(written, FAULT_IDENTIFIER_MISSING, "the trailer has no ID");
}
