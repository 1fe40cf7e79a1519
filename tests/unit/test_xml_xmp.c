/* Claims in XMP packets, in every way that programs write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
/* cmocka's header needs those before it */
#include <cmocka.h>

#include "xml/xmp.h"

#define RDF(inside)                                                                                                    \
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"       \
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" inside "</rdf:RDF></x:xmpmeta>\n"            \
    "<?xpacket end=\"w\"?>"
#define ABOUT "<rdf:Description rdf:about=\"uuid:1\" "

static const char ELEMENTS[] =
    RDF(ABOUT
        "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part> 2 "
        "</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
        "</rdf:Description>" ABOUT "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt>"
        "<rdf:li xml:lang=\"x-default\">Zo\xC3\xAB &amp; \xC5\x81ucja</rdf:li></rdf:Alt></dc:title></rdf:Description>");
static const char ATTRIBUTES[] =
    RDF(ABOUT "xmlns:q=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:r=\"http://www.aiim.org/pdfua/ns/id/\""
              " q:part=\"3\" q:conformance=\"A\" r:part=\"1\"/>");
static const char OTHERS[] = RDF(
    ABOUT "xmlns:d=\"http://pdfa.org/declarations/\"><d:declarations><rdf:Bag/></d:declarations></rdf:Description>");

struct read {
    struct arena *arena;
    struct xmp_claims claims;
    struct xmp_words words;
    bool good;
};

static void read_packet(struct read *read, const void *packet, size_t length)
{
    *read = (struct read){.arena = arena_create()};
    read->good = xmp_read(packet, length, &read->claims, &read->words, read->arena);
}

static void assert_claims(const void *packet, size_t length, int pdfa_part, char level, int pdfua_part)
{
    struct read read;
    read_packet(&read, packet, length);
    assert_true(read.good);
    assert_int_equal(read.claims.pdfa_part, pdfa_part);
    assert_int_equal(read.claims.pdfa_level, level);
    assert_int_equal(read.claims.pdfua_part, pdfua_part);
    assert_false(read.claims.others);
    arena_destroy(read.arena);
}

static void test_claims_are_read(void **state)
{
    (void)state;
    assert_claims(ELEMENTS, strlen(ELEMENTS), 2, 'u', 0);
    assert_claims(ATTRIBUTES, strlen(ATTRIBUTES), 3, 'a', 1);
    struct read read;
    read_packet(&read, OTHERS, strlen(OTHERS));
    assert_true(read.good && read.claims.declares);
    arena_destroy(read.arena);
    read_packet(&read, ELEMENTS, strlen(ELEMENTS));
    assert_string_equal(read.words.title, "Zo\xC3\xAB & \xC5\x81ucja");
    assert_null(read.words.prefix);
    arena_destroy(read.arena);
    read_packet(&read, ATTRIBUTES, strlen(ATTRIBUTES));
    assert_non_null(read.words.prefix);
    arena_destroy(read.arena);
    /* What cannot be the number of a part stands as one that there is not. */
    static const char *const none[] = {"0", "12", "x", "", "3.", "-3"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        char packet[512];
        int length = snprintf(packet, sizeof packet,
                              RDF(ABOUT "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" pdfaid:part=\"%s\" pdfaid:conformance=\"B\"/>"),
                              none[i]);
        read_packet(&read, packet, (size_t)length);
        if (*none[i] ? read.claims.pdfa_part != 9 : read.claims.pdfa_part != 0 && read.claims.pdfa_part != 9)
            fail_msg("part \"%s\" is %d", none[i], read.claims.pdfa_part);
        arena_destroy(read.arena);
    }
}

static void test_claims_are_replaced_and_all_else_stays(void **state)
{
    (void)state;
    static const char *const packets[] = {ELEMENTS, ATTRIBUTES, OTHERS};
    for (int i = 0; i < 3; i++) {
        struct buffer out = {0};
        struct xmp_claims claims = {.pdfa_part = 3, .pdfa_level = 'b', .pdfua_part = 1};
        assert_true(xmp_write(packets[i], strlen(packets[i]), &claims, &out));
        assert_claims(out.bytes, out.length, 3, 'b', 1);
        buffer_byte(&out, 0);
        assert_non_null(strstr((char *)out.bytes, ">B</")); /* ISO 19005-3, 6.6.4: a capital letter */
        buffer_clear(&out);
        assert_true(xmp_write(packets[i], strlen(packets[i]), &(struct xmp_claims){0}, &out));
        assert_claims(out.bytes, out.length, 0, 0, 0);
        assert_memory_equal(out.bytes, "<?xpacket begin=\"\xEF\xBB\xBF\"", 20);
        buffer_byte(&out, 0);
        assert_non_null(strstr((char *)out.bytes, "<?xpacket end=\"w\"?>"));
        assert_null(strstr((char *)out.bytes, "conformance"));
        if (i == 0)
            assert_non_null(strstr((char *)out.bytes, ">Zo\xC3\xAB &amp; \xC5\x81ucja</rdf:li>"));
        buffer_finish(&out);
    }
}

/* The new description is about what the others are about. */
static void test_one_subject(void **state)
{
    (void)state;
    struct buffer out = {0};
    assert_true(
        xmp_write(ATTRIBUTES, strlen(ATTRIBUTES), &(struct xmp_claims){.pdfa_part = 3, .pdfa_level = 'b'}, &out));
    buffer_byte(&out, 0);
    const char *first = strstr((char *)out.bytes, "rdf:about=\"uuid:1\"");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "rdf:about=\"uuid:1\""));
    buffer_finish(&out);
}

static void test_what_is_no_packet(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "no xml",
        "<a>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct read read;
        struct buffer out = {0};
        read_packet(&read, wrong[i], strlen(wrong[i]));
        assert_false(read.good);
        assert_false(xmp_write(wrong[i], strlen(wrong[i]), &read.claims, &out));
        assert_int_equal(out.length, 0);
        buffer_finish(&out);
        arena_destroy(read.arena);
    }
    struct buffer out = {0};
    assert_false(xmp_write("<a/>", 4, &(struct xmp_claims){0}, &out));
    buffer_finish(&out);
}

/* Whoever declares very much is believed nothing of what is not told. */
static void test_declarations_without_end(void **state)
{
    (void)state;
    struct buffer packet = {0};
    struct read read;
    buffer_string(&packet, "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                           ABOUT "xmlns:d=\"http://pdfa.org/declarations/\"><d:declarations><rdf:Bag>");
    for (int i = 0; i < 100000; i++)
        buffer_format(&packet, "<rdf:li rdf:parseType=\"Resource\"><d:conformsTo>urn:%d</d:conformsTo></rdf:li>", i);
    buffer_string(&packet, "</rdf:Bag></d:declarations></rdf:Description></rdf:RDF></x:xmpmeta>");
    read_packet(&read, packet.bytes, packet.length);
    assert_true(read.good && read.claims.declares);
    assert_memory_equal(read.words.declarations, "urn:0, urn:1, ", 14);
    assert_string_equal(strstr(read.words.declarations, "urn:15"), "urn:15, \xE2\x80\xA6");
    arena_destroy(read.arena);
    buffer_finish(&packet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_claims_are_read),
        cmocka_unit_test(test_claims_are_replaced_and_all_else_stays),
        cmocka_unit_test(test_one_subject),
        cmocka_unit_test(test_what_is_no_packet),
        cmocka_unit_test(test_declarations_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
