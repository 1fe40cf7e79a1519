/* What a site is made of: codes that are folders, a state that says what was published, addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/map.h"
#include "serve/site.h"
#include "serve/site_index.h"
#include "serve/site_state.h"

static struct arena *arena;
static char folder[64];

static int begin(void **state)
{
    (void)state;
    const char *temporary = getenv("TMPDIR");
    arena = arena_create();
    strcpy(folder, "");
    char *path = arena_format(arena, "%s/site-XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(path) || strlen(path) >= sizeof folder)
        return 1;
    strcpy(folder, path);
    return 0;
}

static int end(void **state)
{
    (void)state;
    unlink(arena_format(arena, "%s/" SITE_STATE, folder));
    rmdir(folder);
    arena_destroy(arena);
    return 0;
}

/* ------------------------------------------------------------------------------------------------ paths */

static void a_code_is_a_folder_in_the_site_or_none(void **state)
{
    (void)state;
    static const char *const good[] = {"25135", "33-56-X/01", "05.SP.01", "кухар", "index", "2026-11-30", "a/2026-11", "index.htm", "sitemap.xml2", "a..b"};
    static const char *const bad[] = {"", "/", "/a", "a/", "a//b", "..", "a/../b", ".", ".git", "a/.b", "a\\b", "a\nb", "a\x7F", "index.html",
                                      "index.html/a", "a/index.html", "sitemap.xml", "feed.xml/a", "a/2026-11-30", "a/2026-11-30-2"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(site_is_path(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(site_is_path(bad[i]));
    char *longest = arena_format(arena, "%0200d", 1), *longer = arena_format(arena, "%0201d", 1);
    assert_true(site_is_path(longest));
    assert_false(site_is_path(longer));
}

static void an_entry_names_its_files(void **state)
{
    (void)state;
    struct site_edition editions[] = {{"cs", "Truhlář"}, {"en", "Cabinetmaker"}};
    const struct site_entry entry = {.source = "cz.xml", .code = "33-56-X/01", .editions = editions, .count = 2};
    static const char *const expected[] = {"33-56-X/01/01.xml",  "33-56-X/01/cs.html", "33-56-X/01/cs.pdf", "33-56-X/01/cs.png",
                                           "33-56-X/01/en.html", "33-56-X/01/en.pdf",  "33-56-X/01/en.png",
                                           "33-56-X/01/index.html"};
    const char *const *names = site_entry_names(&entry, arena);
    for (size_t i = 0; i < 8; i++)
        assert_string_equal(names[i], expected[i]);
    assert_null(names[8]);
}

/* ------------------------------------------------------------------------------------------------ the state */

static void write_lines(const char *text)
{
    struct buffer lines = {0};
    struct diag *diag = diag_create();
    buffer_string(&lines, text);
    assert_true(site_state_write(folder, &lines, arena, diag));
    buffer_finish(&lines);
    diag_destroy(diag);
}

static void what_was_written_is_read(void **state)
{
    (void)state;
    struct site_edition editions[] = {{"nl", "Bakker\tin de stad"}, {"en", "Baker"}};
    const struct site_entry entry = {"baker.xml", "10001", 0xFEDCBA9876543210, 7, editions, 2, NULL};
    struct buffer lines = {0};
    assert_false(site_state_read(folder, arena).is_there);
    site_state_put(&lines, &entry);
    site_state_put(&lines, &entry);
    buffer_byte(&lines, '\0');
    write_lines((const char *)lines.bytes);
    buffer_finish(&lines);
    const struct site_state read = site_state_read(folder, arena);
    assert_true(read.is_there);
    assert_int_equal(read.count, 2);
    assert_string_equal(read.list[1].source, "baker.xml");
    assert_string_equal(read.list[1].code, "10001");
    assert_true(read.list[1].contents == 0xFEDCBA9876543210 && read.list[1].sight == 7);
    assert_int_equal(read.list[1].count, 2);
    assert_string_equal(read.list[1].editions[0].title, "Bakker in de stad");
    assert_string_equal(read.list[1].editions[1].language, "en");
}

/* Its lines may be anybody's, as its seal is no secret. */
static void a_line_that_names_what_lies_elsewhere_says_nothing(void **state)
{
    (void)state;
#define MARKS "0000000000000001 0000000000000002\t"
    write_lines(MARKS "a.xml\t../victim\tnl\tx\n" MARKS "a.xml\t1\t../nl\tx\n" MARKS "a.xml\t1\tn/l\tx\n" MARKS "a.xml\t1\tnl\n" MARKS "a.xml\t1\n"
                MARKS "\n\n1\ta.xml\t1\tnl\tx\nx y\ta.xml\t1\tnl\tx\n" MARKS "good.xml\t1\tnl\tx\n");
#undef MARKS
    const struct site_state read = site_state_read(folder, arena);
    assert_int_equal(read.count, 1);
    assert_string_equal(read.list[0].source, "good.xml");
}

static void one_that_is_damaged_says_nothing(void **state)
{
    (void)state;
    struct buffer file = {0};
    struct diag *diag = diag_create();
    const char *path = arena_format(arena, "%s/" SITE_STATE, folder);
    write_lines("0000000000000001 0000000000000002\ta.xml\t1\tnl\tx\n");
    assert_int_equal(site_state_read(folder, arena).count, 1);
    assert_true(file_read(path, 1000, (struct place){0}, &file, diag));
    for (size_t i = 0; i < file.length; i++) {
        file.bytes[i] ^= 1;
        assert_true(file_write(path, file.bytes, file.length, (struct file_manner){0}, diag));
        const struct site_state damaged = site_state_read(folder, arena);
        assert_true(damaged.is_there);
        assert_int_equal(damaged.count, 0);
        file.bytes[i] ^= 1;
    }
    assert_true(file_write(path, file.bytes, file.length - 1, (struct file_manner){0}, diag));
    assert_int_equal(site_state_read(folder, arena).count, 0);
    buffer_finish(&file);
    diag_destroy(diag);
}

/* ------------------------------------------------------------------------------------------------ the lists */

static void expect_in(const struct buffer *text, const char *part, bool there)
{
    bool found = false;
    for (size_t i = 0; i + strlen(part) <= text->length; i++)
        found = found || memcmp(text->bytes + i, part, strlen(part)) == 0;
    assert_int_equal(found, there);
}

static void what_stands_in_the_lists_is_escaped(void **state)
{
    (void)state;
    struct site_edition edition = {"nl", "<script>\"x\" & y"};
    const struct site_entry entry = {"a.xml", "a b/\"ç", 1, 1, &edition, 1, NULL};
    struct buffer page = {0}, map = {0};
    static const char *const languages[] = {"nl", "en", NULL};
    const struct site_listing listing = {&entry, 1, NULL, 0, NULL};
    site_index_put(&page, &listing, "en", languages);
    expect_in(&page, "href=\"a%20b/%22%C3%A7/nl.html\"", true);
    expect_in(&page, "href=\"a%20b/%22%C3%A7/%22%C3%A7.xml\"", true);
    expect_in(&page, "&lt;script&gt;&quot;x&quot; &amp; y", true);
    expect_in(&page, "<script>\"", false);
    site_map_put(&map, &entry, 1, "https://example.org");
    expect_in(&map, "<loc>https://example.org/a%20b/%22%C3%A7/nl.html</loc>", true);
    buffer_finish(&page);
    buffer_finish(&map);
}

static void an_address_is_one_of_the_web(void **state)
{
    (void)state;
    static const char *const good[] = {"https://example.org", "http://[::1]:8080/a", "https://example.org/a/"};
    static const char *const bad[] = {"", "https://", "https:///a", "ftp://example.org", "example.org", "https://e.org/a b", "https://e.org/\"",
                                      "https://e.org/?a", "https://e.org/<"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(site_is_address(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(site_is_address(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_code_is_a_folder_in_the_site_or_none, begin, end),
        cmocka_unit_test_setup_teardown(an_entry_names_its_files, begin, end),
        cmocka_unit_test_setup_teardown(what_was_written_is_read, begin, end),
        cmocka_unit_test_setup_teardown(a_line_that_names_what_lies_elsewhere_says_nothing, begin, end),
        cmocka_unit_test_setup_teardown(one_that_is_damaged_says_nothing, begin, end),
        cmocka_unit_test_setup_teardown(what_stands_in_the_lists_is_escaped, begin, end),
        cmocka_unit_test_setup_teardown(an_address_is_one_of_the_web, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
