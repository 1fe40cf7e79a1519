/* Fonts as far as text needs them: composite fonts with codes of two bytes (ISO 32000-1, 9.7). */
#include <string.h>

#include "written.h"

/* 9.7.4.3: "first [widths]" or "first last width". */
static void read_widths(struct written *written, struct font *font)
{
    qpdf_oh list = get(written, font->descendant, "/W");
    double otherwise = (double)get_integer(written, font->descendant, "/DW", 1000);
    for (int i = 0; i < CODES; i++)
        font->widths[i] = otherwise;
    for (int i = 0; i + 1 < item_count(written, list);) {
        int first = (int)item_number(written, list, i);
        qpdf_oh second = item(written, list, i + 1);
        int count = item_count(written, second), last = (int)item_number(written, list, i + 1);
        for (int j = 0; j < count && first >= 0 && first + j < CODES; j++)
            font->widths[first + j] = item_number(written, second, j);
        if (!qpdf_oh_is_array(written->pdf, second))
            for (int code = first; code >= 0 && code <= last && code < CODES; code++)
                font->widths[code] = item_number(written, list, i + 2);
        i += qpdf_oh_is_array(written->pdf, second) ? 2 : 3;
    }
}

static struct font *read_font(struct written *written, qpdf_oh dictionary, const char *name)
{
    struct font *font = arena_new(written->arena, struct font);
    font->object = object_of(written, dictionary);
    font->name = arena_copy(written->arena, name, strlen(name));
    font->dictionary = dictionary;
    font->descendant = item(written, get(written, dictionary, "/DescendantFonts"), 0);
    font->descriptor = get(written, font->descendant, "/FontDescriptor");
    font->text = arena_new_array(written->arena, const char *, CODES);
    font->widths = arena_new_array(written->arena, double, CODES);
    font->used = arena_new_array(written->arena, bool, CODES);
    font->glyph_map = (const unsigned char *)get_stream(written, get(written, font->descendant, "/CIDToGIDMap"),
                                                        &font->glyph_map_length);
    read_widths(written, font);
    read_to_unicode(written, font);
    font->next = written->fonts;
    written->fonts = font;
    return font;
}

struct font *find_font(struct written *written, qpdf_oh resources, const char *name)
{
    qpdf_oh dictionary = get(written, get(written, resources, "/Font"), name);
    int object = object_of(written, dictionary);
    if (!qpdf_oh_is_dictionary(written->pdf, dictionary))
        return NULL;
    for (struct font *font = written->fonts; font; font = font->next)
        if (font->object == object && object)
            return font;
    return read_font(written, dictionary, name);
}
