/* Seals through the library's face. What they say, and what others read in them, is for other tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/files.h"
#include "supplement.h"

static const char sample[] = "samples/25135-contactcenter-medewerker.xml", key_file[] = "tests/data/seal/p256.pem";

struct office {
    struct supplement *supplement;
    struct supplement_key *key;
    struct supplement_files files;
    struct diag *diag;
};

static void office_open(struct office *office)
{
    *office = (struct office){.supplement = supplement_create(NULL), .diag = diag_create()};
    struct supplement_layout *layout = supplement_open_layout(office->supplement, NULL, office->diag);
    struct supplement_qualification *qualification = supplement_open_qualification(office->supplement, sample, office->diag);
    const struct supplement_request request = {.language = "nl"};
    office->key = supplement_open_key(office->supplement, &(struct supplement_key_request){.key = key_file}, office->diag);
    assert_non_null(office->key);
    assert_true(supplement_render(office->supplement, layout, qualification, &request, &office->files, office->diag));
}

static void office_close(struct office *office)
{
    assert_int_equal(diag_errors(office->diag), 0);
    files_finish(&office->files);
    diag_destroy(office->diag);
    supplement_destroy(office->supplement);
}

static void seal(struct office *office, const struct buffer *file, struct buffer *out)
{
    const struct supplement_sealing sealing = {.file = {"d.pdf", file->bytes, file->length}, .date = "2026-07-10T12:00:00Z"};
    assert_true(supplement_seal(office->supplement, office->key, &sealing, out, office->diag));
}

static void a_file_is_sealed_where_it_stands_or_elsewhere(void **state)
{
    (void)state;
    struct office office;
    struct buffer elsewhere = {0}, before = {0}, behind = {0};
    office_open(&office);
    struct buffer *file = &office.files.list[0];
    const size_t length = file->length;
    buffer_append(&before, file->bytes, length);
    seal(&office, file, &elsewhere);
    buffer_string(&behind, "what stood there already");
    seal(&office, file, &behind);
    seal(&office, file, file);
    assert_true(file->length > length);
    assert_memory_equal(file->bytes, before.bytes, length);
    assert_int_equal(elsewhere.length, file->length);
    assert_memory_equal(elsewhere.bytes, file->bytes, file->length);
    assert_int_equal(behind.length, strlen("what stood there already") + file->length);
    assert_memory_equal(behind.bytes + behind.length - file->length, file->bytes, file->length);
    buffer_finish(&elsewhere);
    buffer_finish(&before);
    buffer_finish(&behind);
    office_close(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_file_is_sealed_where_it_stands_or_elsewhere)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
