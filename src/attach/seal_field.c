#include "attach/seal_field.h"

#include <string.h>

enum { PLACES_MOST = 100 /* of one form */ };

static qpdf_oh find_fields(struct pdf *pdf)
{
    return pdf_find(pdf, pdf_catalog(pdf), "/AcroForm/Fields");
}

static bool has_words(struct pdf *pdf, qpdf_oh field)
{
    enum { WORDS_MOST = 200 };
    const char *name = pdf_text(pdf, pdf_get(pdf, field, "/T")), *words = pdf_text(pdf, pdf_get(pdf, field, "/TU"));
    return name && strncmp(name, "Seal", 4) == 0 && words && strlen(words) <= WORDS_MOST;
}

bool read_seal_sides(struct pdf *pdf, qpdf_oh field, double sides[2])
{
    enum { SIDE_MOST = 14400 /* annex C: of a page */ };
    qpdf_oh corners = pdf_get(pdf, field, "/Rect");
    bool good = pdf_count(pdf, corners) == 4;
    for (int i = 0; i < 2 && good; i++) {
        sides[i] = pdf_real(pdf, pdf_item(pdf, corners, i + 2)) - pdf_real(pdf, pdf_item(pdf, corners, i));
        good = sides[i] > 0 && sides[i] <= SIDE_MOST;
    }
    return good;
}

/* A field that a layout keeps for a seal, which nothing is seen of before: paint/pdf_link.c writes it. Those that others leave empty are
 * to be signed, and not read-only. */
static bool is_seal_place(struct pdf *pdf, qpdf_oh field)
{
    enum { READ_ONLY = 1 };
    double sides[2];
    return pdf_number(pdf, field) && pdf_is_name(pdf, pdf_get(pdf, field, "/FT"), "/Sig") &&
           pdf_is_name(pdf, pdf_get(pdf, field, "/Subtype"), "/Widget") &&
           pdf_integer(pdf, pdf_get(pdf, field, "/Ff"), 0) == READ_ONLY && !pdf_get(pdf, field, "/V") && !pdf_get(pdf, field, "/Kids") &&
           has_words(pdf, field) && read_seal_sides(pdf, field, sides);
}

bool has_seal_places_only(struct pdf *pdf)
{
    qpdf_oh form = pdf_get(pdf, pdf_catalog(pdf), "/AcroForm"), fields = pdf_get(pdf, form, "/Fields");
    int count = pdf_count(pdf, fields);
    bool only = count <= PLACES_MOST;
    for (const char **key = pdf_keys(pdf, form); only && *key; key++)
        only = strcmp(*key, "/Fields") == 0;
    for (int i = 0; i < count && only; i++)
        only = is_seal_place(pdf, pdf_item(pdf, fields, i));
    return only;
}

qpdf_oh find_seal_place(struct pdf *pdf)
{
    qpdf_oh fields = find_fields(pdf);
    int count = pdf_count(pdf, fields);
    for (int i = 0; i < count && i < PLACES_MOST; i++)
        if (is_seal_place(pdf, pdf_item(pdf, fields, i)))
            return pdf_item(pdf, fields, i);
    return 0;
}

static bool has_name(struct pdf *pdf, qpdf_oh fields, const char *name)
{
    for (int i = 0; i < pdf_count(pdf, fields); i++) {
        const char *taken = pdf_text(pdf, pdf_get(pdf, pdf_item(pdf, fields, i), "/T"));
        if (taken && strcmp(taken, name) == 0)
            return true;
    }
    return false;
}

const char *free_seal_name(struct pdf *pdf, qpdf_oh fields, const char *kind)
{
    const char *name = kind;
    for (int i = 2; has_name(pdf, fields, name); i++)
        name = arena_format(pdf->arena, "%s %d", kind, i);
    return name;
}

void seal_places_join(struct pdf *whole, struct pdf *part)
{
    qpdf_oh added = find_fields(part);
    int count = pdf_count(part, added);
    if (!count)
        return;
    qpdf_oh form = pdf_get_or_make(whole, pdf_catalog(whole), "/AcroForm", "<<>>");
    qpdf_oh fields = pdf_get_or_make(whole, form, "/Fields", "[]");
    for (int i = 0; i < count; i++) {
        const char *name = free_seal_name(whole, fields, "Seal");
        qpdf_oh field = pdf_copy(whole, part, pdf_item(part, added, i));
        pdf_set(whole, field, "/T", pdf_new_text(whole, name));
        pdf_append(whole, fields, field);
    }
}
