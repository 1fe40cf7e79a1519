#include "serve/site_index.h"

#include <string.h>

#include "base/ending.h"
#include "base/markup.h"
#include "base/say.h"
#include "serve/index.h"
#include "serve/speech.h"

/* Its digest is what the page lets run, and nothing else (Content Security Policy, Level 3, 2.3.1). Words are found without their accents and in
 * whatever order. */
#define SCRIPT \
    "const words=document.getElementById('words'),found=document.getElementById('found');" \
    "const letters={'ł':'l','ø':'o','đ':'d','ð':'d','þ':'th','ß':'ss','æ':'ae','œ':'oe','ı':'i','ħ':'h','ŧ':'t','ς':'σ'};" \
    "const plain=text=>text.normalize('NFD').replace(/\\p{M}/gu,'').toLowerCase().replace(/[łøđðþßæœıħŧς]/g,one=>letters[one]);" \
    "const items=[...document.querySelectorAll('main>ul>li')].map(item=>({item,text:plain([...item.querySelectorAll('b,cite')].map(part=>part.textContent).join(' '))}));" \
    "function look(){const asked=plain(words.value).split(/\\s+/).filter(Boolean);let count=0;" \
    "for(const{item,text}of items){const fits=asked.every(word=>text.includes(word));item.hidden=!fits;count+=fits}" \
    "found.textContent=asked.length?found.dataset.words.replace('#',count).replace('#',items.length):''}" \
    "words.addEventListener('input',look);document.getElementById('search').hidden=false;look()"
#define SCRIPT_DIGEST "sha256-5l6kD73v081X+fgslOpEg7RvnUB2z6G9bbOtd3Ro3js="

static const char STYLE[] =
    "<style>:root{color-scheme:light dark;background:#fff;color:#111}a{color:#0b4fa8}"
    "@media(prefers-color-scheme:dark){:root{background:#141414;color:#ececec}a{color:#a8c7fa}}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem}"
    "nav ul,main>ul{list-style:none;padding:0}main>ul>li{margin:1rem 0;overflow-wrap:anywhere}cite{font-style:normal}label{display:block}"
    "input{font:inherit;width:100%;box-sizing:border-box;padding:.25rem}a{display:inline-block;min-height:1.5rem;min-width:1.5rem}"
    "</style>\n";

/* ------------------------------------------------------------------------------------------------ languages */

static size_t count_certificates(const struct site_listing *listing, const char *language)
{
    size_t count = 0;
    for (size_t i = 0; i < listing->count; i++) {
        const char *spoken = listing->list[i].count ? speech_language(listing->list[i].editions[0].language) : NULL;
        count += spoken && strcmp(spoken, language) == 0;
    }
    return count;
}

static bool has_editions(const struct site_listing *listing, const char *language)
{
    for (size_t i = 0; i < listing->count; i++)
        for (size_t j = 0; j < listing->list[i].count; j++) {
            const char *spoken = speech_language(listing->list[i].editions[j].language);
            if (spoken && strcmp(spoken, language) == 0)
                return true;
        }
    return false;
}

const char *const *site_languages(const struct site_listing *listing, struct arena *arena)
{
    enum { LANGUAGES_MOST = 32 };
    const char **languages = arena_new_array(arena, const char *, LANGUAGES_MOST + 1), *first = SPEECH_LANGUAGES[0];
    size_t count = 1;
    for (const char *const *language = SPEECH_LANGUAGES; *language; language++)
        if (count_certificates(listing, *language) > count_certificates(listing, first))
            first = *language;
    languages[0] = first;
    for (const char *const *language = SPEECH_LANGUAGES; *language && count < LANGUAGES_MOST; language++)
        if (*language != first && has_editions(listing, *language))
            languages[count++] = *language;
    return languages;
}

const char *site_index_name(const char *language, const char *const *languages, struct arena *arena)
{
    if (strcmp(language, *languages) == 0)
        return SITE_INDEX;
    while (*languages && strcmp(language, *languages) != 0)
        languages++;
    return *languages ? arena_format(arena, "index.%s.html", language) : NULL;
}

static void put_index_name(struct buffer *out, const char *language, const char *const *languages)
{
    buffer_format(out, strcmp(language, *languages) == 0 ? SITE_INDEX : "index.%s.html", language);
}

static const char *name_of(const char *language)
{
    static const char *const NAMES[][2] = {{"en", "English"}, {"nl", "Nederlands"}, {"de", "Deutsch"}, {"fr", "Français"}};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(NAMES[i][0], language) == 0)
            return NAMES[i][1];
    return language;
}

/* ------------------------------------------------------------------------------------------------ the page */

/* The other languages, for programs and for people. */
static void put_alternates(struct buffer *out, const struct site_listing *listing, const char *const *languages)
{
    for (const char *const *language = languages; languages[1] && *language; language++) {
        buffer_format(out, "<link rel=\"alternate\" hreflang=\"%s\" href=\"", *language);
        markup_string(out, listing->address ? listing->address : "");
        buffer_string(out, listing->address ? "/" : "");
        put_index_name(out, *language, languages);
        buffer_string(out, "\">\n");
    }
}

static void put_choice(struct buffer *out, const char *spoken, const char *const *languages)
{
    if (!languages[1])
        return;
    buffer_format(out, "<nav aria-label=\"%s\">\n<ul>\n", say("Languages"));
    for (const char *const *language = languages; *language; language++) {
        buffer_format(out, "<li><a href=\"");
        put_index_name(out, *language, languages);
        buffer_format(out, "\" hreflang=\"%s\" lang=\"%s\"%s>%s</a></li>\n", *language, *language,
                      strcmp(*language, spoken) == 0 ? " aria-current=\"page\"" : "", name_of(*language));
    }
    buffer_string(out, "</ul>\n</nav>\n");
}

static void put_head(struct buffer *out, const struct site_listing *listing, const char *language, const char *const *languages)
{
    buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", language);
    buffer_string(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '"
                       SCRIPT_DIGEST "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
    buffer_format(out, "<title>%s</title>\n%s", say("Certificate supplements"), STYLE);
    if (listing->address)
        buffer_format(out, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"%s\" href=\"" SITE_FEED "\">\n", say("What changed"));
    put_alternates(out, listing, languages);
    buffer_string(out, "</head>\n<body>\n");
    put_choice(out, language, languages);
    buffer_format(out, "<main>\n<h1>%s</h1>\n<p id=\"search\" hidden><label for=\"words\">%s</label><input type=\"search\" id=\"words\"></p>\n",
                  say("Certificate supplements"), say("Search: a code, or words of a title"));
    buffer_format(out, "<p id=\"found\" role=\"status\" data-words=\"%s\"></p>\n", say("# of #"));
}

/* The address of a file, relative to the site. */
static void put_address(struct buffer *out, const struct site_entry *entry, const char *name, const char *ending)
{
    markup_address(out, entry->code);
    buffer_byte(out, '/');
    markup_address(out, name);
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
    buffer_string(out, "<li><b>");
    markup_string(out, entry->code);
    buffer_string(out, "</b>\n<ul>\n");
    for (size_t i = 0; i < entry->count; i++)
        put_edition(out, entry, &entry->editions[i]);
    buffer_string(out, "</ul>\n<a href=\"");
    put_address(out, entry, "index", "html");
    buffer_format(out, "\">%s ", say("Versions of"));
    markup_string(out, entry->code);
    buffer_string(out, "</a> · <a href=\"");
    put_address(out, entry, last_part(entry->code), "xml");
    buffer_format(out, "\" type=\"application/xml\">%s ", say("Data of"));
    markup_string(out, entry->code);
    buffer_string(out, " (XML)</a></li>\n");
}

/* Its editions are gone; its versions stay. */
static void put_withdrawn(struct buffer *out, const struct site_entry *entry)
{
    buffer_string(out, "<li><b>");
    markup_string(out, entry->code);
    buffer_string(out, "</b>");
    for (size_t i = 0; i < entry->count; i++) {
        buffer_string(out, i ? " · <cite dir=\"auto\" lang=\"" : " <cite dir=\"auto\" lang=\"");
        markup_string(out, entry->editions[i].language);
        buffer_string(out, "\">");
        markup_string(out, entry->editions[i].title);
        buffer_string(out, "</cite>");
    }
    buffer_format(out, "<br>%s <time datetime=\"%s\">%s</time> · <a href=\"", say("Withdrawn on"), entry->withdrawn, entry->withdrawn);
    put_address(out, entry, "index", "html");
    buffer_format(out, "\">%s ", say("Versions of"));
    markup_string(out, entry->code);
    buffer_string(out, "</a></li>\n");
}

void site_index_put(struct buffer *out, const struct site_listing *listing, const char *language, const char *const *languages)
{
    (void)speech_turn(language);
    put_head(out, listing, language, languages);
    buffer_string(out, "<ul>\n");
    for (size_t i = 0; i < listing->count; i++)
        put_entry(out, &listing->list[i]);
    buffer_string(out, "</ul>\n");
    if (listing->withdrawn_count)
        buffer_format(out, "<h2>%s</h2>\n<ul>\n", say("No longer published"));
    for (size_t i = 0; i < listing->withdrawn_count; i++)
        put_withdrawn(out, &listing->withdrawn[i]);
    buffer_string(out, listing->withdrawn_count ? "</ul>\n" : "");
    buffer_string(out, "</main>\n<script>" SCRIPT "</script>\n</body>\n</html>\n");
    speech_end();
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
