/* supplement seal: an electronic seal behind PDFs that exist, or what it takes to check one for decades. */
#include <getopt.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/command.h"
#include "command/interrupt.h"
#include "command/key.h"
#include "command/network.h"
#include "command/sandbox.h"
#include "supplement.h"

enum { PDF_BYTES_MOST = 256 * 1024 * 1024 };

struct sealing {
    struct key_options key;
    const char *output; /* NULL: each file is replaced */
    int mode;           /* as file_manner has it */
    const char *date;
    bool extend;        /* the seals that are there, in place of a new one */
    const char *trust;  /* certificates of authorities for that */
    char **paths;
    int count;
    struct diag *diag;
};

/* A seal takes a key; to extend one takes none, and a time stamp. */
static void check_kind(const struct sealing *sealing)
{
    const struct key_options *key = &sealing->key;
    if (!sealing->extend && !key->key)
        report_usage(sealing->diag, "seal: say with --key what to seal with", "");
    if (!sealing->extend && sealing->trust)
        report_usage(sealing->diag, "seal: --trust is for --extend", "");
    if (sealing->extend && (key->key || key->certificates || key->pin || key->certify))
        report_usage(sealing->diag, "seal: --extend makes no new seal, and takes no key", "");
    if (sealing->extend && !sealing->trust)
        report_usage(sealing->diag, "seal: say with --trust for whose certificates --extend asks the addresses that they name", "");
    if (sealing->extend && !key->timestamp && !diag_errors(sealing->diag))
        report_usage(sealing->diag, "seal: say with --timestamp who gives the time stamp that --extend takes", "");
}

static void take_options(struct sealing *sealing, int argc, char **argv)
{
    static const struct option options[] = {
        {"key", required_argument, NULL, 'k'},    {"certificate", required_argument, NULL, 'c'},
        {"pin", required_argument, NULL, 'p'},    {"certify", no_argument, NULL, 'C'},
        {"output", required_argument, NULL, 'o'}, {"mode", required_argument, NULL, 'm'},
        {"timestamp", required_argument, NULL, 't'}, {"extend", no_argument, NULL, 'e'},
        {"trust", required_argument, NULL, 'T'},
        {0},
    };
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":k:o:", options, NULL)) != -1;) {
        switch (option) {
        case 'k': sealing->key.key = optarg; break;
        case 'c': sealing->key.certificates = optarg; break;
        case 'p': sealing->key.pin = optarg; break;
        case 'C': sealing->key.certify = true; break;
        case 't': sealing->key.timestamp = network_take_address(optarg, sealing->diag); break;
        case 'e': sealing->extend = true; break;
        case 'T': sealing->trust = optarg; break;
        case 'o': sealing->output = optarg; break;
        case 'm': sealing->mode = take_mode(optarg, sealing->diag); break;
        default: report_option(sealing->diag, argv[optind - 1], option, optopt);
        }
    }
    sealing->paths = argv + optind;
    sealing->count = argc - optind;
    if (sealing->count < 1)
        report_usage(sealing->diag, "seal: name at least one PDF file", "");
    check_kind(sealing);
    if (sealing->output && sealing->count > 1)
        report_usage(sealing->diag, "seal: -o names the output of one file, and there are several", "");
}

/* Of each path the output: where none is named the file itself. */
static const char *output_of(const struct sealing *sealing, const char *path)
{
    return sealing->output ? sealing->output : path;
}

static void confine(const struct sealing *sealing, struct supplement *supplement)
{
    struct sandbox sandbox;
    key_init_sandbox(&sealing->key, &sandbox, supplement);
    for (int i = 0; i < sealing->count; i++) {
        sandbox_may_read(&sandbox, sealing->paths[i]);
        sandbox_may_write(&sandbox, output_of(sealing, sealing->paths[i]), (struct file_manner){.mode = sealing->mode});
    }
    sandbox_may_read(&sandbox, sealing->trust);
    sandbox_enter(&sandbox);
}

/* In the place of the bytes. */
static bool extend(const struct sealing *sealing, struct supplement *supplement, const char *path, struct buffer *bytes)
{
    struct buffer extended = {0};
    const struct supplement_extending extending = {.file = {path, bytes->bytes, bytes->length}, .network = key_network(&sealing->key),
                                                   .trust = sealing->trust};
    bool good = supplement_extend(supplement, &extending, &extended, sealing->diag);
    buffer_finish(bytes);
    *bytes = extended;
    return good;
}

static bool seal_file(const struct sealing *sealing, struct supplement *supplement, struct supplement_key *key, const char *path)
{
    struct buffer bytes = {0};
    bool good = file_read(path, PDF_BYTES_MOST, (struct place){0}, &bytes, sealing->diag) &&
                (sealing->extend ? extend(sealing, supplement, path, &bytes)
                                 : key_seal(supplement, key, &sealing->key, path, sealing->date, &bytes, sealing->diag)) &&
                file_write(output_of(sealing, path), bytes.bytes, bytes.length, (struct file_manner){.mode = sealing->mode},
                           sealing->diag);
    buffer_finish(&bytes);
    return good;
}

/* One that cannot be sealed does not keep the others from it; a key that does not sign does. */
static void seal_files(const struct sealing *sealing, struct supplement *supplement, struct supplement_key *key)
{
    int done = 0;
    for (; done < sealing->count && !interrupt_came(); done++)
        if (!seal_file(sealing, supplement, key, sealing->paths[done]) && diag_status(sealing->diag) == STATUS_SYSTEM)
            return;
    if (done < sealing->count && sealing->extend)
        diag_report(sealing->diag, DIAG_INTERRUPTED, (struct place){0}, "%d of %d files were extended", done, sealing->count);
    else if (done < sealing->count)
        diag_report(sealing->diag, DIAG_INTERRUPTED, (struct place){0}, "%d of %d files were sealed", done, sealing->count);
}

int command_seal(int argc, char **argv, struct diag *diag)
{
    struct sealing sealing = {.mode = FILE_PERSONAL, .diag = diag};
    take_options(&sealing, argc, argv);
    if (diag_errors(diag))
        return STATUS_USAGE;
    struct arena *arena = arena_create();
    struct supplement *supplement = supplement_create(NULL);
    if (find_date(arena, &sealing.date, diag) && key_read_pin(&sealing.key, diag)) {
        interrupt_hold();
        struct supplement_key *key = key_open(&sealing.key, supplement, diag);
        if (sealing.extend)
            sealing.key.network = network_to(sealing.key.timestamp, true);
        confine(&sealing, supplement);
        if (key || sealing.extend)
            seal_files(&sealing, supplement, key);
    }
    supplement_destroy(supplement);
    arena_destroy(arena);
    return STATUS_OK;
}
