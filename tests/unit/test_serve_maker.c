/* Makers of editions: what is made at once, instead of on another thread, and that it is the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pthread.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/diag.h"
#include "serve/maker.h"

static struct inventory *inventory;
static struct supplement *supplement;

static int begin(void **state)
{
    struct diag *diag = diag_create();
    (void)state;
    supplement = supplement_create(NULL);
    inventory = inventory_read(SUPPLEMENT_SOURCE_DIR "/samples", supplement, NULL, "2026-11-29", diag);
    diag_destroy(diag);
    return inventory && inventory_find(inventory, "25135") ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    inventory_release(inventory);
    supplement_destroy(supplement);
    return 0;
}

static struct order order_of(const char *language, const char *ending, const char *form)
{
    struct order order = {.entry = inventory_find(inventory, "25135"), .form = forms_first(), .is_personal = form != NULL};
    while (strcmp(order.form->ending, ending) != 0)
        order.form++;
    snprintf(order.language, sizeof order.language, "%s", language);
    if (form)
        assert_true(fields_read(form, strlen(form), &order.fields));
    return order;
}

/* Whether it is made at once; what is made is what `maker_make` of another maker makes. */
static bool is_quick(struct maker *maker, const char *language, const char *ending, const char *form)
{
    struct order order = order_of(language, ending, form);
    struct supplement_files *files = supplement_files_create(), *expected = supplement_files_create();
    struct diag *diag = diag_create();
    bool quick = maker_make_quickly(maker, &order, files, diag);
    if (quick) {
        struct maker *other = maker_create(NULL);
        maker_make(other, &order, expected, diag);
        assert_int_equal(supplement_files_count(files), supplement_files_count(expected));
        if (supplement_files_count(files)) {
            assert_int_equal(supplement_files_length(files, 0), supplement_files_length(expected, 0));
            assert_memory_equal(supplement_files_bytes(files, 0), supplement_files_bytes(expected, 0), supplement_files_length(files, 0));
        }
        maker_destroy(other);
    }
    fields_finish(&order.fields);
    diag_destroy(diag);
    supplement_files_destroy(expected);
    supplement_files_destroy(files);
    return quick;
}

static void make(struct maker *maker, const char *language, const char *ending, const char *form)
{
    struct order order = order_of(language, ending, form);
    struct supplement_files *files = supplement_files_create();
    struct diag *diag = diag_create();
    maker_make(maker, &order, files, diag);
    assert_true(supplement_files_count(files) > 0);
    fields_finish(&order.fields);
    diag_destroy(diag);
    supplement_files_destroy(files);
}

#define ZOE "holder.name=Zo%C3%AB+Jansen&holder.date=2026-07-10&holder.diploma=2026-1"
#define OLA "holder.name=Ola+de+Vries&holder.date=2026-07-10&holder.diploma=2026-2"

static void what_was_made_for_somebody_is_made_for_the_next_at_once(void **state)
{
    struct maker *maker = maker_create(NULL);
    char many[4096] = OLA;
    (void)state;
    assert_false(is_quick(maker, "nl", "pdf", OLA));
    make(maker, "nl", "pdf", NULL);
    assert_false(is_quick(maker, "nl", "pdf", OLA)); /* all have that one */
    make(maker, "nl", "png", ZOE);
    assert_false(is_quick(maker, "nl", "pdf", OLA));
    make(maker, "nl", "pdf", ZOE);
    assert_true(is_quick(maker, "nl", "pdf", OLA));
    assert_true(is_quick(maker, "nl", "pdf", "holder.nickname=Ola")); /* that it cannot be made is known as soon */
    assert_true(is_quick(maker, "nl", "pdf", OLA));
    assert_false(is_quick(maker, "de", "pdf", OLA));
    assert_false(is_quick(maker, "nl", "png", OLA));
    assert_false(is_quick(maker, "nl", "pdf", NULL));
    memset(many + strlen(many), '&', 2100 - strlen(many));
    memcpy(many + 2100, "x=y", 4);
    for (char *at = many; (at = strstr(at, "&&")); at += 3)
        memcpy(at, "&x=", 3);
    assert_false(is_quick(maker, "nl", "pdf", many));
    maker_destroy(maker);
}

/* Where somebody else is asking the maker, nobody waits for him. */
static void *take_long(void *context)
{
    for (int i = 0; i < 20; i++)
        make(context, i % 2 ? "de" : "en", "png", ZOE);
    return NULL;
}

static void nobody_waits_for_a_maker_at_work(void **state)
{
    struct maker *maker = maker_create(NULL);
    pthread_t thread;
    bool refused = false;
    (void)state;
    make(maker, "nl", "pdf", ZOE);
    assert_int_equal(pthread_create(&thread, NULL, take_long, maker), 0);
    for (int i = 0; i < 1000 && !refused; i++)
        refused = !is_quick(maker, "nl", "pdf", OLA);
    pthread_join(thread, NULL);
    assert_true(refused);
    assert_true(is_quick(maker, "nl", "pdf", OLA));
    maker_destroy(maker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_made_for_somebody_is_made_for_the_next_at_once),
        cmocka_unit_test(nobody_waits_for_a_maker_at_work),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
