/* A document's bytes do not depend on what its engine did before: other layouts that it opened, a font that failed once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "supplement.h"

#define FOLDER "supplement-test-layouts"
#define USUAL FOLDER "/layouts/europass-certificate-supplement.xml"
#define OTHER FOLDER "/layouts/other.xml" /* the same fonts, in another order */
#define BOLD FOLDER "/fonts/NotoSans-Bold.ttf"

static void render(struct supplement *supplement, struct supplement_layout *layout, struct buffer *out, struct diag *diag)
{
    struct supplement_qualification *qualification =
        supplement_open_qualification(supplement, "samples/25135-contactcenter-medewerker.xml", diag);
    struct supplement_files files = {0};
    assert_non_null(layout);
    const struct supplement_request request = {.language = "nl"};
    assert_true(supplement_render(supplement, layout, qualification, &request, &files, diag));
    buffer_clear(out);
    buffer_append(out, files.list[0].bytes, files.list[0].length);
    supplement_files_finish(&files);
}

/* In a process of its own, which has done nothing before. */
static void render_alone(const char *path, struct buffer *out)
{
    pid_t child = fork();
    struct diag *diag = diag_create();
    if (child == 0) {
        struct supplement *supplement = supplement_create(NULL);
        render(supplement, supplement_open_layout(supplement, path, diag), out, diag);
        FILE *file = fopen(FOLDER "/alone.pdf", "wb");
        bool written = file && fwrite(out->bytes, 1, out->length, file) == out->length && fclose(file) == 0;
        _exit(written ? 0 : 1);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    buffer_clear(out);
    assert_true(file_read(FOLDER "/alone.pdf", 1 << 24, (struct place){0}, out, diag));
    diag_destroy(diag);
}

static void assert_same(const struct buffer *one, const struct buffer *other)
{
    assert_int_equal(one->length, other->length);
    assert_memory_equal(one->bytes, other->bytes, one->length);
}

static int start(void **state)
{
    (void)state;
    return system("rm -rf " FOLDER " && mkdir -p " FOLDER "/fonts " FOLDER "/layouts && "
                  "ln -s \"$PWD\"/layouts/* " FOLDER "/layouts && "
                  "sed '/<family /{s/ regular=/ x=/; s/ bold=/ regular=/; s/ x=/ bold=/}' " USUAL " > " OTHER " && "
                  "ln -s \"$PWD\"/fonts/* " FOLDER "/fonts");
}

static int end(void **state)
{
    (void)state;
    return system("rm -r " FOLDER);
}

static void test_another_layout_was_opened_before(void **state)
{
    (void)state;
    struct buffer alone = {0}, second = {0};
    struct diag *diag = diag_create();
    struct supplement *supplement = supplement_create(NULL);
    render_alone(USUAL, &alone);
    render(supplement, supplement_open_layout(supplement, OTHER, diag), &second, diag);
    assert_true(second.length != alone.length || memcmp(second.bytes, alone.bytes, alone.length) != 0);
    struct supplement_layout *later = supplement_open_layout(supplement, USUAL, diag);
    render(supplement, later, &second, diag);
    assert_same(&alone, &second);
    render(supplement, supplement_open_layout(supplement, USUAL, diag), &second, diag); /* the same one again */
    assert_same(&alone, &second);
    render(supplement, later, &second, diag);
    assert_same(&alone, &second);
    supplement_destroy(supplement);
    diag_destroy(diag);
    buffer_finish(&alone);
    buffer_finish(&second);
}

/* Its documents fail, and the next ones are what they would have been. */
static void test_a_font_failed_once(void **state)
{
    (void)state;
    struct buffer alone = {0}, later = {0};
    struct diag *diag = diag_create();
    struct supplement *supplement = supplement_create(NULL);
    render_alone(USUAL, &alone);
    assert_int_equal(rename(BOLD, BOLD ".away"), 0);
    assert_null(supplement_open_layout(supplement, USUAL, diag));
    assert_true(diag_errors(diag) > 0);
    assert_int_equal(rename(BOLD ".away", BOLD), 0);
    render(supplement, supplement_open_layout(supplement, USUAL, diag), &later, diag);
    assert_same(&alone, &later);
    supplement_destroy(supplement);
    diag_destroy(diag);
    buffer_finish(&alone);
    buffer_finish(&later);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_layout_was_opened_before),
        cmocka_unit_test(test_a_font_failed_once),
    };
    return cmocka_run_group_tests(tests, start, end);
}
