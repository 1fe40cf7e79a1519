/* A document's bytes do not depend on what its engine did before: other layouts that it opened, documents of theirs, a font that
 * failed once. Nor do those of a print run of several layouts. */
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
#include "base/files.h"
#include "supplement.h"

#define FOLDER "supplement-test-layouts"
#define USUAL FOLDER "/layouts/europass-certificate-supplement.xml"
#define OTHER FOLDER "/layouts/other.xml" /* the same fonts, in another order */
#define BOLD FOLDER "/fonts/NotoSans-Bold.ttf"

static const char sample[] = "samples/25135-contactcenter-medewerker.xml";

static void render(struct supplement *supplement, struct supplement_layout *layout, struct buffer *out, struct diag *diag)
{
    struct supplement_qualification *qualification = supplement_open_qualification(supplement, sample, diag);
    struct supplement_files files = {0};
    assert_non_null(layout);
    const struct supplement_request request = {.language = "nl"};
    assert_true(supplement_render(supplement, layout, qualification, &request, &files, diag));
    buffer_clear(out);
    buffer_append(out, files.list[0].bytes, files.list[0].length);
    files_finish(&files);
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

/* ------------------------------------------------------------------------------------------------ personal editions */

enum { HOLDERS = 3 };
static const char *const names[HOLDERS] = {"Jan de Vries", "Ελένη Παπαδοπούλου", "Zoë Đurić"};

struct engine {
    struct supplement *supplement;
    struct supplement_layout *layouts[2]; /* the usual one and the other */
    struct supplement_qualification *qualification;
    struct supplement_files files;
    struct diag *diag;
};

/* The layouts are opened in their order, or the last one first. */
static void engine_open(struct engine *engine, bool backwards)
{
    *engine = (struct engine){.supplement = supplement_create(NULL), .diag = diag_create()};
    for (int i = 0; i < 2; i++) {
        int which = backwards ? 1 - i : i;
        engine->layouts[which] = supplement_open_layout(engine->supplement, which ? OTHER : USUAL, engine->diag);
        assert_non_null(engine->layouts[which]);
    }
    engine->qualification = supplement_open_qualification(engine->supplement, sample, engine->diag);
    assert_non_null(engine->qualification);
}

static void engine_close(struct engine *engine)
{
    files_finish(&engine->files);
    diag_destroy(engine->diag);
    supplement_destroy(engine->supplement);
}

static void personal(struct engine *engine, int layout, int holder)
{
    const struct supplement_field fields[] = {
        {"holder.name", names[holder], {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    const struct supplement_request request = {.language = "en", .fields = fields, .field_count = 3};
    assert_true(supplement_render(engine->supplement, engine->layouts[layout], engine->qualification, &request,
                                  &engine->files, engine->diag));
}

/* Documents of one edition share their trunk; between two of them come others. */
static void test_personal_editions_take_turns(void **state)
{
    (void)state;
    struct engine alone, both;
    struct buffer plain = {0};
    engine_open(&both, true);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 2 * HOLDERS; i++) {
            engine_open(&alone, false);
            personal(&alone, i % 2, i / 2);
            personal(&both, i % 2, i / 2);
            const struct buffer *file = &both.files.list[0];
            assert_same(&alone.files.list[0], file);
            engine_close(&alone);
            render(both.supplement, both.layouts[i / 2 % 2], &plain, both.diag); /* one that stands for itself */
        }
    engine_close(&both);
    buffer_finish(&plain);
}

/* ------------------------------------------------------------------------------------------------ a print run */

static bool take(void *context, const void *bytes, size_t length)
{
    buffer_append(context, bytes, length);
    return true;
}

static void print(bool backwards, int layouts, struct buffer *out)
{
    struct engine engine;
    engine_open(&engine, backwards);
    struct supplement_volume *volume =
        supplement_volume_create(engine.supplement, &(struct supplement_volume_request){0}, take, out);
    for (int i = 0; i < 2 * HOLDERS; i++) {
        const struct supplement_field fields[] = {
            {"holder.name", names[i / 2], {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
        const struct supplement_request request = {.language = "en", .fields = fields, .field_count = 3};
        assert_true(supplement_volume_add(volume, engine.layouts[i % layouts], engine.qualification, &request, names[i / 2],
                                          engine.diag));
    }
    assert_true(supplement_volume_finish(volume, engine.diag));
    supplement_volume_destroy(volume);
    engine_close(&engine);
}

/* Their fonts are embedded once: what is bold in one is regular in the other. */
static void test_a_print_run_of_two_layouts(void **state)
{
    (void)state;
    struct buffer forwards = {0}, backwards = {0}, of_one = {0};
    print(false, 2, &forwards);
    print(true, 2, &backwards);
    print(false, 1, &of_one);
    assert_same(&forwards, &backwards);
    assert_in_range(forwards.length, of_one.length - 2000, of_one.length + 8000);
    buffer_finish(&forwards);
    buffer_finish(&backwards);
    buffer_finish(&of_one);
}

/* ------------------------------------------------------------------------------------------------ a font */

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
        cmocka_unit_test(test_personal_editions_take_turns),
        cmocka_unit_test(test_a_print_run_of_two_layouts),
        cmocka_unit_test(test_a_font_failed_once),
    };
    return cmocka_run_group_tests(tests, start, end);
}
