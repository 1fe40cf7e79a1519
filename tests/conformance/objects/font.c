/* Fonts as far as text needs them: simple fonts with codes of one byte (ISO 32000-1, 9.6). */
#include <string.h>

#include "written.h"

/* Table 111. */
static void read_widths(struct written *written, struct font *font)
{
    qpdf_oh list = get(written, font->dictionary, "/Widths");
    font->first = get_integer(written, font->dictionary, "/FirstChar", 0);
    font->last = get_integer(written, font->dictionary, "/LastChar", -1);
    for (int i = 0; i < item_count(written, list); i++)
        if (font->first >= 0 && font->first + i < CODES)
            font->widths[font->first + i] = item_number(written, list, i);
}

static struct font *read_font(struct written *written, qpdf_oh dictionary, const char *name)
{
    struct font *font = arena_new(written->arena, struct font);
    font->object = object_of(written, dictionary);
    font->name = arena_copy(written->arena, name, strlen(name));
    font->dictionary = dictionary;
    font->descriptor = get(written, dictionary, "/FontDescriptor");
    font->text = arena_new_array(written->arena, const char *, CODES);
    font->widths = arena_new_array(written->arena, double, CODES);
    font->used = arena_new_array(written->arena, bool, CODES);
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
