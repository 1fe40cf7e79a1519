/* Print runs through the library's face. That they read and look as their supplements do, and conform, is for the conformance
 * tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/files.h"
#include "supplement.h"

static const char sample[] = "samples/25135-contactcenter-medewerker.xml";

struct press {
    struct supplement *supplement;
    struct supplement_layout *layout;
    struct supplement_qualification *qualification;
    struct supplement_volume *volume;
    struct supplement_files files;
    struct buffer out;
    struct diag *diag;
};

static bool take(void *context, const void *bytes, size_t length)
{
    struct press *press = context;
    buffer_append(&press->out, bytes, length);
    return true;
}

static void press_open(struct press *press)
{
    *press = (struct press){.supplement = supplement_create(NULL), .diag = diag_create()};
    press->layout = supplement_open_layout(press->supplement, NULL, press->diag);
    press->qualification = supplement_open_qualification(press->supplement, sample, press->diag);
    assert_non_null(press->layout);
    assert_non_null(press->qualification);
    press->volume = supplement_volume_create(press->supplement, &(struct supplement_volume_request){.title = "July"}, take,
                                             press);
}

static void press_close(struct press *press)
{
    supplement_volume_destroy(press->volume);
    files_finish(&press->files);
    buffer_finish(&press->out);
    diag_destroy(press->diag);
    supplement_destroy(press->supplement);
}

static bool add(struct press *press, const char *language, const char *name)
{
    struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    struct supplement_request request = {.language = language, .fields = fields, .field_count = 3};
    return supplement_volume_add(press->volume, press->layout, press->qualification, &request, name, press->diag);
}

static bool render(struct press *press, const char *name)
{
    struct supplement_field fields[] = {
        {"holder.name", name, {0}}, {"holder.diploma", "D-1", {0}}, {"holder.date", "2026-07-10", {0}}};
    struct supplement_request request = {.language = "en", .fields = fields, .field_count = 3};
    return supplement_render(press->supplement, press->layout, press->qualification, &request, &press->files,
                             press->diag);
}

static void assert_run_is(struct press *press, const struct press *other)
{
    assert_true(supplement_volume_finish(press->volume, press->diag));
    assert_int_equal(press->out.length, other->out.length);
    assert_memory_equal(press->out.bytes, other->out.bytes, other->out.length);
}

static const char *const names[] = {"Jan de Vries", "Ελένη Παπαδοπούλου", "M̂aria C̨eṣ̌k", "Zoë Đurić"};

static void print(struct press *press)
{
    press_open(press);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(supplement_volume_pages(press->volume), 2 * i);
        assert_true(add(press, i % 2 ? "nl" : "en", names[i / 2]));
    }
    assert_true(supplement_volume_finish(press->volume, press->diag));
    assert_int_equal(diag_count(press->diag), 0);
}

/* What else the engine does leaves the run as it is, and the run leaves that as it is. */
static void others_are_made_meanwhile(void **state)
{
    (void)state;
    struct press alone, press, single;
    print(&alone);
    press_open(&press);
    press_open(&single);
    for (int i = 0; i < 8; i++) {
        assert_true(add(&press, i % 2 ? "nl" : "en", names[i / 2]));
        assert_true(render(&press, names[(i + 1) % 4]));
        assert_true(render(&single, names[(i + 1) % 4]));
        assert_int_equal(press.files.list[0].length, single.files.list[0].length);
        assert_memory_equal(press.files.list[0].bytes, single.files.list[0].bytes, single.files.list[0].length);
    }
    assert_run_is(&press, &alone);
    press_close(&press);
    press_close(&single);
    press_close(&alone);
}

static void what_cannot_be_made_is_left_out(void **state)
{
    (void)state;
    struct press alone, press;
    print(&alone);
    press_open(&press);
    assert_false(add(&press, "en", NULL));
    assert_false(render(&press, NULL));
    assert_string_equal(supplement_finding_id(press.diag, 0), "field-invalid");
    for (int i = 0; i < 8; i++) {
        assert_false(add(&press, "en", ""));
        assert_false(add(&press, "fr", names[0]));
        assert_false(add(&press, "en", "\xE4\xB8\xAD\xE6\x96\x87"));
        assert_int_equal(supplement_volume_pages(press.volume), 2 * i);
        assert_true(add(&press, i % 2 ? "nl" : "en", names[i / 2]));
    }
    assert_run_is(&press, &alone);
    press_close(&press);
    press_close(&alone);
}

/* It is handed on while it is made: nothing waits for the end but what all share. */
static void it_is_handed_on(void **state)
{
    (void)state;
    struct press press;
    press_open(&press);
    for (int i = 0; i < 8; i++) {
        size_t before = press.out.length;
        assert_true(add(&press, "en", names[i / 2]));
        assert_in_range(press.out.length - before, 5000, 20000);
    }
    press_close(&press);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_are_made_meanwhile),
        cmocka_unit_test(what_cannot_be_made_is_left_out),
        cmocka_unit_test(it_is_handed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
