/* Files that hold far more than their size lets one expect are refused before anything is unpacked. */
#include <stdlib.h>
#include <zlib.h>

#include "test_attach.h"

#include "attach/packed.h"

static const char *fault_of(const char *text)
{
    return packed_fault(text, strlen(text), packed_most(strlen(text)));
}

static void assert_fault(const char *text, const char *words)
{
    assert_non_null(fault_of(text));
    assert_non_null(strstr(fault_of(text), words));
}

static void test_what_is_packed_twice(void **state)
{
    (void)state;
    assert_fault("<</Filter[/FlateDecode/FlateDecode]/Length 1>>\nstream\n", "packed twice");
    assert_fault("<</Filter [ /ASCIIHexDecode /LZWDecode % a\n /FlateDecode ]>>\nstream\n", "packed twice");
    assert_fault("<</#46ilter[/Fl/Flate#44ecode]>>\nstream\n", "packed twice");
    assert_null(fault_of("<</Filter/FlateDecode/Length 1>>\nstream\n"));
    assert_null(fault_of("<</Filter[/ASCII85Decode/FlateDecode]>>\nstream\n"));
    assert_null(fault_of("<</Filter[/FlateDecode/DCTDecode]/Subtype/Image>>\nstream\n")); /* JPEG: some programs do so */
    assert_null(fault_of("<</FFilter[/FlateDecode/FlateDecode]>>\nstream\n"));
    assert_null(fault_of("<</Filter[/FlateDecode"));
    assert_null(fault_of("<</Filter"));
}

/* What the filters are would only be known once other streams are unpacked. */
static void test_filters_that_stand_elsewhere(void **state)
{
    (void)state;
    assert_fault("<</Filter 7 0 R/Length 1>>\nstream\n", "object of their own");
    assert_fault("<</Filter[/FlateDecode 7 0 R]/Length 1>>\nstream\n", "objects of their own");
    assert_null(fault_of("<</Filter/FlateDecode/Length 7 0 R>>\nstream\n"));
}

/* ------------------------------------------------------------------------------------------------ sizes */

enum { HELD = 100 * 1024 };

/* Appends an object with a stream of so many zeros, or of white. */
static void put_zeros(struct buffer *out, const char *entries, int number)
{
    unsigned char *zeros = calloc(1, HELD), packed[1024];
    uLongf length = sizeof packed;
    memset(zeros, *entries ? 0xFF : 0, HELD);
    assert_int_equal(compress(packed, &length, zeros, HELD), Z_OK);
    buffer_format(out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %lu>>\nstream\n", number, entries, length);
    buffer_append(out, packed, length);
    buffer_string(out, "\nendstream\nendobj\n");
    free(zeros);
}

static void test_the_sum_of_streams_counts(void **state)
{
    (void)state;
    struct buffer file = {0};
    put_zeros(&file, "", 1);
    assert_null(packed_fault(file.bytes, file.length, HELD));
    assert_non_null(packed_fault(file.bytes, file.length, HELD - 1));
    put_zeros(&file, "/Subtype/Image", 2); /* nobody unpacks pictures */
    assert_null(packed_fault(file.bytes, file.length, HELD));
    put_zeros(&file, "", 3);
    assert_null(packed_fault(file.bytes, file.length, 2 * HELD));
    assert_non_null(packed_fault(file.bytes, file.length, 2 * HELD - 1));
    buffer_finish(&file);
}

/* Appends a stream of so many zeros, packed and written in these letters. */
static void put_written(struct buffer *out, bool hexadecimal, const char *behind_keyword)
{
    unsigned char *zeros = calloc(1, HELD), packed[1024];
    uLongf length = sizeof packed;
    assert_int_equal(compress(packed, &length, zeros, HELD), Z_OK);
    buffer_format(out, "1 0 obj\n<<>>\nstream%s", behind_keyword);
    for (uLongf i = 0; hexadecimal && i < length; i++)
        buffer_format(out, "%02X%s", packed[i], i % 30 ? "" : "\n");
    for (uLongf i = 0; !hexadecimal && i < length; i += 4) {
        uint32_t word = 0;
        char letters[5];
        for (uLongf j = i; j < i + 4; j++)
            word = word << 8 | (j < length ? packed[j] : 0);
        for (int j = 4; j >= 0; j--, word /= 85)
            letters[j] = (char)('!' + word % 85);
        bool none = memcmp(letters, "!!!!!", 5) == 0;
        buffer_append(out, none ? "z" : letters, none ? 1 : 5);
    }
    buffer_string(out, "~>\nendstream\nendobj\n");
    free(zeros);
}

static void test_what_is_written_in_letters_counts(void **state)
{
    static const char *const behind[] = {"\n", "\r\n", " \t\n", "\r", ""};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof behind / sizeof *behind; i++) {
        struct buffer file = {0};
        put_written(&file, i % 2, behind[i / 2]);
        assert_null(packed_fault(file.bytes, file.length, HELD));
        assert_non_null(packed_fault(file.bytes, file.length, HELD - 1));
        buffer_finish(&file);
    }
}

/* qpdf unpacks it, whatever it says of itself. */
/* Appends a stream of zeros in codes of LZW: each code stands for one zero more than the one before. Gives how many. */
static size_t put_lzw(struct buffer *out, unsigned early)
{
    enum { CLEAR = 256, ENDS = 257, LAST = 4000 };
    uint64_t bits = 0;
    unsigned held = 0, width = 9, code = CLEAR;
    size_t count = 0;
    buffer_format(out, "1 0 obj\n<</Filter/LZWDecode/DecodeParms<</EarlyChange %u>>/Length 9999>>\nstream\n", early);
    while (true) {
        bits = bits << width | code;
        for (held += width; held >= 8; held -= 8)
            buffer_byte(out, (unsigned char)(bits >> (held - 8)));
        count += code == 0 ? 1 : code > ENDS ? code - ENDS + 1 : 0;
        if (code == ENDS)
            break;
        /* What the reader knows by then: the next entry is the code itself. */
        if (code > ENDS && code + 1 + early >= 1u << width)
            width++;
        code = code == CLEAR ? 0 : code == 0 ? ENDS + 1 : code == LAST ? ENDS : code + 1;
    }
    buffer_byte(out, (unsigned char)(bits << (8 - held)));
    buffer_string(out, "\nendstream\nendobj\n");
    return count;
}

static void test_codes_of_lzw_count(void **state)
{
    (void)state;
    for (unsigned early = 0; early < 2; early++) {
        struct buffer file = {0};
        size_t count = put_lzw(&file, early);
        assert_true(count > 1000 * file.length);
        assert_null(packed_fault(file.bytes, file.length, count));
        assert_non_null(packed_fault(file.bytes, file.length, count - 1));
        buffer_finish(&file);
    }
}

static void test_objects_in_a_picture_count(void **state)
{
    (void)state;
    char *objects = calloc(1, HELD);
    unsigned char packed[1024];
    uLongf length = sizeof packed;
    memset(objects, ' ', HELD);
    memcpy(objects + 9, "6 0 null", 8);
    assert_int_equal(compress(packed, &length, (unsigned char *)objects, HELD), Z_OK);
    struct buffer file = {0};
    buffer_string(&file, "1 0 obj\n<</Subtype/Image>>\nstream\n");
    buffer_append(&file, packed, length);
    assert_non_null(packed_fault(file.bytes, file.length, HELD - 1));
    assert_true(packed_exceeds(packed, length, HELD - 1));
    assert_false(packed_exceeds(packed, length, HELD));
    buffer_finish(&file);
    free(objects);
}

/* ------------------------------------------------------------------------------------------------ files */

static void open_kids(int count, const char *kid, bool good)
{
    struct buffer kids = {0}, file = {0};
    buffer_format(&kids, "<</Type/Pages/Count %d/Kids[", count);
    for (int i = 0; i < count; i++)
        buffer_string(&kids, kid);
    buffer_string(&kids, "]>>");
    buffer_byte(&kids, '\0');
    make_pdf(&file, (const char *const[]){"<</Type/Catalog/Pages 2 0 R>>", (const char *)kids.bytes,
                                          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", NULL});
    struct diag *diag = diag_create();
    struct pdf pdf;
    assert_int_equal(pdf_open(&pdf, &(struct attach_file){"d.pdf", file.bytes, file.length}, diag), good);
    assert_int_equal(diag_errors(diag), !good);
    pdf_close(&pdf);
    diag_destroy(diag);
    buffer_finish(&kids);
    buffer_finish(&file);
}

static void test_a_page_again_and_again(void **state)
{
    (void)state;
    open_kids(1002, "3 0 R ", false);
    open_kids(100, "3 0 R ", true);
}

static void test_a_stream_that_is_read_too_often(void **state)
{
    (void)state;
    struct joined joined = {.diag = diag_create()};
    make_pdf(&joined.bytes, (const char *const[]){"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                                  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
                                                  "<</Length 3>>\nstream\nabc\nendstream", NULL});
    struct attach_file file = {"d.pdf", joined.bytes.bytes, joined.bytes.length};
    struct buffer out = {0};
    assert_true(pdf_open(&joined.pdf, &file, joined.diag));
    qpdf_oh stream = pdf_get(&joined.pdf, pdf_catalog(&joined.pdf), "/Metadata");
    assert_true(pdf_stream(&joined.pdf, stream, &out));
    assert_int_equal(joined.pdf.unpacked, 3);
    joined.pdf.unpacked = 4 * packed_most(file.length);
    assert_true(pdf_stream(&joined.pdf, stream, &out));
    assert_false(pdf_is_excessive(&joined.pdf, joined.diag));
    assert_false(pdf_stream(&joined.pdf, stream, &out));
    assert_true(pdf_is_excessive(&joined.pdf, joined.diag));
    assert_true(is_said(&joined, "[pdf-excessive]"));
    buffer_finish(&out);
    finish(&joined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_packed_twice),
        cmocka_unit_test(test_filters_that_stand_elsewhere),
        cmocka_unit_test(test_the_sum_of_streams_counts),
        cmocka_unit_test(test_what_is_written_in_letters_counts),
        cmocka_unit_test(test_codes_of_lzw_count),
        cmocka_unit_test(test_objects_in_a_picture_count),
        cmocka_unit_test(test_a_page_again_and_again),
        cmocka_unit_test(test_a_stream_that_is_read_too_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
