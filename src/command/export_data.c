/* supplement export-data: qualifications as records of the European Learning Model, or as a workbook. */
#include <getopt.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { WORKBOOK = -1 };

static const struct {
    const char *name;
    int format; /* enum supplement_record_format; or WORKBOOK */
} FORMATS[] = {{"elm-xml", SUPPLEMENT_RECORD_XML},
               {"turtle", SUPPLEMENT_RECORD_TURTLE},
               {"jsonld", SUPPLEMENT_RECORD_JSONLD},
               {"json", SUPPLEMENT_RECORD_JSON},
               {"xlsx", WORKBOOK}};

static int take_format(const char *argument, struct diag *diag)
{
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(argument, FORMATS[i].name) == 0)
            return FORMATS[i].format;
    report_usage(diag, "export-data: --format takes elm-xml, turtle, jsonld, json or xlsx: ", argument);
    return SUPPLEMENT_RECORD_XML;
}

static void confine(struct supplement *supplement, char **files, int format, const char *output)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox, supplement);
    for (; *files; files++)
        sandbox_may_read(&sandbox, *files);
    sandbox_may_write(&sandbox, output, (struct file_manner){0});
    if (format == WORKBOOK)
        sandbox_may_work_beside(&sandbox, output);
    sandbox_enter(&sandbox);
}

static bool put(struct supplement *supplement, const struct supplement_qualification *const *qualifications, size_t count, int format,
                const char *output, struct arena *arena, struct buffer *out, struct diag *diag)
{
    if (format != WORKBOOK)
        return supplement_record(supplement, qualifications, count, (enum supplement_record_format)format, out, diag);
    struct supplement_layout *layout = supplement_open_layout(supplement, NULL, diag);
    return layout && supplement_workbook(supplement, layout, qualifications, count, work_folder(arena, output), out, diag);
}

static void write_record(char **files, size_t count, int format, const char *output, struct diag *diag)
{
    struct arena *arena = arena_create();
    struct supplement *supplement = supplement_create(NULL);
    const struct supplement_qualification **qualifications = arena_new_array(arena, const struct supplement_qualification *, count);
    struct buffer record = {0};
    confine(supplement, files, format, output);
    for (size_t i = 0; i < count; i++)
        qualifications[i] = supplement_open_qualification(supplement, files[i], diag);
    interrupt_hold_for(output);
    if (!diag_errors(diag) && put(supplement, qualifications, count, format, output, arena, &record, diag))
        file_write(output, record.bytes, record.length, (struct file_manner){0}, diag);
    buffer_finish(&record);
    supplement_destroy(supplement);
    arena_destroy(arena);
}

int command_export_data(int argc, char **argv, struct diag *diag)
{
    enum { FORMAT = 256 };
    static const struct option options[] = {{"output", required_argument, NULL, 'o'}, {"format", required_argument, NULL, FORMAT}, {0}};
    const char *output = "-";
    int format = FORMAT; /* not said */
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        if (option == 'o')
            output = optarg;
        else if (option == FORMAT)
            format = take_format(optarg, diag);
        else
            report_option(diag, argv[optind - 1], option, optopt);
    }
    if (format == FORMAT)
        format = is_workbook(output) ? WORKBOOK : SUPPLEMENT_RECORD_XML;
    if (optind == argc)
        report_usage(diag, "export-data: name at least one qualification", "");
    if (diag_errors(diag))
        return STATUS_USAGE;
    write_record(argv + optind, (size_t)(argc - optind), format, output, diag);
    return STATUS_OK;
}
