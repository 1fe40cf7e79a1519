/* supplement check: is everything there? */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "supplement.h"

static void check_files(struct supplement *supplement, const char *layout_path, char **files, struct diag *diag)
{
    struct supplement_layout *layout = NULL;
    if (layout_path && !(layout = supplement_open_layout(supplement, layout_path, diag)))
        return;
    struct buffer summary;
    buffer_init(&summary);
    for (; *files; files++) {
        buffer_clear(&summary);
        if (supplement_check(supplement, layout, *files, &summary, diag))
            printf("%s: good (%.*s)\n", *files, (int)summary.length, (const char *)summary.bytes);
    }
    buffer_finish(&summary);
}

int command_check(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"layout", required_argument, NULL, 'L'}, {0}};
    const char *layout = NULL;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":L:", options, NULL)) != -1;) {
        if (option == 'L')
            layout = optarg;
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (optind == argc)
        report_usage(diag, "check: name at least one file", "");
    for (int i = optind; i < argc; i++)
        if (strcmp(argv[i], "-") == 0)
            report_usage(diag, "check: files have names, so that messages can say where: ", "-");
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    check_files(supplement, layout, argv + optind, diag);
    supplement_destroy(supplement);
    return STATUS_OK;
}
