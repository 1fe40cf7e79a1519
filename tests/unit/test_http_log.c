/* Lines of the log: all come, in their order, and many at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "http/log.h"

static struct log lines;

static size_t size_of(int file)
{
    struct stat status;
    assert_int_equal(fstat(file, &status), 0);
    return (size_t)status.st_size;
}

enum { LINE = 24 };

static void number(char line[LINE], int i)
{
    snprintf(line, LINE, "GET /%08d\n", i);
}

static void lines_are_written_together_and_none_is_lost(void **state)
{
    enum { MANY = 1000 };
    char line[LINE], found[LINE];
    FILE *file = tmpfile();
    int errors = dup(STDERR_FILENO);
    (void)state;
    assert_int_equal(dup2(fileno(file), STDERR_FILENO), STDERR_FILENO);
    for (int i = 0; i < 2; i++) {
        number(line, i);
        log_put(&lines, line, strlen(line));
    }
    size_t before = size_of(fileno(file));
    log_flush(&lines);
    size_t after = size_of(fileno(file));
    for (int i = 2; i < MANY; i++) {
        number(line, i);
        log_put(&lines, line, strlen(line));
    }
    size_t written = size_of(fileno(file));
    log_flush(&lines);
    log_flush(&lines);
    dup2(errors, STDERR_FILENO);
    close(errors);
    assert_int_equal(before, 0);
    assert_int_equal(after, 2 * strlen(line));
    assert_true(written > MANY * strlen(line) - LOG_SIZE && written < MANY * strlen(line));
    rewind(file);
    for (int i = 0; i < MANY; i++) {
        number(line, i);
        assert_non_null(fgets(found, sizeof found, file));
        assert_string_equal(found, line);
    }
    assert_null(fgets(found, sizeof found, file));
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_written_together_and_none_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
