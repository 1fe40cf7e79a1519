/* What is published of a document: its page, and what the page withholds, which the right word opens as a browser would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <nettle/base64.h>
#include <nettle/gcm.h>
#include <nettle/pbkdf2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "issue/folder.h"
#include "issue/page.h"
#include "issue/proof.h"
#include "issue/withheld.h"

static const unsigned char KEY[REGISTER_KEY_SIZE] = "a key", OTHER_KEY[REGISTER_KEY_SIZE] = "another";
static const char TOKEN[] = "0123-4567-89AB-CDEF-GHJK";
static const struct issue SOME = {.qualification = "25135", .diploma = "2026-1", .language = "nl", .title = "Bakker <\"&>",
                                  .name = "Zoë Jansen-Đurić", .date = "10 juli 2026", .issued = "2026-07-10T08:00:00Z"};

/* ------------------------------------------------------------------------------------------------ withheld */

static char *file_of(const unsigned char *key, const char *token, const struct issue *issue)
{
    struct buffer out = {0};
    withheld_put(key, token, issue, &out);
    assert_true(withheld_is_whole(&out));
    buffer_byte(&out, '\0');
    return (char *)out.bytes;
}

/* The bytes behind "key":" in the text; their number. */
static size_t take(const char *text, const char *key, uint8_t bytes[1024])
{
    char wanted[32];
    struct base64_decode_ctx decoder;
    size_t length = 1024;
    snprintf(wanted, sizeof wanted, "\"%s\":\"", key);
    const char *at = strstr(text, wanted);
    assert_non_null(at);
    at += strlen(wanted);
    base64_decode_init(&decoder);
    assert_true(base64_decode_update(&decoder, &length, bytes, strcspn(at, "\""), at) && base64_decode_final(&decoder));
    return length;
}

/* What is encrypted there, if this is its key; else NULL. The caller frees it. */
static char *decrypt(const char *locked, const uint8_t key[AES256_KEY_SIZE])
{
    uint8_t nonce[1024], text[1024], tag[GCM_DIGEST_SIZE];
    struct gcm_aes256_ctx cipher;
    size_t length = take(locked, "text", text) - sizeof tag;
    assert_int_equal(take(locked, "nonce", nonce), GCM_IV_SIZE);
    gcm_aes256_set_key(&cipher, key);
    gcm_aes256_set_iv(&cipher, GCM_IV_SIZE, nonce);
    char *plain = calloc(length + 1, 1);
    gcm_aes256_decrypt(&cipher, length, (uint8_t *)plain, text);
    gcm_aes256_digest(&cipher, sizeof tag, tag);
    assert_int_equal(length % 128, 0); /* its length tells nothing of the name's */
    if (memcmp(tag, text + length, sizeof tag) == 0)
        return plain;
    free(plain);
    return NULL;
}

/* What is encrypted under the word; NULL: this is not the word. The caller frees it. */
static char *open_withheld(const char *file, const char *kind, const struct buffer *word)
{
    uint8_t salt[1024], key[AES256_KEY_SIZE];
    const char *begin = strstr(file, kind), *end = begin ? strstr(begin, "\"number\"") : NULL;
    char *plain = NULL;
    assert_non_null(end);
    end = end == begin ? begin + strlen(begin) : end;
    size_t salt_length = take(file, "salt", salt);
    unsigned rounds = (unsigned)strtoul(strstr(file, "\"rounds\":") + strlen("\"rounds\":"), NULL, 10);
    pbkdf2_hmac_sha256(word->length, word->bytes, rounds, salt_length, salt, sizeof key, key);
    while (!plain && (begin = strstr(begin, "{\"nonce\"")) != NULL && begin < end)
        plain = decrypt(begin++, key);
    return plain;
}

/* As the page makes it of what is typed. */
static void proof_of_end(const char *name, struct buffer *word)
{
    struct buffer words[PROOF_WORDS] = {{0}};
    proof_words(name, NULL, words);
    buffer_append(word, words[0].bytes, words[0].length);
    proof_words_finish(words);
}

static bool opens(const char *file, const char *kind, void put(const char *, struct buffer *), const char *given)
{
    struct buffer word = {0};
    put(given, &word);
    char *plain = open_withheld(file, kind, &word);
    bool opened = plain;
    if (opened) {
        assert_non_null(strstr(plain, "\"name\":\"Zoë Jansen-Đurić\""));
        assert_non_null(strstr(plain, "\"diploma\":\"2026-1\""));
        assert_non_null(strstr(plain, "\"date\":\"10 juli 2026\""));
    }
    free(plain);
    buffer_finish(&word);
    return opened;
}

static void what_is_withheld_opens_to_who_knows_it(void **state)
{
    (void)state;
    char *file = file_of(KEY, TOKEN, &SOME);
    assert_null(strstr(file, "Jansen"));
    assert_true(opens(file, "\"name\"", proof_of_end, "JANSEN-DURIC"));
    assert_true(opens(file, "\"number\"", proof_of_number, "2026 1"));
    assert_true(opens(file, "\"name\"", proof_of_end, "Zoë Jansen"));
    assert_true(opens(file, "\"name\"", proof_of_number, "Jansen Đurić"));
    assert_false(opens(file, "\"name\"", proof_of_end, "Zoë"));
    assert_false(opens(file, "\"name\"", proof_of_end, ""));
    assert_false(opens(file, "\"name\"", proof_of_number, "2026-1"));
    assert_false(opens(file, "\"number\"", proof_of_number, "2026-2"));
    free(file);
    struct issue issue = SOME; /* a surname of its own alone proves it */
    issue.surname = "Đurić";
    file = file_of(KEY, TOKEN, &issue);
    assert_true(opens(file, "\"name\"", proof_of_end, "Đurić"));
    assert_false(opens(file, "\"name\"", proof_of_end, "Jansen"));
    free(file);
}

static void the_same_document_is_withheld_in_the_same_bytes(void **state)
{
    (void)state;
    char *one = file_of(KEY, TOKEN, &SOME), *again = file_of(KEY, TOKEN, &SOME);
    char *other_token = file_of(KEY, "1123-4567-89AB-CDEF-GHJK", &SOME), *other_key = file_of(OTHER_KEY, TOKEN, &SOME);
    uint8_t salt[1024], other[1024];
    assert_string_equal(one, again);
    size_t length = take(one, "salt", salt);
    assert_int_equal(take(other_token, "salt", other), length);
    assert_memory_not_equal(salt, other, length);
    take(other_key, "salt", other);
    assert_memory_not_equal(salt, other, length);
    take(strstr(one, "\"name\""), "nonce", salt);
    take(strstr(one, "\"number\""), "nonce", other);
    assert_memory_not_equal(salt, other, GCM_IV_SIZE);
    free(one);
    free(again);
    free(other_token);
    free(other_key);
}

/* One that has fewer looks as those that have more. */
static void nobody_counts_the_words_of_a_name(void **state)
{
    (void)state;
    static const char *const names[] = {"Nguyễn", "Bo Berg", "Ana María García López", "Jan Jan Jan", "João Silva Santos Lima e Pereira Costa"};
    struct issue issue = SOME;
    size_t length = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        issue.name = names[i];
        char *file = file_of(KEY, TOKEN, &issue);
        int count = 0;
        for (const char *at = file; (at = strstr(at, "\"text\"")) != NULL; at++)
            count++;
        assert_int_equal(count, PROOF_WORDS + 1);
        assert_true(!i || strlen(file) == length);
        length = strlen(file);
        free(file);
    }
}

/* An empty word would open it to everybody; what is not there looks as what is. */
static void a_name_without_letters_opens_nothing(void **state)
{
    (void)state;
    struct issue issue = SOME;
    issue.name = "- .";
    issue.diploma = "";
    char *file = file_of(KEY, TOKEN, &issue), *other = file_of(KEY, TOKEN, &SOME);
    assert_int_equal(strlen(file), strlen(other));
    assert_false(opens(file, "\"name\"", proof_of_end, ""));
    assert_false(opens(file, "\"name\"", proof_of_end, "-"));
    assert_false(opens(file, "\"number\"", proof_of_number, ""));
    free(file);
    free(other);
}

static void a_part_of_a_file_is_not_whole(void **state)
{
    (void)state;
    static const char *const parts[] = {"", "{", "{\"version\":1,\"rounds\"", "}\n"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct buffer part = {0};
        buffer_string(&part, parts[i]);
        assert_false(withheld_is_whole(&part));
        buffer_finish(&part);
    }
    struct buffer earlier = {0}; /* which fewer words open: it is made anew */
    withheld_put(KEY, TOKEN, &SOME, &earlier);
    assert_true(withheld_is_whole(&earlier));
    earlier.bytes[strlen("{\"version\":")]--;
    assert_false(withheld_is_whole(&earlier));
    buffer_finish(&earlier);
}

/* ------------------------------------------------------------------------------------------------ pages */

static char *page_of(const char *html, const struct issue *issue)
{
    struct page_parts parts = {0};
    struct buffer out = {0};
    buffer_string(&parts.html, html);
    page_put(&parts, &(struct page_view){.issue = issue}, &out);
    buffer_byte(&out, '\0');
    page_parts_finish(&parts);
    return (char *)out.bytes;
}

static void a_page_says_what_became_of_the_document(void **state)
{
    (void)state;
    static const char HTML[] = "{status} {nothing} {\n?genuine yes {issued}\n?replaced later\n?revoked no {revoked}\n?\n?gen\n{title";
    struct issue issue = SOME;
    char *page = page_of(HTML, &issue);
    assert_string_equal(page, "genuine {nothing} {\nyes 2026-07-10\n{title");
    free(page);
    issue.replaced_by = 2;
    page = page_of(HTML, &issue);
    assert_string_equal(page, "replaced {nothing} {\nlater\n{title");
    free(page);
    issue.revoked = "2026-08-01T10:00:00Z";
    page = page_of(HTML, &issue);
    assert_string_equal(page, "revoked {nothing} {\nno 2026-08-01\n{title");
    free(page);
}

static void what_stands_in_a_register_is_text(void **state)
{
    (void)state;
    struct issue issue = SOME;
    issue.language = "nl\" onload=\"x\xE2\x80\xAE\x01\xFF";
    char *page = page_of("<p lang=\"{language}\">{title}", &issue);
    assert_string_equal(page, "<p lang=\"nl&quot; onload=&quot;x\uFFFD\uFFFD\uFFFD\">Bakker &lt;&quot;&amp;&gt;");
    free(page);
}

/* ------------------------------------------------------------------------------------------------ the folder */

static void a_file_is_written_where_it_differs(void **state)
{
    (void)state;
    char path[] = "publish-XXXXXX";
    assert_non_null(mkdtemp(path));
    struct diag *diag = diag_create();
    struct folder *folder = folder_open(path, ".making-", 0644);
    struct buffer bytes = {0}, others = {0};
    bool changed = false;
    buffer_string(&bytes, "one");
    buffer_string(&others, "two");
    assert_true(folder_update(folder, "a/b", &bytes, &changed, diag) && changed);
    changed = false;
    assert_true(folder_update(folder, "a/b", &bytes, &changed, diag) && !changed);
    assert_true(folder_update(folder, "a/b", &others, &changed, diag) && changed);
    assert_memory_equal(folder_read(folder, "a/b")->bytes, "two", 3);
    assert_int_equal(diag_errors(diag), 0);
    changed = false;
    assert_false(folder_update(folder, "a", &bytes, &changed, diag)); /* a folder is in its place */
    assert_false(folder_update(folder, "../a", &bytes, &changed, diag));
    assert_false(changed);
    assert_int_equal(diag_errors(diag), 2);
    folder_close(folder);
    buffer_finish(&bytes);
    buffer_finish(&others);
    diag_destroy(diag);
    char name[64];
    snprintf(name, sizeof name, "%s/a/b", path);
    assert_int_equal(unlink(name), 0);
    snprintf(name, sizeof name, "%s/a", path);
    assert_int_equal(rmdir(name), 0);
    assert_int_equal(rmdir(path), 0); /* nothing is left in the making */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_withheld_opens_to_who_knows_it),
        cmocka_unit_test(the_same_document_is_withheld_in_the_same_bytes),
        cmocka_unit_test(nobody_counts_the_words_of_a_name),
        cmocka_unit_test(a_name_without_letters_opens_nothing),
        cmocka_unit_test(a_part_of_a_file_is_not_whole),
        cmocka_unit_test(a_page_says_what_became_of_the_document),
        cmocka_unit_test(what_stands_in_a_register_is_text),
        cmocka_unit_test(a_file_is_written_where_it_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
