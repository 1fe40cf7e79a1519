/* Fonts (ISO 32000-1, 9.6 and 9.8), where validators are content with less. */
#include <string.h>

#include "checks.h"

/* 9.8.2: text fonts are symbolic or not, never neither; slanted ones are italic. */
static void check_flags(struct written *written, const struct font *font)
{
    enum { SYMBOLIC = 1 << 2, NONSYMBOLIC = 1 << 5, ITALIC = 1 << 6 };
    long flags = get_integer(written, font->descriptor, "/Flags", 0);
    qpdf_oh angle = get(written, font->descriptor, "/ItalicAngle");
    bool slanted = qpdf_oh_is_number(written->pdf, angle) && qpdf_oh_get_numeric_value(written->pdf, angle) != 0;
    if (!(flags & SYMBOLIC) == !(flags & NONSYMBOLIC) || !(flags & ITALIC) == slanted)
        report(written, FAULT_FONT_FLAGS, "%s: flags %ld", font->name, flags);
}

/* 9.6.4: six capitals, a plus and the name, everywhere the same. */
static void check_names(struct written *written, const struct font *font)
{
    const char *name = get_name(written, font->dictionary, "/BaseFont");
    const char *descriptor = get_name(written, font->descriptor, "/FontName");
    bool tagged = name && strspn(name + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") >= 6 && name[7] == '+';
    if (!tagged || !is_name(descriptor, name))
        report(written, FAULT_FONT_NAMES, "%s: %s, %s", font->name, name ? name : "", descriptor ? descriptor : "");
}

/* 9.6.6.4, PDF/A-3, 6.2.11.6: the codes of a symbolic font are its own. */
static void check_glyphs(struct written *written, const struct font *font)
{
    if (get_name(written, font->dictionary, "/Encoding"))
        report(written, FAULT_FONT_GLYPH, "%s: a symbolic font with an encoding", font->name);
    for (long code = 0; code < CODES; code++)
        if (font->used[code] && (code < font->first || code > font->last))
            report(written, FAULT_FONT_GLYPH, "%s: code %02lX has no glyph", font->name, (unsigned long)code);
}

void check_fonts(struct written *written)
{
    for (const struct font *font = written->fonts; font; font = font->next) {
        check_flags(written, font);
        check_names(written, font);
        check_glyphs(written, font);
    }
}
