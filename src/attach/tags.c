#include "attach/tags.h"

#include <string.h>

#include "attach/structure.h"
#include "base/ascii.h"

bool is_language_tag(const char *text)
{
    enum { SUBTAG_MOST = 8 };
    bool first = true;
    while (*text) {
        size_t length = 0;
        for (; text[length] && text[length] != '-'; length++)
            if (!(first ? ascii_is_letter(text[length]) : (ascii_is_letter(text[length]) || ascii_is_digit(text[length]))))
                return false;
        if (length < 1 || length > SUBTAG_MOST || (text[length] && !text[length + 1]))
            return false;
        text += length + (text[length] == '-');
        first = false;
    }
    return true;
}

/* ISO 32000-1, 14.8.4 */
static const char STANDARD[] =
    " Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR "
    "TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form ";

/* Where parts of lists and tables stand (14.8.4.3). */
static const struct {
    const char *part, *within;
} PLACES[] = {
    {"LI", " L "},       {"LBody", " LI "},     {"TR", " Table THead TBody TFoot "}, {"TH", " TR "}, {"TD", " TR "},
    {"THead", " Table "}, {"TBody", " Table "}, {"TFoot", " Table "},               {"TOCI", " TOC "},
};

static bool is_among(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); length && at; at = strstr(at + 1, word))
        if (at > words && at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

struct tags {
    struct pdf *pdf;
    qpdf_oh roles;
    bool accessible;
    int heading; /* the level of the last one; 0: none so far */
    const char *fault;
};

/* The type that readers know, without its slash; NULL if none is led to. */
static const char *role_of(struct tags *tags, const char *type)
{
    enum { STEPS_MOST = 32 };
    for (int step = 0; type && step < STEPS_MOST; step++) {
        if (is_among(STANDARD, type + 1))
            return type + 1;
        type = pdf_name(tags->pdf, pdf_get(tags->pdf, tags->roles, type));
    }
    return NULL;
}

static const char *type_of(struct tags *tags, qpdf_oh element)
{
    return pdf_name(tags->pdf, pdf_get(tags->pdf, element, "/S"));
}

static bool is_mute(struct pdf *pdf, qpdf_oh element)
{
    return !pdf_get(pdf, element, "/Alt") && !pdf_get(pdf, element, "/ActualText");
}

static bool stands_wrongly(struct tags *tags, qpdf_oh element, const char *role)
{
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
        if (strcmp(PLACES[i].part, role) == 0) {
            const char *type = type_of(tags, pdf_get(tags->pdf, element, "/P"));
            const char *parent = type ? role_of(tags, type) : NULL;
            return !parent || !is_among(PLACES[i].within, parent);
        }
    return false;
}

static bool skips_level(struct tags *tags, const char *role)
{
    if (role[0] != 'H' || role[1] < '1' || role[1] > '6')
        return false;
    int level = role[1] - '0', before = tags->heading;
    tags->heading = level;
    return level > before + 1;
}

static const char *accessible_fault(struct tags *tags, qpdf_oh element, const char *role)
{
    struct pdf *pdf = tags->pdf;
    if ((strcmp(role, "Figure") == 0 || strcmp(role, "Formula") == 0) && is_mute(pdf, element))
        return "has a picture without words for who does not see it";
    if (strcmp(role, "Note") == 0 && !pdf_get(pdf, element, "/ID"))
        return "has a note without a name of its own (ID)";
    if (skips_level(tags, role))
        return "skips a level of headings";
    return stands_wrongly(tags, element, role)
               ? arena_format(pdf->arena, "has a tag %s where it may not stand", role) : NULL;
}

static void see_element(void *context, qpdf_oh element)
{
    struct tags *tags = context;
    struct pdf *pdf = tags->pdf;
    const char *type = type_of(tags, element), *language = pdf_text(pdf, pdf_get(pdf, element, "/Lang"));
    if (tags->fault || !type)
        return;
    const char *role = pdf_get(pdf, element, "/NS") ? type + 1 : role_of(tags, type);
    if (!role)
        tags->fault = arena_format(pdf->arena, "has a tag that leads to none that readers know (%s)", type + 1);
    else if (language && !is_language_tag(language))
        tags->fault = arena_format(pdf->arena, "names a language that is none (%s)", language);
    else if (tags->accessible)
        tags->fault = accessible_fault(tags, element, role);
}

const char *find_fault_in_tags(struct pdf *pdf, bool accessible)
{
    struct tags tags = {.pdf = pdf, .accessible = accessible};
    tags.roles = pdf_get(pdf, structure_root(pdf), "/RoleMap");
    structure_each(pdf, structure_root(pdf), see_element, &tags);
    return tags.fault;
}

/* ------------------------------------------------------------------------------------------------ pictures */

static void see_picture(void *context, qpdf_oh element)
{
    struct tags *tags = context;
    const char *type = type_of(tags, element);
    if (type && strcmp(type, "/Figure") == 0 && is_mute(tags->pdf, element))
        tags->fault = "has a picture without words for who does not see it";
}

const char *find_picture_without_words(struct pdf *pdf)
{
    struct tags tags = {.pdf = pdf};
    structure_each(pdf, structure_root(pdf), see_picture, &tags);
    return tags.fault;
}
