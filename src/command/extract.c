/* supplement extract: the data inside a PDF. */
#include <getopt.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { NUMBER_MOST = 1000 };

static int take_number(const char *argument, struct diag *diag)
{
    char *end;
    long number = strtol(argument, &end, 10);
    if (*end || number < 1 || number > NUMBER_MOST)
        report_usage(diag, "expected --number and a number from 1 on: ", argument);
    return (int)number;
}

static void confine(struct supplement *supplement, const char *path, const char *output, struct file_manner manner)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    sandbox_may_read(&sandbox, path);
    sandbox_may_write(&sandbox, output, manner);
    sandbox_enter(&sandbox);
}

int command_extract(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {
        {"output", required_argument, NULL, 'o'}, {"number", required_argument, NULL, 'n'},
        {"mode", required_argument, NULL, 'm'},   {"record", no_argument, NULL, 'r'},        {0}};
    const char *output = "-";
    int number = 0, mode = FILE_PERSONAL;
    bool record = false;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        if (option == 'o')
            output = optarg;
        else if (option == 'n')
            number = take_number(optarg, diag);
        else if (option == 'r')
            record = true;
        else if (option == 'm')
            mode = take_mode(optarg, diag);
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (optind + 1 != argc)
        report_usage(diag, "extract: expected one PDF file", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct supplement *supplement = supplement_create(NULL);
    const struct file_manner manner = {.mode = mode};
    struct buffer source = {0};
    confine(supplement, argv[optind], output, manner);
    bool found = (record ? supplement_extract_record : supplement_extract)(supplement, argv[optind], number, &source, diag);
    interrupt_hold_for(output);
    if (found)
        file_write(output, source.bytes, source.length, manner, diag);
    buffer_finish(&source);
    supplement_destroy(supplement);
    return STATUS_OK;
}
