/* Files that are made alike are sealed as if each were alone: what a seal takes of them is compared, not believed. */
#include <libdeflate.h>
#include <string.h>

#include "attach/seal_alike.h"
#include "base/diag.h"
#include "test_attach.h"

/* What of a file is its own. */
struct own {
    const char *language; /* in the catalogue */
    const char *text;     /* of an object that no seal asks for */
    const char *identifier;
    bool other_page;      /* another page stands behind that, which only the rows say */
    const char *more;     /* in the trailer */
};

enum { OBJECTS = 6, ROW = 1 + 2 + 1 };

static void begin(struct buffer *out, size_t places[OBJECTS], int number)
{
    places[number] = out->length;
    buffer_format(out, "%d 0 obj\n", number);
}

static void put_page(struct buffer *out, size_t places[OBJECTS], int size)
{
    begin(out, places, 3);
    buffer_format(out, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>\nendobj\n", size, size);
}

/* Each row as its difference from the one before, and not packed any further. */
static void put_rows(struct buffer *out, const size_t places[OBJECTS])
{
    unsigned char rows[OBJECTS * (1 + ROW)] = {0}, packed[256];
    for (int i = 0; i < OBJECTS; i++) {
        size_t before = i > 1 ? places[i - 1] : 0;
        unsigned char *row = rows + i * (1 + ROW);
        row[0] = 2;
        row[1] = i == 1;
        row[2] = (unsigned char)((places[i] >> 8) - (before >> 8));
        row[3] = (unsigned char)((places[i] & 255) - (before & 255));
    }
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(0);
    buffer_append(out, packed, libdeflate_zlib_compress(compressor, rows, sizeof rows, packed, sizeof packed));
    libdeflate_free_compressor(compressor);
}

static void make(struct buffer *out, const struct own *own)
{
    size_t places[OBJECTS] = {0};
    struct buffer rows = {0};
    buffer_string(out, "%PDF-1.7\n");
    begin(out, places, 1);
    buffer_format(out, "<</Type/Catalog/Pages 2 0 R/Lang(%s)>>\nendobj\n", own->language);
    begin(out, places, 2);
    buffer_string(out, "<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n");
    put_page(out, places, 9);
    begin(out, places, 4);
    buffer_format(out, "(%s)\nendobj\n", own->text);
    if (own->other_page)
        put_page(out, places, 5);
    begin(out, places, 5);
    put_rows(&rows, places);
    buffer_format(out,
                  "<</Length %zu/Filter/FlateDecode/Type/XRef/W[1 2 1]/DecodeParms<</Predictor 12/Columns 4>>/Size 6/Root 1 0 R%s"
                  "/ID[<%s><%s%02zX>]>>stream\n",
                  rows.length, own->more ? own->more : "", own->identifier, own->identifier, strlen(own->text));
    buffer_append(out, rows.bytes, rows.length);
    buffer_format(out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", places[5]);
    buffer_finish(&rows);
}

/* Seals the file with what is remembered, and alone. */
static void check(struct attach_memory **memory, const struct own *own, bool certify)
{
    struct buffer file = {0}, remembered = {0}, alone = {0};
    struct seal_gap gap, gap_alone;
    struct diag *diag = diag_create();
    struct seal_place place = {"D:20261129120000Z", 100, certify, NULL, "Specimen", NULL, NULL};
    make(&file, own);
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    assert_true(place_seal(&asked, &place, &alone, &gap_alone, diag));
    assert_true(gap_alone.at > file.length && gap_alone.at + gap_alone.length < file.length + alone.length);
    place.memory = memory;
    assert_true(place_seal(&asked, &place, &remembered, &gap, diag));
    assert_int_equal(remembered.length, alone.length);
    assert_memory_equal(remembered.bytes, alone.bytes, alone.length);
    assert_int_equal(gap.at, gap_alone.at);
    assert_int_equal(gap.length, gap_alone.length);
    assert_int_equal(diag_count(diag), 0);
    buffer_finish(&file);
    buffer_finish(&remembered);
    buffer_finish(&alone);
    diag_destroy(diag);
}

static bool is_known_of(struct attach_memory *memory, const struct own *own, const char *owner)
{
    struct buffer file = {0}, out = {0};
    const struct seal_place place = {"D:20261129120000Z", 100, false, NULL, owner, NULL, NULL};
    make(&file, own);
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    bool known = alike_write(memory, &asked, &place, &out);
    assert_true(known || !out.length);
    buffer_finish(&file);
    buffer_finish(&out);
    return known;
}

static bool is_known(struct attach_memory *memory, const struct own *own)
{
    return is_known_of(memory, own, "Specimen");
}

static const struct own FIRST = {"nl", "Zoe", "00112233445566778899AABBCCDDEEFF", false, NULL};

static void one_that_is_like_another_is_not_read(void **state)
{
    (void)state;
    struct attach_memory *memory = NULL;
    const struct own next = {"nl", "somebody else, with a longer name", "FFEEDDCCBBAA99887766554433221100", false, NULL};
    check(&memory, &FIRST, false);
    assert_true(is_known(memory, &FIRST));
    assert_true(is_known(memory, &next));
    assert_false(is_known_of(memory, &FIRST, "Somebody else")); /* whose name may be seen */
    check(&memory, &next, false);
    check(&memory, &FIRST, false);
    memory->forget(memory);
}

static void the_one_that_was_used_longest_ago_gives_way(void **state)
{
    (void)state;
    static const char *const languages[] = {"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8"};
    enum { MOST = 8 };
    struct attach_memory *memory = NULL;
    struct own own[MOST + 1];
    for (int i = 0; i <= MOST; i++) {
        own[i] = FIRST;
        own[i].language = languages[i];
    }
    for (int i = 0; i < MOST; i++)
        check(&memory, &own[i], false);
    check(&memory, &own[0], false);
    check(&memory, &own[MOST], false);
    for (int i = 0; i <= MOST; i++)
        assert_int_equal(is_known(memory, &own[i]), i != 1);
    memory->forget(memory);
}

static void what_a_seal_takes_of_it_has_to_be_the_same(void **state)
{
    (void)state;
    static const struct own others[] = {
        {"en", "Zoe", "00112233445566778899AABBCCDDEEFF", false, NULL},
        {"nl", "Zoe", "00112233445566778899AABBCCDDEEFF", true, NULL},
        {"nl", "Zoe", "00112233445566778899AABBCCDDEEFF", false, "/Info 4 0 R"},
        {"nl", "Zoe", "00112233445566778899AABBCCDDEE", false, NULL},
    };
    struct attach_memory *memory = NULL;
    check(&memory, &FIRST, false);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(is_known(memory, &others[i]));
        check(&memory, &others[i], false);
        assert_true(is_known(memory, &others[i]));
    }
    assert_true(is_known(memory, &FIRST));
    check(&memory, &FIRST, true); /* which takes another revision */
    check(&memory, &FIRST, false);
    memory->forget(memory);
}

static void more_kinds_than_are_remembered(void **state)
{
    (void)state;
    struct attach_memory *memory = NULL;
    for (int round = 0; round < 2; round++)
        for (char i = 'a'; i < 'n'; i++) {
            const char language[] = {i, 'x', '\0'};
            const struct own own = {language, "Zoe", "00112233445566778899AABBCCDDEEFF", false, NULL};
            check(&memory, &own, false);
        }
    memory->forget(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_is_like_another_is_not_read),
        cmocka_unit_test(the_one_that_was_used_longest_ago_gives_way),
        cmocka_unit_test(what_a_seal_takes_of_it_has_to_be_the_same),
        cmocka_unit_test(more_kinds_than_are_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
