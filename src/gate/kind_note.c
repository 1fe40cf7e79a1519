/* What people leave behind who make a list or a text: notes to themselves, and words to try something with. Names are borne
 * that look like them: Xxx, Todo. */
#include <string.h>

#include "base/ascii.h"
#include "base/unicode.h"
#include "gate/kinds.h"

/* Todo is a name, and "todo" is Spanish: TODO counts alone, before a colon, or in a cell that is not all capitals. */
static bool is_to_do(const struct text *text, const struct part *word)
{
    bool begins = word->start == text->start; /* of prose: TODO vertalen */
    return word_is(word, "TODO") && (is_whole(text, word) || *word->end == ':' || text->use == TEXT_NUMBER ||
                                     ((text->use != TEXT_PROSE || begins) && has_small_letter(text)));
}

/* What a note begins with, and another capital letter. */
static bool has_capitals(const struct text *text)
{
    if (strstr(text->start, "tbd"))
        return true;
    for (const char *at = text->start; (at = strpbrk(at, "TFM")); at++)
        if (at[1] >= 'A' && at[1] <= 'Z')
            return true;
    return false;
}

bool find_note(const struct text *text, struct part *part)
{
    static const char *const notes[] = {"FIXME", "TBD", "tbd", "MERGEFIELD", NULL};
    if (text->use == TEXT_PROSE && !has_capitals(text)) /* as most prose, which is long */
        return false;
    for (const char *at = text->start; next_word_of(text, "tfm", &at, part);)
        if (is_to_do(text, part) || word_is_any(part, notes))
            return true;
    return false;
}

/* n.t.b., T.B.D.: to be decided, in Dutch and English. */
bool find_undecided(const struct text *text, struct part *part)
{
    for (const char *at = text->start; (at = strchr(at, '.')); at++) {
        bool is_note = at > text->start && at[1] && at[2] == '.' && (ascii_compare(at - 1, "n.t.b.", 6) == 0 || ascii_compare(at - 1, "t.b.d.", 6) == 0);
        uint32_t before = is_note ? letter_before(text, at - 1) : 0;
        if (is_note && before != '.' && !unicode_is_letter(before)) {
            *part = (struct part){at - 1, at + 5};
            return true;
        }
    }
    return false;
}

static bool is_text(const struct text *text, const char *words)
{
    size_t length = strlen(words), own = (size_t)(text->end - text->start);
    own -= own > length && text->end[-1] == '.';
    return own == length && ascii_compare(text->start, words, length) == 0;
}

/* What says that something is still to be written, and says nothing else. */
bool find_promise(const struct text *text, struct part *part)
{
    static const char *const promises[] = {
        "nog in te vullen", "nader te bepalen", "nog te bepalen",   "wordt nog aangevuld", "to be completed",
        "to be confirmed",  "to be determined", "to be decided",    "wird nachgereicht", "noch zu ergänzen",   "noch offen",
        "à compléter",      "à définir",        "do uzupełnienia",  "bude doplněno",    "da compilare",        "da definire",
        "por completar",    "a completar",      "täydennetään",     "kompletteras",     "udfyldes",            "se completează", NULL};
    enum { LENGTH_MOST = 24 }; /* [B] with a full stop */
    *part = (struct part){text->start, text->end};
    if (text->end - text->start > LENGTH_MOST)
        return false;
    for (const char *const *one = promises; *one; one++)
        if (((*text->start ^ **one) & ~0x20) == 0 && is_text(text, *one))
            return true;
    return false;
}

/* What Word asks for in a field that nobody filled in; of what may be said otherwise only all of it. */
bool find_prompt(const struct text *text, struct part *part)
{
    static const char *const beginnings[] = {
        "Click or tap here to enter", "Click or tap to enter", "Click here to enter text", "Klik of tik om", "Klik hier als u tekst",
        "Klicken oder tippen Sie", "Klicken Sie hier, um Text", "Cliquez ou appuyez ici", "Cliquez ici pour taper", "Haga clic o pulse aquí",
        "Haga clic aquí para escribir", "Fare clic o toccare qui", "Fare clic qui per immettere", "Kliknij lub naciśnij tutaj",
        "Kliknij tutaj, aby wprowadzić", "Klikněte nebo klepněte sem", "Klikněte sem a zadejte", "Klicka eller tryck här", "Klik eller tryk her",
        "Clique ou toque aqui", "Napsauta tai kosketa", NULL};
    static const char *const wholes[] = {"Choose an item",      "Kies een item",  "Wählen Sie ein Element aus", "Choisissez un élément",
                                         "Elija un elemento",   "Scegliere un elemento", "Wybierz element",     "Zvolte položku",
                                         "Välj ett objekt",     "Vælg et element", "Escolha um item",           "Valitse kohde", NULL};
    *part = (struct part){text->start, text->end};
    if (*text->start < 'A' || *text->start > 'Z' || !strchr("lahic\xC3yvs", text->start[1]))
        return false; /* as nearly all texts */
    for (const char *const *one = beginnings; *one; one++)
        if (*text->start == **one && strncmp(text->start, *one, strlen(*one)) == 0)
            return true;
    for (const char *const *one = wholes; *one; one++)
        if (*text->start == **one && is_text(text, *one))
            return true;
    return false;
}

/* Error! Reference source not found. — as word processors say it in the languages of Europe, in French and Spanish with other signs. */
bool find_reference_error(const struct text *text, struct part *part)
{
    static const char *const errors[] = {"Error", "Fout",  "Fehler", "Erreur", "Errore", "Erro", "Eroare", "Błąd",   "Chyba",  "Fel",  "Fejl",
                                         "Feil",  "Hiba",  "Virhe",  "Napaka", "Greška", "Viga", "Klaida", "Kļūda",  "Грешка", "Помилка", "Σφάλμα", NULL};
    static const char *const asked[] = {"Reference source", "Bookmark", "No ", "Verwijzingsbron", "Bladwijzer", "Verweisquelle", "Textmarke",
                                        "Source du renvoi", "Signet", "Marcador", "L'origine", "Il segnalibro", "Fonte", "Nie można", "Nie zdefiniowano",
                                        "Nenalezen", "Záložka", "Hittar inte", "Bokmärk", "Henvisningskilde", "Bogmærke", "Fant ikke", "Bokmerke",
                                        "A hivatkozási", "A könyvjelző", "Viitteen", "Kirjanmerk", NULL};
    for (const char *sign = text->start; (sign = strchr(sign, '!')); sign++) {
        const char *start = sign - (sign > text->start && sign[-1] == ' '), *next = sign + 1 + (sign[1] == ' ');
        if (sign - text->start > 2 && memcmp(sign - 2, "\u00A0", 2) == 0)
            start = sign - 2;
        for (const char *const *one = errors; *one; one++) {
            size_t length = strlen(*one);
            if ((size_t)(start - text->start) < length || memcmp(start - length, *one, length) != 0)
                continue;
            *part = (struct part){start - length, text->end};
            for (const char *const *words = asked; *words; words++)
                if (strncmp(next, *words, strlen(*words)) == 0)
                    return true;
        }
    }
    return false;
}

/* Three or more x, all small or all capital. Outside names and numbers, XXX is the thirtieth. */
bool find_row_of_x(const struct text *text, struct part *part)
{
    bool numeral = text->use == TEXT_WORDS || text->use == TEXT_PROSE;
    for (const char *at = text->start; next_word_of(text, "x", &at, part);) {
        size_t length = (size_t)(part->end - part->start);
        if (length < 3 || (*part->start != 'x' && *part->start != 'X'))
            continue;
        const char row[] = {*part->start, '\0'};
        if (strspn(part->start, row) >= length && (*row == 'x' || length > 3 || !numeral || is_whole(text, part)))
            return true;
    }
    return false;
}

/* Three or more question marks: who wrote it did not know. */
bool find_question(const struct text *text, struct part *part)
{
    const char *at = strstr(text->start, "?" "??");
    if (!at || at >= text->end)
        return false;
    *part = (struct part){at, at + strspn(at, "?")};
    return true;
}

bool find_filler(const struct text *text, struct part *part)
{
    static const char filler[] = "lorem ipsum";
    for (const char *at = text->start; (at = strpbrk(at, "lL")); at++)
        if (ascii_compare(at, filler, sizeof filler - 1) == 0) {
            *part = (struct part){at, at + sizeof filler - 1};
            return true;
        }
    return false;
}

bool find_try(const struct text *text, struct part *part)
{
    static const char *const tries[] = {"test", "TEST", "dummy", "DUMMY", NULL};
    static const char *const keys[] = {"asdf", "ASDF", "asdfgh", "qwerty", "QWERTY", "qwertz", "azerty", "blabla", NULL};
    *part = (struct part){text->start, text->end};
    return word_is_any(part, keys) || (text->use == TEXT_NAME && word_is_any(part, tries));
}
