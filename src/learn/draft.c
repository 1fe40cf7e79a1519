#include "learn/draft.h"

#include <string.h>

#include "learn/escape.h"
#include "learn/words.h"
#include "xml/xml.h"

#define DRAFT_NAME(id, name) name,
static const char *const NAMES[] = {DRAFT_SECTIONS(DRAFT_NAME)};
#undef DRAFT_NAME

const char *section_name(enum section section)
{
    return NAMES[section];
}

enum section section_named(const char *name)
{
    size_t i = 0;
    while (i < SECTION_COUNT && strcmp(NAMES[i], name) != 0)
        i++;
    return (enum section)i;
}

/* ------------------------------------------------------------------------------------------------ words */

enum { LANGUAGES_MOST = 100 };

bool draft_is_full(const struct draft *draft)
{
    return draft->size > XML_BYTES_MOST / 2; /* tags take room, too */
}

static struct text *find_text(const struct texts *texts, const char *language)
{
    struct text *text = texts->first;
    while (text && strcmp(text->language, language) != 0)
        text = text->next;
    return text;
}

void texts_add(struct draft *draft, struct texts *texts, const char *language, const char *words, const char *behind)
{
    struct text *text = find_text(texts, language), **end = &texts->first;
    size_t count = 0;
    if (!*words || draft_is_full(draft))
        return;
    draft->size += strlen(words);
    if (!text) {
        for (; *end; end = &(*end)->next)
            if (++count == LANGUAGES_MOST)
                return;
        *end = text = arena_new(draft->arena, struct text);
        text->language = language;
    }
    buffer_string(&text->words, text->words.length ? behind : "");
    buffer_string(&text->words, words);
}

const char *texts_in(struct draft *draft, const struct texts *texts, const char *language)
{
    const struct text *text = find_text(texts, language);
    return text ? arena_copy(draft->arena, (const char *)text->words.bytes, text->words.length) : NULL;
}

void texts_finish(struct texts *texts)
{
    for (struct text *text = texts->first; text; text = text->next)
        buffer_finish(&text->words);
    texts->first = NULL;
}

static void put_text(struct draft *draft, struct buffer *out, const struct text *text, enum manner manner, int indent)
{
    const char *words = arena_copy(draft->arena, (const char *)text->words.bytes, text->words.length);
    buffer_format(out, "%*s<text lang=\"", indent, "");
    escape_string(out, text->language);
    buffer_string(out, "\">");
    if (manner == MANNER_LINE)
        put_line_words(out, words);
    else
        put_prose_words(out, words, indent);
    buffer_string(out, "</text>\n");
}

static bool is_ordered(const struct draft *draft, const char *language)
{
    for (const char *const *each = draft->languages; each && *each; each++)
        if (strcmp(*each, language) == 0)
            return true;
    return false;
}

void put_texts(struct draft *draft, struct buffer *out, struct texts *texts, enum manner manner, int indent)
{
    for (const char *const *language = draft->languages; language && *language; language++) {
        const struct text *text = find_text(texts, *language);
        if (text)
            put_text(draft, out, text, manner, indent);
    }
    for (const struct text *text = texts->first; text; text = text->next)
        if (!is_ordered(draft, text->language))
            put_text(draft, out, text, manner, indent);
}

void put_texts_in(struct draft *draft, struct buffer *out, const char *element, struct texts *texts, enum manner manner, int indent)
{
    if (!texts->first)
        return;
    buffer_format(out, "%*s<%s>\n", indent, "", element);
    put_texts(draft, out, texts, manner, indent + 2);
    buffer_format(out, "%*s</%s>\n", indent, "", element);
}

/* ------------------------------------------------------------------------------------------------ the file */

static void put_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value)
        return;
    buffer_format(out, " %s=\"", name);
    escape_string(out, value);
    buffer_byte(out, '"');
}

static void put_root(const struct draft *draft, struct buffer *out)
{
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qualification");
    if (draft->root) {
        buffer_string(out, draft->root);
    } else {
        buffer_string(out, " version=\"1\"");
        put_attribute(out, "country", draft->country);
        put_attribute(out, "original", draft->original);
        put_attribute(out, "translation", draft->translation);
        put_attribute(out, "editions", draft->editions);
    }
    buffer_string(out, ">\n");
}

static bool is_line(size_t section)
{
    return section == SECTION_TITLE || section == SECTION_CERTIFICATE || section == SECTION_FILE;
}

void put_draft(struct draft *draft, struct buffer *out)
{
    put_root(draft, out);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        put_texts_in(draft, out, NAMES[i], &draft->prose[i], is_line(i) ? MANNER_LINE : MANNER_PROSE, 2);
        buffer_append(out, draft->made[i].bytes, draft->made[i].length);
    }
    buffer_string(out, "</qualification>\n");
}

void draft_finish(struct draft *draft)
{
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        texts_finish(&draft->prose[i]);
        buffer_finish(&draft->made[i]);
    }
}
