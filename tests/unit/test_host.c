/* The library in a program that has taken on a locale: what is made is as in any other, and in what language findings are told is
 * for the program to say. The locales are made here, in a folder of their own. */
#define _GNU_SOURCE /* memmem */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "supplement.h"

static const char SAMPLE[] = "samples/25135-contactcenter-medewerker.xml", SIGNED[] = "tests/golden/base/signed.pdf";

/* glibc's setlocale never frees what it makes of LOCPATH. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:argz_";
}

static char folder[] = "/tmp/supplement-host-XXXXXX";

/* ------------------------------------------------------------------------------------------------ locales */

static int make_locales(void **state)
{
    (void)state;
    char command[256];
    assert_non_null(mkdtemp(folder));
    setenv("LOCPATH", folder, 1);
    const char *const names[] = {"de_DE", "tr_TR"};
    for (int i = 0; i < 2; i++) {
        snprintf(command, sizeof command, "localedef -i %s -f UTF-8 %s/%s.UTF-8", names[i], folder, names[i]);
        assert_int_equal(system(command), 0); /* package locales */
    }
    return 0;
}

static int remove_locales(void **state)
{
    (void)state;
    char command[256];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* ------------------------------------------------------------------------------------------------ what is made */

enum { MADE = 4 };

struct made {
    unsigned char *bytes[MADE];
    size_t length[MADE];
};

static void keep(struct made *made, int number, const unsigned char *bytes, size_t length)
{
    made->bytes[number] = malloc(length + 1);
    assert_non_null(made->bytes[number]);
    memcpy(made->bytes[number], bytes, length);
    made->length[number] = length;
}

/* The supplement that was made first, embedded behind the signature of a diploma that allows it (DocMDP 3). */
static void attach(struct supplement *supplement, struct made *made, struct supplement_diag *diag)
{
    struct supplement_buffer *whole = supplement_buffer_create();
    static char content[1 << 20];
    FILE *file = fopen(SIGNED, "rb");
    assert_non_null(file);
    size_t length = fread(content, 1, sizeof content, file);
    fclose(file);
    char *allows = memmem(content, length, "/P 2>", 5);
    assert_non_null(allows);
    allows[3] = '3';
    struct supplement_file supplements = {.name = "supplement.pdf", .bytes = made->bytes[0], .length = made->length[0]};
    struct supplement_attachment attachment = {.diploma = {SIGNED, content, length}, .supplements = &supplements,
                                               .supplement_count = 1, .joining = SUPPLEMENT_EMBED};
    assert_true(supplement_attach(supplement, &attachment, whole, diag));
    keep(made, MADE - 1, supplement_buffer_bytes(whole), supplement_buffer_length(whole));
    supplement_buffer_destroy(whole);
}

static void make(struct made *made)
{
    struct supplement *supplement = supplement_create(NULL);
    struct supplement_diag *diag = supplement_diag_create();
    struct supplement_files *files = supplement_files_create();
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    struct supplement_qualification *qualification = supplement_open_qualification(supplement, SAMPLE, diag);
    assert_true(supplement_judge(supplement, qualification, "2026-07-10", diag));
    static const enum supplement_format formats[MADE - 1] = {SUPPLEMENT_PDF, SUPPLEMENT_SVG, SUPPLEMENT_TRACE};
    for (int i = 0; i < MADE - 1; i++) {
        struct supplement_request request = {.language = "nl", .format = formats[i]};
        assert_true(supplement_render(supplement, layout, qualification, &request, files, diag));
        keep(made, i, supplement_files_bytes(files, 0), supplement_files_length(files, 0));
    }
    attach(supplement, made, diag);
    supplement_files_destroy(files);
    supplement_diag_destroy(diag);
    supplement_destroy(supplement);
}

static void the_locale_of_the_host_changes_no_byte(void **state)
{
    (void)state;
    struct made plain = {0}, made = {0};
    make(&plain);
    const char *const locales[] = {"de_DE.UTF-8", "tr_TR.UTF-8"};
    for (int i = 0; i < 2; i++) {
        assert_non_null(setlocale(LC_ALL, locales[i]));
        char text[8];
        snprintf(text, sizeof text, "%.1f", 0.5);
        assert_string_equal(text, "0,5"); /* it is in force */
        make(&made);
        assert_string_equal(setlocale(LC_ALL, NULL), locales[i]);
        setlocale(LC_ALL, "C");
        for (int j = 0; j < MADE; j++) {
            assert_int_equal(made.length[j], plain.length[j]);
            assert_memory_equal(made.bytes[j], plain.bytes[j], plain.length[j]);
            free(made.bytes[j]);
        }
    }
    for (int j = 0; j < MADE; j++)
        free(plain.bytes[j]);
}

/* ------------------------------------------------------------------------------------------------ what is told */

static void assert_told(const char *languages, const char *text)
{
    struct supplement *supplement = supplement_create(NULL);
    struct supplement_diag *diag = supplement_diag_create();
    if (languages)
        supplement_speak(languages);
    assert_null(supplement_open_qualification(supplement, "absent.xml", diag));
    assert_string_equal(supplement_finding_id(diag, 0), "file-unreadable");
    assert_string_equal(supplement_finding_text(diag, 0), text);
    supplement_diag_destroy(diag);
    supplement_destroy(supplement);
}

/* Not of the environment, unless the host asks for that. */
static void findings_are_told_in_the_language_that_the_host_says(void **state)
{
    (void)state;
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    assert_told(NULL, "the file cannot be read");
    assert_told("nl", "het bestand kan niet worden gelezen");
    assert_told("fr-BE:nl", "le fichier ne peut être lu");
    assert_told("tr", "the file cannot be read");
    supplement_speak(NULL);
    assert_told(NULL, "die Datei kann nicht gelesen werden");
    setenv("LC_ALL", "C.UTF-8", 1);
    supplement_speak(NULL);
    assert_told(NULL, "the file cannot be read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_locale_of_the_host_changes_no_byte),
        cmocka_unit_test(findings_are_told_in_the_language_that_the_host_says),
    };
    return cmocka_run_group_tests(tests, make_locales, remove_locales);
}
