/* A process asks in the place of another: only where it was settled, for as long as somebody waits, and as often as makes sense. The server is a
 * process of the test's. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "courier/courier.h"

static const struct courier_limits LIMITS = {.attempts = 3, .pause = 0.05, .patience = 1};

/* What the server gives, one connection after another; the last is given again and again. NULL: it keeps silent. */
struct server {
    pid_t process;
    int port;
    int *asked; /* how often, shared with that process */
    char address[64];
};

static void answer(int connection, const char *response)
{
    char request[4096];
    ssize_t count = read(connection, request, sizeof request - 1);
    struct pollfd asker = {connection, POLLIN, 0};
    if (response && count > 0)
        (void)!write(connection, response, strlen(response));
    else
        poll(&asker, 1, 10000);
    close(connection);
}

static struct server serve(const char *const *responses)
{
    struct server server = {.port = 0};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listening = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(listening, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(listening, 8), 0);
    getsockname(listening, (struct sockaddr *)&address, &length);
    server.port = ntohs(address.sin_port);
    server.asked = mmap(NULL, sizeof *server.asked, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    snprintf(server.address, sizeof server.address, "http://127.0.0.1:%d/", server.port);
    server.process = fork();
    if (server.process == 0)
        for (prctl(PR_SET_PDEATHSIG, SIGKILL);;) { /* it does not outlive a test that fails */
            int connection = accept(listening, NULL, NULL);
            ++*server.asked;
            answer(connection, *responses);
            responses += *responses && responses[1];
        }
    close(listening);
    assert_int_equal(setpgid(server.process, 0), 0); /* so that of this group the couriers are the only children */
    return server;
}

static void stop(const struct server *server)
{
    kill(server->process, SIGKILL);
    waitpid(server->process, NULL, 0);
    munmap(server->asked, sizeof *server->asked);
}

#define OK(body) "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" body

/* Its process ends, whatever it waits for. */
static void end(struct courier *courier)
{
    int status;
    courier_end(courier);
    assert_true(waitpid(0, &status, 0) > 0);
    assert_true(WIFEXITED(status));
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool ask(struct courier *courier, const char *address, size_t most, char said[600])
{
    struct buffer bytes = {0};
    const struct courier_question question = {address, "application/timestamp-query", "when?", 5, most};
    bool good = courier_ask(courier, &question, NULL, &bytes);
    snprintf(said, 600, "%.*s", (int)bytes.length, (const char *)bytes.bytes);
    buffer_finish(&bytes);
    return good;
}

/* One question to a server that gives these; how often it was asked. */
static int ask_once(const char *const *responses, bool *good, char said[600])
{
    struct server server = serve(responses);
    struct courier *courier = courier_begin(&LIMITS, NULL);
    assert_non_null(courier);
    courier_settle(courier, server.address, false);
    *good = ask(courier, server.address, 100, said);
    int asked = *server.asked;
    end(courier);
    stop(&server);
    return asked;
}

static void expect(const char *const *responses, int times, bool wanted, const char *words)
{
    char said[600];
    bool good;
    int asked = ask_once(responses, &good, said);
    if (good != wanted || strcmp(said, words) != 0 || asked != times)
        fail_msg("asked %d times, %s: %s", asked, good ? "good" : "not good", said);
}

static void an_answer_is_brought(void **state)
{
    (void)state;
    expect((const char *const[]){OK("now"), NULL}, 1, true, "now");
    expect((const char *const[]){OK(""), NULL}, 1, true, "");
}

static void what_may_pass_is_tried_again(void **state)
{
    (void)state;
    static const char BUSY[] = "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy";
    static const char OFTEN[] = "HTTP/1.1 429 Often\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    expect((const char *const[]){BUSY, OFTEN, OK("now"), NULL}, 3, true, "now");
    expect((const char *const[]){BUSY, NULL}, 3, false, "it answers with an error (HTTP 503)");
}

static void what_stays_is_not(void **state)
{
    (void)state;
    static const char ABSENT[] = "HTTP/1.1 404 Absent\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    static const char LOCKED[] = "HTTP/1.1 401 Who\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    static const char MOVED[] = "HTTP/1.1 302 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    expect((const char *const[]){ABSENT, OK("now"), NULL}, 1, false, "it answers with an error (HTTP 404)");
    expect((const char *const[]){LOCKED, OK("now"), NULL}, 1, false, "it does not let everybody in (HTTP 401)");
    expect((const char *const[]){MOVED, OK("now"), NULL}, 1, false, "it is elsewhere now: file:///etc/passwd");
}

static void an_answer_has_an_end(void **state)
{
    (void)state;
    char body[300], exact[300];
    snprintf(body, sizeof body, OK("%0101d"), 7);
    snprintf(exact, sizeof exact, OK("%0100d"), 7);
    expect((const char *const[]){body, NULL}, 1, false, "its answer is longer than 100 bytes");
    expect((const char *const[]){exact, NULL}, 1, true, exact + strlen(OK("")));
}

static void patience_has_one_too(void **state)
{
    (void)state;
    double begin = seconds();
    expect((const char *const[]){NULL}, 3, false, "it did not answer within 1 seconds");
    assert_true(seconds() - begin < 6);
}

/* And who has failed so is not waited for again: that would take the pause. */
static void nobody_may_be_there(void **state)
{
    (void)state;
    char said[600];
    struct courier *courier = courier_begin(&(struct courier_limits){.attempts = 2, .pause = 1, .patience = 1}, NULL);
    courier_settle(courier, "http://127.0.0.1:1/", false);
    assert_false(ask(courier, "http://127.0.0.1:1/", 100, said));
    assert_string_equal(said, "nobody answers there");
    double begin = seconds();
    assert_false(ask(courier, "http://127.0.0.1:1/", 100, said));
    assert_string_equal(said, "nobody answers there");
    assert_true(seconds() - begin < 1);
    end(courier);
}

static void only_what_was_settled_is_asked(void **state)
{
    (void)state;
    static const char NOT_NAMED[] = "that address was not named on the command line";
    char said[600], other[80];
    struct server server = serve((const char *const[]){OK("now"), NULL});
    snprintf(other, sizeof other, "%sother", server.address);
    for (int i = 0; i < 4; i++) {
        struct courier *courier = courier_begin(&LIMITS, NULL);
        if (i > 0) /* before, nothing is */
            courier_settle(courier, i == 3 ? "file:///etc/passwd" : server.address, false);
        if (i == 2) /* once, and for good */
            courier_settle(courier, other, false);
        assert_false(ask(courier, i == 0 ? server.address : i == 3 ? "file:///etc/passwd" : other, 100, said));
        if (i < 3)
            assert_string_equal(said, NOT_NAMED);
        end(courier);
    }
    assert_int_equal(*server.asked, 0);
    stop(&server);
}

static int looks;
static bool look(void)
{
    return ++looks > 2;
}

/* Whoever waits may stop, and the process that asks ends with him: it is still waiting for the server then. */
static void waiting_can_be_stopped(void **state)
{
    (void)state;
    struct server server = serve((const char *const[]){NULL});
    struct courier *courier = courier_begin(&(struct courier_limits){.attempts = 1, .patience = 100}, NULL);
    struct buffer bytes = {0};
    const struct courier_question question = {server.address, "a/b", "", 0, 100};
    double begin = seconds();
    courier_settle(courier, server.address, false);
    assert_false(courier_ask(courier, &question, look, &bytes));
    assert_memory_equal(bytes.bytes, "it was stopped", 14);
    buffer_finish(&bytes);
    end(courier);
    assert_true(seconds() - begin < 9); /* then the server hangs up */
    stop(&server);
}

/* It has nothing open that was open here. */
static void nothing_is_passed_on(void **state)
{
    (void)state;
    int ends[2];
    char byte;
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    struct courier *courier = courier_begin(&LIMITS, NULL);
    char said[600];
    assert_false(ask(courier, "http://127.0.0.1:1/", 100, said)); /* it has begun */
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
    end(courier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_brought),
        cmocka_unit_test(what_may_pass_is_tried_again),
        cmocka_unit_test(what_stays_is_not),
        cmocka_unit_test(an_answer_has_an_end),
        cmocka_unit_test(patience_has_one_too),
        cmocka_unit_test(nobody_may_be_there),
        cmocka_unit_test(only_what_was_settled_is_asked),
        cmocka_unit_test(waiting_can_be_stopped),
        cmocka_unit_test(nothing_is_passed_on),
    };
    unsetenv("http_proxy");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
