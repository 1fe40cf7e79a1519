/* Seals in the register: of those that are alike only what differs is kept, and each comes back whole. */
#include "test_register.h"

#include "base/arena.h"
#include "issue/register_inside.h"

enum { LENGTH = 4000, OWN_AT = 1000, OWN = 200 };

/* Seals of one key: all but the signature is the same. Others are as long, and have nothing in common. */
static void fill(unsigned char bytes[LENGTH], unsigned kind, unsigned seal)
{
    for (unsigned i = 0; i < LENGTH; i++)
        bytes[i] = (unsigned char)((i + kind) * 2654435761U >> 24);
    for (unsigned i = 0; i < OWN; i++)
        bytes[OWN_AT + i] = (unsigned char)((i + 7919 * seal) * 2246822519U >> 24);
}

static void name(char diploma[16], unsigned seal)
{
    snprintf(diploma, 16, "D-%u", seal);
}

static void add_seal(struct registering *test, struct issue_register *opened, unsigned kind, unsigned seal, size_t length)
{
    char diploma[16];
    unsigned char bytes[LENGTH];
    name(diploma, seal);
    fill(bytes, kind, seal);
    const struct issue issue = an_issue(diploma, 1, ONE);
    const struct issue_seal added = {.unsealed = TWO, .certificate = TEN, .owner = "Specimen", .sealed = "2026-11-29T12:00:00Z",
                                     .bytes = bytes, .length = length};
    assert_true(register_add_seal(opened, &issue, &added, test->diag));
}

static void check_seal(struct registering *test, struct issue_register *opened, unsigned kind, unsigned seal, size_t length)
{
    char diploma[16];
    unsigned char bytes[LENGTH];
    struct issue_seal found;
    struct arena *arena = arena_create();
    name(diploma, seal);
    fill(bytes, kind, seal);
    const struct issue issue = an_issue(diploma, 1, ONE);
    assert_true(register_find_seal(opened, &issue, arena, &found, test->diag));
    assert_string_equal(found.unsealed, TWO);
    assert_string_equal(found.certificate, TEN);
    assert_string_equal(found.owner, "Specimen");
    assert_string_equal(found.sealed, "2026-11-29T12:00:00Z");
    assert_false(found.later);
    assert_int_equal(found.length, length);
    assert_memory_equal(found.bytes, bytes, length);
    arena_destroy(arena);
}

static long long ask(const char *path, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    long long number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return number;
}

/* Of two kinds in turn, and of other lengths, too; with the next run they are like others again. */
static void of_seals_that_are_alike_only_the_difference_is_kept(void **state)
{
    enum { SEALS = 40 };
    struct registering *test = *state;
    for (unsigned run = 0; run < 2; run++) {
        struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
        for (unsigned i = 0; i < SEALS; i++)
            add_seal(test, opened, i % 2, run * SEALS + i, i % 4 < 2 ? LENGTH : LENGTH - 1);
        assert_true(register_commit(opened, test->diag));
        register_close(opened);
    }
    assert_int_equal(ask(test->path, "SELECT count(*) FROM likeness"), 2 * 4);
    assert_true(ask(test->path, "SELECT max(length(bytes)) FROM seal") < OWN + 32);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    for (unsigned i = 0; i < 2 * SEALS; i++)
        check_seal(test, opened, i % 2, i, i % 4 < 2 ? LENGTH : LENGTH - 1);
    register_close(opened);
}

static void of_a_short_one_all_is_kept(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add_seal(test, opened, 0, 1, 256);
    add_seal(test, opened, 0, 2, 257);
    add_seal(test, opened, 0, 3, 0);
    for (unsigned i = 1; i <= 3; i++)
        check_seal(test, opened, 0, i, i < 3 ? 255 + i : 0);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
    assert_int_equal(ask(test->path, "SELECT count(*) FROM likeness"), 1);
}

/* More kinds in turn than are remembered. */
static void many_kinds(void **state)
{
    enum { KINDS = 3 * REGISTER_LIKENESSES, SEALS = 3 * KINDS };
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    for (unsigned i = 0; i < SEALS; i++)
        add_seal(test, opened, i % KINDS, i, LENGTH);
    for (unsigned i = 0; i < SEALS; i++)
        check_seal(test, opened, i % KINDS, i, LENGTH);
    register_close(opened);
}

/* What the first was like is gone with the batch. */
static void a_batch_that_was_rolled_back_leaves_none(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add_seal(test, opened, 0, 1, LENGTH);
    register_roll_back(opened);
    add_seal(test, opened, 0, 2, LENGTH);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_READ);
    check_seal(test, opened, 0, 2, LENGTH);
    register_close(opened);
}

/* As the third version made them, with a seal. */
#define SEALS_OF_THIRD_VERSION                                                                                         \
    "CREATE TABLE seal ("                                                                                              \
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"            \
    "  unsealed TEXT NOT NULL, certificate TEXT NOT NULL, owner TEXT NOT NULL, sealed TEXT NOT NULL,"                  \
    "  bytes BLOB NOT NULL, later INTEGER NOT NULL, PRIMARY KEY (qualification, diploma, language, issue)) STRICT;"    \
    "CREATE INDEX seal_unsealed ON seal (substr(unsealed, 1, 8));"                                                     \
    "INSERT INTO seal VALUES ('25135', 'D-1', 'nl', 1, '" TWO "', '" TEN "', 'Specimen', '2026-11-29T12:00:00Z', x'%s', 0);" \
    "PRAGMA user_version = 3"

static void make_third_version(struct registering *test)
{
    unsigned char bytes[LENGTH];
    char digits[2 * LENGTH + 1], sql[3 * LENGTH];
    fill(bytes, 0, 1);
    for (int i = 0; i < LENGTH; i++)
        snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
    snprintf(sql, sizeof sql, SEALS_OF_THIRD_VERSION, digits);
    make_register(test, test->path, "D-1", ONE);
    run_sql(test->path, sql);
}

static void seals_of_earlier_versions_are_read(void **state)
{
    struct registering *test = *state;
    make_third_version(test);
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    check_seal(test, opened, 0, 1, LENGTH);
    assert_true(register_is_indexed(opened));
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_WRITE);
    check_seal(test, opened, 0, 1, LENGTH);
    assert_int_equal(opened->version, 3); /* until there is another */
    add_seal(test, opened, 0, 2, LENGTH);
    assert_true(register_commit(opened, test->diag));
    check_seal(test, opened, 0, 1, LENGTH);
    check_seal(test, opened, 0, 2, LENGTH);
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_READ);
    assert_int_equal(opened->version, REGISTER_WITH_LIKENESSES);
    check_seal(test, opened, 0, 1, LENGTH);
    check_seal(test, opened, 0, 2, LENGTH);
    register_close(opened);
}

static void seals_are_merged(void **state)
{
    struct registering *test = *state;
    make_third_version(test);
    size_t added;
    struct issue_register *into = open_to(test, test->other, REGISTER_WRITE);
    struct issue_register *from = open_to(test, test->path, REGISTER_READ);
    assert_true(register_merge(into, from, &added, test->diag));
    assert_int_equal(added, 1);
    check_seal(test, into, 0, 1, LENGTH);
    assert_true(register_commit(into, test->diag));
    register_close(from);
    from = open_to(test, test->other, REGISTER_READ);
    register_close(into);
    assert_int_equal(unlink(test->path), 0);
    into = open_to(test, test->path, REGISTER_WRITE);
    assert_true(register_merge(into, from, &added, test->diag)); /* from one that keeps differences */
    check_seal(test, into, 0, 1, LENGTH);
    register_close(into);
    register_close(from);
}

/* Others may have written it. */
static void a_seal_that_is_like_none_is_told(void **state)
{
    static const char *const harm[] = {"DELETE FROM likeness", "UPDATE likeness SET bytes = x''",
                                       "UPDATE seal SET bytes = x'ffffffffff'"};
    struct registering *test = *state;
    const struct issue issue = an_issue("D-2", 1, ONE);
    struct issue_seal found;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
        struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
        add_seal(test, opened, 0, 1, LENGTH);
        add_seal(test, opened, 0, 2, LENGTH);
        assert_true(register_commit(opened, test->diag));
        register_close(opened);
        run_sql(test->path, harm[i]);
        opened = open_to(test, test->path, REGISTER_READ);
        assert_false(register_find_seal(opened, &issue, arena, &found, test->diag));
        assert_int_equal(diag_errors(test->diag), i + 1);
        register_close(opened);
        assert_int_equal(unlink(test->path), 0);
    }
    check_said(test, "a seal, which is like none");
    arena_destroy(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(of_seals_that_are_alike_only_the_difference_is_kept),
        TEST(of_a_short_one_all_is_kept),
        TEST(many_kinds),
        TEST(a_batch_that_was_rolled_back_leaves_none),
        TEST(seals_of_earlier_versions_are_read),
        TEST(seals_are_merged),
        TEST(a_seal_that_is_like_none_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
