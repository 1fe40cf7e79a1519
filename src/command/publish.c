/* supplement publish: the inventory as a site of files. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "serve/site.h"
#include "serve/site_files.h"
#include "serve/speech.h"
#include "supplement.h"

static void confine(struct arena *arena, struct supplement *supplement, const struct site *site)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read(&sandbox, site->qualifications);
    sandbox_may_read_layout(&sandbox, site->layout);
    sandbox_may_read(&sandbox, site->folder);
    sandbox_may_write_beside(&sandbox, arena_format(arena, "%s/.", site->folder));
    sandbox_enter(&sandbox);
}

static void run(struct arena *arena, const struct site *site, struct diag *diag)
{
    struct supplement *supplement = supplement_create(NULL);
    struct buffer summary = {0};
    interrupt_hold();
    speech_begin();
    if (site_make_folder(site->folder, diag)) {
        confine(arena, supplement, site);
        if (site_publish(supplement, site, &summary, diag))
            fwrite(summary.bytes, 1, summary.length, stdout);
    }
    buffer_finish(&summary);
    supplement_destroy(supplement);
}

/* Without the slash at its end. */
static const char *take_address(struct arena *arena, const char *argument, struct diag *diag)
{
    size_t length = strlen(argument);
    if (!site_is_address(argument))
        report_usage(diag, "publish: --address is where the site will be found, such as https://example.org/supplements: ", argument);
    while (length && argument[length - 1] == '/')
        length--;
    return arena_copy(arena, argument, length);
}

int command_publish(int argc, char **argv, struct diag *diag)
{
    enum { ADDRESS = 256 };
    static const struct option options[] = {{"output", required_argument, NULL, 'o'},
                                            {"layout", required_argument, NULL, 'L'},
                                            {"address", required_argument, NULL, ADDRESS},
                                            {0}};
    struct site site = {.stop = interrupt_came};
    struct arena *arena = arena_create();
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:L:", options, NULL)) != -1;) {
        switch (option) {
        case 'o': site.folder = optarg; break;
        case 'L': site.layout = optarg; break;
        case ADDRESS: site.address = take_address(arena, optarg, diag); break;
        default: report_option(diag, argv[optind - 1], option, optopt);
        }
    }
    if (optind + 1 == argc)
        site.qualifications = argv[optind];
    else
        report_usage(diag, "publish: expected one folder of qualifications", "");
    if (!site.folder)
        report_usage(diag, "publish: say with -o which folder to publish into", "");
    if (!diag_errors(diag) && find_today(arena, &site.today, diag))
        run(arena, &site, diag);
    arena_destroy(arena);
    return STATUS_OK;
}
