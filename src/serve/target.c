#include "serve/target.h"

#include <string.h>

#include "base/ascii.h"
#include "http/preference.h"

#define STYLED "; style-src 'unsafe-inline'; img-src data:; font-src data:"
/* Chromium shows a PDF in an element of its own, which stands below the policy of the file. */
#define EMBEDDED "; object-src 'self'; style-src 'unsafe-inline'"

static const struct form FORMS[] = {
    {"html", "text/html; charset=utf-8", SUPPLEMENT_HTML, false, STYLED},
    {"pdf", "application/pdf", SUPPLEMENT_PDF, false, EMBEDDED},
    {"png", "image/png", SUPPLEMENT_PNG, false, ""},
    {"svg", "image/svg+xml", SUPPLEMENT_SVG, false, STYLED},
    {"json", "application/ld+json", SUPPLEMENT_JSON, false, ""},
    {"xml", "application/xml", SUPPLEMENT_NOTHING, true, ""},
    {NULL, NULL, SUPPLEMENT_NOTHING, false, NULL},
};

const struct form *forms_first(void)
{
    return FORMS;
}

/* JSON-LD is JSON too (RFC 6839, 3.1). */
static int weigh(const char *accept, const struct form *form)
{
    char exact[64], wide[64];
    const char *const ranges[] = {exact, wide, "*/*", NULL};
    bool is_json = form->format == SUPPLEMENT_JSON;
    memcpy(exact, form->media, strlen(form->media) + 1);
    exact[strcspn(exact, ";")] = '\0';
    memcpy(wide, exact, sizeof wide);
    memcpy(strchr(wide, '/') + 1, "*", 2);
    int weight = preference_weigh(accept, ranges), as_json = is_json ? preference_weigh(accept, (const char *const[]){"application/json", NULL}) : -1;
    return as_json > weight ? as_json : weight;
}

const struct form *forms_choose(const char *accept)
{
    const struct form *chosen = NULL;
    int most = 0;
    if (!accept || !*accept)
        return FORMS;
    for (const struct form *form = FORMS; form->ending; form++) {
        int weight = weigh(accept, form);
        if (weight > most) {
            chosen = form;
            most = weight;
        }
    }
    return chosen;
}

bool form_has_pages(const struct form *form)
{
    return form->format == SUPPLEMENT_PNG || form->format == SUPPLEMENT_SVG;
}

static const struct form *find_form(const char *ending)
{
    for (const struct form *form = FORMS; form->ending; form++)
        if (strcmp(form->ending, ending) == 0)
            return form;
    return NULL;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* A hyphen and one or two digits end no language tag: regions have three (BCP 47, 2.2.4). */
static size_t take_page(const char *name, size_t length, int *page)
{
    size_t digits = 0;
    while (digits < length && digits < 3 && is_digit(name[length - digits - 1]))
        digits++;
    *page = 1;
    if (!digits || digits > 2 || length < digits + 2 || name[length - digits - 1] != '-' || name[length - digits] == '0')
        return length;
    *page = digits == 1 ? name[length - 1] - '0' : 10 * (name[length - 2] - '0') + name[length - 1] - '0';
    return length - digits - 1;
}

static bool take(char *place, size_t most, const char *text, size_t length)
{
    if (!length || length > most)
        return false;
    memcpy(place, text, length);
    place[length] = '\0';
    return true;
}

/* LANG.pdf, LANG-2.png. */
static bool read_edition(const char *path, const char *name, struct target *target)
{
    const char *dot = strrchr(name, '.');
    target->form = dot ? find_form(dot + 1) : NULL;
    if (!target->form || name == path)
        return false;
    size_t length = (size_t)(dot - name);
    target->page = 1;
    if (form_has_pages(target->form))
        length = take_page(name, length, &target->page);
    return take(target->language, TAG_MOST, name, length) && take(target->code, CODE_MOST, path, (size_t)(name - 1 - path));
}

void target_read(const char *path, struct target *target)
{
    static const struct {
        const char *path;
        enum target_kind kind;
    } OWN[] = {{"/", TARGET_INDEX}, {"/health", TARGET_HEALTH}, {"/metrics", TARGET_METRICS}, {"/openapi.json", TARGET_DESCRIPTION},
             {"/search", TARGET_SEARCH}, {"/c", TARGET_CHECK}, {"/keeper", TARGET_KEEPER}};
    const char *slash = strrchr(path, '/');
    *target = (struct target){.kind = TARGET_UNKNOWN};
    if (*path == '/' && slash > path && read_edition(path + 1, slash + 1, target)) { /* which is asked for more often than all else */
        target->kind = TARGET_EDITION;
        return;
    }
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        if (strcmp(path, OWN[i].path) == 0)
            target->kind = OWN[i].kind;
    if (target->kind != TARGET_UNKNOWN || *path++ != '/')
        return;
    if (take(target->code, CODE_MOST, path, strlen(path)))
        target->kind = TARGET_QUALIFICATION;
}
