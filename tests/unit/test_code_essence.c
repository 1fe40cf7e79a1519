/* What a signed code holds: written in one way, and read only if it is written so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "code/essence.h"

static struct essence some(void)
{
    struct essence essence = {.name = "Zoë Jansen-Đurić", .qualification = "25135", .number = "2026-004711", .date = "2026-07-10",
                              .title = "Contactcenter medewerker"};
    for (int i = 0; i < ESSENCE_KEY_SIZE; i++)
        essence.key[i] = (unsigned char)(0xA0 + i);
    for (int i = 0; i < ESSENCE_SIGNATURE_SIZE; i++)
        essence.signature[i] = (unsigned char)(i * 37);
    return essence;
}

/* The buffer is the caller's. */
static const char *text_of(const struct essence *essence, struct buffer *text)
{
    buffer_clear(text);
    essence_put_text(essence, text);
    buffer_byte(text, '\0');
    return (const char *)text->bytes;
}

static bool is_same(const struct essence *one, const struct essence *other)
{
    return strcmp(one->name, other->name) == 0 && strcmp(one->qualification, other->qualification) == 0 &&
           strcmp(one->number, other->number) == 0 && strcmp(one->date, other->date) == 0 && !one->title == !other->title &&
           (!one->title || strcmp(one->title, other->title) == 0) && memcmp(one->key, other->key, sizeof one->key) == 0 &&
           memcmp(one->signature, other->signature, sizeof one->signature) == 0;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct buffer text = {0};
    struct essence essence = some(), read;
    for (int i = 0; i < 2; i++) {
        assert_null(essence_read(text_of(&essence, &text), arena, &read));
        assert_true(is_same(&essence, &read));
        assert_true(code_takes((const char *)text.bytes));
        assert_null(strpbrk((const char *)text.bytes, " $%*"));
        assert_null(essence_fault((const char *)text.bytes));
        essence.title = NULL;
    }
    buffer_finish(&text);
    arena_destroy(arena);
}

/* Byte for byte as the standards have it: RFC 9052, 4.2 and 4.4. */
static void what_is_signed_is_coses(void **state)
{
    static const unsigned char wanted[] =
        "\x84\x6ASignature1\x4D\xA2\x01\x26\x04\x48\xA0\xA1\xA2\xA3\xA4\xA5\xA6\xA7\x40\x58\x1A\xA4"
        "\x01\x65" "A. Bo\x02\x61" "1\x03\x63" "D-1\x04\x68" "2026-7-1";
    (void)state;
    struct essence essence = some();
    struct buffer bytes = {0};
    essence.name = "A. Bo";
    essence.qualification = "1";
    essence.number = "D-1";
    essence.date = "2026-7-1";
    essence.title = NULL;
    essence_put_signed(&essence, &bytes);
    assert_int_equal(bytes.length, sizeof wanted - 1);
    assert_memory_equal(bytes.bytes, wanted, sizeof wanted - 1);
    buffer_finish(&bytes);
}

/* Any letter that is another makes another essence, or none; so does one more, or one less. */
static void nothing_else_reads_as_the_same(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct buffer text = {0}, other = {0};
    struct essence essence = some(), read;
    size_t faults = 0, length = strlen(text_of(&essence, &text));
    for (size_t i = 0; i < length; i++) {
        for (const char *letter = "0Z:a \xC3"; *letter; letter++) {
            buffer_clear(&other);
            buffer_append(&other, text.bytes, text.length);
            if (other.bytes[i] == (unsigned char)*letter)
                continue;
            other.bytes[i] = (unsigned char)*letter;
            bool bad = essence_read((const char *)other.bytes, arena, &read) != NULL;
            faults += bad;
            assert_true(bad || !is_same(&essence, &read));
        }
        buffer_clear(&other);
        buffer_append(&other, text.bytes, i);
        buffer_byte(&other, '\0');
        assert_non_null(essence_read((const char *)other.bytes, arena, &read));
        assert_null(read.name);
    }
    assert_true(faults > 3 * length); /* small letters, white space and bytes are never of a code */
    text.bytes[length] = '0';
    buffer_byte(&text, '\0');
    assert_non_null(essence_fault((const char *)text.bytes));
    buffer_finish(&other);
    buffer_finish(&text);
    arena_destroy(arena);
}

/* Three letters could say what two bytes cannot, and a single one a byte: each text has one spelling. */
static void no_text_is_spelt_in_two_ways(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct essence essence = some();
    memset(essence.signature, 0, sizeof essence.signature);
    essence.name = "Zoë";
    int ways = 0;
    for (int more = 0; more < 2; more++, essence.name = "Zoël") {
        size_t length = strlen(text_of(&essence, &text));
        bool pairs = (length - strlen("SUP1:")) % 3 == 0;
        ways |= pairs ? 1 : 2;
        assert_null(essence_fault((const char *)text.bytes));
        if (pairs)
            memcpy(text.bytes + length - 3, "I:.", 3); /* 65536, in the place of 0 */
        else
            text.bytes[length - 1] = '\0';
        assert_non_null(essence_fault((const char *)text.bytes));
    }
    assert_int_equal(ways, 3);
    buffer_finish(&text);
}

/* `bytes` as a text. */
static const char *encode(const char *bytes, size_t length, struct buffer *text)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:";
    buffer_clear(text);
    buffer_string(text, "SUP1:");
    for (size_t i = 0; i < length; i += 2) {
        bool pair = i + 1 < length;
        unsigned number = pair ? (unsigned)(unsigned char)bytes[i] << 8 | (unsigned char)bytes[i + 1] : (unsigned char)bytes[i];
        buffer_format(text, "%c%c", letters[number % 41], letters[number / 41 % 41]);
        if (pair)
            buffer_format(text, "%c", letters[number / 1681]);
    }
    buffer_byte(text, '\0');
    return (const char *)text->bytes;
}

#define HEAD "\xD2\x84\x4D\xA2\x01\x26\x04\x48" "KEYKEYKE\xA0"
#define SIGNATURE "\x58\x40" "0123456789012345678901234567890123456789012345678901234567890123"

static void other_messages_are_refused(void **state)
{
#define CASE(bytes) {bytes, sizeof bytes - 1}
    static const struct { const char *bytes; size_t length; } good = CASE(HEAD "\x4D\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE),
    cases[] = {
        CASE(HEAD "\x4D\xA4\x02\x61" "a\x01\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* another order */
        CASE(HEAD "\x4A\xA3\x01\x61" "a\x02\x61" "b\x03\x61" "c" SIGNATURE), /* one is missing */
        CASE(HEAD "\x58\x0D\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* a head that is too long */
        CASE(HEAD "\x4E\xA4\x01\x78\x01" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE),
        CASE(HEAD "\x4D\xA4\x01\x41" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* bytes, no text */
        CASE(HEAD "\x4D\xA4\x01\x61\xFF\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* no UTF-8 */
        CASE(HEAD "\x4D\xA4\x01\x61\x00\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* a NUL */
        CASE(HEAD "\x4D\xA4\x01\x7B" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* lengths of eight bytes, without end */
        CASE(HEAD "\x4D\xA4\x01\x7F" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE),
        CASE(HEAD "\x4D\xA4\x01\x79\xFF\xFF\x02\x61" "b\x03\x61" "c\x04\x61" SIGNATURE), /* beyond the end */
        CASE(HEAD "\x59\xFF\xFF\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE),
        CASE(HEAD "\x4E\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d\x00" SIGNATURE), /* something behind */
        CASE(HEAD "\x4D\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE "\x00"),
        CASE(HEAD "\x4D\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d\x44" "0123"), /* a short signature */
        CASE("\x84\x4D\xA2\x01\x26\x04\x48" "KEYKEYKE\xA0\x4D\xA4\x01\x61" "a\x02\x61" "b\x03\x61" "c\x04\x61" "d" SIGNATURE), /* no tag */
        CASE("\xD2\x84\x4D\xA2\x01\x26\x04"), CASE("\xD2"), CASE(HEAD), CASE(HEAD "\x40" SIGNATURE), CASE(""),
    };
    (void)state;
    struct buffer text = {0};
    assert_null(essence_fault(encode(good.bytes, good.length, &text)));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!essence_fault(encode(cases[i].bytes, cases[i].length, &text)))
            fail_msg("case %zu is read", i);
    assert_non_null(essence_fault("SUP1:"));
    assert_non_null(essence_fault("SUP2:000"));
    assert_non_null(essence_fault(""));
    assert_false(essence_is("HTTPS://CHECK.SCHOOL.NL"));
    buffer_finish(&text);
}

/* Eighty letters of any European script, and the longest of titles gives way. */
static void names_of_eighty_letters_have_room(void **state)
{
    char name[400], title[300];
    (void)state;
    struct essence essence = some();
    struct buffer text = {0};
    for (int i = 0; i < 80; i++)
        memcpy(name + 2 * i, "Ж", sizeof "Ж");
    memset(title, 't', sizeof title);
    title[sizeof title - 1] = '\0';
    essence.name = name;
    essence.title = title;
    assert_true(essence_fit(&essence));
    assert_null(essence.title);
    assert_true(strlen(text_of(&essence, &text)) <= CODE_TEXT_MOST);
    essence = some();
    assert_true(essence_fit(&essence));
    assert_non_null(essence.title);
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    essence.name = name;
    assert_false(essence_fit(&essence));
    buffer_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),           cmocka_unit_test(what_is_signed_is_coses),
        cmocka_unit_test(nothing_else_reads_as_the_same), cmocka_unit_test(no_text_is_spelt_in_two_ways),    cmocka_unit_test(other_messages_are_refused),
        cmocka_unit_test(names_of_eighty_letters_have_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
