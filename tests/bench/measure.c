/* Time and memory of whole processes, run in turns (A B A B …), so that what else the machine does meets all alike.
 *
 *     measure ROUNDS COMMAND [ARGUMENT]... [-- COMMAND [ARGUMENT]...]...
 *
 * One line a command: median of CPU time, that is user and system [ms], the least of it [ms], most memory [KB]; medians of
 * the time passed, of user and of system time [ms]. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { COMMANDS_MOST = 16, ROUNDS_MOST = 2000 };

enum clock { CPU, PASSED, USER, SYSTEM, CLOCK_COUNT };

struct command {
    char **argv;
    double times[CLOCK_COUNT][ROUNDS_MOST]; /* [ms] */
    long memory;                            /* [KB] */
};

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static double milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void run(struct command *command, int round)
{
    pid_t child;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = milliseconds_now();
    int error = posix_spawn(&child, command->argv[0], &actions, NULL, command->argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    struct rusage usage;
    int status;
    if (error || wait4(child, &status, 0, &usage) < 0) {
        fprintf(stderr, "measure: %s cannot be run: %s\n", command->argv[0], strerror(error ? error : errno));
        exit(1);
    }
    if (status != 0) {
        fprintf(stderr, "measure: %s ended with %s %d\n", command->argv[0], WIFSIGNALED(status) ? "signal" : "status",
                WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
        exit(1);
    }
    command->times[PASSED][round] = milliseconds_now() - start;
    command->times[USER][round] = milliseconds(usage.ru_utime);
    command->times[SYSTEM][round] = milliseconds(usage.ru_stime);
    command->times[CPU][round] = command->times[USER][round] + command->times[SYSTEM][round];
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
    static struct command commands[COMMANDS_MOST];
    int rounds = argc > 2 ? atoi(argv[1]) : 0, count = 0;
    if (rounds < 1 || rounds > ROUNDS_MOST) {
        fputs("usage: measure ROUNDS COMMAND [ARGUMENT]... [-- COMMAND [ARGUMENT]...]...\n", stderr);
        return 2;
    }
    commands[count++].argv = argv + 2;
    for (int i = 2; i < argc && count < COMMANDS_MOST; i++)
        if (strcmp(argv[i], "--") == 0) {
            argv[i] = NULL;
            commands[count++].argv = argv + i + 1;
        }
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            run(&commands[i], round);
    for (int i = 0; i < count; i++) {
        const struct command *command = &commands[i];
        for (int clock = 0; clock < CLOCK_COUNT; clock++)
            qsort(commands[i].times[clock], (size_t)rounds, sizeof(double), compare);
        printf("%.3f %.3f %ld %.3f %.3f %.3f\n", command->times[CPU][rounds / 2], command->times[CPU][0], command->memory,
               command->times[PASSED][rounds / 2], command->times[USER][rounds / 2], command->times[SYSTEM][rounds / 2]);
    }
    return 0;
}
