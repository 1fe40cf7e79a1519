/* Seals through the library's face. What they say, and what others read in them, is for other tests. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "base/file.h"
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

static void seal_on(struct office *office, const char *date, const struct buffer *file, struct buffer *out)
{
    const struct supplement_sealing sealing = {.file = {"d.pdf", file->bytes, file->length}, .date = date};
    assert_true(supplement_seal(office->supplement, office->key, &sealing, out, office->diag));
}

static void seal(struct office *office, const struct buffer *file, struct buffer *out)
{
    seal_on(office, "2026-07-10T12:00:00Z", file, out);
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

static void take_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    (void)path, (void)words;
    *(enum supplement_verdict *)context = verdict;
}

static enum supplement_verdict verdict_of_sealed_on(struct office *office, const char *date)
{
    static const char *const path = "supplement-test-sealed.pdf";
    enum supplement_verdict verdict = SUPPLEMENT_UNKNOWN;
    const struct supplement_verification verification = {
        .paths = &path, .count = 1, .tell = take_verdict, .context = &verdict, .trust = "tests/data/seal/authority.pem"};
    struct buffer sealed = {0};
    seal_on(office, date, &office->files.list[0], &sealed);
    assert_true(file_write(path, sealed.bytes, sealed.length, (struct file_manner){0}, office->diag));
    assert_true(supplement_verify(office->supplement, &verification, office->diag));
    unlink(path);
    buffer_finish(&sealed);
    return verdict;
}

/* Its certificate is of 2020; the day stands in the file, and who has the key writes it. */
static void a_seal_counts_on_days_of_its_certificate(void **state)
{
    (void)state;
    struct office office;
    office_open(&office);
    assert_int_equal(verdict_of_sealed_on(&office, "2026-07-10T12:00:00Z"), SUPPLEMENT_SEALED);
    assert_int_equal(verdict_of_sealed_on(&office, "2019-12-31T12:00:00Z"), SUPPLEMENT_UNALTERED);
    office_close(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_file_is_sealed_where_it_stands_or_elsewhere),
                                       cmocka_unit_test(a_seal_counts_on_days_of_its_certificate)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
