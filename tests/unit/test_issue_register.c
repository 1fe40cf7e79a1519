/* The register: what goes in comes out, numbers, batches, merging. */
#include "test_register.h"

#include <time.h>

#include "issue/register_inside.h"

#define CHECK_TEXT(member) assert_string_equal(found.member, issue.member)

/* Of DIN 91379: letters of several bytes, sequences of a letter and marks, an apostrophe. */
#define NAME "D\314\202\312\274\303\205lvar C\314\250\314\206 \305\270\314\250-\344\270\255\360\235\204\236 O'Neill"

static void every_column_comes_back(void **state)
{
    struct registering *test = *state;
    struct issue issue = {
        .qualification = "25135", .diploma = "2026-004711", .language = "nl", .number = 1, .title = "Bakker",
        .student = "s-1", .name = NAME, .born = "2001-02-03", .date = "10 juli 2026", .school = "ROC \"X\"; DROP TABLE",
        .file = "nl/a.pdf", .pages = 2, .edition = TWO, .fields = TEN, .sha256 = ONE, .bytes = 5000000000LL,
        .diploma_sha256 = TWO, .issued = "2026-07-10T12:00:00Z",
    }, found;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    assert_true(register_add(opened, &issue, test->diag));
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
    opened = open_to(test, test->path, REGISTER_READ);
    assert_true(register_find(opened, &issue, &found, test->diag));
    CHECK_TEXT(qualification);
    CHECK_TEXT(diploma);
    CHECK_TEXT(language);
    CHECK_TEXT(title);
    CHECK_TEXT(student);
    CHECK_TEXT(name);
    CHECK_TEXT(born);
    CHECK_TEXT(date);
    CHECK_TEXT(school);
    CHECK_TEXT(file);
    CHECK_TEXT(edition);
    CHECK_TEXT(fields);
    CHECK_TEXT(sha256);
    CHECK_TEXT(diploma_sha256);
    CHECK_TEXT(issued);
    assert_int_equal(found.number, 1);
    assert_int_equal(found.pages, 2);
    assert_true(found.bytes == issue.bytes);
    assert_int_equal(found.replaces, 0);
    assert_int_equal(found.replaced_by, 0);
    assert_null(found.revoked);
    assert_null(found.reason);
    register_close(opened);
}

static void what_is_left_out_is_empty(void **state)
{
    struct registering *test = *state;
    struct issue issue = {.diploma = "7", .language = "nl", .number = 1, .sha256 = ONE}, found;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    assert_true(register_add(opened, &issue, test->diag));
    assert_true(register_find(opened, &issue, &found, test->diag));
    assert_string_equal(found.qualification, "");
    assert_string_equal(found.name, "");
    assert_null(found.diploma_sha256);
    assert_int_equal(strlen(found.issued), strlen("2026-07-10T12:00:00Z")); /* now */
    register_close(opened);
}

/* The time that is registered is that of Greenwich, wherever the machine stands. */
static void now_is_the_same_everywhere(void **state)
{
    static const char *const zones[] = {"XXX-13", "XXX0", "XXX+11:30"};
    char now[REGISTER_TIME_SIZE], least[REGISTER_TIME_SIZE], most[REGISTER_TIME_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        time_t before = time(NULL), after;
        setenv("TZ", zones[i], 1);
        tzset();
        register_now(now);
        after = time(NULL);
        strftime(least, sizeof least, "%Y-%m-%dT%H:%M:%SZ", gmtime(&before));
        strftime(most, sizeof most, "%Y-%m-%dT%H:%M:%SZ", gmtime(&after));
        if (strcmp(now, least) < 0 || strcmp(now, most) > 0)
            fail_msg("with TZ=%s it is %s, not %s", zones[i], now, least);
    }
    unsetenv("TZ");
    tzset();
}

static void latest_issue_is_found_and_the_one_before_is_replaced(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    struct issue wanted = {.qualification = "25135", .diploma = "7", .language = "nl"}, found;
    assert_false(register_find(opened, &wanted, &found, test->diag));
    add(test, opened, "7", 1, ONE);
    add(test, opened, "7", 2, TWO);
    add(test, opened, "70", 1, TEN);
    assert_true(register_find(opened, &wanted, &found, test->diag));
    assert_int_equal(found.number, 2);
    assert_int_equal(found.replaces, 1);
    wanted.number = 1;
    assert_true(register_find(opened, &wanted, &found, test->diag));
    assert_string_equal(found.sha256, ONE);
    assert_int_equal(found.replaced_by, 2);
    wanted.number = 3;
    assert_false(register_find(opened, &wanted, &found, test->diag));
    wanted.language = "en";
    wanted.number = 0;
    assert_false(register_find(opened, &wanted, &found, test->diag));
    assert_int_equal(diag_errors(test->diag), 0);
    register_close(opened);
}

static void files_are_found_by_hash(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add(test, opened, "7", 1, ONE);
    add(test, opened, "7", 2, ONE);
    add(test, opened, "8", 1, TWO);
    struct issue seven = an_issue("7", 0, NULL), found;
    assert_true(register_find_file(opened, ONE, &seven, &found, test->diag));
    assert_int_equal(found.number, 2);
    assert_false(register_find_file(opened, TWO, &seven, &found, test->diag));
    assert_true(register_find_file(opened, TWO, NULL, &found, test->diag));
    assert_string_equal(found.diploma, "8");
    seven.number = 2;
    assert_true(register_revoke(opened, &seven, "typing error", "2026-08-01T00:00:00Z", test->diag));
    assert_true(register_find_file(opened, ONE, NULL, &found, test->diag));
    assert_int_equal(found.number, 1); /* the one that still holds */
    register_close(opened);
}

static void cite(struct registering *test, struct issue_register *opened, const char *number, const char *diploma)
{
    struct issue found;
    bool is_found = register_find_cited(opened, number, &found, test->diag);
    assert_int_equal(is_found, diploma != NULL);
    if (diploma)
        assert_string_equal(found.diploma, diploma);
    assert_int_equal(diag_errors(test->diag), 0);
}

static void issues_are_found_as_cited(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    struct issue slashed = {.qualification = "a/b", .diploma = "c/d/e", .language = "nl", .number = 12, .sha256 = ONE};
    add(test, opened, "7", 1, ONE);
    assert_true(register_add(opened, &slashed, test->diag));
    struct buffer number = {0};
    issue_cite(&slashed, &number);
    assert_int_equal(number.length, strlen("a/b/c/d/e/nl/12"));
    assert_memory_equal(number.bytes, "a/b/c/d/e/nl/12", number.length);
    buffer_finish(&number);
    cite(test, opened, "25135/7/nl/1", "7");
    cite(test, opened, "a/b/c/d/e/nl/12", "c/d/e");
    static const char *const wrong[] = {"", "/", "///", "25135/7/nl/2", "25135/7/nl/", "25135/7/nl/0", "25135/7/nl/1x",
                                        "25135/7/nl/-1", "7/nl/1", "1", "25135/7/nl/99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cite(test, opened, wrong[i], NULL);
    register_close(opened);
}

/* ------------------------------------------------------------------------------------------------ batches */

static size_t count_rows(struct registering *test, const char *path);

static void what_is_not_committed_is_forgotten(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add(test, opened, "8", 1, TWO);
    register_roll_back(opened);
    add(test, opened, "9", 1, TWO);
    assert_true(register_commit(opened, test->diag));
    assert_true(register_commit(opened, test->diag)); /* of nothing */
    add(test, opened, "10", 1, TWO);
    register_close(opened);
    assert_int_equal(count_rows(test, test->path), 2);
}

static void register_in_which_nothing_was_committed_is_not_left_behind(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    add(test, opened, "8", 1, TWO);
    register_close(opened);
    assert_int_equal(rmdir(test->folder), 0); /* no lock either */
    make_folder(test); /* for tear_down */
}

static void number_is_given_once(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    struct issue again = an_issue("7", 1, TWO);
    add(test, opened, "7", 1, ONE);
    assert_false(register_add(opened, &again, test->diag));
    check_said(test, "UNIQUE");
    assert_true(register_commit(opened, test->diag)); /* of nothing: the batch was forgotten */
    assert_false(register_find(opened, &again, &again, test->diag));
    register_close(opened);
}

static void reader_sees_what_is_committed(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *writer = open_to(test, test->path, REGISTER_WRITE);
    struct issue_register *reader = open_to(test, test->path, REGISTER_READ);
    struct issue eight = an_issue("8", 1, TWO), found;
    assert_true(register_add(writer, &eight, test->diag));
    assert_false(register_find(reader, &eight, &found, test->diag));
    assert_true(register_commit(writer, test->diag));
    assert_true(register_find(reader, &eight, &found, test->diag));
    register_close(reader);
    register_close(writer);
    assert_int_equal(diag_errors(test->diag), 0);
}

/* ------------------------------------------------------------------------------------------------ all rows */

struct counting {
    size_t count, stop;
};

static bool count_row(void *context, const struct issue *issue, struct diag *diag)
{
    (void)diag;
    struct counting *counting = context;
    counting->count++;
    char diploma[16];
    snprintf(diploma, sizeof diploma, "%zu", counting->count);
    if (counting->stop) /* of rows that were numbered as they were added */
        assert_string_equal(issue->diploma, diploma);
    return counting->count != counting->stop;
}

static size_t count_rows(struct registering *test, const char *path)
{
    struct issue_register *opened = open_to(test, path, REGISTER_READ);
    struct counting counting = {0};
    assert_true(register_each(opened, count_row, &counting, test->diag));
    register_close(opened);
    return counting.count;
}

static void rows_come_in_the_order_of_issuing(void **state)
{
    struct registering *test = *state;
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    for (int i = 1; i <= 1500; i++) {
        char diploma[16];
        snprintf(diploma, sizeof diploma, "%d", i);
        add(test, opened, diploma, 1, ONE);
    }
    struct counting all = {.stop = 1501}, some = {.stop = 700};
    assert_true(register_each(opened, count_row, &all, test->diag));
    assert_int_equal(all.count, 1500);
    assert_false(register_each(opened, count_row, &some, test->diag));
    assert_int_equal(some.count, 700);
    register_close(opened);
}

/* ------------------------------------------------------------------------------------------------ merging */

static bool merge(struct registering *test, size_t expected)
{
    size_t added = 99;
    struct issue_register *into = open_to(test, test->path, REGISTER_WRITE);
    struct issue_register *from = open_to(test, test->other, REGISTER_READ);
    bool good = register_merge(into, from, &added, test->diag);
    assert_int_equal(added, expected);
    if (good)
        assert_true(register_commit(into, test->diag));
    register_close(from);
    register_close(into);
    return good;
}

static void check_merged_marks(struct registering *test)
{
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    struct issue seven = an_issue("7", 1, NULL), found;
    assert_true(register_find(opened, &seven, &found, test->diag));
    assert_int_equal(found.replaced_by, 2);
    assert_string_equal(found.revoked, "2026-08-01T00:00:00Z");
    assert_string_equal(found.reason, "typing error");
    register_close(opened);
}

/* A database that somebody else made may hold what this program does not write. */
static void unsound_rows_are_not_merged(void **state)
{
    static const char *const hashes[] = {
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "g111111111111111111111111111111111111111111111111111111111111111",
        "111111111111111111111111111111111111111111111111111111111111111 ",
    };
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    for (size_t i = 0; i < sizeof hashes / sizeof *hashes; i++) {
        make_register(test, test->other, "8", hashes[i]);
        assert_false(merge(test, 0));
        assert_int_equal(diag_errors(test->diag), i + 1);
        assert_int_equal(unlink(test->other), 0);
    }
}

static void registers_merge_and_so_do_marks(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *other = open_to(test, test->other, REGISTER_WRITE);
    add(test, other, "7", 1, ONE);
    add(test, other, "7", 2, TWO);
    add(test, other, "8", 1, TEN);
    struct issue seven = an_issue("7", 1, ONE);
    assert_true(register_revoke(other, &seven, "typing error", "2026-08-01T00:00:00Z", test->diag));
    assert_true(register_commit(other, test->diag));
    register_close(other);
    assert_true(merge(test, 2));
    check_merged_marks(test);
    assert_int_equal(count_rows(test, test->path), 3);
    assert_true(merge(test, 0)); /* again: nothing new */
    assert_int_equal(count_rows(test, test->path), 3);
}

static void contradiction_merges_nothing(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    struct issue_register *other = open_to(test, test->other, REGISTER_WRITE);
    add(test, other, "6", 1, TEN);
    add(test, other, "7", 1, TWO);
    add(test, other, "8", 1, TEN);
    assert_true(register_commit(other, test->diag));
    register_close(other);
    assert_false(merge(test, 0));
    check_said(test, "25135/7/nl/1");
    assert_int_equal(count_rows(test, test->path), 1);
}

/* ------------------------------------------------------------------------------------------------ a register of others */

/* How many steps SQLite takes to find out that it does not know a hash; and no row is read in vain. */
static int steps_to_find(struct registering *test, enum register_statement statement, bool scans)
{
    struct issue_register *opened = open_to(test, test->path, REGISTER_READ);
    struct issue found;
    assert_int_equal(register_is_indexed(opened), !scans);
    assert_false(statement == FIND_FILE ? register_find_file(opened, TEN, NULL, &found, test->diag)
                                        : register_find_unsealed(opened, TEN, &found, test->diag));
    assert_int_equal(diag_errors(test->diag), 0);
    sqlite3_stmt *prepared = opened->statements[statement];
    assert_int_equal(sqlite3_stmt_status(prepared, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) > 0, scans);
    int steps = sqlite3_stmt_status(prepared, SQLITE_STMTSTATUS_VM_STEP, 0);
    register_close(opened);
    return steps;
}

/* `count` issues, each with a seal. */
static void add_many(struct registering *test, int first, int count)
{
    struct issue_register *opened = open_to(test, test->path, REGISTER_WRITE);
    char diploma[16], hash[65], unsealed[65];
    for (int i = first; i < first + count; i++) {
        snprintf(diploma, sizeof diploma, "D-%d", i);
        snprintf(hash, sizeof hash, "%08x%056d", 0x9e3779b9U * (unsigned)i, i);
        snprintf(unsealed, sizeof unsealed, "%08x%056d", 0x85ebca6bU * (unsigned)i, i);
        add(test, opened, diploma, 1, hash);
        const struct issue issue = an_issue(diploma, 1, hash);
        const struct issue_seal seal = {.unsealed = unsealed, .bytes = "x", .length = 1};
        assert_true(register_add_seal(opened, &issue, &seal, test->diag));
    }
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
}

static void unknown_hash_takes_the_same_time_in_a_large_register(void **state)
{
    static const enum register_statement statements[] = {FIND_FILE, FIND_UNSEALED};
    struct registering *test = *state;
    int few[2];
    add_many(test, 0, 10);
    for (int i = 0; i < 2; i++)
        few[i] = steps_to_find(test, statements[i], false);
    add_many(test, 10, 3000);
    for (int i = 0; i < 2; i++)
        assert_int_equal(steps_to_find(test, statements[i], false), few[i]);
}

static void indexes_come_with_the_next_who_writes(void **state)
{
    struct registering *test = *state;
    add_many(test, 0, 10);
    run_sql(test->path, "DROP INDEX issue_sha256; DROP INDEX seal_unsealed");
    steps_to_find(test, FIND_FILE, true);
    steps_to_find(test, FIND_UNSEALED, true);
    register_close(open_to(test, test->path, REGISTER_WRITE));
    steps_to_find(test, FIND_FILE, false);
    steps_to_find(test, FIND_UNSEALED, false);
    run_sql(test->path, "DROP INDEX seal_unsealed");
    register_close(open_to(test, test->path, REGISTER_WRITE));
    steps_to_find(test, FIND_UNSEALED, false);
}

static void register_of_a_newer_version_is_left_alone(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    run_sql(test->path, "PRAGMA user_version = 99");
    assert_null(register_open(test->path, REGISTER_READ, NULL, test->diag));
    check_said(test, "it is of version 99, and Supplement ");
    assert_null(register_open(test->path, REGISTER_WRITE, NULL, test->diag));
    check_said(test, "[register-newer]");
    run_sql(test->path, "PRAGMA user_version = 0");
    assert_null(register_open(test->path, REGISTER_READ, NULL, test->diag));
    check_said(test, "[register-foreign]");
    run_sql(test->path, "PRAGMA user_version = 2");
    register_close(open_to(test, test->path, REGISTER_READ));
}

static void names_that_no_document_has_are_not_merged(void **state)
{
    struct registering *test = *state;
    make_register(test, test->path, "7", ONE);
    make_register(test, test->other, "8", TWO);
    run_sql(test->other, "UPDATE issue SET file = '../a.pdf'");
    assert_false(merge(test, 0));
    check_said(test, "25135/8/nl/1: \"../a.pdf\" [register-path]");
    run_sql(test->other, "UPDATE issue SET file = 'all.zip/a..pdf', moved = 'replaced/../a.pdf'");
    assert_false(merge(test, 0));
    check_said(test, "25135/8/nl/1: \"replaced/../a.pdf\" [register-path]");
    run_sql(test->other, "UPDATE issue SET moved = 'replaced/a..pdf'");
    assert_true(merge(test, 1));
}

static void append(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "ab");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void put_number(unsigned char *at, unsigned number)
{
    for (int i = 3; i >= 0; i--, number >>= 8)
        at[i] = (unsigned char)number;
}

/* A journal as a run leaves it that was killed, with nothing to undo; then the name of a file, as SQLite writes it where a transaction
 * was over several databases: that file it removes, unless it lists journals that are there. */
static void write_journal(const char *path, const char *name)
{
    static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    unsigned char header[512] = {0}, number[4];
    unsigned sum = 0;
    memcpy(header, magic, sizeof magic);
    put_number(header + 20, sizeof header);
    put_number(header + 24, 4096);
    put_number(header + 16, 7);
    unlink(path);
    append(path, header, sizeof header);
    if (!name)
        return;
    for (const char *at = name; *at; at++)
        sum += (unsigned)*at;
    put_number(number, (1U << 30) / 4096 + 1);
    append(path, number, 4);
    append(path, name, strlen(name));
    put_number(number, (unsigned)strlen(name));
    append(path, number, 4);
    put_number(number, sum);
    append(path, number, 4);
    append(path, magic, sizeof magic);
}

static void journal_that_names_another_file_removes_it_not(void **state)
{
    struct registering *test = *state;
    char journal[128], mine[128];
    make_register(test, test->path, "7", ONE);
    snprintf(journal, sizeof journal, "%s-journal", test->path);
    snprintf(mine, sizeof mine, "%s/mine", test->folder);
    append(mine, "mine", 5);
    write_journal(journal, mine);
    assert_null(register_open(test->path, REGISTER_READ, NULL, test->diag));
    check_said(test, "its journal names a file that is not the register's [register-added]");
    assert_int_equal(access(mine, F_OK), 0);
    write_journal(journal, NULL); /* what a run of ours leaves is undone as ever */
    register_close(open_to(test, test->path, REGISTER_READ));
    assert_int_not_equal(access(journal, F_OK), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(every_column_comes_back),
        TEST(what_is_left_out_is_empty),
        cmocka_unit_test(now_is_the_same_everywhere),
        TEST(latest_issue_is_found_and_the_one_before_is_replaced),
        TEST(files_are_found_by_hash),
        TEST(issues_are_found_as_cited),
        TEST(what_is_not_committed_is_forgotten),
        TEST(register_in_which_nothing_was_committed_is_not_left_behind),
        TEST(number_is_given_once),
        TEST(reader_sees_what_is_committed),
        TEST(rows_come_in_the_order_of_issuing),
        TEST(unsound_rows_are_not_merged),
        TEST(registers_merge_and_so_do_marks),
        TEST(contradiction_merges_nothing),
        TEST(unknown_hash_takes_the_same_time_in_a_large_register),
        TEST(indexes_come_with_the_next_who_writes),
        TEST(register_of_a_newer_version_is_left_alone),
        TEST(names_that_no_document_has_are_not_merged),
        TEST(journal_that_names_another_file_removes_it_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
