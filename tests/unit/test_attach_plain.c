/* Files that are by the book: which are taken for it, what they are read as, and that what is added is a revision behind them. */
#include "test_attach.h"

#include "attach/text.h"

#define TAIL "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"

static const char *const SUPPLEMENT[] = {"<</Type/Catalog/Pages 2 0 R>>", TAIL, NULL};

static bool is_plain(const struct buffer *bytes)
{
    struct pdf pdf;
    bool plain = pdf_open_plain(&pdf, &(struct attach_file){"a.pdf", bytes->bytes, bytes->length});
    pdf_close(&pdf);
    return plain;
}

/* Whether a file with this as its fourth object is. */
static bool is_plain_with(const char *object)
{
    struct buffer bytes = {0};
    make_pdf(&bytes, (const char *const[]){"<</Type/Catalog/Pages 2 0 R/Any 4 0 R>>", TAIL, object, NULL});
    bool plain = is_plain(&bytes);
    buffer_finish(&bytes);
    return plain;
}

static void test_objects_that_are_by_the_book(void **state)
{
    (void)state;
    static const char *const good[] = {
        "<</A 1/B -2.5/C +.5/D(a\\)b(c))/E<4 1>/F[true null/G#20H]/I<<>>>>", "[ 1 % a comment\n 2]", "(\\101\\12\\\r\nb\\n)",
        "<</Length 3>>\nstream\na\nb\nendstream", "<</Length 3>>\r\nstream\r\na\nbendstream", "<</Length 0>>stream\nendstream"};
    static const char *const bad[] = {
        "<</A 1/A 2>>", "<</A>>", "<</A 1", "(a(b)", "<4g>", "/A#0", "/A#00", "1.2.3", "--1", "[1 0 R 2 1 R]", "truth", "1 2",
        "<</Length 3>>\nstream\na\nbc\nendstream", "<</Length 9>>\nstream\nabc\nendstream", "<</Length 5 0 R>>\nstream\nabc\nendstream",
        "<</Length 4 0 R>>\nstream\nabc\nendstream", "<</Length 3/F(a file elsewhere)>>\nstream\nabc\nendstream"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!is_plain_with(good[i]))
            fail_msg("taken for wrong: %s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (is_plain_with(bad[i]))
            fail_msg("taken for right: %s", bad[i]);
}

/* Brackets a thousand deep, and dictionaries of ten thousand keys, are not read by us. */
static void test_what_is_bounded(void **state)
{
    (void)state;
    struct buffer deep = {0}, wide = {0}, fine = {0};
    for (int i = 0; i < 1000; i++)
        buffer_byte(&deep, '[');
    for (int i = 0; i < 1000; i++)
        buffer_byte(&deep, ']');
    buffer_byte(&deep, '\0');
    buffer_string(&wide, "<<");
    buffer_string(&fine, "<<");
    for (int i = 0; i < 10000; i++)
        buffer_format(i < 200 ? &fine : &wide, "/K%d 1", i);
    buffer_append(&wide, ">>", 3);
    buffer_append(&fine, ">>", 3);
    assert_false(is_plain_with((char *)deep.bytes));
    assert_false(is_plain_with((char *)wide.bytes));
    assert_true(is_plain_with((char *)fine.bytes));
    buffer_finish(&deep);
    buffer_finish(&wide);
    buffer_finish(&fine);
}

static bool is_plain_of(const char *const *objects, const char *trailer)
{
    struct buffer bytes = {0};
    make_pdf_with(&bytes, objects, 0, trailer);
    bool plain = is_plain(&bytes);
    buffer_finish(&bytes);
    return plain;
}

static void test_pages_that_are_by_the_book(void **state)
{
    (void)state;
#define CATALOG "<</Type/Catalog/Pages 2 0 R>>"
    static const char *const nested[] = {CATALOG, "<</Type/Pages/Count 2/MediaBox[0 0 9 9]/Kids[3 0 R 4 0 R]>>", "<</Type/Page/Parent 2 0 R>>",
                                         "<</Type/Pages/Parent 2 0 R/Count 1/Kids[5 0 R]>>", "<</Type/Page/Parent 4 0 R>>", NULL};
    static const char *const twice[] = {CATALOG, "<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>",
                                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};
    static const char *const miscounted[] = {CATALOG, "<</Type/Pages/Count 2/Kids[3 0 R]>>",
                                             "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL};
    static const char *const boxless[] = {CATALOG, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R>>", NULL};
    static const char *const round[] = {CATALOG, "<</Type/Pages/Count 1/Kids[2 0 R]>>", NULL};
    static const char *const orphaned[] = {CATALOG, "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/MediaBox[0 0 9 9]>>", NULL};
    static const char *const direct[] = {CATALOG, "<</Type/Pages/Count 1/Kids[<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>]>>", NULL};
    assert_true(is_plain_of(nested, ""));
    assert_false(is_plain_of(twice, ""));
    assert_false(is_plain_of(miscounted, ""));
    assert_false(is_plain_of(boxless, ""));
    assert_false(is_plain_of(round, ""));
    assert_false(is_plain_of(orphaned, ""));
    assert_false(is_plain_of(direct, ""));
    assert_false(is_plain_of(SUPPLEMENT, "/Encrypt 1 0 R"));
    assert_false(is_plain_of(SUPPLEMENT, "/Prev 999999"));
    assert_false(is_plain_of((const char *const[]){"<</Type/Catalog/Pages 2 0 R/Linearized 1>>", TAIL, NULL}, ""));
}

/* Cut off or changed anywhere, it is read as it was, by qpdf, or not at all: never wrongly. */
static void test_what_is_cut_off(void **state)
{
    (void)state;
    struct buffer whole = {0}, cut = {0};
    make_pdf(&whole, SUPPLEMENT);
    assert_true(is_plain(&whole));
    for (size_t length = 0; length + 3 < whole.length; length++) {
        buffer_clear(&cut);
        buffer_append(&cut, whole.bytes, length);
        assert_false(is_plain(&cut));
    }
    const char *row = pdf_search(whole.bytes, whole.length, " 00000 n");
    ((char *)(size_t)row)[-1] = '5'; /* an offset, 5 for 9 */
    assert_false(is_plain(&whole));
    buffer_finish(&whole);
    buffer_finish(&cut);
}

/* ------------------------------------------------------------------------------------------------ the same as qpdf */

static void assert_read_alike(const char *string)
{
    struct buffer bytes = {0};
    make_pdf(&bytes, (const char *const[]){"<</Type/Catalog/Pages 2 0 R/Any 4 0 R>>", TAIL, string, NULL});
    struct attach_file file = {"a.pdf", bytes.bytes, bytes.length};
    struct pdf ours, theirs;
    struct diag *diag = diag_create();
    assert_true(pdf_open_plain(&ours, &file));
    assert_true(pdf_open(&theirs, &file, diag));
    assert_string_equal(pdf_text(&ours, pdf_get(&ours, pdf_catalog(&ours), "/Any")),
                        pdf_text(&theirs, pdf_get(&theirs, pdf_catalog(&theirs), "/Any")));
    pdf_close(&ours);
    pdf_close(&theirs);
    diag_destroy(diag);
    buffer_finish(&bytes);
}

static void test_text_is_read_alike(void **state)
{
    (void)state;
    static const char *const strings[] = {
        "()", "(plain)", "(Zo\xeb \\(\\)\\\\)", "(\\030\\037\\200\\240\\344\\215\\216)", "<FEFF005A006F00EB>", "<FFFE5A006F00EB00>",
        "<EFBBBF5A6FC3AB>", "<FEFFD83DDE00>", "<FEFF0020D83D>", "<7>", "(a\\\nb\\7\\53\\053x\\q)", "(a\rb\r\nc)"};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        assert_read_alike(strings[i]);
}

static void assert_written_back(const char *text)
{
    struct buffer bytes = {0};
    struct arena *arena = arena_create();
    text_write(text, &bytes);
    assert_string_equal(text_read((const char *)bytes.bytes, bytes.length, arena), text);
    arena_destroy(arena);
    buffer_finish(&bytes);
}

static void test_text_is_written_back(void **state)
{
    (void)state;
    assert_written_back("");
    assert_written_back("plain (text)");
    assert_written_back("Zo\xc3\xab \xf0\x9f\x98\x80 \xe2\x82\xac");
}

/* ------------------------------------------------------------------------------------------------ revisions */

static void assert_begins_with_diploma(const struct joined *joined)
{
    assert_true(joined->good);
    assert_true(joined->bytes.length > joined->diploma.length);
    assert_memory_equal(joined->bytes.bytes, joined->diploma.bytes, joined->diploma.length);
}

static void test_the_diploma_stays_byte_for_byte(void **state)
{
    (void)state;
    struct joined joined;
    join(&joined, SUPPLEMENT, SUPPLEMENT, (struct attach_request){0});
    assert_begins_with_diploma(&joined);
    finish(&joined);
    join(&joined, SUPPLEMENT, SUPPLEMENT, (struct attach_request){.way = ATTACH_EMBED});
    assert_begins_with_diploma(&joined);
    finish(&joined);
}

/* The whole of a whole: its end is the first's revision. */
static void test_a_revision_behind_a_revision(void **state)
{
    (void)state;
    struct joined joined, again = {0};
    join(&joined, SUPPLEMENT, SUPPLEMENT, (struct attach_request){0});
    again.diploma = joined.bytes;
    joined.bytes = (struct buffer){0};
    make_pdf(&again.supplement, SUPPLEMENT);
    join_again(&again, (struct attach_request){.duplex = true});
    assert_begins_with_diploma(&again);
    assert_int_equal(again.pdf.pages, 3);
    finish(&joined);
    finish(&again);
}

/* What a page of the diploma has from above it, one that is added does not get, and takes its own along. */
static void test_pages_inherit_from_their_own(void **state)
{
    (void)state;
    static const char *const diploma[] = {"<</Type/Catalog/Pages 2 0 R>>",
                                          "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]/Rotate 90/CropBox[1 1 8 8]>>",
                                          "<</Type/Page/Parent 2 0 R>>", NULL};
    static const char *const supplement[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 7 7]>>",
                                             "<</Type/Page/Parent 2 0 R>>", NULL};
    struct joined joined;
    join(&joined, diploma, supplement, (struct attach_request){0});
    assert_begins_with_diploma(&joined);
    struct pdf plain;
    assert_true(pdf_open_plain(&plain, &(struct attach_file){"w.pdf", joined.bytes.bytes, joined.bytes.length}));
    qpdf_oh added = pdf_page(&plain, 1);
    assert_string_equal(pdf_written(&plain, pdf_get(&plain, added, "/MediaBox")), "[0 0 7 7]");
    for (qpdf_oh node = added; node; node = pdf_get(&plain, node, "/Parent")) {
        assert_int_equal(pdf_get(&plain, node, "/Rotate"), 0);
        assert_int_equal(pdf_get(&plain, node, "/CropBox"), 0);
    }
    pdf_close(&plain);
    finish(&joined);
}

/* Where much of the diploma changes, here a catalogue that is larger than all else, the whole is written anew. */
static void test_what_would_grow_is_written_anew(void **state)
{
    (void)state;
    struct buffer catalog = {0};
    buffer_string(&catalog, "<</Type/Catalog/Pages 2 0 R/Any(");
    for (int i = 0; i < 40 * 1024; i++)
        buffer_byte(&catalog, 'x');
    buffer_append(&catalog, ")>>", 4);
    struct joined joined;
    join(&joined, (const char *const[]){(char *)catalog.bytes, TAIL, NULL}, SUPPLEMENT, (struct attach_request){0});
    assert_true(joined.good);
    assert_true(joined.bytes.length < joined.diploma.length);
    finish(&joined);
    buffer_finish(&catalog);
}

/* A claim of PDF/A is kept with the bytes only where they are written as it asks, and where it does not rise to a part that asks
 * more of files, also of those that nothing refers to. */
static void assert_kept_claim(const char *part, const char *orphan, bool neat, bool kept)
{
    struct buffer bytes = {0}, metadata = {0};
    buffer_format(&metadata,
                  "<</Type/Metadata/Subtype/XML/Length %zu>>\nstream\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                  "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                  "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"%s\" pdfaid:conformance=\"B\"/></rdf:RDF></x:xmpmeta>"
                  "%sendstream%c", (size_t)246, part, neat ? "\n" : "", 0);
    const char *data = strstr((char *)metadata.bytes, "stream\n") + 7, *end = strstr((char *)metadata.bytes, "</x:xmpmeta>") + 12;
    char *digits = strstr((char *)metadata.bytes, "246");
    char length[8];
    snprintf(length, sizeof length, "%03d", (int)(end - data));
    memcpy(digits, length, 3);
    make_pdf(&bytes, (const char *const[]){"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", TAIL, (char *)metadata.bytes, orphan, NULL});
    struct part opened;
    struct diag *diag = diag_create();
    assert_int_equal(part_open(&opened, &(struct attach_file){"a.pdf", bytes.bytes, bytes.length}, true, false, diag), kept);
    part_close(&opened);
    diag_destroy(diag);
    buffer_finish(&bytes);
    buffer_finish(&metadata);
}

static void test_claims_that_bytes_keep(void **state)
{
    (void)state;
    beginning_comment = "%\xc3\xa4\xc3\xbc\n";
    assert_kept_claim("3", "<<>>", true, true);
    assert_kept_claim("3", "<<>>", false, false);
    assert_kept_claim("2", "<<>>", true, true);
    assert_kept_claim("2", "<</EF<<>>>>", true, false);
    assert_kept_claim("3", "<</EF<<>>>>", true, true);
    assert_kept_claim("3", "<4>", true, false);
    beginning_comment = "";
    assert_kept_claim("3", "<<>>", true, false);
}

/* A table stays one, and what is packed is in a stream beside it; what shows the pages is not. Both are found again. */
static void test_what_is_packed_beside_a_table(void **state)
{
    (void)state;
    static const char *const supplement[] = {
        "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", TAIL, "<</First 5 0 R/Last 9 0 R/Count 5>>",
        "<</Title(one)/Parent 4 0 R/Dest[3 0 R/Fit]/Next 6 0 R>>", "<</Title(two)/Parent 4 0 R/Dest[3 0 R/Fit]/Prev 5 0 R/Next 7 0 R>>",
        "<</Title(three)/Parent 4 0 R/Dest[3 0 R/Fit]/Prev 6 0 R/Next 8 0 R>>",
        "<</Title(four)/Parent 4 0 R/Dest[3 0 R/Fit]/Prev 7 0 R/Next 9 0 R>>",
        "<</Title(a title that is packed)/Parent 4 0 R/Dest[3 0 R/Fit]/Prev 8 0 R>>", NULL};
    struct joined joined;
    join(&joined, SUPPLEMENT, supplement, (struct attach_request){0});
    assert_begins_with_diploma(&joined);
    const char *new = (const char *)joined.bytes.bytes + joined.diploma.length;
    size_t length = joined.bytes.length - joined.diploma.length;
    assert_non_null(pdf_search(new, length, "/XRefStm"));
    assert_non_null(pdf_search(new, length, "/Type/Page/"));
    assert_null(pdf_search(new, length, "a title that is packed"));
    assert_true(is_plain(&joined.bytes));
    assert_string_equal(value(&joined, "/Outlines/Last/Last/Title"), "(a title that is packed)");
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_that_are_by_the_book),
        cmocka_unit_test(test_what_is_bounded),
        cmocka_unit_test(test_pages_that_are_by_the_book),
        cmocka_unit_test(test_what_is_cut_off),
        cmocka_unit_test(test_text_is_read_alike),
        cmocka_unit_test(test_text_is_written_back),
        cmocka_unit_test(test_the_diploma_stays_byte_for_byte),
        cmocka_unit_test(test_a_revision_behind_a_revision),
        cmocka_unit_test(test_pages_inherit_from_their_own),
        cmocka_unit_test(test_what_would_grow_is_written_anew),
        cmocka_unit_test(test_claims_that_bytes_keep),
        cmocka_unit_test(test_what_is_packed_beside_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
