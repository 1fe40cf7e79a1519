#include "attach/drawn.h"

#include <string.h>

#include "attach/content.h"
#include "attach/operators.h"
#include "attach/structure.h"

/* The content of a page, form, pattern or glyph. */
static void read_content(struct pdf *pdf, qpdf_oh object, struct buffer *out)
{
    qpdf_oh contents = pdf_get(pdf, object, "/Contents");
    buffer_clear(out);
    pdf_stream(pdf, contents ? contents : object, out);
    for (int i = 0; i < pdf_count(pdf, contents); i++) {
        pdf_stream(pdf, pdf_item(pdf, contents, i), out);
        buffer_byte(out, '\n');
    }
}

static void each_content(struct pdf *pdf, content_visit *visit, void *context)
{
    struct visited visited = {0};
    for (int i = 0; i < pdf->pages; i++)
        content_each(pdf, pdf_page(pdf, i), &visited, visit, context);
    visited_finish(&visited);
}

/* ------------------------------------------------------------------------------------------------ colours */

struct colours {
    struct pdf *pdf;
    struct buffer content;
    int intent; /* components of the output intent; 0: there is none */
    int found;
};

static const struct {
    const char *words, *space, *standing_in;
    int components;
} DEVICES[] = {{"rg RG", "/DeviceRGB", "/DefaultRGB", 3},
               {"k K", "/DeviceCMYK", "/DefaultCMYK", 4},
               {"g G", "/DeviceGray", "/DefaultGray", 1}};

static bool is_image(struct pdf *pdf, qpdf_oh object)
{
    return pdf_is_name(pdf, pdf_get(pdf, object, "/Subtype"), "/Image");
}

static bool is_told(int intent, int components)
{
    return intent && (components == 1 || components == intent);
}

static void see_image(struct colours *colours, qpdf_oh image)
{
    qpdf_oh space = pdf_get(colours->pdf, image, "/ColorSpace");
    for (int i = 0; i < 3; i++)
        if (pdf_is_name(colours->pdf, space, DEVICES[i].space) && !is_told(colours->intent, DEVICES[i].components))
            colours->found = DEVICES[i].components;
}

static bool names_space(const struct operators *operators, const char *space)
{
    return operator_is_among(operators, "cs CS") && operators->last.length == strlen(space + 1) &&
           memcmp(operators->last.bytes, space + 1, operators->last.length) == 0;
}

static void see_colours(void *context, qpdf_oh object)
{
    struct colours *colours = context;
    struct pdf *pdf = colours->pdf;
    if (is_image(pdf, object)) {
        see_image(colours, object);
        return;
    }
    read_content(pdf, object, &colours->content);
    qpdf_oh spaces = pdf_find(pdf, object, "/Resources/ColorSpace");
    bool told[3];
    for (int i = 0; i < 3; i++)
        told[i] = is_told(colours->intent, DEVICES[i].components) || pdf_get(pdf, spaces, DEVICES[i].standing_in) != 0;
    struct operators operators;
    operators_begin(&operators, &colours->content);
    while (!colours->found && operators_next(&operators))
        for (int i = 0; i < 3; i++)
            if (!told[i] && (operator_is_among(&operators, DEVICES[i].words) || names_space(&operators, DEVICES[i].space)))
                colours->found = DEVICES[i].components;
}

int find_device_colours(struct pdf *pdf, int intent)
{
    struct colours colours = {.pdf = pdf, .intent = intent};
    each_content(pdf, see_colours, &colours);
    buffer_finish(&colours.content);
    return colours.found;
}

/* ------------------------------------------------------------------------------------------------ fonts */

struct fonts {
    struct pdf *pdf;
    struct buffer content;
    bool (*lacks)(struct pdf *pdf, qpdf_oh font); /* what is looked for */
    bool hidden_too;                              /* text that nobody sees counts as well */
    const char *found;                            /* the name of the first that shows text */
};

static bool is_outside(struct pdf *pdf, qpdf_oh font)
{
    static const char *const programs[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    qpdf_oh inner = pdf_item(pdf, pdf_get(pdf, font, "/DescendantFonts"), 0);
    qpdf_oh descriptor = pdf_get(pdf, inner ? inner : font, "/FontDescriptor");
    for (int i = 0; i < 3; i++)
        if (pdf_get(pdf, descriptor, programs[i]))
            return false;
    return !pdf_is_name(pdf, pdf_get(pdf, font, "/Subtype"), "/Type3");
}

/* Codes that are the font's own, glyphs or symbols, and no map from them to characters. */
static bool is_without_letters(struct pdf *pdf, qpdf_oh font)
{
    qpdf_oh encoding = pdf_get(pdf, font, "/Encoding");
    if (pdf_get(pdf, font, "/ToUnicode"))
        return false;
    if (!encoding)
        return pdf_is_name(pdf, pdf_get(pdf, font, "/Subtype"), "/TrueType");
    bool glyphs = pdf_is_name(pdf, encoding, "/Identity-H") || pdf_is_name(pdf, encoding, "/Identity-V");
    qpdf_oh system = pdf_find(pdf, pdf_item(pdf, pdf_get(pdf, font, "/DescendantFonts"), 0), "/CIDSystemInfo/Ordering");
    const char *ordering = pdf_text(pdf, system);
    return glyphs && ordering && strcmp(ordering, "Identity") == 0;
}

/* What text is shown with; kept and restored by q and Q (ISO 32000-2, 8.4.2). */
struct text_state {
    struct operator_word font;
    bool hidden;
};

static void judge_font(struct fonts *fonts, qpdf_oh list, struct operator_word name)
{
    struct pdf *pdf = fonts->pdf;
    const char *key = arena_format(pdf->arena, "/%.*s", (int)name.length, name.bytes);
    qpdf_oh font = pdf_get(pdf, list, key);
    if (!font || !fonts->lacks(pdf, font))
        return;
    const char *base = pdf_name(pdf, pdf_get(pdf, font, "/BaseFont"));
    fonts->found = base ? base + 1 : key + 1;
}

static void follow_text(struct fonts *fonts, qpdf_oh list)
{
    enum { DEEPEST = 64, HIDDEN = 3 };
    struct text_state states[DEEPEST];
    states[0] = (struct text_state){0};
    struct operators operators;
    operators_begin(&operators, &fonts->content);
    for (int depth = 0; !fonts->found && operators_next(&operators);) {
        struct text_state *state = &states[depth];
        if (operator_is(&operators, "q") && depth + 1 < DEEPEST)
            states[++depth] = *state;
        else if (operator_is(&operators, "Q") && depth)
            depth--;
        else if (operator_is(&operators, "Tf"))
            state->font = operators.last;
        else if (operator_is(&operators, "Tr"))
            state->hidden = operators.number == HIDDEN;
        else if (operators.text && (!state->hidden || fonts->hidden_too) && operator_is_among(&operators, "Tj TJ ' \""))
            judge_font(fonts, list, state->font);
    }
}

static bool is_one_lacking(const struct fonts *fonts, qpdf_oh list)
{
    for (const char **key = pdf_keys(fonts->pdf, list); *key; key++)
        if (fonts->lacks(fonts->pdf, pdf_get(fonts->pdf, list, *key)))
            return true;
    return false;
}

static void see_fonts(void *context, qpdf_oh object)
{
    struct fonts *fonts = context;
    qpdf_oh list = pdf_find(fonts->pdf, object, "/Resources/Font");
    if (fonts->found || is_image(fonts->pdf, object) || !is_one_lacking(fonts, list))
        return;
    read_content(fonts->pdf, object, &fonts->content);
    follow_text(fonts, list);
}

static const char *find_font(struct fonts fonts)
{
    each_content(fonts.pdf, see_fonts, &fonts);
    buffer_finish(&fonts.content);
    return fonts.found;
}

const char *find_font_outside(struct pdf *pdf)
{
    return find_font((struct fonts){.pdf = pdf, .lacks = is_outside});
}

const char *find_font_without_letters(struct pdf *pdf)
{
    return find_font((struct fonts){.pdf = pdf, .lacks = is_without_letters, .hidden_too = true});
}

/* ------------------------------------------------------------------------------------------------ marks */

static bool is_artifact(const struct operators *operators)
{
    static const char artifact[] = "Artifact";
    return operators->first.length == strlen(artifact) && memcmp(operators->first.bytes, artifact, strlen(artifact)) == 0;
}

/* Whether what begins here is a tag's; a property list may be named (ISO 32000-2, 14.6). */
static bool is_tagged(struct pdf *pdf, const struct operators *operators, qpdf_oh resources)
{
    if (operators->marked || !operators->last.length)
        return operators->marked;
    const char *key = arena_format(pdf->arena, "/%.*s", (int)operators->last.length, operators->last.bytes);
    return pdf_get(pdf, pdf_get(pdf, pdf_get(pdf, resources, "/Properties"), key), "/MCID") != 0;
}

static bool draws(const struct operators *operators)
{
    return operator_is_among(operators, "f F f* B B* b b* S s sh BI") ||
           (operators->text && operator_is_among(operators, "Tj TJ ' \""));
}

struct forms {
    struct pdf *pdf;
    struct visited seen; /* nothing is unmarked in these */
    bool tagged;         /* the page draws anything that is marked as a tag's */
};

static bool is_mark(struct forms *forms, const struct operators *operators, qpdf_oh resources)
{
    if (is_artifact(operators))
        return true;
    bool tagged = is_tagged(forms->pdf, operators, resources);
    forms->tagged |= tagged;
    return tagged;
}

static bool draws_unmarked(struct forms *forms, qpdf_oh object, int level);

/* A form that is tagged as a whole has a key of its own (14.7.5.3). */
static bool form_draws_unmarked(struct forms *forms, qpdf_oh resources, const struct operators *operators, int level)
{
    enum { DEEPEST = 16 };
    struct pdf *pdf = forms->pdf;
    const char *key = arena_format(pdf->arena, "/%.*s", (int)operators->last.length, operators->last.bytes);
    qpdf_oh form = pdf_get(pdf, pdf_get(pdf, resources, "/XObject"), key);
    if (is_image(pdf, form))
        return true;
    return form && level < DEEPEST && !pdf_get(pdf, form, "/StructParent") && pdf_visit(pdf, &forms->seen, form) &&
           draws_unmarked(forms, form, level + 1);
}

static bool draws_unmarked(struct forms *forms, qpdf_oh object, int level)
{
    struct buffer content = {0};
    struct operators operators;
    qpdf_oh resources = pdf_get(forms->pdf, object, "/Resources");
    bool found = false;
    read_content(forms->pdf, object, &content);
    operators_begin(&operators, &content);
    for (int marks = 0; !found && operators_next(&operators);) {
        if (operator_is_among(&operators, "BMC BDC"))
            marks += marks || is_mark(forms, &operators, resources);
        else if (operator_is(&operators, "EMC"))
            marks -= marks > 0;
        else if (!marks)
            found = draws(&operators) ||
                    (operator_is(&operators, "Do") && form_draws_unmarked(forms, resources, &operators, level));
    }
    buffer_finish(&content);
    return found;
}

/* Marks prove nothing where no tag names the page: they stay on a page that came from another file, whose tags did not come (qpdf
 * 11.3: `--pages`), and may hit tags of other pages. */
int find_page_without_tags(struct pdf *pdf)
{
    struct forms forms = {.pdf = pdf};
    struct visited named = {0};
    int found = 0;
    structure_pages(pdf, &named);
    for (int i = 0; i < pdf->pages && !found; i++) {
        forms.tagged = false;
        if (draws_unmarked(&forms, pdf_page(pdf, i), 0) || (forms.tagged && pdf_visit(pdf, &named, pdf_page(pdf, i))))
            found = i + 1;
    }
    visited_finish(&named);
    visited_finish(&forms.seen);
    return found;
}

/* ------------------------------------------------------------------------------------------------ annotations */

static double number_at(struct pdf *pdf, qpdf_oh box, int index)
{
    return pdf_real(pdf, pdf_item(pdf, box, index));
}

/* Whether the two boxes, their corners in any order, have nothing in common along an axis. */
static bool are_apart(struct pdf *pdf, qpdf_oh one, qpdf_oh other, int axis)
{
    double from = number_at(pdf, one, axis), to = number_at(pdf, one, axis + 2);
    double other_from = number_at(pdf, other, axis), other_to = number_at(pdf, other, axis + 2);
    double low = from < to ? from : to, high = from < to ? to : from;
    double other_low = other_from < other_to ? other_from : other_to, other_high = other_from < other_to ? other_to : other_from;
    return high < other_low || low > other_high;
}

/* Pop-ups, marks of printers, and what is hidden or lies beside the page need no tag (ISO 14289-1, 7.18.1). */
static bool needs_tag(struct pdf *pdf, qpdf_oh page, qpdf_oh annotation)
{
    enum { HIDDEN = 2 };
    qpdf_oh kind = pdf_get(pdf, annotation, "/Subtype"), place = pdf_get(pdf, annotation, "/Rect");
    qpdf_oh box = pdf_get(pdf, page, "/CropBox");
    box = box ? box : pdf_get(pdf, page, "/MediaBox");
    bool beside = pdf_count(pdf, box) == 4 && pdf_count(pdf, place) == 4 &&
                  (are_apart(pdf, place, box, 0) || are_apart(pdf, place, box, 1));
    return !beside && !pdf_is_name(pdf, kind, "/Popup") && !pdf_is_name(pdf, kind, "/PrinterMark") &&
           !(pdf_integer(pdf, pdf_get(pdf, annotation, "/F"), 0) & HIDDEN);
}

int find_page_of_untagged_annotation(struct pdf *pdf)
{
    for (int i = 0; i < pdf->pages; i++) {
        qpdf_oh page = pdf_page(pdf, i), annotations = pdf_get(pdf, page, "/Annots");
        int count = pdf_count(pdf, annotations);
        if (count && !pdf_is_name(pdf, pdf_get(pdf, page, "/Tabs"), "/S"))
            return i + 1;
        for (int j = 0; j < count; j++) {
            qpdf_oh annotation = pdf_item(pdf, annotations, j);
            if (needs_tag(pdf, page, annotation) && !pdf_get(pdf, annotation, "/StructParent"))
                return i + 1;
        }
    }
    return 0;
}

/* Pop-ups are the readers'. Links need no picture, nor what has no size. */
static bool is_printed(struct pdf *pdf, qpdf_oh annotation)
{
    enum { INVISIBLE = 1, HIDDEN = 2, PRINT = 4, NO_VIEW = 32, TOGGLE_NO_VIEW = 256 };
    qpdf_oh kind = pdf_get(pdf, annotation, "/Subtype"), place = pdf_get(pdf, annotation, "/Rect");
    long long flags = pdf_integer(pdf, pdf_get(pdf, annotation, "/F"), 0);
    bool flat = number_at(pdf, place, 0) == number_at(pdf, place, 2) && number_at(pdf, place, 1) == number_at(pdf, place, 3);
    if (pdf_is_name(pdf, kind, "/Popup"))
        return true;
    return (flags & (INVISIBLE | HIDDEN | PRINT | NO_VIEW | TOGGLE_NO_VIEW)) == PRINT &&
           (flat || pdf_is_name(pdf, kind, "/Link") || pdf_find(pdf, annotation, "/AP/N"));
}

int find_page_of_unprinted_annotation(struct pdf *pdf)
{
    for (int i = 0; i < pdf->pages; i++) {
        qpdf_oh annotations = pdf_get(pdf, pdf_page(pdf, i), "/Annots");
        for (int j = 0; j < pdf_count(pdf, annotations); j++) {
            qpdf_oh annotation = pdf_item(pdf, annotations, j);
            if (pdf_is_dictionary(pdf, annotation) && !is_printed(pdf, annotation))
                return i + 1;
        }
    }
    return 0;
}
