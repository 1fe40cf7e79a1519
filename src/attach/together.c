#include "attach/together.h"

#include <string.h>

#include "attach/source.h"
#include "xml/xml.h"

enum { CARRIED_MOST = 1000 }; /* each is compared with each */

/* A supplement, by the data that it carries. */
struct carried {
    struct pdf *pdf;     /* the file in which it is */
    const char *source;
    size_t length;
    const char *code, *language, *holder; /* "" where the data do not say */
};

struct gathering {
    struct pdf *pdf;     /* that is looked into */
    struct arena *arena;
    struct carried list[CARRIED_MOST];
    size_t count;
};

static void gather(void *context, const struct buffer *source, bool associated)
{
    (void)associated;
    struct gathering *gathering = context;
    if (gathering->count == CARRIED_MOST)
        return;
    const char *copy = arena_copy(gathering->arena, (const char *)source->bytes, source->length);
    gathering->list[gathering->count++] = (struct carried){gathering->pdf, copy, source->length, "", "", ""};
}

/* True if it carries any. */
static bool look_into(struct gathering *gathering, struct pdf *pdf)
{
    size_t before = gathering->count;
    gathering->pdf = pdf;
    sources_each(pdf, gather, gathering);
    return gathering->count > before;
}

/* ------------------------------------------------------------------------------------------------ whose it is */

static const char *keep(struct gathering *gathering, const char *text)
{
    return text ? arena_copy(gathering->arena, text, strlen(text)) : "";
}

static const char *holder_of(struct gathering *gathering, const struct xml_node *fields)
{
    for (const struct xml_node *field = xml_first_element(fields); field; field = xml_next_element(field)) {
        const char *name = xml_attribute(field, "name");
        if (name && strcmp(name, "holder.name") == 0)
            return keep(gathering, xml_text(field, gathering->arena));
    }
    return "";
}

/* What cannot be read says nothing, and is like no other. */
static void identify(struct gathering *gathering, struct carried *carried)
{
    struct diag *unseen = diag_create();
    struct xml_file *file = xml_read_memory(carried->source, carried->length, carried->pdf->file.name, unseen);
    const struct xml_node *root = file ? xml_root(file) : NULL;
    if (root)
        carried->language = keep(gathering, xml_attribute(root, "editions"));
    for (const struct xml_node *node = root ? xml_first_element(root) : NULL; node; node = xml_next_element(node)) {
        if (xml_is_named(node, "code") && !*carried->code)
            carried->code = keep(gathering, xml_text(node, gathering->arena));
        else if (xml_is_named(node, "fields"))
            carried->holder = holder_of(gathering, node);
    }
    xml_close(file);
    diag_destroy(unseen);
}

/* ------------------------------------------------------------------------------------------------ compared */

/* The same edition for the same holder, though perhaps another issue of it. */
static bool is_same_document(const struct carried *one, const struct carried *other)
{
    if (one->length == other->length && memcmp(one->source, other->source, one->length) == 0)
        return true;
    return *one->code && strcmp(one->code, other->code) == 0 && strcmp(one->language, other->language) == 0 &&
           strcmp(one->holder, other->holder) == 0;
}

static bool is_fit(const struct carried *one, const struct carried *before, struct diag *diag)
{
    if (is_same_document(one, before)) {
        diag_report(diag, DIAG_SUPPLEMENT_TWICE, pdf_place(one->pdf), "%s%sin %s, as in %s", one->code,
                    *one->code ? " " : "", one->language, before->pdf->file.name);
        return false;
    }
    if (!*one->holder || !*before->holder || strcmp(one->holder, before->holder) == 0)
        return true;
    diag_report(diag, DIAG_HOLDERS_DIFFER, pdf_place(one->pdf), "\"%s\", but \"%s\" in %s", one->holder, before->holder,
                before->pdf->file.name);
    return false;
}

/* What the diploma carries already is taken as it is; each of the supplements is told of once. */
static bool compare(struct gathering *gathering, size_t of_diploma, struct diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < gathering->count && gathering->count > 1; i++) {
        bool fit = true;
        identify(gathering, &gathering->list[i]);
        for (size_t j = 0; i >= of_diploma && fit && j < i; j++)
            fit = is_fit(&gathering->list[i], &gathering->list[j], diag);
        good &= fit;
    }
    return good;
}

bool belong_together(struct pdf *diploma, struct pdf *const *supplements, size_t count, struct diag *diag)
{
    bool good = true;
    struct arena *arena = arena_create();
    struct gathering *gathering = arena_new(arena, struct gathering);
    gathering->arena = arena;
    if (diploma)
        look_into(gathering, diploma);
    size_t of_diploma = gathering->count;
    for (size_t i = 0; i < count; i++)
        if (!look_into(gathering, supplements[i])) {
            diag_report(diag, DIAG_SUPPLEMENT_NONE, pdf_place(supplements[i]), "it carries no qualification data");
            good = false;
        }
    good &= compare(gathering, of_diploma, diag);
    arena_destroy(arena);
    return good;
}
