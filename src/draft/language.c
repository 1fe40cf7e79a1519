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

/* ------------------------------------------------------------------------------------------------ a language more */

static bool is_tag(const char *language)
{
    size_t length = strspn(language, "abcdefghijklmnopqrstuvwxyz");
    return length >= 2 && length <= 3 &&
           !language[length + strspn(language + length, LANGUAGE_SIGNS)];
}

/* How long the sign is with which an item begins on its line: "- ", "12. "; 0: it is none. */
static size_t item_sign(const char *line)
{
    size_t digits = strspn(line, "0123456789");
    if (digits && strncmp(line + digits, ". ", 2) == 0)
        return digits + 2;
    return strncmp(line, "- ", 2) == 0 ? 2 : 0;
}

/* The paragraphs and items of the words, with […] in each for what is to be translated; NULL: it is a single one. */
static const char *outline(const char *words, struct arena *arena)
{
    const char *all = "", *parting = "";
    size_t parts = 0;
    bool goes_on = false; /* the line belongs to what stands above it */
    for (const char *line = words, *next; *line; line = *next ? next + 1 : next) {
        size_t sign = item_sign(line);
        next = line + strcspn(line, "\n");
        if (next > line && (sign || !goes_on)) {
            all = arena_format(arena, "%s%s%.*s[…]", all, parting, (int)sign, line);
            parts++;
        }
        goes_on = next > line;
        parting = goes_on ? "\n" : "\n\n";
    }
    return parts > 1 ? all : NULL;
}

static size_t count_languages(const struct draft *draft)
{
    size_t count = 0;
    while (draft->languages[count])
        count++;
    return count;
}

/* Texts of several parts have as many in each language. A single one is not begun: its field is empty. */
static bool begin_texts(struct draft *draft, const char *language, struct arena *arena, struct diag *diag)
{
    const struct entries entries = draft_list(draft, &(struct headings){0}, arena);
    size_t last = count_languages(draft) - 1;
    bool good = true;
    for (size_t i = 0; i < entries.count && good; i++) {
        const struct entry *entry = &entries.list[i];
        bool is_new = entry->kind == ENTRY_TEXTS && entry->texts[0] && entry->texts[last] && !*entry->texts[last];
        const char *words = is_new ? outline(entry->texts[0], arena) : NULL;
        if (words)
            good = draft_change(draft, NULL, arena_format(arena, "%s:%s", entry->path, language), words, diag);
    }
    return good;
}

bool draft_add_language(struct draft *draft, const char *language, struct diag *diag)
{
    if (!is_tag(language) || has_language(draft, language))
        return change_refuse(draft, language, diag);
    struct arena *arena = arena_create();
    struct buffer before = {0};
    buffer_append(&before, draft->bytes.bytes, draft->bytes.length);
    bool good = draft_change(draft, NULL, "@editions", arena_format(arena, "%s %s", languages_but(draft, "", arena), language), diag) &&
                begin_texts(draft, language, arena, diag);
    if (!good)
        draft_take(draft, &before, diag);
    buffer_finish(&before);
    arena_destroy(arena);
    return good;
}

/* ------------------------------------------------------------------------------------------------ a language less */

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
