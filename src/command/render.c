/* supplement render: one document. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/files.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { FIELDS_MOST = 200, MEMORY_OF_A_RENDER = 2560 * 1024 /* bytes; most documents need hardly more */ };

struct render {
    const char *qualification, *layout, *output, *format;
    int mode; /* of the output; 0: as is usual for it */
    struct supplement_request request;
    struct key_options key;
    const char *today; /* on which waivers are good */
    struct supplement_field fields[FIELDS_MOST];
    struct arena *arena;
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ options */

static void take_field(struct render *render, const char *argument)
{
    const char *equals = strchr(argument, '=');
    if (!equals || equals == argument) {
        report_usage(render->diag, "expected --field NAME=VALUE: ", argument);
        return;
    }
    if (render->request.field_count == FIELDS_MOST) {
        report_usage(render->diag, "too many fields: ", argument);
        return;
    }
    const char *name = arena_copy(render->arena, argument, (size_t)(equals - argument));
    for (size_t i = 0; i < render->request.field_count; i++)
        if (strcmp(render->fields[i].name, name) == 0)
            report_usage(render->diag, "a field is given twice: ", name);
    struct place place = {arena_format(render->arena, "--field %s", name), 0};
    render->fields[render->request.field_count++] = (struct supplement_field){name, equals + 1, place};
}

static void take_options(struct render *render, int argc, char **argv)
{
    static const struct option options[] = {
        {"language", required_argument, NULL, 'l'}, {"layout", required_argument, NULL, 'L'},
        {"field", required_argument, NULL, 'f'},    {"output", required_argument, NULL, 'o'},
        {"format", required_argument, NULL, 'F'},   {"strict", no_argument, NULL, 'S'},
        {"standard", required_argument, NULL, 'N'}, {"mode", required_argument, NULL, 'M'},
        {"pdf", required_argument, NULL, 'P'},      KEY_OPTIONS,
        {0},
    };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":l:L:f:o:", options, NULL)) != -1;) {
        switch (option) {
        case 'l': render->request.language = optarg; break;
        case 'L': render->layout = optarg; break;
        case 'f': take_field(render, optarg); break;
        case 'o': render->output = optarg; break;
        case 'F': render->format = optarg; break;
        case 'N': take_standard(&render->request.standard, optarg, render->diag); break;
        case 'P': render->request.pdf = optarg; break;
        case 'M': render->mode = take_mode(optarg, render->diag); break;
        case 'S': diag_be_strict(render->diag); break;
        default:
            if (!key_take_option(&render->key, option, optarg, render->diag))
                report_option(render->diag, argv[optind - 1], option, optopt);
        }
    }
    if (optind + 1 == argc)
        render->qualification = argv[optind];
    else
        report_usage(render->diag, "render: expected one qualification file", "");
    if (!render->output)
        report_usage(render->diag, "render: say with -o where to write", "");
    key_check_options(&render->key, render->diag);
}

/* ------------------------------------------------------------------------------------------------ format */

static bool find_format(struct render *render)
{
    static const struct {
        const char *name;
        enum supplement_format format;
    } known[] = {{"pdf", SUPPLEMENT_PDF}, {"html", SUPPLEMENT_HTML}, {"png", SUPPLEMENT_PNG}, {"svg", SUPPLEMENT_SVG},
                 {"json", SUPPLEMENT_JSON}, {"trace", SUPPLEMENT_TRACE}};
    const char *dot = strrchr(render->output, '.');
    const char *name = render->format ? render->format : dot ? dot + 1 : "";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i].name) == 0) {
            render->request.format = known[i].format;
            if (render->key.key && render->request.format != SUPPLEMENT_PDF)
                report_usage(render->diag, "render: only PDF is sealed, not ", name);
            if (render->request.pdf && render->request.format != SUPPLEMENT_HTML)
                report_usage(render->diag, "render: only HTML has a link to the PDF, not ", name);
            return !diag_errors(render->diag);
        }
    report_usage(render->diag, "the output ends in none of .pdf, .html, .png, .svg, .json, .trace, nor does --format name one: ",
                 render->format ? render->format : render->output);
    return false;
}

/* ------------------------------------------------------------------------------------------------ writing */

/* "out.png", page 1 -> "out-1.png". */
static const char *page_path(const struct render *render, size_t number)
{
    const char *dot = strrchr(render->output, '.'), *slash = strrchr(render->output, '/');
    size_t stem = dot && (!slash || dot > slash) ? (size_t)(dot - render->output) : strlen(render->output);
    return arena_format(render->arena, "%.*s-%zu%s", (int)stem, render->output, number, render->output + stem);
}

/* One file a page, with a number in its name. */
static bool is_paged(const struct render *render)
{
    return (render->request.format == SUPPLEMENT_PNG || render->request.format == SUPPLEMENT_SVG) &&
           strcmp(render->output, "-") != 0;
}

/* A document with somebody's name in it is that person's. */
static struct file_manner manner_of(const struct render *render)
{
    int usual = render->request.field_count ? FILE_PERSONAL : FILE_AS_USUAL;
    return (struct file_manner){render->mode ? render->mode : usual, is_paged(render)};
}

static void write_pages(const struct render *render, const struct supplement_files *files)
{
    struct file_batch *batch = file_batch_create(manner_of(render));
    bool good = true;
    for (size_t i = 0; good && i < files->count; i++)
        good = file_batch_add(batch, page_path(render, i + 1), files->list[i].bytes, files->list[i].length, render->diag);
    if (good)
        file_batch_commit(batch, render->diag);
    file_batch_destroy(batch);
}

static void write_files(const struct render *render, const struct supplement_files *files)
{
    interrupt_hold_for(render->output);
    if (is_paged(render))
        write_pages(render, files);
    else if (files->count > 1)
        report_usage(render->diag, "there are several pages; standard output takes one picture only: ", "-o -");
    else
        file_write(render->output, files->list[0].bytes, files->list[0].length, manner_of(render), render->diag);
}

static void confine(const struct render *render, struct supplement *supplement)
{
    struct sandbox sandbox;
    key_init_sandbox(&render->key, &sandbox, supplement);
    sandbox_may_read(&sandbox, render->qualification);
    sandbox_may_read_layout(&sandbox, render->layout);
    sandbox_may_write(&sandbox, render->output, manner_of(render));
    sandbox_enter(&sandbox);
}

/* What is not PDF cannot be sealed. */
static bool seal_document(struct render *render, struct supplement *supplement, struct supplement_key *key,
                          struct supplement_files *files)
{
    return !render->key.key || key_seal(supplement, key, &render->key, render->output, render->request.date, &files->list[0], render->diag);
}

/* The engine is left open: the program ends now, and the system takes the memory back at once, not piece by piece. */
static void render_document(struct render *render)
{
    static struct supplement *supplement; /* static: a leak checker finds here what is still held */
    memory_expect(MEMORY_OF_A_RENDER);
    supplement = supplement_create(NULL);
    struct supplement_key *key = key_open(&render->key, supplement, render->diag);
    confine(render, supplement);
    struct supplement_layout *layout = supplement_open_layout(supplement, render->layout, render->diag);
    struct supplement_qualification *qualification =
        supplement_open_qualification(supplement, render->qualification, render->diag);
    struct supplement_files files = {0};
    if (qualification)
        supplement_judge(supplement, qualification, render->today, render->diag);
    render->request.fields = render->fields;
    if (layout && qualification &&
        supplement_render(supplement, layout, qualification, &render->request, &files, render->diag) &&
        !diag_errors(render->diag) /* nor warnings, where they count as errors */ &&
        seal_document(render, supplement, key, &files))
        write_files(render, &files);
    files_finish(&files);
}

int command_render(int argc, char **argv, struct diag *diag)
{
    struct render render = {.diag = diag, .arena = arena_create()};
    take_options(&render, argc, argv);
    if (!diag_errors(diag) && find_format(&render) && find_date(render.arena, &render.request.date, diag) &&
        find_today(render.arena, &render.today, diag) && key_read_pin(&render.key, diag))
        render_document(&render);
    arena_destroy(render.arena);
    return STATUS_OK;
}
