#include "learn/vocabulary.h"

#include <string.h>

#include "base/ascii.h"

struct code {
    const char two[3], three[4];
};

/* ISO 639-1 and 639-3, of which the European Union's list of languages has the capitals; others have three letters in BCP 47 too. */
static const struct code LANGUAGES[] = {
    {"aa", "AAR"}, {"ab", "ABK"}, {"af", "AFR"}, {"am", "AMH"}, {"ar", "ARA"}, {"az", "AZE"}, {"be", "BEL"}, {"bg", "BUL"},
    {"bn", "BEN"}, {"bo", "BOD"}, {"br", "BRE"}, {"bs", "BOS"}, {"ca", "CAT"}, {"co", "COS"}, {"cs", "CES"}, {"cy", "CYM"},
    {"da", "DAN"}, {"de", "DEU"}, {"el", "ELL"}, {"en", "ENG"}, {"eo", "EPO"}, {"es", "SPA"}, {"et", "EST"}, {"eu", "EUS"},
    {"fa", "FAS"}, {"fi", "FIN"}, {"fo", "FAO"}, {"fr", "FRA"}, {"fy", "FRY"}, {"ga", "GLE"}, {"gd", "GLA"}, {"gl", "GLG"},
    {"gu", "GUJ"}, {"he", "HEB"}, {"hi", "HIN"}, {"hr", "HRV"}, {"hu", "HUN"}, {"hy", "HYE"}, {"id", "IND"}, {"is", "ISL"},
    {"it", "ITA"}, {"ja", "JPN"}, {"ka", "KAT"}, {"kk", "KAZ"}, {"kl", "KAL"}, {"km", "KHM"}, {"ko", "KOR"}, {"ku", "KUR"},
    {"ky", "KIR"}, {"la", "LAT"}, {"lb", "LTZ"}, {"lo", "LAO"}, {"lt", "LIT"}, {"lv", "LAV"}, {"mk", "MKD"}, {"mn", "MON"},
    {"ms", "MSA"}, {"mt", "MLT"}, {"nb", "NOB"}, {"nl", "NLD"}, {"nn", "NNO"}, {"no", "NOR"}, {"oc", "OCI"}, {"pl", "POL"},
    {"ps", "PUS"}, {"pt", "POR"}, {"rm", "ROH"}, {"ro", "RON"}, {"ru", "RUS"}, {"sc", "SRD"}, {"se", "SME"}, {"sk", "SLK"},
    {"sl", "SLV"}, {"so", "SOM"}, {"sq", "SQI"}, {"sr", "SRP"}, {"sv", "SWE"}, {"sw", "SWA"}, {"ta", "TAM"}, {"tg", "TGK"},
    {"th", "THA"}, {"ti", "TIR"}, {"tk", "TUK"}, {"tr", "TUR"}, {"tt", "TAT"}, {"uk", "UKR"}, {"ur", "URD"}, {"uz", "UZB"},
    {"vi", "VIE"}, {"yi", "YID"}, {"zh", "ZHO"},
};

/* ISO 3166-1, of Europe and about it. Kosovo has the code that the European Union gives it (without prejudice to positions on status). */
static const struct code COUNTRIES[] = {
    {"AD", "AND"}, {"AL", "ALB"}, {"AM", "ARM"}, {"AT", "AUT"}, {"AZ", "AZE"}, {"BA", "BIH"}, {"BE", "BEL"}, {"BG", "BGR"},
    {"BY", "BLR"}, {"CH", "CHE"}, {"CY", "CYP"}, {"CZ", "CZE"}, {"DE", "DEU"}, {"DK", "DNK"}, {"DZ", "DZA"}, {"EE", "EST"},
    {"EG", "EGY"}, {"ES", "ESP"}, {"FI", "FIN"}, {"FO", "FRO"}, {"FR", "FRA"}, {"GB", "GBR"}, {"GE", "GEO"}, {"GI", "GIB"},
    {"GL", "GRL"}, {"GR", "GRC"}, {"HR", "HRV"}, {"HU", "HUN"}, {"IE", "IRL"}, {"IL", "ISR"}, {"IS", "ISL"}, {"IT", "ITA"},
    {"JO", "JOR"}, {"LB", "LBN"}, {"LI", "LIE"}, {"LT", "LTU"}, {"LU", "LUX"}, {"LV", "LVA"}, {"MA", "MAR"}, {"MC", "MCO"},
    {"MD", "MDA"}, {"ME", "MNE"}, {"MK", "MKD"}, {"MT", "MLT"}, {"NL", "NLD"}, {"NO", "NOR"}, {"PL", "POL"}, {"PS", "PSE"},
    {"PT", "PRT"}, {"RO", "ROU"}, {"RS", "SRB"}, {"RU", "RUS"}, {"SE", "SWE"}, {"SI", "SVN"}, {"SK", "SVK"}, {"SM", "SMR"},
    {"TN", "TUN"}, {"TR", "TUR"}, {"UA", "UKR"}, {"US", "USA"}, {"VA", "VAT"}, {"XK", "XKX"},
};

const char *address_end(const char *address)
{
    const char *end = address;
    for (const char *at = address; *at; at++)
        if ((*at == '/' || *at == '#') && at[1])
            end = at + 1;
    return end;
}

bool address_begins(const char *address, const char *begin)
{
    return strncmp(address, begin, strlen(begin)) == 0;
}

static const char *in_letters(const char *text, struct arena *arena, int more)
{
    char *copy = arena_copy(arena, text, strlen(text));
    for (char *at = copy; *at; at++)
        *at = (char)(ascii_is_letter(*at) ? (more > 0 ? ascii_upper(*at) : *at | 0x20) : *at);
    return copy;
}

static const char *capitals(const char *text, struct arena *arena)
{
    return in_letters(text, arena, 1);
}

static const char *small(const char *text, struct arena *arena)
{
    return in_letters(text, arena, -1);
}

/* Letters, and parts behind hyphens. */
static bool is_tag(const char *text)
{
    size_t first = 0;
    while (ascii_is_letter(text[first]))
        first++;
    if (first < 2 || first > 3 || strlen(text) > 35)
        return false;
    for (; text[first]; first++)
        if (!ascii_is_letter(text[first]) && !ascii_is_digit(text[first]) && text[first] != '-')
            return false;
    return true;
}

const char *language_of(const char *address, struct arena *arena)
{
    const char *end = address_end(address);
    if (!is_tag(end))
        return NULL;
    if (strlen(end) == 3) {
        const char *three = capitals(end, arena);
        for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
            if (memcmp(LANGUAGES[i].three, three, 4) == 0)
                return LANGUAGES[i].two;
    }
    size_t first = strcspn(end, "-");
    return end[first] ? arena_format(arena, "%s%s", small(arena_copy(arena, end, first), arena), end + first) : small(end, arena);
}

const char *language_address(const char *language, struct arena *arena)
{
    const char *first = arena_copy(arena, language, strcspn(language, "-"));
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        if (strcmp(LANGUAGES[i].two, first) == 0)
            return arena_format(arena, "%s%s", AUTHORITY "language/", LANGUAGES[i].three);
    return arena_format(arena, "%s%s", AUTHORITY "language/", capitals(first, arena));
}

/* NUTS has letters of its own for two. */
static const char *country_of_two(const char *two)
{
    if (memcmp(two, "EL", 2) == 0)
        return "GR";
    if (memcmp(two, "UK", 2) == 0)
        return "GB";
    for (size_t i = 0; i < sizeof COUNTRIES / sizeof *COUNTRIES; i++)
        if (memcmp(COUNTRIES[i].two, two, 2) == 0)
            return COUNTRIES[i].two;
    return NULL;
}

const char *country_of(const char *address)
{
    const char *end = address_end(address);
    if (strstr(address, "/nuts/") || strlen(end) == 2)
        return strlen(end) >= 2 ? country_of_two(end) : NULL;
    if (strlen(end) < 3 || ascii_is_letter(end[3]))
        return NULL;
    for (size_t i = 0; i < sizeof COUNTRIES / sizeof *COUNTRIES; i++)
        if (memcmp(COUNTRIES[i].three, end, 3) == 0)
            return COUNTRIES[i].two;
    return NULL;
}

const char *country_address(const char *country, struct arena *arena)
{
    for (size_t i = 0; i < sizeof COUNTRIES / sizeof *COUNTRIES; i++)
        if (strcmp(COUNTRIES[i].two, country) == 0)
            return arena_format(arena, "%s%s", AUTHORITY "country/", COUNTRIES[i].three);
    return NULL;
}

const struct framework_level *framework_level_of(const char *address)
{
    if (!address_begins(address, NQF))
        return NULL;
    for (size_t i = 0; i < FRAMEWORK_LEVEL_COUNT; i++)
        if (strcmp(FRAMEWORK_LEVELS[i].number, address + strlen(NQF)) == 0)
            return &FRAMEWORK_LEVELS[i];
    return NULL;
}

/* Where a country has one framework, it may be called otherwise there: NQF, or by its name in another language. */
const struct framework_level *framework_level_named(const char *country, const char *framework, const char *level)
{
    const struct framework_level *found = NULL;
    bool are_many = false;
    for (size_t i = 0; i < FRAMEWORK_LEVEL_COUNT; i++) {
        const struct framework_level *each = &FRAMEWORK_LEVELS[i];
        if (strcmp(each->country, country) != 0 || strcmp(each->level, framework ? level : "") != 0)
            continue;
        if (framework && strcmp(each->framework, framework) == 0)
            return each;
        are_many |= found != NULL;
        found = each;
    }
    return are_many ? NULL : found;
}
