/* supplement extract: the data inside a PDF. */
#include <getopt.h>

#include "base/file.h"
#include "command/command.h"
#include "supplement.h"

int command_extract(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"output", required_argument, NULL, 'o'}, {0}};
    const char *output = "-";
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        if (option == 'o')
            output = optarg;
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (optind + 1 != argc)
        report_usage(diag, "extract: expected one PDF file", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    struct buffer source = {0};
    if (supplement_extract(supplement, argv[optind], &source, diag))
        file_write(output, source.bytes, source.length, diag);
    buffer_finish(&source);
    supplement_destroy(supplement);
    return STATUS_OK;
}
