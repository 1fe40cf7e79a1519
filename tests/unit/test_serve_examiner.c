/* Files that are looked at by another process, which may answer, fall, or say nothing; and that process itself. */
#define _GNU_SOURCE /* memfd_create */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "serve/drop.h"
#include "serve/examiner.h"

/* ------------------------------------------------------------------------------------------------ another that plays the process */

/* Takes a task, with the file and where the reply goes. False: there will be none any more. */
static bool receive(int socket, struct examine_task *task, int descriptors[2])
{
    union {
        char bytes[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct iovec part = {task, sizeof *task};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    if (recvmsg(socket, &message, 0) != (ssize_t)sizeof *task)
        return false;
    memcpy(descriptors, CMSG_DATA(CMSG_FIRSTHDR(&message)), 2 * sizeof(int));
    return true;
}

/* Who has heard enough may be gone. */
static void reply(int place, const void *bytes, size_t length)
{
    ssize_t written = write(place, bytes, length);
    assert_true(written == (ssize_t)length || (written < 0 && errno == EPIPE));
}

/* What it does, the file says: "good", "fail", "half" a head, "long" words, or nothing. */
static void *play(void *context)
{
    static const struct examine_reply HEAD = {EXAMINE_VERDICT, SUPPLEMENT_ALTERED};
    const int *socket = context;
    struct examine_task task;
    int given[2];
    while (receive(*socket, &task, given)) {
        char file[8] = "", words[4096];
        assert_true(read(given[0], file, sizeof file - 1) >= 0);
        if (strcmp(file, "good") == 0 || strcmp(file, "long") == 0)
            reply(given[1], &HEAD, sizeof HEAD);
        if (strcmp(file, "good") == 0)
            reply(given[1], task.language, strlen(task.language));
        if (strcmp(file, "fail") == 0)
            reply(given[1], &(struct examine_reply){EXAMINE_FAILED, 0}, sizeof HEAD);
        memset(words, 'w', sizeof words);
        for (int i = 0; strcmp(file, "long") == 0 && i < 5; i++) /* a pipe takes 64 KB before somebody reads */
            reply(given[1], words, sizeof words);
        if (strcmp(file, "half") == 0)
            reply(given[1], &HEAD, sizeof HEAD / 2);
        close(given[0]);
        close(given[1]);
    }
    return NULL;
}

static struct played {
    int sockets[2];
    pthread_t thread;
    struct examiner *examiner;
} played;

static int begin(void **state)
{
    struct diag *diag = diag_create();
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, played.sockets), 0);
    played.examiner = examiner_create(played.sockets[0], 2, diag);
    assert_non_null(played.examiner);
    diag_destroy(diag);
    return pthread_create(&played.thread, NULL, play, &played.sockets[1]);
}

static int end(void **state)
{
    (void)state;
    examiner_destroy(played.examiner); /* and the socket, at whose end the other ends */
    close(played.sockets[1]);
    return 0;
}

static int end_both(void **state)
{
    examiner_destroy(played.examiner);
    played.examiner = NULL;
    pthread_join(played.thread, NULL);
    return end(state);
}

/* ------------------------------------------------------------------------------------------------ waiting */

static void wake(void *waiter)
{
    atomic_store((atomic_bool *)waiter, true);
}

static void await(struct examination *examination)
{
    atomic_bool woken = false;
    if (!examination_await(examination, wake, &woken))
        return;
    for (int i = 0; i < 3000 && !atomic_load(&woken); i++)
        poll(NULL, 0, 10);
    assert_true(atomic_load(&woken));
}

static struct examine_reply examine(const char *file, const char *language, char words[64])
{
    const char *found;
    struct examination *examination = examiner_take(played.examiner, file, strlen(file), language);
    assert_non_null(examination);
    await(examination);
    struct examine_reply reply = examination_reply(examination, &found);
    snprintf(words, 64, "%s", found);
    examination_release(examination);
    return reply;
}

static void a_verdict_comes_with_its_words(void **state)
{
    char words[64];
    (void)state;
    struct examine_reply reply = examine("good", "nl", words);
    assert_int_equal(reply.outcome, EXAMINE_VERDICT);
    assert_int_equal(reply.verdict, SUPPLEMENT_ALTERED);
    assert_string_equal(words, "nl");
}

static void who_falls_leaves_the_file_to_blame(void **state)
{
    char words[64];
    (void)state;
    assert_int_equal(examine("dies", "en", words).outcome, EXAMINE_REFUSED);
    assert_int_equal(examine("half", "en", words).outcome, EXAMINE_REFUSED);
    assert_string_equal(words, "");
}

static void words_are_bounded(void **state)
{
    char words[64];
    (void)state;
    assert_int_equal(examine("long", "en", words).outcome, EXAMINE_VERDICT);
    assert_int_equal(strlen(words), 63);
}

static void many_at_once_are_looked_at(void **state)
{
    enum { MANY = 8 };
    struct examination *taken[MANY];
    (void)state;
    for (int i = 0; i < MANY; i++)
        assert_non_null(taken[i] = examiner_take(played.examiner, "good", 4, "de"));
    for (int i = 0; i < MANY; i++) {
        await(taken[i]);
        examination_release(taken[i]);
    }
}

/* The form's file, as a browser sends it, is looked at, and answered then. */
static int status_of(struct drop *drop, const char *file)
{
    struct arena *arena = arena_create();
    const char *body = arena_format(arena, "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%s\r\n--x--\r\n", file);
    const struct request request = {.method = "POST", .path = "/check", .media = "multipart/form-data; boundary=x", .has_body = true,
                                    .body = body, .body_length = strlen(body)};
    struct answer answer;
    answer_begin(&answer);
    assert_false(drop_answer(drop, &request, "en", &answer));
    await(answer.examined);
    assert_true(drop_answer(drop, &request, "en", &answer));
    examination_release(answer.examined);
    buffer_finish(&answer.own);
    arena_destroy(arena);
    return answer.status;
}

static void the_register_is_not_blamed_for_the_file(void **state)
{
    struct drop *drop = drop_create(NULL, played.examiner);
    (void)state;
    assert_int_equal(status_of(drop, "good"), 200);
    assert_int_equal(status_of(drop, "dies"), 422);
    assert_int_equal(status_of(drop, "fail"), 503);
    drop_destroy(drop);
}

/* ------------------------------------------------------------------------------------------------ one that says nothing */

static int begin_silent(void **state)
{
    struct diag *diag = diag_create();
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, played.sockets), 0);
    played.examiner = examiner_create(played.sockets[0], 1, diag);
    assert_non_null(played.examiner);
    diag_destroy(diag);
    return 0;
}

static void so_many_wait_and_no_more_and_are_given_up_at_the_end(void **state)
{
    enum { MANY = 32 };
    struct examination *taken[MANY];
    atomic_bool woken[MANY];
    int count = 0;
    (void)state;
    while (count < MANY && (taken[count] = examiner_take(played.examiner, "x", 1, "en")) != NULL) {
        atomic_init(&woken[count], false);
        assert_true(examination_await(taken[count], wake, &woken[count]));
        count++;
    }
    assert_in_range(count, 8, 9); /* those that wait, and perhaps the one that is looked at */
    examiner_stop(played.examiner);
    for (int i = 0; i < count; i++) {
        assert_true(atomic_load(&woken[i]));
        examination_release(taken[i]);
    }
    assert_null(examiner_take(played.examiner, "x", 1, "en"));
}

/* ------------------------------------------------------------------------------------------------ the process itself */

static void what_the_register_does_is_told_apart_from_what_the_file_does(void **state)
{
    const struct examine_rules rules = {.register_path = "/no/such/register.db"};
    struct supplement *supplement = supplement_create(NULL);
    struct diag *diag = diag_create();
    char words[64];
    (void)state;
    played.examiner = examiner_create(examine_begin(supplement, &rules), 1, diag);
    assert_int_equal(examine("%PDF-1.7", "en", words).outcome, EXAMINE_FAILED);
    examiner_destroy(played.examiner);
    diag_destroy(diag);
    supplement_destroy(supplement);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_verdict_comes_with_its_words, begin, end_both),
        cmocka_unit_test_setup_teardown(who_falls_leaves_the_file_to_blame, begin, end_both),
        cmocka_unit_test_setup_teardown(words_are_bounded, begin, end_both),
        cmocka_unit_test_setup_teardown(many_at_once_are_looked_at, begin, end_both),
        cmocka_unit_test_setup_teardown(the_register_is_not_blamed_for_the_file, begin, end_both),
        cmocka_unit_test_setup_teardown(so_many_wait_and_no_more_and_are_given_up_at_the_end, begin_silent, end),
        cmocka_unit_test(what_the_register_does_is_told_apart_from_what_the_file_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
