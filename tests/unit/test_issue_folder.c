/* Writing into the folder of what is issued: on this system, on one that knows no files without a name (as NFS and FAT do),
 * and on one that moreover cannot rename without overwriting. Those are made of this one by a filter that answers the two
 * system calls as they do. */
#define _GNU_SOURCE /* O_TMPFILE, renameat2 */
#include "test_register.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "issue/digest.h"
#include "issue/folder.h"

#define MAKING ".supplement-making-"

static bool has_nameless, has_exclusive_rename;

struct writing {
    struct registering own;
    struct folder *folder;
};

static int set_up_writing(void **state)
{
    struct writing *test = calloc(1, sizeof *test);
    make_folder(&test->own);
    test->own.diag = diag_create();
    assert_true(folder_prepare(test->own.folder, MAKING, test->own.diag));
    test->folder = folder_open(test->own.folder, MAKING, 0600);
    *state = test;
    return 0;
}

static int tear_down_writing(void **state)
{
    struct writing *test = *state;
    char command[128];
    folder_close(test->folder);
    snprintf(command, sizeof command, "rm -rf '%s'", test->own.folder);
    int status = system(command);
    diag_destroy(test->own.diag);
    free(test);
    return status;
}

static bool write_to(struct writing *test, const char *name, const char *text)
{
    struct buffer bytes = {0};
    diag_clear(test->own.diag);
    buffer_string(&bytes, text);
    bool good = folder_replace(test->folder, name, &bytes, NULL, 0, (struct place){"cohort.csv", 7}, test->own.diag);
    buffer_finish(&bytes);
    assert_true(good == !diag_errors(test->own.diag));
    return good;
}

static const char *path_of(struct writing *test, const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", test->own.folder, name);
    return path;
}

static void check_holds(struct writing *test, const char *name, const char *expected)
{
    char text[64] = "";
    FILE *file = fopen(path_of(test, name), "r");
    assert_non_null(file);
    assert_int_equal(fread(text, 1, sizeof text - 1, file), strlen(expected));
    fclose(file);
    assert_string_equal(text, expected);
}

/* Nothing is left in the making. */
static void check_tidy(struct writing *test)
{
    DIR *directory = opendir(test->own.folder);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (strncmp(entry->d_name, MAKING, strlen(MAKING)) == 0)
            fail_msg("%s is left", entry->d_name);
    closedir(directory);
}

/* ------------------------------------------------------------------------------------------------ the systems */

static void system_is_what_it_is_made_to_be(void **state)
{
    struct writing *test = *state;
    int descriptor = open(test->own.folder, O_TMPFILE | O_WRONLY, 0666);
    if (!has_nameless) {
        assert_int_equal(descriptor, -1);
        assert_int_equal(errno, EOPNOTSUPP);
    }
    if (descriptor >= 0)
        close(descriptor);
    int renamed = renameat2(AT_FDCWD, "/absent/a", AT_FDCWD, "/absent/b", RENAME_NOREPLACE);
    assert_int_equal(renamed, -1);
    assert_int_equal(errno, has_exclusive_rename ? ENOENT : EINVAL);
}

/* ------------------------------------------------------------------------------------------------ writing */

static void new_files_are_written(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "one.pdf", "one"));
    assert_true(write_to(test, "two.pdf", "second")); /* the file in the making begins anew */
    assert_true(write_to(test, "none.pdf", ""));
    check_holds(test, "one.pdf", "one");
    check_holds(test, "two.pdf", "second");
    check_holds(test, "none.pdf", "");
    check_tidy(test);
    assert_true(folder_sync(test->own.folder, test->own.diag));
}

static mode_t mode_of(struct writing *test, const char *name)
{
    struct stat status;
    assert_int_equal(lstat(path_of(test, name), &status), 0);
    assert_true(S_ISDIR(status.st_mode) || status.st_nlink == 1);
    return status.st_mode & 07777;
}

static void rights_are_those_that_are_asked_for(void **state)
{
    struct writing *test = *state;
    mode_t before = umask(0);
    assert_true(write_to(test, "a/one.pdf", "one"));
    assert_int_equal(mode_of(test, "a/one.pdf"), 0600);
    assert_int_equal(mode_of(test, "a"), 0700);
    folder_close(test->folder);
    test->folder = folder_open(test->own.folder, MAKING, 0640);
    umask(077);
    assert_true(write_to(test, "b/c/one.pdf", "one"));
    assert_true(write_to(test, "a/two.pdf", "two"));
    umask(before);
    assert_int_equal(mode_of(test, "b/c/one.pdf"), 0640);
    assert_int_equal(mode_of(test, "b/c"), 0750);
    assert_int_equal(mode_of(test, "b"), 0750);
    assert_int_equal(mode_of(test, "a"), 0700); /* was there */
}

static void folders_are_made(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "a/b/c/one.pdf", "one"));
    assert_true(write_to(test, "a/b/d/two.pdf", "two"));
    check_holds(test, "a/b/c/one.pdf", "one");
    check_holds(test, "a/b/d/two.pdf", "two");
    check_tidy(test);
}

/* More folders than stay open; one of them is removed meanwhile, and made again. */
static void folders_in_turn_get_their_files(void **state)
{
    enum { FOLDERS = 7, TURNS = 3 };
    struct writing *test = *state;
    char name[64], path[256];
    for (int turn = 0; turn < TURNS; turn++)
        for (int i = 0; i < FOLDERS; i++) {
            snprintf(name, sizeof name, "%.*s%d.pdf", 2 * i, "a/b/c/d/e/f/g/", turn);
            assert_true(write_to(test, name, name));
            if (turn > 0 || i != FOLDERS - 1)
                continue;
            snprintf(path, sizeof path, "%s/%s", test->own.folder, name);
            assert_int_equal(unlink(path), 0);
            *strrchr(path, '/') = '\0';
            assert_int_equal(rmdir(path), 0);
        }
    for (int turn = 0; turn < TURNS; turn++)
        for (int i = 0; i < FOLDERS - (turn == 0); i++) {
            snprintf(name, sizeof name, "%.*s%d.pdf", 2 * i, "a/b/c/d/e/f/g/", turn);
            check_holds(test, name, name);
        }
    check_tidy(test);
}

static void same_bytes_are_as_good(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "a/one.pdf", "one"));
    assert_true(write_to(test, "a/one.pdf", "one"));
    check_holds(test, "a/one.pdf", "one");
    check_tidy(test);
}

static void other_bytes_stay(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "one.pdf", "one"));
    const char *const others[] = {"two", "one ", "", "on"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(write_to(test, "one.pdf", others[i]));
        check_said(&test->own, "cohort.csv:7: error: ");
        check_holds(test, "one.pdf", "one");
        check_tidy(test);
    }
    assert_false(write_to(test, "one.pdf", "two"));
    check_said(&test->own, "[name-taken]");
}

static void name_of_a_folder_is_taken(void **state)
{
    struct writing *test = *state;
    assert_int_equal(mkdir(path_of(test, "one.pdf"), 0777), 0);
    assert_false(write_to(test, "one.pdf", "one"));
    check_said(&test->own, "[name-taken]");
    assert_int_equal(rmdir(path_of(test, "one.pdf")), 0); /* as empty as it was */
    check_tidy(test);
}

static void links_are_not_followed(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "one.pdf", "one"));
    assert_int_equal(symlink("one.pdf", path_of(test, "same.pdf")), 0);
    assert_int_equal(symlink("absent.pdf", path_of(test, "dangling.pdf")), 0);
    assert_false(write_to(test, "same.pdf", "one"));
    check_said(&test->own, "[name-taken]");
    assert_false(write_to(test, "dangling.pdf", "one"));
    check_said(&test->own, "[name-taken]");
    assert_int_not_equal(access(path_of(test, "absent.pdf"), F_OK), 0);
}

static void file_in_the_place_of_a_folder_is_told(void **state)
{
    struct writing *test = *state;
    assert_true(write_to(test, "a", "a file"));
    assert_false(write_to(test, "a/one.pdf", "one"));
    check_said(&test->own, "error: the output cannot be written: a/one.pdf: Not a directory");
    check_holds(test, "a", "a file");
    check_tidy(test);
}

static void full_disk_leaves_nothing(void **state)
{
    struct writing *test = *state;
    struct rlimit limit, before;
    getrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_IGN);
    limit = before;
    limit.rlim_cur = 4;
    setrlimit(RLIMIT_FSIZE, &limit);
    bool written = write_to(test, "a/one.pdf", "longer than there is room");
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(written);
    check_said(&test->own, "error: the output cannot be written: a/one.pdf: File too large");
    assert_int_not_equal(access(path_of(test, "a/one.pdf"), F_OK), 0);
    check_tidy(test);
    assert_true(write_to(test, "a/one.pdf", "one"));
    check_holds(test, "a/one.pdf", "one");
}

static void folder_that_is_gone_is_told(void **state)
{
    struct writing *test = *state;
    assert_int_equal(rmdir(test->own.folder), 0);
    assert_false(write_to(test, "a/one.pdf", "one"));
    check_said(&test->own, "a/one.pdf: No such file or directory [file-unwritable]");
    assert_false(folder_prepare(test->own.folder, MAKING, test->own.diag));
    assert_false(folder_sync(test->own.folder, test->own.diag));
    struct folder *absent = folder_open(test->own.folder, MAKING, 0600);
    folder_close(test->folder);
    test->folder = absent;
    assert_false(write_to(test, "one.pdf", "one"));
    check_said(&test->own, "No such file or directory [file-unwritable]");
}

/* ------------------------------------------------------------------------------------------------ giving way */

static bool replace(struct writing *test, const char *name, const char *text, struct aside *aside, const char *old)
{
    static char digits[DIGEST_SIZE];
    struct buffer bytes = {0};
    digest_bytes(old, strlen(old), digits);
    aside->sha256 = digits;
    diag_clear(test->own.diag);
    buffer_string(&bytes, text);
    bool good = folder_replace(test->folder, name, &bytes, aside, 1, (struct place){"cohort.csv", 7}, test->own.diag);
    buffer_finish(&bytes);
    assert_true(good == !diag_errors(test->own.diag));
    return good;
}

static bool is_there(struct writing *test, const char *name)
{
    return access(path_of(test, name), F_OK) == 0;
}

static void replaced_file_gives_way(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "a/one.pdf", .to = "replaced/a/one (1).pdf"};
    assert_true(write_to(test, "a/one.pdf", "one"));
    assert_true(replace(test, "a/one.pdf", "new", &aside, "one"));
    assert_true(aside.moved);
    check_holds(test, "a/one.pdf", "new");
    check_holds(test, "replaced/a/one (1).pdf", "one");
    check_tidy(test);
}

/* As after a run that was interrupted: before the new file had its name, and after. */
static void what_gave_way_before_is_found(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_true(write_to(test, "replaced/one (1).pdf", "one"));
    assert_true(replace(test, "one.pdf", "new", &aside, "one"));
    assert_true(aside.moved);
    assert_true(replace(test, "one.pdf", "new", &aside, "one"));
    assert_true(aside.moved);
    check_holds(test, "one.pdf", "new");
    check_holds(test, "replaced/one (1).pdf", "one");
    assert_int_equal(unlink(path_of(test, "one.pdf")), 0);
    assert_true(write_to(test, "one.pdf", "one")); /* under both names, where files are moved by links */
    assert_true(replace(test, "one.pdf", "new", &aside, "one"));
    check_holds(test, "one.pdf", "new");
    check_tidy(test);
}

static void what_is_gone_need_not_give_way(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_true(replace(test, "new.pdf", "new", &aside, "one"));
    assert_false(aside.moved);
    check_holds(test, "new.pdf", "new");
    assert_false(is_there(test, "replaced"));
}

static void altered_file_is_never_moved(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_true(write_to(test, "one.pdf", "one, altered"));
    assert_false(replace(test, "one.pdf", "new", &aside, "one"));
    check_said(&test->own, "cohort.csv:7: error: the file is not the one that was issued: one.pdf [issue-altered]");
    assert_false(replace(test, "new.pdf", "new", &aside, "one"));
    check_holds(test, "one.pdf", "one, altered");
    assert_false(is_there(test, "replaced") || is_there(test, "new.pdf"));
    check_tidy(test);
}

static void nothing_is_overwritten_where_it_would_go(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_true(write_to(test, "one.pdf", "one"));
    assert_true(write_to(test, "replaced/one (1).pdf", "mine"));
    assert_false(replace(test, "one.pdf", "new", &aside, "one"));
    check_said(&test->own, "replaced/one (1).pdf [name-taken]");
    check_holds(test, "one.pdf", "one");
    check_holds(test, "replaced/one (1).pdf", "mine");
    check_tidy(test);
}

/* The new file cannot have its name: the old one has its own again. */
static void what_gave_way_for_nothing_comes_back(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_true(write_to(test, "one.pdf", "one"));
    assert_true(write_to(test, "taken.pdf", "mine"));
    assert_false(replace(test, "taken.pdf", "new", &aside, "one"));
    check_said(&test->own, "taken.pdf [name-taken]");
    check_holds(test, "one.pdf", "one");
    assert_false(is_there(test, "replaced/one (1).pdf"));
    assert_true(write_to(test, "replaced/one (1).pdf", "one"));
    assert_int_equal(unlink(path_of(test, "one.pdf")), 0);
    assert_true(folder_bring_back(test->folder, &aside));
    assert_false(folder_bring_back(test->folder, &aside));
    check_holds(test, "one.pdf", "one");
    check_tidy(test);
}

static void full_disk_moves_nothing(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    struct rlimit limit, before;
    assert_true(write_to(test, "one.pdf", "one"));
    getrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_IGN);
    limit = before;
    limit.rlim_cur = 4;
    setrlimit(RLIMIT_FSIZE, &limit);
    bool replaced = replace(test, "one.pdf", "longer than there is room", &aside, "one");
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(replaced);
    check_said(&test->own, "one.pdf: File too large");
    check_holds(test, "one.pdf", "one");
    assert_false(is_there(test, "replaced"));
    check_tidy(test);
}

/* ------------------------------------------------------------------------------------------------ looking */

static void what_is_there_is_told(void **state)
{
    struct writing *test = *state;
    char digits[DIGEST_SIZE];
    digest_bytes("one", 3, digits);
    assert_true(write_to(test, "a/one.pdf", "one"));
    assert_true(write_to(test, "two.pdf", "two"));
    assert_int_equal(folder_look(test->folder, "a/one.pdf", digits), FOLDER_SAME);
    assert_int_equal(folder_look(test->folder, "two.pdf", digits), FOLDER_OTHER);
    assert_int_equal(folder_look(test->folder, "a", digits), FOLDER_OTHER);
    assert_int_equal(folder_look(test->folder, "absent.pdf", digits), FOLDER_NOTHING);
    assert_int_equal(folder_look(test->folder, "absent/one.pdf", digits), FOLDER_NOTHING);
}

/* The folders on the way to a file are folders: a link that somebody put there leads nowhere. */
static void links_to_folders_are_not_followed(void **state)
{
    struct writing *test = *state;
    struct aside aside = {.from = "one.pdf", .to = "replaced/one (1).pdf"};
    assert_int_equal(mkdir(path_of(test, "elsewhere"), 0700), 0);
    assert_int_equal(symlink("elsewhere", path_of(test, "a")), 0);
    assert_int_equal(symlink("elsewhere", path_of(test, "replaced")), 0);
    assert_false(write_to(test, "a/one.pdf", "one"));
    check_said(&test->own, "a/one.pdf: Not a directory [file-unwritable]");
    assert_true(write_to(test, "one.pdf", "one"));
    assert_false(replace(test, "one.pdf", "two", &aside, "one"));
    check_holds(test, "one.pdf", "one");
    assert_int_equal(rmdir(path_of(test, "elsewhere")), 0); /* as empty as it was */
    check_tidy(test);
}

/* A register may be anybody's, and names of files stand in it. */
static void names_do_not_lead_upwards(void **state)
{
    static const char *const names[] = {"../one.pdf", "a/../../one.pdf", "/tmp/one.pdf", "a//one.pdf", "./one.pdf"};
    struct writing *test = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_false(write_to(test, names[i], "one"));
        check_said(&test->own, "Invalid argument [file-unwritable]");
        assert_int_equal(folder_look(test->folder, names[i], ONE), FOLDER_OTHER);
    }
    assert_true(write_to(test, ".a./..one.pdf", "one"));
    check_holds(test, ".a./..one.pdf", "one");
}

static void make_file(struct writing *test, const char *name)
{
    FILE *file = fopen(path_of(test, name), "wx");
    assert_non_null(file);
    fclose(file);
}

static void what_was_left_is_removed(void **state)
{
    static const char *const stay[] = {MAKING "1-of-3-0123456789abcdef", MAKING "0123", MAKING "0123456789abcdeX", "one.pdf"};
    struct writing *test = *state;
    make_file(test, MAKING "0123456789abcdef"); /* by a run that was killed */
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
        make_file(test, stay[i]);
    assert_int_equal(symlink("one.pdf", path_of(test, MAKING "ffffffffffffffff")), 0);
    assert_int_equal(mkdir(path_of(test, MAKING "eeeeeeeeeeeeeeee"), 0700), 0);
    assert_true(folder_prepare(test->own.folder, MAKING, test->own.diag));
    assert_false(is_there(test, MAKING "0123456789abcdef"));
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
        assert_true(is_there(test, stay[i]));
    assert_int_equal(unlink(path_of(test, MAKING "ffffffffffffffff")), 0);
    assert_int_equal(rmdir(path_of(test, MAKING "eeeeeeeeeeeeeeee")), 0);
}

/* As older versions did it: a folder of this name was emptied. */
static void a_link_is_no_folder_of_ours(void **state)
{
    struct writing *test = *state;
    assert_int_equal(mkdir(path_of(test, "precious"), 0700), 0);
    make_file(test, "precious/0");
    assert_int_equal(symlink("precious", path_of(test, ".supplement-making")), 0);
    assert_true(folder_prepare(test->own.folder, MAKING, test->own.diag));
    assert_true(write_to(test, "one.pdf", "one"));
    assert_true(is_there(test, "precious/0"));
}

static void what_was_made_for_nothing_is_unmade(void **state)
{
    struct writing *test = *state;
    size_t there;
    char path[256];
    snprintf(path, sizeof path, "%s", path_of(test, "a/b//c/"));
    assert_int_equal(mkdir(path_of(test, "a"), 0700), 0);
    mode_t before = umask(077);
    assert_true(folder_make(path, 0640, &there, test->own.diag));
    umask(before);
    assert_int_equal(mode_of(test, "a/b"), 0750);
    assert_int_equal(mode_of(test, "a/b/c"), 0750);
    folder_unmake(path, there);
    assert_false(is_there(test, "a/b"));
    assert_true(is_there(test, "a"));
    assert_true(folder_make(path, 0600, &there, test->own.diag));
    make_file(test, "a/b/mine");
    folder_unmake(path, there);
    assert_false(is_there(test, "a/b/c"));
    assert_true(is_there(test, "a/b/mine"));
    assert_true(folder_make(path_of(test, "a"), 0600, &there, test->own.diag));
    folder_unmake(path_of(test, "a"), there);
    assert_true(is_there(test, "a"));
}

/* ------------------------------------------------------------------------------------------------ other systems */

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define SKIP_UNLESS(test, value, count) BPF_JUMP(BPF_JMP | (test) | BPF_K, (value), 0, (count))
#define ANSWER(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))

/* From now on O_TMPFILE is not known, and if `old` neither is RENAME_NOREPLACE. */
static bool become_other_system(bool old)
{
    struct sock_filter filter[] = {
        LOAD(nr),
        SKIP_UNLESS(BPF_JEQ, __NR_openat, 3),
        LOAD(args[2]), /* the flags: of 64 bits the low ones, which come first */
        SKIP_UNLESS(BPF_JSET, O_TMPFILE & ~O_DIRECTORY, 1),
        ANSWER(EOPNOTSUPP),
        LOAD(nr),
        SKIP_UNLESS(BPF_JEQ, old ? __NR_renameat2 : 0xffffffff, 1),
        ANSWER(EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static int test_system(const char *name)
{
#define WRITING(name) cmocka_unit_test_setup_teardown(name, set_up_writing, tear_down_writing)
    const struct CMUnitTest tests[] = {
        WRITING(system_is_what_it_is_made_to_be),
        WRITING(new_files_are_written),
        WRITING(rights_are_those_that_are_asked_for),
        WRITING(folders_are_made),
        WRITING(folders_in_turn_get_their_files),
        WRITING(same_bytes_are_as_good),
        WRITING(other_bytes_stay),
        WRITING(name_of_a_folder_is_taken),
        WRITING(links_are_not_followed),
        WRITING(file_in_the_place_of_a_folder_is_told),
        WRITING(full_disk_leaves_nothing),
        WRITING(folder_that_is_gone_is_told),
        WRITING(replaced_file_gives_way),
        WRITING(what_gave_way_before_is_found),
        WRITING(what_is_gone_need_not_give_way),
        WRITING(altered_file_is_never_moved),
        WRITING(nothing_is_overwritten_where_it_would_go),
        WRITING(what_gave_way_for_nothing_comes_back),
        WRITING(full_disk_moves_nothing),
        WRITING(what_is_there_is_told),
        WRITING(links_to_folders_are_not_followed),
        WRITING(names_do_not_lead_upwards),
        WRITING(what_was_left_is_removed),
        WRITING(a_link_is_no_folder_of_ours),
        WRITING(what_was_made_for_nothing_is_unmade),
    };
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

static int test_other_system(const char *name, bool old)
{
    int status;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        has_nameless = false;
        has_exclusive_rename = !old;
        exit(become_other_system(old) ? test_system(name) : 1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(void)
{
    has_nameless = has_exclusive_rename = true;
    int failed = test_system("this system");
    failed += test_other_system("no files without a name", false);
    failed += test_other_system("nor renaming without overwriting", true);
    return failed;
}
