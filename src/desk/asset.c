#include "desk/asset.h"

#include <string.h>

#include "embedded.h" /* made of the files beside this one, by cmake/embed.cmake */

const struct asset *asset_find(const char *path)
{
    static const struct asset ASSETS[] = {
        {"/author.css", "text/css; charset=utf-8", embedded_author_css, sizeof embedded_author_css},
        {"/author.js", "text/javascript; charset=utf-8", embedded_author_js, sizeof embedded_author_js},
        {"/desk.css", "text/css; charset=utf-8", embedded_desk_css, sizeof embedded_desk_css},
        {"/desk.js", "text/javascript; charset=utf-8", embedded_desk_js, sizeof embedded_desk_js},
    };
    for (size_t i = 0; i < sizeof ASSETS / sizeof *ASSETS; i++)
        if (strcmp(ASSETS[i].path, path) == 0)
            return &ASSETS[i];
    return NULL;
}
