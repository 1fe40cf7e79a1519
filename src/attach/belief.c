#include "attach/belief.h"

#include <string.h>

#include "attach/drawn.h"
#include "attach/structure.h"
#include "attach/tags.h"
#include "attach/tree.h"
#include "base/say.h"

/* A thing that a standard asks for. It says in words how the file does otherwise, or NULL. */
typedef const char *doubt(struct part *part);

static const char *first_doubt(struct part *part, doubt *const *doubts)
{
    const char *words = NULL;
    while (*doubts && !words)
        words = (*doubts++)(part);
    return words;
}

/* ------------------------------------------------------------------------------------------------ metadata */

/* ISO 19005-3, 6.6.2.1 and 6.6.4; ISO 14289-1, 5 */
static const char *doubt_packet(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    if (part->words.malformed)
        return arena_format(pdf->arena, say("has metadata that %s"), part->words.malformed);
    if (part->words.prefix)
        return arena_format(pdf->arena, say("writes its claim as %s:part"), part->words.prefix);
    return NULL;
}

/* ISO 19005-2 and -3, 6.6.2.3.1; ISO 19005-1, 6.7.8 */
static const char *doubt_schemas(struct part *part)
{
    return part->words.undeclared
               ? arena_format(part->pdf.arena, say("has metadata of a schema that it does not describe (%s)"), part->words.undeclared)
               : NULL;
}

/* ISO 19005-4, 6.7.3; ISO 14289-2, 5 */
static const char *doubt_year(struct part *part)
{
    bool told = part->claims.pdfa_part != 4 || part->claims.pdfa_year;
    return told ? NULL : say("does not say the year of its standard (pdfaid:rev)");
}

static const char *doubt_accessible_year(struct part *part)
{
    return part->claims.pdfua_year ? NULL : say("does not say the year of its standard (pdfuaid:rev)");
}

/* ISO 14289-1, 7.1 */
static const char *doubt_title(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    if (!part->words.title)
        return say("has no title in its metadata");
    return pdf_is_true(pdf, pdf_find(pdf, pdf_catalog(pdf), "/ViewerPreferences/DisplayDocTitle"))
               ? NULL
               : say("does not ask readers to show its title");
}

/* ------------------------------------------------------------------------------------------------ file */

/* Parts 1 to 3 are about PDF 1, part 4 and PDF/UA-2 about PDF 2 (ISO 19005-3, 6.1.2; ISO 19005-4, 6.1.2). */
static const char *doubt_version(struct part *part)
{
    bool second = strcmp(pdf_version(&part->pdf), "2.0") >= 0;
    return second == (part->claims.pdfa_part == 4) ? NULL : second ? say("is PDF 2.0") : say("is not PDF 2.0");
}

static const char *doubt_accessible_version(struct part *part)
{
    bool second = strcmp(pdf_version(&part->pdf), "2.0") >= 0;
    return second == (part->claims.pdfua_part == 2) ? NULL : second ? say("is PDF 2.0") : say("is not PDF 2.0");
}

/* ISO 19005-3, 6.1.3; ISO 19005-4, 6.1.3 */
static const char *doubt_trailer(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    qpdf_oh trailer = pdf_trailer(pdf);
    if (!pdf_count(pdf, pdf_get(pdf, trailer, "/ID")))
        return say("has no identifier in its trailer");
    if (part->claims.pdfa_part == 4 && pdf_get(pdf, trailer, "/Info") && !pdf_get(pdf, pdf_catalog(pdf), "/PieceInfo"))
        return say("has a document information dictionary");
    return NULL;
}

/* ISO 19005-3, 6.5 and 6.4; ISO 19005-4, 6.6: these differ, but no part allows scripts that run by themselves. */
static const char *doubt_actions(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    qpdf_oh catalog = pdf_catalog(pdf);
    if (pdf_find(pdf, catalog, "/Names/JavaScript") || pdf_is_name(pdf, pdf_find(pdf, catalog, "/OpenAction/S"), "/JavaScript"))
        return say("holds scripts");
    if (part->claims.pdfa_part < 4 && pdf_get(pdf, catalog, "/AA"))
        return say("has actions of its own");
    return pdf_is_true(pdf, pdf_find(pdf, catalog, "/AcroForm/NeedAppearances")) ? say("lets readers draw its form") : NULL;
}

struct types {
    struct pdf *pdf;
    bool is_one_missing;
};

/* RFC 2046: "application/xml". pdf-lib 1.17 makes "application#2fxml" of what qpdf writes. */
static bool is_media_type(const char *name)
{
    const char *slash = name ? strchr(name + 1, '/') : NULL;
    return slash && slash > name + 1 && slash[1] && !strchr(slash + 1, '/');
}

static void see_type(void *context, qpdf_oh key, qpdf_oh specification)
{
    struct types *types = context;
    (void)key;
    types->is_one_missing |= !is_media_type(pdf_name(types->pdf, pdf_find(types->pdf, specification, "/EF/F/Subtype")));
}

static bool has_file_without_type(struct pdf *pdf)
{
    struct types types = {.pdf = pdf};
    tree_each(pdf, pdf_find(pdf, pdf_catalog(pdf), "/Names/EmbeddedFiles"), "/Names", see_type, &types);
    return types.is_one_missing;
}

/* ISO 19005-3, 6.8; ISO 19005-4, 6.9 and annex A */
static const char *doubt_files(struct part *part)
{
    if (part->claims.pdfa_part == 3 && has_file_without_type(&part->pdf))
        return say("holds a file that does not say of what type it is");
    if (part->claims.pdfa_part == 1 && part->has_files)
        return say("holds files");
    if (part->claims.pdfa_part == 4 && part->claims.pdfa_level == 'f' && !part->has_files)
        return say("holds no files, which level f is about");
    return NULL;
}

/* ------------------------------------------------------------------------------------------------ pages */

/* ISO 19005-3, 6.2.4.3: colours of devices need a profile. */
static const char *doubt_colours(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    static const char *const words[] = {[1] = N_("grey"), [3] = "RGB", [4] = "CMYK"};
    qpdf_oh intents = pdf_get(pdf, pdf_catalog(pdf), "/OutputIntents"), profile = 0;
    for (int i = 0; i < pdf_count(pdf, intents) && !profile; i++)
        profile = pdf_get(pdf, pdf_item(pdf, intents, i), "/DestOutputProfile");
    int intent = (int)pdf_integer(pdf, pdf_get(pdf, profile, "/N"), 0);
    int components = profile && !intent ? 0 : find_device_colours(pdf, intent);
    if (!components)
        return NULL;
    return profile ? arena_format(pdf->arena, say("uses colours of %s, for which its output intent is not"), say(words[components]))
                   : say("uses colours without saying of which device (no output intent)");
}

/* ISO 19005-3, 6.2.11.4.1; ISO 14289-1, 7.21.4.1 */
static const char *doubt_fonts(struct part *part)
{
    const char *font = find_font_outside(&part->pdf);
    return font ? arena_format(part->pdf.arena, say("does not embed its font %s"), font) : NULL;
}

/* ISO 19005-3, 6.2.11.7.2; ISO 14289-1, 7.21.7 */
static const char *doubt_letters(struct part *part)
{
    const char *font = find_font_without_letters(&part->pdf);
    return font ? arena_format(part->pdf.arena, say("does not say which letters its font %s shows"), font) : NULL;
}

static const char *doubt_archived_letters(struct part *part)
{
    return part->claims.pdfa_level == 'a' || part->claims.pdfa_level == 'u' ? doubt_letters(part) : NULL;
}

/* ISO 19005-3, 6.3 */
static const char *doubt_printed_annotations(struct part *part)
{
    int page = find_page_of_unprinted_annotation(&part->pdf);
    return page ? arena_format(part->pdf.arena, say("has a note, link or field on page %d that may not be printed, or not be drawn alike"), page)
                : NULL;
}

/* ------------------------------------------------------------------------------------------------ tags */

/* ISO 19005-3, 6.7; ISO 14289-1, 7.1 */
static const char *doubt_tags(struct part *part)
{
    struct pdf *pdf = &part->pdf;
    if (!part->tagged)
        return say("is not tagged");
    return pdf_is_true(pdf, pdf_find(pdf, pdf_catalog(pdf), "/MarkInfo/Suspects")) ? say("has tags that it calls doubtful") : NULL;
}

/* ISO 19005-3, 6.7.4; ISO 14289-1, 7.2 */
static const char *doubt_language_word(struct part *part)
{
    const char *language = pdf_text(&part->pdf, pdf_get(&part->pdf, pdf_catalog(&part->pdf), "/Lang"));
    return !language || is_language_tag(language)
               ? NULL : arena_format(part->pdf.arena, say("names a language that is none (%s)"), language);
}

static const char *doubt_level(struct part *part)
{
    if (part->claims.pdfa_level != 'a' || part->claims.pdfa_part >= 4)
        return NULL;
    const char *words = doubt_tags(part);
    words = words ? words : doubt_language_word(part);
    return words ? words : find_fault_in_tags(&part->pdf, false);
}

static const char *doubt_language(struct part *part)
{
    const char *language = pdf_text(&part->pdf, pdf_get(&part->pdf, pdf_catalog(&part->pdf), "/Lang"));
    return language && *language ? doubt_language_word(part) : say("does not say its language");
}

/* ISO 14289-1, 7.1: content is tagged, or an artifact. */
static const char *doubt_marks(struct part *part)
{
    int page = find_page_without_tags(&part->pdf);
    return page ? arena_format(part->pdf.arena, say("has no tags on page %d"), page) : NULL;
}

/* ISO 14289-1, 7.18 */
static const char *doubt_annotations(struct part *part)
{
    int page = find_page_of_untagged_annotation(&part->pdf);
    return page ? arena_format(part->pdf.arena, say("has a link, note or field on page %d that is not tagged"), page) : NULL;
}

static const char *doubt_types(struct part *part)
{
    return find_fault_in_tags(&part->pdf, true);
}

static const char *doubt_pictures(struct part *part)
{
    return find_picture_without_words(&part->pdf);
}

/* ------------------------------------------------------------------------------------------------ all of it */

const char *doubt_pdfa(struct part *part)
{
    static doubt *const of_every_part[] = {doubt_packet, doubt_version, doubt_trailer, doubt_actions, doubt_files,
                                           doubt_level, doubt_fonts, doubt_archived_letters, doubt_colours,
                                           doubt_printed_annotations, NULL};
    static doubt *const of_part_4[] = {doubt_year, NULL};
    static doubt *const of_older_parts[] = {doubt_schemas, NULL};
    const char *words = first_doubt(part, part->claims.pdfa_part == 4 ? of_part_4 : of_older_parts);
    return words ? words : first_doubt(part, of_every_part);
}

/* Of part 2, types have namespaces, whose rules are others. */
const char *doubt_pdfua(struct part *part)
{
    static doubt *const of_every_part[] = {doubt_packet, doubt_accessible_version, doubt_tags, doubt_language, doubt_title,
                                           doubt_marks, doubt_annotations, doubt_fonts, doubt_letters, NULL};
    static doubt *const of_part_1[] = {doubt_types, NULL};
    static doubt *const of_part_2[] = {doubt_accessible_year, doubt_pictures, NULL};
    const char *words = first_doubt(part, of_every_part);
    return words ? words : first_doubt(part, part->claims.pdfua_part == 2 ? of_part_2 : of_part_1);
}

/* WTPDF 1.0 asks for tags as PDF/UA-2 does. */
const char *doubt_declarations(struct part *part)
{
    static doubt *const doubts[] = {doubt_packet, doubt_tags, doubt_language, doubt_title, doubt_marks, doubt_fonts,
                                    doubt_pictures, NULL};
    return part->words.declarations && strstr(part->words.declarations, "/wtpdf") ? first_doubt(part, doubts) : NULL;
}
