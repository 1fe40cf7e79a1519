/* Names of files: safe on every system, and no two alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "issue/name.h"

static void expect(const char *pattern, const char *name, const char *expected)
{
    struct arena *arena = arena_create();
    struct graduate graduate = {0};
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate.role[i] = "";
    graduate.role[COLUMN_NAME] = name;
    graduate.role[COLUMN_DIPLOMA] = "D-1";
    assert_string_equal(name_make(pattern, &graduate, "nl", arena), expected);
    arena_destroy(arena);
}

static void values_are_made_safe(void **state)
{
    (void)state;
    expect("{holder.name}-{diploma}-{language}.pdf", "Zoë Đurić", "Zoë Đurić-D-1-nl.pdf");
    expect("{name}.pdf", "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.pdf");
    expect("{name}.pdf", "a\nb", "a_b.pdf");
    expect("{name}/{diploma}.pdf", "..", "_/D-1.pdf");
    expect("{name}/{diploma}.pdf", "", "_/D-1.pdf");
    expect("{name}.pdf", " .hidden. ", "hidden.pdf");
    expect("{name}/x.pdf", "Jan.", "Jan/x.pdf");
}

static void expect_path(const char *pattern, const char *name, const char *expected)
{
    struct arena *arena = arena_create();
    struct graduate graduate = {0};
    for (int i = 0; i < COLUMN_ROLES; i++)
        graduate.role[i] = name;
    assert_string_equal(path_make(pattern, &graduate, "nl", arena), expected);
    arena_destroy(arena);
}

/* A path leads where its pattern says; a value leads nowhere. */
static void values_of_paths_stay_in_their_folder(void **state)
{
    (void)state;
    expect_path("/srv/../diplomas//./{diploma}.pdf", "D-1", "/srv/../diplomas//./D-1.pdf");
    expect_path(".hidden/CON/a b. /{diploma}-{language}.pdf", "D-1", ".hidden/CON/a b. /D-1-nl.pdf");
    expect_path("{diploma}.pdf", "/etc/passwd", "_etc_passwd.pdf");
    expect_path("d/{diploma}/x.pdf", "..", "d/_/x.pdf");
    expect_path("d/{diploma}", "..", "d/_");
    expect_path("d/{diploma}", "../..", "d/_._");
    expect_path("d/{diploma}{name}/x.pdf", ".", "d/_/x.pdf");
    expect_path("d/.{diploma}/x.pdf", ".", "d/_/x.pdf");
    expect_path("d/{diploma}/x.pdf", "", "d/_/x.pdf");
    expect_path("d/{diploma}/", "D-1", "d/D-1/");
}

static void devices_are_none(void **state)
{
    static const char *const devices[] = {"CON", "nul", "Aux", "com1", "LPT9"};
    char expected[32];
    (void)state;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        snprintf(expected, sizeof expected, "_%s.pdf", devices[i]);
        expect("{name}.pdf", devices[i], expected);
    }
    expect("{name}.pdf", "Conny", "Conny.pdf");
    expect("{name}.pdf", "COM0", "COM0.pdf");
}

/* Names that the program itself uses in the output folder no document has; below a folder they are as good as any. */
static void own_names_are_none(void **state)
{
    static const char *const own[] = {"register.db", "Register.DB", "register-3-of-8.db", "register.db-journal", "register.db.lock",
                                      "replaced", "REPLACED", " replaced. ", "rejected.csv", "rejected-1-of-2.csv", ".rejected.csv"};
    static const char *const others[] = {"register", "register.pdf", "replaced.pdf", "replacedx", "rejected", "x register.db"};
    char expected[64];
    (void)state;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        size_t edge = strspn(own[i], " ."), length = strlen(own[i]);
        snprintf(expected, sizeof expected, "_%.*s", (int)(length - edge - (own[i][length - 1] == ' ' ? 2 : 0)), own[i] + edge);
        expect("{name}", own[i], expected);
        snprintf(expected, sizeof expected, "_%.*s/x.pdf", (int)(length - edge - (own[i][length - 1] == ' ' ? 2 : 0)), own[i] + edge);
        expect("{name}/x.pdf", own[i], expected);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect("{name}", others[i], others[i]);
    expect("a/{name}", "register.db", "a/register.db");
    expect("{name}.db", "Register", "_Register.db");
    expect("{name}.making", ".all.zip", "all.zip.making"); /* those in the making begin with a dot */
}

/* Wherever the letters of one to four bytes begin: 200 bytes at most, all of them whole. */
static void long_names_end_at_a_character(void **state)
{
    static const char *const letters[] = {"e", "ë", "ệ", "𐍈"};
    char name[640], expected[256];
    (void)state;
    for (size_t size = 1; size <= 4; size++)
        for (size_t before = 0; before < size; before++) {
            enum { LENGTH = 600, MOST = 200 - 4 };
            size_t kept = (MOST - before) / size * size + before;
            memset(name, 'x', before);
            for (size_t at = before; at < LENGTH; at += size)
                memcpy(name + at, letters[size - 1], size + 1);
            snprintf(expected, sizeof expected, "%.*s.pdf", (int)kept, name);
            expect("{name}.pdf", name, expected);
        }
    for (int length = 195; length <= 198; length++) { /* 199 to 202 bytes with the ending */
        snprintf(name, sizeof name, "%0*d", length, 1);
        snprintf(expected, sizeof expected, "%.196s.pdf", name);
        expect("{name}.pdf", name, expected);
    }
}

static void taken_names_get_numbers(void **state)
{
    struct arena *arena = arena_create();
    struct name_set *set = name_set_create();
    (void)state;
    assert_string_equal(name_take(set, "a/Zoë.pdf", arena), "a/Zoë.pdf");
    assert_string_equal(name_take(set, "a/ZOË.pdf", arena), "a/ZOË (2).pdf");
    assert_string_equal(name_take(set, "A/zoë.pdf", arena), "A/zoë (3).pdf");
    assert_string_equal(name_take(set, "b/Zoë.pdf", arena), "b/Zoë.pdf");
    assert_string_equal(name_take(set, "a.b/c", arena), "a.b/c");
    assert_string_equal(name_take(set, "a.b/c", arena), "a.b/c (2)");
    name_set_destroy(set);
    arena_destroy(arena);
}

static void many_names_stay_apart(void **state)
{
    struct arena *arena = arena_create();
    struct name_set *set = name_set_create();
    (void)state;
    for (int i = 0; i < 20000; i++) {
        const char *name = arena_format(arena, "%d.pdf", i);
        assert_string_equal(name_take(set, name, arena), name);
    }
    for (int i = 0; i < 20000; i += 97)
        assert_string_equal(name_take(set, arena_format(arena, "%d.pdf", i), arena), arena_format(arena, "%d (2).pdf", i));
    name_set_destroy(set);
    arena_destroy(arena);
}

static void names_of_what_is_replaced(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(name_aside("25135/Anna-4711-nl.pdf", 1, arena), "replaced/25135/Anna-4711-nl (1).pdf");
    assert_string_equal(name_aside("Anna", 12, arena), "replaced/Anna (12)");
    assert_true(name_is_same("a/\303\211va.pdf", "A/\303\251VA.pdf"));
    assert_false(name_is_same("a.pdf", "a.pdf2"));
    assert_false(name_is_same("a.pdf", "b.pdf"));
    assert_true(name_is_variant("a/Jan (2).pdf", "a/Jan.pdf"));
    assert_true(name_is_variant("a/Jan (13).pdf", "a/Jan.pdf"));
    assert_false(name_is_variant("a/Jan.pdf", "a/Jan.pdf"));
    assert_false(name_is_variant("a/Jan ().pdf", "a/Jan.pdf"));
    assert_false(name_is_variant("a/Jan (2) x.pdf", "a/Jan.pdf"));
    assert_false(name_is_variant("a/Janna (2).pdf", "a/Jan.pdf"));
    arena_destroy(arena);
}

/* A pattern leads below the folder, and nowhere else. */
static void patterns_stay_below_the_folder(void **state)
{
    static const char *const good[] = {"{name}.pdf", "a/{diploma}.pdf", "a.b/c.pdf", "a/.b"};
    static const char *const bad[] = {"", ".", "./", "./register.db", ".//replaced/a.pdf", "/a.pdf", "../a.pdf", "a/../../b.pdf", "a/..", "a\\b.pdf", "a/", "{nmae}.pdf", "{name"};
    static const char *const inputs[] = {NULL};
    const struct cohort cohort = {.inputs = inputs};
    struct diag *diag = diag_create();
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!name_check(good[i], &cohort, diag))
            fail_msg("%s is refused", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (name_check(bad[i], &cohort, diag))
            fail_msg("%s passes", bad[i]);
    diag_destroy(diag);
}

static void names_of_a_register_stay_in_its_folder(void **state)
{
    static const char *const inside[] = {"a.pdf", "25135/a.pdf", "a..b.pdf", "1/2/3"};
    static const char *const outside[] = {"", "..", "../a.pdf", "a/../b.pdf", "/a.pdf", "a//b.pdf", "a/", ".a", "a/.b", "a\\b"};
    (void)state;
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        assert_true(name_is_inside(inside[i]));
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_false(name_is_inside(outside[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_what_is_replaced), cmocka_unit_test(patterns_stay_below_the_folder),
        cmocka_unit_test(values_are_made_safe),
        cmocka_unit_test(values_of_paths_stay_in_their_folder),     cmocka_unit_test(devices_are_none),
        cmocka_unit_test(own_names_are_none),
        cmocka_unit_test(long_names_end_at_a_character), cmocka_unit_test(taken_names_get_numbers),
        cmocka_unit_test(many_names_stay_apart),
        cmocka_unit_test(names_of_a_register_stay_in_its_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
