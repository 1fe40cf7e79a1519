/* Texts that are not in their language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "gate/language.h"

static void words_are_counted(void **state)
{
    (void)state;
    assert_int_equal(count_words(""), 0);
    assert_int_equal(count_words(" 1. – * A ( ) "), 0);
    assert_int_equal(count_words("NLQF – EQF – ISCED"), 0);
    assert_int_equal(count_words("http://www.europass.cedefop.europa.eu/ www.s-bb.nl info@s-bb.nl"), 0);
    assert_int_equal(count_words("Vlag van  België\n"), 3);
    assert_int_equal(count_words("(Ελλάδα)"), 1);
}

static void scripts_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
        bool foreign;
    } cases[] = {
        {"el", "Title of the certificate", true},
        {"el", "Τίτλος του πιστοποιητικού", false},
        {"el", "Επίπεδο NLQF – EQF – ISCED", false},
        {"el", "NLQF – EQF – ISCED", false},
        {"el", "Europass", false},
        {"bg", "Наименование на удостоверението (Europass)", false},
        {"bg", "Certificate supplement", true},
        {"nl", "Наименование на удостоверението", true},
        {"nl", "Titel „Ελλάδα“ van het certificaat", false},
        {"pl", "Źdźbło żółć ęąśł", false},
        {"vi", "Наименование на удостоверението", false},
        {"sr", "Certificate supplement", false},
        {"sr-Cyrl", "Certificate supplement", true},
        {"sr-Latn", "Додатак сертификату", true},
        {"sr-Latn", "Dodatak sertifikatu", false},
        {"de-AT", "Наименование на удостоверението", true},
        {"bg", "Повече на: http://www.europass.cedefop.europa.eu/documents/certificate", false},
        {"bg", "More at: http://www.europass.cedefop.europa.eu/", true},
        {"ka", "Certificate supplement", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_in_another_script(cases[i].text, script_of_language(cases[i].language)) != cases[i].foreign)
            fail_msg("%s: %s", cases[i].language, cases[i].text);
}

static void copies_are_told(void **state)
{
    (void)state;
    assert_true(is_untranslated("Title of the certificate", "sv", "\n Title of  the certificate", "en"));
    assert_true(is_untranslated("Awarding body", "nl", "Awarding body", "en"));
    assert_false(is_untranslated("Diploma", "nl", "Diploma", "en"));
    assert_false(is_untranslated("Titel van het diploma", "nl", "Titel van het diploma.", "nl-BE"));
    assert_false(is_untranslated("Titel van het diploma", "nl", "Titel van het diploma", "nl-BE"));
    assert_false(is_untranslated("Bosna a Hercegovina", "cs", "Bosna a Hercegovina", "sk"));
    assert_true(is_untranslated("Toto vysvetlenie nemá žiadnu právnu hodnotu", "cs", "Toto vysvetlenie nemá žiadnu právnu hodnotu", "sk"));
    assert_false(is_untranslated("NLQF EQF", "nl", "NLQF EQF", "en"));
    assert_false(is_untranslated("Awardingbody", "nl", "Awarding body", "en"));
}

static void small_words_speak(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *instead;
    } cases[] = {
        {"sv", "Title and level of the certificate", "en"},
        {"sv", "Titel och nivå på certifikatet", NULL},
        {"nl", "Naam van de National Reference Point of the Netherlands", NULL},
        {"nl", "Bezeichnung und Status der ausstellenden Stelle, die das Zeugnis vergibt", "de"},
        {"nl", "Toegang tot vervolgopleidingen/beroepen", NULL},
        {"de", "Naam en rechtspositie van de instelling", "nl"},
        {"xx", "Title and level of the certificate", NULL},
        {"en", "", NULL},
    };
    struct buffer text = {0};
    struct diag *diag = diag_create();
    struct arena *arena = arena_create();
    assert_true(file_read("layouts/small-words.csv", 100000, (struct place){0}, &text, diag));
    const struct small_words *words = small_words_read((const char *)text.bytes, text.length, arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *instead = language_instead(words, cases[i].text, cases[i].language);
        if (!instead != !cases[i].instead || (instead && strcmp(instead, cases[i].instead) != 0))
            fail_msg("%s: %s: %s", cases[i].language, cases[i].text, instead ? instead : "its own");
    }
    assert_null(small_words_read("# nothing\n", 10, arena));
    arena_destroy(arena);
    diag_destroy(diag);
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_counted),
        cmocka_unit_test(scripts_are_told),
        cmocka_unit_test(copies_are_told),
        cmocka_unit_test(small_words_speak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
