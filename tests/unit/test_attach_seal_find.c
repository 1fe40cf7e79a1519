/* Which seals a file has, what each of them covers, and what was changed behind it. */
#include <stdlib.h>

#include "attach/seal.h"
#include "base/diag.h"
#include "test_attach.h"

static const char *const OBJECTS[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};

struct sought {
    struct buffer file;
    struct seal_gap gap; /* of the seal that was put there last */
    struct arena *arena;
    struct diag *diag;
    struct found_seals found;
};

static int set_up(void **state)
{
    struct sought *sought = calloc(1, sizeof *sought);
    sought->arena = arena_create();
    sought->diag = diag_create();
    make_pdf(&sought->file, OBJECTS);
    *state = sought;
    return 0;
}

static int tear_down(void **state)
{
    struct sought *sought = *state;
    buffer_finish(&sought->file);
    arena_destroy(sought->arena);
    diag_destroy(sought->diag);
    free(sought);
    return 0;
}

/* A seal, or, without a date, a time stamp on the document. */
static void seal(struct sought *sought, const char *date)
{
    const struct seal_place place = {.date = date, .size = 100, .owner = "Specimen"};
    const struct attach_file file = {"d.pdf", sought->file.bytes, sought->file.length};
    struct buffer out = {0};
    buffer_append(&out, file.bytes, file.length);
    assert_true(place_seal(&file, &place, &out, &sought->gap, sought->diag));
    out.bytes[sought->gap.at + 1] = date ? '1' : '2';
    buffer_finish(&sought->file);
    sought->file = out;
}

/* What is no time stamp, nor kept for checks. */
static void change(struct sought *sought)
{
    buffer_string(&sought->file, "% changed\n");
}

static void seek(struct sought *sought)
{
    const struct attach_file file = {"d.pdf", sought->file.bytes, sought->file.length};
    assert_true(find_seals(&file, sought->arena, &sought->found, sought->diag));
}

static void a_seal_covers_all_but_its_gap(void **state)
{
    struct sought *sought = *state;
    size_t unsealed = sought->file.length;
    seek(sought);
    assert_int_equal(sought->found.count, 0);
    seal(sought, "D:20261129120000Z");
    seek(sought);
    assert_int_equal(sought->found.count, 1);
    const struct found_seal *found = &sought->found.list[0];
    assert_true(found->sound && found->settled && !found->is_stamp);
    assert_int_equal(found->gap.at, sought->gap.at);
    assert_int_equal(found->gap.length, sought->gap.length);
    assert_int_equal(found->end, sought->file.length);
    assert_int_equal(found->unsealed, unsealed);
    assert_int_equal(found->length, 100);
    assert_int_equal(*(const unsigned char *)found->seal, 0x10);
    assert_string_equal(found->date, "D:20261129120000Z");
}

/* These numbers in place of those that the seal names. */
static void set_range(struct sought *sought, const size_t numbers[4])
{
    char *range = (char *)pdf_search(sought->file.bytes, sought->file.length, "/ByteRange") + strlen("/ByteRange");
    char text[128];
    size_t length = strcspn(range, "]");
    assert_int_equal(*range, '[');
    snprintf(text, sizeof text, "[%zu %zu %zu %zu", numbers[0], numbers[1], numbers[2], numbers[3]);
    assert_true(strlen(text) <= length);
    memset(range, ' ', length);
    memcpy(range, text, strlen(text));
}

static void a_seal_with_room_for_something_else_is_not_sound(void **state)
{
    struct sought *sought = *state;
    seal(sought, "D:20261129120000Z");
    size_t at = sought->gap.at, behind = at + sought->gap.length, rest = sought->file.length - behind;
    const size_t ranges[][4] = {{0, at, behind, rest},         {0, at, behind + 1, rest - 1}, {0, at - 1, behind, rest},
                                {1, at, behind, rest},         {0, at, behind, rest + 1},     {0, at, behind - 1, rest},
                                {0, at + 1, behind, rest},     {0, behind, at, rest},         {0, 0, behind, rest}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        set_range(sought, ranges[i]);
        seek(sought);
        assert_int_equal(sought->found.count, 1);
        assert_int_equal(sought->found.list[0].sound, i == 0);
    }
    const size_t shorter[4] = {0, at, behind, rest - 1}; /* sound for what it covers, and something stands behind that */
    set_range(sought, shorter);
    seek(sought);
    assert_true(sought->found.list[0].sound && !sought->found.list[0].settled);
}

static void each_seal_answers_for_what_stands_between(void **state)
{
    struct sought *sought = *state;
    seal(sought, "D:20261129120000Z");
    size_t first = sought->file.length;
    seal(sought, "D:20261130120000Z");
    seek(sought);
    assert_int_equal(sought->found.count, 2);
    assert_int_equal(sought->found.list[0].end, sought->file.length);
    assert_int_equal(sought->found.list[0].unsealed, first);
    assert_int_equal(sought->found.list[1].end, first);
    assert_true(sought->found.list[0].settled && sought->found.list[1].settled);
    change(sought);
    seek(sought);
    assert_true(!sought->found.list[0].settled && sought->found.list[1].settled);
}

static void a_change_between_two_seals_is_found(void **state)
{
    struct sought *sought = *state;
    seal(sought, "D:20261129120000Z");
    size_t first = sought->file.length, previous = 0;
    buffer_byte(&sought->file, '\0');
    for (const char *at = (const char *)sought->file.bytes; (at = strstr(at, "startxref\n")) != NULL; at++)
        previous = strtoul(at + strlen("startxref\n"), NULL, 10);
    sought->file.length = first;
    buffer_string(&sought->file, "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Rotate 90>>\nendobj\n");
    size_t table = sought->file.length;
    buffer_format(&sought->file, "xref\n3 1\n%010zu 00000 n \ntrailer\n<</Size 12/Root 1 0 R/Prev %zu/ID[<5A><5A>]>>\nstartxref\n%zu\n%%%%EOF\n", first,
                  previous, table);
    seal(sought, "D:20261130120000Z");
    seek(sought);
    assert_int_equal(sought->found.count, 2);
    assert_int_equal(sought->found.list[1].end, first);
    assert_true(sought->found.list[0].settled && !sought->found.list[1].settled);
}

static void a_time_stamp_on_the_document_is_no_change(void **state)
{
    struct sought *sought = *state;
    size_t bare = sought->file.length;
    seal(sought, NULL);
    seek(sought);
    assert_int_equal(sought->found.count, 1);
    assert_true(sought->found.list[0].is_stamp);
    assert_int_equal(sought->found.unstamped, bare); /* none but a time stamp */
    sought->file.length = bare;
    seal(sought, "D:20261129120000Z");
    size_t sealed = sought->file.length;
    seal(sought, NULL);
    seek(sought);
    assert_int_equal(sought->found.count, 2);
    assert_true(sought->found.list[0].is_stamp && sought->found.list[0].settled);
    assert_true(!sought->found.list[1].is_stamp && sought->found.list[1].settled);
    assert_int_equal(sought->found.list[1].end, sealed);
    assert_int_equal(sought->found.unstamped, 0);
}

static void what_is_kept_for_checks_has_its_kind(void **state)
{
    struct sought *sought = *state;
    static const struct kept_proof PROOFS[] = {{KEPT_CRL, "a list", 6}, {KEPT_CERTIFICATE, "a certificate", 13}, {KEPT_OCSP, "an answer", 9}};
    struct buffer out = {0};
    seal(sought, "D:20261129120000Z");
    const struct attach_file file = {"d.pdf", sought->file.bytes, sought->file.length};
    assert_true(keep_proofs(&file, PROOFS, 3, &out, sought->diag));
    buffer_finish(&sought->file);
    sought->file = out;
    seek(sought);
    assert_true(sought->found.list[0].settled);
    assert_int_equal(sought->found.kept_count, 3);
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++)
            if (sought->found.kept[i].kind == PROOFS[j].kind) {
                assert_int_equal(sought->found.kept[i].length, PROOFS[j].length);
                assert_memory_equal(sought->found.kept[i].bytes, PROOFS[j].bytes, PROOFS[j].length);
            }
}

int main(void)
{
#define SOUGHT(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        SOUGHT(a_seal_covers_all_but_its_gap),
        SOUGHT(a_seal_with_room_for_something_else_is_not_sound),
        SOUGHT(each_seal_answers_for_what_stands_between),
        SOUGHT(a_change_between_two_seals_is_found),
        SOUGHT(a_time_stamp_on_the_document_is_no_change),
        SOUGHT(what_is_kept_for_checks_has_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
