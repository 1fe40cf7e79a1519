/* Files: Landlock (landlock(7), since Linux 5.13). */
#define _GNU_SOURCE /* O_PATH */
#include "command/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/sanitizer.h"
#include "command/command.h"

/* The kernel may know more than the headers here, or less: what it knows it says by a number, the version of its interface. */
#define RIGHTS_OF_1 ((UINT64_C(1) << 13) - 1)
#define RIGHT_REFER (UINT64_C(1) << 13)     /* version 2: from folder to folder */
#define RIGHT_TRUNCATE (UINT64_C(1) << 14)  /* version 3 */
#define RIGHT_IOCTL_DEV (UINT64_C(1) << 15) /* version 5 */

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITING (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE | RIGHT_TRUNCATE)
#define FOLDERS (LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | RIGHT_REFER)
#define OF_FILES (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE) /* that one file can have */

/* LeakSanitizer looks at its own process when it ends. */
#ifdef __SANITIZE_ADDRESS__
#define OWN_PROCESS "/proc"
#else
#define OWN_PROCESS NULL
#endif

/* It is there in a program that is built to count its own steps: when that ends, it writes them where it was built. */
extern void __gcov_init(void *) __attribute__((weak));

/* landlock_ruleset_attr as of version 6. */
struct rules {
    uint64_t files;
    uint64_t network; /* version 4: to bind and to connect */
    uint64_t scopes;  /* version 6: sockets without a name, signals to others */
};

static uint64_t rights_of(int version)
{
    return RIGHTS_OF_1 | (version >= 2 ? RIGHT_REFER : 0) | (version >= 3 ? RIGHT_TRUNCATE : 0) |
           (version >= 5 ? RIGHT_IOCTL_DEV : 0);
}

static void permit(const struct sandbox *sandbox, const char *path, uint64_t rights)
{
    int descriptor = sandbox->rules < 0 || !path ? -1 : open(path, O_PATH | O_CLOEXEC);
    struct stat status;
    if (descriptor < 0)
        return;
    if (fstat(descriptor, &status) == 0 && !S_ISDIR(status.st_mode))
        rights &= OF_FILES;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights & sandbox->rights, .parent_fd = descriptor};
    /* It fails for pipes and the like, which are no files to Landlock, and free. */
    (void)syscall(SYS_landlock_add_rule, sandbox->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(descriptor);
}

/* The folder `beside` in the folder of the path; NULL for that folder itself. */
static void permit_beside(const struct sandbox *sandbox, const char *path, const char *beside, uint64_t rights)
{
    const char *slash = strrchr(path, '/');
    struct arena *arena = arena_create();
    int length = slash ? (int)(slash + 1 - path) : 0;
    permit(sandbox, arena_format(arena, "%.*s%s", length, path, beside ? beside : "."), rights);
    arena_destroy(arena);
}

/* Modules, HarfBuzz and what they need are loaded when they are asked for. */
static void permit_libraries(const struct sandbox *sandbox)
{
    static const char *const PATHS[] = {"/usr", "/lib", "/etc/ld.so.cache", OWN_PROCESS};
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        permit(sandbox, PATHS[i], READING);
    const char *more = getenv("LD_LIBRARY_PATH");
    for (; more && *more; more += strspn(more, ":;")) {
        char folder[4096];
        size_t length = strcspn(more, ":;");
        if (length && length < sizeof folder) {
            memcpy(folder, more, length);
            folder[length] = '\0';
            permit(sandbox, folder, READING);
        }
        more += length;
    }
}

int sandbox_landlock(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 || __gcov_init ? 0 : (int)version;
}

/* A sandbox without these rights, where the kernel can take them away and has this version at least; and without a network, or with. */
static void create(struct sandbox *sandbox, uint64_t rights, int least, bool network)
{
    int version = sandbox_landlock();
    struct rules rules = {rights & rights_of(version), version >= 4 && !network ? 3 : 0, version >= 6 ? 3 : 0};
    *sandbox = (struct sandbox){-1, rules.files};
    if (version >= least)
        sandbox->rules = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
}

void sandbox_init(struct sandbox *sandbox, struct supplement *supplement)
{
    create(sandbox, UINT64_MAX, 1, false);
    permit_libraries(sandbox);
    for (const char *const *folder = supplement_own_folders(supplement); *folder; folder++)
        permit(sandbox, *folder, READING);
}

/* The first version let nothing be moved from folder to folder. */
void sandbox_init_readable(struct sandbox *sandbox)
{
    create(sandbox, ~READING, 2, false);
}

/* Where names of computers, and authorities who vouch for them, are found differs from system to system. */
void sandbox_init_network(struct sandbox *sandbox)
{
    static const char *const PATHS[] = {"/etc", "/run", "/var/lib"};
    create(sandbox, UINT64_MAX, 1, true);
    permit_libraries(sandbox);
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        permit(sandbox, PATHS[i], READING);
    permit(sandbox, getenv("SSL_CERT_FILE"), READING);
}

void sandbox_may_read(struct sandbox *sandbox, const char *path)
{
    permit(sandbox, path, READING);
}

void sandbox_may_read_layout(struct sandbox *sandbox, const char *path)
{
    if (!path)
        return;
    struct arena *arena = arena_create();
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        path = arena_format(arena, "%s/", path);
    permit_beside(sandbox, path, NULL, READING);
    permit_beside(sandbox, path, "../fonts", READING);
    arena_destroy(arena);
}

void sandbox_may_read_register(struct sandbox *sandbox, const char *path)
{
    char *real = realpath(path, NULL); /* where a register lies its journal does */
    if (real)
        permit_beside(sandbox, real, NULL, READING | WRITING);
    free(real);
}

void sandbox_may_read_anew(struct sandbox *sandbox, const char *path)
{
    char *real = path ? realpath(path, NULL) : NULL;
    if (path)
        permit_beside(sandbox, path, NULL, READING);
    if (real)
        permit_beside(sandbox, real, NULL, READING);
    free(real);
}

void sandbox_may_write_register(struct sandbox *sandbox, const char *path)
{
    char *real = realpath(path, NULL);
    permit_beside(sandbox, real ? real : path, NULL, READING | WRITING);
    free(real);
}

void sandbox_may_write(struct sandbox *sandbox, const char *path, struct file_manner manner)
{
    struct arena *arena = arena_create();
    const char *target = file_target(arena, path, manner);
    struct stat status;
    if (strcmp(path, "-") != 0 && stat(target, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        permit(sandbox, target, WRITING);
    else if (strcmp(path, "-") != 0)
        permit_beside(sandbox, target, NULL, WRITING | LANDLOCK_ACCESS_FS_READ_DIR); /* for what was left in the making */
    arena_destroy(arena);
}

void sandbox_may_work_beside(struct sandbox *sandbox, const char *path)
{
    struct arena *arena = arena_create();
    permit(sandbox, work_folder(arena, path), READING | WRITING);
    arena_destroy(arena);
}

/* The folder, or the nearest above it that is there. */
static const char *find_above(struct arena *arena, const char *path)
{
    char *above = arena_copy(arena, path, strlen(path));
    struct stat status;
    while (stat(above, &status) != 0) {
        char *slash = strrchr(above, '/');
        if (!slash || slash == above)
            return slash ? "/" : ".";
        *slash = '\0';
    }
    return above;
}

static void permit_above(const struct sandbox *sandbox, const char *path)
{
    struct arena *arena = arena_create();
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_copy(arena, path, (size_t)(slash - path) + 1) : ".";
    permit(sandbox, find_above(arena, folder), WRITING | FOLDERS);
    arena_destroy(arena);
}

void sandbox_may_write_beside(struct sandbox *sandbox, const char *path)
{
    struct stat status;
    bool is_link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
    char *real = is_link ? realpath(path, NULL) : NULL; /* a register's journal lies there */
    permit_above(sandbox, path);
    if (real)
        permit_above(sandbox, real);
    free(real);
}

void sandbox_enter(struct sandbox *sandbox)
{
    if (sandbox->rules < 0)
        return;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        (void)syscall(SYS_landlock_restrict_self, sandbox->rules, 0);
    close(sandbox->rules);
    sandbox->rules = -1;
}
