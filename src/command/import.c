/* supplement import: qualifications from records of the European Learning Model, workbooks, and documents of Word. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/file.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

static bool put(void *context, const void *bytes, size_t length)
{
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length;
}

static bool stop(void *context)
{
    (void)context;
    return interrupt_came();
}

static void confine(struct arena *arena, struct supplement *supplement, char **files, const char *folder)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    for (; *files; files++)
        sandbox_may_read(&sandbox, *files);
    sandbox_may_read(&sandbox, folder);
    sandbox_may_write_beside(&sandbox, arena_format(arena, "%s/.", folder));
    sandbox_enter(&sandbox);
}

static void import_files(char **files, const char *folder, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct supplement *supplement = supplement_create(NULL);
    interrupt_hold();
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        confine(arena, supplement, files, folder);
    else
        file_unwritable(folder, errno, diag);
    for (; *files && !diag_errors(diag) && !interrupt_came(); files++) {
        const struct supplement_import request = {.path = *files, .folder = folder, .report = put, .stop = stop};
        supplement_import(supplement, &request, diag);
    }
    supplement_destroy(supplement);
    arena_destroy(arena);
}

int command_import(int argc, char **argv, struct diag *diag)
{
    static const struct option options[] = {{"output", required_argument, NULL, 'o'}, {0}};
    const char *folder = NULL;
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        if (option == 'o')
            folder = optarg;
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (optind == argc)
        report_usage(diag, "import: name at least one record (XML or Turtle), workbook (.xlsx or .ods) or document (.docx or .odt)", "");
    if (!folder)
        report_usage(diag, "import: say with -o which folder the qualifications go to", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    import_files(argv + optind, folder, diag);
    return STATUS_OK;
}
