/* supplement register: what was issued, listed, revoked, merged; what was sealed since; where it can be checked. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

#define REGISTER "register.db" /* in this folder, unless one is named */

/* What is common to the three: options before or between names. */
struct arguments {
    char **names;
    int count;
    bool csv, remove;
    const char *reason;
};

static struct arguments take_arguments(int argc, char **argv, const struct option *options, struct diag *diag)
{
    struct arguments arguments = {0};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":", options, NULL)) != -1;) {
        switch (option) {
        case 'c': arguments.csv = true; break;
        case 'x': arguments.remove = true; break;
        case 'r': arguments.reason = optarg; break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    arguments.names = argv + optind;
    arguments.count = argc - optind;
    return arguments;
}

/* Into a register of which others are read: `into` NULL, none is written to. */
static void confine(struct supplement *supplement, const char *into, const char *const *names, size_t count)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    if (into)
        sandbox_may_write_register(&sandbox, into);
    for (size_t i = 0; i < count; i++)
        sandbox_may_read_register(&sandbox, names[i]);
    sandbox_enter(&sandbox);
}

static int list(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"csv", no_argument, NULL, 'c'}, {0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    if (arguments.count > 1)
        report_usage(diag, "register list: expected one register: ", arguments.names[1]);
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    const char *name = arguments.count ? arguments.names[0] : REGISTER;
    confine(supplement, NULL, &name, 1);
    supplement_register_list(supplement, name, arguments.csv, stdout, diag);
    supplement_destroy(supplement);
    return STATUS_OK;
}

static int revoke(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"reason", required_argument, NULL, 'r'}, {0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    const char *when = NULL;
    struct arena *arena = arena_create();
    if (arguments.count < 2)
        report_usage(diag, "register revoke: expected a register and the number of an issue", "");
    if (!arguments.reason || !*arguments.reason)
        report_usage(diag, "register revoke: say why, with --reason", "");
    if (!diag_errors(diag) && find_date(arena, &when, diag)) {
        interrupt_hold();
        struct supplement *supplement = supplement_create(NULL);
        confine(supplement, arguments.names[0], NULL, 0);
        supplement_register_revoke(supplement, arguments.names[0], (const char *const *)arguments.names + 1,
                                   (size_t)arguments.count - 1, arguments.reason, when, diag);
        supplement_destroy(supplement);
    }
    arena_destroy(arena);
    return STATUS_OK;
}

static int merge(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    if (arguments.count < 2)
        report_usage(diag, "register merge: expected the register to merge into, and those to merge", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    struct buffer summary = {0};
    const char *const *names = (const char *const *)arguments.names;
    size_t count = (size_t)arguments.count - 1;
    confine(supplement, names[0], names + 1, count);
    if (supplement_register_merge(supplement, names[0], names + 1, count, &summary, diag))
        printf("%.*s", (int)summary.length, (const char *)summary.bytes);
    buffer_finish(&summary);
    supplement_destroy(supplement);
    return STATUS_OK;
}

static int address(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"remove", no_argument, NULL, 'x'}, {0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    if (arguments.count < 1 || arguments.count > 2)
        report_usage(diag, "register address: expected a register and an address", "");
    if (arguments.count == 2 && arguments.remove)
        report_usage(diag, "register address: an address is given, or removed with --remove: ", arguments.names[1]);
    if (diag_errors(diag))
        return STATUS_USAGE;
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    struct buffer found = {0};
    const char *name = arguments.names[0];
    if (arguments.count == 2 || arguments.remove) {
        confine(supplement, name, NULL, 0);
        supplement_register_set_address(supplement, name, arguments.remove ? NULL : arguments.names[1], diag);
    } else {
        confine(supplement, NULL, &name, 1);
        if (supplement_register_address(supplement, name, &found, diag) && found.length)
            printf("%.*s\n", (int)found.length, (const char *)found.bytes);
    }
    buffer_finish(&found);
    supplement_destroy(supplement);
    return STATUS_OK;
}

static void confine_to_files(struct supplement *supplement, const struct arguments *arguments)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_write_register(&sandbox, arguments->names[0]);
    for (int i = 1; i < arguments->count; i++)
        sandbox_may_read(&sandbox, arguments->names[i]);
    sandbox_enter(&sandbox);
}

/* Files are moved from folder to folder. */
static void confine_to_folder(const char *name, const char *folder)
{
    struct sandbox sandbox;
    struct arena *arena = arena_create();
    sandbox_init_readable(&sandbox);
    sandbox_may_read_register(&sandbox, name);
    sandbox_may_write_beside(&sandbox, arena_format(arena, "%s/check.js", folder));
    sandbox_enter(&sandbox);
    arena_destroy(arena);
}

static int enter_seals(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    if (arguments.count < 2)
        report_usage(diag, "register seal: expected a register, and the files that were sealed since they were issued", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    struct buffer summary = {0};
    confine_to_files(supplement, &arguments);
    if (supplement_register_seal(supplement, arguments.names[0], (const char *const *)arguments.names + 1,
                                 (size_t)arguments.count - 1, &summary, diag))
        printf("%.*s", (int)summary.length, (const char *)summary.bytes);
    buffer_finish(&summary);
    supplement_destroy(supplement);
    return STATUS_OK;
}

/* Whoever stops it, by whatever means, may run it again: interrupts are not held. */
static int publish(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{0}};
    struct arguments arguments = take_arguments(argc, argv, options, diag);
    if (arguments.count != 2)
        report_usage(diag, "register publish: expected a register and a folder", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    struct buffer summary = {0};
    confine_to_folder(arguments.names[0], arguments.names[1]);
    if (supplement_register_publish(supplement, arguments.names[0], arguments.names[1], &summary, diag))
        printf("%.*s", (int)summary.length, (const char *)summary.bytes);
    buffer_finish(&summary);
    supplement_destroy(supplement);
    return STATUS_OK;
}

int command_register(int argc, char **argv, struct diag *diag)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "list") == 0)
        return list(argc - 1, argv + 1, diag);
    if (strcmp(what, "revoke") == 0)
        return revoke(argc - 1, argv + 1, diag);
    if (strcmp(what, "merge") == 0)
        return merge(argc - 1, argv + 1, diag);
    if (strcmp(what, "seal") == 0)
        return enter_seals(argc - 1, argv + 1, diag);
    if (strcmp(what, "address") == 0)
        return address(argc - 1, argv + 1, diag);
    if (strcmp(what, "publish") == 0)
        return publish(argc - 1, argv + 1, diag);
    report_usage(diag, "register: expected list, revoke, merge, seal, address or publish: ", what);
    return STATUS_USAGE;
}
