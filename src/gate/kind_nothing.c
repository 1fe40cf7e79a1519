/* Words that stand for nothing, and logical values. Names are borne that look like them: True, Null, Nan. So they count as
 * programs write them, with their capitals. */
#include <string.h>

#include "base/unicode.h"
#include "gate/kinds.h"

/* What the user interfaces of Excel and LibreOffice show for the two logical values. */
static const char *const booleans[] = {
    "TRUE",    "FALSE",     "WAAR",       "ONWAAR", "WAHR", "FALSCH", "VRAI",  "FAUX",   "VERO",      "FALSO",
    "PRAVDA",  "NEPRAVDA",  "VERDADEIRO", "TOSI",   "SANT", "FALSKT", "SAND",  "FALSK",  "VERDADERO", "EPÄTOSI",
    "FAŁSZ",   "PRAWDA",    "ИСТИНА",     "ЛОЖЬ",   "SANN", "USANN",  "IGAZ",  "HAMIS",  "DOĞRU",     "YANLIŞ",
    "TÕENE",   "VÄÄR",      "ADEVĂRAT",   "FALS",   "ІСТИНА", "ХИБНІСТЬ", "TIESA", "ISTINA", "NETIESA", "VERTADER",
    "ΑΛΗΘΗΣ", "ΨΕΥΔΗΣ", "ΑΛΗΘΕΣ", "ΨΕΥΔΕΣ", NULL};

bool find_boolean(const struct text *text, struct part *part)
{
    enum { LENGTH_LEAST = 4 }; /* [B] */
    static const char *const small[] = {"true", "false", NULL};
    static const char *const others[] = {"True", "False", NULL}; /* names are borne like them, numbers are not */
    *part = (struct part){text->start, text->end};
    if (text->end - text->start < LENGTH_LEAST)
        return false;
    if (*text->start >= 'a' && *text->start <= 'z')
        return word_is_any(part, small);
    if (text->start[1] >= 'a' && text->start[1] <= 'z' && text->use != TEXT_NUMBER)
        return false;
    return word_is_any(part, booleans) || (text->use == TEXT_NUMBER && word_is_any(part, others));
}

/* "Jan FALSE", "2026-TRUE"; in a name of nothing but capitals it may be one. */
bool find_boolean_within(const struct text *text, struct part *part)
{
    static const char *const sure[] = {"TRUE", "FALSE", "ONWAAR", "FALSCH", NULL};
    for (const char *at = text->start; next_word_of(text, "tfo", &at, part);)
        if (word_is_any(part, sure))
            return text->use == TEXT_NUMBER || has_small_letter(text);
    return false;
}

/* ------------------------------------------------------------------------------------------------ nothing */

bool find_nothing(const struct text *text, struct part *part)
{
    static const char *const anywhere[] = {"NULL", "null", "nan",  "NaN", "NaT",    "undefined", "(null)",
                                           "<NA>", "<nil>", "\\N", "#null", "<null>", "(NULL)",  NULL};
    static const char *const where_needed[] = {"None",   "none",   "nil",      "NIL",      "N/A",     "n/a", "NA", "nvt", "NVT",
                                               "n.v.t.", "N.v.t.", "N.V.T.", "onbekend", "Onbekend", "ONBEKEND", "k.A.",
                                               "unknown", "Unknown", "UNKNOWN", "unbekannt", "Unbekannt", NULL};
    *part = (struct part){text->start, text->end};
    return word_is_any(part, anywhere) || ((text->use & (TEXT_NAME | TEXT_NUMBER)) && word_is_any(part, where_needed));
}

/* "Jan null", "Jan nan Jansen", "2026-None": not "Christopher Null", nor "CHRISTOPHER NULL". */
static bool is_nothing(const struct text *text, const struct part *word)
{
    static const char *const anywhere[] = {"null", "undefined", "nan", "NaN", "NaT", "None", NULL};
    if (text->use == TEXT_PROSE)
        return word_is(word, "NaN");
    if (text->use == TEXT_WORDS)
        return word_is(word, "NaN") || word_is(word, "undefined");
    return word_is_any(word, anywhere) ||
           (word_is(word, "NULL") && (text->use == TEXT_NUMBER || has_small_letter(text)));
}

bool find_nothing_within(const struct text *text, struct part *part)
{
    if (text->use == TEXT_PROSE && !strstr(text->start, "NaN")) /* all that counts there; prose is long */
        return false;
    for (const char *at = text->start; next_word_of(text, "nu", &at, part);)
        if (is_nothing(text, part))
            return true;
    return false;
}
