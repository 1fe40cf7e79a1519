#define _GNU_SOURCE /* memfd_create, pipe2 */
#include "serve/examiner.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/say.h"

enum { WAITING_MOST = 8, THREADS_MOST = 64, GLANCE = 200 /* [ms] */, GLANCES_MOST = 150, WORDS_MOST = 16 * 1024 };

struct examination {
    struct examiner *examiner;
    struct examine_task task;
    int file;
    struct examine_reply reply;
    char words[WORDS_MOST + 1];
    bool is_done;
    examiner_wake *wake;
    void *waiter;
    struct examination *next; /* that waits */
};

struct examiner {
    int socket;
    pthread_mutex_t lock; /* guards what follows, and what is said of an examination until it is done */
    pthread_cond_t came;
    struct examination *first, **last;
    int waiting, thread_count;
    atomic_bool stops;
    pthread_t threads[THREADS_MOST];
};

/* ------------------------------------------------------------------------------------------------ asking */

static bool send_task(int socket, const struct examination *examination, int reply)
{
    const int descriptors[] = {examination->file, reply};
    union {
        char bytes[CMSG_SPACE(sizeof descriptors)];
        struct cmsghdr aligned;
    } control = {{0}};
    struct iovec part = {(void *)&examination->task, sizeof examination->task};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptors);
    memcpy(CMSG_DATA(head), descriptors, sizeof descriptors);
    return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)sizeof examination->task;
}

/* As much as there is, up to its end. 0: there is no more, or it is waited for no longer. */
static size_t receive(const struct examiner *examiner, int reply, void *place, size_t most)
{
    size_t length = 0;
    struct pollfd awaited = {reply, POLLIN, 0};
    for (int i = 0; i < GLANCES_MOST && length < most && !atomic_load(&examiner->stops); i++) {
        ssize_t some = poll(&awaited, 1, GLANCE) > 0 ? read(reply, (char *)place + length, most - length) : -1;
        if (some == 0)
            return length;
        length += some > 0 ? (size_t)some : 0;
    }
    return length;
}

/* Of who ended before the head was there, the file is to blame. */
static void read_reply(const struct examiner *examiner, int reply, struct examination *examination)
{
    struct examine_reply head;
    if (receive(examiner, reply, &head, sizeof head) != sizeof head)
        return;
    examination->reply = head;
    (void)receive(examiner, reply, examination->words, WORDS_MOST);
}

static void ask(const struct examiner *examiner, struct examination *examination)
{
    int pipes[2];
    examination->reply.outcome = EXAMINE_FAILED;
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return;
    bool sent = send_task(examiner->socket, examination, pipes[1]);
    close(pipes[1]);
    if (sent) {
        examination->reply.outcome = EXAMINE_REFUSED;
        read_reply(examiner, pipes[0], examination);
    }
    close(pipes[0]);
}

/* ------------------------------------------------------------------------------------------------ threads */

/* The next that waits; NULL: it is time to end, which those that are left are told as well. */
static struct examination *await(struct examiner *examiner)
{
    pthread_mutex_lock(&examiner->lock);
    while (!examiner->first && !atomic_load(&examiner->stops))
        pthread_cond_wait(&examiner->came, &examiner->lock);
    struct examination *examination = examiner->first;
    if (examination) {
        examiner->first = examination->next;
        examiner->last = examiner->first ? examiner->last : &examiner->first;
        examiner->waiting--;
    }
    pthread_mutex_unlock(&examiner->lock);
    return examination;
}

static void finish(struct examiner *examiner, struct examination *examination)
{
    pthread_mutex_lock(&examiner->lock);
    examination->is_done = true;
    examiner_wake *wake = examination->wake;
    void *waiter = examination->waiter;
    pthread_mutex_unlock(&examiner->lock);
    if (wake)
        wake(waiter); /* who is woken may release it */
}

static void *work(void *context)
{
    struct examiner *examiner = context;
    for (struct examination *examination; (examination = await(examiner)) != NULL;) {
        ask(examiner, examination);
        finish(examiner, examination);
    }
    return NULL;
}

struct examiner *examiner_create(int socket, int threads, struct diag *diag)
{
    struct examiner *examiner = memory_zeroed(1, sizeof *examiner);
    examiner->socket = socket;
    examiner->last = &examiner->first;
    pthread_mutex_init(&examiner->lock, NULL);
    pthread_cond_init(&examiner->came, NULL);
    for (int error = 0; examiner->thread_count < threads && examiner->thread_count < THREADS_MOST; examiner->thread_count++)
        if ((error = pthread_create(&examiner->threads[examiner->thread_count], NULL, work, examiner)) != 0) {
            diag_report(diag, DIAG_INTERNAL, (struct place){0}, "%s", say_error(error));
            examiner_destroy(examiner);
            return NULL;
        }
    return examiner;
}

void examiner_stop(struct examiner *examiner)
{
    pthread_mutex_lock(&examiner->lock);
    atomic_store(&examiner->stops, true);
    pthread_cond_broadcast(&examiner->came);
    pthread_mutex_unlock(&examiner->lock);
    while (examiner->thread_count)
        pthread_join(examiner->threads[--examiner->thread_count], NULL);
}

void examiner_destroy(struct examiner *examiner)
{
    if (!examiner)
        return;
    examiner_stop(examiner);
    close(examiner->socket);
    pthread_cond_destroy(&examiner->came);
    pthread_mutex_destroy(&examiner->lock);
    free(examiner);
}

/* ------------------------------------------------------------------------------------------------ an examination */

/* In memory alone, from its beginning. */
static int copy_file(const void *bytes, size_t length)
{
    int file = memfd_create("given", MFD_CLOEXEC);
    if (file >= 0 && file_write_all(file, bytes, length) && lseek(file, 0, SEEK_SET) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

static bool enqueue(struct examiner *examiner, struct examination *examination)
{
    pthread_mutex_lock(&examiner->lock);
    bool has_room = examiner->waiting < WAITING_MOST && !atomic_load(&examiner->stops);
    if (has_room) {
        *examiner->last = examination;
        examiner->last = &examination->next;
        examiner->waiting++;
        pthread_cond_signal(&examiner->came);
    }
    pthread_mutex_unlock(&examiner->lock);
    return has_room;
}

struct examination *examiner_take(struct examiner *examiner, const void *bytes, size_t length, const char *language)
{
    int file = copy_file(bytes, length);
    if (file < 0)
        return NULL;
    struct examination *examination = memory_zeroed(1, sizeof *examination);
    examination->examiner = examiner;
    examination->file = file;
    snprintf(examination->task.language, sizeof examination->task.language, "%s", language);
    if (enqueue(examiner, examination))
        return examination;
    examination_release(examination);
    return NULL;
}

void examination_release(struct examination *examination)
{
    close(examination->file);
    free(examination);
}

bool examination_await(struct examination *examination, examiner_wake *wake, void *waiter)
{
    pthread_mutex_lock(&examination->examiner->lock);
    bool waits = !examination->is_done;
    if (waits) {
        examination->wake = wake;
        examination->waiter = waiter;
    }
    pthread_mutex_unlock(&examination->examiner->lock);
    return waits;
}

struct examine_reply examination_reply(const struct examination *examination, const char **words)
{
    *words = examination->words;
    return examination->reply;
}
