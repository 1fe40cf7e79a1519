/* What is told at a desk is told to somebody who knows no command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "desk/finding.h"

/* Of these no page of the desk tells; or who began the desk has to know. */
static const char *const ELSEWHERE[] = {"memory-exhausted", "usage",          "sheet-encoding-idle", "sheet-encoding-unknown", "source-several",
                                        "run-seal",         "supplement-none", "register-newer",      "key-unreadable",         "certificate-missing",
                                        "trust-unreadable", "proof-missing",   "book-list",           "claim-required"};

static bool is_elsewhere(const char *name)
{
    for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++)
        if (strcmp(ELSEWHERE[i], name) == 0)
            return true;
    return false;
}

static struct buffer tell(enum diag_id id, const char *file)
{
    struct buffer out = {0};
    struct diag *diag = diag_create();
    diag_report(diag, id, (struct place){file, 0}, "this");
    finding_put_all(&out, diag);
    buffer_byte(&out, '\0');
    diag_destroy(diag);
    return out;
}

static void no_hint_names_an_option(void **state)
{
    int named = 0;
    (void)state;
    for (int id = 0; id < DIAG_COUNT; id++) {
        struct buffer told = tell((enum diag_id)id, NULL);
        const char *words = (const char *)told.bytes;
        if ((strstr(words, "--") || strstr(words, "command") || strstr(words, "run it")) && !is_elsewhere(diag_name((enum diag_id)id))) {
            print_error("%s: %s", diag_name((enum diag_id)id), words);
            named++;
        }
        buffer_finish(&told);
    }
    assert_int_equal(named, 0);
}

static void an_address_is_named_whole(void **state)
{
    (void)state;
    struct buffer told = tell(DIAG_STAMP_UNREACHED, "http://clock.example/");
    assert_non_null(strstr((const char *)told.bytes, "http://clock.example/: <strong>"));
    buffer_finish(&told);
    told = tell(DIAG_FILE_UNREADABLE, "/home/office/nl.xml");
    assert_non_null(strstr((const char *)told.bytes, "\">nl.xml: <strong>"));
    buffer_finish(&told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_hint_names_an_option),
        cmocka_unit_test(an_address_is_named_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
