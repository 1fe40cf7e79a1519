/* What it takes to check seals is kept behind the file, and a time stamp on all of it has its place: that is no change of the document. */
#include <stdlib.h>

#include "attach/seal.h"
#include "attach/seal_since.h"
#include "base/diag.h"
#include "test_attach.h"

#define PAGE "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
#define PAGES "<</Type/Pages/Kids[3 0 R]/Count 1>>"

static const char *const PLAIN[] = {"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, NULL};

static const struct kept_proof PROOFS[] = {
    {KEPT_CERTIFICATE, "one", 3}, {KEPT_CERTIFICATE, "two", 3}, {KEPT_OCSP, "said", 4}, {KEPT_CRL, "list", 4}, {KEPT_CERTIFICATE, "new", 3}};

static void keep_these(const struct buffer *file, const struct kept_proof *proofs, size_t count, struct buffer *out)
{
    struct diag *diag = diag_create();
    const struct attach_file asked = {"d.pdf", file->bytes, file->length};
    assert_true(keep_proofs(&asked, proofs, count, out, diag));
    assert_memory_equal(out->bytes, file->bytes, file->length);
    assert_true(is_stamped_alone(&(struct attach_file){"d.pdf", out->bytes, out->length}, file->length, out->length));
    diag_destroy(diag);
}

static void keep(const struct buffer *file, size_t count, struct buffer *out)
{
    keep_these(file, PROOFS, count, out);
}

static void expect_kept(const struct buffer *file, const char *key, const char *const *wanted)
{
    struct pdf pdf;
    struct diag *diag = diag_create();
    const struct attach_file asked = {"d.pdf", file->bytes, file->length};
    assert_true(pdf_open(&pdf, &asked, diag));
    qpdf_oh list = pdf_find(&pdf, pdf_catalog(&pdf), key);
    int count = 0;
    for (; wanted[count]; count++) {
        struct buffer bytes = {0};
        assert_true(pdf_stream(&pdf, pdf_item(&pdf, list, count), &bytes));
        assert_int_equal(bytes.length, strlen(wanted[count]));
        assert_memory_equal(bytes.bytes, wanted[count], bytes.length);
        buffer_finish(&bytes);
    }
    assert_int_equal(pdf_count(&pdf, list), count);
    pdf_close(&pdf);
    diag_destroy(diag);
}

static void each_is_kept_once(void **state)
{
    (void)state;
    struct buffer file = {0}, once = {0}, twice = {0};
    make_pdf(&file, PLAIN);
    keep(&file, 4, &once);
    expect_kept(&once, "/DSS/Certs", (const char *const[]){"one", "two", NULL});
    expect_kept(&once, "/DSS/OCSPs", (const char *const[]){"said", NULL});
    expect_kept(&once, "/DSS/CRLs", (const char *const[]){"list", NULL});
    keep(&once, 5, &twice);
    expect_kept(&twice, "/DSS/Certs", (const char *const[]){"one", "two", "new", NULL});
    expect_kept(&twice, "/DSS/OCSPs", (const char *const[]){"said", NULL});
    buffer_finish(&file);
    buffer_finish(&once);
    buffer_finish(&twice);
}

static void what_begins_alike_is_another(void **state)
{
    (void)state;
    static const struct kept_proof LONGER[] = {{KEPT_CERTIFICATE, "one more", 8}}, SHORTER[] = {{KEPT_CERTIFICATE, "one", 3}};
    struct buffer file = {0}, once = {0}, twice = {0};
    make_pdf(&file, PLAIN);
    keep_these(&file, LONGER, 1, &once);
    keep_these(&once, SHORTER, 1, &twice);
    expect_kept(&twice, "/DSS/Certs", (const char *const[]){"one more", "one", NULL});
    buffer_finish(&file);
    buffer_finish(&once);
    buffer_finish(&twice);
}

/* Behind a file that only qpdf reads, as its cross-references lead nowhere near its objects. */
static void any_file_will_do(void **state)
{
    (void)state;
    struct buffer file = {0}, out = {0};
    struct diag *diag = diag_create();
    make_pdf(&file, PLAIN);
    char *first = strstr((char *)file.bytes, " 00000 n");
    assert_non_null(first);
    first[-1] = first[-1] == '9' ? '8' : (char)(first[-1] + 1);
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    bool good = keep_proofs(&asked, PROOFS, 4, &out, diag);
    assert_int_equal(good, diag_errors(diag) == 0);
    if (good)
        assert_memory_equal(out.bytes, file.bytes, file.length);
    buffer_finish(&file);
    buffer_finish(&out);
    diag_destroy(diag);
}

static const char *const CERTIFIED[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>/Perms<</DocMDP 5 0 R>>>>", PAGES, PAGE,
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Seal)/F 132/Rect[0 0 0 0]/P 3 0 R/V 5 0 R>>",
    "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>/Reference[<</Type/SigRef"
    "/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]>>",
    NULL};

/* A seal is refused where one certifies; a time stamp is none. */
static void a_time_stamp_is_no_change(void **state)
{
    (void)state;
    struct buffer file = {0}, out = {0};
    struct diag *diag = diag_create();
    struct seal_gap gap;
    make_pdf(&file, CERTIFIED);
    const struct attach_file asked = {"d.pdf", file.bytes, file.length};
    const struct seal_place stamp = {.size = 300}, seal = {.date = "D:20261129120000Z", .size = 300};
    buffer_append(&out, file.bytes, file.length);
    assert_false(place_seal(&asked, &seal, &out, &gap, diag));
    assert_true(place_seal(&asked, &stamp, &out, &gap, diag));
    assert_int_equal(gap.length, 602);
    assert_non_null(pdf_search(out.bytes + file.length, out.length - file.length, "/DocTimeStamp"));
    assert_non_null(pdf_search(out.bytes + file.length, out.length - file.length, "(Time stamp)"));
    assert_null(pdf_search(out.bytes + file.length, out.length - file.length, "/M("));
    assert_true(is_stamped_alone(&(struct attach_file){"d.pdf", out.bytes, out.length}, file.length, out.length));
    buffer_finish(&file);
    buffer_finish(&out);
    diag_destroy(diag);
}

/* By a file with a seal; of one without nobody asks. */
static void what_is_kept_is_found(void **state)
{
    (void)state;
    struct buffer file = {0}, out = {0}, plain = {0}, unsealed = {0};
    struct diag *diag = diag_create();
    struct arena *arena = arena_create();
    struct found_seals found;
    make_pdf(&file, CERTIFIED);
    keep(&file, 4, &out);
    assert_true(find_seals(&(const struct attach_file){"d.pdf", out.bytes, out.length}, arena, &found, diag));
    assert_int_equal(found.kept_count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(found.kept[i].kind, PROOFS[i].kind);
        assert_int_equal(found.kept[i].length, PROOFS[i].length);
        assert_memory_equal(found.kept[i].bytes, PROOFS[i].bytes, PROOFS[i].length);
    }
    make_pdf(&plain, PLAIN);
    keep(&plain, 4, &unsealed);
    assert_true(find_seals(&(const struct attach_file){"d.pdf", unsealed.bytes, unsealed.length}, arena, &found, diag));
    assert_int_equal(found.kept_count, 0);
    arena_destroy(arena);
    diag_destroy(diag);
    buffer_finish(&file);
    buffer_finish(&out);
    buffer_finish(&plain);
    buffer_finish(&unsealed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_kept_once),
        cmocka_unit_test(what_begins_alike_is_another),
        cmocka_unit_test(any_file_will_do),
        cmocka_unit_test(a_time_stamp_is_no_change),
        cmocka_unit_test(what_is_kept_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
