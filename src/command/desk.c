/* supplement desk: the exam office's work, in a browser on this computer. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/sandbox.h"
#include "desk/desk.h"
#include "http/listen.h"
#include "supplement.h"

#define USUAL_FOLDER "Supplements" /* in the home folder */

/* In a process of its own that nobody waits for, which some systems' browser lives in; it is begun before the sandbox closes. */
static void open_browser(const char *address)
{
    pid_t child = fork();
    if (child > 0)
        waitpid(child, NULL, 0);
    if (child != 0)
        return;
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; nothing >= 0 && i < 3; i++)
        dup2(nothing, i);
    setsid();
    if (fork() == 0)
        execlp("xdg-open", "xdg-open", address, (char *)NULL);
    _exit(0);
}

static void tell_address(int socket, const char *key, struct arena *arena)
{
    const char *address = arena_format(arena, "http://127.0.0.1:%d/?key=%s", listen_port(socket), key);
    fprintf(stderr, "supplement: %s\n", address);
    open_browser(address);
}

/* The office's files are anywhere; what is made goes where it was said. */
static void confine(const struct desking *desking, struct arena *arena)
{
    struct sandbox sandbox;
    sandbox_init_readable(&sandbox);
    sandbox_may_write_beside(&sandbox, arena_format(arena, "%s/.", desking->output));
    sandbox_may_write_beside(&sandbox, arena_format(arena, "%s/.", desking->qualifications));
    sandbox_may_write_beside(&sandbox, desking->register_path);
    sandbox_enter(&sandbox);
}

static bool is_secret(enum diag_id id)
{
    return id == DIAG_KEY_SECRET;
}

/* A key file that takes a passphrase, and none was given, is opened by whoever sits at the desk. False with errors. */
static bool open_key(struct desking *desking, struct key_options *options, struct supplement *supplement, struct diag *diag)
{
    bool may_ask = options->key && !options->pin && !key_is_token(options);
    struct diag *own = diag_create();
    desking->seal = key_read_pin(options, own) ? key_open(options, supplement, own) : NULL;
    bool is_locked = !desking->seal && may_ask && diag_has(own, (struct place){options->key, 0}, is_secret);
    if (is_locked)
        desking->locked_seal = options->key;
    else
        diag_take(diag, own, NULL, NULL);
    diag_destroy(own);
    desking->certificates = options->certificates;
    desking->certify = options->certify;
    desking->network = key_network(options);
    return desking->seal || is_locked || !options->key;
}

static void open_desk(struct desking *desking, struct supplement *supplement, bool asks_token, struct arena *arena, struct diag *diag)
{
    char key[DESK_KEY_SIZE];
    desking->socket = listen_at("127.0.0.1:0", diag);
    if (desking->socket < 0)
        return;
    desk_make_key(key);
    desking->key = key;
    tell_address(desking->socket, key, arena);
    sandbox_forbid_calls(asks_token ? SOCKETS_ACCEPTED_LOCAL : SOCKETS_ACCEPTED);
    interrupt_hold();
    confine(desking, arena);
    if (!desk(supplement, desking, diag))
        close(desking->socket);
}

static void run(struct desking *desking, struct key_options *key, struct arena *arena, struct diag *diag)
{
    struct supplement *supplement = supplement_create(NULL);
    if (open_key(desking, key, supplement, diag))
        open_desk(desking, supplement, key_is_token(key), arena, diag);
    supplement_destroy(supplement);
}

static void complete(struct desking *desking, struct arena *arena)
{
    const char *home = getenv("HOME");
    if (!desking->output)
        desking->output = arena_format(arena, "%s/" USUAL_FOLDER, home ? home : ".");
    if (!desking->qualifications)
        desking->qualifications = arena_format(arena, "%s/qualifications", desking->output);
    if (!desking->register_path)
        desking->register_path = arena_format(arena, "%s/register.db", desking->output);
}

int command_desk(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"qualifications", required_argument, NULL, 'q'},
                                            {"register", required_argument, NULL, 'r'},
                                            {"layout", required_argument, NULL, 'L'},
                                            {"output", required_argument, NULL, 'o'},
                                            KEY_OPTIONS,
                                            {0}};
    struct desking desking = {.stop = interrupt_came};
    struct key_options key = {0};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":q:r:L:o:", options, NULL)) != -1;) {
        switch (option) {
        case 'q': desking.qualifications = optarg; break;
        case 'r': desking.register_path = optarg; break;
        case 'L': desking.layout = optarg; break;
        case 'o': desking.output = optarg; break;
        default:
            if (!key_take_option(&key, option, optarg, diag))
                report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    key_check_options(&key, diag);
    if (optind < argc)
        report_usage(diag, "desk: it takes no file: ", argv[optind]);
    struct arena *arena = arena_create();
    complete(&desking, arena);
    if (!diag_errors(diag) && find_date(arena, &desking.date, diag) && find_date(arena, &desking.today, diag))
        run(&desking, &key, arena, diag);
    arena_destroy(arena);
    return STATUS_OK;
}
