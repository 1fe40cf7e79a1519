#include "book/words.h"

#include <string.h>

#include "base/ascii.h"

static const char BEFORE[] = "<text>", BEHIND[] = "</text>";

/* ------------------------------------------------------------------------------------------------ XML */

/* White space as one space. */
static void put_collapsed(struct buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (!ascii_is_space(*at))
            content_escape(out, at, 1, 0);
        else if (!out->length || out->bytes[out->length - 1] != ' ')
            buffer_byte(out, ' ');
    }
}

/* What stands between its tags. */
static void put_inside(struct buffer *out, const struct xml_node *element, struct arena *arena)
{
    for (const struct xml_node *child = xml_first(element); child; child = xml_next(child))
        if (xml_is_element(child))
            put_element(out, child, arena);
        else
            put_collapsed(out, xml_text(child, arena));
}

void put_element(struct buffer *out, const struct xml_node *element, struct arena *arena)
{
    buffer_format(out, "<%s", xml_name(element));
    for (const struct xml_node *each = xml_first_attribute(element); each; each = xml_next_attribute(each)) {
        const char *value = xml_text(each, arena);
        buffer_format(out, " %s=\"", xml_name(each));
        content_escape(out, value, strlen(value), '"');
        buffer_byte(out, '"');
    }
    buffer_string(out, xml_first(element) ? ">" : "/>");
    if (!xml_first(element))
        return;
    put_inside(out, element, arena);
    buffer_format(out, "</%s>", xml_name(element));
}

/* ------------------------------------------------------------------------------------------------ words */

static bool is_xml(const char *words)
{
    return strncmp(words, BEFORE, sizeof BEFORE - 1) == 0;
}

/* Whether the words make the same content: of a single paragraph they do not say that it is one. */
static bool comes_back(const struct content *content, const char *words, bool is_prose, struct arena *arena)
{
    struct buffer out = {0};
    struct content again;
    content_put(&out, words, is_prose, false, &(struct manner){"\n", "", "", 0, 0});
    const char *bytes = arena_copy(arena, (const char *)out.bytes, out.length);
    content_read(bytes, (struct range){0, out.length}, arena, &again);
    buffer_finish(&out);
    return content_is_equal(content, &again);
}

const char *words_of_text(const struct xml_node *text, bool is_prose, struct arena *arena)
{
    struct buffer inside = {0};
    struct content content;
    if (!text)
        return "";
    put_inside(&inside, text, arena);
    const char *bytes = arena_copy(arena, (const char *)inside.bytes, inside.length);
    content_read(bytes, (struct range){0, inside.length}, arena, &content);
    buffer_finish(&inside);
    const char *words = content_words(&content, arena);
    return words && !is_xml(words) && comes_back(&content, words, is_prose, arena) ? words : arena_format(arena, "%s%s%s", BEFORE, bytes, BEHIND);
}

static bool put_xml(struct buffer *out, const char *words, struct arena *arena)
{
    struct diag *unheard = diag_create();
    struct xml_file *file = xml_read_memory(words, strlen(words), "", unheard);
    bool good = file && xml_is_named(xml_root(file), "text");
    if (good)
        put_inside(out, xml_root(file), arena);
    if (file)
        xml_close(file);
    diag_destroy(unheard);
    return good;
}

bool put_words(struct buffer *out, const char *words, bool is_prose, const struct manner *manner, struct arena *arena)
{
    if (is_xml(words))
        return put_xml(out, words, arena);
    const char *trimmed = content_trim(words, arena);
    if (trimmed)
        content_put(out, trimmed, is_prose, false, manner);
    return trimmed;
}
