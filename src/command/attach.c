/* supplement attach: supplements and their diploma in one PDF. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { PDF_BYTES_MOST = 256 * 1024 * 1024, SUPPLEMENTS_MOST = 100 };

struct attaching {
    const char *output;
    int mode; /* of the output, as file_manner has it */
    struct supplement_attachment attachment;
    struct key_options key;
    struct supplement_key *opened; /* NULL: nothing is sealed, or it cannot be opened */
    struct buffer *contents; /* of the diploma and the supplements */
    struct diag *diag;
};

/* ------------------------------------------------------------------------------------------------ options */

static void take_requirement(struct attaching *attaching, const char *argument)
{
    if (strcmp(argument, "pdfa") == 0)
        attaching->attachment.require_pdfa = true;
    else if (strcmp(argument, "pdfua") == 0)
        attaching->attachment.require_pdfua = true;
    else
        report_usage(attaching->diag, "expected --require pdfa or --require pdfua: ", argument);
}

static void take_joining(struct attaching *attaching, enum supplement_joining joining)
{
    if (attaching->attachment.joining && attaching->attachment.joining != joining)
        report_usage(attaching->diag, "attach: --embed and --collection exclude each other", "");
    attaching->attachment.joining = joining;
}

static void take_options(struct attaching *attaching, int argc, char **argv)
{
    static const struct option options[] = {
        {"output", required_argument, NULL, 'o'},  {"duplex", no_argument, NULL, 'd'},
        {"embed", no_argument, NULL, 'e'},         {"collection", no_argument, NULL, 'c'},
        {"require", required_argument, NULL, 'r'}, {"break-signature", no_argument, NULL, 'b'},
        {"any", no_argument, NULL, 'a'},           {"mode", required_argument, NULL, 'm'},
        KEY_OPTIONS,
        {0},
    };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":o:", options, NULL)) != -1;) {
        switch (option) {
        case 'o': attaching->output = optarg; break;
        case 'd': attaching->attachment.duplex = true; break;
        case 'e': take_joining(attaching, SUPPLEMENT_EMBED); break;
        case 'c': take_joining(attaching, SUPPLEMENT_COLLECTION); break;
        case 'r': take_requirement(attaching, optarg); break;
        case 'b': attaching->attachment.break_signature = true; break;
        case 'a': attaching->attachment.any = true; break;
        case 'm': attaching->mode = take_mode(optarg, attaching->diag); break;
        default:
            if (!key_take_option(&attaching->key, option, optarg, attaching->diag))
                report_option(attaching->diag, argv[optind - 1], option, optopt);
        }
    }
    if (argc - optind < 2)
        report_usage(attaching->diag, "attach: expected a diploma and at least one supplement", "");
    if (argc - optind > 1 + SUPPLEMENTS_MOST)
        report_usage(attaching->diag, "attach: too many supplements", "");
    if (!attaching->output)
        report_usage(attaching->diag, "attach: say with -o where to write", "");
    if (attaching->attachment.duplex && attaching->attachment.joining == SUPPLEMENT_EMBED)
        report_usage(attaching->diag, "attach: --duplex is for pages, and --embed adds none", "");
    key_check_options(&attaching->key, attaching->diag);
}

/* ------------------------------------------------------------------------------------------------ files */

static struct file_manner manner_of(const struct attaching *attaching)
{
    return (struct file_manner){.mode = attaching->mode};
}

static bool read_files(struct attaching *attaching, char **paths, size_t count, struct supplement_file *files)
{
    size_t errors = diag_errors(attaching->diag);
    for (size_t i = 0; i < count; i++) {
        if (file_is_same(paths[i], attaching->output))
            report_usage(attaching->diag, "attach: the output would replace an input: ", paths[i]);
        else if (file_read(paths[i], PDF_BYTES_MOST, (struct place){0}, &attaching->contents[i], attaching->diag))
            files[i] = (struct supplement_file){paths[i], attaching->contents[i].bytes, attaching->contents[i].length};
    }
    return diag_errors(attaching->diag) == errors;
}

static void confine(const struct attaching *attaching, struct supplement *supplement, char **paths, size_t count)
{
    struct sandbox sandbox;
    key_init_sandbox(&attaching->key, &sandbox, supplement);
    for (size_t i = 0; i < count; i++)
        sandbox_may_read(&sandbox, paths[i]);
    sandbox_may_write(&sandbox, attaching->output, manner_of(attaching));
    sandbox_enter(&sandbox);
}

/* The whole is what is sealed. */
static bool make_whole(struct attaching *attaching, struct supplement *supplement, struct buffer *whole)
{
    const char *date = NULL;
    struct arena *arena = arena_create();
    struct supplement_key *key = attaching->opened;
    bool good = (key || !attaching->key.key) && find_date(arena, &date, attaching->diag) &&
                supplement_attach(supplement, &attaching->attachment, whole, attaching->diag) &&
                key_seal(supplement, key, &attaching->key, attaching->output, date, whole, attaching->diag);
    arena_destroy(arena);
    return good;
}

static void attach_files(struct attaching *attaching, struct supplement *supplement)
{
    struct buffer whole = {0};
    bool made = make_whole(attaching, supplement, &whole);
    interrupt_hold_for(attaching->output);
    if (made)
        file_write(attaching->output, whole.bytes, whole.length, manner_of(attaching), attaching->diag);
    buffer_finish(&whole);
}

int command_attach(int argc, char **argv, struct diag *diag)
{
    struct attaching attaching = {.mode = FILE_PERSONAL, .diag = diag};
    take_options(&attaching, argc, argv);
    if (diag_errors(diag) || !key_read_pin(&attaching.key, diag))
        return STATUS_USAGE;
    size_t count = (size_t)(argc - optind);
    struct supplement_file *files = memory_zeroed(count, sizeof *files);
    attaching.contents = memory_zeroed(count, sizeof *attaching.contents);
    struct supplement *supplement = supplement_create(NULL);
    attaching.opened = key_open(&attaching.key, supplement, diag);
    confine(&attaching, supplement, argv + optind, count);
    if (read_files(&attaching, argv + optind, count, files)) {
        attaching.attachment.diploma = files[0];
        attaching.attachment.supplements = files + 1;
        attaching.attachment.supplement_count = count - 1;
        attach_files(&attaching, supplement);
    }
    supplement_destroy(supplement);
    for (size_t i = 0; i < count; i++)
        buffer_finish(&attaching.contents[i]);
    free(attaching.contents);
    free(files);
    return STATUS_OK;
}
