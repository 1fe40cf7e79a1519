#include "serve/index.h"

#include <string.h>

#include "base/markup.h"
#include "base/say.h"
#include "serve/leaf.h"
#include "serve/search.h"

void index_put_path(struct buffer *out, const char *code, const char *language, const char *ending)
{
    buffer_byte(out, '/');
    markup_address(out, code);
    buffer_byte(out, '/');
    markup_address(out, language);
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

static void put_entry(struct buffer *out, const struct entry *entry, const char *found)
{
    buffer_string(out, "<li>");
    markup_string(out, entry->code);
    buffer_string(out, " <cite dir=\"auto\" lang=\"");
    markup_string(out, found);
    buffer_string(out, "\">");
    markup_string(out, entry_title(entry, found));
    buffer_string(out, "</cite><br>");
    for (const char *const *language = entry->languages; *language; language++)
        put_link(out, entry, *language);
    buffer_string(out, "</li>\n");
}

/* ------------------------------------------------------------------------------------------------ forms */

static void put_form(struct buffer *out, const char *action, const char *name, const char *label, const char *value, const char *button)
{
    buffer_format(out, "<form action=\"%s\"><label for=\"%s\">", action, name);
    markup_string(out, label);
    buffer_format(out, "</label><input id=\"%s\" name=\"%s\" required maxlength=\"%d\" value=\"", name, name, SEARCH_MOST);
    markup_string(out, value);
    buffer_string(out, "\"><button>");
    markup_string(out, button);
    buffer_string(out, "</button></form>\n");
}

/* ------------------------------------------------------------------------------------------------ the page */

static void put_found(struct buffer *out, const struct inventory *inventory, const struct index_view *view)
{
    struct buffer list = {0}, words = {0};
    size_t count = 0;
    search_fold(&words, view->asked ? view->asked : "");
    buffer_byte(&words, '\0');
    for (size_t i = 0; i < inventory->count; i++) {
        const char *language = search_find(inventory->list[i], (const char *)words.bytes, view->accepted);
        if (language)
            put_entry(&list, inventory->list[i], language);
        count += language != NULL;
    }
    buffer_string(out, "<p>");
    if (count)
        buffer_format(out, say_count(count, "%zu qualification", "%zu qualifications"), count);
    else
        buffer_string(out, view->asked ? say("Nothing was found.") : say("Nothing is published yet."));
    buffer_string(out, "</p>\n<ul>\n");
    buffer_append(out, list.bytes, list.length);
    buffer_string(out, "</ul>\n");
    buffer_finish(&words);
    buffer_finish(&list);
}

void index_put(struct buffer *out, const struct inventory *inventory, const struct index_view *view)
{
    leaf_begin(out, view->language, say("Certificate supplements"));
    if (view->has_folder)
        put_form(out, "/search", "q", say("A code, or words of a title"), view->asked ? view->asked : "", say("Search"));
    if (view->has_checks && !view->asked)
        put_form(out, "/c", "token", say("The code that is printed on a document"), "", say("Check"));
    if (view->has_checks && !view->asked)
        buffer_format(out, "<p><a href=\"/check\">%s</a></p>\n", say("Check a PDF"));
    if (view->asked)
        buffer_format(out, "<p><a href=\"/\">%s</a></p>\n", say("All of them"));
    if (view->has_folder)
        put_found(out, inventory, view);
    leaf_end(out);
}
