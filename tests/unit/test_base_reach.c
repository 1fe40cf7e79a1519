#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/reach.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A layout's folder with fonts beside it, what the program brings, and a secret in none of them. */
static const char TREE[] = "mkdir -p home/layout/sub home/fonts home/fonts-of-others own/layouts own/fonts own/samples && "
                           "for file in home/layout/a..b.png home/layout/sub/deep home/fonts/font home/fonts-of-others/font "
                           "home/secret own/layouts/labels own/fonts/font own/samples/secret; do echo >$file; done && "
                           "cd home/layout && ln -s sub/deep inside && ln -s sub/../a..b.png around && ln -s ../secret out && "
                           "ln -s $PWD/../secret absolute && ln -s .. up && ln -s ../../own/fonts own && "
                           "ln -s ../../own/samples samples && ln -s /proc/self/root magic";

static char folder[] = "/tmp/supplement-test-XXXXXX";
static char own_folder[64], layout_folder[64];

static int make_tree(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || chdir(folder) != 0 || system(TREE) != 0)
        return 1;
    snprintf(own_folder, sizeof own_folder, "%s/own/layouts", folder);
    snprintf(layout_folder, sizeof layout_folder, "%s/home/layout/", folder);
    return 0;
}

static int remove_tree(void **state)
{
    (void)state;
    char command[96];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return chdir("/") != 0 || system(command) != 0;
}

/* 0, or the errno, of a path that stands in a file of home/layout/. */
static int opened(const char *path)
{
    char whole[256];
    const struct reach reach = {.folder = "home/layout/", .beside = "../fonts/", .own = own_folder};
    snprintf(whole, sizeof whole, "%s%s", *path == '/' ? "" : reach.folder, path);
    int descriptor = reach_open(&reach, whole, O_RDONLY | O_CLOEXEC), error = descriptor < 0 ? errno : 0;
    if (descriptor >= 0)
        close(descriptor);
    assert_int_equal(reach_holds(&reach, whole), error != EXDEV);
    assert_int_equal(reach_has(&reach, whole), error == 0 || error == EXDEV);
    return error;
}

static void what_lies_below_is_in_reach(void **state)
{
    (void)state;
    static const char *const paths[] = {"a..b.png", "sub/deep", "./sub/../a..b.png", "inside",
                                        "around",   "sub",      "."};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(opened(paths[i]), 0);
    assert_int_equal(opened("nothing"), ENOENT);
    assert_int_equal(opened("a..b.png/more"), ENOTDIR);
}

static void fonts_beside_are_in_reach(void **state)
{
    (void)state;
    assert_int_equal(opened("../fonts/font"), 0);
    assert_int_equal(opened("../fonts/nothing"), ENOENT);
    assert_int_equal(opened("../fonts/../secret"), EXDEV);
    assert_int_equal(opened("../fonts-of-others/font"), EXDEV);
}

static void what_the_program_brings_is_in_reach(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/labels", own_folder);
    assert_int_equal(opened(path), 0);
    assert_int_equal(opened("own/font"), 0);
    assert_int_equal(opened("own/nothing"), ENOENT);
    assert_int_equal(opened("../../own/fonts/font"), 0);
    snprintf(path, sizeof path, "%s/../samples/secret", own_folder);
    assert_int_equal(opened(path), EXDEV);
    assert_int_equal(opened("samples/secret"), EXDEV);
}

static void all_else_is_not(void **state)
{
    (void)state;
    static const char *const paths[] = {"../secret",     "sub/../../secret", "/etc/passwd", "out",   "absolute",
                                        "up/secret",     "up/layout/../secret", "..",       "up",    "/",
                                        "magic/etc/passwd", "/nonexistent/file", "../nothing"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (opened(paths[i]) != EXDEV)
            fail_msg("%s: %s", paths[i], strerror(opened(paths[i])));
    }
}

static void a_path_from_the_root_may_lie_below(void **state)
{
    (void)state;
    const struct reach reach = {.folder = layout_folder};
    char path[128];
    snprintf(path, sizeof path, "%sa..b.png", layout_folder);
    assert_true(reach_holds(&reach, path) && reach_has(&reach, path));
    snprintf(path, sizeof path, "%s../fonts/font", layout_folder); /* not beside it: this reach has none */
    assert_false(reach_holds(&reach, path));
    snprintf(path, sizeof path, "%s", layout_folder);
    path[strlen(path) - 1] = '\0';
    strcat(path, "-2/a");
    assert_false(reach_holds(&reach, path));
}

static void the_working_folder_has_no_name(void **state)
{
    (void)state;
    const struct reach reach = {.folder = ""};
    assert_true(reach_holds(&reach, "home/secret"));
    assert_false(reach_holds(&reach, "../x"));
    assert_false(reach_holds(&reach, "/etc/passwd"));
    assert_true(reach_holds(NULL, "/etc/passwd"));
}

/* From here on this process has a kernel without openat2. */
static bool forget_openat2(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 &&
           syscall(SYS_openat2, -1, "", NULL, 0) < 0 && errno == ENOSYS;
}

static void an_older_kernel_sees_the_same(void **state)
{
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        if (!forget_openat2())
            _exit(2);
        what_lies_below_is_in_reach(state);
        fonts_beside_are_in_reach(state);
        what_the_program_brings_is_in_reach(state);
        all_else_is_not(state);
        a_path_from_the_root_may_lie_below(state);
        the_working_folder_has_no_name(state);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_below_is_in_reach),
        cmocka_unit_test(fonts_beside_are_in_reach),
        cmocka_unit_test(what_the_program_brings_is_in_reach),
        cmocka_unit_test(all_else_is_not),
        cmocka_unit_test(a_path_from_the_root_may_lie_below),
        cmocka_unit_test(the_working_folder_has_no_name),
        cmocka_unit_test(an_older_kernel_sees_the_same),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
