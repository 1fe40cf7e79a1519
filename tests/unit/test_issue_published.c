/* Publishing again: only what changed is written, whatever became of the files and of what is known of them; and a run that is killed
 * leaves of each file the old one or the new one. */
#define _GNU_SOURCE /* memmem */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "issue/codes.h"
#include "issue/issue.h"
#include "issue/published.h"

enum { DOCUMENTS = 40, KILLS = 50 };
#define PARTS SUPPLEMENT_SOURCE_DIR "/layouts/check"

/* A folder of its own, with a register of so many documents; their tokens. */
struct fixture {
    char folder[32], path[64], web[64];
    char tokens[DOCUMENTS][TOKEN_SIZE];
    char numbers[DOCUMENTS][32];
};

static struct issue issue_of(const struct fixture *fixture, int i)
{
    return (struct issue){.qualification = "25135", .diploma = fixture->numbers[i], .language = "nl", .number = 1, .title = "Bakker",
                          .name = "Zoë Jansen", .file = "a.pdf", .edition = "e", .fields = fixture->numbers[i],
                          .sha256 = "0000000000000000000000000000000000000000000000000000000000000000",
                          .issued = "2026-07-10T08:00:00Z"};
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct diag *diag = diag_create();
    struct arena *arena = arena_create();
    strcpy(fixture->folder, "published-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/register.db", fixture->folder);
    snprintf(fixture->web, sizeof fixture->web, "%s/web", fixture->folder);
    struct issue_register *opened = register_open(fixture->path, REGISTER_WRITE, NULL, diag);
    assert_true(register_set_address(opened, "https://check.school.nl", diag));
    const struct codes *codes = codes_read(opened, arena, diag);
    for (int i = 0; i < DOCUMENTS; i++) {
        snprintf(fixture->numbers[i], sizeof fixture->numbers[i], "2026-%d", i);
        const struct issue issue = issue_of(fixture, i);
        codes_token(codes, &issue, fixture->tokens[i]);
        assert_true(register_add(opened, &issue, diag) && register_add_token(opened, &issue, fixture->tokens[i], diag));
    }
    assert_true(register_commit(opened, diag));
    register_close(opened);
    assert_int_equal(diag_errors(diag), 0);
    arena_destroy(arena);
    diag_destroy(diag);
    *state = fixture;
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    nftw(fixture->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return 0;
}

static void take_back(const struct fixture *fixture, int i)
{
    struct diag *diag = diag_create();
    struct issue_register *opened = register_open(fixture->path, REGISTER_WRITE, NULL, diag);
    const struct issue issue = issue_of(fixture, i);
    assert_true(register_revoke(opened, &issue, "why", "2026-08-01T10:00:00Z", diag) && register_commit(opened, diag));
    register_close(opened);
    diag_destroy(diag);
}

static bool publish(const struct fixture *fixture, const char *web, struct buffer *summary)
{
    struct diag *diag = diag_create();
    bool good = publish_register(fixture->path, web, PARTS, summary, diag);
    assert_true(good == !diag_errors(diag));
    diag_destroy(diag);
    return good;
}

/* How many files a run writes. */
static int publish_and_count(const struct fixture *fixture)
{
    struct buffer summary = {0};
    int documents = 0, files = -1;
    assert_true(publish(fixture, fixture->web, &summary));
    buffer_byte(&summary, '\0');
    assert_int_equal(sscanf((const char *)summary.bytes, "%d document%*[s] published: %d file", &documents, &files), 2);
    assert_int_equal(documents, DOCUMENTS);
    buffer_finish(&summary);
    return files;
}

static const char *name_of(const struct fixture *fixture, int i, const char *file)
{
    static char name[128];
    snprintf(name, sizeof name, "%s/%s/%s", fixture->web, i < 0 ? "." : fixture->tokens[i], file);
    return name;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------------ what changed */

static void only_what_changed_is_written(void **state)
{
    const struct fixture *fixture = *state;
    assert_int_equal(publish_and_count(fixture), 3 * DOCUMENTS + 2);
    assert_int_equal(publish_and_count(fixture), 0);
    take_back(fixture, 7);
    assert_int_equal(publish_and_count(fixture), 2); /* what it withholds stays */
    assert_int_equal(publish_and_count(fixture), 0);
    assert_int_equal(unlink(name_of(fixture, 3, PUBLISHED_PAGE)), 0);
    assert_int_equal(unlink(name_of(fixture, 4, PUBLISHED_FIELDS)), 0);
    assert_int_equal(publish_and_count(fixture), 2);
    put(name_of(fixture, 5, PUBLISHED_STATUS), "{}");
    assert_int_equal(publish_and_count(fixture), 1);
    assert_int_equal(publish_and_count(fixture), 0);
}

/* That some other file in a folder was touched is no matter; nor that all were copied, which has their times changed. */
static void what_is_there_is_looked_at_where_in_doubt(void **state)
{
    const struct fixture *fixture = *state;
    publish_and_count(fixture);
    assert_int_equal(utimensat(AT_FDCWD, name_of(fixture, 2, PUBLISHED_PAGE), NULL, 0), 0);
    assert_int_equal(publish_and_count(fixture), 0);
}

static void what_is_known_may_be_lost_or_damaged(void **state)
{
    const struct fixture *fixture = *state;
    struct stat status;
    publish_and_count(fixture);
    const char *name = name_of(fixture, -1, PUBLISHED_STATE);
    char kept[128];
    strcpy(kept, name);
    for (int way = 0; way < 4; way++) {
        assert_int_equal(stat(kept, &status), 0);
        take_back(fixture, 10 + way);
        if (way == 0)
            assert_int_equal(unlink(kept), 0);
        else if (way == 1)
            put(kept, "supplement published 1\nnonsense");
        else if (way == 2)
            assert_int_equal(truncate(kept, status.st_size - 48), 0);
        else
            assert_int_equal(truncate(kept, 0), 0);
        assert_int_equal(publish_and_count(fixture), 2);
        assert_int_equal(publish_and_count(fixture), 0);
    }
}

static bool is_known(struct folder *folder, const struct marker *marker, const struct mark *token)
{
    struct published *published = published_read(folder, marker);
    bool known = published_find(published, token);
    published_destroy(published);
    return known;
}

/* Who has another key wrote nothing, nor did anybody if a bit of it is another. */
static void what_is_known_is_not_believed_of_others(void **state)
{
    static const unsigned char KEYS[2][REGISTER_KEY_SIZE] = {"a key", "another key"};
    const struct fixture *fixture = *state;
    struct diag *diag = diag_create();
    struct marker marker, other;
    unsigned char one;
    marker_init(&marker, KEYS[0]);
    marker_init(&other, KEYS[1]);
    publish_and_count(fixture);
    struct folder *folder = folder_open(fixture->web, ".x-", 0644);
    struct published_entry entries[DOCUMENTS] = {0};
    for (int i = 0; i < DOCUMENTS; i++)
        entries[i].token = mark_of(&marker, "token", fixture->tokens[i], TOKEN_SIZE);
    assert_true(published_write(folder, &marker, entries, DOCUMENTS, diag));
    for (int i = 0; i < DOCUMENTS; i++) {
        assert_true(is_known(folder, &marker, &entries[i].token));
        assert_false(is_known(folder, &other, &entries[i].token));
    }
    int state_file = open(name_of(fixture, -1, PUBLISHED_STATE), O_RDWR);
    assert_int_equal(pread(state_file, &one, 1, 50), 1);
    one ^= 1;
    assert_int_equal(pwrite(state_file, &one, 1, 50), 1);
    close(state_file);
    assert_false(is_known(folder, &marker, &entries[0].token));
    folder_close(folder);
    diag_destroy(diag);
    assert_int_equal(publish_and_count(fixture), 0);
}

static void a_mark_is_of_its_purpose(void **state)
{
    static const unsigned char KEY[REGISTER_KEY_SIZE] = "a key";
    struct marker marker;
    (void)state;
    marker_init(&marker, KEY);
    const struct mark one = mark_of(&marker, "token", "x", 1), other = mark_of(&marker, "files", "x", 1);
    assert_memory_not_equal(one.bytes, other.bytes, sizeof one.bytes);
}

/* Neither tokens nor numbers stand in it. */
static void nothing_can_be_told_from_what_is_known(void **state)
{
    const struct fixture *fixture = *state;
    publish_and_count(fixture);
    struct folder *folder = folder_open(fixture->web, ".x-", 0644);
    const struct buffer *bytes = folder_read(folder, PUBLISHED_STATE);
    assert_true(bytes->length > DOCUMENTS * sizeof(struct published_entry));
    for (int i = 0; i < DOCUMENTS; i++) {
        assert_null(memmem(bytes->bytes, bytes->length, fixture->tokens[i], 8));
        assert_null(memmem(bytes->bytes, bytes->length, fixture->numbers[i], strlen(fixture->numbers[i])));
    }
    folder_close(folder);
}

/* ------------------------------------------------------------------------------------------------ killed */

static void assert_one_of(struct folder *folder, const struct fixture *fixture, int i, const char *file, bool revoked, bool may_be_old)
{
    char name[128];
    snprintf(name, sizeof name, "%s/%s", fixture->tokens[i], file);
    const struct buffer *bytes = folder_read(folder, name);
    assert_non_null(bytes);
    assert_true(bytes->length > 2 && bytes->bytes[bytes->length - 1] == '\n');
    const char *news = strcmp(file, PUBLISHED_PAGE) == 0 ? "<h2>Revoked</h2>" : "\"status\":\"revoked\"";
    bool says = memmem(bytes->bytes, bytes->length, news, strlen(news));
    assert_true(says == revoked || (may_be_old && !says));
}

/* A run that another process does, and that is killed after some microseconds. */
static void publish_and_kill(const struct fixture *fixture, long microseconds)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct buffer summary = {0};
        publish(fixture, fixture->web, &summary);
        _exit(0);
    }
    nanosleep(&(struct timespec){0, microseconds * 1000}, NULL);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void a_run_that_is_killed_leaves_old_or_new(void **state)
{
    const struct fixture *fixture = *state;
    int revoked = 0;
    publish_and_count(fixture);
    struct folder *folder = folder_open(fixture->web, ".x-", 0644);
    for (int i = 0; i < KILLS; i++) {
        if (revoked < DOCUMENTS)
            take_back(fixture, revoked++);
        if (i % 7 == 3)
            unlink(name_of(fixture, -1, PUBLISHED_STATE));
        publish_and_kill(fixture, 300L * (i * 37 % 50)); /* up to 15 ms: from before anything is read to after all is written */
        for (int j = 0; j < DOCUMENTS; j++) {
            assert_one_of(folder, fixture, j, PUBLISHED_STATUS, j < revoked, true);
            assert_one_of(folder, fixture, j, PUBLISHED_PAGE, j < revoked, true);
        }
        if (i % 5 == 4) {
            publish_and_count(fixture);
            for (int j = 0; j < DOCUMENTS; j++)
                assert_one_of(folder, fixture, j, PUBLISHED_PAGE, j < revoked, false);
        }
    }
    publish_and_count(fixture);
    for (int j = 0; j < DOCUMENTS; j++) {
        assert_one_of(folder, fixture, j, PUBLISHED_STATUS, j < revoked, false);
        assert_one_of(folder, fixture, j, PUBLISHED_PAGE, j < revoked, false);
    }
    assert_int_equal(publish_and_count(fixture), 0);
    folder_close(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_what_changed_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_there_is_looked_at_where_in_doubt, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_known_may_be_lost_or_damaged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_known_is_not_believed_of_others, set_up, tear_down),
        cmocka_unit_test(a_mark_is_of_its_purpose),
        cmocka_unit_test_setup_teardown(nothing_can_be_told_from_what_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_run_that_is_killed_leaves_old_or_new, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
