/* Text that a wrong encoding spoilt, and what only looks like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "base/unicode_encoding.h"
#include "gate/spoilt.h"

static void expect_meant(const char *text, const char *word, const char *meant)
{
    struct spoilt spoilt;
    if (!spoilt_find(text, &spoilt))
        fail_msg("\"%s\" passes", text);
    if (strlen(word) != (size_t)(spoilt.end - spoilt.start) || strncmp(spoilt.start, word, strlen(word)) != 0 ||
        strcmp(spoilt.meant, meant) != 0)
        fail_msg("\"%s\": \"%.*s\" means \"%s\"", text, (int)(spoilt.end - spoilt.start), spoilt.start, spoilt.meant);
}

static void expect_passes(const char *text)
{
    struct spoilt spoilt;
    if (spoilt_find(text, &spoilt))
        fail_msg("\"%s\": \"%.*s\" means \"%s\"", text, (int)(spoilt.end - spoilt.start), spoilt.start, spoilt.meant);
}

static void utf8_read_as_something_else_is_found(void **state)
{
    static const struct {
        const char *text, *word, *meant;
    } cases[] = {
        {"Ã˜yvind Berg", "Ã˜yvind", "Øyvind"},
        {"Ãˆve", "Ãˆve", "Ève"},
        {"Å»aneta Oâ€™Brien", "Å»aneta", "Żaneta"},
        {"Anna Oâ€™Brien", "Oâ€™Brien", "O’Brien"},
        {"Zoë JanÃ©", "JanÃ©", "Jané"},
        {"WaÅ‚Ä™sa", "WaÅ‚Ä™sa", "Wałęsa"},
        {"DÄ…browski", "DÄ…browski", "Dąbrowski"},
        {"Ã–mer Ã‡elik", "Ã–mer", "Ömer"},
        {"Ã–ZTÃœRK", "Ã–ZTÃœRK", "ÖZTÜRK"},
        {"SÃ–REN", "SÃ–REN", "SÖREN"},
        {"BIRUTÄ– PETRAITIENÄ–", "BIRUTÄ–", "BIRUTĖ"},
        {"MARÃ\xC2\x8D" "A", "MARÃ\xC2\x8D" "A", "MARÍA"}, /* a byte that Windows-1252 has no letter for */
        {"Ĺ»aneta KrĂłl", "Ĺ»aneta", "Żaneta"},              /* Windows-1250 */
        {"KrĂłl", "KrĂłl", "Król"},
        {"РџРµС‚СЂ", "РџРµС‚СЂ", "Петр"},                          /* Windows-1251 */
        {"MГјller", "MГјller", "Müller"},
        {"Ξ™Ο‰Ξ¬Ξ½Ξ½Ξ±", "Ξ™Ο‰Ξ¬Ξ½Ξ½Ξ±", "Ιωάννα"},                  /* Windows-1253 */
        {"M√ºller", "M√ºller", "Müller"},                      /* Mac Roman */
        {"Fran├ºois", "Fran├ºois", "François"},                /* DOS 850 */
        {"ÃƒÂ©tÃƒÂ©", "ÃƒÂ©tÃƒÂ©", "été"},                           /* twice */
        {"ã˜yvind", "ã˜yvind", "Øyvind"},                      /* then in small letters */
        {"et voilÃ", "voilÃ", "voilà"},                        /* its end is a space that was cut */
        {"5 Â°C of â‚¬ 10", "Â°C", "°C"},
        {"de â‚¬10", "â‚¬10", "€10"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_meant(cases[i].text, cases[i].word, cases[i].meant);
}

/* Every name in every encoding that has all its letters' bytes. */
static void every_encoding_is_undone(void **state)
{
    static const char *const names[] = {"Żółkiewska", "Øyvind", "Přemysl", "Győző", "Ioniță", "Đorđe", "Müller", "Zoë",
                                        "Петров", "Γιώργος", "Ağaoğlu", "Kęstutis", "Ķikuts"};
    (void)state;
    for (int encoding = 0; encoding < UNICODE_ENCODINGS; encoding++) {
        uint32_t letters[UNICODE_ENCODING_BYTES];
        assert_true(unicode_encoding_letters(encoding, letters));
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            char text[128];
            size_t length = 0;
            bool whole = true;
            for (const char *at = names[i]; *at; at++) {
                unsigned char byte = (unsigned char)*at;
                uint32_t letter = byte < 0x80 ? byte : letters[byte - 0x80] ? letters[byte - 0x80] : byte;
                whole &= byte < 0x80 || byte < 0xA0 || letters[byte - 0x80];
                length += utf8_put(letter, text + length);
            }
            text[length] = '\0';
            struct spoilt spoilt;
            if (whole && !spoilt_find(text, &spoilt))
                fail_msg("%s as %s: \"%s\" passes", names[i], unicode_encoding_name(encoding), text);
        }
    }
}

static void what_people_mean_passes(void **state)
{
    static const char *const texts[] = {
        "Å", "Å i Lofoten", "Ângela", "São João", "Ãlvares", "Þórdís Ægisdóttir", "Đuro Đurić", "Nguyễn Thị Hương",
        "Ștefan Țăranu", "Γεώργιος Παπαδόπουλος", "ΒΆΡΒΑΡΑ", "Екатерина Щерева", "ПЁТР ТИХА ЦА", "O’Súilleabháin",
        "ÂNGELA JOÃO IRMÃ", "1ª", "nº 1", "5 °C", "10 £", "£5", "m² en m³", "½ jaar", "§ 3", "«Å»", "»PÅ«", "„SÅ“", "“Å”",
        "KYLÄ–OULU", "HELSINKI–JYVÄSKYLÄ–OULU", "KYLÄ’S", "ZOË’S", "“ANDRÉ”", "Å…", "PÅ\xC2\xA0GÅRDEN", "« À »", "10 €–20 €",
        "Friðþjófur", "ORĂŞANU", "ČŽ", "", "Zoë", "\xC2\xA0", "é", "Ã",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_passes(texts[i]);
}

static void all_letters_of_names_pass(void **state)
{
    FILE *file = fopen("tests/data/din-91379.txt", "r");
    char line[512], word[1200];
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        char *letter = strrchr(line, ';');
        expect_passes(line);
        snprintf(word, sizeof word, "Vel%ska", letter + 2);
        expect_passes(word);
        snprintf(word, sizeof word, "%ska-Ma%sra", letter + 2, letter + 2);
        expect_passes(word);
    }
    fclose(file);
}

static void long_words_are_judged_too(void **state)
{
    char text[4096] = "";
    struct spoilt spoilt;
    (void)state;
    for (int i = 0; i < 400; i++)
        strcat(text, "Ã©");
    assert_true(spoilt_find(text, &spoilt));
    assert_int_equal(strlen(spoilt.meant), SPOILT_LETTERS); /* half as many letters, of two bytes each */
    assert_false(spoilt_find("\xC3", &spoilt));
    assert_false(spoilt_find("a\xE2\x82", &spoilt));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_read_as_something_else_is_found), cmocka_unit_test(every_encoding_is_undone),
        cmocka_unit_test(what_people_mean_passes),              cmocka_unit_test(all_letters_of_names_pass),
        cmocka_unit_test(long_words_are_judged_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
