/* supplement serve: the inventory, and the documents of a register, by HTTP. */
#define _GNU_SOURCE /* sched_getaffinity */
#include <getopt.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "serve/examine.h"
#include "serve/serve.h"
#include "serve/speech.h"
#include "supplement.h"

/* It takes connections on the socket that it has, makes none, and writes no file. */
static void confine(struct supplement *supplement, const struct serving *serving)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read(&sandbox, serving->folder);
    if (serving->register_path)
        sandbox_may_read_register(&sandbox, serving->register_path);
    sandbox_may_read_anew(&sandbox, serving->certificate);
    sandbox_may_read_anew(&sandbox, serving->key);
    sandbox_may_read_layout(&sandbox, serving->layout);
    sandbox_forbid_calls(SOCKETS_ACCEPTED);
    sandbox_enter(&sandbox);
}

/* Of what looks at files that others made: it reads the register, asks nobody, and is asked on the socket that it has. */
static void confine_examiner(struct supplement *supplement, const void *context)
{
    const struct serving *serving = context;
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_register(&sandbox, serving->register_path);
    sandbox_may_read(&sandbox, serving->trust);
    sandbox_forbid_calls(SOCKETS_NONE);
    sandbox_enter(&sandbox);
}

static int begin_examiner(struct supplement *supplement, const struct serving *serving)
{
    const struct examine_rules rules = {.register_path = serving->register_path, .trust = serving->trust, .confine = confine_examiner,
                                        .context = serving};
    return serving->register_path ? examine_begin(supplement, &rules) : -1;
}

/* The first line of a file. False with errors. */
static bool read_token(const char *path, char token[SERVE_TOKEN_MOST + 1], struct diag *diag)
{
    enum { FILE_MOST = 4096 };
    struct buffer bytes = {0};
    bool good = file_read(path, FILE_MOST, (struct place){0}, &bytes, diag);
    buffer_byte(&bytes, '\0');
    size_t length = strcspn((const char *)bytes.bytes, "\r\n");
    if (good && (length < SERVE_TOKEN_LEAST || length > SERVE_TOKEN_MOST)) {
        report_usage(diag, "serve: a token is a line of 16 to 255 bytes, which nobody guesses: ", path);
        good = false;
    }
    if (good)
        snprintf(token, SERVE_TOKEN_MOST + 1, "%.*s", (int)length, (const char *)bytes.bytes);
    buffer_finish(&bytes);
    return good;
}

static int count_processors(void)
{
    enum { PROCESSORS_MOST = 64 };
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < PROCESSORS_MOST ? count : PROCESSORS_MOST;
}

static void run(struct serving *serving, const char *address, struct diag *diag)
{
    serving->socket = serve_listen(address, serving->certificate != NULL, diag);
    if (serving->socket < 0)
        return;
    interrupt_hold();
    speech_begin();
    struct supplement *supplement = supplement_create(NULL);
    serving->examiner = begin_examiner(supplement, serving);
    confine(supplement, serving);
    if (!serve(supplement, serving, diag))
        close(serving->socket);
    supplement_destroy(supplement);
}

struct serve_options {
    struct serving serving;
    const char *address;
    char token[SERVE_TOKEN_MOST + 1];
};

static void take_options(struct serve_options *asked, int argc, char **argv, struct diag *diag)
{
    enum { LISTEN = 256, TRUST, TOKEN, CERTIFICATE, KEY };
    static const struct option options[] = {{"qualifications", required_argument, NULL, 'q'},
                                            {"register", required_argument, NULL, 'r'},
                                            {"trust", required_argument, NULL, TRUST},
                                            {"layout", required_argument, NULL, 'L'},
                                            {"listen", required_argument, NULL, LISTEN},
                                            {"token", required_argument, NULL, TOKEN},
                                            {"certificate", required_argument, NULL, CERTIFICATE},
                                            {"key", required_argument, NULL, KEY},
                                            {0}};
    struct serving *serving = &asked->serving;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":q:r:L:", options, NULL)) != -1;) {
        switch (option) {
        case 'q': serving->folder = optarg; break;
        case 'r': serving->register_path = optarg; break;
        case 'L': serving->layout = optarg; break;
        case TRUST: serving->trust = optarg; break;
        case LISTEN: asked->address = optarg; break;
        case TOKEN: serving->token = read_token(optarg, asked->token, diag) ? asked->token : NULL; break;
        case CERTIFICATE: serving->certificate = optarg; break;
        case KEY: serving->key = optarg; break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
}

static void check_options(const struct serving *serving, struct diag *diag)
{
    if (!serving->folder && !serving->register_path)
        report_usage(diag, "serve: name the folder of qualifications with --qualifications, or a register with --register", "");
    if (serving->trust && !serving->register_path)
        report_usage(diag, "serve: --trust goes with --register", "");
    if (serving->key && !serving->certificate)
        report_usage(diag, "serve: say with --certificate whose key it is: ", serving->key);
}

int command_serve(int argc, char **argv, struct diag *diag)
{
    struct serve_options asked = {.serving = {.threads = count_processors(), .stop = interrupt_came}, .address = "127.0.0.1:8080"};
    struct serving *serving = &asked.serving;
    take_options(&asked, argc, argv, diag);
    check_options(serving, diag);
    if (optind < argc)
        report_usage(diag, "serve: it takes no file: ", argv[optind]);
    if (!serving->key)
        serving->key = serving->certificate;
    struct arena *arena = arena_create();
    if (!diag_errors(diag) && find_today(arena, &serving->today, diag))
        run(serving, asked.address, diag);
    arena_destroy(arena);
    return STATUS_OK;
}
