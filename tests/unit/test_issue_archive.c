/* The archive as a program reads it that takes it from the beginning, without knowing its end. */
#include "test_register.h"

#include <dirent.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <zlib.h>

#include "base/file.h"
#include "issue/archive.h"

enum { LOCAL = 30, CENTRAL = 46, END = 22, END_64 = 56, LOCATOR = 20 };

static uint32_t number(const unsigned char *at, int size)
{
    uint32_t value = 0;
    while (size--)
        value = value << 8 | at[size];
    return value;
}

static bool add_text(struct archive_file *archive, struct registering *test, const char *name, const char *date, const char *text)
{
    const struct buffer bytes = {(unsigned char *)(uintptr_t)text, strlen(text), strlen(text)};
    return archive_add(archive, name, date, &bytes, test->diag);
}

static struct archive_file *begin(struct registering *test)
{
    struct archive_file *archive = archive_create(test->path, 0600, true, test->diag);
    assert_non_null(archive);
    return archive;
}

static struct buffer finish(struct registering *test, struct archive_file *archive)
{
    struct buffer written = {0};
    assert_true(archive_finish(archive, test->diag));
    archive_destroy(archive);
    assert_true(file_read(test->path, 1 << 28, (struct place){0}, &written, test->diag));
    return written;
}

static void each_file_says_beforehand_what_it_is(void **state)
{
    static const struct {
        const char *name, *date, *text;
        uint32_t stamp;
    } files[] = {{"25135/Zoë Jansen-Đurić.pdf", "2026-07-10", "%PDF-1.7 one", (46u << 9 | 7 << 5 | 10) << 16},
                 {"b.pdf", "2107-12-31T23:59:59Z", "", (127u << 9 | 12 << 5 | 31) << 16 | 23 << 11 | 59 << 5 | 29},
                 {"c.pdf", "1979-12-31", "three", 1u << 21 | 1 << 16},
                 {"d.pdf", "", "four", 1u << 21 | 1 << 16}};
    enum { COUNT = sizeof files / sizeof *files };
    struct registering *test = *state;
    struct archive_file *archive = begin(test);
    for (size_t i = 0; i < COUNT; i++)
        assert_true(add_text(archive, test, files[i].name, files[i].date, files[i].text));
    struct buffer written = finish(test, archive);
    const unsigned char *at = written.bytes;
    for (size_t i = 0; i < COUNT; i++) {
        size_t name = strlen(files[i].name), length = strlen(files[i].text);
        assert_memory_equal(at, "PK\3\4", 4);
        assert_int_equal(number(at + 6, 2), 0x800); /* UTF-8, and no descriptor behind the bytes */
        assert_int_equal(number(at + 8, 2), 0);
        assert_int_equal(number(at + 10, 4), files[i].stamp);
        assert_int_equal(number(at + 14, 4), crc32_z(0, (const unsigned char *)files[i].text, length));
        assert_int_equal(number(at + 18, 4), length);
        assert_int_equal(number(at + 22, 4), length);
        assert_int_equal(number(at + 26, 2), name);
        assert_int_equal(number(at + 28, 2), 0);
        assert_memory_equal(at + LOCAL, files[i].name, name);
        assert_memory_equal(at + LOCAL + name, files[i].text, length);
        at += LOCAL + name + length;
    }
    assert_memory_equal(at, "PK\1\2", 4);
    buffer_finish(&written);
}

/* The directory's entries, as its end counts them; each says where its file begins. */
static uint32_t read_directory(const struct buffer *written, uint32_t count, uint32_t offset)
{
    const unsigned char *at = written->bytes + offset;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t name = number(at + 28, 2);
        const unsigned char *file = written->bytes + number(at + 42, 4);
        assert_memory_equal(at, "PK\1\2", 4);
        assert_memory_equal(file, "PK\3\4", 4);
        assert_memory_equal(file + LOCAL, at + CENTRAL, name);
        at += CENTRAL + name + number(at + 30, 2);
    }
    return (uint32_t)(at - written->bytes);
}

static void many_files_are_counted_in_more_bits(void **state)
{
    static const uint32_t counts[] = {3, 65534, 65535, 70000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct registering *test = *state;
        struct archive_file *archive = begin(test);
        char name[16];
        for (uint32_t j = 0; j < counts[i]; j++) {
            snprintf(name, sizeof name, "%u", (unsigned)j);
            assert_true(add_text(archive, test, name, "2026-07-10", "x"));
        }
        struct buffer written = finish(test, archive);
        const unsigned char *end = written.bytes + written.length - END;
        uint32_t behind = read_directory(&written, counts[i], number(end + 16, 4));
        assert_memory_equal(end, "PK\5\6", 4);
        if (counts[i] < 65535) {
            assert_int_equal(number(end + 10, 2), counts[i]);
            assert_int_equal(written.length, behind + END);
        } else {
            const unsigned char *more = written.bytes + behind;
            assert_int_equal(number(end + 10, 2), 65535);
            assert_int_equal(written.length, behind + END_64 + LOCATOR + END);
            assert_memory_equal(more, "PK\6\6", 4);
            assert_int_equal(number(more + 32, 4), counts[i]);
            assert_int_equal(number(more + 48, 4), number(end + 16, 4));
            assert_memory_equal(more + END_64, "PK\6\7", 4);
            assert_int_equal(number(more + END_64 + 8, 4), behind);
        }
        buffer_finish(&written);
        unlink(test->path);
    }
}

/* How many files there are in the folder, and the name of one. */
static int files_in(const char *folder, char *name, size_t size)
{
    int count = 0;
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            snprintf(name, size, "%s/%s", folder, entry->d_name);
            count++;
        }
    closedir(directory);
    return count;
}

static void what_is_not_finished_leaves_nothing(void **state)
{
    struct registering *test = *state;
    char making[400];
    struct stat status;
    struct archive_file *archive = begin(test);
    assert_true(add_text(archive, test, "a", "", "a"));
    assert_int_equal(files_in(test->folder, making, sizeof making), 1);
    assert_non_null(strstr(making, "/.register.db.making-"));
    assert_int_equal(stat(making, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    archive_destroy(archive);
    assert_int_equal(files_in(test->folder, making, sizeof making), 0);
}

static void a_full_disk_is_told(void **state)
{
    struct registering *test = *state;
    char name[400];
    struct rlimit limit, before;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit = before;
    limit.rlim_cur = 8;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    struct archive_file *archive = begin(test);
    bool good = add_text(archive, test, "a", "", "a") && archive_finish(archive, test->diag);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(good);
    assert_int_equal(diag_status(test->diag), STATUS_SYSTEM);
    archive_destroy(archive);
    assert_int_equal(files_in(test->folder, name, sizeof name), 0);
}

static void put_file(const char *folder, const char *name, const char *text, struct diag *diag)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(file_write(path, text, strlen(text), (struct file_manner){0}, diag));
}

/* What a run that was killed left of this archive goes; what looks alike stays, and so does what a link points to. */
static void what_was_left_is_removed(void **state)
{
    struct registering *test = *state;
    static const char *const stay[] = {".other.db.making-0123456789abcdef", ".register.db.making-0123456789abcde",
                                       "register.db.making", ".register.db.making-"};
    char path[400];
    put_file(test->folder, ".register.db.making-0123456789abcdef", "left", test->diag);
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
        put_file(test->folder, stay[i], "mine", test->diag);
    snprintf(path, sizeof path, "%s/.register.db.making-0000000000000000", test->folder);
    assert_int_equal(symlink(".other.db.making-0123456789abcdef", path), 0);
    archive_destroy(begin(test));
    assert_int_equal(files_in(test->folder, path, sizeof path), 5);
    snprintf(path, sizeof path, "%s/.register.db.making-0123456789abcdef", test->folder);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void the_archive_and_what_is_in_it_have_the_mode(void **state)
{
    struct registering *test = *state;
    struct stat status;
    struct archive_file *archive = archive_create(test->path, 0640, true, test->diag);
    assert_true(add_text(archive, test, "a", "", "text"));
    struct buffer written = finish(test, archive);
    const unsigned char *entry = written.bytes + LOCAL + 1 + 4;
    assert_memory_equal(entry, "PK\1\2", 4);
    assert_int_equal(number(entry + 38, 4), 0100640U << 16);
    buffer_finish(&written);
    assert_int_equal(stat(test->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
}

/* The directory of an archive grows with its files; memory does not. */
static void directory_takes_no_memory(void **state)
{
    enum { FILES = 20000, MOST = 3 * 1024 * 1024 };
    struct registering *test = *state;
    struct archive_file *archive = begin(test);
    char name[256];
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "%0200d.pdf", i);
        assert_true(add_text(archive, test, name, "2026-07-10", name));
    }
    assert_true(mallinfo2().uordblks + mallinfo2().hblkhd < before + MOST);
    struct buffer written = finish(test, archive);
    const unsigned char *end = written.bytes + written.length - END;
    assert_int_equal(number(end + 10, 2), FILES);
    const unsigned char *entry = written.bytes + number(end + 16, 4);
    for (int i = 0; i < FILES; i++, entry += CENTRAL + 204) {
        snprintf(name, sizeof name, "%0200d.pdf", i);
        assert_memory_equal(entry, "PK\1\2", 4);
        assert_memory_equal(entry + CENTRAL, name, 204);
        assert_memory_equal(written.bytes + number(entry + 42, 4), "PK\3\4", 4);
    }
    assert_ptr_equal(entry, end);
    buffer_finish(&written);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_file_says_beforehand_what_it_is),
        TEST(directory_takes_no_memory),
        TEST(many_files_are_counted_in_more_bits),
        TEST(what_is_not_finished_leaves_nothing),
        TEST(a_full_disk_is_told),
        TEST(what_was_left_is_removed),
        TEST(the_archive_and_what_is_in_it_have_the_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
