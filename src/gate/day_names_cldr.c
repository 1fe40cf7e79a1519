/* Names of months and days of the week in languages of Europe that there are no labels for, as Unicode CLDR has them in ICU. */
#include <stdio.h>
#include <string.h>

#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "gate/day.h"

/* What stands in dates beside names and numbers, and behind the names of months. */
static const struct {
    const char *language, *others, *behind;
} LANGUAGES[] = {
    {"be", "г. года", ""},  {"br", "a viz", ""},        {"bs", "", ""},   {"ca", "de del d' d", ""}, {"cy", "o", ""},       {"eu", "ko eko a e", "ren"},
    {"fo", "tann", ""},     {"fy", "", ""},             {"gd", "an", ""}, {"gl", "de do", ""},       {"lb", "den", ""},     {"rm", "da ils", ""},
};
enum { NAME_MOST = 80 };

/* False: it has no such one, or not by itself. */
static bool read_name(const UResourceBundle *list, int32_t i, char name[NAME_MOST])
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    const UChar *units = ures_getStringByIndex(list, i, &length, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (U_SUCCESS(status))
        u_strToUTF8(name, NAME_MOST, NULL, units, length, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
}

/* "març"; behind an article too: "de març"; and with what languages put behind it: martxoa, martxoaren. */
static void add_name(struct day_names *names, enum day_name_kind kind, int number, const char *name, const char *behind)
{
    char longer[NAME_MOST + 8];
    const char *space = strrchr(name, ' ');
    day_names_add(names, kind, number, name);
    if (space)
        day_names_add(names, kind, number, space + 1);
    if (!*behind)
        return;
    snprintf(longer, sizeof longer, "%s%s", name, behind);
    day_names_add(names, kind, number, longer);
}

static void add_list(struct day_names *names, enum day_name_kind kind, const UResourceBundle *list, const char *behind)
{
    const int32_t count = ures_getSize(list);
    char name[NAME_MOST];
    for (int32_t i = 0; i < count && i < 12; i++)
        if (read_name(list, i, name)) /* weeks begin with Sunday there, and with Monday here */
            add_name(names, kind, kind == DAY_NAME_WEEKDAY && !i ? 7 : (int)i + (kind == DAY_NAME_MONTH), name, behind);
}

/* A table in a table; the caller owes ures_close. */
static UResourceBundle *open_path(const char *language, const char *const *path)
{
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, language, &status);
    for (; *path && U_SUCCESS(status); path++)
        ures_getByKey(bundle, *path, bundle, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
    if (U_SUCCESS(status))
        return bundle;
    ures_close(bundle);
    return NULL;
}

static void add_names(struct day_names *names, enum day_name_kind kind, const char *language, const char *behind)
{
    static const char *const MANNERS[] = {"format", "stand-alone"}, *const WIDTHS[] = {"wide", "abbreviated"};
    for (int i = 0; i < 4; i++) {
        const char *const path[] = {"calendar", "gregorian", kind == DAY_NAME_MONTH ? "monthNames" : "dayNames", MANNERS[i / 2], WIDTHS[i % 2], NULL};
        UResourceBundle *list = open_path(language, path);
        if (list)
            add_list(names, kind, list, kind == DAY_NAME_MONTH ? behind : "");
        ures_close(list);
    }
}

void day_names_add_others(struct day_names *names)
{
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        day_names_begin(names, LANGUAGES[i].language);
        add_names(names, DAY_NAME_MONTH, LANGUAGES[i].language, LANGUAGES[i].behind);
        add_names(names, DAY_NAME_WEEKDAY, LANGUAGES[i].language, "");
        for (const char *at = LANGUAGES[i].others; *at; at += strspn(at, " ")) {
            char word[NAME_MOST];
            snprintf(word, sizeof word, "%.*s", (int)strcspn(at, " "), at);
            day_names_add(names, DAY_NAME_OTHER, 0, word);
            at += strcspn(at, " ");
        }
    }
}
