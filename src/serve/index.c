#include "serve/index.h"

#include <string.h>

#include "base/markup.h"

static const char HEAD[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Certificate supplements</title>\n"
                           "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;"
                           "padding:0 1rem}li{margin:.5rem 0}nav{display:inline}a{margin-right:.75rem}</style>\n</head>\n<body>\n<main>\n"
                           "<h1>Certificate supplements</h1>\n<ul>\n";
static const char TAIL[] = "</ul>\n</main>\n</body>\n</html>\n";

void index_put_escaped(struct buffer *out, const char *text)
{
    static const char PLAIN[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    for (; *text; text++)
        if (strchr(PLAIN, *text))
            buffer_byte(out, (unsigned char)*text);
        else
            buffer_format(out, "%%%02X", (unsigned)(unsigned char)*text);
}

void index_put_path(struct buffer *out, const char *code, const char *language, const char *ending)
{
    buffer_byte(out, '/');
    index_put_escaped(out, code);
    buffer_byte(out, '/');
    index_put_escaped(out, language);
    buffer_format(out, ".%s", ending);
}

static void put_link(struct buffer *out, const struct entry *entry, const char *language)
{
    buffer_string(out, "<a href=\"");
    index_put_path(out, entry->code, language, "html");
    buffer_string(out, "\" hreflang=\"");
    markup_string(out, language);
    buffer_string(out, "\">");
    markup_string(out, language);
    buffer_string(out, "</a>");
}

static void put_entry(struct buffer *out, const struct entry *entry)
{
    buffer_string(out, "<li>");
    markup_string(out, entry->code);
    buffer_string(out, " <cite lang=\"");
    markup_string(out, entry->original);
    buffer_string(out, "\">");
    markup_string(out, entry->title);
    buffer_string(out, "</cite><br>");
    for (const char *const *language = entry->languages; *language; language++)
        put_link(out, entry, *language);
    buffer_string(out, "</li>\n");
}

void index_put(struct buffer *out, const struct inventory *inventory)
{
    buffer_append(out, HEAD, sizeof HEAD - 1);
    for (size_t i = 0; i < inventory->count; i++)
        put_entry(out, inventory->list[i]);
    buffer_append(out, TAIL, sizeof TAIL - 1);
}
