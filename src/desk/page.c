#include "desk/page.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/markup.h"
#include "base/say.h"

/* %s is escaped; all else, which the compiler has checked, is printed as it is. */
void page_put(struct buffer *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            buffer_byte(out, (unsigned char)*at);
            continue;
        }
        at++;
        if (*at == 's')
            markup_string(out, va_arg(arguments, const char *));
        else if (*at == 'd')
            buffer_integer(out, va_arg(arguments, int));
        else if (*at == 'z' && *++at == 'u')
            buffer_format(out, "%zu", va_arg(arguments, size_t));
        else
            buffer_byte(out, (unsigned char)*at);
    }
    va_end(arguments);
}

static void put_places(struct buffer *out, enum page_place place)
{
    static const struct {
        enum page_place place;
        const char *path, *words;
    } PLACES[] = {{PAGE_COHORT, "/", N_("Issue")}, {PAGE_REGISTER, "/register", N_("Register")}, {PAGE_VERIFY, "/verify", N_("Verify")},
                {PAGE_AUTHOR, "/author/", N_("Qualifications")}};
    page_put(out, "<header>\n<a class=\"skip\" href=\"#main\">%s</a>\n<nav aria-label=\"%s\">\n<ul>\n", say("To the content"), say("Desk"));
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        page_put(out, "<li><a href=\"%s\"", PLACES[i].path);
        buffer_string(out, PLACES[i].place == place ? " aria-current=\"true\">" : ">");
        page_put(out, "%s</a></li>\n", say(PLACES[i].words));
    }
    buffer_string(out, "</ul>\n</nav>\n</header>\n");
}

static void put_languages(struct buffer *out)
{
    static const char *const LANGUAGES[][2] = {{"nl", "Nederlands"}, {"en", "English"}, {"de", "Deutsch"}, {"fr", "Fran\u00e7ais"}};
    page_put(out, "<footer>\n<form method=\"post\" action=\"/language\" class=\"languages\" aria-label=\"%s\">\n", say("Language"));
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        page_put(out, "<button name=\"language\" value=\"%s\" lang=\"%s\">%s</button>\n", LANGUAGES[i][0], LANGUAGES[i][0], LANGUAGES[i][1]);
    buffer_string(out, "</form>\n</footer>\n");
}

static void begin(struct answer *answer, enum page_place place, const char *title, bool waits)
{
    struct buffer *out = &answer->own;
    buffer_clear(out);
    page_put(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s \u2013 Supplement</title>\n"
                  "<link rel=\"stylesheet\" href=\"/desk.css\">\n<link rel=\"icon\" href=\"data:,\">\n"
                  "<script src=\"/desk.js\" defer></script>\n", say_language(), title);
    if (waits)
        buffer_string(out, "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\n");
    buffer_string(out, "</head>\n<body>\n");
    put_places(out, place);
    buffer_string(out, "<main id=\"main\"");
    buffer_string(out, waits ? " data-waits" : "");
    page_put(out, " data-lost=\"%s\">\n<h1>%s</h1>\n<p id=\"no-drop\" role=\"alert\" class=\"bad\" hidden>%s</p>\n", say("The desk does not answer: is the program still running?"), title,
             say("Nothing was taken: a spreadsheet is dropped under “Issue”, once “Another file” has put the last one away, and a PDF under “Verify”."));
}

void page_begin(struct answer *answer, enum page_place place, const char *title)
{
    begin(answer, place, title, false);
}

void page_begin_waiting(struct answer *answer, enum page_place place, const char *title)
{
    begin(answer, place, title, true);
}

void page_end(struct answer *answer, int status)
{
    buffer_string(&answer->own, "</main>\n");
    put_languages(&answer->own);
    buffer_string(&answer->own, "</body>\n</html>\n");
    answer_own(answer, status, "text/html; charset=utf-8");
    answer->has_form = true;
    answer->cache = "no-store";
    answer->policy = "; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'";
}

void page_tell(struct answer *answer, enum page_place place, int status, const char *title, const char *words)
{
    page_begin(answer, place, title);
    if (words)
        page_put(&answer->own, "<p>%s</p>\n", words);
    page_end(answer, status);
}

void page_lead_to(struct answer *answer, const char *path)
{
    buffer_clear(&answer->own);
    answer_own(answer, 303, "");
    answer->cache = "no-store";
    snprintf(answer->location, sizeof answer->location, "%s", path);
}
