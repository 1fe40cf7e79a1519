/* As CLDR 44 gives them within dates (https://cldr.unicode.org, "months, format, wide"), and the forms that stand alone; a
 * name that ends in * stands for all that begin so, since many languages inflect them. */
#include "gate/months.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"

static const struct {
    const char *language;
    const char *names; /* twelve, one after another; | between forms */
} all[] = {
    {"bg", "януари февруари март април май юни юли август септември октомври ноември декември"},
    {"cs", "led* únor* březn*|březen dub* květ* červn*|červen červenc*|červenec srp* září října|říjen|říjnu listopad* prosin*"},
    {"da", "januar februar marts april maj juni juli august september oktober november december"},
    {"de", "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember"},
    {"el", "ιανουαρί*|ιανουάρι* φεβρουαρί*|φεβρουάρι* μαρτί*|μάρτι* απριλί*|απρίλι* μαΐ*|μάι* ιουνί*|ιούνι* ιουλί*|ιούλι* "
           "αυγούστ*|αύγουστ* σεπτεμβρί*|σεπτέμβρι* οκτωβρί*|οκτώβρι* νοεμβρί*|νοέμβρι* δεκεμβρί*|δεκέμβρι*"},
    {"en", "january february march april may june july august september october november december"},
    {"es", "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"},
    {"et", "jaanuar* veebruar* märts* aprill* mai|maist juuni* juuli* august* septemb* oktoob* novemb* detsemb*"},
    {"fi", "tammikuu* helmikuu* maaliskuu* huhtikuu* toukokuu* kesäkuu* heinäkuu* elokuu* syyskuu* lokakuu* marraskuu* joulukuu*"},
    {"fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"},
    {"hr", "siječ* velja* ožuj* trav* svib* lip* srp* kolovoz* ruj* listopad* studen* prosin*"},
    {"hu", "január* február* március* április* május* június* július* augusztus* szeptember* október* november* december*"},
    {"is", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"},
    {"it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"},
    {"lt", "saus* vasar* kov* baland* geguž* birž* liep* rugpj* rugs* spal* lapkri* gruod*"},
    {"lv", "janvār* februār* mart* aprīl* maij* jūnij* jūlij* august* septembr* oktobr* novembr* decembr*"},
    {"nb", "januar februar mars april mai juni juli august september oktober november desember"},
    {"nl", "januari februari maart april mei juni juli augustus september oktober november december"},
    {"nn", "januar februar mars april mai juni juli august september oktober november desember"},
    {"no", "januar februar mars april mai juni juli august september oktober november desember"},
    {"pl", "styczeń|stycznia|styczniu luty|lutego|lutym marzec|marca|marcu kwiecień|kwietnia|kwietniu maj|maja|maju "
           "czerwiec|czerwca|czerwcu lipiec|lipca|lipcu sierpień|sierpnia|sierpniu wrzesień|września|wrześniu "
           "październik|października|październiku listopad|listopada|listopadzie grudzień|grudnia|grudniu"},
    {"pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"},
    {"ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"},
    {"sk", "január* február* marec|marca|marci apríl* máj|mája|máji jún|júna|júni júl|júla|júli august* septemb* októb* novemb* "
           "decemb*"},
    {"sl", "januar* februar* marec|marca|marcu april* maj|maja|maju junij* julij* avgust* septemb* oktob* novemb* decemb*"},
    {"sv", "januari februari mars april maj juni juli augusti september oktober november december"},
};

enum { LANGUAGES = sizeof all / sizeof *all, WORD_MOST = 64 };

static unsigned initials_of(const char *names)
{
    unsigned initials = 0;
    for (bool starts = true; *names; names++) {
        if (starts && (unsigned char)*names < 0x80)
            initials |= 1U << (*names & 31);
        starts = *names == ' ' || *names == '|';
    }
    return initials;
}

struct months months_of(const char *language)
{
    size_t length = strcspn(language, "-");
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strncmp(all[i].language, language, length) == 0 && !all[i].language[length])
            return (struct months){all[i].names, initials_of(all[i].names)};
    return (struct months){0};
}

/* In small letters, NUL-terminated; empty if it is longer than any month. */
static void lower(char *out, const char *word, size_t length)
{
    const char *end = word + length;
    while (length < WORD_MOST / 2 && word < end)
        out += utf8_put(unicode_lower(utf8_next(&word, end)), out);
    *out = '\0';
}

static bool is_form(const char *word, const char *form, size_t length)
{
    if (form[length - 1] == '*')
        return strncmp(word, form, length - 1) == 0;
    return strncmp(word, form, length) == 0 && !word[length];
}

int month_named(const struct months *months, const char *word, size_t length)
{
    const char *names = months->names;
    char small[WORD_MOST + 4];
    bool may_be = length >= 3 && ((unsigned char)*word >= 0x80 || (months->initials >> (*word & 31) & 1));
    if (!names || !may_be)
        return 0;
    lower(small, word, length);
    for (int month = 1; *small && *names;) {
        size_t form = strcspn(names, " |");
        if (is_form(small, names, form))
            return month;
        month += names[form] == ' ';
        names += form + (names[form] != '\0');
    }
    return 0;
}
