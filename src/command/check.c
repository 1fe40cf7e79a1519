/* supplement check: is everything there? */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/json.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

/* The summary names what the file does. */
static void tell_good(const char *path, const char *summary, bool json)
{
    struct buffer line = {0}, plain = {0};
    if (json) {
        buffer_string(&line, "{\"event\":\"good\"");
        json_text(&line, "file", path);
        buffer_string(&line, "}\n");
    } else {
        diag_put_plain(&line, path);
        diag_put_plain(&plain, summary);
        buffer_format(&line, say(": good (%.*s)\n"), (int)plain.length, (const char *)plain.bytes);
    }
    fwrite(line.bytes, 1, line.length, stdout);
    buffer_finish(&plain);
    buffer_finish(&line);
}

static void check_files(struct supplement *supplement, const char *layout_path, char **files, const char *today, bool json,
                        struct diag *diag)
{
    struct supplement_layout *layout = NULL;
    if (layout_path && !(layout = supplement_open_layout(supplement, layout_path, diag)))
        return;
    struct buffer summary;
    buffer_init(&summary);
    size_t done = 0;
    for (; files[done] && !interrupt_came(); done++) {
        buffer_clear(&summary);
        bool good = supplement_check(supplement, layout, files[done], today, &summary, diag);
        buffer_byte(&summary, '\0');
        if (good)
            tell_good(files[done], (const char *)summary.bytes, json);
    }
    if (files[done])
        diag_report(diag, DIAG_INTERRUPTED, (struct place){0}, "%zu files were checked, not %s and those behind it", done,
                    files[done]);
    buffer_finish(&summary);
}

/* Only its content says whether a file is a layout, or labels, whose form may lie beside their folder. */
static void confine(struct supplement *supplement, const char *layout_path, char **files)
{
    struct arena *arena = arena_create();
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_layout(&sandbox, layout_path);
    for (; *files; files++) {
        sandbox_may_read(&sandbox, *files);
        sandbox_may_read_layout(&sandbox, *files);
        sandbox_may_read_layout(&sandbox, file_called_as_folder(arena, *files, ".xml"));
    }
    sandbox_enter(&sandbox);
    arena_destroy(arena);
}

/* What was found, and how much of it. */
static int tell_findings(struct diag *diag, bool json)
{
    int status = diag_status(diag);
    if (json)
        diag_print_json(diag, stdout);
    else
        diag_print(diag, stderr);
    if (!json && diag_count(diag))
        diag_print_counts(diag, stderr);
    diag_clear(diag);
    return status;
}

int command_check(int argc, char **argv, struct diag *diag)
{
    enum { STRICT = 256, FORMAT };
    static const struct option options[] = {{"layout", required_argument, NULL, 'L'},
                                            {"strict", no_argument, NULL, STRICT},
                                            {"format", required_argument, NULL, FORMAT},
                                            {0}};
    const char *layout = NULL;
    bool json = false;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":L:", options, NULL)) != -1;) {
        switch (option) {
        case 'L': layout = optarg; break;
        case STRICT: diag_be_strict(diag); break;
        case FORMAT:
            if (!(json = strcmp(optarg, "json") == 0))
                report_usage(diag, "check: --format takes json: ", optarg);
            break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    if (optind == argc)
        report_usage(diag, "check: name at least one file", "");
    for (int i = optind; i < argc; i++)
        if (strcmp(argv[i], "-") == 0)
            report_usage(diag, "check: files have names, so that messages can say where: ", "-");
    struct arena *arena = arena_create();
    const char *today;
    int status = STATUS_USAGE;
    if (!diag_errors(diag) && find_today(arena, &today, diag)) {
        interrupt_hold();
        struct supplement *supplement = supplement_create(NULL);
        confine(supplement, layout, argv + optind);
        check_files(supplement, layout, argv + optind, today, json, diag);
        supplement_destroy(supplement);
        status = tell_findings(diag, json);
    }
    arena_destroy(arena);
    return status;
}
