#include "serve/search.h"

#include <string.h>

#include "base/json.h"
#include "base/unicode.h"
#include "http/preference.h"
#include "serve/index.h"

/* ------------------------------------------------------------------------------------------------ words */

bool search_takes(const char *text)
{
    size_t bytes = strlen(text), characters = 0;
    for (size_t i = 0; i < bytes; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters <= SEARCH_MOST && bytes <= SEARCH_BYTES_MOST;
}

void search_fold(struct buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    bool within = false;
    while (text < end) {
        uint32_t letter = utf8_next(&text, end);
        bool is_part = unicode_is_letter(letter) || unicode_is_digit(letter);
        if (is_part && !within)
            buffer_byte(out, ' ');
        if (is_part)
            unicode_fold(out, letter);
        within = is_part;
    }
}

/* Each word is at least a part of one: who looks for "center" finds "Contactcenter". */
static bool has_all(const char *folded, const char *words)
{
    char word[SEARCH_BYTES_MOST * 2 + 1]; /* a letter may become two */
    while (*words) {
        size_t length = strcspn(++words, " ");
        if (length >= sizeof word)
            return false;
        memcpy(word, words, length);
        word[length] = '\0';
        if (!strstr(folded, word))
            return false;
        words += length;
    }
    return true;
}

const char *search_find(const struct entry *entry, const char *words, const char *accepted)
{
    enum { LANGUAGES_MOST = 64 };
    const char *found[LANGUAGES_MOST + 1];
    size_t count = 0;
    for (size_t i = 0; entry->languages[i] && count < LANGUAGES_MOST; i++)
        if (has_all(entry->folded[i], words))
            found[count++] = entry->languages[i];
    found[count] = NULL;
    int chosen = preference_choose(accepted, found);
    for (size_t i = 0; chosen < 0 && i < count; i++)
        if (strcmp(found[i], entry->original) == 0)
            chosen = (int)i;
    return chosen < 0 ? found[0] : found[chosen];
}

/* ------------------------------------------------------------------------------------------------ JSON */

static void put_found(struct buffer *out, const struct entry *entry, const char *language)
{
    struct buffer path = {0};
    buffer_string(out, "{\"code\":");
    json_string(out, entry->code);
    json_text(out, "title", entry_title(entry, language));
    json_text(out, "language", language);
    index_put_path(&path, entry->code, language, "html");
    buffer_byte(&path, '\0');
    json_text(out, "page", (const char *)path.bytes);
    buffer_finish(&path);
    buffer_string(out, ",\"editions\":[");
    for (size_t i = 0; entry->languages[i]; i++) {
        buffer_string(out, i ? "," : "");
        json_string(out, entry->languages[i]);
    }
    buffer_string(out, "]}");
}

void search_put(struct buffer *out, const struct inventory *inventory, const char *asked, const char *accepted)
{
    struct buffer words = {0};
    size_t count = 0;
    search_fold(&words, asked);
    buffer_byte(&words, '\0');
    buffer_string(out, "{\"query\":");
    json_string(out, asked);
    buffer_string(out, ",\"results\":[");
    for (size_t i = 0; i < inventory->count; i++) {
        const char *language = search_find(inventory->list[i], (const char *)words.bytes, accepted);
        if (language) {
            buffer_string(out, count++ ? ",\n" : "\n");
            put_found(out, inventory->list[i], language);
        }
    }
    buffer_format(out, "],\"count\":%zu}\n", count);
    buffer_finish(&words);
}
