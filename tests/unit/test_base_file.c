#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static char folder[] = "/tmp/supplement-test-XXXXXX";
static char path[64];
static const struct place nowhere = {0};
static const struct file_manner usual = {0}, personal = {.mode = FILE_PERSONAL}, own_name = {.chosen_name = true};

static const char *in_folder(const char *name)
{
    static char full[512];
    snprintf(full, sizeof full, "%s/%s", folder, name);
    return full;
}

static void fill(const char *name, const char *text)
{
    FILE *file = fopen(in_folder(name), "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int files_in_folder(void)
{
    DIR *listing = opendir(folder);
    assert_non_null(listing);
    int count = -2; /* . and .. */
    while (readdir(listing))
        count++;
    closedir(listing);
    return count;
}

static void assert_holds(const char *name, const char *expected)
{
    char text[64] = "";
    FILE *file = fopen(in_folder(name), "rb");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

/* The whole of what was reported, on one line; the sink is cleared. */
static const char *reported(struct diag *diag)
{
    static char text[2048];
    FILE *stream = fmemopen(text, sizeof text, "w");
    assert_non_null(stream);
    diag_print(diag, stream);
    fclose(stream);
    char *end = strchr(text, '\n');
    if (end)
        *end = '\0';
    diag_clear(diag);
    return text;
}

static int set_up(void **state)
{
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/file", folder);
    *state = diag_create();
    return 0;
}

static int tear_down(void **state)
{
    diag_destroy(*state);
    DIR *listing = opendir(folder);
    if (!listing)
        return -1;
    for (struct dirent *entry; (entry = readdir(listing));)
        (void)(unlink(in_folder(entry->d_name)) == 0 || rmdir(in_folder(entry->d_name)) == 0);
    closedir(listing);
    return rmdir(folder);
}

static void a_file_is_read_whole_after_what_is_there(void **state)
{
    struct buffer contents = {0};
    fill("file", "gegevens");
    buffer_string(&contents, "de ");
    assert_true(file_read(path, 8, nowhere, &contents, *state));
    assert_int_equal(contents.length, 11);
    assert_memory_equal(contents.bytes, "de gegevens", 11);
    buffer_finish(&contents);
}

static void a_file_over_the_limit_is_refused(void **state)
{
    struct buffer contents = {0};
    struct file_map map;
    fill("file", "gegevens");
    assert_false(file_read(path, 7, nowhere, &contents, *state));
    assert_int_equal(contents.length, 0);
    assert_non_null(strstr(reported(*state), "more than 7 bytes [file-too-large]"));
    assert_false(file_map(NULL, path, 7, nowhere, &map, *state));
    assert_non_null(strstr(reported(*state), "[file-too-large]"));
    buffer_finish(&contents);
}

static void an_absent_file_is_told_where_it_was_asked_for(void **state)
{
    struct buffer contents = {0};
    char expected[512];
    assert_false(file_read(path, 99, (struct place){"layout.xml", 41}, &contents, *state));
    snprintf(expected, sizeof expected,
             "layout.xml:41: error: the file cannot be read: %s: No such file or directory [file-unreadable]", path);
    assert_string_equal(reported(*state), expected);
    assert_false(file_read(path, 99, nowhere, &contents, *state));
    snprintf(expected, sizeof expected,
             "%s: error: the file cannot be read: No such file or directory [file-unreadable]", path);
    assert_string_equal(reported(*state), expected);
}

static void only_regular_files_are_read(void **state)
{
    struct buffer contents = {0};
    struct file_map map;
    assert_false(file_read(folder, 99, nowhere, &contents, *state));
    assert_non_null(strstr(reported(*state), "Is a directory"));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(file_read(path, 99, nowhere, &contents, *state));
    assert_non_null(strstr(reported(*state), "not a regular file"));
    assert_false(file_map(NULL, "/dev/zero", 99, nowhere, &map, *state));
    assert_non_null(strstr(reported(*state), "not a regular file"));
}

static void standard_input_is_read_to_its_end_or_limit(void **state)
{
    struct buffer contents = {0};
    int saved = dup(STDIN_FILENO);
    for (int limit = 100000; limit >= 99999; limit--) {
        FILE *file = tmpfile();
        assert_non_null(file);
        for (int i = 0; i < 100000; i++)
            fputc('x', file);
        rewind(file);
        dup2(fileno(file), STDIN_FILENO);
        bool good = file_read("-", (size_t)limit, nowhere, &contents, *state);
        fclose(file);
        assert_int_equal(good, limit == 100000);
        assert_int_equal(contents.length, good ? 100000 : 0);
        buffer_clear(&contents);
    }
    assert_non_null(strstr(reported(*state), "[file-too-large]"));
    dup2(saved, STDIN_FILENO);
    close(saved);
    buffer_finish(&contents);
}

static void a_file_is_mapped(void **state)
{
    struct file_map map;
    fill("file", "glyf");
    assert_true(file_map(NULL, path, 4, nowhere, &map, *state));
    assert_int_equal(map.length, 4);
    assert_memory_equal(map.bytes, "glyf", 4);
    file_unmap(&map);
    fill("file", "");
    assert_true(file_map(NULL, path, 4, nowhere, &map, *state));
    assert_int_equal(map.length, 0);
    assert_non_null(map.bytes);
    file_unmap(&map);
    file_unmap(&map);
}

static mode_t mode_of(const char *name)
{
    struct stat status;
    assert_int_equal(lstat(in_folder(name), &status), 0);
    return status.st_mode & 07777;
}

/* Writes it anew with this umask; its mode is then. */
static mode_t written(mode_t mask, struct file_manner manner, struct diag *diag)
{
    mode_t before = umask(mask);
    bool good = file_write(path, "nieuw", 5, manner, diag);
    umask(before);
    assert_true(good);
    assert_holds("file", "nieuw");
    return mode_of("file");
}

static void a_new_file_has_the_mode_that_is_asked_for(void **state)
{
    assert_int_equal(written(027, usual, *state), 0640);
    unlink(path);
    assert_int_equal(written(0, personal, *state), 0600);
    unlink(path);
    assert_int_equal(written(077, (struct file_manner){.mode = 0664}, *state), 0664);
    assert_int_equal(files_in_folder(), 1);
}

static void a_file_that_replaces_another_keeps_its_mode(void **state)
{
    static const mode_t modes[] = {0640, 0604, 0600};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        fill("file", "oud en langer");
        assert_int_equal(chmod(path, modes[i]), 0);
        assert_int_equal(written(022, usual, *state), modes[i]);
        assert_int_equal(written(022, personal, *state), modes[i]);
    }
    assert_int_equal(written(022, (struct file_manner){.mode = 0644}, *state), 0644);
    assert_int_equal(files_in_folder(), 1);
}

/* Only root may give a file away. */
static void a_file_that_replaces_another_keeps_its_owner(void **state)
{
    struct stat status;
    fill("file", "oud");
    if (chown(path, 12345, 54321) != 0)
        skip();
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(written(022, personal, *state), 0640);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_uid, 12345);
    assert_int_equal(status.st_gid, 54321);
}

static void a_full_disk_leaves_the_old_file_and_nothing_else(void **state)
{
    struct rlimit before, small = {1000, RLIM_INFINITY};
    static char large[5000];
    fill("file", "oud");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool good = file_write(path, large, sizeof large, usual, *state);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(good);
    assert_non_null(strstr(reported(*state), "File too large [file-unwritable]"));
    assert_holds("file", "oud");
    assert_int_equal(files_in_folder(), 1);
}

/* A pipe and a full device of our own: were the code wrong, a test run as root must not replace those in /dev. */
static void a_pipe_is_written_not_replaced(void **state)
{
    struct stat status;
    char byte = 0;
    assert_int_equal(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    assert_true(file_write(path, "x", 1, usual, *state));
    assert_int_equal(read(reader, &byte, 1), 1);
    assert_int_equal(byte, 'x');
    close(reader);
    assert_int_equal(stat(path, &status), 0);
    assert_true(S_ISFIFO(status.st_mode));
}

static void a_full_device_is_told_and_not_replaced(void **state)
{
    struct stat status;
    int device = -1;
    if (mknod(path, S_IFCHR | 0600, makedev(1, 7)) == 0)
        device = open(path, O_WRONLY);
    if (device < 0)
        skip(); /* not root, or devices do not work here */
    close(device);
    assert_false(file_write(path, "x", 1, usual, *state));
    assert_non_null(strstr(reported(*state), "the output cannot be written: No space left on device"));
    assert_int_equal(stat(path, &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void a_missing_folder_and_a_folder_are_refused(void **state)
{
    assert_false(file_write(in_folder("absent/file"), "x", 1, usual, *state));
    assert_non_null(strstr(reported(*state), "No such file or directory [file-unwritable]"));
    assert_int_equal(mkdir(path, 0700), 0);
    assert_false(file_write(path, "x", 1, usual, *state));
    assert_non_null(strstr(reported(*state), "Is a directory [file-unwritable]"));
    assert_int_equal(files_in_folder(), 1);
}

static void a_link_is_followed(void **state)
{
    struct stat status;
    fill("real", "oud");
    assert_int_equal(symlink("real", path), 0);
    assert_true(file_write(path, "nieuw", 5, usual, *state));
    assert_holds("real", "nieuw");
    assert_int_equal(lstat(path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void a_link_of_another_person_is_not_followed(void **state)
{
    fill("real", "oud");
    assert_int_equal(symlink("real", path), 0);
    if (lchown(path, 12345, 12345) != 0)
        skip(); /* not root */
    assert_true(file_write(path, "nieuw", 5, usual, *state));
    assert_holds("real", "oud");
    assert_holds("file", "nieuw");
    assert_int_equal(files_in_folder(), 2);
}

static void a_link_under_a_name_that_the_program_chose_gives_way(void **state)
{
    fill("real", "oud");
    assert_int_equal(symlink("real", path), 0);
    assert_true(file_write(path, "nieuw", 5, own_name, *state));
    assert_holds("real", "oud");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("absent", path), 0);
    assert_true(file_write(path, "nieuw", 5, own_name, *state));
    assert_int_equal(access(in_folder("absent"), F_OK), -1);
    assert_holds("file", "nieuw");
}

static void a_new_name_is_free_and_known_again(void **state)
{
    char name[64], other[64];
    int at = open(folder, O_RDONLY | O_DIRECTORY);
    int one = file_open_new(at, ".all.zip.making-", 0600, name, sizeof name);
    int two = file_open_new(at, ".all.zip.making-", 0600, other, sizeof other);
    (void)state;
    assert_true(one >= 0 && two >= 0);
    assert_string_not_equal(name, other);
    assert_true(file_is_new_name(name, ".all.zip.making-"));
    assert_false(file_is_new_name(name, ".all.zip.makin"));
    assert_false(file_is_new_name(name + 1, ".all.zip.making-"));
    assert_false(file_is_new_name(".all.zip.making-0123456789abcde", ".all.zip.making-"));
    assert_false(file_is_new_name(".all.zip.making-0123456789abcdeg", ".all.zip.making-"));
    assert_int_equal(file_open_new(at, ".all.zip.making-", 0600, name, 20), -1);
    assert_int_equal(errno, ENAMETOOLONG);
    close(one);
    close(two);
    close(at);
}

/* In place of libc's: numbers that somebody could foresee, while there are any. */
static uint64_t foreseen;

ssize_t getrandom(void *numbers, size_t length, unsigned flags)
{
    if (!foreseen || length != sizeof foreseen)
        return syscall(SYS_getrandom, numbers, length, flags);
    memcpy(numbers, &foreseen, length);
    foreseen++;
    return (ssize_t)length;
}

/* What lies where the new file would be, a file, a link or one to nowhere, stays as it is. */
static void a_new_file_takes_the_place_of_none(void **state)
{
    char name[64];
    int at = open(folder, O_RDONLY | O_DIRECTORY);
    (void)state;
    fill("victim", "old");
    fill(".new-0000000000000001", "planted");
    assert_int_equal(symlinkat("victim", at, ".new-0000000000000002"), 0);
    assert_int_equal(symlinkat("nowhere", at, ".new-0000000000000003"), 0);
    foreseen = 1;
    int opened = file_open_new(at, ".new-", 0600, name, sizeof name);
    foreseen = 0;
    assert_true(opened >= 0);
    assert_string_equal(name, ".new-0000000000000004");
    assert_int_equal(write(opened, "new", 3), 3);
    close(opened);
    assert_holds("victim", "old");
    assert_holds(".new-0000000000000001", "planted");
    assert_holds(name, "new");
    assert_int_equal(faccessat(at, "nowhere", F_OK, 0), -1);
    close(at);
}

static void a_batch_appears_whole_or_not_at_all(void **state)
{
    char first[512];
    snprintf(first, sizeof first, "%s", in_folder("page-1.png"));
    struct file_batch *batch = file_batch_create(usual);
    assert_true(file_batch_add(batch, first, "1", 1, *state));
    assert_true(file_batch_add(batch, path, "2", 1, *state));
    assert_int_equal(access(first, F_OK), -1);
    assert_true(file_batch_commit(batch, *state));
    file_batch_destroy(batch);
    assert_holds("page-1.png", "1");
    assert_holds("file", "2");

    batch = file_batch_create(usual);
    assert_true(file_batch_add(batch, first, "new", 3, *state));
    assert_false(file_batch_add(batch, in_folder("absent/page-2.png"), "2", 1, *state));
    file_batch_destroy(batch);
    assert_holds("page-1.png", "1");
    assert_int_equal(files_in_folder(), 2);
    file_batch_destroy(NULL);
}

/* ------------------------------------------------------------------------------------------------ what was left */

#define LEFT ".supplement-0123456789abcdef"

static bool is_there(const char *name)
{
    struct stat status;
    return lstat(in_folder(name), &status) == 0;
}

static void what_was_left_in_the_making_is_removed(void **state)
{
    fill(LEFT, "half");
    fill(".supplement-00000000000000000", "of another length");
    fill(".supplement-0123456789abcdeg", "of other digits");
    fill(".supplement-making-0123456789abcdef", "of an export");
    fill("0123456789abcdef", "no name of ours");
    assert_true(file_write(path, "new", 3, usual, *state));
    assert_false(is_there(LEFT));
    assert_int_equal(files_in_folder(), 5);
    fill(LEFT, "half");
    assert_int_equal(chmod(in_folder(LEFT), 0400), 0); /* as one that took the rights of an old file */
    assert_true(file_write(path, "new", 3, usual, *state));
    assert_false(is_there(LEFT));
}

static void only_files_of_ours_are_removed(void **state)
{
    char victim[512];
    snprintf(victim, sizeof victim, "%s", in_folder("victim"));
    fill("victim", "old");
    assert_int_equal(symlink(victim, in_folder(LEFT)), 0);
    assert_int_equal(mkdir(in_folder(".supplement-0000000000000001"), 0700), 0);
    assert_int_equal(mkfifo(in_folder(".supplement-0000000000000002"), 0600), 0);
    fill(".supplement-0000000000000003", "another person's");
    bool is_other = geteuid() == 0 && chown(in_folder(".supplement-0000000000000003"), 12345, 12345) == 0;
    assert_true(file_write(path, "new", 3, usual, *state));
    assert_true(is_there(LEFT));
    assert_true(is_there(".supplement-0000000000000001"));
    assert_true(is_there(".supplement-0000000000000002"));
    assert_true(is_there(".supplement-0000000000000003") == is_other);
    assert_holds("victim", "old");
}

/* Two runs at once: what the other has in the making stays, however many files; what it drops is gone. */
static void what_is_in_the_making_is_not_removed(void **state)
{
    enum { PAGES = 3 };
    char pages[PAGES][512];
    struct file_batch *batch = file_batch_create(usual);
    for (int i = 0; i < PAGES; i++) {
        snprintf(pages[i], sizeof pages[i], "%s/page-%d.png", folder, i);
        assert_true(file_batch_add(batch, pages[i], "page", 4, *state));
    }
    assert_true(file_write(path, "new", 3, usual, *state));
    assert_int_equal(files_in_folder(), PAGES + 1);
    assert_true(file_batch_commit(batch, *state));
    assert_int_equal(files_in_folder(), PAGES + 1);
    for (int i = 0; i < PAGES; i++)
        assert_int_equal(access(pages[i], F_OK), 0);
    assert_true(file_batch_add(batch, pages[0], "other", 5, *state));
    file_batch_destroy(batch);
    assert_int_equal(files_in_folder(), PAGES + 1);
    assert_holds("page-0.png", "page");
}

static void so_many_names_are_looked_at(void **state)
{
    (void)state;
    int at = open(folder, O_RDONLY | O_DIRECTORY);
    fill(LEFT, "half");
    file_sweep(at, ".supplement-", 0);
    assert_true(is_there(LEFT));
    file_sweep(at, ".supplement-", 3); /* with . and .. */
    assert_false(is_there(LEFT));
    close(at);
}

#define with_folder(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_folder(a_file_is_read_whole_after_what_is_there),
        with_folder(a_file_over_the_limit_is_refused),
        with_folder(an_absent_file_is_told_where_it_was_asked_for),
        with_folder(only_regular_files_are_read),
        with_folder(standard_input_is_read_to_its_end_or_limit),
        with_folder(a_file_is_mapped),
        with_folder(a_new_file_has_the_mode_that_is_asked_for),
        with_folder(a_file_that_replaces_another_keeps_its_mode),
        with_folder(a_file_that_replaces_another_keeps_its_owner),
        with_folder(a_full_disk_leaves_the_old_file_and_nothing_else),
        with_folder(a_pipe_is_written_not_replaced),
        with_folder(a_full_device_is_told_and_not_replaced),
        with_folder(a_missing_folder_and_a_folder_are_refused),
        with_folder(a_link_is_followed),
        with_folder(a_link_of_another_person_is_not_followed),
        with_folder(a_link_under_a_name_that_the_program_chose_gives_way),
        with_folder(a_new_name_is_free_and_known_again),
        with_folder(a_new_file_takes_the_place_of_none),
        with_folder(a_batch_appears_whole_or_not_at_all),
        with_folder(what_was_left_in_the_making_is_removed),
        with_folder(only_files_of_ours_are_removed),
        with_folder(what_is_in_the_making_is_not_removed),
        with_folder(so_many_names_are_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
