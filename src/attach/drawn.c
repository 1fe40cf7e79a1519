#include "attach/drawn.h"

#include <string.h>

#include "attach/content.h"

static bool is_delimiter(char byte)
{
    return memchr("\0\t\n\f\r ()<>[]{}/%", byte, 16) != NULL;
}

/* Whether the word stands in the content by itself. In strings and pictures it may stand by chance: then a claim that is true
 * is not believed, but none that is false is. */
static bool has_word(const struct buffer *content, const char *word)
{
    const char *bytes = (const char *)content->bytes, *end = bytes + content->length, *at = bytes;
    size_t length = strlen(word);
    for (; at && (at = pdf_search(at, (size_t)(end - at), word)) != NULL; at++)
        if ((at == bytes || *word == '/' || (is_delimiter(at[-1]) && at[-1] != '/')) &&
            (at + length == end || is_delimiter(at[length])))
            return true;
    return false;
}

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
    struct map *visited = map_create();
    for (int i = 0; i < pdf->pages; i++)
        content_each(pdf, qpdf_get_page_n(pdf->qpdf, (size_t)i), visited, visit, context);
    map_destroy(visited);
}

/* ------------------------------------------------------------------------------------------------ colours */

struct colours {
    struct pdf *pdf;
    struct buffer content;
    bool of_device;
};

static bool is_image(struct pdf *pdf, qpdf_oh object)
{
    return pdf_is_name(pdf, pdf_get(pdf, object, "/Subtype"), "/Image");
}

static bool is_device_space(struct pdf *pdf, qpdf_oh space)
{
    return pdf_is_name(pdf, space, "/DeviceRGB") || pdf_is_name(pdf, space, "/DeviceCMYK") ||
           pdf_is_name(pdf, space, "/DeviceGray");
}

static void see_colours(void *context, qpdf_oh object)
{
    static const struct {
        const char *fill, *stroke, *standing_in;
    } operators[] = {{"rg", "RG", "/DefaultRGB"}, {"k", "K", "/DefaultCMYK"}, {"g", "G", "/DefaultGray"}};
    struct colours *colours = context;
    struct pdf *pdf = colours->pdf;
    if (is_image(pdf, object)) {
        colours->of_device |= is_device_space(pdf, pdf_get(pdf, object, "/ColorSpace"));
        return;
    }
    read_content(pdf, object, &colours->content);
    qpdf_oh spaces = pdf_find(pdf, object, "/Resources/ColorSpace");
    for (int i = 0; i < 3; i++)
        colours->of_device |= !pdf_get(pdf, spaces, operators[i].standing_in) &&
                              (has_word(&colours->content, operators[i].fill) || has_word(&colours->content, operators[i].stroke));
}

bool draws_device_colours(struct pdf *pdf)
{
    struct colours colours = {.pdf = pdf};
    each_content(pdf, see_colours, &colours);
    buffer_finish(&colours.content);
    return colours.of_device;
}

/* ------------------------------------------------------------------------------------------------ fonts */

struct fonts {
    struct pdf *pdf;
    struct buffer content;
    const char *outside;
};

static bool is_embedded(struct pdf *pdf, qpdf_oh font)
{
    static const char *const programs[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    qpdf_oh inner = pdf_item(pdf, pdf_get(pdf, font, "/DescendantFonts"), 0);
    qpdf_oh descriptor = pdf_get(pdf, inner ? inner : font, "/FontDescriptor");
    for (int i = 0; i < 3; i++)
        if (pdf_get(pdf, descriptor, programs[i]))
            return true;
    return pdf_is_name(pdf, pdf_get(pdf, font, "/Subtype"), "/Type3");
}

static void see_fonts(void *context, qpdf_oh object)
{
    struct fonts *fonts = context;
    struct pdf *pdf = fonts->pdf;
    qpdf_oh list = pdf_find(pdf, object, "/Resources/Font");
    bool read = false;
    for (const char **key = pdf_keys(pdf, list); *key && !fonts->outside; key++) {
        qpdf_oh font = pdf_get(pdf, list, *key);
        if (is_embedded(pdf, font))
            continue;
        if (!read)
            read_content(pdf, object, &fonts->content);
        read = true;
        const char *name = pdf_name(pdf, pdf_get(pdf, font, "/BaseFont"));
        if (has_word(&fonts->content, *key) && !pdf_search(fonts->content.bytes, fonts->content.length, "3 Tr"))
            fonts->outside = name ? name + 1 : *key + 1;
    }
}

const char *find_font_outside(struct pdf *pdf)
{
    struct fonts fonts = {.pdf = pdf};
    each_content(pdf, see_fonts, &fonts);
    buffer_finish(&fonts.content);
    return fonts.outside;
}

/* ------------------------------------------------------------------------------------------------ marks */

static bool is_blank(const struct buffer *content)
{
    for (size_t i = 0; i < content->length; i++)
        if (content->bytes[i] > ' ')
            return false;
    return true;
}

int find_page_without_marks(struct pdf *pdf)
{
    struct buffer content = {0};
    int found = 0;
    for (int i = 0; i < pdf->pages && !found; i++) {
        qpdf_oh page = qpdf_get_page_n(pdf->qpdf, (size_t)i);
        if (pdf_get(pdf, page, "/StructParents"))
            continue;
        read_content(pdf, page, &content);
        if (!is_blank(&content) && !has_word(&content, "BMC") && !has_word(&content, "BDC"))
            found = i + 1;
    }
    buffer_finish(&content);
    return found;
}

/* ------------------------------------------------------------------------------------------------ annotations */

static double number_at(struct pdf *pdf, qpdf_oh box, int index)
{
    qpdf_oh item = pdf_item(pdf, box, index);
    return item && qpdf_oh_is_number(pdf->qpdf, item) ? qpdf_oh_get_numeric_value(pdf->qpdf, item) : 0;
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
        qpdf_oh page = qpdf_get_page_n(pdf->qpdf, (size_t)i), annotations = pdf_get(pdf, page, "/Annots");
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
