/* What is taken for a PDF and is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/no_pdf.h"

static void assert_kind(const char *bytes, size_t length, const char *words, bool holds_one)
{
    bool holds;
    const char *told = no_pdf_words(bytes, length, &holds);
    if (!told != !words || (told && !strstr(told, words)))
        fail_msg("\"%.20s\": %s", bytes, told ? told : "(nothing)");
    assert_int_equal(holds, holds_one);
}
#define KIND(bytes, words, holds_one) assert_kind(bytes, sizeof(bytes) - 1, words, holds_one)

#define ZIP(name) "PK\3\4" "\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" name

static void what_holds_one_says_what_to_do(void **state)
{
    (void)state;
    KIND(ZIP("25135/a.pdf") "%PDF-1.7", "archive, and no PDF: unpack it", true);
    KIND("PK\5\6", "archive", true);
    KIND("Rar!\x1a\x07", "archive", true);
    KIND("7z\xBC\xAF\x27\x1C", "archive", true);
    KIND("From: a@b.example\r\nSubject: x\r\nMime-Version: 1.0\r\n\r\n", "e-mail, and no PDF: open it", true);
    KIND("\xD0\xCF\x11\xE0 _\0_\0s\0u\0b\0s\0t\0g\0", "e-mail", true);
    char tar[512] = "a.pdf";
    memcpy(tar + 257, "ustar", 5);
    assert_kind(tar, sizeof tar, "archive", true);
}

static void what_holds_none_is_named(void **state)
{
    (void)state;
    KIND(ZIP("[Content_Types].xml"), "office", false);
    KIND(ZIP("mimetypeapplication/vnd.oasis.opendocument.text"), "office", false);
    KIND("\xD0\xCF\x11\xE0 W\0o\0r\0d\0", "office", false);
    KIND("\xFF\xD8\xFF\xE0", "picture", false);
    KIND("<!DOCTYPE html>", "web page", false);
    KIND("", "empty", false);
}

static void all_else_may_be_one(void **state)
{
    (void)state;
    KIND("%PDF-1.7\n", NULL, false);
    KIND("\0\0\0%PDF-1.7\n", NULL, false);
    KIND("Note: text\n\nwithout a head\n", NULL, false);
    KIND("PK", NULL, false);
    KIND("x", NULL, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_holds_one_says_what_to_do),
        cmocka_unit_test(what_holds_none_is_named),
        cmocka_unit_test(all_else_may_be_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
