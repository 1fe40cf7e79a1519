/* Cross-references that are packed while a print run is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paint/pdf_packed.h"

enum { DOCUMENTS = 500, OBJECTS = 300 };

/* As a run has them: page contents by offset, the rest in the object stream of the document; two objects of each document get their
 * place when the next is made, and one of the first when all are. */
static void fill_document(struct pdf_entry entries[OBJECTS], int document)
{
    for (int i = 0; i < OBJECTS; i++)
        entries[i] = (struct pdf_entry){2, (uint32_t)(100000 + document), (uint32_t)(i < 200 ? i : 500 - i)};
    entries[7] = (struct pdf_entry){1, UINT32_MAX - (uint32_t)document, 0};
    entries[8] = (struct pdf_entry){1, (uint32_t)document * 20000, 0};
}

static bool is_late(int document, int i)
{
    return i == 20 || i == 299 || (document == 0 && i == 0);
}

static void pack(struct pdf_packed *packed)
{
    struct pdf_entry entries[OBJECTS], before[OBJECTS];
    for (int document = 0; document < DOCUMENTS; document++) {
        fill_document(entries, document);
        for (int i = 0; i < OBJECTS; i++)
            if (is_late(document, i))
                entries[i] = (struct pdf_entry){0};
        pdf_packed_add(packed, entries, OBJECTS);
        fill_document(before, document ? document - 1 : 0);
        for (int i = OBJECTS; i-- > 1;)
            if (document && is_late(document - 1, i))
                pdf_packed_add_late(packed, (document - 1) * OBJECTS + i, before[i]);
    }
    fill_document(entries, DOCUMENTS - 1);
    pdf_packed_add_late(packed, DOCUMENTS * OBJECTS - 1, entries[OBJECTS - 1]);
    fill_document(entries, 0);
    pdf_packed_add_late(packed, 0, entries[0]);
}

/* In steps that are no document's. One object never got its place. */
static void check(struct pdf_packed *packed)
{
    enum { STEP = 41 };
    struct pdf_unpacking unpacking;
    struct pdf_entry expected[OBJECTS], found[STEP];
    pdf_unpacking_begin(&unpacking, packed);
    for (int number = 0; number < DOCUMENTS * OBJECTS; number++) {
        int left = DOCUMENTS * OBJECTS - number;
        if (number % OBJECTS == 0)
            fill_document(expected, number / OBJECTS);
        if (number % STEP == 0)
            pdf_unpacking_take(&unpacking, found, left < STEP ? left : STEP);
        struct pdf_entry wanted = expected[number % OBJECTS], got = found[number % STEP];
        if (number == (DOCUMENTS - 1) * OBJECTS + 20)
            wanted = (struct pdf_entry){0};
        assert_int_equal(got.type, wanted.type);
        assert_int_equal(got.place, wanted.place);
        assert_int_equal(got.index, wanted.index);
    }
}

static void entries_come_back_as_they_were(void **state)
{
    struct pdf_packed packed = {0};
    (void)state;
    for (int i = 0; i < 2; i++) {
        pdf_packed_clear(&packed);
        pack(&packed);
        assert_int_equal(packed.count, DOCUMENTS * OBJECTS);
        check(&packed);
    }
    pdf_packed_finish(&packed);
}

/* 12 bytes an object would be 3.6 KB a document. */
static void objects_of_one_stream_take_next_to_nothing(void **state)
{
    struct pdf_packed packed = {0};
    struct pdf_entry entries[OBJECTS];
    (void)state;
    for (int document = 0; document < DOCUMENTS; document++) {
        for (int i = 0; i < OBJECTS; i++)
            entries[i] = (struct pdf_entry){2, (uint32_t)document, (uint32_t)i};
        pdf_packed_add(&packed, entries, OBJECTS);
    }
    assert_true(packed.bytes.length <= DOCUMENTS * 10);
    pdf_packed_finish(&packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_come_back_as_they_were),
        cmocka_unit_test(objects_of_one_stream_take_next_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
