/* Hybrid files, which hide objects in a stream beside their table (ISO 32000-2, 7.5.8.4), and others that are not by the book: what
 * takes which way, and that nothing is lost on either. */
#define _GNU_SOURCE /* memmem */
#include "test_attach.h"

static const char *const SUPPLEMENT[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};

static bool is_plain(const struct buffer *bytes)
{
    struct pdf pdf;
    bool plain = pdf_open_plain(&pdf, &(struct attach_file){"a.pdf", bytes->bytes, bytes->length});
    pdf_close(&pdf);
    return plain;
}

static bool begins_with_diploma(const struct joined *joined)
{
    return joined->bytes.length > joined->diploma.length &&
           memcmp(joined->bytes.bytes, joined->diploma.bytes, joined->diploma.length) == 0;
}

/* ------------------------------------------------------------------------------------------------ hybrid */

/* How a file differs from what is by the book. */
struct oddity {
    long long shift;         /* of what the trailer says of the stream's place */
    bool together;           /* the trailer of the table names the stream, not that of a section behind it */
    const char *hidden_row;  /* what the table says of the hidden object; NULL: that it is free */
    unsigned char container; /* in which the stream says that it is; 0: the one in which it is */
};

/* Object 4 is packed in object 5, which only the stream says, object 6. As Word writes them: the table is the section before. */
static void make_hybrid(struct buffer *out, struct oddity oddity)
{
    static const char *const objects[] = {"<</Type/Catalog/Pages 2 0 R/Any 4 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"};
    size_t offsets[7] = {0};
    buffer_string(out, "%PDF-1.7\n");
    for (int i = 0; i < 3; i++) {
        offsets[i + 1] = out->length;
        buffer_format(out, "%d 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    offsets[5] = out->length;
    buffer_string(out, "5 0 obj\n<</Type/ObjStm/N 1/First 4/Length 25>>\nstream\n4 0 <</Title(is hidden)>>\nendstream\nendobj\n");
    offsets[6] = out->length;
    buffer_string(out, "6 0 obj\n<</Type/XRef/Size 7/W[1 1 1]/Index[4 1]/Length 3>>\nstream\n");
    buffer_byte(out, 2);
    buffer_byte(out, oddity.container ? oddity.container : 5);
    buffer_byte(out, 0);
    buffer_string(out, "\nendstream\nendobj\n");
    size_t start = out->length;
    buffer_string(out, "xref\n0 7\n0000000000 65535 f \n");
    for (int i = 1; i < 7; i++)
        if (i == 4)
            buffer_format(out, "%s \n", oddity.hidden_row ? oddity.hidden_row : "0000000000 65535 f");
        else
            buffer_format(out, "%010zu 00000 n \n", offsets[i]);
    buffer_string(out, "trailer\n<</Size 7/Root 1 0 R/ID[<5A><5A>]");
    if (!oddity.together) {
        size_t table = start;
        buffer_format(out, ">>\nstartxref\n%zu\n%%%%EOF\n", table);
        start = out->length;
        buffer_format(out, "xref\n0 0\ntrailer\n<</Size 7/Root 1 0 R/ID[<5A><5A>]/Prev %zu", table);
    }
    buffer_format(out, "/XRefStm %lld>>\nstartxref\n%zu\n%%%%EOF\n", (long long)offsets[6] + oddity.shift, start);
}

static void join_hybrid(struct joined *joined, enum attach_way way)
{
    *joined = (struct joined){0};
    make_hybrid(&joined->diploma, (struct oddity){0});
    make_pdf(&joined->supplement, SUPPLEMENT);
    join_again(joined, (struct attach_request){.way = way});
    assert_true(joined->good);
}

/* Whoever reads the whole finds what is hidden, and what is added; who knows no hidden objects, the pages. */
static void test_what_is_hidden_stays(void **state)
{
    (void)state;
    for (int way = ATTACH_APPEND; way <= ATTACH_EMBED; way++) {
        struct joined joined;
        join_hybrid(&joined, (enum attach_way)way);
        assert_true(is_plain(&joined.diploma));
        assert_true(begins_with_diploma(&joined));
        assert_true(is_plain(&joined.bytes));
        assert_string_equal(value(&joined, "/Any/Title"), "(is hidden)");
        assert_int_equal(joined.pdf.pages, way == ATTACH_APPEND ? 2 : 1);
        assert_false(is_said(&joined, "mended"));
        finish(&joined);
    }
}

static bool is_plain_hybrid(struct oddity oddity)
{
    struct buffer bytes = {0};
    make_hybrid(&bytes, oddity);
    bool plain = is_plain(&bytes);
    buffer_finish(&bytes);
    return plain;
}

/* The stream has to be where the trailer says, and the hidden object where the stream says, unless the table knows better: one that is
 * free in the same section is read in two ways. */
static void test_hybrids_that_are_by_the_book(void **state)
{
    (void)state;
    assert_true(is_plain_hybrid((struct oddity){0}));
    assert_false(is_plain_hybrid((struct oddity){.shift = 1}));
    assert_false(is_plain_hybrid((struct oddity){.shift = -1000 * 1000}));
    assert_false(is_plain_hybrid((struct oddity){.shift = 1000 * 1000}));
    assert_false(is_plain_hybrid((struct oddity){.container = 3}));
    assert_false(is_plain_hybrid((struct oddity){.container = 4}));
    assert_true(is_plain_hybrid((struct oddity){.hidden_row = "0000000009 00000 n"})); /* another object, but nobody asks */
    assert_false(is_plain_hybrid((struct oddity){.together = true, .hidden_row = "0000000009 00000 n"}));
    assert_false(is_plain_hybrid((struct oddity){.together = true}));
}

/* ------------------------------------------------------------------------------------------------ the old way */

/* Joined all the same, but the whole is written anew. */
static void assert_written_anew(const char *const *objects, const char *said)
{
    struct joined joined;
    join(&joined, objects, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_false(is_plain(&joined.diploma));
    assert_false(begins_with_diploma(&joined));
    assert_int_equal(joined.pdf.pages, 2);
    assert_string_equal(value(&joined, "/Any/Kept"), "true");
    if (said)
        assert_true(is_said(&joined, said));
    finish(&joined);
}

#define DIPLOMA_WITH(object)                                                                                                      \
    (const char *const[])                                                                                                         \
    {                                                                                                                             \
        "<</Type/Catalog/Pages 2 0 R/Any<</Kept true/More 4 0 R>>>>", SUPPLEMENT[1], SUPPLEMENT[2], object, NULL                  \
    }

static void test_what_is_not_by_the_book_is_written_anew(void **state)
{
    (void)state;
    assert_written_anew(DIPLOMA_WITH("<</Length 3>>\nstream\nlonger\nendstream"), "[pdf-mended]");
    assert_written_anew(DIPLOMA_WITH("<</Linearized 1>>"), NULL);
    assert_written_anew(DIPLOMA_WITH("[1 1 R]"), NULL);
}

/* What cannot be read, or not without a key, is in no whole; a collection takes it as it is. */
static void test_what_cannot_be_read_is_refused(void **state)
{
    (void)state;
    static const char *const trailers[] = {"/Encrypt<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)"
                                           "/U(12345678901234567890123456789012)/P -4>>", "/Prev 1"};
    for (size_t i = 0; i < sizeof trailers / sizeof *trailers; i++) {
        struct joined joined = {0};
        make_pdf_with(&joined.diploma, SUPPLEMENT, 0, trailers[i]);
        make_pdf(&joined.supplement, SUPPLEMENT);
        assert_false(is_plain(&joined.diploma));
        join_again(&joined, (struct attach_request){0});
        assert_false(joined.good);
        assert_int_equal(joined.bytes.length, 0);
        finish(&joined);
        joined = (struct joined){0};
        make_pdf_with(&joined.diploma, SUPPLEMENT, 0, trailers[i]);
        make_pdf(&joined.supplement, SUPPLEMENT);
        join_again(&joined, (struct attach_request){.way = ATTACH_COLLECTION});
        assert_true(joined.good);
        assert_non_null(memmem(joined.bytes.bytes, joined.bytes.length, joined.diploma.bytes, joined.diploma.length));
        finish(&joined);
    }
}

/* ------------------------------------------------------------------------------------------------ judged again and again */

static bool judge(struct buffer *diploma, const char *name, struct buffer *supplement, struct attach_memory **memory)
{
    struct diag *diag = diag_create();
    struct attach_file file = {name, supplement->bytes, supplement->length};
    struct attach_request request = {.diploma = {"d.pdf", diploma->bytes, diploma->length}, .supplements = &file,
                                     .supplement_count = 1, .any = true, .memory = memory};
    bool good = attach_supplements(&request, NULL, diag);
    diag_destroy(diag);
    return good;
}

/* What is kept of a supplement is that of this one alone, however often it is asked. */
static void test_a_supplement_is_judged_beside_many(void **state)
{
    (void)state;
    static const char *const form[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<<>>]>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};
    struct buffer diploma = {0}, hybrid = {0}, good = {0}, bad = {0}, odd = {0};
    struct attach_memory *memory = NULL;
    make_pdf(&diploma, SUPPLEMENT);
    make_hybrid(&hybrid, (struct oddity){0});
    make_pdf(&good, SUPPLEMENT);
    make_pdf(&bad, form);
    make_pdf(&odd, DIPLOMA_WITH("[1 1 R]"));
    for (int i = 0; i < 200; i++) {
        assert_true(judge(i % 3 ? &diploma : &hybrid, "s.pdf", &good, &memory));
        if (i % 50 == 7) {
            assert_false(judge(&diploma, "s.pdf", &bad, &memory)); /* a form's fields cannot be appended */
            assert_true(judge(&diploma, "s.pdf", &odd, &memory));
            assert_true(judge(&diploma, "other.pdf", &good, &memory));
        }
    }
    assert_non_null(memory);
    memory->forget(memory);
    for (struct buffer *all[] = {&diploma, &hybrid, &good, &bad, &odd}, **at = all; at < all + 5; at++)
        buffer_finish(*at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_hidden_stays),
        cmocka_unit_test(test_hybrids_that_are_by_the_book),
        cmocka_unit_test(test_what_is_not_by_the_book_is_written_anew),
        cmocka_unit_test(test_what_cannot_be_read_is_refused),
        cmocka_unit_test(test_a_supplement_is_judged_beside_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
