/* supplement verify: is a file what was issued? */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

static void print_verdict(void *context, const char *path, enum supplement_verdict verdict, const char *words)
{
    static const char *const names[] = {
        [SUPPLEMENT_GENUINE] = N_("genuine"),   [SUPPLEMENT_UNALTERED] = N_("unaltered"),
        [SUPPLEMENT_REPLACED] = N_("replaced"), [SUPPLEMENT_REVOKED] = N_("revoked"),
        [SUPPLEMENT_ALTERED] = N_("altered"),   [SUPPLEMENT_UNKNOWN] = N_("unknown"),
        [SUPPLEMENT_SEALED] = N_("sealed"),
    };
    int *status = context;
    struct buffer line = {0};
    diag_put_plain(&line, path);
    buffer_format(&line, ": %s%s%s\n", say(names[verdict]), say(": "), words);
    fwrite(line.bytes, 1, line.length, stdout);
    buffer_finish(&line);
    if (verdict != SUPPLEMENT_GENUINE && verdict != SUPPLEMENT_UNALTERED && verdict != SUPPLEMENT_SEALED)
        *status = STATUS_INPUT;
}

/* Where no register is named, one may lie in the file's folder or the two above. */
static void permit_registers(struct sandbox *sandbox, const char *path)
{
    static const char *const NAMES[] = {"register.db", "../register.db", "../../register.db"};
    const char *slash = strrchr(path, '/');
    struct arena *arena = arena_create();
    for (int i = 0; i < 3; i++)
        sandbox_may_read_register(sandbox, arena_format(arena, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, NAMES[i]));
    arena_destroy(arena);
}

static void confine(struct supplement *supplement, const struct supplement_verification *verification, const char *layout_path)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_layout(&sandbox, layout_path);
    sandbox_may_read(&sandbox, verification->trust);
    if (verification->register_path)
        sandbox_may_read_register(&sandbox, verification->register_path);
    for (size_t i = 0; i < verification->count; i++) {
        sandbox_may_read(&sandbox, verification->paths[i]);
        if (!verification->register_path)
            permit_registers(&sandbox, verification->paths[i]);
    }
    sandbox_enter(&sandbox);
}

static bool is_to_stop(void *context)
{
    (void)context;
    return interrupt_came();
}

static void verify_files(struct supplement_verification *verification, const char *layout_path, struct diag *diag)
{
    interrupt_hold();
    struct supplement *supplement = supplement_create(NULL);
    confine(supplement, verification, layout_path);
    if (layout_path)
        verification->layout = supplement_open_layout(supplement, layout_path, diag);
    if (!layout_path || verification->layout)
        supplement_verify(supplement, verification, diag);
    supplement_destroy(supplement);
}

int command_verify(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {
        {"register", required_argument, NULL, 'r'}, {"layout", required_argument, NULL, 'L'}, {"trust", required_argument, NULL, 't'},
        {0}};
    int status = STATUS_OK;
    struct supplement_verification verification = {.tell = print_verdict, .stop = is_to_stop, .context = &status};
    const char *layout = NULL;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":r:L:", options, NULL)) != -1;) {
        switch (option) {
        case 'r': verification.register_path = optarg; break;
        case 'L': layout = optarg; break;
        case 't': verification.trust = optarg; break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    if (optind == argc)
        report_usage(diag, "verify: name at least one PDF file", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    verification.paths = (const char *const *)argv + optind;
    verification.count = (size_t)(argc - optind);
    verify_files(&verification, layout, diag);
    return status;
}
