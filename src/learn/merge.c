#include "learn/merge.h"

#include <string.h>

#include "base/diag.h"
#include "base/say.h"
#include "learn/words.h"

enum { TEXTS_MOST = 64 };

struct merging {
    struct arena *arena;
    struct buffer *out;
};

/* ------------------------------------------------------------------------------------------------ what differs */

static void put_side(struct merging *merging, char sign, const struct xml_node *node)
{
    if (!node)
        return;
    buffer_format(merging->out, "    %c ", sign);
    diag_put_plain(merging->out, words_on_line(xml_text(node, merging->arena), merging->arena));
    buffer_byte(merging->out, '\n');
}

static void tell(struct merging *merging, const char *element, const char *language)
{
    buffer_format(merging->out, "  <%s>%s%s: %s", element, *language ? " " : "", language,
                  say("both changed, and what stands in the file stays; the record now says:\n"));
}

static void tell_texts(struct merging *merging, const char *element, const char *language, const struct xml_node *file,
                       const struct xml_node *record)
{
    tell(merging, element, language);
    put_side(merging, '-', file);
    put_side(merging, '+', record);
}

static void tell_sections(struct merging *merging, const char *element, const struct section_parts *file, const struct section_parts *record)
{
    tell(merging, element, "");
    for (size_t i = 0; i < file->count; i++)
        put_side(merging, '-', file->list[i].node);
    for (size_t i = 0; i < record->count; i++)
        put_side(merging, '+', record->list[i].node);
}

/* ------------------------------------------------------------------------------------------------ texts, language by language */

static const struct xml_node *text_in(const struct section_parts *section, const char *language)
{
    const struct xml_node *text = section->count ? xml_first_element(section->list[0].node) : NULL;
    while (text && strcmp(xml_attribute(text, "lang"), language) != 0)
        text = xml_next_element(text);
    return text;
}

/* Nothing, or one element with nothing but texts. */
static bool is_texts(const struct section_parts *section)
{
    size_t count = 0;
    if (!section->count)
        return true;
    for (const struct xml_node *text = xml_first_element(section->list[0].node); text; text = xml_next_element(text))
        if (!xml_is_named(text, "text") || !xml_attribute(text, "lang") || ++count > TEXTS_MOST)
            return false;
    return section->count == 1 && count;
}

static const struct xml_node *merge_text(struct merging *merging, const char *element, const char *language, const struct xml_node *last,
                                         const struct xml_node *record, const struct xml_node *file)
{
    if (nodes_equal(file, record, merging->arena) || nodes_equal(record, last, merging->arena))
        return file;
    if (nodes_equal(file, last, merging->arena))
        return record;
    if (!record) /* it is no longer there, and somebody wrote it anew */
        return file;
    tell_texts(merging, element, language, file, record);
    return file;
}

static void merge_texts(struct merging *merging, const char *element, const struct section_parts *last, const struct section_parts *record,
                        const struct section_parts *file, struct section_parts *merged)
{
    const struct xml_node **texts = arena_new_array(merging->arena, const struct xml_node *, 2 * TEXTS_MOST);
    size_t count = 0;
    for (const struct xml_node *text = file->count ? xml_first_element(file->list[0].node) : NULL; text; text = xml_next_element(text)) {
        const char *language = xml_attribute(text, "lang");
        texts[count] = merge_text(merging, element, language, text_in(last, language), text_in(record, language), text);
        count += texts[count] != NULL;
    }
    for (const struct xml_node *text = record->count ? xml_first_element(record->list[0].node) : NULL; text; text = xml_next_element(text)) {
        const char *language = xml_attribute(text, "lang");
        if (text_in(file, language))
            continue;
        texts[count] = merge_text(merging, element, language, text_in(last, language), text, NULL);
        count += texts[count] != NULL;
    }
    struct part *part = arena_new(merging->arena, struct part);
    *part = (struct part){file->count ? file->list[0].node : record->list[0].node, texts, count};
    *merged = (struct section_parts){part, count ? 1 : 0};
}

/* ------------------------------------------------------------------------------------------------ elements */

static void merge_section(struct merging *merging, const char *element, const struct section_parts *last, const struct section_parts *record,
                          const struct section_parts *file, struct section_parts *merged)
{
    if (parts_equal(file, record, merging->arena) || parts_equal(record, last, merging->arena)) {
        *merged = *file;
    } else if (parts_equal(file, last, merging->arena)) {
        *merged = *record;
    } else if (is_texts(file) && is_texts(record) && is_texts(last)) {
        merge_texts(merging, element, last, record, file, merged);
    } else {
        *merged = file->count ? *file : *record;
        if (file->count && record->count)
            tell_sections(merging, element, file, record);
    }
}

static bool is_same(const char *one, const char *other)
{
    return one == other || (one && other && strcmp(one, other) == 0);
}

static void merge_attributes(struct merging *merging, const struct parts *last, const struct parts *record, const struct parts *file,
                             struct parts *merged)
{
    struct attribute *list = arena_new_array(merging->arena, struct attribute, file->attribute_count + record->attribute_count);
    size_t count = 0;
    for (size_t i = 0; i < file->attribute_count; i++) {
        const char *name = file->attributes[i].name, *value = file->attributes[i].value;
        const char *before = parts_attribute(last, name), *now = parts_attribute(record, name);
        if (!is_same(value, now) && is_same(value, before) && now)
            value = now;
        list[count++] = (struct attribute){name, value};
    }
    for (size_t i = 0; i < record->attribute_count; i++)
        if (!parts_attribute(file, record->attributes[i].name) && !parts_attribute(last, record->attributes[i].name))
            list[count++] = record->attributes[i];
    merged->attributes = list;
    merged->attribute_count = count;
}

void merge_parts(const struct parts *last, const struct parts *record, const struct parts *file, struct arena *arena, struct parts *merged,
                 struct buffer *out)
{
    struct merging merging = {arena, out};
    *merged = (struct parts){0};
    merge_attributes(&merging, last, record, file, merged);
    for (size_t i = 0; i < SECTION_COUNT; i++)
        merge_section(&merging, section_name((enum section)i), &last->sections[i], &record->sections[i], &file->sections[i],
                      &merged->sections[i]);
    merged->sections[SECTION_SOURCE] = *(record->sections[SECTION_SOURCE].count ? &record->sections[SECTION_SOURCE] : &file->sections[SECTION_SOURCE]);
}
