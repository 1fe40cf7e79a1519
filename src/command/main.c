/* supplement: Europass certificate supplements from qualification data. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/network.h"
#include "command/sandbox.h"
#include "supplement.h"

void report_usage(struct diag *diag, const char *format, const char *detail)
{
    diag_report(diag, DIAG_USAGE, (struct place){0}, "%s%s", say(format), detail);
}

void tell_file(const char *before, const char *path, const char *after)
{
    struct buffer line = {0};
    buffer_string(&line, before);
    diag_put_plain(&line, path);
    buffer_string(&line, after);
    buffer_byte(&line, '\n');
    fwrite(line.bytes, 1, line.length, stdout);
    buffer_finish(&line);
}

void take_standard(enum standard *standard, const char *argument, struct diag *diag)
{
    *standard = standard_named(argument);
    if (*standard == STANDARD_UNSAID)
        report_usage(diag, "--standard is pdf17 or pdf2: ", argument);
}

int take_mode(const char *argument, struct diag *diag)
{
    size_t digits = strspn(argument, "0246");
    int mode = digits && digits <= 4 && !argument[digits] ? (int)strtol(argument, NULL, 8) : 0;
    if ((mode & 0600) == 0600 && mode <= 0666)
        return mode;
    report_usage(diag, "--mode is who may read and write, such as 0600, 0640 or 0644: ", argument);
    return 0;
}

void report_option(struct diag *diag, const char *argument, int result, int option)
{
    if (result == ':')
        report_usage(diag, "an option lacks its value: ", argument);
    else if (option && strncmp(argument, "--", 2) != 0)
        report_usage(diag, "unknown option: ", (const char[]){'-', (char)option, '\0'});
    else
        report_usage(diag, "unknown option: ", argument);
}

/* Before a command or behind it; but `--` ends the options. */
static bool asks_for_help(int argc, char **argv, const char **command)
{
    bool first = argc > 1 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0);
    *command = argc > 1 + first ? argv[1 + first] : NULL;
    for (int i = 1; !first && i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0)
            return true;
    return first;
}

/* In words, as whoever asks wants to know what a hostile file could do here. */
static void print_version(bool closes_calls)
{
    int landlock = sandbox_landlock();
    puts("supplement " SUPPLEMENT_VERSION);
    if (landlock && closes_calls)
        printf(say("Its sandbox closes here: files (Landlock, version %d) and calls of the system (seccomp).\n"), landlock);
    else if (landlock)
        printf(say("Its sandbox closes here: files (Landlock, version %d). Calls of the system stay open: this kernel has no seccomp.\n"),
               landlock);
    else if (closes_calls)
        printf("%s", say("Its sandbox closes here: calls of the system (seccomp). Files stay open: this kernel has no Landlock.\n"));
    else
        printf("%s", say("It runs without a sandbox here: this kernel has neither Landlock nor seccomp.\n"));
}

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv, struct diag *diag);
} COMMANDS[] = {
    {"new", command_new},
    {"import", command_import},
    {"export-data", command_export_data},
    {"check", command_check},
    {"render", command_render},
    {"export", command_export},
    {"attach", command_attach},
    {"seal", command_seal},
    {"verify", command_verify},
    {"extract", command_extract},
    {"register", command_register},
    {"desk", command_desk},
    {"publish", command_publish},
    {"serve", command_serve},
    {"layout", command_layout},
};

static bool is_command(int argc, char **argv, const char *name)
{
    return argc > 1 && strcmp(argv[1], name) == 0;
}

static enum sandbox_sockets find_sockets(int argc, char **argv)
{
    return is_command(argc, argv, "serve") ? SOCKETS_LISTENING : key_is_on_token(argc, argv) ? SOCKETS_LOCAL : SOCKETS_NONE;
}

static int run(int argc, char **argv, bool closes_calls, struct diag *diag)
{
    const char *about;
    if (asks_for_help(argc, argv, &about))
        print_help(about);
    else if (argc < 2)
        report_usage(diag, "a command is missing", "");
    else if (strcmp(argv[1], "--version") == 0)
        print_version(closes_calls);
    else {
        for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
            if (strcmp(argv[1], COMMANDS[i].name) == 0)
                return COMMANDS[i].run(argc - 1, argv + 1, diag);
        report_usage(diag, "unknown command: ", argv[1]);
    }
    return STATUS_OK;
}

int main(int argc, char **argv)
{
    struct memory_guard guard;
    if (setjmp(*memory_enter(&guard))) {
        diag_print_exhausted(stderr);
        return STATUS_SYSTEM;
    }
    network_begin(argc, argv);
    bool closes_calls = is_command(argc, argv, "desk") || sandbox_forbid_calls(find_sockets(argc, argv)); /* it begins a browser first */
    supplement_speak(NULL);
    interrupt_expect();
    struct diag *diag = diag_create();
    int status = run(argc, argv, closes_calls, diag);
    diag_print(diag, stderr);
    if (diag_status(diag) > status)
        status = diag_status(diag);
    diag_destroy(diag);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "supplement: %s%s%s\n", say("standard output"), say(": "), say_error(errno));
        status = STATUS_SYSTEM;
    }
    network_end();
    interrupt_follow();
    return status;
}
