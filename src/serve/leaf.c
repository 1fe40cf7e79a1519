#include "serve/leaf.h"

#include "base/markup.h"
#include "http/preference.h"

static const char STYLE[] = ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;"
                            "overflow-wrap:anywhere}main>ul{list-style:none;padding:0}main>ul>li{margin:1rem 0}cite{font-style:normal}"
                            "label{display:block}input,button{font:inherit;padding:.25rem .5rem}input{width:100%;box-sizing:border-box;margin-bottom:.5rem}"
                            ".drop{border:2px dashed #8888;padding:1rem;margin:1rem 0}.drop.over{border-color:LinkText}.verdict>p{border-left:.5rem solid #b42318;padding-left:.75rem}"
                            ".verdict>.good{border-color:#1a7f37}"
                            "a{display:inline-block;min-height:1.5rem;min-width:1.5rem;margin-right:.75rem}";

void leaf_begin(struct buffer *out, const char *language, const char *title)
{
    buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>", language);
    markup_string(out, title);
    buffer_format(out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n<h1>", STYLE);
    markup_string(out, title);
    buffer_string(out, "</h1>\n");
}

void leaf_end(struct buffer *out)
{
    buffer_string(out, "</main>\n</body>\n</html>\n");
}

enum leaf_wish leaf_wish(const char *accept, enum leaf_wish usual)
{
    static const char *const DATA[] = {"application/json", "application/*", "*/*", NULL}, *const PAGE[] = {"text/html", "text/*", "*/*", NULL};
    int data = preference_weigh(accept, DATA), page = preference_weigh(accept, PAGE);
    if (!accept || !*accept || (data == page && data > 0))
        return usual;
    return data <= 0 && page <= 0 ? LEAF_NEITHER : page > data ? LEAF_PAGE : LEAF_DATA;
}
