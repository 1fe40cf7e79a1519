/* Quotation marks and spaces by language: what is at fault, and what comes near and is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "gate/punctuation.h"
#include "gate/text.h"

static struct gate *gate;
static struct diag *diag;

typedef const char *find_fault(const struct punctuation *punctuation, const char *text, size_t text_length, size_t *length);

/* `wanted`: what stands from the fault on; NULL: there is none. */
static void expect(find_fault *find, const char *language, const char *text, const char *wanted)
{
    const struct punctuation punctuation = punctuation_find(gate_punctuation(gate, diag), language);
    size_t length = 0;
    const char *found = find(&punctuation, text, strlen(text), &length);
    if (!found != !wanted || (found && strcmp(found, wanted) != 0))
        fail_msg("%s, \"%s\": found \"%s\", expected \"%s\"", language, text, found ? found : "nothing", wanted ? wanted : "nothing");
    assert_true(!found || (length && length <= strlen(found)));
}

static void quotation_marks_are_those_of_the_language(void **state)
{
    (void)state;
    static const char *const good[][2] = {
        {"en", "the “word” of it"}, {"nl", "het “woord”"}, {"nl", "het „woord”"}, {"nl", "’t ‘woord’ van Anna’s"},
        {"de", "das „Wort“"}, {"de", "das »Wort«"}, {"de-AT", "das „Wort“"}, {"de-CH", "das «Wort»"},
        {"fr", "le « mot » et le “mot”"}, {"fr", "le « mot “dans” un mot »"}, {"cs", "„slovo“"}, {"sv", "”ord” och »ord»"},
        {"fi", "”sana”"}, {"da", "”ord” og »ord«"}, {"hu", "„szó és »szó«”"}, {"pl", "„słowo «słowo»”"}, {"uk", "«слово»"},
        {"sr-Cyrl", "„реч” и „реч“"}, {"en", "a 19\" screen and a 5” pipe"}, {"xx", "any ”word« at \"all"}, {"en", ""},
        {"en", "a “word that goes on"}, {"en", "a ‘word’, a “word ‘in’ it”"}, {"en", "the students’ and Anna’s rock ‘n’ roll of the ‘90s"},
        {"nl", "‘s avonds foto’s, ‘t huis"}, {"nl", "een ‚woord’ en ‘woorden’"}, {"de", "‚Wort‘, ›Wort‹, geht’s"}, {"cs", "‚slovo‘"},
        {"sv", "’ord’"}, {"fr", "l’‘usage’ d’un mot ‘long’"}, {"de", "Rock ‘n’ Roll, ‘ne Probe"}, {"de", "‘Wort\nWort’"}, {"nb", "«ord»"}, {"el", "«λέξη»"}, {"tr", "“söz”"},
    };
    static const char *const bad[][3] = {
        {"en", "the „word“", "„word“"}, {"en", "the \"word\"", "\"word\""}, {"en", "the ”word”", "”word”"},
        {"de", "das „Wort”", "”"}, {"de", "das “Wort”", "“Wort”"}, {"de-CH", "das »Wort«", "»Wort«"},
        {"cs", "“slovo”", "“slovo”"}, {"sv", "“ord”", "“ord”"}, {"fr", "le „mot“", "„mot“"}, {"hu", "„szó“", "“"},
        {"bg", "\"дума\"", "\"дума\""}, {"is", "“orð”", "“orð”"}, {"es", "la »palabra«", "»palabra«"},
        {"de", "das ‘Wort’, ja", "‘Wort’, ja"}, {"cs", "‘slovo’", "‘slovo’"}, {"en", "the (‚word‘)", "‚word‘)"}, {"nl", "een ‚woord‘", "‚woord‘"},
        {"sv", "ett ‘ord’ och", "‘ord’ och"}, {"is", "‘orð’", "‘orð’"}, {"en", "“a ‚word’”", "‚word’”"},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect(quote_at_fault, good[i][0], good[i][1], NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect(quote_at_fault, bad[i][0], bad[i][1], bad[i][2]);
}

static void french_signs_have_their_space(void **state)
{
    (void)state;
    static const char *const good[] = {
        "un mot ; un autre", "un mot\u00A0: un autre", "quoi\u202F?", "« mot »", "«\u00A0mot\u00A0», mot", "de 10:30 à 11:00",
        "un rapport 1:2", "https://www.europass.eu", "voir https://europass.eu/?a=1;b", "voir www.europass.eu: un", "ISO 9001:2015",
        "(?)", "quoi ?!", "quoi… ?", "quoi…?", "a@b.fr; c@d.fr", "mot\n: mot", "",
    };
    static const char *const bad[][2] = {
        {"un mot; un autre", "; un autre"}, {"un mot: un autre", ": un autre"}, {"quoi?", "?"}, {"Oui! Non !", "! Non !"},
        {"«mot »", "«mot »"}, {"« mot», mot", "», mot"}, {"(mot: a)", ": a)"}, {"« mot »; mot", "; mot"}, {"en 2015: oui", ": oui"},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect(sign_without_space, "fr", good[i], NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect(sign_without_space, "fr-BE", bad[i][0], bad[i][1]);
    expect(sign_without_space, "fr-CA", "quoi? mot; mot", NULL); /* there only before a colon */
    expect(sign_without_space, "fr-CA", "mot: mot", ": mot");
    expect(sign_without_space, "nl", "woord: woord; wat?", NULL);
    expect(sign_without_space, "xx", "mot: mot", NULL);
}

/* Time that grows with the square of the text would not end. */
static void long_texts_take_bounded_time(void **state)
{
    (void)state;
    static const char *const parts[] = {"“", "«", "» ", "a;", "a: ", "\"", "/", "www.", "„a“ ", "‘", " ‘aaa", " ‘aaa’ "};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buffer text = {0};
        while (text.length < 1000000)
            buffer_string(&text, parts[i]);
        const struct punctuation punctuation = punctuation_find(gate_punctuation(gate, diag), "fr");
        const struct punctuation dutch = punctuation_find(gate_punctuation(gate, diag), "nl");
        size_t length;
        (void)quote_at_fault(&punctuation, (const char *)text.bytes, text.length, &length);
        (void)quote_at_fault(&dutch, (const char *)text.bytes, text.length, &length);
        (void)sign_without_space(&punctuation, (const char *)text.bytes, text.length, &length);
        buffer_finish(&text);
    }
}

static void a_list_that_is_damaged_judges_nothing_wrong(void **state)
{
    (void)state;
    static const char *const lists[] = {"", "en", "en;", "en;“", "en;“…", "en;;", "en;…;: ", "en; ; ", "\n\n;;"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct punctuation punctuation = punctuation_find(lists[i], "en-GB");
        size_t length;
        (void)quote_at_fault(&punctuation, "a “word” « »", 16, &length);
        (void)sign_without_space(&punctuation, "a: b", 4, &length);
    }
}

static void a_list_that_cannot_be_read_is_told_once(void **state)
{
    (void)state;
    struct gate *other = gate_create("layouts/no-such-folder");
    struct diag *told = diag_create();
    assert_string_equal(gate_punctuation(other, told), "");
    assert_string_equal(gate_punctuation(other, told), "");
    assert_int_equal(diag_errors(told), 1);
    diag_destroy(told);
    gate_destroy(other);
}

static int open_gate(void **state)
{
    (void)state;
    gate = gate_create("layouts");
    diag = diag_create();
    return 0;
}

static int close_gate(void **state)
{
    (void)state;
    gate_destroy(gate);
    diag_destroy(diag);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotation_marks_are_those_of_the_language),
        cmocka_unit_test(french_signs_have_their_space),
        cmocka_unit_test(long_texts_take_bounded_time),
        cmocka_unit_test(a_list_that_is_damaged_judges_nothing_wrong),
        cmocka_unit_test(a_list_that_cannot_be_read_is_told_once),
    };
    return cmocka_run_group_tests(tests, open_gate, close_gate);
}
