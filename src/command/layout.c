/* supplement layout: a layout that builds on others, as one file. */
#include <getopt.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/command.h"
#include "command/sandbox.h"
#include "supplement.h"

static void confine(struct supplement *supplement, const char *path, const char *output)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read_layout(&sandbox, path);
    sandbox_may_write(&sandbox, output, (struct file_manner){0});
    sandbox_enter(&sandbox);
}

int command_layout(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {
        {"flatten", no_argument, NULL, 'F'}, {"output", required_argument, NULL, 'o'}, {0}};
    const char *output = "-";
    bool flatten = false;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        if (option == 'F')
            flatten = true;
        else if (option == 'o')
            output = optarg;
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (!flatten)
        report_usage(diag, "layout: expected --flatten", "");
    if (optind + 1 < argc)
        report_usage(diag, "layout: expected one layout file, or none for the usual one", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    struct buffer whole = {0};
    confine(supplement, argv[optind], output);
    if (supplement_flatten_layout(supplement, argv[optind], &whole, diag))
        file_write(output, whole.bytes, whole.length, (struct file_manner){0}, diag);
    buffer_finish(&whole);
    supplement_destroy(supplement);
    return STATUS_OK;
}
