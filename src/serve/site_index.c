#include "serve/site_index.h"

#include <string.h>

#include "base/markup.h"
#include "serve/index.h"

/* Its digest is what the page lets run, and nothing else (Content Security Policy, Level 3, 2.3.1). Words are found without their accents and in
 * whatever order. */
#define SCRIPT \
    "const words=document.getElementById('words'),found=document.getElementById('found');" \
    "const plain=text=>text.normalize('NFD').replace(/\\p{M}/gu,'').toLowerCase();" \
    "const items=[...document.querySelectorAll('main>ul>li')].map(item=>({item,text:plain([...item.querySelectorAll('b,cite')]" \
    ".map(part=>part.textContent).join(' '))}));" \
    "function look(){const asked=plain(words.value).split(/\\s+/).filter(Boolean);let count=0;" \
    "for(const{item,text}of items){const fits=asked.every(word=>text.includes(word));item.hidden=!fits;count+=fits}" \
    "found.textContent=asked.length?count+' of '+items.length:''}" \
    "words.addEventListener('input',look);document.getElementById('search').hidden=false;look()"
#define SCRIPT_DIGEST "sha256-OxdnI+9RsgpfdxKP3mVy8+9HspyIlScP+OKZ/HeB5g4="

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '" SCRIPT_DIGEST "'; "
    "base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Certificate supplements</title>\n"
    "<style>:root{color-scheme:light dark;background:#fff;color:#111}a{color:#0b4fa8}"
    "@media(prefers-color-scheme:dark){:root{background:#141414;color:#ececec}a{color:#a8c7fa}}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "main>ul{list-style:none;padding:0}main>ul>li{margin:1rem 0;overflow-wrap:anywhere}cite{font-style:normal}label{display:block}"
    "input{font:inherit;width:100%;box-sizing:border-box;padding:.25rem}a{display:inline-block;min-height:1.5rem;min-width:1.5rem}"
    "</style>\n";
static const char FEED_LINK[] = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changes\" href=\"" SITE_FEED "\">\n";
static const char BODY[] = "</head>\n<body>\n<main>\n<h1>Certificate supplements</h1>\n"
    "<p id=\"search\" hidden><label for=\"words\">Search: a code, or words of a title</label><input type=\"search\" id=\"words\"></p>\n"
    "<p id=\"found\" role=\"status\"></p>\n<ul>\n";
static const char TAIL[] = "</ul>\n</main>\n<script>" SCRIPT "</script>\n</body>\n</html>\n";

/* ------------------------------------------------------------------------------------------------ the page */

/* The address of a file, relative to the site. */
static void put_address(struct buffer *out, const struct site_entry *entry, const char *name, const char *ending)
{
    index_put_escaped(out, entry->code);
    buffer_byte(out, '/');
    index_put_escaped(out, name);
    buffer_format(out, ".%s", ending);
}

/* Each link says by itself where it leads. */
static void put_edition(struct buffer *out, const struct site_entry *entry, const struct site_edition *edition)
{
    buffer_string(out, "<li><a href=\"");
    put_address(out, entry, edition->language, "html");
    buffer_string(out, "\" hreflang=\"");
    markup_string(out, edition->language);
    buffer_string(out, "\"><cite dir=\"auto\" lang=\"");
    markup_string(out, edition->language);
    buffer_string(out, "\">");
    markup_string(out, edition->title);
    buffer_string(out, "</cite></a> · <a href=\"");
    put_address(out, entry, edition->language, "pdf");
    buffer_string(out, "\" type=\"application/pdf\" hreflang=\"");
    markup_string(out, edition->language);
    buffer_string(out, "\">PDF (");
    markup_string(out, edition->language);
    buffer_string(out, ")</a></li>\n");
}

static void put_entry(struct buffer *out, const struct site_entry *entry)
{
    const char *slash = strrchr(entry->code, '/');
    buffer_string(out, "<li><b>");
    markup_string(out, entry->code);
    buffer_string(out, "</b>\n<ul>\n");
    for (size_t i = 0; i < entry->count; i++)
        put_edition(out, entry, &entry->editions[i]);
    buffer_string(out, "</ul>\n<a href=\"");
    put_address(out, entry, "index", "html");
    buffer_string(out, "\">Versions of ");
    markup_string(out, entry->code);
    buffer_string(out, "</a> · <a href=\"");
    put_address(out, entry, slash ? slash + 1 : entry->code, "xml");
    buffer_string(out, "\" type=\"application/xml\">Data of ");
    markup_string(out, entry->code);
    buffer_string(out, " (XML)</a></li>\n");
}

void site_index_put(struct buffer *out, const struct site_entry *list, size_t count, bool has_feed)
{
    buffer_append(out, HEAD, sizeof HEAD - 1);
    buffer_string(out, has_feed ? FEED_LINK : "");
    buffer_append(out, BODY, sizeof BODY - 1);
    for (size_t i = 0; i < count; i++)
        put_entry(out, &list[i]);
    buffer_append(out, TAIL, sizeof TAIL - 1);
}

/* ------------------------------------------------------------------------------------------------ the map */

static void put_page(struct buffer *out, const struct site_entry *entry, const char *language, const char *address)
{
    markup_string(out, address);
    buffer_byte(out, '/');
    put_address(out, entry, language, "html");
}

/* Each page names all languages, its own too, as who reads the map wants it. */
static void put_url(struct buffer *out, const struct site_entry *entry, const struct site_edition *edition, const char *address)
{
    buffer_string(out, "<url><loc>");
    put_page(out, entry, edition->language, address);
    buffer_string(out, "</loc>");
    for (size_t i = 0; i < entry->count; i++) {
        buffer_string(out, "<xhtml:link rel=\"alternate\" hreflang=\"");
        markup_string(out, entry->editions[i].language);
        buffer_string(out, "\" href=\"");
        put_page(out, entry, entry->editions[i].language, address);
        buffer_string(out, "\"/>");
    }
    buffer_string(out, "</url>\n");
}

void site_map_put(struct buffer *out, const struct site_entry *list, size_t count, const char *address)
{
    buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                       "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < list[i].count; j++)
            put_url(out, &list[i], &list[i].editions[j], address);
    buffer_string(out, "</urlset>\n");
}
