/* Drafts: a qualification whose values alone are not what they have to be is shown as it is, and nothing else is made of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glob.h>

#include "base/buffer.h"
#include "base/file.h"
#include "supplement.h"

static struct supplement *supplement;
static struct supplement_layout *layout;
static struct supplement_diag *diag;
static struct supplement_files *files;

static int begin(void **state)
{
    (void)state;
    supplement = supplement_create(NULL);
    diag = supplement_diag_create();
    files = supplement_files_create();
    layout = supplement_open_layout(supplement, NULL, diag);
    return layout ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    supplement_files_destroy(files);
    supplement_diag_destroy(diag);
    supplement_destroy(supplement);
    return 0;
}

/* With this value in the place of that which begins at `at`. Whether it opens as a draft; if so, pages of it are drawn, or it is said why not, and
 * a PDF is not made. */
static bool draw(const struct buffer *file, size_t at, const char *value)
{
    struct buffer changed = {0};
    size_t length = strcspn((const char *)file->bytes + at, "\"");
    buffer_append(&changed, file->bytes, at);
    buffer_string(&changed, value);
    buffer_append(&changed, file->bytes + at + length, file->length - at - length);
    supplement_diag_clear(diag);
    struct supplement_qualification *good = supplement_read_qualification(supplement, "a.xml", changed.bytes, changed.length, diag);
    supplement_diag_clear(diag);
    struct supplement_qualification *draft = supplement_read_draft(supplement, "a.xml", changed.bytes, changed.length, diag);
    if (draft) {
        struct supplement_request request = {.format = SUPPLEMENT_SVG, .draft = true};
        assert_true(good || supplement_diag_errors(diag));
        bool drawn = supplement_render(supplement, layout, draft, &request, files, diag);
        assert_true(drawn ? supplement_files_count(files) > 0 : supplement_diag_errors(diag) > 0);
        request = (struct supplement_request){.format = SUPPLEMENT_PDF};
        assert_true(good || !supplement_render(supplement, layout, draft, &request, files, diag));
    } else {
        assert_null(good);
    }
    supplement_close_qualification(supplement, draft);
    supplement_close_qualification(supplement, good);
    buffer_finish(&changed);
    return draft;
}

/* Each attribute that a file has, once, with values that nobody expects. */
static size_t draw_each(const struct buffer *file)
{
    static const char *const VALUES[] = {"", "[eqf]", "-99999999999999999999", "../%n"};
    const char *text = (const char *)file->bytes, *root = strchr(strstr(text, "<qualification"), '>');
    char seen[4096] = " ";
    size_t drawn = 0;
    for (const char *at = root; (at = strstr(at, "=\"")); at += 2) {
        const char *name = at;
        char word[64];
        while (strchr("abcdefghijklmnopqrstuvwxyz-", name[-1]))
            name--;
        snprintf(word, sizeof word, " %.*s ", (int)(at - name), name);
        if (strstr(seen, word) || strlen(seen) + strlen(word) > sizeof seen)
            continue;
        strcat(seen, word + 1);
        for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++)
            drawn += draw(file, (size_t)(at + 2 - text), VALUES[i]);
    }
    return drawn;
}

static void no_value_does_harm(void **state)
{
    static const char *const PATTERNS[] = {"samples/*.xml", "samples/countries/*.xml"};
    (void)state;
    size_t drawn = 0;
    for (int i = 0; i < 2; i++) {
        glob_t found;
        assert_int_equal(glob(PATTERNS[i], 0, NULL, &found), 0);
        for (size_t j = 0; j < found.gl_pathc; j++) {
            struct buffer file = {0};
            assert_true(file_read(found.gl_pathv[j], 1 << 20, (struct place){0}, &file, diag));
            buffer_byte(&file, '\0');
            file.length--;
            drawn += draw_each(&file);
            buffer_finish(&file);
        }
        globfree(&found);
    }
    assert_true(drawn > 100);
}

static struct supplement_qualification *read(const char *text)
{
    supplement_diag_clear(diag);
    return supplement_read_draft(supplement, "a.xml", text, strlen(text), diag);
}

static void what_begins_is_shown_with_its_gaps(void **state)
{
    (void)state;
    struct buffer file = {0};
    assert_true(supplement_begin_qualification(supplement, layout, "CZ", "cs en", &file, diag));
    struct supplement_qualification *draft = supplement_read_draft(supplement, "a.xml", file.bytes, file.length, diag);
    assert_non_null(draft);
    assert_string_equal(supplement_code(draft), "[code]");
    struct supplement_request request = {.format = SUPPLEMENT_SVG, .draft = true};
    assert_true(supplement_render(supplement, layout, draft, &request, files, diag));
    assert_int_equal(supplement_files_count(files), 2);
    request = (struct supplement_request){.format = SUPPLEMENT_HTML, .draft = true};
    assert_false(supplement_render(supplement, layout, draft, &request, files, diag)); /* no web page is a draft */
    supplement_close_qualification(supplement, draft);
    buffer_finish(&file);
}

/* What stands where it does not belong, and the root, which names files. */
static void all_else_has_to_be_right(void **state)
{
#define TITLE "<title><text lang=\"nl\">T</text></title>"
    (void)state;
    struct supplement_qualification *draft =
        read("<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl\">" TITLE "<level eqf=\"x\"><text lang=\"nl\">L</text></level></qualification>");
    assert_non_null(draft);
    supplement_close_qualification(supplement, draft);
    assert_null(read("<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl\">" TITLE "<other/></qualification>"));
    assert_null(read("<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl\"><level eqf=\"3\"/></qualification>"));
    assert_null(read("<qualification version=\"1\" country=\"NL\" original=\"nl\" editions=\"nl\">" TITLE "<level rank=\"x\"/></qualification>"));
    assert_null(read("<qualification version=\"1\" country=\"../x\" original=\"nl\" editions=\"nl\">" TITLE "</qualification>"));
    assert_null(read("<qualification version=\"1\" country=\"NL\" form=\"../x\" original=\"nl\" editions=\"nl\">" TITLE "</qualification>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_begins_is_shown_with_its_gaps),
        cmocka_unit_test(all_else_has_to_be_right),
        cmocka_unit_test(no_value_does_harm),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
