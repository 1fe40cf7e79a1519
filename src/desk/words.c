#include "desk/words.h"

#include <string.h>

#include "base/buffer.h"
#include "base/unicode.h"

static void fold(const char *text, struct buffer *out)
{
    for (const char *at = text, *end = text + strlen(text); at < end;)
        unicode_fold(out, utf8_next(&at, end));
}

bool words_fit(const char *words, const char *const *cells, size_t count)
{
    struct buffer text = {0}, wanted = {0};
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        fold(cells[i] ? cells[i] : "", &text);
        buffer_byte(&text, '\n');
    }
    buffer_byte(&text, '\0');
    fold(words, &wanted);
    buffer_byte(&wanted, '\0');
    char *rest = (char *)wanted.bytes;
    for (char *word; good && (word = strtok_r(NULL, " ", &rest));)
        good = strstr((const char *)text.bytes, word) != NULL;
    buffer_finish(&text);
    buffer_finish(&wanted);
    return good;
}
