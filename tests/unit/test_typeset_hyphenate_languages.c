/* The patterns that are shipped: each language that there are labels in, its words and its licence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "typeset/hyphenate.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#define SHIPPED "layouts/hyphenation"

static void remove_hyphens(const char *divided, char *word)
{
    for (; *divided; divided++)
        if (*divided != '-')
            *word++ = *divided;
    *word = '\0';
}

static void assert_divided(struct hyphenation *hyphenation, const char *language, const char *wanted)
{
    char word[HYPHENATION_LONGEST], divided[2 * HYPHENATION_LONGEST];
    remove_hyphens(wanted, word);
    assert_int_equal(hyphenation_state(hyphenation, language), HYPHENATION_READY);
    const struct hyphens *hyphens = hyphenation_find(hyphenation, language, word, strlen(word));
    size_t length = 0, next = 0;
    for (size_t i = 0; i <= strlen(word); i++) {
        if (next < hyphens->count && hyphens->list[next].offset == i) {
            divided[length++] = '-';
            next++;
        }
        divided[length++] = word[i];
    }
    assert_string_equal(divided, wanted);
}

static void words_of_each_language_are_divided_right(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"bg", "обра-зо-ва-ние"}, {"bg", "ква-ли-фи-ка-ция"},
        {"ca", "for-ma-ció"}, {"ca", "ense-nya-ment"},
        {"cs", "vzdě-lá-vání"}, {"cs", "kva-li-fi-kace"},
        {"da", "under-vis-ning"}, {"da", "arbejds-mar-ked"}, {"da", "erhvervs-ud-dan-nelse"},
        {"de", "berufs-aus-bil-dung"}, {"de-AT", "prü-fungs-ord-nung"},
        {"el", "εκπαί-δευση"}, {"el", "πιστο-ποι-η-τικό"},
        {"en", "edu-ca-tion"}, {"en-IE", "sup-ple-ment"},
        {"es", "for-ma-ción"}, {"es", "desa-rro-llo"},
        {"et", "kut-se-ha-ri-dus"}, {"et", "tun-nis-tus"},
        {"fi", "ammat-ti-tut-kinto"}, {"fi", "kou-lu-tus"},
        {"fr", "for-ma-tion"}, {"fr", "ensei-gne-ment"}, {"fr-BE", "appren-tis-sage"},
        {"ga", "oid-eachas"}, {"ga", "scil-eanna"},
        {"hr", "obra-zo-va-nje"}, {"hr", "kva-li-fi-ka-cija"},
        {"hu", "bizo-nyít-vány"}, {"hu", "szak-kép-zés"},
        {"is", "starfs-menntun"}, {"is", "fram-halds-skóli"},
        {"it", "for-ma-zione"}, {"it", "inse-gna-mento"},
        {"lt", "pažy-mė-ji-mas"}, {"lt", "kva-li-fi-ka-cija"},
        {"lv", "izglī-tība"}, {"lv", "aplie-cība"},
        {"mk", "обра-зо-ва-ние"}, {"mk", "прак-тика"},
        {"nb", "utdan-ning"}, {"nb", "yrkes-opp-læ-ring"}, {"nb", "til-leggs-opp-lys-nin-ger"},
        {"nl", "beroeps-on-der-wijs"}, {"nl-BE", "oplei-ding"},
        {"pl", "wykształ-ce-nie"}, {"pl", "świa-dec-two"},
        {"pt", "for-ma-ção"}, {"pt", "apren-di-za-gem"},
        {"ro", "for-mare"}, {"ro", "învă-țământ"},
        {"sk", "vzde-lá-va-nie"}, {"sk", "osved-če-nie"},
        {"sl", "izo-bra-že-va-nje"}, {"sl", "spri-če-valo"},
        {"sq", "kua-li-fi-kim"}, {"sq", "shko-lla"},
        {"sr", "обра-зо-вање"}, {"sr-Cyrl", "све-до-чан-ство"},
        {"sr-Latn", "obra-zo-va-nje"}, {"sr-Latn-ME", "sve-do-čan-stvo"},
        {"sv", "yrkes-ut-bild-ning"}, {"sv-FI", "arbets-plats"},
        {"tr", "eği-tim"}, {"tr", "bel-ge-len-dirme"},
        {"uk", "ква-лі-фі-ка-ція"}, {"uk", "про-фе-сій-ний"},
    };
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_divided(hyphenation, words[i][0], words[i][1]);
    hyphenation_destroy(hyphenation);
}

/* Asz-szony, col-legi: what is read back must be what was written, so that these stay whole. */
static void letters_that_a_hyphen_would_change_stay_together(void **state)
{
    (void)state;
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    assert_divided(hyphenation, "hu", "asszony");
    assert_divided(hyphenation, "hu", "asszo-nyok");
    assert_divided(hyphenation, "nl", "coör-di-na-tie");
    hyphenation_destroy(hyphenation);
}

static bool has_licence(const char *language)
{
    char path[128];
    snprintf(path, sizeof path, SHIPPED "/COPYING-%s", language);
    return access(path, R_OK) == 0;
}

/* The names of the files in the folder that end so, without the ending; the number of them. */
static size_t list_names(const char *folder, const char *ending, char names[][16], size_t most)
{
    size_t count = 0;
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory));) {
        size_t length = strlen(entry->d_name), tail = strlen(ending);
        if (length <= tail || strcmp(entry->d_name + length - tail, ending) != 0)
            continue;
        assert_true(count < most && length - tail < 16);
        memcpy(names[count], entry->d_name, length - tail);
        names[count++][length - tail] = '\0';
    }
    closedir(directory);
    return count;
}

enum { MOST_LANGUAGES = 100 };

static void each_language_with_labels_has_patterns_but_maltese(void **state)
{
    (void)state;
    char names[MOST_LANGUAGES][16];
    size_t count = list_names("layouts/labels", ".xml", names, MOST_LANGUAGES);
    assert_true(count >= 32);
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    for (size_t i = 0; i < count; i++) {
        bool maltese = strcmp(names[i], "mt") == 0;
        if (hyphenation_state(hyphenation, names[i]) != (maltese ? HYPHENATION_MISSING : HYPHENATION_READY))
            fail_msg("%s", names[i]);
    }
    hyphenation_destroy(hyphenation);
}

static void each_file_of_patterns_has_its_licence(void **state)
{
    (void)state;
    char names[MOST_LANGUAGES][16];
    size_t count = list_names(SHIPPED, ".dic", names, MOST_LANGUAGES);
    assert_true(count >= 32);
    for (size_t i = 0; i < count; i++)
        if (!has_licence(names[i]))
            fail_msg("%s", names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_each_language_are_divided_right),
        cmocka_unit_test(letters_that_a_hyphen_would_change_stay_together),
        cmocka_unit_test(each_language_with_labels_has_patterns_but_maltese),
        cmocka_unit_test(each_file_of_patterns_has_its_licence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
