/* What the whole claims, by what its parts claim: each pair of claims, appended and embedded. */
#include "test_attach.h"

#include "attach/claims.h"

struct case_of {
    const char *diploma, *supplement, *appended, *embedded; /* such as "3a" and "3a ua" */
};

static const struct case_of CASES[] = {
    {"3a ua", "3a ua", "3a ua", "3a ua"},
    {"3a", "3a ua", "3a", "3a"},
    {"3u", "3a ua", "3u", "3u"},
    {"3b", "3a ua", "3b", "3b"},
    {"2a", "3a ua", "3a", "3a"},
    {"2b", "3a ua", "3b", "3b"},
    {"2u", "3b", "3b", "3u"},
    {"2b", "2b", "2b", "3b"},
    {"1a", "3a ua", "", ""},
    {"1b", "1b", "", ""},
    {"4", "3a ua", "", ""},
    {"4f", "3a ua", "", "4f"},
    {"4e", "3a ua", "", ""},
    {"ua", "3a ua", "ua", "ua"},
    {"", "3a ua", "", ""},
    {"3a ua", "", "", "3a ua"},
    {"x", "3a ua", "", ""},
    {"7z", "3a ua", "", ""},
};

/* A tagged file with these claims. */
static void make_part(struct buffer *out, const char *claims, const char *catalog_entries)
{
    struct buffer packet = {0}, stream = {0}, catalog = {0};
    buffer_string(
        &packet,
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description rdf:about=\"\" xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\""
        " xmlns:u=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:x4=\"http://www.npes.org/pdfx/ns/id/\"");
    if (*claims >= '0' && *claims <= '9')
        buffer_format(&packet, " a:part=\"%c\"", *claims++);
    if (*claims && *claims != ' ' && *claims != 'x' && *claims != 'u')
        buffer_format(&packet, " a:conformance=\"%c\"", *claims++ - 'a' + 'A');
    else if (*claims == 'u' && claims[1] != 'a' && ++claims)
        buffer_string(&packet, " a:conformance=\"U\"");
    if (strstr(claims, "ua"))
        buffer_string(&packet, " u:part=\"1\"");
    buffer_format(&packet, ">%s</rdf:Description></rdf:RDF></x:xmpmeta>",
                  *claims == 'x' ? "<x4:GTS_PDFXVersion>PDF/X-4</x4:GTS_PDFXVersion>" : "");
    buffer_format(&stream, "<</Type/Metadata/Subtype/XML/Length %zu>>\nstream\n%.*s\nendstream", packet.length,
                  (int)packet.length, (char *)packet.bytes);
    buffer_format(&catalog,
                  "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>%s>>%c",
                  catalog_entries, 0);
    buffer_byte(&stream, 0);
    make_pdf(out,
             (const char *const[]){(char *)catalog.bytes, "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                   "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>", (char *)stream.bytes,
                                   "<</Type/StructTreeRoot/K 6 0 R>>", "<</S/Document/P 5 0 R/K[]>>", NULL});
    buffer_finish(&packet);
    buffer_finish(&stream);
    buffer_finish(&catalog);
}

/* What the result claims, written as in the table. */
static const char *claimed(struct joined *joined)
{
    static char text[16];
    struct buffer packet = {0};
    struct xmp_claims claims;
    const char *title;
    struct pdf *pdf = &joined->pdf;
    assert_true(pdf_stream(pdf, pdf_get(pdf, pdf_catalog(pdf), "/Metadata"), &packet));
    assert_true(xmp_read(packet.bytes, packet.length, &claims, &title, pdf->arena));
    buffer_finish(&packet);
    assert_false(claims.others);
    int length = claims.pdfa_part ? snprintf(text, sizeof text, "%d%.1s", claims.pdfa_part, &claims.pdfa_level) : 0;
    snprintf(text + length, sizeof text - (size_t)length, "%s%s", length && claims.pdfua_part ? " " : "",
             claims.pdfua_part ? "ua" : "");
    return text;
}

static void assert_case(const struct case_of *it, enum attach_way way, const char *entries, const char *expected)
{
    struct joined joined = {0};
    make_part(&joined.diploma, it->diploma, entries);
    make_part(&joined.supplement, it->supplement, "");
    join_again(&joined, (struct attach_request){.way = way});
    if (!joined.good)
        diag_print(joined.diag, stderr);
    assert_true(joined.good);
    if (strcmp(claimed(&joined), expected) != 0)
        fail_msg("\"%s\" with \"%s\", way %d: \"%s\", not \"%s\"", it->diploma, it->supplement, way, claimed(&joined),
                 expected);
    if (!*expected && (*it->diploma || way == ATTACH_APPEND))
        assert_true(is_said(&joined, "claim-dropped"));
    finish(&joined);
}

static void test_claims_that_are_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_case(&CASES[i], ATTACH_APPEND, "", CASES[i].appended);
        assert_case(&CASES[i], ATTACH_EMBED, "", CASES[i].embedded);
    }
}

/* PDF 2.0 is not what parts 2 and 3 are about; files in PDF/A-2 are not as part 3 wants them. */
static void test_claims_that_depend_on_more(void **state)
{
    (void)state;
    static const struct case_of archive = {"3b", "3a ua", "", ""}, older = {"2b", "3a ua", "", ""};
    assert_case(&archive, ATTACH_APPEND, "/Version/2.0", "");
    assert_case(&older, ATTACH_APPEND, "/Names<</EmbeddedFiles<</Names[]>>>>", "");
    assert_case(&older, ATTACH_EMBED, "/Names<</EmbeddedFiles<</Names[]>>>>", "");
}

/* Headings are numbered, or they are not: PDF/UA-1 allows no mixture. */
static void test_headings_of_two_kinds(void **state)
{
    (void)state;
    struct part parts[2] = {{.tagged = true, .claims = {.pdfua_part = 1}, .plain_headings = true},
                            {.tagged = true, .claims = {.pdfua_part = 1}, .numbered_headings = true}};
    struct diag *diag = diag_create();
    struct buffer bytes[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        make_part(&bytes[i], "", "");
        assert_true(pdf_open(&parts[i].pdf, &(struct attach_file){"d.pdf", bytes[i].bytes, bytes[i].length}, diag));
    }
    assert_int_equal(judge_appended(parts, 2, &(struct attach_request){0}, diag).pdfua_part, 0);
    parts[1].numbered_headings = false;
    assert_int_equal(judge_appended(parts, 2, &(struct attach_request){0}, diag).pdfua_part, 1);
    for (int i = 0; i < 2; i++) {
        pdf_close(&parts[i].pdf);
        buffer_finish(&bytes[i]);
    }
    diag_destroy(diag);
}

static void test_what_is_required_and_not_there(void **state)
{
    (void)state;
    struct joined joined = {0};
    make_part(&joined.diploma, "1b", "");
    make_part(&joined.supplement, "3a ua", "");
    join_again(&joined, (struct attach_request){.require_pdfa = true, .require_pdfua = true});
    assert_false(joined.good);
    assert_true(is_said(&joined, "d.pdf: error: what --require asks for cannot be promised: PDF/A ["));
    assert_true(is_said(&joined, "d.pdf: error: what --require asks for cannot be promised: PDF/UA ["));
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_claims_that_are_kept),
        cmocka_unit_test(test_claims_that_depend_on_more),
        cmocka_unit_test(test_headings_of_two_kinds),
        cmocka_unit_test(test_what_is_required_and_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
