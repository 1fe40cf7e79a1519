/* Catalogues as msgfmt writes them, and broken ones; what the environment asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/say.h"

/* ------------------------------------------------------------------------------------------------ catalogues */

struct text {
    const char *text;
    size_t length;
};
#define TEXT(words) {words, sizeof(words) - 1}

/* Sorted, each with its translation. */
static const struct text dutch[][2] = {
    {TEXT(""), TEXT("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n")},
    {TEXT("%zu error\0%zu errors"), TEXT("%zu fout\0%zu fouten")},
    {TEXT("a text is empty"), TEXT("een tekst is leeg")},
    {TEXT("an empty one"), TEXT("")},
    {TEXT("warning"), TEXT("waarschuwing")},
};
static const struct text french[][2] = {
    {TEXT(""), TEXT("Plural-Forms: nplurals=2; plural=(n > 1);\n")},
    {TEXT("%zu error\0%zu errors"), TEXT("%zu erreur\0%zu erreurs")},
};

static void put_number(struct buffer *out, size_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        buffer_byte(out, (unsigned char)(number >> shift));
}

static void make_catalogue(const struct text texts[][2], size_t count, struct buffer *out)
{
    const size_t numbers[] = {0x950412de, 0, count, 28, 28 + 8 * count, 0, 0};
    size_t at = 28 + 16 * count;
    for (size_t i = 0; i < 7; i++)
        put_number(out, numbers[i]);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < count; i++) {
            put_number(out, texts[i][side].length);
            put_number(out, at);
            at += texts[i][side].length + 1;
        }
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < count; i++)
            buffer_append(out, texts[i][side].text, texts[i][side].length + 1);
}

struct folder {
    char path[64];
    struct buffer nl;
};

static void put_file(const struct folder *folder, const char *language, const struct buffer *bytes)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder->path, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", folder->path, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/supplement.mo", folder->path, language);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->bytes, 1, bytes->length, file), bytes->length);
    fclose(file);
}

static int open_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    struct buffer fr = {0};
    strcpy(folder->path, "/tmp/supplement-say-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    make_catalogue(dutch, sizeof dutch / sizeof *dutch, &folder->nl);
    make_catalogue(french, sizeof french / sizeof *french, &fr);
    put_file(folder, "nl", &folder->nl);
    put_file(folder, "fr", &fr);
    buffer_finish(&fr);
    *state = folder;
    return 0;
}

static int close_folder(void **state)
{
    struct folder *folder = *state;
    char path[128];
    const char *const languages[] = {"nl", "fr"}, *const parts[] = {"/LC_MESSAGES/supplement.mo", "/LC_MESSAGES", ""};
    say_as(NULL);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++) {
            snprintf(path, sizeof path, "%s/%s%s", folder->path, languages[i], parts[j]);
            remove(path);
        }
    rmdir(folder->path);
    buffer_finish(&folder->nl);
    free(folder);
    return 0;
}

/* ------------------------------------------------------------------------------------------------ saying */

static void a_thread_may_speak_another_language(void **state)
{
    struct folder *folder = *state;
    say_in(folder->path, "nl");
    const struct catalogue *dutch_one = say_keep();
    say_in(folder->path, "en");
    const struct catalogue *english = say_keep();
    assert_string_equal(say("warning"), "warning");
    assert_null(say_here(dutch_one));
    assert_string_equal(say("warning"), "waarschuwing");
    assert_string_equal(say_count(2, "%zu error", "%zu errors"), "%zu fouten");
    say_in(folder->path, "nl");
    assert_ptr_equal(say_here(english), dutch_one);
    assert_string_equal(say("warning"), "warning");
    assert_string_equal(say_count(2, "%zu error", "%zu errors"), "%zu errors");
    assert_ptr_equal(say_here(NULL), english);
    assert_string_equal(say("warning"), "waarschuwing"); /* as the process */
    say_in(folder->path, "fr");
    (void)say_here(dutch_one);
    assert_string_equal(say("warning"), "waarschuwing"); /* it stays open */
    (void)say_here(NULL);
}

static void english_is_said_as_it_stands(void **state)
{
    const struct folder *folder = *state;
    say_in(folder->path, "nl");
    say_in(folder->path, NULL);
    assert_string_equal(say("a text is empty"), "a text is empty");
    assert_string_equal(say_count(1, "%zu error", "%zu errors"), "%zu error");
    assert_string_equal(say_count(0, "%zu error", "%zu errors"), "%zu errors");
    assert_null(say_spoken());
}

static void what_the_catalogue_has_is_translated(void **state)
{
    const struct folder *folder = *state;
    say_in(folder->path, "nl");
    assert_string_equal(say("a text is empty"), "een tekst is leeg");
    assert_string_equal(say("warning"), "waarschuwing");
    assert_string_equal(say("%zu error"), "%zu fout");
    assert_string_equal(say("a text is emptier"), "a text is emptier");
    assert_string_equal(say("an empty one"), "an empty one");
    assert_string_equal(say("zzz"), "zzz");
    assert_string_equal(say(""), ""); /* not the catalogue's header */
}

static void of_one_and_of_several(void **state)
{
    const struct folder *folder = *state;
    say_in(folder->path, "nl");
    assert_string_equal(say_count(0, "%zu error", "%zu errors"), "%zu fouten");
    assert_string_equal(say_count(1, "%zu error", "%zu errors"), "%zu fout");
    assert_string_equal(say_count(2, "%zu error", "%zu errors"), "%zu fouten");
    assert_string_equal(say_count(2, "warning", "warnings"), "waarschuwing"); /* it has no other form */
    say_in(folder->path, "fr");
    assert_string_equal(say_count(0, "%zu error", "%zu errors"), "%zu erreur");
    assert_string_equal(say_count(2, "%zu error", "%zu errors"), "%zu erreurs");
}

static const char *said_in(const struct folder *folder, const char *languages)
{
    say_in(folder->path, languages);
    return say("%zu error");
}

static void the_first_language_that_there_is_counts(void **state)
{
    const struct folder *folder = *state;
    assert_string_equal(said_in(folder, "nl_NL.UTF-8"), "%zu fout");
    assert_string_equal(said_in(folder, "nl-BE"), "%zu fout");
    assert_string_equal(said_in(folder, "nl@euro"), "%zu fout");
    assert_string_equal(said_in(folder, "tr:fr:nl"), "%zu erreur");
    assert_string_equal(said_in(folder, "tr"), "%zu error");
    assert_string_equal(said_in(folder, "en_GB:nl"), "%zu error");
    assert_string_equal(said_in(folder, "C:nl"), "%zu error");
    assert_string_equal(said_in(folder, "::nl"), "%zu fout");
    assert_string_equal(said_in(folder, "nld"), "%zu error");
    assert_string_equal(said_in(folder, "../nl"), "%zu error");
    assert_string_equal(said_in(folder, "NL"), "%zu error");
}

/* Nothing outside of a broken file is read (sanitizers look on), and what can be said in English is. */
static void a_broken_catalogue_does_no_harm(void **state)
{
    struct folder *folder = *state;
    struct buffer broken = {0};
    for (size_t length = 1; length < folder->nl.length; length += 3) {
        buffer_clear(&broken);
        buffer_append(&broken, folder->nl.bytes, length);
        put_file(folder, "nl", &broken);
        say_in(folder->path, "nl");
        (void)strlen(say("a text is empty"));
        (void)strlen(say_count(2, "%zu error", "%zu errors"));
    }
    for (size_t at = 0; at < 28 + 16 * sizeof dutch / sizeof *dutch; at++) {
        buffer_clear(&broken);
        buffer_append(&broken, folder->nl.bytes, folder->nl.length);
        broken.bytes[at] ^= 0xff;
        put_file(folder, "nl", &broken);
        say_in(folder->path, "nl");
        (void)strlen(say("a text is empty"));
        (void)strlen(say_count(2, "%zu error", "%zu errors"));
    }
    broken.bytes[0] = 'x';
    put_file(folder, "nl", &broken);
    assert_string_equal(said_in(folder, "nl"), "%zu error");
    put_file(folder, "nl", &folder->nl);
    buffer_finish(&broken);
}

/* ------------------------------------------------------------------------------------------------ the environment */

static void set(const char *language, const char *all, const char *messages, const char *lang)
{
    const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}, *const values[] = {language, all, messages, lang};
    for (int i = 0; i < 4; i++)
        values[i] ? setenv(names[i], values[i], 1) : unsetenv(names[i]);
}

static void the_environment_is_read_as_gettext_does(void **state)
{
    (void)state;
    set(NULL, NULL, NULL, NULL);
    assert_null(say_wanted());
    set(NULL, NULL, NULL, "nl_NL.UTF-8");
    assert_string_equal(say_wanted(), "nl_NL.UTF-8");
    set(NULL, "", "fr_FR.UTF-8", "nl_NL.UTF-8");
    assert_string_equal(say_wanted(), "fr_FR.UTF-8");
    set(NULL, "de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8");
    assert_string_equal(say_wanted(), "de_DE.UTF-8");
    set("fr:de", NULL, NULL, "nl_NL.UTF-8");
    assert_string_equal(say_wanted(), "fr:de");
    set("", NULL, NULL, "nl_NL.UTF-8");
    assert_string_equal(say_wanted(), "nl_NL.UTF-8");
}

/* As where no locale was set up; but who says C means it. */
static void a_language_alone_is_enough(void **state)
{
    (void)state;
    set("nl", NULL, NULL, NULL);
    assert_string_equal(say_wanted(), "nl");
    const char *const plain[] = {"C", "POSIX", "C.UTF-8", "C.utf8"};
    for (int i = 0; i < 4; i++) {
        set("nl", plain[i], NULL, "nl_NL.UTF-8");
        assert_null(say_wanted());
    }
    set("nl", "Cy_GB", NULL, NULL); /* no such locale, but not C either */
    assert_string_equal(say_wanted(), "nl");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(english_is_said_as_it_stands, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(what_the_catalogue_has_is_translated, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(of_one_and_of_several, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(a_thread_may_speak_another_language, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(the_first_language_that_there_is_counts, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(a_broken_catalogue_does_no_harm, open_folder, close_folder),
        cmocka_unit_test(the_environment_is_read_as_gettext_does),
        cmocka_unit_test(a_language_alone_is_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
