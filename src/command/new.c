/* supplement new: a qualification to begin with, as a file or as a workbook. */
#include <getopt.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/say.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

struct beginning {
    const char *country, *languages, *layout, *output;
    bool is_workbook;
};

static void confine(struct supplement *supplement, const struct beginning *beginning)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_layout(&sandbox, beginning->layout);
    sandbox_may_write(&sandbox, beginning->output, (struct file_manner){0});
    if (beginning->is_workbook)
        sandbox_may_work_beside(&sandbox, beginning->output);
    sandbox_enter(&sandbox);
}

static void take_options(struct beginning *beginning, int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"country", required_argument, NULL, 'c'},
                                            {"languages", required_argument, NULL, 'l'},
                                            {"layout", required_argument, NULL, 'L'},
                                            {"output", required_argument, NULL, 'o'},
                                            {"workbook", no_argument, NULL, 'w'},
                                            {0}};
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":L:o:", options, NULL)) != -1;) {
        switch (option) {
        case 'c': beginning->country = optarg; break;
        case 'l': beginning->languages = optarg; break;
        case 'L': beginning->layout = optarg; break;
        case 'o': beginning->output = optarg; break;
        case 'w': beginning->is_workbook = true; break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    beginning->is_workbook |= is_workbook(beginning->output);
    if (optind < argc)
        report_usage(diag, "new: there is one argument too many: ", argv[optind]);
    if (!beginning->country || !beginning->languages)
        report_usage(diag, "new: say which country awards the certificate and in which languages there are editions, that of the "
                           "certificate first: --country CZ --languages 'cs en'", "");
}

static bool put(struct supplement *supplement, const struct beginning *beginning, struct supplement_layout *layout, struct buffer *file, struct diag *diag)
{
    if (!beginning->is_workbook)
        return supplement_begin_qualification(supplement, layout, beginning->country, beginning->languages, file, diag);
    struct arena *arena = arena_create();
    bool good = supplement_begin_workbook(supplement, layout, beginning->country, beginning->languages, work_folder(arena, beginning->output), file, diag);
    arena_destroy(arena);
    return good;
}

static void begin(const struct beginning *beginning, struct diag *diag)
{
    struct supplement *supplement = supplement_create(NULL);
    struct buffer file = {0};
    confine(supplement, beginning);
    struct supplement_layout *layout = supplement_open_layout(supplement, beginning->layout, diag);
    interrupt_hold_for(beginning->output);
    if (layout && put(supplement, beginning, layout, &file, diag))
        file_write(beginning->output, file.bytes, file.length, (struct file_manner){0}, diag);
    buffer_finish(&file);
    supplement_destroy(supplement);
}

int command_new(int argc, char **argv, struct diag *diag)
{
    struct beginning beginning = {.output = "-"};
    take_options(&beginning, argc, argv, diag);
    if (diag_errors(diag))
        return STATUS_USAGE;
    if (file_exists(beginning.output)) /* somebody's work may be in it */
        diag_report(diag, DIAG_FILE_UNWRITABLE, (struct place){beginning.output, 0}, "%s", say("it is there already"));
    else
        begin(&beginning, diag);
    return STATUS_OK;
}
