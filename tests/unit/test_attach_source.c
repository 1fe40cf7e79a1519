/* Where the data of a supplement are found. */
#include "test_attach.h"

#include "attach/source.h"

#define PAGES "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
#define SOURCE "<</Type/EmbeddedFile/Length 16>>\nstream\n<qualification/>\nendstream"
#define OTHER "<</Type/EmbeddedFile/Length 6>>\nstream\n<book>\nendstream"

struct found {
    int associated, embedded;
};

static void see(void *context, const struct buffer *source, bool associated)
{
    struct found *found = context;
    assert_memory_equal(source->bytes, "<qualification/>", 16);
    if (associated)
        found->associated++;
    else
        found->embedded++;
}

static void assert_found(const char *const *objects, int associated, int embedded)
{
    struct buffer bytes = {0};
    struct found found = {0, 0};
    struct diag *diag = diag_create();
    struct pdf pdf;
    make_pdf(&bytes, objects);
    assert_true(pdf_open(&pdf, &(struct attach_file){"d.pdf", bytes.bytes, bytes.length}, diag));
    sources_each(&pdf, see, &found);
    assert_int_equal(found.associated, associated);
    assert_int_equal(found.embedded, embedded);
    pdf_close(&pdf);
    diag_destroy(diag);
    buffer_finish(&bytes);
}

static void test_an_associated_file(void **state)
{
    (void)state;
    assert_found((const char *const[]){"<</Type/Catalog/Pages 2 0 R/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>", PAGES,
                                       "<</Type/Filespec/AFRelationship/Source/UF(a.xml)/EF<</F 5 0 R>>>>", SOURCE, NULL},
                 1, 0);
}

/* As Ghostscript 10.00 leaves it (pdfwrite): the relationship stays, the catalogue's /AF goes. */
static void test_a_file_that_is_only_embedded(void **state)
{
    (void)state;
    static const char catalog[] = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>";
    assert_found((const char *const[]){catalog, PAGES, "<</Type/Filespec/AFRelationship/Source/UF(a.xml)/EF<</F 5 0 R>>>>",
                                       SOURCE, NULL},
                 0, 1);
    assert_found((const char *const[]){catalog, PAGES, "<</Type/Filespec/F(qualification.xml)/EF<</F 5 0 R>>>>", SOURCE, NULL}, 0,
                 1);
    assert_found((const char *const[]){catalog, PAGES, "<</Type/Filespec/UF(qualification-2.xml)/EF<</F 5 0 R>>>>", SOURCE,
                                       NULL},
                 0, 1);
}

/* By its name alone a file is the data of a supplement only where nothing says what it is. */
static void test_files_that_are_something_else(void **state)
{
    (void)state;
    static const char catalog[] = "<</Type/Catalog/Pages 2 0 R/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>";
    assert_found((const char *const[]){catalog, PAGES,
                                       "<</Type/Filespec/AFRelationship/Data/UF(qualification.xml)/EF<</F 5 0 R>>>>", SOURCE, NULL},
                 0, 0);
    assert_found((const char *const[]){catalog, PAGES, "<</Type/Filespec/UF(notes.xml)/EF<</F 5 0 R>>>>", SOURCE, NULL}, 0, 0);
    assert_found((const char *const[]){catalog, PAGES, "<</Type/Filespec/AFRelationship/Source/UF(a.xml)/EF<</F 5 0 R>>>>", OTHER,
                                       NULL},
                 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_associated_file),
        cmocka_unit_test(test_a_file_that_is_only_embedded),
        cmocka_unit_test(test_files_that_are_something_else),
    };
    return run_both_ways(tests);
}
