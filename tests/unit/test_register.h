/* What the tests of registers share: a folder of their own, and rows. */
#ifndef TEST_REGISTER_H
#define TEST_REGISTER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "issue/register.h"
#include "test_printed.h"

#define ONE "1111111111111111111111111111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222222222222222222222222222"
#define TEN "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* As the first version of the register was made, with an issue that was replaced. */
#define REGISTER_OF_FIRST_VERSION                                                                                      \
    "CREATE TABLE issue ("                                                                                             \
    "  qualification TEXT NOT NULL, diploma TEXT NOT NULL, language TEXT NOT NULL, issue INTEGER NOT NULL,"            \
    "  title TEXT NOT NULL, student TEXT NOT NULL, name TEXT NOT NULL, born TEXT NOT NULL, date TEXT NOT NULL,"        \
    "  school TEXT NOT NULL, file TEXT NOT NULL, pages INTEGER NOT NULL, edition TEXT NOT NULL, fields TEXT NOT NULL," \
    "  sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, diploma_sha256 TEXT, issued TEXT NOT NULL,"                       \
    "  replaces INTEGER, replaced_by INTEGER, revoked TEXT, reason TEXT,"                                              \
    "  PRIMARY KEY (qualification, diploma, language, issue)) STRICT;"                                                 \
    "INSERT INTO issue VALUES ('25135', '7', 'nl', 1, 'Bakker', '1001', 'Anna Jansen', '2006-01-01', '10 juli 2026', 'ROC',"\
    "  'a.pdf', 2, 'e', 'f', '" ONE "', 5, NULL, '2026-07-10T12:00:00Z', NULL, 2, NULL, NULL),"                        \
    "  ('25135', '7', 'nl', 2, 'Bakker', '1001', 'Ana Jansen', '2006-01-01', '10 juli 2026', 'ROC',"                   \
    "  'a (2).pdf', 2, 'e', 'g', '" TWO "', 5, NULL, '2026-07-11T12:00:00Z', 1, NULL, NULL, NULL);"                    \
    "PRAGMA application_id = 1400205394;"                                                                              \
    "PRAGMA user_version = 1;"

struct registering {
    char folder[64], path[96], other[96];
    struct diag *diag;
};

/* In memory, where there is such a place: a disk takes milliseconds to be sure of each batch. */
static inline void make_folder(struct registering *test)
{
    const char *place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(test->folder, sizeof test->folder, "%s/supplement-register-XXXXXX", place);
    assert_non_null(mkdtemp(test->folder));
}

static inline int set_up(void **state)
{
    struct registering *test = calloc(1, sizeof *test);
    make_folder(test);
    snprintf(test->path, sizeof test->path, "%s/register.db", test->folder);
    snprintf(test->other, sizeof test->other, "%s/other.db", test->folder);
    test->diag = diag_create();
    *state = test;
    return 0;
}

static inline int tear_down(void **state)
{
    struct registering *test = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", test->folder);
    int status = system(command);
    diag_destroy(test->diag);
    free(test);
    return status;
}

static inline struct issue_register *open_to(struct registering *test, const char *path, enum register_access access)
{
    struct issue_register *opened = register_open(path, access, 0, test->diag);
    if (!opened)
        diag_print(test->diag, stderr);
    assert_non_null(opened);
    return opened;
}

/* An issue of a document of which only the diploma number is told. */
static inline struct issue an_issue(const char *diploma, int number, const char *sha256)
{
    return (struct issue){.qualification = "25135", .diploma = diploma, .language = "nl", .number = number,
                          .name = "Zo\303\253 Jansen", .file = "a.pdf", .issued = "2026-07-10T12:00:00Z", .sha256 = sha256,
                          .replaces = number - 1};
}

static inline void add(struct registering *test, struct issue_register *opened, const char *diploma, int number,
                       const char *sha256)
{
    struct issue issue = an_issue(diploma, number, sha256);
    assert_true(register_add(opened, &issue, test->diag));
}

/* A register that holds one issue, and is closed. */
static inline void make_register(struct registering *test, const char *path, const char *diploma, const char *sha256)
{
    struct issue_register *opened = open_to(test, path, REGISTER_WRITE);
    add(test, opened, diploma, 1, sha256);
    assert_true(register_commit(opened, test->diag));
    register_close(opened);
}

static inline void run_sql(const char *path, const char *sql)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static inline void check_said(struct registering *test, const char *expected)
{
    char *words = printed(test->diag);
    if (!strstr(words, expected))
        fail_msg("expected \"%s\" in: %s", expected, words);
    free(words);
    diag_clear(test->diag);
}

#endif
