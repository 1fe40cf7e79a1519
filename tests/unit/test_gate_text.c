/* Values that cannot be meant, and days that there are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gate/day.h"
#include "gate/text.h"

static void expect(const char *value, const char *words)
{
    const char *found = suspicion_of(value);
    if (!words && found)
        fail_msg("\"%s\": %s", value, found);
    if (words && (!found || !strstr(found, words)))
        fail_msg("\"%s\": %s", value, found ? found : "nothing found");
}

static void names_are_good(void **state)
{
    static const char *const names[] = {"", "Zoë Jansen-Đurić", "J. ’t Hooft", "Ångström Ãlvares", "São João", "ÂNGELA",
                                        "Nguyễn Thị Hương", "Smith, jr.; \"Bo\"", "#1", "N/A"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect(names[i], NULL);
}

static void what_other_programs_leave(void **state)
{
    (void)state;
    expect("{naam}", "placeholder");
    expect("«naam»", "placeholder");
    expect("<<naam>>", "placeholder");
    expect("#N/A", "spreadsheet");
    expect("#WERT!", "spreadsheet");
    expect("ZoÃ« Jansen", "conversion");
    expect("FranÃ§ois", "conversion");
    expect("JosÃ©", "conversion");
    expect("Lost \xEF\xBF\xBD letter", "conversion");
}

static void days(void **state)
{
    static const char *const good[] = {"2026-07-10", "10-7-2026", "10.07.2026", "10/7/2026", "29-2-2024", "2000-02-29",
                                       "10 juli 2026", "2026", ""};
    static const char *const bad[] = {"2026-02-30", "31-6-2026", "29-2-2026", "1900-02-29", "0-1-2026", "10-13-2026",
                                      "2026-00-10", "1-1-1026"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!is_plausible_date(good[i]))
            fail_msg("\"%s\" is refused", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (is_plausible_date(bad[i]))
            fail_msg("\"%s\" is taken", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_good),
        cmocka_unit_test(what_other_programs_leave),
        cmocka_unit_test(days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
