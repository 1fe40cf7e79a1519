/* Documents that the rehearsal made: they come back for what they were made of, and for nothing else. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "issue/kept.h"

static const struct offer offers[2];

static void add(struct kept *kept, const struct kept_key *key, const char *text, int pages)
{
    struct buffer bytes = {0};
    struct kept_document document = {.pages = pages};
    buffer_string(&bytes, text);
    digest_begin(&document.hash, bytes.bytes, bytes.length);
    kept_add(kept, key, &bytes, &document);
    buffer_finish(&bytes);
}

/* `text` NULL: it is not kept. */
static void check(const struct kept *kept, const struct kept_key *key, const char *text, int pages)
{
    struct buffer bytes = {0};
    char sha256[DIGEST_SIZE], kept_sha256[DIGEST_SIZE];
    const struct kept_document *document = kept_read(kept, key, &bytes);
    assert_int_equal(document != NULL, text != NULL);
    if (document) {
        assert_int_equal(bytes.length, strlen(text));
        assert_memory_equal(bytes.bytes, text, bytes.length);
        assert_int_equal(document->pages, pages);
        digest_bytes(text, strlen(text), sha256);
        digest_go_on(&document->hash, NULL, 0, kept_sha256);
        assert_string_equal(kept_sha256, sha256);
    }
    buffer_finish(&bytes);
}

static void each_comes_back_for_its_own_key(void **state)
{
    (void)state;
    struct supplement_field jan[] = {{"holder.name", "Jan", {0}}, {"holder.diploma", "1", {0}}};
    struct supplement_field piet[] = {{"holder.name", "Piet", {0}}, {"holder.diploma", "1", {0}}};
    struct supplement_field renamed[] = {{"holder.title", "Jan", {0}}, {"holder.diploma", "1", {0}}};
    struct kept *kept = kept_create("/tmp/register.db");
    add(kept, &(struct kept_key){&offers[0], "nl", jan, 2}, "of Jan", 2);
    add(kept, &(struct kept_key){&offers[0], "nl", piet, 2}, "of Piet, which is longer", 3);
    check(kept, &(struct kept_key){&offers[0], "nl", piet, 2}, "of Piet, which is longer", 3);
    check(kept, &(struct kept_key){&offers[0], "nl", jan, 2}, "of Jan", 2);
    check(kept, &(struct kept_key){&offers[1], "nl", jan, 2}, NULL, 0);
    check(kept, &(struct kept_key){&offers[0], "en", jan, 2}, NULL, 0);
    check(kept, &(struct kept_key){&offers[0], "nl", jan, 1}, NULL, 0);
    check(kept, &(struct kept_key){&offers[0], "nl", renamed, 2}, NULL, 0);
    kept_destroy(kept);
}

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A document of a megabyte. */
static void add_large(struct kept *kept, const char *language)
{
    static char text[1024 * 1024];
    memset(text, 'x', sizeof text - 1);
    add(kept, &(struct kept_key){&offers[0], language, NULL, 0}, text, 2);
}

static bool is_kept(const struct kept *kept, const char *language)
{
    struct buffer bytes = {0};
    bool found = kept_read(kept, &(struct kept_key){&offers[0], language, NULL, 0}, &bytes);
    buffer_finish(&bytes);
    return found;
}

/* Where no file takes them, some stay in memory. */
static void what_there_is_no_room_for_is_not_kept(void **state)
{
    static const char *const languages[] = {"nl", "en", "de", "fr", "es", "it", "pt", "pl"};
    (void)state;
    for (int limited = 0; limited < 2; limited++) {
        struct rlimit before;
        assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
        struct kept *kept = kept_create("/tmp/register.db");
        signal(SIGXFSZ, SIG_IGN);
        if (limited)
            limit_files(1000);
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
            add_large(kept, languages[i]);
        limit_files(before.rlim_cur);
        assert_true(is_kept(kept, "nl"));
        assert_true(is_kept(kept, "de"));
        assert_int_equal(is_kept(kept, "pl"), !limited);
        kept_destroy(kept);
    }
    kept_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_comes_back_for_its_own_key),
        cmocka_unit_test(what_there_is_no_room_for_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
