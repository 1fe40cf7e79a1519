#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
#include "typeset/hyphenate.h"
#include "typeset/patterns_file.h"

#include <fcntl.h>
#include <hyphen.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SHIPPED "layouts/hyphenation"

/* The word with its hyphens written in, in a buffer that the next call reuses. */
static const char *divide(struct hyphenation *hyphenation, const char *language, const char *word)
{
    static char divided[2 * HYPHENATION_LONGEST];
    const struct hyphens *hyphens = hyphenation_find(hyphenation, language, word, strlen(word));
    size_t length = 0, next = 0;
    for (size_t i = 0; word[i] && length + 2 < sizeof divided; i++) {
        if (next < hyphens->count && hyphens->list[next].offset == i) {
            divided[length++] = '-';
            next++;
        }
        divided[length++] = word[i];
    }
    divided[length] = '\0';
    assert_int_equal(next, hyphens->count);
    return divided;
}

/* ------------------------------------------------------------------------------------------------ files of a test */

struct folder {
    char path[64];
    char dic[96], bin[96];   /* of the language `xx` */
};

static void open_folder(struct folder *folder)
{
    strcpy(folder->path, "/tmp/hyphenation-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->dic, sizeof folder->dic, "%s/xx.dic", folder->path);
    snprintf(folder->bin, sizeof folder->bin, "%s/xx.bin", folder->path);
}

static void close_folder(struct folder *folder)
{
    unlink(folder->dic);
    unlink(folder->bin);
    rmdir(folder->path);
}

static void write_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void write_text(const char *path, const char *text)
{
    write_file(path, text, strlen(text));
}

static void compile_text(const struct folder *folder, const char *text, struct buffer *out)
{
    write_text(folder->dic, text);
    buffer_clear(out);
    assert_true(patterns_compile(folder->dic, text, strlen(text), out));
}

/* The word as the folder's language `xx` divides it. */
static void assert_divided(const struct folder *folder, const char *word, const char *wanted)
{
    struct hyphenation *hyphenation = hyphenation_create(NULL, folder->path, folder->path, false);
    assert_string_equal(divide(hyphenation, "xx", word), wanted);
    hyphenation_destroy(hyphenation);
}

/* The same where the compiled file is known to be made of the other; ages in seconds. */
static void assert_divided_paired(const struct folder *folder, int dic_age, int bin_age, const char *word,
                                  const char *wanted)
{
    const struct timespec now = {.tv_sec = time(NULL)};
    const struct timespec dic[] = {now, {.tv_sec = now.tv_sec - dic_age}}, bin[] = {now, {.tv_sec = now.tv_sec - bin_age}};
    assert_int_equal(utimensat(AT_FDCWD, folder->dic, dic, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, folder->bin, bin, 0), 0);
    struct hyphenation *hyphenation = hyphenation_create(NULL, folder->path, folder->path, true);
    assert_string_equal(divide(hyphenation, "xx", word), wanted);
    hyphenation_destroy(hyphenation);
}

/* ------------------------------------------------------------------------------------------------ words */

static void well_known_words_are_divided_right(void **state)
{
    (void)state;
    static const char *const words[][3] = {
        {"nl", "kwalificatiedossier", "kwa-li-fi-ca-tie-dos-sier"},
        {"nl", "beroepsonderwijs", "beroeps-on-der-wijs"},
        {"nl", "beoordelingsscore", "beoor-de-lings-score"},
        {"nl", "beroepspraktijkvorming", "beroeps-prak-tijk-vor-ming"},
        {"nl", "coördinatie", "coör-di-na-tie"}, /* not co-ör-: the diaeresis would go */
        {"nl", "commerciële", "com-mer-ciële"},
        {"de", "berufsausbildung", "berufs-aus-bil-dung"},
        {"de", "prüfungsordnung", "prü-fungs-ord-nung"},
        {"de", "donaudampfschifffahrtsgesellschaft", "donau-dampf-schiff-fahrts-ge-sell-schaft"},
        {"de", "straße", "straße"},
        {"de", "selbstständigkeit", "selbst-stän-dig-keit"},
        {"en", "university", "uni-ver-sity"},
        {"en", "education", "edu-ca-tion"},
        {"en", "supplement", "sup-ple-ment"},
        {"en", "however", "how-ever"},
        {"en", "throughout", "through-out"},
    };
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(divide(hyphenation, words[i][0], words[i][1]), words[i][2]);
    hyphenation_destroy(hyphenation);
}

/* As libhyphen divides the word, with the least numbers of letters that hyphenate.h promises. */
static const char *divide_directly(HyphenDict *dictionary, const char *word)
{
    static char divided[2 * HYPHENATION_LONGEST];
    char points[HYPHENATION_LONGEST + 5];
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    size_t length = 0;
    hnj_hyphen_hyphenate3(dictionary, word, (int)strlen(word), points, NULL, &replacements, &positions, &cuts, 3, 3, 0, 0);
    assert_null(replacements);
    for (size_t i = 0, character = 0; word[i]; i++) {
        divided[length++] = word[i];
        if ((word[i + 1] & 0xC0) == 0x80)
            continue;
        if (points[character++] % 2 && word[i + 1])
            divided[length++] = '-';
    }
    divided[length] = '\0';
    return divided;
}

/* The letters of each pattern, alone and behind those of the one before: thousands of words that patterns match. */
static size_t compare_with_libhyphen(struct hyphenation *hyphenation, const char *language)
{
    char path[64], line[128], word[300] = "", before[128] = "";
    size_t count = 0;
    snprintf(path, sizeof path, SHIPPED "/%s.dic", language);
    HyphenDict *dictionary = hnj_hyphen_load(path);
    FILE *file = fopen(path, "r");
    assert_true(dictionary && file);
    while (fgets(line, sizeof line, file)) {
        char letters[128];
        size_t length = 0;
        for (const char *at = line; *at && *at != '\n'; at++)
            if (!strchr("0123456789.-'", *at))
                letters[length++] = *at;
        letters[length] = '\0';
        if (*line == '%' || strstr(line, "MIN") || strstr(line, "UTF") || strstr(line, "\xE2\x80\x99"))
            continue;
        for (int joined = 0; joined < 2; joined++) {
            snprintf(word, sizeof word, "%s%s", joined ? before : "", letters);
            if (strlen(word) < 2)
                continue;
            count++;
            assert_string_equal(divide(hyphenation, language, word), divide_directly(dictionary, word));
        }
        strcpy(before, letters);
    }
    fclose(file);
    hnj_hyphen_free(dictionary);
    return count;
}

static void words_are_divided_as_libhyphen_does(void **state)
{
    (void)state;
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    assert_true(compare_with_libhyphen(hyphenation, "nl") > 20000);
    assert_true(compare_with_libhyphen(hyphenation, "de") > 20000);
    assert_true(compare_with_libhyphen(hyphenation, "en") > 20000);
    assert_true(compare_with_libhyphen(hyphenation, "el") > 500); /* letters of two bytes */
    assert_true(compare_with_libhyphen(hyphenation, "sr") > 6000);
    hyphenation_destroy(hyphenation);
}

static void three_letters_stand_before_a_hyphen_and_behind(void **state)
{
    (void)state;
    struct folder folder;
    open_folder(&folder);
    write_text(folder.dic, "UTF-8\n1a\n1e\n");
    assert_divided(&folder, "xaxxaxxaxx", "xaxx-axx-axx");
    assert_divided(&folder, "éaéeéé", "éaé-eéé");
    assert_divided(&folder, "xxxaxx", "xxx-axx");
    assert_divided(&folder, "xxaxx", "xxaxx");
    assert_divided(&folder, "xxxax", "xxxax");
    write_text(folder.dic, "UTF-8\nLEFTHYPHENMIN 4\nRIGHTHYPHENMIN 5\n1a\n1e\n");
    assert_divided(&folder, "xxaxxaxxaxxaxx", "xxaxx-axx-axxaxx");
    write_text(folder.dic, "UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n1a\n1e\n");
    assert_divided(&folder, "xaxxax", "xaxxax");
    close_folder(&folder);
}

static void no_hyphen_parts_a_letter_from_its_mark(void **state)
{
    (void)state;
    struct folder folder;
    open_folder(&folder);
    write_text(folder.dic, "UTF-8\na1\nb1\n");
    assert_divided(&folder, "xxbxxxa\xCC\x81xxx", "xxb-xxxa\xCC\x81xxx");
    close_folder(&folder);
}

static void hyphens_that_change_letters_are_left_out(void **state)
{
    (void)state;
    struct folder folder;
    open_folder(&folder);
    write_text(folder.dic, "UTF-8\nx1y\nf1f/ff=f,1,2\n");
    assert_divided(&folder, "schiffaxyart", "schiffax-yart");
    close_folder(&folder);
}

static void compounds_are_divided_at_their_seams_first(void **state)
{
    (void)state;
    static const char text[] = "UTF-8\nCOMPOUNDLEFTHYPHENMIN 3\nCOMPOUNDRIGHTHYPHENMIN 4\nx1s\nNEXTLEVEL\na1\n";
    static const char *const words[] = {"baabaxsabaabaabaabaxsabaa", "bababaxsbbabbb", "xsxsxsxs", "bababababa", "abxsba",
                                        "baaxsbabbbb", "bbaaxsabb"};
    struct folder folder;
    open_folder(&folder);
    write_text(folder.dic, text);
    HyphenDict *dictionary = hnj_hyphen_load(folder.dic);
    assert_non_null(dictionary);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_divided(&folder, words[i], divide_directly(dictionary, words[i]));
    hnj_hyphen_free(dictionary);
    close_folder(&folder);
}

static void a_first_level_without_patterns_is_passed_over(void **state)
{
    (void)state;
    struct folder folder;
    open_folder(&folder);
    write_text(folder.dic, "UTF-8\nLEFTHYPHENMIN 2\nNEXTLEVEL\nx1y\n");
    assert_divided(&folder, "xxxyyy", "xxx-yyy");
    write_text(folder.dic, "UTF-8\nNEXTLEVEL\n");
    struct hyphenation *hyphenation = hyphenation_create(NULL, folder.path, folder.path, false);
    assert_int_equal(hyphenation_state(hyphenation, "xx"), HYPHENATION_INVALID);
    hyphenation_destroy(hyphenation);
    close_folder(&folder);
}

static void a_long_word_is_left_alone(void **state)
{
    (void)state;
    char word[HYPHENATION_LONGEST + 2];
    memset(word, 'a', sizeof word);
    for (size_t i = 1; i < sizeof word; i += 2)
        word[i] = 'b';
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    assert_int_equal(hyphenation_find(hyphenation, "nl", word, HYPHENATION_LONGEST + 1)->count, 0);
    assert_true(hyphenation_find(hyphenation, "nl", word, HYPHENATION_LONGEST)->count > 10);
    assert_int_equal(hyphenation_find(hyphenation, "nl", word, 0)->count, 0);
    hyphenation_destroy(hyphenation);
}

static void a_word_is_looked_up_once(void **state)
{
    (void)state;
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    const struct hyphens *first = hyphenation_find(hyphenation, "nl", "opleiding", 9);
    assert_ptr_equal(hyphenation_find(hyphenation, "nl", "opleiding", 9), first);
    assert_ptr_equal(hyphenation_find(hyphenation, "nl-BE", "opleiding", 9), first);
    hyphenation_forget(hyphenation);
    assert_string_equal(divide(hyphenation, "nl", "opleiding"), "oplei-ding");
    hyphenation_destroy(hyphenation);
}

/* ------------------------------------------------------------------------------------------------ languages */

static void a_language_is_found_by_its_tag_or_a_shorter_one(void **state)
{
    (void)state;
    struct hyphenation *hyphenation = hyphenation_create(NULL, SHIPPED, NULL, false);
    assert_int_equal(hyphenation_state(hyphenation, "de-AT-1996"), HYPHENATION_READY);
    assert_string_equal(divide(hyphenation, "de-AT", "ausbildung"), "aus-bil-dung");
    assert_int_equal(hyphenation_state(hyphenation, "mt"), HYPHENATION_MISSING);
    assert_int_equal(hyphenation_state(hyphenation, ""), HYPHENATION_MISSING);
    assert_int_equal(hyphenation_state(hyphenation, "../hyphenation/nl"), HYPHENATION_MISSING);
    assert_int_equal(hyphenation_state(hyphenation, "a-very-long-tag-of-more-than-thirty-five-bytes"), HYPHENATION_MISSING);
    assert_string_equal(divide(hyphenation, "mt", "ausbildung"), "ausbildung");
    hyphenation_destroy(hyphenation);
    hyphenation = hyphenation_create(NULL, NULL, NULL, false);
    assert_int_equal(hyphenation_state(hyphenation, "nl"), HYPHENATION_MISSING);
    hyphenation_destroy(hyphenation);
}

static void unusable_patterns_are_told_apart_from_none(void **state)
{
    (void)state;
    static const char *const files[] = {"", "UTF-8\n", "ISO8859-1\na1b\n", "\n", "a1b\n"};
    struct folder folder;
    open_folder(&folder);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        write_text(folder.dic, files[i]);
        struct hyphenation *hyphenation = hyphenation_create(NULL, folder.path, folder.path, false);
        assert_int_equal(hyphenation_state(hyphenation, "xx"), HYPHENATION_INVALID);
        assert_string_equal(divide(hyphenation, "xx", "aaabbb"), "aaabbb");
        hyphenation_destroy(hyphenation);
    }
    assert_int_equal(unlink(folder.dic), 0);
    assert_int_equal(symlink("xx.dic", folder.dic), 0); /* it cannot be looked at */
    struct hyphenation *hyphenation = hyphenation_create(NULL, folder.path, folder.path, false);
    assert_int_equal(hyphenation_state(hyphenation, "xx"), HYPHENATION_INVALID);
    assert_int_equal(hyphenation_state(hyphenation, "yy"), HYPHENATION_MISSING);
    hyphenation_destroy(hyphenation);
    close_folder(&folder);
}

/* ------------------------------------------------------------------------------------------------ compiled files */

static const char few[] = "UTF-8\n1ba\n1be\n.xa4\n2xx\né1\nNEXTLEVEL\na1b\nxx1\n";

static void the_compiled_file_is_used_if_it_is_of_this_very_source(void **state)
{
    (void)state;
    struct folder folder;
    struct buffer compiled;
    open_folder(&folder);
    buffer_init(&compiled);
    compile_text(&folder, "UTF-8\nx1y\n", &compiled);
    struct pattern_file_header own, other;
    memcpy(&own, compiled.bytes, sizeof own);

    /* Patterns that divide elsewhere, under the name of this source: what they say shows that they were used. */
    struct buffer swapped;
    buffer_init(&swapped);
    compile_text(&folder, "UTF-8\ny1z\n", &swapped);
    memcpy(&other, swapped.bytes, sizeof other);
    write_text(folder.dic, "UTF-8\nx1y\n");
    write_file(folder.bin, swapped.bytes, swapped.length);
    assert_divided(&folder, "xxxyzzz", "xxx-yzzz"); /* another source: stale */
    other.source_hash = own.source_hash;
    other.source_length = own.source_length;
    memcpy(swapped.bytes, &other, sizeof other);
    write_file(folder.bin, swapped.bytes, swapped.length);
    assert_divided(&folder, "xxxyzzz", "xxxy-zzz"); /* used */
    write_text(folder.dic, "UTF-8\nx3y\n");
    assert_divided(&folder, "xxxyzzz", "xxx-yzzz"); /* the source has changed, not its length: stale */

    buffer_finish(&compiled);
    buffer_finish(&swapped);
    close_folder(&folder);
}

static void of_a_pair_a_newer_compiled_file_is_believed(void **state)
{
    (void)state;
    struct folder folder;
    struct buffer compiled;
    open_folder(&folder);
    buffer_init(&compiled);
    compile_text(&folder, "UTF-8\ny1z\n", &compiled);
    write_file(folder.bin, compiled.bytes, compiled.length);
    write_text(folder.dic, "UTF-8\nx1y\n"); /* which the compiled file says nothing of */
    assert_divided_paired(&folder, 20, 10, "xxxyzzz", "xxxy-zzz");
    assert_divided_paired(&folder, 10, 20, "xxxyzzz", "xxx-yzzz"); /* changed since */
    assert_divided_paired(&folder, 10, 10, "xxxyzzz", "xxx-yzzz"); /* perhaps changed */
    write_text(folder.dic, "UTF-8\nx1y\n\n");
    assert_divided_paired(&folder, 20, 10, "xxxyzzz", "xxx-yzzz"); /* of another length */
    buffer_finish(&compiled);
    close_folder(&folder);
}

static void a_file_of_another_kind_is_not_used(void **state)
{
    (void)state;
    struct folder folder;
    struct buffer compiled;
    struct patterns patterns;
    open_folder(&folder);
    buffer_init(&compiled);
    compile_text(&folder, few, &compiled);
    assert_true(patterns_open(&patterns, compiled.bytes, compiled.length));
    for (size_t length = 0; length < compiled.length; length++)
        assert_false(patterns_open(&patterns, compiled.bytes, length));
    buffer_append(&compiled, "more", 4);
    assert_false(patterns_open(&patterns, compiled.bytes, compiled.length));
    compiled.length -= 4;
    static const size_t offsets[] = {0, offsetof(struct pattern_file_header, version),
                                     offsetof(struct pattern_file_header, byte_order),
                                     offsetof(struct pattern_file_header, level_count) + 1};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        compiled.bytes[offsets[i]] ^= 1;
        assert_false(patterns_open(&patterns, compiled.bytes, compiled.length));
        compiled.bytes[offsets[i]] ^= 1;
    }
    buffer_finish(&compiled);
    close_folder(&folder);
}

/* Each byte in turn made wrong in several ways: the result may be wrong, but nothing outside is read or written. */
static void a_damaged_file_does_no_harm(void **state)
{
    (void)state;
    struct folder folder;
    struct buffer compiled;
    open_folder(&folder);
    buffer_init(&compiled);
    compile_text(&folder, few, &compiled);
    unsigned char *copy = malloc(compiled.length); /* of its very size: the address sanitizer sees what goes beyond */
    for (size_t i = 0; i < compiled.length * 4; i++) {
        static const unsigned char wrong[] = {0x01, 0x80, 0xFF, 0x7F};
        static const char *const words[] = {"xababéxxbebababaxxxxabaé", "b", "xa", "éé"};
        struct patterns patterns;
        memcpy(copy, compiled.bytes, compiled.length);
        copy[i / 4] ^= wrong[i % 4];
        if (!patterns_open(&patterns, copy, compiled.length))
            continue;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
            unsigned char points[PATTERN_LONGEST_WORD];
            patterns_apply(&patterns, words[j], strlen(words[j]), points);
        }
    }
    free(copy);
    buffer_finish(&compiled);
    close_folder(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_known_words_are_divided_right),
        cmocka_unit_test(words_are_divided_as_libhyphen_does),
        cmocka_unit_test(three_letters_stand_before_a_hyphen_and_behind),
        cmocka_unit_test(no_hyphen_parts_a_letter_from_its_mark),
        cmocka_unit_test(hyphens_that_change_letters_are_left_out),
        cmocka_unit_test(compounds_are_divided_at_their_seams_first),
        cmocka_unit_test(a_first_level_without_patterns_is_passed_over),
        cmocka_unit_test(a_long_word_is_left_alone),
        cmocka_unit_test(a_word_is_looked_up_once),
        cmocka_unit_test(a_language_is_found_by_its_tag_or_a_shorter_one),
        cmocka_unit_test(unusable_patterns_are_told_apart_from_none),
        cmocka_unit_test(the_compiled_file_is_used_if_it_is_of_this_very_source),
        cmocka_unit_test(of_a_pair_a_newer_compiled_file_is_believed),
        cmocka_unit_test(a_file_of_another_kind_is_not_used),
        cmocka_unit_test(a_damaged_file_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
