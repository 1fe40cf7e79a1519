/* Editions that come and go. */
#include <string.h>

#include "draft/change.h"

static bool has_language(const struct draft *draft, const char *language)
{
    for (const char *const *own = draft->languages; *own; own++)
        if (strcmp(*own, language) == 0)
            return true;
    return false;
}

/* The languages but for this one, with spaces between. */
static const char *languages_but(const struct draft *draft, const char *but, struct arena *arena)
{
    const char *list = "";
    for (const char *const *own = draft->languages; *own; own++)
        if (strcmp(*own, but) != 0)
            list = arena_format(arena, "%s%s%s", list, *list ? " " : "", *own);
    return list;
}

bool draft_add_language(struct draft *draft, const char *language, struct diag *diag)
{
    size_t length = strspn(language, "abcdefghijklmnopqrstuvwxyz");
    if (length < 2 || length > 3 || language[length + strspn(language + length, "-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")] ||
        has_language(draft, language))
        return change_refuse(draft, language, diag);
    struct arena *arena = arena_create();
    bool good = draft_change(draft, NULL, "@editions", arena_format(arena, "%s %s", languages_but(draft, "", arena), language), diag);
    arena_destroy(arena);
    return good;
}

/* The last text in the language, of those that a kind's element holds; or ABSENT. */
static long last_text(const struct draft *draft, const char *language)
{
    for (size_t i = draft->source.count; i-- > 0;) {
        const char *own = xml_is_named(draft->nodes[i], "text") ? xml_attribute(draft->nodes[i], "lang") : NULL;
        if (own && strcmp(own, language) == 0)
            return (long)i;
    }
    return ABSENT;
}

static struct range with_line(const struct draft *draft, long element)
{
    const char *bytes = draft->source.bytes;
    struct range range = draft->source.elements[element].whole;
    if (!change_is_on_line(draft, element))
        return range;
    while (bytes[range.start - 1] != '\n')
        range.start--;
    range.start -= range.start > 1 && bytes[range.start - 2] == '\r' ? 2 : 1;
    return range;
}

/* All in one: on the way, what holds a text in that language alone would be no data. */
static bool drop_texts(struct draft *draft, const char *language, struct diag *diag)
{
    for (long text; (text = last_text(draft, language)) != ABSENT;) {
        struct change change;
        change_begin(&change, draft, with_line(draft, text));
        change.before = text;
        if (!change_end(&change, language, NULL, diag))
            return false;
    }
    return true;
}

bool draft_remove_language(struct draft *draft, const char *language, struct diag *diag)
{
    struct arena *arena = arena_create();
    const char *rest = languages_but(draft, language, arena);
    bool good = has_language(draft, language) && *rest;
    struct buffer before = {0};
    buffer_append(&before, draft->bytes.bytes, draft->bytes.length);
    if (!good)
        change_refuse(draft, language, diag);
    else
        good = draft_change(draft, NULL, "@editions", rest, diag) && drop_texts(draft, language, diag);
    if (!good)
        draft_take(draft, &before, diag);
    buffer_finish(&before);
    arena_destroy(arena);
    return good;
}
