#define _GNU_SOURCE /* close_range */
#include "serve/examine.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "serve/check.h"
#include "serve/speech.h"

/* Sanitizers take more room than any computer has. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#endif

enum {
    SECONDS_MOST = 10,   /* of a processor, */
    PATIENCE = 25,       /* [s] and in all */
    MEMORY_MOST = 512 * 1024 * 1024,
};

/* ------------------------------------------------------------------------------------------------ one file, in its process */

/* It ends with who began it. */
static void limit_all(void)
{
    static const struct rlimit processor = {SECONDS_MOST, SECONDS_MOST}, nothing = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGALRM, SIG_DFL);
    alarm(PATIENCE);
    setrlimit(RLIMIT_CPU, &processor);
    setrlimit(RLIMIT_CORE, &nothing);
#ifndef IS_SANITIZED
    static const struct rlimit memory = {MEMORY_MOST, MEMORY_MOST};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

static void give_reply(int reply, const struct examine_reply *head, const char *words)
{
    if (file_write_all(reply, head, sizeof *head))
        (void)file_write_all(reply, words, strlen(words));
}

static void take_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    const int *reply = context;
    (void)path;
    give_reply(*reply, &(struct examine_reply){EXAMINE_VERDICT, verdict}, words);
}

/* What went wrong is told to the keeper alone. */
static void examine(struct supplement *supplement, const struct examine_rules *rules, const struct examine_task *task, int reply)
{
    static const char *const PATH = "-";
    const struct supplement_verification verification = {.paths = &PATH, .count = 1, .register_path = rules->register_path, .trust = rules->trust,
                                                         .discreet = true, .tell = take_verdict, .context = &reply};
    struct diag *diag = diag_create();
    (void)speech_turn(task->language);
    bool good = supplement_verify(supplement, &verification, diag);
    speech_end();
    diag_print(diag, stderr);
    if (!good)
        give_reply(reply, &(struct examine_reply){check_can_ask(supplement, rules->register_path, diag) ? EXAMINE_REFUSED : EXAMINE_FAILED, 0}, "");
}

/* ------------------------------------------------------------------------------------------------ one after another */

enum { FILE_GIVEN, REPLY_WANTED, DESCRIPTORS };

/* False: there will be none any more. */
static bool receive(int socket, struct examine_task *task, int descriptors[DESCRIPTORS])
{
    union {
        char bytes[CMSG_SPACE(DESCRIPTORS * sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct iovec part = {task, sizeof *task};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    ssize_t length;
    while ((length = recvmsg(socket, &message, 0)) < 0 && errno == EINTR)
        ;
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (length != sizeof *task || !head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(DESCRIPTORS * sizeof(int)))
        return false;
    memcpy(descriptors, CMSG_DATA(head), DESCRIPTORS * sizeof(int));
    return true;
}

static void examine_apart(struct supplement *supplement, const struct examine_rules *rules, int socket, const struct examine_task *task,
                          const int descriptors[DESCRIPTORS])
{
    if (fork() != 0) /* if it failed, the reply ends before it begins */
        return;
    limit_all();
    close(socket);
    if (dup2(descriptors[FILE_GIVEN], STDIN_FILENO) >= 0)
        examine(supplement, rules, task, descriptors[REPLY_WANTED]);
    _exit(0);
}

/* It has nothing that was open but the keeper's log; Ctrl-C is for the other, whose end it follows. */
static void become_examiner(struct supplement *supplement, const struct examine_rules *rules, int socket)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGCHLD};
    struct examine_task task;
    int descriptors[DESCRIPTORS];
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        signal(SIGNALS[i], SIG_IGN);
    int own = dup2(socket, STDERR_FILENO + 1);
    close_range(STDERR_FILENO + 2, ~0U, 0);
    if (rules->confine)
        rules->confine(supplement, rules->context);
    while (own >= 0 && receive(own, &task, descriptors)) {
        examine_apart(supplement, rules, own, &task, descriptors);
        close(descriptors[FILE_GIVEN]);
        close(descriptors[REPLY_WANTED]);
    }
    _exit(0);
}

int examine_begin(struct supplement *supplement, const struct examine_rules *rules)
{
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0)
        become_examiner(supplement, rules, sockets[1]);
    close(sockets[1]);
    if (child < 0) {
        close(sockets[0]);
        return -1;
    }
    return sockets[0];
}
