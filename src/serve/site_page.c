#define _GNU_SOURCE /* memmem */
#include "serve/site_page.h"

#include <string.h>

#include "base/markup.h"
#include "serve/index.h"

/* Those who search the web want the whole address, if there is one. */
static void put_address(struct buffer *out, const struct site_entry *entry, const char *language, const char *address)
{
    if (address) {
        markup_string(out, address);
        buffer_byte(out, '/');
        markup_address(out, entry->code);
        buffer_byte(out, '/');
    }
    markup_address(out, language);
    buffer_string(out, ".html");
}

static void put_links(struct buffer *out, const struct site_entry *entry, size_t edition, const char *address)
{
    if (address) {
        buffer_string(out, "<link rel=\"canonical\" href=\"");
        put_address(out, entry, entry->editions[edition].language, address);
        buffer_string(out, "\">\n");
    }
    for (size_t i = 0; i < entry->count; i++) {
        buffer_string(out, "<link rel=\"alternate\" hreflang=\"");
        markup_string(out, entry->editions[i].language);
        buffer_string(out, "\" href=\"");
        put_address(out, entry, entry->editions[i].language, address);
        buffer_string(out, "\">\n");
    }
}

void site_page_put(struct buffer *out, const struct site_entry *entry, size_t edition, const char *address, const struct supplement_files *files)
{
    static const char TITLE_END[] = "</title>\n"; /* the first of the page: in the title itself it would be escaped */
    const char *page = (const char *)supplement_files_bytes(files, 0);
    size_t length = supplement_files_length(files, 0);
    const char *end = memmem(page, length, TITLE_END, sizeof TITLE_END - 1);
    size_t head = end ? (size_t)(end - page) + sizeof TITLE_END - 1 : 0;
    buffer_append(out, page, head);
    if (head)
        put_links(out, entry, edition, address);
    buffer_append(out, page + head, length - head);
}
