/* Which qualifications are published: those of a folder that can be read and may be issued, each under a code of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "serve/inventory.h"

static char folder[] = "/tmp/inventory-XXXXXX";
static struct supplement *supplement;

static void run(const char *command)
{
    char line[512];
    snprintf(line, sizeof line, "cd %s && sample=%s/samples/25135-contactcenter-medewerker.xml && %s", folder, SUPPLEMENT_SOURCE_DIR, command);
    if (system(line) != 0)
        fail_msg("this fails: %s", line);
}

static int begin(void **state)
{
    (void)state;
    supplement = supplement_create(NULL);
    return supplement && mkdtemp(folder) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    run("rm -f *.xml .*.xml");
    supplement_destroy(supplement);
    return remove(folder);
}

static struct inventory *read_again(struct inventory *before, struct diag *diag)
{
    diag_clear(diag);
    struct inventory *inventory = inventory_read(folder, supplement, before, "2026-11-29", diag);
    inventory_release(before);
    assert_non_null(inventory);
    return inventory;
}

static const char *title_of(const struct inventory *inventory)
{
    return entry_title(inventory_find(inventory, "25135"), "nl");
}

static bool is_repetition(enum diag_id id)
{
    return id == DIAG_NAME_REPEATED;
}

/* The first by the names of their files; the other when that is gone. What is hidden, as editors and Macs leave it behind, is no file. */
static void a_code_is_that_of_one_file(void **state)
{
    struct diag *diag = diag_create();
    char path[64];
    (void)state;
    run("for file in .a:Hidden b:First c:Second; do "
        "sed \"s/Contactcenter medewerker/${file#*:}/\" \"$sample\" >${file%:*}.xml; done");
    struct inventory *inventory = read_again(NULL, diag);
    assert_int_equal(inventory->count, 1);
    assert_string_equal(title_of(inventory), "First");
    snprintf(path, sizeof path, "%s/c.xml", folder);
    assert_true(diag_has(inventory->faults, (struct place){path, 0}, is_repetition));
    run("rm b.xml");
    inventory = read_again(inventory, diag);
    assert_int_equal(inventory->count, 1);
    assert_string_equal(title_of(inventory), "Second");
    assert_int_equal(diag_count(inventory->faults), 0);
    inventory_release(inventory);
    diag_destroy(diag);
}

static bool is_leftover(enum diag_id id)
{
    return id == DIAG_TEXT_LEFTOVER;
}

/* It can be read, but must not be issued: what it was stays, and nothing of it is shown if it was not. */
static void what_must_not_be_issued_is_left_out(void **state)
{
    struct diag *diag = diag_create();
    char path[64];
    (void)state;
    snprintf(path, sizeof path, "%s/a.xml", folder);
    run("rm -f *.xml && sed 's/Contactcenter medewerker/Lorem ipsum/' \"$sample\" >a.xml");
    struct inventory *inventory = read_again(NULL, diag);
    assert_int_equal(inventory->count, 0);
    assert_true(diag_has(inventory->faults, (struct place){path, 7}, is_leftover));
    run("cp \"$sample\" a.xml");
    inventory = read_again(inventory, diag);
    assert_string_equal(title_of(inventory), "Contactcenter medewerker");
    run("sed 's/Contactcenter medewerker/Lorem ipsum/' \"$sample\" >a.xml");
    inventory = read_again(inventory, diag);
    assert_string_equal(title_of(inventory), "Contactcenter medewerker");
    assert_int_equal(inventory->kept, 1);
    inventory_release(inventory);
    diag_destroy(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_that_of_one_file),
        cmocka_unit_test(what_must_not_be_issued_is_left_out),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
