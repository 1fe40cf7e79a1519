/* What is made only to see whether it can be: no file, what a PDF would tell, and no trace of it in the documents that follow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/files.h"
#include "supplement.h"
#include "test_printed.h"

static const char SAMPLE[] = "samples/25135-contactcenter-medewerker.xml";

struct engine {
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_files files;
    struct diag *diag;
};

static void begin(struct engine *engine)
{
    *engine = (struct engine){.supplement = supplement_create(NULL), .diag = diag_create()};
    engine->layout = supplement_open_layout(engine->supplement, NULL, engine->diag);
    engine->qualification = supplement_open_qualification(engine->supplement, SAMPLE, engine->diag);
    assert_non_null(engine->layout);
    assert_non_null(engine->qualification);
}

static void end(struct engine *engine)
{
    files_finish(&engine->files);
    supplement_destroy(engine->supplement);
    diag_destroy(engine->diag);
}

static bool make(struct engine *engine, enum supplement_format format, const char *name)
{
    const struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    const struct supplement_request request = {.language = "nl", .format = format, .fields = fields, .field_count = name ? 3 : 0};
    return supplement_render(engine->supplement, engine->layout, engine->qualification, &request, &engine->files, engine->diag);
}

static void nothing_is_made_of_it_and_nothing_left(void **state)
{
    static const char *const names[] = {"Jan", NULL};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct engine plain, other;
        begin(&plain);
        begin(&other);
        assert_true(make(&other, SUPPLEMENT_NOTHING, names[i]));
        assert_int_equal(other.files.count, 0);
        assert_int_equal(other.files.pages, 2);
        assert_true(make(&plain, SUPPLEMENT_PDF, names[i]) && make(&other, SUPPLEMENT_PDF, names[i]));
        assert_int_equal(other.files.list[0].length, plain.files.list[0].length);
        assert_memory_equal(other.files.list[0].bytes, plain.files.list[0].bytes, plain.files.list[0].length);
        end(&plain);
        end(&other);
    }
}

/* A letter that no font has. */
static void faults_are_those_of_a_pdf(void **state)
{
    struct engine plain, other;
    (void)state;
    begin(&plain);
    begin(&other);
    assert_false(make(&plain, SUPPLEMENT_PDF, "\xE7\x95\x8C"));
    assert_false(make(&other, SUPPLEMENT_NOTHING, "\xE7\x95\x8C"));
    char *expected = printed(plain.diag), *found = printed(other.diag);
    assert_non_null(strstr(expected, "[character-missing]"));
    assert_string_equal(found, expected);
    free(expected);
    free(found);
    end(&plain);
    end(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_made_of_it_and_nothing_left),
        cmocka_unit_test(faults_are_those_of_a_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
